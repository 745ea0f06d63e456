# test_cli_check.py: what `causerie-cli check`, `log` and `ask --curl` promise
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripted faults, each found by `causerie-cli check --json` at the step it belongs to and in under
five seconds; a table fault → step → kind → time is printed.  Then the log that all this left, and
a request as a curl command, run by a shell."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import faults as does
from certificates import Certificates
from command_line import CommandLine, is_sanitized
from fault_proxies import http_proxy, socks_proxy
from fault_server import HOST, OTHER_HOST, FaultServer, answering
from places import files_that_hold
from settings_file import write_settings
from tap import Skip, Suite, expect, expect_equal, expect_in

KEY = 'sk-or-v1-' + '0a1b2c3d' * 8
MODEL = 'faulty'                # the one that well servers of faults.py list
LIMIT_S = 5 * (4 if is_sanitized() else 1)
AT_ONCE = 4
STEPS = ['address', 'dns', 'proxy', 'tcp', 'tls', 'api', 'key', 'models', 'model', 'answer']

suite = Suite()
folder = tempfile.mkdtemp(prefix='check.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
certificates = Certificates(folder)
cli = CommandLine()
server = FaultServer().__enter__()
suite.cleanup(lambda: server.__exit__())
elsewhere = server.open(answering(does.ordinary), OTHER_HOST)
holes = []
suite.cleanup(lambda: [hole.close() for hole in holes])
key_file = os.path.join(folder, 'key')
with open(key_file, 'w', encoding='ascii') as file_:
    file_.write(KEY)


def black_hole():
    """The address of a port where nothing is refused and nothing answered: its queue is full."""
    listener = socket.socket()
    listener.bind((HOST, 0))
    listener.listen(0)
    holes.append(listener)
    for _ in range(3):
        visitor = socket.socket()
        visitor.setblocking(False)
        visitor.connect_ex(listener.getsockname())
        holes.append(visitor)
    return '%s:%d' % listener.getsockname()


def in_chat(answer):
    """A well server, but for its answers to questions."""
    def either(connection, request):
        (answer if request.method == 'POST' else does.ordinary)(connection, request)
    return either


@dataclass
class Fault:
    name: str
    step: str                   # that fails; None: all is well
    kind: str
    answer: object = does.ordinary
    tls: str = None
    url: str = None
    arguments: tuple = ()
    model: str = MODEL
    key: bool = True
    before: tuple = ()          # states of later steps that came before the fault showed
    port: object = None
    outcome: object = None

    def run(self):
        context = certificates.server(self.tls) if self.tls else None
        self.port = server.open(answering(self.answer), tls=context)
        self.outcome = cli.run('check', '--json', '--base-url', self.url or self.port.url,
                               '-m', self.model, *self.arguments,
                               *(['--api-key-file', key_file] if self.key else []))

    @property
    def value(self):
        return json.loads(self.outcome.out)

    @property
    def failed(self):
        """The step that failed, or None."""
        return next((s for s in self.value['steps'] if s['state'] == 'failed'), None)


TRUST = '--ca-file', certificates.path('authority.pem')
NOT_FOUND = does.refusal(404, message='The model does not exist')

FAULTS = [
    Fault('nothing', None, None),
    Fault('nothing, with TLS', None, None, tls='good', arguments=TRUST),
    Fault('host without an address', 'dns', 'unreachable', key=False,
          url='http://%s.example/v1' % ('a' * 64)),
    Fault('refused', 'tcp', 'unreachable', url='http://%s/v1' % server.closed_port()),
    Fault('black hole', 'tcp', 'unreachable', url='http://%s/v1' % black_hole()),
    Fault('TLS expired', 'tls', 'tls', tls='expired', arguments=TRUST),
    Fault('TLS self-signed', 'tls', 'tls', tls='self-signed', arguments=TRUST),
    Fault('TLS for another name', 'tls', 'tls', tls='wrong-name', arguments=TRUST),
    Fault('https to a plain server', 'tls', 'tls', url='https://{address}/v1'),
    Fault('proxy down', 'proxy', 'proxy', arguments=('--proxy', 'http://' + server.closed_port())),
    Fault('proxy is a black hole', 'proxy', 'proxy',
          arguments=('--proxy', 'http://' + black_hole())),
    Fault('proxy wants a login', 'proxy', 'proxy',
          arguments=('--proxy', server.open(http_proxy(login=True)).origin)),
    Fault('proxy wants a login, with TLS', 'proxy', 'proxy', tls='good',
          arguments=('--proxy', server.open(http_proxy(login=True)).origin, *TRUST)),
    Fault('SOCKS proxy down', 'proxy', 'proxy',
          arguments=('--proxy', 'socks5://' + server.closed_port())),
    Fault('through a SOCKS proxy', None, None,
          arguments=('--proxy', 'socks5://' + server.open(socks_proxy()).address)),
    Fault('web page', 'api', 'not-an-api',
          answer=does.whole(200, does.html('Welcome'), 'text/html')),
    Fault('redirect to another host', 'api', 'not-an-api',
          answer=does.redirect(308, elsewhere.origin)),
    Fault('nothing here', 'api', 'not-an-api', answer=does.whole(404, 'Not found', 'text/plain')),
    Fault('hangs before the head', 'api', 'timeout', answer=does.hang),
    Fault('closes before the head', 'api', 'unreachable', answer=does.close),
    Fault('401', 'key', 'key-invalid', answer=does.refusal(401)),
    Fault('401 without a key', 'key', 'key-missing', answer=does.refusal(401), key=False),
    Fault('401 in the chat alone', 'key', 'key-invalid', answer=in_chat(does.refusal(401)),
          before=('passed',)),
    Fault('model missing', 'model', 'model-not-found', answer=in_chat(NOT_FOUND), model='fualty'),
    Fault('404 in the chat', 'answer', 'model-not-found', answer=in_chat(NOT_FOUND)),
    Fault('500 in the chat', 'answer', 'server', answer=in_chat(does.refusal(500))),
    Fault('429 in the chat', 'answer', 'rate-limited',
          answer=in_chat(does.refusal(429, 'Retry-After: 20'))),
    Fault('hangs in the middle', 'answer', 'timeout',
          answer=in_chat(does.hang_after(does.BEGIN))),
    Fault('ends in the middle', 'answer', 'cut-off', answer=in_chat(does.cut_after(does.BEGIN))),
]


def run_all():
    for fault in FAULTS:
        if fault.url and '{address}' in fault.url:
            fault.url = fault.url.format(address=server.open(answering(fault.answer)).address)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(Fault.run, FAULTS))


