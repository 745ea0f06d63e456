# test_cli_account.py: what `causerie-cli models` and `balance` promise
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

from account_server import OPENROUTER, AccountServer
from command_line import CommandLine
from settings_file import write_settings
from tap import Skip, Suite, expect, expect_equal, expect_in

KEY = 'sk-or-v1-' + '0a1b2c3d' * 8
MEMBERS = {'id', 'name', 'context_length', 'max_completion_tokens', 'prompt_price',
           'completion_price', 'free', 'input_modalities', 'output_modalities', 'parameters',
           'created', 'expires'}
LIST = 'GET /v1/models'
MODELS = 'GET /api/v1/models'
MODELS_OF_USER = 'GET /api/v1/models/user'
KEY_FACTS = 'GET /api/v1/key'
CREDITS = 'GET /api/v1/credits'
ABOUT_KEY = {'label': 'sk-or-v1-0a1...c3d', 'limit': 10, 'limit_remaining': 7.5,
             'limit_reset': 'monthly', 'usage': 123.456, 'usage_daily': 0.1, 'usage_monthly': 2.5,
             'is_free_tier': False, 'expires_at': '2027-01-02T12:00:00Z'}
FORBIDDEN = 403, {'error': {'code': 403, 'message': 'Only management keys can do this'}}

