/* causerie-import-own.c: our own exports read back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   {"format":"causerie","version":1,
 *    "preferences":{…},"connections":[…],"profiles":[…],"folders":[…],
 *    "attachments":[{"sha256":"…","size":3,"data":"…"}],
 *    "conversations":[{"uid":"…","title":"…","messages":[{"uid":"…","role":"user","text":"…"}]}],
 *    "ledger":[…]}
 *
 * data/causerie-export.schema.json describes it. What comes before is there for what follows it. */

#include "causerie-import-own.h"

#include "causerie-error.h"
#include "causerie-import-record.h"
#include "causerie-import-sink.h"
#include "causerie-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of each kind; a person has a few. */
#define MAX_SETTINGS 2000

typedef gboolean (*ReadFunc) (JsonObject *piece, CauserieImportSink *sink, GError **error);

static gboolean
recognise_own (const char *head, gsize length, JsonObject *first)
{
  return g_strcmp0 (causerie_json_get_string (first, "format"), CAUSERIE_EXPORT_FORMAT_NAME) == 0;
}

/* Who lacks its uid was never written by this program. */
static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                       _("It has no identifier."));
  return FALSE;
}

static gboolean
read_folder (JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  CauserieStoredFolder *folder = causerie_import_record_folder (piece);

  return folder != NULL ? causerie_import_sink_take_folder (sink, folder, error) : refuse (error);
}

static gboolean
read_attachment (JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  const char *sha256 = causerie_json_get_string (piece, "sha256");
  const char *data = causerie_json_get_string (piece, "data");
  g_autofree guchar *bytes = NULL;
  gsize length = 0;

  if (sha256 == NULL || data == NULL)
    return refuse (error);
  bytes = *data != '\0' ? g_base64_decode (data, &length) : NULL;
  return causerie_import_sink_take_blob (sink, sha256, bytes, length, error);
}

static GBytes *
find_blob (const char *sha256, gpointer data)
{
  return causerie_import_sink_find_blob (data, sha256);
}

static gboolean
read_conversation (JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  guint n_lost;
  CauserieStoredChat *chat = causerie_import_record_chat (piece, find_blob, sink, &n_lost);
  g_autofree char *why = NULL;

  if (chat == NULL)
    return refuse (error);
  if (n_lost > 0) {
    why = g_strdup_printf (ngettext ("%u part of it could not be read.",
                                     "%u parts of it could not be read.", n_lost), n_lost);
    causerie_import_sink_complain (sink, chat->conversation->title, why);
  }
  return causerie_import_sink_take_chat (sink, chat, error);
}

static gboolean
read_ledger (JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  CauserieLedgerEntry *entry = causerie_import_record_ledger (piece);

  return entry != NULL ? causerie_import_sink_take_ledger (sink, entry, error) : refuse (error);
}

static const struct {
  const char *member;
  ReadFunc    read;
} readers[] = {
  { "folders", read_folder },
  { "attachments", read_attachment },
  { "conversations", read_conversation },
  { "ledger", read_ledger },
};

static const char * const settings[] = { "preferences", "connections", "profiles", NULL };

/* Members of other names are a newer version's. */
static gboolean
read_own (const char *member, JsonObject *piece, CauserieImportSink *sink, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    if (g_str_equal (member, readers[i].member))
      return readers[i].read (piece, sink, error);
  }
  if (g_strv_contains (settings, member) &&
      causerie_import_sink_get_settings (sink, member)->len < MAX_SETTINGS)
    causerie_import_sink_take_setting (sink, member, piece);
  return TRUE;
}

const CauserieImportFormat causerie_import_own = {
  .id = CAUSERIE_EXPORT_FORMAT_NAME,
  .name = "Causerie",
  .cut = CAUSERIE_IMPORT_MEMBERS,
  .recognise = recognise_own,
  .read = read_own,
};
