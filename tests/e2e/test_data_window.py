# test_data_window.py: chats out and in, copies and checks, and what is attached, in the window
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import glob
import json
import os
import re
import sqlite3
import sys
import tempfile
import time

from command_line import CommandLine
from driver import Program, wait_until, xdotool
from places import fresh_home
from servers import Answer, Server
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal, expect_in

PICTURE = base64.b64decode(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg'
    'gg==')

suite = Suite()
folder = tempfile.TemporaryDirectory(prefix='data.')
suite.cleanup(folder.cleanup)
server = Server().__enter__()
suite.cleanup(server.close)
home = fresh_home()
environment = write_settings(
    home, {'usual': {'provider': 'custom', 'base-url': server.url, 'name': 'usual'}},
    {'p-usual': {'name': 'usual', 'connection': 'usual', 'model': 'some/model'}})
program = Program(environment=environment).start()
suite.cleanup(program.kill)
suite.witness(program.report)
history = os.path.join(home['XDG_DATA_HOME'], 'causerie-devel', 'history.sqlite')


class Window:
    chat = None


def chat():
    if Window.chat is None:
        Window.chat = Chat(program)
    return Window.chat


def data_page():
    return chat().open_preferences('Data')


def place(name):
    return os.path.join(folder.name, name)


def choose(title, path):
    """In GTK's own file chooser, which takes a path that is typed; it is no frame, so it cannot be
    asked whether it is active."""
    program.window(title)
    time.sleep(1)
    xdotool('key', 'ctrl+l')
    xdotool('key', 'ctrl+a')
    xdotool('type', path)
    time.sleep(0.5)             # until the chooser has looked at the folder
    xdotool('key', 'Return')
    program.wait_window_gone(title)


def stored(query):
    with sqlite3.connect('file:%s?mode=ro' % history, uri=True) as database:
        return database.execute(query).fetchall()


def copies():
    return [name for name in os.listdir(os.path.join(os.path.dirname(history), 'backups'))
            if name.endswith('.sqlite')]


@suite.case
def a_chat_to_begin_with():
    server.queue[:] = [Answer(text='Ravens stay where they are.')]
    chat().new_chat()
    chat().send('Where do ravens winter?')
    chat().wait_for_answer('Ravens stay')
    chat().wait_idle()


@suite.case
def the_history_is_checked():
    page = data_page()
    page.press(re.compile('Check'), role='push button')
    dialog = program.window(re.compile('Checking the history'))
    dialog.wait_for('The history is sound')
    dialog.press('Close')
    program.wait_window_gone(re.compile('Checking the history'))


@suite.case
def a_copy_is_made_and_listed():
    page = program.window('Preferences')
    page.press('Copy now')
    row = page.wait_for(re.compile('Restore'), role='push button')
    expect(row.is_sensitive, 'it can be restored')
    expect_equal(len(copies()), 1, 'copies')
    page.close()
    program.wait_window_gone('Preferences')


@suite.case
def a_copy_is_restored_with_what_came_since_kept():
    server.queue[:] = [Answer(text='This is not in the copy.')]
    chat().new_chat()
    chat().send('Something later')
    chat().wait_for_answer('This is not in')
    chat().wait_idle()
    expect_equal(len(stored('SELECT 1 FROM conversation')), 2)

    page = data_page()
    page.press(re.compile('Restore'), role='push button')
    question = program.window('Restore this copy?')
    question.press(re.compile('Restore'), role='push button')
    program.wait_window_gone('Restore this copy?')
    wait_until(lambda: len(stored('SELECT 1 FROM conversation')) == 1, 'the copy is back')
    wait_until(lambda: len(copies()) == 2, 'what was there is kept')
    page.close()
    program.wait_window_gone('Preferences')
    wait_until(lambda: [name for name in chat().chats() if 'Something later' in name] == [],
               'the list follows')


@suite.case
def everything_goes_into_one_file():
    page = data_page()
    page.wait_for('Export everything…', role='list item').click()
    choose('Export to a file', place('everything.json'))
    wait_until(lambda: os.path.exists(place('everything.json')), 'the file')
    page.close()
    program.wait_window_gone('Preferences')
    with open(place('everything.json'), encoding='utf-8') as file:
        document = json.load(file)
    expect_equal(document['format'], 'causerie')
    expect_in('Ravens stay where they are.', json.dumps(document, ensure_ascii=False), 'the file')


@suite.case
def it_is_imported_elsewhere():
    other = CommandLine()
    outcome = other.run('import', place('everything.json'))
    expect_equal(outcome.status, 0, outcome.said)
    found = other.run('search', 'ravens')
    expect_in('ravens', found.out.lower(), 'what is found')


@suite.case
def an_import_tells_what_it_did():
    page = data_page()
    page.wait_for('Import…', role='list item').click()
    choose('Import chats', place('everything.json'))
    dialog = program.window(re.compile('Importing'))
    dialog.wait_for('Import finished')
    dialog.wait_for_text('already here')
    dialog.press('Close')
    program.wait_window_gone(re.compile('Importing'))
    page.close()
    program.wait_window_gone('Preferences')


@suite.case
def a_page_to_print():
    page = data_page()
    page.wait_for('Export chats…', role='list item').click()
    dialog = program.window('Export all chats')
    dialog.wait_for('PDF', role='list item').click()
    dialog.press('Export…', role='push button')
    os.mkdir(place('pages'))
    choose('A folder for the chats', place('pages'))
    wait_until(lambda: glob.glob(place('pages/*.pdf')), 'a file')   # whole, as it has its name
    [name] = os.listdir(place('pages'))
    with open(place('pages/' + name), 'rb') as file:
        expect_equal(file.read(5), b'%PDF-', name)
    page.close()
    program.wait_window_gone('Preferences')


@suite.case
def what_is_attached_is_a_draft_and_is_sent():
    with open(place('dot.png'), 'wb') as file:
        file.write(PICTURE)
    chat().new_chat()
    chat().window.press('Attach files')
    choose('Attach files', place('dot.png'))
    chat().window.wait_for('dot.png')
    wait_until(lambda: stored('SELECT name FROM draft_part') == [('dot.png',)], 'on the disk')

    server.queue[:] = [Answer(text='A dot.')]
    chat().send('What is this?')
    chat().wait_for_answer('A dot.')
    chat().wait_idle()
    [text, picture] = sorted(server.chats[-1].json['messages'][-1]['content'],
                             key=lambda part: part['type'] != 'text')
    expect_equal(text['text'], 'What is this?')
    expect_in('data:image/png;base64,', picture['image_url']['url'], 'the picture')
    wait_until(lambda: stored('SELECT name FROM draft_part') == [], 'no draft is left')


sys.exit(suite.run())
