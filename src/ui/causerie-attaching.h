/* causerie-attaching.h: files and pictures on their way into a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-attachment-bar.h"

G_BEGIN_DECLS

/* Files are read beside everything else; each appears in the bar when it has been. What cannot be attached is
 * said by a toast of the window around the bar. */
void     causerie_attaching_add_files     (CauserieAttachmentBar *bar, GListModel *files);

/* A picture that is no file, as it is pasted. */
void     causerie_attaching_add_texture   (CauserieAttachmentBar *bar, GdkTexture *texture);

/* Asks which files. */
void     causerie_attaching_choose        (CauserieAttachmentBar *bar);

/* Takes what the clipboard holds if that is files or a picture and no text; FALSE otherwise. */
gboolean causerie_attaching_paste         (CauserieAttachmentBar *bar, GdkClipboard *clipboard);

/* Lets files and pictures be dropped on a widget. */
void     causerie_attaching_accept_drops  (CauserieAttachmentBar *bar, GtkWidget *widget);

G_END_DECLS
