/* causerie-argument.c: what a word of the command line says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-argument.h"

#include <glib/gi18n.h>
#include <stdio.h>

gboolean
causerie_argument_make_utf8 (char **text, GError **error)
{
  char *converted;

  g_return_val_if_fail (text != NULL, FALSE);

  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return TRUE;

  converted = g_locale_to_utf8 (*text, -1, NULL, NULL, NULL);
  g_free (*text);
  *text = converted;
  return converted != NULL ||
         causerie_argument_refuse (error, _("An argument is not text in UTF-8."));
}

static gboolean
matches (gpointer item, const char *property, const char *wanted)
{
  g_autofree char *value = NULL;

  g_object_get (item, property, &value, NULL);
  return g_str_equal (value, wanted);
}

gpointer
causerie_argument_find_named (GListModel *list, const char *wanted, guint *n_found)
{
  gpointer found = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (list) && wanted != NULL && n_found != NULL, NULL);

  *n_found = 0;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr(GObject) item = g_list_model_get_item (list, i);

    if (matches (item, "uid", wanted)) {
      g_set_object (&found, item);
      return found;
    }
    if (matches (item, "name", wanted)) {
      g_set_object (&found, item);
      (*n_found)++;
    }
  }

  if (*n_found > 1)
    g_clear_object (&found);
  return found;
}

CauserieProfile *
causerie_argument_find_profile (CauserieSettings *settings, const char *wanted, GError **error)
{
  guint n_found;
  CauserieProfile *profile =
    causerie_argument_find_named (causerie_settings_get_profiles (settings), wanted, &n_found);

  if (profile == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 n_found > 1 ? _("Several model profiles are called “%s”; give the id of one.")
                             : _("There is no model profile called “%s”."), wanted);
  return profile;
}

gboolean
causerie_argument_refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

gboolean
causerie_argument_parse_options (GOptionContext *context, int *argc, char ***argv, GError **error)
{
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    return causerie_argument_refuse (error, _("This command takes options alone."));

  return TRUE;
}

gboolean
causerie_argument_parse_day (const char *text, gboolean end, gint64 *time, GError **error)
{
  g_autoptr(GDateTime) day = NULL, next = NULL;
  int year, month, date, length = 0;

  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &date, &length) == 3 && text[length] == '\0')
    day = g_date_time_new_local (year, month, date, 0, 0, 0);
  next = day != NULL && end ? g_date_time_add_days (day, 1) : NULL;
  if (day == NULL || (end && next == NULL))
    return causerie_argument_refuse (error, _("A day is written like this: 2026-11-22."));

  *time = g_date_time_to_unix (end ? next : day) * G_USEC_PER_SEC;
  return TRUE;
}
