/* causerie-no-models.c: why the model picker has nothing to show
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-no-models.h"

#include <glib/gi18n.h>

struct _CauserieNoModels {
  AdwBin         parent_instance;

  /* template children */
  AdwStatusPage *page;
  GtkWidget     *widen;
  GtkWidget     *add;
};

G_DEFINE_FINAL_TYPE (CauserieNoModels, causerie_no_models, ADW_TYPE_BIN)

enum { WIDEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
widen_cb (CauserieNoModels *self)
{
  g_signal_emit (self, signals[WIDEN], 0);
}

static void
causerie_no_models_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (causerie_no_models_parent_class)->dispose (object);
}

static void
causerie_no_models_class_init (CauserieNoModelsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_no_models_dispose;

  signals[WIDEN] = g_signal_new ("widen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-no-models.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieNoModels, page);
  gtk_widget_class_bind_template_child (widget_class, CauserieNoModels, widen);
  gtk_widget_class_bind_template_child (widget_class, CauserieNoModels, add);
  gtk_widget_class_bind_template_callback (widget_class, widen_cb);
}

static void
causerie_no_models_init (CauserieNoModels *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
find_title (CauserieNoModelsReason reason)
{
  switch (reason) {
    case CAUSERIE_NO_MODELS_FIT:
      return _("No such model");
    case CAUSERIE_NO_MODELS_LOADING:
      return _("The list of models is on its way…");
    case CAUSERIE_NO_MODELS_CONNECTION:
      return _("No connection yet");
    case CAUSERIE_NO_MODELS_LISTED:
    default:
      return _("No list of models yet");
  }
}

static const char *
find_icon (CauserieNoModelsReason reason)
{
  switch (reason) {
    case CAUSERIE_NO_MODELS_FIT:
      return "edit-find-symbolic";
    case CAUSERIE_NO_MODELS_LOADING:
      return NULL;
    case CAUSERIE_NO_MODELS_CONNECTION:
    case CAUSERIE_NO_MODELS_LISTED:
    default:
      return "network-offline-symbolic";
  }
}

void
causerie_no_models_show (CauserieNoModels       *self,
                         CauserieNoModelsReason  reason,
                         const char             *failure)
{
  g_autofree char *escaped = failure != NULL ? g_markup_escape_text (failure, -1) : NULL;

  g_return_if_fail (CAUSERIE_IS_NO_MODELS (self));

  adw_status_page_set_title (self->page, find_title (reason));
  adw_status_page_set_icon_name (self->page, find_icon (reason));
  adw_status_page_set_description (self->page, escaped);
  gtk_widget_set_visible (self->widen, reason == CAUSERIE_NO_MODELS_FIT);
  gtk_widget_set_visible (self->add, reason == CAUSERIE_NO_MODELS_LISTED ||
                          reason == CAUSERIE_NO_MODELS_CONNECTION);
}
