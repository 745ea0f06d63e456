/* causerie-provider-row.c: the choice of a provider
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-provider-row.h"

#include <glib/gi18n.h>

struct _CauserieProviderRow {
  AdwComboRow  parent_instance;
};

G_DEFINE_FINAL_TYPE (CauserieProviderRow, causerie_provider_row, ADW_TYPE_COMBO_ROW)

/* The demo is the last row, so that positions are those of the table with it and without. */
static GListModel *
list_names (gboolean with_demo)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  gsize n_providers;
  const CauserieProvider *rows = causerie_provider_list (&n_providers);

  for (gsize i = 0; i < n_providers; i++)
    if (with_demo || (rows[i].flags & CAUSERIE_PROVIDER_DEMO) == 0)
      gtk_string_list_append (names, _(rows[i].name));

  return G_LIST_MODEL (names);
}

static void
causerie_provider_row_class_init (CauserieProviderRowClass *klass)
{
}

static void
causerie_provider_row_init (CauserieProviderRow *self)
{
  gsize n_providers;

  causerie_provider_row_show (self, causerie_provider_list (&n_providers)->id);
}

void
causerie_provider_row_show (CauserieProviderRow *self, const char *id)
{
  const CauserieProvider *provider = causerie_provider_get (id);
  g_autoptr(GListModel) names = list_names ((provider->flags & CAUSERIE_PROVIDER_DEMO) != 0);
  gsize n_providers;

  g_return_if_fail (CAUSERIE_IS_PROVIDER_ROW (self));

  adw_combo_row_set_model (ADW_COMBO_ROW (self), names);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              (guint) (provider - causerie_provider_list (&n_providers)));
}

const CauserieProvider *
causerie_provider_row_get (CauserieProviderRow *self)
{
  guint selected;
  gsize n_providers;
  const CauserieProvider *rows = causerie_provider_list (&n_providers);

  g_return_val_if_fail (CAUSERIE_IS_PROVIDER_ROW (self), rows);

  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected < n_providers ? &rows[selected] : rows;
}

gboolean
causerie_provider_row_brings (const char *address)
{
  gsize n_providers;
  const CauserieProvider *rows = causerie_provider_list (&n_providers);

  g_return_val_if_fail (address != NULL, FALSE);

  for (gsize i = 0; i < n_providers; i++)
    if (g_str_equal (address, rows[i].base_url))
      return TRUE;

  return FALSE;
}
