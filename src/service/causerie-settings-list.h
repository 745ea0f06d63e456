/* causerie-settings-list.h: a list of objects kept in settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The connections, or the profiles: a key of `root` holds their uids in order, and each is kept under the
 * path KEY/UID/ below root's own by the relocatable `schema`. The model follows the key, whoever
 * changes it. Items have a construct-only property "uid". */
typedef struct _CauserieSettingsList CauserieSettingsList;

CauserieSettingsList *causerie_settings_list_new       (GSettings             *root,
                                                        const char            *key,
                                                        GSettingsSchemaSource *schemas,
                                                        const char            *schema_id,
                                                        GType                  item_type);
void                  causerie_settings_list_free      (CauserieSettingsList *self);

GListModel           *causerie_settings_list_get_model (CauserieSettingsList *self);
gpointer              causerie_settings_list_find      (CauserieSettingsList *self, const char *uid); /* or NULL */
void                  causerie_settings_list_add       (CauserieSettingsList *self, GObject *item);
void                  causerie_settings_list_insert    (CauserieSettingsList *self, GObject *item, guint position);
void                  causerie_settings_list_remove    (CauserieSettingsList *self, GObject *item);

/* Puts an item of the list where it is `position` afterwards; past the end means last. */
void                  causerie_settings_list_move      (CauserieSettingsList *self, GObject *item, guint position);

G_END_DECLS
