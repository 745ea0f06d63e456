/* causerie-page-file.h: the pages of a SQLite file, whatever state it is in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads without SQLite, which gives up on a file whose beginning or whose trees are damaged. What was
 * committed to the log beside it counts. */
typedef struct _CauseriePageFile CauseriePageFile;

/* NULL when there is no such file, or it may not be read. */
CauseriePageFile *causerie_page_file_open         (const char *path, GError **error);
void              causerie_page_file_close        (CauseriePageFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauseriePageFile, causerie_page_file_close)

guint32           causerie_page_file_get_n_pages  (CauseriePageFile *self);
gsize             causerie_page_file_get_size     (CauseriePageFile *self); /* of a page */
gsize             causerie_page_file_get_usable   (CauseriePageFile *self); /* of that for content */

/* What the beginning says of whose it is; 0 when it does not. */
guint32           causerie_page_file_get_application (CauseriePageFile *self);

/* Pages are numbered from 1; `page` has room for one. FALSE for one that is not there or that the disk does
 * not give. */
gboolean          causerie_page_file_read         (CauseriePageFile *self, guint32 number, guint8 *page);

/* Whether the log beside a file can hold anything: its beginning makes sense, and a page follows it. What
 * a program that was killed left may be less. */
gboolean          causerie_page_file_has_log      (const char *path);

/* A number as SQLite writes it, the high byte first. */
guint32           causerie_page_get_32            (const guint8 *bytes);
guint16           causerie_page_get_16            (const guint8 *bytes);

G_END_DECLS
