/* causerie-outlet.c: standard output or standard error, written without waiting
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-outlet.h"

#include "causerie-text.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

/* A pipe that is ready takes this much without blocking; see pipe(7). */
#define STEP_BYTES   4096
#define STATUS_CHARS 76
#define REPLACEMENT  "\357\277\275" /* U+FFFD */

struct _CauserieOutlet {
  GObject              parent_instance;

  int                  fd;          /* borrowed: it is the program's */
  gboolean             is_terminal;
  gboolean             has_status;  /* a passing line is shown */
  CauserieOutletState  state;

  /* owned */
  GByteArray          *pending;     /* of which the reader has taken the first `taken` bytes */
  GError              *error;

  gsize                taken;
  guint                source_id;   /* 0 unless pending */
};

G_DEFINE_FINAL_TYPE (CauserieOutlet, causerie_outlet, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CauserieOutletState, causerie_outlet_state,
                    G_DEFINE_ENUM_VALUE (CAUSERIE_OUTLET_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_OUTLET_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_OUTLET_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_OUTLET_FAILED, "failed"))

enum { PROP_STATE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_state (CauserieOutlet *self, CauserieOutletState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
is_broken (CauserieOutlet *self)
{
  return self->state == CAUSERIE_OUTLET_CLOSED || self->state == CAUSERIE_OUTLET_FAILED;
}

static gboolean
has_pending (CauserieOutlet *self)
{
  return self->pending->len > self->taken;
}

static void
forget_pending (CauserieOutlet *self)
{
  g_byte_array_set_size (self->pending, 0);
  self->taken = 0;
}

static void
give_up (CauserieOutlet *self, int code)
{
  forget_pending (self);

  if (code == EPIPE) {
    set_state (self, CAUSERIE_OUTLET_CLOSED);
  } else {
    g_set_error_literal (&self->error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
    set_state (self, CAUSERIE_OUTLET_FAILED);
  }
}

/* Also when writing would fail: the write then says how. */
static gboolean
is_ready (CauserieOutlet *self)
{
  GPollFD poll = { .fd = self->fd, .events = G_IO_OUT };

  return g_poll (&poll, 1, 0) > 0;
}

/* Writes what the reader takes now. */
static void
drain (CauserieOutlet *self)
{
  while (has_pending (self) && is_ready (self)) {
    gsize left = self->pending->len - self->taken;
    gssize written = write (self->fd, self->pending->data + self->taken, MIN (left, STEP_BYTES));

    if (written >= 0)
      self->taken += (gsize) written;
    else if (errno == EAGAIN)
      return;
    else if (errno != EINTR)
      give_up (self, errno);
  }

  if (!has_pending (self))
    forget_pending (self);
}

static gboolean
ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  g_autoptr(CauserieOutlet) self = g_object_ref (user_data);

  drain (self);
  if (has_pending (self))
    return G_SOURCE_CONTINUE;

  self->source_id = 0;
  if (!is_broken (self))
    set_state (self, CAUSERIE_OUTLET_IDLE);
  return G_SOURCE_REMOVE;
}

static void
send_bytes (CauserieOutlet *self, const char *bytes, gsize length)
{
  if (is_broken (self) || length == 0)
    return;

  g_byte_array_append (self->pending, (const guint8 *) bytes, (guint) length);
  if (self->source_id != 0)
    return; /* in its turn */

  drain (self);
  if (has_pending (self)) {
    self->source_id = g_unix_fd_add (self->fd, G_IO_OUT, ready_cb, self);
    set_state (self, CAUSERIE_OUTLET_PENDING);
  }
}

static gboolean
is_harmless (gunichar c)
{
  return c == '\n' || c == '\t' || !(c < 0x20 || (c >= 0x7f && c < 0xa0));
}

static char *
tame (const char *text, gsize length)
{
  GString *tamed = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_harmless (c))
      g_string_append_unichar (tamed, c);
    else if (c != '\r') /* lines that end in CR LF are no attack */
      g_string_append (tamed, REPLACEMENT);
  }

  return g_string_free (tamed, FALSE);
}

static void
causerie_outlet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieOutlet *self = CAUSERIE_OUTLET (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_outlet_finalize (GObject *object)
{
  CauserieOutlet *self = CAUSERIE_OUTLET (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_pointer (&self->pending, g_byte_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (causerie_outlet_parent_class)->finalize (object);
}

static void
causerie_outlet_class_init (CauserieOutletClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_outlet_get_property;
  object_class->finalize = causerie_outlet_finalize;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CAUSERIE_TYPE_OUTLET_STATE, CAUSERIE_OUTLET_IDLE,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_outlet_init (CauserieOutlet *self)
{
  self->pending = g_byte_array_new ();
}

CauserieOutlet *
causerie_outlet_new (int fd)
{
  CauserieOutlet *self = g_object_new (CAUSERIE_TYPE_OUTLET, NULL);

  self->fd = fd;
  self->is_terminal = isatty (fd) == 1;

  return self;
}

CauserieOutletState
causerie_outlet_get_state (CauserieOutlet *self)
{
  g_return_val_if_fail (CAUSERIE_IS_OUTLET (self), CAUSERIE_OUTLET_FAILED);

  return self->state;
}

const GError *
causerie_outlet_get_error (CauserieOutlet *self)
{
  g_return_val_if_fail (CAUSERIE_IS_OUTLET (self), NULL);

  return self->error;
}

gboolean
causerie_outlet_is_terminal (CauserieOutlet *self)
{
  g_return_val_if_fail (CAUSERIE_IS_OUTLET (self), FALSE);

  return self->is_terminal;
}

void
causerie_outlet_write (CauserieOutlet *self, const char *text, gssize length)
{
  g_return_if_fail (CAUSERIE_IS_OUTLET (self) && text != NULL);

  causerie_outlet_set_status (self, NULL);
  if (length < 0)
    length = (gssize) strlen (text);

  if (self->is_terminal) {
    g_autofree char *tamed = tame (text, (gsize) length);

    send_bytes (self, tamed, strlen (tamed));
  } else {
    send_bytes (self, text, (gsize) length);
  }
}

void
causerie_outlet_write_line (CauserieOutlet *self, const char *text)
{
  causerie_outlet_write (self, text, -1);
  causerie_outlet_write (self, "\n", 1);
}

void
causerie_outlet_set_status (CauserieOutlet *self, const char *line)
{
  g_autofree char *short_line = NULL;

  g_return_if_fail (CAUSERIE_IS_OUTLET (self));

  if (!self->is_terminal || (line == NULL && !self->has_status))
    return;

  /* One that wraps could not be taken back. Control characters go with one_line(). */
  short_line = line != NULL ? causerie_text_one_line (line, STATUS_CHARS) : g_strdup ("");
  self->has_status = line != NULL;
  send_bytes (self, "\r\033[K", 4);
  send_bytes (self, short_line, strlen (short_line));
}
