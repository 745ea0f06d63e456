# test_failures.py: each failing answer says what happened and offers what helps
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

from driver import Program, wait_until
from servers import Answer, Server, failures
from steps import KEY, MODEL, Chat
from tap import Suite, expect, expect_equal

# What the server does, what the sentence must say, the button that helps.
CASES = (
    ('fail/401', 'does not accept the API key', 'Change the key…'),
    ('fail/402', 'not enough credit', 'Retry with at most 831 tokens'),
    ('fail/404', 'does not serve this model', 'Choose a model'),
    ('fail/429', 'Too many requests', 'Retry'),
    ('fail/500', 'has a problem', 'Retry'),
    ('fail/html', 'A web page answered', 'Change the address…'),
    ('fail/cut', 'was cut off', 'Retry'),
    ('fail/cut-clean', 'was cut off', 'Retry'),
    ('fail/empty', 'was empty', 'Retry'),
    ('fail/midstream', 'has a problem', 'Retry'),
)
SAME = ({'fail/cut', 'fail/cut-clean'}, {'fail/500', 'fail/midstream'})    # may share a sentence

suite = Suite()
server = Server().__enter__()
suite.cleanup(server.close)
program = Program().start()
suite.cleanup(program.kill)
suite.witness(program.report)
sentences = {}


class Window:
    chat = None


def chat():
    if Window.chat is None:
        Window.chat = Chat(program)
        Window.chat.add_first_model(base_url=server.url, model=MODEL, api_key=KEY)
    return Window.chat


def fail(name, question):
    """Asks in a new chat and lets it fail; returns the labels of the transcript."""
    chat().new_chat()
    server.queue.append(failures()[name])
    chat().send(question)
    chat().transcript.wait_for('Details')
    chat().wait_for_answer(question)        # what was typed is not lost
    return chat().transcript.texts()


def make_case(name, part, button):
    def case():
        question = 'What about %s?' % name
        texts = fail(name, question)
        own = [text for text in texts if part in text]
        expect(own, 'nothing says %r, but %r', part, texts)
        chat().transcript.wait_for(button, role='push button')
        sentences[name] = own[0]
        expect('<' not in own[0], 'markup in the sentence %r', own[0])
        if name.startswith('fail/cut'):
            chat().wait_for_answer('This text came before')
    case.__name__ = name.replace('/', '_').replace('-', '_')
    suite.case(case)


for entry in CASES:
    make_case(*entry)


@suite.case
def the_sentences_differ():
    for name, sentence in sentences.items():
        for other, same in sentences.items():
            if name < other and not any({name, other} <= pair for pair in SAME):
                expect(sentence != same, '%s and %s both say %r', name, other, sentence)


@suite.case
def details_shows_the_raw_reply_without_the_key():
    fail('fail/401', 'Is my key right?')
    chat().transcript.press('Details')
    shown = wait_until(lambda: [text for window in program.windows() for text in window.texts()
                                if 'Incorrect API key provided' in text], 'the raw reply')
    expect(all(KEY not in text for window in program.windows() for text in window.texts()),
           'the key is shown: %r', shown)
    close_dialogs()


def close_dialogs():
    for window in program.windows()[1:]:
        window.close()
    wait_until(lambda: len(program.windows()) == 1, 'the dialog stays')


@suite.case
def retry_asks_again_and_the_answer_comes():
    question = 'Once more?'
    fail('fail/429', question)
    server.queue.append(Answer(text='Here is the second try.'))
    sent = len(server.chats)
    chat().transcript.press('Retry')
    chat().wait_for_answer('Here is the second try.')
    request = server.wait_for_chats(sent + 1)
    expect_equal([m['content'] for m in request.json['messages']], [question], 'messages')
    chat().wait_idle()


@suite.case
def change_the_key_opens_the_place_to_change_it():
    fail('fail/401', 'Which key?')
    chat().transcript.press('Change the key…')
    wait_until(lambda: len(program.windows()) > 1, 'no dialog')
    program.windows()[-1].field('API key')
    close_dialogs()


@suite.case
def a_failed_exchange_is_not_sent_again_with_the_next_question():
    fail('fail/500', 'First')
    server.queue.append(Answer(text='The second is answered.'))
    chat().send('Second')
    chat().wait_for_answer('The second is answered.')
    roles = [m['role'] for m in server.chats[-1].json['messages']]
    expect('assistant' not in roles, 'an empty answer was sent: %r', roles)
    chat().wait_idle()


@suite.case
def nobody_listening_is_said():
    server.close()
    chat().new_chat()
    chat().send('Is anybody there?')
    chat().transcript.wait_for('Retry', role='push button')
    chat().wait_for_answer('Is anybody there?')


@suite.case
def it_ends_without_a_warning():
    program.finish()
    expect(KEY not in program.output_text(), 'the key was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
