# test_guides.py: what people's guides tell them to do, step by step, from the first start
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide to OpenRouter in Open WebUI: the form with its fields, the three sample
configurations, the test message, the address of its curl command, its troubleshooting.  The guide
to OpenRouter: its key in a .env file is in test_first_start.py, a live llama.cpp server in
test_llama.py."""

import sys

from first_start import QUESTION, FirstStart, clean_up, openrouter
from provider_servers import KEY, LMStudio, Ollama, OpenWebUI
from steps import Form
from tap import Suite, expect, expect_equal, expect_in

OPENROUTER = 'https://openrouter.ai/api/v1'
CURL_ADDRESS = 'http://localhost:3000/api/v1/chat/completions'

# As the guide writes them: Provider: Custom, Temperature: 0.7.
CONFIGURATIONS = {'moonshotai/kimi-k2': '8192',
                  'openai/gpt-4o-mini': '128000',
                  'anthropic/claude-3-haiku': '200000'}

suite = Suite()
suite.cleanup(clean_up)


# --- OpenRouter -----------------------------------------------------------------------------------

@suite.case
def a_model_of_openrouter_is_added_with_all_its_fields():
    with FirstStart() as program:
        program.chat.add_first_model(provider='OpenRouter', base_url=OPENROUTER,
                                     model='moonshotai/kimi-k2', api_key=KEY,
                                     context_length='8192', temperature='0.7', max_tokens='4096',
                                     top_p='1.0')
        program.chat.model_button('kimi-k2')
        request = program.ask(openrouter, 'moonshotai/kimi-k2', KEY)
        body = request.json
        expect_equal((body['temperature'], body['max_tokens'], body['top_p']), (0.7, 4096, 1))


@suite.case
def the_three_sample_configurations_answer():
    """By "Custom", as the guide has it: it is OpenRouter by its address all the same."""
    with FirstStart() as program:
        for number, (model, length) in enumerate(CONFIGURATIONS.items()):
            fields = dict(provider='Custom', base_url=OPENROUTER, model=model,
                          context_length=length, temperature='0.7')
            if number == 0:
                program.chat.add_first_model(api_key=KEY, **fields)
            else:
                program.chat.add_model(**fields)        # the key is known by now
                program.chat.new_chat()
                program.chat.choose_model(model.partition('/')[2])
            request = program.ask(openrouter, model, KEY)
            expect_equal(request.json['temperature'], 0.7, model)
            expect('session_id' in request.json, 'it is not taken for OpenRouter')
            expect('max_tokens' not in request.json, 'what is unset is sent')
            expect_in('$0.0000123', program.chat.footer(), 'the cost')


@suite.case
def a_model_that_is_not_found_is_said():
    """The identifier is the guide's own; the catalogue has claude-3.5-sonnet."""
    with FirstStart() as program:
        program.chat.add_first_model(provider='Custom', base_url=OPENROUTER, api_key=KEY,
                                     model='anthropic/claude-3-5-sonnet')
        program.chat.send(QUESTION)
        program.chat.transcript.wait_for_text('does not serve this model')


@suite.case
def an_invalid_key_is_said():
    with FirstStart() as program:
        program.chat.add_first_model(provider='OpenRouter', base_url=OPENROUTER,
                                     model='moonshotai/kimi-k2', api_key=KEY[:-4] + 'ffff')
        program.chat.send(QUESTION)
        program.chat.transcript.wait_for('Change the key…', role='push button')


# --- servers of one's own -------------------------------------------------------------------------

@suite.case
def the_address_of_the_curl_command_ends_at_the_api():
    with OpenWebUI(3000) as webui, FirstStart() as program:
        program.page.press('Add a model…')
        form = Form(program.chat)
        form.fill(base_url=CURL_ADDRESS, model='moonshotai/kimi-k2', api_key=webui.key)
        form.window.press('Save')
        program.wait_window_gone('Add model')
        request = program.ask(webui, 'moonshotai/kimi-k2', webui.key)
        expect_equal(request.path, '/api/chat/completions', 'path')
        expect_equal([r.path for r in webui.requests if r.path.startswith('/api/v1')], [],
                     'calls of its management')


@suite.case
def ollama_and_lm_studio_answer():
    with Ollama() as ollama, LMStudio() as studio, FirstStart() as program:
        program.chat.add_first_model(provider='Ollama', base_url=ollama.url + '/v1',
                                     model='llama3.2:latest')
        program.ask(ollama, 'llama3.2:latest', None)
        program.chat.add_model(provider='LM Studio', base_url=studio.url + '/v1',
                               model='qwen3-4b-2507')
        program.chat.new_chat()
        program.chat.choose_model('qwen3-4b-2507')
        program.ask(studio, 'qwen3-4b-2507', None)


@suite.case
def nobody_else_was_looked_for():
    expect_equal(openrouter.strangers, [], 'others')


if __name__ == '__main__':
    sys.exit(suite.run())
