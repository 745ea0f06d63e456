/* causerie-outlet.h: standard output or standard error, written without waiting
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_OUTLET_IDLE,    /* everything is written */
  CAUSERIE_OUTLET_PENDING, /* the reader is slower; the rest goes out from the main loop */
  CAUSERIE_OUTLET_CLOSED,  /* nobody reads any more; what is written goes nowhere */
  CAUSERIE_OUTLET_FAILED,  /* the same, for another reason: the disk is full */
} CauserieOutletState;

#define CAUSERIE_TYPE_OUTLET_STATE (causerie_outlet_state_get_type ())
GType causerie_outlet_state_get_type (void);

#define CAUSERIE_TYPE_OUTLET (causerie_outlet_get_type ())
G_DECLARE_FINAL_TYPE (CauserieOutlet, causerie_outlet, CAUSERIE, OUTLET, GObject)

/* Text leaves the program at once as far as its reader takes it, so that an interrupt is heard while a
 * pager waits. The file descriptor is borrowed and stays blocking: others may share it.
 * A terminal gets no control character but line feed and tab: a model's text must not move the cursor
 * or set the title. Everything else gets the text as it is, always UTF-8.
 * Property: state (read-only). */
CauserieOutlet      *causerie_outlet_new         (int fd);
CauserieOutletState  causerie_outlet_get_state   (CauserieOutlet *self);

/* Why it failed, or NULL. */
const GError        *causerie_outlet_get_error   (CauserieOutlet *self);
gboolean             causerie_outlet_is_terminal (CauserieOutlet *self);

/* `text` is valid UTF-8; `length` in bytes or -1. */
void                 causerie_outlet_write       (CauserieOutlet *self, const char *text, gssize length);

/* The same and a line feed. */
void                 causerie_outlet_write_line  (CauserieOutlet *self, const char *text);

/* On a terminal: a line in place of the one before, gone with the next write; NULL takes it away. */
void                 causerie_outlet_set_status  (CauserieOutlet *self, const char *line);

G_END_DECLS