def add_case(fault):
    def case():
        step = fault.failed
        print('#   %-32s %-8s %-16s %4.1f s' % (fault.name, fault.step, fault.kind,
                                               fault.outcome.seconds))
        expect_equal(fault.value['failed'], fault.step, 'the step that fails')
        expect_equal(step and step['error']['kind'], fault.kind, 'the kind')
        expect(fault.outcome.seconds < LIMIT_S, 'it took %.1f s', fault.outcome.seconds)
        expect_equal(fault.outcome.said, '', 'standard error')
        expect_equal([s['id'] for s in fault.value['steps']], STEPS, 'the steps')
        expect(not step or step['advice'], 'nothing is advised')
        expect(KEY not in fault.outcome.out, 'the key is printed')
        expect_equal(fault.outcome.status, EXIT[fault.kind], 'exit status')
        if step:
            after = STEPS[STEPS.index(fault.step) + 1:]
            states = {s['state'] for s in fault.value['steps'] if s['id'] in after}
            expect(states <= {'skipped', *fault.before}, 'what follows: %r', states)
    case.__name__ = fault.name
    suite.case(case)


EXIT = {None: 0, 'unreachable': 6, 'tls': 6, 'proxy': 6, 'timeout': 6, 'not-an-api': 7,
        'key-invalid': 3, 'key-missing': 3, 'model-not-found': 7, 'server': 7, 'rate-limited': 5,
        'cut-off': 8}

run_all()
for fault_ in FAULTS:
    add_case(fault_)


def named(name):
    return next(fault for fault in FAULTS if fault.name == name)


# --- besides --------------------------------------------------------------------------------------

@suite.case
def nothing_came_to_another_host():
    expect_equal(elsewhere.requests, [], 'requests')


@suite.case
def one_token_is_asked_for():
    chat = next(r for r in named('nothing').port.requests if r.method == 'POST')
    expect_equal(chat.json['max_tokens'], 1)
    expect_equal(len([r for r in named('500 in the chat').port.requests if r.method == 'POST']), 1,
                 'tries')


@suite.case
def a_close_name_is_offered():
    expect_in(MODEL, named('model missing').failed['advice'])


@suite.case
def a_refused_certificate_shows_its_fingerprint():
    fault = named('TLS self-signed')
    expect_equal(fault.failed['error']['fingerprint'], certificates.fingerprint('self-signed'))
    outcome = cli.run('check', '--base-url', fault.port.url, '-m', MODEL)
    expect_in(certificates.fingerprint('self-signed'), outcome.out)
    marks = [line[0] for line in outcome.out.split('\n') if line and line[0] in '✓✗–']
    expect_equal(''.join(marks), '✓––✓✗–––––', 'the marks')


@suite.case
def a_wrong_key_is_said_before_it_is_sent():
    outcome = cli.run('check', '--base-url', 'https://openrouter.ai/api/v1', '-m', MODEL, '--json')
    expect_equal((outcome.status, json.loads(outcome.out)['failed']), (3, 'key'))


@suite.case
def the_demo_passes():
    outcome = cli.run('check', 'demo')
    expect_equal(outcome.status, 0, outcome.out)
    expect('✗' not in outcome.out, outcome.out)


@suite.case
def the_connection_of_new_chats_is_tried():
    port = server.open(answering(does.ordinary))
    other = CommandLine()
    other.variables.update(write_settings(
        other.home, {'mine': {'name': 'Mine', 'provider': 'custom', 'base-url': port.url}},
        {'usual': {'name': 'Usual', 'connection': 'mine', 'model': MODEL}}))
    for arguments in (), ('Mine',), ('mine',), ('-c', 'Mine'):
        outcome = other.run('check', *arguments, '--json')
        expect_equal(outcome.status, 0, outcome.said + outcome.out)
        expect_equal(json.loads(outcome.out)['connection'], 'Mine')
        expect_equal(port.requests[-1].json['model'], MODEL)
    log = json.loads(other.run('log', '--json').out)
    expect_equal({entry['connection'] for entry in log}, {'Mine'}, 'connections in the log')


