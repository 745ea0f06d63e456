# test_cli_llama.py: a real llama.cpp server, from the command line
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from command_line import CommandLine
from llama import HERE, LlamaRouter, LlamaServer, free_port, script_text, server_path
from tap import Skip, Suite, expect, expect_equal, expect_in

KEY = 'llama-key-0123456789abcdef'
SLOW_WIDTH = 200000             # of the model: it loads for a second or two
THOUGHT = '<think>\nThe person said hello.\n</think>\n\nGood day to you.'
CALL = ('<think>\nI should look at the clock.\n</think>\n\n<tool_call>\n'
        '{"name": "now", "arguments": {"zone": "Europe/Paris"}}\n</tool_call>')
TOOLS = {'tools': [{'type': 'function', 'function': {
    'name': 'now', 'description': 'The time', 'parameters': {
        'type': 'object', 'properties': {'zone': {'type': 'string'}}}}}]}

suite = Suite()
folder = tempfile.mkdtemp(prefix='llama-cli.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
path = server_path()
cli = CommandLine()


def started(server):
    suite.cleanup(lambda: server.__exit__())
    return server.__enter__()


keyed = started(LlamaServer(path, key=KEY))
endless = started(LlamaServer(path, loop=True))


def ask(server, *arguments, model='scripted', **more):
    return cli.run('ask', '--base-url', server.url, '-m', model, '--json', *arguments, 'Hello',
                   **more)


def expect_answer(outcome, content, finish='stop'):
    value = outcome.value
    expect_equal((outcome.status, outcome.kind), (0, None))
    expect_equal((value['content'], value['finish_reason']), (content, finish))
    expect_equal(value['cost'], None, 'cost')
    return value


def expect_failure(outcome, status, kind):
    expect_equal((outcome.status, outcome.kind), (status, kind))
    return outcome.value['error']


@suite.case
def the_whole_answer_comes():
    value = expect_answer(ask(keyed, '--temperature', '1,9', CAUSERIE_API_KEY=KEY), script_text())
    expect(value['usage']['completion_tokens'] > 20, 'usage: %r', value['usage'])
    expect_answer(ask(keyed, '--no-stream', CAUSERIE_API_KEY=KEY), script_text())


@suite.case
def a_stop_string_stops():
    before, _string, _after = script_text().partition('```python')
    expect_answer(ask(keyed, '--stop', '```python', CAUSERIE_API_KEY=KEY), before)


@suite.case
def the_token_limit_holds():
    outcome = ask(endless, '--max-tokens', '5')
    expect_equal((outcome.status, outcome.value['finish_reason']), (0, 'length'))
    expect_equal(outcome.value['usage']['completion_tokens'], 5, 'tokens')
    expect_in('limit of tokens', outcome.said, 'standard error')


@suite.case
def a_full_context_ends_the_answer():
    with LlamaServer(path, loop=True, context_length=512) as small:
        outcome = ask(small)
    expect_equal((outcome.status, outcome.value['finish_reason']), (0, 'length'))
    expect_equal(outcome.value['usage']['total_tokens'], 512, 'tokens')
    expect_in(script_text(), outcome.value['content'], 'content')


@suite.case
def a_prompt_that_is_too_long_is_7():
    error = expect_failure(ask(keyed, 'long ' * 2000, CAUSERIE_API_KEY=KEY), 7, 'context-too-long')
    expect_equal((error['status'], error['code']), (400, 'exceed_context_size_error'))


@suite.case
def a_wrong_key_is_3():
    error = expect_failure(ask(keyed, CAUSERIE_API_KEY='wrong-key-of-ours'), 3, 'key-invalid')
    expect_equal(error['status'], 401, 'status')
    expect_failure(ask(keyed), 3, 'key-missing')


@suite.case
def it_waits_while_the_model_is_loaded():
    with LlamaServer(path, script='I am up.', inner_width=SLOW_WIDTH, awaited=503) as slow:
        expect_answer(ask(slow), 'I am up.')


def decoded(server):
    """Tokens of the answer that the server is making now."""
    root = server.url.removesuffix('/v1')
    with urllib.request.urlopen(root + '/slots', timeout=5) as reply:
        slot = json.load(reply)[0]
    return slot['next_token'][0]['n_decoded'] if slot['is_processing'] else 0


def end_in_the_middle(server, end):
    """Calls `end` with the asking process while an answer comes; returns what it printed."""
    process = cli.start('ask', '--base-url', server.url, '-m', 'scripted', '--json', 'Hello')
    try:
        while decoded(server) < 50:
            time.sleep(0.02)
        time.sleep(0.3)         # on its way
        end(process)
        out, _said = process.communicate(timeout=20)
    finally:
        process.kill()
    return process.returncode, json.loads(out)


@suite.case
def a_server_that_is_killed_leaves_its_words():
    with LlamaServer(path, loop=True) as doomed:
        status, value = end_in_the_middle(doomed, lambda _process: doomed.kill())
    expect_equal((status, value['error']['kind']), (8, 'cut-off'))
    expect(value['content'].startswith(script_text()[:20]), 'content %r', value['content'][:60])


@suite.case
def an_interrupt_stops_the_server_too():
    status, value = end_in_the_middle(endless, lambda process: process.send_signal(signal.SIGINT))
    expect_equal((status, value['error']['kind']), (130, 'cancelled'))
    expect(value['content'].startswith(script_text()[:20]), 'content %r', value['content'][:60])
    end = time.monotonic() + 5
    while decoded(endless) > 0:
        expect(time.monotonic() < end, 'the server goes on')
        time.sleep(0.05)


def agent(script):
    with open(os.path.join(HERE, 'tools.jinja'), encoding='utf-8') as file:
        return LlamaServer(path, script=script, template=file.read())


@suite.case
def reasoning_is_apart_from_the_answer():
    with agent(THOUGHT) as thinker:
        value = expect_answer(ask(thinker), '\nGood day to you.')
        expect_equal(value['reasoning'].strip(), 'The person said hello.', 'reasoning')


@suite.case
def think_tags_are_reasoning():
    with LlamaServer(path, script=THOUGHT, arguments=['--reasoning-format', 'none']) as thinker:
        value = ask(thinker).value
        expect_equal(value['content'].strip(), 'Good day to you.', 'content')
        expect_equal(value['reasoning'].strip(), 'The person said hello.', 'reasoning')


@suite.case
def tool_calls_are_put_together():
    with agent(CALL) as caller:
        outcome = ask(caller, '--extra', json.dumps(TOOLS))
        expect_equal((outcome.status, outcome.value['finish_reason']), (0, 'tool_calls'))
        call, = outcome.value['tool_calls']
        expect_equal((call['name'], json.loads(call['arguments'])),
                     ('now', {'zone': 'Europe/Paris'}))
        expect_equal(outcome.value['reasoning'].strip(), 'I should look at the clock.', 'reasoning')


def models(server, **more):
    outcome = cli.run('models', '--base-url', server.url, '--json', **more)
    expect_equal(outcome.status, 0, outcome.said)
    return {model['id']: model for model in json.loads(outcome.out)}


@suite.case
def a_router_serves_several_models():
    if shutil.which('bwrap') is None:
        raise Skip('bubblewrap is not installed, and the router wants to look installed')
    if subprocess.run(['bwrap', '--ro-bind', '/', '/', 'true'], capture_output=True).returncode:
        raise Skip('bubblewrap may not make a sandbox here')
    with LlamaRouter(path, {'first': 'I am the first.', 'second': 'I am the second.',
                            'broken': None}) as router:
        expect_equal(set(models(router)), {'first', 'second', 'broken'}, 'models')
        for model in 'first', 'second', 'first':
            value = expect_answer(ask(router, model=model), 'I am the %s.' % model)
            expect_equal(value['model'], model, 'model')
        expect_failure(ask(router, model='third'), 7, 'model-not-found')
        error = expect_failure(ask(router, model='broken'), 7, 'server')
        expect_in('failed to load', error['message'], 'message')


@suite.case
def the_models_are_listed_with_their_context():
    listed = models(keyed, CAUSERIE_API_KEY=KEY)
    expect_equal(list(listed), ['scripted'])
    expect_equal(listed['scripted']['context_length'], keyed.context_length, 'context length')
    expect_equal(cli.run('models', '--base-url', keyed.url).status, 3, 'without the key')


@suite.case
def the_check_finds_nothing_wrong():
    outcome = cli.run('check', '--base-url', keyed.url, CAUSERIE_API_KEY=KEY)
    expect_equal(outcome.status, 0, outcome.out + outcome.said)
    expect_equal(cli.run('check', '--base-url', keyed.url).status, 3, 'without the key')
    nobody = 'http://127.0.0.1:%d/v1' % free_port()
    expect_equal(cli.run('check', '--base-url', nobody).status, 6, 'where nobody listens')


if __name__ == '__main__':
    sys.exit(suite.run())
