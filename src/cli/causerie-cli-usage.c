/* causerie-cli-usage.c: `causerie-cli usage`: what was used, and what it cost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-usage.h"

#include "causerie-argument.h"
#include "causerie-command.h"
#include "causerie-json.h"
#include "causerie-ledger.h"
#include "causerie-text-table.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

typedef struct {
  int                  argc;
  char               **argv; /* borrowed */

  CauserieCommand      command;

  /* owned */
  CauserieLedger      *ledger;
  char                *by;
  char                *from;
  char                *to;

  CauserieLedgerGroup  group;
  gint64               after;
  gint64               before;
  gboolean             json;
} Usage;

static const struct {
  const char          *word;
  CauserieLedgerGroup  group;
  const char          *title; /* for translation */
} groups[] = {
  /* Translators: heads of a table's first column */
  { "month", CAUSERIE_LEDGER_BY_MONTH, N_("Month") },
  { "day", CAUSERIE_LEDGER_BY_DAY, N_("Day") },
  { "model", CAUSERIE_LEDGER_BY_MODEL, N_("Model") },
  { "chat", CAUSERIE_LEDGER_BY_CHAT, N_("Chat") },
  { "connection", CAUSERIE_LEDGER_BY_CONNECTION, N_("Connection") },
  { "purpose", CAUSERIE_LEDGER_BY_PURPOSE, N_("Purpose") },
};

/* --- the table -------------------------------------------------------------------------------- */

/* What the provider said, then what was estimated beside it. */
static char *
format_cost (const CauserieLedgerSum *sum)
{
  g_autofree char *cost = causerie_money_format (sum->cost);
  g_autofree char *estimate = causerie_money_format (sum->estimate);

  if (causerie_money_is_zero (sum->estimate))
    return g_steal_pointer (&cost);
  if (causerie_money_is_zero (sum->cost))
    return g_strdup_printf ("≈ %s", estimate);
  return g_strdup_printf ("%s + ≈ %s", cost, estimate);
}

static char **
make_row (const CauserieLedgerSum *sum)
{
  g_autoptr(GPtrArray) row = g_ptr_array_new ();

  g_ptr_array_add (row, g_strdup (sum->name != NULL ? sum->name : sum->key));
  g_ptr_array_add (row, causerie_text_format_count (sum->n_requests));
  g_ptr_array_add (row, causerie_text_format_count (sum->prompt_tokens));
  g_ptr_array_add (row, causerie_text_format_count (sum->completion_tokens));
  g_ptr_array_add (row, format_cost (sum));
  g_ptr_array_add (row, sum->n_unpriced > 0 ? causerie_text_format_count (sum->n_unpriced) : NULL);
  g_ptr_array_add (row, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&row), FALSE);
}

static char **
make_head (Usage *self)
{
  const char *titles[] = {
    groups[0].title,
    /* Translators: heads of the columns of a table of costs; “Price unknown” counts requests */
    N_("Requests"), N_("Tokens in"), N_("Tokens out"), N_("Cost"), N_("Price unknown"),
  };
  char **row = g_new0 (char *, G_N_ELEMENTS (titles) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].group == self->group)
      titles[0] = groups[i].title;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    row[i] = g_strdup (_(titles[i]));

  return row;
}

static void
print_table (Usage *self, GPtrArray *sums)
{
  g_autoptr(CauserieTextTable) table = causerie_text_table_new ("lrrrrr");
  g_autofree char *text = NULL;

  causerie_text_table_add (table, make_head (self));
  for (guint i = 0; i < sums->len; i++)
    causerie_text_table_add (table, make_row (g_ptr_array_index (sums, i)));

  text = causerie_text_table_write (table);
  causerie_outlet_write (self->command.out, text, -1);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void
add_money (JsonObject *object, const char *member, CauserieMoney *money)
{
  g_autofree char *text = causerie_money_to_text (money);

  json_object_set_string_member (object, member, text);
}

static JsonObject *
build_object (const CauserieLedgerSum *sum)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "key", sum->key);
  if (sum->name != NULL)
    json_object_set_string_member (object, "name", sum->name);
  else
    json_object_set_null_member (object, "name");
  json_object_set_int_member (object, "requests", sum->n_requests);
  json_object_set_int_member (object, "unpriced", sum->n_unpriced);
  json_object_set_int_member (object, "prompt_tokens", sum->prompt_tokens);
  json_object_set_int_member (object, "completion_tokens", sum->completion_tokens);
  json_object_set_int_member (object, "reasoning_tokens", sum->reasoning_tokens);
  json_object_set_int_member (object, "cached_tokens", sum->cached_tokens);
  add_money (object, "cost", sum->cost);
  add_money (object, "estimate", sum->estimate);
  return object;
}

static void
print_array (Usage *self, GPtrArray *sums)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < sums->len; i++)
    json_array_add_object_element (array, build_object (g_ptr_array_index (sums, i)));
  json_node_take_array (node, array);

  text = causerie_json_write (node);
  causerie_outlet_write_line (self->command.out, text);
}

static void
summed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Usage *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sums = causerie_ledger_sum_finish (CAUSERIE_LEDGER (source), result, &error);

  if (sums == NULL) {
    causerie_command_complain (&self->command, error->message);
    causerie_command_end (&self->command, CAUSERIE_EXIT_STORAGE);
    return;
  }

  if (self->json)
    print_array (self, sums);
  else if (sums->len > 0)
    print_table (self, sums);
  else
    causerie_outlet_write_line (self->command.err, _("Nothing was used in that time."));
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
find_group (Usage *self, GError **error)
{
  const char *word = self->by != NULL ? self->by : groups[0].word;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].word, word)) {
      self->group = groups[i].group;
      return TRUE;
    }

  return causerie_argument_refuse (
    error, _("--by takes month, day, model, chat, connection or purpose."));
}

static gboolean
read_arguments (Usage *self, GError **error)
{
  if (!causerie_argument_make_utf8 (&self->by, error) || !find_group (self, error))
    return FALSE;

  self->before = G_MAXINT64;
  return (self->from == NULL ||
          causerie_argument_parse_day (self->from, FALSE, &self->after, error)) &&
         (self->to == NULL || causerie_argument_parse_day (self->to, TRUE, &self->before, error));
}

static gboolean
parse (Usage *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &self->by,
      N_("Sum by month, day, model, chat, connection or purpose; by month without it"),
      N_("WHAT") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &self->from, N_("The first day"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &self->to, N_("The last day"), N_("DAY") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print one JSON array"), NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Tells what was asked for, and what it cost, deleted chats included. What the\n"
                "provider said and what was estimated (≈) are summed apart."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return causerie_argument_parse_options (context, &self->argc, &self->argv, error) &&
         read_arguments (self, error);
}

static void
usage_clear (Usage *self)
{
  if (self->ledger != NULL)
    causerie_ledger_close (self->ledger);
  g_clear_object (&self->ledger);
  g_free (self->by);
  g_free (self->from);
  g_free (self->to);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Usage, usage_clear)

static void
start_cb (gpointer user_data)
{
  Usage *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error)) {
    causerie_command_refuse (&self->command, error);
    return;
  }

  self->ledger = causerie_ledger_new (NULL);
  causerie_ledger_sum_async (self->ledger, self->group, self->after, self->before,
                             self->command.cancellable, summed_cb, self);
}

int
causerie_cli_usage (int argc, char *argv[])
{
  g_auto(Usage) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  return causerie_command_run (&self.command, start_cb, &self);
}
