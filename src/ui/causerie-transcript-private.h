/* causerie-transcript-private.h: the parts of the transcript among themselves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-transcript.h"
#include "causerie-transcript-find.h"

#include "causerie-block-group.h"
#include "causerie-highlighter.h"
#include "causerie-markdown-stream.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _CauserieTranscriptEntry CauserieTranscriptEntry;
typedef struct _CauserieTranscriptSelection CauserieTranscriptSelection;

typedef enum {
  CAUSERIE_ITEM_NOTE,      /* what is said above the message, of the chat */
  CAUSERIE_ITEM_HEADER,
  CAUSERIE_ITEM_REASONING, /* the row that folds it */
  CAUSERIE_ITEM_THOUGHT,   /* a block of the reasoning */
  CAUSERIE_ITEM_BLOCK,     /* a block of the text */
  CAUSERIE_ITEM_IMAGE,
  CAUSERIE_ITEM_FILE,
  CAUSERIE_ITEM_TOOL,      /* a call the model asked for */
  CAUSERIE_ITEM_SOURCES,   /* what the text was made from */
  CAUSERIE_ITEM_ERROR,
  CAUSERIE_ITEM_ENDING,    /* a limit or a filter cut the text */
  CAUSERIE_ITEM_FOOTER,
} CauserieItemKind;

/* What is laid out: one block, or one of the rows around them. */
typedef struct {
  CauserieTranscriptEntry *entry;  /* borrowed: it owns us */
  guint                    index;  /* in the entry */
  CauserieItemKind         kind;
  CauserieBlock           *block;  /* owned; of a block or thought, else NULL */
  CauserieBlockGroup      *group;  /* owned; shared with the items that continue it; of code and tables, else NULL */
  guint                    piece;  /* in the group */
  CauseriePart            *part;   /* owned; of an image, a file or a tool call, else NULL */
  gboolean                 open;   /* a tool call or the sources: unfolded */

  GtkWidget               *widget; /* child of the transcript; NULL away from the view */
  gboolean                 is_stale; /* the widget shows what the block was before */
  int                      gap;    /* to what is above it, pixels; part of the height */
  int                      height; /* with the gap; estimated until it had a widget at this width */
  double                   y;      /* of its upper edge, gap included, below the view's; of the last layout */
  double                   allocated_y;      /* what GTK was told last */
  int                      allocated_height; /* -1: nothing yet */
  guint                    pass;   /* the last layout that placed it */
} CauserieTranscriptItem;

/* An item that should be there. */
typedef struct {
  CauserieItemKind  kind;
  CauserieBlock    *block; /* borrowed; as in the item */
  CauseriePart     *part;  /* borrowed; as in the item */
} CauserieWantedItem;

/* A message. Its items are made when it first comes near the view. */
struct _CauserieTranscriptEntry {
  CauserieTranscript      *transcript; /* borrowed: it owns us */
  CauserieMessage         *message;    /* owned */
  guint                    index;      /* in the transcript */
  GPtrArray               *items;      /* owned; of CauserieTranscriptItem; NULL before they are made */
  double                   estimate;   /* pixels, as long as there are no items */

  CauserieMarkdownStream  *text;       /* owned; NULL for a question */
  CauserieMarkdownStream  *reasoning;  /* owned; NULL while it is folded */
  GHashTable              *linked;     /* owned; block to the same with links to the sources; NULL: there are none */
  guint                    n_sources;  /* that it links to */
  gboolean                 open;       /* the reasoning is unfolded */
  gboolean                 complete;   /* the text was parsed as a whole */
  gboolean                 dirty;      /* the message changed since its items were made */
  gboolean                 active;     /* the pointer is over it */
};

/* Between two characters of what was said. It needs no widget: it is the same whether its message is near the view
 * or not, and while more text comes below it. */
typedef struct {
  CauserieTranscriptEntry *entry;   /* borrowed; NULL: nowhere */
  gboolean                 thought; /* in the reasoning, which is a text of its own */
  guint                    block;   /* of that text */
  gsize                    offset;  /* into the block's flat text, bytes */
} CauserieTextPlace;

struct _CauserieTranscript {
  GtkWidget                 parent_instance;

