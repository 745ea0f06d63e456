/* test-context.c: how much of a chat is sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-context.h"

#include <string.h>

static GPtrArray *
new_path (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static CauserieMessage *
add (GPtrArray *path, CauserieRole role, const char *text)
{
  CauserieMessage *message = causerie_message_new (NULL, NULL, role);

  causerie_message_set_text (message, text);
  g_ptr_array_add (path, message);

  return message;
}

static CauserieMessage *
add_words (GPtrArray *path, CauserieRole role, guint words)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    g_string_append (text, "word ");
  return add (path, role, text->str);
}

static void
attach_text (CauserieMessage *message, const char *name, guint words)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CauseriePart) part = NULL;

  g_string_append_printf (text, "%s:\n\n", name);
  for (guint i = 0; i < words; i++)
    g_string_append (text, "word ");
  part = causerie_part_new_text (text->str);
  causerie_message_add_part (message, part);
}

static void
attach_picture (CauserieMessage *message)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("\x89PNG", 4);
  g_autoptr(CauseriePart) part = causerie_part_new_image (bytes, "image/png", "cat.png");

  causerie_message_add_part (message, part);
}

static CauserieMessage *
get (GPtrArray *messages, guint index)
{
  return g_ptr_array_index (messages, index);
}

static CauserieContextPlan *
plan (GPtrArray *path, double length)
{
  CauserieParams params = { 0 };

  if (length > 0)
    causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, length);
  return causerie_context_plan (&(CauserieContextQuery) { .path = path, .params = &params });
}

/* --- estimates -------------------------------------------------------------------------------- */

static void
test_estimate (void)
{
  g_autoptr(GPtrArray) path = new_path ();

  g_assert_cmpint (causerie_context_estimate_text (""), ==, 0);
  g_assert_cmpint (causerie_context_estimate_text ("a"), ==, 1);
  g_assert_cmpint (causerie_context_estimate_text ("漢字仮名"), ==, 4);
  /* Cyrillic is cut finer than Latin: 6 letters, 12 bytes. */
  g_assert_cmpint (causerie_context_estimate_text ("привет"), >,
                   causerie_context_estimate_text ("privet"));
  /* So is code. */
  g_assert_cmpint (causerie_context_estimate_text ("```\nif (a[i] != NULL) b++;\n```"), >,
                   causerie_context_estimate_text ("...\nif (a[i] != NULL) b++;\n..."));

  add (path, CAUSERIE_ROLE_USER, "a");
  g_assert_cmpint (causerie_context_estimate ("", path), ==, 3 + 4 + 1);
  g_assert_cmpint (causerie_context_estimate ("b", path), ==, 3 + 4 + 1 + 4 + 1);
}

static gint64
estimate_file (const char *data)
{
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, strlen (data));
  g_autoptr(CauseriePart) part = causerie_part_new_file (bytes, "application/pdf", "a.pdf");

  causerie_message_add_part (message, part);
  return causerie_context_estimate_message (message);
}

/* By its pages, not by its bytes. */
static void
test_estimate_of_pdf (void)
{
  gint64 one = estimate_file ("%PDF-1.7 /Type /Pages /Type /Page ");

  g_assert_cmpint (estimate_file ("%PDF-1.7 packed"), ==, one);
  g_assert_cmpint (estimate_file ("%PDF /Type/Pages /Type/Page/A /Type /Page /B /Type/Page>>"), ==,
                   4 + (one - 4) * 3);
  g_assert_cmpint (estimate_file ("/Type"), ==, one);
}

/* --- limits ----------------------------------------------------------------------------------- */

static void
test_length (void)
{
  CauserieParams params = { 0 };
  CauserieModelFacts facts = { 0 };

  g_assert_cmpint (causerie_context_find_length (NULL, NULL), ==, 0);
  g_assert_cmpint (causerie_context_find_length (&params, &facts), ==, 0);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);
  g_assert_cmpint (causerie_context_find_length (&params, &facts), ==, 8192);
  facts.context_length = 131072;
  g_assert_cmpint (causerie_context_find_length (&params, &facts), ==, 8192);
  g_assert_cmpint (causerie_context_find_length (NULL, &facts), ==, 131072);
  facts.context_length = 4096;
  g_assert_cmpint (causerie_context_find_length (&params, &facts), ==, 4096);
}

