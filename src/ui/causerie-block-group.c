/* causerie-block-group.c: what the blocks of one long code or table share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block-group.h"

#include "causerie-highlighter.h"
#include "causerie-property.h"

#include <string.h>

typedef struct {
  CauserieBlock *block;   /* owned */
  GArray        *runs;    /* owned; of CauserieCodeRun; NULL: not known */

  /* of code */
  guint          n_breaks; /* ends of lines in it */
  guint          n_cells;  /* of its longest line */
} Piece;

struct _CauserieBlockGroup {
  GObject              parent_instance;

  /* owned */
  CauserieHighlighter *highlighter; /* NULL: code stays plain */
  GArray              *pieces;      /* of Piece */
  GArray              *columns;     /* of CauserieColumnNeed */
  GtkAdjustment       *adjustment;

  int                  width;
  double               char_width;  /* of the letters that `width` was found with */
  gboolean             wrap;
};

G_DEFINE_FINAL_TYPE (CauserieBlockGroup, causerie_block_group, G_TYPE_OBJECT)

enum { PROP_WIDTH = 1, PROP_WRAP, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { BLOCKS_CHANGED, COLUMNS_CHANGED, RUNS_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static Piece *
get_piece (CauserieBlockGroup *self, guint index)
{
  return &g_array_index (self->pieces, Piece, index);
}

static void
clear_piece (Piece *piece)
{
  g_clear_pointer (&piece->block, causerie_block_unref);
  g_clear_pointer (&piece->runs, g_array_unref);
}

static gboolean
is_code (CauserieBlock *block)
{
  return causerie_block_get_kind (block) == CAUSERIE_BLOCK_CODE;
}

/* Cells a character takes behind `n_cells` others. */
static guint
measure_char (gunichar c, guint n_cells)
{
  if (c == '\t')
    return CAUSERIE_BLOCK_GROUP_TAB_CELLS - n_cells % CAUSERIE_BLOCK_GROUP_TAB_CELLS;
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static void
measure_code (Piece *piece)
{
  guint n_cells = 0;

  for (const char *p = causerie_block_get_text (piece->block)->text; *p != '\0';
       p = g_utf8_next_char (p)) {
    if (*p == '\n') {
      piece->n_breaks++;
      n_cells = 0;
    } else {
      n_cells += measure_char (g_utf8_get_char (p), n_cells);
      piece->n_cells = MAX (piece->n_cells, n_cells);
    }
  }
}

/* What is known of the words from here on rests on a text that is no more. */
static void
forget_runs (CauserieBlockGroup *self, guint index)
{
  for (guint i = index; i < self->pieces->len; i++)
    g_clear_pointer (&get_piece (self, i)->runs, g_array_unref);
}

static void
causerie_block_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieBlockGroup *self = CAUSERIE_BLOCK_GROUP (object);

  switch (id) {
  case PROP_WIDTH:
    g_value_set_int (value, self->width);
    break;
  case PROP_WRAP:
    g_value_set_boolean (value, self->wrap);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_block_group_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  CauserieBlockGroup *self = CAUSERIE_BLOCK_GROUP (object);

  switch (id) {
  case PROP_WRAP:
    causerie_block_group_set_wrap (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_block_group_dispose (GObject *object)
{
  CauserieBlockGroup *self = CAUSERIE_BLOCK_GROUP (object);

  g_clear_object (&self->highlighter);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (causerie_block_group_parent_class)->dispose (object);
}

static void
causerie_block_group_finalize (GObject *object)
{
  CauserieBlockGroup *self = CAUSERIE_BLOCK_GROUP (object);

  g_array_unref (self->pieces);
  g_array_unref (self->columns);
  G_OBJECT_CLASS (causerie_block_group_parent_class)->finalize (object);
}

static void
causerie_block_group_class_init (CauserieBlockGroupClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  object_class->get_property = causerie_block_group_get_property;
  object_class->set_property = causerie_block_group_set_property;
  object_class->dispose = causerie_block_group_dispose;
  object_class->finalize = causerie_block_group_finalize;

  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WRAP] = g_param_spec_boolean ("wrap", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[BLOCKS_CHANGED] = g_signal_new ("blocks-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[RUNS_CHANGED] = g_signal_new ("runs-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
causerie_block_group_init (CauserieBlockGroup *self)
{
  self->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, (GDestroyNotify) clear_piece);
  self->columns = g_array_new (FALSE, FALSE, sizeof (CauserieColumnNeed));
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
}

CauserieBlockGroup *
causerie_block_group_new (CauserieHighlighter *highlighter)
{
  CauserieBlockGroup *self = g_object_new (CAUSERIE_TYPE_BLOCK_GROUP, NULL);

  g_set_object (&self->highlighter, highlighter);
  return self;
}

/* --- blocks ----------------------------------------------------------------------------------- */

void
causerie_block_group_set_block (CauserieBlockGroup *self, guint index, CauserieBlock *block)
{
  Piece piece = { NULL };

  g_return_if_fail (CAUSERIE_IS_BLOCK_GROUP (self) && block != NULL);
  g_return_if_fail (index <= self->pieces->len);

  if (index < self->pieces->len && get_piece (self, index)->block == block)
    return;

  piece.block = causerie_block_ref (block);
  if (is_code (block))
    measure_code (&piece);
  if (index < self->pieces->len) {
    forget_runs (self, index);
    clear_piece (get_piece (self, index));
    *get_piece (self, index) = piece;
  } else {
    g_array_append_val (self->pieces, piece);
  }
  g_signal_emit (self, signals[BLOCKS_CHANGED], 0, index);
}

void
causerie_block_group_cut (CauserieBlockGroup *self, guint n_blocks)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_GROUP (self));

  if (n_blocks >= self->pieces->len)
    return;
  g_array_set_size (self->pieces, n_blocks);
  g_signal_emit (self, signals[BLOCKS_CHANGED], 0, n_blocks);
}

guint
causerie_block_group_get_n_blocks (CauserieBlockGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), 0);

  return self->pieces->len;
}

CauserieBlock *
causerie_block_group_get_block (CauserieBlockGroup *self, guint index)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), NULL);
  g_return_val_if_fail (index < self->pieces->len, NULL);

