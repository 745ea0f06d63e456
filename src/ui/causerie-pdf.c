/* causerie-pdf.c: a chat as a PDF
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-pdf.h"

#include "causerie-error.h"
#include "causerie-printout.h"
#include "causerie-printout-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

/* In points. */
#define SIDE_MARGIN   57 /* 2 cm */
#define TOP_MARGIN    50
#define BOTTOM_MARGIN 64
#define FOOT          40 /* from the lower edge */
#define POINTS_PER_INCH 72

typedef struct {
  cairo_t    *cr;     /* owned */
  GByteArray *bytes;  /* owned; NULL once they are given away */
  double      width;  /* of the paper */
  double      height;
} Pdf;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  GByteArray *bytes = closure;

  if (bytes->len > G_MAXUINT - length)
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
pdf_init (Pdf *self, const char *title)
{
  g_autoptr(GtkPaperSize) paper = gtk_paper_size_new (NULL);
  cairo_surface_t *surface;

  self->width = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  self->height = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  self->bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (write_cb, self->bytes, self->width, self->height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Causerie");
  self->cr = cairo_create (surface);
  cairo_surface_destroy (surface);
}

static void
pdf_clear (Pdf *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pdf, pdf_clear)

static CauseriePrintout *
lay_out (Pdf *self, const CauserieExportPage *page, const char *title)
{
  PangoContext *context = pango_cairo_create_context (self->cr);
  CauseriePrintout *printout;

  pango_cairo_context_set_resolution (context, POINTS_PER_INCH);
  printout = causerie_printout_new (context, self->width - 2 * SIDE_MARGIN,
                                    self->height - TOP_MARGIN - BOTTOM_MARGIN);
  causerie_printout_add_title (printout, title);
  for (guint i = 0; i < page->messages->len; i++)
    causerie_printout_add_message (printout, page->messages->pdata[i]);
  return printout;
}

static void
draw_foot (Pdf *self, CauseriePrintout *printout, guint number, guint n_pages)
{
  g_autofree char *text = g_strdup_printf ("%u / %u", number, n_pages);
  g_autoptr(PangoLayout) layout = causerie_printout_new_layout (printout, text, 0.8, 0);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  cairo_set_source_rgb (self->cr, 0.4, 0.4, 0.4);
  cairo_move_to (self->cr, (self->width - (double) width / PANGO_SCALE) / 2, self->height - FOOT);
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw (Pdf *self, CauseriePrintout *printout)
{
  guint n_pages = causerie_printout_get_n_pages (printout);

  for (guint i = 0; i < n_pages; i++) {
    cairo_save (self->cr);
    cairo_translate (self->cr, SIDE_MARGIN, TOP_MARGIN);
    causerie_printout_draw_page (printout, i, self->cr);
    cairo_restore (self->cr);
    if (n_pages > 1)
      draw_foot (self, printout, i + 1, n_pages);
    cairo_show_page (self->cr);
  }
}

/* What is still on its way is written when the surface is finished. */
static GBytes *
finish (Pdf *self, GError **error)
{
  cairo_surface_t *surface = cairo_get_target (self->cr);
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));

  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE, _("the PDF cannot be made: %s"),
               cairo_status_to_string (status));
  return NULL;
}

GBytes *
causerie_pdf_write (const CauserieExportPage *page, GError **error)
{
  g_autofree char *title = causerie_export_page_dup_title (page);
  g_autoptr(CauseriePrintout) printout = NULL;
  g_auto(Pdf) pdf = { 0 };

  pdf_init (&pdf, title);
  printout = lay_out (&pdf, page, title);
  draw (&pdf, printout);
  return finish (&pdf, error);
}
