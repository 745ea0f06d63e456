/* causerie-cli-search.c: `causerie-cli search`: finding what was said
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-search.h"

#include "causerie-argument.h"
#include "causerie-command-library.h"
#include "causerie-error.h"
#include "causerie-json.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

#define USUAL_LIMIT 20
#define MAX_LIMIT   100000

/* How long the search waits for what is not indexed yet: chats of an older version. */
#define INDEX_WAIT_MS 5000

typedef struct {
  int                     argc;
  char                  **argv; /* borrowed */

  CauserieCommand         command;
  CauserieCommandLibrary  library;

  /* owned */
  char                  **words;
  char                   *text;
  char                   *after_text;
  char                   *before_text;
  char                   *folder_name;
  char                   *model;
  char                   *limit_text;
  CauserieFolder         *folder;    /* or NULL */
  GCancellable           *waiting;   /* for the index */

  CauserieSearchQuery     query;     /* its strings are borrowed from above */
  guint                   wait_id;
  gboolean                json;
} Search;

/* --- the arguments ---------------------------------------------------------------------------- */

static gboolean
read_words (Search *self, GError **error)
{
  if (self->words == NULL)
    return causerie_argument_refuse (error, _("There is nothing to look for."));

  for (guint i = 0; self->words[i] != NULL; i++)
    if (!causerie_argument_make_utf8 (&self->words[i], error))
      return FALSE;
  self->text = g_strjoinv (" ", self->words);
  self->query.text = self->text;
  return TRUE;
}

static gboolean
read_limit (Search *self, GError **error)
{
  gint64 limit = USUAL_LIMIT;

  if (self->limit_text != NULL &&
      (!causerie_text_parse_integer (self->limit_text, &limit) || limit < 1))
    return causerie_argument_refuse (error, _("--limit takes a number of hits."));

  self->query.limit = (guint) MIN (limit, MAX_LIMIT);
  return TRUE;
}

static gboolean
read_day (const char *text, gint64 *time, GError **error)
{
  return text == NULL || causerie_argument_parse_day (text, FALSE, time, error);
}

static gboolean
read_arguments (Search *self, GError **error)
{
  if (!read_words (self, error) || !read_limit (self, error) ||
      !read_day (self->after_text, &self->query.after, error) ||
      !read_day (self->before_text, &self->query.before, error) ||
      !causerie_argument_make_utf8 (&self->folder_name, error) ||
      !causerie_argument_make_utf8 (&self->model, error))
    return FALSE;

  self->query.model = self->model;
  return TRUE;
}

static gboolean
parse (Search *self, GError **error)
{
  gboolean in_reasoning = FALSE, archived = FALSE;
  const GOptionEntry entries[] = {
    { "in-reasoning", 0, 0, G_OPTION_ARG_NONE, &in_reasoning,
      N_("Look also in what models thought"), NULL },
    { "archived", 0, 0, G_OPTION_ARG_NONE, &archived, N_("Look also in the archive"), NULL },
    { "after", 0, 0, G_OPTION_ARG_FILENAME, &self->after_text,
      N_("From this day on"), N_("DATE") },
    { "before", 0, 0, G_OPTION_ARG_FILENAME, &self->before_text,
      N_("Before this day"), N_("DATE") },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &self->folder_name,
      N_("Only in the chats of a folder"), N_("NAME") },
    { "model", 'm', 0, G_OPTION_ARG_FILENAME, &self->model,
      N_("Only in what this model answered"), N_("ID") },
    { "limit", 'n', 0, G_OPTION_ARG_FILENAME, &self->limit_text,
      N_("How many of the newest hits are printed, 20 by default"), N_("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print one JSON array"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, N_("WORDS…") },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Finds words in titles and messages, in any of their forms, and prints the newest\n"
                "hits first. '\"Words in quotes\"' are found just so; after “--” a word that begins\n"
                "with - is left out: causerie-cli search -- cat -dog"));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, &self->argc, &self->argv, error))
    return FALSE;
  self->query.in_reasoning = in_reasoning;
  self->query.archived = archived;
  return read_arguments (self, error);
}

static gboolean
find_folder (Search *self, GError **error)
{
  guint n_found = 0;

  if (self->folder_name == NULL)
    return TRUE;

  self->folder = causerie_argument_find_named (causerie_library_get_folders (self->library.history),
                                               self->folder_name, &n_found);
  if (self->folder == NULL) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 n_found == 0 ? _("There is no folder “%s”.")
                              : _("Several folders are called “%s”; name one by its id."),
                 self->folder_name);
    return FALSE;
  }
  self->query.folder = causerie_folder_get_uid (self->folder);
  return TRUE;
}

/* --- the hits --------------------------------------------------------------------------------- */

static void
print_hit (Search *self, CauserieSearchHit *hit)
{
  gint64 seconds = causerie_search_hit_get_time (hit) / G_USEC_PER_SEC;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (seconds);
  g_autofree char *time = date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M") : NULL;
  const char *title = causerie_search_hit_get_conversation_title (hit);
  g_autofree char *head = NULL;
  g_autofree char *snippet = NULL;

  head = g_strdup_printf ("%s  %s  %s", time != NULL ? time : "",
                          causerie_search_hit_get_conversation_uid (hit), title);
  snippet = g_strdup_printf ("    %s", causerie_search_hit_get_snippet (hit));
  causerie_outlet_write_line (self->command.out, head);
  if (causerie_search_hit_get_place (hit) != CAUSERIE_SEARCH_TITLE)
    causerie_outlet_write_line (self->command.out, snippet);
}