/* The room for the answer: as set, but not more than half; else what the model can say, or a
 * quarter. */
static void
test_reserve (void)
{
  static const struct {
    double length, set;
    gint64 most, reserve, budget;
  } cases[] = {
    { 10000, 0, 0, 2500, 7000 },
    { 100000, 0, 0, 8192, 86808 },
    { 100000, 0, 4000, 4000, 91000 },
    { 10000, 1000, 4000, 1000, 8500 },
    { 8192, 8192, 0, 4096, 3686 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(GPtrArray) path = new_path ();
    g_autoptr(CauserieContextPlan) made = NULL;
    CauserieParams params = { 0 };
    CauserieModelFacts facts = { .max_completion_tokens = cases[i].most };

    add (path, CAUSERIE_ROLE_USER, "a");
    causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, cases[i].length);
    if (cases[i].set > 0)
      causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, cases[i].set);
    made = causerie_context_plan (&(CauserieContextQuery) {
      .path = path, .params = &params, .facts = &facts });
    g_assert_cmpint (made->length, ==, (gint64) cases[i].length);
    g_assert_cmpint (made->reserve, ==, cases[i].reserve);
    g_assert_cmpint (made->budget, ==, cases[i].budget);
  }
}

/* --- what is sent ----------------------------------------------------------------------------- */

static void
test_everything_without_a_limit (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  for (guint i = 0; i < 100; i++) {
    add_words (path, CAUSERIE_ROLE_USER, 1000);
    add_words (path, CAUSERIE_ROLE_ASSISTANT, 1000);
  }
  add (path, CAUSERIE_ROLE_USER, "last");
  made = plan (path, 0);
  g_assert_cmpuint (made->messages->len, ==, path->len);
  g_assert_cmpuint (made->n_left_out, ==, 0);
  g_assert_cmpint (made->budget, ==, G_MAXINT64);
  g_assert_false (made->is_too_long);
}

static void
test_empty_answers_stay_out (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  add (path, CAUSERIE_ROLE_USER, "one");
  add (path, CAUSERIE_ROLE_ASSISTANT, "");
  add (path, CAUSERIE_ROLE_USER, "two");
  made = plan (path, 0);
  g_assert_cmpuint (made->messages->len, ==, 2);
  g_assert_true (get (made->messages, 1) == get (path, 2));
}

/* Whoever ended it: what the person has read is what the model said. */
static void
test_broken_answers_are_sent (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  add (path, CAUSERIE_ROLE_USER, "one");
  causerie_message_set_state (add (path, CAUSERIE_ROLE_ASSISTANT, "half an ans"),
                              CAUSERIE_MESSAGE_FAILED);
  add (path, CAUSERIE_ROLE_USER, "two");
  causerie_message_set_state (add (path, CAUSERIE_ROLE_ASSISTANT, "stopped here"),
                              CAUSERIE_MESSAGE_STOPPED);
  add (path, CAUSERIE_ROLE_USER, "three");
  made = plan (path, 0);
  g_assert_cmpuint (made->messages->len, ==, 5);
  g_assert_true (get (made->messages, 1) == get (path, 1));
}

/* As before an answer that a chat from elsewhere begins with. */
static void
test_nothing (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = plan (path, 1024);
  g_autoptr(CauserieContextPlan) answer = NULL;

  g_assert_cmpuint (made->messages->len, ==, 0);
  g_assert_false (made->is_too_long);

  add (path, CAUSERIE_ROLE_ASSISTANT, "Good day");
  answer = plan (path, 1024);
  g_assert_cmpuint (answer->messages->len, ==, 1);
}

