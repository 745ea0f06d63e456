/* causerie-model-row.c: a line of the model picker
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-row.h"

#include "causerie-css-class.h"
#include "causerie-model-text.h"
#include "causerie-price-text.h"
#include "causerie-profile-icon.h"
#include "causerie-row-line.h"

#include <glib/gi18n.h>

struct _CauserieModelRow {
  GtkWidget     parent_instance;

  /* owned */
  GSignalGroup *entry; /* follows the model that is shown */

  /* children, owned */
  GtkWidget    *heading;
  GtkWidget    *body;

  /* in the body, borrowed */
  GtkWidget       *icon;
  CauserieRowLine *name;
  GtkLabel        *change;
  GtkWidget       *current;
  CauserieRowLine *id;      /* and the price in */
  CauserieRowLine *summary; /* and the price out */
  GtkWidget       *star;
  GtkWidget       *details;
};

G_DEFINE_FINAL_TYPE (CauserieModelRow, causerie_model_row, GTK_TYPE_WIDGET)

enum { CHOOSE, TOGGLE_FAVOURITE, SHOW_DETAILS, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOOSE], 0);
}

static void
toggle_favourite_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[TOGGLE_FAVOURITE], 0);
}

static void
show_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SHOW_DETAILS], 0);
}

static void
causerie_model_row_dispose (GObject *object)
{
  CauserieModelRow *self = CAUSERIE_MODEL_ROW (object);

  g_clear_object (&self->entry);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);

  G_OBJECT_CLASS (causerie_model_row_parent_class)->dispose (object);
}

static guint
new_signal (GObjectClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
causerie_model_row_class_init (CauserieModelRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_model_row_dispose;

  signals[CHOOSE] = new_signal (object_class, "choose");
  signals[TOGGLE_FAVOURITE] = new_signal (object_class, "toggle-favourite");
  signals[SHOW_DETAILS] = new_signal (object_class, "show-details");

  gtk_widget_class_install_action (widget_class, "model.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "model.toggle-favourite", NULL,
                                   toggle_favourite_action);
  gtk_widget_class_install_action (widget_class, "model.show-details", NULL, show_details_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "modelrow");
}

/* --- its parts -------------------------------------------------------------------------------- */

static GtkLabel *
new_label (const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

/* Of the row's actions, which are there for whoever does not see the buttons. No button has one:
 * GTK would grey it when a row that waited is used again. */
static void
activate_action (GtkWidget *button, const char *action)
{
  gtk_widget_activate_action (button, action, NULL);
}

/* The keyboard has shortcuts for what they do; a line is one stop. */
static GtkWidget *
new_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_signal_connect (button, "clicked", G_CALLBACK (activate_action), (gpointer) action);

  return button;
}

static GtkWidget *
build_head (CauserieModelRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = causerie_row_line_new (PANGO_ELLIPSIZE_END);

  self->name = CAUSERIE_ROW_LINE (name);
  self->change = new_label ("tag", 0);
  self->current = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->change));
  gtk_box_append (GTK_BOX (head), self->current);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->change), GTK_ALIGN_CENTER);

  return head;
}

static CauserieRowLine *
new_facts (PangoEllipsizeMode mode)
{
  GtkWidget *facts = causerie_row_line_new (mode);

  causerie_row_line_set_quiet (CAUSERIE_ROW_LINE (facts));
  gtk_widget_add_css_class (facts, "caption");

  return CAUSERIE_ROW_LINE (facts);
}

/* The prices are below the name, which has the whole width: names are long, windows narrow. */
static GtkWidget *
build_texts (CauserieModelRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->id = new_facts (PANGO_ELLIPSIZE_MIDDLE);
  self->summary = new_facts (PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (texts), build_head (self));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->id));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->summary));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);

  return texts;
}

static GtkWidget *
build_body (CauserieModelRow *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->icon = causerie_profile_icon_new ();
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  self->star = new_button ("non-starred-symbolic", _("Favourite"), "model.toggle-favourite");
  self->details = new_button ("go-next-symbolic", _("Details"), "model.show-details");
  gtk_widget_add_css_class (self->star, "dim-label");
  gtk_widget_add_css_class (self->details, "dim-label");
  gtk_box_append (GTK_BOX (buttons), self->star);
  gtk_box_append (GTK_BOX (buttons), self->details);
  gtk_box_append (GTK_BOX (body), self->icon);
  gtk_box_append (GTK_BOX (body), build_texts (self));
  gtk_box_append (GTK_BOX (body), buttons);
  gtk_widget_add_css_class (body, "body");

  return body;
}

static void
show_star (CauserieModelRow *self, GParamSpec *pspec, CauserieCatalogueEntry *entry)
{
  gboolean favourite = causerie_catalogue_entry_get_favourite (entry);
  const char *icon = favourite ? "starred-symbolic" : "non-starred-symbolic";

  if (g_str_equal (gtk_button_get_icon_name (GTK_BUTTON (self->star)), icon))
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->star), icon);
  causerie_set_css_class (self->star, "dim-label", !favourite);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->star), GTK_ACCESSIBLE_STATE_PRESSED,
                               favourite ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                         : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/* The list itself would select what passes under the pointer, also when only the lines moved. */
static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (user_data, signals[CHOOSE], 0);
}

