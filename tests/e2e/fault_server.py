# fault_server.py: a loopback server that does what it is told, right or wrong
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a test:

    with FaultServer() as server:
        port = server.open(answering(hang))
        ... port.url ...
        port.requests, port.keys

Each script has a port of its own, so that what came to it is known whatever happened there.  A
script is given each connection that is made to its port, and may do with the bytes what it likes;
`answering` makes one of a function that is given each request of a connection.  What goes wrong
with a request is in faults.py, certificates in certificates.py, proxies in fault_proxies.py."""

import json
import selectors
import socket
import ssl
import struct
import threading

HOST = '127.0.0.1'
OTHER_HOST = '127.0.0.2'        # the same computer by another name
USUAL_HOST = '127.0.0.3'        # where the usual ports are used, by who may
POLL_S = 0.1
HEAD_LIMIT = 1 << 20


class Gone(Exception):
    """The other side has closed the connection, or the server is closing."""


class Request:
    """One request as it came."""
    def __init__(self, head, body):
        first, *lines = head.split('\r\n')
        self.method, self.target, self.version = first.split(' ', 2)
        self.headers = [tuple(line.split(': ', 1)) for line in lines]
        self.body = body

    def header(self, name):
        """The value, or None."""
        return next((v for n, v in self.headers if n.lower() == name.lower()), None)

    @property
    def path(self):
        return self.target.partition('?')[0]

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def key(self):
        """The bearer token, or None."""
        return (self.header('Authorization') or '').partition('Bearer ')[2] or None


class Connection:
    """A connection that was made to a port, and what a script can do with it."""
    def __init__(self, port, sock):
        self.port = port
        self.socket = sock
        self.closing = port.server.closing
        self.pending = b''

    # --- the bytes ---

    def send(self, data):
        """Waits as long as the other side reads slowly, but not for ever."""
        view = memoryview(data.encode() if isinstance(data, str) else data)
        while view:
            try:
                view = view[self.socket.send(view[:1 << 16]):]
            except (socket.timeout, ssl.SSLWantWriteError):
                self.give_up_when_closing()
            except (OSError, ValueError):
                raise Gone from None

    def receive(self, size=1 << 16):
        """Some bytes; none when the other side will send no more."""
        while True:
            try:
                return self.socket.recv(size)
            except (socket.timeout, ssl.SSLWantReadError):
                self.give_up_when_closing()
            except (OSError, ValueError):
                raise Gone from None

    def receive_exactly(self, size):
        while len(self.pending) < size:
            more = self.receive()
            if not more:
                raise Gone
            self.pending += more
        data, self.pending = self.pending[:size], self.pending[size:]
        return data

    def give_up_when_closing(self):
        if self.closing.is_set():
            raise Gone

    # --- HTTP ---

    def read_request(self):
        """The next one, or None when none will come."""
        while b'\r\n\r\n' not in self.pending:
            more = self.receive()
            self.pending += more
            if not more or len(self.pending) > HEAD_LIMIT:
                return None
            if not self.pending[:1].isalpha():
                self.send_whole(400, 'That is no HTTP', 'text/plain', 'Connection: close')
                return None
        head, _blank, self.pending = self.pending.partition(b'\r\n\r\n')
        request = Request(head.decode('iso-8859-1'), b'')
        request.body = self.receive_exactly(int(request.header('Content-Length') or 0))
        self.port.requests.append(request)
        return request

    def send_head(self, status=200, *headers, reason='Whatever'):
        lines = ['HTTP/1.1 %d %s' % (status, reason), *headers]
        self.send('\r\n'.join(lines) + '\r\n\r\n')

    def send_whole(self, status, body=b'', content_type='application/json', *headers):
        body = body.encode() if isinstance(body, str) else body
        self.send_head(status, 'Content-Type: ' + content_type, 'Content-Length: %d' % len(body),
                       *headers)
        self.send(body)

    def send_chunk(self, data):
        data = data.encode() if isinstance(data, str) else data
        self.send(b'%x\r\n%s\r\n' % (len(data), data))

    def send_last_chunk(self):
        self.send('0\r\n\r\n')

    # --- the end ---

    def pause(self, seconds):
        if self.closing.wait(seconds):
            raise Gone

    def hold(self):
        """Says nothing more, until the other side has gone."""
        while self.receive():
            pass

    def close(self):
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass                # the other side was first
        self.socket.close()

    def reset(self):
        """Closes as a crash does: the other side is told of an error, not of an end."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        self.socket.close()


def answering(answer):
    """The script that gives each request to `answer`, with the connection it came on."""
    def script(connection):
        while (request := connection.read_request()) is not None:
            answer(connection, request)
    return script


class Port:
    """Where a script listens, and what came there."""
    def __init__(self, server, script, host, tls, number):
        self.server = server
        self.script = script
        self.tls = tls
        self.requests = []
        self.connections = 0
        self.listener = socket.create_server((host, number), backlog=64)
        self.number = self.listener.getsockname()[1]
        self.address = '%s:%d' % (host, self.number)
        self.origin = '%s://%s' % ('https' if tls else 'http', self.address)
        self.url = self.origin + '/v1'

    @property
    def keys(self):
        """Every bearer token that came."""
        return [request.key for request in self.requests if request.key is not None]

    def accept(self):
        sock, _address = self.listener.accept()
        self.connections += 1
        threading.Thread(target=self.serve, args=(sock,), daemon=True).start()

    def serve(self, sock):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(POLL_S if self.tls is None else None)
        connection = Connection(self, sock)
        try:
            if self.tls is not None:
                connection.socket = self.tls.wrap_socket(sock, server_side=True)
                connection.socket.settimeout(POLL_S)
            self.script(connection)
        except (Gone, OSError):
            pass                # it left, or does not trust us
        finally:
            connection.close()


class FaultServer:
    def __init__(self):
        self.closing = threading.Event()
        self.ports = []
        self.selector = selectors.DefaultSelector()

    def open(self, script, host=HOST, tls=None, number=0):
        """tls: an ssl.SSLContext that every connection begins with.  number: 0 for any that is
        free."""
        port = Port(self, script, host, tls, number)
        self.ports.append(port)
        self.selector.register(port.listener, selectors.EVENT_READ, port)
        return port

    def closed_port(self):
        """The address of a port where nobody listens."""
        with socket.socket() as free:
            free.bind((HOST, 0))
            return '%s:%d' % free.getsockname()

    def __enter__(self):
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def accept(self):
        while not self.closing.is_set():
            for key, _events in self.selector.select(POLL_S):
                key.data.accept()

    def __exit__(self, *_exception):
        self.closing.set()
        for port in self.ports:
            port.listener.close()
