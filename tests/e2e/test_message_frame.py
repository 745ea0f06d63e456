# test_message_frame.py: what stands around a message: versions, editing, limits, the size of text
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys
import time

from driver import Program, wait_until
from places import fresh_home
from servers import Answer, Server
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal
from tree import Timeout, dispatch_events

LONG = '\n\n'.join('Paragraph %d is about ravens.' % number for number in range(1, 60))
MENU_ITEM = re.compile('.*menu item')

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
home = fresh_home()
environment = write_settings(
    home, {'usual': {'provider': 'custom', 'base-url': server.url, 'name': 'usual'}},
    {'p-usual': {'name': 'usual', 'connection': 'usual', 'model': 'some/model',
                 'max-tokens': 64},
     'p-other': {'name': 'Other_one', 'connection': 'usual', 'model': 'other/model'}})
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

def prepare(text, **facts):
    server.queue[:] = [Answer(text=text, **facts)]


def ask(question, text, **facts):
    prepare(text, **facts)
    chat.composer.click()
    chat.send(question)
    if text:
        chat.wait_for_answer(text.split('\n')[-1])
    chat.wait_idle()


def begin(question, text, **facts):
    chat.new_chat()
    ask(question, text, **facts)


def buttons(name):
    chat.show_message_buttons()
    return [node for node in chat.transcript.find_all(name, role='push button')]


def press(name, index=-1):
    """A button of the last message, or of another one."""
    wait_until(lambda: buttons(name), 'no "%s"' % name)[index].press()


def tab_back_to(name):
    """From the composer, which a new chat gives the keyboard to."""
    for _ in range(20):
        if any(node.is_focused for node in chat.transcript.find_all(name, role='push button')):
            return
        window.key('shift+Tab')
        dispatch_events()
        time.sleep(0.1)
    raise Timeout('the keyboard does not reach "%s"' % name)


def wait_for_version(place):
    wait_until(lambda: chat.transcript.find('Version ' + place), 'not at version ' + place)


def wait_gone(text):
    wait_until(lambda: text not in chat.transcript.whole_text(), '%r stays' % text)


def last_request():
    return server.chats[-1].json


def contents():
    return [(m['role'], m['content']) for m in last_request()['messages']]


# --- versions -------------------------------------------------------------------------------------

@suite.case
def an_answer_has_versions():
    begin('Where do ravens winter?', 'At home.')
    expect(chat.transcript.find(re.compile('Version')) is None, 'one answer has versions')
    prepare('In the south.')
    press('Regenerate')
    chat.wait_for_answer('In the south.')
    chat.wait_idle()
    wait_for_version('2 of 2')
    wait_gone('At home.')
    press('Previous version')
    chat.wait_for_answer('At home.')
    wait_for_version('1 of 2')
    expect(not buttons('Previous version')[-1].is_sensitive, 'there is one before the first')


@suite.case
def the_keyboard_turns_versions():
    window.focus()
    window.key('alt+Right')
    chat.wait_for_answer('In the south.')
    window.key('alt+Right')
    window.key('alt+Left')
    chat.wait_for_answer('At home.')


@suite.case
def the_keyboard_stays_with_the_versions():
    window.focus()
    tab_back_to('Next version')
    window.key('space')
    chat.wait_for_answer('In the south.')
    wait_until(lambda: buttons('Previous version')[-1].is_focused, 'the focus is lost')


@suite.case
def another_model_gives_a_version():
    prepare('Over the sea.')
    chat.show_message_buttons()
    list(chat.transcript.find_all('More', test=lambda node: node.action_names()))[-1].act()
    window.press('Regenerate with', role=MENU_ITEM)
    window.press('Other_one', role=MENU_ITEM)
    chat.wait_for_answer('Over the sea.')
    chat.wait_idle()
    wait_for_version('3 of 3')
    expect_equal(last_request()['model'], 'other/model')
    ask('And in summer?', 'Everywhere.')
    expect_equal(last_request()['model'], 'some/model')


# --- saying it otherwise --------------------------------------------------------------------------

@suite.case
def a_question_is_said_otherwise():
    begin('How high do ravens fly?', 'Quite high.')
    chat.composer.click()
    chat.type_message('A draft')
    press('Edit')
    wait_until(lambda: chat.composer.text == 'How high do ravens fly?', 'it is not there to edit')
    window.wait_for_text('Editing your message')
    wait_until(lambda: chat.composer.is_focused, 'the composer has no focus')
    prepare('Very far.')
    window.key('ctrl+a')
    window.type('How far do ravens fly?')
    window.key('Return')
    chat.wait_for_answer('How far do ravens fly? Very far.')
    chat.wait_idle()
    wait_for_version('2 of 2')
    wait_gone('Quite high.')
    expect_equal(chat.composer.text, 'A draft')
    expect_equal(contents(), [('user', 'How far do ravens fly?')])
    press('Previous version')
    chat.wait_for_answer('How high do ravens fly? Quite high.')


