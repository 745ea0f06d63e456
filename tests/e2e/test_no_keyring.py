# test_no_keyring.py: without a keyring it works for this run, and says so
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

from driver import Program, wait_until
from places import files_that_hold
from servers import Server
from steps import KEY, MODEL, Chat
from tap import Suite, expect, expect_equal

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
program = Program().start()
suite.cleanup(program.kill)
suite.witness(program.report)


def says(part):
    return any(part in text for window in program.windows() for text in window.texts())


@suite.case
def the_key_is_kept_for_this_run_and_that_is_said():
    chat = Chat(program)
    chat.add_first_model(base_url=server.url, model=MODEL, api_key=KEY)
    wait_until(lambda: says('this run only'), 'nothing says that the key is not saved')


@suite.case
def the_key_works():
    server.key = KEY
    chat = Chat(program)
    chat.send('Hello')
    chat.wait_for_answer(server.answer.text)
    expect_equal(server.chats[-1].key, KEY, 'bearer token')
    chat.wait_idle()


@suite.case
def the_next_run_has_no_key_and_says_so():
    program.finish()
    with Program() as second:
        chat = Chat(second)
        chat.send('Are you there?')
        chat.transcript.wait_for('Set the key…', role='push button')
        chat.wait_for_answer('Are you there?')
        expect_equal(server.chats[-1].key, None, 'bearer token')


@suite.case
def the_key_is_in_no_file():
    expect_equal(files_that_hold(KEY.encode(), os.path.dirname(os.environ['HOME'])), [], 'files')
    expect(KEY not in program.output_text(), 'the key was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
