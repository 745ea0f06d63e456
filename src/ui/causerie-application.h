/* causerie-application.h: builds the object graph; the program's own actions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_APPLICATION (causerie_application_get_type ())
G_DECLARE_FINAL_TYPE (CauserieApplication, causerie_application, CAUSERIE, APPLICATION, AdwApplication)

/* Actions: app.quit, app.about, app.open-uri (s: http, https or mailto only). */
CauserieApplication *causerie_application_new (void);

G_END_DECLS
