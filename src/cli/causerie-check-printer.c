/* causerie-check-printer.c: prints the steps of a check as they end
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-printer.h"

#include "causerie-duration.h"
#include "causerie-enums.h"
#include "causerie-json.h"

#include <glib/gi18n.h>

#define DURATION_WIDTH 9

struct _CauserieCheckPrinter {
  CauserieCheck  *check; /* borrowed */
  CauserieOutlet *out;   /* borrowed */
  int             title_width;
};

/* --- lines ------------------------------------------------------------------------------------ */

static const char *
get_mark (CauserieCheckState state)
{
  switch (state) {
  case CAUSERIE_CHECK_PASSED:
    return "✓";
  case CAUSERIE_CHECK_FAILED:
    return "✗";
  default:
    return "–";
  }
}

static void
append_padded (GString *line, const char *text, int width, gboolean right)
{
  int padding = MAX (width - (int) g_utf8_strlen (text, -1), 0);

  if (!right)
    g_string_append (line, text);
  g_string_append_printf (line, "%*s", padding, "");
  if (right)
    g_string_append (line, text);
}

/* What the server or the system said, of a failed step with its status. */
static char *
dup_result (CauserieCheckStep *step)
{
  CauserieFailure *failure = causerie_check_step_get_failure (step);
  int status = failure != NULL ? causerie_failure_get_facts (failure)->status : 0;
  const char *result = causerie_check_step_get_result (step);

  if (status != 0)
    /* Translators: an HTTP status and what the server said: "401, Invalid key" */
    return *result != '\0' ? g_strdup_printf (_("%d, %s"), status, result)
                           : g_strdup_printf ("%d", status);
  return g_strdup (result);
}

static void
print_advice (CauserieCheckPrinter *self, CauserieCheckStep *step)
{
  CauserieFailure *failure = causerie_check_step_get_failure (step);
  const char *fingerprint = causerie_failure_get_facts (failure)->fingerprint;
  const char *link = causerie_check_step_get_link (step);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "  %s\n", causerie_check_step_get_advice (step));
  if (link != NULL)
    g_string_append_printf (words, "  %s\n", link);
  if (fingerprint != NULL && *fingerprint != '\0') {
    g_string_append (words, "  ");
    /* Translators: the fingerprint of a certificate that was refused */
    g_string_append_printf (words, _("Its certificate: %s"), fingerprint);
    g_string_append_c (words, '\n');
  }

  causerie_outlet_write (self->out, words->str, (gssize) words->len);
  g_string_free (words, TRUE);
}

static void
print_step (CauserieCheckPrinter *self, CauserieCheckStep *step)
{
  GString *line = g_string_new (get_mark (causerie_check_step_get_state (step)));
  g_autofree char *elapsed = causerie_duration_format (causerie_check_step_get_elapsed (step));
  g_autofree char *result = dup_result (step);

  g_string_append_c (line, ' ');
  append_padded (line, causerie_check_step_get_title (step), self->title_width, FALSE);
  append_padded (line, elapsed != NULL ? elapsed : "", DURATION_WIDTH, TRUE);
  g_string_append_printf (line, "  %s", result);
  g_strchomp (line->str);
  causerie_outlet_write_line (self->out, line->str);
  g_string_free (line, TRUE);

  if (causerie_check_step_get_state (step) == CAUSERIE_CHECK_FAILED)
    print_advice (self, step);
}

static void
state_cb (CauserieCheckPrinter *self, GParamSpec *pspec, CauserieCheckStep *step)
{
  g_autofree char *status = NULL;

  switch (causerie_check_step_get_state (step)) {
  case CAUSERIE_CHECK_RUNNING:
    status = g_strdup_printf ("… %s", causerie_check_step_get_title (step));
    causerie_outlet_set_status (self->out, status);
    break;
  case CAUSERIE_CHECK_WAITING:
    break;
  default:
    print_step (self, step);
    break;
  }
}

CauserieCheckPrinter *
causerie_check_printer_new (CauserieCheck *check, CauserieOutlet *out)
{
  CauserieCheckPrinter *self = g_new0 (CauserieCheckPrinter, 1);

  self->check = check;
  self->out = out;
  for (guint i = 0; i < CAUSERIE_N_CHECKS; i++) {
    CauserieCheckStep *step = causerie_check_get_step (check, i);
    int width = (int) g_utf8_strlen (causerie_check_step_get_title (step), -1);

    self->title_width = MAX (self->title_width, width);
    g_signal_connect_swapped (step, "notify::state", G_CALLBACK (state_cb), self);
  }

  return self;
}

void
causerie_check_printer_free (CauserieCheckPrinter *self)
{
  for (guint i = 0; i < CAUSERIE_N_CHECKS; i++)
    g_signal_handlers_disconnect_by_data (causerie_check_get_step (self->check, i), self);
  g_free (self);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
set_string (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}

static void
set_error (JsonObject *object, CauserieFailure *failure)
{
  const CauserieFailureFacts *facts;
  JsonObject *error;

  if (failure == NULL) {
    json_object_set_null_member (object, "error");
    return;
  }

  facts = causerie_failure_get_facts (failure);
  error = json_object_new ();
  set_string (error, "kind", causerie_failure_get_kind_name (failure));
  if (facts->status != 0)
    json_object_set_int_member (error, "status", facts->status);
  else
    json_object_set_null_member (error, "status");
  set_string (error, "code", facts->code);
  set_string (error, "message", facts->message);
  set_string (error, "fingerprint", facts->fingerprint);
  json_object_set_object_member (object, "error", error);
}

static JsonObject *
make_step (CauserieCheckStep *step)
{
  gint64 elapsed = causerie_check_step_get_elapsed (step);
  CauserieCheckState state = causerie_check_step_get_state (step);
  JsonObject *object = json_object_new ();

  set_string (object, "id", causerie_check_step_get_name (step));
  set_string (object, "title", causerie_check_step_get_title (step));
  set_string (object, "state", causerie_enum_to_name (CAUSERIE_TYPE_CHECK_STATE, (int) state));
  if (elapsed >= 0)
    json_object_set_double_member (object, "elapsed_ms", (double) elapsed / 1000);
  else
    json_object_set_null_member (object, "elapsed_ms");
  set_string (object, "result", causerie_check_step_get_result (step));
  set_string (object, "advice", causerie_check_step_get_advice (step));
  set_string (object, "link", causerie_check_step_get_link (step));
  set_error (object, causerie_check_step_get_failure (step));

  return object;
}

static gboolean
is_ok (CauserieCheck *check)
{
  CauserieCheckStep *answer = causerie_check_get_step (check, CAUSERIE_CHECK_ANSWER);

  return causerie_check_step_get_state (answer) == CAUSERIE_CHECK_PASSED;
}

char *
causerie_check_printer_write_object (CauserieCheck *check, CauserieConnection *connection)
{
  CauserieCheckStep *failed = causerie_check_get_failed_step (check);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *steps = json_array_new ();

  for (guint i = 0; i < CAUSERIE_N_CHECKS; i++)
    json_array_add_object_element (steps, make_step (causerie_check_get_step (check, i)));

  set_string (object, "connection", causerie_connection_get_name (connection));
  json_object_set_string_member (object, "base_url", causerie_check_get_base_url (check));
  json_object_set_boolean_member (object, "ok", is_ok (check));
  set_string (object, "failed", failed != NULL ? causerie_check_step_get_name (failed) : NULL);
  json_object_set_array_member (object, "steps", steps);

  json_node_take_object (node, object);
  return causerie_json_write (node);
}
