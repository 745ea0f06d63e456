# test_cli_search.py: what `causerie-cli search` promises: whatever was said is found again
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import sys
import tempfile
import time

from command_line import CommandLine
from servers import Answer, Server
from tap import Suite, expect, expect_equal, expect_in

MODEL = 'moonshotai/kimi-k2'

suite = Suite()
folder = tempfile.mkdtemp(prefix='search.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
server = Server().__enter__()
suite.cleanup(server.close)


def ask(cli, question, answer, reasoning=''):
    server.queue.append(Answer(text=answer, reasoning=reasoning))
    outcome = cli.run('ask', '--base-url', server.url, '-m', MODEL, '--save', question)
    expect_equal(outcome.status, 0, outcome.said)


def search(cli, *arguments):
    outcome = cli.run('search', '--json', *arguments)
    expect_equal(outcome.status, 0, outcome.said)
    return json.loads(outcome.out)


def marked(hit):
    return [hit['snippet'][start:end] for start, end in hit['marks']]


@suite.case
def nothing_found_is_said():
    outcome = CommandLine().run('search', 'nothing')
    expect_equal((outcome.status, outcome.out), (0, ''))
    expect_in('Nothing', outcome.said, 'standard error')
    expect_equal(search(CommandLine(), 'nothing'), [])


@suite.case
def words_are_found_in_any_form():
    cli = CommandLine()
    ask(cli, 'Які книги про об’єкти порадиш?', 'Три повідомлення про ёлку. They were running.')
    for words, place, mark in ((['книга'], 'text', 'книги'), (["об'єкт"], 'text', 'об’єкти'),
                               (['повідомлень'], 'text', 'повідомлення'),
                               (['елка'], 'text', 'ёлку'), (['RUN'], 'text', 'running'),
                               (['"were running"'], 'text', 'were running')):
        hits = [hit for hit in search(cli, *words) if hit['in'] == place]
        expect_equal([marked(hit) for hit in hits], [[mark]], words[0])
    expect_equal(search(cli, '"were run"'), [])
    expect_equal(sorted(hit['in'] for hit in search(cli, 'книгу')), ['text', 'title'])
    expect_equal([hit['in'] for hit in search(cli, '--', 'книгу', '-порадиш')], [])


@suite.case
def a_hit_leads_to_its_chat_and_message():
    cli = CommandLine()
    ask(cli, 'Where is it?', 'Over the rainbow.')
    [hit] = search(cli, 'rainbow')
    expect_equal((hit['title'], hit['role'], hit['in']), ('Where is it?', 'assistant', 'text'))
    expect_equal((hit['snippet'], marked(hit)), ('Over the rainbow.', ['rainbow']))
    expect(abs(time.mktime(time.strptime(hit['time'], '%Y-%m-%dT%H:%M:%SZ'))
               - time.mktime(time.gmtime())) < 120, 'the time: %s', hit['time'])

    first, second = cli.run('search', 'rainbow').out.splitlines()
    for part in (hit['conversation'], 'Where is it?', time.strftime('%Y-')):
        expect_in(part, first, 'head')
    expect_equal(second, '    Over the rainbow.')


@suite.case
def reasoning_only_when_it_is_asked_for():
    cli = CommandLine()
    ask(cli, 'Hello', 'Hi', reasoning='They greeted me warmly.')
    expect_equal(search(cli, 'greeted'), [])
    [hit] = search(cli, '--in-reasoning', 'greeting')
    expect_equal((hit['in'], marked(hit)), ('reasoning', ['greeted']))


@suite.case
def filters():
    cli = CommandLine()
    ask(cli, 'one word', 'its word')
    today, tomorrow = (time.strftime('%Y-%m-%d', time.localtime(time.time() + days * 86400))
                       for days in (0, 1))
    expect_equal(len(search(cli, 'word')), 3, 'title, question and answer')
    expect_equal(len(search(cli, '--limit', '1', 'word')), 1, '--limit')
    expect_equal(len(search(cli, '--model', MODEL, 'word')), 1, '--model')
    expect_equal(len(search(cli, '--after', today, '--before', tomorrow, 'word')), 3, 'today')
    expect_equal(search(cli, '--before', today, 'word'), [])
    expect_equal(search(cli, '--after', tomorrow, 'word'), [])


@suite.case
def the_other_keyboard_layout_is_tried_and_said():
    cli = CommandLine()
    ask(cli, 'Привіт', 'hello')
    for typed, meant in (('ghbdsn', 'привіт'), ('руддщ', 'hello')):
        outcome = cli.run('search', typed)
        expect_equal(outcome.status, 0, outcome.said)
        expect_in(meant, outcome.said, 'standard error')
        expect_in(meant, outcome.out.lower(), 'hits')


@suite.case
def what_makes_no_sense_is_refused():
    cli = CommandLine()
    for wrong in ([], ['--', '-only', '-exclusions'], ['--limit', '0', 'a'], ['--limit', 'x', 'a'],
                  ['--after', 'yesterday', 'a'], ['--folder', 'Nowhere', 'a'], ['--unknown', 'a'],
                  ['\udcff']):
        outcome = cli.run('search', *wrong)
        expect_equal((outcome.status, outcome.out), (2, ''), str(wrong))
    for strange in ('"', '(', 'a*', 'NEAR(a b)', 'AND', "';--", 'words:x', '{words} : x'):
        expect_equal(cli.run('search', '--', strange).status, 0, repr(strange))


@suite.case
def a_history_that_cannot_be_read():
    cli = CommandLine()
    ask(cli, 'Hello', 'Hi')
    [path] = [os.path.join(place, name) for place, _, names in os.walk(cli.home['HOME'])
              for name in names if name.startswith('history') and name.endswith('.sqlite')]
    with open(path, 'r+b') as file:
        file.write(b'this is another program\'s file ' * 4)
    for extra in ('-wal', '-shm'):
        if os.path.exists(path + extra):
            os.remove(path + extra)
    expect(cli.run('search', 'hello').status in (0, 9), 'set aside, or said')


sys.exit(suite.run())
