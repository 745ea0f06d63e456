# test_history_window.py: chats found, sorted, deleted and taken back, in the window
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import sqlite3
import sys
import time

from driver import Program, wait_until
from places import files_that_hold, fresh_home
from servers import Answer, Server
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal
from tree import Timeout, xdotool

CHATS = (('Привіт! Як справи?', 'Усе гаразд, дякую.'),
         ('Where do ravens winter?', 'Ravens stay where they are.'),
         ('Which books are about the sea?',
          '\n\n'.join('Book %d is about the sea.' % number for number in range(1, 40)) +
          '\n\nThe last one is about a lighthouse.'))
SECRET = 'zanzibarquartz'

suite = Suite(needs_all=True)
server = Server().__enter__()
suite.cleanup(server.close)
home = fresh_home()
environment = write_settings(
    home, {'usual': {'provider': 'custom', 'base-url': server.url, 'name': 'usual'}},
    {'p-usual': {'name': 'usual', 'connection': 'usual', 'model': 'some/model'}})
folder = os.path.join(home['XDG_DATA_HOME'], 'causerie-devel')
history = os.path.join(folder, 'history.sqlite')


class Run:
    program = None
    chat = None
    window = None
    menu = set()                # X windows of the menu that was opened last

    @classmethod
    def start(cls):
        cls.program = Program(environment=environment).start()
        cls.chat = Chat(cls.program)
        cls.window = cls.chat.window

    @classmethod
    def finish(cls):
        program, cls.program = cls.program, None
        program.finish()


@suite.witness
def report():
    if Run.program is not None:
        Run.program.report()


@suite.cleanup
def kill():
    if Run.program is not None:
        Run.program.kill()


# --- what a person does ---------------------------------------------------------------------------

def ask(question, answer):
    server.queue[:] = [Answer(text=answer)]
    Run.chat.new_chat()
    Run.chat.send(question)
    Run.chat.wait_for_answer(answer.split('\n')[-1])
    Run.chat.wait_idle()


def row(name):
    """A row of the list that is shown in the sidebar."""
    return Run.window.wait_for(re.compile(re.escape(name)), role='list item')


def has_row(name):
    return Run.window.find(re.compile(re.escape(name)), role='list item') is not None


def wait_row_gone(name):
    wait_until(lambda: not has_row(name), 'the row "%s" stays' % name)


def place_of(name):
    """Where a row lies, once it stays there."""
    boxes = [None]

    def look():
        box = row(name).extents()
        boxes.append((box.x, box.y, box.width, box.height))
        return box if boxes[-1] == boxes[-2] else None
    return wait_until(look, '"%s" does not come to rest' % name)


def has_menu():
    return Run.window.find(role=re.compile('.*menu item')) is not None


def wait_menu_gone():
    """From the screen too: until then X gives the mouse to it alone."""
    wait_until(lambda: not has_menu() and not Run.menu & set(Run.program.x_windows()),
               'the menu stays open')


def point_at(name):
    """Moves the mouse to a row from elsewhere, as a hand does.  GTK knows what is under the mouse
    from its moves: a press without one goes to what was there before."""
    box = row(name).extents()
    xdotool('mousemove', '--window', Run.window.x_id, box.x + box.width + 40, box.y, 'sleep', 0.05,
            'mousemove', '--window', Run.window.x_id, box.x + box.width // 2 + 1,
            box.y + box.height // 2, 'sleep', 0.05,
            'mousemove_relative', '--', -1, 0)
    return row(name).find('More', role='push button')


def open_menu(name):
    """Of a row, with the other mouse button."""
    wait_menu_gone()
    Run.window.focus()
    place_of(name)
    wait_until(lambda: point_at(name), '"%s" does not hear of the mouse' % name)
    before = set(Run.program.x_windows())
    xdotool('click', 3)
    wait_until(has_menu, '"%s" has no menu' % name)
    Run.menu = set(Run.program.x_windows()) - before


def choose(name):
    """An item of the menu that is open, by keyboard: a menu that is used through accessibility
    keeps X's grab of the mouse for a while."""
    def items():
        return [n for n in Run.window.find_all(role=re.compile('.*menu item')) if n.is_showing]

    def is_reached():
        if any(n.name == name and n.is_focused for n in items()):
            return True
        Run.window.key('Down')
        time.sleep(0.1)
        return any(n.name == name and n.is_focused for n in items())
    names = [n.name for n in wait_until(items, 'no menu is open')]
    expect(name in names, 'the menu has no "%s", but %s', name, names)
    if name != names[0]:
        Run.window.key(*['Down'] * names.index(name))
    wait_until(is_reached, '"%s" is not reached' % name)
    Run.window.key('Return')


