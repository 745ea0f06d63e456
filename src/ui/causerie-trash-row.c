/* causerie-trash-row.c: one thing in the trash
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-trash-row.h"

#include "causerie-when-text.h"

#include <glib/gi18n.h>

/* How long it stays. */
#define N_DAYS 30

struct _CauserieTrashRow {
  GtkWidget  parent_instance;

  /* children, owned */
  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *restore;
  GtkWidget *purge;

  /* in the words, borrowed */
  GtkLabel  *title;
  GtkLabel  *preview;
  GtkLabel  *facts;
};

G_DEFINE_FINAL_TYPE (CauserieTrashRow, causerie_trash_row, GTK_TYPE_WIDGET)

static const char *
choose_icon (CauserieTrashItem *item)
{
  switch (causerie_trash_item_get_kind (item)) {
    case CAUSERIE_TRASH_FOLDER:
      return "folder-symbolic";
    case CAUSERIE_TRASH_MESSAGE:
      return "causerie-message-symbolic";
    case CAUSERIE_TRASH_CONVERSATION:
    default:
      return "causerie-chat-symbolic";
  }
}

static char *
describe_kind (CauserieTrashItem *item)
{
  guint n = causerie_trash_item_get_n_messages (item);

  switch (causerie_trash_item_get_kind (item)) {
    case CAUSERIE_TRASH_FOLDER:
      return g_strdup_printf (ngettext ("Folder, %u message", "Folder, %u messages", n), n);
    case CAUSERIE_TRASH_MESSAGE:
      return g_strdup (C_("trash", "Message"));
    case CAUSERIE_TRASH_CONVERSATION:
    default:
      return g_strdup_printf (ngettext ("Chat, %u message", "Chat, %u messages", n), n);
  }
}

static char *
describe_rest (CauserieTrashItem *item, gint64 now)
{
  gint64 age = now - causerie_trash_item_get_trashed_time (item);
  int n = N_DAYS - (int) CLAMP (age / G_TIME_SPAN_DAY, 0, N_DAYS);

  return n == 0 ? g_strdup (_("goes today"))
                : g_strdup_printf (ngettext ("%d day left", "%d days left", n), n);
}

static char *
describe_facts (CauserieTrashItem *item)
{
  gint64 now = g_get_real_time ();
  g_autofree char *kind = describe_kind (item);
  g_autofree char *when = causerie_when_text_new (causerie_trash_item_get_trashed_time (item), now);
  g_autofree char *rest = describe_rest (item, now);

  /* Translators: of something in the trash: what it is, when it was deleted, how long it stays:
   * "Chat, 12 messages · deleted: Yesterday · 29 days left". */
  return g_strdup_printf (_("%s · deleted: %s · %s"), kind, when, rest);
}

char *
causerie_trash_row_describe (CauserieTrashItem *item)
{
  const char *title = causerie_trash_item_get_title (item);

  return g_strdup (*title != '\0' ? title : C_("chat", "New chat"));
}

static GtkLabel *
new_label (CauserieTrashRow *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL) {
    gtk_widget_add_css_class (label, css_class);
    gtk_widget_add_css_class (label, "caption");
  }
  gtk_box_append (GTK_BOX (self->words), label);

  return GTK_LABEL (label);
}

static GtkWidget *
new_button (CauserieTrashRow *self, const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
causerie_trash_row_dispose (GObject *object)
{
  CauserieTrashRow *self = CAUSERIE_TRASH_ROW (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->restore, gtk_widget_unparent);
  g_clear_pointer (&self->purge, gtk_widget_unparent);

  G_OBJECT_CLASS (causerie_trash_row_parent_class)->dispose (object);
}

static void
causerie_trash_row_class_init (CauserieTrashRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_trash_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "trashrow");
}

static void
causerie_trash_row_init (CauserieTrashRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->icon = gtk_image_new ();
  gtk_widget_set_margin_end (self->icon, 6);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->title = new_label (self, NULL);
  self->preview = new_label (self, "dim-label");
  self->facts = new_label (self, "dim-label");
  gtk_label_set_ellipsize (self->facts, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->facts, TRUE);

  self->restore = new_button (self, "edit-undo-symbolic", _("Restore"));
  self->purge = new_button (self, "edit-delete-symbolic", _("Delete for good…"));
}

GtkWidget *
causerie_trash_row_new (void)
{
  return g_object_new (CAUSERIE_TYPE_TRASH_ROW, NULL);
}

/* The target first: an action without one would be the wrong one. */
static void
set_action (GtkWidget *button, const char *action, const char *uid)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

void
causerie_trash_row_set_item (CauserieTrashRow *self, CauserieTrashItem *item)
{
  const char *preview = causerie_trash_item_get_preview (item);
  const char *uid = causerie_trash_item_get_uid (item);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  g_return_if_fail (CAUSERIE_IS_TRASH_ROW (self) && CAUSERIE_IS_TRASH_ITEM (item));

  title = causerie_trash_row_describe (item);
  facts = describe_facts (item);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), choose_icon (item));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->preview, preview);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), *preview != '\0');
  gtk_label_set_text (self->facts, facts);
  set_action (self->restore, "trash.restore", uid);
  set_action (self->purge, "trash.purge", uid);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, facts, -1);
}
