/* causerie-cli-log.c: `causerie-cli log`: the requests of the last time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-log.h"

#include "causerie-argument.h"
#include "causerie-command.h"
#include "causerie-duration.h"
#include "causerie-json.h"
#include "causerie-request-log.h"
#include "causerie-text-table.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

#define USUAL_TAIL 20

enum {
  COLUMN_TIME, COLUMN_CONNECTION, COLUMN_PURPOSE, COLUMN_MODEL, COLUMN_OUTCOME, COLUMN_FIRST_BYTE,
  COLUMN_TOTAL, COLUMN_SENT, COLUMN_RECEIVED, COLUMN_TRY, COLUMN_ID, N_COLUMNS
};

#define ALIGNMENT "lllllrrrrrl" /* as the columns above */

static const char * const titles[N_COLUMNS] = {
  /* Translators: heads of the columns of a log of requests */
  [COLUMN_TIME] = N_("Time"),
  [COLUMN_CONNECTION] = N_("Connection"),
  [COLUMN_PURPOSE] = N_("Purpose"),
  [COLUMN_MODEL] = N_("Model"),
  [COLUMN_OUTCOME] = N_("Outcome"),
  [COLUMN_FIRST_BYTE] = N_("First byte"),
  [COLUMN_TOTAL] = N_("Total"),
  [COLUMN_SENT] = N_("Sent"),
  [COLUMN_RECEIVED] = N_("Received"),
  [COLUMN_TRY] = N_("Try"),
  [COLUMN_ID] = N_("Request"),
};

typedef struct {
  int                 argc;
  char              **argv; /* borrowed */

  CauserieCommand     command;

  /* owned */
  CauserieRequestLog *log;
  char               *tail_text;

  guint               tail;
  gboolean            json;
} Log;

/* --- a row ------------------------------------------------------------------------------------ */

static char *
format_time (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M:%S") : g_strdup ("");
}

/* "200", "timeout", "429 rate-limited". */
static char *
format_outcome (const CauserieLogFacts *facts)
{
  if (facts->status == 0 || facts->kind == NULL)
    return facts->status == 0 ? g_strdup (facts->kind) : g_strdup_printf ("%d", facts->status);

  return g_strdup_printf ("%d %s", facts->status, facts->kind);
}

static char **
make_row (const CauserieLogFacts *facts)
{
  char **row = g_new0 (char *, N_COLUMNS + 1);

  row[COLUMN_TIME] = format_time (facts->time);
  row[COLUMN_CONNECTION] = g_strdup (facts->connection);
  row[COLUMN_PURPOSE] = g_strdup (facts->purpose);
  row[COLUMN_MODEL] = g_strdup (facts->model);
  row[COLUMN_OUTCOME] = format_outcome (facts);
  row[COLUMN_FIRST_BYTE] = causerie_duration_format (facts->first_byte_us);
  row[COLUMN_TOTAL] = causerie_duration_format (facts->total_us);
  row[COLUMN_SENT] = causerie_text_format_count ((gint64) facts->sent_bytes);
  row[COLUMN_RECEIVED] = causerie_text_format_count ((gint64) facts->received_bytes);
  row[COLUMN_TRY] = g_strdup_printf ("%u", facts->attempt);
  row[COLUMN_ID] = g_strdup (facts->request_id);

  return row;
}

static char **
make_head (void)
{
  char **row = g_new0 (char *, N_COLUMNS + 1);

  for (guint i = 0; i < N_COLUMNS; i++)
    row[i] = g_strdup (_(titles[i]));

  return row;
}

/* --- the table -------------------------------------------------------------------------------- */

static void
print_table (Log *self, GPtrArray *entries)
{
  g_autoptr(CauserieTextTable) table = causerie_text_table_new (ALIGNMENT);
  g_autofree char *text = NULL;

  causerie_text_table_add (table, make_head ());
  for (guint i = 0; i < entries->len; i++)
    causerie_text_table_add (table, make_row (causerie_log_entry_get_facts (entries->pdata[i])));

  text = causerie_text_table_write (table);
  causerie_outlet_write (self->command.out, text, -1);
}

static void
print_array (Log *self, GPtrArray *entries)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < entries->len; i++)
    json_array_add_element (array, causerie_log_entry_to_json (g_ptr_array_index (entries, i)));
  json_node_take_array (node, array);

  text = causerie_json_write (node);
  causerie_outlet_write_line (self->command.out, text);
}

/* The newest, oldest first: what happened last is where the eye is. */
static GPtrArray *
take_tail (Log *self)
{
  GListModel *list = G_LIST_MODEL (self->log);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = MIN (self->tail, g_list_model_get_n_items (list)); i > 0; i--)
    g_ptr_array_add (entries, g_list_model_get_item (list, i - 1));

  return entries;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Log *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  if (!causerie_request_log_load_finish (CAUSERIE_REQUEST_LOG (source), result, &error)) {
    causerie_command_complain (&self->command, error->message);
    causerie_command_end (&self->command, CAUSERIE_EXIT_STORAGE);
    return;
  }

  entries = take_tail (self);
  if (self->json)
    print_array (self, entries);
  else if (entries->len > 0)
    print_table (self, entries);
  else
    causerie_outlet_write_line (self->command.err, _("Nothing has been asked yet."));
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
read_tail (Log *self, GError **error)
{
  gint64 tail = USUAL_TAIL;

  if (self->tail_text != NULL &&
      (!causerie_text_parse_integer (self->tail_text, &tail) || tail < 0))
    return causerie_argument_refuse (error, _("--tail takes a number of requests."));

  self->tail = (guint) MIN (tail, CAUSERIE_REQUEST_LOG_MAX_ENTRIES);
  return TRUE;
}

static gboolean
parse (Log *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "tail", 'n', 0, G_OPTION_ARG_FILENAME, &self->tail_text,
      N_("How many of the newest are printed, 20 by default"), N_("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print one JSON array"), NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Prints the newest requests that were sent, the newest last. The log holds no text\n"
                "and no key: connection, model, status, times and sizes."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return causerie_argument_parse_options (context, &self->argc, &self->argv, error) &&
         read_tail (self, error);
}

static void
log_clear (Log *self)
{
  g_clear_object (&self->log);
  g_clear_pointer (&self->tail_text, g_free);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Log, log_clear)

static void
start_cb (gpointer user_data)
{
  Log *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error)) {
    causerie_command_refuse (&self->command, error);
    return;
  }

  self->log = causerie_request_log_new (NULL);
  causerie_request_log_load_async (self->log, self->command.cancellable, loaded_cb, self);
}

int
causerie_cli_log (int argc, char *argv[])
{
  g_auto(Log) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  return causerie_command_run (&self.command, start_cb, &self);
}
