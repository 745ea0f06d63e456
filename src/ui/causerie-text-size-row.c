/* causerie-text-size-row.c: the size of the text, in a menu
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-size-row.h"

#include "causerie-property.h"

#include <glib/gi18n.h>

struct _CauserieTextSizeRow {
  AdwBin     parent_instance;

  int        percent;

  /* template children */
  GtkButton *normal;
};

G_DEFINE_FINAL_TYPE (CauserieTextSizeRow, causerie_text_size_row, ADW_TYPE_BIN)

enum { PROP_PERCENT = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_percent (CauserieTextSizeRow *self, int percent)
{
  g_autofree char *text = NULL, *name = NULL;

  if (!causerie_set_value (&self->percent, percent))
    return;

  /* Translators: a size in percent: "125 %" */
  text = g_strdup_printf (_("%d %%"), percent);
  /* Translators: %s is the size of the text: "125 %" */
  name = g_strdup_printf (_("Text size: %s. Back to normal"), text);
  gtk_button_set_label (self->normal, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->normal), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERCENT]);
}

static void
causerie_text_size_row_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CauserieTextSizeRow *self = CAUSERIE_TEXT_SIZE_ROW (object);

  switch (prop_id) {
    case PROP_PERCENT:
      g_value_set_int (value, self->percent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_text_size_row_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch (prop_id) {
    case PROP_PERCENT:
      set_percent (CAUSERIE_TEXT_SIZE_ROW (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_text_size_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_TEXT_SIZE_ROW);

  G_OBJECT_CLASS (causerie_text_size_row_parent_class)->dispose (object);
}

static void
causerie_text_size_row_class_init (CauserieTextSizeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-text-size-row.ui";

  object_class->get_property = causerie_text_size_row_get_property;
  object_class->set_property = causerie_text_size_row_set_property;
  object_class->dispose = causerie_text_size_row_dispose;

  properties[PROP_PERCENT] =
    g_param_spec_int ("percent", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieTextSizeRow, normal);
}

static void
causerie_text_size_row_init (CauserieTextSizeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
