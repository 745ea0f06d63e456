# test_model_picker.py: choosing one of hundreds of models, by keyboard
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from driver import Program, wait_until
from places import fresh_home
from provider_servers import OpenRouter, fixture_catalogue, guide_catalogue
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal

TITLE = 'Choose a model'
CONNECTION = '11111111-1111-4111-8111-111111111111'
PROFILE = '22222222-2222-4222-8222-222222222222'
ADDRESS = 'https://openrouter.ai/api/v1'

suite = Suite(needs_all=True)
server = OpenRouter(fixture_catalogue() or guide_catalogue()).__enter__()
suite.cleanup(server.close)


class Run:
    program = None
    chat = None
    environment = {
        **write_settings(fresh_home(),
                         {CONNECTION: {'name': 'OpenRouter', 'provider': 'openrouter',
                                       'base-url': ADDRESS}},
                         {PROFILE: {'name': 'Writer', 'model': 'moonshotai/kimi-k2',
                                    'connection': CONNECTION}}),
        **server.environment}

    @classmethod
    def start(cls):
        cls.program = Program(environment=cls.environment).start()
        cls.chat = Chat(cls.program)
        wait_until(lambda: cls.chat.composer, 'the composer')

    @classmethod
    def finish(cls):
        program, cls.program = cls.program, None
        program.finish()


@suite.witness
def report():
    if Run.program is not None:
        Run.program.report()


@suite.cleanup
def kill():
    if Run.program is not None:
        Run.program.kill()


class Picker:
    """The window over the chat's."""
    def __init__(self):
        self.window = Run.program.window(TITLE)

    @property
    def search(self):
        return self.window.field('Search models')

    def lines(self):
        """Their names, in their order."""
        return [node.name for node in self.window.walk()
                if 'model.choose' in node.action_names()]

    def wait_for(self, name):
        return self.window.wait_for(name, test=lambda node: 'model.choose' in node.action_names())

    def type(self, text):
        """Returns when the search holds it."""
        wait_until(lambda: self.search.is_focused, 'the search has no focus')
        self.window.type(text)
        wait_until(lambda: self.search.text == text, 'the search holds %r' % self.search.text)

    def wait_gone(self):
        Run.program.wait_window_gone(TITLE)


def open_picker():
    Run.chat.window.key('ctrl+m')
    return Picker()


def wait_first(picker, test, what):
    def look():
        lines = picker.lines()
        return lines and test(lines[0])
    wait_until(look, 'the first line is not %s' % what)


@suite.case
def profiles_stand_before_the_models_of_the_server():
    Run.start()
    picker = open_picker()
    picker.wait_for('Writer')
    wait_until(lambda: len(picker.lines()) > 3, 'no models')
    expect_equal(picker.lines()[0], 'Writer')
    wait_until(lambda: re.search(r'\d+ models\s+Updated: ', picker.window.whole_text()), 'no date')


@suite.case
def what_is_typed_is_found_and_enter_chooses_it():
    picker = Picker()
    picker.type('gpt-4o-mini')
    wait_first(picker, lambda name: 'GPT-4o-mini' in name or 'gpt-4o-mini' in name, 'GPT-4o-mini')
    picker.window.key('Return')
    picker.wait_gone()
    button = Run.chat.model_button('')
    wait_until(lambda: 'gpt-4o-mini' in button.name.lower(), 'the button says %r' % button.name)


@suite.case
def a_cyrillic_name_finds_the_model():
    picker = open_picker()
    picker.type('клод')
    wait_first(picker, lambda name: 'claude' in name.lower(), 'Claude')
    buttons = [node for node in picker.window.walk()
               if node.role == 'push button' and node.name in ('Favourite', 'Details')]
    expect(len(buttons) > 4, 'rows without buttons')
    expect(all(node.is_sensitive for node in buttons), 'buttons of rows used again are greyed')
    picker.window.key('Escape')
    picker.wait_gone()


@suite.case
def a_favourite_stands_above_the_others_from_then_on():
    picker = open_picker()
    picker.type('claude')
    wait_first(picker, lambda name: 'claude' in name.lower(), 'Claude')
    name = picker.lines()[0]
    picker.window.key('ctrl+d')
    picker.window.key('Escape')
    picker.wait_gone()
    picker = open_picker()
    picker.wait_for('Writer')
    picker.window.wait_for_text('Favourites')
    expect_equal(picker.lines()[1], name)
    expect(picker.lines().count(name) == 1, 'it stands there twice')


@suite.case
def the_arrows_lead_to_details_and_back():
    picker = Picker()
    picker.window.key('Down')
    picker.window.key('alt+Return')
    picker.window.wait_for('Use this model', role='push button')
    for words in ('Price of a million tokens', 'Limits', 'Abilities', 'This model'):
        picker.window.wait_for_text(words)
    picker.window.key('Escape')
    picker.wait_for('Writer')
    picker.window.key('Up')
    picker.window.key('Up')
    wait_until(lambda: picker.search.is_focused, 'the arrow does not lead back to the search')


@suite.case
def nothing_found_can_be_widened():
    picker = Picker()
    picker.type('zzzqqq')
    picker.window.wait_for_text('No such model')
    picker.window.press('Show all models')
    picker.wait_for('Writer')


@suite.case
def a_profile_can_be_chosen_again():
    picker = Picker()
    picker.wait_for('Writer').act('model.choose')
    picker.wait_gone()
    Run.chat.model_button('Writer')


@suite.case
def the_list_is_there_without_a_network():
    Run.finish()
    server.close()
    Run.start()
    picker = open_picker()
    picker.wait_for('Writer')
    wait_until(lambda: len(picker.lines()) > 3, 'no models')
    picker.window.press('Update the list')
    wait_until(lambda: picker.window.find('Update the list').is_sensitive, 'it goes on asking')
    picker.window.wait_for_text('OpenRouter')
    expect(len(picker.lines()) > 3, 'the list is gone')
    picker.window.key('Escape')
    picker.wait_gone()
    Run.finish()


sys.exit(suite.run())
