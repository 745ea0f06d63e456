# steps.py: what a person does in the window, step by step
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re

from driver import TIMEOUT_S, wait_until
from locales import english
from tap import expect
from tree import Timeout

MODEL = 'moonshotai/kimi-k2'
KEY = 'sk-or-v1-' + '4f5e6d7c8b9a0123' * 4
# The form's fields in their order, by their accessible names.
FIELDS = ('Base URL', 'Model', 'API key', 'Connection name', 'Context length', 'Temperature',
          'Max tokens', 'Top P', 'Instructions', 'Name')


class Chat:
    """The main window of a run.  words: the interface's texts in its language."""
    def __init__(self, program, words=english):
        self.program = program
        self.words = words
        self.window = program.window(re.compile('Causerie'))

    # --- the composer ----------------------------------------------------------------------------

    @property
    def composer(self):
        return self.window.field(self.words('Message'))

    def type_message(self, text):
        """Real keys, into what has the focus when the chat is shown."""
        self.window.focus()
        wait_until(lambda: self.composer.is_focused, 'the composer has no focus')
        self.window.type(text)
        wait_until(lambda: self.composer.text == text,
                   'the composer holds %r, not %r' % (self.composer.text, text))

    def send(self, text):
        """Types and presses Enter; returns when the composer has let go of the text."""
        self.type_message(text)
        self.window.key('Return')
        wait_until(lambda: self.composer.text == '', 'the message is still in the composer')

    def stop(self):
        self.window.press(self.words('Stop'))

    def wait_idle(self, timeout=TIMEOUT_S):
        """Until nothing can be stopped."""
        name = self.words('Stop')
        # While text streams the tree changes under the one who looks: then it is looked for again.
        stop = wait_until(lambda: next(self.window.find_all(name, role='push button'), None),
                          'no Stop')
        wait_until(lambda: not stop.is_sensitive, 'the answer still runs', timeout)

    # --- the transcript --------------------------------------------------------------------------

    @property
    def transcript(self):
        name = self.words('Conversation')
        return wait_until(lambda: next(self.window.find_all(name), None), 'no transcript')

    def transcript_texts(self):
        return list(self.transcript.find_all(role='label'))

    def wait_for_answer(self, text, timeout=TIMEOUT_S):
        """Waits until all words of the text are on the screen, whatever blocks they are in."""
        words = text.split()
        wait_until(lambda: holds_words(self.transcript.whole_text(), words),
                   'the answer %r' % text, timeout)

    def show_message_buttons(self):
        """Those of the messages on the screen, which are made when they are needed."""
        for node in list(self.transcript.walk()):
            if 'message.show-actions' in node.action_names():
                node.act('message.show-actions')
        wait_until(lambda: self.transcript.find('More'), 'no buttons')

    def footer(self, timeout=TIMEOUT_S):
        """The quiet line under the last answer."""
        def look():
            texts = [n.text.replace('\u00a0', ' ') for n in self.transcript.walk()]
            found = [text for text in texts if ' / ' in text and '·' in text]
            return found and found[-1]
        return wait_until(look, 'no footer', timeout)

    # --- other places ----------------------------------------------------------------------------

    def new_chat(self):
        """An empty chat; nothing is done when one is open."""
        if self.transcript_texts():
            self.window.press(self.words('New chat'))
            wait_until(lambda: not self.transcript_texts(), 'the old chat is still shown')

    def chats(self):
        """The sidebar's rows."""
        return [row for row in self.window.wait_for(self.words('Chats')).walk()
                if row.role == 'list item' and row.is_showing]

    def model_button(self, name):
        return self.window.wait_for(re.compile('.*: ' + re.escape(name)), role='push button')

    def choose_model(self, name):
        """With the model button, for the next message: the first line of that name."""
        self.model_button('').press()
        picker = self.program.window(self.words('Choose a model'))
        line = picker.wait_for(name, test=lambda node: 'model.choose' in node.action_names())
        line.act('model.choose')
        self.program.wait_window_gone(self.words('Choose a model'))
        self.model_button(name)

    def open_preferences(self, page=None):
        self.window.key('ctrl+59')
        window = self.program.window(self.words('Preferences'))
        if page is not None:
            window.press(self.words(page), role='page tab')
        return window

    def add_first_model(self, **fields):
        """From the welcome page."""
        self.window.press(self.words('Add a model…'))
        Form(self).save(**fields)
        wait_until(lambda: self.composer, 'the composer')

    def add_model(self, **fields):
        """From the preferences."""
        preferences = self.open_preferences('Models')
        preferences.press(self.words('Add a model…'))
        Form(self).save(**fields)
        preferences.close()
        self.program.wait_window_gone(self.words('Preferences'))


class Form:
    """The dialog "Add model"."""
    def __init__(self, chat):
        self.chat = chat
        self.words = chat.words
        self.title = chat.words('Add model')
        self.window = chat.program.window(self.title)

    def choose_provider(self, name):
        choose_in_combo(self.window.wait_for(self.words('Provider')), name)

    def fill(self, provider='Custom', **fields):
        """fields: base_url, model, api_key, connection_name, context_length, temperature, …."""
        if provider is not None:
            self.choose_provider(provider)
        for label in FIELDS:
            text = fields.pop(label.lower().replace(' ', '_'), None)
            if text is not None:
                self.window.field(self.words(label)).set_text(text)
        expect(not fields, 'no such fields: %r', fields)

    def save(self, **fields):
        self.fill(**fields)
        self.window.press(self.words('Save'))
        self.chat.program.wait_window_gone(self.title)


def open_combo(row):
    """The items of a drop-down.  A form may still move when it is clicked: then once more."""
    for _ in range(2):
        row.click()
        try:
            return wait_until(lambda: items_of_combo(row), 'the list', timeout=5)
        except Timeout:
            pass
    row.click()
    return wait_until(lambda: items_of_combo(row), 'the list of "%s"' % row.name)


def choose_in_combo(row, name):
    """Opens a drop-down with the mouse and goes to the item with the keyboard, for its list has
    no actions and lies in a window of its own."""
    if shown_in_combo(row) == name:
        return
    names = open_combo(row)
    expect(name in names, '"%s" has no %s, but %s', row.name, name, names)
    steps = names.index(name) - names.index(shown_in_combo(row))
    row.window.key(*['Down' if steps > 0 else 'Up'] * abs(steps), 'Return')
    wait_until(lambda: shown_in_combo(row) == name, '"%s" does not show %s' % (row.name, name))


def lists_of_combo(row):
    """The button's list of one item, and that of the open drop-down."""
    return list(row.find_all(role='list'))


def labels(node):
    return [n.text for n in node.walk() if n.role == 'label']


def shown_in_combo(row):
    return labels(lists_of_combo(row)[0])[0]


def items_of_combo(row):
    lists = lists_of_combo(row)
    return len(lists) > 1 and lists[1].is_showing and labels(lists[1])


def holds_words(text, words):
    """Whether the words come in this order; line ends and marks between blocks do not matter."""
    place = 0
    for word in words:
        place = text.find(word, place)
        if place < 0:
            return False
        place += len(word)
    return True
