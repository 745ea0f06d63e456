/* test-settings-schema.c: the schema says what the table of parameters says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection.h"
#include "causerie-install.h"
#include "causerie-params.h"

#include "causerie-config.h"

static void
assert_limits (const CauserieParamFacts *facts, GVariant *limits, GVariant *suggestion)
{
  double minimum, maximum;

  if (facts->is_integer) {
    gint64 least, most;

    g_variant_get (limits, "(xx)", &least, &most);
    minimum = (double) least;
    maximum = (double) most;
    g_assert_cmpint (g_variant_get_int64 (suggestion), ==, (gint64) facts->suggestion);
  } else {
    g_variant_get (limits, "(dd)", &minimum, &maximum);
    g_assert_cmpfloat (g_variant_get_double (suggestion), ==, facts->suggestion);
  }
  g_assert_cmpfloat (minimum, ==, facts->minimum);
  g_assert_cmpfloat (maximum, ==, facts->maximum);
}

static void
assert_choices (const CauserieParamFacts *facts, GVariant *allowed, GVariant *suggestion)
{
  g_autofree const char **words = g_variant_get_strv (allowed, NULL);

  g_assert_true (g_strv_equal (words, facts->choices));
  g_assert_cmpstr (g_variant_get_string (suggestion, NULL), ==,
                   facts->choices[(guint) facts->suggestion]);
}

/* The schema and the table of parameters say the same. */
static void
test_ranges_are_those_of_the_table (void)
{
  g_autoptr(GSettingsSchemaSource) schemas = causerie_install_dup_schemas ();
  g_autoptr(GSettingsSchema) schema = NULL;

  schema = g_settings_schema_source_lookup (schemas, CAUSERIE_APP_ID ".Profile", TRUE);
  for (int i = 0; i < CAUSERIE_N_PARAMS; i++) {
    const CauserieParamFacts *facts = causerie_param_get_facts (i);
    g_autoptr(GSettingsSchemaKey) key = g_settings_schema_get_key (schema, facts->name);
    g_autoptr(GVariant) range = g_settings_schema_key_get_range (key);
    g_autoptr(GVariant) suggestion = g_settings_schema_key_get_default_value (key);
    g_autoptr(GVariant) limits = NULL;
    const char *kind;

    g_variant_get (range, "(&sv)", &kind, &limits);
    if (facts->choices != NULL) {
      g_assert_cmpstr (kind, ==, "enum");
      assert_choices (facts, limits, suggestion);
    } else {
      g_assert_cmpstr (kind, ==, "range");
      assert_limits (facts, limits, suggestion);
    }
  }
}

static void
test_texts_are_empty (void)
{
  g_autoptr(GSettingsSchemaSource) schemas = causerie_install_dup_schemas ();
  g_autoptr(GSettingsSchema) schema = NULL;

  schema = g_settings_schema_source_lookup (schemas, CAUSERIE_APP_ID ".Profile", TRUE);
  for (int i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    g_autoptr(GSettingsSchemaKey) key =
      g_settings_schema_get_key (schema, causerie_text_param_get_facts (i)->name);
    g_autoptr(GVariant) text = g_settings_schema_key_get_default_value (key);

    g_assert_cmpstr (g_variant_get_string (text, NULL), ==, "");
  }
}

/* Each property of a connection has its key: what is set is there at the next start. */
static void
test_a_connection_is_kept_whole (void)
{
  g_autoptr(GSettingsSchemaSource) schemas = causerie_install_dup_schemas ();
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  schema = g_settings_schema_source_lookup (schemas, CAUSERIE_APP_ID ".Connection", TRUE);
  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (connection), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    if (!(properties[i]->flags & G_PARAM_CONSTRUCT_ONLY))
      g_assert_true (g_settings_schema_has_key (schema, properties[i]->name));
}

static void
test_every_key_says_what_it_is (void)
{
  const char *ids[] = {
    CAUSERIE_APP_ID, CAUSERIE_APP_ID ".Connection", CAUSERIE_APP_ID ".Profile",
  };
  g_autoptr(GSettingsSchemaSource) schemas = causerie_install_dup_schemas ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr(GSettingsSchema) schema = g_settings_schema_source_lookup (schemas, ids[i], TRUE);
    g_auto(GStrv) names = g_settings_schema_list_keys (schema);

    for (guint j = 0; names[j] != NULL; j++) {
      g_autoptr(GSettingsSchemaKey) key = g_settings_schema_get_key (schema, names[j]);

      g_assert_nonnull (g_settings_schema_key_get_summary (key));
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  g_test_add_func ("/settings-schema/ranges-are-those-of-the-table",
                   test_ranges_are_those_of_the_table);
  g_test_add_func ("/settings-schema/texts-are-empty", test_texts_are_empty);
  g_test_add_func ("/settings-schema/a-connection-is-kept-whole", test_a_connection_is_kept_whole);
  g_test_add_func ("/settings-schema/every-key-says-what-it-is", test_every_key_says_what_it_is);

  return g_test_run ();
}
