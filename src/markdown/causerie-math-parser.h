/* causerie-math-parser.h: what the readers of TeX's commands share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the text. Each reader begins where the parser stands, leaves it behind what it has
 * read, and returns FALSE or NULL when that is nothing we draw: then all is given up. */

#pragma once

#include "causerie-math-alphabet.h"
#include "causerie-math-private.h"
#include "causerie-math-symbol.h"

G_BEGIN_DECLS

/* What ends a row besides the end, "}", "&", "\\", "\end" and "\right". */
typedef enum {
  CAUSERIE_MATH_SCOPE_GROUP,
  CAUSERIE_MATH_SCOPE_OPTION, /* "]" */
  CAUSERIE_MATH_SCOPE_FENCE,  /* nothing; "\middle" may stand in it */
  CAUSERIE_MATH_SCOPE_DOLLAR, /* "$" */
} CauserieMathScopeKind;

/* What holds to the end of a group. */
typedef struct {
  CauserieMathScopeKind kind;
  CauserieMathAlphabet  alphabet;
  guint32               color;
  double                stretch; /* of the lines of matrices */
} CauserieMathScope;

typedef struct {
  CauserieMath           *math; /* borrowed; all nodes are its own */
  const char             *p;
  const char             *end;
  const char             *last_line; /* where it begins: "%" in it is no comment but a percent sign */
  guint                   depth;
  CauserieMathScope       scope;
  const CauserieMathNode *tag;     /* of the line, or of the whole */
  gboolean                written; /* what is read was written by us: chemistry turned into TeX */
} CauserieMathParser;

/* A row while it grows. */
typedef struct {
  CauserieMathNode   *first;
  CauserieMathNode   *last;
  CauserieMathLimits  limits; /* for scripts at the last */
  gboolean            scripts_open; /* the last is SCRIPTS whose missing one may still come */
  gboolean            primed;       /* and has primes, and no other superscript yet */
  gboolean            divided;      /* by \over or \middle: no other \over may come */
} CauserieMathRowBuilder;

typedef struct _CauserieMathCommand CauserieMathCommand;

typedef gboolean (*CauserieMathReader) (CauserieMathParser        *self,
                                        const CauserieMathCommand *command,
                                        CauserieMathRowBuilder    *row);

/* Reads what follows the command's name and appends to the row what it stands for. */
struct _CauserieMathCommand {
  const char         *name; /* without "\" */
  CauserieMathReader  read;
  int                 value; /* what it and the option say is the reader's */
  guint               option;
};

const CauserieMathCommand *causerie_math_command_find (const char *name, gsize length);

/* --- the text --------------------------------------------------------------------------------- */

/* What is read from now on. */
void              causerie_math_parser_begin          (CauserieMathParser *self, const char *tex, gsize length);

/* Past white space and comments; FALSE when nothing follows. */
gboolean          causerie_math_parser_skip_space     (CauserieMathParser *self);

/* Whether that character, or command with its "\", comes next after white space. */
gboolean          causerie_math_parser_sees           (CauserieMathParser *self, const char *token);

/* The same, and past it when it does. */
gboolean          causerie_math_parser_accept         (CauserieMathParser *self, const char *token);

/* The name of the command that comes next, "\" dropped. */
gboolean          causerie_math_parser_read_name      (CauserieMathParser *self, const char **name, gsize *length);

/* "{…}" as it is written. */
gboolean          causerie_math_parser_read_raw       (CauserieMathParser *self, const char **text, gsize *length);

/* "-2.5pt" in em. */
gboolean          causerie_math_parser_read_length    (CauserieMathParser *self, double *em);

/* The font of words in that alphabet; FALSE when its letters do not make words. */
gboolean          causerie_math_alphabet_get_font     (CauserieMathAlphabet alphabet, CauserieMathTextFont *font);

/* --- nodes ------------------------------------------------------------------------------------ */

CauserieMathNode *causerie_math_parser_new_node       (CauserieMathParser     *self,
                                                       CauserieMathKind        kind,
                                                       CauserieMathClass       class);
CauserieMathNode *causerie_math_parser_new_symbol     (CauserieMathParser     *self,
                                                       gunichar                character,
                                                       CauserieMathClass       class);
CauserieMathNode *causerie_math_parser_new_text       (CauserieMathParser     *self,
                                                       const char             *text,
                                                       gsize                   length,
                                                       CauserieMathTextFont    font);

void              causerie_math_row_append            (CauserieMathRowBuilder *row, CauserieMathNode *node);
void              causerie_math_parser_append_symbol  (CauserieMathParser     *self,
                                                       CauserieMathRowBuilder *row,
                                                       gunichar                character,
                                                       CauserieMathClass       class);
void              causerie_math_parser_append_space   (CauserieMathParser     *self,
                                                       CauserieMathRowBuilder *row,
                                                       double                  em);

/* All of `other`, whose nodes take their classes among their new neighbours. */
void              causerie_math_row_append_row        (CauserieMathRowBuilder       *row,
                                                       const CauserieMathRowBuilder *other);

/* The row as one node, its classes settled. */
CauserieMathNode *causerie_math_parser_finish_row     (CauserieMathParser           *self,
                                                       const CauserieMathRowBuilder *row);

/* --- reading ---------------------------------------------------------------------------------- */

/* Up to what ends the row. What it sets holds for this row alone. */
gboolean          causerie_math_parser_read_row       (CauserieMathParser     *self,
                                                       CauserieMathScopeKind   kind,
                                                       CauserieMathRowBuilder *row);

/* "{…}" or one token, into the row. */
gboolean          causerie_math_parser_read_into      (CauserieMathParser *self, CauserieMathRowBuilder *row);

/* The same as one node; NULL: there is none. */
CauserieMathNode *causerie_math_parser_read_argument  (CauserieMathParser *self);

/* "[…]", NULL in `*option` when there is none. */
gboolean          causerie_math_parser_read_option    (CauserieMathParser *self, const CauserieMathNode **option);

/* The rows of all that is left, as "\\" in the open makes them. */
CauserieMathNode *causerie_math_parser_read_lines     (CauserieMathParser *self);

/* TeX that we have written ourselves. */
CauserieMathNode *causerie_math_parser_read_written   (CauserieMathParser *self, const char *tex, gsize length);

/* A character after \left or \big; 0 for ".". */
gboolean          causerie_math_parser_read_delimiter (CauserieMathParser *self, gunichar *character);

G_END_DECLS
