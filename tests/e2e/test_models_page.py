# test_models_page.py: model profiles are kept, and the form knows what the catalogue knows
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

import keyring
from driver import Program, wait_until
from places import fresh_home
from provider_servers import KEY, SENTENCE, OpenRouter
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal
from tree import Timeout

CONNECTIONS = {'or': {'name': 'OpenRouter', 'provider': 'openrouter',
                      'base-url': 'https://openrouter.ai/api/v1'}}
PROFILES = {'kimi': {'name': 'Kimi', 'connection': 'or', 'model': 'moonshotai/kimi-k2'},
            'gone': {'name': 'Sonnet', 'connection': 'or', 'model': 'anthropic/claude-3-5-sonnet'}}

suite = Suite()
keyring.store('or', 'key', KEY)
server = OpenRouter().__enter__()
suite.cleanup(server.close)
environment = {**write_settings(fresh_home(), CONNECTIONS, PROFILES), **server.environment}
program = Program(environment=environment).start()
suite.cleanup(program.kill)
chat = Chat(program)
preferences = chat.open_preferences('Models')


def button(verb, name):
    """Of a row; a screen reader says the row's name after the button's."""
    return re.compile('%s %s( |$)' % (verb, re.escape(name)))


def models():
    """The names in their order."""
    pattern = re.compile('Edit (.*)')
    found = []
    for node in preferences.walk():
        match = pattern.fullmatch(node.name)
        if node.role == 'push button' and match and node.is_showing:
            name = match.group(1)
            half = len(name) // 2
            found.append(name[:half] if name[:half] == name[half + 1:] else name)
    return found


def wait_for_models(*names):
    wait_until(lambda: models() == list(names), 'the models %r' % (names,))


def choose(name, item):
    """From the menu of a row."""
    preferences.press(button('More for', name))
    preferences.press(item, role=re.compile('.*menu item'))


def edit(name):
    preferences.press(button('Edit', name))
    return program.window('Edit model')


def save(form):
    form.press('Save')
    program.wait_window_gone('Edit model')


@suite.case
def rows_say_their_price_and_what_is_gone():
    preferences.wait_for_text('$0.55 in, $2.20 out per 1M tokens')
    preferences.wait_for_text('not in the server’s list')


@suite.case
def one_is_duplicated_moved_and_deleted():
    choose('Kimi', 'Duplicate')
    wait_for_models('Kimi', 'Kimi (copy)', 'Sonnet')
    choose('Kimi (copy)', 'Move down')
    wait_for_models('Kimi', 'Sonnet', 'Kimi (copy)')
    choose('Kimi (copy)', 'Delete')
    wait_for_models('Kimi', 'Sonnet')


def drag_row(name, onto):
    start, end = (preferences.wait_for(button('Edit', row), role='push button').extents()
                  for row in (name, onto))
    preferences.drag(start.x - 150, start.y + start.height // 2, end.y + end.height // 2)


@suite.case
def one_is_dragged_up():
    preferences.focus()
    for _ in range(3):
        drag_row('Sonnet', 'Kimi')
        try:
            wait_until(lambda: models() == ['Sonnet', 'Kimi'], 'it is above', timeout=4)
            break
        except Timeout:
            pass                # it was let go before GTK had begun
    wait_for_models('Sonnet', 'Kimi')
    choose('Kimi', 'Move up')
    wait_for_models('Kimi', 'Sonnet')


@suite.case
def one_that_is_gone_offers_what_is_like_it():
    form = edit('Sonnet')
    form.wait_for_text('The server’s list has no such model')
    form.press('anthropic/claude-3.5-sonnet')
    wait_until(lambda: form.field('Model').text == 'anthropic/claude-3.5-sonnet', 'the model')
    save(form)
    preferences.wait_for_text('$6.00 in, $30.00 out per 1M tokens')


@suite.case
def the_guides_context_is_kept_and_the_form_says_more_is_possible():
    form = edit('Kimi')
    form.field('Context length').set_text('8192')
    form.wait_for_text('8192 are kept')
    form.wait_for_text('131\u00a0000')
    save(form)
    form = edit('Kimi')
    expect_equal(form.field('Context length').text, '8192')
    save(form)


@suite.case
def the_test_shows_answer_and_cost():
    form = edit('Kimi')
    form.press('Test')
    form.wait_for_text(SENTENCE)
    form.wait_for_text('$')
    save(form)


@suite.case
def it_ends_without_a_warning():
    program.finish()
    expect(KEY not in program.output_text(), 'the key was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
