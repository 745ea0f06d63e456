/* causerie-provider.h: the table of providers: adding one is adding a row
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_PROVIDER_LOCAL            = 1 << 0, /* run by the person, mostly on their own computer; may need no key */
  CAUSERIE_PROVIDER_ATTRIBUTION      = 1 << 1, /* takes HTTP-Referer and X-OpenRouter-Title */
  CAUSERIE_PROVIDER_COMPLETION_CAP   = 1 << 2, /* wants max_completion_tokens, refuses max_tokens */
  CAUSERIE_PROVIDER_NO_USAGE_OPTION  = 1 << 3, /* refuses stream_options */
  CAUSERIE_PROVIDER_DEMO             = 1 << 4, /* inside this program; base URL and key are made at run time */
  CAUSERIE_PROVIDER_API_KEY_HEADER   = 1 << 5, /* takes the key as "api-key: KEY" */
  CAUSERIE_PROVIDER_DEVELOPER_ROLE   = 1 << 6, /* its reasoning models take instructions from a developer */
  CAUSERIE_PROVIDER_REASONING_OBJECT = 1 << 7, /* takes "reasoning":{…} and reasoning_details back; others reasoning_effort */
  CAUSERIE_PROVIDER_ROUTING          = 1 << 8, /* takes "provider":{…} and session_id */
  CAUSERIE_PROVIDER_RANDOM_SEED      = 1 << 9, /* calls the seed random_seed */
  CAUSERIE_PROVIDER_PLAIN_KEY        = 1 << 10, /* its keys are "sk-" and 32 hexadecimal digits */
  CAUSERIE_PROVIDER_KEY_FACTS        = 1 << 11, /* tells about the key that is asked with, at "key" */
  CAUSERIE_PROVIDER_PREFILL          = 1 << 12, /* goes on with an answer that is the last turn of a request */
} CauserieProviderFlags;

/* The one model of the demo. */
#define CAUSERIE_DEMO_MODEL "causerie/demo"

/* Facts about a kind of service. All strings are static; a link that does not exist is NULL. */
typedef struct {
  const char            *id;         /* "openrouter"; stable, stored in settings */
  const char            *name;       /* "OpenRouter"; translatable only for "custom" and "demo": pass through _() */
  const char            *base_url;   /* canonical; "" for custom and demo */
  const char            *host;       /* whose addresses these facts follow, ".example.com" for all below it;
                                      * NULL: no address does */
  const char            *key_prefix; /* "sk-or-v1-"; NULL: none known */
  guint                  key_length; /* characters of a whole key; 0: not known */
  const char            *sign_in_url; /* where a browser signs in and sends a key back */
  const char            *keys_url;
  const char            *billing_url;
  const char            *usage_url;
  const char            *models_url;
  const char            *docs_url;
  const char            *pricing_url;
  const char            *privacy_url;
  guint                  max_stops;      /* stop strings it takes; 0: no limit is known */
  guint                  refused_params; /* bits by CauserieParam: refused as unknown fields, so not sent */
  CauserieProviderFlags  flags;
} CauserieProvider;

/* Every row, in the order of the form: OpenRouter, Custom, then the others by name, the demo last. */
const CauserieProvider *causerie_provider_list    (gsize *n_providers);

/* By id; NULL and unknown ids give the row "custom". Never NULL. */
const CauserieProvider *causerie_provider_get     (const char *id);

/* Whose facts hold for an address, whatever row was chosen: by host, never NULL ("custom"). */
const CauserieProvider *causerie_provider_for_url (const char *base_url);

/* Whose key this looks like, by prefix; NULL when no row claims it. */
const CauserieProvider *causerie_provider_for_key (const char *key);

/* The row whose key this looks like, when the address belongs to another one: a key that must not be sent
 * there unasked. NULL: nothing speaks against it. */
const CauserieProvider *causerie_provider_of_foreign_key (const char *key, const char *base_url);

G_END_DECLS
