/* causerie-library-care.h: the library's copies, its check, what came of damage
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"
#include "causerie-rescue.h"
#include "causerie-snapshot.h"
#include "causerie-verify-report.h"

G_BEGIN_DECLS

/* Where the history lies; it may not be there yet. */
const char           *causerie_library_get_path            (CauserieLibrary *self);

/* What came of a history that was damaged when it was opened, or repaired since; NULL: it was not. */
const CauserieRescue *causerie_library_get_rescue          (CauserieLibrary *self);

/* What the files take on the disk: the history with its log, and all copies with what was set aside. */
void                  causerie_library_measure_async       (CauserieLibrary      *self,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
gboolean              causerie_library_measure_finish      (CauserieLibrary      *self,
                                                            GAsyncResult         *result,
                                                            goffset              *history,
                                                            goffset              *copies,
                                                            GError              **error);

/* All copies, the newest first: CauserieSnapshots (transfer full). */
void                  causerie_library_list_copies_async   (CauserieLibrary      *self,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
GPtrArray            *causerie_library_list_copies_finish  (CauserieLibrary      *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

/* Makes a copy of the present (transfer full). NULL without an error: nothing changed since the last one. */
void                  causerie_library_copy_now_async      (CauserieLibrary      *self,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
CauserieSnapshot     *causerie_library_copy_now_finish     (CauserieLibrary      *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

/* Puts the copy in the place of everything, after a copy of the present; the lists follow by themselves. The
 * library is open. Fails and changes nothing when the copy is damaged or newer than this program. */
void                  causerie_library_restore_copy_async  (CauserieLibrary      *self,
                                                            const char           *path,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
gboolean              causerie_library_restore_copy_finish (CauserieLibrary      *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

/* Reads and checks everything, changes nothing; needs no opening (transfer full). */
void                  causerie_library_verify_async        (CauserieLibrary      *self,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
CauserieVerifyReport *causerie_library_verify_finish       (CauserieLibrary      *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

/* Sets a damaged history aside and makes a new one of what is readable. Fails while another program has it
 * open. */
void                  causerie_library_repair_async        (CauserieLibrary      *self,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
gboolean              causerie_library_repair_finish       (CauserieLibrary      *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);

G_END_DECLS
