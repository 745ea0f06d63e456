/* test-catalogue-list.c: a list of models in its file, and what changed since the one before
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"
#include "catalogue-fixture.h"
#include "recorded-models.h"
#include "temporary-folder.h"

#include <string.h>

#define DAY (24 * 60 * 60)

static CauserieCatalogueList *
make_list (const char *json, gint64 date, CauserieCatalogueList *before)
{
  const CauserieListHead head = {
    .base_url = "http://127.0.0.1/v1", .url = "http://127.0.0.1/v1/models", .etag = "\"e\"",
    .date = date,
  };
  g_autoptr(GPtrArray) models = parse_models (json);

  return causerie_catalogue_list_new (models, &head, before);
}

/* "id change, id change"; old prices follow in brackets. */
static char *
describe (CauserieCatalogueList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < causerie_catalogue_list_get_size (list); i++) {
    guint change = causerie_catalogue_list_get_card (list, i)->change;
    g_autoptr(GEnumClass) changes = g_type_class_ref (CAUSERIE_TYPE_MODEL_CHANGE);
    const char *old = causerie_catalogue_list_get_old_price (list, i, CAUSERIE_PRICE_PROMPT);

    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "",
                            causerie_catalogue_list_get_id (list, i),
                            g_enum_get_value (changes, (int) change)->value_nick);
    if (old != NULL)
      g_string_append_printf (text, " (%s)", old);
  }

  return g_string_free (text, FALSE);
}

static void
assert_list (CauserieCatalogueList *list, const char *expected)
{
  g_autofree char *described = describe (list);

  g_assert_cmpstr (described, ==, expected);
}

#define MODEL(id, prompt, completion) \
  "{\"id\":\"" id "\",\"pricing\":{\"prompt\":\"" prompt "\",\"completion\":\"" completion "\"}}"

static void
test_changes (void)
{
  g_autoptr(CauserieCatalogueList) first = NULL, second = NULL, third = NULL, later = NULL;

  first = make_list ("[" MODEL ("same", "1", "1") "," MODEL ("up", "1", "1") ","
                     MODEL ("down", "2", "2") "," MODEL ("mixed", "1", "5") ","
                     MODEL ("varies", "1", "1") "," MODEL ("gone", "1", "1") "]", DAY, NULL);
  assert_list (first, "same none, up none, down none, mixed none, varies none, gone none");

  second = make_list ("[" MODEL ("same", "1.0", "1") "," MODEL ("new", "1", "1") ","
                      MODEL ("up", "2", "1") "," MODEL ("down", "2", "0") ","
                      MODEL ("mixed", "2", "1") "," MODEL ("varies", "-1", "-1") "]",
                      2 * DAY, first);
  assert_list (second, "same none, new new, up dearer (1), down cheaper (2), mixed dearer (1), "
               "varies none, gone gone");

  /* For a week it is still news. */
  third = make_list ("[" MODEL ("same", "1", "1") "," MODEL ("new", "1", "1") ","
                     MODEL ("up", "2", "1") "," MODEL ("down", "2", "0") "]", 8 * DAY, second);
  assert_list (third, "same none, new new, up dearer (1), down cheaper (2), mixed gone, "
               "varies gone, gone gone");
  later = make_list ("[" MODEL ("same", "1", "1") "," MODEL ("new", "1", "1") ","
                     MODEL ("up", "2", "1") "," MODEL ("gone", "1", "1") "]", 9 * DAY, third);
  assert_list (later, "same none, new none, up none, gone none, down gone, mixed gone, varies gone");
}

/* One list for all and one for an account are not compared by what they have. */
static void
test_other_url (void)
{
  const CauserieListHead head = { .base_url = "", .url = "http://127.0.0.1/v1/models/user",
                                  .etag = "", .date = 2 };
  g_autoptr(CauserieCatalogueList) first =
    make_list ("[" MODEL ("a", "1", "1") "," MODEL ("b", "1", "1") "]", 1, NULL);
  g_autoptr(GPtrArray) models =
    parse_models ("[" MODEL ("b", "2", "1") "," MODEL ("c", "1", "1") "]");
  g_autoptr(CauserieCatalogueList) second = causerie_catalogue_list_new (models, &head, first);

  assert_list (second, "b dearer (1), c none");
}

/* --- the file --------------------------------------------------------------------------------- */

static CauserieCatalogueList *
save_and_load (TemporaryFolder *folder, CauserieCatalogueList *list)
{
  g_autofree char *path = temporary_folder_file (folder, "list");
  g_autoptr(GError) error = NULL;

  causerie_catalogue_list_save (list, path, &error);
  g_assert_no_error (error);
  return causerie_catalogue_list_load (path);
}

