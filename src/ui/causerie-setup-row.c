/* causerie-setup-row.c: one setting of a chat, and whether it is the profile's
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-setup-row.h"

#include "causerie-css-class.h"
#include "causerie-inner-focus.h"
#include "causerie-param-text.h"
#include "causerie-property.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

/* How much of a text is shown of what the profile has. */
#define SAVED_CHARS 80

struct _CauserieSetupRow {
  AdwPreferencesRow   parent_instance;

  CauserieSetupField  field;
  gboolean            is_showing; /* nobody types or chooses that */
  gboolean            is_typing;  /* lines of text have the focus: a new fault waits */
  gboolean            is_wrong;   /* a fault is said */
  gboolean            differs;

  /* owned */
  char               *value;      /* as it was shown last; NULL: not set */
  char               *saved;      /* the profile's, for reading; NULL: there is no profile */
  char               *fault;      /* why what is typed is wrong; NULL: it is not */

  /* template children; one of the three editors is shown */
  GtkLabel           *title;
  GtkLabel           *note;
  GtkEntry           *entry;
  GtkDropDown        *choice;
  GtkWidget          *text_field;
  GtkTextView        *text;
  GtkButton          *reset_button;
};

G_DEFINE_FINAL_TYPE (CauserieSetupRow, causerie_setup_row, ADW_TYPE_PREFERENCES_ROW)

