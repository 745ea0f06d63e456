/* causerie-json-members.h: the members of an object, when names come again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Of the parser. To put a value in the place of another one, an object of json-glib looks through all of
 * its members: a text that says one name again and again would take hours. So such values are kept in
 * `later` (NULL at first, owned by the caller) until the object is whole. */

/* `value`: (transfer full). */
void        causerie_json_members_add    (JsonObject  *object,
                                          GHashTable **later,
                                          const char  *name,
                                          JsonNode    *value);

/* The object with what came later in its place (transfer full); itself when nothing did. */
JsonObject *causerie_json_members_finish (JsonObject *object, GHashTable *later);

G_END_DECLS
