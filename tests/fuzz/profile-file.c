/* profile-file.c: any bytes as a file of model profiles
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is taken could have been typed: settings are read as they are written, an address is
 * canonical. What is refused is told with its place. */

#include "causerie-json.h"
#include "causerie-profile-file.h"
#include "causerie-url.h"
#include "fuzz.h"

static void
check_params (const CauserieParams *params)
{
  g_autofree char *text = causerie_params_to_json (params);
  g_auto(CauserieParams) again = { 0 };

  fuzz_require_text (text, "settings are no UTF-8");
  causerie_params_from_json (&again, text);
  fuzz_require (causerie_params_equal (params, &again), "settings are read otherwise than written");
}

static void
check_profile (CauserieProfile *profile)
{
  fuzz_require_text (causerie_profile_get_name (profile), "a name is no UTF-8");
  fuzz_require (*causerie_profile_get_name (profile) != '\0', "a profile has no name");
  fuzz_require (*causerie_profile_get_model (profile) != '\0', "a profile has no model");
  fuzz_require (*causerie_profile_get_connection (profile) == '\0', "a connection is believed");
  fuzz_require_text (causerie_profile_get_instructions (profile), "instructions are no UTF-8");
  check_params (causerie_profile_get_params (profile));
}

static void
check_connection (CauserieConnection *connection)
{
  const char *address = causerie_connection_get_base_url (connection);
  g_autofree char *again =
    *address != '\0' ? causerie_url_normalize (address, NULL) : g_strdup ("");

  fuzz_require (again != NULL, "an address is none");
  fuzz_require_same (address, again, "an address is not canonical");
}

static void
check_refusal (const GError *error, const char *text, gsize length)
{
  g_autoptr(JsonNode) node = causerie_json_parse (text, (gssize) length, NULL, NULL);
  CauserieJsonFault fault;
  gboolean is_faulty = causerie_json_find_fault (text, (gssize) length, &fault);

  fuzz_require (error != NULL, "refused without a reason");
  fuzz_require_text (error->message, "the reason is no UTF-8");
  fuzz_require (is_faulty == (node == NULL), "a fault where there is none, or none where there is");
  if (is_faulty)
    fuzz_require (fault.what != NULL && fault.line > 0 && fault.column > 0, "a fault has no place");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_memdup2 (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieProfileFile) file =
    causerie_profile_file_read (text != NULL ? text : "", (gssize) size, &error);

  if (file == NULL) {
    check_refusal (error, text != NULL ? text : "", size);
    return 0;
  }

  fuzz_require (error == NULL, "taken, and yet an error");
  fuzz_require (file->profiles->len == file->connections->len, "a profile without its connection");
  for (guint i = 0; i < file->profiles->len; i++) {
    check_profile (g_ptr_array_index (file->profiles, i));
    check_connection (g_ptr_array_index (file->connections, i));
  }

  return 0;
}
