/* causerie-profile-file-private.h: what reading and writing a profile file share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-profile-file.h"

G_BEGIN_DECLS

/* What "format" has to say, and the version that is written. */
#define CAUSERIE_PROFILE_FILE_KIND         "causerie-profiles"
#define CAUSERIE_PROFILE_FILE_NEWEST       1

#define CAUSERIE_PROFILE_FILE_FORMAT       "format"
#define CAUSERIE_PROFILE_FILE_VERSION      "version"
#define CAUSERIE_PROFILE_FILE_PROFILES     "profiles"

#define CAUSERIE_PROFILE_FILE_NAME         "name"
#define CAUSERIE_PROFILE_FILE_ICON         "icon"
#define CAUSERIE_PROFILE_FILE_COLOR        "color"
#define CAUSERIE_PROFILE_FILE_PROVIDER     "provider"
#define CAUSERIE_PROFILE_FILE_BASE_URL     "base_url"
#define CAUSERIE_PROFILE_FILE_MODEL        "model"
#define CAUSERIE_PROFILE_FILE_TITLE_MODEL  "title_model"
#define CAUSERIE_PROFILE_FILE_INSTRUCTIONS "instructions"
#define CAUSERIE_PROFILE_FILE_STARTERS     "starters"
#define CAUSERIE_PROFILE_FILE_PARAMS       "params"

/* With nothing in it yet; `ignored` is NULL (transfer full). */
CauserieProfileFile *causerie_profile_file_new (void);

G_END_DECLS
