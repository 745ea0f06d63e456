/* causerie-sidebar-foot.c: the places below the chats, or what is done with chosen ones
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sidebar-foot.h"

struct _CauserieSidebarFoot {
  AdwBin         parent_instance;

  /* template children */
  GtkStack      *pages;
  GtkMenuButton *move;
  GtkWidget     *archive_chosen;
};

G_DEFINE_FINAL_TYPE (CauserieSidebarFoot, causerie_sidebar_foot, ADW_TYPE_BIN)

static void
causerie_sidebar_foot_dispose (GObject *object)
{
  causerie_sidebar_foot_set_move (CAUSERIE_SIDEBAR_FOOT (object), NULL, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (causerie_sidebar_foot_parent_class)->dispose (object);
}

static void
causerie_sidebar_foot_class_init (CauserieSidebarFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_sidebar_foot_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-sidebar-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebarFoot, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebarFoot, move);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebarFoot, archive_chosen);
}

static void
causerie_sidebar_foot_init (CauserieSidebarFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_sidebar_foot_set_choosing (CauserieSidebarFoot *self, gboolean choosing)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR_FOOT (self));

  gtk_stack_set_visible_child_name (self->pages, choosing ? "choosing" : "places");
}

void
causerie_sidebar_foot_set_chosen (CauserieSidebarFoot *self,
                                  gboolean             any,
                                  const char          *archive_label)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR_FOOT (self) && archive_label != NULL);

  gtk_widget_set_sensitive (GTK_WIDGET (self->move), any);
  gtk_widget_set_tooltip_text (self->archive_chosen, archive_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->archive_chosen),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, archive_label, -1);
}

void
causerie_sidebar_foot_set_move (CauserieSidebarFoot          *self,
                                GtkMenuButtonCreatePopupFunc  fill,
                                gpointer                      data)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR_FOOT (self));

  if (self->move != NULL)
    gtk_menu_button_set_create_popup_func (self->move, fill, data, NULL);
  if (fill == NULL)
    self->move = NULL;
}
