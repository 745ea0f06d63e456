/* causerie-foreign-tree.c: a chat of another program on its way to become one of ours
 * What a turn holds is in causerie-foreign-turn.c.
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-foreign-turn-private.h"

#include "causerie-json.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

#define TITLE_CHARS       200
#define FIRST_WORDS_CHARS 60

struct _CauserieForeignTree {
  char                 *format_id;    /* owned */
  char                 *chat_id;      /* owned */
  CauserieConversation *conversation; /* owned */
  char                 *folder;       /* owned, or NULL */
  gboolean              joining;

  GPtrArray           *turns;        /* of CauserieForeignTurn, in the order of the file */
  GHashTable          *by_id;        /* borrowed id → borrowed turn */
  CauserieForeignTurn *instructions; /* one of them, or NULL */
  guint                lacks[CAUSERIE_FOREIGN_N_LACKS];
};

static char *
dup_digest (JsonObject *piece)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), piece);
  g_autofree char *text = causerie_json_write (node);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

CauserieForeignTree *
causerie_foreign_tree_new (const char *format_id, const char *chat_id, JsonObject *piece)
{
  CauserieForeignTree *self = g_new0 (CauserieForeignTree, 1);
  g_autofree char *uid = NULL;

  self->chat_id = chat_id != NULL ? g_strdup (chat_id) : dup_digest (piece);
  self->format_id = g_strdup (format_id);
  uid = causerie_import_uid (format_id, self->chat_id, NULL);
  self->conversation = causerie_conversation_new (uid);
  causerie_conversation_set_created_time (self->conversation, 0);
  causerie_conversation_set_updated_time (self->conversation, 0);
  self->turns = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_foreign_turn_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
causerie_foreign_tree_free (CauserieForeignTree *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->turns);
  g_object_unref (self->conversation);
  g_free (self->folder);
  g_free (self->chat_id);
  g_free (self->format_id);
  g_free (self);
}

CauserieConversation *
causerie_foreign_tree_get_conversation (CauserieForeignTree *self)
{
  return self->conversation;
}

void
causerie_foreign_tree_set_title (CauserieForeignTree *self, const char *title)
{
  g_autofree char *line = causerie_text_one_line (title != NULL ? title : "", TITLE_CHARS);

  if (*line == '\0')
    return;

  causerie_conversation_set_title (self->conversation, line);
  causerie_conversation_set_title_source (self->conversation, CAUSERIE_TITLE_IMPORT);
}

void
causerie_foreign_tree_set_folder (CauserieForeignTree *self, const char *folder)
{
  g_free (self->folder);
  self->folder = causerie_text_one_line (folder != NULL ? folder : "", TITLE_CHARS);
}

void
causerie_foreign_tree_set_joining (CauserieForeignTree *self, gboolean joining)
{
  self->joining = joining;
}

CauserieForeignTurn *
causerie_foreign_tree_add (CauserieForeignTree *self, const char *id, const char *parent_id,
                           CauserieRole role)
{
  CauserieForeignTurn *turn = causerie_foreign_turn_new (id, parent_id, role);

  if (id == NULL || g_hash_table_contains (self->by_id, id)) {
    g_free (turn->id);
    turn->id = g_strdup_printf ("%s#%u", id != NULL ? id : "", self->turns->len);
  }
  g_ptr_array_add (self->turns, turn);
  g_hash_table_insert (self->by_id, turn->id, turn);
  return turn;
}

CauserieForeignTurn *
causerie_foreign_tree_get_last (CauserieForeignTree *self)
{
  return self->turns->len > 0 ? g_ptr_array_index (self->turns, self->turns->len - 1) : NULL;
}

