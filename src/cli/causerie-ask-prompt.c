/* causerie-ask-prompt.c: what is asked: arguments, standard input and files
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-prompt.h"

#include "causerie-attachment-loader.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define PIECE_BYTES (64 * 1024)

/* What a running read has got so far. */
typedef struct {
  const CauserieAskOptions *options; /* borrowed: it lasts as long as the command */

  /* owned */
  GInputStream             *input;
  GByteArray               *piped;
  CauserieAskPrompt        *prompt;
} Reading;

static void read_next_file (GTask *task);

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->input);
  g_clear_pointer (&reading->piped, g_byte_array_unref);
  g_clear_pointer (&reading->prompt, causerie_ask_prompt_free);
  g_free (reading);
}

static void
refuse (GTask *task, const char *message)
{
  g_task_return_new_error (task, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%s", message);
}

/* --- the files -------------------------------------------------------------------------------- */

static void
file_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GPtrArray *attachments = reading->prompt->attachments;
  g_autoptr(CauseriePart) part = NULL;
  GError *error = NULL;

  part = causerie_attachment_loader_load_finish (result, &error);
  if (part == NULL) {
    g_autofree char *name =
      g_filename_display_name (reading->options->attachments[attachments->len]);

    /* Translators: the name of a file, and why */
    g_prefix_error (&error, _("Cannot attach %s: "), name);
    g_task_return_error (task, error);
    return;
  }

  g_ptr_array_add (attachments, g_steal_pointer (&part));
  read_next_file (task);
}

static void
read_next_file (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  char **names = reading->options->attachments;
  guint index = reading->prompt->attachments->len;
  g_autoptr(GFile) file = NULL;

  if (names == NULL || names[index] == NULL) {
    g_task_return_pointer (task, g_steal_pointer (&reading->prompt),
                           (GDestroyNotify) causerie_ask_prompt_free);
    return;
  }

  file = g_file_new_for_path (names[index]);
  causerie_attachment_loader_load_async (file, g_task_get_cancellable (task), file_cb,
                                         g_object_ref (task));
}

/* --- the text --------------------------------------------------------------------------------- */

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static void
take_text (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GBytes) piped = g_byte_array_free_to_bytes (g_steal_pointer (&reading->piped));
  char *text = causerie_ask_prompt_join (reading->options->prompt, piped);

  reading->prompt->text = text;
  if (text == NULL)
    refuse (task, _("Standard input is not text. A file can be sent with -a FILE."));
  else if (is_blank (text) && reading->options->attachments == NULL)
    refuse (task, _("There is nothing to ask: give a prompt as arguments or on standard input."));
  else
    read_next_file (task);
}

static void
input_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GInputStream *input = G_INPUT_STREAM (source);
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = g_input_stream_read_bytes_finish (input, result, &error);
  if (bytes == NULL) {
    g_prefix_error_literal (&error, _("Cannot read standard input: "));
    g_task_return_error (task, error);
    return;
  }

  g_byte_array_append (reading->piped, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (g_bytes_get_size (bytes) == 0)
    take_text (task);
  else if (reading->piped->len > CAUSERIE_ASK_PROMPT_MAX_BYTES)
    refuse (task, _("There is too much on standard input to be asked."));
  else
    g_input_stream_read_bytes_async (input, PIECE_BYTES, G_PRIORITY_DEFAULT,
                                     g_task_get_cancellable (task), input_cb,
                                     g_object_ref (task));
}

void
causerie_ask_prompt_read_async (const CauserieAskOptions *options,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, causerie_ask_prompt_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  reading->options = options;
  reading->piped = g_byte_array_new ();
  reading->prompt = g_new0 (CauserieAskPrompt, 1);
  reading->prompt->attachments =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);

  if (isatty (STDIN_FILENO)) {
    take_text (task);
    return;
  }

  reading->input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_input_stream_read_bytes_async (reading->input, PIECE_BYTES, G_PRIORITY_DEFAULT, cancellable,
                                   input_cb, g_object_ref (task));
}

CauserieAskPrompt *
causerie_ask_prompt_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
causerie_ask_prompt_free (CauserieAskPrompt *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->attachments);
  g_free (self);
}

char *
causerie_ask_prompt_join (const char *arguments, GBytes *piped)
{
  gsize length;
  const char *bytes = g_bytes_get_data (piped, &length);
  g_autofree char *text = NULL;

  g_return_val_if_fail (arguments != NULL, NULL);

  if (length > 0 && memchr (bytes, '\0', length) != NULL)
    return NULL;

  while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r'))
    length--;
  text = g_utf8_make_valid (length > 0 ? bytes : "", (gssize) length);

  if (is_blank (text))
    return g_strdup (arguments);
  if (is_blank (arguments))
    return g_steal_pointer (&text);
  return g_strconcat (arguments, "\n\n", text, NULL);
}
