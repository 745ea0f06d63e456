# test_network_change.py: networks that go, come and change in the middle of a stream
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In network namespaces of its own: the program in one, the server in another, a pair of virtual
interfaces between them.  Needs no root, but a kernel that lets a user make namespaces."""

import os
import shutil
import subprocess
import sys
import tempfile
import time

from command_line import CommandLine, Outcome
from fault_server import FaultServer, answering
from tap import Suite, expect, expect_equal, skip_all

SCRIPT = os.path.abspath(__file__)
HERE, THERE, MOVED = '10.99.0.1', '10.99.0.2', '10.99.0.3'
PORT = 8000
GRACE_S = 10
SLACK_S = 4
PIECE = 'data: {"choices":[{"index":0,"delta":{"content":"%s"}}]}\n\n'
END = ('data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
       'data: [DONE]\n\n')

suite = Suite()


# --- in the server's namespace ---

def answer(connection, request):
    """The question is how long to be silent between the first word and the rest."""
    connection.send_head(200, 'Content-Type: text/event-stream', 'Transfer-Encoding: chunked')
    connection.send_chunk(PIECE % 'Some')
    connection.pause(float(request.json['messages'][0]['content']))
    connection.send_chunk(PIECE % ' text' + END)
    connection.send_last_chunk()


def serve():
    """Until its input ends."""
    print('here', flush=True)   # in its namespace, to be given its end of the pair
    sys.stdin.readline()
    ip('link', 'set', 'lo', 'up')
    ip('address', 'add', THERE + '/24', 'dev', 'there')
    ip('link', 'set', 'there', 'up')
    with FaultServer() as server:
        server.open(answering(answer), host=THERE, number=PORT)
        print('ready', flush=True)
        sys.stdin.read()


# --- in the program's namespace ---

def ip(*arguments):
    subprocess.run(['ip', *arguments], check=True, timeout=10)


def start_server():
    """The pair of interfaces, and the server at its other end."""
    process = subprocess.Popen(['unshare', '--net', sys.executable, SCRIPT, 'serve'], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.readline()
    ip('link', 'set', 'lo', 'up')
    ip('link', 'add', 'here', 'type', 'veth', 'peer', 'name', 'there')
    ip('link', 'set', 'there', 'netns', str(process.pid))
    ip('address', 'add', HERE + '/24', 'dev', 'here')
    ip('link', 'set', 'here', 'up')
    process.stdin.write('\n')
    process.stdin.flush()
    expect_equal(process.stdout.readline(), 'ready\n', 'what the server said')
    return process


class Question:
    """One whose answer has begun; the time of its end is counted from `changed`."""
    def __init__(self, silence_s):
        self.process = CommandLine().start(
            'ask', '--base-url', 'http://%s:%d/v1' % (THERE, PORT), '-m', 'a/b', '--json', '--',
            str(silence_s))
        time.sleep(1.5)
        expect(self.process.poll() is None, 'it ended at once')
        self.changed = time.monotonic()

    def end(self):
        out, said = self.process.communicate(timeout=40)
        return Outcome(self.process.returncode, out.decode(), said.decode(),
                       time.monotonic() - self.changed, 0)


def expect_outcome(outcome, kind, code, text):
    error = outcome.value['error'] or {}
    expect_equal((error.get('kind'), error.get('code'), outcome.value['content']),
                 (kind, code, text), 'how it ended (%s)' % outcome.said.strip())


def expect_cut(outcome):
    expect_outcome(outcome, 'cut-off', 'network-changed', 'Some')
    expect(GRACE_S - 0.5 <= outcome.seconds <= GRACE_S + SLACK_S,
           'it ended %.1f s after the change', outcome.seconds)


@suite.case
def an_interface_that_goes_and_stays_away():
    question = Question(25)
    ip('link', 'set', 'here', 'down')
    try:
        expect_cut(question.end())
    finally:
        ip('link', 'set', 'here', 'up')


@suite.case
def an_interface_that_goes_and_comes_back():
    question = Question(4)
    ip('link', 'set', 'here', 'down')
    time.sleep(2)
    ip('link', 'set', 'here', 'up')
    expect_outcome(question.end(), None, None, 'Some text')


@suite.case
def another_address_on_the_same_interface():
    question = Question(25)
    ip('address', 'del', HERE + '/24', 'dev', 'here')
    ip('address', 'add', MOVED + '/24', 'dev', 'here')
    expect_cut(question.end())


@suite.case
def a_network_that_nobody_uses():
    """Only a hint: a stream may be silent for longer than the grace."""
    question = Question(GRACE_S + 3)
    ip('link', 'add', 'other', 'type', 'veth', 'peer', 'name', 'end')
    ip('address', 'add', '10.98.0.1/24', 'dev', 'other')
    ip('link', 'set', 'other', 'up')
    ip('link', 'set', 'end', 'up')
    time.sleep(1)
    ip('link', 'del', 'other')
    expect_outcome(question.end(), None, None, 'Some text')


# --- from outside ---

def main():
    if sys.argv[1:] == ['serve']:
        return serve()
    if os.environ.get('CAUSERIE_OWN_NETWORK') != '1':
        return enter()
    folder = tempfile.mkdtemp(prefix='network.')
    suite.cleanup(lambda: shutil.rmtree(folder))
    os.environ['XDG_RUNTIME_DIR'] = folder
    server = start_server()
    suite.cleanup(lambda: server.communicate(timeout=20))
    return suite.run()


def enter():
    """This script again, in namespaces of its own."""
    if shutil.which('ip') is None or shutil.which('unshare') is None:
        skip_all('there is no ip(8) or no unshare(1)')
    apart = ['unshare', '--user', '--map-root-user', '--net']
    if subprocess.run([*apart, 'ip', 'link', 'add', 'a0', 'type', 'veth'],
                      capture_output=True).returncode != 0:
        skip_all('this system lets nobody make networks of their own')
    os.environ['CAUSERIE_OWN_NETWORK'] = '1'
    os.execvp(apart[0], [*apart, sys.executable, SCRIPT, *sys.argv[1:]])


sys.exit(main())
