/* spec-html.c: the HTML of an example as the blocks it stands for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "spec-html.h"

#include "causerie-block-builder.h"

#include <string.h>

typedef struct {
  char      *name;     /* owned; NULL: text */
  char      *words;    /* owned; of an element its attributes, else the text */
  GPtrArray *children; /* owned; of Node */
} Node;

static void
free_node (gpointer data)
{
  Node *node = data;

  g_free (node->name);
  g_free (node->words);
  g_ptr_array_unref (node->children);
  g_free (node);
}

static Node *
new_node (const char *name, const char *words)
{
  Node *node = g_new0 (Node, 1);

  node->name = g_strdup (name);
  node->words = g_strdup (words);
  node->children = g_ptr_array_new_with_free_func (free_node);
  return node;
}

static gboolean
is_named (const Node *node, const char *name)
{
  return g_strcmp0 (node->name, name) == 0;
}

/* --- text to nodes ---------------------------------------------------------------------------- */

static char *
decode (const char *text, gssize length)
{
  g_autofree char *copy = length < 0 ? g_strdup (text) : g_strndup (text, length);
  GString *out = g_string_new (copy);

  g_string_replace (out, "&quot;", "\"", 0);
  g_string_replace (out, "&lt;", "<", 0);
  g_string_replace (out, "&gt;", ">", 0);
  g_string_replace (out, "&amp;", "&", 0);
  return g_string_free (out, FALSE);
}

/* The end of the tag at `p`, or NULL when no element of ours is begun or ended there. */
static const char *
skip_tag (const char *p)
{
  static const char * const names[] = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "code", "blockquote", "ul", "ol", "li", "hr",
    "em", "strong", "del", "a", "img", "br", "table", "thead", "tbody", "tr", "th", "td", "input",
  };
  const char *name = p + (p[1] == '/' ? 2 : 1), *end = strchr (p, '>');
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789");

  for (guint i = 0; end != NULL && i < G_N_ELEMENTS (names); i++) {
    if (strlen (names[i]) == length && strncmp (name, names[i], length) == 0)
      return end + 1;
  }
  return NULL;
}

static void
add_text (Node *parent, const char *start, const char *end)
{
  g_autofree char *text = decode (start, end - start);

  if (start < end)
    g_ptr_array_add (parent->children, new_node (NULL, text));
}

static const char *read_nodes (Node *parent, const char *p);

/* Reads the element at `p`, and what it holds. */
static const char *
read_element (Node *parent, const char *p, const char *end)
{
  static const char * const empty[] = { "hr", "img", "br", "input", NULL };
  gsize length = strspn (p + 1, "abcdefghijklmnopqrstuvwxyz0123456789");
  g_autofree char *name = g_strndup (p + 1, length);
  g_autofree char *attributes = g_strndup (p + 1 + length, end - p - 2 - length);
  Node *node = new_node (name, attributes);

  g_ptr_array_add (parent->children, node);
  return g_strv_contains (empty, name) ? end : read_nodes (node, end);
}

/* Up to the end of the parent's element. */
static const char *
read_nodes (Node *parent, const char *p)
{
  const char *text = p;

  while (*p != '\0') {
    const char *end = *p == '<' ? skip_tag (p) : NULL;

    if (end == NULL) {
      p++;
      continue;
    }
    add_text (parent, text, p);
    if (p[1] == '/')
      return end;
    text = p = read_element (parent, p, end);
  }
  add_text (parent, text, p);
  return p;
}

/* --- nodes to blocks -------------------------------------------------------------------------- */

static char *
dup_attribute (const Node *node, const char *name)
{
  g_autofree char *sign = g_strdup_printf (" %s=\"", name);
  const char *value = strstr (node->words, sign);

  if (value == NULL)
    return g_strdup ("");
  value += strlen (sign);
  return decode (value, strcspn (value, "\""));
}

static void
add_picture (CauserieRunBuilder *runs, const Node *node)
{
  g_autofree char *url = dup_attribute (node, "src"), *words = dup_attribute (node, "alt");

  causerie_run_builder_push_style (runs, CAUSERIE_STYLE_IMAGE);
  causerie_run_builder_push_url (runs, url);
  causerie_run_builder_append (runs, words, strlen (words));
  if (*words == '\0')
    causerie_run_builder_append (runs, url, strlen (url));
  causerie_run_builder_pop_url (runs);
  causerie_run_builder_pop_style (runs, CAUSERIE_STYLE_IMAGE);
}

