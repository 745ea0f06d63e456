/* causerie-text-size.c: how large the chat's text is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-size.h"

#include "causerie-property.h"

#define NORMAL 100

/* In percent, as web browsers have them; a size from elsewhere goes to the next of them. */
static const int steps[] = { 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300 };

struct _CauserieTextSize {
  GObject         parent_instance;

  /* owned */
  GtkCssProvider *provider;
  GdkDisplay     *display;
  GSimpleAction  *larger;  /* NULL before they are added, as are the next */
  GSimpleAction  *smaller;
  GSimpleAction  *normal;

  int             percent;
};

G_DEFINE_FINAL_TYPE (CauserieTextSize, causerie_text_size, G_TYPE_OBJECT)

enum { PROP_PERCENT = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static int
get_smallest (void)
{
  return steps[0];
}

static int
get_largest (void)
{
  return steps[G_N_ELEMENTS (steps) - 1];
}

static void
update_style (CauserieTextSize *self)
{
  g_autofree char *css = NULL;

  css = g_strdup_printf ("transcript, composer { font-size: %d%%; }", self->percent);
  gtk_css_provider_load_from_data (self->provider, self->percent == NORMAL ? "" : css, -1);
}

static void
update_actions (CauserieTextSize *self)
{
  if (self->normal == NULL)
    return;

  g_simple_action_set_enabled (self->larger, self->percent < get_largest ());
  g_simple_action_set_enabled (self->smaller, self->percent > get_smallest ());
  g_simple_action_set_enabled (self->normal, self->percent != NORMAL);
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
larger_cb (CauserieTextSize *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i] > self->percent) {
      causerie_text_size_set_percent (self, steps[i]);
      return;
    }
  }
}

static void
smaller_cb (CauserieTextSize *self)
{
  for (gsize i = G_N_ELEMENTS (steps); i > 0; i--) {
    if (steps[i - 1] < self->percent) {
      causerie_text_size_set_percent (self, steps[i - 1]);
      return;
    }
  }
}

static void
normal_cb (CauserieTextSize *self)
{
  causerie_text_size_set_percent (self, NORMAL);
}

static GSimpleAction *
add_action (CauserieTextSize *self, GActionMap *map, const char *name, GCallback activate)
{
  GSimpleAction *action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", activate, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (map, G_ACTION (action));
  return action;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_text_size_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieTextSize *self = CAUSERIE_TEXT_SIZE (object);

  switch (prop_id) {
    case PROP_PERCENT:
      g_value_set_int (value, self->percent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_text_size_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id) {
    case PROP_PERCENT:
      causerie_text_size_set_percent (CAUSERIE_TEXT_SIZE (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_text_size_dispose (GObject *object)
{
  CauserieTextSize *self = CAUSERIE_TEXT_SIZE (object);

  if (self->display != NULL)
    gtk_style_context_remove_provider_for_display (self->display,
                                                   GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->display);
  g_clear_object (&self->larger);
  g_clear_object (&self->smaller);
  g_clear_object (&self->normal);

  G_OBJECT_CLASS (causerie_text_size_parent_class)->dispose (object);
}

static void
causerie_text_size_finalize (GObject *object)
{
  g_object_unref (CAUSERIE_TEXT_SIZE (object)->provider);

  G_OBJECT_CLASS (causerie_text_size_parent_class)->finalize (object);
}

static void
causerie_text_size_class_init (CauserieTextSizeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_text_size_get_property;
  object_class->set_property = causerie_text_size_set_property;
  object_class->dispose = causerie_text_size_dispose;
  object_class->finalize = causerie_text_size_finalize;

  properties[PROP_PERCENT] =
    g_param_spec_int ("percent", NULL, NULL, get_smallest (), get_largest (), NORMAL,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_text_size_init (CauserieTextSize *self)
{
  self->percent = NORMAL;
  self->provider = gtk_css_provider_new ();
}

CauserieTextSize *
causerie_text_size_new (CauserieSettings *settings, GdkDisplay *display)
{
  CauserieTextSize *self;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && GDK_IS_DISPLAY (display), NULL);

  self = g_object_new (CAUSERIE_TYPE_TEXT_SIZE, NULL);
  self->display = g_object_ref (display);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  causerie_settings_bind (settings, CAUSERIE_SETTING_TEXT_SIZE, self, "percent",
                          G_SETTINGS_BIND_DEFAULT);
  return self;
}

int
causerie_text_size_get_percent (CauserieTextSize *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TEXT_SIZE (self), NORMAL);

  return self->percent;
}

void
causerie_text_size_set_percent (CauserieTextSize *self, int percent)
{
  g_return_if_fail (CAUSERIE_IS_TEXT_SIZE (self));

  if (!causerie_set_value (&self->percent, CLAMP (percent, get_smallest (), get_largest ())))
    return;

  update_style (self);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERCENT]);
}

void
causerie_text_size_add_actions (CauserieTextSize *self, GActionMap *map)
{
  g_return_if_fail (CAUSERIE_IS_TEXT_SIZE (self) && self->normal == NULL);

  self->larger = add_action (self, map, "larger-text", G_CALLBACK (larger_cb));
  self->smaller = add_action (self, map, "smaller-text", G_CALLBACK (smaller_cb));
  self->normal = add_action (self, map, "normal-text", G_CALLBACK (normal_cb));
  update_actions (self);
}
