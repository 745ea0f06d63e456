# fault_proxies.py: HTTP and SOCKS5 proxies that let through, or do not
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts for FaultServer.open ().  The requests an HTTP proxy was sent itself are in the
`requests` of its port: CONNECT for https, all of it for http."""

import base64
import selectors
import socket
import time
import urllib.parse

from fault_server import Gone

USER, PASSWORD = 'ada', 'pass-word-of-a-proxy'
TOKEN = 'Basic ' + base64.b64encode(('%s:%s' % (USER, PASSWORD)).encode()).decode()
TIMEOUT_S = 5


def join(connection, other, dies_after=None):
    """Passes bytes both ways until one side ends, or dies after so many seconds of silence."""
    moved = time.monotonic()
    with selectors.DefaultSelector() as selector:
        selector.register(connection.socket, selectors.EVENT_READ, other)
        selector.register(other, selectors.EVENT_READ, connection.socket)
        while not connection.closing.is_set():
            for key, _events in selector.select(0.1):
                data = key.fileobj.recv(1 << 16)
                if not data:
                    return
                key.data.sendall(data)
                moved = time.monotonic()
            if dies_after is not None and time.monotonic() > moved + dies_after:
                connection.reset()
                return


def connect(host, port):
    return socket.create_connection((host, int(port)), TIMEOUT_S)


# --- HTTP -----------------------------------------------------------------------------------------

def http_proxy(login=False, dies_after=None, status=None):
    """login: without the right one it says 407.  dies_after: seconds of silence.  status: what it
    says to every request."""
    def script(connection):
        while (request := connection.read_request()) is not None:
            if status is not None:
                refuse(connection, status)
            elif login and request.header('Proxy-Authorization') != TOKEN:
                refuse(connection, 407)
            elif request.method == 'CONNECT':
                host, _colon, port = request.target.rpartition(':')
                with connect(host, port) as other:
                    connection.send_head(200, reason='Connection established')
                    join(connection, other, dies_after)
                return
            else:
                pass_on(connection, request, dies_after)
                return
    return script


def refuse(connection, status):
    challenge = ['Proxy-Authenticate: Basic realm="the proxy"'] if status == 407 else []
    connection.send_whole(status, '<html><title>The proxy says no</title></html>', 'text/html',
                          *challenge)


def pass_on(connection, request, dies_after):
    url = urllib.parse.urlsplit(request.target)
    lines = ['%s %s HTTP/1.1' % (request.method, url.path)]
    lines += ['%s: %s' % header for header in request.headers if 'proxy' not in header[0].lower()]
    with connect(url.hostname, url.port) as other:
        other.sendall('\r\n'.join(lines).encode() + b'\r\n\r\n' + request.body)
        join(connection, other, dies_after)


# --- SOCKS5 ---------------------------------------------------------------------------------------

NO_LOGIN, LOGIN, NO_METHOD = 0, 2, 0xff
DONE, NOT_ALLOWED, REFUSED = 0, 2, 5
IPV4, NAME, IPV6 = 1, 3, 4


def socks_proxy(login=False, reply=DONE, dies_after=None):
    """reply: what it says to every wish for a connection."""
    def script(connection):
        _version, count = connection.receive_exactly(2)
        methods = connection.receive_exactly(count)
        wanted = LOGIN if login else NO_LOGIN
        connection.send(bytes((5, wanted if wanted in methods else NO_METHOD)))
        if login and not is_right_login(connection):
            return
        host, port = read_wish(connection)
        connection.send(bytes((5, reply, 0, IPV4, 0, 0, 0, 0, 0, 0)))
        if reply == DONE:
            with connect(host, port) as other:
                join(connection, other, dies_after)
    return script


def is_right_login(connection):
    connection.receive_exactly(1)
    user, password = (connection.receive_exactly(connection.receive_exactly(1)[0])
                      for _ in range(2))
    right = (user.decode(), password.decode()) == (USER, PASSWORD)
    connection.send(bytes((1, 0 if right else 1)))
    return right


def read_wish(connection):
    kind = connection.receive_exactly(4)[3]
    if kind == IPV4:
        host = socket.inet_ntop(socket.AF_INET, connection.receive_exactly(4))
    elif kind == IPV6:
        host = socket.inet_ntop(socket.AF_INET6, connection.receive_exactly(16))
    elif kind == NAME:
        host = connection.receive_exactly(connection.receive_exactly(1)[0]).decode()
    else:
        raise Gone
    return host, int.from_bytes(connection.receive_exactly(2), 'big')
