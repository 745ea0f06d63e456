# test_keyrings.py: a keyring that is locked, refuses or hangs keeps nobody from asking
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from driver import Program, wait_until
from places import files_that_hold, fresh_home
from secret_service import SecretService
from servers import Server
from settings_file import write_settings
from steps import KEY, MODEL, Chat
from tap import Suite, expect, expect_equal

suite = Suite()
server = Server().__enter__()
suite.cleanup(server.close)
server.key = KEY


class Run:
    """The program with one connection, on its page, beside a keyring of this mode."""
    def __init__(self, mode):
        self.service = SecretService(mode)
        self.home = fresh_home()
        self.program = Program(environment=write_settings(
            self.home, {'only': {'name': 'Only', 'provider': 'custom', 'base-url': server.url}},
            {'first': {'name': 'First', 'connection': 'only', 'model': MODEL}}))

    def __enter__(self):
        self.service.__enter__()
        self.program.start()
        suite.witness(self.program.report)
        self.chat = Chat(self.program)
        self.preferences = self.chat.open_preferences('Connections')
        return self

    def __exit__(self, *exception):
        self.service.__exit__(*exception)
        self.program.kill()

    def says(self, window, text):
        wait_until(lambda: text in window.whole_text(), 'nothing says %r' % text)

    def edit(self):
        row = self.preferences.wait_for(re.compile('Only'), role='list item')
        row.act('connection.edit')
        return self.program.window('Edit connection')

    def ask(self):
        """The key that was given works for this run, and is in no file."""
        self.preferences.close()
        self.program.wait_window_gone('Preferences')
        self.chat.send('Hello')
        self.chat.wait_for_answer(server.answer.text)
        expect_equal(server.chats[-1].key, KEY, 'bearer token')
        self.chat.wait_idle()
        self.program.finish()
        expect_equal(files_that_hold(KEY.encode(), self.home['HOME']), [], 'files')
        expect(KEY not in self.program.output_text(), 'the key was printed')


@suite.case
def a_locked_keyring_that_refuses_says_so_once():
    with Run('locked') as run:
        run.says(run.preferences, 'The keyring is locked')
        asked = run.service.prompts
        form = run.edit()
        run.says(form, 'The keyring is locked. Unlock it, or enter the key for this run.')
        expect_equal(run.service.prompts, asked, 'prompts')
        form.press('Unlock the keyring')
        wait_until(lambda: run.service.prompts > asked, 'it is not asked again')
        run.says(form, 'The keyring is locked. Unlock it, or enter the key for this run.')
        form.field('API key').set_text(KEY)
        form.press('Save')
        run.program.wait_window_gone('Edit connection')
        run.ask()


@suite.case
def a_keyring_that_hangs_is_not_waited_for():
    with Run('slow') as run:
        run.says(run.preferences, 'Asking the keyring…')
        form = run.edit()
        form.field('API key').set_text(KEY)
        form.press('Save')
        run.says(form, 'Waiting for the keyring…')
        form.press('Keep the key for this run only')
        run.program.wait_window_gone('Edit connection')
        run.ask()


if __name__ == '__main__':
    sys.exit(suite.run())
