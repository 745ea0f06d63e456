# test_context.py: what of a chat is sent, as the window tells it
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from driver import Program, wait_until
from places import fresh_home
from provider_servers import Ollama
from servers import Answer, Server
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal

LENGTH = 512                    # tokens; of them 358 for what is sent
LOADED = 2048                   # tokens that Ollama gives a model, whatever was hoped for
SHORT = 'Go on, please.'

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
ollama = Ollama().__enter__()
suite.cleanup(ollama.close)
loaded = ollama.calls['GET /api/ps']
loaded['models'][0]['context_length'] = LOADED
ollama.calls['GET /api/ps'] = {'models': []}
environment = write_settings(
    fresh_home(), {'usual': {'provider': 'custom', 'base-url': server.url, 'name': 'usual'},
                   'ollama': {'provider': 'ollama', 'base-url': ollama.url + '/v1',
                              'name': 'Ollama'}},
    {'p-short': {'name': 'short', 'connection': 'usual', 'model': 'some/model',
                 'context-length': LENGTH},
     'p-long': {'name': 'long', 'connection': 'usual', 'model': 'other/model',
                'context-length': 65536},
     'p-local': {'name': 'local', 'connection': 'ollama', 'model': ollama.here[0],
                 'context-length': 8192}})
program = Program(environment=environment).start()
chat = Chat(program)


@suite.witness
def report():
    program.report()


@suite.cleanup
def kill():
    program.kill()


def words(first, count):
    return ' '.join([first] + ['word'] * count)


def ask(text, prompt_tokens=12, of=server):
    """Says something long at once, and waits until its answer is there."""
    count = len(of.chats)
    of.queue[:] = [Answer(text='Fine.', prompt_tokens=prompt_tokens)]
    chat.composer.set_text(text)
    chat.window.press('Send')
    wait_until(lambda: len(of.chats) > count, 'nothing was asked')
    chat.wait_idle()


def sent():
    """The words of all messages of the last request."""
    return ' '.join(message['content'] for message in server.chats[-1].json['messages'])


def mark():
    """What is said where the cut is, on the screen or near it; or None."""
    return next((n.name for n in chat.transcript.find_all(re.compile('Left out.*'), 'label')), None)


def used():
    return chat.window.wait_for(re.compile('Context used: .*'), role='label').text


@suite.case
def what_is_written_is_counted():
    chat.composer.click()
    chat.composer.set_text('Hello')
    first = used()
    expect(re.fullmatch(r'Context used: \d+ of 512', first), 'it says %r', first)
    chat.composer.set_text(words('Hello', 100))
    wait_until(lambda: used() != first, 'it does not grow')
    chat.composer.set_text(words('Hello', 500))
    chat.window.wait_for(re.compile('Too long: about .* tokens, 358 fit'), role='label')
    chat.composer.set_text('')


@suite.case
def the_cut_is_marked():
    ask(words('alpha', 150))
    expect_equal(mark(), None, 'all of it is sent, the mark')
    ask(words('beta', 150))
    expect('alpha' not in sent() and 'beta' in sent(), 'it sent %r', sent())
    wait_until(lambda: mark() == 'Left out above this: 2 messages', 'it is not marked')
    ask(SHORT)
    expect('alpha' not in sent() and 'beta' in sent(), 'it sent %r', sent())


@suite.case
def the_mark_goes_with_the_reason():
    chat.choose_model('long')
    wait_until(lambda: mark() is None, 'it is still marked')
    ask(SHORT)
    expect('alpha' in sent(), 'it sent %r', sent())
    chat.choose_model('short')
    wait_until(lambda: mark() == 'Left out above this: 2 messages', 'it is not marked again')


@suite.case
def what_is_too_long_is_asked_about():
    chat.new_chat()
    count = len(server.chats)
    chat.composer.set_text(words('gamma', 500))
    chat.window.press('Send')
    chat.transcript.wait_for(re.compile('This is too long for the model: .*'), role='label')
    expect_equal(len(server.chats), count, 'requests')
    chat.transcript.wait_for('Send it anyway', role='push button').press()
    wait_until(lambda: len(server.chats) > count, 'it is not sent')
    expect('gamma' in sent(), 'it sent %r', sent())
    chat.wait_idle()


@suite.case
def what_a_server_dropped_is_said():
    chat.new_chat()
    chat.choose_model('long')
    ask(words('delta', 200), prompt_tokens=290)
    expect(chat.transcript.find(re.compile('The server read.*')) is None, 'nothing is missing')
    ask(words('epsilon', 3000), prompt_tokens=1000)
    chat.transcript.wait_for(
        re.compile('The server read 1000 of about .* tokens: the beginning is missing.'),
        role='label')


@suite.case
def what_a_server_really_gives_holds():
    chat.new_chat()
    chat.choose_model('local')
    ollama.calls['GET /api/ps'] = loaded        # from the first question on
    ask(words('zeta', 800), prompt_tokens=1160, of=ollama)
    wait_until(lambda: used().endswith(' of 2048'), 'it says %r' % used())
    ask(words('eta', 250), prompt_tokens=400, of=ollama)
    wait_until(lambda: mark() == 'Left out above this: 2 messages', 'it is not marked')
    expect(next(chat.transcript.find_all('The model takes 2048 tokens here, not 8192.'), None),
           'the reason is not said')


@suite.case
def it_ends_without_a_warning():
    program.quit()
    program.check_output()


sys.exit(suite.run())
