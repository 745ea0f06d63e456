# search_check.py: whether the search's index is that of the texts beside it
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""The index keeps no text; but the words that workers say once each ("zq…") can be read out of it,
with the documents they are in.  They must be those of the messages and titles as they are."""

import re

OWN_WORD = re.compile(r'(?<!\S)zq[a-z]{14}(?!\S)')
INDEXED = "SELECT message, conversation, id FROM search_document"
INSTANCES = "SELECT doc, term FROM temp.words WHERE term >= 'zq' AND term < 'zr' AND col = ?"
LEFT = "(SELECT coalesce (max (value), 0) FROM care WHERE name = 'search_%s_left')"
MESSAGES = ("SELECT id, text, reasoning, id IN (SELECT item FROM search_pending) OR id <= "
            + LEFT % 'messages' + " FROM message WHERE run IS NULL")
TITLES = "SELECT id, title, id <= " + LEFT % 'titles' + " FROM conversation"


def own_words(text):
    return set(OWN_WORD.findall(text))


def read_index(connection, column):
    """The words of each document."""
    words = {}
    for document, word in connection.execute(INSTANCES, (column,)):
        words.setdefault(document, set()).add(word)
    return words


def differences(connection):
    """What is wrong with the index, line by line."""
    connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, instance)")
    texts, reasonings = read_index(connection, 'words'), read_index(connection, 'reasoning')
    documents = {message: document for message, _, document in connection.execute(INDEXED)
                 if message is not None}
    titles = {conversation: document
              for message, conversation, document in connection.execute(INDEXED) if message is None}
    known = set(documents.values()) | set(titles.values())
    for document in (texts.keys() | reasonings.keys()) - known:
        yield 'words of nothing: %s' % (texts.get(document) or reasonings.get(document))
    for message, text, reasoning, is_pending in connection.execute(MESSAGES):
        document = documents.pop(message, None)
        if document is None:
            if not is_pending and (text or reasoning):
                yield 'message %d is not indexed, and does not wait for it' % message
        elif (texts.get(document, set()) != own_words(text)
              or reasonings.get(document, set()) != own_words(reasoning)):
            yield 'message %d has other words than its document' % message
    if documents:
        yield 'documents of messages that are not there: %s' % sorted(documents)
    for conversation, title, is_pending in connection.execute(TITLES):
        document = titles.pop(conversation, None)
        if document is None:
            if not is_pending and title:
                yield 'the title of %d is not indexed, and does not wait for it' % conversation
        elif texts.get(document, set()) != own_words(title):
            yield 'the title of %d has other words than its document' % conversation
    if titles:
        yield 'documents of titles that are not there: %s' % sorted(titles)
