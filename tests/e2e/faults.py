# faults.py: what servers, and all that stands before them, do wrong
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers for fault_server.answering (): each is given a connection and one request of it.  Those
with something to set are made by a function.  Scripts, which are given the whole connection, are
at the end."""

import json
import zlib

from fault_server import answering

SSE = 'text/event-stream'
WORDS = ('Some ', 'words, ', 'then')
TEXT = ''.join(WORDS)
DONE = 'data: [DONE]\n\n'
COMMENT = ': OPENROUTER PROCESSING\n\n'
MEBI = 1 << 20


def event(**members):
    return 'data: %s\n\n' % json.dumps({'id': 'gen-1', 'model': 'faulty', **members})


def choice(text='', finish=None):
    return event(choices=[{'index': 0, 'delta': {'content': text}, 'finish_reason': finish}])


FINISH = choice(finish='stop')
BEGIN = ''.join(choice(word) for word in WORDS)     # text, and no end
ALL = BEGIN + FINISH + DONE


def error_body(status, message='The server says no', **more):
    return json.dumps({'error': {'code': status, 'message': message, **more}})


def html(title):
    return '<!DOCTYPE html><html><head><title>%s</title></head><body>%s</body></html>' % (
        title, title)


# --- answers as they should be --------------------------------------------------------------------

def ordinary(connection, request):
    """What a well server says, to the account calls too."""
    if request.method == 'POST':
        stream(ALL)(connection, request)
    elif request.path.endswith('/models'):
        models = [{'id': 'faulty', 'object': 'model', 'context_length': 8192}]
        connection.send_whole(200, json.dumps({'object': 'list', 'data': models}))
    elif request.path.endswith('/key'):
        connection.send_whole(200, json.dumps({'data': {'label': 'sk-or-v1-au7...890'}}))
    else:
        connection.send_whole(404, error_body(404, 'Not Found'))


def stream(body, *headers, content_type=SSE, status=200):
    """One chunked answer, whole."""
    def answer(connection, _request):
        begin_stream(connection, *headers, content_type=content_type, status=status)
        connection.send_chunk(body)
        connection.send_last_chunk()
    return answer


def whole(status, body='', content_type='application/json', *headers):
    """One answer of known length."""
    def answer(connection, _request):
        connection.send_whole(status, body, content_type, *headers)
    return answer


def refusal(status, *headers, **more):
    return whole(status, error_body(status, **more), 'application/json', *headers)


def begin_stream(connection, *headers, content_type=SSE, status=200):
    types = [] if content_type is None else ['Content-Type: ' + content_type]
    connection.send_head(status, *types, 'Transfer-Encoding: chunked', *headers)


def in_turn(*answers):
    """A new function each time: it remembers where it is.  The last answer stays."""
    left = list(answers)

    def answer(connection, request):
        (left.pop(0) if len(left) > 1 else left[0])(connection, request)
    return answer


# --- silence --------------------------------------------------------------------------------------

def hang(connection, _request):
    connection.hold()


def hang_after(body=''):
    def answer(connection, _request):
        begin_stream(connection)
        if body:
            connection.send_chunk(body)
        connection.hold()
    return answer


def drip(pause_s):
    """Every byte of the body takes its time, and comments keep it alive."""
    def answer(connection, _request):
        begin_stream(connection)
        for start in range(0, len(ALL), 8):
            connection.pause(pause_s)
            connection.send_chunk(ALL[start:start + 8])
        connection.send_last_chunk()
    return answer


# --- connections that end -------------------------------------------------------------------------

def close(connection, _request):
    connection.close()


def reset(connection, _request):
    connection.reset()


def cut_after(body):
    """Ends in the middle of the answer, by an end that a proxy would take for a good one."""
    def answer(connection, _request):
        begin_stream(connection)
        connection.send_chunk(body)
        connection.send_last_chunk()
        connection.close()
    return answer


def close_after(body):
    """Ends without the last chunk, as a server does that was killed."""
    def answer(connection, _request):
        begin_stream(connection)
        connection.send_chunk(body)
        connection.close()
    return answer


def reset_after(body):
    def answer(connection, _request):
        begin_stream(connection)
        connection.send_chunk(body)
        connection.pause(0.3)           # a reset takes back what was not read yet
        connection.reset()
    return answer


# --- bytes that lie -------------------------------------------------------------------------------

def raw(data):
    """These bytes in place of HTTP, and the end."""
    def answer(connection, _request):
        connection.send(data)
        connection.close()
    return answer


def truncated_chunk(connection, _request):
    begin_stream(connection)
    connection.send_chunk(BEGIN)
    connection.send('400\r\n' + choice('lost')[:40])
    connection.close()


def bad_chunk_size(connection, _request):
    begin_stream(connection)
    connection.send_chunk(BEGIN)
    connection.pause(0.2)
    connection.send('what?\r\nmore\r\n')
    connection.close()


def wrong_length(body, length):
    def answer(connection, _request):
        connection.send_head(200, 'Content-Type: ' + SSE, 'Content-Length: %d' % length)
        connection.send(body)
        connection.close()
    return answer


def gzipped(connection, _request):
    """An event at a time, as it should be done."""
    begin_stream(connection, 'Content-Encoding: gzip')
    packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    for part in ALL.split('\n\n')[:-1]:
        data = packer.compress((part + '\n\n').encode())
        connection.send_chunk(data + packer.flush(zlib.Z_SYNC_FLUSH))
    connection.send_chunk(packer.flush())
    connection.send_last_chunk()


def broken_gzip(connection, _request):
    begin_stream(connection, 'Content-Encoding: gzip')
    packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    connection.send_chunk(packer.compress(BEGIN.encode()) + packer.flush(zlib.Z_SYNC_FLUSH))
    connection.pause(0.2)
    connection.send_chunk(b'\xff' * 64)
    connection.send_last_chunk()


def gzip_bomb(connection, _request):
    """Comments without end in an answer that is a thousand times smaller."""
    begin_stream(connection, 'Content-Encoding: gzip')
    connection.send_chunk(b'\x1f\x8b\x08\0\0\0\0\0\0\x03')
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    block = packer.compress((': ' + 'x' * 1021 + '\n').encode() * 1024)
    block += packer.flush(zlib.Z_FULL_FLUSH)    # it stands alone, and may be repeated
    while True:
        connection.send_chunk(block)


# --- more than there is room for ------------------------------------------------------------------

def huge_line(connection, _request):
    begin_stream(connection)
    connection.send_chunk(BEGIN)
    connection.send_chunk('data: {"x":"')
    for _ in range(80):
        connection.send_chunk(b'x' * MEBI)
    connection.hold()


def endless(block):
    """block: an event, or part of one, sent until the other side has enough."""
    block = (block * (1 + MEBI // len(block))).encode()

    def answer(connection, _request):
        begin_stream(connection)
        connection.send_chunk(BEGIN)
        while True:
            connection.send_chunk(block)
    return answer


def huge_error(connection, _request):
    connection.send_head(500, 'Content-Type: text/plain', 'Transfer-Encoding: chunked')
    while True:
        connection.send_chunk(b'x' * MEBI)


def endless_head(connection, _request):
    connection.send('HTTP/1.1 200 OK\r\n')
    while True:
        connection.send('X-Header: %s\r\n' % ('x' * 8000))


# --- somewhere else -------------------------------------------------------------------------------

def redirect(status, target):
    """target: an address, or one that is made of the request's path."""
    def answer(connection, request):
        location = target + request.path if target.startswith('http') else target
        connection.send_whole(status, html('Moved'), 'text/html', 'Location: ' + location)
    return answer


def redirect_here_once(status):
    """To another path of the same server, where the answer is."""
    def answer(connection, request):
        if request.path.startswith('/moved'):
            ordinary(connection, request)
        else:
            redirect(status, '/moved' + request.path)(connection, request)
    return answer


# --- scripts: the connection itself ---------------------------------------------------------------

def reset_at_once(connection):
    connection.reset()


def close_at_once(_connection):
    pass


def hold_at_once(connection):
    connection.hold()


def end_of_handshake(connection):
    """Reads the beginning of a handshake and goes."""
    connection.receive()


def garbage_at_once(connection):
    """Something else listens there: it greets whoever comes."""
    connection.send('220 mail.example ESMTP ready\r\n')
    connection.receive()


def slow_reader(connection):
    """Takes what is sent in small bites, so that sending takes time."""
    connection.pause(0.5)
    answering(ordinary)(connection)