static CauserieTextStyle
get_style (const Node *node)
{
  if (is_named (node, "em"))
    return CAUSERIE_STYLE_ITALIC;
  if (is_named (node, "strong"))
    return CAUSERIE_STYLE_BOLD;
  if (is_named (node, "del"))
    return CAUSERIE_STYLE_STRIKE;
  return is_named (node, "code") ? CAUSERIE_STYLE_CODE : 0;
}

static void add_words (CauserieRunBuilder *runs, const Node *parent);

static void
add_span (CauserieRunBuilder *runs, const Node *node)
{
  CauserieTextStyle style = get_style (node);
  g_autofree char *url = is_named (node, "a") ? dup_attribute (node, "href") : NULL;

  if (style != 0)
    causerie_run_builder_push_style (runs, style);
  if (url != NULL)
    causerie_run_builder_push_url (runs, url);
  add_words (runs, node);
  if (url != NULL)
    causerie_run_builder_pop_url (runs);
  if (style != 0)
    causerie_run_builder_pop_style (runs, style);
}

static void
add_node (CauserieRunBuilder *runs, const Node *node)
{
  if (node->name == NULL)
    causerie_run_builder_append (runs, node->words, strlen (node->words));
  else if (is_named (node, "img"))
    add_picture (runs, node);
  else if (!is_named (node, "br") && !is_named (node, "input")) /* a line end follows */
    add_span (runs, node);
}

static void
add_words (CauserieRunBuilder *runs, const Node *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    add_node (runs, parent->children->pdata[i]);
}

static void
add_code (CauserieBlockBuilder *blocks, const Node *pre)
{
  const Node *code = pre->children->pdata[0];
  g_autofree char *class = dup_attribute (code, "class");
  const char *language = g_str_has_prefix (class, "language-") ? class + strlen ("language-") : "";

  causerie_block_builder_begin_code (blocks, language, TRUE);
  add_words (causerie_block_builder_get_runs (blocks), code);
  causerie_block_builder_end (blocks);
}

/* All rows of a table, whatever lies around them. */
static void
collect_rows (const Node *node, GPtrArray *rows)
{
  for (guint i = 0; i < node->children->len; i++) {
    Node *child = node->children->pdata[i];

    if (is_named (child, "tr"))
      g_ptr_array_add (rows, child);
    else
      collect_rows (child, rows);
  }
}

static gboolean
is_cell (const Node *node)
{
  return is_named (node, "th") || is_named (node, "td");
}

static void
add_row (CauserieBlockBuilder *blocks, const Node *row)
{
  for (guint i = 0; i < row->children->len; i++) {
    const Node *cell = row->children->pdata[i];
    g_autofree char *align = NULL;

    if (!is_cell (cell))
      continue;
    align = dup_attribute (cell, "align");
    add_words (causerie_block_builder_get_runs (blocks), cell);
    causerie_block_builder_end_cell (blocks, *align == 'c'   ? CAUSERIE_ALIGN_CENTER
                                             : *align == 'r' ? CAUSERIE_ALIGN_END
                                                             : CAUSERIE_ALIGN_START);
  }
}

static void
add_table (CauserieBlockBuilder *blocks, const Node *table)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  guint n_columns = 0;

  collect_rows (table, rows);
  for (guint i = 0; i < ((Node *) rows->pdata[0])->children->len; i++)
    n_columns += is_cell (((Node *) rows->pdata[0])->children->pdata[i]) ? 1 : 0;

  causerie_block_builder_begin_table (blocks, rows->len, n_columns);
  for (guint i = 0; i < rows->len; i++)
    add_row (blocks, rows->pdata[i]);
  causerie_block_builder_end (blocks);
}

static void add_blocks (CauserieBlockBuilder *blocks, const Node *parent);

static CauserieNestKind
get_entry_kind (const Node *entry, gboolean ordered)
{
  const Node *first = entry->children->len > 0 ? entry->children->pdata[0] : NULL;

  if (first != NULL && is_named (first, "p") && first->children->len > 0)
    first = first->children->pdata[0];
  if (first != NULL && is_named (first, "input"))
    return strstr (first->words, "checked=") != NULL ? CAUSERIE_NEST_TASK_DONE : CAUSERIE_NEST_TASK;
  return ordered ? CAUSERIE_NEST_NUMBER : CAUSERIE_NEST_BULLET;
}

