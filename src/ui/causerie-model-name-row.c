/* causerie-model-name-row.c: a model's identifier, with those the catalogue knows while it is typed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-name-row.h"

#include "causerie-model-query.h"
#include "causerie-price-text.h"
#include "causerie-property.h"
#include "causerie-text.h"

#define MAX_OFFERED 6

struct _CauserieModelNameRow {
  AdwEntryRow        parent_instance;

  /* owned */
  CauserieCatalogue *catalogue;   /* NULL: none */
  char              *connection;  /* uid; NULL: none */
  GtkWidget         *popover;     /* a child */

  GtkBox            *offers;      /* in the popover: buttons */
  GtkWidget         *chosen;      /* weak: the one the keyboard is at; NULL */
  gboolean           taking;      /* an offer is written into the field */
};

G_DEFINE_FINAL_TYPE (CauserieModelNameRow, causerie_model_name_row, ADW_TYPE_ENTRY_ROW)

static void
hide_offers (CauserieModelNameRow *self)
{
  g_clear_weak_pointer (&self->chosen);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* --- an offer --- */

static void
take_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelNameRow *self = CAUSERIE_MODEL_NAME_ROW (widget);

  hide_offers (self);
  self->taking = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), g_variant_get_string (parameter, NULL));
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  self->taking = FALSE;
}

/* "moonshotai/kimi-k2 · 131072 · $0.57 in, $2.30 out" */
static char *
describe_offer (CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  g_autofree char *context =
    facts->context_length > 0 ? causerie_text_format_count (facts->context_length) : NULL;
  g_autofree char *price = causerie_price_text_summary (model);
  GString *text = g_string_new (causerie_model_get_id (model));

  if (context != NULL)
    g_string_append_printf (text, " · %s", context);
  if (price != NULL)
    g_string_append_printf (text, " · %s", price);

  return g_string_free (text, FALSE);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (css_class != NULL) {
    gtk_widget_add_css_class (label, css_class);
    gtk_widget_add_css_class (label, "caption");
  }

  return label;
}

static void
add_offer (CauserieModelNameRow *self, CauserieModel *model)
{
  g_autofree char *facts = describe_offer (model);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new ();

  gtk_box_append (GTK_BOX (lines), new_label (causerie_model_get_name (model), NULL));
  gtk_box_append (GTK_BOX (lines), new_label (facts, "dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "offer");
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  causerie_model_get_name (model),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, facts, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", causerie_model_get_id (model));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "model-name.take");
  gtk_box_append (self->offers, button);
}

/* --- the offers --- */

static gboolean
is_typed_into (CauserieModelNameRow *self)
{
  return !self->taking && self->catalogue != NULL && self->connection != NULL &&
         (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
fill_offers (CauserieModelNameRow *self, GPtrArray *entries)
{
  GtkWidget *child;

  g_clear_weak_pointer (&self->chosen);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->offers))) != NULL)
    gtk_box_remove (self->offers, child);
  for (guint i = 0; i < MIN (entries->len, MAX_OFFERED); i++)
    add_offer (self, causerie_catalogue_entry_get_model (g_ptr_array_index (entries, i)));
}

static void
changed_cb (CauserieModelNameRow *self)
{
  const CauserieModelQuery query = {
    .text = gtk_editable_get_text (GTK_EDITABLE (self)),
    .connection = self->connection,
  };
  g_autoptr(GPtrArray) entries = NULL;

  if (!is_typed_into (self) || *query.text == '\0') {
    hide_offers (self);
    return;
  }

  entries = causerie_model_query_run (&query, G_LIST_MODEL (self->catalogue), NULL);
  fill_offers (self, entries);
  if (entries->len > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    hide_offers (self);
}

static void
choose (CauserieModelNameRow *self, GtkWidget *offer)
{
  if (self->chosen != NULL)
    gtk_widget_unset_state_flags (self->chosen, GTK_STATE_FLAG_PRELIGHT);
  g_set_weak_pointer (&self->chosen, offer);
  if (offer != NULL)
    gtk_widget_set_state_flags (offer, GTK_STATE_FLAG_PRELIGHT, FALSE);
}

/* The offer below or above; past the ends there is none, and then the other end. */
static GtkWidget *
find_next (CauserieModelNameRow *self, gboolean down)
{
  GtkWidget *offers = GTK_WIDGET (self->offers);

  if (self->chosen == NULL)
    return down ? gtk_widget_get_first_child (offers) : gtk_widget_get_last_child (offers);

  return down ? gtk_widget_get_next_sibling (self->chosen)
              : gtk_widget_get_prev_sibling (self->chosen);
}

static gboolean
key_cb (CauserieModelNameRow *self, guint key, guint code, GdkModifierType modifiers)
{
  if (!gtk_widget_get_visible (self->popover))
    return FALSE;

  switch (key) {
  case GDK_KEY_Down:
  case GDK_KEY_Up:
    choose (self, find_next (self, key == GDK_KEY_Down));
    return TRUE;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    if (self->chosen == NULL)
      return FALSE;
    g_signal_emit_by_name (self->chosen, "clicked");
    return TRUE;
  case GDK_KEY_Escape:
    hide_offers (self);
    return TRUE;
  default:
    return FALSE;
  }
}

/* --- the row --- */

static void
causerie_model_name_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CauserieModelNameRow *self = CAUSERIE_MODEL_NAME_ROW (widget);

  GTK_WIDGET_CLASS (causerie_model_name_row_parent_class)->size_allocate (widget, width, height,
                                                                          baseline);
  gtk_widget_set_size_request (self->popover, width, -1);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
causerie_model_name_row_dispose (GObject *object)
{
  CauserieModelNameRow *self = CAUSERIE_MODEL_NAME_ROW (object);

  g_clear_weak_pointer (&self->chosen);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->connection, g_free);

  G_OBJECT_CLASS (causerie_model_name_row_parent_class)->dispose (object);
}

static void
causerie_model_name_row_class_init (CauserieModelNameRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_model_name_row_dispose;
  widget_class->size_allocate = causerie_model_name_row_size_allocate;
  gtk_widget_class_install_action (widget_class, "model-name.take", "s", take_action);
}

static void
make_popover (CauserieModelNameRow *self)
{
  self->offers = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->offers));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (self->popover, "offers");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
causerie_model_name_row_init (CauserieModelNameRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  make_popover (self);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (hide_offers), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
causerie_model_name_row_set_offer (CauserieModelNameRow *self,
                                   CauserieCatalogue    *catalogue,
                                   const char           *connection_uid)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_NAME_ROW (self));
  g_return_if_fail (catalogue == NULL || CAUSERIE_IS_CATALOGUE (catalogue));

  g_set_object (&self->catalogue, catalogue);
  causerie_set_string (&self->connection, connection_uid);
}