enum { CHANGED, RESET, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- three kinds of field --------------------------------------------------------------------- */

static gboolean
is_text (CauserieSetupRow *self)
{
  return self->field >= CAUSERIE_SETUP_FIRST_TEXT_PARAM;
}

static CauserieParam
get_param (CauserieSetupRow *self)
{
  return self->field - CAUSERIE_SETUP_FIRST_PARAM;
}

static CauserieTextParam
get_text_param (CauserieSetupRow *self)
{
  return self->field - CAUSERIE_SETUP_FIRST_TEXT_PARAM;
}

static gboolean
is_choice (CauserieSetupRow *self)
{
  return !is_text (self) && causerie_param_get_facts (get_param (self))->choices != NULL;
}

static GtkWidget *
get_editor (CauserieSetupRow *self)
{
  if (is_text (self))
    return GTK_WIDGET (self->text);

  return is_choice (self) ? GTK_WIDGET (self->choice) : GTK_WIDGET (self->entry);
}

static const char *
get_title (CauserieSetupRow *self)
{
  return is_text (self) ? causerie_param_text_title_of_text (get_text_param (self))
                        : causerie_param_text_title (get_param (self));
}

/* --- what is said below ----------------------------------------------------------------------- */

static char *
dup_note (CauserieSetupRow *self)
{
  if (self->is_wrong)
    return g_strdup (self->fault);
  if (self->differs)
    /* Translators: %s is what the model profile has instead: "In the profile: 0.7". */
    return g_strdup_printf (_("In the profile: %s"), self->saved);

  return g_strdup (is_text (self) ? causerie_param_text_hint_of_text (get_text_param (self)) : "");
}

static void
show_note (CauserieSetupRow *self)
{
  GtkAccessible *editor = GTK_ACCESSIBLE (get_editor (self));
  g_autofree char *note = NULL;

  self->is_wrong = self->fault != NULL && (self->is_wrong || !self->is_typing);
  note = dup_note (self);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  gtk_accessible_update_property (editor, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
  gtk_accessible_update_state (editor, GTK_ACCESSIBLE_STATE_INVALID,
                               self->is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                              : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  causerie_set_css_class (self->entry, "error", self->is_wrong);
  causerie_set_css_class (self->note, "error", self->is_wrong);
  causerie_set_css_class (self->note, "dim-label", !self->is_wrong);
}

/* --- values ----------------------------------------------------------------------------------- */

/* As it is typed, or its choice in words (transfer full); NULL: not set. */
static char *
format_value (CauserieSetupRow *self, const CauserieParams *params)
{
  double value;

  if (is_text (self))
    return g_strdup (causerie_params_get_text (params, get_text_param (self)));
  if (!causerie_params_get (params, get_param (self), &value))
    return NULL;

  return is_choice (self) ? g_strdup (causerie_param_text_choice (get_param (self), (guint) value))
                          : causerie_text_format_decimal (value);
}

static char *
dup_typed_text (CauserieSetupRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
read_choice (CauserieSetupRow *self, CauserieParams *params)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    causerie_params_unset (params, get_param (self));
  else
    causerie_params_set (params, get_param (self), selected - 1);
}

static gboolean
read_value (CauserieSetupRow *self, CauserieParams *params, GError **error)
{
  g_autofree char *text = NULL;

  if (is_choice (self)) {
    read_choice (self, params);
    return TRUE;
  }
  if (!is_text (self))
    return causerie_params_parse (params, get_param (self),
                                  gtk_editable_get_text (GTK_EDITABLE (self->entry)), error);

  text = dup_typed_text (self);
  return causerie_params_parse_text (params, get_text_param (self), text, error);
}

gboolean
causerie_setup_row_read (CauserieSetupRow *self, CauserieParams *params)
{
  g_return_val_if_fail (CAUSERIE_IS_SETUP_ROW (self) && params != NULL, FALSE);

  return read_value (self, params, NULL);
}

/* Whether what is typed already stands for what they have. */
static gboolean
means (CauserieSetupRow *self, const CauserieParams *params)
{
  g_auto(CauserieParams) mine = { 0 };
  double value, other;

  if (!causerie_setup_row_read (self, &mine))
    return FALSE;
  if (is_text (self))
    return g_strcmp0 (causerie_params_get_text (&mine, get_text_param (self)),
                      causerie_params_get_text (params, get_text_param (self))) == 0;
  if (!causerie_params_get (&mine, get_param (self), &value))
    return !causerie_params_get (params, get_param (self), NULL);

  return causerie_params_get (params, get_param (self), &other) && value == other;
}

static void
show_value (CauserieSetupRow *self, const CauserieParams *params)
{
  const char *text = self->value != NULL ? self->value : "";
  double value;

  if (is_text (self))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  else if (!is_choice (self))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    gtk_drop_down_set_selected (self->choice,
                                causerie_params_get (params, get_param (self), &value)
                                ? (guint) value + 1 : 0);
}

static void
typed_cb (CauserieSetupRow *self)
{
  g_auto(CauserieParams) params = { 0 };
  g_autoptr(GError) error = NULL;

  if (self->is_showing)
    return;

  g_clear_pointer (&self->fault, g_free);
  if (!read_value (self, &params, &error))
    self->fault = is_text (self) ? causerie_param_text_fault (get_text_param (self), error)
                                 : causerie_param_text_range (get_param (self));
  show_note (self);
  if (self->fault == NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (CauserieSetupRow *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
entered_cb (CauserieSetupRow *self)
{
  self->is_typing = TRUE;
}

static void
left_cb (CauserieSetupRow *self)
{
  self->is_typing = FALSE;
  show_note (self);
}

/* A point or a comma, whichever was typed, becomes the person's own. */
static void
left_number_cb (CauserieSetupRow *self)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  g_autofree char *text = causerie_text_localize_decimal (gtk_editable_get_text (entry));

  if (text == NULL || g_str_equal (text, gtk_editable_get_text (entry)))
    return;

  self->is_showing = TRUE;
  gtk_editable_set_text (entry, text);
  self->is_showing = FALSE;
}

/* The button goes with what it resets: the keyboard stays in the row. */
static void
reset_cb (CauserieSetupRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[RESET], 0);
}

static gboolean
causerie_setup_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_editor (CAUSERIE_SETUP_ROW (widget)));
}

static void
causerie_setup_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_SETUP_ROW);

  G_OBJECT_CLASS (causerie_setup_row_parent_class)->dispose (object);
}

static void
causerie_setup_row_finalize (GObject *object)
{
  CauserieSetupRow *self = CAUSERIE_SETUP_ROW (object);

  g_free (self->value);
  g_free (self->saved);
  g_free (self->fault);

  G_OBJECT_CLASS (causerie_setup_row_parent_class)->finalize (object);
}