  /* owned */
  CauserieConversation     *conversation;
  GPtrArray                *entries;     /* of CauserieTranscriptEntry */
  GPtrArray                *live;        /* of CauserieTranscriptItem: those with a widget, in order */
  GtkAdjustment            *hadjustment;
  GtkAdjustment            *vadjustment;
  CauserieHighlighter      *highlighter; /* of all code */

  /* where the reader is: an item, and how far its upper edge is above that of the view */
  CauserieTranscriptItem   *anchor;      /* borrowed; NULL while there is nothing to show */
  double                    offset;
  double                    pointer_y;   /* in the view; -1: the pointer is elsewhere */
  CauserieTextPlace         eye;         /* the words there when lines last broke anew; no entry: none */
  double                    eye_y;       /* where these words are to be */
  double                    value;       /* of the adjustment, as we last set it */
  gboolean                  is_placed;   /* the anchor was led to a new place, or the view has another size */
  gboolean                  has_new;     /* the last layout made widgets */
  gboolean                  following;
  gboolean                  restore;     /* the remembered place is still to be found */
  gboolean                  moved;       /* the person scrolled since the place was last remembered */
  gboolean                  configuring; /* it is we who change the adjustment */

  /* layout */
  guint                     pass;
  int                       width;       /* the heights are for this width */
  int                       height;
  double                    char_width;  /* average, pixels; 0 unknown */
  double                    line_height;
  double                    correction;  /* of guessed heights of messages, a factor */

  /* time */
  gboolean                  stale;       /* items changed since the last layout */
  GdkToplevel              *toplevel;    /* owned; while mapped: a minimised one shows nothing */
  gulong                    toplevel_id; /* follows its state */
  guint                     tick_id;     /* waits for the next moment to show what came */
  gint64                    flush_time;  /* frame time of the last flush */
  guint                     wait_id;     /* until the next flush is due */
  gint64                    interval;    /* between flushes, microseconds; 0: the shortest */
  gint64                    flush_cpu;   /* processor time when the flush began, microseconds */
  gulong                    painted_id;  /* waits for the end of the flush's frame */
  guint                     second_id;   /* until a number of seconds on screen is another */

  CauserieTranscriptEntry  *pointed;     /* borrowed; under the pointer */

  /* what the person was led to */
  CauserieTranscriptEntry  *marked;      /* borrowed; NULL: nothing is marked */
  int                       marked_item; /* -1: all of them */
  double                    mark_alpha;
  guint                     mark_id;     /* until the mark begins to go */
  AdwAnimation             *mark_fade;   /* owned; NULL while it does not go */

  /* what the person selected and looks for */
  CauserieTranscriptSelection *selection; /* owned */
  CauserieTranscriptFind   *find;         /* owned */
  gboolean                  shows_marks;  /* there are widgets with any */
  CauserieTextPlace         revealed;     /* comes into view when the widgets have their places */
  gboolean                  page_pending; /* then what is here is selected too */
  double                    page_x;
  double                    page_y;
  GtkWidget                *menu;         /* child; NULL before it was opened */

  CauserieConnectionLookup  lookup;
  gpointer                  lookup_data;
  GDestroyNotify            lookup_destroy;

  CauseriePictureShelf     *pictures;    /* owned; may be NULL */
  GHashTable               *notes;       /* owned; uid of a message to what is said above it; NULL none */
};

/* --- causerie-transcript.c -------------------------------------------------------------------- */

CauserieConnection      *causerie_transcript_find_connection (CauserieTranscript *self, CauserieMessage *message);

/* --- causerie-transcript-place.c ----------------------------------------------------------------- */

void                     causerie_transcript_set_following  (CauserieTranscript *self, gboolean following);

/* Lays out what changed. Widgets are made here, before GTK lays the window out, where it can be: while
 * it does, it does not hear of new ones. */
void                     causerie_transcript_relayout       (CauserieTranscript *self);

/* The same where mostly a few words came: nothing is laid out by GTK where nothing moves by them. */
void                     causerie_transcript_relayout_moved (CauserieTranscript *self);

/* The adjustment changed; if not by our layout, then by the person. */
void                     causerie_transcript_follow_adjustment (CauserieTranscript *self);

/* The place goes to the conversation when a person moved it, and comes from it when it is shown. */
void                     causerie_transcript_remember_place (CauserieTranscript *self);
void                     causerie_transcript_restore_place  (CauserieTranscript *self);