static void
test_oldest_turns_go (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  for (guint i = 0; i < 3; i++) {
    add_words (path, CAUSERIE_ROLE_USER, 250);
    add (path, CAUSERIE_ROLE_ASSISTANT, "");
    add_words (path, CAUSERIE_ROLE_ASSISTANT, 100);
  }
  add (path, CAUSERIE_ROLE_USER, "last");
  made = plan (path, 1500); /* 1050 for what is sent: two turns of about 500 */
  g_assert_cmpuint (made->first, ==, 3);
  g_assert_cmpuint (made->whole, ==, 3);
  g_assert_cmpuint (made->n_left_out, ==, 2); /* the empty one would not be sent anyway */
  g_assert_true (get (made->messages, 0) == get (path, 3));
  g_assert_cmpuint (made->messages->len, ==, 5);
}

/* Instructions that a chat brought along stay, whatever goes. */
static void
test_system_message_stays (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  add (path, CAUSERIE_ROLE_SYSTEM, "be brief");
  add_words (path, CAUSERIE_ROLE_USER, 2000);
  add (path, CAUSERIE_ROLE_ASSISTANT, "fine");
  add (path, CAUSERIE_ROLE_USER, "last");
  made = plan (path, 1500);
  g_assert_cmpuint (made->messages->len, ==, 2);
  g_assert_true (get (made->messages, 0) == get (path, 0));
  g_assert_true (get (made->messages, 1) == get (path, 3));
  g_assert_cmpuint (made->n_left_out, ==, 2);
}

static void
test_too_long_alone (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  add (path, CAUSERIE_ROLE_USER, "small");
  add (path, CAUSERIE_ROLE_ASSISTANT, "small");
  add_words (path, CAUSERIE_ROLE_USER, 5000);
  made = plan (path, 1024);
  g_assert_cmpuint (made->messages->len, ==, 1);
  g_assert_true (get (made->messages, 0) == get (path, 2));
  g_assert_true (made->is_too_long);
  g_assert_cmpint (made->tokens, >, made->budget);
}

/* An answer that goes on keeps its question. */
static void
test_last_turn_is_whole (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  add_words (path, CAUSERIE_ROLE_USER, 400);
  add (path, CAUSERIE_ROLE_ASSISTANT, "small");
  add_words (path, CAUSERIE_ROLE_USER, 600);
  add_words (path, CAUSERIE_ROLE_ASSISTANT, 600);
  made = plan (path, 1500);
  g_assert_cmpuint (made->first, ==, 2);
  g_assert_cmpuint (made->messages->len, ==, 2);
  g_assert_true (made->is_too_long);
}

/* --- attachments ------------------------------------------------------------------------------ */

/* The oldest goes first, its words stay, and a line tells the model. */
static void
test_attachments_go_first (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;
  CauserieMessage *bare;

  attach_text (add (path, CAUSERIE_ROLE_USER, "Read this"), "old.txt", 600);
  add (path, CAUSERIE_ROLE_ASSISTANT, "Read.");
  attach_text (add (path, CAUSERIE_ROLE_USER, "And this"), "new.txt", 600);
  add (path, CAUSERIE_ROLE_ASSISTANT, "Read too.");
  add (path, CAUSERIE_ROLE_USER, "Compare");
  made = plan (path, 1500);
  g_assert_cmpuint (made->messages->len, ==, 5);
  g_assert_cmpuint (made->n_left_out, ==, 0);
  g_assert_cmpuint (made->n_bare, ==, 1);
  g_assert_cmpuint (made->whole, ==, 1);

  bare = get (made->messages, 0);
  g_assert_cmpstr (causerie_message_get_text (bare), ==,
                   "[Attachments left out to save room: old.txt]\n\nRead this");
  g_assert_cmpuint (causerie_message_get_n_parts (bare), ==, 0);
  g_assert_true (get (made->messages, 2) == get (path, 2));
  g_assert_cmpuint (causerie_message_get_n_parts (get (path, 0)), ==, 1); /* kept in the chat */
}

