/* causerie-context.c: how much of a chat is sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-context.h"

#include "causerie-attachment.h"
#include "causerie-context-private.h"

#include <math.h>

/* Kept free beside the answer's room, since an estimate is one. */
#define MARGIN 0.05

/* Room for the answer when nobody limited it: a quarter of the context, and no more than this. A
 * limit above half of the context is the most an answer may take, not what it will. */
#define MAX_RESERVE 8192

/* A server that counted less than this part of what was sent has dropped some of it. An estimate
 * that was never compared may be off by more; what is short proves nothing. */
#define CUT_SHARE         0.6
#define CUT_SHARE_UNKNOWN 0.35
#define LEAST_SENT        1000
#define LEAST_GROWTH      200

/* One message of the path, and what is done with it. */
typedef struct {
  CauserieMessage *message;     /* borrowed */
  gint64           size;        /* estimated */
  gint64           attachments; /* of that, what goes without them */
  gboolean         is_bare;     /* they are left out */
} Item;

/* --- limits ----------------------------------------------------------------------------------- */

static gint64
get_param (const CauserieParams *params, CauserieParam param)
{
  double value = 0;

  if (params != NULL)
    causerie_params_get (params, param, &value);

  return (gint64) value;
}

gint64
causerie_context_find_length (const CauserieParams *params, const CauserieModelFacts *facts)
{
  gint64 set = get_param (params, CAUSERIE_PARAM_CONTEXT_LENGTH);
  gint64 known = facts != NULL ? facts->context_length : 0;

  return set > 0 && known > 0 ? MIN (set, known) : MAX (MAX (set, known), 0);
}

static gint64
find_reserve (const CauserieContextQuery *query, gint64 length)
{
  gint64 set = get_param (query->params, CAUSERIE_PARAM_MAX_TOKENS);
  gint64 reserve = MIN (length / 4, MAX_RESERVE);

  if (set > 0)
    return MIN (set, length / 2);
  if (query->facts != NULL && query->facts->max_completion_tokens > 0)
    return MIN (query->facts->max_completion_tokens, reserve);
  return reserve;
}

static void
set_limits (CauserieContextPlan *plan, const CauserieContextQuery *query)
{
  plan->budget = G_MAXINT64;
  plan->length = causerie_context_find_length (query->params, query->facts);
  if (plan->length == 0)
    return;

  plan->reserve = find_reserve (query, plan->length);
  plan->budget = (gint64) (plan->length * (1 - MARGIN)) - plan->reserve;
}

/* --- what there is ---------------------------------------------------------------------------- */

/* An answer that said nothing would confuse the model more than its absence. One that broke off is
 * what the model said: the person has read it, and goes on from there. */
static gboolean
is_worth_sending (CauserieMessage *message)
{
  if (causerie_message_get_role (message) != CAUSERIE_ROLE_ASSISTANT ||
      causerie_message_get_text_length (message) > 0)
    return TRUE;

  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    if (causerie_part_get_kind (causerie_message_get_part (message, i)) == CAUSERIE_PART_TOOL_CALL)
      return TRUE;

  return FALSE;
}

static gboolean
is_system (const Item *item)
{
  return causerie_message_get_role (item->message) == CAUSERIE_ROLE_SYSTEM;
}

/* What stands for the attachments that are left out, for the model; NULL: there are none. */
static char *
dup_line (CauserieMessage *message)
{
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);

    if (causerie_attachment_is_file (part)) {
      g_autofree char *name = causerie_attachment_dup_name (part);

      g_string_append (line, line->len > 0 ? ", " : "[Attachments left out to save room: ");
      g_string_append (line, name);
    }
  }

  return line->len > 0 ? g_strdup_printf ("%s]\n\n", line->str) : NULL;
}

/* Tokens that are saved without them. */
static gint64
estimate_attachments (CauserieMessage *message)
{
  g_autofree char *line = NULL;
  gint64 tokens = 0;

  if (causerie_message_get_role (message) != CAUSERIE_ROLE_USER)
    return 0;

  line = dup_line (message);
  for (guint i = 0; line != NULL && i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);

    if (causerie_attachment_is_file (part))
      tokens += causerie_context_estimate_part (part);
  }

  return line != NULL ? MAX (tokens - causerie_context_estimate_text (line), 0) : 0;
}

/* Kept with the message: a plan is made with every key that is typed. */
typedef struct {
  gsize  text_length;
  guint  n_parts;
  gint64 size;
  gint64 attachments;
} Measure;

static G_DEFINE_QUARK (causerie-context-measure, measure)

/* Another text of the same length takes about the same. */
static const Measure *
measure (CauserieMessage *message)
{
  Measure *known = g_object_get_qdata (G_OBJECT (message), measure_quark ());
  gsize text_length = causerie_message_get_text_length (message);
  guint n_parts = causerie_message_get_n_parts (message);

  if (known != NULL && known->text_length == text_length && known->n_parts == n_parts)
    return known;

  known = g_new0 (Measure, 1);
  known->text_length = text_length;
  known->n_parts = n_parts;
  known->size = causerie_context_estimate_message (message);
  known->attachments = estimate_attachments (message);
  g_object_set_qdata_full (G_OBJECT (message), measure_quark (), known, g_free);

  return known;
}

static GArray *
list_items (GPtrArray *path)
{
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (Item), path->len);

  for (guint i = 0; i < path->len; i++) {
    CauserieMessage *message = g_ptr_array_index (path, i);
    Item item = { .message = message };

    if (is_worth_sending (message)) {
      item.size = measure (message)->size;
      item.attachments = measure (message)->attachments;
    }
    g_array_append_val (items, item);
  }

  return items;
}

/* --- what is left out ------------------------------------------------------------------------- */

