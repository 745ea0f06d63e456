# test_cli_safety.py: what `causerie-cli verify` and `restore` promise, and what a bad file does
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import hashlib
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing

from command_line import CommandLine
from tap import Suite, expect, expect_equal, expect_in

PAGE = 4096
STORAGE = 9

suite = Suite()
folder = tempfile.mkdtemp(prefix='safety.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder


def history_path(cli):
    return os.path.join(cli.home['XDG_DATA_HOME'], 'causerie-devel', 'history.sqlite')


def run(cli, *arguments, status=0):
    outcome = cli.run(*arguments)
    expect_equal(outcome.status, status, outcome.said)
    return outcome


def import_chats(cli, *titles):
    """A chat of ten messages for each title."""
    chats = [{'title': title, 'mapping': make_mapping(title), 'create_time': 1700000000.0,
              'conversation_id': 'chat-' + title, 'current_node': title + '-10'}
             for title in titles]
    path = os.path.join(folder, 'chats.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(chats, file)
    run(cli, 'import', path)


def make_mapping(title):
    """As ChatGPT's export has it."""
    nodes = {title + '-0': {'id': title + '-0', 'message': None, 'parent': None,
                            'children': [title + '-1']}}
    for i in range(1, 11):
        name = '%s-%d' % (title, i)
        nodes[name] = {
            'id': name, 'parent': '%s-%d' % (title, i - 1),
            'children': ['%s-%d' % (title, i + 1)] if i < 10 else [],
            'message': {'id': name, 'author': {'role': 'user' if i % 2 else 'assistant'},
                        'create_time': 1700000000.0 + i,
                        'content': {'content_type': 'text',
                                    'parts': ['%s says %d. ' % (title, i) * 40]}}}
    return nodes


def titles_of(cli):
    with closing(sqlite3.connect(history_path(cli))) as file:
        return sorted(row[0] for row in file.execute('SELECT title FROM conversation'))


def verify(cli, status=0):
    return json.loads(run(cli, 'verify', '--json', status=status).out)


def describe(cli):
    """Every file of the folder with its bytes and its time, and the folder's own."""
    place = os.path.dirname(history_path(cli))
    lines = [(place, os.stat(place).st_mtime_ns)]
    for path in sorted(glob.glob(os.path.join(place, '*'))):
        with open(path, 'rb') as file:
            lines.append((path, os.stat(path).st_mtime_ns,
                          hashlib.sha256(file.read()).hexdigest()))
    return lines


def overwrite(cli, *pages):
    noise = random.Random(1)
    with open(history_path(cli), 'r+b') as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(noise.randbytes(PAGE))


@suite.case
def without_a_history_all_is_well():
    cli = CommandLine()
    expect_equal(verify(cli)['ok'], True)
    outcome = run(cli, 'restore')
    expect_equal(outcome.out, '')
    expect_in('no copies', outcome.said)


@suite.case
def a_whole_history_is_verified_untouched():
    cli = CommandLine()
    import_chats(cli, 'One', 'Two')
    before = describe(cli)
    found = verify(cli)
    expect_equal((found['ok'], found['conversations'], found['messages'], found['problems']),
                 (True, 2, 20, []))
    expect_in('2 chats, 20 messages', run(cli, 'verify').out)
    expect_equal([line[::2] for line in describe(cli)], [line[::2] for line in before])


@suite.case
def damage_is_found_and_said():
    cli = CommandLine()
    import_chats(cli, *('Chat %d' % i for i in range(20)))
    overwrite(cli, *range(60, 64))
    before = describe(cli)
    outcome = run(cli, 'verify', status=STORAGE)
    expect_in('damaged', outcome.said)
    found = verify(cli, status=STORAGE)
    expect_equal(found['ok'], False)
    expect(found['problems'], 'no problem is named')
    expect_equal([line[::2] for line in describe(cli)], [line[::2] for line in before])


@suite.case
def an_unreadable_history_is_rescued_and_said():
    cli = CommandLine()
    import_chats(cli, 'One', 'Two', 'Three')
    overwrite(cli, 0)
    outcome = run(cli, 'search', 'says')
    expect_in('damaged', outcome.said)
    expect_equal(titles_of(cli), ['One', 'Three', 'Two'])
    found = verify(cli)
    expect_equal((found['ok'], found['messages']), (True, 30))
    place = os.path.dirname(history_path(cli))
    expect_equal(len(glob.glob(os.path.join(place, 'history-damaged-*.sqlite'))), 1)
    expect_equal(run(cli, 'search', 'says').said, '')


@suite.case
def a_copy_is_restored_and_the_present_kept():
    cli = CommandLine()
    copy = os.path.join(folder, 'copy.sqlite')
    import_chats(cli, 'One')
    with sqlite3.connect(history_path(cli)) as file, sqlite3.connect(copy) as other:
        file.backup(other)
    import_chats(cli, 'Two')
    expect_in('1 chat, 10 messages', run(cli, 'restore', copy).out)
    expect_equal(titles_of(cli), ['One'])

    head, line = run(cli, 'restore').out.splitlines()
    for word in ('Copy', 'Time', 'Size', 'Reason'):
        expect_in(word, head)
    expect_in('before another copy was restored', line)
    run(cli, 'restore', line.split()[0])
    expect_equal(titles_of(cli), ['One', 'Two'])
    expect_equal(len(run(cli, 'restore').out.splitlines()), 3)
    expect_equal(verify(cli)['ok'], True)


@suite.case
def another_program_has_the_file_open():
    cli = CommandLine()
    copy = os.path.join(folder, 'other.sqlite')
    import_chats(cli, 'One')
    with sqlite3.connect(history_path(cli)) as file, sqlite3.connect(copy) as other:
        file.backup(other)
    import_chats(cli, 'Two')
    reader = sqlite3.connect(history_path(cli))
    expect_equal(reader.execute('SELECT count(*) FROM conversation').fetchone(), (2,))
    run(cli, 'restore', copy)
    expect_equal(reader.execute('SELECT count(*) FROM conversation').fetchone(), (1,))
    expect_equal(reader.execute('PRAGMA integrity_check').fetchone(), ('ok',))
    reader.close()


@suite.case
def what_is_no_copy_is_refused():
    cli = CommandLine()
    import_chats(cli, 'One')
    before = describe(cli)
    expect_in('no copy', run(cli, 'restore', 'history-20200101-000000-daily.sqlite',
                             status=2).said)
    run(cli, 'restore', 'one', 'two', status=2)
    text = os.path.join(folder, 'text')
    with open(text, 'w', encoding='utf-8') as file:
        file.write('This is no copy. ' * 1000)
    run(cli, 'restore', text, status=STORAGE)
    empty = os.path.join(folder, 'empty')
    with open(empty, 'w', encoding='utf-8'):
        pass
    run(cli, 'restore', empty, status=STORAGE)
    expect_equal(titles_of(cli), ['One'])
    expect_equal([line[0] for line in describe(cli)], [line[0] for line in before])


@suite.case
def a_newer_history_is_read_and_left_alone():
    cli = CommandLine()
    import_chats(cli, 'One')
    file = sqlite3.connect(history_path(cli))
    file.execute('PRAGMA user_version = 99')
    file.close()
    before = describe(cli)
    outcome = run(cli, 'search', 'says')
    expect_in('newer version', outcome.said)
    expect_equal(verify(cli)['ok'], True)
    path = os.path.join(folder, 'chats.json')
    run(cli, 'import', path, status=STORAGE)
    run(cli, 'restore', path, status=STORAGE)
    expect_equal(describe(cli), before)


@suite.case
def anothers_file_is_refused():
    cli = CommandLine()
    os.makedirs(os.path.dirname(history_path(cli)))
    file = sqlite3.connect(history_path(cli))
    file.execute('CREATE TABLE bookmarks (address)')
    file.close()
    before = describe(cli)
    expect_in('another program', run(cli, 'search', 'says', status=STORAGE).said)
    expect_equal(describe(cli), before)


sys.exit(suite.run())
