/* causerie-printout-private.h: what makes the rows of a printout, and what lays them on pages
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"
#include "causerie-label-text.h"
#include "causerie-math-box.h"
#include "causerie-printout.h"

G_BEGIN_DECLS

/* What lies under the text, from the left edge on. */
typedef enum {
  CAUSERIE_GROUND_NONE,
  CAUSERIE_GROUND_CARD, /* what the person said */
  CAUSERIE_GROUND_CODE,
} CauserieGround;

/* How a block stands on the page. */
typedef struct {
  double          indent;   /* of its text, from the left edge */
  double          before;   /* empty space above, not at the top of a page */
  CauserieGround  ground;
  guint           n_quotes; /* bars on the left */
  gboolean        keep;     /* with the row after it: a heading */
} CauseriePlacing;

/* Each adds rows below what is there. Layouts and textures are kept by reference. */
void          causerie_printout_add_layout  (CauseriePrintout      *self,
                                             PangoLayout           *layout,
                                             const CauseriePlacing *placing,
                                             const char            *marker); /* beside its first line, or NULL */

/* One below the other, as one block. */
void          causerie_printout_add_layouts (CauseriePrintout      *self,
                                             GPtrArray             *layouts,
                                             const CauseriePlacing *placing);
void          causerie_printout_add_rule    (CauseriePrintout *self, const CauseriePlacing *placing);
void          causerie_printout_add_picture (CauseriePrintout      *self,
                                             GdkTexture            *texture,
                                             const CauseriePlacing *placing);

/* A formula in the middle of the line, the numbers of its lines at the end; smaller where it is too large. Kept by
 * reference. */
void          causerie_printout_add_formula (CauseriePrintout      *self,
                                             CauserieMathBox       *box,
                                             const CauseriePlacing *placing);

/* Formulas that are drawn with a layout. They borrow from `block`, which is kept with it. */
void          causerie_printout_set_formulas (PangoLayout *layout, CauserieLabelText *text, CauserieBlock *block);

/* Cells side by side, `columns` wide each; what is higher than a page is cut off there. */
void          causerie_printout_add_cells   (CauseriePrintout      *self,
                                             GPtrArray             *layouts, /* of PangoLayout */
                                             const double          *columns,
                                             gboolean               is_head,
                                             const CauseriePlacing *placing);

/* A layout in the printout's font, scaled; `width` 0: one line as long as it is (transfer full). */
PangoLayout  *causerie_printout_new_layout  (CauseriePrintout *self,
                                             const char       *text,
                                             double            scale,
                                             double            width);
double        causerie_printout_get_width   (CauseriePrintout *self);

/* The first of some blocks of formatted text, with those that are drawn as one with it. Returns how
 * many these are (causerie-printout-block.c). */
guint         causerie_printout_add_block   (CauseriePrintout       *self,
                                             CauserieBlock * const  *blocks,
                                             guint                   n_blocks,
                                             const CauseriePlacing  *placing);

G_END_DECLS
