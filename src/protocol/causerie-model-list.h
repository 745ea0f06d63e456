/* causerie-model-list.h: a server's list of models, in whatever shape it comes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"

G_BEGIN_DECLS

/* Reads {"data":[…]}, {"models":[…]} or a bare array, of objects or of names, into CauserieModels in
 * the server's order (transfer full). An entry without a name, and one that was named before, is left
 * out; entries that cannot chat stay. A list may be empty.
 * Errors: those of causerie_json_parse(), and CAUSERIE_ERROR_PROTOCOL for JSON that is no list. */
GPtrArray         *causerie_model_list_parse      (const char *text, gsize length, GError **error);

/* The same with what a list says beside its models. */
typedef struct {
  GPtrArray  *models;  /* of CauserieModel */
  char       *next;    /* the rest, an address to be resolved against that of the page; NULL: all */
  const char *server;  /* the program that wrote it: an id of causerie-server-kind.h; NULL unsaid */
} CauserieModelPage;

CauserieModelPage *causerie_model_list_parse_page (const char *text, gsize length, GError **error);
void               causerie_model_page_free       (CauserieModelPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieModelPage, causerie_model_page_free)

G_END_DECLS
