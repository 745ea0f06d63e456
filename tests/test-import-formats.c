/* test-import-formats.c: the files of other programs, and files that only look like them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "causerie-import-foreign.h"
#include "import-watch.h"
#include "plain-sqlite.h"
#include "temporary-folder.h"

#include <string.h>

typedef struct {
  const char                 *path; /* of the test */
  const CauserieImportFormat *format;
  const char                 *file;
} Case;

static const Case cases[] = {
  { "/import-formats/chatgpt", &causerie_import_chatgpt, "chatgpt.json" },
  { "/import-formats/claude", &causerie_import_claude, "claude.json" },
  { "/import-formats/open-webui", &causerie_import_open_webui, "open-webui.json" },
  { "/import-formats/librechat", &causerie_import_librechat, "librechat.json" },
  { "/import-formats/librechat-flat", &causerie_import_librechat, "librechat-flat.json" },
  { "/import-formats/chatbox", &causerie_import_chatbox, "chatbox.json" },
  { "/import-formats/newelle", &causerie_import_newelle, "newelle.json" },
  { "/import-formats/newelle-file", &causerie_import_newelle_file, "newelle.pkl" },
  { "/import-formats/newelle-old-file", &causerie_import_newelle_file, "newelle-old.pkl" },
};

static char *
build_path (const char *file)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "import", file, NULL);
}

/* With CAUSERIE_WRITE_FIXTURES in the environment it is written, to be looked at before it is
 * kept. */
static void
assert_written (CauserieImportSink *sink, const char *file)
{
  g_autofree char *name = g_strconcat (file, ".txt", NULL);
  g_autofree char *path = build_path (name);
  g_autofree char *wanted = NULL;

  if (g_getenv ("CAUSERIE_WRITE_FIXTURES") != NULL)
    g_file_set_contents (path, import_watch_get_text (sink), -1, NULL);
  g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
  g_assert_cmpstr (import_watch_get_text (sink), ==, wanted);
}

static void
test_fixture (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *path = build_path (test->file);
  g_autoptr(CauserieImportSink) first = import_watch_new ();
  g_autoptr(CauserieImportSink) second = import_watch_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (import_watch_read_file (first, test->format, path, &error));
  g_assert_no_error (error);
  assert_written (first, test->file);

  import_watch_read_file (second, test->format, path, NULL);
  g_assert_cmpstr (import_watch_get_uids (first), ==, import_watch_get_uids (second));
}

/* Each file is taken for what it is and nothing else. */
static void
test_recognise (void)
{
  static const CauserieImportFormat * const formats[] = {
    &causerie_import_chatgpt, &causerie_import_claude, &causerie_import_open_webui,
    &causerie_import_librechat, &causerie_import_chatbox, &causerie_import_newelle,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = build_path (cases[i].file);
    g_autofree char *text = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    for (gsize j = 0; cases[i].format->read_file == NULL && j < G_N_ELEMENTS (formats); j++) {
      g_autoptr(CauserieImportSink) sink = import_watch_new ();
      gboolean wanted = formats[j] == cases[i].format;

      g_assert_cmpint (import_watch_read_json (sink, formats[j], text, length), ==, wanted);
    }
  }
}

/* --- a database ------------------------------------------------------------------------------- */

static char *
make_database (TemporaryFolder *folder, const char *sql)
{
  char *path = temporary_folder_file (folder, "alpaca.db");

  run_plain (path, sql);
  return path;
}

static void
test_alpaca (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *sql_path = build_path ("alpaca.sql");
  g_autofree char *sql = NULL, *path = NULL, *before = NULL, *after = NULL;
  g_autoptr(CauserieImportSink) sink = import_watch_new ();
  g_autoptr(GError) error = NULL;
  gsize length, length_after;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  path = make_database (folder, sql);
  g_assert_true (g_file_get_contents (path, &before, &length, NULL));

  g_assert_true (import_watch_read_file (sink, &causerie_import_alpaca, path, &error));
  g_assert_no_error (error);
  assert_written (sink, "alpaca.sql");

  /* Not a byte has changed, and nothing lies beside it. */
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder->path), ==, 0);
}

