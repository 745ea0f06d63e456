# test_cli_journal.py: an answer that `ask --save` prints is on the disk while it comes
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import sqlite3
import sys
import tempfile
import time

from command_line import CommandLine
from servers import Answer, Server
from tap import Suite, expect, expect_equal

MODEL = 'moonshotai/kimi-k2'
TEXT = 'Один, два, три, чотири, п’ять — і так далі, доки не скінчаться числа.'
BEHIND_S = 1.0      # how far the disk may be behind what was printed

suite = Suite()
folder = tempfile.mkdtemp(prefix='journal.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
server = Server().__enter__()
suite.cleanup(server.close)


def arguments(*more):
    return ['ask', '--base-url', server.url, '-m', MODEL, *more]


def history_of(cli):
    """Rows of uid, role, state and text, as any program reads them."""
    for path, _folders, files in os.walk(cli.home['XDG_DATA_HOME']):
        if 'history.sqlite' in files:
            connection = sqlite3.connect(os.path.join(path, 'history.sqlite'))
            rows = connection.execute('SELECT uid, role, state, text FROM message ORDER BY id')
            rows = rows.fetchall()
            connection.close()
            return rows
    raise AssertionError('no history under the data folder')


def conversation_of(cli):
    for path, _folders, files in os.walk(cli.home['XDG_DATA_HOME']):
        if 'history.sqlite' in files:
            connection = sqlite3.connect(os.path.join(path, 'history.sqlite'))
            [(uid,)] = connection.execute('SELECT uid FROM conversation')
            connection.close()
            return uid
    raise AssertionError('no history under the data folder')


def kill_while_it_streams(cli, *more):
    """Ends the program without a warning; returns what it had printed."""
    answer = Answer(text=TEXT, hold_after=9)
    server.queue.append(answer)
    process = cli.start(*arguments(*more))
    expect(answer.held.wait(20), 'the answer never came')
    time.sleep(BEHIND_S)
    process.kill()
    printed = process.stdout.read().decode()
    process.stdout.close()
    process.stderr.close()
    process.wait()
    answer.release()
    expect(printed, 'nothing was printed')
    return printed


@suite.case
def a_killed_program_leaves_what_it_printed():
    cli = CommandLine()
    printed = kill_while_it_streams(cli, '--save', 'Count.')
    conversation = conversation_of(cli)

    server.queue.append(Answer(text='Fine.'))
    outcome = cli.run(*arguments('-r', conversation, 'Go on.'))
    expect_equal(outcome.status, 0, outcome.said)
    sent = server.chats[-1].json['messages']
    expect_equal([m['role'] for m in sent], ['user', 'assistant', 'user'], 'roles')
    expect_equal(sent[1]['content'], printed.rstrip('\n'), 'what was sent of the answer')

    rows = history_of(cli)
    expect_equal([row[1:3] for row in rows],
                 [('user', 'done'), ('assistant', 'interrupted'),
                  ('user', 'done'), ('assistant', 'done')], 'messages')
    expect_equal(rows[1][3], printed.rstrip('\n'), 'the interrupted answer')


@suite.case
def so_does_one_that_goes_on_with_a_chat():
    cli = CommandLine()
    server.queue.append(Answer(text='Hello.'))
    expect_equal(cli.run(*arguments('--save', 'Hello.')).status, 0)
    conversation = conversation_of(cli)
    printed = kill_while_it_streams(cli, '-r', conversation, 'Count.')

    server.queue.append(Answer(text='Fine.'))
    outcome = cli.run(*arguments('-r', conversation, 'Go on.'))
    expect_equal(outcome.status, 0, outcome.said)
    expect_equal(len(server.chats[-1].json['messages']), 5, 'messages that were sent')
    expect_equal(history_of(cli)[3][2:], ('interrupted', printed.rstrip('\n')))


if __name__ == '__main__':
    sys.exit(suite.run())