/* --- causerie-transcript-mark.c ------------------------------------------------------------------ */

void                     causerie_transcript_clear_mark     (CauserieTranscript *self);
void                     causerie_transcript_snapshot_mark  (CauserieTranscript *self, GtkSnapshot *snapshot);

/* --- causerie-transcript-flush.c ----------------------------------------------------------------- */

/* A message changed, or one that counts seconds came into view: it is brought up to date with the next
 * frames, at most every 33 ms, and not while nobody sees it. */
void                     causerie_transcript_queue_flush    (CauserieTranscript *self);

/* It is mapped: what came meanwhile is shown. It is not any more: nothing happens until it is. */
void                     causerie_transcript_start_flushing (CauserieTranscript *self);
void                     causerie_transcript_stop_flushing  (CauserieTranscript *self);

/* --- causerie-transcript-input.c ----------------------------------------------------------------- */

void                     causerie_transcript_add_controllers (CauserieTranscript *self);

/* --- causerie-transcript-entry.c -------------------------------------------------------------- */

/* Takes the message (transfer full). */
CauserieTranscriptEntry *causerie_transcript_entry_new     (CauserieTranscript *transcript, CauserieMessage *message);
void                     causerie_transcript_entry_free    (CauserieTranscriptEntry *self);

/* Makes the items, if they are not there yet. */
void                     causerie_transcript_entry_expand  (CauserieTranscriptEntry *self);

/* Brings the items in line with the message. */
void                     causerie_transcript_entry_refresh (CauserieTranscriptEntry *self);

/* Says again what one of its items tells of the time; milliseconds until that is to be said anew, 0: it
 * counts nothing. */
guint                    causerie_transcript_entry_update_time (CauserieTranscriptEntry *self,
                                                                CauserieTranscriptItem  *item);

/* Its place among the others is another one. */
void                     causerie_transcript_entry_update_footer (CauserieTranscriptEntry *self);
void                     causerie_transcript_entry_set_active (CauserieTranscriptEntry *self, gboolean active);
double                   causerie_transcript_entry_get_height (CauserieTranscriptEntry *self);

/* Guesses again, for another width or font. */
void                     causerie_transcript_entry_estimate (CauserieTranscriptEntry *self);

/* --- causerie-transcript-beside.c ------------------------------------------------------------- */

/* The same blocks, the numbers of sources in them as links. A block that was there the last time gives the
 * same object as then, so that its item stays (transfer full). */
GPtrArray               *causerie_transcript_entry_link_sources (CauserieTranscriptEntry *self, GPtrArray *blocks);

/* What a tool that the message called has answered, or NULL (borrowed). */
const char              *causerie_transcript_entry_find_result (CauserieTranscriptEntry *self, CauseriePart *call);

/* --- causerie-transcript-notes.c -------------------------------------------------------------- */

/* What is said above the message, or NULL (borrowed). */
const char              *causerie_transcript_entry_find_note (CauserieTranscriptEntry *self);

/* --- causerie-transcript-items.c -------------------------------------------------------------- */

/* Makes the items those that should be there. */
void                     causerie_transcript_entry_set_items (CauserieTranscriptEntry  *self,
                                                              const CauserieWantedItem *wanted,
                                                              guint                     n_wanted);

/* --- causerie-transcript-item.c --------------------------------------------------------------- */

CauserieTranscriptItem  *causerie_transcript_item_new           (CauserieTranscriptEntry *entry,
                                                                 CauserieItemKind         kind,
                                                                 CauserieBlock           *block,
                                                                 CauseriePart            *part);
void                     causerie_transcript_item_free          (CauserieTranscriptItem *self);

/* Another block, or another place in a group; the widget shows it with the next update. */
void                     causerie_transcript_item_set_block     (CauserieTranscriptItem *self, CauserieBlock *block);
void                     causerie_transcript_item_set_group     (CauserieTranscriptItem *self,
                                                                 CauserieBlockGroup     *group, /* or NULL */
                                                                 guint                   piece);
void                     causerie_transcript_item_ensure_widget (CauserieTranscriptItem *self);
void                     causerie_transcript_item_drop_widget   (CauserieTranscriptItem *self);

