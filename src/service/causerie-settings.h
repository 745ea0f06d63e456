/* causerie-settings.h: connections, profiles and preferences, kept in GSettings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-profile.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keys for causerie_settings_bind(). */
#define CAUSERIE_SETTING_WINDOW_WIDTH     "window-width"     /* int, pixels */
#define CAUSERIE_SETTING_WINDOW_HEIGHT    "window-height"    /* int, pixels */
#define CAUSERIE_SETTING_WINDOW_MAXIMIZED "window-maximized" /* boolean */
#define CAUSERIE_SETTING_SIDEBAR_SHOWN    "sidebar-shown"    /* boolean */
#define CAUSERIE_SETTING_UNFOLDED_FOLDERS "unfolded-folders" /* strings: uids of folders */
#define CAUSERIE_SETTING_OPEN_CHAT        "open-chat"        /* string: a conversation's uid, "" none */
#define CAUSERIE_SETTING_DEFAULT_PROFILE  "default-profile"  /* string: a profile's uid, "" the last used */
#define CAUSERIE_SETTING_LAST_PROFILE     "last-profile"     /* string: a profile's uid */
#define CAUSERIE_SETTING_ENTER_SENDS      "enter-sends"      /* boolean */
#define CAUSERIE_SETTING_TEXT_SIZE        "text-size"        /* int, percent */
#define CAUSERIE_SETTING_COLOR_SCHEME     "color-scheme"     /* enum: default, force-light, force-dark */

#define CAUSERIE_TYPE_SETTINGS (causerie_settings_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSettings, causerie_settings, CAUSERIE, SETTINGS, GObject)

/* The only user of GSettings. One relocatable schema each for connections and profiles, under uuid paths,
 * and a list of uuids for their order. What a schema's key has no user value for is unset.
 * NULL with an error when the schemas are not installed. */
CauserieSettings   *causerie_settings_new               (GError **error);

/* GListModels of CauserieConnections and CauserieProfiles in the person's order. A change of a property of
 * an item is written at once; a change from outside arrives as a notification of the item. */
GListModel         *causerie_settings_get_connections   (CauserieSettings *self);
GListModel         *causerie_settings_get_profiles      (CauserieSettings *self);
CauserieConnection *causerie_settings_find_connection   (CauserieSettings *self, const char *uid); /* or NULL */
CauserieProfile    *causerie_settings_find_profile      (CauserieSettings *self, const char *uid); /* or NULL */

/* The connection with this provider row and canonical base URL, or NULL: the first of them. */
CauserieConnection *causerie_settings_match_connection  (CauserieSettings *self,
                                                         const char       *provider,
                                                         const char       *base_url);

/* Writes all properties of the object and puts it at the end of its list. */
void                causerie_settings_add_connection    (CauserieSettings *self, CauserieConnection *connection);
void                causerie_settings_add_profile       (CauserieSettings *self, CauserieProfile *profile);

/* The same at a place of the list: undoes a removal. */
void                causerie_settings_insert_connection (CauserieSettings   *self,
                                                         CauserieConnection *connection,
                                                         guint               position);
void                causerie_settings_insert_profile    (CauserieSettings *self,
                                                         CauserieProfile  *profile,
                                                         guint             position);

/* The person's order: it is at `position` afterwards; past the end means last. */
void                causerie_settings_move_connection   (CauserieSettings   *self,
                                                         CauserieConnection *connection,
                                                         guint               position);
void                causerie_settings_move_profile      (CauserieSettings *self,
                                                         CauserieProfile  *profile,
                                                         guint             position);

/* A new one like it, below it, whose name says that it is a copy (borrowed from the settings). */
CauserieProfile    *causerie_settings_duplicate_profile (CauserieSettings *self, CauserieProfile *profile);

/* Resets every key of its path. The key in the keyring is the caller's to clear. */
void                causerie_settings_remove_connection (CauserieSettings *self, CauserieConnection *connection);
void                causerie_settings_remove_profile    (CauserieSettings *self, CauserieProfile *profile);

/* The profile for a new chat: the default one, else the last used, else the first; NULL when none exists. */
CauserieProfile    *causerie_settings_get_new_chat_profile (CauserieSettings *self);

/* Keeps a property and a preference equal; flags as for g_settings_bind(). */
void                causerie_settings_bind              (CauserieSettings   *self,
                                                         const char         *key,
                                                         gpointer            object,
                                                         const char         *property,
                                                         GSettingsBindFlags  flags);
char               *causerie_settings_dup_string        (CauserieSettings *self, const char *key);
void                causerie_settings_set_string        (CauserieSettings *self, const char *key, const char *value);
gboolean            causerie_settings_get_boolean       (CauserieSettings *self, const char *key);
void                causerie_settings_set_boolean       (CauserieSettings *self, const char *key, gboolean value);

/* Returns when everything is written; for the end of a command. */
void                causerie_settings_sync              (CauserieSettings *self);

G_END_DECLS
