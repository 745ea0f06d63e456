/* causerie-note-row.c: what there is to say about the field above it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-note-row.h"

#include "causerie-css-class.h"
#include "causerie-property.h"

struct _CauserieNoteRow {
  AdwPreferencesRow  parent_instance;

  char              *text;      /* owned; NULL: nothing */
  CauserieNoteKind   kind;
  gboolean           is_typing; /* the field has the focus */
  GtkWidget         *field;     /* weak: a sibling in the template; NULL */

  /* template children */
  GtkBox            *box;
  GtkLabel          *label;
};

static void causerie_note_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieNoteRow, causerie_note_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      causerie_note_row_buildable_init))

static GtkBuildableIface *parent_buildable;

enum { PROP_FIELD = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* Children of the template that uses the row, not of the row's own. */
static void
causerie_note_row_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  CauserieNoteRow *self = CAUSERIE_NOTE_ROW (buildable);

  if (self->box != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (self->box, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
causerie_note_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = causerie_note_row_add_child;
}

/* An error that was not there yet waits until the field is left. */
static gboolean
is_held_back (CauserieNoteRow *self)
{
  return self->kind == CAUSERIE_NOTE_ERROR && self->is_typing &&
         !gtk_widget_has_css_class (self->field, "error");
}

static void
show (CauserieNoteRow *self)
{
  gboolean is_said = self->text != NULL && !is_held_back (self);
  gboolean is_error = is_said && self->kind != CAUSERIE_NOTE_PLAIN;

  if (is_said)
    gtk_label_set_text (self->label, self->text);
  causerie_set_css_class (self->label, "error", is_error);
  causerie_set_css_class (self->label, "dim-label", !is_error);
  gtk_widget_set_visible (GTK_WIDGET (self), is_said);

  if (self->field != NULL) {
    causerie_set_css_class (self->field, "noted", is_said);
    causerie_set_css_class (self->field, "error", is_error);
  }
}

static void
entered_cb (CauserieNoteRow *self)
{
  self->is_typing = TRUE;
}

static void
left_cb (CauserieNoteRow *self)
{
  self->is_typing = FALSE;
  show (self);
}

static void
follow (CauserieNoteRow *self, GtkWidget *field)
{
  GtkEventController *controller;

  g_set_weak_pointer (&self->field, field);
  if (field == NULL)
    return;

  controller = gtk_event_controller_focus_new ();
  g_signal_connect_object (controller, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (field, controller);
}

static void
causerie_note_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieNoteRow *self = CAUSERIE_NOTE_ROW (object);

  switch (id) {
  case PROP_FIELD:
    follow (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_note_row_dispose (GObject *object)
{
  CauserieNoteRow *self = CAUSERIE_NOTE_ROW (object);

  g_clear_weak_pointer (&self->field);
  /* Left to dispose_template, the row would keep a pointer to it. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);

  G_OBJECT_CLASS (causerie_note_row_parent_class)->dispose (object);
}

static void
causerie_note_row_finalize (GObject *object)
{
  g_free (CAUSERIE_NOTE_ROW (object)->text);

  G_OBJECT_CLASS (causerie_note_row_parent_class)->finalize (object);
}

static void
causerie_note_row_class_init (CauserieNoteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = causerie_note_row_set_property;
  object_class->dispose = causerie_note_row_dispose;
  object_class->finalize = causerie_note_row_finalize;

  properties[PROP_FIELD] =
    g_param_spec_object ("field", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieNoteRow, box);
  gtk_widget_class_bind_template_child (widget_class, CauserieNoteRow, label);
}

static void
causerie_note_row_init (CauserieNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_note_row_say (CauserieNoteRow *self, const char *text, CauserieNoteKind kind)
{
  g_return_if_fail (CAUSERIE_IS_NOTE_ROW (self));

  causerie_set_string (&self->text, text != NULL && *text != '\0' ? text : NULL);
  self->kind = kind;
  show (self);
}