static void
add_list (CauserieBlockBuilder *blocks, const Node *list)
{
  gboolean ordered = is_named (list, "ol");
  g_autofree char *start = dup_attribute (list, "start");
  guint first = *start != '\0' ? g_ascii_strtoull (start, NULL, 10) : 1;

  causerie_block_builder_push_list (blocks, TRUE, first);
  for (guint i = 0; i < list->children->len; i++) {
    const Node *entry = list->children->pdata[i];

    if (!is_named (entry, "li"))
      continue;
    causerie_block_builder_push_entry (blocks, get_entry_kind (entry, ordered));
    add_blocks (blocks, entry);
    causerie_block_builder_end (blocks);
    causerie_block_builder_pop_entry (blocks);
  }
  causerie_block_builder_pop_list (blocks);
}

static void
add_heading (CauserieBlockBuilder *blocks, const Node *node)
{
  causerie_block_builder_begin_heading (blocks, node->name[1] - '0');
  add_words (causerie_block_builder_get_runs (blocks), node);
  causerie_block_builder_end (blocks);
}

static void
add_paragraph (CauserieBlockBuilder *blocks, const Node *node)
{
  causerie_block_builder_begin (blocks, CAUSERIE_BLOCK_PARAGRAPH);
  add_words (causerie_block_builder_get_runs (blocks), node);
  causerie_block_builder_end (blocks);
}

static void
add_quote (CauserieBlockBuilder *blocks, const Node *node)
{
  causerie_block_builder_push_quote (blocks);
  add_blocks (blocks, node);
  causerie_block_builder_pop_quote (blocks);
}

static void
add_rule (CauserieBlockBuilder *blocks, const Node *node)
{
  causerie_block_builder_begin (blocks, CAUSERIE_BLOCK_RULE);
  causerie_block_builder_end (blocks);
}

static const struct {
  const char *name;
  void      (*add) (CauserieBlockBuilder *blocks, const Node *node);
} elements[] = {
  { "p", add_paragraph }, { "h1", add_heading }, { "h2", add_heading }, { "h3", add_heading },
  { "h4", add_heading }, { "h5", add_heading }, { "h6", add_heading }, { "blockquote", add_quote },
  { "pre", add_code }, { "hr", add_rule }, { "table", add_table }, { "ul", add_list },
  { "ol", add_list },
};

/* Words beside blocks, as in an entry of a tight list, are a paragraph. Line ends between elements
 * are nothing. */
static void
add_loose_words (CauserieBlockBuilder *blocks, const Node *node)
{
  CauserieRunBuilder *runs = causerie_block_builder_get_runs (blocks);
  const char *words = node->words;

  if (causerie_block_builder_is_open (blocks)) {
    add_node (runs, node);
    return;
  }

  words += node->name == NULL ? strspn (words, " \n") : 0;
  if (is_named (node, "input") || (node->name == NULL && *words == '\0'))
    return;
  causerie_block_builder_begin (blocks, CAUSERIE_BLOCK_PARAGRAPH);
  if (node->name == NULL)
    causerie_run_builder_append (runs, words, strlen (words));
  else
    add_node (runs, node);
}

static void
end_loose_words (CauserieBlockBuilder *blocks)
{
  if (!causerie_block_builder_is_open (blocks))
    return;
  causerie_run_builder_chomp (causerie_block_builder_get_runs (blocks));
  causerie_block_builder_end (blocks);
}

static void
add_blocks (CauserieBlockBuilder *blocks, const Node *parent)
{
  for (guint i = 0; i < parent->children->len; i++) {
    const Node *node = parent->children->pdata[i];
    guint k = 0;

    while (k < G_N_ELEMENTS (elements) && !is_named (node, elements[k].name))
      k++;
    if (k == G_N_ELEMENTS (elements)) {
      add_loose_words (blocks, node);
      continue;
    }
    end_loose_words (blocks);
    elements[k].add (blocks, node);
  }
  end_loose_words (blocks);
}

GPtrArray *
spec_html_to_blocks (const char *html)
{
  g_autoptr(CauserieBlockBuilder) blocks = causerie_block_builder_new ();
  Node *root = new_node ("", "");

  read_nodes (root, html);
  add_blocks (blocks, root);
  free_node (root);
  return causerie_block_builder_take (blocks, NULL);
}
