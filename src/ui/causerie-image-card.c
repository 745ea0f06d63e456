/* causerie-image-card.c: a picture that a text names
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-image-card.h"

#include "causerie-data-url.h"
#include "causerie-image-block.h"
#include "causerie-property.h"
#include "causerie-text.h"
#include "causerie-transcript.h"
#include "causerie-url.h"

#include <glib/gi18n.h>

#define SPACE           12 /* pixels */
#define ICON_SIZE       24
#define MAX_WORDS_CHARS 80

struct _CauserieImageCard {
  GtkWidget              parent_instance;

  /* owned */
  char                  *url;
  char                  *words;
  CauserieRemotePicture *picture; /* NULL while it is in no transcript that fetches */
  gulong                 state_id;

  GtkWidget             *child;   /* the card, or the picture */
};

G_DEFINE_FINAL_TYPE (CauserieImageCard, causerie_image_card, GTK_TYPE_WIDGET)

static gboolean
is_remote (const char *url)
{
  return g_ascii_strncasecmp (url, "https:", strlen ("https:")) == 0 ||
         g_ascii_strncasecmp (url, "http:", strlen ("http:")) == 0;
}

/* --- the card --------------------------------------------------------------------------------- */

static CauserieTranscript *
get_transcript (CauserieImageCard *self)
{
  return CAUSERIE_TRANSCRIPT (gtk_widget_get_ancestor (GTK_WIDGET (self),
                                                       CAUSERIE_TYPE_TRANSCRIPT));
}

static void
load_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CauserieImageCard *self = CAUSERIE_IMAGE_CARD (widget);

  if (self->picture != NULL)
    causerie_transcript_load_picture (get_transcript (self), widget, self->picture);
}

static GtkWidget *
new_label (const char *text, gboolean quiet)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), quiet);
  gtk_label_set_ellipsize (GTK_LABEL (label), quiet ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (quiet) {
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dim-label");
  }
  return label;
}

/* Below the words: what became of it, or where it lies. */
static char *
dup_note (CauserieImageCard *self)
{
  const char *problem =
    self->picture != NULL ? causerie_remote_picture_get_problem (self->picture) : NULL;
  g_autofree char *host = is_remote (self->url) ? causerie_url_dup_host (self->url) : NULL;

  if (problem != NULL)
    return g_strdup (problem);
  /* Translators: %s is a host, as "example.com" */
  return host != NULL ? g_strdup_printf (_("Picture on %s"), host)
                      : g_strdup (_("This picture has no address that can be followed"));
}

static GtkWidget *
new_end (CauserieImageCard *self)
{
  CauserieRemotePictureState state = causerie_remote_picture_get_state (self->picture);
  GtkWidget *end;

  if (state == CAUSERIE_PICTURE_LOADING) {
    end = gtk_spinner_new ();
    gtk_spinner_start (GTK_SPINNER (end));
    gtk_accessible_update_property (GTK_ACCESSIBLE (end), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Loading the picture"), -1);
    gtk_widget_set_margin_end (end, SPACE);
  } else {
    end = gtk_button_new_with_label (state == CAUSERIE_PICTURE_FAILED ? _("Try again")
                                                                      : _("Load picture"));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (end), "picture.load");
  }
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  return end;
}

static GtkWidget *
new_card (CauserieImageCard *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);
  GtkWidget *icon = gtk_image_new_from_icon_name ("image-x-generic-symbolic");
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *note = dup_note (self);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_SIZE);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (words), new_label (self->words, FALSE));
  gtk_box_append (GTK_BOX (words), new_label (note, TRUE));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (words, self->url);

  gtk_widget_add_css_class (card, "card-row");
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), words);
  if (self->picture != NULL && is_remote (self->url))
    gtk_box_append (GTK_BOX (card), new_end (self));
  return card;
}

static GBytes *
dup_bytes (CauserieImageCard *self)
{
  GBytes *bytes = self->picture != NULL ? causerie_remote_picture_get_bytes (self->picture) : NULL;

  return bytes != NULL ? g_bytes_ref (bytes) : causerie_data_url_read_picture (self->url, NULL);
}

static void
show (CauserieImageCard *self)
{
  g_autoptr(GBytes) bytes = dup_bytes (self);
  GtkWidget *focus = GTK_WIDGET (self);
  gboolean had_focus = self->child != NULL && gtk_widget_get_focus_child (focus) == self->child;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = bytes != NULL ? causerie_image_block_new (bytes, self->words) : new_card (self);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_image_card_root (GtkWidget *widget)
{
  CauserieImageCard *self = CAUSERIE_IMAGE_CARD (widget);
  CauserieTranscript *transcript = get_transcript (self);
  CauseriePictureShelf *shelf =
    transcript != NULL ? causerie_transcript_get_pictures (transcript) : NULL;

  GTK_WIDGET_CLASS (causerie_image_card_parent_class)->root (widget);
  if (shelf == NULL || self->picture != NULL || !is_remote (self->url))
    return;
  self->picture = causerie_picture_shelf_get (shelf, self->url);
  self->state_id = g_signal_connect_swapped (self->picture, "notify::state", G_CALLBACK (show),
                                             self);
  show (self);
}

static void
causerie_image_card_dispose (GObject *object)
{
  CauserieImageCard *self = CAUSERIE_IMAGE_CARD (object);

  if (self->picture != NULL)
    g_clear_signal_handler (&self->state_id, self->picture);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (causerie_image_card_parent_class)->dispose (object);
}

static void
causerie_image_card_finalize (GObject *object)
{
  CauserieImageCard *self = CAUSERIE_IMAGE_CARD (object);

  g_free (self->url);
  g_free (self->words);
  G_OBJECT_CLASS (causerie_image_card_parent_class)->finalize (object);
}

static void
causerie_image_card_class_init (CauserieImageCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_image_card_dispose;
  G_OBJECT_CLASS (class)->finalize = causerie_image_card_finalize;
  widget_class->root = causerie_image_card_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "imagecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "picture.load", NULL, load_action);
}

static void
causerie_image_card_init (CauserieImageCard *self)
{
}

GtkWidget *
causerie_image_card_new (const char *url, const char *words)
{
  CauserieImageCard *self;

  g_return_val_if_fail (url != NULL && words != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_IMAGE_CARD, NULL);
  self->url = g_strdup (url);
  self->words = causerie_text_one_line (words, MAX_WORDS_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words,
                                  -1);
  show (self);
  return GTK_WIDGET (self);
}
