/* causerie-find-bar.c: words are looked for in the chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-find-bar.h"

#include "causerie-css-class.h"
#include "causerie-transcript-find.h"

#include <glib/gi18n.h>

struct _CauserieFindBar {
  AdwBin              parent_instance;

  CauserieTranscript *transcript; /* owned */

  /* template children */
  GtkSearchBar       *bar;
  GtkSearchEntry     *entry;
  GtkLabel           *count;
  GtkWidget          *previous;
  GtkWidget          *next;
};

G_DEFINE_FINAL_TYPE (CauserieFindBar, causerie_find_bar, ADW_TYPE_BIN)

enum { PROP_TRANSCRIPT = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static CauserieTranscriptFind *
get_find (CauserieFindBar *self)
{
  return causerie_transcript_get_find (self->transcript);
}

/* --- how many --- */

static char *
dup_count (CauserieTranscriptFind *find)
{
  guint n_found = causerie_transcript_find_get_n_found (find);
  const char *more = "";

  if (*causerie_transcript_find_get_words (find) == '\0')
    return g_strdup ("");
  if (n_found == 0)
    return g_strdup (causerie_transcript_find_get_counting (find) ? "…" : _("Nothing found"));

  if (n_found >= CAUSERIE_FIND_MAX)
    more = "+";
  else if (causerie_transcript_find_get_counting (find))
    more = "…";
  /* Translators: which of the places found, of how many, and a sign when there are more: "3 of 17". */
  return g_strdup_printf (C_("find", "%u of %u%s"), causerie_transcript_find_get_current (find),
                          n_found, more);
}

static void
update (CauserieFindBar *self)
{
  CauserieTranscriptFind *find = get_find (self);
  gboolean found = causerie_transcript_find_get_n_found (find) > 0;
  gboolean failed = !found && *causerie_transcript_find_get_words (find) != '\0' &&
                    !causerie_transcript_find_get_counting (find);
  g_autofree char *count = dup_count (find);

  gtk_label_set_text (self->count, count);
  gtk_widget_set_sensitive (self->previous, found);
  gtk_widget_set_sensitive (self->next, found);
  causerie_set_css_class (self->entry, "error", failed);
}

/* --- callbacks --- */

static void
search_changed_cb (CauserieFindBar *self)
{
  if (self->transcript != NULL && gtk_search_bar_get_search_mode (self->bar))
    causerie_transcript_find_set_words (get_find (self),
                                        gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* What was typed a moment ago is looked for first. */
static void
step (CauserieFindBar *self, gboolean forward)
{
  CauserieTranscriptFind *find = get_find (self);

  if (g_strcmp0 (causerie_transcript_find_get_words (find),
                 gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    search_changed_cb (self);
  else
    causerie_transcript_find_step (find, forward);
}

static void
next_cb (CauserieFindBar *self)
{
  step (self, TRUE);
}

static void
previous_cb (CauserieFindBar *self)
{
  step (self, FALSE);
}

static gboolean
key_pressed_cb (CauserieFindBar *self, guint key, guint keycode, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  previous_cb (self);
  return GDK_EVENT_STOP;
}

/* Who closes it goes on where the words are. */
static void
mode_changed_cb (CauserieFindBar *self)
{
  if (self->transcript == NULL)
    return;
  if (gtk_search_bar_get_search_mode (self->bar)) {
    search_changed_cb (self);
    return;
  }
  causerie_transcript_find_end (get_find (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->transcript));
}

/* --- the widget --- */

static void
set_transcript (CauserieFindBar *self, CauserieTranscript *transcript)
{
  if (self->transcript == transcript)
    return;

  if (self->transcript != NULL)
    g_signal_handlers_disconnect_by_data (get_find (self), self);
  g_set_object (&self->transcript, transcript);
  if (transcript != NULL) {
    g_signal_connect_object (get_find (self), "notify", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
    update (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRANSCRIPT]);
}

static void
causerie_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieFindBar *self = CAUSERIE_FIND_BAR (object);

  switch (id) {
  case PROP_TRANSCRIPT:
    g_value_set_object (value, self->transcript);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_TRANSCRIPT:
    set_transcript (CAUSERIE_FIND_BAR (object), g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_find_bar_dispose (GObject *object)
{
  CauserieFindBar *self = CAUSERIE_FIND_BAR (object);

  g_clear_object (&self->transcript);
  adw_bin_set_child (ADW_BIN (self), NULL); /* disposing of the template would leave it dangling */
  G_OBJECT_CLASS (causerie_find_bar_parent_class)->dispose (object);
}

static void
causerie_find_bar_class_init (CauserieFindBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = causerie_find_bar_get_property;
  object_class->set_property = causerie_find_bar_set_property;
  object_class->dispose = causerie_find_bar_dispose;

  properties[PROP_TRANSCRIPT] =
    g_param_spec_object ("transcript", NULL, NULL, CAUSERIE_TYPE_TRANSCRIPT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CauserieFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, CauserieFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, CauserieFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, CauserieFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
}

static void
causerie_find_bar_init (CauserieFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

void
causerie_find_bar_open (CauserieFindBar *self)
{
  g_autofree char *words = NULL;

  g_return_if_fail (CAUSERIE_IS_FIND_BAR (self) && self->transcript != NULL);

  words = causerie_transcript_dup_selected_words (self->transcript);
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry)); /* and all of it is selected */
}

void
causerie_find_bar_step (CauserieFindBar *self, gboolean forward)
{
  g_return_if_fail (CAUSERIE_IS_FIND_BAR (self));

  if (gtk_search_bar_get_search_mode (self->bar))
    step (self, forward);
  else
    causerie_find_bar_open (self);
}
