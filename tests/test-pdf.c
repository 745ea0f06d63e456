/* test-pdf.c: chats laid out on pages, and the files that come of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-pdf.h"
#include "causerie-printout.h"

#include <string.h>

#define WIDTH  480
#define HEIGHT 720

static CauserieMessage *
new_message (CauserieRole role, const char *text)
{
  CauserieMessage *message = causerie_message_new (NULL, NULL, role);

  causerie_message_set_text (message, text);
  return message;
}

static char *
repeat (const char *text, guint times)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static const char hard_text[] =
  "# Заголовок\n\nAbsatz mit **fett**, *kursiv*, `code`, ~~weg~~ und [Link](https://x.org).\n\n"
  "- eins\n- zwei\n  1. drei\n  2. vier\n- [x] done\n\n> quote\n>\n> > deeper\n\n"
  "```python\ndef f(x):\n    return x ** 2\n```\n\n"
  "| left | middle | right |\n|:-----|:------:|------:|\n| a | b | c |\n"
  "| long cell with words | x | 1 |\n\n"
  "Roots $x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$ and $\\unknown$.\n\n"
  "$$\\begin{align} a &= \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix} \\tag{1} \\end{align}$$\n\n"
  "| formula |\n|---|\n| $\\sum_{i=1}^n i$ |\n\n"
  "---\n\nשלום עולם\n\n日本語のテキスト 🙂\n\nз'їзд об’єкт\n";

static CauseriePrintout *
new_printout (cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  PangoContext *context;

  *cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  context = pango_cairo_create_context (*cr);
  pango_cairo_context_set_resolution (context, 72);
  return causerie_printout_new (context, WIDTH, HEIGHT);
}

/* Whether something dark is drawn in these rows of the picture. */
static gboolean
has_ink (cairo_t *cr, int top, int bottom)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = top; y < bottom; y++)
    for (int x = 0; x < WIDTH; x++) {
      const guint32 *pixel = (gconstpointer) (data + y * stride + x * 4);

      if ((*pixel >> 24) > 128 && (*pixel & 0xff) < 128)
        return TRUE;
    }
  return FALSE;
}

/* A text longer than a page goes on with the next one, and every page has something on it. */
static void
test_pages (void)
{
  g_autofree char *paragraphs = repeat ("Слово за словом, рядок за рядком.\n\n", 300);
  g_autofree char *code = repeat ("a = b + c;\n", 300);
  g_autofree char *fenced = g_strdup_printf ("```c\n%s```\n", code);
  g_autoptr(CauserieMessage) question = new_message (CAUSERIE_ROLE_USER, paragraphs);
  g_autoptr(CauserieMessage) answer = new_message (CAUSERIE_ROLE_ASSISTANT, fenced);
  cairo_t *cr;
  g_autoptr(CauseriePrintout) printout = new_printout (&cr);
  guint n_pages;

  g_assert_cmpuint (causerie_printout_get_n_pages (printout), ==, 0);
  causerie_printout_add_title (printout, "Title");
  g_assert_cmpuint (causerie_printout_get_n_pages (printout), ==, 1);
  causerie_printout_add_message (printout, question);
  causerie_printout_add_message (printout, answer);
  n_pages = causerie_printout_get_n_pages (printout);
  g_assert_cmpuint (n_pages, >, 10);

  for (guint i = 0; i < n_pages; i++) {
    cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
    cairo_paint (cr);
    cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
    causerie_printout_draw_page (printout, i, cr);
    g_assert_true (has_ink (cr, 0, 60));
    if (i + 1 < n_pages)
      g_assert_true (has_ink (cr, HEIGHT - 60, HEIGHT));
  }

  causerie_printout_add_title (printout, "Another chat");
  g_assert_cmpuint (causerie_printout_get_n_pages (printout), ==, n_pages + 1);
  cairo_destroy (cr);
}

/* Nothing any text holds makes a row higher than a page or wider than the paper. */
static void
test_hostile (void)
{
  g_autofree char *deep = repeat ("> ", 200);
  g_autofree char *nested = g_strconcat (deep, "text", NULL);
  g_autofree char *cell = repeat ("word ", 3000);
  g_autofree char *table = g_strdup_printf ("| a | b |\n|---|---|\n| %s | x |\n", cell);
  g_autofree char *line = g_strnfill (100000, 'x');
  g_autofree char *code = g_strconcat ("```\n", line, "\n```\n", NULL);
  const char *texts[] = {
    "", hard_text, nested, table, line, code, "\n\n\n", "|||||\n|---|---|---|---|\n",
  };
  cairo_t *cr;
  g_autoptr(CauseriePrintout) printout = new_printout (&cr);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr(CauserieMessage) question = new_message (CAUSERIE_ROLE_USER, texts[i]);
    g_autoptr(CauserieMessage) answer = new_message (CAUSERIE_ROLE_ASSISTANT, texts[i]);

    causerie_printout_add_message (printout, question);
    causerie_printout_add_message (printout, answer);
  }
  for (guint i = 0; i < causerie_printout_get_n_pages (printout); i++)
    causerie_printout_draw_page (printout, i, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
}

static GBytes *
write_pdf (gpointer unused)
{
  g_autoptr(CauserieExportPage) page = causerie_export_page_new ();
  g_autoptr(GError) error = NULL;
  GBytes *pdf;

  g_free (page->title);
  page->title = g_strdup ("Розмова");
  g_ptr_array_add (page->messages, new_message (CAUSERIE_ROLE_USER, "Що нового?"));
  g_ptr_array_add (page->messages, new_message (CAUSERIE_ROLE_ASSISTANT, hard_text));
  pdf = causerie_pdf_write (page, &error);
  g_assert_no_error (error);
  return pdf;
}

/* On two threads at once, as an export beside printing. */
static void
test_file (void)
{
  g_autoptr(GThread) thread = g_thread_ref (g_thread_new ("export", (GThreadFunc) write_pdf, NULL));
  g_autoptr(GBytes) here = write_pdf (NULL);
  g_autoptr(GBytes) there = g_thread_join (thread);
  gsize length;
  const char *data = g_bytes_get_data (here, &length);

  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (data, "%PDF-1."));
  g_assert_nonnull (g_strstr_len (data + length - 10, 10, "%%EOF"));
  g_assert_cmpuint (g_bytes_get_size (there), >, 1000);
  if (g_getenv ("CAUSERIE_PDF") != NULL)
    g_file_set_contents (g_getenv ("CAUSERIE_PDF"), data, (gssize) length, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/hostile", test_hostile);
  g_test_add_func ("/pdf/file", test_file);
  return g_test_run ();
}