def answer_dialog(title, button):
    dialog = Run.program.window(title)
    dialog.press(re.compile('.*%s$' % re.escape(button)), role='push button')
    Run.program.wait_window_gone(title)


def press_undo():
    Run.window.press(re.compile('.*Undo$'), role='push button')


def search(words):
    Run.window.key('ctrl+shift+f')
    field = Run.window.field('Search in chats')
    wait_until(lambda: field.is_focused, 'the search has no focus')
    Run.window.key('ctrl+a')
    Run.window.type(words)
    wait_until(lambda: field.text == words, 'the search holds %r' % field.text)


def hits():
    found = Run.window.find('Search results', role='list')
    return [] if found is None else [n for n in found.walk() if n.role == 'list item']


def message_menu(name, index=-1):
    """Of the last message on the screen, or another one."""
    Run.chat.show_message_buttons()
    buttons = [n for n in Run.chat.transcript.walk() if n.name == 'More' and n.action_names()]
    buttons[index].act()
    Run.window.press(name, role=re.compile('.*menu item'))


def is_on_screen(text):
    """In the transcript, where a reader sees it."""
    view = Run.chat.transcript.extents()
    for node in Run.chat.transcript.walk():
        if text in node.text:
            box = node.extents()
            return box.height > 0 and view.y <= box.y <= view.y + view.height
    return False


def stored(query):
    with sqlite3.connect('file:%s?mode=ro' % history, uri=True) as database:
        return database.execute(query).fetchall()


# --- cases ----------------------------------------------------------------------------------------

@suite.case
def some_chats_to_begin_with():
    Run.start()
    for question, answer in CHATS:
        ask(question, answer)
    for question, _answer in CHATS:
        row(question)


@suite.case
def a_search_leads_to_the_place_in_the_message():
    search('book 2 sea')
    wait_until(hits, 'nothing is found')
    search('lighthouse')
    wait_until(lambda: len(hits()) == 1, 'not one place is found')
    Run.window.key('Return')
    wait_until(lambda: is_on_screen('lighthouse'), 'the place is not shown')
    search('sea')
    wait_until(lambda: len(hits()) >= 2, 'not all places are found')
    Run.window.key('Return')
    wait_until(lambda: is_on_screen('Book 1 is'), 'the first place is not shown')


@suite.case
def the_keyboard_goes_from_the_search_to_what_is_found_and_back():
    search('ravens')
    wait_until(hits, 'nothing is found')
    Run.window.key('Down', 'Return')
    wait_until(lambda: is_on_screen('Ravens stay'), 'the chat is not shown')
    search('ravens')
    wait_until(hits, 'nothing is found')
    Run.window.key('Escape')
    row(CHATS[0][0])
    expect_equal(Run.window.field('Search in chats').text, '')


@suite.case
def another_layout_is_tried_and_said():
    search('ghbdsn')
    Run.window.wait_for_text('Searched for “привіт” instead')
    wait_until(hits, 'nothing is found')
    search('nosuchword')
    Run.window.wait_for('Nothing found')
    Run.window.key('Escape')


@suite.case
def a_filter_narrows_the_search():
    search('ravens')
    wait_until(hits, 'nothing is found')
    Run.window.press('Narrow the search down')
    Run.window.wait_for('Also in reasoning', role='check box')
    # "Earlier than 12 months ago", the last of the first list.
    Run.window.key('Return')
    Run.window.key('End', 'Return')
    Run.window.wait_for('Nothing found')
    Run.window.key('Escape')
    Run.window.press('Search everything', role='push button')
    wait_until(hits, 'nothing is found')
    search('ravens')
    Run.window.key('Escape')
    row(CHATS[0][0])


@suite.case
def a_folder_takes_a_chat():
    open_menu(CHATS[1][0])
    choose('Move to folder')
    Run.window.press('New folder…', role=re.compile('.*menu item'))
    dialog = Run.program.window('New folder')
    dialog.field('Name').set_text('Birds')
    answer_dialog('New folder', 'Create')
    wait_row_gone(CHATS[1][0])
    row('Birds').click()
    row(CHATS[1][0])
    wait_until(lambda: stored('SELECT name FROM folder') == [('Birds',)], 'it is not on disk')


