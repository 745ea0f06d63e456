# servers.py: a loopback server that answers like OpenRouter, or fails like it
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a test:

    with Server() as server:
        server.answer = Answer(text='Hello.')
        ...
        server.chats[0].json['temperature']

Every request is recorded whole.  What a chat request gets is decided in this order: the next
of `server.queue`, the entry of `server.models` for the request's model, `server.answer`.
The models of FAILURES ("fail/401", "fail/cut", …) are there from the start.

As a command, for benchmarks and for trying things by hand:

    python3 servers.py --port 0 --print-port --rate 200 --words 4000

The shape of the stream (comments before the first token, role and content in every delta, the
dated model name, the repeated finish reason beside the usage, the cost) is that of recorded
OpenRouter streams of 2026."""

import argparse
import http.server
import itertools
import json
import re
import socket
import threading
import time
from dataclasses import dataclass, field

COMMENT = ': OPENROUTER PROCESSING\n\n'
HOLD_COMMENT_S = 0.2        # while an answer is held, one comment each time so long has passed
WORDS = ('a calm answer grows word by word until the reader has all of it and the page is quiet '
         'again').split()


@dataclass
class Answer:
    """A streamed reply."""
    text: str = 'Добре, дякую. Чим можу допомогти?'
    reasoning: str = ''
    rate: float = 0             # tokens a second; 0: as fast as they can be written
    delay: float = 0            # seconds before the first byte of the body
    comments: int = 3           # comment lines before the first token
    hold_after: int = None      # tokens after which it waits for release() or a closed connection
    cut_after: int = None       # tokens after which the connection ends
    cut_cleanly: bool = False   # a cut answer still ends its chunked body as HTTP wants it
    finish: str = 'stop'
    model: str = None           # None: the request's model with a date
    provider: str = 'Moonshot AI'
    prompt_tokens: int = 12
    completion_tokens: int = 34
    cost: str = '0.0012'        # the JSON number, as it is written on the wire
    held: threading.Event = field(default_factory=threading.Event)  # it waits, for a while now
    released: threading.Event = field(default_factory=threading.Event)

    def release(self):
        self.released.set()

    def tokens(self):
        return re.findall(r'\s*\S+|\s+$', self.text)


@dataclass
class Failure:
    """A refusal: one body, or nothing at all."""
    status: int
    body: bytes                 # @KEY@ in it becomes the key that was sent, as some servers do
    content_type: str = 'application/json'
    headers: dict = field(default_factory=dict)
    hang: bool = False          # accept the request and never answer

    def release(self):
        pass


def json_failure(status, message, headers=None, **metadata):
    error = {'message': message, 'code': status}
    if metadata:
        error['metadata'] = metadata
    return Failure(status, json.dumps({'error': error, 'user_id': 'user_2abc'}).encode(),
                   headers=headers or {})


HTML_500 = b"""<html>
<head><title>500 Internal Server Error</title></head>
<body>
<center><h1>500 Internal Server Error</h1></center>
<hr><center>nginx/1.24.0</center>
</body>
</html>
"""

AFFORD = ('This request requires more credits, or fewer max_tokens. You requested up to 4096 '
          'tokens, but can only afford 831. To increase, visit '
          'https://openrouter.ai/settings/credits and upgrade to a paid account')


def failures():
    """What the model names of FAILURES get; new objects each time, for an answer has state."""
    return {
        'fail/401': json_failure(401, 'Incorrect API key provided: @KEY@'),
        'fail/402': json_failure(402, AFFORD),
        'fail/404': json_failure(404, 'No endpoints found for fail/404.'),
        'fail/429': json_failure(429, 'Provider returned error', headers={'Retry-After': '120'},
                                 raw='fail/429 is temporarily rate-limited upstream.',
                                 provider_name='Venice', retry_after_seconds=120),
        'fail/500': Failure(500, HTML_500, content_type='text/html'),
        'fail/html': Failure(200, HTML_500.replace(b'500 Internal Server Error', b'Welcome'),
                             content_type='text/html'),
        'fail/cut': Answer(text='This text came before the end', cut_after=4),
        'fail/cut-clean': Answer(text='This text came before the end', cut_after=4,
                                 cut_cleanly=True),
        'fail/empty': Answer(text='', comments=0, cut_after=0, cut_cleanly=True),
        'fail/hang': Failure(0, b'', hang=True),
        'fail/midstream': Answer(text='Some words, then', finish='error'),
    }


FAILURES = tuple(failures())


class Request:
    """One request as it came."""
    def __init__(self, handler, body):
        self.method = handler.command
        self.path = handler.path
        self.headers = handler.headers
        self.raw_headers = handler.headers.items()
        self.body = body
        self.at = time.monotonic()
        self.disconnected = threading.Event()   # the client closed before the answer's end
        self.finished = threading.Event()       # the handler is done with it

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def key(self):
        """The bearer token, or None."""
        value = self.headers.get('Authorization', '')
        return value[len('Bearer '):] if value.startswith('Bearer ') else None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    server_version = 'loopback'
    sys_version = ''

    def log_message(self, *_args):
        pass                    # standard error belongs to the test

    def setup(self):
        super().setup()
        self.server.connections.append(self.connection)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def do_GET(self):
        self.answer_with(self.serve_get)

    def do_POST(self):
        self.answer_with(self.serve_post)

    def answer_with(self, serve):
        length = int(self.headers.get('Content-Length') or 0)
        request = Request(self, self.rfile.read(length))
        owner = self.server.owner
        owner.record(request)
        try:
            if owner.refuses(request):
                self.send_failure(request, owner.refusal)
            else:
                serve(request)
        except (BrokenPipeError, ConnectionResetError):
            request.disconnected.set()
            self.close_connection = True
        finally:
            request.finished.set()

    def serve_get(self, request):
        owner = self.server.owner
        path = request.path.partition('?')[0]
        if path.endswith('/models'):
            self.send_json({'data': owner.catalogue})
        elif path.endswith('/key'):
            self.send_json({'data': {'label': 'sk-or-v1-au7...890', 'limit': None, 'usage': 0.25,
                                     'limit_remaining': None, 'is_free_tier': False}})
        else:
            self.send_failure(request, json_failure(404, 'Not Found'))

    def serve_post(self, request):
        if not request.path.partition('?')[0].endswith('/chat/completions'):
            self.send_failure(request, json_failure(404, 'Not Found'))
            return
        reply = self.server.owner.choose(request)
        if isinstance(reply, Failure):
            self.send_failure(request, reply)
        elif request.json.get('stream'):
            Stream(self, request, reply).send()
        else:
            self.send_json(whole_answer(request, reply))

    def send_json(self, value):
        self.send_body(200, 'application/json',
                       with_cost(json.dumps(value, ensure_ascii=False)).encode())

    def send_failure(self, request, failure):
        if failure.hang:
            wait_for_close(self.connection, self.server.owner.closing)
            request.disconnected.set()
            self.close_connection = True
            return
        body = failure.body.replace(b'@KEY@', (request.key or '').encode())
        self.send_body(failure.status, failure.content_type, body, failure.headers)

    def send_body(self, status, content_type, body, headers=None):
        self.send_response(status)
        self.send_header('Content-Type', content_type)
        self.send_header('Content-Length', str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Stream:
    """One Answer on its way."""
    def __init__(self, handler, request, answer):
        self.handler = handler
        self.request = request
        self.answer = answer
        self.closing = handler.server.owner.closing
        self.created = int(time.time())
        self.id = 'gen-%d-%s' % (self.created, 'X5HAtL0Z2NQp8nHAiT6F')

    def send(self):
        answer = self.answer
        self.closing.wait(answer.delay)
        self.send_head()
        for _ in range(answer.comments):
            self.write(COMMENT)
        if answer.reasoning:
            self.write_chunk({'role': 'assistant', 'content': '', 'reasoning': answer.reasoning})
        if not self.send_text():
            return
        if answer.finish == 'error':
            error = {'code': 502, 'message': 'Upstream error from ' + answer.provider}
            self.write_chunk(self.delta(''), 'error', error=error)
        else:
            self.write_chunk(self.delta(''), answer.finish)
            self.write_chunk(self.delta(''), answer.finish, usage=usage_of(answer))
        self.write('data: [DONE]\n\n')
        self.end_body()

    def send_head(self):
        handler = self.handler
        handler.send_response(200)
        handler.send_header('Content-Type', 'text/event-stream')
        handler.send_header('Cache-Control', 'no-cache')
        handler.send_header('X-Generation-Id', self.id)
        handler.send_header('Transfer-Encoding', 'chunked')
        handler.end_headers()

    def send_text(self):
        """Returns whether the answer goes on to its end."""
        answer, started = self.answer, time.monotonic()
        for index, token in enumerate(answer.tokens()):
            if index == answer.cut_after:
                break
            if index == answer.hold_after:
                self.hold()
            if answer.rate:
                self.closing.wait(max(0, started + index / answer.rate - time.monotonic()))
            self.write_chunk(self.delta(token))
        if answer.cut_after is None:
            return True
        if answer.cut_cleanly:
            self.end_body()
        self.handler.close_connection = True
        return False

    def hold(self):
        while not self.answer.released.wait(HOLD_COMMENT_S):
            if self.closing.is_set():
                raise BrokenPipeError
            self.write(COMMENT)     # fails when the client has gone
            self.answer.held.set()

    def delta(self, text):
        return {'content': text, 'role': 'assistant'}

    def write_chunk(self, delta, finish=None, usage=None, error=None):
        native = {'stop': 'end_turn'}.get(finish, finish)
        chunk = {'id': self.id, 'object': 'chat.completion.chunk', 'created': self.created,
                 'model': self.answer.model or dated(self.request.json['model']),
                 'provider': self.answer.provider}
        if error is not None:
            chunk['error'] = error
        chunk['choices'] = [{'index': 0, 'delta': delta, 'finish_reason': finish,
                             'native_finish_reason': native}]
        if usage is not None:
            chunk['usage'] = usage
        line = json.dumps(chunk, ensure_ascii=False, separators=(',', ':'))
        self.write('data: %s\n\n' % with_cost(line))

    def write(self, text):
        data = text.encode()
        self.handler.wfile.write(b'%x\r\n%s\r\n' % (len(data), data))

    def end_body(self):
        self.handler.wfile.write(b'0\r\n\r\n')


def dated(model):
    """The canonical name that chunks carry in place of the one that was asked for."""
    return model.partition(':')[0] + '-20250711'


def usage_of(answer):
    total = answer.prompt_tokens + answer.completion_tokens
    return {'prompt_tokens': answer.prompt_tokens, 'completion_tokens': answer.completion_tokens,
            'total_tokens': total, 'cost': '@%s@' % answer.cost, 'is_byok': False,
            'prompt_tokens_details': {'cached_tokens': 0, 'cache_write_tokens': 0,
                                      'audio_tokens': 0, 'video_tokens': 0},
            'cost_details': {'upstream_inference_cost': '@%s@' % answer.cost},
            'completion_tokens_details': {'reasoning_tokens': 0, 'image_tokens': 0,
                                          'audio_tokens': 0}}


def with_cost(line):
    """The cost literal stands between @ in a JSON string, so that its digits stay as given."""
    return re.sub(r'"@([-+.0-9eE]+)@"', r'\1', line)


def whole_answer(request, answer):
    message = {'role': 'assistant', 'content': answer.text, 'refusal': None}
    if answer.reasoning:
        message['reasoning'] = answer.reasoning
    return {'id': 'gen-1', 'object': 'chat.completion', 'created': int(time.time()),
            'model': answer.model or dated(request.json['model']), 'provider': answer.provider,
            'choices': [{'index': 0, 'message': message, 'finish_reason': answer.finish,
                         'native_finish_reason': 'end_turn'}],
            'usage': usage_of(answer)}


def wait_for_close(connection, closing):
    """Returns when the other side has closed, or the server is closing."""
    connection.settimeout(HOLD_COMMENT_S)
    while not closing.is_set():
        try:
            if connection.recv(1) == b'':
                return
        except socket.timeout:
            pass
        except OSError:
            return


def catalogue_entry(model, context_length, prompt, completion):
    return {'id': model, 'canonical_slug': dated(model), 'name': model,
            'created': 1752263252, 'description': 'A model of the loopback server.',
            'context_length': context_length,
            'architecture': {'modality': 'text->text', 'input_modalities': ['text'],
                             'output_modalities': ['text'], 'tokenizer': 'Other'},
            'pricing': {'prompt': prompt, 'completion': completion},
            'top_provider': {'context_length': context_length, 'max_completion_tokens': None,
                             'is_moderated': False},
            'supported_parameters': ['max_tokens', 'temperature', 'top_p']}


class Server:
    refusal = json_failure(401, 'User not found.')

    def __init__(self, port=0, address='127.0.0.1', handler=Handler):
        self.answer = Answer()
        self.models = failures()
        self.queue = []
        self.key = None             # a text: any other bearer token gets 401
        self.catalogue = [catalogue_entry('moonshotai/kimi-k2', 131072, '0.00000055', '0.0000022'),
                          catalogue_entry('openai/gpt-4o-mini', 128000, '0.00000015', '0.0000006')]
        self.requests = []
        self.closing = threading.Event()
        self.changed = threading.Condition()
        self.http = http.server.ThreadingHTTPServer((address, port), handler)
        self.http.daemon_threads = True
        self.http.connections = []
        self.http.owner = self
        self.port = self.http.server_address[1]
        self.url = 'http://%s:%d/api/v1' % (address, self.port)

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_exception):
        self.close()

    def close(self):
        """From now on nobody listens, and kept connections are closed."""
        self.closing.set()
        self.http.shutdown()
        self.http.server_close()
        for connection in self.http.connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass            # it was closed already

    def record(self, request):
        with self.changed:
            self.requests.append(request)
            self.changed.notify_all()

    def refuses(self, request):
        """Whether it gets the refusal, whatever it asks for."""
        return self.key is not None and request.key != self.key

    def choose(self, request):
        if self.queue:
            return self.queue.pop(0)
        return self.models.get(request.json.get('model'), self.answer)

    @property
    def chats(self):
        """The chat requests so far, oldest first."""
        return [r for r in self.requests if r.method == 'POST' and '/chat/completions' in r.path]

    def wait_for_chats(self, count, timeout=10):
        """Returns the last of `count` chat requests, or fails when they do not come."""
        with self.changed:
            if not self.changed.wait_for(lambda: len(self.chats) >= count, timeout):
                raise AssertionError('%d of %d chat requests came' % (len(self.chats), count))
            return self.chats[count - 1]


def main():
    parser = argparse.ArgumentParser(description='A loopback server that answers like OpenRouter.')
    parser.add_argument('--port', type=int, default=0, help='0: any free port')
    parser.add_argument('--print-port', action='store_true', help='print the port and nothing else')
    parser.add_argument('--rate', type=float, default=0, help='tokens a second; 0: no limit')
    parser.add_argument('--words', type=int, default=40, help='words of the answer')
    parser.add_argument('--text', help='the answer, in place of --words')
    parser.add_argument('--delay', type=float, default=0, help='seconds before the first byte')
    parser.add_argument('--key', help='refuse every other bearer token')
    arguments = parser.parse_args()

    words = itertools.islice(itertools.cycle(WORDS), arguments.words)
    text = ' '.join(words) if arguments.text is None else arguments.text
    with Server(arguments.port) as server:
        server.key = arguments.key
        server.answer = Answer(text=text, rate=arguments.rate, delay=arguments.delay,
                               completion_tokens=len(Answer(text=text).tokens()))
        print(server.port if arguments.print_port else server.url, flush=True)
        try:
            server.closing.wait()
        except KeyboardInterrupt:
            pass


if __name__ == '__main__':
    main()
