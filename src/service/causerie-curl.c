/* causerie-curl.c: a question as a shell command
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   curl -N 'https://openrouter.ai/api/v1/chat/completions' \
 *     -H 'Content-Type: application/json' \
 *     -H 'Accept: text/event-stream' \
 *     -H 'Authorization: Bearer '"$OPENROUTER_API_KEY" \
 *     --data @- <<'END'
 *   {"model":"moonshotai/kimi-k2",…}
 *   END
 *
 * The body goes in by a document that the shell leaves as it is, because arguments have a limit of
 * size; --data drops the line's end, which is not part of it, and JSON has no other. */

#include "causerie-curl.h"

#include "causerie-outgoing.h"
#include "causerie-request.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <string.h>

/* Stands in a header for a secret until the variable is put there. No header has it otherwise. */
#define SECRET "causerie-secret-8f1c5a37"

/* --- words for a shell ------------------------------------------------------------------------ */

static void
append_quoted (GString *command, const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);

  if (*text != '\0')
    g_string_append (command, quoted);
}

/* One argument, with a variable in the place of each secret: 'Bearer '"$KEY". */
static void
append_argument (GString *command, const char *text, const char *const *variables)
{
  g_auto(GStrv) pieces = g_strsplit (text, SECRET, (int) g_strv_length ((char **) variables) + 1);

  for (guint i = 0; pieces[i] != NULL; i++) {
    if (i > 0)
      g_string_append_printf (command, "\"$%s\"", variables[i - 1]);
    append_quoted (command, pieces[i]);
  }
}

static void
begin_option (GString *command, const char *option)
{
  g_string_append_printf (command, " \\\n  %s ", option);
}

/* "HEADER_X_API_KEY" */
static char *
make_variable (const char *prefix, const char *name)
{
  g_autofree char *upper = g_ascii_strup (name, -1);

  g_strcanon (upper, G_CSET_A_2_Z G_CSET_DIGITS, '_');
  return g_strconcat (prefix, upper, NULL);
}

static void
append_comment (GString *command, const char *text)
{
  g_string_append_printf (command, "# %s\n", text);
}

/* --- what curl cannot do ---------------------------------------------------------------------- */

static void
append_comments (GString *command, CauserieConnection *connection)
{
  if (*causerie_connection_get_authority (connection) != '\0')
    append_comment (command,
                    /* Translators: a comment above a curl command */
                    _("This connection trusts certificates of its own: put them into a file and "
                      "add --cacert FILE."));
  if (*causerie_connection_get_certificate (connection) != '\0')
    append_comment (command,
                    /* Translators: a comment above a curl command */
                    _("This connection trusts one certificate by its fingerprint, which curl "
                      "cannot do: save it to a file and add --cacert FILE."));
}

/* --- the parts -------------------------------------------------------------------------------- */

/* "key", "api-key", "access_token"; what is not known to be harmless of Azure's is its version. */
static gboolean
is_secret_name (const char *name)
{
  static const char *const words[] = { "key", "token", "secret", "password", "auth", "sig", NULL };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Adds "name=value" of a query to the address, or a secret's place. */
static void
add_parameter (GString *url, GStrvBuilder *variables, const char *parameter)
{
  const char *equals = strchr (parameter, '=');
  g_autofree char *name = NULL;
  g_autofree char *variable = NULL;

  if (equals != NULL)
    name = g_strndup (parameter, (gsize) (equals - parameter));
  if (name == NULL || !is_secret_name (name)) {
    g_string_append (url, parameter);
    return;
  }

  variable = make_variable ("QUERY_", name);
  g_string_append_printf (url, "%s=" SECRET, name);
  g_strv_builder_add (variables, variable);
}

static void
append_url (GString *command, const char *url)
{
  g_auto(GStrv) parts = g_strsplit (url, "?", 2);
  g_auto(GStrv) parameters = g_strsplit (parts[1] != NULL ? parts[1] : "", "&", -1);
  g_autoptr(GString) blanked = g_string_new (parts[0]);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) variables = NULL;

  for (guint i = 0; parameters[i] != NULL; i++) {
    g_string_append_c (blanked, i == 0 ? '?' : '&');
    add_parameter (blanked, builder, parameters[i]);
  }

  variables = g_strv_builder_end (builder);
  append_argument (command, blanked->str, (const char *const *) variables);
}

