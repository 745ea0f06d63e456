# test_words.py: words of a chat selected, copied and found, in the window
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

from driver import Layout, Program, wait_until
from places import fresh_home
from servers import Answer, Server
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal
from tree import xdotool

QUESTION = 'Where do ravens winter?'
ANSWER = 'Some **ravens** stay.\n\n- One *raven* goes\n- two do not\n\nCafé.'
PLAIN = 'Some ravens stay.\n\n- One raven goes\n- two do not\n\nCafé.'
KEY_A, KEY_C = 38, 54     # where these are on an American keyboard
PARAGRAPHS = ['Raven %d sits in the tree.' % number for number in range(1, 80)]

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
home = fresh_home()
environment = write_settings(
    home, {'usual': {'provider': 'custom', 'base-url': server.url, 'name': 'usual'}},
    {'p-usual': {'name': 'usual', 'connection': 'usual', 'model': 'some/model'}})
program = Program(environment=environment).start()
chat = Chat(program)
window = chat.window


@suite.witness
def report():
    program.report()


@suite.cleanup
def kill():
    program.kill()


# --- what a person does ---------------------------------------------------------------------------

def ask(question, answer):
    server.queue[:] = [Answer(text=answer)]
    chat.composer.click()
    chat.send(question)
    chat.wait_for_answer(answer.replace('*', '').split('\n')[-1])
    chat.wait_idle()


def label(words):
    return wait_until(lambda: next((node for node in chat.transcript_texts()
                                    if words in node.text and node.is_showing), None),
                      'no %r' % words)


def click_on(words, *how):
    """At the start of the words' label."""
    box = label(words).extents()
    window.focus()
    xdotool('mousemove', '--window', window.x_id, box.x + 4, box.y + box.height // 2,
            'click', *(how or (1,)))


def pasted(*paste):
    """What the composer gets."""
    chat.composer.set_text('')
    chat.composer.click()
    paste[0](*paste[1:])
    wait_until(lambda: chat.composer.text != '', 'nothing is pasted')
    text = chat.composer.text
    chat.composer.set_text('')
    return text


def wait_for_count(text):
    wait_until(lambda: any(node.is_showing for node in window.find_all(text)),
               'the count is not %r' % text)


def open_find(words):
    window.key('ctrl+f')
    entry = wait_until(lambda: next((node for node in window.find_all('Find in this chat')
                                     if node.is_focused), None), 'nothing to type into')
    window.key('ctrl+a')
    window.type(words)
    return entry


# --- selecting ------------------------------------------------------------------------------------

@suite.case
def a_message_is_selected_and_copied():
    chat.new_chat()
    ask(QUESTION, ANSWER)
    click_on('Some ravens')
    window.key('ctrl+a')
    window.key('ctrl+c')
    expect_equal(pasted(window.key, 'ctrl+v'), PLAIN)


@suite.case
def what_is_selected_is_pasted_with_the_middle_button():
    click_on('Some ravens', '--repeat', 3, '--delay', 20, 1)
    box = chat.composer.extents()
    expect_equal(pasted(xdotool, 'mousemove', '--window', window.x_id, box.x + 20,
                        box.y + box.height // 2, 'click', 2), 'Some ravens stay.')


@suite.case
def a_cyrillic_keyboard_copies_all_of_the_talk():
    click_on('Some ravens')
    with Layout('ua'):
        window.key('ctrl+%d' % KEY_A, 'ctrl+%d' % KEY_A, 'ctrl+%d' % KEY_C)
    expect_equal(pasted(window.key, 'ctrl+v'), QUESTION + '\n\n' + PLAIN)


# --- finding --------------------------------------------------------------------------------------

@suite.case
def words_are_found_and_counted():
    entry = open_find('RAVEN')
    wait_for_count('1 of 3')
    window.key('Return')
    wait_for_count('2 of 3')
    window.key('F3')
    wait_for_count('3 of 3')
    window.key('ctrl+g')
    wait_for_count('1 of 3')
    window.key('shift+F3')
    wait_for_count('3 of 3')
    window.key('shift+Return')
    wait_for_count('2 of 3')
    expect(entry.is_focused, 'the keyboard went away')


@suite.case
def accents_make_no_difference():
    open_find('cafe')
    wait_for_count('1 of 1')
    open_find('magpie')
    wait_for_count('Nothing found')
    open_find('cafe')
    wait_for_count('1 of 1')


@suite.case
def who_stops_looking_has_the_words_selected():
    window.key('Escape')
    wait_until(lambda: chat.transcript.is_focused, 'the words have no keyboard')
    window.key('ctrl+c')
    expect_equal(pasted(window.key, 'ctrl+v'), 'Café')


@suite.case
def words_far_away_are_led_to():
    ask('Which ravens?', '\n\n'.join(PARAGRAPHS))
    open_find('raven 3 ')
    label('Raven 3 sits')
    wait_for_count('1 of 1')
    window.key('Escape')
    window.key('ctrl+c')
    expect_equal(pasted(window.key, 'ctrl+v'), 'Raven 3 ')


@suite.case
def it_ends_without_a_word():
    program.finish()


sys.exit(suite.run())
