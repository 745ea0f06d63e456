# replay_server.py: recorded responses, sent again byte for byte
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a test:

    with ReplayServer() as server:
        url = server.add(Response(body, 'text/event-stream'), Pieces('random', seed=7))

What is asked below that address gets the response, in pieces cut as wanted: whole, at random
places, or byte by byte. Each piece is a send of its own, and a chunk of its own where the body is
chunked; else the end of the connection is the end of the body."""

import itertools
import random
import socket
import socketserver
import threading
from dataclasses import dataclass

LARGEST_PIECE = 700             # bytes, of those cut at random


@dataclass
class Response:
    """One response. `raw` is all of it, head included, as it came over a connection."""
    body: bytes = b''
    content_type: str = 'text/event-stream'     # None: no such header
    status: int = 200
    raw: bytes = None

    def head(self, is_chunked):
        lines = ['HTTP/1.1 %d Replayed' % self.status, 'Connection: close',
                 'x-should-retry: false']       # the first answer is the one that counts
        if self.content_type is not None:
            lines.append('Content-Type: ' + self.content_type)
        if is_chunked:
            lines.append('Transfer-Encoding: chunked')
        return '\r\n'.join(lines + ['', '']).encode()


@dataclass
class Pieces:
    """How a response is cut: 'whole', 'random' or 'bytes'."""
    cut: str
    is_chunked: bool = True
    seed: int = 0

    def __str__(self):
        return '%s, %s' % (self.cut, 'chunked' if self.is_chunked else 'to the end')

    def of(self, data):
        if self.cut == 'whole':
            yield data
        elif self.cut == 'bytes':
            yield from (data[at:at + 1] for at in range(len(data)))
        else:
            choice, at = random.Random(self.seed), 0
            while at < len(data):
                length = choice.randint(1, LARGEST_PIECE)
                yield data[at:at + length]
                at += length


class Handler(socketserver.StreamRequestHandler):
    def setup(self):
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def handle(self):
        try:
            path = self.read_request()
            self.send(*self.server.responses[path.split('/')[1]])
        except (BrokenPipeError, ConnectionResetError):
            pass                # who asked had enough

    def read_request(self):
        """Reads one request; returns its path."""
        path = self.rfile.readline().split()[1].decode()
        length = 0
        for line in iter(self.rfile.readline, b'\r\n'):
            name, _, value = line.partition(b':')
            if name.lower() == b'content-length':
                length = int(value)
        self.rfile.read(length)
        return path

    def send(self, response, pieces):
        if response.raw is not None:
            for piece in pieces.of(response.raw):
                self.connection.sendall(piece)
            return
        self.connection.sendall(response.head(pieces.is_chunked))
        for piece in filter(None, pieces.of(response.body)):
            if pieces.is_chunked:
                piece = b'%x\r\n%s\r\n' % (len(piece), piece)
            self.connection.sendall(piece)
        if pieces.is_chunked:
            self.connection.sendall(b'0\r\n\r\n')


class ReplayServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Handler)
        self.responses = {}
        self.names = itertools.count(1)

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_exception):
        self.shutdown()
        self.server_close()

    def add(self, response, pieces):
        """Returns the base URL under which the response is found."""
        name = 'replay-%d' % next(self.names)
        self.responses[name] = response, pieces
        return 'http://127.0.0.1:%d/%s/v1' % (self.server_address[1], name)
