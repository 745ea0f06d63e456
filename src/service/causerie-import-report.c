/* causerie-import-report.c: what an import did
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-report.h"

#include "causerie-text.h"

#include <glib/gi18n.h>

/* Characters; what a file says of itself may be long. */
#define MAX_WHAT 80
#define MAX_WHY  200

G_DEFINE_BOXED_TYPE (CauserieImportReport, causerie_import_report, causerie_import_report_copy,
                     causerie_import_report_free)

static void
problem_free (CauserieImportProblem *problem)
{
  g_free (problem->what);
  g_free (problem->why);
  g_free (problem);
}

CauserieImportReport *
causerie_import_report_new (void)
{
  CauserieImportReport *self = g_new0 (CauserieImportReport, 1);

  self->connections = g_ptr_array_new_with_free_func (g_free);
  self->unreadable = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  return self;
}

CauserieImportReport *
causerie_import_report_copy (const CauserieImportReport *self)
{
  CauserieImportReport *copy = causerie_import_report_new ();
  GPtrArray *connections = copy->connections;
  GPtrArray *unreadable = copy->unreadable;

  *copy = *self;
  copy->connections = connections;
  copy->unreadable = unreadable;
  for (guint i = 0; i < self->connections->len; i++)
    g_ptr_array_add (connections, g_strdup (g_ptr_array_index (self->connections, i)));
  for (guint i = 0; i < self->unreadable->len; i++) {
    const CauserieImportProblem *problem = g_ptr_array_index (self->unreadable, i);
    CauserieImportProblem *copied = g_new (CauserieImportProblem, 1);

    copied->what = g_strdup (problem->what);
    copied->why = g_strdup (problem->why);
    g_ptr_array_add (unreadable, copied);
  }
  return copy;
}

void
causerie_import_report_free (CauserieImportReport *self)
{
  g_ptr_array_unref (self->connections);
  g_ptr_array_unref (self->unreadable);
  g_free (self);
}

void
causerie_import_report_complain (CauserieImportReport *self, const char *what, const char *why)
{
  CauserieImportProblem *problem;

  self->n_unreadable++;
  if (self->unreadable->len >= CAUSERIE_IMPORT_MAX_PROBLEMS)
    return;

  problem = g_new (CauserieImportProblem, 1);
  problem->what = causerie_text_one_line (what, MAX_WHAT);
  problem->why = causerie_text_one_line (why, MAX_WHY);
  g_ptr_array_add (self->unreadable, problem);
}

gboolean
causerie_import_report_is_useful (const CauserieImportReport *self)
{
  return self->added > 0 || self->present > 0 || self->folders > 0 || self->profiles > 0 ||
         self->ledger_rows > 0 || self->settings || self->connections->len > 0 ||
         self->n_unreadable == 0;
}

/* --- in words --------------------------------------------------------------------------------- */

static void
add_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* What did not happen is not said. */
static void
add_count (GString *text, guint n, char *sentence) /* (transfer full) */
{
  if (n > 0)
    add_sentence (text, sentence);
  g_free (sentence);
}

static void
add_chats (GString *text, const CauserieImportReport *self)
{
  guint n = self->added;

  add_count (text, n, g_strdup_printf (ngettext ("%u chat added.", "%u chats added.", n), n));
  n = self->present;
  add_count (text, n,
             g_strdup_printf (ngettext ("%u chat was already here.",
                                        "%u chats were already here.", n), n));
  n = self->completed;
  add_count (text, n,
             g_strdup_printf (ngettext ("%u of them got messages it lacked.",
                                        "%u of them got messages they lacked.", n), n));
  n = self->trashed;
  add_count (text, n,
             g_strdup_printf (ngettext ("%u of them is in the trash.",
                                        "%u of them are in the trash.", n), n));
  n = self->added_messages;
  add_count (text, n, g_strdup_printf (ngettext ("%u message added.", "%u messages added.", n), n));
}

static void
add_rest (GString *text, const CauserieImportReport *self)
{
  guint n = self->folders;

  add_count (text, n, g_strdup_printf (ngettext ("%u folder added.", "%u folders added.", n), n));
  n = self->profiles;
  add_count (text, n,
             g_strdup_printf (ngettext ("%u model profile added.", "%u model profiles added.", n),
                              n));
  n = self->connections->len;
  add_count (text, n,
             g_strdup_printf (ngettext ("%u connection added; its key is missing.",
                                        "%u connections added; their keys are missing.", n), n));
  n = self->ledger_rows;
  add_count (text, n,
             g_strdup_printf (ngettext ("%u entry of the usage added.",
                                        "%u entries of the usage added.", n), n));
  if (self->settings)
    add_sentence (text, _("Preferences were taken over."));
}

char *
causerie_import_report_to_text (const CauserieImportReport *self)
{
  GString *text = g_string_new (NULL);
  guint n = self->n_unreadable;

  add_chats (text, self);
  add_rest (text, self);
  if (text->len == 0)
    add_sentence (text, _("Nothing was added."));
  add_count (text, n,
             g_strdup_printf (ngettext ("%u thing could not be read.",
                                        "%u things could not be read.", n), n));
  return g_string_free (text, FALSE);
}
