/* causerie-import-chatgpt-content.c: what a message of ChatGPT's export says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"content_type":"text","parts":["…"]}
 *     {"content_type":"multimodal_text","parts":["…",
 *        {"content_type":"image_asset_pointer","asset_pointer":"sediment://file_…"},
 *        {"content_type":"audio_transcription","text":"…","direction":"in"}]}
 *     {"content_type":"code","language":"python","text":"print (1)"}         (to a tool)
 *     {"content_type":"execution_output","text":"1"}                         (by a tool)
 *     {"content_type":"thoughts","thoughts":[{"summary":"…","content":"…"}]}
 *     {"content_type":"reasoning_recap","content":"Thought for 6s"}
 *     {"content_type":"tether_quote","url":"…","title":"…","text":"…"}
 *     {"content_type":"sonic_webpage","url":"…","title":"…","text":"…"} */

#include "causerie-import-chatgpt-content.h"

#include "causerie-json.h"

#include <string.h>

/* Between these (private use) stand the marks of sources in the text: U+E200 cite U+E202 … U+E201.
 * */
#define MARK_START "\356\210\200"
#define MARK_END   "\356\210\201"

/* The tool that writes a document beside the chat. */
#define DOCUMENT_TOOL "canmore.create_textdoc"


typedef struct {
  CauserieForeignTree *tree;     /* borrowed, as all that follows */
  CauserieForeignTurn *turn;
  JsonObject         *content;
  JsonObject         *metadata;
  const char         *tool;      /* who speaks, or is spoken to, when that is a tool; else NULL */
} Reading;

/* --- text and the marks in it ----------------------------------------------------------------- */

/* The words the program shows in the place of a mark: mark → words, both borrowed. */
static GHashTable *
collect_marks (JsonArray *references)
{
  GHashTable *marks = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = references != NULL ? json_array_get_length (references) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *reference = causerie_json_element_object (references, i);
    const char *mark = causerie_json_get_string (reference, "matched_text");
    const char *words = causerie_json_get_string (reference, "alt");

    if (mark != NULL && words != NULL)
      g_hash_table_insert (marks, (char *) mark, (char *) words);
  }

  return marks;
}

/* Marks give way to their words, or to nothing. */
static char *
replace_marks (const char *text, GHashTable *marks)
{
  GString *plain = g_string_new (NULL);
  const char *start, *end;

  while ((start = strstr (text, MARK_START)) != NULL && (end = strstr (start, MARK_END)) != NULL) {
    g_autofree char *mark = NULL;
    const char *words;

    end += strlen (MARK_END);
    mark = g_strndup (start, end - start);
    words = g_hash_table_lookup (marks, mark);
    g_string_append_len (plain, text, start - text);
    g_string_append (plain, words != NULL ? words : "");
    text = end;
  }
  g_string_append (plain, text);

  return g_string_free (plain, FALSE);
}

static void
add_marked_text (Reading *self, const char *words)
{
  g_autoptr(GHashTable) marks = NULL;
  g_autofree char *plain = NULL;

  if (words == NULL || strstr (words, MARK_START) == NULL) {
    causerie_foreign_turn_add_text (self->turn, words);
    return;
  }

  marks = collect_marks (causerie_json_get_array (self->metadata, "content_references"));
  plain = replace_marks (words, marks);
  causerie_foreign_turn_add_text (self->turn, plain);
}

/* What a person or the model says is text; what is between the model and its tools is a step. */
static void
add_words (Reading *self, const char *words)
{
  if (self->tool != NULL)
    causerie_foreign_turn_add_step (self->turn, self->tool, words);
  else
    add_marked_text (self, words);
}

/* --- pieces of content ------------------------------------------------------------------------ */

static gboolean
is_one_of (const char *type, const char * const *types)
{
  return type != NULL && g_strv_contains (types, type);
}