static void
causerie_setup_row_class_init (CauserieSetupRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_setup_row_dispose;
  object_class->finalize = causerie_setup_row_finalize;
  widget_class->grab_focus = causerie_setup_row_grab_focus;
  causerie_inner_focus_install (widget_class);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-setup-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, title);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, note);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, entry);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, choice);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, text_field);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, text);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
follow_focus (CauserieSetupRow *self)
{
  GtkEventController *lines = gtk_event_controller_focus_new ();
  GtkEventController *number = gtk_event_controller_focus_new ();

  g_signal_connect_object (lines, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lines, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), lines);
  g_signal_connect_object (number, "leave", G_CALLBACK (left_number_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), number);
}

static void
causerie_setup_row_init (CauserieSetupRow *self)
{
  self->field = CAUSERIE_SETUP_FIRST_PARAM;
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = FALSE;

  follow_focus (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

/* --- made for a field ------------------------------------------------------------------------- */

static void
name_controls (CauserieSetupRow *self)
{
  const char *title = get_title (self);
  /* Translators: what a screen reader says of the button beside a setting; %s is its title. */
  g_autofree char *label = g_strdup_printf (_("%s as in the profile"), title);

  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_editor (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
fill_choices (CauserieSetupRow *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_choices = (guint) causerie_param_get_facts (get_param (self))->maximum + 1;

  /* Translators: a parameter that is not sent. */
  gtk_string_list_append (labels, C_("choice", "Not set"));
  for (guint i = 0; i < n_choices; i++)
    gtk_string_list_append (labels, causerie_param_text_choice (get_param (self), i));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
}

GtkWidget *
causerie_setup_row_new (CauserieSetupField field)
{
  CauserieSetupRow *self;

  g_return_val_if_fail (field >= CAUSERIE_SETUP_FIRST_PARAM && field < CAUSERIE_N_SETUP_FIELDS,
                        NULL);

  self = g_object_new (CAUSERIE_TYPE_SETUP_ROW, NULL);
  self->field = field;
  self->is_showing = TRUE;
  name_controls (self);
  if (is_choice (self))
    fill_choices (self);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), is_choice (self));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !is_choice (self) && !is_text (self));
  gtk_widget_set_visible (self->text_field, is_text (self));
  gtk_text_view_set_monospace (self->text,
                               field == CAUSERIE_SETUP_TEXT_PARAM (CAUSERIE_TEXT_PARAM_EXTRA));
  self->is_showing = FALSE;
  show_note (self);

  return GTK_WIDGET (self);
}

CauserieSetupField
causerie_setup_row_get_field (CauserieSetupRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SETUP_ROW (self), CAUSERIE_SETUP_FIRST_PARAM);

  return self->field;
}

/* --- shown ------------------------------------------------------------------------------------ */

static void
show_saved (CauserieSetupRow *self, const CauserieParams *saved)
{
  g_autofree char *value = saved != NULL ? format_value (self, saved) : NULL;

  g_clear_pointer (&self->saved, g_free);
  if (value != NULL)
    self->saved = causerie_text_one_line (value, SAVED_CHARS);
  else if (saved != NULL)
    self->saved = g_strdup (_("not set"));
}

void
causerie_setup_row_show (CauserieSetupRow     *self,
                         const CauserieParams *params,
                         const CauserieParams *saved,
                         gboolean              differs)
{
  g_autofree char *value = NULL;

  g_return_if_fail (CAUSERIE_IS_SETUP_ROW (self) && params != NULL);

  show_saved (self, saved);
  self->differs = differs && saved != NULL;
  value = format_value (self, params);
  if (causerie_set_string (&self->value, value) || self->fault == NULL) {
    g_clear_pointer (&self->fault, g_free);
    self->is_showing = TRUE;
    if (!means (self, params))
      show_value (self, params);
    self->is_showing = FALSE;
  }

  show_note (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reset_button), self->differs);
  causerie_set_css_class (self, "differs", self->differs);
}

void
causerie_setup_row_forget (CauserieSetupRow *self)
{
  g_return_if_fail (CAUSERIE_IS_SETUP_ROW (self));

  g_clear_pointer (&self->fault, g_free);
}
