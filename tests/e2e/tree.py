# tree.py: the accessibility tree of a program, to be read and used
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
import time

from tap import skip_all

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    skip_all('the accessibility library for Python is missing: %s' % error)

TIMEOUT_S = 15
POLL_S = 0.03
AT_SPI_TIMEOUT_MS = 3000


class Timeout(AssertionError):
    """What was waited for did not come."""


def wait_until(condition, what, timeout=TIMEOUT_S):
    """Returns the first true value of condition ().  Objects may vanish while the tree changes,
    so an error of the accessibility library means: not yet."""
    end = time.monotonic() + timeout
    last = None
    while True:
        try:
            value = condition()
            if value:
                return value
        except GLib.Error as error:
            last = error
        if time.monotonic() > end:
            raise Timeout('timeout: %s%s' % (what, ' (%s)' % last.message if last else ''))
        dispatch_events()
        time.sleep(POLL_S)


def dispatch_events():
    """Lets the accessibility library hear of changes, so that its cache stays true."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def xdotool(*arguments):
    words = [str(argument) for argument in arguments]
    return subprocess.run(['xdotool', *words], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, timeout=20).stdout


class Node:
    """One object of the accessibility tree."""
    def __init__(self, accessible, window=None):
        self.accessible = accessible
        self.window = window or self

    @property
    def name(self):
        return self.accessible.get_name() or ''

    @property
    def role(self):
        return self.accessible.get_role_name()

    def has_state(self, state):
        return self.accessible.get_state_set().contains(state)

    @property
    def is_showing(self):
        """Whether it takes room on the screen: hidden pages of a stack have none."""
        if self.accessible.get_component_iface() is None:
            return False
        box = self.extents()
        return box.width > 0 and box.height > 0 and box.x > -box.width and box.y > -box.height

    @property
    def is_sensitive(self):
        return self.has_state(Atspi.StateType.SENSITIVE)

    @property
    def is_focused(self):
        return self.has_state(Atspi.StateType.FOCUSED)

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child, self.window)

    def walk(self):
        for child in self.children():
            yield child
            yield from child.walk()

    def extents(self):
        return Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)

    # --- reading ---------------------------------------------------------------------------------

    @property
    def text(self):
        """What a label, an entry or a text view holds, else its name."""
        if self.accessible.get_text_iface() is None:
            return self.name
        length = Atspi.Text.get_character_count(self.accessible)
        return Atspi.Text.get_text(self.accessible, 0, length)

    def texts(self):
        """All texts under this object that are on the screen, in their order."""
        return [n.text for n in self.walk() if n.text and n.is_showing]

    def whole_text(self):
        return '\n'.join(self.texts())

    def dump(self):
        """The tree, for the message of a failed test."""
        lines = []

        def visit(node, depth):
            try:
                text = node.text
                detail = '' if text == node.name else ' text=%r' % text[:80]
                lines.append('%s[%s] %r%s' % ('  ' * depth, node.role, node.name, detail))
                for child in node.children():
                    visit(child, depth + 1)
            except GLib.Error:
                lines.append('  ' * depth + '(gone)')
        visit(self, 0)
        return '\n'.join(lines)

    # --- finding ---------------------------------------------------------------------------------

    def find_all(self, name=None, role=None, test=None):
        """name, role: a text, or a compiled pattern that must match from the start."""
        for node in self.walk():
            if role is not None and not matches(role, node.role):
                continue
            if name is not None and not matches(name, node.name):
                continue
            if test is not None and not test(node):
                continue
            yield node

    def find(self, name=None, role=None, test=None):
        """The first that is on the screen, or None."""
        return next((n for n in self.find_all(name, role, test) if n.is_showing), None)

    def wait_for(self, name=None, role=None, test=None, timeout=TIMEOUT_S):
        what = 'no %s %s in "%s"' % (describe(role), describe(name), self.name)
        return wait_until(lambda: self.find(name, role, test), what, timeout)

    def wait_for_text(self, part, timeout=TIMEOUT_S):
        return wait_until(lambda: next((n for n in self.walk() if part in n.text and n.is_showing),
                                       None),
                          'no text %r in "%s"' % (part, self.name), timeout)

    def field(self, name, timeout=TIMEOUT_S):
        """The editable text of that name: itself, or inside a row of that name."""
        def look():
            for node in self.find_all(name):
                inner = node.first_editable()
                if inner is not None and inner.is_showing:
                    return inner
            return None
        return wait_until(look, 'no field %s in "%s"' % (describe(name), self.name), timeout)

    def first_editable(self):
        if self.accessible.get_editable_text_iface() is not None:
            return self
        return next((n for n in self.walk()
                     if n.accessible.get_editable_text_iface() is not None), None)

    # --- using -----------------------------------------------------------------------------------

    def set_text(self, text):
        if not Atspi.EditableText.set_text_contents(self.accessible, text):
            raise AssertionError('"%s" takes no text' % self.name)
        wait_until(lambda: self.text == text, '"%s" does not take the text %r' % (self.name, text))

    def action_names(self):
        if self.accessible.get_action_iface() is None:
            return []
        count = Atspi.Action.get_n_actions(self.accessible)
        return [Atspi.Action.get_action_name(self.accessible, index) for index in range(count)]

    def act(self, action=None):
        """Does the named action, or the first one."""
        names = self.action_names()
        index = names.index(action) if action is not None else 0
        Atspi.Action.do_action(self.accessible, index)

    def pressable(self):
        """What takes the press: itself, or the button inside a menu button or a drop-down."""
        if self.action_names():
            return self
        return next((n for n in self.walk() if n.action_names()), None)

    def press(self, name=None, role=None, timeout=TIMEOUT_S):
        """Presses this object, or the named one in it, once it can be pressed; a row without an
        action is clicked with the mouse."""
        target = self
        if name is not None:
            target = self.wait_for(name, role, lambda n: n.role != 'label', timeout)
        wait_until(lambda: target.is_sensitive, '"%s" stays insensitive' % target.name, timeout)
        inner = target.pressable()
        if inner is not None:
            inner.act()
        else:
            target.click()

    def click(self):
        """A real click in its middle."""
        box = self.extents()
        self.window.focus()
        xdotool('mousemove', '--window', self.window.x_id,
                box.x + box.width // 2, box.y + box.height // 2, 'click', 1)

    def scroll(self, notches):
        """Turns the mouse wheel over its middle; upwards when negative."""
        box = self.extents()
        self.window.focus()
        xdotool('mousemove', '--window', self.window.x_id,
                box.x + box.width // 2, box.y + box.height // 2,
                'click', '--repeat', abs(notches), '--delay', 5, 4 if notches < 0 else 5)


def matches(pattern, text):
    return text == pattern if isinstance(pattern, str) else pattern.match(text) is not None


def describe(pattern):
    if pattern is None:
        return 'whatever'
    return repr(pattern if isinstance(pattern, str) else pattern.pattern)


Atspi.init()
Atspi.set_timeout(AT_SPI_TIMEOUT_MS, AT_SPI_TIMEOUT_MS)
