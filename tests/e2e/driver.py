# driver.py: starts the program in a private session and uses it as a person would
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works inside `build-aux/session`.  The program is read and used through the accessibility tree;
keys and clicks that must be real are X events.  Nothing here sleeps for a fixed time: every step
waits for what it needs and says what did not come.

    with Program() as program:
        window = program.window('Causerie')
        window.field('Message').set_text('Hello')
        window.press('Send')
        window.wait_for_text('Hello to you')

When the block ends the program is closed as a person closes it; standard error is then searched
for warnings, and one that is not known to be harmless fails the test."""

import atexit
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

from places import program_path
from tap import skip_all
from tree import (TIMEOUT_S, Atspi, GLib, Node, Timeout, describe, matches, wait_until,
                  xdotool)

TYPING_MS = 10

# Warnings that say nothing about the program, each with its reason.
HARMLESS = (
    # GTK 4.8 takes the button that opened a menu for one that was pressed in the menu, when the
    # mouse is in it before GTK has noticed that X gave the mouse away.
    r'Broken accounting of active state for widget \S+\(GtkPopoverMenu\)',
)
WARNING = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*|^\*\* \(|\bassertion .* failed|Sanitizer')


def require_tools(*names):
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        skip_all('%s: not installed' % ', '.join(missing))


class Window(Node):
    def __init__(self, accessible, program):
        super().__init__(accessible)
        self.program = program
        self._x_id = None

    @property
    def x_id(self):
        if self._x_id is None:
            def look():
                name = self.name
                found = [x_id for x_id, title in self.program.x_windows().items() if title == name]
                return found and found[-1]
            self._x_id = wait_until(look, 'no X window is called "%s"' % self.name)
        return self._x_id

    def focus(self):
        """Gives it the keyboard."""
        def is_active():
            if self.has_state(Atspi.StateType.ACTIVE):
                return True
            xdotool('windowactivate', self.x_id)
            return False
        wait_until(is_active, '"%s" does not become active' % self.name)

    def key(self, *keys):
        """Real key presses, as `xdotool key` names them; a number is a key's code."""
        self.focus()
        xdotool('key', '--clearmodifiers', *keys)

    def type(self, text):
        """Real typing into whatever has the focus.  What is not ASCII is typed on a Ukrainian
        keyboard: letters without a key are given one by xdotool, and some of them get lost."""
        self.focus()
        with Layout('us' if text.isascii() else 'ua'):
            xdotool('type', '--delay', TYPING_MS, text)

    def drag(self, x, start, end):
        """Down or up, at a hand's pace."""
        xdotool('mousemove', '--window', self.x_id, x, start, 'mousedown', 1)
        for step in range(1, 13):
            xdotool('mousemove', '--window', self.x_id, x, start + (end - start) * step // 12,
                    'sleep', 0.03)
        xdotool('mouseup', 1)

    def geometry(self):
        """(x, y, width, height) of the X window."""
        values = dict(line.split('=') for line in
                      xdotool('getwindowgeometry', '--shell', self.x_id).split())
        return tuple(int(values[key]) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def resize(self, width, height):
        xdotool('windowsize', self.x_id, width, height)
        wait_until(lambda: self.geometry()[2:] == (width, height),
                   'the window does not become %d by %d' % (width, height))

    def screenshot(self, path):
        subprocess.run(['import', '-window', self.x_id, path], check=True, timeout=20)

    def picture(self):
        """Its pixels, to be compared."""
        return subprocess.run(['import', '-window', self.x_id, 'rgb:-'], check=True, timeout=20,
                              stdout=subprocess.PIPE).stdout

    def close(self):
        self.act('window.close')


# What a program looks up by itself, like lists of models, does not leave this computer.
DEAD_PROXY = {'https_proxy': 'http://127.0.0.1:9'}


class Program:
    """One run of the program.  As a context it ends with the block, and then its standard error
    is judged."""
    def __init__(self, arguments=(), environment=None, path=None, harmless=()):
        self.arguments = [path or program_path(), *arguments]
        self.environment = {**os.environ, **DEAD_PROXY, **(environment or {})}
        self.harmless = [re.compile(line) for line in (*HARMLESS, *harmless)]
        self.output = tempfile.TemporaryFile()
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, _value, _trace):
        if kind is None:
            self.finish()
            return
        try:
            self.report()
        finally:
            self.kill()

    def start(self):
        self.process = subprocess.Popen(self.arguments, env=self.environment,
                                        stdin=subprocess.DEVNULL, stdout=self.output,
                                        stderr=subprocess.STDOUT)
        return self

    def finish(self):
        """Closes it as a person would; fails when it does not end well, or has warned."""
        try:
            self.quit()
        finally:
            self.kill()
        self.check_output()

    @property
    def pid(self):
        return self.process.pid

    def accessible(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.pid:
                return child
        return None

    def x_windows(self):
        """Titles of its windows on the screen by their X identifiers, the newest last."""
        found = subprocess.run(['xdotool', 'search', '--all', '--onlyvisible',
                                '--pid', str(self.pid), '--name', '.'],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        titles = {}
        for x_id in found.stdout.split():
            name = subprocess.run(['xdotool', 'getwindowname', x_id],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            if name.returncode == 0:
                titles[x_id] = name.stdout.rstrip('\n')
        return titles

    def windows(self):
        """Its windows, the newest last."""
        application = self.accessible()
        if application is None:
            return []
        found = []
        for index in range(application.get_child_count()):
            child = application.get_child_at_index(index)
            if child is not None:
                found.append(Window(child, self))
        return found

    def window(self, name, timeout=TIMEOUT_S):
        def look():
            if not self.has_window(name):
                return None
            return next((w for w in self.windows() if matches(name, w.name)), None)
        return wait_until(look, 'no window %s' % describe(name), timeout)

    def has_window(self, name):
        """Asks X, for GTK 4.8 can fall over a question about a window that is just closing."""
        if self.process.poll() is not None:
            raise AssertionError('the program ended with status %d:\n%s'
                                 % (self.process.returncode, self.output_text()))
        return any(matches(name, title) for title in self.x_windows().values())

    def wait_window_gone(self, name, timeout=TIMEOUT_S):
        wait_until(lambda: not self.has_window(name),
                   'window %s is still there' % describe(name), timeout)

    def quit(self, timeout=TIMEOUT_S):
        """Closes all windows, as a person would, and waits for a clean end."""
        if self.process.poll() is None:
            for window in reversed(self.windows()):
                try:
                    window.close()
                except (GLib.Error, ValueError):
                    pass            # it went with its parent
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                raise Timeout('the program does not end when its windows are closed') from None
        if self.process.returncode != 0:
            raise AssertionError('the program ended with status %d:\n%s'
                                 % (self.process.returncode, self.output_text()))

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(3)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def output_text(self):
        self.output.seek(0)
        return self.output.read().decode(errors='replace')

    def warnings(self):
        return [line for line in self.output_text().splitlines()
                if WARNING.search(line) and not any(known.search(line) for known in self.harmless)]

    def check_output(self):
        found = self.warnings()
        if found:
            raise AssertionError('the program warned:\n' + '\n'.join(found[:20]))

    def report(self):
        """For a failed test: what was on the screen, and what the program said."""
        print('# the program said:', flush=True)
        for line in self.output_text().splitlines()[-40:]:
            print('#   ' + line)
        try:
            for window in self.windows():
                for line in window.dump().splitlines():
                    print('#   ' + line)
        except (AssertionError, GLib.Error) as error:
            print('#   no windows: %s' % error)
        sys.stdout.flush()
        folder = os.environ.get('CAUSERIE_SHOTS')
        if folder:
            path = os.path.join(folder, 'failed-%s.png' % os.path.basename(sys.argv[0]))
            subprocess.run(['import', '-window', 'root', path], check=False, timeout=20)


class Layout:
    """A keyboard with this one layout and no other, for the length of a block."""
    def __init__(self, name):
        self.name = name

    current = 'us'

    def __enter__(self):
        self.before = Layout.current
        self.choose(self.name)

    def __exit__(self, *_exception):
        self.choose(self.before)

    @staticmethod
    def choose(name):
        if name != Layout.current:
            subprocess.run(['setxkbmap', '-layout', name], check=True, timeout=10)
            Layout.current = name


def start_window_manager():
    """Something that gives windows their place and the focus, and maximises them, as every
    desktop has; it ends with the script."""
    require_tools('openbox', 'xdotool', 'import')
    manager = subprocess.Popen(['openbox', '--sm-disable'], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    atexit.register(manager.kill)
    wait_until(lambda: subprocess.run(['xdotool', 'get_num_desktops'], stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL).returncode == 0,
               'the window manager does not start')


start_window_manager()
