/* causerie-model-details.c: everything there is to know of a model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-details.h"

#include "causerie-copy-button.h"
#include "causerie-markdown.h"
#include "causerie-model-text.h"
#include "causerie-param-text.h"
#include "causerie-price-text.h"
#include "causerie-text-attributes.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CauserieModelDetails {
  AdwBin                  parent_instance;

  /* owned */
  CauserieCatalogueEntry *entry;      /* NULL: nothing is shown */
  CauserieConnection     *connection; /* NULL: it is gone */

  /* template children */
  GtkScrolledWindow      *scroller;
  GtkLabel               *name;
  GtkBox                 *id_box;
  GtkLabel               *id;
  GtkLabel               *change;
  GtkWidget              *choose;
  GtkBox                 *groups;

  GtkWidget              *copy;       /* borrowed: in the id's box */
};

G_DEFINE_FINAL_TYPE (CauserieModelDetails, causerie_model_details, ADW_TYPE_BIN)

enum { CHOOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOOSE], 0);
}

/* --- rows ------------------------------------------------------------------------------------- */

static AdwPreferencesGroup *
new_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);

  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
new_value (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

/* All texts are plain; `subtitle` may be NULL. */
static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

/* A row, where there is a value; `note` may be NULL. */
static void
add_row (AdwPreferencesGroup *group, const char *title, const char *value, const char *note)
{
  GtkWidget *row;

  if (value == NULL)
    return;

  row = new_row (title, note);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_value (value));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value,
                                  -1);
  adw_preferences_group_add (group, row);
}

/* As add_row(), for what is too long to stand beside its title. */
static void
add_words (AdwPreferencesGroup *group, const char *title, const char *words, const char *note)
{
  g_autofree char *subtitle = g_strjoin ("\n", words, note, NULL);
  GtkWidget *row;

  if (words == NULL)
    return;

  row = new_row (title, subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  adw_preferences_group_add (group, row);
}

static void
add_tokens (AdwPreferencesGroup *group, const char *title, gint64 n_tokens)
{
  g_autofree char *value = causerie_model_text_of_tokens (n_tokens);

  add_row (group, title, value, NULL);
}

/* --- prices ----------------------------------------------------------------------------------- */

typedef struct {
  CauseriePrice  price;
  const char    *title;
} PriceRow;

static const PriceRow token_prices[] = {
  { CAUSERIE_PRICE_PROMPT,      NC_("price of", "In") },
  { CAUSERIE_PRICE_COMPLETION,  NC_("price of", "Out") },
  { CAUSERIE_PRICE_REASONING,   NC_("price of", "Reasoning") },
  { CAUSERIE_PRICE_CACHE_READ,  NC_("price of", "Read from the cache") },
  { CAUSERIE_PRICE_CACHE_WRITE, NC_("price of", "Written to the cache") },
};

static const PriceRow piece_prices[] = {
  { CAUSERIE_PRICE_REQUEST,    NC_("price of", "A request") },
  { CAUSERIE_PRICE_IMAGE,      NC_("price of", "A picture") },
  { CAUSERIE_PRICE_WEB_SEARCH, NC_("price of", "A web search") },
};

static const char *
translate_price (const PriceRow *row)
{
  return g_dpgettext2 (NULL, "price of", row->title);
}

static void
add_token_price (AdwPreferencesGroup *group, CauserieModel *model, const PriceRow *row)
{
  g_autofree char *million =
    causerie_price_text_of_model (model, row->price, CAUSERIE_PER_MILLION);
  g_autofree char *thousand =
    causerie_price_text_of_model (model, row->price, CAUSERIE_PER_THOUSAND);
  g_autofree char *note = NULL;

  if (million == NULL)
    return;
  /* Translators: %s is a price. */
  note = g_strdup_printf (_("A thousand: %s"), thousand);
  add_row (group, translate_price (row), million, note);
}

static void
add_prices (AdwPreferencesGroup *group, CauserieModel *model)
{
  for (gsize i = 0; i < G_N_ELEMENTS (token_prices); i++)
    add_token_price (group, model, &token_prices[i]);
}

/* What is paid for by the piece. */
static void
add_piece_group (CauserieModelDetails *self, CauserieModel *model)
{
  AdwPreferencesGroup *group = new_group (_("Other prices"));
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (piece_prices); i++) {
    g_autofree char *piece = causerie_price_text_of_model (model, piece_prices[i].price, 1);

    add_row (group, translate_price (&piece_prices[i]), piece, NULL);
    any |= piece != NULL;
  }
  gtk_widget_set_visible (GTK_WIDGET (group), any);
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

/* What is given away has its limits; those of OpenRouter are known. */
static const char *
find_limits (CauserieModelDetails *self)
{
  const CauserieProvider *provider =
    self->connection != NULL ? causerie_connection_get_facts (self->connection) : NULL;

  if (provider == NULL || !g_str_equal (provider->id, "openrouter"))
    return NULL;
  return _("Free models take 20 requests a minute and 50 a day; 1,000 a day once credits for "
           "10 dollars were bought. A web search is charged.");
}

static void
add_price_group (CauserieModelDetails *self, CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  AdwPreferencesGroup *group = new_group (_("Price of a million tokens"));
  g_autofree char *summary = causerie_price_text_summary (model);

  if (causerie_model_is_free (model)) {
    add_row (group, _("Tokens"), summary, NULL);
    if (find_limits (self) != NULL)
      adw_preferences_group_set_description (group, find_limits (self));
  } else if (facts->price_varies) {
    add_row (group, _("Tokens"), summary, _("It depends on the model that a request is routed to"));
  } else if (summary != NULL) {
    add_prices (group, model);
  } else {
    adw_preferences_group_set_description (group, _("The server does not tell a price."));
  }
  gtk_box_append (self->groups, GTK_WIDGET (group));
  if (summary != NULL && !causerie_model_is_free (model) && !facts->price_varies)
    add_piece_group (self, model);
}

/* --- limits and abilities --------------------------------------------------------------------- */

static void
add_limits_group (CauserieModelDetails *self, CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  AdwPreferencesGroup *group = new_group (_("Limits"));
  g_autofree char *created = causerie_model_text_day_of (facts->created);
  g_autofree char *expires = causerie_model_text_day (facts->expires);

  add_tokens (group, _("Context"), facts->context_length);
  add_tokens (group, _("Longest answer"), facts->max_completion_tokens);
  add_row (group, _("There since"), created, NULL);
  add_row (group, _("Goes away on"), expires, NULL);
  if (facts->is_moderated)
    add_row (group, _("Moderation"), C_("moderation", "yes"),
             _("Requests are checked before the model sees them, and may be refused"));
  gtk_widget_set_visible (GTK_WIDGET (group),
                          facts->context_length > 0 || facts->max_completion_tokens > 0 ||
                          created != NULL || expires != NULL || facts->is_moderated);
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

/* A word that is not known is the server's own. */
static const char *
translate_effort (const char *effort)
{
  const char * const *choices =
    causerie_param_get_facts (CAUSERIE_PARAM_REASONING_EFFORT)->choices;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], effort))
      return causerie_param_text_choice (CAUSERIE_PARAM_REASONING_EFFORT, i);

  return effort;
}

