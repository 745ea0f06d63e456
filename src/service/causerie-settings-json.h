/* causerie-settings-json.h: connections, profiles and preferences as JSON, without any secret
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* For moving to another computer. What lies in the keyring is not here, and neither is what a person
 * may have put elsewhere: user info and key-like values in addresses, and what looks like a key in
 * extra JSON, are left out. Risks that were confirmed are to be confirmed again. */

/* Arrays of objects in the person's order, and an object of the preferences that were set; without size
 * and place of the window (transfer full). */
JsonNode *causerie_settings_json_write_connections (CauserieSettings *self);
JsonNode *causerie_settings_json_write_profiles    (CauserieSettings *self);
JsonNode *causerie_settings_json_write_preferences (CauserieSettings *self);

typedef enum {
  CAUSERIE_SETTINGS_JSON_ADDED,
  CAUSERIE_SETTINGS_JSON_PRESENT, /* one with its uid is here and stays as it is */
  CAUSERIE_SETTINGS_JSON_REFUSED, /* it makes no sense */
} CauserieSettingsJsonResult;

/* Adds what such an object describes at the end of the list. */
CauserieSettingsJsonResult causerie_settings_json_add_connection (CauserieSettings *self, JsonObject *object);
CauserieSettingsJsonResult causerie_settings_json_add_profile    (CauserieSettings *self, JsonObject *object);

/* Sets the preferences that are not set here; TRUE when there was one. */
gboolean                   causerie_settings_json_add_preferences (CauserieSettings *self, JsonObject *object);

/* The address without user info and without the values of its query that look like secrets (transfer
 * full). */
char                      *causerie_settings_json_blank_address  (const char *address);

G_END_DECLS
