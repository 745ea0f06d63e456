# test_first_light.py: the whole thin line, from the first start to the second
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import sys

from driver import Program, wait_until
from keyring import secrets
from places import files_that_hold
from servers import Answer, Server
from steps import KEY, MODEL, Chat, Form
from tap import Suite, expect, expect_equal

QUESTION = 'Привіт! Як справи?'
DRAFT = 'Not sent yet'
SCREEN = (1280, 1024)
SIZE = (940, 720)
PARAGRAPHS = 60
SCROLL_TOLERANCE_PX = 3

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)


class Run:
    """The program as it runs now, and everything that earlier runs printed."""
    program = None
    chat = None
    printed = ''
    place = None        # the text at the top of the transcript, and where

    @classmethod
    def start(cls):
        cls.program = Program(environment={'G_MESSAGES_DEBUG': 'all'}).start()
        cls.chat = Chat(cls.program)
        return cls.chat

    @classmethod
    def finish(cls):
        program, cls.program = cls.program, None
        try:
            program.finish()
        finally:
            cls.printed += program.output_text()


@suite.witness
def report():
    if Run.program is not None:
        Run.program.report()


@suite.cleanup
def kill():
    if Run.program is not None:
        Run.program.kill()


@suite.case
def the_first_start_shows_its_doors_and_sends_nothing():
    chat = Run.start()
    chat.window.wait_for('Add a model…', role='push button')
    chat.window.wait_for('Look around with the demo', role='push button')
    expect_equal(server.requests, [], 'requests')


@suite.case
def a_model_is_added():
    Run.chat.add_first_model(provider='Custom', base_url=server.url, model=MODEL, api_key=KEY,
                             context_length='8192', temperature='0.7')
    Run.chat.model_button('kimi-k2')
    expect_equal(server.chats, [], 'chat requests')


@suite.case
def it_is_in_the_model_list():
    preferences = Run.chat.open_preferences('Models')
    preferences.wait_for_text('kimi-k2')
    preferences.close()
    Run.program.wait_window_gone('Preferences')


@suite.case
def a_message_is_answered():
    server.answer = Answer(rate=6)
    Run.chat.send(QUESTION)
    Run.chat.wait_for_answer(QUESTION)
    Run.chat.wait_for_answer(server.answer.text)
    Run.chat.wait_idle()


@suite.case
def the_body_holds_exactly_what_was_set():
    request = server.wait_for_chats(1)
    expect_equal(request.key, KEY, 'bearer token')
    body = request.json
    expect_equal(body['messages'], [{'role': 'user', 'content': QUESTION}], 'messages')
    expect_equal((body['model'], body['stream']), (MODEL, True))
    expect('"temperature":0.7' in request.body.decode().replace(': ', ':'), 'temperature: %s',
           request.body)
    expect(set(body) <= {'model', 'messages', 'stream', 'stream_options', 'temperature',
                         'session_id'}, 'unset, but sent: %r', body)
    for name in ('HTTP-Referer', 'X-OpenRouter-Title', 'X-Title'):
        expect(name not in request.headers, '%s went to another server', name)


@suite.case
def model_tokens_and_cost_are_told():
    Run.chat.transcript.wait_for_text('kimi-k2')
    text = Run.chat.footer()
    for part in ('12 in / 34 out', '$0.0012', 'tokens/s'):
        expect(part in text, 'the footer is %r, without %r', text, part)


@suite.case
def stop_in_the_middle_keeps_the_text():
    answer = Answer(text='One two three four five six.', hold_after=3)
    server.queue.append(answer)
    Run.chat.send('Count, please')
    request = server.wait_for_chats(2)
    Run.chat.wait_for_answer('One two three')
    Run.chat.stop()
    expect(request.disconnected.wait(5), 'the connection stayed open')
    Run.chat.wait_idle()
    Run.chat.wait_for_answer('One two three Stopped')
    expect('four' not in Run.chat.transcript.whole_text(), 'text came after the stop')


@suite.case
def enter_while_an_answer_runs_keeps_the_text_and_sends_nothing():
    answer = Answer(text='Slow and steady.', hold_after=1)
    server.queue.append(answer)
    Run.chat.send('Again')
    server.wait_for_chats(3)
    Run.chat.wait_for_answer('Slow')
    Run.chat.type_message('Patience')
    Run.chat.window.key('Return')
    answer.release()
    Run.chat.wait_for_answer('Slow and steady.')
    Run.chat.wait_idle()
    expect_equal(Run.chat.composer.text, 'Patience', 'the composer')
    expect_equal(len(server.chats), 3, 'chat requests')
    Run.chat.window.key('Return')
    server.wait_for_chats(4)
    Run.chat.wait_for_answer('Patience')
    Run.chat.wait_idle()


