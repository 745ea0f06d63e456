/* causerie-params.h: sampling settings, where unset is not zero
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_PARAM_TEMPERATURE,
  CAUSERIE_PARAM_TOP_P,
  CAUSERIE_PARAM_MAX_TOKENS,     /* of the answer */
  CAUSERIE_PARAM_CONTEXT_LENGTH, /* tokens of chat and answer together; decides what is sent, is not sent */
  CAUSERIE_N_PARAMS
} CauserieParam;

/* The facts of one parameter, from one table: the form, the settings, the command line and the wire
 * all read these. */
typedef struct {
  const char *name;       /* settings key and option: "max-tokens" */
  const char *wire_name;  /* "max_tokens"; NULL when it is not sent */
  double      minimum;
  double      maximum;
  gboolean    is_integer;
  double      suggestion; /* the placeholder of an unset field; never sent by itself */
} CauserieParamFacts;

const CauserieParamFacts *causerie_param_get_facts (CauserieParam param);

#define CAUSERIE_TYPE_PARAMS (causerie_params_get_type ())

/* A plain value: copy it by assignment or with causerie_params_copy(). What is not set is not sent. */
typedef struct {
  gboolean is_set[CAUSERIE_N_PARAMS];
  double   value[CAUSERIE_N_PARAMS]; /* integers are exact: every range is far below 2^53 */
} CauserieParams;

GType           causerie_params_get_type (void);
CauserieParams *causerie_params_copy     (const CauserieParams *self);
void            causerie_params_free     (CauserieParams *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieParams, causerie_params_free)

void            causerie_params_set      (CauserieParams *self, CauserieParam param, double value);
void            causerie_params_unset    (CauserieParams *self, CauserieParam param);
gboolean        causerie_params_get      (const CauserieParams *self, CauserieParam param, double *value);
gboolean        causerie_params_equal    (const CauserieParams *a, const CauserieParams *b);

/* Reads what a person typed (point or comma). "" unsets. FALSE with CAUSERIE_ERROR_INVALID and an
 * untranslated message for no number, out of range, or a fraction where a whole number is wanted. */
gboolean        causerie_params_parse    (CauserieParams  *self,
                                          CauserieParam    param,
                                          const char      *text,
                                          GError         **error);

/* Lossless JSON object text, only what is set: {"temperature":0.7}. For storing beside an answer. */
char           *causerie_params_to_json   (const CauserieParams *self);
void            causerie_params_from_json (CauserieParams *self, const char *json);

G_END_DECLS
