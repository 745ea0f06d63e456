/* causerie-settings-record.h: one object and the settings it is kept in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keeps an object and a path of settings equal, both ways, as long as the record lives. Every property
 * with the name of a key is kept under that key; "params" (CauserieParams) under a key for each, where
 * unset is no user value. */
typedef struct _CauserieSettingsRecord CauserieSettingsRecord;

/* The object takes what is stored; `settings` and `object` are kept alive. */
CauserieSettingsRecord *causerie_settings_record_new        (GSettings *settings, GObject *object);
GObject                *causerie_settings_record_get_object (CauserieSettingsRecord *self);
void                    causerie_settings_record_free       (CauserieSettingsRecord *self);

/* Writes all properties of the object. */
void                    causerie_settings_record_write      (GSettings *settings, GObject *object);

/* Resets every key. */
void                    causerie_settings_record_erase      (GSettings *settings);

G_END_DECLS
