# test_cli.py: what `causerie-cli ask` promises to scripts
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs without a display, without a session bus and with settings in memory.  TEST_LOCALE names a
real locale such as ru_RU.UTF-8; the words stay English, so that what is promised can be compared."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

from command_line import CommandLine
from locales import locale_environment
from places import cli_path, files_that_hold
from servers import Answer, Server, dated
from tap import Suite, expect, expect_equal, expect_in

MODEL = 'moonshotai/kimi-k2'
KEY = 'sk-or-v1-' + '0a1b2c3d' * 8
TIMEOUT_S = 20

CLI = cli_path()
LOCALE = {}
if 'TEST_LOCALE' in os.environ:
    LOCALE = {**locale_environment(os.environ['TEST_LOCALE']), 'LANGUAGE': 'en'}
suite = Suite()
server = Server().__enter__()
suite.cleanup(server.close)
folder = tempfile.mkdtemp(prefix='cli.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
command_line = CommandLine(**LOCALE)
environment, home = command_line.environment, command_line.home
everything_printed = []


def ask(*arguments, model=MODEL, url=None, stdin=None, **more):
    """Runs `causerie-cli ask`; returns what subprocess.run () does, as text."""
    command = [CLI, 'ask', '--base-url', url or server.url]
    command += ['-m', model] if model else []
    result = subprocess.run([*command, *arguments], input=stdin, env=environment(**more),
                            stdin=subprocess.DEVNULL if stdin is None else None,
                            capture_output=True, text=True, timeout=TIMEOUT_S)
    everything_printed.append(result.stdout + result.stderr)
    expect('CRITICAL' not in result.stderr and 'WARNING' not in result.stderr,
           'it warned: %s', result.stderr)
    return result


def expect_status(result, status):
    expect(result.returncode == status, 'exit status %d, not %d; it said: %s%s',
           result.returncode, status, result.stdout, result.stderr)


def last_body():
    return server.chats[-1].json


def object_of(result):
    """The one JSON object of --json, with the members product.md promises."""
    value = json.loads(result.stdout)
    wanted = {'content', 'reasoning', 'finish_reason', 'model', 'provider', 'id', 'tool_calls',
              'citations', 'usage', 'cost', 'cost_is_estimate', 'error', 'timing'}
    expect_equal(set(value), wanted, 'members of the object')
    return value


@suite.case
def the_answer_goes_to_standard_output():
    result = ask('Привіт! Як справи?')
    expect_status(result, 0)
    expect_equal(result.stdout, server.answer.text + '\n', 'standard output')
    expect_equal(last_body()['messages'], [{'role': 'user', 'content': 'Привіт! Як справи?'}])


@suite.case
def a_pipe_is_added_to_the_arguments():
    result = ask('say', 'hi', stdin='diff --git a/x b/x\n+one\n')
    expect_status(result, 0)
    content = last_body()['messages'][-1]['content']
    expect_equal(content.rstrip('\n'), 'say hi\n\ndiff --git a/x b/x\n+one', 'the prompt')


@suite.case
def a_pipe_alone_is_the_prompt():
    expect_status(ask(stdin='What is this?\n'), 0)
    expect_equal(last_body()['messages'][-1]['content'].rstrip('\n'), 'What is this?', 'the prompt')


@suite.case
def it_works_in_a_shell_pipe():
    line = 'git diff --no-index /dev/null "$1" | "$2" ask --base-url "$3" -m "$4" "say hi" | cat'
    result = subprocess.run(['sh', '-c', line, 'sh', __file__, CLI, server.url, MODEL],
                            env=environment(), capture_output=True, text=True, timeout=TIMEOUT_S)
    expect_equal(result.stdout, server.answer.text + '\n', 'standard output')
    content = last_body()['messages'][-1]['content']
    expect(content.startswith('say hi\n\ndiff --git'), 'the prompt begins %r', content[:40])


@suite.case
def a_reader_that_goes_away_is_no_crash():
    server.queue.append(Answer(text='word ' * 20000))
    line = '"$1" ask --base-url "$2" -m x hello | head -c 4; echo " ${PIPESTATUS[0]}"'
    result = subprocess.run(['bash', '-c', line, 'bash', CLI, server.url], env=environment(),
                            capture_output=True, text=True, timeout=TIMEOUT_S)
    status = result.stdout.split()[-1]
    expect(status in ('0', '141', '130', '9'), 'status %s, said %r', status, result.stderr)
    expect('CRITICAL' not in result.stderr, 'it warned: %s', result.stderr)


@suite.case
def only_what_was_set_is_sent():
    expect_status(ask('hello'), 0)
    body = last_body()
    expect(set(body) <= {'model', 'messages', 'stream', 'stream_options', 'session_id'},
           'unset, but sent: %r', body)
    expect_equal((body['model'], body['stream']), (MODEL, True))

    expect_status(ask('-s', 'Be brief.', '--temperature', '0.7', '--top-p', '0.9', '--max-tokens',
                      '100', '--context-length', '8192', 'hello'), 0)
    raw = server.chats[-1].body.decode()
    for part in ('"temperature":0.7', '"top_p":0.9', '"max_tokens":100'):
        expect(part in raw.replace(': ', ':'), '%s is not in %s', part, raw)
    expect('8192' not in raw, 'the context length was sent: %s', raw)
    expect_equal(last_body()['messages'][0], {'role': 'system', 'content': 'Be brief.'})


@suite.case
def a_decimal_comma_is_a_point_on_the_wire():
    for text in ('0,7', '0.7', ',7'):
        expect_status(ask('--temperature', text, 'hello'), 0)
        expect_in('"temperature":0.7', server.chats[-1].body.decode().replace(': ', ':'), 'body')
    expect_status(ask('--temperature', 'warm', 'hello'), 2)
    expect_status(ask('--temperature', '2,5', 'hello'), 2)


@suite.case
def json_prints_one_object():
    result = ask('--json', 'hello')
    expect_status(result, 0)
    value = object_of(result)
    expect_equal(value['content'], server.answer.text, 'content')
    expect_equal((value['finish_reason'], value['provider'], value['error'], value['reasoning']),
                 ('stop', 'Moonshot AI', None, None))
    expect(value['model'] in (MODEL, dated(MODEL)), 'model %r', value['model'])
    expect(value['id'].startswith('gen-'), 'id %r', value['id'])
    expect_equal(value['usage'], {'prompt_tokens': 12, 'completion_tokens': 34, 'total_tokens': 46,
                                  'reasoning_tokens': 0, 'cached_tokens': 0}, 'usage')
    expect_in('"cost":0.0012', result.stdout.replace(' : ', ':').replace(': ', ':'), 'the object')
    expect_equal(value['cost_is_estimate'], False)
    expect_equal((value['tool_calls'], value['citations']), ([], []))
    expect(0 <= value['timing']['first_token_ms'] <= value['timing']['total_ms'], 'timing')


@suite.case
def without_streaming_the_answer_is_the_same():
    result = ask('--no-stream', '--json', 'hello')
    expect_status(result, 0)
    expect_equal(last_body().get('stream', False), False, 'stream')
    expect_equal(object_of(result)['content'], server.answer.text, 'content')


@suite.case
def reasoning_goes_to_standard_error():
    server.queue += [Answer(text='Four.', reasoning='Two and two.') for _ in range(2)]
    result = ask('2+2')
    expect_equal(result.stdout, 'Four.\n', 'standard output')
    expect_in('Two and two.', result.stderr, 'standard error')
    expect_equal(object_of(ask('--json', '2+2'))['reasoning'], 'Two and two.', 'reasoning')


@suite.case
def usage_errors_are_2_and_send_nothing():
    before = len(server.requests)
    for arguments in ([], ['--no-such-option', 'hi'], ['--api-key', KEY, 'hi'],
                      ['--max-tokens', '0', 'hi'], ['--top-p', '1.5', 'hi']):
        expect_status(ask(*arguments), 2)
    expect_status(ask('hi', model=None), 2)
    expect_equal(len(server.requests), before, 'requests')


def expect_failure(status, kind, *arguments, **more):
    """Both forms of one failure: the sentence on standard error, the object of --json."""
    result = ask('hello', *arguments, **more)
    expect_status(result, status)
    expect(result.stderr.strip(), 'nothing on standard error')
    expect('<html' not in result.stderr.lower(), 'markup in the sentence: %s', result.stderr)
    result = ask('--json', 'hello', *arguments, **more)
    expect_status(result, status)
    value = object_of(result)
    expect_equal(set(value['error']), {'kind', 'status', 'code', 'message', 'hint', 'retry_after'},
                 'members of the error')
    expect_equal(value['error']['kind'], kind, 'kind')
    return value


@suite.case
def a_refused_key_is_3():
    value = expect_failure(3, 'key-invalid', model='fail/401', CAUSERIE_API_KEY=KEY)
    expect_equal(value['error']['status'], 401, 'status')


@suite.case
def a_missing_key_is_3_and_sends_nothing():
    result = ask('--json', 'hello', url='https://openrouter.ai/api/v1')
    expect_status(result, 3)
    expect_equal(object_of(result)['error']['kind'], 'key-missing', 'kind')


@suite.case
def no_credit_is_4():
    value = expect_failure(4, 'no-credit', model='fail/402')
    expect_in('can only afford 831', value['error']['message'], 'message')
    expect_equal(value['error']['status'], 402, 'status')


@suite.case
def a_rate_limit_is_5_and_long_waits_are_not_waited():
    started = time.monotonic()
    value = expect_failure(5, 'rate-limited', model='fail/429')
    expect_equal(value['error']['retry_after'], 120, 'retry_after')
    expect(time.monotonic() - started < 10, 'it waited')


@suite.case
def nobody_listening_is_6():
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        url = 'http://127.0.0.1:%d/v1' % free.getsockname()[1]
        expect_failure(6, 'unreachable', url=url)


@suite.case
def what_the_server_refuses_is_7():
    expect_failure(7, 'model-not-found', model='fail/404')
    expect_failure(7, 'server', model='fail/500')
    expect_failure(7, 'not-an-api', model='fail/html')


@suite.case
def a_broken_answer_is_8_and_what_came_is_kept():
    for model in ('fail/cut', 'fail/cut-clean'):
        value = expect_failure(8, 'cut-off', model=model)
        expect_equal(value['content'], 'This text came before', 'content')
        expect_in('This text came before', ask('hello', model=model).stdout, 'standard output')
    expect_failure(8, 'empty', model='fail/empty')


@suite.case
def the_token_limit_is_an_answer_and_a_word():
    server.queue.append(Answer(text='An answer that', finish='length'))
    result = ask('hello')
    expect_status(result, 0)
    expect_equal(result.stdout, 'An answer that\n', 'standard output')
    expect(result.stderr.strip(), 'nothing on standard error')


@suite.case
def a_file_where_the_chats_should_be_is_9():
    blocked = os.path.join(folder, 'blocked')
    with open(blocked, 'w', encoding='utf-8'):
        pass
    result = ask('--save', 'hello', XDG_DATA_HOME=blocked)
    expect_status(result, 9)


def interrupt(*arguments):
    """SIGINT in the middle of an answer; returns status, standard output and standard error."""
    answer = Answer(text='one two three four five', hold_after=3)
    server.queue.append(answer)
    before = len(server.chats)
    process = subprocess.Popen([CLI, 'ask', '--base-url', server.url, '-m', MODEL,
                                *arguments, 'hi'],
                               env=environment(), stdin=subprocess.DEVNULL, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        request = server.wait_for_chats(before + 1)
        if arguments:
            expect(answer.held.wait(TIMEOUT_S), 'the answer did not get to its third word')
        else:
            seen = ''
            while 'three' not in seen:
                seen += process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=TIMEOUT_S)
    finally:
        process.kill()
    expect(request.disconnected.wait(5), 'the connection stayed open')
    return process.returncode, out if arguments else seen + out, err


@suite.case
def an_interrupt_is_130_and_what_came_is_printed():
    status, out, err = interrupt()
    expect_equal((status, out.strip()), (130, 'one two three'))
    expect('CRITICAL' not in err, 'it warned: %s', err)


@suite.case
def an_interrupt_prints_the_object_too():
    status, out, _err = interrupt('--json')
    value = json.loads(out)
    expect_equal((status, value['content'], value['error']['kind']),
                 (130, 'one two three', 'cancelled'))


@suite.case
def the_key_comes_from_environment_or_file():
    expect_status(ask('hello', CAUSERIE_API_KEY=KEY), 0)
    expect_equal(server.chats[-1].key, KEY, 'CAUSERIE_API_KEY')

    path = os.path.join(folder, 'key')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(KEY + '\n')
    expect_status(ask('--api-key-file', path, 'hello'), 0)
    expect_equal(server.chats[-1].key, KEY, '--api-key-file')
    os.remove(path)

    expect_status(ask('hello'), 0)
    expect('Authorization' not in server.chats[-1].headers, 'an empty key was sent')


@suite.case
def what_belongs_to_openrouter_goes_nowhere_else():
    expect_status(ask('hello', OPENROUTER_API_KEY=KEY, NEXT_PUBLIC_APP_URL='http://localhost:3000'),
                  0)
    headers = server.chats[-1].headers
    for name in ('Authorization', 'HTTP-Referer', 'Referer', 'X-OpenRouter-Title', 'X-Title'):
        expect(name not in headers, '%s: %s was sent', name, headers.get(name))


@suite.case
def a_reply_that_repeats_the_key_is_blanked():
    for arguments in ([], ['--json']):
        result = ask('hello', *arguments, model='fail/401', CAUSERIE_API_KEY=KEY)
        expect_status(result, 3)
        expect(KEY not in result.stdout + result.stderr, 'the key was printed')


@suite.case
def save_keeps_the_chat_and_r_goes_on():
    result = ask('--save', 'My name is Ada.')
    expect_status(result, 0)
    words = result.stderr.split()
    expect(words, 'no conversation id on standard error')
    conversation = words[-1]
    expect_status(ask('-r', conversation, 'What is my name?'), 0)
    expect_equal([m['content'] for m in last_body()['messages']],
                 ['My name is Ada.', server.answer.text, 'What is my name?'], 'the history')
    expect_status(ask('-r', conversation, 'And now?'), 0)
    expect_equal(len(last_body()['messages']), 5, 'messages')
    expect_status(ask('-r', 'no-such-conversation', 'hello'), 9)


@suite.case
def any_sqlite_can_check_the_chats():
    paths = files_that_hold(b'SQLite format 3', home['XDG_DATA_HOME'])
    expect(paths, 'no database under the data folder')
    for path in paths:
        connection = sqlite3.connect('file:%s?mode=ro' % path, uri=True)
        rows = connection.execute('PRAGMA integrity_check').fetchall()
        connection.close()
        expect_equal(rows, [('ok',)], path)


@suite.case
def the_key_is_nowhere():
    expect_equal(files_that_hold(KEY.encode(), folder), [], 'files that hold the key')
    expect(not any(KEY in text for text in everything_printed), 'the key was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
