/* causerie-template-row.c: a ready configuration to begin a model profile with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-template-row.h"

#include "causerie-text.h"

#include <glib/gi18n.h>

struct _CauserieTemplateRow {
  AdwActionRow            parent_instance;

  const CauserieTemplate *template; /* static */
  CauserieModel          *instead;  /* owned; NULL: its own model */
};

G_DEFINE_FINAL_TYPE (CauserieTemplateRow, causerie_template_row, ADW_TYPE_ACTION_ROW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Rows show no action of their own to a screen reader; this one is shown. */
static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0);
}

static void
causerie_template_row_activate (AdwActionRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "template.choose", NULL);
}

static void
causerie_template_row_dispose (GObject *object)
{
  CauserieTemplateRow *self = CAUSERIE_TEMPLATE_ROW (object);

  g_clear_object (&self->instead);

  G_OBJECT_CLASS (causerie_template_row_parent_class)->dispose (object);
}

static void
causerie_template_row_class_init (CauserieTemplateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_template_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = causerie_template_row_activate;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "template.choose", NULL,
                                   choose_action);
}

static void
causerie_template_row_init (CauserieTemplateRow *self)
{
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
}

/* --- what it says ----------------------------------------------------------------------------- */

static void
append_line (GString *lines, const char *line)
{
  if (line == NULL)
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

/* "Temperature 0.7, context length 8192 of 131 000": what the guide sets, and of how much where the
 * model takes another number; NULL: it sets nothing. */
static char *
describe_params (const CauserieTemplate *template, CauserieModel *model)
{
  gint64 most = model != NULL ? causerie_model_get_facts (model)->context_length : 0;
  g_autofree char *temperature = NULL;
  g_autofree char *context = NULL;
  g_autofree char *possible = NULL;

  if (template->temperature < 0 || template->context_length <= 0)
    return NULL;

  temperature = causerie_text_format_decimal (template->temperature);
  context = causerie_text_format_count (template->context_length);
  if (most <= 0 || most == template->context_length)
    /* Translators: a temperature, and a number of tokens */
    return g_strdup_printf (_("Temperature %s, context length %s"), temperature, context);

  possible = causerie_text_format_count (most);
  /* Translators: a temperature, a number of tokens, and how many there could be */
  return g_strdup_printf (_("Temperature %s, context length %s of %s"), temperature, context,
                          possible);
}

static void
set_words (CauserieTemplateRow *self, const char *title, const char *subtitle)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle_markup);
}

static void
set_choosable (CauserieTemplateRow *self, gboolean choosable)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), choosable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.choose", choosable);
  gtk_widget_set_visible (arrow, choosable);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
}

/* --- the face --------------------------------------------------------------------------------- */

GtkWidget *
causerie_template_row_new (const CauserieTemplate *template, const CauserieTemplateFacts *facts)
{
  CauserieTemplateRow *self = g_object_new (CAUSERIE_TYPE_TEMPLATE_ROW, NULL);
  g_autoptr(GString) lines = g_string_new (template->model);
  g_autofree char *params = describe_params (template, facts->model);
  gboolean is_gone = facts->presence == CAUSERIE_MODEL_GONE;
  g_autofree char *price = is_gone ? NULL : causerie_template_facts_describe (facts);

  self->template = template;
  append_line (lines, _(template->summary));
  append_line (lines, params);
  append_line (lines, is_gone ? _("This model is no longer offered.") : price);
  set_words (self, template->name, lines->str);
  set_choosable (self, !is_gone);

  return GTK_WIDGET (self);
}

GtkWidget *
causerie_template_row_new_instead (const CauserieTemplate *template,
                                   const char             *model_id,
                                   CauserieModel          *model)
{
  CauserieTemplateRow *self = g_object_new (CAUSERIE_TYPE_TEMPLATE_ROW, NULL);
  const CauserieModelFacts facts = { .id = model_id };
  g_autoptr(GString) lines = g_string_new (model_id);
  g_autofree char *title = NULL;
  g_autofree char *price = model != NULL ? causerie_template_describe_price (model) : NULL;

  self->template = template;
  self->instead = model != NULL ? g_object_ref (model) : causerie_model_new (&facts);
  /* Translators: %s: the name of a model, in the place of one that is gone */
  title = g_strdup_printf (_("Instead: %s"), causerie_model_get_name (self->instead));
  append_line (lines, price);
  set_words (self, title, lines->str);
  set_choosable (self, TRUE);

  return GTK_WIDGET (self);
}

const CauserieTemplate *
causerie_template_row_get_template (CauserieTemplateRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TEMPLATE_ROW (self), NULL);

  return self->template;
}

CauserieModel *
causerie_template_row_get_instead (CauserieTemplateRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TEMPLATE_ROW (self), NULL);

  return self->instead;
}
