/* causerie-profile-icon.c: the sign of a model profile
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-icon.h"

#include "causerie-property.h"

#define DEFAULT_SIZE 32
#define MAX_SIZE     256

/* The height of the sign, as a share of the disc's. */
#define SIGN_SHARE   0.5

struct _CauserieProfileIcon {
  AdwBin    parent_instance;

  int       size;  /* pixels */
  char     *color; /* owned; NULL: none */
  GtkLabel *label; /* the child */
};

G_DEFINE_FINAL_TYPE (CauserieProfileIcon, causerie_profile_icon, ADW_TYPE_BIN)

enum { PROP_SIZE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* The sign grows with the disc, not with the text around it. */
static void
show_size (CauserieProfileIcon *self)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  int size = (int) (self->size * SIGN_SHARE * PANGO_SCALE);

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (size));
  gtk_label_set_attributes (self->label, attributes);
  gtk_widget_set_size_request (GTK_WIDGET (self->label), self->size, self->size);
}

static void
causerie_profile_icon_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_SIZE:
    g_value_set_int (value, CAUSERIE_PROFILE_ICON (object)->size);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_profile_icon_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CauserieProfileIcon *self = CAUSERIE_PROFILE_ICON (object);

  switch (id) {
  case PROP_SIZE:
    if (causerie_set_value (&self->size, g_value_get_int (value))) {
      show_size (self);
      g_object_notify_by_pspec (object, pspec);
    }
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_profile_icon_finalize (GObject *object)
{
  g_free (CAUSERIE_PROFILE_ICON (object)->color);

  G_OBJECT_CLASS (causerie_profile_icon_parent_class)->finalize (object);
}

static void
causerie_profile_icon_class_init (CauserieProfileIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_profile_icon_get_property;
  object_class->set_property = causerie_profile_icon_set_property;
  object_class->finalize = causerie_profile_icon_finalize;

  properties[PROP_SIZE] =
    g_param_spec_int ("size", NULL, NULL, 1, MAX_SIZE, DEFAULT_SIZE,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
causerie_profile_icon_init (CauserieProfileIcon *self)
{
  self->size = DEFAULT_SIZE;
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  show_size (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "profile-icon");
}

GtkWidget *
causerie_profile_icon_new (void)
{
  return g_object_new (CAUSERIE_TYPE_PROFILE_ICON, NULL);
}

/* The first letter, as a capital (transfer full). */
static char *
dup_letter (const char *name)
{
  g_autofree char *first = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 1));

  return g_utf8_strup (first, -1);
}

static void
set_color (CauserieProfileIcon *self, const char *color)
{
  g_autofree char *before = self->color != NULL ? g_strconcat ("profile-", self->color, NULL) : NULL;
  g_autofree char *after = color != NULL ? g_strconcat ("profile-", color, NULL) : NULL;

  if (!causerie_set_string (&self->color, color))
    return;

  if (before != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), before);
  if (after != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), after);
}

void
causerie_profile_icon_show_text (CauserieProfileIcon *self,
                                 const char          *name,
                                 const char          *icon,
                                 const char          *color)
{
  g_autofree char *letter = NULL;

  g_return_if_fail (CAUSERIE_IS_PROFILE_ICON (self));
  g_return_if_fail (name != NULL && icon != NULL && color != NULL);

  letter = dup_letter (name);
  gtk_label_set_text (self->label, *icon != '\0' ? icon : letter);
  set_color (self, *color != '\0' ? color : NULL);
}

void
causerie_profile_icon_show (CauserieProfileIcon *self, CauserieProfile *profile)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE_ICON (self));
  g_return_if_fail (profile == NULL || CAUSERIE_IS_PROFILE (profile));

  if (profile == NULL)
    causerie_profile_icon_show_text (self, "", "", "");
  else
    causerie_profile_icon_show_text (self, causerie_profile_get_name (profile),
                                     causerie_profile_get_icon (profile),
                                     causerie_profile_get_color (profile));
}
