/* causerie-tool-row.c: the line that tells of a tool the model called
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-tool-row.h"

#include "causerie-copy-button.h"
#include "causerie-json-indent.h"
#include "causerie-property.h"
#include "causerie-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define SPACE 6 /* pixels */

/* What is shown of a text. */
#define MAX_BYTES 4096
#define MAX_LINES 40

#define MAX_NAME_CHARS 80

/* What went to the tool, or came from it. */
typedef struct {
  GtkWidget *box;   /* NULL until it was first shown */
  char      *text;  /* owned; NULL: nothing */
} Words;

struct _CauserieToolRow {
  GtkWidget  parent_instance;

  char      *name;      /* owned */
  Words      arguments;
  Words      result;
  gboolean   open;

  GtkWidget *button;    /* child */
  GtkWidget *arrow;     /* in `button` */
};

G_DEFINE_FINAL_TYPE (CauserieToolRow, causerie_tool_row, GTK_TYPE_WIDGET)

enum { PROP_OPEN = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- what is unfolded ------------------------------------------------------------------------- */

/* The beginning of it, whole characters. */
static char *
dup_beginning (const char *text)
{
  gsize length = strnlen (text, MAX_BYTES + 1), n_lines = 0, end;

  for (end = 0; end < MIN (length, MAX_BYTES); end++) {
    if (text[end] == '\n' && ++n_lines == MAX_LINES)
      break;
  }
  if (text[end] == '\0')
    return g_strdup (text);
  end = causerie_text_whole_length (text, end);
  return g_strdup_printf ("%.*s\n…", (int) end, text);
}

static GtkWidget *
new_text (const char *text)
{
  g_autofree char *beginning = dup_beginning (text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *label = gtk_label_new (beginning);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "text");
  return label;
}

static void
show_words (CauserieToolRow *self, Words *words, const char *heading, const char *copy_label)
{
  GtkWidget *head, *label, *copy;

  g_clear_pointer (&words->box, gtk_widget_unparent);
  if (!self->open || words->text == NULL)
    return;

  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  copy = causerie_copy_button_new (copy_label);
  causerie_copy_button_set_text (CAUSERIE_COPY_BUTTON (copy), words->text);

  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);
  gtk_widget_add_css_class (head, "head");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), copy);
  words->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (words->box, "words");
  gtk_box_append (GTK_BOX (words->box), head);
  gtk_box_append (GTK_BOX (words->box), new_text (words->text));
  gtk_widget_insert_before (words->box, GTK_WIDGET (self),
                            words == &self->arguments ? self->result.box : NULL);
}

static void
show_all (CauserieToolRow *self)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                self->open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               self->open, -1);
  show_words (self, &self->arguments, C_("tool", "Arguments"), _("Copy the arguments"));
  show_words (self, &self->result, C_("tool", "Result"), _("Copy the result"));
}

static void
clicked_cb (CauserieToolRow *self)
{
  causerie_tool_row_set_open (self, !self->open);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_tool_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_OPEN:
    g_value_set_boolean (value, causerie_tool_row_get_open (CAUSERIE_TOOL_ROW (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_tool_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_OPEN:
    causerie_tool_row_set_open (CAUSERIE_TOOL_ROW (object), g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_tool_row_dispose (GObject *object)
{
  CauserieToolRow *self = CAUSERIE_TOOL_ROW (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->arguments.box, gtk_widget_unparent);
  g_clear_pointer (&self->result.box, gtk_widget_unparent);
  G_OBJECT_CLASS (causerie_tool_row_parent_class)->dispose (object);
}

static void
causerie_tool_row_finalize (GObject *object)
{
  CauserieToolRow *self = CAUSERIE_TOOL_ROW (object);

  g_free (self->name);
  g_free (self->arguments.text);
  g_free (self->result.text);
  G_OBJECT_CLASS (causerie_tool_row_parent_class)->finalize (object);
}

static void
causerie_tool_row_class_init (CauserieToolRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_tool_row_get_property;
  object_class->set_property = causerie_tool_row_set_property;
  object_class->dispose = causerie_tool_row_dispose;
  object_class->finalize = causerie_tool_row_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "toolrow");

  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_tool_row_init (CauserieToolRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACE);
}

static void
add_button (CauserieToolRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACE);
  g_autofree char *title = NULL;
  GtkWidget *label;

  /* Translators: %s is the name of a function, as in the program that offers it */
  title = g_strdup_printf (_("Tool call: %s"), self->name);
  label = gtk_label_new (title);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  self->arrow = gtk_image_new ();
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), self->arrow);

  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* For a label: laid out when it is JSON. */
static char *
dup_readable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return strchr ("{[", valid[strspn (valid, " \t\r\n")]) != NULL ? causerie_json_indent (valid)
                                                                : g_steal_pointer (&valid);
}

GtkWidget *
causerie_tool_row_new (CauseriePart *call)
{
  CauserieToolRow *self;
  const char *name, *arguments;

  g_return_val_if_fail (call != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_TOOL_ROW, NULL);
  name = causerie_part_get_name (call);
  arguments = causerie_part_get_text (call);
  self->name = causerie_text_one_line (name != NULL ? name : "", MAX_NAME_CHARS);
  self->arguments.text = dup_readable (arguments != NULL ? arguments : "");
  add_button (self);
  show_all (self);
  return GTK_WIDGET (self);
}

void
causerie_tool_row_set_result (CauserieToolRow *self, const char *result)
{
  g_autofree char *readable = NULL;

  g_return_if_fail (CAUSERIE_IS_TOOL_ROW (self));

  readable = result != NULL ? dup_readable (result) : NULL;
  if (causerie_set_string (&self->result.text, readable))
    show_all (self);
}

gboolean
causerie_tool_row_get_open (CauserieToolRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TOOL_ROW (self), FALSE);

  return self->open;
}

void
causerie_tool_row_set_open (CauserieToolRow *self, gboolean open)
{
  g_return_if_fail (CAUSERIE_IS_TOOL_ROW (self));

  if (!causerie_set_value (&self->open, open))
    return;
  show_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}
