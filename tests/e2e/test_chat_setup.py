# test_chat_setup.py: what one chat asks with, chosen in the panel beside it
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from driver import Program, wait_until
from places import fresh_home
from servers import Answer, Server
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal

INSTRUCTIONS = 'Be brief.'
OWN = 'Answer in verse.'

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
environment = write_settings(
    fresh_home(), {'usual': {'provider': 'custom', 'base-url': server.url, 'name': 'usual'}},
    {'p-one': {'name': 'One', 'connection': 'usual', 'model': 'some/model',
               'instructions': INSTRUCTIONS, 'starters': 'Explain a word: \nPlan my week'},
     'p-two': {'name': 'Two', 'connection': 'usual', 'model': 'other/model'}})
program = Program(environment=environment).start()
chat = Chat(program)


@suite.witness
def report():
    program.report()


@suite.cleanup
def kill():
    program.kill()


def ask(text):
    """The body of the request that the text makes, when its answer is there."""
    count = len(server.chats)
    server.queue[:] = [Answer(text='Fine.')]
    chat.composer.set_text(text)
    chat.window.press('Send')
    wait_until(lambda: len(server.chats) > count, 'nothing was asked')
    chat.wait_idle()
    return server.chats[-1].json


def system_text(body):
    return next((m['content'] for m in body['messages'] if m['role'] == 'system'), None)


def summary(pattern):
    return chat.window.wait_for(re.compile(pattern), role='label')


def shown(name):
    """A button that is there only sometimes."""
    return any(node.is_showing for node in chat.window.find_all(name, role='push button'))


def shown_field(name):
    return any(node.is_showing for node in chat.window.find_all(name, role='text'))


@suite.case
def a_starter_waits_in_the_composer():
    chat.window.press('Plan my week')
    wait_until(lambda: chat.composer.text == 'Plan my week', 'the starter is not there')
    expect_equal(len(server.chats), 0)
    chat.composer.set_text('')


@suite.case
def the_panel_is_opened_by_the_keyboard():
    expect_equal(system_text(ask('Hello')), INSTRUCTIONS)
    chat.window.key('shift+F9')
    summary('Everything is as in the profile “One”.')
    wait_until(lambda: not chat.composer.is_focused, 'the keyboard stays in the composer')
    expect_equal(chat.window.field('Instructions').text, INSTRUCTIONS)


@suite.case
def what_is_chosen_holds_from_the_next_message_on():
    chat.window.field('Temperature').set_text('0.25')
    chat.window.field('Instructions').set_text(OWN)
    summary('2 settings are this chat’s own.')
    summary('In the profile: not set')
    body = ask('And now?')
    expect_equal(system_text(body), OWN)
    expect_equal(body['temperature'], 0.25)


@suite.case
def what_is_wrong_is_said_and_not_sent():
    chat.window.field('Top P').set_text('9')
    summary('A number from 0 to 1.')
    expect('top_p' not in ask('And then?'), 'the wrong number was sent')
    chat.window.field('Top P').set_text('')


@suite.case
def another_chat_asks_as_before():
    chat.new_chat()
    body = ask('Who are you?')
    expect_equal(system_text(body), INSTRUCTIONS)
    expect('temperature' not in body, 'the temperature is the other chat’s')
    chat.window.wait_for('Hello', role='list item').click()
    summary('2 settings are this chat’s own. 1 other chat asks with this profile.')


@suite.case
def one_field_goes_back():
    chat.window.press('Temperature as in the profile')
    wait_until(lambda: chat.window.field('Temperature').text == '', 'the number is still there')
    wait_until(lambda: not shown('Temperature as in the profile'), 'the button is still there')
    body = ask('And still?')
    expect('temperature' not in body, 'the temperature was sent')
    expect_equal(system_text(body), OWN)


@suite.case
def a_number_is_written_as_people_here_do():
    field = chat.window.field('Temperature')
    field.click()
    chat.window.type('0,3')
    chat.window.key('Tab')
    wait_until(lambda: field.text == '0.3', 'the comma stays')
    expect_equal(ask('And now again?')['temperature'], 0.3)
    chat.window.press('Temperature as in the profile')
    wait_until(lambda: field.text == '', 'the number is still there')


@suite.case
def more_unfolds():
    expect(not shown_field('Stop strings'), 'it is unfolded already')
    chat.window.wait_for('More', role='list item').press('More', role='push button')
    chat.window.field('Stop strings').set_text('END\nThe end')
    summary('2 settings are this chat’s own.')
    expect(not shown_field('Only these providers'), 'this server chooses no provider')
    expect_equal(ask('And the end?')['stop'], ['END', 'The end'])


@suite.case
def wrong_json_is_said_with_its_place():
    extra = chat.window.field('Extra JSON')
    extra.set_text('{"top_a": 0.5,\n "min_a" 1}')
    summary(r'Not a JSON object: line 2, column 10: .*')
    chat.window.field('Seed').set_text('500')
    summary('3 settings are this chat’s own.')
    expect_equal(extra.text, '{"top_a": 0.5,\n "min_a" 1}')
    body = ask('And this?')
    expect_equal(body['seed'], 500)
    expect('top_a' not in body, 'what is wrong was sent')
    extra.set_text('{"top_a": 0.5}')
    summary('4 settings are this chat’s own.')
    expect_equal(ask('And that?')['top_a'], 0.5)


@suite.case
def a_text_goes_back_too():
    for name in ('Extra JSON', 'Stop strings', 'Seed'):
        chat.window.press(name + ' as in the profile')
        wait_until(lambda: chat.window.field(name).text == '', '%s is still there' % name)
    body = ask('And at last?')
    expect(not {'top_a', 'stop', 'seed'} & set(body), 'they are still sent')


@suite.case
def it_is_there_after_a_new_start():
    global program, chat
    program.finish()
    program = Program(environment=environment).start()
    chat = Chat(program)
    wait_until(lambda: chat.transcript.texts(), 'the chat')
    chat.window.key('shift+F9')
    wait_until(lambda: chat.window.field('Instructions').text == OWN, 'the instructions')


@suite.case
def it_is_saved_as_a_new_profile():
    chat.window.press('Save as a new profile…')
    dialog = program.window('New profile')
    dialog.field('Name of the profile').set_text('Verses')
    dialog.press(re.compile('.*Save$'), role='push button')
    program.wait_window_gone('New profile')
    summary('Everything is as in the profile “Verses”.')
    chat.model_button('Verses')


@suite.case
def it_ends_well():
    program.finish()


sys.exit(suite.run())