@suite.case
def a_second_model_uses_the_saved_key():
    preferences = Run.chat.open_preferences('Models')
    preferences.press('Add a model…')
    form = Form(Run.chat)
    form.fill(base_url=server.url, model='openai/gpt-4o-mini')
    form.window.wait_for_text('Saved in the keyring')
    form.window.press('Test')
    request = server.wait_for_chats(5)
    expect_equal((request.key, request.json['model']), (KEY, 'openai/gpt-4o-mini'))
    form.window.press('Save')
    Run.program.wait_window_gone('Add model')
    preferences.wait_for_text('gpt-4o-mini')
    preferences.close()
    Run.program.wait_window_gone('Preferences')


@suite.case
def the_key_is_in_the_keyring():
    found = [secret for secret in secrets() if secret.value == KEY]
    expect_equal(len(found), 1, 'items that keep the key')
    expect(all(KEY not in text for text in found[0].attributes.values()), 'the key is an attribute')


def long_answer():
    return '\n\n'.join('Paragraph %d of a long answer.' % number
                       for number in range(1, PARAGRAPHS + 1))


def top_of_transcript():
    """The first paragraph that is wholly on the screen, and how far down."""
    transcript = Run.chat.transcript
    top = transcript.extents().y
    seen = [(n.extents().y - top, n.text) for n in transcript.walk()
            if re.match('Paragraph', n.text) and n.extents().height > 0]
    visible = sorted(entry for entry in seen if entry[0] >= 0)
    return visible and visible[0]


@suite.case
def a_long_answer_is_scrolled_back():
    Run.chat.window.resize(*SIZE)
    server.queue.append(Answer(text=long_answer()))
    Run.chat.send('Tell me everything')
    Run.chat.wait_for_answer('Paragraph %d of a long answer.' % PARAGRAPHS)
    Run.chat.wait_idle()
    bottom = top_of_transcript()
    Run.chat.transcript.scroll(-8)
    wait_until(lambda: top_of_transcript() and top_of_transcript() != bottom, 'it does not scroll')


@suite.case
def it_is_closed_with_a_draft():
    Run.chat.type_message(DRAFT)
    wait_until(top_of_transcript, 'the transcript is empty')
    Run.place = top_of_transcript()
    Run.finish()


@suite.case
def everything_is_there_again():
    sent = len(server.requests)
    chat = Run.start()
    wait_until(lambda: chat.composer.text == DRAFT, 'the draft is %r' % chat.composer.text)
    expect_equal(chat.window.geometry()[2:], SIZE, 'size of the window')
    wait_until(lambda: top_of_transcript() and top_of_transcript()[1] == Run.place[1],
               'the top is %r, not %r' % (top_of_transcript(), Run.place))
    drift = abs(top_of_transcript()[0] - Run.place[0])
    expect(drift <= SCROLL_TOLERANCE_PX, 'the text stands %d px from where it was', drift)
    expect_equal(len(server.requests), sent, 'requests')


@suite.case
def both_answers_are_there_again():
    chat = Run.chat
    chat.transcript.scroll(-200)
    chat.wait_for_answer(QUESTION)
    chat.wait_for_answer(Answer().text)
    chat.wait_for_answer('One two three')


@suite.case
def the_chat_goes_on_with_the_saved_key():
    chat = Run.chat
    chat.composer.set_text('')
    sent = len(server.chats)
    chat.composer.click()
    chat.send('And now?')
    request = server.wait_for_chats(sent + 1)
    expect_equal(request.key, KEY, 'bearer token')
    expect_equal([m['content'] for m in request.json['messages']][:2], [QUESTION, Answer().text])
    chat.wait_idle()


@suite.case
def the_maximised_state_and_the_sidebar_come_back():
    chat = Run.chat
    chat.window.act('window.toggle-maximized')
    wait_until(lambda: chat.window.geometry()[2:] == SCREEN, 'it does not become maximised')
    chats = chat.window.find('Chats') is not None
    chat.window.key('F9')
    wait_until(lambda: (chat.window.find('Chats') is not None) != chats, 'the sidebar stays')
    Run.finish()

    chat = Run.start()
    wait_until(lambda: chat.window.geometry()[2:] == SCREEN, 'it does not come back maximised')
    expect_equal(chat.window.find('Chats') is not None, not chats, 'the sidebar is shown')
    chat.window.key('F9')
    chat.window.act('window.toggle-maximized')
    wait_until(lambda: chat.window.geometry()[2:] == SIZE, 'the size before is forgotten')
    Run.finish()


@suite.case
def the_key_is_nowhere_else():
    folders = [os.environ[name] for name in ('HOME', 'XDG_RUNTIME_DIR')]
    folders.append(os.path.dirname(os.environ['HOME']))
    expect_equal(files_that_hold(KEY.encode(), *folders), [], 'files that hold the key')
    expect('causerie' in Run.printed, 'the runs printed no debug lines to search')
    expect(KEY not in Run.printed, 'the key was printed')
    expect(KEY[len('sk-or-v1-'):] not in Run.printed, 'a part of the key was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