static void
read_part (Reading *self, JsonObject *part)
{
  static const char * const sounds[] = {
    "audio_asset_pointer", "real_time_user_audio_video_asset_pointer",
    "video_container_asset_pointer", NULL,
  };
  const char *type = causerie_json_get_string (part, "content_type");
  const char *text = causerie_json_get_string (part, "text");

  if (g_strcmp0 (type, "image_asset_pointer") == 0)
    causerie_foreign_tree_lack (self->tree, CAUSERIE_FOREIGN_LACK_IMAGE);
  else if (is_one_of (type, sounds))
    causerie_foreign_tree_lack (self->tree, CAUSERIE_FOREIGN_LACK_SOUND);
  else if (text != NULL)
    add_words (self, text);
  else if (part != NULL)
    causerie_foreign_tree_lack (self->tree, CAUSERIE_FOREIGN_LACK_OTHER);
}

static void
read_parts (Reading *self)
{
  JsonArray *parts = causerie_json_get_array (self->content, "parts");
  guint n = parts != NULL ? json_array_get_length (parts) : 0;

  for (guint i = 0; i < n; i++) {
    JsonNode *part = json_array_get_element (parts, i);
    const char *text = causerie_json_node_string (part);

    if (text != NULL)
      add_words (self, text);
    else
      read_part (self, causerie_json_node_object (part));
  }
}

/* A document beside the chat, written by a call: {"name":"…","type":"code/python","content":"…"}. It is what
 * the person saw, so it is text. FALSE for anything else. */
static gboolean
read_document (Reading *self, const char *text)
{
  g_autoptr(JsonNode) node = text != NULL && g_strcmp0 (self->tool, DOCUMENT_TOOL) == 0
                             ? causerie_json_parse (text, -1, NULL, NULL) : NULL;
  JsonObject *document = causerie_json_node_object (node);
  const char *content = causerie_json_get_string (document, "content");
  const char *type = causerie_json_get_string (document, "type");
  const char *name = causerie_json_get_string (document, "name");
  g_autofree char *heading = name != NULL ? g_strdup_printf ("**%s**", name) : NULL;

  if (content == NULL)
    return FALSE;

  causerie_foreign_turn_add_text (self->turn, heading);
  if (type != NULL && g_str_has_prefix (type, "code/"))
    causerie_foreign_turn_add_code (self->turn, type + strlen ("code/"), content);
  else
    causerie_foreign_turn_add_text (self->turn, content);
  return TRUE;
}

static void
read_code (Reading *self)
{
  const char *language = causerie_json_get_string (self->content, "language");
  const char *text = causerie_json_get_string (self->content, "text");

  if (read_document (self, text))
    return;
  if (self->tool != NULL)
    add_words (self, text);
  else
    causerie_foreign_turn_add_code (self->turn, g_strcmp0 (language, "unknown") != 0 ? language : NULL,
                                    text);
}

static void
read_thoughts (Reading *self)
{
  JsonArray *thoughts = causerie_json_get_array (self->content, "thoughts");
  guint n = thoughts != NULL ? json_array_get_length (thoughts) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *thought = causerie_json_element_object (thoughts, i);
    const char *summary = causerie_json_get_string (thought, "summary");
    g_autofree char *heading = summary != NULL && *summary != '\0'
                               ? g_strdup_printf ("**%s**", summary) : NULL;

    causerie_foreign_turn_add_reasoning (self->turn, heading);
    causerie_foreign_turn_add_reasoning (self->turn, causerie_json_get_string (thought, "content"));
  }
}

/* "Thought for 6s": the figure is kept, and where there is none the words. */
static void
read_recap (Reading *self)
{
  double seconds = causerie_json_get_double (self->metadata, "finished_duration_sec", 0);

  causerie_foreign_turn_add_thinking_time (self->turn, seconds);
  if (!(seconds > 0))
    causerie_foreign_turn_add_reasoning (self->turn,
                                        causerie_json_get_string (self->content, "content"));
}

static void
read_page (Reading *self)
{
  const char *title = causerie_json_get_string (self->content, "title");

  causerie_foreign_turn_add_citation (self->turn, causerie_json_get_string (self->content, "url"),
                                     title);
  causerie_foreign_turn_add_step (self->turn, title, causerie_json_get_string (self->content, "text"));
}

