/* causerie-model-choices.c: the lines of the model picker
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-choices.h"

#include "causerie-fold.h"
#include "causerie-model-line.h"
#include "causerie-profile.h"
#include "causerie-property.h"

/* What a window shows; a list view makes a row for each. */
#define FIRST_LINES 12

struct _CauserieModelChoices {
  GObject            parent_instance;

  /* owned */
  CauserieCatalogue *catalogue;   /* NULL: none */
  GListModel        *profiles;    /* NULL: none */
  CauserieModelQuery query;       /* its texts are the next two */
  char              *text;        /* NULL: nothing is typed */
  char              *connection;  /* NULL: any */
  GPtrArray         *found;       /* of CauserieProfile and CauserieCatalogueEntry: all there are */
  GPtrArray         *lines;       /* of CauserieModelLine: the first of them, which are shown */
  char              *instead;     /* NULL: nothing else was looked for */

  guint              ends[CAUSERIE_N_CHOICES]; /* of the sections: the line behind their last */
  guint              n_models;    /* that fit */
  guint              limit;       /* how many lines are shown */
  gboolean           empty;       /* nothing is found */
};

enum { PROP_EMPTY = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieModelChoices, causerie_model_choices, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- the list --------------------------------------------------------------------------------- */

static GType
causerie_model_choices_get_item_type (GListModel *list)
{
  return CAUSERIE_TYPE_MODEL_LINE;
}

static guint
causerie_model_choices_get_n_items (GListModel *list)
{
  return CAUSERIE_MODEL_CHOICES (list)->lines->len;
}

static gpointer
causerie_model_choices_get_item (GListModel *list, guint position)
{
  CauserieModelChoices *self = CAUSERIE_MODEL_CHOICES (list);

  if (position >= self->lines->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->lines, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = causerie_model_choices_get_item_type;
  iface->get_n_items = causerie_model_choices_get_n_items;
  iface->get_item = causerie_model_choices_get_item;
}

/* --- profiles --------------------------------------------------------------------------------- */

static gboolean
holds (const char *text, const CauserieFoldedText *word)
{
  CauserieFoldedText folded;
  gsize from = 0, start, end;
  gboolean found;

  causerie_folded_text_init (&folded, text);
  found = causerie_folded_text_find (&folded, word, &from, &start, &end);
  causerie_folded_text_clear (&folded);
  return found;
}

/* Every word stands in its name or in that of its model. */
static gboolean
has_words (CauserieProfile *profile, const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t", -1);
  gboolean fits = TRUE;

  for (gsize i = 0; words[i] != NULL && fits; i++) {
    CauserieFoldedText word;

    causerie_folded_text_init (&word, words[i]);
    fits = holds (causerie_profile_get_name (profile), &word) ||
           holds (causerie_profile_get_model (profile), &word);
    causerie_folded_text_clear (&word);
  }

  return fits;
}

static gboolean
fits (CauserieModelChoices *self, CauserieProfile *profile)
{
  if (self->connection != NULL &&
      !g_str_equal (causerie_profile_get_connection (profile), self->connection))
    return FALSE;
  if (self->text == NULL)
    return TRUE;
  return has_words (profile, self->text) ||
         (self->instead != NULL && has_words (profile, self->instead));
}

/* A filter for models says nothing about a profile. */
static gboolean
may_show_profiles (CauserieModelChoices *self)
{
  CauserieModelQuery query = self->query;

  query.connection = NULL;
  return self->profiles != NULL && !causerie_model_query_has_filter (&query);
}

static void
add_profiles (CauserieModelChoices *self, GPtrArray *lines)
{
  guint n = may_show_profiles (self) ? g_list_model_get_n_items (self->profiles) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (self->profiles, i);

    if (fits (self, profile))
      g_ptr_array_add (lines, g_steal_pointer (&profile));
  }
}

/* --- models ----------------------------------------------------------------------------------- */

static void
add_favourites (GPtrArray *lines, GPtrArray *models)
{
  for (guint i = 0; i < models->len; i++) {
    CauserieCatalogueEntry *entry = g_ptr_array_index (models, i);

    if (causerie_catalogue_entry_get_favourite (entry))
      g_ptr_array_add (lines, g_object_ref (entry));
  }
}

static int
compare_last_used (gconstpointer a, gconstpointer b)
{
  gint64 a_used = causerie_catalogue_entry_get_last_used (*(CauserieCatalogueEntry **) a);
  gint64 b_used = causerie_catalogue_entry_get_last_used (*(CauserieCatalogueEntry **) b);

  return a_used < b_used ? 1 : a_used > b_used ? -1 : 0;
}

static void
add_recent (GPtrArray *lines, GPtrArray *models)
{
  g_autoptr(GPtrArray) used = g_ptr_array_new ();

  for (guint i = 0; i < models->len; i++) {
    CauserieCatalogueEntry *entry = g_ptr_array_index (models, i);

    if (causerie_catalogue_entry_get_last_used (entry) != 0 &&
        !causerie_catalogue_entry_get_favourite (entry))
      g_ptr_array_add (used, entry);
  }
  g_ptr_array_sort (used, compare_last_used);
  for (guint i = 0; i < MIN (used->len, CAUSERIE_CHOICES_MAX_RECENT); i++)
    g_ptr_array_add (lines, g_object_ref (g_ptr_array_index (used, i)));
}

/* `first` is the line of the first model that stands above. */
static void
add_others (GPtrArray *lines, GPtrArray *models, guint first)
{
  g_autoptr(GHashTable) above = g_hash_table_new (NULL, NULL);

  for (guint i = first; i < lines->len; i++)
    g_hash_table_add (above, g_ptr_array_index (lines, i));
  for (guint i = 0; i < models->len; i++)
    if (!g_hash_table_contains (above, g_ptr_array_index (models, i)))
      g_ptr_array_add (lines, g_object_ref (g_ptr_array_index (models, i)));
}

static GPtrArray *
find_models (CauserieModelChoices *self)
{
  g_clear_pointer (&self->instead, g_free);
  if (self->catalogue == NULL)
    return g_ptr_array_new ();

  return causerie_model_query_run (&self->query, G_LIST_MODEL (self->catalogue), &self->instead);
}

static GPtrArray *
find_lines (CauserieModelChoices *self, guint ends[CAUSERIE_N_CHOICES])
{
  g_autoptr(GPtrArray) models = find_models (self);
  GPtrArray *lines = g_ptr_array_new_full (models->len, g_object_unref);

  add_profiles (self, lines);
  ends[CAUSERIE_CHOICES_PROFILES] = lines->len;
  if (self->text == NULL)
    add_favourites (lines, models);
  ends[CAUSERIE_CHOICES_FAVOURITES] = lines->len;
  if (self->text == NULL)
    add_recent (lines, models);
  ends[CAUSERIE_CHOICES_RECENT] = lines->len;
  add_others (lines, models, ends[CAUSERIE_CHOICES_PROFILES]);
  ends[CAUSERIE_CHOICES_ALL] = lines->len;
  self->n_models = models->len;

  return lines;
}

/* --- what changes ----------------------------------------------------------------------------- */

static CauserieChoicesSection
find_section (const guint ends[CAUSERIE_N_CHOICES], guint position, gboolean *is_first)
{
  guint section = 0;

  while (section + 1 < CAUSERIE_N_CHOICES && position >= ends[section])
    section++;
  *is_first = position == (section > 0 ? ends[section - 1] : 0);

  return section;
}

static void
fill_line (CauserieModelChoices *self, guint position, gboolean fresh)
{
  gboolean is_first;
  int section = (int) find_section (self->ends, position, &is_first);

  causerie_model_line_set_item (g_ptr_array_index (self->lines, position),
                                g_ptr_array_index (self->found, position),
                                is_first ? -section - 1 : section, fresh);
}

static void
set_empty (CauserieModelChoices *self, gboolean empty)
{
  if (causerie_set_value (&self->empty, empty))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}

/* Lines that stay tell themselves what stands there now; only their number is news of the list.
 * Where nothing is found all of them stay, unseen: a view makes rows for new ones, and the next key
 * may bring as many. */
static void
show_lines (CauserieModelChoices *self, guint limit, gboolean fresh)
{
  guint n_before = self->lines->len, n = MIN (self->found->len, limit);

  self->limit = limit;
  if (self->found->len == 0)
    return;

  for (guint i = 0; i < MIN (n, n_before); i++)
    fill_line (self, i, fresh);
  if (n < n_before)
    g_ptr_array_set_size (self->lines, (int) n);
  for (guint i = n_before; i < n; i++) {
    g_ptr_array_add (self->lines, causerie_model_line_new ());
    fill_line (self, i, FALSE);
  }
  if (n != n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (n, n_before),
                                n_before - MIN (n, n_before), n - MIN (n, n_before));
}

static void
find_again (CauserieModelChoices *self, guint limit, gboolean fresh)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->found);

  self->found = find_lines (self, self->ends);
  set_empty (self, self->found->len == 0);
  show_lines (self, limit, fresh);
}

