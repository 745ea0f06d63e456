# test_templates.py: a model added from a configuration of the guides
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

from driver import Program, wait_until
from places import fresh_home
from provider_servers import OpenRouter, guide_catalogue
from settings_file import write_settings
from steps import Chat
from tap import Suite, expect, expect_equal, expect_in

CONNECTION = '11111111-1111-4111-8111-111111111111'
PROFILE = '22222222-2222-4222-8222-222222222222'
TITLE = 'Add from a template'

suite = Suite(needs_all=True)
server = OpenRouter(guide_catalogue()).__enter__()
suite.cleanup(server.close)
environment = {
    **write_settings(fresh_home(),
                     {CONNECTION: {'name': 'OpenRouter', 'provider': 'openrouter',
                                   'base-url': 'https://openrouter.ai/api/v1'}},
                     {PROFILE: {'name': 'Writer', 'model': 'openai/gpt-4o-mini',
                                'connection': CONNECTION}}),
    **server.environment}
program = Program(environment=environment).start()
suite.cleanup(program.kill)
suite.witness(program.report)
preferences = Chat(program).open_preferences('Models')


def choosable(node):
    return 'template.choose' in node.action_names()


def open_templates():
    page = preferences.wait_for(test=lambda node: 'models.add-template' in node.action_names())
    page.act('models.add-template')
    return program.window(TITLE)


def row(window, name):
    return window.wait_for(re.compile(re.escape(name)), test=choosable)


@suite.case
def a_template_says_what_it_costs_today():
    window = open_templates()
    wait_until(lambda: 'in,' in row(window, 'Kimi K2').whole_text(), 'there is no price')
    kimi = row(window, 'Kimi K2').whole_text()
    expect_in('moonshotai/kimi-k2', kimi)
    expect_in('per 1M tokens', kimi)
    expect('free' not in kimi.lower(), 'it is called free: %s', kimi)
    window.key('Escape')
    program.wait_window_gone(TITLE)


@suite.case
def its_form_has_the_numbers_of_the_guide():
    row(open_templates(), 'Kimi K2').act('template.choose')
    program.wait_window_gone(TITLE)
    form = program.window('Add model')
    expect_equal(form.field('Base URL').text, 'https://openrouter.ai/api/v1')
    expect_equal(form.field('Context length').text, '8192')
    expect_equal(form.field('Temperature').text, '0.7')
    form.key('Escape')          # what a template wrote is not thrown away unasked
    program.window('Discard what was typed?').press(re.compile('Discard'))
    program.wait_window_gone('Add model')


@suite.case
def the_program_ends_well():
    preferences.close()
    program.finish()


sys.exit(suite.run())
