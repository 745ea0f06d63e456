# demo_shots.py OUTDIR: plays the demo through the real window and takes its pictures
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside `build-aux/session`.  Leaves PNG files in OUTDIR."""

import os
import sys

from driver import Program, wait_until
from places import fresh_home
from servers import Server, failures
from steps import KEY, MODEL, Chat, Form

SIZE = (1100, 760)
NARROW = (360, 720)
TOUR_S = 60         # the tour is streamed at a pace for the eye
DARK = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}


class Album:
    def __init__(self, folder):
        self.folder = folder

    def take(self, window, name):
        os.makedirs(self.folder, exist_ok=True)
        settle(window)
        path = os.path.join(self.folder, name + '.png')
        window.screenshot(path)


def settle(window):
    """Returns when two looks at the window show the same: animations have ended."""
    previous = []

    def same():
        previous.append(window.picture())
        return len(previous) > 1 and previous[-1] == previous[-2]
    wait_until(same, 'the window does not come to rest')


def play_tour(chat):
    """From the welcome page to the end of the demo's tour."""
    chat.window.press('Look around with the demo')
    wait_until(lambda: chat.composer.is_focused, 'the composer')
    if not chat.transcript.texts():
        chat.send('Show me around')
    chat.wait_idle(TOUR_S)


def light_pictures(album, environment):
    with Program(environment=environment) as program:
        chat = Chat(program)
        chat.window.wait_for('Look around with the demo')
        chat.window.resize(*SIZE)
        album.take(chat.window, 'welcome')
        play_tour(chat)
        album.take(chat.window, 'chat-light')
        preferences = chat.open_preferences()
        album.take(preferences, 'preferences')
        preferences.press('Models', role='page tab')
        preferences.press('Add a model…')
        form = Form(chat)
        album.take(form.window, 'add-model')
        form.window.close()
        program.wait_window_gone(form.title)
        preferences.close()
        program.wait_window_gone('Preferences')
        chat.window.resize(*NARROW)
        album.take(chat.window, 'narrow')


def dark_picture(album, environment):
    with Program(environment={**environment, **DARK}) as program:
        chat = Chat(program)
        wait_until(lambda: chat.transcript.texts(), 'the demo chat')
        chat.window.resize(*SIZE)
        album.take(chat.window, 'chat-dark')


def error_picture(album):
    with Server() as server, Program(environment=fresh_home()) as program:
        chat = Chat(program)
        chat.add_first_model(base_url=server.url, model=MODEL, api_key=KEY)
        chat.window.resize(*SIZE)
        server.queue.append(failures()['fail/402'])
        chat.send('What does a long answer cost?')
        chat.transcript.wait_for('Details')
        album.take(chat.window, 'error')


def play(folder):
    album = Album(folder)
    home = fresh_home()
    light_pictures(album, home)
    dark_picture(album, home)
    error_picture(album)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit('usage: demo_shots.py OUTDIR')
    play(sys.argv[1])