def drag(start, end):
    """From one place to another, at a hand's pace."""
    x = start.x + 60
    xdotool('mousemove', '--window', Run.window.x_id, x, start.y + 12, 'mousedown', 1)
    for step in range(1, 13):
        xdotool('mousemove', '--window', Run.window.x_id, x,
                start.y + 12 + (end.y - start.y) * step // 12, 'sleep', 0.03)
    xdotool('mouseup', 1)


@suite.case
def a_chat_is_dragged_to_the_folder():
    def is_moved():
        return stored('SELECT count (*) FROM conversation WHERE folder IS NOT NULL') == [(2,)]
    Run.window.focus()
    for _ in range(3):
        drag(place_of(CHATS[2][0]), place_of('Birds'))
        try:
            return wait_until(is_moved, 'it is not in the folder', timeout=4)
        except Timeout:
            pass                # it was let go before GTK had begun
    raise Timeout('it does not come into the folder')


@suite.case
def a_folder_goes_with_its_chats_and_comes_back():
    open_menu('Birds')
    choose('Delete with its chats')
    wait_row_gone(CHATS[1][0])
    press_undo()
    row('Birds')
    row(CHATS[1][0])
    row(CHATS[2][0])


@suite.case
def a_pinned_chat_stands_at_the_top_and_has_tags():
    open_menu(CHATS[0][0])
    choose('Pin')
    row('Pinned')
    open_menu(CHATS[0][0])
    choose('Tags…')
    dialog = Run.program.window('Tags')
    dialog.field('Add a tag').set_text('hello')
    dialog.key('Return')
    dialog.wait_for(re.compile('Remove the tag “hello”'), role='push button')
    dialog.close()
    Run.program.wait_window_gone('Tags')
    row(CHATS[0][0]).wait_for('hello', role='label')


@suite.case
def an_archived_chat_is_in_the_archive():
    open_menu(CHATS[1][0])
    choose('Archive')
    wait_row_gone(CHATS[1][0])
    press_undo()                # at once: the toast does not stay for ever
    open_menu(CHATS[1][0])
    choose('Archive')
    wait_row_gone(CHATS[1][0])
    Run.window.press('Archive', role='push button')
    open_menu(CHATS[1][0])
    choose('Out of the archive')
    wait_row_gone(CHATS[1][0])
    Run.window.press('Back', role='push button')
    row(CHATS[1][0])


@suite.case
def several_chats_are_deleted_at_once_and_come_back():
    open_menu(CHATS[1][0])
    choose('Select')
    row(CHATS[2][0]).click()
    Run.window.wait_for_text('2 selected')
    Run.window.press('Delete', role='push button')
    Run.window.wait_for_text('2 chats deleted')
    expect(not has_row(CHATS[1][0]) and not has_row(CHATS[2][0]), 'they are still there')
    press_undo()
    row(CHATS[1][0])
    row(CHATS[2][0])


@suite.case
def a_chat_comes_back_from_the_trash():
    row(CHATS[2][0]).click()
    Run.chat.wait_for_answer('is about the sea.')
    Run.window.key('ctrl+shift+f')
    Run.window.key('Down', 'Delete')
    wait_row_gone(CHATS[2][0])
    wait_until(lambda: not Run.chat.transcript_texts(), 'the deleted chat is still shown')
    Run.window.press('Trash', role='push button')
    trash = Run.window.wait_for('Trash', role='list')
    trash.wait_for_text('30 days left')
    trash.press('Restore', role='push button')
    Run.window.wait_for('The trash is empty')
    row(CHATS[2][0])
    Run.window.press('Back to the chat')


@suite.case
def a_message_is_deleted_and_comes_back():
    row(CHATS[1][0]).click()
    Run.chat.wait_for_answer('Ravens stay')
    message_menu('Delete')
    wait_until(lambda: 'Ravens stay' not in Run.chat.transcript.whole_text(), 'it stays')
    press_undo()
    Run.chat.wait_for_answer('Ravens stay')


@suite.case
def a_stopped_answer_goes_on():
    server.queue[:] = [Answer(text='One two three four five six.', hold_after=3)]
    row(CHATS[1][0]).click()
    Run.chat.send('Count')
    Run.chat.wait_for_answer('One two three')
    Run.chat.stop()
    Run.chat.wait_idle()
    server.queue[:] = [Answer(text=' four and the rest.')]
    Run.window.press('Continue', role='push button')
    Run.chat.wait_for_answer('One two three four and the rest.')
    Run.chat.wait_idle()
    expect(Run.window.find('Continue', role='push button') is None, 'it could go on again')


@suite.case
def a_branch_is_begun_and_left():
    message_menu('New branch from here', 1)
    wait_until(lambda: 'Count' not in Run.chat.transcript.whole_text(), 'the path does not end')
    Run.chat.wait_for_answer('Ravens stay')
    press_undo()
    Run.chat.wait_for_answer('Count One two three four and the rest.')


@suite.case
def a_chat_goes_on_in_a_new_one():
    message_menu('Continue in a new chat')
    Run.chat.wait_for_answer('four and the rest.')
    server.queue[:] = [Answer(text='Off we go.')]
    Run.chat.send('And now?')
    Run.chat.wait_for_answer('Off we go.')
    Run.chat.wait_idle()
    both = [n for n in Run.window.find_all(CHATS[1][0], role='list item') if n.is_showing]
    expect_equal(len(both), 2, 'chats of that name')
    both[1].click()             # the older one
    wait_until(lambda: 'Off we go.' not in Run.chat.transcript.whole_text(),
               'the first chat has grown')
    Run.chat.wait_for_answer('four and the rest.')


@suite.case
def a_temporary_chat_leaves_no_trace():
    Run.window.key('ctrl+shift+n')
    Run.window.wait_for_text('This chat is not saved.')
    server.queue[:] = [Answer(text='I shall forget %s.' % SECRET)]
    Run.chat.send('Forget %s' % SECRET)
    Run.chat.wait_for_answer('I shall forget')
    Run.chat.wait_idle()
    Run.window.close()
    answer_dialog('Close the temporary chat?', 'Cancel')
    row(CHATS[0][0]).click()
    Run.window.wait_for_text('The temporary chat was not saved.')
    expect_equal(files_that_hold(SECRET.encode(), folder), [], 'files that hold what was said')


@suite.case
def an_emptied_trash_is_empty_on_disk_too():
    ask('Remember %s' % SECRET, 'I do remember it.')
    open_menu('Remember')
    choose('Delete')
    wait_row_gone('Remember')
    Run.window.press('Trash', role='push button')
    Run.window.wait_for('Trash', role='list').wait_for('Remember %s' % SECRET)
    Run.window.press('Empty the trash', role='push button')
    dialog = Run.program.window('Empty the trash?')
    dialog.wait_for_text('cannot be undone')
    answer_dialog('Empty the trash?', 'Empty the trash')
    Run.window.wait_for('The trash is empty')
    expect_equal(files_that_hold(SECRET.encode(), folder), [], 'files that hold what was said')
    Run.window.press('Back to the chat')


@suite.case
def an_unfolded_folder_is_so_at_the_next_start():
    row('Birds')
    row(CHATS[2][0])
    Run.finish()
    Run.start()
    row('Birds')
    row(CHATS[2][0])


@suite.case
def the_window_is_narrow_on_every_page():
    Run.window.resize(360, 640)
    wait_until(lambda: Run.window.find('Trash', role='push button') is None, 'the drawer is open')
    Run.window.key('F9')
    Run.window.press('Trash', role='push button')
    Run.window.wait_for('The trash is empty')
    expect_equal(Run.window.geometry()[2:], (360, 640))
    Run.window.press('Back to the chat')
    Run.finish()


@suite.case
def a_newer_history_is_shown_and_left_alone():
    with sqlite3.connect(history) as database:
        version = database.execute('PRAGMA user_version').fetchone()[0]
        database.execute('PRAGMA user_version = %d' % (version + 50))
    before = open(history, 'rb').read()
    Run.start()
    Run.window.resize(940, 720)
    Run.window.wait_for_text('written by a newer version')
    row(CHATS[0][0]).click()
    Run.chat.wait_for_answer(CHATS[0][1])
    server.queue[:] = [Answer(text='It is kept for now.')]
    Run.chat.send('Is this kept?')
    Run.chat.wait_for_answer('It is kept for now.')
    Run.chat.wait_idle()
    Run.window.close()
    dialog = Run.program.window('Close without saving?')
    dialog.press(re.compile('.*Close without saving$'), role='push button')
    wait_until(lambda: Run.program.process.poll() is not None, 'the program does not end')
    Run.finish()
    expect(open(history, 'rb').read() == before, 'the file was changed')


if __name__ == '__main__':
    sys.exit(suite.run())
