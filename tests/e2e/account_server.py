# account_server.py: a server that tells of models, keys and money, and a proxy before OpenRouter
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a test:

    with AccountServer() as server:
        server.answers = {'GET /v1/models': {'data': [{'id': 'a'}]}, 'GET /v1/key': (403, {})}
        ...
        server.requests[-1].key

An answer is JSON, text (of a web page), bytes, or a pair of a status and one of these.  What is not
there is 404.  As a proxy for plain http it answers in place of the server that is asked for; the
name of that is in `host`."""

import http.server
import json
import threading
from dataclasses import dataclass
from urllib.parse import urlsplit

from tap import expect_equal

OPENROUTER = 'http://openrouter.ai/api/v1'      # by a proxy: nothing leaves this computer


@dataclass
class Request:
    call: str                   # 'GET /v1/models'
    host: str                   # that was meant
    key: str                    # None: none was sent
    body: bytes


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_args):
        pass

    def do_GET(self):
        self.serve()

    def do_POST(self):
        self.serve()

    def serve(self):
        parts = urlsplit(self.path)
        target = parts.path + ('?' + parts.query if parts.query else '')
        key = self.headers.get('Authorization')
        request = Request('%s %s' % (self.command, target), parts.netloc or self.headers['Host'],
                          key.removeprefix('Bearer ') if key else None,
                          self.rfile.read(int(self.headers.get('Content-Length', 0))))
        self.server.owner.requests.append(request)
        self.reply(self.server.owner.answers.get(request.call, (404, {'error': 'not here'})))

    def reply(self, answer):
        status, value = answer if isinstance(answer, tuple) else (200, answer)
        is_page = isinstance(value, str)
        body = value if isinstance(value, bytes) else (
            value if is_page else json.dumps(value)).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'text/html' if is_page else 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class AccountServer:
    def __init__(self):
        self.answers = {}
        self.requests = []
        self.http = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.http.daemon_threads = True
        self.http.owner = self
        self.address = 'http://127.0.0.1:%d' % self.http.server_port
        self.url = self.address + '/v1'
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self.close()

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def expect_calls(self, *calls):
        """What was asked since the last time, in order."""
        asked, self.requests = self.requests, []
        expect_equal([request.call for request in asked], list(calls), 'calls')
        return asked
