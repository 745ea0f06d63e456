# test_llama.py: a real llama.cpp server, from the window
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from driver import Program
from llama import LlamaServer, script_text, server_path
from places import fresh_home
from steps import Chat
from tap import Suite, expect

KEY = 'llama-key-0123456789abcdef'
QUESTION = 'Привіт! Як справи?'
TIMEOUT_S = 30

suite = Suite()
path = server_path()
keyed = LlamaServer(path, key=KEY).__enter__()
suite.cleanup(lambda: keyed.__exit__())
endless = LlamaServer(path, loop=True).__enter__()
suite.cleanup(lambda: endless.__exit__())
program = Program().start()
suite.cleanup(program.kill)
suite.witness(program.report)


def plain(markdown):
    """The words of the script as they are shown: without the marks of Markdown."""
    text = re.sub(r'```\w*|`|\*\*', '', markdown)
    text = re.sub(r'\[(.*?)\]\(.*?\)', r'\1', text)
    return re.sub(r'(?m)^\d+\. ', '', text)


@suite.case
def the_window_shows_the_whole_answer():
    chat = Chat(program)
    chat.add_first_model(base_url=keyed.url, model='scripted', api_key=KEY)
    chat.send('Hello')
    chat.wait_for_answer(plain(script_text()), timeout=TIMEOUT_S)
    chat.wait_idle()
    expect('out tokens' in chat.footer(), 'the footer is %r', chat.footer())


@suite.case
def the_window_stops_an_answer_without_end():
    chat = Chat(program)
    chat.add_model(base_url=endless.url, model='endless')
    chat.new_chat()
    chat.choose_model('endless')
    chat.send('Go on for ever')
    chat.wait_for_answer('I answer from a table', timeout=TIMEOUT_S)
    chat.stop()
    chat.wait_idle()
    chat.wait_for_answer('Stopped')
    chat.wait_for_answer('I answer from a table')


@suite.case
def the_window_says_when_the_key_is_wrong():
    chat = Chat(program)
    chat.add_model(base_url=keyed.url, model='scripted', api_key='wrong-key-of-ours',
                   connection_name='Another account', name='wrong')
    chat.choose_model('wrong')
    chat.send('Hello')
    chat.transcript.wait_for('Change the key…', role='push button')


@suite.case
def the_program_ends_without_a_warning():
    program.finish()


@suite.case
def the_guides_way_leads_to_an_answer_from_the_first_start():
    """Their form, with the address of a server of one's own, and their test message."""
    program.kill()              # one runs at a time
    with Program(environment=fresh_home()) as first:
        chat = Chat(first)
        chat.add_first_model(provider='llama.cpp', base_url=keyed.url, model='scripted',
                             api_key=KEY, context_length=str(keyed.context_length),
                             temperature='0.7')
        chat.send(QUESTION)
        chat.wait_for_answer(QUESTION)
        chat.wait_for_answer(plain(script_text()), timeout=TIMEOUT_S)
        chat.wait_idle()


if __name__ == '__main__':
    sys.exit(suite.run())
