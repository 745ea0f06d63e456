# test_cli_arguments.py: what is said at the prompt when a command cannot be carried out
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong option, a file that cannot be read, an address that is none: each is one line on standard
error that says what is wrong, with the right exit status, and nothing is sent."""

import os
import shutil
import subprocess
import sys
import tempfile

from command_line import CommandLine
from servers import Server
from settings_file import write_settings
from tap import Suite, expect, expect_equal, expect_in, print_indented

KEY = 'sk-or-v1-' + '0a1b2c3d' * 8
USAGE, KEY_MISSING, NETWORK, NO_PROVIDER, STORAGE = 2, 3, 6, 7, 9

suite = Suite()
folder = tempfile.mkdtemp(prefix='arguments.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
server = Server().__enter__()
suite.cleanup(server.close)
cli = CommandLine()
cli.variables.update(write_settings(
    cli.home,
    {'good': {'name': 'Good', 'base-url': server.url},
     'twin': {'name': 'Twins', 'base-url': server.url},
     'other-twin': {'name': 'Twins', 'base-url': server.url},
     'nowhere': {'name': 'Nowhere', 'base-url': ''},
     'typo': {'name': 'Typo', 'base-url': 'http://[::1/v1'},
     'proxied': {'name': 'Proxied', 'base-url': server.url, 'proxy': 'carrier-pigeon://loft'},
     'pem': {'name': 'Trusting', 'base-url': server.url, 'authority': 'Trust me.'}},
    {'plain': {'name': 'Plain', 'connection': 'good', 'model': 'faulty'},
     'orphan': {'name': 'Orphan', 'connection': 'gone', 'model': 'faulty'},
     'blank': {'name': 'Blank', 'connection': 'good', 'model': ''}}))


def written(name, data):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(data)
    return path


missing = os.path.join(folder, 'no-such-file')
empty = written('empty', b'')
letter = written('letter', b'Dear key,\nyou are not here.\n')
picture = written('picture.bin', bytes(range(256)) * 16)


def expect_refusal(status, words, *arguments, **more):
    """One line, which holds the words; nothing on standard output; nothing sent."""
    before = len(server.requests)
    outcome = cli.run(*arguments, **more)
    what = ' '.join(map(str, arguments))
    expect_equal(outcome.status, status, '%s: %s exit status' % (what, outcome.said))
    expect_equal(outcome.out, '', what + ': standard output')
    expect(outcome.said.startswith('causerie-cli'), '%s: it said %r', what, outcome.said)
    for word in [words] if isinstance(words, str) else words:
        expect_in(word, outcome.said, what + ': standard error')
    expect(outcome.said.count('\n') <= 2, '%s: it said much: %s', what, outcome.said)
    expect_equal(len(server.requests), before, what + ': requests')
    print_indented('%s → %d, %s' % (what.replace(folder, '…'), outcome.status,
                                   outcome.said.strip().replace(folder, '…')))


def expect_each(*refusals):
    for status, words, *arguments in refusals:
        expect_refusal(status, words, *arguments)


HERE = 'ask', '--base-url', server.url, '-m', 'x'


@suite.case
def commands_that_there_are_not():
    expect_each((USAGE, '“talk” is not a command', 'talk'),
                (USAGE, '“--ask” is not a command', '--ask'),
                (USAGE, '“” is not a command', ''))
    outcome = cli.run()
    expect_equal((outcome.status, outcome.out), (USAGE, ''))
    expect_in('Commands:', outcome.said)


def commands():
    """The commands that the program itself lists."""
    lines = cli.run('--help').out.partition('Commands:\n')[2].partition('\n\n')[0]
    return [line.split()[0] for line in lines.split('\n')]


@suite.case
def every_command_has_help_and_knows_its_options():
    names = commands()
    expect(set(names) >= {'ask', 'models', 'balance', 'check', 'log'}, 'it lists %r', names)
    for command in names:
        outcome = cli.run(command, '--help')
        expect_equal((outcome.status, outcome.said), (0, ''), command)
        expect_in('causerie-cli ' + command, outcome.out, 'its help')
        expect_refusal(USAGE, '--no-such-option', command, '--no-such-option')


@suite.case
def prompts_that_say_nothing():
    nothing = 'prompt'
    expect_each((USAGE, nothing, *HERE), (USAGE, nothing, *HERE, ''),
                (USAGE, nothing, *HERE, ' \n'))
    with open(empty, 'rb') as file:
        expect_refusal(USAGE, nothing, *HERE, stdin=file)
    with open(picture, 'rb') as file:
        expect_refusal(USAGE, 'text', *HERE, stdin=file)
    expect_refusal(USAGE, 'UTF-8', *HERE, b'caf\xe9')


@suite.case
def standard_input_that_cannot_be_read():
    directory = os.open(folder, os.O_RDONLY)
    expect_refusal(USAGE, 'directory', *HERE, 'hello', stdin=directory)
    os.close(directory)


@suite.case
def attachments_that_cannot_be_sent():
    expect_each((USAGE, 'No such file', *HERE, '-a', missing, 'hello'),
                (USAGE, 'not a file', *HERE, '-a', folder, 'hello'),
                (USAGE, 'picture.bin', *HERE, '-a', picture, 'hello'),
                (USAGE, '-a', *HERE, '-a'))


@suite.case
def keys_that_are_none():
    expect_each((USAGE, 'No such file', *HERE, '--api-key-file', missing, 'hello'),
                (USAGE, 'directory', *HERE, '--api-key-file', folder, 'hello'),
                (KEY_MISSING, 'key', *HERE, '--api-key-file', empty, 'hello'),
                (KEY_MISSING, 'key', *HERE, '--api-key-file', letter, 'hello'),
                (USAGE, '--api-key', *HERE, '--api-key', KEY, 'hello'))
    expect_refusal(KEY_MISSING, 'CAUSERIE_API_KEY', *HERE, 'hello',
                   CAUSERIE_API_KEY='a key of words')


@suite.case
def addresses_that_are_none():
    for url in 'ftp://host/v1', 'http://two words/v1', '', 'http://', '://', 'file:///etc/passwd', \
               'http://[::1/v1':
        expect_refusal(USAGE, '“%s”' % url, 'ask', '--base-url', url, '-m', 'x', 'hello')


@suite.case
def whom_to_ask_said_twice_or_not_at_all():
    expect_each((USAGE, '-m', 'ask', '--base-url', server.url, 'hello'),
                (USAGE, '-m', 'ask', '-c', 'Good', 'hello'),
                (USAGE, ('-p', '-c'), 'ask', '-p', 'Plain', '-c', 'Good', '-m', 'x', 'hello'),
                (USAGE, ('-c', '--base-url'), 'ask', '-c', 'Good', '--base-url', server.url,
                 '-m', 'x', 'hello'),
                (USAGE, ('-p', '--base-url'), 'ask', '-p', 'Plain', '--base-url', server.url,
                 'hello'))


@suite.case
def names_that_are_not_in_the_settings():
    expect_each((USAGE, '“Nobody”', 'ask', '-p', 'Nobody', 'hello'),
                (USAGE, '“Nobody”', 'ask', '-c', 'Nobody', '-m', 'x', 'hello'),
                (USAGE, '“Twins”', 'ask', '-c', 'Twins', '-m', 'x', 'hello'),
                (NO_PROVIDER, 'gone', 'ask', '-p', 'Orphan', 'hello'),
                (USAGE, '-m', 'ask', '-p', 'Blank', 'hello'),
                (STORAGE, '“no-such”', 'ask', '-p', 'Plain', '-r', 'no-such', 'hello'))


@suite.case
def settings_that_cannot_be():
    expect_each((NETWORK, 'address', 'ask', '-c', 'Nowhere', '-m', 'x', 'hello'),
                (NETWORK, 'address', 'ask', '-c', 'Typo', '-m', 'x', 'hello'),
                (NETWORK, 'proxy', 'ask', '-c', 'Proxied', '-m', 'x', 'hello'),
                (NETWORK, 'certificate', 'ask', '-c', 'Trusting', '-m', 'x', 'hello'))


@suite.case
def numbers_and_words_that_are_none():
    expect_each(*((USAGE, words, *HERE, option, value, 'hello') for option, value, words in (
        ('--temperature', 'warm', 'warm'), ('--temperature', '3', ('0', '2')),
        ('--temperature', 'nan', 'nan'), ('--temperature', '1e999', '1e999'),
        ('--top-p', '-0.1', ('0', '1')), ('--max-tokens', '0', '1'),
        ('--max-tokens', '1.5', '1.5'), ('--max-tokens', '99999999999999999999', '9999'),
        ('--reasoning-effort', 'enormous', ('enormous', 'high')), ('--extra', '{', 'JSON'),
        ('--extra', '[1]', 'object'))))


@suite.case
def proxies_and_authorities_that_are_none():
    expect_each((USAGE, 'proxy', *HERE, '--proxy', 'carrier-pigeon://loft', 'hello'),
                (USAGE, 'proxy', *HERE, '--proxy', 'http://', 'hello'),
                (USAGE, 'No such file', *HERE, '--ca-file', missing, 'hello'),
                (USAGE, 'certificate', *HERE, '--ca-file', letter, 'hello'))


@suite.case
def the_other_commands():
    for command in 'models', 'balance', 'check':
        expect_each((USAGE, '“Nobody”', command, '-c', 'Nobody'),
                    (USAGE, '“ftp://host/v1”', command, '--base-url', 'ftp://host/v1'),
                    (USAGE, ('-c', '--base-url'), command, '-c', 'Good', '--base-url', server.url),
                    (USAGE, 'No such file', command, '-c', 'Good', '--api-key-file', missing))
    expect_each((USAGE, '“Nobody”', 'check', 'Nobody'),
                (USAGE, '--sort', 'models', '-c', 'Good', '--sort', 'beauty'),
                (USAGE, '--min-context', 'models', '-c', 'Good', '--min-context', 'much'),
                (USAGE, '--max-price', 'models', '-c', 'Good', '--max-price', '-1'),
                (USAGE, 'options alone', 'balance', '-c', 'Good', 'more'),
                (USAGE, 'number of requests', 'log', '--tail', 'lots'),
                (USAGE, 'number of requests', 'log', '--tail', '-1'),
                (USAGE, 'options alone', 'log', 'more'))


@suite.case
def streams_that_are_closed_or_full():
    for line, status in (('"$@" >&-', STORAGE), ('"$@" >/dev/full', STORAGE), ('"$@" 2>&-', 0),
                         ('"$@" <&-', 0)):
        result = subprocess.run(['sh', '-c', line, 'sh', cli.path, *HERE, 'hello'],
                                env=cli.environment(), stdin=subprocess.DEVNULL, timeout=20,
                                capture_output=True, text=True)
        expect_equal(result.returncode, status, line)
        expect('CRITICAL' not in result.stderr, 'it warned: %s', result.stderr)
        if status:
            expect(result.stderr.startswith('causerie-cli: '), '%s: %r', line, result.stderr)


if __name__ == '__main__':
    sys.exit(suite.run())
