/* causerie-export-page.h: one chat as it is read, and as a document
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

G_BEGIN_DECLS

/* What a document of a chat is made from. All owned; belongs to one thread at a time. */
typedef struct {
  char      *uid;
  char      *title;        /* "" none */
  char      *folder;       /* name, "" none */
  char     **tags;
  gint64     created_time; /* microseconds since 1970 */
  gint64     updated_time;
  GPtrArray *messages;     /* of CauserieMessage: the path, first to last */
} CauserieExportPage;

CauserieExportPage *causerie_export_page_new  (void); /* empty, nothing NULL */
void                causerie_export_page_free (CauserieExportPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieExportPage, causerie_export_page_free)

/* The documents, all UTF-8 (transfer full). Each holds the chat's uid in its first 2048 bytes. */

/* Front matter, and under a heading for each message its text as it is. */
char               *causerie_export_page_to_markdown (const CauserieExportPage *self);

/* Needs no other file and reaches for nothing: style and pictures are inside, scripts and the network are
 * forbidden, light or dark is the reader's choice. */
char               *causerie_export_page_to_html     (const CauserieExportPage *self);
char               *causerie_export_page_to_text     (const CauserieExportPage *self);

/* --- what they share --- */

/* The title, or words that stand for it. */
char               *causerie_export_page_dup_title   (const CauserieExportPage *self);

/* "2026-11-22T10:15:00Z", for programs; "" for 0. */
char               *causerie_export_page_format_iso  (gint64 time);

/* "22 November 2026, 14:02 · 12 in / 34 out tokens · $0.0012". */
char               *causerie_export_page_dup_summary (CauserieMessage *message);

/* Above the reasoning: "Thought for 12 s". */
char               *causerie_export_page_dup_thought (CauserieMessage *message);

/* What is attached: "plan.pdf, application/pdf, 12.3 kB"; NULL for parts of other kinds. */
char               *causerie_export_page_describe_file (CauseriePart *part);

/* How a failed answer failed, one sentence, or NULL. */
char               *causerie_export_page_dup_failure (CauserieMessage *message);

G_END_DECLS
