# hard_shots.py OUTDIR [LOOK…]: pictures of a hard conversation, from its beginning to its end
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside `build-aux/session`. Looks: light, dark, contrast, rtl, narrow, large; all if not told.
Leaves OUTDIR/LOOK-1.png, LOOK-2.png, … of what one sees page by page."""

import os
import re
import subprocess
import sys
import tempfile

import hard_chat
from command_line import CommandLine
from demo_shots import settle
from driver import Program, wait_until
from locales import BUILD, locale_environment
from places import fresh_home
from servers import Server
from settings_file import write_settings
from steps import Chat

WIDE = (1000, 900)
NARROW = (360, 900)
MOST_PAGES = 16
NOTCHES = 8                         # of the wheel, not quite a page

# Name: the window's size and the environment it needs.
LOOKS = {
    'light': (WIDE, {}),
    'dark': (WIDE, {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}),
    'contrast': (WIDE, {'ADW_DEBUG_HIGH_CONTRAST': '1'}),
    'rtl': (WIDE, {}),
    'narrow': (NARROW, {}),
    'large': (WIDE, {}),
}


def read_from_the_right():
    """GTK turns the window round only where the program speaks the language."""
    folder = os.path.join(BUILD, 'po', 'he', 'LC_MESSAGES')
    os.makedirs(folder, exist_ok=True)
    subprocess.run(['msgfmt', '-o', os.path.join(folder, 'causerie.mo'), '-'], check=True,
                   input='msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
                   text=True)
    return locale_environment('he_IL.UTF-8')


def write_large(home):
    """200 % text: letters twice as large."""
    path = os.path.join(home['XDG_CONFIG_HOME'], 'gtk-4.0', 'settings.ini')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'a', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-font-name=Cantarell 22\n')


def take_pages(chat, folder, look):
    """Page by page, until a page looks like the one before."""
    chat.transcript.scroll(-400)
    before = None
    for page in range(1, MOST_PAGES + 1):
        settle(chat.window)
        now = chat.window.picture()
        if now == before:
            return
        before = now
        chat.window.screenshot(os.path.join(folder, '%s-%d.png' % (look, page)))
        chat.transcript.scroll(NOTCHES)


def take(folder, look):
    size, environment = LOOKS[look]
    home = fresh_home()
    if look == 'rtl':
        environment = read_from_the_right()
    elif look == 'large':
        write_large(home)
    with Server() as server, tempfile.TemporaryDirectory(prefix='hard.') as place:
        environment = {**environment, **write_settings(
            home, {'usual': {'provider': 'custom', 'base-url': server.url, 'name': 'usual'}},
            {'p-usual': {'name': 'Kimi', 'connection': 'usual', 'model': hard_chat.MODEL}})}
        file = os.path.join(place, 'hard.json')
        hard_chat.write(file)
        CommandLine(**{**home, **environment}).run('import', file)
        with Program(environment=environment) as program:
            chat = Chat(program)
            chat.window.wait_for(re.compile('Why quicksort'), role='list item').click()
            wait_until(chat.transcript_texts, 'what was said')
            chat.window.resize(*size)
            take_pages(chat, folder, look)


if __name__ == '__main__':
    os.makedirs(sys.argv[1], exist_ok=True)
    for wanted in sys.argv[2:] or LOOKS:
        take(sys.argv[1], wanted)
