/* causerie-trash-page.c: what was deleted, and the way back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-trash-page.h"

#include "causerie-toast.h"
#include "causerie-trash-row.h"

#include <glib/gi18n.h>

struct _CauserieTrashPage {
  AdwBin           parent_instance;

  /* owned */
  CauserieLibrary *library;
  GListStore      *items;
  GCancellable    *cancellable; /* of the list that is read; NULL: none is */

  /* template children */
  GtkStack        *pages;
  GtkListView     *list;
};

G_DEFINE_FINAL_TYPE (CauserieTrashPage, causerie_trash_page, ADW_TYPE_BIN)

/* --- the list --- */

static void
setup_row_cb (CauserieTrashPage *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, causerie_trash_row_new ());
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_row_cb (CauserieTrashPage *self, GtkListItem *list_item)
{
  causerie_trash_row_set_item (CAUSERIE_TRASH_ROW (gtk_list_item_get_child (list_item)),
                               gtk_list_item_get_item (list_item));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieTrashPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items =
    causerie_library_list_trash_finish (CAUSERIE_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items != NULL ? items->pdata : NULL, items != NULL ? items->len : 0);
  gtk_stack_set_visible_child_name (self->pages,
                                    items != NULL && items->len > 0 ? "items" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trash.empty", items != NULL && items->len > 0);
}

static CauserieTrashItem *
find_item (CauserieTrashPage *self, GVariant *uid)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr(CauserieTrashItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

    if (g_str_equal (causerie_trash_item_get_uid (item), g_variant_get_string (uid, NULL)))
      return item; /* the list keeps it */
  }
  return NULL;
}

/* --- back, and away --- */

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieTrashPage *self = CAUSERIE_TRASH_PAGE (widget);
  CauserieTrashItem *item = find_item (self, parameter);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;

  title = causerie_trash_row_describe (item);
  text = g_strdup_printf (_("“%s” restored"), title);
  causerie_library_restore_item (self->library, item);
  causerie_toast_show (GTK_WINDOW (gtk_widget_get_root (widget)), text);
  causerie_trash_page_refresh (self);
}

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieTrashPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!causerie_library_purge_finish (CAUSERIE_LIBRARY (source), result, &error))
    causerie_toast_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _("It could not be deleted for good; it is still in the trash."));
  if (self->library != NULL)
    causerie_trash_page_refresh (self);
}

/* What a dialog asks about. */
typedef struct {
  CauserieTrashPage *page; /* owned */
  CauserieTrashItem *item; /* owned; NULL: everything */
} Purge;

static void
free_purge (gpointer data, GClosure *closure)
{
  Purge *self = data;

  g_object_unref (self->page);
  g_clear_object (&self->item);
  g_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Purge *self = user_data;

  if (g_str_equal (response, "delete"))
    causerie_library_purge_async (self->page->library, self->item, NULL, purged_cb,
                                  g_object_ref (self->page));
}

static void
ask (CauserieTrashPage *self, const char *heading, const char *body, const char *button,
     CauserieTrashItem *item)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *dialog = adw_message_dialog_new (window, heading, body);
  Purge *purge = g_new0 (Purge, 1);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "delete", button, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  purge->page = g_object_ref (self);
  g_set_object (&purge->item, item);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), purge, free_purge,
                         G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
purge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieTrashPage *self = CAUSERIE_TRASH_PAGE (widget);
  CauserieTrashItem *item = find_item (self, parameter);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (item == NULL)
    return;

  title = causerie_trash_row_describe (item);
  body = causerie_trash_item_get_kind (item) == CAUSERIE_TRASH_MESSAGE
         ? g_strdup_printf (_("A message of “%s” is deleted from the history. This cannot be undone. "
                              "Backup copies keep it until they expire or the trash is emptied."),
                            title)
         : g_strdup_printf (_("“%s” is deleted from the history. This cannot be undone. Backup copies "
                              "keep it until they expire or the trash is emptied."), title);
  ask (self, _("Delete for good?"), body, _("_Delete"), item);
}

static void
empty_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieTrashPage *self = CAUSERIE_TRASH_PAGE (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *body =
    g_strdup_printf (ngettext ("%u item is deleted from the history. This cannot be undone: the backup "
                               "copies of the history that hold it are deleted too.",
                               "%u items are deleted from the history. This cannot be undone: the "
                               "backup copies of the history that hold them are deleted too.", n), n);

  ask (self, _("Empty the trash?"), body, _("_Empty the trash"), NULL);
}

static void
causerie_trash_page_dispose (GObject *object)
{
  CauserieTrashPage *self = CAUSERIE_TRASH_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->items);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (causerie_trash_page_parent_class)->dispose (object);
}

static void
causerie_trash_page_class_init (CauserieTrashPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-trash-page.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_trash_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieTrashPage, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieTrashPage, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_install_action (widget_class, "trash.restore", "s", restore_action);
  gtk_widget_class_install_action (widget_class, "trash.purge", "s", purge_action);
  gtk_widget_class_install_action (widget_class, "trash.empty", NULL, empty_action);
}

static void
causerie_trash_page_init (CauserieTrashPage *self)
{
  g_autoptr(GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (CAUSERIE_TYPE_TRASH_ITEM);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (
                                     G_LIST_MODEL (g_object_ref (self->items))));
  gtk_list_view_set_model (self->list, selection);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trash.empty", FALSE);
}

/* Another program may have deleted or restored something. */
static void
conversations_changed_cb (CauserieTrashPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    causerie_trash_page_refresh (self);
}

void
causerie_trash_page_set_library (CauserieTrashPage *self, CauserieLibrary *library)
{
  g_return_if_fail (CAUSERIE_IS_TRASH_PAGE (self) && self->library == NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (causerie_library_get_conversations (library), "items-changed",
                           G_CALLBACK (conversations_changed_cb), self, G_CONNECT_SWAPPED);
}

void
causerie_trash_page_refresh (CauserieTrashPage *self)
{
  g_return_if_fail (CAUSERIE_IS_TRASH_PAGE (self) && self->library != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  causerie_library_list_trash_async (self->library, self->cancellable, listed_cb,
                                     g_object_ref (self));
}
