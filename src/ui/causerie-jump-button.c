/* causerie-jump-button.c: back to the latest, and whether something new came there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-jump-button.h"

#include "causerie-css-class.h"
#include "causerie-property.h"

#include <glib/gi18n.h>

struct _CauserieJumpButton {
  AdwBin                parent_instance;

  gboolean              following;
  gboolean              news;

  /* owned */
  CauserieConversation *conversation; /* NULL: none is shown */
  GSignalGroup         *path;
  GSignalGroup         *leaf;         /* the last message of the path */

  /* template children */
  GtkRevealer          *revealer;
  GtkButton            *button;
};

G_DEFINE_FINAL_TYPE (CauserieJumpButton, causerie_jump_button, ADW_TYPE_BIN)

enum { PROP_FOLLOWING = 1, PROP_NEWS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
update_button (CauserieJumpButton *self)
{
  const char *label = self->news ? _("Jump to the latest: there is something new")
                                 : _("Jump to the latest");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  causerie_set_css_class (self->button, "news", self->news);
}

static void
set_news (CauserieJumpButton *self, gboolean news)
{
  if (!causerie_set_value (&self->news, news))
    return;

  update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEWS]);
}

static void
set_following (CauserieJumpButton *self, gboolean following)
{
  if (!causerie_set_value (&self->following, following))
    return;

  set_news (self, FALSE);
  gtk_revealer_set_reveal_child (self->revealer, !following);
  gtk_widget_set_can_target (GTK_WIDGET (self), !following);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLLOWING]);
}

static void
words_came_cb (CauserieJumpButton *self)
{
  set_news (self, !self->following);
}

static void
path_changed_cb (CauserieJumpButton *self, guint position, guint n_removed, guint n_added)
{
  g_signal_group_set_target (self->leaf, causerie_conversation_get_leaf (self->conversation));
  /* What is loaded above is nothing new. */
  if (n_added > 0 && position > 0)
    words_came_cb (self);
}

static void
causerie_jump_button_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CauserieJumpButton *self = CAUSERIE_JUMP_BUTTON (object);

  switch (prop_id) {
    case PROP_FOLLOWING:
      g_value_set_boolean (value, self->following);
      break;
    case PROP_NEWS:
      g_value_set_boolean (value, self->news);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_jump_button_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (prop_id) {
    case PROP_FOLLOWING:
      set_following (CAUSERIE_JUMP_BUTTON (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_jump_button_dispose (GObject *object)
{
  CauserieJumpButton *self = CAUSERIE_JUMP_BUTTON (object);

  g_clear_object (&self->path);
  g_clear_object (&self->leaf);
  g_clear_object (&self->conversation);
  adw_bin_set_child (ADW_BIN (self), NULL); /* disposing of the template would leave it dangling */

  G_OBJECT_CLASS (causerie_jump_button_parent_class)->dispose (object);
}

static void
causerie_jump_button_class_init (CauserieJumpButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-jump-button.ui";

  object_class->get_property = causerie_jump_button_get_property;
  object_class->set_property = causerie_jump_button_set_property;
  object_class->dispose = causerie_jump_button_dispose;

  properties[PROP_FOLLOWING] =
    g_param_spec_boolean ("following", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NEWS] =
    g_param_spec_boolean ("news", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieJumpButton, revealer);
  gtk_widget_class_bind_template_child (widget_class, CauserieJumpButton, button);
}

static void
causerie_jump_button_init (CauserieJumpButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->following = TRUE;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  self->path = g_signal_group_new (CAUSERIE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->path, "items-changed", G_CALLBACK (path_changed_cb), self);
  self->leaf = g_signal_group_new (CAUSERIE_TYPE_MESSAGE);
  g_signal_group_connect_swapped (self->leaf, "notify::text", G_CALLBACK (words_came_cb), self);
  update_button (self);
}

void
causerie_jump_button_set_conversation (CauserieJumpButton   *self,
                                       CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_JUMP_BUTTON (self));

  g_set_object (&self->conversation, conversation);
  g_signal_group_set_target (self->path, conversation);
  g_signal_group_set_target (self->leaf, conversation != NULL
                                           ? causerie_conversation_get_leaf (conversation)
                                           : NULL);
  set_news (self, FALSE);
}

gboolean
causerie_jump_button_get_news (CauserieJumpButton *self)
{
  g_return_val_if_fail (CAUSERIE_IS_JUMP_BUTTON (self), FALSE);

  return self->news;
}
