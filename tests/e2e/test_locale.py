# test_locale.py: Russian and Ukrainian, with a comma for the decimal point and Cyrillic keyboards
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

from driver import Layout, Program, require_tools, wait_until
from locales import Words, locale_environment
from places import fresh_home
from servers import Server
from steps import MODEL, Chat
from tap import Suite, expect, expect_equal

LANGUAGES = (('ru', 'ru_RU.UTF-8', 'ru'), ('uk', 'uk_UA.UTF-8', 'ua'))
# The keys by their codes, for the letters on them are Cyrillic.
KEY_A, KEY_F, KEY_M, KEY_N, KEY_COMMA, KEY_DELETE = 38, 41, 58, 57, 59, 119

require_tools('setxkbmap', 'localedef')
suite = Suite()
server = Server().__enter__()
suite.cleanup(server.close)
programs = []


@suite.witness
def report():
    programs[-1].report()


@suite.cleanup
def kill():
    for program in programs:
        program.kill()


class Language:
    """The cases of one language; each stands on the one before."""
    def __init__(self, language, locale, layout):
        self.words = Words(language)
        self.layout = layout
        self.program = Program(environment={**locale_environment(locale), **fresh_home()})
        self.chat = None

    def the_interface_is_in_the_language(self):
        programs.append(self.program.start())
        self.chat = Chat(self.program, self.words)
        self.chat.window.wait_for(self.words('Add a model…'), role='push button')
        self.chat.window.wait_for(self.words('Look around with the demo'), role='push button')

    def a_decimal_comma_is_a_point_on_the_wire(self):
        self.chat.add_first_model(provider=None, base_url=server.url, model=MODEL,
                                  context_length='8192', temperature='0,7')
        sent = len(server.chats)
        self.chat.send('Привіт! Як справи?')
        request = server.wait_for_chats(sent + 1)
        self.chat.wait_for_answer(server.answer.text)
        self.chat.wait_idle()
        body = request.body.decode().replace(': ', ':')
        expect('"temperature":0.7,' in body or '"temperature":0.7}' in body, 'body: %s', body)
        expect(not {'max_tokens', 'max_completion_tokens', 'top_p'} & set(request.json),
               'unset, but sent: %s', body)

    def the_footer_is_in_the_language(self):
        text = self.chat.footer()
        expect('0,0012' in text and '$0' not in text, 'the footer is %r', text)

    def shortcuts_work_with_a_cyrillic_keyboard(self):
        with Layout(self.layout):
            window = self.chat.window
            window.key('ctrl+%d' % KEY_COMMA)
            self.program.window(self.words('Preferences')).close()
            self.program.wait_window_gone(self.words('Preferences'))

            rows = len(self.chat.chats())
            window.key('ctrl+%d' % KEY_N)
            wait_until(lambda: not self.chat.transcript.texts(), 'Ctrl+N opens no new chat')
            expect_equal(len(self.chat.chats()), rows, 'an empty chat is in the list')

    def editing_keys_work_with_a_cyrillic_keyboard(self):
        with Layout(self.layout):
            self.chat.composer.set_text('All of this goes')
            self.chat.window.key('ctrl+%d' % KEY_A, KEY_DELETE)
            wait_until(lambda: self.chat.composer.text == '', 'Ctrl+A, Delete leaves %r'
                       % self.chat.composer.text)

    def keys_of_another_window_work_with_a_cyrillic_keyboard(self):
        with Layout(self.layout):
            self.chat.window.key('ctrl+%d' % KEY_M)
            picker = self.program.window(self.words('Choose a model'))
            search = picker.wait_for(role='entry', test=lambda n: n.is_focused)
            search.set_text('All of this goes')
            picker.key('ctrl+%d' % KEY_A, KEY_DELETE)
            wait_until(lambda: search.text == '', 'Ctrl+A, Delete leaves %r' % search.text)
            picker.key('Tab')
            wait_until(lambda: not search.is_focused, 'Tab does not leave the search')
            picker.key('ctrl+%d' % KEY_F)
            wait_until(lambda: search.is_focused, 'Ctrl+F does not lead to the search')
            picker.close()
            self.program.wait_window_gone(self.words('Choose a model'))

    def it_ends_without_a_warning(self):
        self.program.finish()


STEPS = (Language.the_interface_is_in_the_language,
         Language.a_decimal_comma_is_a_point_on_the_wire,
         Language.the_footer_is_in_the_language,
         Language.shortcuts_work_with_a_cyrillic_keyboard,
         Language.editing_keys_work_with_a_cyrillic_keyboard,
         Language.keys_of_another_window_work_with_a_cyrillic_keyboard,
         Language.it_ends_without_a_warning)


def make_case(name, language, step):
    def case():
        step(language)
    case.__name__ = '%s_%s' % (name, step.__name__)
    suite.case(case)


for entry in LANGUAGES:
    one = Language(*entry)
    for one_step in STEPS:
        make_case(entry[0], one, one_step)


if __name__ == '__main__':
    sys.exit(suite.run())
