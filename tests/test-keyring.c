/* test-keyring.c: keys are kept where they belong, and nowhere in clear
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "causerie-keyring.h"

#include <glib/gstdio.h>

#define KEY   "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OTHER "sk-or-v1-ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"

typedef struct {
  GMainLoop *loop;
  char      *key;
  gboolean   ok;
  gboolean   kept_for_good;
  GError    *error;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->loop, g_main_loop_unref);
  g_clear_pointer (&answer->key, causerie_keyring_free_key);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->key = causerie_keyring_lookup_finish (CAUSERIE_KEYRING (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
lookup (CauserieKeyring *keyring, const char *uid, Answer *answer)
{
  answer->loop = g_main_loop_new (NULL, FALSE);
  causerie_keyring_lookup_async (keyring, uid, NULL, lookup_cb, answer);
  g_main_loop_run (answer->loop);
}

static void
assert_key (CauserieKeyring *keyring, const char *uid, const char *expected)
{
  g_auto(Answer) answer = { 0 };

  lookup (keyring, uid, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.key, ==, expected);
}

static void
store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->ok = causerie_keyring_store_finish (CAUSERIE_KEYRING (source), result,
                                              &answer->kept_for_good, &answer->error);
  g_main_loop_quit (answer->loop);
}

/* Returns whether it is in the keyring. */
static gboolean
store (CauserieKeyring *keyring, const char *uid, const char *key)
{
  g_auto(Answer) answer = { .loop = g_main_loop_new (NULL, FALSE) };

  causerie_keyring_store_async (keyring, uid, "OpenRouter", key, NULL, store_cb, &answer);
  g_main_loop_run (answer.loop);
  g_assert_no_error (answer.error);
  g_assert_true (answer.ok);
  return answer.kept_for_good;
}

