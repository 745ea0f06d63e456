/* catalogue-fixture.h: a catalogue with models, as if a server had listed them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-list.h"
#include "causerie-catalogue-shelf.h"
#include "causerie-catalogue.h"
#include "causerie-model-list.h"

/* The models of a list as a server sends it (transfer full). */
G_GNUC_UNUSED static GPtrArray *
parse_models (const char *json)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *models = causerie_model_list_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return models;
}

/* More of the same: each again under other names, until there are `n`. */
G_GNUC_UNUSED static void
multiply_models (GPtrArray *models, guint n)
{
  guint n_first = models->len;

  for (guint i = 0; models->len < n; i++) {
    CauserieModelFacts facts = *causerie_model_get_facts (models->pdata[i % n_first]);
    g_autofree char *id = g_strdup_printf ("%s-%u", facts.id, i / n_first + 2);
    g_autofree char *name = g_strdup_printf ("%s %u", facts.name, i / n_first + 2);

    facts.id = id;
    facts.name = name;
    g_ptr_array_add (models, causerie_model_new (&facts));
  }
}

/* Puts them where a catalogue made later finds them. `before`: the list before, NULL none. */
G_GNUC_UNUSED static void
shelve_models (const char         *folder,
               CauserieConnection *connection,
               GPtrArray          *models,
               GPtrArray          *before)
{
  CauserieListHead head = { causerie_connection_get_base_url (connection), "", "",
                            g_get_real_time () / G_USEC_PER_SEC };
  g_autofree char *path =
    causerie_catalogue_shelf_build_path (folder, causerie_connection_get_uid (connection));
  g_autoptr(CauserieCatalogueList) old =
    before != NULL ? causerie_catalogue_list_new (before, &head, NULL) : NULL;
  g_autoptr(CauserieCatalogueList) list = causerie_catalogue_list_new (models, &head, old);
  g_autoptr(GError) error = NULL;

  causerie_catalogue_list_save (list, path, &error);
  g_assert_no_error (error);
}
