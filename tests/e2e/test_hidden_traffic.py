# test_hidden_traffic.py: nothing is sent before the person acts
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import sys

from driver import Program
from servers import Server
from steps import KEY, MODEL, Chat
from tap import Suite, expect, expect_equal

TABLES = ('tcp', 'tcp6', 'udp', 'udp6')
PAGES = ('General', 'Connections', 'Models')

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
programs = []


@suite.witness
def report():
    programs[-1].report()


@suite.cleanup
def kill():
    for program in programs:
        program.kill()


def start():
    programs.append(Program().start())
    return Chat(programs[-1])


def internet_sockets(pid):
    """Every TCP and UDP socket the process has, as lines of the kernel's tables."""
    inodes = set()
    folder = '/proc/%d/fd' % pid
    for name in os.listdir(folder):
        try:
            found = re.match(r'socket:\[(\d+)\]', os.readlink(os.path.join(folder, name)))
        except OSError:
            continue
        if found:
            inodes.add(found.group(1))
    lines = []
    for table in TABLES:
        with open('/proc/%d/net/%s' % (pid, table), encoding='ascii') as file:
            lines += [line for line in file if line.split()[9] in inodes]
    return lines


def expect_silence(chat):
    expect_equal(internet_sockets(chat.program.pid), [], 'sockets')
    expect_equal(server.requests, [], 'requests')


def walk_around(chat):
    """Everything that can be looked at without asking anything."""
    preferences = chat.open_preferences()
    for page in PAGES:
        preferences.press(page, role='page tab')
        expect_silence(chat)
    preferences.close()
    chat.program.wait_window_gone('Preferences')
    expect_silence(chat)


@suite.case
def the_first_start_is_silent():
    chat = start()
    chat.window.wait_for('Add a model…', role='push button')
    expect_silence(chat)
    walk_around(chat)


@suite.case
def adding_a_model_is_silent():
    chat = Chat(programs[-1])
    chat.add_first_model(base_url=server.url, model=MODEL, api_key=KEY)
    expect_silence(chat)
    programs[-1].finish()


@suite.case
def the_next_start_is_silent_until_a_message_is_sent():
    chat = start()
    chat.model_button('kimi-k2')
    walk_around(chat)
    chat.type_message('Hello')
    expect_silence(chat)
    chat.window.key('Return')
    chat.wait_for_answer(server.answer.text)
    expect(internet_sockets(programs[-1].pid), 'the search for sockets finds none')
    expect_equal(len(server.requests), 1, 'requests')
    chat.wait_idle()


@suite.case
def a_start_with_a_chat_to_show_is_silent():
    programs[-1].finish()
    server.requests.clear()
    chat = start()
    chat.wait_for_answer(server.answer.text)
    walk_around(chat)
    programs[-1].finish()


if __name__ == '__main__':
    sys.exit(suite.run())