  return get_piece (self, index)->block;
}

gboolean
causerie_block_group_is_open (CauserieBlockGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), FALSE);

  return self->pieces->len > 0 &&
         causerie_block_is_open (get_piece (self, self->pieces->len - 1)->block);
}

char *
causerie_block_group_dup_text (CauserieBlockGroup *self)
{
  GString *text;

  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->pieces->len; i++) {
    CauserieBlock *block = get_piece (self, i)->block;

    if (i > 0)
      g_string_append (text, causerie_block_get_joint (block));
    g_string_append (text, causerie_block_get_text (block)->text);
  }
  return g_string_free (text, FALSE);
}

/* --- lines of code ---------------------------------------------------------------------------- */

guint
causerie_block_group_get_first_line (CauserieBlockGroup *self, guint index)
{
  guint n_lines = 0;

  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), 0);
  g_return_val_if_fail (index <= self->pieces->len, 0);

  for (guint i = 0; i < index; i++) {
    n_lines += get_piece (self, i)->n_breaks;
    if (i + 1 < self->pieces->len &&
        *causerie_block_get_joint (get_piece (self, i + 1)->block) == '\n')
      n_lines++;
  }
  return n_lines;
}

guint
causerie_block_group_get_n_lines (CauserieBlockGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), 0);

  return causerie_block_group_get_first_line (self, self->pieces->len) + 1;
}

guint
causerie_block_group_get_n_cells (CauserieBlockGroup *self)
{
  guint n_cells = 0;

  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), 0);

  for (guint i = 0; i < self->pieces->len; i++)
    n_cells = MAX (n_cells, get_piece (self, i)->n_cells);
  return n_cells;
}

/* --- widths ----------------------------------------------------------------------------------- */

GtkAdjustment *
causerie_block_group_get_adjustment (CauserieBlockGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), NULL);

  return self->adjustment;
}

int
causerie_block_group_get_width (CauserieBlockGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), 0);

  return self->width;
}

void
causerie_block_group_widen (CauserieBlockGroup *self, int width, double char_width)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_GROUP (self) && width >= 0);

  if (!causerie_set_value (&self->char_width, char_width))
    width = MAX (width, self->width);
  if (causerie_set_value (&self->width, width))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

gboolean
causerie_block_group_get_wrap (CauserieBlockGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), FALSE);

  return self->wrap;
}

void
causerie_block_group_set_wrap (CauserieBlockGroup *self, gboolean wrap)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_GROUP (self));

  if (causerie_set_value (&self->wrap, !!wrap))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRAP]);
}

const CauserieColumnNeed *
causerie_block_group_get_columns (CauserieBlockGroup *self, guint *n_columns)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self) && n_columns != NULL, NULL);

  *n_columns = self->columns->len;
  return self->columns->len > 0 ? (const CauserieColumnNeed *) self->columns->data : NULL;
}

void
causerie_block_group_set_columns (CauserieBlockGroup       *self,
                                  const CauserieColumnNeed *columns,
                                  guint                     n_columns)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_GROUP (self));

  if (self->columns->len == n_columns &&
      memcmp (self->columns->data, columns, n_columns * sizeof *columns) == 0)
    return;
  g_array_set_size (self->columns, 0);
  g_array_append_vals (self->columns, columns, n_columns);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

/* --- words of code ---------------------------------------------------------------------------- */

const CauserieCodeRun *
causerie_block_group_get_runs (CauserieBlockGroup *self, guint index, guint *n_runs)
{
  GArray *runs;

  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self) && n_runs != NULL, NULL);

  runs = index < self->pieces->len ? get_piece (self, index)->runs : NULL;
  *n_runs = runs != NULL ? runs->len : 0;
  return runs != NULL ? (const CauserieCodeRun *) runs->data : NULL;
}

gboolean
causerie_block_group_has_runs (CauserieBlockGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (self), FALSE);

  for (guint i = 0; i < self->pieces->len; i++) {
    if (get_piece (self, i)->runs == NULL)
      return FALSE;
  }
  return TRUE;
}

void
causerie_block_group_want_runs (CauserieBlockGroup *self)
{
  g_return_if_fail (CAUSERIE_IS_BLOCK_GROUP (self));

  if (self->highlighter != NULL && !causerie_block_group_is_open (self) &&
      !causerie_block_group_has_runs (self))
    causerie_highlighter_add (self->highlighter, self);
}

void
causerie_block_group_take_runs (CauserieBlockGroup *self, guint index, GArray *runs)
{
  Piece *piece;

  g_return_if_fail (CAUSERIE_IS_BLOCK_GROUP (self) && runs != NULL);
  g_return_if_fail (index < self->pieces->len);

  piece = get_piece (self, index);
  g_clear_pointer (&piece->runs, g_array_unref);
  piece->runs = runs;
  g_signal_emit (self, signals[RUNS_CHANGED], 0, index);
}