static const char *
get_key_variable (CauserieConnection *connection)
{
  return g_str_equal (causerie_connection_get_facts (connection)->id, "openrouter")
           ? "OPENROUTER_API_KEY" : "CAUSERIE_API_KEY";
}

/* The person's own headers are all secret; every other secret is the key. */
static gboolean
is_own_header (CauserieConnection *connection, const char *name)
{
  g_auto(GStrv) names = causerie_connection_dup_header_list (connection);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return TRUE;

  return FALSE;
}

static void
append_header (GString *command, CauserieConnection *connection, const char *name,
               const char *value)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", name, value);
  g_autofree char *own = is_own_header (connection, name) ? make_variable ("HEADER_", name) : NULL;
  const char *variables[] = { own != NULL ? own : get_key_variable (connection), NULL };

  begin_option (command, "-H");
  append_argument (command, line, variables);
}

/* The system's proxy is what curl is told by the environment; this computer is never reached by
 * it. */
static void
append_proxy (GString *command, CauserieConnection *connection)
{
  const char *proxy = causerie_connection_get_proxy (connection);
  const char *user = causerie_connection_get_proxy_user (connection);
  const char *base_url = causerie_connection_get_base_url (connection);

  if (g_str_equal (proxy, "none") ||
      (*proxy == '\0' && causerie_url_host_kind (base_url) == CAUSERIE_HOST_LOOPBACK)) {
    begin_option (command, "--noproxy");
    append_quoted (command, "*");
  } else if (*proxy != '\0') {
    /* There the proxy looks up the name of the server, with curl's "socks5" this computer would. */
    g_autofree char *address = g_str_has_prefix (proxy, "socks5://")
                                 ? g_strconcat ("socks5h", proxy + strlen ("socks5"), NULL)
                                 : g_strdup (proxy);

    begin_option (command, "--proxy");
    append_quoted (command, address);
  }

  if (*proxy != '\0' && !g_str_equal (proxy, "none") && *user != '\0') {
    static const char *const variables[] = { "PROXY_PASSWORD", NULL };
    g_autofree char *login = g_strconcat (user, ":", SECRET, NULL);

    begin_option (command, "--proxy-user");
    append_argument (command, login, variables);
  }
}

static void
append_body (GString *command, GBytes *body)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);

  begin_option (command, "--data");
  g_string_append (command, "@- <<'END'\n");
  g_string_append_len (command, bytes, (gssize) length);
  g_string_append (command, "\nEND\n");
}

/* --- the command ------------------------------------------------------------------------------ */

static CauserieOutgoing *
make_outgoing (const CauserieQuestion *question, gboolean with_key)
{
  CauserieConnection *connection = question->connection;
  const char *base_url = causerie_connection_get_base_url (connection);
  g_autoptr(CauserieRequest) request = causerie_question_build_request (question, base_url);
  g_auto(GStrv) names = causerie_connection_dup_header_list (connection);

  if (with_key)
    causerie_request_set_key (request, SECRET);
  for (guint i = 0; names[i] != NULL; i++)
    causerie_request_add_header (request, names[i], SECRET);

  return causerie_outgoing_new (request);
}

char *
causerie_curl_new (const CauserieQuestion *question, gboolean with_key)
{
  g_autoptr(CauserieOutgoing) outgoing = NULL;
  GString *command;

  g_return_val_if_fail (question != NULL && CAUSERIE_IS_CONNECTION (question->connection), NULL);

  if (causerie_connection_get_facts (question->connection)->flags & CAUSERIE_PROVIDER_DEMO)
    return NULL;
  outgoing = make_outgoing (question, with_key);
  if (outgoing == NULL)
    return NULL;

  command = g_string_new (NULL);
  append_comments (command, question->connection);
  g_string_append (command, question->stream ? "curl -N " : "curl ");
  append_url (command, outgoing->url);
  append_proxy (command, question->connection);
  for (guint i = 0; outgoing->headers[i] != NULL; i += 2)
    append_header (command, question->connection, outgoing->headers[i], outgoing->headers[i + 1]);
  append_body (command, outgoing->body);

  return g_string_free (command, FALSE);
}
