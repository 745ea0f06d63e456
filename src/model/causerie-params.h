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
  CAUSERIE_N_FORM_PARAMS,        /* the ones before are those of the Add model form */
  CAUSERIE_PARAM_TOP_K = CAUSERIE_N_FORM_PARAMS,
  CAUSERIE_PARAM_MIN_P,
  CAUSERIE_PARAM_FREQUENCY_PENALTY,
  CAUSERIE_PARAM_PRESENCE_PENALTY,
  CAUSERIE_PARAM_REPETITION_PENALTY,
  CAUSERIE_PARAM_SEED,
  CAUSERIE_PARAM_REASONING_EFFORT,
  CAUSERIE_PARAM_REASONING_TOKENS,
  CAUSERIE_PARAM_ROUTING_SORT,
  CAUSERIE_PARAM_ROUTING_FALLBACKS, /* 0 no, 1 yes */
  CAUSERIE_PARAM_ROUTING_DATA,
  CAUSERIE_N_PARAMS
} CauserieParam;

/* Settings that are text. */
typedef enum {
  CAUSERIE_TEXT_PARAM_STOP,           /* one string a line; \n, \t and \\ in it are those characters */
  CAUSERIE_TEXT_PARAM_ROUTING_ONLY,   /* slugs of providers, separated by commas */
  CAUSERIE_TEXT_PARAM_ROUTING_IGNORE,
  CAUSERIE_TEXT_PARAM_EXTRA,          /* a JSON object that is merged over the request */
  CAUSERIE_N_TEXT_PARAMS
} CauserieTextParam;

/* The facts of one parameter, from one table: the form, the settings, the command line and the wire
 * all read these. */
typedef struct {
  const char         *name;       /* settings key and option: "max-tokens" */
  const char         *wire_name;  /* "max_tokens"; NULL when it is not sent, or not by itself */
  double              minimum;
  double              maximum;
  gboolean            is_integer;
  double              suggestion; /* the placeholder of an unset field; never sent by itself */
  const char * const *choices;    /* the words of a choice, whose value is the index, NULL-terminated; NULL: a
                                   * number. Stored, shown and typed as the word */
} CauserieParamFacts;

typedef struct {
  const char *name;      /* settings key and option: "routing-only" */
  char        separator; /* between the items of a list; '\0': no list */
} CauserieTextParamFacts;

const CauserieParamFacts     *causerie_param_get_facts      (CauserieParam param);
const CauserieTextParamFacts *causerie_text_param_get_facts (CauserieTextParam param);

#define CAUSERIE_TYPE_PARAMS (causerie_params_get_type ())

/* A value: starts as { 0 }, is copied with causerie_params_assign() or causerie_params_copy() and ends with
 * causerie_params_clear(). What is not set is not sent. */
typedef struct {
  gboolean  is_set[CAUSERIE_N_PARAMS];
  double    value[CAUSERIE_N_PARAMS]; /* integers are exact: every range is within 2^53 */

  /* owned; NULL: not set */
  char     *text[CAUSERIE_N_TEXT_PARAMS];
} CauserieParams;

GType           causerie_params_get_type (void);
CauserieParams *causerie_params_copy     (const CauserieParams *self);
void            causerie_params_free     (CauserieParams *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieParams, causerie_params_free)

/* Everything as in `source`; NULL: nothing set. */
void            causerie_params_assign   (CauserieParams *self, const CauserieParams *source);

/* Nothing set. */
void            causerie_params_clear    (CauserieParams *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauserieParams, causerie_params_clear)

void            causerie_params_set      (CauserieParams *self, CauserieParam param, double value);
void            causerie_params_unset    (CauserieParams *self, CauserieParam param);
gboolean        causerie_params_get      (const CauserieParams *self, CauserieParam param, double *value);
gboolean        causerie_params_equal    (const CauserieParams *a, const CauserieParams *b);

/* The word of a choice; NULL when it is not set. */
const char     *causerie_params_get_word (const CauserieParams *self, CauserieParam param);

/* Reads what a person typed (point or comma; one of the words of a choice, in any case). "" unsets. FALSE
 * with CAUSERIE_ERROR_INVALID and an untranslated message for no number, out of range, a fraction where
 * a whole number is wanted, or no such word. */
gboolean        causerie_params_parse    (CauserieParams  *self,
                                          CauserieParam    param,
                                          const char      *text,
                                          GError         **error);

/* A text that causerie_params_parse_text() took before; NULL and "" unset. */
void            causerie_params_set_text (CauserieParams *self, CauserieTextParam param, const char *text);
const char     *causerie_params_get_text (const CauserieParams *self, CauserieTextParam param); /* or NULL */

/* Reads what a person typed; nothing but white space unsets. FALSE with CAUSERIE_ERROR_INVALID and an
 * untranslated message for what is no list of provider slugs, no JSON object, or an object that would
 * replace the model, the messages or the streaming. */
gboolean        causerie_params_parse_text (CauserieParams     *self,
                                            CauserieTextParam   param,
                                            const char         *text,
                                            GError            **error);

/* The items of a list, as they are sent (transfer full); NULL when it is not set. */
char          **causerie_params_dup_list (const CauserieParams *self, CauserieTextParam param);

/* Lossless JSON object text, only what is set: {"temperature":0.7}. For storing beside an answer. */
char           *causerie_params_to_json   (const CauserieParams *self);

/* Replaces everything in `self`. What cannot be read is unset. */
void            causerie_params_from_json (CauserieParams *self, const char *json);

G_END_DECLS
