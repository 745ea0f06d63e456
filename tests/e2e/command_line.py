# command_line.py: causerie-cli, run apart from the person who runs the test
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass

from places import cli_path, fresh_home
from tap import expect, expect_equal

TIMEOUT_S = 40
MEBI = 1 << 20
KEPT = 'ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS', 'LOCPATH'
MEMBERS = {'content', 'reasoning', 'finish_reason', 'model', 'provider', 'id', 'tool_calls',
           'citations', 'usage', 'cost', 'cost_is_estimate', 'error', 'timing'}
ERROR_MEMBERS = {'kind', 'status', 'code', 'message', 'hint', 'retry_after'}


def is_sanitized():
    """A build with sanitizers takes a multiple of time and memory."""
    with open(cli_path(), 'rb') as file:
        return b'__asan_init' in file.read()


@dataclass
class Outcome:
    status: int                 # of the exit; minus a signal's number
    out: str
    said: str                   # on standard error
    seconds: float
    memory: int                 # bytes at the most; not below what this test itself takes

    @property
    def value(self):
        """The one object of --json, with the members every such object has."""
        value = json.loads(self.out)
        expect_equal(set(value), MEMBERS, 'members of the object')
        if value['error'] is not None:
            expect_equal(set(value['error']), ERROR_MEMBERS, 'members of the error')
        return value

    @property
    def kind(self):
        """Of the failure; None: it was answered."""
        return (self.value['error'] or {}).get('kind')

    @property
    def sentence(self):
        """What is said of a failure, with its hint."""
        lines = [line for line in self.said.split('\n') if line.startswith('causerie-cli')]
        return lines[-1].partition(': ')[2] if lines else ''


class CommandLine:
    """A home and an environment: no display, no session bus, settings in memory, and a dead proxy,
    so that nothing can leave this computer."""
    def __init__(self, **variables):
        self.path = cli_path()
        self.home = fresh_home()
        self.variables = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8',
                          'GSETTINGS_BACKEND': 'memory', 'DBUS_SESSION_BUS_ADDRESS': 'disabled:',
                          'https_proxy': 'http://127.0.0.1:9',
                          'XDG_RUNTIME_DIR': self.home['HOME'], **self.home}
        self.variables.update((name, os.environ[name]) for name in KEPT if name in os.environ)
        self.variables.update(variables)

    def environment(self, **more):
        return {**self.variables, **more}

    def start(self, *arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
              stderr=subprocess.PIPE, **more):
        return subprocess.Popen([self.path, *arguments], stdin=stdin, stdout=stdout, stderr=stderr,
                                env=self.environment(**more))

    def run(self, *arguments, stdin=subprocess.DEVNULL, timeout=TIMEOUT_S, **more):
        """Returns the Outcome; fails when the program warned of a mistake of its own."""
        out, said = (tempfile.TemporaryFile(dir=self.home['HOME']) for _ in range(2))
        started = time.monotonic()
        process = self.start(*arguments, stdin=stdin, stdout=out, stderr=said, **more)
        timer = threading.Timer(timeout, process.kill)
        timer.start()
        _pid, status, used = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        outcome = Outcome(process.returncode, read_all(out), read_all(said),
                          time.monotonic() - started, used.ru_maxrss * 1024)
        expect(outcome.status >= 0, 'it ended by signal %d after %.1f s; it said: %s%s',
               -outcome.status, outcome.seconds, outcome.out[:2000], outcome.said)
        expect('CRITICAL' not in outcome.said and 'WARNING' not in outcome.said and
               'Sanitizer' not in outcome.said, 'it warned: %s', outcome.said)
        return outcome


def read_all(file):
    with file:
        file.seek(0)
        return file.read().decode()
