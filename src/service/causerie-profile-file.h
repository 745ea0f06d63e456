/* causerie-profile-file.h: model profiles as a small file that can be given to somebody
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format, version 1: one JSON object, UTF-8. What is not set is not there.
 *
 *   {
 *     "format": "causerie-profiles",
 *     "version": 1,
 *     "profiles": [
 *       {
 *         "name": "Kimi",
 *         "provider": "openrouter",
 *         "base_url": "https://openrouter.ai/api/v1",
 *         "model": "moonshotai/kimi-k2",
 *         "instructions": "Answer briefly.",
 *         "params": { "temperature": 0.7, "max-tokens": 4096, "context-length": 8192 }
 *       }
 *     ]
 *   }
 *
 * "name" and "model" are needed. "provider" is a row of causerie-provider.h. "params" has the names and values
 * of the command line's options; "extra" is an object. There is no key in it and no other secret: what looks
 * like one in an address or in the extra members stays at home. A member nobody knows is left out and named;
 * a higher version, a wrong type and a value out of range refuse the file, so that nothing is half taken. */

#pragma once

#include "causerie-settings.h"

G_BEGIN_DECLS

/* What such a file is called at the end, and is at most, in bytes. */
#define CAUSERIE_PROFILE_FILE_SUFFIX    ".causerie-profiles.json"
#define CAUSERIE_PROFILE_FILE_MAX_BYTES (8 * 1024 * 1024)

/* The text of a file with these CauserieProfiles, in their order, laid out for people, a line feed at its end
 * (transfer full). `settings` knows their connections; the provider of one whose connection is gone is left
 * out. */
char       *causerie_profile_file_write       (GPtrArray *profiles, CauserieSettings *settings);

/* What was read. Everything is owned. */
typedef struct {
  GPtrArray  *profiles;    /* CauserieProfiles with new uids and no connection yet */
  GPtrArray  *connections; /* to each CauserieProfile a CauserieConnection that was never saved: the provider,
                            * base URL and a name for it; one without an address where the file names none */
  char      **ignored;     /* the members that were left out: "profiles[0].colour" */
} CauserieProfileFile;

/* NULL with CAUSERIE_ERROR_INVALID and a translated message that says where: line and column for what is no
 * JSON, the member ("profiles[0].params.temperature: …") for what makes no sense. `length` in bytes, -1 for a
 * terminated string. */
CauserieProfileFile *causerie_profile_file_read (const char *text, gssize length, GError **error);
void                 causerie_profile_file_free (CauserieProfileFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieProfileFile, causerie_profile_file_free)

/* The connections the profiles need and `settings` do not have, each address once, as unsaved
 * CauserieConnections without a key (transfer full; may be empty). Whoever adds them, after asking, adds the
 * profiles later. */
GPtrArray  *causerie_profile_file_list_missing (const CauserieProfileFile *self, CauserieSettings *settings);

/* Adds all profiles at the end of the list, each with the connection of `settings` that has its address, the
 * same provider first; without one where there is none. Once. */
void        causerie_profile_file_add          (CauserieProfileFile *self, CauserieSettings *settings);

/* What is to be said after reading, translated, a line each: connections that are missing, members that were
 * left out (transfer full). NULL when there is nothing. */
char       *causerie_profile_file_describe     (const CauserieProfileFile *self, CauserieSettings *settings);

G_END_DECLS
