# test_code_cards.py: code in an answer: named, coloured, copied, saved
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys
import tempfile
import time

from driver import Program, wait_until
from places import fresh_home
from servers import Answer, Server
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect_equal
from tree import Timeout, xdotool

CODE = 'all: x\n\tcc -o $@ $<\n# done'
ANSWER = 'Here it is.\n\n```make\n%s\n```\n\nThat is all.' % CODE
NAME = (0x0b, 0x64, 0x70)       # code_name_color of code.css

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
home = fresh_home()
environment = write_settings(
    home, {'usual': {'provider': 'custom', 'base-url': server.url, 'name': 'usual'}},
    {'p-usual': {'name': 'usual', 'connection': 'usual', 'model': 'some/model'}})
environment['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-light'
program = Program(environment=environment).start()
chat = Chat(program)
window = chat.window


@suite.witness
def report():
    program.report()


@suite.cleanup
def kill():
    program.kill()


def colors():
    """All that are in the window's picture, of whose channels the upper bytes count."""
    channels = window.picture()[::2]
    return set(zip(channels[::3], channels[1::3], channels[2::3]))


def paste():
    """What is on the clipboard, by way of the composer; '' as long as there is nothing."""
    chat.composer.set_text('')
    chat.composer.click()
    window.key('ctrl+v')
    try:
        return wait_until(lambda: chat.composer.text, 'nothing was pasted', timeout=2)
    except Timeout:
        return ''


@suite.case
def code_is_named():
    server.queue[:] = [Answer(text=ANSWER)]
    chat.send('How do I build it?')
    chat.wait_for_answer('That is all.')
    chat.wait_idle()
    wait_until(lambda: chat.transcript.find('Code, Makefile, 3 lines'), 'it has no name')


@suite.case
def code_is_coloured():
    wait_until(lambda: NAME in colors(), 'it stays plain')


@suite.case
def code_is_copied_as_it_was_written():
    chat.transcript.wait_for('Copy code', role='push button').press()
    expect_equal(wait_until(paste, 'nothing is pasted'), CODE)
    chat.composer.set_text('')


@suite.case
def code_is_saved():
    path = os.path.join(tempfile.mkdtemp(), 'Makefile')
    chat.transcript.wait_for('Save code…', role='push button').press()
    program.window('Save code')
    time.sleep(1)               # a chooser cannot be asked whether it is active
    xdotool('key', 'ctrl+l')
    xdotool('key', 'ctrl+a')
    xdotool('type', path)
    time.sleep(0.5)             # until it has looked at the folder
    xdotool('key', 'Return')
    wait_until(lambda: os.path.exists(path) and os.path.getsize(path), 'there is no file')
    with open(path, encoding='utf-8') as file:
        expect_equal(file.read(), CODE + '\n')


sys.exit(suite.run())
