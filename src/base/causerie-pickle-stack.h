/* causerie-pickle-stack.h: the stack and the memo of a machine that makes values
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The inside of causerie_pickle_parse(). Lists and dictionaries are pushed empty and filled while they lie on
 * the stack. What has been put into another one, or been had from the memo, is sealed: it is no more
 * filled. So nothing can come to hold itself. A mark separates what lies above it. */
typedef struct _CauseriePickleStack CauseriePickleStack;

/* `error`: where failures are told; the first stays. Every function gives FALSE then. */
CauseriePickleStack *causerie_pickle_stack_new               (GError **error);
void                 causerie_pickle_stack_free              (CauseriePickleStack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauseriePickleStack, causerie_pickle_stack_free)

/* Says what is wrong (CAUSERIE_ERROR_INVALID); FALSE. */
gboolean             causerie_pickle_stack_fail              (CauseriePickleStack *self, const char *what);

/* `node`: (transfer full); `sealed`: it is whole. */
gboolean             causerie_pickle_stack_push              (CauseriePickleStack *self,
                                                              JsonNode            *node,
                                                              gboolean             sealed);
gboolean             causerie_pickle_stack_push_array        (CauseriePickleStack *self, gboolean sealed);
gboolean             causerie_pickle_stack_push_object       (CauseriePickleStack *self);
gboolean             causerie_pickle_stack_pop               (CauseriePickleStack *self);

gboolean             causerie_pickle_stack_add_mark          (CauseriePickleStack *self);
gboolean             causerie_pickle_stack_pop_mark          (CauseriePickleStack *self);

/* Puts the value on top into what lies under it, a list or a dictionary (then with its key); or all that lie
 * above the mark into what lies under that. */
gboolean             causerie_pickle_stack_append            (CauseriePickleStack *self);
gboolean             causerie_pickle_stack_append_marked     (CauseriePickleStack *self);
gboolean             causerie_pickle_stack_set               (CauseriePickleStack *self);
gboolean             causerie_pickle_stack_set_marked        (CauseriePickleStack *self);

/* One sealed list of the `length` values on top, or of all above the mark. */
gboolean             causerie_pickle_stack_make_tuple_of     (CauseriePickleStack *self, guint length);
gboolean             causerie_pickle_stack_make_marked_tuple (CauseriePickleStack *self);

/* Remembers the value on top, under the next number or this one; pushes what is remembered. */
gboolean             causerie_pickle_stack_memoize           (CauseriePickleStack *self);
gboolean             causerie_pickle_stack_put               (CauseriePickleStack *self, guint64 number);
gboolean             causerie_pickle_stack_get               (CauseriePickleStack *self, guint64 number);

/* The value on top (transfer full), or NULL. */
JsonNode            *causerie_pickle_stack_dup_top           (CauseriePickleStack *self);

G_END_DECLS