/* What is decided about: the sizes are without the factor. */
typedef struct {
  GArray *items;
  guint   first;     /* the oldest that is sent */
  guint   last_turn; /* where the one begins that is always sent */
  gint64  size;      /* of all that is sent now */
  gint64  budget;
} Choice;

static Item *
get_item (const Choice *choice, guint index)
{
  return &g_array_index (choice->items, Item, index);
}

static gboolean
begins_turn (const Item *item)
{
  return causerie_message_get_role (item->message) == CAUSERIE_ROLE_USER;
}

static void
drop_attachments (Choice *choice)
{
  for (guint i = 0; i < choice->last_turn && choice->size > choice->budget; i++) {
    Item *item = get_item (choice, i);

    item->is_bare = item->attachments > 0;
    choice->size -= item->attachments;
  }
}

/* Instructions that stand in the path stay with those of the profile. */
static void
drop_turns (Choice *choice)
{
  while (choice->size > choice->budget && choice->first < choice->last_turn) {
    do {
      Item *item = get_item (choice, choice->first);

      if (!is_system (item))
        choice->size -= item->size - (item->is_bare ? item->attachments : 0);
      choice->first++;
    } while (choice->first < choice->last_turn && !begins_turn (get_item (choice, choice->first)));
  }
}

/* A turn that went may have made room for the newest of them. */
static void
give_back_attachments (Choice *choice)
{
  for (guint i = choice->last_turn; i > choice->first; i--) {
    Item *item = get_item (choice, i - 1);

    if (item->is_bare && choice->size + item->attachments > choice->budget)
      return;
    if (item->is_bare)
      choice->size += item->attachments;
    item->is_bare = FALSE;
  }
}

static guint
find_last_turn (GArray *items)
{
  for (guint i = items->len; i > 1; i--)
    if (begins_turn (&g_array_index (items, Item, i - 1)))
      return i - 1;

  return 0;
}

static Choice
choose (GArray *items, gint64 frame, gint64 budget)
{
  Choice choice = { .items = items, .last_turn = find_last_turn (items), .size = frame,
                    .budget = budget };

  for (guint i = 0; i < items->len; i++)
    choice.size += get_item (&choice, i)->size;
  drop_attachments (&choice);
  drop_turns (&choice);
  give_back_attachments (&choice);

  return choice;
}

/* --- what is sent ----------------------------------------------------------------------------- */

/* As it is, but for its files (transfer full). */
static CauserieMessage *
copy_bare (CauserieMessage *message)
{
  CauserieMessage *copy = causerie_message_new (causerie_message_get_uid (message),
                                                causerie_message_get_parent_uid (message),
                                                causerie_message_get_role (message));
  g_autofree char *line = dup_line (message);
  g_autofree char *text = g_strconcat (line, causerie_message_get_text (message), NULL);

  causerie_message_set_text (copy, text);
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);

    if (!causerie_attachment_is_file (part))
      causerie_message_add_part (copy, part);
  }

  return copy;
}

static void
add_message (CauserieContextPlan *plan, const Item *item)
{
  if (item->is_bare) {
    plan->n_bare++;
    g_ptr_array_add (plan->messages, copy_bare (item->message));
  } else {
    g_ptr_array_add (plan->messages, g_object_ref (item->message));
  }
}

static void
add_messages (CauserieContextPlan *plan, const Choice *choice)
{
  for (guint i = 0; i < choice->items->len; i++) {
    const Item *item = get_item (choice, i);

    if (item->size == 0)
      continue;
    if (i >= choice->first || is_system (item))
      add_message (plan, item);
    else
      plan->n_left_out++;
    if (i >= choice->first && item->is_bare)
      plan->whole = i + 1;
  }
}

CauserieContextPlan *
causerie_context_plan (const CauserieContextQuery *query)
{
  CauserieContextPlan *plan;
  g_autoptr(GArray) items = NULL;
  double factor;
  Choice choice;

  g_return_val_if_fail (query != NULL && query->path != NULL, NULL);

  plan = g_new0 (CauserieContextPlan, 1);
  plan->messages = g_ptr_array_new_with_free_func (g_object_unref);
  set_limits (plan, query);

  factor = query->factor > 0 ? query->factor : 1;
  items = list_items (query->path);
  choice = choose (items, causerie_context_estimate_frame (query->instructions),
                   plan->budget == G_MAXINT64 ? G_MAXINT64 : (gint64) (plan->budget / factor));
  plan->first = plan->whole = choice.first;
  plan->size = choice.size;
  plan->tokens = (gint64) ceil (choice.size * factor - 1e-6);
  plan->is_too_long = choice.size > choice.budget;
  add_messages (plan, &choice);

  return plan;
}

void
causerie_context_plan_free (CauserieContextPlan *self)
{
  g_ptr_array_unref (self->messages);
  g_free (self);
}

/* --- what was read ---------------------------------------------------------------------------- */

/* More was sent than before, and no more was read. */
static gboolean
stopped_growing (const CauserieContextCount *count, const CauserieContextCount *before)
{
  gint64 sent = count->tokens - before->tokens;

  return before->counted >= LEAST_SENT && sent >= LEAST_GROWTH &&
         count->counted - before->counted < sent * CUT_SHARE_UNKNOWN;
}

gboolean
causerie_context_was_cut (const CauserieContextCount *count,
                          const CauserieContextCount *before,
                          gboolean                    is_learned)
{
  g_return_val_if_fail (count != NULL, FALSE);

  if (count->counted <= 0 || count->tokens < LEAST_SENT)
    return FALSE;
  if (before != NULL && before->counted > 0 && stopped_growing (count, before))
    return TRUE;

  return count->counted < count->tokens * (is_learned ? CUT_SHARE : CUT_SHARE_UNKNOWN);
}
