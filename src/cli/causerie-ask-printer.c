/* causerie-ask-printer.c: an answer as it appears on standard output and standard error
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-printer.h"

#include "causerie-ask-failure.h"
#include "causerie-ask-object.h"
#include "causerie-message-text.h"

#include <glib/gi18n.h>

struct _CauserieAskPrinter {
  GObject          parent_instance;

  /* owned */
  CauserieMessage *answer;
  CauserieOutlet  *out;
  CauserieOutlet  *err;

  gboolean         json;
  gsize            text_printed;      /* bytes */
  gsize            reasoning_printed; /* bytes */
  gboolean         reasoning_open;    /* its last line has no end */
  guint            waiting_id;
};

G_DEFINE_FINAL_TYPE (CauserieAskPrinter, causerie_ask_printer, G_TYPE_OBJECT)

static gboolean
waiting_cb (gpointer user_data)
{
  CauserieAskPrinter *self = user_data;
  g_autofree char *line = NULL;

  if (causerie_message_is_running (self->answer)) {
    line = causerie_message_text_waiting (self->answer, g_get_real_time ());
    causerie_outlet_set_status (self->err, line);
  }

  return G_SOURCE_CONTINUE;
}

/* Elsewhere one line says that it is tried again, or that a model is loaded; the rest is quick. */
static void
wait_cb (CauserieAskPrinter *self)
{
  CauserieWaitPhase phase = causerie_message_get_wait (self->answer)->phase;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (phase != CAUSERIE_WAIT_RETRY && phase != CAUSERIE_WAIT_LOADING)
    return;

  text = causerie_message_text_waiting (self->answer, g_get_real_time ());
  line = g_strconcat ("causerie-cli: ", text, NULL);
  causerie_outlet_write_line (self->err, line);
}

/* Before anything is printed: both streams may be one terminal. */
static void
end_waiting (CauserieAskPrinter *self)
{
  g_clear_handle_id (&self->waiting_id, g_source_remove);
  causerie_outlet_set_status (self->err, NULL);
}

/* On a terminal, where the answer follows it, with a blank line. */
static void
end_reasoning (CauserieAskPrinter *self)
{
  if (self->reasoning_printed == 0 || !self->reasoning_open)
    return;

  self->reasoning_open = FALSE;
  causerie_outlet_write (self->err, causerie_outlet_is_terminal (self->err) ? "\n\n" : "\n", -1);
}

static void
reasoning_cb (CauserieAskPrinter *self)
{
  const char *reasoning = causerie_message_get_reasoning (self->answer);
  gsize length = causerie_message_get_reasoning_length (self->answer);

  end_waiting (self);
  causerie_outlet_write (self->err, reasoning + self->reasoning_printed,
                         (gssize) (length - self->reasoning_printed));
  self->reasoning_printed = length;
  self->reasoning_open = TRUE;
}

static void
text_cb (CauserieAskPrinter *self)
{
  const char *text = causerie_message_get_text (self->answer);
  gsize length = causerie_message_get_text_length (self->answer);

  end_waiting (self);
  end_reasoning (self);
  causerie_outlet_write (self->out, text + self->text_printed,
                         (gssize) (length - self->text_printed));
  self->text_printed = length;
}

static void
end_text (CauserieAskPrinter *self)
{
  const char *text = causerie_message_get_text (self->answer);

  if (self->text_printed > 0 && text[self->text_printed - 1] != '\n')
    causerie_outlet_write (self->out, "\n", 1);
}

/* A word on an answer that is one, and yet not all of it. */
static void
note_finish (CauserieAskPrinter *self)
{
  switch (causerie_message_get_finish (self->answer)) {
  case CAUSERIE_FINISH_LENGTH:
    causerie_outlet_write_line (self->err, _("The answer ends here because it reached the limit of "
                                             "tokens."));
    break;
  case CAUSERIE_FINISH_CONTENT_FILTER:
    causerie_outlet_write_line (self->err, _("The answer was ended by the provider’s content "
                                             "filter."));
    break;
  default:
    break;
  }
}

static void
print_failure (CauserieAskPrinter *self, CauserieFailure *failure, const CauserieFailureText *text)
{
  g_autofree char *words = NULL;

  if (causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_CANCELLED)
    return; /* who stopped it knows */

  words = causerie_ask_failure_print (failure, text);
  causerie_outlet_write (self->err, words, -1);
}

static void
causerie_ask_printer_dispose (GObject *object)
{
  CauserieAskPrinter *self = CAUSERIE_ASK_PRINTER (object);

  g_clear_handle_id (&self->waiting_id, g_source_remove);
  g_clear_object (&self->answer);
  g_clear_object (&self->out);
  g_clear_object (&self->err);

  G_OBJECT_CLASS (causerie_ask_printer_parent_class)->dispose (object);
}

static void
causerie_ask_printer_class_init (CauserieAskPrinterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_ask_printer_dispose;
}

static void
causerie_ask_printer_init (CauserieAskPrinter *self)
{
}

CauserieAskPrinter *
causerie_ask_printer_new (CauserieMessage *answer,
                          gboolean         json,
                          CauserieOutlet  *out,
                          CauserieOutlet  *err)
{
  CauserieAskPrinter *self = g_object_new (CAUSERIE_TYPE_ASK_PRINTER, NULL);

  self->answer = g_object_ref (answer);
  self->json = json;
  self->out = g_object_ref (out);
  self->err = g_object_ref (err);

  if (!json) {
    g_signal_connect_object (answer, "notify::text", G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (answer, "notify::reasoning", G_CALLBACK (reasoning_cb), self,
                             G_CONNECT_SWAPPED);
  }
  if (causerie_outlet_is_terminal (err))
    self->waiting_id = g_timeout_add_seconds (1, waiting_cb, self);
  else if (!json)
    g_signal_connect_object (answer, "notify::wait", G_CALLBACK (wait_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
causerie_ask_printer_finish (CauserieAskPrinter *self,
                             CauserieFailure    *failure,
                             CauserieConnection *connection)
{
  g_autoptr(CauserieFailureText) text = NULL;

  g_return_if_fail (CAUSERIE_IS_ASK_PRINTER (self));

  if (failure != NULL)
    text = causerie_ask_failure_explain (failure, connection);

  end_waiting (self);
  end_reasoning (self);
  end_text (self);
  if (self->json) {
    g_autofree char *object = causerie_ask_object_write (self->answer, failure, text);

    causerie_outlet_write_line (self->out, object);
  }

  if (failure != NULL)
    print_failure (self, failure, text);
  else
    note_finish (self);
}