static void
test_head (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autoptr(CauserieCatalogueList) list = make_list ("[\"a\"]", 12, NULL);
  g_autoptr(CauserieCatalogueList) later = causerie_catalogue_list_new_dated (list, 34);
  g_autoptr(CauserieCatalogueList) loaded = save_and_load (folder, later);
  const CauserieListHead *head;

  g_assert_nonnull (loaded);
  head = causerie_catalogue_list_get_head (loaded);
  g_assert_cmpstr (head->base_url, ==, "http://127.0.0.1/v1");
  g_assert_cmpstr (head->url, ==, "http://127.0.0.1/v1/models");
  g_assert_cmpstr (head->etag, ==, "\"e\"");
  g_assert_cmpint (head->date, ==, 34);
  assert_list (loaded, "a none");
}

static void
assert_same_model (CauserieModel *a, CauserieModel *b)
{
  g_autoptr(GVariant) first = g_variant_ref_sink (causerie_model_to_variant (a));
  g_autoptr(GVariant) second = g_variant_ref_sink (causerie_model_to_variant (b));

  g_assert_cmpvariant (first, second);
}

/* Everything that is known of a model, of each in the recorded list. */
static void
test_models (Recorded *recorded, gconstpointer data)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  const CauserieListHead head = { .base_url = "", .url = "", .etag = "", .date = 1 };
  g_autoptr(CauserieCatalogueList) list =
    causerie_catalogue_list_new (recorded->models, &head, NULL);
  g_autoptr(CauserieCatalogueList) loaded = save_and_load (folder, list);

  g_assert_cmpuint (causerie_catalogue_list_get_size (loaded), ==, recorded->models->len);
  for (guint i = 0; i < recorded->models->len; i++) {
    CauserieModel *model = g_ptr_array_index (recorded->models, i);
    g_autoptr(CauserieModel) read = causerie_catalogue_list_read_model (loaded, i);

    assert_same_model (model, read);
    g_assert_cmpstr (causerie_catalogue_list_get_name (loaded, i), ==,
                     causerie_model_get_name (model));
  }
}

/* A price is rounded up on its card: "at most" lets no dearer one through. */
static void
test_card (void)
{
  g_autoptr(CauserieCatalogueList) list =
    make_list ("[" MODEL ("a", "0.000003", "0.0000000833333333333333") ","
               MODEL ("b", "-1", "99999999") "]", 1, NULL);
  const CauserieModelCard *a = causerie_catalogue_list_get_card (list, 0);
  const CauserieModelCard *b = causerie_catalogue_list_get_card (list, 1);

  g_assert_cmpint (a->prompt_price, ==, G_GINT64_CONSTANT (3000000000));
  g_assert_cmpint (a->completion_price, ==, 83333334);
  g_assert_cmpint (b->prompt_price, ==, CAUSERIE_CARD_NO_PRICE);
  g_assert_cmpint (b->completion_price, ==, CAUSERIE_CARD_NO_PRICE - 1);
  g_assert_cmpuint (a->traits, ==, CAUSERIE_TRAIT_CHATS);
}

/* --- damage ----------------------------------------------------------------------------------- */

/* Whatever is left of a file, everything that may be asked of it can be asked. */
static void
read_all (CauserieCatalogueList *list)
{
  for (guint i = 0; i < causerie_catalogue_list_get_size (list); i++) {
    g_autoptr(CauserieModel) model = causerie_catalogue_list_read_model (list, i);

    g_assert_true (CAUSERIE_IS_MODEL (model));
    g_assert_cmpstr (causerie_catalogue_list_get_id (list, i), !=, "");
    g_assert_true (g_utf8_validate (causerie_catalogue_list_get_name (list, i), -1, NULL));
    causerie_catalogue_list_get_old_price (list, i, CAUSERIE_PRICE_COMPLETION);
  }
}

static void
load_bytes (TemporaryFolder *folder, const char *bytes, gsize length)
{
  g_autofree char *path = temporary_folder_file (folder, "damaged");
  g_autoptr(CauserieCatalogueList) list = NULL;

  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  list = causerie_catalogue_list_load (path);
  if (list != NULL)
    read_all (list);
}

static void
test_damage (void)
{
  g_autoptr(TemporaryFolder) folder = temporary_folder_new ();
  g_autoptr(CauserieCatalogueList) list =
    make_list ("[" MODEL ("a/b", "1", "2") ",{\"id\":\"c\",\"name\":\"Ц\",\"description\":\"d\","
               "\"supported_parameters\":[\"tools\"]}]", 1, NULL);
  g_autofree char *path = temporary_folder_file (folder, "list");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (causerie_catalogue_list_save (list, path, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (causerie_catalogue_list_load ("/nowhere/at/all"));

  for (gsize i = 0; i <= length; i++)
    load_bytes (folder, bytes, i);
  for (gsize i = 0; i < length; i++) {
    char was = bytes[i];

    bytes[i] = (char) ~was;
    load_bytes (folder, bytes, length);
    bytes[i] = was;
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  g_test_add_func ("/catalogue-list/changes", test_changes);
  g_test_add_func ("/catalogue-list/other-url", test_other_url);
  g_test_add_func ("/catalogue-list/head", test_head);
  recorded_add ("/catalogue-list/models", test_models);
  g_test_add_func ("/catalogue-list/card", test_card);
  g_test_add_func ("/catalogue-list/damage", test_damage);

  return g_test_run ();
}
