/* causerie-label-text-private.h: where the formulas of a label are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-font-size.h"
#include "causerie-label-text.h"
#include "causerie-math-box.h"
#include "causerie-math-picture.h"

G_BEGIN_DECLS

/* Above and below a formula that is higher than its line, in pixels. */
#define CAUSERIE_LABEL_CLEARANCE 2

/* A part of a formula that is one character of the label. */
typedef struct {
  guint                byte;    /* where that is */
  double               width;   /* in whole pixels */
  double               size;    /* of its letters */
  guint                segment; /* of the formula */
  CauserieMathBox     *box;     /* borrowed from the formula */
  CauserieMathPicture  picture;
} CauserieLabelPart;

typedef struct {
  CauserieMathBox *box;   /* owned */
  guint            start; /* of its TeX in the text */
  guint            end;
  guint            first; /* of its characters in the label */
  guint            last;
} CauserieLabelFormula;

struct _CauserieLabelText {
  const CauserieStyledText *text;     /* borrowed */
  CauserieStyledText        shown;    /* its string and runs are owned when there are formulas */
  GArray                   *formulas; /* of CauserieLabelFormula; NULL: none */
  GArray                   *parts;    /* of CauserieLabelPart; NULL: none */
  double                    size;     /* of formulas, in pixels per em */
  CauserieFontSize          font;
  int                       room;     /* the width of a part without more, in Pango units */
};

G_END_DECLS
