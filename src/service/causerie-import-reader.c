/* causerie-import-reader.c: a file of any known format, read piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-reader.h"

#include "causerie-error.h"
#include "causerie-import-own.h"
#include "causerie-json.h"
#include "causerie-json-outline.h"
#include "causerie-json-splitter.h"

#include <glib/gi18n.h>
#include <string.h>

/* One chat, or one attachment. What a parser makes of it takes several times the memory. */
#define MAX_PIECE_BYTES  (128 * 1024 * 1024)
#define MAX_PIECE_VALUES (4 * 1000 * 1000)

#define CHUNK (64 * 1024)

typedef struct {
  CauserieImportSink         *sink;     /* borrowed */
  CauserieImportProgressFunc  progress; /* or NULL */
  gpointer                    progress_data;
  goffset                     total;

  char                       *head;     /* owned; without a byte order mark */
  gsize                       head_length;
  const CauserieImportFormat *format;   /* NULL until it is recognised */
  guint                       n_pieces;
} Reader;

static void
reader_clear (Reader *self)
{
  g_free (self->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* --- which format ----------------------------------------------------------------------------- */

static gboolean
recognise (Reader *self, JsonObject *first, gboolean as_file)
{
  for (guint i = 0; causerie_import_formats[i] != NULL; i++) {
    const CauserieImportFormat *format = causerie_import_formats[i];

    if ((format->read_file != NULL) == as_file &&
        format->recognise (self->head, self->head_length, first)) {
      self->format = format;
      causerie_import_sink_set_format (self->sink, format);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
fail_unknown (GError **error)
{
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                       _("This file is of no kind that can be imported."));
  return FALSE;
}

/* What a newer version wrote may hold what this one does not know. */
static void
check_version (Reader *self, JsonObject *outline)
{
  if (self->format == &causerie_import_own &&
      causerie_json_get_int (outline, "version", 1) > CAUSERIE_EXPORT_VERSION)
    causerie_import_sink_complain (self->sink, self->format->name,
                                   _("The file was written by a newer version. What this "
                                     "version does not know is left out."));
}

/* --- pieces ----------------------------------------------------------------------------------- */

static gboolean
complain (Reader *self, const char *why)
{
  causerie_import_sink_complain (self->sink, NULL, why);
  return TRUE;
}

/* A piece that cannot be read is told; only what ends the import is passed on. */
static gboolean
read_piece (Reader *self, const char *member, JsonObject *piece, GError **error)
{
  g_autoptr(GError) failure = NULL;

  if (self->format->read (member, piece, self->sink, &failure))
    return TRUE;
  if (causerie_import_sink_has_ended (self->sink)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return complain (self, failure != NULL ? failure->message : _("It cannot be understood."));
}

static void
note_place (Reader *self)
{
  /* Translators: a part of a file that has no name */
  g_autofree char *place = g_strdup_printf (_("Entry %u"), ++self->n_pieces);

  causerie_import_sink_set_place (self->sink, place);
}

/* Other values than objects are members that say something of the whole. */
static gboolean
take_object (Reader *self, const char *member, JsonObject *object, GError **error)
{
  if (self->format == NULL && !recognise (self, object, FALSE))
    return fail_unknown (error);
  if (object != NULL)
    return read_piece (self, member, object, error);
  return *member != '\0' || complain (self, _("It is not a chat."));
}

static gboolean
take_piece (const char *member, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  g_autoptr(JsonNode) node = NULL;

  note_place (self);
  if (causerie_import_sink_has_ended (self->sink))
    return causerie_import_sink_check (self->sink, error);
  if (text == NULL)
    return complain (self, _("It is too large."));

  node = causerie_json_parse_nested (text, length, NULL, CAUSERIE_JSON_MAX_NESTING, NULL);
  if (node == NULL)
    return complain (self, _("It is damaged."));
  return take_object (self, member, causerie_json_node_object (node), error);
}

/* --- the stream ------------------------------------------------------------------------------- */

static void
report_progress (Reader *self, goffset done)
{
  if (self->progress != NULL)
    self->progress (done, self->total, self->progress_data);
}

/* Damage after something was recognised is told, and what was read before it stays. */
static gboolean
judge_damage (Reader *self, GError *damage, GError **error) /* (transfer full) */
{
  if (self->format != NULL && damage->domain == CAUSERIE_ERROR &&
      damage->code == CAUSERIE_ERROR_PROTOCOL) {
    g_clear_error (&damage);
    causerie_import_sink_complain (self->sink, _("End of the file"),
                                   _("The file is damaged or not complete. What comes before "
                                     "was read."));
    return TRUE;
  }
  if (self->format != NULL && damage->domain == G_IO_ERROR &&
      !causerie_import_sink_has_ended (self->sink)) {
    causerie_import_sink_complain (self->sink, _("End of the file"), damage->message);
    g_clear_error (&damage);
    return TRUE;
  }
  if (self->format == NULL && damage->domain == CAUSERIE_ERROR) {
    g_clear_error (&damage);
    return fail_unknown (error);
  }
  g_propagate_error (error, damage);
  return FALSE;
}

static gboolean
push_stream (Reader                *self,
             CauserieJsonSplitter  *splitter,
             GInputStream          *stream,
             GError               **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  goffset done = self->head_length;
  gssize n_bytes;

  if (!causerie_json_splitter_push (splitter, self->head, self->head_length, error))
    return FALSE;
  do {
    n_bytes = g_input_stream_read (stream, chunk, CHUNK,
                                   causerie_import_sink_get_cancellable (self->sink), error);
    if (n_bytes < 0 || !causerie_json_splitter_push (splitter, chunk, n_bytes, error))
      return FALSE;
    done += n_bytes;
    report_progress (self, done);
  } while (n_bytes > 0);
  return causerie_json_splitter_finish (splitter, error);
}

/* The first byte that is no white space. */
static char
peek (Reader *self)
{
  for (gsize i = 0; i < self->head_length; i++) {
    if (strchr (" \t\r\n", self->head[i]) == NULL)
      return self->head[i];
  }
  return '\0';
}

/* An array shows what it is by its first element. */
static gboolean
read_json (Reader *self, GInputStream *stream, GError **error)
{
  g_autoptr(JsonObject) outline = causerie_json_outline_read (self->head, self->head_length);
  g_autoptr(CauserieJsonSplitter) splitter = NULL;
  CauserieJsonCut cut = CAUSERIE_JSON_MEMBERS;
  GError *damage = NULL;

  if (outline != NULL) {
    if (!recognise (self, outline, FALSE))
      return fail_unknown (error);
    check_version (self, outline);
    if (self->format->cut == CAUSERIE_IMPORT_WHOLE)
      cut = CAUSERIE_JSON_WHOLE;
  } else if (peek (self) != '[') {
    return fail_unknown (error);
  }

  splitter = causerie_json_splitter_new (cut, MAX_PIECE_BYTES, MAX_PIECE_VALUES, take_piece, self);
  if (!push_stream (self, splitter, stream, &damage))
    return judge_damage (self, damage, error);
  return self->format != NULL || fail_unknown (error);
}

static gboolean
read_head (Reader *self, GInputStream *stream, GError **error)
{
  static const char bom[] = "\xef\xbb\xbf";

  self->head = g_malloc (CAUSERIE_IMPORT_HEAD);
  if (!g_input_stream_read_all (stream, self->head, CAUSERIE_IMPORT_HEAD, &self->head_length,
                                causerie_import_sink_get_cancellable (self->sink), error))
    return FALSE;
  if (self->head_length >= sizeof bom - 1 && memcmp (self->head, bom, sizeof bom - 1) == 0) {
    self->head_length -= sizeof bom - 1;
    memmove (self->head, self->head + sizeof bom - 1, self->head_length);
  }
  return TRUE;
}

gboolean
causerie_import_sink_read_stream (CauserieImportSink  *self,
                                  const char          *name,
                                  GInputStream        *stream,
                                  GError             **error)
{
  g_auto(Reader) reader = { .sink = self };

  causerie_import_sink_set_place (self, name);
  return read_head (&reader, stream, error) && read_json (&reader, stream, error);
}

static goffset
ask_size (GFileInputStream *stream)
{
  g_autoptr(GFileInfo) info =
    g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}

gboolean
causerie_import_reader_read (GFile                       *file,
                             CauserieImportSink          *sink,
                             CauserieImportProgressFunc   progress,
                             gpointer                     progress_data,
                             GError                     **error)
{
  g_auto(Reader) reader = { .sink = sink, .progress = progress, .progress_data = progress_data };
  g_autoptr(GFileInputStream) stream =
    g_file_read (file, causerie_import_sink_get_cancellable (sink), error);

  if (stream == NULL || !read_head (&reader, G_INPUT_STREAM (stream), error))
    return FALSE;

  reader.total = ask_size (stream);
  if (recognise (&reader, NULL, TRUE))
    return reader.format->read_file (file, sink, error);
  return read_json (&reader, G_INPUT_STREAM (stream), error);
}
