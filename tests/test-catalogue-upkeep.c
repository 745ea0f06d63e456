/* test-catalogue-upkeep.c: what is asked in the background, and on which network
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-catalogue-upkeep.h"
#include "causerie-install.h"

#include <gio/gio.h>

#define DAY (24 * 60 * 60)

/* --- a network of the test's own -------------------------------------------------------------- */

static gboolean is_available, is_metered;

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor {
  GObject parent_instance;
};

enum { PROP_AVAILABLE = 1, PROP_METERED, PROP_CONNECTIVITY };

static gboolean
initialize (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
init_initable (GInitableIface *iface)
{
  iface->init = initialize;
}

static void
init_network_monitor (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor, test_monitor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, init_initable)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, init_network_monitor))

static void
test_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONNECTIVITY)
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
  else
    g_value_set_boolean (value, id == PROP_METERED ? is_metered : is_available);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_monitor_init (TestMonitor *self)
{
}

static void
install_monitor (void)
{
  g_vfs_get_default (); /* so that there is something to extend */
  g_setenv ("GIO_USE_NETWORK_MONITOR", "test", TRUE);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, TEST_TYPE_MONITOR,
                                  "test", 1000);
  g_assert_true (TEST_IS_MONITOR (g_network_monitor_get_default ()));
}

/* --- cases ------------------------------------------------------------------------------------ */

static gboolean
may_ask (const char *provider, const char *base_url)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  causerie_connection_set_provider (connection, provider);
  causerie_connection_set_base_url (connection, base_url);
  return causerie_catalogue_upkeep_may_ask (connection);
}

static void
test_network (void)
{
  const struct { gboolean available, metered, far, near; } rows[] = {
    { TRUE, FALSE, TRUE, TRUE },
    { TRUE, TRUE, FALSE, TRUE },
    { FALSE, FALSE, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    is_available = rows[i].available;
    is_metered = rows[i].metered;
    g_assert_cmpint (may_ask ("openrouter", "https://openrouter.ai/api/v1"), ==, rows[i].far);
    g_assert_cmpint (may_ask ("custom", "http://192.168.1.7:8080/v1"), ==, rows[i].far);
    g_assert_cmpint (may_ask ("ollama", "http://localhost:11434/v1"), ==, rows[i].near);
    g_assert_false (may_ask ("demo", ""));
  }
}

static void
test_due (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_true (causerie_catalogue_upkeep_is_due (0));
  g_assert_true (causerie_catalogue_upkeep_is_due (now - DAY));
  g_assert_false (causerie_catalogue_upkeep_is_due (now - DAY + 600));
  g_assert_true (causerie_catalogue_upkeep_is_due (now + DAY));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();
  install_monitor ();

  g_test_add_func ("/catalogue-upkeep/network", test_network);
  g_test_add_func ("/catalogue-upkeep/due", test_due);

  return g_test_run ();
}
