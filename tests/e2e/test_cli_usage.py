# test_cli_usage.py: what `causerie-cli usage` promises: every request, to the last digit
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
folder = tempfile.mkdtemp(prefix='usage.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
server = Server().__enter__()
suite.cleanup(server.close)


def ask(cli, cost, *arguments, status=0):
    server.queue.append(Answer(cost=cost))
    outcome = cli.run('ask', '--base-url', server.url, '-m', MODEL, *arguments, 'Привіт!')
    expect_equal(outcome.status, status, outcome.said)


def usage(cli, *arguments):
    outcome = cli.run('usage', '--json', *arguments)
    expect_equal(outcome.status, 0, outcome.said)
    return json.loads(outcome.out)


@suite.case
def nothing_used_is_said():
    outcome = CommandLine().run('usage')
    expect_equal((outcome.status, outcome.out), (0, ''))
    expect_in('Nothing', outcome.said, 'standard error')


@suite.case
def every_question_is_in_it_to_the_last_digit():
    cli = CommandLine()
    ask(cli, '0.00000008333333333333')
    ask(cli, '0.1', '--save')
    ask(cli, '0.2')
    [month] = usage(cli)
    expect_equal(month['key'], time.strftime('%Y-%m'))
    expect_equal((month['requests'], month['prompt_tokens'], month['completion_tokens']),
                 (3, 36, 102), 'counts')
    expect_equal((month['cost'], month['estimate']), ('0.30000008333333333333', '0'), 'money')

    [model] = usage(cli, '--by', 'model')
    expect(model['key'].startswith(MODEL), 'the model that answered: %s', model['key'])
    [purpose] = usage(cli, '--by', 'purpose')
    expect_equal(purpose['key'], 'answer')


@suite.case
def chats_have_their_titles():
    cli = CommandLine()
    ask(cli, '0.5', '--save')
    ask(cli, '0.25')
    free, chat = usage(cli, '--by', 'chat')
    expect_equal((free['key'], free['name'], free['cost']), ('', None, '0.25'))
    expect_equal((chat['name'], chat['cost']), ('Привіт!', '0.5'))


@suite.case
def what_was_not_sent_is_not_in_it():
    cli = CommandLine()
    outcome = cli.run('ask', '--base-url', 'http://127.0.0.1:9/v1', '-m', MODEL, 'Hello')
    expect_equal(outcome.status, 6, outcome.said)
    expect_equal(usage(cli), [])


@suite.case
def days_are_chosen():
    cli = CommandLine()
    today = time.strftime('%Y-%m-%d')
    ask(cli, '0.5')
    [day] = usage(cli, '--by', 'day', '--from', today, '--to', today)
    expect_equal(day['key'], today)
    expect_equal(usage(cli, '--to', '2026-01-01'), [])
    for wrong in (['--from', 'yesterday'], ['--from', '2026-02-30'], ['--by', 'colour']):
        expect_equal(cli.run('usage', *wrong).status, 2, str(wrong))


@suite.case
def a_table_for_people():
    cli = CommandLine()
    ask(cli, '0.5')
    head, row = cli.run('usage', '--by', 'model').out.splitlines()
    expect_equal(head.split('  ')[0], 'Model')
    for part in ('$0.50', '12', '34'):
        expect_in(part, row, 'row')


sys.exit(suite.run())
