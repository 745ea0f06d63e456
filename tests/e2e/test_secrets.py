# test_secrets.py: what only the keyring knows reaches whom it is for, and nobody else
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys
import tempfile

import faults as does
import keyring
from certificates import Certificates
from command_line import CommandLine
from fault_proxies import PASSWORD, USER, http_proxy, socks_proxy
from fault_server import FaultServer, answering
from places import files_that_hold
from settings_file import write_settings
from tap import Suite, expect, expect_equal

KEY = 'key-of-the-keyring-0123456789'
WRONG = 'another-word-than-that'
HEADER_VALUE = 'value-of-an-extra-header'

suite = Suite()
home = tempfile.TemporaryDirectory(prefix='secrets.')
suite.cleanup(home.cleanup)
certificates = Certificates(home.name)
server = FaultServer().__enter__()
suite.cleanup(lambda: server.__exit__())
plain = server.open(answering(does.ordinary))
safe = server.open(answering(does.ordinary), tls=certificates.server('good'))
proxies = {'http': server.open(http_proxy(login=True)),
           'socks5': server.open(socks_proxy(login=True))}
cli = CommandLine(DBUS_SESSION_BUS_ADDRESS=os.environ['DBUS_SESSION_BUS_ADDRESS'])
connections = {}
everything_printed = []


def add_connection(uid, target, proxy=None, password=None, **keys):
    connections[uid] = {'name': uid, 'base-url': target.url,
                        'authority': certificates.authority(), **keys}
    if proxy is not None:
        connections[uid].update({'proxy': '%s://%s' % (proxy, proxies[proxy].address),
                                 'proxy-user': USER})
    if password is not None:
        keyring.store(uid, 'proxy-password', password)
    keyring.store(uid, 'key', KEY)


for name in proxies:
    for target_name, target_ in (('plain', plain), ('safe', safe)):
        add_connection('-'.join((name, target_name, 'right')), target_, name, PASSWORD)
        add_connection('-'.join((name, target_name, 'wrong')), target_, name, WRONG)
        add_connection('-'.join((name, target_name, 'none')), target_, name)
add_connection('headers', plain, **{'header-names': 'X-Team, X-Absent'})
keyring.store('headers', 'header:X-Team', HEADER_VALUE)
cli.variables.update(write_settings(cli.home, connections))


def ask(uid):
    outcome = cli.run('ask', '-c', uid, '-m', 'faulty', '--json', 'hello')
    everything_printed.append(outcome.out + outcome.said)
    return outcome


def expect_answer(uid, target):
    before = len(target.keys)
    outcome = ask(uid)
    expect_equal((outcome.status, outcome.kind), (0, None), uid + ' ' + outcome.said)
    expect_equal(target.keys[before:], [KEY], uid + ': keys')


def expect_no_way(uid, target):
    before = len(target.requests)
    outcome = ask(uid)
    expect_equal((outcome.status, outcome.kind), (6, 'proxy'), uid + ' ' + outcome.said)
    print('# %s → %s → %s' % (uid, outcome.kind, outcome.sentence))
    expect_equal(len(target.requests), before, uid + ': requests')


@suite.case
def an_http_proxy_gets_its_login():
    expect_answer('http-plain-right', plain)
    expect_answer('http-safe-right', safe)


@suite.case
def a_socks_proxy_gets_its_login():
    expect_answer('socks5-plain-right', plain)
    expect_answer('socks5-safe-right', safe)


@suite.case
def a_wrong_login_is_the_proxys_refusal():
    for proxy in proxies:
        for how in 'wrong', 'none':
            expect_no_way('%s-plain-%s' % (proxy, how), plain)
            expect_no_way('%s-safe-%s' % (proxy, how), safe)


@suite.case
def a_proxy_sees_no_more_than_it_must():
    tunnels = [r for r in proxies['http'].requests if r.method == 'CONNECT']
    expect(tunnels, 'no tunnel was asked for')
    for request in tunnels:
        expect_equal((request.key, request.body), (None, b''), 'what a tunnel was asked with')
    for request in plain.requests + safe.requests:
        expect_equal(request.header('Proxy-Authorization'), None, 'the login at the server')


@suite.case
def extra_headers_have_their_values():
    expect_answer('headers', plain)
    expect_equal(plain.requests[-1].header('X-Team'), HEADER_VALUE, 'X-Team')
    expect_equal(plain.requests[-1].header('X-Absent'), None, 'a header without a value')


@suite.case
def the_secrets_are_nowhere_else():
    for secret in KEY, PASSWORD, WRONG, HEADER_VALUE:
        expect_equal(files_that_hold(secret.encode(), cli.home['HOME']), [], 'files')
        expect(not any(secret in text for text in everything_printed), 'a secret was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
