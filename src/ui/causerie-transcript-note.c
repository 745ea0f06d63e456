/* causerie-transcript-note.c: a quiet line between two messages
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-note.h"

struct _CauserieTranscriptNote {
  GtkWidget  parent_instance;

  /* children */
  GtkWidget *line;        /* the words between two rules */
  GtkWidget *words;       /* child of the line */
  GtkWidget *explanation;
};

G_DEFINE_FINAL_TYPE (CauserieTranscriptNote, causerie_transcript_note, GTK_TYPE_WIDGET)

static GtkWidget *
new_words (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_rule (CauserieTranscriptNote *self)
{
  GtkWidget *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (rule, TRUE);
  gtk_widget_set_valign (rule, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->line), rule);
}

static void
causerie_transcript_note_dispose (GObject *object)
{
  CauserieTranscriptNote *self = CAUSERIE_TRANSCRIPT_NOTE (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->explanation, gtk_widget_unparent);

  G_OBJECT_CLASS (causerie_transcript_note_parent_class)->dispose (object);
}

static void
causerie_transcript_note_class_init (CauserieTranscriptNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_transcript_note_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "transcriptnote");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
causerie_transcript_note_init (CauserieTranscriptNote *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->words = new_words ();
  add_rule (self);
  gtk_box_append (GTK_BOX (self->line), self->words);
  add_rule (self);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));

  self->explanation = new_words ();
  gtk_widget_set_parent (self->explanation, GTK_WIDGET (self));
}

GtkWidget *
causerie_transcript_note_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TRANSCRIPT_NOTE, NULL);
}

void
causerie_transcript_note_set_text (CauserieTranscriptNote *self, const char *text)
{
  g_auto(GStrv) lines = NULL;

  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT_NOTE (self) && text != NULL);

  lines = g_strsplit (text, "\n", 2);
  gtk_label_set_text (GTK_LABEL (self->words), lines[0] != NULL ? lines[0] : "");
  gtk_label_set_text (GTK_LABEL (self->explanation),
                      lines[0] != NULL && lines[1] != NULL ? lines[1] : "");
  gtk_widget_set_visible (self->explanation,
                          *gtk_label_get_text (GTK_LABEL (self->explanation)) != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
