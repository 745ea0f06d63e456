# test_cli_chat.py: what `causerie-cli chat` and `causerie-cli profiles` promise
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import sys
import tempfile
import threading

from command_line import CommandLine
from places import cli_path
from servers import Answer, Server, json_failure
from settings_file import write_settings
from tap import Suite, expect, expect_equal, expect_in
from terminal import END_OF_INPUT, INTERRUPT, Terminal

MODEL = 'moonshotai/kimi-k2'
KEY = 'sk-or-v1-' + '0a1b2c3d' * 8
GREETING = 'Привіт! Як справи?'
OWN = '00000000-0000-4000-8000-000000000001'
KIMI = '00000000-0000-4000-8000-000000000002'

suite = Suite()
server = Server().__enter__()
suite.cleanup(server.close)
folder = tempfile.mkdtemp(prefix='chat.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder


def new_home():
    """Settings that are there for the next command."""
    return CommandLine(GSETTINGS_BACKEND='keyfile')


def run(cli, *arguments, status=0, text='', **more):
    """With a short text on standard input."""
    reader, writer = os.pipe()
    os.write(writer, text.encode())
    os.close(writer)
    with open(reader, 'rb') as piped:
        outcome = cli.run(*arguments, stdin=piped, **more)
    expect_equal(outcome.status, status, outcome.said)
    return outcome


def chat(cli, text, *arguments, model=MODEL, **more):
    return run(cli, 'chat', '--base-url', server.url, '-m', model, *arguments, text=text,
               **more)


def on_terminal(cli, *arguments):
    command = [cli_path(), 'chat', '--base-url', server.url, '-m', MODEL, *arguments]
    return Terminal(command, {**cli.environment(), 'TERM': 'dumb'})


def said(request):
    """The messages of a request, without who said them."""
    return [message['content'] for message in request.json['messages']]


def answers(*texts):
    server.queue = [Answer(text=text) for text in texts]


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


# --- lines from a pipe -------------------------------------------------------------------------

@suite.case
def each_line_is_a_message_after_the_others():
    before = len(server.chats)
    answers('Добре.', 'Так.')
    outcome = chat(CommandLine(), GREETING + '\n\n  \nСправді?\n', '-s', 'Коротко.',
                   '--temperature', '0.3')
    expect_equal(outcome.out, 'Добре.\n\nТак.\n')
    first, second = server.chats[before:]
    expect_equal(said(first), ['Коротко.', GREETING])
    expect_equal(said(second), ['Коротко.', GREETING, 'Добре.', 'Справді?'])
    expect_equal([request.json['temperature'] for request in (first, second)], [0.3, 0.3])


@suite.case
def a_backslash_goes_on_in_the_next_line():
    answers('Yes.', 'No.')
    chat(CommandLine(), 'one \\\ntwo\\\r\nthree\nfour\\')
    expect_equal(said(server.chats[-1]), ['one \ntwo\nthree', 'Yes.', 'four\n'])


@suite.case
def quit_leaves_the_rest():
    before = len(server.chats)
    answers('Yes.')
    outcome = chat(CommandLine(), 'one\n/help\n/quit\ntwo\n')
    expect_equal(outcome.out, 'Yes.\n')
    expect_in('/quit', outcome.said)
    expect_equal(len(server.chats), before + 1)
    expect_equal(chat(CommandLine(), '').out, '')


@suite.case
def a_failure_ends_a_chat_of_a_pipe():
    before = len(server.chats)
    server.queue = [Answer(text='Yes.'), json_failure(402, 'Insufficient credits')]
    outcome = chat(CommandLine(), 'one\ntwo\nthree\n', status=4)
    expect_in('Insufficient credits', outcome.said)
    expect_equal(len(server.chats), before + 2)


@suite.case
def arguments_that_make_no_sense_are_refused():
    run(CommandLine(), 'chat', 'hello', status=2)
    run(CommandLine(), 'chat', '--base-url', server.url, status=2)
    run(CommandLine(), 'chat', '--json', status=2)
    expect_in('no model profile yet', run(CommandLine(), 'chat', status=2).said)


@suite.case
def a_key_is_read_once():
    before = len(server.chats)
    answers('Yes.', 'No.')
    path = os.path.join(folder, 'key')
    os.mkfifo(path)
    writer = threading.Thread(target=write, args=('key', KEY + '\n'), daemon=True)
    writer.start()              # nobody writes it again
    outcome = chat(CommandLine(), 'one\ntwo\n', '--api-key-file', path)
    expect_equal([request.key for request in server.chats[before:]], [KEY, KEY])
    expect(KEY not in outcome.said + outcome.out, 'the key was printed')


# --- what is kept ------------------------------------------------------------------------------

@suite.case
def a_chat_is_kept_and_goes_on():
    cli = new_home()
    answers('Yes.', 'No.', 'Perhaps.')
    outcome = chat(cli, 'one\ntwo\n', '--save')
    lines = [line for line in outcome.said.split('\n') if line.startswith('Conversation: ')]
    expect_equal(len(lines), 1, 'it is told once')
    uid = lines[0].partition(': ')[2]
    chat(cli, 'three\n', '-r', uid)
    expect_equal(said(server.chats[-1]), ['one', 'Yes.', 'two', 'No.', 'three'])
    text = run(cli, 'export', '--format', 'text', uid).out
    expect([word in text for word in ('one', 'two', 'three', 'Perhaps.')] == [True] * 4,
           'the chat is %s', text)


@suite.case
def a_deleted_profile_leaves_its_chat_answering():
    home = CommandLine().home
    connections = {OWN: {'name': 'Own', 'provider': 'custom', 'base-url': server.url}}
    profiles = {KIMI: {'name': 'Kimi', 'connection': OWN, 'model': MODEL,
                       'instructions': 'Коротко.'}}
    with_profile = CommandLine(**write_settings(home, connections, profiles))
    answers('Yes.', 'No.')
    outcome = run(with_profile, 'chat', '--save', '-p', 'Kimi', text='one\n')
    uid = outcome.said.partition('Conversation: ')[2].strip()
    without = CommandLine(**write_settings(home, connections))
    run(without, 'chat', '-r', uid, text='two\n')
    expect_equal(server.chats[-1].json['model'], MODEL)
    expect_equal(said(server.chats[-1]), ['Коротко.', 'one', 'Yes.', 'two'])


# --- a person at a terminal --------------------------------------------------------------------

@suite.case
def an_interrupt_stops_an_answer_and_not_the_chat():
    held = Answer(text='one two three four five', hold_after=2)
    server.queue = [held, Answer(text='Gladly.')]
    with on_terminal(CommandLine()) as terminal:
        terminal.wait_for('> ')
        terminal.type('count')
        terminal.wait_for('one two')
        terminal.press(INTERRUPT)
        terminal.wait_for('> ')
        terminal.type('go on')
        terminal.wait_for('Gladly.')
        terminal.wait_for('> ')
        terminal.press(END_OF_INPUT)
        expect_equal(terminal.wait_for_end(), 0)
    expect_equal(said(server.chats[-1]), ['count', 'one two', 'go on'])


@suite.case
def an_interrupt_between_answers_ends_the_chat():
    with on_terminal(CommandLine()) as terminal:
        expect_in('%s (127.0.0.1:%d) answers.' % (MODEL, server.port), terminal.wait_for('> '))
        terminal.press(INTERRUPT)
        expect_equal(terminal.wait_for_end(), 130)


@suite.case
def a_failure_at_a_terminal_is_told_and_the_chat_goes_on():
    server.queue = [json_failure(402, 'Insufficient credits'), Answer(text='Gladly.')]
    with on_terminal(CommandLine()) as terminal:
        terminal.wait_for('> ')
        terminal.type('one')
        terminal.wait_for('Insufficient credits')
        terminal.wait_for('> ')
        terminal.type('two\\')
        terminal.wait_for('… ')
        terminal.type('lines')
        terminal.wait_for('Gladly.')
        terminal.wait_for('> ')
        terminal.type('/quit')
        expect_equal(terminal.wait_for_end(), 0)
    expect_equal(said(server.chats[-1])[-1].split('\n')[-2:], ['two', 'lines'])


# --- profiles ----------------------------------------------------------------------------------

def with_profiles():
    home = CommandLine().home
    connections = {OWN: {'name': 'Own', 'provider': 'openrouter',
                         'base-url': 'https://openrouter.ai/api/v1'}}
    profiles = {KIMI: {'name': 'Kimi', 'connection': OWN, 'model': MODEL,
                       'instructions': 'Коротко.'},
                OWN: {'name': 'Other', 'connection': OWN, 'model': 'openai/gpt-4o-mini'}}
    return CommandLine(**write_settings(home, connections, profiles))


@suite.case
def profiles_are_listed():
    cli = with_profiles()
    first, second = run(cli, 'profiles').out.strip('\n').split('\n')
    expect_equal(first.split(), ['*', 'Kimi', MODEL, 'Own', KIMI])
    expect_equal(second.split(), ['Other', 'openai/gpt-4o-mini', 'Own', OWN])
    kimi = json.loads(run(cli, 'profiles', '--json').out)[0]
    expect_equal(kimi, {'id': KIMI, 'name': 'Kimi', 'default': True, 'model': MODEL,
                        'connection': {'id': OWN, 'name': 'Own',
                                       'base_url': 'https://openrouter.ai/api/v1'},
                        'instructions': 'Коротко.', 'params': {}})
    expect_in('no model profile yet', run(CommandLine(), 'profiles').said)
    expect_equal(json.loads(run(CommandLine(), 'profiles', '--json').out), [])


@suite.case
def profiles_go_to_another_computer():
    path = os.path.join(folder, 'profiles.json')
    cli = with_profiles()
    run(cli, 'profiles', '--export', path)
    with open(path, encoding='utf-8') as file:
        everything = file.read()
    expect_equal(run(cli, 'profiles', '--export', '-').out, everything)
    one = json.loads(run(cli, 'profiles', '--export', '-', 'Kimi').out)
    expect_equal([profile['name'] for profile in one['profiles']], ['Kimi'])

    other = new_home()
    outcome = run(other, 'profiles', '--import', path)
    expect_equal(outcome.out, 'Kimi\nOther\n')
    expect_in('There is no connection to OpenRouter (https://openrouter.ai/api/v1) yet.',
              outcome.said)
    expect_equal([profile['name'] for profile in json.loads(run(other, 'profiles', '--json').out)],
                 ['Kimi', 'Other'])
    expect_equal(run(other, 'profiles', '--import', '-', text=everything).out,
                 'Kimi 2\nOther 2\n')


@suite.case
def a_wrong_file_of_profiles_is_refused_with_its_place():
    head = '{"format": "causerie-profiles", "version": 1, "profiles": '
    rows = {
        head + '[\n  {"name" "N"}\n]}': 'line 2, column 11: expected a colon',
        head + '[{"name": "N", "model": "m", "params": {"top-p": 2}}]}':
            'profiles[0].params.top-p: 2 is not from 0 to 1',
        '[]': 'this is no file of model profiles',
    }
    cli = new_home()
    for text, place in rows.items():
        path = write('wrong.json', text)
        expect_in('wrong.json: ' + place, run(cli, 'profiles', '--import', path, status=2).said)
    run(cli, 'profiles', '--import', os.path.join(folder, 'nothing.json'), status=9)
    run(cli, 'profiles', '--export', os.path.join(folder, 'no', 'such', 'folder'), status=9)
    expect_equal(json.loads(run(cli, 'profiles', '--json').out), [])


@suite.case
def arguments_of_profiles_that_make_no_sense_are_refused():
    for arguments in (('--json', '--export', '-'), ('Kimi',), ('--export', '-', 'Nobody')):
        run(with_profiles(), 'profiles', *arguments, status=2)


sys.exit(suite.run())