/* Where the oldest turn has to go as well, the next one's may stay. */
static void
test_attachments_come_back (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  attach_text (add_words (path, CAUSERIE_ROLE_USER, 700), "old.txt", 100);
  add (path, CAUSERIE_ROLE_ASSISTANT, "Read.");
  attach_text (add (path, CAUSERIE_ROLE_USER, "And this"), "new.txt", 300);
  add (path, CAUSERIE_ROLE_ASSISTANT, "Read too.");
  add_words (path, CAUSERIE_ROLE_USER, 200);
  made = plan (path, 1500);
  g_assert_cmpuint (made->first, ==, 2);
  g_assert_cmpuint (made->n_bare, ==, 0);
  g_assert_true (get (made->messages, 0) == get (path, 2));
}

/* Those of the question itself are what it is about. */
static void
test_last_attachments_stay (void)
{
  g_autoptr(GPtrArray) path = new_path ();
  g_autoptr(CauserieContextPlan) made = NULL;

  attach_picture (add (path, CAUSERIE_ROLE_USER, "What is this?"));
  made = plan (path, 1024);
  g_assert_cmpuint (made->n_bare, ==, 0);
  g_assert_true (made->is_too_long);
  g_assert_true (get (made->messages, 0) == get (path, 0));
}

/* --- properties ------------------------------------------------------------------------------- */

static void
add_call (GPtrArray *path)
{
  CauserieMessage *message = add (path, CAUSERIE_ROLE_ASSISTANT, "");
  g_autoptr(CauseriePart) call = causerie_part_new_tool_call ("call-1", "look_up", "{}");

  causerie_message_add_part (message, call);
}

/* A question, sometimes with a picture or a file or a call with its result, and an answer. */
static void
add_random_turn (GPtrArray *path)
{
  CauserieMessage *question =
    add_words (path, CAUSERIE_ROLE_USER, (guint) g_test_rand_int_range (1, 800));

  if (g_test_rand_int_range (0, 4) == 0)
    attach_picture (question);
  if (g_test_rand_int_range (0, 4) == 0)
    attach_text (question, "notes.txt", (guint) g_test_rand_int_range (1, 800));
  if (g_test_rand_int_range (0, 3) == 0) {
    add_call (path);
    add_words (path, CAUSERIE_ROLE_TOOL, (guint) g_test_rand_int_range (1, 400));
  }
  add_words (path, CAUSERIE_ROLE_ASSISTANT, (guint) g_test_rand_int_range (0, 800));
}

static void
assert_no_orphan (GPtrArray *messages)
{
  gboolean called = FALSE;

  for (guint i = 0; i < messages->len; i++) {
    CauserieMessage *message = get (messages, i);

    if (causerie_message_get_role (message) == CAUSERIE_ROLE_TOOL)
      g_assert_true (called);
    called = causerie_message_get_n_parts (message) > 0 &&
             causerie_part_get_kind (causerie_message_get_part (message, 0)) ==
             CAUSERIE_PART_TOOL_CALL;
  }
}

/* What follows from one plan whatever it was made of. */
static void
check_plan (const CauserieContextPlan *made, GPtrArray *path, const char *instructions,
            double factor)
{
  gint64 size = causerie_context_estimate (instructions, made->messages);

  g_assert_true (get (made->messages, made->messages->len - 1) == get (path, path->len - 1));
  g_assert_cmpint (causerie_message_get_role (get (made->messages, 0)), ==, CAUSERIE_ROLE_USER);
  assert_no_orphan (made->messages);
  if (!made->is_too_long) {
    g_assert_cmpint (made->tokens, <=, made->budget);
    g_assert_cmpfloat (size * factor, <=, made->budget);
  } else {
    g_assert_cmpuint (made->messages->len, ==, 1);
  }
  /* Nothing is left out that could be sent. */
  if (made->n_left_out == 0 && made->n_bare == 0)
    g_assert_cmpint (size, ==, causerie_context_estimate (instructions, made->messages));
  else
    g_assert_cmpfloat (causerie_context_estimate (instructions, path) * factor, >, made->budget);
}

