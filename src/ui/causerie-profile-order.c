/* causerie-profile-order.c: rows of model profiles are dragged up and down
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-order.h"

#include "causerie-profile-row.h"
#include "causerie-row-drag.h"

static GtkWidget *
find_row (GtkWidget *list, double x, double y)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), (int) y));
}

static gpointer
get_profile (GtkWidget *row)
{
  return causerie_profile_row_get_profile (CAUSERIE_PROFILE_ROW (row));
}

static gboolean
take_place (gpointer owner, gpointer item, GtkWidget *row)
{
  CauserieSettings *settings = owner;
  const char *uid = causerie_profile_get_uid (item);

  if (row == NULL || causerie_settings_find_profile (settings, uid) != item)
    return FALSE;

  causerie_settings_move_profile (settings, item,
                                  (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

static const CauserieRowDrag profile_drag = {
  .get_type = causerie_profile_get_type,
  .find_row = find_row,
  .get_item = get_profile,
  .drop = take_place,
};

void
causerie_profile_order_add (GtkListBox *list, CauserieSettings *settings)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list) && CAUSERIE_IS_SETTINGS (settings));

  causerie_row_drag_add (GTK_WIDGET (list), &profile_drag, settings);
}
