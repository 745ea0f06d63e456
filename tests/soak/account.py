# account.py: what a worker said of itself, and whether a history bears it out
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""A worker says what it asks of its history before it does, and afterwards that it was done or
refused.  Its jobs run one by one, in the order it asked.  So what is found later must be the state
after all that was done, and perhaps after the first few of those that had not ended: nothing less,
nothing more, nothing in between.  Of an answer that streamed, what was said before the last save
that was done must be there, and what was said more than a second before the end."""

import json

from state import ANY, MESSAGE, Lost, State

WAITING, STREAMING, DONE, STOPPED, INTERRUPTED = range(5)
RUNNING = WAITING, STREAMING
MAX_LOSS_US = 1000000
FLUSHING = 'save-conversation', 'save-message'
SETS = 'conversations:', 'messages:', 'folders:', 'trash:'


def read_lines(output):
    """The objects a worker printed; its last line may be cut off."""
    lines = output.split(b'\n')[:-1]
    return [json.loads(line) for line in lines]


def read_dump(lines):
    """The state a history is in, as a worker with --dump said it."""
    state, seen = State(), set()
    if not lines or not lines[-1].get('complete'):
        raise Lost('the history cannot be read: %s' % (lines[-1:] or 'no word'))
    for index, line in enumerate(lines[:-1]):
        if 'conversation' in line:
            state.do_save_conversation(index, line)
        elif 'folder' in line:
            state.folders[line['folder']] = line['name']
        elif 'trashed' in line:
            state.trash[line['trashed']] = line['time']
        if 'message' not in line:
            continue
        message = line['message']
        if message.get('parent-uid') is not None and message['parent-uid'] not in seen:
            raise Lost('%s comes before its parent' % message['uid'])
        seen.add(message['uid'])
        state.do_save_message(index, line)
        state.messages[message['uid']]['trashed-time'] = message['trashed-time']
    for conversation in state.conversations.values():
        del conversation['old-leaf']
    return state


class Account:
    """What one worker said; `base` is what its history held before. Of the conversations of
    `shared` it has written these members alone."""
    def __init__(self, lines, base=None, shared=()):
        self.lines = lines
        self.base = base or State()
        self.shared = shared    # names; of the conversations that were there
        self.begun = {line['begin']: index for index, line in enumerate(lines) if 'begin' in line}
        self.ended = {line['end']: line for line in lines if 'end' in line}
        self.pieces = {}
        for index, line in enumerate(lines):
            if 'piece' in line:
                self.pieces.setdefault(line['piece'], []).append((index, line))
        self.end_at = lines[-1]['at'] if lines else 0
        self.lag_us = self.find_lag()
        self.unsettled = self.find_unsettled()
        self.loss_us = 0        # the oldest piece that is missing was so old

    def find_lag(self):
        """How long a job had been waiting when it ended: on a machine that does much else, the
        disk's thread is late by that, whatever it does."""
        asked = {line['pulse']: line['at'] for line in self.lines if 'pulse' in line}
        for line in self.lines:
            asked.pop(line.get('pulsed'), None)
        return self.end_at - min(asked.values(), default=self.end_at)

    def made(self):
        """The uids of what it has ever asked to be saved, and did not find."""
        acts = [line for line in self.lines if 'begin' in line]
        uids = {line[kind]['uid'] for line in acts for kind in ('conversation', 'message')
                if kind in line}
        uids |= {line['uid'] for line in acts if line['act'] == 'save-folder'}
        return uids - self.base.conversations.keys()

    def said(self, name):
        return [line for line in self.lines if name in line]

    def expect_no_refusal(self):
        """Nothing was told to a person, who could have done nothing."""
        for line in self.said('error') + self.said('not-opened'):
            raise Lost('a program was told: %s' % line)

    def n_done(self):
        return sum('error' not in line for line in self.ended.values())

    def n_refused(self):
        return sum('error' in line for line in self.ended.values())

    def last_flush(self):
        """Where the last save began that was done."""
        return max((self.begun[number] for number, line in self.ended.items()
                    if 'error' not in line
                    and self.lines[self.begun[number]]['act'] in FLUSHING), default=-1)

    def check(self, found):
        """Raises Lost unless the state that was found is one that may be."""
        state = self.base.copy()
        for number, index in self.begun.items():
            if number in self.ended and 'error' not in self.ended[number]:
                state.apply(index, self.lines[index])
        self.purge_in_part(state)
        differences = [self.differ(state, found)]
        for number, index in self.begun.items():
            if number not in self.ended and not is_long(self.lines[index]):
                state.apply(index, self.lines[index])
                differences.append(self.differ(state, found))
        if None in differences:
            return
        # Of the states that may be, the one it comes nearest to says most.
        raise Lost(min(differences, key=lambda text: text.startswith(SETS)))

    def purge_in_part(self, state):
        for number, index in self.begun.items():
            if number not in self.ended and is_long(self.lines[index]):
                state.purge_in_part(self.lines[index])

    def differ(self, state, found):
        """What of the found state is not as expected; None: nothing."""
        for kind in 'conversations', 'messages':
            wanted, seen = getattr(state, kind), getattr(found, kind)
            missing = wanted.keys() - seen.keys()
            unasked = seen.keys() - wanted.keys() - state.may_stay
            if missing or unasked:
                return '%s: missing %s, unasked for %s' % (kind, sorted(missing), sorted(unasked))
        if state.folders != found.folders:
            return 'folders: %s, not %s' % (found.folders, state.folders)
        wanted, seen = state.list_trash(), dict(found.trash)
        for uid in seen.keys() & state.may_stay:
            del seen[uid]
        difference = differ_members(wanted, seen)
        if difference:
            return 'trash: %s' % difference
        for uid, wanted in state.conversations.items():
            difference = self.differ_conversation(wanted, found.conversations[uid])
            if difference:
                return 'conversation %s: %s' % (uid, difference)
        for uid, wanted in state.messages.items():
            difference = self.differ_message(state, wanted, found.messages[uid])
            if difference:
                return 'message %s: %s' % (uid, difference)
        return None

    def find_unsettled(self):
        """Conversations of which a save was refused and has not been made good: each member is
        as it was in some save, as a later one writes what was changed after the refused one."""
        unsettled = {}
        for index, line in enumerate(self.lines):
            begun = self.lines[self.begun[line['end']]] if 'end' in line else {}
            if begun.get('act') != 'save-conversation':
                continue
            uid = begun['conversation']['uid']
            if 'error' in line:
                unsettled[uid] = index
            elif self.begun[line['end']] > unsettled.get(uid, len(self.lines)):
                del unsettled[uid]
        return unsettled

    def differ_unsettled(self, uid, seen):
        saves = [{**line['conversation'], 'leaf': line['leaf']} for line in self.lines
                 if line.get('act') == 'save-conversation' and line['conversation']['uid'] == uid]
        for name in saves[0].keys() & seen.keys() - {'trashed-time', 'origin'}:
            if seen[name] not in [save[name] for save in saves]:
                return '%s is %.200r, which it never was' % (name, seen[name])
        return None

    def differ_conversation(self, wanted, seen):
        if wanted['uid'] in self.unsettled:
            return self.differ_unsettled(wanted['uid'], seen)
        if self.shared and wanted['uid'] in self.base.conversations:
            wanted = {name: wanted[name] for name in self.shared if name in wanted}
            seen = {name: seen[name] for name in self.shared if name in seen}
        wanted = dict(wanted)
        old_leaf = wanted.pop('old-leaf', None)
        if old_leaf is not None and old_leaf == seen.get('leaf'):
            wanted['leaf'] = old_leaf
        return differ_members(wanted, seen)

    def differ_message(self, state, wanted, seen):
        if wanted['state'] not in RUNNING:
            return differ_members(wanted, seen)
        if seen['state'] != INTERRUPTED:
            return 'its state is %d' % seen['state']
        others = [{name: value for name, value in message.items()
                   if name not in ('state', 'text', 'reasoning')} for message in (wanted, seen)]
        return differ_members(*others) or self.differ_stream(state, wanted, seen)

    def differ_stream(self, state, wanted, seen):
        """Every piece up to some point is there and none after it; the point is late enough."""
        pieces = [(index, line) for index, line in self.pieces.get(wanted['uid'], ())
                  if index > state.saved_at.get(wanted['uid'], -1)]
        text, reasoning, flush = wanted['text'], wanted['reasoning'], self.last_flush()
        n_there = None
        for n in range(len(pieces) + 1):
            if (text, reasoning) == (seen['text'], seen['reasoning']):
                n_there = n
            if n < len(pieces):
                text += pieces[n][1]['text'] or ''
                reasoning += pieces[n][1]['reasoning'] or ''
        if n_there is None:
            return 'its text is none it ever had: …%r' % seen['text'][-80:]
        if n_there == len(pieces):
            return None
        index, line = pieces[n_there]
        loss = self.end_at - line['at']
        if index < flush:
            return 'a piece is missing that was said before a save that was done'
        if loss > MAX_LOSS_US + self.lag_us:
            return 'a piece is missing that was said %.3f s before the end' % (loss / 1e6)
        self.loss_us = max(self.loss_us, loss)
        return None


def is_long(line):
    """It is done piece by piece."""
    return line['act'] == 'purge' and line['kind'] != MESSAGE


def differ_members(wanted, seen):
    """Of what is known of both."""
    is_partial = 'partial' in wanted or 'partial' in seen
    names = wanted.keys() & seen.keys() if is_partial else wanted.keys() | seen.keys()
    for name in sorted(names):
        if wanted.get(name) is not ANY and wanted.get(name) != seen.get(name):
            return '%s is %.200r, not %.200r' % (name, seen.get(name), wanted.get(name))
    return None