/* Random chats and limits: within the budget unless the last message alone passes it, whole turns,
 * no result of a tool without its call, and always the last message. */
static void
test_property (void)
{
  for (guint round = 0; round < 300; round++) {
    g_autoptr(GPtrArray) path = new_path ();
    g_autoptr(CauserieContextPlan) made = NULL;
    CauserieParams params = { 0 };
    CauserieModelFacts facts = { .context_length = g_test_rand_int_range (0, 20000) };
    int turns = g_test_rand_int_range (0, 30);
    double length = g_test_rand_int_range (256, 20000);
    double factor = g_test_rand_double_range (0.5, 2);

    causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, length);
    if (round % 2 == 0)
      causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS,
                           g_test_rand_int_range (1, (int) length));
    for (int i = 0; i < turns; i++)
      add_random_turn (path);
    add_words (path, CAUSERIE_ROLE_USER, (guint) g_test_rand_int_range (1, 800));

    made = causerie_context_plan (&(CauserieContextQuery) {
      .path = path, .instructions = "be brief", .params = &params, .facts = &facts,
      .factor = factor });
    check_plan (made, path, "be brief", factor);
  }
}

/* --- what was read ---------------------------------------------------------------------------- */

static void
test_was_cut (void)
{
  static const struct {
    gint64   tokens, counted;
    gint64   tokens_before, counted_before; /* 0: none */
    gboolean is_learned, expected;
  } cases[] = {
    { 9000, 4000, 0, 0, TRUE, TRUE },
    { 9000, 8000, 0, 0, TRUE, FALSE },
    { 9000, 4000, 0, 0, FALSE, FALSE },    /* an estimate that was never compared */
    { 12000, 4000, 0, 0, FALSE, TRUE },
    { 9000, -1, 0, 0, TRUE, FALSE },       /* it does not count */
    { 9000, 0, 0, 0, TRUE, FALSE },
    { 500, 20, 0, 0, TRUE, FALSE },        /* too short to tell */
    { 4500, 4090, 4200, 4080, TRUE, TRUE },  /* it stopped growing */
    { 4500, 4060, 4200, 4080, TRUE, TRUE },  /* whole turns were dropped */
    { 4500, 4380, 4200, 4080, TRUE, FALSE },
    { 4250, 4090, 4200, 4080, TRUE, FALSE }, /* little was added */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CauserieContextCount now = { cases[i].tokens, cases[i].counted };
    CauserieContextCount before = { cases[i].tokens_before, cases[i].counted_before };

    g_assert_true (causerie_context_was_cut (&now, before.tokens > 0 ? &before : NULL,
                                             cases[i].is_learned) == cases[i].expected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/context/estimate", test_estimate);
  g_test_add_func ("/context/estimate-of-pdf", test_estimate_of_pdf);
  g_test_add_func ("/context/length", test_length);
  g_test_add_func ("/context/reserve", test_reserve);
  g_test_add_func ("/context/everything-without-a-limit", test_everything_without_a_limit);
  g_test_add_func ("/context/empty-answers-stay-out", test_empty_answers_stay_out);
  g_test_add_func ("/context/broken-answers-are-sent", test_broken_answers_are_sent);
  g_test_add_func ("/context/nothing", test_nothing);
  g_test_add_func ("/context/oldest-turns-go", test_oldest_turns_go);
  g_test_add_func ("/context/system-message-stays", test_system_message_stays);
  g_test_add_func ("/context/too-long-alone", test_too_long_alone);
  g_test_add_func ("/context/last-turn-is-whole", test_last_turn_is_whole);
  g_test_add_func ("/context/attachments-go-first", test_attachments_go_first);
  g_test_add_func ("/context/attachments-come-back", test_attachments_come_back);
  g_test_add_func ("/context/last-attachments-stay", test_last_attachments_stay);
  g_test_add_func ("/context/property", test_property);
  g_test_add_func ("/context/was-cut", test_was_cut);

  return g_test_run ();
}