/* Of whatever kind: the first of these that holds words. */
static void
read_any (Reading *self)
{
  static const char * const members[] = { "text", "result", "content", "summary" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *words = causerie_json_get_string (self->content, members[i]);

    if (words != NULL && *words != '\0') {
      add_words (self, words);
      return;
    }
  }

  if (causerie_json_get_array (self->content, "parts") != NULL)
    read_parts (self);
  else
    causerie_foreign_tree_lack (self->tree, CAUSERIE_FOREIGN_LACK_OTHER);
}

static void
read_tool_result (Reading *self)
{
  causerie_foreign_turn_add_step (self->turn, self->tool,
                                 causerie_json_get_string (self->content, "text"));
}

static const struct {
  const char *type;
  void      (*read) (Reading *self);
} kinds[] = {
  { "text", read_parts },
  { "multimodal_text", read_parts },
  { "code", read_code },
  { "execution_output", read_tool_result },
  { "thoughts", read_thoughts },
  { "reasoning_recap", read_recap },
  { "tether_quote", read_page },
  { "sonic_webpage", read_page },
};

static void
read_content (Reading *self)
{
  const char *type = causerie_json_get_string (self->content, "content_type");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_strcmp0 (kinds[i].type, type) == 0) {
      kinds[i].read (self);
      return;
    }
  }
  if (self->content != NULL)
    read_any (self);
}

/* --- what stands beside it -------------------------------------------------------------------- */

/* Pictures are among the parts too: they are counted there. */
static void
read_attachments (Reading *self)
{
  JsonArray *attachments = causerie_json_get_array (self->metadata, "attachments");
  guint n = attachments != NULL ? json_array_get_length (attachments) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *attachment = causerie_json_element_object (attachments, i);
    const char *type = causerie_json_get_string (attachment, "mime_type");

    causerie_foreign_turn_add_name (self->turn, causerie_json_get_string (attachment, "name"));
    if (type == NULL || !g_str_has_prefix (type, "image/"))
      causerie_foreign_tree_lack (self->tree, CAUSERIE_FOREIGN_LACK_FILE);
  }
}

static void
add_sources (Reading *self, JsonArray *sources)
{
  guint n = sources != NULL ? json_array_get_length (sources) : 0;

  for (guint i = 0; i < n; i++) {
    JsonObject *source = causerie_json_element_object (sources, i);
    JsonObject *metadata = causerie_json_get_object (source, "metadata");

    causerie_foreign_turn_add_citation (self->turn, causerie_json_get_string (source, "url"),
                                       causerie_json_get_string (source, "title"));
    causerie_foreign_turn_add_citation (self->turn, causerie_json_get_string (metadata, "url"),
                                       causerie_json_get_string (metadata, "title"));
  }
}

static void
read_sources (Reading *self)
{
  JsonArray *references = causerie_json_get_array (self->metadata, "content_references");
  guint n = references != NULL ? json_array_get_length (references) : 0;

  add_sources (self, causerie_json_get_array (self->metadata, "citations"));
  add_sources (self, causerie_json_get_array (causerie_json_get_object (self->metadata,
                                                                        "_cite_metadata"),
                                              "metadata_list"));
  add_sources (self, references);
  for (guint i = 0; i < n; i++)
    add_sources (self, causerie_json_get_array (causerie_json_element_object (references, i),
                                                "items"));
}

/* The tool that is asked or speaks; NULL among people and models. */
static const char *
find_tool (JsonObject *message, const char *role)
{
  const char *recipient = causerie_json_get_string (message, "recipient");
  const char *name = causerie_json_get_string (causerie_json_get_object (message, "author"), "name");

  if (g_strcmp0 (role, "tool") == 0)
    return name != NULL ? name : "tool";
  if (g_strcmp0 (role, "assistant") == 0 && recipient != NULL && !g_str_equal (recipient, "all"))
    return recipient;
  return NULL;
}

void
causerie_import_chatgpt_content_read (CauserieForeignTree *tree, CauserieForeignTurn *turn,
                                      JsonObject *message)
{
  const char *role = causerie_json_get_string (causerie_json_get_object (message, "author"), "role");
  Reading reading = {
    .tree = tree,
    .turn = turn,
    .content = causerie_json_get_object (message, "content"),
    .metadata = causerie_json_get_object (message, "metadata"),
    .tool = find_tool (message, role),
  };

  read_content (&reading);
  read_attachments (&reading);
  read_sources (&reading);
}
