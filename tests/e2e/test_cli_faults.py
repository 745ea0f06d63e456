# test_cli_faults.py: what goes wrong on the wire, and what is said of it
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of faults.  Each is a connection of its own in the settings, asked once by
`causerie-cli ask --json`, several at a time; a case then checks what came out: the kind and the
exit status, the text that was kept, the sentence, the time, the memory, how often it was tried,
and that the key went nowhere else.  Every case prints its line of the table fault → kind →
sentence.  What a fault does is in faults.py."""

import json
import os
import re
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.utils import formatdate

import faults as does
from certificates import Certificates
from command_line import MEBI, CommandLine, is_sanitized
from fault_proxies import NOT_ALLOWED, REFUSED, http_proxy, socks_proxy
from fault_server import OTHER_HOST, USUAL_HOST, FaultServer, answering
from faults import ALL, BEGIN, DONE, FINISH, TEXT, choice, event, html
from settings_file import write_settings
from tap import Skip, Suite, expect, expect_equal

KEY = 'sk-or-v1-' + '0a1b2c3d' * 8
NAME = 'Faulty'                 # the connection, as sentences call it
AT_ONCE = 6
PATIENCE_S = 5
SLOWNESS = 8 if is_sanitized() else 1
LITTLE = 64 * MEBI              # memory that is enough for every answer of usual size

EXIT = {None: 0, 'key-invalid': 3, 'key-missing': 3, 'no-credit': 4, 'rate-limited': 5,
        'unreachable': 6, 'tls': 6, 'proxy': 6, 'timeout': 6, 'forbidden': 7, 'region': 7,
        'no-provider': 7, 'model-not-found': 7, 'context-too-long': 7, 'bad-request': 7,
        'content-filtered': 7, 'server': 7, 'not-an-api': 7, 'cut-off': 8, 'empty': 8,
        'unreadable': 8, 'too-large': 8}


# What is said of a kind, with its hint; other words for some faults have names of their own.
SENTENCES = {
    None: '',
    'key-invalid': 'Faulty does not accept the API key sk-or-v1-0a1…c3d. Check that the key is '
                   'active, has not expired and was copied whole, without spaces.',
    'no-credit': 'There is not enough credit at Faulty for this answer. Top up the account, choose '
                 'a cheaper model or set a smaller limit for the answer.',
    'forbidden': 'Faulty refused this request. The key may lack the permission, or the text was '
                 'flagged; the details say which.',
    'region': 'Faulty does not serve this model in your region. Choose another model, or reach the '
              'server through a proxy.',
    'model-not-found': 'Faulty does not know this model. Check the exact name of the model, or '
                       'choose another one.',
    'rate-limited': 'Too many requests to Faulty. Wait a few minutes, or use another model.',
    'wait': 'Too many requests to Faulty. Try again at 00:00.',
    'bad-request': 'Faulty could not use the request. One of the model’s settings may not suit it; '
                   'the details say what was refused.',
    'attachments': 'The attachments are too large for Faulty. Send fewer or smaller ones.',
    'content-filtered': 'The answer was withheld by the provider’s content filter. Ask in other '
                        'words, or choose another model.',
    'unreachable': 'Faulty cannot be reached. Check that the server runs, that its address is '
                   'right, and your network.',
    'tls': 'The certificate of Faulty could not be verified. Nothing was sent. If the server is '
           'yours, name its certificate with --ca-file.',
    'handshake': 'No secure connection to Faulty could be made. Perhaps the server does not speak '
                 'https, or something in between breaks it.',
    'proxy': 'The proxy did not let the request to Faulty through. Check the proxy of this '
             'connection, its name and its password.',
    'timeout': 'Faulty did not answer in time. It may be busy. Try again, or choose another model.',
    'stalled': 'The answer stopped in the middle. Nothing more came in time. What came is kept.',
    'server': 'Faulty has a problem and could not answer. It usually passes soon.',
    'not-an-api': 'A web page answered at the address of Faulty. The base URL is probably wrong: '
                  'it often ends in “/v1”.',
    'not-http': 'Something else answered at the address of Faulty. Check the address and its port.',
    'redirect': 'Faulty redirects to another address. Change the base URL if that is the right '
                'one; the details name it.',
    'cut-off': 'The answer was cut off. What came is kept.',
    'empty': 'The answer of Faulty was empty. If that happens again, the chat may be too long for '
             'the model.',
    'unreadable': 'The answer of Faulty could not be read. Another kind of server may be at that '
                  'address; the details show what it said.',
    'too-large': 'The answer of Faulty was larger than can be kept.',
}
NOT_SENT = ' Nothing was sent.'     # said beside the hint where it is certain


@dataclass
class Fault:
    name: str
    kind: str                   # None: it is answered all the same
    said: str = None            # one of SENTENCES; None: that of the kind
    answer: object = None       # what the server does with each request, or
    script: object = None       # with each connection
    text: str = ''              # what is kept of the answer
    tls: str = None             # the certificate that is shown
    url: str = None             # the base URL, where it is not the port's
    settings: dict = field(default_factory=dict)
    arguments: tuple = ()
    within: float = 4           # seconds
    memory: int = LITTLE        # bytes
    tries: int = None           # requests that come; None: however many
    port: object = None

    @property
    def identifier(self):
        return ''.join(letter if letter.isalnum() else '-' for letter in self.name)


suite = Suite()
folder = tempfile.mkdtemp(prefix='faults.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder
certificates = Certificates(folder)
cli = CommandLine(CAUSERIE_API_KEY=KEY)
server = FaultServer().__enter__()
suite.cleanup(lambda: server.__exit__())

# Where nothing may ever come to, and where only what may go there does.
elsewhere = server.open(answering(does.ordinary), OTHER_HOST)
neighbour = server.open(answering(does.ordinary))
safe = server.open(answering(does.ordinary), tls=certificates.server('good'))
nowhere = server.closed_port()

QUICK = {'first-byte-seconds': '1', 'idle-seconds': '1'}
TRUST = {'authority': certificates.authority()}


def redirects():
    """Each kind of redirect, to where it may be followed and to where it may not."""
    for status in (301, 302, 303, 307, 308):
        followed = status >= 307
        yield Fault('%d to the same server' % status, None if followed else 'not-an-api',
                    None if followed else 'redirect', text=TEXT if followed else '',
                    answer=does.redirect_here_once(status), tries=2 if followed else 1)
        yield Fault('%d to another host' % status, 'not-an-api', 'redirect',
                    answer=does.redirect(status, elsewhere.origin), tries=1)
    yield Fault('307 to another port', 'not-an-api', 'redirect', tries=1,
                answer=does.redirect(307, neighbour.origin))
    yield Fault('308 to https on another port', 'not-an-api', 'redirect', settings=TRUST, tries=1,
                answer=does.redirect(308, safe.origin))
    yield Fault('307 from https to http', 'not-an-api', 'redirect', settings=TRUST, tls='good',
                tries=1, answer=does.redirect(307, neighbour.origin))
    yield Fault('307 in a loop', 'not-an-api', 'redirect',
                answer=does.redirect(307, '/v1/chat/completions'))
    yield Fault('307 to nowhere', 'not-an-api', 'redirect', answer=does.whole(307, ''))
    yield Fault('307 to a file', 'not-an-api', 'redirect',
                answer=does.redirect(307, 'file:///etc/passwd'))


FAULTS = [
    # --- nobody there, or nobody who speaks ---
    Fault('refused port', 'unreachable', url='http://%s/v1' % nowhere),
    Fault('name that cannot be', 'unreachable', url='http://%s.example/v1' % ('a' * 64)),
    Fault('reset on connect', 'unreachable', script=does.reset_at_once),
    Fault('closed on connect', 'unreachable', script=does.close_at_once),
    Fault('reset after the request', 'unreachable', answer=does.reset),
    Fault('closed after the request', 'unreachable', answer=does.close),
    Fault('closed once, then well', None, text=TEXT, tries=2,
          answer=does.in_turn(does.close, does.ordinary)),
    Fault('hangs before the head', 'timeout', settings=QUICK, answer=does.hang, within=6),
    Fault('hangs after the head', 'timeout', settings=QUICK, answer=does.hang_after(), within=6),
    Fault('hangs in the middle', 'timeout', 'stalled', settings=QUICK, text=TEXT, tries=1,
          answer=does.hang_after(BEGIN)),
    Fault('drips slowly', None, text=TEXT, settings=QUICK, answer=does.drip(0.05), within=10),
    Fault('reads slowly', None, text=TEXT, settings=QUICK, script=does.slow_reader),

    # --- another thing than an event stream ---
    Fault('stream called text', None, text=TEXT,
          answer=does.stream(ALL, content_type='text/plain')),
    Fault('stream called bytes', None, text=TEXT,
          answer=does.stream(ALL, content_type='application/octet-stream')),
    Fault('stream called json', None, text=TEXT,
          answer=does.stream(ALL, content_type='application/json')),
    Fault('stream without a type', None, text=TEXT, answer=does.stream(ALL, content_type=None)),
    Fault('stream called html', None, text=TEXT, answer=does.stream(ALL, content_type='text/html')),
    Fault('HTML at 200', 'not-an-api', answer=does.whole(200, html('Welcome'), 'text/html')),
    Fault('HTML called a stream', 'not-an-api',
          answer=does.whole(200, html('Welcome'), 'text/event-stream')),
    Fault('HTML at 502', 'server', answer=does.whole(502, html('Bad Gateway'), 'text/html'),
          within=8),
    Fault('plain words at 502', 'server', within=8,
          answer=does.whole(502, 'upstream request timeout', 'text/plain')),
    Fault('plain words at 200', 'unreadable',
          answer=does.whole(200, 'It works!', 'text/plain')),
    Fault('JSON that is no answer', 'unreadable', answer=does.whole(200, '{"status": "ok"}')),
    Fault('JSON error at 200', 'server',
          answer=does.whole(200, does.error_body(503, 'The model is overloaded'))),
    Fault('JSON answer to a stream', None, text=TEXT, answer=does.whole(200, json.dumps(
        {'choices': [{'message': {'role': 'assistant', 'content': TEXT},
                      'finish_reason': 'stop'}]}))),
    Fault('garbage for JSON', 'unreadable', answer=does.whole(200, '{"choices": [{"mess')),
    Fault('picture', 'unreadable', answer=does.whole(200, b'\x89PNG\r\n\x1a\n\0\0\0', 'image/png')),
    Fault('no content', 'empty', answer=does.raw('HTTP/1.1 204 No Content\r\n\r\n')),

    # --- what a stream says ---
    Fault('error as the first event', 'rate-limited', within=8,
          answer=does.stream(event(error={'code': 429, 'message': 'Too many'}, choices=[]))),
    Fault('error by its event name', 'server', within=8,
          answer=does.stream('event: error\ndata: {"message": "It broke"}\n\n')),
    Fault('error in the middle', 'server', text=TEXT, tries=1, answer=does.stream(
        BEGIN + event(error={'code': 502, 'message': 'Upstream broke'}, choices=[]) + DONE)),
    Fault('error beside a good finish', 'server', text=TEXT, tries=1, answer=does.stream(
        BEGIN + FINISH + event(error={'code': 'server_error', 'message': None}) + DONE)),
    Fault('empty body', 'empty', answer=does.whole(200, '', 'text/event-stream')),
    Fault('only the end', 'empty', answer=does.stream(DONE)),
    Fault('finish without text', 'empty', answer=does.stream(FINISH + DONE)),
    Fault('only comments', 'empty', answer=does.stream(does.COMMENT * 20)),
    Fault('withheld by a filter', 'content-filtered',
          answer=does.stream(choice(finish='content_filter') + DONE)),
    Fault('finish without [DONE]', None, text=TEXT, answer=does.stream(BEGIN + FINISH)),
    Fault('[DONE] without finish', None, text=TEXT, answer=does.stream(BEGIN + DONE)),
    Fault('[DONE] on an open connection', None, text=TEXT, answer=does.hang_after(ALL)),
    Fault('last line without end', None, text=TEXT, answer=does.stream(BEGIN + DONE.rstrip())),
    Fault('end without finish', 'cut-off', text=TEXT, answer=does.cut_after(BEGIN), tries=1),
    Fault('end in the middle of an event', 'cut-off', text=TEXT, tries=1,
          answer=does.cut_after(BEGIN + FINISH[:30])),
    Fault('garbage among the events', None, text=TEXT,
          answer=does.stream('data: {"choices": [\n\n' + BEGIN + 'data: what?\n\n' + FINISH +
                             DONE)),
    Fault('nothing but garbage', 'unreadable', answer=does.stream('data: what?\n\n' * 3)),
    Fault('bytes that are no text', None, text='a\ufffdb', answer=does.stream(
        (choice('a@b') + FINISH + DONE).encode().replace(b'@', b'\xff'))),

    # --- HTTP that lies ---
    Fault('killed in the middle', 'cut-off', text=TEXT, answer=does.close_after(BEGIN), tries=1),
    Fault('reset in the middle', 'cut-off', text=TEXT, answer=does.reset_after(BEGIN), tries=1),
    Fault('truncated chunk', 'cut-off', text=TEXT, answer=does.truncated_chunk, tries=1),
    Fault('bad chunk size', 'cut-off', text=TEXT, answer=does.bad_chunk_size, tries=1),
    Fault('length too great', 'cut-off', text=TEXT, answer=does.wrong_length(BEGIN, 1 << 20)),
    Fault('length too great, answer whole', None, text=TEXT,
          answer=does.wrong_length(ALL, 1 << 20)),
    Fault('length too small', 'cut-off', text='Some ', tries=1,
          answer=does.wrong_length(ALL, len(choice('Some ')) + 20)),
    Fault('gzip', None, text=TEXT, answer=does.gzipped),
    Fault('broken gzip', 'cut-off', text=TEXT, answer=does.broken_gzip, tries=1),
    Fault('garbage for HTTP', 'not-an-api', 'not-http', answer=does.raw('what?\r\nwhat?\r\n\r\n')),
    Fault('another service', 'not-an-api', 'not-http', script=does.garbage_at_once),
    Fault('HTTP 0.9', 'not-an-api', 'not-http', answer=does.raw('<html>Old</html>\r\n')),
    Fault('HTTP 1.0', None, text=TEXT,
          answer=does.raw('HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n' + ALL)),
    Fault('100 Continue first', None, text=TEXT, answer=does.raw(
        'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'
        'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n' + ALL)),
    Fault('head without end', 'not-an-api', 'not-http', answer=does.endless_head, within=8),

    # --- too much ---
    Fault('line over 64 MiB', 'too-large', text=TEXT, answer=does.huge_line, within=10,
          memory=320 * MEBI),
    Fault('comments without end', 'too-large', text=TEXT, within=15,
          answer=does.endless(': %s\n' % ('x' * 1000))),
    Fault('events without end', 'too-large', text=TEXT, within=20,
          answer=does.endless(event(choices=[], padding='x' * 4000) + ': %s\n\n' % ('x' * 32000))),
    Fault('gzip bomb', 'too-large', answer=does.gzip_bomb, within=15),
    Fault('error body without end', 'server', answer=does.huge_error, within=8),

    # --- statuses ---
    Fault('400', 'bad-request', answer=does.refusal(400), tries=1),
    Fault('401', 'key-invalid', answer=does.refusal(401)),
    Fault('401 with a login', 'key-invalid',
          answer=does.refusal(401, 'WWW-Authenticate: Basic realm="private"')),
    Fault('401 that repeats the key', 'key-invalid',
          answer=does.refusal(401, message='Incorrect API key provided: ' + KEY)),
    Fault('402', 'no-credit', answer=does.refusal(402, message='Insufficient credits'), tries=1),
    Fault('403', 'forbidden', answer=does.refusal(403), tries=1),
    Fault('404', 'model-not-found', answer=does.refusal(404, message='No endpoints found for x.'),
          tries=1),
    Fault('404 as a page', 'not-an-api', answer=does.whole(404, html('Not found'), 'text/html'),
          tries=1),
    Fault('405', 'not-an-api', answer=does.refusal(405), tries=1),
    Fault('408', 'timeout', answer=does.refusal(408), within=8, tries=3),
    Fault('413', 'bad-request', 'attachments', answer=does.refusal(413), tries=1),
    Fault('422', 'bad-request', answer=does.whole(422, json.dumps(
        {'detail': [{'loc': ['body', 'seed'], 'msg': 'Extra inputs', 'type': 'extra'}]})), tries=1),
    Fault('429', 'rate-limited', answer=does.refusal(429), within=8, tries=3),
    Fault('429, at once again', 'rate-limited', within=8, tries=3,
          answer=does.refusal(429, 'Retry-After: 0')),
    Fault('429 once, in a second', None, text=TEXT, within=8, tries=2,
          answer=does.in_turn(does.refusal(429, 'Retry-After: 1'), does.ordinary)),
    Fault('429, in an hour', 'rate-limited', 'wait', tries=1,
          answer=does.refusal(429, 'Retry-After: 3600')),
    Fault('429, at a time', 'rate-limited', 'wait', tries=1, answer=does.refusal(
        429, 'Retry-After: ' + formatdate(time.time() + 1000, usegmt=True))),
    Fault('451', 'region', answer=does.refusal(451), tries=1),
    Fault('500', 'server', answer=does.refusal(500), within=8),
    Fault('503 once, then well', None, text=TEXT, within=8, tries=2,
          answer=does.in_turn(does.refusal(503), does.ordinary)),
    Fault('529', 'server', answer=does.refusal(529), within=8, tries=3),
    Fault('a status without a name', 'bad-request', answer=does.whole(499, ''), tries=1),

    *redirects(),

    # --- TLS ---
    Fault('TLS, authority trusted', None, text=TEXT, tls='good', settings=TRUST,
          answer=does.ordinary),
    Fault('TLS, authority trusted by an option', None, text=TEXT, tls='good',
          arguments=('--ca-file', certificates.path('authority.pem')), answer=does.ordinary),
    Fault('TLS, certificate trusted', None, text=TEXT, tls='self-signed',
          settings={'certificate': 'self-signed'}, answer=does.ordinary),
    Fault('TLS, another certificate trusted', 'tls', tls='expired',
          settings={'certificate': 'self-signed'}, answer=does.ordinary, tries=0),
    Fault('TLS, unknown authority', 'tls', tls='good', answer=does.ordinary, tries=0),
    Fault('TLS expired', 'tls', tls='expired', settings=TRUST, answer=does.ordinary, tries=0),
    Fault('TLS not valid yet', 'tls', tls='not-yet-valid', settings=TRUST, answer=does.ordinary,
          tries=0),
    Fault('TLS for another name', 'tls', tls='wrong-name', settings=TRUST, answer=does.ordinary,
          tries=0),
    Fault('TLS self-signed', 'tls', tls='self-signed', settings=TRUST, answer=does.ordinary,
          tries=0),
    Fault('https to a plain server', 'tls', 'handshake', url='https://{address}/v1',
          answer=does.ordinary),
    Fault('http to a safe server', 'unreachable', url='http://{address}/v1', tls='good',
          answer=does.ordinary, tries=0),
    Fault('TLS closed in the handshake', 'tls', 'handshake', url='https://{address}/v1',
          script=does.end_of_handshake),
    Fault('TLS that hangs', 'unreachable', url='https://{address}/v1', script=does.hold_at_once,
          within=8),
    Fault('TLS cut in the middle', 'cut-off', text=TEXT, tls='good', settings=TRUST,
          answer=does.close_after(BEGIN), tries=1),
]


# --- through a proxy ------------------------------------------------------------------------------

def through(scheme, script):
    """The setting of a connection that goes through a proxy of ours."""
    return {'proxy': '%s://%s' % (scheme, server.open(script).address)}


def proxied(name, kind, proxy, answer=does.ordinary, text='', tries=0, **more):
    """The fault with http, and with https through a tunnel."""
    for scheme, tls in ('http', None), ('https', 'good'):
        yield Fault('%s, %s' % (name, scheme), kind, answer=answer, tls=tls, text=text, tries=tries,
                    settings={**TRUST, **proxy}, **more)


FAULTS += [
    *proxied('HTTP proxy', None, through('http', http_proxy()), text=TEXT, tries=1),
    Fault('HTTP proxy by an option', None, text=TEXT, answer=does.ordinary, tries=1,
          arguments=('--proxy', through('http', http_proxy())['proxy'])),
    *proxied('HTTP proxy that wants a login', 'proxy', through('http', http_proxy(login=True))),
    Fault('HTTP proxy that refuses, http', 'forbidden', answer=does.ordinary, tries=0,
          settings=through('http', http_proxy(status=403))),     # as if the server had said it
    Fault('HTTP proxy that refuses, https', 'proxy', answer=does.ordinary, tls='good', tries=0,
          settings={**TRUST, **through('http', http_proxy(status=403))}),
    *proxied('HTTP proxy that is down', 'proxy', {'proxy': 'http://' + nowhere}),
    *proxied('HTTP proxy that closes', 'proxy', through('http', does.close_at_once)),
    *proxied('HTTP proxy that dies in the middle', 'cut-off',
             through('http', http_proxy(dies_after=1)),
             answer=does.hang_after(BEGIN), text=TEXT, tries=1),
    *proxied('SOCKS proxy', None, through('socks5', socks_proxy()), text=TEXT, tries=1),
    *proxied('SOCKS proxy that wants a login', 'proxy', through('socks5', socks_proxy(login=True))),
    *proxied('SOCKS proxy that refuses', 'proxy',
             through('socks5', socks_proxy(reply=NOT_ALLOWED))),
    *proxied('SOCKS proxy that does not get there', 'unreachable',
             through('socks5', socks_proxy(reply=REFUSED))),
    *proxied('SOCKS proxy that is down', 'proxy', {'proxy': 'socks5://' + nowhere}),
    *proxied('SOCKS proxy that dies in the middle', 'cut-off',
             through('socks5', socks_proxy(dies_after=1)),
             answer=does.hang_after(BEGIN), text=TEXT, tries=1),
    *proxied('SOCKS proxy that is none', 'proxy', through('socks5', does.garbage_at_once)),
]


# --- on the usual ports ---------------------------------------------------------------------------

def usual_ports():
    """Only a redirect from port 80 to port 443 of the same host leaves http; root may open them."""
    https = server.open(answering(does.ordinary), USUAL_HOST, certificates.server('good'), 443)
    http = server.open(answering(does.redirect(308, 'https://' + USUAL_HOST)), USUAL_HOST, None, 80)
    return http, https


try:
    at_80, at_443 = usual_ports()
except OSError:
    at_443 = None               # not root, or they are taken: that fault is left out
else:
    FAULTS.append(Fault('308 from http to https', None, text=TEXT, settings=TRUST, url=at_80.url))


# --- all of them, some at a time ------------------------------------------------------------------

def prepare(fault):
    context = certificates.server(fault.tls) if fault.tls else None
    fault.port = server.open(fault.script or answering(fault.answer or does.ordinary), tls=context)
    settings = {'name': NAME, 'provider': 'custom', **fault.settings}
    settings['base-url'] = (fault.url or '{url}').format(address=fault.port.address,
                                                         url=fault.port.url)
    if 'certificate' in settings:
        settings['certificate'] = certificates.fingerprint(settings['certificate'])
    return settings


def ask(fault):
    return cli.run('ask', '-c', fault.identifier, '-m', 'faulty', '--json', *fault.arguments,
                   'hello', timeout=(fault.within + PATIENCE_S) * SLOWNESS)


def print_row(fault, outcome):
    print('# %-34s → %-16s → %s [%.1f s, %d MiB, %d requests]' % (
        fault.name, outcome.kind or 'answered', outcome.sentence or '-', outcome.seconds,
        outcome.memory / MEBI, len(fault.port.requests)), flush=True)


def check_sentence(fault, sentence):
    if NOT_SENT in sentence:
        expect_equal(fault.port.requests, [], 'requests, though nothing was sent')
    wanted = SENTENCES[fault.said or fault.kind]
    seen = re.sub(r'\d\d:\d\d', '00:00', sentence)
    expect_equal(seen if NOT_SENT in wanted else seen.replace(NOT_SENT, ''), wanted, 'sentence')


def check(fault, outcome):
    print_row(fault, outcome)
    expect(KEY not in outcome.said + outcome.out, 'the key was printed')
    expect_equal((outcome.kind, outcome.status), (fault.kind, EXIT[fault.kind]),
                 'kind and exit status')
    expect_equal(outcome.value['content'], fault.text, 'the text that was kept')
    check_sentence(fault, outcome.sentence)
    expect(outcome.seconds < fault.within * SLOWNESS, 'it took %.1f s', outcome.seconds)
    expect(outcome.memory < fault.memory * SLOWNESS, 'it took %d MiB', outcome.memory / MEBI)
    if fault.tries is not None:
        expect_equal(len(fault.port.requests), fault.tries, 'requests')


def add_case(fault, future):
    def case():
        check(fault, future.result())
    suite.cases.append((fault.name, case))


@suite.case
def the_key_went_nowhere_else():
    expect_equal(elsewhere.connections, 0, 'connections to another host')
    expect_equal(neighbour.connections, 0, 'connections to another port')
    expect_equal(safe.connections, 0, 'connections to another port with https')
    if at_443 is None:
        raise Skip('ports 80 and 443 cannot be opened here, for a redirect that may be followed')
    expect(at_443.keys, 'the redirect to https was not followed')


if __name__ == '__main__':
    expect_equal(len({fault.identifier for fault in FAULTS}), len(FAULTS), 'names')
    cli.variables.update(write_settings(cli.home, {f.identifier: prepare(f) for f in FAULTS}))
    last = suite.cases.pop()
    wanted = [f for f in FAULTS if not sys.argv[1:] or any(w in f.name for w in sys.argv[1:])]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for fault_ in wanted:
            add_case(fault_, pool.submit(ask, fault_))
        suite.cases.append(last)
        sys.exit(suite.run())