/* What is known of the model of a profile may be another thing now. */
static void
source_changed_cb (CauserieModelChoices *self)
{
  find_again (self, self->limit, TRUE);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_model_choices_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (prop_id) {
    case PROP_EMPTY:
      g_value_set_boolean (value, CAUSERIE_MODEL_CHOICES (object)->empty);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_model_choices_dispose (GObject *object)
{
  CauserieModelChoices *self = CAUSERIE_MODEL_CHOICES (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->profiles);

  G_OBJECT_CLASS (causerie_model_choices_parent_class)->dispose (object);
}

static void
causerie_model_choices_finalize (GObject *object)
{
  CauserieModelChoices *self = CAUSERIE_MODEL_CHOICES (object);

  g_free (self->text);
  g_free (self->connection);
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->lines);
  g_free (self->instead);

  G_OBJECT_CLASS (causerie_model_choices_parent_class)->finalize (object);
}

static void
causerie_model_choices_class_init (CauserieModelChoicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_model_choices_get_property;
  object_class->dispose = causerie_model_choices_dispose;
  object_class->finalize = causerie_model_choices_finalize;

  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_model_choices_init (CauserieModelChoices *self)
{
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->limit = FIRST_LINES;
  self->empty = TRUE;
}

static void
follow (CauserieModelChoices *self, gpointer list)
{
  if (list != NULL)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (source_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

CauserieModelChoices *
causerie_model_choices_new (CauserieCatalogue *catalogue, GListModel *profiles)
{
  CauserieModelChoices *self = g_object_new (CAUSERIE_TYPE_MODEL_CHOICES, NULL);

  g_set_object (&self->catalogue, catalogue);
  g_set_object (&self->profiles, profiles);
  follow (self, catalogue);
  follow (self, profiles);
  find_again (self, FIRST_LINES, FALSE);

  return self;
}

/* NULL for nothing but spaces. */
static char *
dup_words (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

void
causerie_model_choices_search (CauserieModelChoices *self, const CauserieModelQuery *query)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_CHOICES (self) && query != NULL);

  g_free (self->text);
  self->text = dup_words (query->text);
  causerie_set_string (&self->connection, query->connection);
  self->query = *query;
  self->query.text = self->text;
  self->query.connection = self->connection;
  find_again (self, FIRST_LINES, FALSE);
}

gboolean
causerie_model_choices_show_more (CauserieModelChoices *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL_CHOICES (self), FALSE);

  if (self->lines->len >= self->found->len)
    return FALSE;

  show_lines (self, self->limit * 2, FALSE);
  return TRUE;
}

gboolean
causerie_model_choices_is_empty (CauserieModelChoices *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL_CHOICES (self), TRUE);

  return self->empty;
}

CauserieChoicesSection
causerie_model_choices_get_section (CauserieModelChoices *self,
                                    guint                 position,
                                    gboolean             *is_first)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL_CHOICES (self), CAUSERIE_CHOICES_ALL);

  return find_section (self->ends, position, is_first);
}

guint
causerie_model_choices_count_models (CauserieModelChoices *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL_CHOICES (self), 0);

  return self->n_models;
}

const char *
causerie_model_choices_get_instead (CauserieModelChoices *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL_CHOICES (self), NULL);

  return self->instead;
}