static char *
describe_efforts (const CauserieModelFacts *facts)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; facts->reasoning_efforts != NULL && facts->reasoning_efforts[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) translate_effort (facts->reasoning_efforts[i]));
  if (words->len == 0)
    return NULL;

  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static void
add_abilities_group (CauserieModelDetails *self, CauserieModel *model)
{
  const CauserieModelFacts *facts = causerie_model_get_facts (model);
  AdwPreferencesGroup *group = new_group (_("Abilities"));
  g_autofree char *takes = causerie_model_text_modalities (facts->input_modalities);
  g_autofree char *gives = causerie_model_text_modalities (facts->output_modalities);
  g_autofree char *abilities = causerie_model_text_abilities (model);
  g_autofree char *efforts = describe_efforts (facts);

  add_words (group, _("Takes"), takes, NULL);
  add_words (group, _("Answers with"), gives, NULL);
  add_words (group, _("Can do"), abilities, NULL);
  add_words (group, _("Reasoning effort"), efforts,
             facts->reasoning_mandatory ? _("It always reasons") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (group), takes != NULL || gives != NULL || abilities != NULL ||
                          efforts != NULL);
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

/* --- description and links -------------------------------------------------------------------- */

static GtkWidget *
new_paragraph (CauserieBlock *block)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  causerie_text_attributes_apply (GTK_LABEL (label), causerie_block_get_text (block));
  if (causerie_block_get_kind (block) == CAUSERIE_BLOCK_HEADING)
    gtk_widget_add_css_class (label, "heading");

  return label;
}

