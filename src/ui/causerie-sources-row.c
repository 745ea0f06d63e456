/* causerie-sources-row.c: what an answer was made from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sources-row.h"

#include "causerie-text-attributes.h"
#include "causerie-text.h"
#include "causerie-url.h"

#include <glib/gi18n.h>

#define N_SHOWN         4 /* while it is not open, when there are more than one besides */
#define SPACE           8 /* pixels */
#define MAX_TITLE_CHARS 120

struct _CauserieSourcesRow {
  GtkWidget        parent_instance;

  CauserieMessage *message; /* owned */
  guint            n_parts; /* of the message, when it was filled */
  gboolean         open;

  GtkWidget       *list;    /* children */
  GtkWidget       *more;
};

G_DEFINE_FINAL_TYPE (CauserieSourcesRow, causerie_sources_row, GTK_TYPE_WIDGET)

enum { PROP_OPEN = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- one source ------------------------------------------------------------------------------- */

static char *
dup_host (const char *url)
{
  g_autofree char *host = causerie_url_dup_host (url);

  if (host == NULL)
    return NULL;
  return g_strdup (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
}

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
new_source (CauseriePart *citation, guint number)
{
  const char *url = causerie_part_get_text (citation), *title = causerie_part_get_name (citation);
  g_autofree char *host = dup_host (url);
  g_autofree char *words =
    causerie_text_one_line (title != NULL && *title != '\0' ? title : url, MAX_TITLE_CHARS);
  g_autofree char *number_text = g_strdup_printf ("%u", number);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);
  GtkWidget *label = new_label (words, NULL);
  GtkWidget *source = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK,
                                    "child", content, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), new_label (number_text, "number"));
  gtk_box_append (GTK_BOX (content), label);
  if (host != NULL)
    gtk_box_append (GTK_BOX (content), new_label (host, "host"));

  gtk_widget_add_css_class (source, "flat");
  gtk_widget_set_halign (source, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (source, url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (source), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  if (causerie_text_attributes_is_link (url))
    gtk_actionable_set_action_target (GTK_ACTIONABLE (source), "s", url);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (source), "app.open-uri");
  return source;
}

/* --- all of them ------------------------------------------------------------------------------ */

static void
clear (CauserieSourcesRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
}

static guint
count_sources (CauserieSourcesRow *self)
{
  guint n = 0;

  for (guint i = 0; i < causerie_message_get_n_parts (self->message); i++) {
    CauseriePart *part = causerie_message_get_part (self->message, i);

    n += causerie_part_get_kind (part) == CAUSERIE_PART_CITATION ? 1 : 0;
  }
  return n;
}

static void
update_more (CauserieSourcesRow *self, guint n_hidden)
{
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->more, n_hidden > 0);
  if (n_hidden == 0)
    return;
  label = g_strdup_printf (ngettext ("%u more source", "%u more sources", n_hidden), n_hidden);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
}

static void
fill (CauserieSourcesRow *self)
{
  guint n_sources = count_sources (self), n_shown = n_sources, number = 0;

  if (!self->open && n_sources > N_SHOWN + 1)
    n_shown = N_SHOWN;

  clear (self);
  self->n_parts = causerie_message_get_n_parts (self->message);
  for (guint i = 0; i < self->n_parts && number < n_shown; i++) {
    CauseriePart *part = causerie_message_get_part (self->message, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_CITATION)
      gtk_box_append (GTK_BOX (self->list), new_source (part, ++number));
  }
  update_more (self, n_sources - n_shown);
}

static void
more_clicked_cb (CauserieSourcesRow *self)
{
  GtkWidget *source;

  causerie_sources_row_set_open (self, TRUE);
  /* The keyboard goes on where the button was. */
  source = gtk_widget_get_first_child (self->list);
  for (guint i = 0; i < N_SHOWN && source != NULL; i++)
    source = gtk_widget_get_next_sibling (source);
  if (source != NULL)
    gtk_widget_grab_focus (source);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_sources_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_OPEN:
    g_value_set_boolean (value, causerie_sources_row_get_open (CAUSERIE_SOURCES_ROW (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_sources_row_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  switch (id) {
  case PROP_OPEN:
    causerie_sources_row_set_open (CAUSERIE_SOURCES_ROW (object), g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_sources_row_dispose (GObject *object)
{
  CauserieSourcesRow *self = CAUSERIE_SOURCES_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->message);
  G_OBJECT_CLASS (causerie_sources_row_parent_class)->dispose (object);
}

static void
causerie_sources_row_class_init (CauserieSourcesRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_sources_row_get_property;
  object_class->set_property = causerie_sources_row_set_property;
  object_class->dispose = causerie_sources_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sourcesrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_sources_row_init (CauserieSourcesRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *heading = new_label (_("Sources"), "heading");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
causerie_sources_row_new (CauserieMessage *message)
{
  CauserieSourcesRow *self;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), NULL);

  self = g_object_new (CAUSERIE_TYPE_SOURCES_ROW, NULL);
  self->message = g_object_ref (message);
  fill (self);
  return GTK_WIDGET (self);
}

void
causerie_sources_row_update (CauserieSourcesRow *self)
{
  g_return_if_fail (CAUSERIE_IS_SOURCES_ROW (self));

  if (self->n_parts != causerie_message_get_n_parts (self->message))
    fill (self);
}

gboolean
causerie_sources_row_get_open (CauserieSourcesRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SOURCES_ROW (self), FALSE);

  return self->open;
}

void
causerie_sources_row_set_open (CauserieSourcesRow *self, gboolean open)
{
  g_return_if_fail (CAUSERIE_IS_SOURCES_ROW (self));

  if (self->open == open)
    return;
  self->open = open;
  fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}