static CauserieForeignTurn *
find (CauserieForeignTree *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

void
causerie_foreign_tree_adopt (CauserieForeignTree *self, const char *parent_id, const char *child_id)
{
  CauserieForeignTurn *child = find (self, child_id);

  if (child == NULL || find (self, child->parent_id) != NULL)
    return;

  g_free (child->parent_id);
  child->parent_id = g_strdup (parent_id);
}

void
causerie_foreign_tree_add_instructions (CauserieForeignTree *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  self->instructions = causerie_foreign_tree_add (self, "instructions", NULL, CAUSERIE_ROLE_SYSTEM);
  causerie_foreign_turn_add_text (self->instructions, text);
}

void
causerie_foreign_tree_lack (CauserieForeignTree *self, CauserieForeignLack lack)
{
  self->lacks[lack]++;
}

/* --- what follows what ------------------------------------------------------------------------ */

static void
find_parents (CauserieForeignTree *self)
{
  for (guint i = 0; i < self->turns->len; i++) {
    CauserieForeignTurn *turn = g_ptr_array_index (self->turns, i);

    turn->parent = find (self, turn->parent_id);
    if (turn->parent == NULL && turn != self->instructions)
      turn->parent = self->instructions;
  }
}

/* Goes up from each turn as far as nobody has been; who comes upon its own trace has found a
 * circle. */
static void
cut_circles (CauserieForeignTree *self)
{
  for (guint i = 0; i < self->turns->len; i++) {
    CauserieForeignTurn *turn = g_ptr_array_index (self->turns, i);

    while (turn != NULL && turn->visit == 0) {
      turn->visit = i + 1;
      if (turn->parent != NULL && turn->parent->visit == i + 1)
        turn->parent = NULL;
      turn = turn->parent;
    }
  }
}

static void
count_children (CauserieForeignTree *self)
{
  for (guint i = 0; i < self->turns->len; i++) {
    CauserieForeignTurn *turn = g_ptr_array_index (self->turns, i);

    if (turn->parent != NULL)
      turn->parent->n_children++;
  }
}

/* Adds the turn after those it follows, as far as they have not been added; each takes part in the
 * order of time with the latest time on the way to it. */
static void
add_with_ancestors (CauserieForeignTurn *turn, GPtrArray *order, GPtrArray *way)
{
  for (; turn != NULL && !turn->ordered; turn = turn->parent) {
    turn->ordered = TRUE;
    g_ptr_array_add (way, turn);
  }

  while (way->len > 0) {
    turn = g_ptr_array_steal_index (way, way->len - 1);
    turn->order_time = turn->begin_time;
    if (turn->parent != NULL)
      turn->order_time = MAX (turn->order_time, turn->parent->order_time);
    g_ptr_array_add (order, turn);
  }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const CauserieForeignTurn *first = *(CauserieForeignTurn * const *) a;
  const CauserieForeignTurn *second = *(CauserieForeignTurn * const *) b;

  return first->order_time < second->order_time ? -1 : first->order_time > second->order_time;
}

/* The turns (borrowed) in the order of time, each after the one it follows: nobody is earlier than
 * what he follows, and the sort is stable. */
static GPtrArray *
dup_order (CauserieForeignTree *self)
{
  GPtrArray *order = g_ptr_array_sized_new (self->turns->len);
  g_autoptr(GPtrArray) way = g_ptr_array_new ();

  for (guint i = 0; i < self->turns->len; i++)
    add_with_ancestors (g_ptr_array_index (self->turns, i), order, way);
  g_ptr_array_sort (order, compare_times);
  return order;
}

/* --- what becomes of it ----------------------------------------------------------------------- */

static gboolean
is_answer (CauserieRole role)
{
  return role == CAUSERIE_ROLE_ASSISTANT || role == CAUSERIE_ROLE_TOOL;
}

/* Whether the turn goes on with what its parent's message says, and nothing else does. */
static gboolean
continues (CauserieForeignTurn *turn)
{
  return turn->parent != NULL && turn->parent->n_children == 1 && turn->parent->at_end;
}

static gboolean
joins (CauserieForeignTree *self, CauserieForeignTurn *turn)
{
  CauserieMessage *before = turn->parent != NULL ? turn->parent->message : NULL;

  return self->joining && before != NULL && continues (turn) && is_answer (turn->role) &&
         causerie_message_get_role (before) == CAUSERIE_ROLE_ASSISTANT;
}

static CauserieMessage *
make_message (CauserieForeignTree *self, CauserieForeignTurn *turn)
{
  CauserieMessage *before = turn->parent != NULL ? turn->parent->message : NULL;
  g_autofree char *uid = causerie_import_uid (self->format_id, self->chat_id, turn->id, NULL);
  CauserieRole role = is_answer (turn->role) ? CAUSERIE_ROLE_ASSISTANT : turn->role;

  return causerie_message_new (uid, before != NULL ? causerie_message_get_uid (before) : NULL,
                               role);
}

/* A turn that says nothing is passed over, but for how long a step of an answer thought. */
static void
pass_over (CauserieForeignTree *self, CauserieForeignTurn *turn)
{
  if (turn->parent == NULL)
    return;

  turn->message = turn->parent->message;
  turn->start = turn->parent->start;
  turn->at_end = continues (turn);
  if (joins (self, turn))
    causerie_foreign_turn_fill (turn, turn->start);
}

/* The message a turn becomes, or becomes part of. */
static void
place (CauserieForeignTree *self, CauserieForeignTurn *turn, GPtrArray *messages)
{
  if (causerie_foreign_turn_is_empty (turn)) {
    pass_over (self, turn);
    return;
  }

  turn->at_end = TRUE;
  if (joins (self, turn)) {
    turn->start = turn->parent->start;
    turn->message = turn->start->message;
  } else {
    turn->start = turn;
    turn->message = make_message (self, turn);
    g_ptr_array_add (messages, turn->message);
  }
  causerie_foreign_turn_fill (turn, turn->start);
}

static GPtrArray *
make_messages (CauserieForeignTree *self)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) order = NULL;

  find_parents (self);
  cut_circles (self);
  count_children (self);
  order = dup_order (self);
  for (guint i = 0; i < order->len; i++)
    place (self, g_ptr_array_index (order, i), messages);

  return messages;
}