static void
clear_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->ok = causerie_keyring_clear_finish (CAUSERIE_KEYRING (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
clear (CauserieKeyring *keyring, const char *uid, Answer *answer)
{
  answer->loop = g_main_loop_new (NULL, FALSE);
  causerie_keyring_clear_async (keyring, uid, NULL, clear_cb, answer);
  g_main_loop_run (answer->loop);
}

static void
lookup_secret (CauserieKeyring *keyring, const char *uid, const char *what, Answer *answer)
{
  answer->loop = g_main_loop_new (NULL, FALSE);
  causerie_keyring_lookup_secret_async (keyring, uid, what, NULL, lookup_cb, answer);
  g_main_loop_run (answer->loop);
}

static void
assert_secret (CauserieKeyring *keyring, const char *uid, const char *what, const char *expected)
{
  g_auto(Answer) answer = { 0 };

  lookup_secret (keyring, uid, what, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.key, ==, expected);
}

static void
store_secret (CauserieKeyring *keyring, const char *uid, const char *what, const char *secret)
{
  g_auto(Answer) answer = { .loop = g_main_loop_new (NULL, FALSE) };

  causerie_keyring_store_secret_async (keyring, uid, what, "OpenRouter", secret, NULL, store_cb,
                                       &answer);
  g_main_loop_run (answer.loop);
  g_assert_no_error (answer.error);
  g_assert_true (answer.kept_for_good);
}

static gboolean
file_holds (const char *path, const char *text)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return FALSE;
  return memmem (contents, length, text, strlen (text)) != NULL;
}

/* libsecret chooses its backend once in a process: each world is a process of its own. */
static void
run_in_own_process (const char *secret_backend)
{
  g_autofree char *folder = g_dir_make_tmp ("causerie-keyring-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "keyring", NULL);

  if (secret_backend != NULL) {
    g_setenv ("SECRET_BACKEND", secret_backend, TRUE);
    /* libsecret 0.20 forgets the file's old etag whenever it writes; nothing in the leak's trace
     * is narrow enough to name it. */
    g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  }
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "only for this test", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("SECRET_BACKEND");
  g_unsetenv ("ASAN_OPTIONS");
  g_unlink (file);
  g_rmdir (folder);
  g_test_trap_assert_passed ();
}

static void
test_stores_and_finds (void)
{
  g_autoptr(CauserieKeyring) first = NULL;
  g_autoptr(CauserieKeyring) second = NULL;
  g_auto(Answer) cleared = { 0 };

  if (!g_test_subprocess ()) {
    run_in_own_process ("file");
    return;
  }

  first = causerie_keyring_new ();
  g_assert_cmpint (causerie_keyring_get_state (first), ==, CAUSERIE_KEYRING_UNTRIED);
  assert_key (first, "a", NULL);
  g_assert_cmpint (causerie_keyring_get_state (first), ==, CAUSERIE_KEYRING_READY);
  g_assert_true (store (first, "a", KEY));
  assert_key (first, "b", NULL);

  /* As after the program's end. */
  second = causerie_keyring_new ();
  assert_key (second, "a", KEY);
  g_assert_true (store (second, "a", OTHER));
  assert_key (second, "a", OTHER);

  clear (second, "a", &cleared);
  g_assert_no_error (cleared.error);
  g_assert_true (cleared.ok);
  assert_key (second, "a", NULL);
}

static void
test_is_nowhere_in_clear (void)
{
  g_autoptr(CauserieKeyring) keyring = NULL;
  const char *file = g_getenv ("SECRET_FILE_TEST_PATH");

  if (!g_test_subprocess ()) {
    run_in_own_process ("file");
    return;
  }

  keyring = causerie_keyring_new ();
  g_assert_true (store (keyring, "a", KEY));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_false (file_holds (file, KEY));
  g_assert_false (file_holds (file, "0123456789abcdef"));
}

static void
test_secrets_of_a_connection (void)
{
  static const char header[] = CAUSERIE_SECRET_HEADER "X-Team";
  g_autoptr(CauserieKeyring) first = NULL;
  g_autoptr(CauserieKeyring) second = NULL;
  g_auto(Answer) cleared = { .loop = g_main_loop_new (NULL, FALSE) };
  g_auto(Answer) all = { 0 };

  if (!g_test_subprocess ()) {
    run_in_own_process ("file");
    return;
  }

  first = causerie_keyring_new ();
  g_assert_true (store (first, "a", KEY));
  store_secret (first, "a", CAUSERIE_SECRET_PROXY_PASSWORD, "open sesame");
  store_secret (first, "a", header, "seven dwarfs");
  g_assert_true (store (first, "ab", OTHER));
  g_assert_false (file_holds (g_getenv ("SECRET_FILE_TEST_PATH"), "sesame"));

  second = causerie_keyring_new ();
  assert_key (second, "a", KEY);
  assert_secret (second, "a", CAUSERIE_SECRET_KEY, KEY);
  assert_secret (second, "a", CAUSERIE_SECRET_PROXY_PASSWORD, "open sesame");
  assert_secret (second, "a", header, "seven dwarfs");
  assert_secret (second, "a", CAUSERIE_SECRET_HEADER "X-Other", NULL);
  assert_secret (second, "ab", header, NULL);

  causerie_keyring_clear_secret_async (second, "a", header, NULL, clear_cb, &cleared);
  g_main_loop_run (cleared.loop);
  g_assert_no_error (cleared.error);
  assert_secret (second, "a", header, NULL);
  assert_key (second, "a", KEY);

  clear (second, "a", &all);
  g_assert_no_error (all.error);
  assert_key (second, "a", NULL);
  assert_secret (second, "a", CAUSERIE_SECRET_PROXY_PASSWORD, NULL);
  assert_key (second, "ab", OTHER);
}

static void
test_without_a_service_it_is_kept_for_this_run (void)
{
  g_autoptr(CauserieKeyring) keyring = NULL;
  g_auto(Answer) missing = { 0 };
  g_auto(Answer) cleared = { 0 };
  g_auto(Answer) gone = { 0 };

  if (!g_test_subprocess ()) {
    run_in_own_process (NULL);
    return;
  }

  keyring = causerie_keyring_new ();
  lookup (keyring, "a", &missing);
  g_assert_error (missing.error, CAUSERIE_ERROR, CAUSERIE_ERROR_KEYRING);
  g_assert_null (missing.key);
  g_assert_cmpint (causerie_keyring_get_state (keyring), ==, CAUSERIE_KEYRING_ABSENT);

  g_assert_false (store (keyring, "a", KEY));
  assert_key (keyring, "a", KEY);
  g_assert_false (g_file_test (g_getenv ("SECRET_FILE_TEST_PATH"), G_FILE_TEST_EXISTS));

  clear (keyring, "a", &cleared);
  g_assert_error (cleared.error, CAUSERIE_ERROR, CAUSERIE_ERROR_KEYRING);
  g_assert_null (strstr (cleared.error->message, KEY));
  lookup (keyring, "a", &gone);
  g_assert_null (gone.key);
}

static void
test_what_is_remembered_goes_first (void)
{
  g_autoptr(CauserieKeyring) keyring = NULL;
  g_autoptr(CauserieKeyring) later = NULL;

  if (!g_test_subprocess ()) {
    run_in_own_process ("file");
    return;
  }

  keyring = causerie_keyring_new ();
  g_assert_true (store (keyring, "a", KEY));
  causerie_keyring_remember (keyring, "a", OTHER);
  assert_key (keyring, "a", OTHER);

  later = causerie_keyring_new ();
  assert_key (later, "a", KEY);
}

/* A key stored while the old one is being looked up is the one that counts. */
static void
test_a_store_overtakes_a_lookup (void)
{
  g_autoptr(CauserieKeyring) keyring = NULL;
  g_autoptr(CauserieKeyring) before = NULL;
  g_auto(Answer) answer = { 0 };

  if (!g_test_subprocess ()) {
    run_in_own_process ("file");
    return;
  }

  before = causerie_keyring_new ();
  g_assert_true (store (before, "a", KEY));
  keyring = causerie_keyring_new ();
  answer.loop = g_main_loop_new (NULL, FALSE);
  causerie_keyring_lookup_async (keyring, "a", NULL, lookup_cb, &answer);
  causerie_keyring_remember (keyring, "a", OTHER);
  g_main_loop_run (answer.loop);
  g_assert_cmpstr (answer.key, ==, OTHER);
  assert_key (keyring, "a", OTHER);
}

static void
test_cancelled_says_nothing_about_the_keyring (void)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Answer) answer = { .loop = g_main_loop_new (NULL, FALSE) };

  g_cancellable_cancel (cancellable);
  causerie_keyring_lookup_async (keyring, "a", cancellable, lookup_cb, &answer);
  g_main_loop_run (answer.loop);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (causerie_keyring_get_state (keyring), ==, CAUSERIE_KEYRING_UNTRIED);
}

