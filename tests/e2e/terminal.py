# terminal.py: a program on a terminal of its own
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import errno
import fcntl
import os
import pty
import select
import subprocess
import termios
import time

TIMEOUT_S = 20
INTERRUPT = b'\x03'
END_OF_INPUT = b'\x04'


class Terminal:
    """What is typed is a person's: the keys that interrupt and end the input mean what they do."""

    def __init__(self, command, environment):
        self.seen = ''
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment,
            preexec_fn=lambda: (os.setsid(), fcntl.ioctl(slave, termios.TIOCSCTTY, 0)))
        os.close(slave)

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)

    def type(self, text):
        os.write(self.master, text.encode() + b'\n')

    def press(self, key):
        os.write(self.master, key)

    def read(self):
        """What came; None at the end."""
        if not select.select([self.master], [], [], 0.1)[0]:
            return ''
        try:
            return os.read(self.master, 4096).decode(errors='replace') or None
        except OSError as error:        # the other side is closed
            if error.errno != errno.EIO:
                raise
            return None

    def wait_for(self, text):
        """Returns what was shown up to the next such text, which is then behind."""
        until = time.monotonic() + TIMEOUT_S
        while text not in self.seen:
            more = self.read() if time.monotonic() < until else None
            if more is None:
                raise AssertionError('%r was not shown, but %r' % (text, self.seen))
            self.seen += more
        before, _, self.seen = self.seen.partition(text)
        return before

    def wait_for_end(self):
        """Returns the exit status."""
        until = time.monotonic() + TIMEOUT_S
        while time.monotonic() < until:
            more = self.read()
            if more is None:
                break
            self.seen += more
        return self.process.wait(TIMEOUT_S)
