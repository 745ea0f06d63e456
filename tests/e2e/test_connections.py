# test_connections.py: the page of connections: added, checked, duplicated, deleted, brought back
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import sys

import keyring
from driver import Program, wait_until
from places import files_that_hold, fresh_home
from provider_servers import OpenWebUI
from servers import Server
from settings_file import write_settings
from steps import KEY, MODEL, Chat, choose_in_combo
from tap import Suite, expect, expect_equal

VARIABLE_KEY = 'key-of-the-environment-0123456789'
UNDO = re.compile('.*Undo$')
VERDICT = 'The connection works. No model was asked.'

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
server.key = KEY
web_ui = OpenWebUI().__enter__()
suite.cleanup(web_ui.close)
home = fresh_home()
environment = write_settings(home, {
    'closed': {'name': 'Closed', 'provider': 'custom', 'base-url': 'http://127.0.0.1:9/v1'},
    'router': {'name': 'Router', 'provider': 'openrouter',
               'base-url': 'https://openrouter.ai/api/v1'},
}, {'first': {'name': 'First', 'connection': 'closed', 'model': MODEL}})
program = Program(environment={**environment, 'CAUSERIE_API_KEY': VARIABLE_KEY}).start()
suite.cleanup(program.kill)
suite.witness(program.report)
chat = Chat(program)
preferences = chat.open_preferences('Connections')


def row(name):
    return preferences.wait_for(re.compile(re.escape(name) + r'($|\n|,)'), role='list item')


def says(window, text):
    return wait_until(lambda: text in window.whole_text(), 'nothing says %r' % text)


def kept(key):
    return [s for s in keyring.secrets() if s.value == key]


def rows():
    return [n.name for n in preferences.walk()
            if n.role == 'list item' and 'connection.edit' in n.action_names()]


@suite.case
def states_are_told():
    says(row('Closed'), 'The server is not running')
    says(row('Router'), 'API key missing')


@suite.case
def one_is_added_with_a_pasted_address():
    preferences.press('Add a connection')
    form = program.window('Add connection')
    choose_in_combo(form.wait_for('Provider'), 'Custom')
    form.field('Base URL').set_text(server.url + '/chat/completions')
    says(form, 'CAUSERIE_API_KEY is set here')
    expect(VARIABLE_KEY not in form.whole_text(), 'the key of the environment is shown')
    form.field('API key').set_text(KEY)
    form.field('Name').set_text('Loopback')
    form.press('Save')
    program.wait_window_gone('Add connection')
    says(row('Loopback'), server.url)
    says(row('Loopback'), 'Saved in the keyring')
    says(row('Loopback'), 'Ready')
    expect_equal(len(kept(KEY)), 1, 'keys in the keyring')


@suite.case
def its_check_shows_every_step():
    row('Loopback').act('connection.check')
    check = program.window('Check connection')
    says(check, VERDICT)
    for step in 'Address', 'Server reached', 'API', 'Model list':
        check.wait_for(re.compile('%s, fine' % step))
    check.press('Check again')
    says(check, VERDICT)
    check.close()
    program.wait_window_gone('Check connection')


@suite.case
def a_failed_check_says_what_helps():
    row('Closed').act('connection.check')
    check = program.window('Check connection')
    says(check, 'Closed cannot be reached.')
    check.wait_for(re.compile('Server reached, failed'))
    check.wait_for(re.compile('Answer, left out'))
    check.close()
    program.wait_window_gone('Check connection')


@suite.case
def an_address_that_was_found_is_taken_over():
    row('Closed').act('connection.edit')
    form = program.window('Edit connection')
    form.field('Base URL').set_text('http://127.0.0.1:%d/' % web_ui.port)
    form.field('API key').set_text(web_ui.key)
    form.press('Check connection')
    check = program.window('Check connection')
    says(check, 'It was reached at another address')
    check.press('Use this address')
    program.wait_window_gone('Check connection')
    address = 'http://127.0.0.1:%d/api' % web_ui.port
    wait_until(lambda: form.field('Base URL').text == address, 'the address is not taken over')
    form.press('Save')
    program.wait_window_gone('Edit connection')
    says(row('Closed'), address)


@suite.case
def a_duplicate_has_the_key_too():
    row('Loopback').act('connection.duplicate')
    says(row('Loopback (copy)'), 'Saved in the keyring')
    wait_until(lambda: len(kept(KEY)) == 2, 'the key was not copied')


@suite.case
def a_deleted_one_comes_back_with_its_key():
    before = rows()
    row('Loopback (copy)').act('connection.delete')
    preferences.wait_for(UNDO, role='push button')
    wait_until(lambda: len(kept(KEY)) == 1, 'the key is still in the keyring')
    expect_equal(len(rows()), len(before) - 1, 'connections')
    preferences.press(UNDO, role='push button')
    wait_until(lambda: rows() == before, 'it does not come back')
    wait_until(lambda: len(kept(KEY)) == 2, 'the key does not come back')


@suite.case
def the_kept_key_is_revealed_and_hidden():
    row('Loopback').act('connection.edit')
    form = program.window('Edit connection')
    form.press('Show the key')
    wait_until(lambda: form.field('API key').text == KEY, 'the key is not shown')
    form.press('Hide the key')
    wait_until(lambda: form.field('API key').text == '', 'the key stays in the field')
    form.close()
    program.wait_window_gone('Edit connection')


@suite.case
def the_key_of_the_environment_is_offered_and_not_copied():
    row('Router').act('connection.edit')
    form = program.window('Edit connection')
    says(form, 'CAUSERIE_API_KEY is set here')
    expect_equal(form.field('API key').text, '', 'key')
    form.press('Use this key')
    wait_until(lambda: form.field('API key').text == VARIABLE_KEY, 'the key is not taken')
    expect_equal(kept(VARIABLE_KEY), [], 'kept before anybody saved')
    form.close()
    discard = re.compile('Discard')
    wait_until(lambda: any(w.find(discard, role='push button') for w in program.windows()),
               'nobody asks')
    next(w for w in program.windows() if w.find(discard, role='push button')).press(discard)
    program.wait_window_gone('Edit connection')


@suite.case
def the_log_tells_of_the_checks():
    preferences.press(re.compile('Show the request log'), role='push button')
    preferences.wait_for(re.compile('Check of a connection, '),
                         test=lambda n: 'log-row.open' in n.action_names()).act('log-row.open')
    request = program.window('Request')
    says(request, 'curl ')
    expect(KEY not in request.whole_text(), 'a key is in the log')
    request.press('Copy as curl')
    request.close()
    program.wait_window_gone('Request')
    preferences.press('Back')


@suite.case
def no_key_is_in_a_file():
    preferences.close()
    program.wait_window_gone('Preferences')
    program.finish()
    for key in KEY, VARIABLE_KEY, web_ui.key:
        expect_equal(files_that_hold(key.encode(), home['HOME']), [], 'files')
        expect(key not in program.output_text(), 'a key was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