static void
test_is_finalized (void)
{
  CauserieKeyring *keyring = causerie_keyring_new ();

  causerie_keyring_remember (keyring, "a", KEY);
  g_assert_finalize_object (keyring);
}

static void
test_clean_key (void)
{
  static const struct {
    const char *pasted;
    const char *key; /* NULL: refused */
  } cases[] = {
    { "sk-or-v1-abc", "sk-or-v1-abc" },
    { "  sk-or-v1-abc\n", "sk-or-v1-abc" },
    { "\r\n\tsk-or-v1-abc\r\n", "sk-or-v1-abc" },
    { "Bearer sk-or-v1-abc", "sk-or-v1-abc" },
    { "bearer  sk-or-v1-abc ", "sk-or-v1-abc" },
    { "Authorization: Bearer sk-or-v1-abc", "sk-or-v1-abc" },
    { "OPENROUTER_API_KEY=sk-or-v1-abc", "sk-or-v1-abc" },
    { "OPENROUTER_API_KEY=\"sk-or-v1-abc\"", "sk-or-v1-abc" },
    { "export OPENROUTER_API_KEY='sk-or-v1-abc';", "sk-or-v1-abc" },
    { "\"sk-or-v1-abc\",", "sk-or-v1-abc" },
    { "«sk-or-v1-abc»", "sk-or-v1-abc" },
    { "\302\240sk-or-v1-abc\342\200\213", "sk-or-v1-abc" },
    { "AIzaSy_-Q", "AIzaSy_-Q" },
    { "dGVzdA==", "dGVzdA==" },
    { "A_KEY", "A_KEY" },
    { "", NULL },
    { " \n ", NULL },
    { "\"\"", NULL },
    { "OPENROUTER_API_KEY=", NULL },
    { "sk-or v1-abc", NULL },
    { "sk-or\nv1-abc", NULL },
    { "sk-or-v1-ваш_ключ", NULL },
    { "sk-or\001v1", NULL },
    { "sk-or\302\240v1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(GError) error = NULL;
    char *key = causerie_keyring_clean_key (cases[i].pasted, &error);

    g_assert_cmpstr (key, ==, cases[i].key);
    if (cases[i].key == NULL) {
      g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
      g_assert_null (strstr (error->message, "sk-"));
    }
    causerie_keyring_free_key (key);
  }
}

static void
test_clean_key_of_any_length (void)
{
  g_autofree char *long_key = g_strnfill (4096, 'k');
  g_autofree char *too_long_key = g_strnfill (4097, 'k');
  char *key = causerie_keyring_clean_key (long_key, NULL);

  g_assert_cmpstr (key, ==, long_key);
  g_assert_null (causerie_keyring_clean_key (too_long_key, NULL));
  causerie_keyring_free_key (key);
  causerie_keyring_free_key (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/stores-and-finds", test_stores_and_finds);
  g_test_add_func ("/keyring/is-nowhere-in-clear", test_is_nowhere_in_clear);
  g_test_add_func ("/keyring/secrets-of-a-connection", test_secrets_of_a_connection);
  g_test_add_func ("/keyring/without-a-service-it-is-kept-for-this-run",
                   test_without_a_service_it_is_kept_for_this_run);
  g_test_add_func ("/keyring/what-is-remembered-goes-first", test_what_is_remembered_goes_first);
  g_test_add_func ("/keyring/a-store-overtakes-a-lookup", test_a_store_overtakes_a_lookup);
  g_test_add_func ("/keyring/cancelled-says-nothing-about-the-keyring",
                   test_cancelled_says_nothing_about_the_keyring);
  g_test_add_func ("/keyring/is-finalized", test_is_finalized);
  g_test_add_func ("/keyring/clean-key", test_clean_key);
  g_test_add_func ("/keyring/clean-key-of-any-length", test_clean_key_of_any_length);

  return g_test_run ();
}