@suite.case
def escape_leaves_the_message_as_it_is():
    press('Edit')
    wait_until(lambda: chat.composer.text == 'How high do ravens fly?', 'it is not there to edit')
    window.type(' Really')
    window.key('Escape')
    wait_until(lambda: chat.composer.text == 'A draft', 'the draft is not back')
    expect('Really' not in chat.transcript.whole_text(), 'it was changed')


@suite.case
def an_edit_waits_for_its_chat():
    press('Edit')
    wait_until(lambda: chat.composer.text == 'How high do ravens fly?', 'it is not there to edit')
    window.key('End')
    window.type(' Half')
    wait_until(lambda: chat.composer.text.endswith('Half'), 'it is not typed')
    chat.new_chat()
    wait_until(lambda: chat.composer.text == '', 'it came along')
    window.wait_for(re.compile('How high do ravens fly'), role='list item').click()
    wait_until(lambda: chat.composer.text == 'How high do ravens fly? Half', 'the edit is lost')
    window.press('Cancel editing')
    wait_until(lambda: chat.composer.text == 'A draft', 'the draft is lost')
    chat.composer.set_text('')


# --- limits and failures --------------------------------------------------------------------------

@suite.case
def a_limit_is_raised():
    begin('Tell me of ravens', 'Ravens are', finish='length')
    window.wait_for_text('The answer reached your limit of 64 tokens.')
    prepare(' large birds.')
    press('Raise the limit')
    chat.wait_for_answer('Ravens are large birds.')
    chat.wait_idle()
    expect_equal(last_request()['max_tokens'], 128)
    wait_gone('limit of 64')
    window.press(re.compile('.*Undo$'), role='push button')
    ask('More', 'No.')
    expect_equal(last_request()['max_tokens'], 64)


@suite.case
def a_cut_answer_continues():
    begin('Tell me of crows', 'Crows are', finish='length')
    prepare(' clever.')
    press('Continue')
    chat.wait_for_answer('Crows are clever.')
    chat.wait_idle()
    expect_equal(last_request()['max_tokens'], 64)


@suite.case
def a_limit_that_went_into_reasoning_is_said():
    begin('Think', '', reasoning='Hm. ' * 20, finish='length')
    window.wait_for_text('Your limit of 64 tokens went into the reasoning: no answer was written.')
    expect(not buttons('Continue'), 'nothing can go on')
    expect(buttons('Raise the limit'), 'it cannot be raised')


@suite.case
def what_broke_off_is_sent_with_the_next_question():
    chat.new_chat()
    prepare('Ravens remember faces for years', cut_after=3)
    chat.send('What do ravens remember?')
    chat.wait_for_answer('Ravens remember faces')
    chat.wait_idle()
    ask('For how long?', 'For years.')
    expect_equal(contents()[:2], [('user', 'What do ravens remember?'),
                                  ('assistant', 'Ravens remember faces')])


# --- the end of the chat --------------------------------------------------------------------------

@suite.case
def what_came_while_reading_is_announced_on_the_button():
    begin('A long one', LONG)
    answer = Answer(text='It begins. And it ends.', hold_after=2)
    server.queue[:] = [answer]
    chat.send('More')
    chat.wait_for_answer('It begins.')
    chat.transcript.scroll(-12)
    window.wait_for('Jump to the latest', role='push button')
    answer.release()
    chat.wait_idle()
    window.press('Jump to the latest: there is something new', role='push button')
    chat.wait_for_answer('It begins. And it ends.')


@suite.case
def an_answer_is_read_out():
    def said():
        return [node.text for node in window.find_all(role='status bar')]
    ask('Speak', 'The only sentence.')
    wait_until(lambda: 'The only sentence.\nAnswer finished.' in said(),
               'it was not said, but %r' % said())


# --- the size of text -----------------------------------------------------------------------------

@suite.case
def the_text_grows_and_shrinks():
    def height():
        node = chat.transcript.wait_for_text('The only sentence.')
        return node.extents().height
    before = height()
    composer = chat.composer.extents().height
    window.key('ctrl+plus', 'ctrl+plus', 'ctrl+plus')
    wait_until(lambda: height() > 1.3 * before, 'the transcript does not grow')
    wait_until(lambda: chat.composer.extents().height > composer, 'the composer does not grow')
    window.key('ctrl+minus', 'ctrl+minus', 'ctrl+minus', 'ctrl+minus')
    wait_until(lambda: height() < before, 'the transcript does not shrink')
    window.key('ctrl+0')
    wait_until(lambda: height() == before, 'it does not come back')


@suite.case
def the_program_ends_well():
    program.finish()


if __name__ == '__main__':
    sys.exit(suite.run())