/* From bytes to characters, which every language counts alike. */
static JsonArray *
build_marks (CauserieSearchHit *hit)
{
  const char *snippet = causerie_search_hit_get_snippet (hit);
  JsonArray *marks = json_array_new ();

  for (guint i = 0; i < causerie_search_hit_get_n_marks (hit); i++) {
    JsonArray *mark = json_array_new ();
    guint start, end;

    causerie_search_hit_get_mark (hit, i, &start, &end);
    json_array_add_int_element (mark, g_utf8_pointer_to_offset (snippet, snippet + start));
    json_array_add_int_element (mark, g_utf8_pointer_to_offset (snippet, snippet + end));
    json_array_add_array_element (marks, mark);
  }
  return marks;
}

static void
add_message (JsonObject *object, CauserieSearchHit *hit)
{
  const char *uid = causerie_search_hit_get_message_uid (hit);

  if (uid == NULL) {
    json_object_set_null_member (object, "message");
    json_object_set_null_member (object, "role");
    return;
  }
  json_object_set_string_member (object, "message", uid);
  json_object_set_string_member (object, "role",
                                 causerie_enum_to_name (CAUSERIE_TYPE_ROLE,
                                                        causerie_search_hit_get_role (hit)));
}

static JsonObject *
build_object (CauserieSearchHit *hit)
{
  JsonObject *object = json_object_new ();
  gint64 seconds = causerie_search_hit_get_time (hit) / G_USEC_PER_SEC;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *time = date != NULL ? g_date_time_format_iso8601 (date) : NULL;

  json_object_set_string_member (object, "conversation",
                                 causerie_search_hit_get_conversation_uid (hit));
  json_object_set_string_member (object, "title",
                                 causerie_search_hit_get_conversation_title (hit));
  add_message (object, hit);
  json_object_set_string_member (object, "time", time);
  json_object_set_string_member (object, "in",
                                 causerie_enum_to_name (CAUSERIE_TYPE_SEARCH_PLACE,
                                                        causerie_search_hit_get_place (hit)));
  json_object_set_string_member (object, "snippet", causerie_search_hit_get_snippet (hit));
  json_object_set_array_member (object, "marks", build_marks (hit));
  return object;
}

static void
print_array (Search *self, GPtrArray *hits)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < hits->len; i++)
    json_array_add_object_element (array, build_object (g_ptr_array_index (hits, i)));
  json_node_take_array (node, array);

  text = causerie_json_write (node);
  causerie_outlet_write_line (self->command.out, text);
}

static void
say_other_layout (Search *self, const char *text)
{
  /* Translators: %s is what was typed, as the same keys give it with another keyboard layout */
  g_autofree char *line = g_strdup_printf (_("Nothing was found as typed; these are hits for “%s”."),
                                           text);

  causerie_outlet_write_line (self->command.err, line);
}

static void
fail (Search *self, const GError *error)
{
  g_autoptr(GError) refusal = NULL;

  if (!g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID)) {
    causerie_command_library_fail (&self->library, error);
    return;
  }
  causerie_argument_refuse (&refusal,
                            _("There are only words to leave out; add one to look for."));
  causerie_command_refuse (&self->command, refusal);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *self = user_data;
  g_autofree char *other_layout = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits =
    causerie_library_search_finish (CAUSERIE_LIBRARY (source), result, &other_layout, &error);

  if (hits == NULL) {
    fail (self, error);
    return;
  }

  if (other_layout != NULL)
    say_other_layout (self, other_layout);
  if (self->json)
    print_array (self, hits);
  else if (hits->len == 0)
    causerie_outlet_write_line (self->command.err, _("Nothing was found."));
  for (guint i = 0; !self->json && i < hits->len; i++)
    print_hit (self, g_ptr_array_index (hits, i));
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- the index -------------------------------------------------------------------------------- */

static void
give_up_waiting_cb (gpointer user_data)
{
  Search *self = user_data;

  self->wait_id = 0;
  g_cancellable_cancel (self->waiting);
}

/* What could not be indexed, in a history that may not be written perhaps, is not found. */
static void
indexed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *self = user_data;
  g_autoptr(GError) error = NULL;

  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (!causerie_library_index_finish (CAUSERIE_LIBRARY (source), result, &error) &&
      !g_cancellable_is_cancelled (self->command.cancellable))
    causerie_outlet_write_line (self->command.err,
                                _("Not everything can be searched yet: older chats are missing."));
  causerie_library_search_async (self->library.history, &self->query, self->command.cancellable,
                                 found_cb, self);
}

static void
opened_cb (gpointer user_data)
{
  Search *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!find_folder (self, &error)) {
    causerie_command_refuse (&self->command, error);
    return;
  }
  self->waiting = g_cancellable_new ();
  g_signal_connect_object (self->command.cancellable, "cancelled",
                           G_CALLBACK (g_cancellable_cancel), self->waiting, G_CONNECT_SWAPPED);
  self->wait_id = g_timeout_add_once (INDEX_WAIT_MS, give_up_waiting_cb, self);
  causerie_library_index_async (self->library.history, self->waiting, indexed_cb, self);
}

/* --- the command ------------------------------------------------------------------------------ */

static void
search_clear (Search *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_object (&self->waiting);
  g_clear_object (&self->folder);
  g_strfreev (self->words);
  g_free (self->text);
  g_free (self->after_text);
  g_free (self->before_text);
  g_free (self->folder_name);
  g_free (self->model);
  g_free (self->limit_text);
  causerie_command_library_clear (&self->library);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
start_cb (gpointer user_data)
{
  Search *self = user_data;
  g_autoptr(GError) error = NULL;

  if (parse (self, &error))
    causerie_command_library_open (&self->library, &self->command, opened_cb, self);
  else
    causerie_command_refuse (&self->command, error);
}

int
causerie_cli_search (int argc, char *argv[])
{
  g_auto(Search) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  return causerie_command_run (&self.command, start_cb, &self);
}
