/* causerie-verify-text.c: what a check of the history found, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-verify-text.h"

#include <glib/gi18n.h>

char *
causerie_verify_text_count (const CauserieVerifyReport *report)
{
  g_autofree char *chats =
    g_strdup_printf (ngettext ("%u chat", "%u chats", report->n_conversations),
                     report->n_conversations);
  g_autofree char *messages =
    g_strdup_printf (ngettext ("%u message", "%u messages", report->n_messages),
                     report->n_messages);
  g_autofree char *attachments =
    g_strdup_printf (ngettext ("%u attachment", "%u attachments", report->n_blobs),
                     report->n_blobs);

  return g_strjoin (", ", chats, messages, attachments, NULL);
}
