/* main.c: sets up the locale and runs the application
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-application.h"
#include "causerie-install.h"

int
main (int argc, char *argv[])
{
  g_autoptr(CauserieApplication) application = NULL;

  causerie_install_init ();
  application = causerie_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
