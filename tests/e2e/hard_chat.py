# hard_chat.py FILE: writes a conversation with everything an answer can hold, to be imported
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import hashlib
import json
import os
import struct
import sys
import zlib

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, 'fixtures', 'tour')
START = 1_763_800_000_000_000       # microseconds since 1970
SECOND = 1_000_000
MODEL = 'moonshotai/kimi-k2'


def read(name):
    with open(os.path.join(FOLDER, name), encoding='utf-8') as file:
        return file.read().rstrip('\n')


def draw_picture(width=480, height=240):
    """A PNG: two curves on a ground that gets lighter."""
    rows = []
    for y in range(height):
        row = bytearray([0])
        for x in range(width):
            steep = height - x * x * height // (width * width)
            flat = height - x * height // (4 * width)
            light = 200 + 40 * y // height
            row += (bytes([192, 40, 40]) if abs(y - steep) < 3 else
                    bytes([40, 90, 200]) if abs(y - flat) < 3 else bytes([light, light, 255]))
        rows.append(bytes(row))

    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data +
                struct.pack('>I', zlib.crc32(kind + data)))
    return (b'\x89PNG\r\n\x1a\n' +
            chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b''.join(rows))) + chunk(b'IEND', b''))


def uid(number):
    return '00000000-0000-4000-8000-%012x' % number


class Talk:
    """Messages in a row, each an answer to the one before unless told otherwise."""

    def __init__(self):
        self.messages = []
        self.time = START

    def add(self, role, text, parent=None, **more):
        number = len(self.messages) + 1
        message = {'uid': uid(0x100 + number)}
        if parent is None and self.messages:
            parent = self.messages[-1]['uid']
        if parent:
            message['parent'] = parent
        message.update({'role': role, 'state': 'done', 'sent_time': self.time})
        if role == 'assistant':
            message.update({'first_token_time': self.time + SECOND,
                            'end_time': self.time + 21 * SECOND, 'model': MODEL,
                            'answered_model': MODEL, 'provider': 'Groq', 'finish_reason': 'stop',
                            'usage': {'prompt_tokens': 812, 'completion_tokens': 1043,
                                      'total_tokens': 1855, 'cost': '0.003102'}})
        message.update({**({'text': text} if text else {}), **more})
        self.messages.append(message)
        self.time += 60 * SECOND
        return message['uid']


def make(picture):
    talk = Talk()
    question = talk.add('user', read('1-question.md'), parts=[
        {'kind': 'image', 'name': 'measured.png', 'media_type': 'image/png',
         'attachment': picture},
        {'kind': 'file', 'name': 'sort.py', 'media_type': 'text/x-python',
         'attachment': picture}])
    talk.add('assistant', 'A first try, asked again since.', parent=question)
    talk.add('assistant', read('2-answer.md'), parent=question,
             reasoning=read('2-reasoning.md'), reasoning_end_time=talk.time + 12 * SECOND,
             parts=[{'kind': 'tool-call', 'name': 'run_benchmark', 'id': 'call_1',
                     'text': '{"algorithm": "quicksort", "sizes": [1000, 10000], "sorted": true}'},
                    {'kind': 'citation', 'name': 'Quicksort', 'text': 'https://example.org/one'},
                    {'kind': 'citation', 'name': 'Algorithm 64, as it was first printed',
                     'text': 'https://example.com/two?page=321'}])
    talk.add('user', read('3-question.md'))
    talk.add('assistant', read('4-answer.md'))
    talk.add('user', read('5-question.md'))
    talk.add('assistant', read('6-answer.md'), finish_reason='length',
             params={'max-tokens': 4096})
    talk.add('user', 'Once more, please.')
    talk.add('assistant', '', state='failed',
             failure={'kind': 'rate-limited', 'status': 429, 'message': 'Slow down'})
    return talk.messages


def write(path):
    data = draw_picture()
    picture = hashlib.sha256(data).hexdigest()
    messages = make(picture)
    library = {
        'format': 'causerie', 'version': 1,
        'attachments': [{'sha256': picture, 'size': len(data),
                         'data': base64.b64encode(data).decode()}],
        'conversations': [{
            'uid': uid(0x10), 'title': 'Why quicksort degrades', 'title_source': 'model',
            'created_time': START, 'updated_time': messages[-1]['sent_time'],
            'leaf': messages[-1]['uid'], 'messages': messages}]}
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(library, file, ensure_ascii=False)


if __name__ == '__main__':
    write(sys.argv[1])