suite = Suite()
folder = tempfile.mkdtemp(prefix='account.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
server = AccountServer()
suite.cleanup(server.close)
cli = CommandLine()
everything_printed = []


def run(*arguments, answers=None, **variables):
    server.answers, server.requests = answers or {}, []
    outcome = cli.run(*arguments, **variables)
    everything_printed.append(outcome.out + outcome.said)
    return outcome


def models(*arguments, answers, url=None, **variables):
    return run('models', '--base-url', url or server.url, *arguments, answers=answers, **variables)


def models_of(listed, *arguments, status=0, **more):
    """The array of --json where GET /v1/models says this."""
    outcome = models('--json', *arguments, answers={LIST: listed, **more})
    expect_equal(outcome.status, status, outcome.said)
    found = json.loads(outcome.out)
    for model in found:
        expect_equal(set(model), MEMBERS, 'members')
    return found


def by_proxy(command, *arguments, answers, key=KEY):
    """As if the server were OpenRouter."""
    variables = {'OPENROUTER_API_KEY': key} if key else {}
    return run(command, '--base-url', OPENROUTER, '--proxy', server.address, *arguments,
               answers=answers, **variables)


def load_catalogue():
    path = os.path.join(os.environ.get('CAUSERIE_FIXTURES', ''), 'models-openrouter.json')
    if not os.path.exists(path):
        raise Skip('the recorded catalogue is not there')
    with open(path, 'rb') as file:
        return file.read()


# --- models ---------------------------------------------------------------------------------------

@suite.case
def a_whole_catalogue_is_listed_exactly():
    recorded = load_catalogue()
    entries = json.loads(recorded)['data']
    found = models_of(recorded)
    expect_equal([m['id'] for m in found], [e['id'] for e in entries], 'ids')
    for model, entry in zip(found, entries):
        for name in 'prompt', 'completion':
            price = entry['pricing'][name]
            expect_equal(model[name + '_price'], None if price == '-1' else price, entry['id'])
        for name in 'name', 'context_length', 'created':
            expect_equal(model[name], entry[name], entry['id'])
        expect_equal(model['parameters'], entry['supported_parameters'], entry['id'])
        expect_equal(model['expires'], entry['expiration_date'], entry['id'])


@suite.case
def what_is_not_told_is_null_or_empty():
    found, = models_of({'object': 'list', 'data': [{'id': 'm', 'object': 'model'}]})
    expect_equal(found, {'id': 'm', 'name': 'm', 'context_length': None,
                         'max_completion_tokens': None, 'prompt_price': None,
                         'completion_price': None, 'free': False, 'input_modalities': [],
                         'output_modalities': [], 'parameters': [], 'created': None,
                         'expires': None})


@suite.case
def each_server_has_its_own_shape():
    for listed, expected in (
            ({'data': ['b', 'a']}, [('b', None), ('a', None)]),
            ([{'id': 'm', 'context_length': 8192}], [('m', 8192)]),
            ({'models': [{'name': 'm'}], 'data': [{'id': 'x', 'meta': {'n_ctx': 512}}]},
             [('x', 512)]),
            ({'data': [{'id': 'm', 'max_model_len': 4096}]}, [('m', 4096)]),
            ({'data': [{'id': 'm', 'context_window': 131072}]}, [('m', 131072)]),
            ({'data': [{'id': 'm', 'context_length': 1048576,
                        'top_provider': {'context_length': 524288}}]}, [('m', 524288)])):
        found = models_of(listed)
        expect_equal([(m['id'], m['context_length']) for m in found], expected, 'models')


@suite.case
def prices_by_the_million_are_divided_exactly():
    found, = models_of([{'id': 'm', 'pricing': {'input': 0.18, 'output': 1.2}}])
    expect_equal((found['prompt_price'], found['completion_price']),
                 ('0.00000018', '0.0000012'), 'prices')


@suite.case
def an_ollama_is_asked_about_each_model():
    listed = {'object': 'list', 'data': [{'id': 'a:latest', 'owned_by': 'library'},
                                         {'id': 'b:latest', 'owned_by': 'library'}]}
    show = {'model_info': {'general.architecture': 'x', 'x.context_length': 131072},
            'parameters': 'num_ctx 8192', 'capabilities': ['completion', 'vision']}
    loaded = {'models': [{'model': 'b:latest', 'context_length': 4096}]}
    found = models_of(listed, **{'POST /api/show': show, 'GET /api/ps': loaded})
    expect_equal([m['context_length'] for m in found], [8192, 4096], 'contexts')
    expect_equal(found[0]['input_modalities'], ['text', 'image'], 'inputs')


@suite.case
def what_cannot_chat_is_left_out():
    found = models_of({'data': [{'id': 'a'}, {'id': 'a:batch'}, {'id': 'e', 'type': 'embeddings'},
                                {'id': 'i', 'architecture': {'input_modalities': ['text'],
                                                             'output_modalities': ['image']}}]})
    expect_equal([m['id'] for m in found], ['a'], 'models')


FREE_AND_NOT = {'data': [
    {'id': 'cheap', 'context_length': 8192,
     'pricing': {'prompt': '0.0000005', 'completion': '0.000003'}},
    {'id': 'gift', 'context_length': 128000, 'pricing': {'prompt': '0', 'completion': '0'}},
    {'id': 'router', 'pricing': {'prompt': '-1', 'completion': '-1'}}]}


@suite.case
def free_ones_alone():
    found = models_of(FREE_AND_NOT, '--free')
    expect_equal([(m['id'], m['free']) for m in found], [('gift', True)], 'models')
    outcome = models('--free', answers={LIST: {'data': ['a']}})
    expect_equal((outcome.status, outcome.out), (0, ''), 'outcome')
    expect_in('no free model', outcome.said)


@suite.case
def a_table_for_people():
    outcome = models('--refresh', answers={LIST: FREE_AND_NOT})
    expect_equal(outcome.status, 0, outcome.said)
    expect_equal(outcome.out, 'cheap      8192   $0.50   $3.00\n'
                              'gift    128\u00a0000    free    free\n'
                              'router        —  varies  varies\n', 'table')


@suite.case
def without_prices_there_are_no_columns_for_them():
    outcome = models(answers={LIST: {'data': [{'id': 'm', 'max_model_len': 4096}]}})
    expect_equal(outcome.out, 'm  4096\n', 'table')


@suite.case
def words_filters_and_an_order():
    """Names as people write them, in any alphabet; what else was searched for is said."""
    listed = {'data': [
        {'id': 'a/claude-3', 'context_length': 200000, 'supported_parameters': ['tools'],
         'pricing': {'prompt': '0.000003', 'completion': '0.000015'}},
        {'id': 'b/kimi-k2', 'context_length': 63000,
         'pricing': {'prompt': '0.0000000833333333333333', 'completion': '0'}},
        {'id': 'c/plain'}]}
    for arguments, expected in ((['claude'], ['a/claude-3']), (['клод'], ['a/claude-3']),
                                (['сдфгву'], ['a/claude-3']), (['kmi-k2'], ['b/kimi-k2']),
                                (['--tools'], ['a/claude-3']), (['--vision'], []),
                                (['--min-context', '64 000'], ['a/claude-3']),
                                (['--max-price', '0,1'], ['b/kimi-k2']),
                                (['--sort', 'price'], ['b/kimi-k2', 'a/claude-3', 'c/plain'])):
        outcome = models('--json', *arguments, answers={LIST: listed})
        expect_equal([m['id'] for m in json.loads(outcome.out)], expected, repr(arguments))
    outcome = models('сдфгву', answers={LIST: listed})
    expect_in('“claude”', outcome.said)
    outcome = models('kimi', answers={LIST: listed})
    expect_equal(outcome.out, 'b/kimi-k2  63\u00a0000  $0.0833333333333333  free\n', 'table')


def age(folder):
    """Lists that were asked for now become two days old; each has its date in seconds."""
    now = int(time.time())
    for path in pathlib.Path(folder).rglob('*.models'):
        with open(path, 'rb') as file:
            data = file.read()
        for second in range(now - 60, now + 1):
            data = data.replace(struct.pack('=q', second), struct.pack('=q', second - 2 * 86400))
        with open(path, 'wb') as file:
            file.write(data)


@suite.case
def a_saved_connection_is_asked_once_a_day():
    saved = CommandLine()
    saved.variables.update(write_settings(
        saved.home, {'one': {'name': 'One', 'base-url': server.url}}, {}))

    def listed(*arguments, status=0):
        outcome = saved.run('models', '-c', 'One', *arguments)
        expect_equal(outcome.status, status, outcome.said)
        return outcome.out.split(), outcome.said

    server.answers, server.requests = {LIST: {'data': ['a']}}, []
    expect_equal(listed(), (['a', '—'], ''), 'the first time')
    server.answers = {LIST: {'data': ['b']}}
    expect_equal(listed(), (['a', '—'], ''), 'from the cache')
    expect_equal(len(server.requests), 1, 'requests')
    expect_equal(listed('--refresh')[0], ['b', '—'], 'anew')

    server.answers = {}
    listed('--refresh', status=7)
    age(saved.home['HOME'])
    found, said = listed()
    expect_equal(found, ['b', '—'], 'when the server is away')
    expect_in('This is its list of', said)
    server.answers = {LIST: {'data': ['c']}}
    expect_equal(listed()[0], ['c', '—'], 'the next day')


@suite.case
def openrouter_tells_first_what_the_account_may_use():
    outcome = by_proxy('models', answers={MODELS_OF_USER: {'data': ['mine']}})
    expect_equal((outcome.status, outcome.out.strip()[:4]), (0, 'mine'), outcome.said)
    request, = server.expect_calls(MODELS_OF_USER)
    expect_equal((request.host, request.key), ('openrouter.ai', KEY), 'request')

    outcome = by_proxy('models', answers={MODELS_OF_USER: FORBIDDEN, MODELS: {'data': ['all']}})
    expect_equal((outcome.status, outcome.out.strip()[:3]), (0, 'all'), outcome.said)
    server.expect_calls(MODELS_OF_USER, MODELS)


@suite.case
def the_catalogue_of_openrouter_needs_no_key():
    outcome = by_proxy('models', answers={MODELS: {'data': ['all']}}, key=None)
    expect_equal((outcome.status, outcome.out.strip()[:3]), (0, 'all'), outcome.said)
    request, = server.expect_calls(MODELS)
    expect_equal(request.key, None, 'key')


@suite.case
def failures_have_their_exit_code():
    for answer, status in (((401, {'error': {'message': 'Invalid API key'}}), 3),
                           ('<html><title>Welcome</title></html>', 7),
                           ((404, {'error': 'not here'}), 7),
                           (b'{"data":[', 8),
                           ({'hello': 1}, 8)):
        outcome = models('--json', answers={LIST: answer}, CAUSERIE_API_KEY='word')
        expect_equal((outcome.status, outcome.out), (status, ''), '%r: %s' % (answer, outcome.said))
        expect(outcome.said.startswith('causerie-cli: '), 'it said %r', outcome.said)
    outcome = models(answers={}, url='http://127.0.0.1:9/v1')
    expect_equal(outcome.status, 6, outcome.said)


@suite.case
def the_demo_has_its_model():
    outcome = run('models', '-c', 'demo', '--json')
    expect_equal([m['id'] for m in json.loads(outcome.out)], ['causerie/demo'], 'models')


@suite.case
def a_reader_that_has_enough_is_no_failure():
    server.answers = {LIST: {'data': ['model-%d' % i for i in range(20000)]}}
    line = '"$1" models --base-url "$2" | head -n 1; echo "${PIPESTATUS[0]}"'
    result = subprocess.run(['bash', '-c', line, 'bash', cli.path, server.url], text=True,
                            env=cli.environment(), capture_output=True, timeout=20)
    expect_equal(result.stdout.split()[-1], '0', result.stderr)


# --- balance --------------------------------------------------------------------------------------

@suite.case
def balance_tells_what_was_spent_and_what_is_left():
    outcome = by_proxy('balance', answers={
        KEY_FACTS: {'data': ABOUT_KEY},
        CREDITS: {'data': {'total_credits': 100.5, 'total_usage': 25.75}}})
    expect_equal(outcome.status, 0, outcome.said)
    expect_equal(outcome.out.splitlines(), [
        'Key: sk-or-v1-0a1...c3d', 'Balance: $74.75', 'Spent today: $0.10',
        'Spent this month: $2.50', 'Spent in all: $123.46', 'Limit a month: $10.00',
        'Left of the limit: $7.50', 'Free tier: no', 'The key expires: 2 January 2027'], 'lines')


@suite.case
def a_balance_that_is_not_told_is_not_zero():
    about = {**ABOUT_KEY, 'limit': None, 'limit_remaining': None, 'is_free_tier': True}
    outcome = by_proxy('balance', answers={KEY_FACTS: {'data': about}, CREDITS: FORBIDDEN})
    expect_equal(outcome.status, 0, outcome.said)
    lines = outcome.out.splitlines()
    expect_in('Balance: this key may not see it', lines)
    expect_in('See it on the website: https://openrouter.ai/settings/credits', lines)
    expect_in('Limit: none', lines)
    expect_in('Free tier: yes; nothing was ever paid in', lines)


@suite.case
def a_server_without_money_says_so():
    outcome = run('balance', '--base-url', server.url)
    expect_equal((outcome.status, outcome.out),
                 (0, 'This server tells nothing about a balance.\n'), outcome.said)
    outcome = run('balance', '--base-url', 'https://api.deepseek.com')
    expect_equal(outcome.status, 0, outcome.said)
    expect_in('https://platform.deepseek.com/', outcome.out)


@suite.case
def a_key_that_is_wrong_or_missing_has_no_balance():
    refusal = 401, {'error': {'code': 401, 'message': 'User not found.'}}
    outcome = by_proxy('balance', answers={KEY_FACTS: refusal})
    expect_equal((outcome.status, outcome.out), (3, ''), outcome.said)
    outcome = by_proxy('balance', answers={}, key=None)
    expect_equal((outcome.status, outcome.out), (3, ''), outcome.said)
    server.expect_calls()


# --- arguments ------------------------------------------------------------------------------------

@suite.case
def arguments_that_make_no_sense_are_refused():
    for arguments in (['models', '--sort', 'x'], ['models', '--base-url', 'ftp://x'],
                      ['models', '--new'],
                      ['models', '-c', 'Nobody'], ['models'], ['balance'], ['balance', '--json'],
                      ['models', '-c', 'demo', '--base-url', server.url],
                      ['models', '--base-url', server.url, '--proxy', 'gopher://x'],
                      ['models', '--base-url', server.url, '--proxy', 'http://me:word@127.0.0.1:9'],
                      ['models', '--base-url', server.url, '--ca-file', '/nowhere'],
                      ['models', '--base-url', server.url, '--ca-file', __file__],
                      ['sign-in', 'more'], ['sign-in', '-c', 'Nobody']):
        outcome = run(*arguments)
        expect_equal((outcome.status, outcome.out), (2, ''), '%r: %s' % (arguments, outcome.said))
        expect(outcome.said.startswith('causerie-cli: '), '%r said %r', arguments, outcome.said)
    expect_equal(server.requests, [], 'requests')


@suite.case
def without_a_keyring_no_sign_in_is_begun():
    outcome = run('sign-in', '--no-browser')
    expect_equal((outcome.status, outcome.out), (3, ''), outcome.said)
    expect_in('keyring', outcome.said)


@suite.case
def the_key_is_never_printed():
    expect(not any(KEY in text for text in everything_printed), 'the key was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