static void
follow_clicks (CauserieModelRow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect (gesture, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (self->body, GTK_EVENT_CONTROLLER (gesture));
}

static void
causerie_model_row_init (CauserieModelRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->heading = GTK_WIDGET (new_label ("heading", 0));
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->body = build_body (self);
  self->entry = g_signal_group_new (CAUSERIE_TYPE_CATALOGUE_ENTRY);
  g_signal_group_connect_swapped (self->entry, "notify::favourite", G_CALLBACK (show_star), self);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  follow_clicks (self);
}

GtkWidget *
causerie_model_row_new (void)
{
  return g_object_new (CAUSERIE_TYPE_MODEL_ROW, NULL);
}

/* --- what it shows ---------------------------------------------------------------------------- */

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* In, and out where that is another thing; NULL where it is not known. */
static void
format_prices (CauserieModel *model, char **in_text, char **out_text)
{
  const CauserieModelFacts *facts = model != NULL ? causerie_model_get_facts (model) : NULL;
  g_autofree char *in = NULL, *out = NULL;

  *in_text = *out_text = NULL;
  if (facts != NULL && (causerie_model_is_free (model) || facts->price_varies)) {
    *in_text = causerie_price_text_summary (model);
  } else if (facts != NULL) {
    in = causerie_price_text_of_model (model, CAUSERIE_PRICE_PROMPT, CAUSERIE_PER_MILLION);
    out = causerie_price_text_of_model (model, CAUSERIE_PRICE_COMPLETION, CAUSERIE_PER_MILLION);
    /* Translators: the prices of a million tokens that are sent, and that are answered; short. */
    *in_text = in != NULL ? g_strdup_printf (C_("price", "%s in"), in) : NULL;
    *out_text = out != NULL ? g_strdup_printf (C_("price", "%s out"), out) : NULL;
  }
}

/* `place` and `model` may be NULL. */
static void
show_facts (CauserieModelRow *self,
            const char       *id,
            const char       *place,
            const char       *summary,
            CauserieModel    *model)
{
  g_autofree char *text = place != NULL ? g_strdup_printf ("%s · %s", id, place) : NULL;
  g_autofree char *in = NULL, *out = NULL;

  format_prices (model, &in, &out);
  causerie_row_line_show (self->id, text != NULL ? text : id, in);
  causerie_row_line_show (self->summary, summary, out);
}

/* The list's own widget around this one is what a screen reader calls the row. */
static void
set_accessible_name (CauserieModelRow *self, const char *name, CauserieModel *model)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *price = model != NULL ? causerie_price_text_summary (model) : NULL;
  g_autofree char *description =
    g_strjoin (" · ", causerie_row_line_get_text (self->id),
               causerie_row_line_get_text (self->summary), price, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
show_change (CauserieModelRow *self, CauserieModelChange change)
{
  gboolean is_gone = change == CAUSERIE_MODEL_CHANGE_GONE;

  show_text (self->change, causerie_model_text_change (change));
  causerie_row_line_set_struck (self->name, is_gone);
  causerie_row_line_set_struck (self->id, is_gone);
  causerie_row_line_set_struck (self->summary, is_gone);
}

void
causerie_model_row_set_heading (CauserieModelRow *self, const char *heading)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_ROW (self));

  show_text (GTK_LABEL (self->heading), heading);
}

void
causerie_model_row_show_profile (CauserieModelRow *self,
                                 CauserieProfile  *profile,
                                 CauserieModel    *model,
                                 const char       *place,
                                 gboolean          is_current)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_ROW (self) && CAUSERIE_IS_PROFILE (profile));

  g_signal_group_set_target (self->entry, NULL);
  gtk_widget_set_visible (self->icon, TRUE);
  causerie_profile_icon_show (CAUSERIE_PROFILE_ICON (self->icon), profile);
  causerie_row_line_show (self->name, causerie_profile_get_name (profile), NULL);
  show_facts (self, causerie_profile_get_model (profile), place, NULL, model);
  show_change (self, CAUSERIE_MODEL_CHANGE_NONE);
  gtk_widget_set_visible (self->current, is_current);
  gtk_widget_set_visible (self->star, FALSE);
  gtk_widget_set_visible (self->details, model != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "model.toggle-favourite", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "model.show-details", model != NULL);
  set_accessible_name (self, causerie_profile_get_name (profile), model);
}

void
causerie_model_row_show_entry (CauserieModelRow       *self,
                               CauserieCatalogueEntry *entry,
                               const char             *place,
                               gboolean                is_current)
{
  CauserieModel *model;
  g_autofree char *summary = NULL;

  g_return_if_fail (CAUSERIE_IS_MODEL_ROW (self) && CAUSERIE_IS_CATALOGUE_ENTRY (entry));

  model = causerie_catalogue_entry_get_model (entry);
  summary = causerie_model_text_summary (model);
  gtk_widget_set_visible (self->icon, FALSE);
  causerie_row_line_show (self->name, causerie_catalogue_entry_get_name (entry), NULL);
  show_facts (self, causerie_catalogue_entry_get_id (entry), place, summary, model);
  show_change (self, causerie_catalogue_entry_get_change (entry));
  g_signal_group_set_target (self->entry, entry);
  show_star (self, NULL, entry);
  gtk_widget_set_visible (self->current, is_current);
  gtk_widget_set_visible (self->star, TRUE);
  gtk_widget_set_visible (self->details, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "model.toggle-favourite", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "model.show-details", TRUE);
  set_accessible_name (self, causerie_catalogue_entry_get_name (entry), model);
}
