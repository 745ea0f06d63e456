# test_sign_in.py: a key by signing in, from the address that is printed to the keyring
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlsplit

import keyring
from account_server import OPENROUTER, AccountServer
from command_line import CommandLine
from places import files_that_hold
from settings_file import write_settings
from tap import Suite, expect, expect_equal, expect_in

EXCHANGE = 'POST /api/v1/auth/keys'
UID = 'signed-in'
KEYS = ['sk-or-v1-' + word * 8 for word in ('0a1b2c3d', '4e5f6071')]
TIMEOUT_S = 20

suite = Suite()
server = AccountServer()
suite.cleanup(server.close)
bare = tempfile.TemporaryDirectory(prefix='sign-in.')
suite.cleanup(bare.cleanup)
# Settings are installed, but no program that could be opened as a browser.
os.symlink('/usr/share/glib-2.0', os.path.join(bare.name, 'glib-2.0'))
cli = CommandLine(DBUS_SESSION_BUS_ADDRESS=os.environ['DBUS_SESSION_BUS_ADDRESS'],
                  XDG_DATA_DIRS=bare.name)
cli.variables.update(write_settings(cli.home, {UID: {
    'name': 'Router', 'provider': 'openrouter', 'base-url': OPENROUTER, 'proxy': server.address}}))
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class SignIn:
    """`causerie-cli sign-in`, up to the address it prints."""
    def __init__(self, *arguments, answer):
        server.answers, server.requests = {EXCHANGE: answer}, []
        self.process = cli.start('sign-in', '-c', 'Router', *arguments, stdin=subprocess.PIPE)
        self.url = self.process.stdout.readline().decode().strip()
        query = parse_qs(urlsplit(self.url).query)
        self.query = {name: values[0] for name, values in query.items()}

    def end(self, typed=None):
        """The exit status, and what was said."""
        _out, said = self.process.communicate(typed, timeout=TIMEOUT_S)
        return self.process.returncode, said.decode()


def key_in_keyring():
    values = [s.value for s in keyring.secrets() if s.attributes.get('connection') == UID]
    return values[0] if values else None


def expect_exchange(sign_in, code):
    request, = server.expect_calls(EXCHANGE)
    body = json.loads(request.body)
    expect_equal((request.host, request.key, body['code'], body['code_challenge_method']),
                 ('openrouter.ai', None, code, 'S256'), 'the exchange')
    digest = hashlib.sha256(body['code_verifier'].encode()).digest()
    expect_equal(sign_in.query['code_challenge'],
                 base64.urlsafe_b64encode(digest).decode().rstrip('='), 'the challenge')


def status_of(url, host=None):
    request = urllib.request.Request(url, headers={'Host': host} if host else {})
    try:
        with direct.open(request, timeout=TIMEOUT_S) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ''


@suite.case
def a_code_is_entered():
    sign_in = SignIn('--no-browser', answer={'key': KEYS[0], 'user_id': None})
    expect(sign_in.url.startswith('https://openrouter.ai/auth?'), 'the address is %s', sign_in.url)
    expect('callback_url' not in sign_in.query, 'there is a callback')
    status, said = sign_in.end(b' the-code \n')
    expect_equal(status, 0, said)
    expect_in('Router', said)
    expect_exchange(sign_in, 'the-code')
    expect_equal(key_in_keyring(), KEYS[0], 'the key')


@suite.case
def a_browser_comes_back():
    sign_in = SignIn(answer={'key': KEYS[1]})
    callback = sign_in.query['callback_url']
    expect_equal(urlsplit(callback).hostname, 'localhost', 'host')
    expect_equal(status_of(callback)[0], 404, 'without a code')
    expect_equal(status_of(callback + '?code=x', host='example.org')[0], 404, 'another host')
    expect_equal(status_of(callback[:-1] + '?code=x')[0], 404, 'another state')
    status, page = status_of(callback + '?code=from-browser')
    expect_equal(status, 200, 'status')
    expect_in('You can close this page', page)
    status, said = sign_in.end()
    expect_equal(status, 0, said)
    expect_exchange(sign_in, 'from-browser')
    expect_equal(key_in_keyring(), KEYS[1], 'the key')


@suite.case
def a_code_that_is_not_taken_changes_nothing():
    sign_in = SignIn('--no-browser', answer=(403, {'error': {'message': 'Invalid code'}}))
    status, said = sign_in.end(b'old\n')
    expect_equal(status, 3, said)
    expect_in('The code was not accepted', said)
    expect_equal(key_in_keyring(), KEYS[1], 'the key')


@suite.case
def no_code_and_an_interrupt_end_it():
    status, said = SignIn('--no-browser', answer={}).end(b'')
    expect_equal(status, 2, said)
    for arguments in [], ['--no-browser']:
        sign_in = SignIn(*arguments, answer={})
        sign_in.process.send_signal(signal.SIGINT)
        expect_equal(sign_in.process.wait(TIMEOUT_S), 130, 'status')
        sign_in.end()
    expect_equal(server.requests, [], 'requests')


@suite.case
def the_key_is_used_and_lies_nowhere_else():
    server.answers = {'GET /api/v1/models/user': {'data': ['mine']}}
    outcome = cli.run('models', '-c', 'Router')
    # An address that anybody on the way can read is not sent a kept key.
    expect_equal((outcome.status, server.requests), (6, []), outcome.said)
    for key in KEYS:
        expect_equal(files_that_hold(key.encode(), cli.home['HOME']), [], 'files')


if __name__ == '__main__':
    sys.exit(suite.run())
