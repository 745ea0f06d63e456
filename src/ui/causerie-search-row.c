/* causerie-search-row.c: a place where something was found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-row.h"

#include "causerie-when-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define SNIPPET_LINES 2

struct _CauserieSearchRow {
  GtkWidget  parent_instance;

  /* children, owned */
  GtkWidget *head;    /* title and time */
  GtkWidget *snippet;

  /* in the head, borrowed */
  GtkLabel  *title;
  GtkLabel  *when;
};

G_DEFINE_FINAL_TYPE (CauserieSearchRow, causerie_search_row, GTK_TYPE_WIDGET)

static void
add_bold (PangoAttrList *attributes, guint start, guint end)
{
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = start;
  bold->end_index = end;
  pango_attr_list_insert (attributes, bold);
}

/* What was found is bold; `shift` bytes stand before the snippet. */
static PangoAttrList *
new_attributes (CauserieSearchHit *hit, guint shift)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < causerie_search_hit_get_n_marks (hit); i++) {
    guint start, end;

    causerie_search_hit_get_mark (hit, i, &start, &end);
    add_bold (attributes, start + shift, end + shift);
  }

  return attributes;
}

static const char *
describe_place (CauserieSearchHit *hit)
{
  switch (causerie_search_hit_get_place (hit)) {
    case CAUSERIE_SEARCH_REASONING:
      return C_("search", "Reasoning:");
    case CAUSERIE_SEARCH_FILE:
      return C_("search", "File:");
    case CAUSERIE_SEARCH_TITLE:
    case CAUSERIE_SEARCH_TEXT:
    default:
      return NULL;
  }
}

static void
show_snippet (CauserieSearchRow *self, CauserieSearchHit *hit)
{
  const char *place = describe_place (hit);
  g_autofree char *before = place != NULL ? g_strconcat (place, " ", NULL) : g_strdup ("");
  g_autofree char *text = g_strconcat (before, causerie_search_hit_get_snippet (hit), NULL);
  g_autoptr(PangoAttrList) attributes = new_attributes (hit, strlen (before));

  gtk_label_set_text (GTK_LABEL (self->snippet), text);
  gtk_label_set_attributes (GTK_LABEL (self->snippet), attributes);
}

static void
causerie_search_row_dispose (GObject *object)
{
  CauserieSearchRow *self = CAUSERIE_SEARCH_ROW (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->snippet, gtk_widget_unparent);

  G_OBJECT_CLASS (causerie_search_row_parent_class)->dispose (object);
}

static void
causerie_search_row_class_init (CauserieSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_search_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "searchrow");
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static void
causerie_search_row_init (CauserieSearchRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);

  self->title = new_label (NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->when = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->when), "numeric");
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->when));
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->snippet = GTK_WIDGET (new_label ("caption"));
  gtk_label_set_wrap (GTK_LABEL (self->snippet), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->snippet), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->snippet), SNIPPET_LINES);
  gtk_widget_add_css_class (self->snippet, "snippet");
  gtk_widget_set_parent (self->snippet, GTK_WIDGET (self));
}

GtkWidget *
causerie_search_row_new (void)
{
  return g_object_new (CAUSERIE_TYPE_SEARCH_ROW, NULL);
}

/* The list's own widget around this one is what a screen reader calls the row. */
static void
set_name (CauserieSearchRow *self, const char *title, const char *when)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when, -1);
}

static char *
format_when (CauserieSearchHit *hit)
{
  return causerie_when_text_new (causerie_search_hit_get_time (hit), g_get_real_time ());
}

/* The title with what was found in it, or the title above what was found. */
static void
show_title (CauserieSearchRow *self, CauserieSearchHit *hit, gboolean is_title)
{
  g_autoptr(PangoAttrList) attributes = is_title ? new_attributes (hit, 0) : NULL;
  const char *title = is_title ? causerie_search_hit_get_snippet (hit)
                               : causerie_search_hit_get_conversation_title (hit);

  gtk_label_set_text (self->title, *title != '\0' ? title : C_("chat", "New chat"));
  gtk_label_set_attributes (self->title, attributes);
}

void
causerie_search_row_set_hit (CauserieSearchRow *self,
                             CauserieSearchHit *hit,
                             CauserieSearchHit *before)
{
  gboolean is_title = causerie_search_hit_get_place (hit) == CAUSERIE_SEARCH_TITLE;
  gboolean continues = before != NULL && !is_title &&
                       g_str_equal (causerie_search_hit_get_conversation_uid (before),
                                    causerie_search_hit_get_conversation_uid (hit));
  g_autofree char *when = format_when (hit);
  g_autofree char *when_before = continues ? format_when (before) : NULL;

  g_return_if_fail (CAUSERIE_IS_SEARCH_ROW (self) && CAUSERIE_IS_SEARCH_HIT (hit));

  show_title (self, hit, is_title);
  set_name (self, gtk_label_get_text (self->title), when);
  gtk_label_set_text (self->when, when);
  if (continues)
    gtk_label_set_text (self->title, "");
  gtk_widget_set_visible (self->head, !continues || !g_str_equal (when, when_before));
  gtk_widget_set_visible (self->snippet, !is_title);
  if (!is_title)
    show_snippet (self, hit);
}
