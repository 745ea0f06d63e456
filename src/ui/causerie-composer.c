/* causerie-composer.c: where a message is written
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-composer.h"

#include "causerie-attaching.h"
#include "causerie-inner-focus.h"
#include "causerie-property.h"

#include <glib/gi18n.h>

#define MAX_LINES 10

/* Seconds a cursor blinks after it was last used, while an answer runs. */
#define SHORT_BLINK 1

struct _CauserieComposer {
  AdwBin             parent_instance;

  gboolean           running;
  gboolean           editing;
  gboolean           enter_sends;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkTextView       *view;
  GtkLabel          *placeholder;
  GtkStack          *buttons;
  GtkLabel          *note;
  GtkWidget         *edit_bar;

  CauserieAttachmentBar *attachments;
};

G_DEFINE_FINAL_TYPE (CauserieComposer, causerie_composer, ADW_TYPE_BIN)

enum { PROP_TEXT = 1, PROP_RUNNING, PROP_EDITING, PROP_ENTER_SENDS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
text_changed_cb (CauserieComposer *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (buffer) == 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
paste_cb (GtkTextView *view, CauserieComposer *self)
{
  if (causerie_attaching_paste (self->attachments, gtk_widget_get_clipboard (GTK_WIDGET (view))))
    g_signal_stop_emission_by_name (view, "paste-clipboard");
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_attaching_choose (CAUSERIE_COMPOSER (widget)->attachments);
}

/* Whether this press of Enter sends; with Shift it always breaks the line. */
static gboolean
is_send_key (CauserieComposer *self, guint keyval, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;

  return modifiers == GDK_CONTROL_MASK || (modifiers == 0 && self->enter_sends);
}

/* The input method is asked first: Enter that ends a composition is its own. */
static gboolean
key_pressed_cb (CauserieComposer      *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  gboolean ends_edit = self->editing && keyval == GDK_KEY_Escape;

  if (!ends_edit && !is_send_key (self, keyval, state))
    return GDK_EVENT_PROPAGATE;
  if (gtk_text_view_im_context_filter_keypress (self->view, event))
    return GDK_EVENT_STOP;

  /* While an answer runs the text is kept: Enter neither sends nor stops. */
  if (ends_edit)
    gtk_widget_activate_action (GTK_WIDGET (self), "chat.cancel-edit", NULL);
  else if (!self->running)
    gtk_widget_activate_action (GTK_WIDGET (self), "chat.send", NULL);

  return GDK_EVENT_STOP;
}

/* GTK fades a cursor in and out, each frame anew, and each is a frame of the whole window: beside
 * an answer that comes, the cursor soon stands still. No view has such a setting for itself. */
static void
calm_cursor (CauserieComposer *self, gboolean calm)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  if (calm)
    g_object_set (settings, "gtk-cursor-blink-timeout", SHORT_BLINK, NULL);
  else
    gtk_settings_reset_property (settings, "gtk-cursor-blink-timeout");
}

static void
set_running (CauserieComposer *self, gboolean running)
{
  if (!causerie_set_value (&self->running, running))
    return;

  calm_cursor (self, running);

  gtk_stack_set_visible_child_name (self->buttons, running ? "stop" : "send");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
set_editing (CauserieComposer *self, gboolean editing)
{
  if (!causerie_set_value (&self->editing, editing))
    return;

  gtk_widget_set_visible (self->edit_bar, editing);
  if (editing)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _("Editing your message"), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
}

/* Ten lines of the font in use, whatever its size. */
static void
limit_height (CauserieComposer *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  int margins = gtk_text_view_get_top_margin (self->view) +
                gtk_text_view_get_bottom_margin (self->view);

  pango_font_metrics_unref (metrics);
  gtk_scrolled_window_set_max_content_height (self->scroller, MAX_LINES * line + margins);
}

static gboolean
causerie_composer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CAUSERIE_COMPOSER (widget)->view));
}

static void
causerie_composer_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (causerie_composer_parent_class)->css_changed (widget, change);
  limit_height (CAUSERIE_COMPOSER (widget));
}

static void
causerie_composer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieComposer *self = CAUSERIE_COMPOSER (object);

  switch (prop_id) {
    case PROP_TEXT:
      g_value_take_string (value, causerie_composer_dup_text (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_EDITING:
      g_value_set_boolean (value, self->editing);
      break;
    case PROP_ENTER_SENDS:
      g_value_set_boolean (value, self->enter_sends);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_composer_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CauserieComposer *self = CAUSERIE_COMPOSER (object);

  switch (prop_id) {
    case PROP_TEXT:
      causerie_composer_set_text (self, g_value_get_string (value));
      break;
    case PROP_RUNNING:
      set_running (self, g_value_get_boolean (value));
      break;
    case PROP_EDITING:
      set_editing (self, g_value_get_boolean (value));
      break;
    case PROP_ENTER_SENDS:
      if (causerie_set_value (&self->enter_sends, g_value_get_boolean (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_composer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_COMPOSER);

  G_OBJECT_CLASS (causerie_composer_parent_class)->dispose (object);
}

static void
causerie_composer_class_init (CauserieComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = causerie_composer_get_property;
  object_class->set_property = causerie_composer_set_property;
  object_class->dispose = causerie_composer_dispose;
  widget_class->grab_focus = causerie_composer_grab_focus;
  causerie_inner_focus_install (widget_class);
  widget_class->css_changed = causerie_composer_css_changed;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITING] =
    g_param_spec_boolean ("editing", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ENTER_SENDS] =
    g_param_spec_boolean ("enter-sends", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CAUSERIE_TYPE_ATTACHMENT_BAR);
  gtk_widget_class_set_css_name (widget_class, "composer");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieComposer, scroller);
  gtk_widget_class_bind_template_child (widget_class, CauserieComposer, view);
  gtk_widget_class_bind_template_child (widget_class, CauserieComposer, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CauserieComposer, buttons);
  gtk_widget_class_bind_template_child (widget_class, CauserieComposer, note);
  gtk_widget_class_bind_template_child (widget_class, CauserieComposer, attachments);
  gtk_widget_class_bind_template_child (widget_class, CauserieComposer, edit_bar);
  gtk_widget_class_install_action (widget_class, "composer.attach", NULL, attach_action);
}

static void
causerie_composer_init (CauserieComposer *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->enter_sends = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "paste-clipboard", G_CALLBACK (paste_cb), self, 0);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

char *
causerie_composer_dup_text (CauserieComposer *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (CAUSERIE_IS_COMPOSER (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
causerie_composer_set_text (CauserieComposer *self, const char *text)
{
  g_autofree char *present = NULL;

  g_return_if_fail (CAUSERIE_IS_COMPOSER (self) && text != NULL);

  present = causerie_composer_dup_text (self);
  if (!g_str_equal (present, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

gboolean
causerie_composer_has_message (CauserieComposer *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (CAUSERIE_IS_COMPOSER (self), FALSE);

  text = causerie_composer_dup_text (self);
  return *g_strchug (text) != '\0' ||
         causerie_attachment_bar_get_parts (self->attachments)->len > 0;
}

CauserieAttachmentBar *
causerie_composer_get_attachments (CauserieComposer *self)
{
  g_return_val_if_fail (CAUSERIE_IS_COMPOSER (self), NULL);

  return self->attachments;
}

void
causerie_composer_set_note (CauserieComposer *self, const char *text, gboolean warns)
{
  g_return_if_fail (CAUSERIE_IS_COMPOSER (self) && text != NULL);

  gtk_label_set_text (self->note, text);
  if (warns) {
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "warning");
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "dim-label");
  } else {
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "warning");
  }
}
