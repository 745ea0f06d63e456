# state.py: what a history holds, and how each thing that is done changes it
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors

from dataclasses import dataclass, field

CONVERSATION, FOLDER, MESSAGE = range(3)        # kinds of what is in the trash
ANY = object()                                  # equals everything


class Lost(AssertionError):
    """The history is not what it was said to be."""


@dataclass
class State:
    """Conversations and messages by uid, described as the worker does."""
    conversations: dict = field(default_factory=dict)
    messages: dict = field(default_factory=dict)
    folders: dict = field(default_factory=dict)     # uid to name
    trash: dict = field(default_factory=dict)       # as it is told, uid to time; of what was found
    saved_at: dict = field(default_factory=dict)    # message uid to the index of the line
    roots: dict = field(default_factory=dict)       # of a branch, where it began
    may_stay: set = field(default_factory=set)      # was being deleted for good

    def copy(self):
        return State(*(type(part)(part) for part in vars(self).values()))

    def without(self, uids):
        """What is not another worker's."""
        rest = self.copy()
        for part in rest.conversations, rest.messages, rest.folders, rest.trash:
            for uid in part.keys() & uids:
                del part[uid]
        return rest

    # What a worker does, by the names it has in its lines.

    def apply(self, index, line):
        getattr(self, 'do_' + line['act'].replace('-', '_'))(index, line)

    def do_save_conversation(self, _index, line):
        new = line['conversation']
        old = self.conversations.get(new['uid'], new)
        self.conversations[new['uid']] = {**new, 'leaf': line['leaf'], 'origin': old['origin'],
                                          'trashed-time': old['trashed-time'],
                                          'old-leaf': self.dead_leaf(old)}
        if new['origin'] is not None:
            self.roots.setdefault(new['uid'], new['origin'])

    def dead_leaf(self, conversation):
        """A leaf that cannot be shown is written over only when the path changes."""
        leaf = conversation.get('old-leaf') or conversation.get('leaf')
        return None if self.is_alive(leaf) else leaf

    def do_save_message(self, index, line):
        new = line['message']
        old = self.messages.get(new['uid'], {'in': line['in'], 'trashed-time': 0})
        self.messages[new['uid']] = {**new, 'in': old['in'], 'trashed-time': old['trashed-time']}
        self.saved_at[new['uid']] = index

    def do_save_folder(self, _index, line):
        self.folders[line['uid']] = line['name']

    def do_delete_conversation(self, _index, line):
        self.delete(line['uid'])

    def do_trash(self, _index, line):
        part = self.messages if line['kind'] == MESSAGE else self.conversations
        part[line['uid']] = {**part[line['uid']], 'trashed-time': line['time']}

    def do_purge(self, _index, line):
        if line['kind'] == MESSAGE:
            self.delete_message(line['uid'])
        else:
            self.delete(line['uid'])

    def purge_in_part(self, line):
        """It was being deleted, piece by piece."""
        before = self.messages.keys() | self.conversations.keys()
        self.delete(line['uid'])
        self.may_stay |= before - self.messages.keys() - self.conversations.keys()

    # How.

    def path(self, uid):
        """The message and those before it."""
        while uid in self.messages:
            yield uid
            uid = self.messages[uid]['parent-uid']

    def delete(self, conversation):
        """Of its messages those stay that led to a branch, which become the branch's."""
        self.conversations.pop(conversation, None)
        self.roots.pop(conversation, None)
        needed = {branch: set(self.path(uid)) for branch, uid in self.roots.items()}
        for uid, message in list(self.messages.items()):
            if message['in'] not in (conversation, ANY):
                continue
            branches = [branch for branch, path in needed.items() if uid in path]
            if branches:
                self.messages[uid] = {**message, 'in': ANY}
            else:
                del self.messages[uid]
            for branch in branches:
                self.conversations[branch] = {**self.conversations[branch], 'origin': ANY}

    def delete_message(self, uid):
        """What follows it follows what it followed."""
        gone = self.messages.pop(uid)
        above = gone['parent-uid']
        for below, message in self.messages.items():
            if message['parent-uid'] == uid:
                self.messages[below] = {**message, 'parent-uid': above}
        for branch in [branch for branch, root in self.roots.items() if root == uid]:
            self.roots[branch] = above
            if self.conversations[branch]['origin'] is not ANY:
                self.conversations[branch] = {**self.conversations[branch], 'origin': above}
        for owner, conversation in self.conversations.items():
            if owner == gone['in']:
                self.conversations[owner] = forget_place(conversation, uid, above)

    def list_trash(self):
        """What of it is told by itself."""
        trashed = {uid: conversation['trashed-time']
                   for uid, conversation in self.conversations.items()
                   if conversation['trashed-time']}
        return {**trashed, **{uid: ANY if message['in'] is ANY else message['trashed-time']
                              for uid, message in self.messages.items()
                              if message['trashed-time'] and message['in'] not in trashed}}

    def is_alive(self, uid):
        return uid in self.messages and not self.messages[uid]['trashed-time']


def forget_place(conversation, uid, above):
    """Without a message that it named."""
    changed = dict(conversation)
    if conversation.get('leaf') == uid:
        changed['leaf'] = above
    if conversation.get('scroll-message') == uid:
        changed.update({'scroll-message': None, 'scroll-piece': 0, 'scroll-offset': 0})
    return changed
