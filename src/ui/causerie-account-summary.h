/* causerie-account-summary.h: what a key is good for, and the model that answers first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-key-trial.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ACCOUNT_SUMMARY (causerie_account_summary_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAccountSummary, causerie_account_summary, CAUSERIE, ACCOUNT_SUMMARY, AdwBin)

/* Follows a trial: that it asks, why it failed, or what it learned, with a button that begins the chat.
 * Signal: "start", when that is pressed. */

/* NULL: nothing is shown. */
void              causerie_account_summary_set_trial   (CauserieAccountSummary *self, CauserieKeyTrial *trial);
CauserieKeyTrial *causerie_account_summary_get_trial   (CauserieAccountSummary *self);

/* What did not work after all, in place of what the trial says. */
void              causerie_account_summary_show_error  (CauserieAccountSummary *self, const char *sentence);

/* Whether a chat can begin; then the widget's grab_focus() gives the keyboard to the button. */
gboolean          causerie_account_summary_is_ready    (CauserieAccountSummary *self);

G_END_DECLS
