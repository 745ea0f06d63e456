# figures.py: how a figure is taken and told
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""What the bench scripts share: the time to the first frame as the screen sees it, the memory and
processor time of a process as the kernel counts them, and the line a figure is told in.

The first frame is taken from outside, so that the program has no switch for it: the display's
pixels lie in a file (XVFB_FRAMEBUFFER) that this process maps and watches. GTK maps its window
with no background, so the first pixel that changes is the first one the program has painted."""

import json
import mmap
import os
import statistics
import subprocess
import sys
import time

POLL_S = 0.0005
FIRST_FRAME_TIMEOUT_S = 20

# Rows of the screen that are watched: enough to meet any window, few enough to cost nothing, and
# none near the middle, where the pointer is drawn.
ROWS = range(16, 400, 16)
BYTES_PER_PIXEL = 4


def tell(name, value, unit, floor=None, digits=1):
    """Prints one figure."""
    line = {'name': name, 'value': round(value, digits), 'unit': unit,
            'floor': None if floor is None else round(floor, digits)}
    print(json.dumps(line), flush=True)


def median_of(values):
    return statistics.median(values)


class Screen:
    """The pixels of the session's display."""
    def __init__(self, width=1280):
        with open(os.environ['XVFB_FRAMEBUFFER'], 'rb') as file:
            self.pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = int.from_bytes(self.pixels[:4], 'big')
        colours = int.from_bytes(self.pixels[76:80], 'big')
        start, stride = header + colours * 12, width * BYTES_PER_PIXEL
        self.rows = [slice(start + row * stride, start + (row + 1) * stride) for row in ROWS]

    def look(self):
        return [self.pixels[row] for row in self.rows]

    def wait_for_change(self, before, timeout=FIRST_FRAME_TIMEOUT_S):
        """Returns when the screen is not as before."""
        end = time.monotonic() + timeout
        while self.look() == before:
            if time.monotonic() > end:
                sys.exit('nothing was painted in %d seconds' % timeout)
            time.sleep(POLL_S)

    def wait_for_return(self, before):
        end = time.monotonic() + FIRST_FRAME_TIMEOUT_S
        while self.look() != before:
            if time.monotonic() > end:
                sys.exit('the window does not go away')
            time.sleep(0.02)


class Run:
    """One start of a program with a window, up to its first frame; ended with the block."""
    def __init__(self, command, screen, environment=None):
        self.command = command
        self.screen = screen
        self.environment = {**os.environ, **(environment or {})}

    def __enter__(self):
        self.before = self.screen.look()
        started = time.monotonic()
        self.process = subprocess.Popen(self.command, env=self.environment,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.screen.wait_for_change(self.before)
        self.first_frame_ms = (time.monotonic() - started) * 1000
        return self

    def __exit__(self, *_exception):
        self.process.terminate()
        self.process.wait()
        self.screen.wait_for_return(self.before)


def memory_mb(pid):
    """Proportional set size: its own memory, and its share of what it shares, in MB."""
    with open('/proc/%d/smaps_rollup' % pid, encoding='ascii') as file:
        fields = dict(line.split(':', 1) for line in file if line.endswith('kB\n'))
    return int(fields['Pss'].split()[0]) / 1000


def cpu_seconds(pid):
    """Processor time of all its threads so far, user and system."""
    with open('/proc/%d/stat' % pid, encoding='ascii') as file:
        fields = file.read().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')