/* The first question names a chat that has no name. */
static void
name_conversation (CauserieConversation *conversation, GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++) {
    CauserieMessage *message = g_ptr_array_index (messages, i);
    g_autofree char *title = NULL;

    if (*causerie_conversation_get_title (conversation) != '\0')
      return;
    if (causerie_message_get_role (message) == CAUSERIE_ROLE_USER)
      title = causerie_text_title (causerie_message_get_text (message), FIRST_WORDS_CHARS);
    if (title != NULL) {
      causerie_conversation_set_title (conversation, title);
      causerie_conversation_set_title_source (conversation, CAUSERIE_TITLE_QUESTION);
    }
  }
}

/* --- what is not there ------------------------------------------------------------------------ */

static char *
format_lack (CauserieForeignLack lack, guint n)
{
  switch (lack) {
  case CAUSERIE_FOREIGN_LACK_IMAGE:
    return g_strdup_printf (ngettext ("%u picture is not in the file",
                                      "%u pictures are not in the file", n), n);
  case CAUSERIE_FOREIGN_LACK_FILE:
    return g_strdup_printf (ngettext ("%u attached file is not in the file",
                                      "%u attached files are not in the file", n), n);
  case CAUSERIE_FOREIGN_LACK_SOUND:
    return g_strdup_printf (ngettext ("%u recording was left out", "%u recordings were left out",
                                      n), n);
  case CAUSERIE_FOREIGN_LACK_OTHER:
  case CAUSERIE_FOREIGN_N_LACKS:
  default:
    return g_strdup_printf (ngettext ("%u piece of an unknown kind was left out",
                                      "%u pieces of an unknown kind were left out", n), n);
  }
}

static void
tell_lacks (CauserieForeignTree *self, CauserieImportSink *sink)
{
  const char *title = causerie_conversation_get_title (self->conversation);

  for (guint lack = 0; lack < CAUSERIE_FOREIGN_N_LACKS; lack++) {
    g_autofree char *why = self->lacks[lack] > 0 ? format_lack (lack, self->lacks[lack]) : NULL;

    if (why != NULL)
      causerie_import_sink_complain (sink, *title != '\0' ? title : NULL, why);
  }
}

gboolean
causerie_foreign_tree_put (CauserieForeignTree *self, const char *leaf_id, CauserieImportSink *sink,
                           GError **error)
{
  g_autoptr(GPtrArray) messages = make_messages (self);
  CauserieForeignTurn *leaf = find (self, leaf_id);
  const char *folder = self->folder != NULL && *self->folder != '\0' ? self->folder : NULL;
  const char *leaf_uid = NULL;

  /* Instructions alone are no chat. */
  if (messages->len == (self->instructions != NULL ? 1 : 0))
    return TRUE;

  if (leaf != NULL && leaf->message != NULL)
    leaf_uid = causerie_message_get_uid (leaf->message);
  name_conversation (self->conversation, messages);
  if (!causerie_import_sink_take (sink, self->conversation, messages, leaf_uid, folder, error))
    return FALSE;

  tell_lacks (self, sink);
  return TRUE;
}
