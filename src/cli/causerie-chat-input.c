/* causerie-chat-input.c: messages typed on standard input, one after another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-input.h"

#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

struct _CauserieChatInput {
  GObject           parent_instance;

  /* owned */
  CauserieOutlet   *err;
  GDataInputStream *lines;
  GString          *message; /* the lines before, of one that goes on */
};

G_DEFINE_FINAL_TYPE (CauserieChatInput, causerie_chat_input, G_TYPE_OBJECT)

static void read_line (CauserieChatInput *self, GTask *task);

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* The whole message; NULL: it goes on. */
static char *
take_line (CauserieChatInput *self, const char *line, gsize length)
{
  gboolean goes_on;
  char *message;

  if (length > 0 && line[length - 1] == '\r')
    length--;
  goes_on = length > 0 && line[length - 1] == '\\';
  g_string_append_len (self->message, line, (gssize) length - goes_on);
  if (goes_on) {
    g_string_append_c (self->message, '\n');
    return NULL;
  }

  message = g_utf8_make_valid (self->message->str, (gssize) self->message->len);
  g_string_truncate (self->message, 0);
  return message;
}

/* The end of the input ends a message too. */
static void
return_rest (CauserieChatInput *self, GTask *task)
{
  g_autofree char *rest = take_line (self, "", 0);

  g_task_return_pointer (task, is_blank (rest) ? NULL : g_steal_pointer (&rest), g_free);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieChatInput *self = g_task_get_source_object (task);
  GError *error = NULL;
  gsize length;
  g_autofree char *line =
    g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, &length, &error);
  g_autofree char *message = NULL;

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (line == NULL) {
    return_rest (self, task);
    return;
  }

  message = take_line (self, line, length);
  if (message == NULL || is_blank (message))
    read_line (self, task);
  else
    g_task_return_pointer (task, g_steal_pointer (&message), g_free);
}

static void
read_line (CauserieChatInput *self, GTask *task)
{
  if (causerie_chat_input_is_terminal (self))
    causerie_outlet_write (self->err, self->message->len > 0 ? "… " : "> ", -1);
  g_data_input_stream_read_line_async (self->lines, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), line_cb, g_object_ref (task));
}

static void
causerie_chat_input_finalize (GObject *object)
{
  CauserieChatInput *self = CAUSERIE_CHAT_INPUT (object);

  g_clear_object (&self->err);
  g_clear_object (&self->lines);
  g_string_free (self->message, TRUE);

  G_OBJECT_CLASS (causerie_chat_input_parent_class)->finalize (object);
}

static void
causerie_chat_input_class_init (CauserieChatInputClass *class)
{
  G_OBJECT_CLASS (class)->finalize = causerie_chat_input_finalize;
}

static void
causerie_chat_input_init (CauserieChatInput *self)
{
  g_autoptr(GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  self->lines = g_data_input_stream_new (input);
  self->message = g_string_new (NULL);
}

CauserieChatInput *
causerie_chat_input_new (CauserieOutlet *err)
{
  CauserieChatInput *self = g_object_new (CAUSERIE_TYPE_CHAT_INPUT, NULL);

  self->err = g_object_ref (err);
  return self;
}

gboolean
causerie_chat_input_is_terminal (CauserieChatInput *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT_INPUT (self), FALSE);

  return isatty (STDIN_FILENO) && causerie_outlet_is_terminal (self->err);
}

void
causerie_chat_input_read_async (CauserieChatInput   *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CAUSERIE_IS_CHAT_INPUT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_chat_input_read_async);
  read_line (self, task);
}

char *
causerie_chat_input_read_finish (CauserieChatInput *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
