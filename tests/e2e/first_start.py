# first_start.py: a program that was never started before, and what one does with it
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import urllib.error
import urllib.request

from driver import Program, wait_until
from places import fresh_home
from provider_servers import SENTENCE, Browser, OpenRouter
from steps import Chat
from tap import expect, expect_equal

QUESTION = 'Привіт! Як справи?'
SHOTS = os.environ.get('CAUSERIE_FIRST_SHOTS')      # a folder for pictures of the pages

openrouter = OpenRouter().__enter__()
browser = Browser()
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
printed = []                                        # by the programs so far


def clean_up():
    openrouter.close()
    browser.close()


class FirstStart(Program):
    """With the window in `chat`; what it prints is kept."""
    def __init__(self, **environment):
        super().__init__(environment={**fresh_home(), **openrouter.environment,
                                      **browser.environment, 'G_MESSAGES_DEBUG': 'all',
                                      **environment})

    def __enter__(self):
        super().__enter__()
        self.chat = Chat(self)
        self.page.focus()
        return self

    def __exit__(self, *exception):
        super().__exit__(*exception)
        printed.append(self.output_text())

    @property
    def page(self):
        return self.chat.window

    def open_door(self, name):
        self.page.press(name, role='push button')

    def shoot(self, name):
        if SHOTS:
            self.page.screenshot(os.path.join(SHOTS, name + '.png'))

    def ask(self, server, model, key):
        """The guides' test message, and its answer; returns the request."""
        sent = len(server.chats)
        self.chat.send(QUESTION)
        self.chat.wait_for_answer(SENTENCE)
        request = server.wait_for_chats(sent + 1)
        expect_equal((request.json['model'], request.key), (model, key), 'model and key')
        expect_equal(request.json['messages'][-1], {'role': 'user', 'content': QUESTION})
        self.chat.wait_idle()
        return request


def type_into(window, field, text):
    """Real keys, into the field that is to have the focus: a row does not tell that it has it."""
    wait_until(lambda: field.is_showing, 'the field is not shown')
    window.type(text)
    wait_until(lambda: field.text == text, 'the field holds %r, not %r' % (field.text, text))


def visit(url):
    """As a browser does: the status, and the page."""
    try:
        with direct.open(url, timeout=20) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ''


def expect_no_trace(secret, *parts):
    """In what was printed, of a secret and of parts of it."""
    expect(any('causerie' in text for text in printed), 'nothing was printed to be searched')
    for text in printed:
        for part in (secret, *parts):
            expect(part not in text, 'a secret was printed')