static void
test_other_database (void)
{
  static const struct {
    const char *sql;
    const char *why;
  } others[] = {
    { "CREATE TABLE t (a);", "*no chats of a known kind*" },
    { "PRAGMA application_id = 1130460531; CREATE TABLE t (a);", "*history of this program*" },
    { "CREATE TABLE message (chat_id); CREATE TABLE attachment (message_id);"
      "CREATE VIEW chat AS SELECT 1 AS id, 2 AS name;", "*no chats of a known kind*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
    g_autofree char *path = make_database (folder, others[i].sql);
    g_autoptr(CauserieImportSink) sink = import_watch_new ();
    g_autoptr(GError) error = NULL;

    g_assert_false (import_watch_read_file (sink, &causerie_import_alpaca, path, &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
    g_assert_true (g_pattern_match_simple (others[i].why, error->message));
  }
}

/* A file cut off, and one with bytes turned over: an error, or what could be read. */
static void
test_damaged_database (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *sql_path = build_path ("alpaca.sql");
  g_autofree char *sql = NULL, *path = NULL, *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  path = make_database (folder, sql);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));

  for (guint i = 0; i < 60; i++) {
    g_autofree char *damaged = g_memdup2 (bytes, length);
    gsize size = i % 2 == 0 ? length : length * i / 60;
    g_autoptr(CauserieImportSink) sink = import_watch_new ();

    for (guint j = 0; j < 20; j++)
      damaged[100 + g_test_rand_int_range (0, length - 100)] = g_test_rand_int ();
    g_assert_true (g_file_set_contents_full (path, damaged, MAX (size, 100),
                                             G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    import_watch_read_file (sink, &causerie_import_alpaca, path, NULL);
  }
}

/* --- archives --------------------------------------------------------------------------------- */

static void
add_number (GByteArray *bytes, guint32 number, guint size)
{
  for (guint i = 0; i < size; i++) {
    guint8 byte = i < sizeof number ? number >> 8 * i : 0;

    g_byte_array_append (bytes, &byte, 1);
  }
}

static void
add_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
}

static GBytes *
deflate (const char *text, gsize length)
{
  g_autoptr(GZlibCompressor) compressor =
    g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, -1);
  g_autoptr(GInputStream) plain = g_memory_input_stream_new_from_data (text, length, NULL);
  g_autoptr(GInputStream) stream =
    g_converter_input_stream_new (plain, G_CONVERTER (compressor));

  return g_input_stream_read_bytes (stream, 2 * length + 100, NULL, NULL);
}

/* An archive with one file, deflated. */
static GByteArray *
make_archive (const char *name, const char *text, gsize length)
{
  GByteArray *archive = g_byte_array_new ();
  g_autoptr(GBytes) deflated = deflate (text, length);
  guint list;

  add_text (archive, "PK\003\004");
  add_number (archive, 20, 2);
  add_number (archive, 0, 2);
  add_number (archive, 8, 2);
  add_number (archive, 0, 16);
  add_number (archive, strlen (name), 2);
  add_number (archive, 0, 2);
  add_text (archive, name);
  g_byte_array_append (archive, g_bytes_get_data (deflated, NULL), g_bytes_get_size (deflated));

  list = archive->len;
  add_text (archive, "PK\001\002");
  add_number (archive, 20, 2);
  add_number (archive, 20, 2);
  add_number (archive, 0, 2);
  add_number (archive, 8, 2);
  add_number (archive, 0, 16);
  add_number (archive, strlen (name), 2);
  add_number (archive, 0, 12);
  add_number (archive, 0, 4);
  add_text (archive, name);

  add_text (archive, "PK\005\006");
  add_number (archive, 0, 4);
  add_number (archive, 1, 2);
  add_number (archive, 1, 2);
  add_number (archive, archive->len - 12 - list, 4);
  add_number (archive, list, 4);
  add_number (archive, 7, 2);
  add_text (archive, "comment");
  return archive;
}

static gboolean
read_archive (GByteArray *archive, CauserieImportSink *sink, GError **error)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autofree char *path = temporary_folder_file (folder, "export.zip");

  g_assert_true (g_file_set_contents_full (path, (const char *) archive->data, archive->len,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return import_watch_read_file (sink, &causerie_import_zip, path, error);
}

static void
test_zip (void)
{
  g_autofree char *path = build_path ("claude.json");
  g_autofree char *text = NULL;
  g_autoptr(CauserieImportSink) plain = import_watch_new ();
  g_autoptr(CauserieImportSink) sink = import_watch_new ();
  g_autoptr(GByteArray) archive = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  archive = make_archive ("export/conversations.json", text, length);
  g_assert_true (read_archive (archive, sink, &error));
  g_assert_no_error (error);

  import_watch_read_json (plain, &causerie_import_claude, text, length);
  g_assert_cmpstr (import_watch_get_uids (sink), ==, import_watch_get_uids (plain));
}

static void
test_zip_refused (void)
{
  g_autoptr(GByteArray) other = make_archive ("holiday.json", "[]", 2);
  g_autoptr(GByteArray) whole = make_archive ("conversations.json", "[{\"chat_messages\":[]}]", 22);
  g_autoptr(CauserieImportSink) sink = import_watch_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (read_archive (other, sink, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "conversations.json"));

  /* Cut off anywhere, and with a byte turned over anywhere. */
  for (guint i = 4; i < whole->len; i += 2) {
    g_autoptr(GByteArray) cut = g_byte_array_new ();
    guint8 byte = whole->data[i];

    g_byte_array_append (cut, whole->data, i);
    g_assert_false (read_archive (cut, sink, NULL));
    whole->data[i] ^= 0xff;
    read_archive (whole, sink, NULL);
    whole->data[i] = byte;
  }
  g_assert_cmpuint (import_watch_count_chats (sink), ==, 0);
}

/* --- hostile ---------------------------------------------------------------------------------- */

static void
read_text (CauserieImportSink *sink, const CauserieImportFormat *format, const char *text)
{
  g_assert_true (import_watch_read_json (sink, format, text, strlen (text)));
}

/* Wrong types everywhere. */
static void
test_wrong_types (void)
{
  static const struct {
    const CauserieImportFormat *format;
    const char                 *text;
  } hostile[] = {
    { &causerie_import_chatgpt, "[{\"mapping\":{}},{\"mapping\":[]},{\"mapping\":{\"a\":1,\"b\":"
      "{\"message\":7},\"c\":{\"message\":{\"author\":[],\"content\":{\"parts\":{}},\"metadata\":0}},"
      "\"d\":{\"message\":{\"content\":{\"content_type\":7,\"parts\":[1,null,[],{}]}}}}},7,null,[]]" },
    { &causerie_import_claude, "[{\"chat_messages\":[]},{\"chat_messages\":[1,null,{\"content\":[0,"
      "{\"type\":[]},{\"type\":\"tool_use\",\"input\":[]}],\"attachments\":[1],\"files\":[[]]}]}]" },
    { &causerie_import_open_webui, "[{\"chat\":{\"history\":{\"messages\":[]}}},{\"chat\":{\"history\":"
      "{\"currentId\":{},\"messages\":{\"a\":null,\"b\":{\"content\":[[],7],\"files\":[1],\"usage\":[],"
      "\"sources\":[[],{\"metadata\":[1]}],\"childrenIds\":[1,\"b\"],\"error\":7}}},\"tags\":[1]}}]" },
    { &causerie_import_librechat, "{\"conversationId\":\"x\",\"messages\":[1,null,{\"content\":[1,"
      "{\"type\":\"text\",\"text\":[]},{\"type\":\"tool_call\"}],\"children\":[[]],\"files\":{}}]}" },
    { &causerie_import_chatbox, "{\"session:a\":{\"messages\":[1,{\"contentParts\":[1,{}],\"files\":[1],"
      "\"usage\":7}],\"threads\":[1,{}],\"messageForksHash\":{\"#0\":7}},\"session:b\":7}" },
    { &causerie_import_newelle, "{\"version\":1,\"export_metadata\":{},\"chats\":[1,{},{\"messages\":"
      "[1,{\"User\":1}]}],\"chat\":7}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++) {
    g_autoptr(CauserieImportSink) sink = import_watch_new ();

    read_text (sink, hostile[i].format, hostile[i].text);
    g_assert_cmpuint (import_watch_count_messages (sink), <=, 1);
  }
}

/* What stands between tags, and what only looks like it. */
static void
test_details (void)
{
  static const struct {
    const char *content;
    const char *text;
  } folded[] = {
    { "<details type=\\\"reasoning\\\" duration=\\\"2\\\"><summary>S</summary>a</details>b", "    ~ a\n    | b\n" },
    { "a<details type=\\\"reasoning\\\">b", "    | a<details type=\"reasoning\">b\n" },
    { "<details><details type=\\\"reasoning\\\">a</details></details>",
      "    | <details><details type=\"reasoning\">a</details></details>\n" },
    { "<details type=\\\"reasoning\\\">a <details>b</details> c</details>",
      "    ~ a <details>b</details> c\n" },
    { "<details type=\\\"code_interpreter\\\" output=\\\"1 > 0\\\">x &lt; y</details>z",
      "    ~ x < y\n    ~\n    ~ ```\n    ~ 1 > 0\n    ~ ```\n    | z\n" },
    { "<details type=\\\"x", "    | <details type=\"x\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (folded); i++) {
    g_autofree char *text =
      g_strdup_printf ("[{\"id\":\"1\",\"chat\":{\"history\":{\"messages\":{\"a\":{\"role\":"
                       "\"assistant\",\"content\":\"%s\"}}}}}]", folded[i].content);
    g_autofree char *wanted = g_strconcat (" (none)\n  0 assistant\n", folded[i].text, NULL);
    g_autoptr(CauserieImportSink) sink = import_watch_new ();

    read_text (sink, &causerie_import_open_webui, text);
    g_assert_cmpstr (import_watch_get_text (sink), ==, wanted);
  }
}

/* Each message follows the next, and the last the first. */
static void
test_circle (void)
{
  g_autoptr(CauserieImportSink) sink = import_watch_new ();

  read_text (sink, &causerie_import_chatgpt,
             "[{\"conversation_id\":\"1\",\"title\":\"Circle\",\"current_node\":\"b\",\"mapping\":{"
             "\"a\":{\"parent\":\"c\",\"message\":{\"author\":{\"role\":\"user\"},"
             "\"content\":{\"content_type\":\"text\",\"parts\":[\"A\"]}}},"
             "\"b\":{\"parent\":\"a\",\"message\":{\"author\":{\"role\":\"user\"},"
             "\"content\":{\"content_type\":\"text\",\"parts\":[\"B\"]}}},"
             "\"c\":{\"parent\":\"b\",\"message\":{\"author\":{\"role\":\"user\"},"
             "\"content\":{\"content_type\":\"text\",\"parts\":[\"C\"]}}},"
             "\"d\":{\"parent\":\"d\",\"message\":{\"author\":{\"role\":\"user\"},"
             "\"content\":{\"content_type\":\"text\",\"parts\":[\"D\"]}}}}}]");
  g_assert_cmpstr (import_watch_get_text (sink), ==,
                   "Circle (import)\n"
                   "  0* user\n    | B\n  1^0 user\n    | C\n  2^1 user\n    | A\n  3 user\n    | D\n");
}

/* An export that stands inside itself as deep as may be. */
static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new ("{\"conversationId\":\"x\",\"messagesTree\":[");
  g_autoptr(CauserieImportSink) sink = import_watch_new ();

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%s{\"messageId\":\"%u\",\"text\":\"%u\"", i > 0 ? ",\"children\":[" : "",
                            i, i);
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "}]");
  g_string_append_c (text, '}');

  read_text (sink, &causerie_import_librechat, text->str);
  g_assert_cmpuint (import_watch_count_messages (sink), ==, 1000);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_fixture);
  g_test_add_func ("/import-formats/recognise", test_recognise);
  g_test_add_func ("/import-formats/alpaca", test_alpaca);
  g_test_add_func ("/import-formats/other-database", test_other_database);
  g_test_add_func ("/import-formats/damaged-database", test_damaged_database);
  g_test_add_func ("/import-formats/zip", test_zip);
  g_test_add_func ("/import-formats/zip-refused", test_zip_refused);
  g_test_add_func ("/import-formats/wrong-types", test_wrong_types);
  g_test_add_func ("/import-formats/details", test_details);
  g_test_add_func ("/import-formats/circle", test_circle);
  g_test_add_func ("/import-formats/deep", test_deep);

  return g_test_run ();
}
