# test_llama_context.py: tokens that are estimated, and those a real llama.cpp server counts
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import random
import re
import sys
import urllib.request

from driver import Program, wait_until
from llama import LlamaServer, server_path
from places import fresh_home
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect

ANSWER = 'That sounds right, go on with the story.'
CONTEXT_LENGTH = 4096
TOLERANCE = 0.1
# One token each, as for the tokenizers of today; other words are read byte by byte.
WORDS = ('the a of and to in is that it was for on are with as his they be at one have this from '
         'morning letter window garden quiet question remember between together something '
         'answer because through mountain yesterday important').split()
RARE = 'Zurich', 'quay', 'jazz'

suite = Suite(needs_all=True)
server = LlamaServer(server_path(), script=ANSWER, words=WORDS,
                     context_length=CONTEXT_LENGTH).__enter__()
suite.cleanup(lambda: server.__exit__())
environment = write_settings(
    fresh_home(), {'llama': {'provider': 'custom', 'base-url': server.url, 'name': 'llama'}},
    {'p': {'name': 'scripted', 'connection': 'llama', 'model': 'scripted',
           'context-length': CONTEXT_LENGTH}})
program = Program(environment=environment).start()
suite.cleanup(program.kill)
suite.witness(program.report)
chat = Chat(program)
dice = random.Random(6)
messages = []


def compose(count):
    """A story nobody tells twice, with a rare word here and there."""
    return ' '.join(dice.choice(RARE) if dice.random() < 0.04 else dice.choice(WORDS)
                    for _ in range(count))


def ask(text):
    messages.append({'role': 'user', 'content': text})
    chat.composer.set_text(text)
    chat.window.press('Send')
    wait_until(lambda: chat.composer.text == '', 'it is not sent')
    chat.wait_idle()
    messages.append({'role': 'assistant', 'content': ANSWER})


def call(path, value):
    request = urllib.request.Request(server.url.removesuffix('/v1') + path,
                                     json.dumps(value).encode(),
                                     {'Content-Type': 'application/json'})
    with urllib.request.urlopen(request, timeout=10) as reply:
        return json.load(reply)


def count(conversation):
    """What the server makes of it: its template, cut by its tokenizer."""
    prompt = call('/apply-template', {'messages': conversation})['prompt']
    return len(call('/tokenize', {'content': prompt, 'parse_special': True})['tokens'])


def estimated():
    """What the window says it takes."""
    def look():
        label = chat.window.find(re.compile('Context used: .* of 4096'), role='label')
        return label and int(re.sub(r'\D', '', label.text.partition(' of ')[0]))
    return wait_until(look, 'no figure')


@suite.case
def three_turns_are_learned_from():
    for length in (60, 120, 90):
        ask(compose(length))


@suite.case
def the_next_estimate_is_right():
    before = estimated()
    text = compose(100)
    chat.composer.set_text(text)
    wait_until(lambda: estimated() > before, 'what is written is not counted')
    real = count(messages + [{'role': 'user', 'content': text}])
    expect(abs(estimated() / real - 1) <= TOLERANCE, 'estimated %d, counted %d', estimated(), real)
    print('# estimated %d, counted %d' % (estimated(), real))


sys.exit(suite.run())
