# test_close_models.py: a model nobody knows, and the ones that may have been meant
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from driver import Program, wait_until
from places import fresh_home
from servers import Server, catalogue_entry, json_failure
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect_equal

WRONG = 'anthropic/claude-3-5-sonnet'
RIGHT = 'anthropic/claude-3.5-sonnet'

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
server.models[WRONG] = json_failure(404, 'No endpoints found for %s.' % WRONG)
server.catalogue.append(catalogue_entry(RIGHT, 200000, '0.000003', '0.000015'))
program = Program(environment=write_settings(
    fresh_home(), {'only': {'name': 'Only', 'provider': 'custom', 'base-url': server.url}},
    {'first': {'name': 'Sonnet', 'connection': 'only', 'model': WRONG}})).start()
suite.cleanup(program.kill)
suite.witness(program.report)
chat = Chat(program)


@suite.case
def close_names_are_buttons():
    wait_until(lambda: any(r.path.endswith('/models') for r in server.requests), 'no list is asked')
    chat.send('Hello')
    chat.transcript.wait_for('Use ' + RIGHT, role='push button')


@suite.case
def one_of_them_answers_in_this_chat():
    chat.transcript.press('Use ' + RIGHT)
    chat.wait_for_answer(server.answer.text)
    expect_equal(server.chats[-1].json['model'], RIGHT, 'model')
    chat.wait_idle()
    chat.send('And again')
    server.wait_for_chats(3)
    expect_equal(server.chats[-1].json['model'], RIGHT, 'model of the next question')
    chat.wait_idle()


@suite.case
def the_profile_is_as_it_was():
    preferences = chat.open_preferences('Models')
    preferences.wait_for(re.compile('Sonnet'))
    wait_until(lambda: WRONG in preferences.whole_text(), 'the profile has another model')
    preferences.close()
    program.wait_window_gone('Preferences')
    program.finish()


if __name__ == '__main__':
    sys.exit(suite.run())
