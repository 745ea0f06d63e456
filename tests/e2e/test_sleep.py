# test_sleep.py: a program that was stopped for longer than its time-outs
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stopped program sees what one sees whose computer slept: no time went by for it, but for its
servers.  All are stopped at once; what is judged is how each ends after it goes on."""

import os
import shutil
import signal
import sys
import tempfile
import time

from command_line import CommandLine, Outcome
from fault_server import FaultServer, answering
from settings_file import write_settings
from tap import Suite, expect, expect_equal

TIMEOUT_S = 3                   # for the first byte, and between two of them
STOPPED_S = 8                   # well over the time-outs, and over what counts as an absence
GRACE_S = 10                    # for a byte, once it goes on
SLACK_S = 4
PIECE = 'data: {"choices":[{"index":0,"delta":{"content":"%s"}}]}\n\n'
END = ('data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
       'data: [DONE]\n\n')

suite = Suite()
folder = tempfile.mkdtemp(prefix='sleep.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
server = FaultServer().__enter__()
suite.cleanup(server.__exit__)


def begin(connection):
    connection.send_head(200, 'Content-Type: text/event-stream', 'Transfer-Encoding: chunked')
    connection.send_chunk(PIECE % 'Some')


def finish(connection):
    connection.send_chunk(PIECE % ' text' + END)
    connection.send_last_chunk()


def fall_silent(connection, _request):
    begin(connection)
    connection.hold()


def go_on(connection, _request):
    """Bytes that come while nobody listens are there afterwards."""
    begin(connection)
    connection.pause(TIMEOUT_S - 1)
    finish(connection)


def go_on_late(connection, _request):
    begin(connection)
    connection.pause(STOPPED_S + GRACE_S / 2)
    finish(connection)


def answer_late(connection, _request):
    connection.pause(STOPPED_S + GRACE_S / 2)
    begin(connection)
    finish(connection)


def never_answer(connection, _request):
    connection.hold()


class Stopped:
    """A question that was asked just before the program was stopped."""
    def __init__(self, script):
        self.port = server.open(answering(script))
        self.command_line = CommandLine()
        home = write_settings(self.command_line.home, {'wire': {
            'name': 'Wire', 'provider': 'custom', 'base-url': self.port.url,
            'first-byte-seconds': str(TIMEOUT_S), 'idle-seconds': str(TIMEOUT_S)}})
        self.process = self.command_line.start('ask', '-c', 'Wire', '-m', 'a/b', '--json', 'Hi',
                                               **home)

    def end(self):
        out, said = self.process.communicate(timeout=GRACE_S + 2 * SLACK_S)
        return Outcome(self.process.returncode, out.decode(), said.decode(),
                       time.monotonic() - woken, 0)


def await_questions():
    limit = time.monotonic() + 20
    while not all(stopped.port.requests for stopped in questions.values()):
        expect(time.monotonic() < limit, 'a question did not come')
        time.sleep(0.02)
    time.sleep(0.3)             # what was answered at once has come


def expect_outcome(script, kind, code, text):
    outcome = questions[script].end()
    error = outcome.value['error'] or {}
    expect_equal((error.get('kind'), error.get('code'), outcome.value['content']),
                 (kind, code, text), 'how it ended (%s)' % outcome.said.strip())
    return outcome


def expect_grace(outcome):
    expect(GRACE_S - 0.5 <= outcome.seconds <= GRACE_S + SLACK_S,
           'it ended %.1f s after it went on', outcome.seconds)


questions = {script: Stopped(script)
             for script in (fall_silent, go_on, go_on_late, answer_late, never_answer)}
suite.cleanup(lambda: [stopped.process.kill() for stopped in questions.values()])
await_questions()
for stopped in questions.values():
    stopped.process.send_signal(signal.SIGSTOP)
time.sleep(STOPPED_S)
for stopped in questions.values():
    stopped.process.send_signal(signal.SIGCONT)
woken = time.monotonic()


@suite.case
def a_stream_that_went_on_meanwhile_is_whole():
    outcome = expect_outcome(go_on, None, None, 'Some text')
    expect(outcome.seconds < SLACK_S, 'it took %.1f s', outcome.seconds)


@suite.case
def a_stream_that_goes_on_within_the_grace_is_whole():
    expect_outcome(go_on_late, None, None, 'Some text')


@suite.case
def an_answer_that_comes_within_the_grace_is_taken():
    expect_outcome(answer_late, None, None, 'Some text')


@suite.case
def a_stream_that_stays_silent_is_cut_off():
    expect_grace(expect_outcome(fall_silent, 'cut-off', 'woke', 'Some'))


@suite.case
def an_answer_that_never_comes_times_out():
    expect_grace(expect_outcome(never_answer, 'timeout', 'woke', ''))


sys.exit(suite.run())
