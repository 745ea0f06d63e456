# test_first_start.py: doors to a chat that answers: a key, a server on this computer, the demo
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door through the browser is in test_browser_door.py."""

import os
import re
import sys

from driver import wait_until
from first_start import FirstStart, clean_up, expect_no_trace, openrouter, type_into
from keyring import secrets
from places import files_that_hold
from provider_servers import KEY, LMStudio, Ollama, OpenWebUI
from tap import Suite, expect, expect_equal, expect_in
from tree import Atspi

CHEAPEST = 'openai/gpt-4o-mini'         # of the guides' defaults, in their list of today
FREE = 'meta-llama/llama-3.3-70b-instruct:free'
ENV = '# OpenRouter\nOPENROUTER_API_KEY="%s"\nNEXT_PUBLIC_APP_URL="http://localhost:3000"\n' % KEY

suite = Suite()
suite.cleanup(clean_up)


def kept_keys():
    return [secret.value for secret in secrets()]


# --- a key ----------------------------------------------------------------------------------------

@suite.case
def a_pasted_key_is_looked_at_and_leads_to_a_chat():
    with FirstStart() as program:
        program.shoot('doors')
        program.open_door('Paste an API key')
        program.page.wait_for_text('only once')
        program.page.field('API key').set_text(ENV)
        program.page.wait_for('Start chatting', role='push button')
        text = program.page.whole_text().replace('\u00a0', ' ')
        for part in ('sk-or-v1-012...def', 'this key may not see it', '$0.25', '$1.25', '$10.00',
                     '$8.75', '31 December 2099', '$0.15 in, $0.60 out'):
            expect_in(part, text, 'what is told of the key')
        expect(not re.search(r'Balance\W+\$0', text), 'the balance is taken for 0')
        program.shoot('key')
        program.page.press('Start chatting', role='push button')
        program.page.wait_for_text('Price per 1M tokens: $0.15 in, $0.60 out')
        program.ask(openrouter, CHEAPEST, KEY)
        program.shoot('answer')
    expect_in(KEY, kept_keys(), 'the keyring')


@suite.case
def on_the_free_tier_a_free_model_answers():
    openrouter.facts['is_free_tier'] = True
    try:
        with FirstStart() as program:
            program.open_door('Paste an API key')
            program.page.field('API key').set_text('Bearer ' + KEY)
            program.page.wait_for_text('free')
            program.page.press('Start chatting', role='push button')
            program.ask(openrouter, FREE, KEY)
    finally:
        openrouter.facts['is_free_tier'] = False


@suite.case
def a_key_that_is_wrong_or_cut_is_said_and_not_kept():
    wrong = KEY[:-4] + 'ffff'
    with FirstStart() as program:
        program.open_door('Paste an API key')
        field = program.page.field('API key')
        field.set_text(KEY[:40])
        program.page.wait_for_text('only a part of a key of OpenRouter')
        expect(all(request.key != KEY[:40] for request in openrouter.requests), 'it was sent')
        field.set_text('sk-or-v1-ваш_ключ_здесь')
        program.page.wait_for_text('only stands for a key')
        field.set_text(wrong)
        program.page.wait_for_text('OpenRouter does not know the API key')
        expect(program.page.find('Start chatting', role='push button') is None, 'it is good')
        program.shoot('wrong-key')
        program.page.resize(360, 640)
        field.set_text(KEY)
        program.page.wait_for('Start chatting', role='push button')
        expect_equal(program.page.geometry()[2], 360, 'the width of what fitted a telephone')
    expect(wrong not in kept_keys(), 'the wrong key is kept')


@suite.case
def a_key_of_the_environment_is_offered_and_not_taken():
    with FirstStart(OPENROUTER_API_KEY=KEY) as program:
        program.open_door('Paste an API key')
        program.page.wait_for_text('OPENROUTER_API_KEY')
        expect_equal(program.page.field('API key').text, '', 'the field')
        program.shoot('environment')
        program.page.press('Use it', role='push button')
        program.page.press('Start chatting', role='push button')
        program.ask(openrouter, CHEAPEST, KEY)


# --- this computer --------------------------------------------------------------------------------

@suite.case
def a_server_on_this_computer_is_found_with_its_models():
    with Ollama(11434) as ollama, LMStudio(1234), FirstStart() as program:
        program.open_door('Use a server on this computer')
        program.page.wait_for_text('http://localhost:11434/v1')
        program.page.wait_for_text('LM Studio')
        expect(program.page.find('text-embedding-nomic-embed-text-v1.5', 'push button') is None,
               'what cannot chat is offered')
        program.shoot('local')
        program.page.press('llama3.2:latest', role='push button')
        program.ask(ollama, 'llama3.2:latest', None)


@suite.case
def open_webui_is_found_and_says_where_its_key_is():
    for port in 3000, 8080:
        with OpenWebUI(port) as webui, FirstStart() as program:
            program.open_door('Use a server on this computer')
            program.page.wait_for_text('Create one in Open WebUI: Settings > Account')
            field = program.page.field('API key')
            type_into(program.page, field, 'sk-wrong')
            program.page.key('Return')
            wait_until(lambda: any(request.key == 'sk-wrong' for request in webui.requests),
                       'nobody asks about the key')
            wait_until(lambda: field.has_state(Atspi.StateType.EDITABLE), 'it stays closed')
            field.set_text(webui.key)
            program.shoot('webui-%d' % port)
            program.page.key('Return')
            program.page.press('moonshotai/kimi-k2', role='push button')
            program.ask(webui, 'moonshotai/kimi-k2', webui.key)


# --- the end --------------------------------------------------------------------------------------

@suite.case
def a_door_can_be_left_by_keyboard_alone():
    with FirstStart() as program:
        window = program.page
        wait_until(lambda: window.wait_for('Sign in to OpenRouter', role='push button').is_focused,
                   'no door has the focus')
        window.key('Tab', 'Return')
        type_into(window, window.field('API key'), 'abc')
        window.key('Escape')
        wait_until(lambda: window.wait_for('Paste an API key', role='push button').is_focused,
                   'the door has no focus')
        window.key('Tab', 'Tab', 'Return')
        program.chat.wait_for_answer('What can you show me?')


@suite.case
def no_key_was_printed_or_lies_in_a_file():
    expect_no_trace(KEY, KEY[len('sk-or-v1-'):])
    folder = os.environ['XDG_RUNTIME_DIR']
    expect_equal(files_that_hold(KEY.encode(), folder), [], 'files that hold the key')
    expect_equal(openrouter.strangers, [], 'others that were looked for')


if __name__ == '__main__':
    sys.exit(suite.run())
