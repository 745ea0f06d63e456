/* causerie-code-head.h: what stands above code: its language, and what can be done with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CODE_HEAD (causerie_code_head_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCodeHead, causerie_code_head, CAUSERIE, CODE_HEAD, GtkWidget)

/* The language and the number of lines; buttons that wrap long lines, where there are any, save the
 * code and copy it, all of the group. */
GtkWidget  *causerie_code_head_new       (void);

/* Shows a group and follows it. */
void        causerie_code_head_set_group (CauserieCodeHead *self, CauserieBlockGroup *group);

/* The language as a reader knows it: "Python", or the word behind the fence; "Code" where there is none
 * (transfer full). */
char       *causerie_code_head_dup_language (CauserieBlockGroup *group);

G_END_DECLS
