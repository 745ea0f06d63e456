/* causerie-enums.h: the closed sets of the model, with the names they are stored by
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_ROLE_SYSTEM,
  CAUSERIE_ROLE_USER,
  CAUSERIE_ROLE_ASSISTANT,
  CAUSERIE_ROLE_TOOL,
} CauserieRole;

/* Where a message stands. Only an answer is ever anything but done. */
typedef enum {
  CAUSERIE_MESSAGE_WAITING,     /* asked; nothing has come */
  CAUSERIE_MESSAGE_STREAMING,   /* text is coming */
  CAUSERIE_MESSAGE_DONE,
  CAUSERIE_MESSAGE_STOPPED,     /* by the person; what came is kept */
  CAUSERIE_MESSAGE_INTERRUPTED, /* by the program's end or a crash; what came is kept */
  CAUSERIE_MESSAGE_FAILED,      /* with a CauserieFailure; what came is kept */
} CauserieMessageState;

/* Why an answer ended, as far as programs tell it apart; the provider's own word is kept beside it. */
typedef enum {
  CAUSERIE_FINISH_NONE,           /* it has not, or nobody said why */
  CAUSERIE_FINISH_STOP,
  CAUSERIE_FINISH_LENGTH,
  CAUSERIE_FINISH_TOOL_CALLS,
  CAUSERIE_FINISH_CONTENT_FILTER,
  CAUSERIE_FINISH_ERROR,
  CAUSERIE_FINISH_OTHER,
} CauserieFinish;

/* Who gave a conversation its title. A later one may replace an earlier one of this list. */
typedef enum {
  CAUSERIE_TITLE_NONE,
  CAUSERIE_TITLE_QUESTION, /* the first words of the first question */
  CAUSERIE_TITLE_MODEL,
  CAUSERIE_TITLE_IMPORT,
  CAUSERIE_TITLE_PERSON,
} CauserieTitleSource;

/* What lies in the trash by itself. */
typedef enum {
  CAUSERIE_TRASH_CONVERSATION,
  CAUSERIE_TRASH_FOLDER,
  CAUSERIE_TRASH_MESSAGE,
} CauserieTrashKind;

#define CAUSERIE_TYPE_ROLE          (causerie_role_get_type ())
#define CAUSERIE_TYPE_MESSAGE_STATE (causerie_message_state_get_type ())
#define CAUSERIE_TYPE_FINISH        (causerie_finish_get_type ())
#define CAUSERIE_TYPE_TITLE_SOURCE  (causerie_title_source_get_type ())
#define CAUSERIE_TYPE_TRASH_KIND    (causerie_trash_kind_get_type ())

GType           causerie_role_get_type          (void);
GType           causerie_message_state_get_type (void);
GType           causerie_finish_get_type        (void);
GType           causerie_title_source_get_type  (void);
GType           causerie_trash_kind_get_type    (void);

/* "user", "interrupted", "content-filter", …: stable names, for files and the command line. */
const char     *causerie_enum_to_name           (GType type, int value);

/* The value with that name; `fallback` for an unknown name or NULL. */
int             causerie_enum_from_name         (GType type, const char *name, int fallback);

/* A provider's finish word ("stop", "end_turn", "length", "max_tokens", …); NULL and "" are none. */
CauserieFinish  causerie_finish_from_word       (const char *word);

G_END_DECLS
