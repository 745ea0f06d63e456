/* causerie-proxy-row.c: the proxy of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-proxy-row.h"

#include "causerie-note-row.h"

#include <glib/gi18n.h>

struct _CauserieProxyRow {
  AdwExpanderRow   parent_instance;

  gboolean         has_login; /* the connection has one already, with a password or without */

  /* template children */
  AdwComboRow     *kind;      /* in the order of CauserieProxyKind */
  GtkWidget       *address;
  CauserieNoteRow *address_note;
  GtkWidget       *user;
  GtkWidget       *password;
  CauserieNoteRow *password_note;
};

G_DEFINE_FINAL_TYPE (CauserieProxyRow, causerie_proxy_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static CauserieProxyKind
get_kind (CauserieProxyRow *self)
{
  return (CauserieProxyKind) adw_combo_row_get_selected (self->kind);
}

/* What is chosen, as long as the row is folded. */
static void
show_summary (CauserieProxyRow *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (self->kind);
  const char *summary = get_kind (self) >= CAUSERIE_PROXY_HTTP ? get_text (self->address) : NULL;
  g_autofree char *escaped = NULL;

  if (summary == NULL || *summary == '\0')
    summary = item != NULL ? gtk_string_object_get_string (item) : "";
  escaped = g_markup_escape_text (summary, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
}

static void
update (CauserieProxyRow *self)
{
  gboolean has_address = get_kind (self) >= CAUSERIE_PROXY_HTTP;
  gboolean keeps = has_address && self->has_login && *get_text (self->user) != '\0' &&
                   *get_text (self->password) == '\0';

  gtk_widget_set_visible (self->address, has_address);
  gtk_widget_set_visible (self->user, has_address);
  gtk_widget_set_visible (self->password, has_address);
  causerie_note_row_say (self->password_note,
                         keeps ? _("Left empty, the saved password stays.") : NULL,
                         CAUSERIE_NOTE_PLAIN);
  show_summary (self);
}

static void
changed_cb (CauserieProxyRow *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
causerie_proxy_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_PROXY_ROW);

  G_OBJECT_CLASS (causerie_proxy_row_parent_class)->dispose (object);
}

static void
causerie_proxy_row_class_init (CauserieProxyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_proxy_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CAUSERIE_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-proxy-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieProxyRow, kind);
  gtk_widget_class_bind_template_child (widget_class, CauserieProxyRow, address);
  gtk_widget_class_bind_template_child (widget_class, CauserieProxyRow, address_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieProxyRow, user);
  gtk_widget_class_bind_template_child (widget_class, CauserieProxyRow, password);
  gtk_widget_class_bind_template_child (widget_class, CauserieProxyRow, password_note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_property_action (widget_class, "row.expanded", "expanded");
}

static void
causerie_proxy_row_init (CauserieProxyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

void
causerie_proxy_row_show (CauserieProxyRow *self, CauserieConnection *connection)
{
  const char *user;
  g_autofree char *address = NULL;
  CauserieProxyKind kind;

  g_return_if_fail (CAUSERIE_IS_PROXY_ROW (self) && CAUSERIE_IS_CONNECTION (connection));

  user = causerie_connection_get_proxy_user (connection);
  kind = causerie_proxy_split (causerie_connection_get_proxy (connection), &address);
  self->has_login = *user != '\0';
  adw_combo_row_set_selected (self->kind, kind);
  gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  gtk_editable_set_text (GTK_EDITABLE (self->user), user);
  update (self);
}

void
causerie_proxy_row_read (CauserieProxyRow *self, CauserieTypedRoute *typed)
{
  g_return_if_fail (CAUSERIE_IS_PROXY_ROW (self) && typed != NULL);

  typed->proxy_kind = get_kind (self);
  typed->proxy_address = get_text (self->address);
  typed->proxy_user = get_text (self->user);
  typed->proxy_password = get_text (self->password);
}

void
causerie_proxy_row_set_problem (CauserieProxyRow *self, const char *problem)
{
  g_return_if_fail (CAUSERIE_IS_PROXY_ROW (self));

  causerie_note_row_say (self->address_note, problem, CAUSERIE_NOTE_ERROR);
}

void
causerie_proxy_row_begin (CauserieProxyRow *self)
{
  g_return_if_fail (CAUSERIE_IS_PROXY_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind));
}
