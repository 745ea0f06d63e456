# test_cli_replay.py: recorded streams through the built command line
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every recording is served over HTTP whole, cut at random places, and byte by byte, and what
`ask --json` makes of it is compared with what is to come of it. TEST_SEED repeats a run's cuts."""

import json
import os
import random
import re
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from command_line import CommandLine
from recordings import llama_recordings, own_recordings, provider_recordings
from replay_server import Pieces, ReplayServer
from tap import Skip, Suite, expect, expect_equal, expect_in

KEY = 'sk-replayed-0123456789abcdef'
MODEL = 'replayed'
MAX_MESSAGE_CHARS = 500

suite = Suite()
folder = tempfile.mkdtemp(prefix='replay.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
cli = CommandLine(CAUSERIE_API_KEY=KEY)
at_once = ThreadPoolExecutor(3)
server = ReplayServer().__enter__()
suite.cleanup(lambda: server.__exit__())
seed = int(os.environ.get('TEST_SEED', random.SystemRandom().randrange(1 << 30)))


def expect_same(seen, expected, member, pieces):
    expect(seen == expected, '%s: %s: expected %r, saw %r', pieces, member, expected, seen)


def one_line(text):
    """A message as it is kept: no traceback, on one line, cut."""
    text = re.sub(r'\s+', ' ', text.partition('Traceback (most recent call last)')[0]).strip()
    return text if len(text) <= MAX_MESSAGE_CHARS else text[:MAX_MESSAGE_CHARS - 1].rstrip() + '…'


def expect_calls(seen, expected, pieces):
    """An id that was not sent is made."""
    wanted = [{'id': call.get('id') or made['id'], 'name': call['name'],
               'arguments': call['arguments']} for call, made in zip(expected, seen)]
    expect_same(len(seen), len(expected), 'tool_calls', pieces)
    expect_same(seen, wanted, 'tool_calls', pieces)


def expect_failure(error, recording, pieces):
    kinds, message = recording.kinds, recording.expected.get('message')
    if not kinds:
        expect_same(error, None, 'error', pieces)
        return
    expect(error is not None, '%s: it was answered, but %s was to come', pieces, kinds)
    if kinds != {'any'}:
        expect_in(error['kind'], kinds, '%s: the kind (%s)' % (pieces, error['message']))
    if message:
        expect_same(error['message'], one_line(message), 'message', pieces)


def replay(recording, pieces):
    url = server.add(recording.response, pieces)
    outcome = cli.run('ask', '--base-url', url, '-m', MODEL, '--json', 'Hello')
    value = json.loads(outcome.out, parse_float=Decimal)
    expected = dict(recording.expected)
    expect_failure(value['error'], recording, pieces)
    expect_same(outcome.status == 0, value['error'] is None, 'exit status 0', pieces)
    expected.pop('message', None)
    expect_calls(value['tool_calls'], expected.pop('tool_calls', []), pieces)
    if 'citations' in expected:
        expect_same([source['url'] for source in value['citations']], expected.pop('citations'),
                    'citations', pieces)
    for member, wanted in expected.items():
        expect_same(value[member], wanted, member, pieces)


def add_case(recording, number):
    """Each cut once, with either way to end a body in turn."""
    cuts = [Pieces(cut, (number + turn) % 2 == 0, seed + number)
            for turn, cut in enumerate(('whole', 'random', 'bytes'))]

    def check():
        list(at_once.map(lambda pieces: replay(recording, pieces), cuts))
    check.__name__ = recording.name
    suite.case(check)


def add_skip(name, reason):
    def check():
        raise Skip(reason)
    check.__name__ = name
    suite.case(check)


def add_all():
    recordings = own_recordings()
    expect(len(recordings) > 50, 'only %d recordings of our own', len(recordings))
    for name, more in (('providers', provider_recordings()), ('llama.cpp', llama_recordings())):
        recordings += more
        if not more:
            add_skip(name, 'the folder of recorded streams is not here')
    for number, recording in enumerate(recordings):
        add_case(recording, number)


if __name__ == '__main__':
    suite.remarks.append('TEST_SEED=%d' % seed)
    add_all()
    sys.exit(suite.run())
