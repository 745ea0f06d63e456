# tap.py: named cases that print the Test Anything Protocol
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A test script makes one Suite, marks its functions with @suite.case and ends with
sys.exit (suite.run ()).  Cases run in the order they are written.  A case fails by any
exception and is skipped by raising Skip with the reason, which is printed in the TAP line.
With arguments only the cases whose name holds one of them run."""

import sys
import time
import traceback


class Skip(Exception):
    """The case cannot run here; the text says why."""


class Suite:
    def __init__(self, needs_all=False):
        """needs_all: each case stands on the one before it, so after a failure the rest is
        reported as failed without being run."""
        self.cases = []
        self.needs_all = needs_all
        self.cleanups = []
        self.witnesses = []
        self.remarks = []       # lines to print before the first case

    def case(self, function):
        self.cases.append((function.__name__.replace('_', ' '), function))
        return function

    def cleanup(self, function):
        """Runs function when the suite ends, however it ends; the last given runs first."""
        self.cleanups.append(function)
        return function

    def witness(self, function):
        """Runs function after a failed case, to print what could be seen."""
        self.witnesses.append(function)
        return function

    def run(self, wanted=None):
        """Returns the exit status for the process: 0 when no case failed."""
        wanted = sys.argv[1:] if wanted is None else wanted
        cases = [c for c in self.cases if not wanted or any(w in c[0] for w in wanted)]
        print('TAP version 13\n1..%d' % len(cases), flush=True)
        for remark in self.remarks:
            print('# ' + remark, flush=True)
        failed = []
        try:
            for number, (name, function) in enumerate(cases, 1):
                self._run_case(number, name, function, failed)
        finally:
            for function in reversed(self.cleanups):
                attempt(function)
        return 1 if failed else 0

    def _run_case(self, number, name, function, failed):
        if failed and self.needs_all:
            print('not ok %d %s - stands on "%s"' % (number, name, failed[0]), flush=True)
            return
        started = time.monotonic()
        try:
            function()
        except Skip as reason:
            print('ok %d %s # SKIP %s' % (number, name, reason), flush=True)
        except Exception:
            failed.append(name)
            print_indented(traceback.format_exc())
            for function in self.witnesses:
                attempt(function)
            print('not ok %d %s' % (number, name), flush=True)
        else:
            print('ok %d %s # %.1f s' % (number, name, time.monotonic() - started), flush=True)


def attempt(function):
    try:
        function()
    except Exception:
        print_indented(traceback.format_exc())


def skip_all(reason):
    """The whole script cannot run here."""
    print('TAP version 13\n1..0 # SKIP %s' % reason, flush=True)
    sys.exit(0)


def print_indented(text):
    for line in text.rstrip('\n').split('\n'):
        print('#   ' + line, flush=True)


def expect(condition, message, *details):
    """An assertion that survives python3 -O and says what it saw."""
    if not condition:
        raise AssertionError(message % details if details else message)


def expect_equal(seen, wanted, what='value'):
    expect(seen == wanted, '%s: expected %r, saw %r', what, wanted, seen)


def expect_in(part, whole, what='text'):
    expect(part in whole, '%s: %r is not in %r', what, part, whole)