/* Tells the widget what the item's place among the others says. */
void                     causerie_transcript_item_update        (CauserieTranscriptItem *self);

/* The distance to the item above it, from what both are; 0 is the first of all. */
int                      causerie_transcript_item_find_gap      (CauserieTranscriptItem *self);
int                      causerie_transcript_item_estimate      (CauserieTranscriptItem *self);

/* Whether it lies on the card of a question, and whether the card begins and ends with it. */
gboolean                 causerie_transcript_item_on_card       (CauserieTranscriptItem *self, gboolean *first, gboolean *last);

/* The gap is inside its widget. */
gboolean                 causerie_transcript_item_owns_gap      (CauserieTranscriptItem *self);

/* --- causerie-transcript-anchor.c ------------------------------------------------------------- */

/* Below the last item, pixels; around the view there are widgets this far, of its height. */
#define CAUSERIE_TRANSCRIPT_BOTTOM_MARGIN 24
#define CAUSERIE_TRANSCRIPT_OVERSCAN      0.75

/* Leads the reader to an item. */
void                     causerie_transcript_set_anchor  (CauserieTranscript     *self,
                                                          CauserieTranscriptItem *item, /* or NULL */
                                                          double                  offset);

/* Ties the reader's place to what is looked at now; or to an item, which stays where it is. */
void                     causerie_transcript_choose_anchor (CauserieTranscript *self);
void                     causerie_transcript_hold        (CauserieTranscript *self, CauserieTranscriptItem *item);

/* The number of a message's versions is another. */
void                     causerie_transcript_update_versions (CauserieTranscript *self);

/* The messages [first, after) go: the place stays with a neighbour. */
void                     causerie_transcript_leave_entries (CauserieTranscript *self, guint first, guint after);

/* Moves the anchor by some pixels, down when positive. */
void                     causerie_transcript_move_anchor (CauserieTranscript *self, double delta);

/* Puts the upper edge of the view `offset` pixels below that of the entry. */
void                     causerie_transcript_anchor_entry (CauserieTranscript *self, guint index, double offset);

/* Tells the adjustment where the anchor is in all of it, for a view of this height. */
void                     causerie_transcript_configure   (CauserieTranscript *self, int height);

/* Where the reader looks, below the upper edge of the view: pixels. */
double                   causerie_transcript_find_eye    (CauserieTranscript *self);

/* --- causerie-transcript-eye.c ---------------------------------------------------------------- */

/* Called before lines break anew, while they are still as they were, and when they are laid out; TRUE: the anchor
 * moved, lay out once more. */
void                     causerie_transcript_note_eye    (CauserieTranscript *self);
gboolean                 causerie_transcript_keep_eye    (CauserieTranscript *self);

/* The reader goes elsewhere, or the text becomes another. */
void                     causerie_transcript_forget_eye  (CauserieTranscript *self);

/* --- causerie-transcript-step.c --------------------------------------------------------------- */

typedef enum { CAUSERIE_STEP_MESSAGE, CAUSERIE_STEP_CODE } CauserieTranscriptStep;

/* To the next (1) or the previous (-1) of its kind, and the keyboard with it. */
void                     causerie_transcript_step        (CauserieTranscript *self, CauserieTranscriptStep step, int direction);

/* --- causerie-transcript-layout.c ------------------------------------------------------------- */

/* Space left and right of the column in a view of this width, and the column's width. */
int                      causerie_transcript_column_width (int width);

/* Places the items for a view of this size, making and dropping widgets, and sets the
 * adjustment. */
void                     causerie_transcript_layout      (CauserieTranscript *self, int width, int height);

/* Gives the widgets the places they were found; whether they have them already. */
void                     causerie_transcript_allocate    (CauserieTranscript *self);
gboolean                 causerie_transcript_is_allocated (CauserieTranscript *self);

/* The first item of the messages from this one on, or NULL. */
CauserieTranscriptItem  *causerie_transcript_find_item   (CauserieTranscript *self, guint start);
CauserieTranscriptItem  *causerie_transcript_next_item   (CauserieTranscript *self, CauserieTranscriptItem *item);
CauserieTranscriptItem  *causerie_transcript_previous_item (CauserieTranscript *self, CauserieTranscriptItem *item);

G_END_DECLS