static void
add_description (CauserieModelDetails *self, CauserieModel *model)
{
  const char *description = causerie_model_get_facts (model)->description;
  AdwPreferencesGroup *group;
  g_autoptr(GPtrArray) blocks = NULL;
  GtkWidget *box;

  if (description == NULL)
    return;

  group = new_group (_("Description"));
  blocks = causerie_markdown_parse (description, -1);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  for (guint i = 0; i < blocks->len; i++)
    if (causerie_block_get_text (g_ptr_array_index (blocks, i))->length > 0)
      gtk_box_append (GTK_BOX (box), new_paragraph (g_ptr_array_index (blocks, i)));
  adw_preferences_group_add (group, box);
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

/* The address is the subtitle.  The actions of the application do not reach this window. */
static void
link_activated_cb (AdwActionRow *row)
{
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))),
                adw_action_row_get_subtitle (row), GDK_CURRENT_TIME);
}

static void
add_link (AdwPreferencesGroup *group, const char *title, const char *url)
{
  GtkWidget *row;

  if (url == NULL)
    return;

  row = new_row (title, url);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (link_activated_cb), NULL);
  adw_preferences_group_add (group, row);
}

/* OpenRouter has a page for each model; a variant is on that of the model itself. */
static char *
dup_page (const CauserieProvider *provider, const char *id)
{
  gsize length = strcspn (id, ":");

  if (!g_str_equal (provider->id, "openrouter"))
    return NULL;
  return g_strdup_printf ("https://openrouter.ai/%.*s", (int) length, id);
}

static void
add_links (CauserieModelDetails *self)
{
  const CauserieProvider *provider =
    self->connection != NULL ? causerie_connection_get_facts (self->connection) : NULL;
  AdwPreferencesGroup *group;
  g_autofree char *page = NULL;

  if (provider == NULL || (provider->models_url == NULL && provider->pricing_url == NULL &&
                           provider->docs_url == NULL))
    return;

  group = new_group (_("Links"));
  page = dup_page (provider, causerie_catalogue_entry_get_id (self->entry));
  add_link (group, _("This model"), page);
  add_link (group, _("Models"), provider->models_url);
  add_link (group, _("Prices"), provider->pricing_url);
  add_link (group, _("Documentation"), provider->docs_url);
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

/* --- the page --------------------------------------------------------------------------------- */

static void
causerie_model_details_dispose (GObject *object)
{
  CauserieModelDetails *self = CAUSERIE_MODEL_DETAILS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->entry);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (causerie_model_details_parent_class)->dispose (object);
}

static void
causerie_model_details_class_init (CauserieModelDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-model-details.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_model_details_dispose;

  signals[CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "details.choose", NULL, choose_action);
  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelDetails, name);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelDetails, id_box);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelDetails, id);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelDetails, change);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelDetails, choose);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelDetails, groups);
}

static void
causerie_model_details_init (CauserieModelDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->copy = causerie_copy_button_new (_("Copy the model’s identifier"));
  gtk_widget_set_valign (self->copy, GTK_ALIGN_CENTER);
  gtk_box_append (self->id_box, self->copy);
}

static void
clear_groups (CauserieModelDetails *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
show_head (CauserieModelDetails *self)
{
  g_autofree char *change = causerie_model_text_explain (self->entry);

  gtk_label_set_text (self->name, causerie_catalogue_entry_get_name (self->entry));
  gtk_label_set_text (self->id, causerie_catalogue_entry_get_id (self->entry));
  causerie_copy_button_set_text (CAUSERIE_COPY_BUTTON (self->copy),
                                 causerie_catalogue_entry_get_id (self->entry));
  gtk_label_set_text (self->change, change != NULL ? change : "");
  gtk_widget_set_visible (GTK_WIDGET (self->change), change != NULL);
}

void
causerie_model_details_show (CauserieModelDetails   *self,
                             CauserieCatalogueEntry *entry,
                             CauserieConnection     *connection)
{
  CauserieModel *model;

  g_return_if_fail (CAUSERIE_IS_MODEL_DETAILS (self) && CAUSERIE_IS_CATALOGUE_ENTRY (entry));

  g_set_object (&self->entry, entry);
  g_set_object (&self->connection, connection);
  model = causerie_catalogue_entry_get_model (entry);
  show_head (self);
  clear_groups (self);
  add_price_group (self, model);
  add_limits_group (self, model);
  add_abilities_group (self, model);
  add_description (self, model);
  add_links (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
causerie_model_details_focus (CauserieModelDetails *self)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_DETAILS (self));

  gtk_widget_grab_focus (self->choose);
}