@suite.case
def servers_on_this_computer_are_listed():
    outcome = cli.run('check', '--local', '--json')
    expect_equal((outcome.status, outcome.said), (0, ''))
    expect(all(found['base_url'].startswith('http://') for found in json.loads(outcome.out)),
           outcome.out)
    expect_equal(cli.run('check', '--local').status, 0)
    expect_equal(cli.run('check', '--local', 'demo').status, 2)


@suite.case
def wrong_arguments_are_refused():
    for arguments in (('a', 'b'), ('demo', '-c', 'demo'), ('--base-url', 'ftp://x'), ('--what',),
                      ('nobody',)):
        expect_equal(cli.run('check', *arguments).status, 2, ' '.join(arguments))


# --- the log --------------------------------------------------------------------------------------

def entries(*arguments):
    outcome = cli.run('log', '--json', *arguments)
    expect_equal(outcome.status, 0, outcome.said)
    return json.loads(outcome.out)


@suite.case
def every_request_is_in_the_log():
    found = entries('--tail', '2000')
    ports = [f.port for f in FAULTS if not f.url and not f.arguments and f.answer is not does.close]
    # An API is looked for beside the address too.
    there = [e for e in found if any(e['url'].startswith(port.origin + '/') for port in ports)]
    for port in ports:      # a request may be given up before it has come there
        logged = [e for e in there if e['url'].startswith(port.origin + '/')]
        expect(len(port.requests) <= len(logged) <= len(port.requests) + 1,
               '%s: %d came, %d are in the log', port.url, len(port.requests), len(logged))
    expect_equal({e['purpose'] for e in there} - {'check', 'models'}, set(), 'purposes')
    statuses = {e['status'] for e in there}
    expect({0, 200, 401, 404, 429, 500} <= statuses, 'statuses: %r', statuses)


@suite.case
def the_newest_come_last():
    expect_equal(len(entries('--tail', '3')), 3)
    times = [e['time'] for e in entries('--tail', '1000')]
    expect(len(times) > 30, 'there are %d', len(times))
    outcome = cli.run('log', '--tail', '2')
    expect_equal(len(outcome.out.strip().split('\n')), 3, 'lines with their head')


@suite.case
def no_key_is_in_the_log():
    state = cli.home['XDG_STATE_HOME']
    expect_equal(files_that_hold(KEY.encode(), state), [], 'files with the key')
    log = os.path.join(state, 'causerie-devel', 'requests.jsonl')
    expect_equal(os.stat(log).st_mode & 0o777, 0o600, 'its mode')


@suite.case
def a_log_that_cannot_be_written_is_no_matter():
    port = server.open(answering(does.ordinary))
    blocked = os.path.join(folder, 'blocked')
    with open(blocked, 'w', encoding='ascii'):
        pass
    outcome = cli.run('check', '--base-url', port.url, '-m', MODEL, XDG_STATE_HOME=blocked)
    expect_equal((outcome.status, outcome.said), (0, ''))
    empty = cli.run('log', XDG_STATE_HOME=os.path.join(folder, 'nothing'))
    expect_equal((empty.status, empty.out), (0, ''))


@suite.case
def a_wrong_tail_is_refused():
    for tail in '-1', 'all', '':
        expect_equal(cli.run('log', '--tail', tail).status, 2, tail)


# --- curl -----------------------------------------------------------------------------------------

@suite.case
def the_command_sends_what_ask_sends():
    if shutil.which('curl') is None:
        raise Skip('curl is not installed')
    port = server.open(answering(does.ordinary))
    arguments = ['ask', '--base-url', port.url, '-m', "it's \"it\"", '-s', 'Be\nbrief.',
                 '--temperature', '0.7', 'Скажи $HOME `id` END']
    expect_equal(cli.run(*arguments, CAUSERIE_API_KEY=KEY).status, 0)
    command = cli.run(*arguments, '--curl', CAUSERIE_API_KEY=KEY)
    expect_equal((command.status, command.said), (0, ''))
    expect(KEY not in command.out, 'the key is printed')
    expect_equal(len(port.requests), 1, 'requests before it is run')
    run = subprocess.run(['bash', '-s'], input=command.out, text=True, capture_output=True,
                         timeout=30, env=cli.environment(CAUSERIE_API_KEY=KEY))
    expect_equal(run.returncode, 0, run.stderr)
    asked, ran = port.requests
    own = 'user-agent', 'accept-encoding', 'connection'
    for request in asked, ran:
        request.kept = sorted((n.lower(), v) for n, v in request.headers if n.lower() not in own)
    expect_equal((ran.method, ran.target, ran.kept, ran.body),
                 (asked.method, asked.target, asked.kept, asked.body), 'the request')


sys.exit(suite.run())
