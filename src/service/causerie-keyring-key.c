/* causerie-keyring-key.c: the secret that every connection has: its key
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-keyring.h"

#include "causerie-error.h"

#include <string.h>

/* No provider's key comes near it; a whole file pasted by mistake does. */
#define MAX_KEY_LENGTH 4096

/* What is pasted around a key, from a terminal, a letter, a web page or a file of settings. */
static const char *const around[] = {
  " ", "\t", "\r", "\n", "\"", "'", "`", "“", "”", "„", "«", "»", "‘", "’",
  "\302\240",     /* no-break space */
  "\342\200\213", /* zero width space */
  "\357\273\277", /* byte order mark */
};
static const char *const before[] = { "export ", "Authorization:", "Bearer " };
static const char *const after[] = { ",", ";" };

/* A piece of the pasted text; nothing of it is copied until it is clean. */
typedef struct {
  const char *start;
  const char *end;
} Piece;

static gboolean
drop_start (Piece *piece, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (piece->end - piece->start) < length ||
      g_ascii_strncasecmp (piece->start, word, length) != 0)
    return FALSE;

  piece->start += length;
  return TRUE;
}

static gboolean
drop_end (Piece *piece, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (piece->end - piece->start) < length ||
      memcmp (piece->end - length, word, length) != 0)
    return FALSE;

  piece->end -= length;
  return TRUE;
}

/* "OPENROUTER_API_KEY=" and its like. */
static gboolean
drop_variable (Piece *piece)
{
  const char *p = piece->start;

  while (p < piece->end && (g_ascii_isupper (*p) || g_ascii_isdigit (*p) || *p == '_'))
    p++;
  if (p == piece->end || *p != '=' || p - piece->start < 4 || memcmp (p - 4, "_KEY", 4) != 0)
    return FALSE;

  piece->start = p + 1;
  return TRUE;
}

/* Takes off one thing that is not part of the key. */
static gboolean
peel (Piece *piece)
{
  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (drop_start (piece, around[i]) || drop_end (piece, around[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if (drop_start (piece, before[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    if (drop_end (piece, after[i]))
      return TRUE;

  return drop_variable (piece);
}

char *
causerie_keyring_clean_key (const char *text, GError **error)
{
  Piece piece;

  g_return_val_if_fail (text != NULL, NULL);

  piece.start = text;
  piece.end = text + strlen (text);
  while (peel (&piece))
    ;

  if (piece.start == piece.end || piece.end - piece.start > MAX_KEY_LENGTH) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "the key is %s",
                 piece.start == piece.end ? "empty" : "too long");
    return NULL;
  }
  for (const char *p = piece.start; p < piece.end; p++)
    if (!g_ascii_isgraph (*p)) {
      g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                   "the key has a space or a character that no key has at place %d",
                   (int) (p - piece.start) + 1);
      return NULL;
    }

  return g_strndup (piece.start, piece.end - piece.start);
}

void
causerie_keyring_free_key (char *key)
{
  if (key != NULL)
    explicit_bzero (key, strlen (key));
  g_free (key);
}

void
causerie_keyring_lookup_async (CauserieKeyring     *self,
                               const char          *connection_uid,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  causerie_keyring_lookup_secret_async (self, connection_uid, CAUSERIE_SECRET_KEY, cancellable,
                                        callback, user_data);
}

void
causerie_keyring_store_async (CauserieKeyring     *self,
                              const char          *connection_uid,
                              const char          *label,
                              const char          *key,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  causerie_keyring_store_secret_async (self, connection_uid, CAUSERIE_SECRET_KEY, label, key,
                                       cancellable, callback, user_data);
}

void
causerie_keyring_remember (CauserieKeyring *self, const char *connection_uid, const char *key)
{
  causerie_keyring_remember_secret (self, connection_uid, CAUSERIE_SECRET_KEY, key);
}
