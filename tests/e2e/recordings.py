# recordings.py: recorded streams, and what is to come of each
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three kinds of recordings: those of providers beside the project (fixtures/sse), our own
(tests/fixtures/sse), whose README.md tells their form, and whole responses of a llama.cpp server
(fixtures/llama-server), whose expectation is read out of them here, by other code than ours."""

import glob
import json
import os
import re
from dataclasses import dataclass, field
from decimal import Decimal

from places import ROOT
from replay_server import Response

OWN = os.path.join(ROOT, 'tests', 'fixtures', 'sse')
SHARED = os.environ.get('CAUSERIE_FIXTURES',
                        os.path.join(os.path.dirname(ROOT), 'shared', 'fixtures'))

# Of the error bodies of providers, by name, asked with a key.
ERROR_KINDS = {
    'err-gemini-array-400': {'key-invalid', 'bad-request'},
    'err-mistral-401': {'key-invalid'},
    'err-openai-400-context-length': {'context-too-long'},
    'err-openrouter-401': {'key-invalid'},
    'err-openrouter-402': {'no-credit'},
    'err-openrouter-429-free-with-retry': {'rate-limited'},
    'err-proxy-502-nginx-html': {'server'},
    'err-xai-400-auth': {'key-invalid'},
}

# Messages in whose place the provider's own is told.
GENERIC = {'Provider returned error'}

# What a llama.cpp server answered, by the beginning of the file's name; the others were answered.
LLAMA_KINDS = {
    'auth-missing': {'key-invalid'},
    'auth-wrong': {'key-invalid'},
    'chat-bad-json': {'bad-request', 'server'},
    'chat-bad-role-type': {'server'},
    'chat-image-unsupported': {'server', 'bad-request'},
    'chat-missing-messages': {'bad-request'},
    'chat-nonstream-context': {'context-too-long'},
    'chat-stream-context': {'context-too-long'},
    'client-closed': {'cut-off'},
}


@dataclass
class Recording:
    name: str
    response: Response
    expected: dict              # members of the object of --json; only those that are known
    kinds: set = field(default_factory=set)     # of the failure; empty: it was answered


def read_json(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file, parse_float=Decimal)


def read_bytes(path):
    with open(path, 'rb') as file:
        return file.read()


def cost_of(usage):
    cost = (usage or {}).get('cost')
    return cost.get('total_cost') if isinstance(cost, dict) else cost


def counts_of(usage):
    """Usage as --json tells it."""
    if not usage:
        return None
    prompt = usage.get('prompt_tokens_details') or {}
    completion = usage.get('completion_tokens_details') or {}
    return {**{name: usage.get(name) for name in
               ('prompt_tokens', 'completion_tokens', 'total_tokens')},
            'reasoning_tokens': completion.get('reasoning_tokens'),
            'cached_tokens': prompt.get('cached_tokens')}


def split_thinking(content, reasoning):
    """Expectations of providers leave <think> in the text."""
    found = re.match(r'\s*<think>\s*(.*?)</think>\s*(.*)', content, re.DOTALL)
    return (found[2], found[1]) if found else (content, reasoning)


def described(path, suffix):
    """A body with its description beside it."""
    document = read_json(path.removesuffix(suffix) + '.json')
    expect, extra = document['expect'], document.get('extra', {})
    name = os.path.basename(path).removesuffix(suffix)
    headers = document.get('response_headers', {})
    response = Response(read_bytes(path), document.get(
        'content_type', headers.get('content-type', 'text/event-stream')),
        document.get('http_status', 200))
    if name in ERROR_KINDS:
        message = None if expect['message'] in GENERIC else expect['message']
        return Recording(name, response, {'message': message}, ERROR_KINDS[name])
    content, reasoning = split_thinking(expect['content'], expect['reasoning'])
    expected = {'content': content, 'reasoning': reasoning,
                'finish_reason': expect['finish_reason'], 'usage': counts_of(expect['usage']),
                'cost': cost_of(expect['usage']), 'tool_calls': expect['tool_calls']}
    for member, value in {**extra, **expect}.items():
        if member in ('id', 'model', 'citations'):
            expected[member] = value
        if member in ('provider', 'upstream_provider'):
            expected['provider'] = value
    kinds = {expect['failure']} if 'failure' in expect else set()
    if expect['error'] is not None:
        expected['message'] = expect['error'].get('message')
        kinds = kinds or {'any'}
    return Recording(name, response, expected, kinds)


def unchunked(body):
    """The bytes of a chunked body; an end that is missing is no fault here."""
    whole = b''
    while body:
        size, _, rest = body.partition(b'\r\n')
        length = int(size or b'0', 16)
        if length == 0:
            break
        whole, body = whole + rest[:length], rest[length + 2:]
    return whole


def documents_of(body):
    """The chunks of a stream, or the one document of an answer in one piece."""
    text = body.decode()
    if not text.startswith('data:'):
        return [json.loads(text)]
    lines = [line[6:] for line in text.split('\n') if line.startswith('data: ')]
    return [json.loads(line) for line in lines if line.startswith('{') and line.endswith('}')]


def read_answer(body):
    expected = {'content': '', 'finish_reason': None, 'usage': None, 'tool_calls': []}
    for document in documents_of(body):
        expected['id'], expected['model'] = document['id'], document['model']
        expected['usage'] = counts_of(document.get('usage')) or expected['usage']
        for choice in document['choices']:
            if choice['index'] == 0:
                step = choice.get('delta') or choice.get('message') or {}
                expected['content'] += step.get('content') or ''
                expected['finish_reason'] = choice['finish_reason'] or expected['finish_reason']
    return expected


def llama(path):
    raw = read_bytes(path)
    name = os.path.basename(path).removesuffix('.response')
    head, _, body = raw.partition(b'\r\n\r\n')
    kinds = next((kinds for start, kinds in LLAMA_KINDS.items() if name.startswith(start)), set())
    if b'chunked' in head:
        body = unchunked(body)
    if head.split()[1] == b'200':
        expected = read_answer(body)
    else:
        expected = {'message': json.loads(body)['error']['message']}
    return Recording('llama-' + name, Response(raw=raw), expected, kinds)


def own_recordings():
    return [described(path, suffix) for suffix in ('.sse', '.body')
            for path in sorted(glob.glob(os.path.join(OWN, '*' + suffix)))]


def provider_recordings():
    """Empty where there are none."""
    return [described(path, suffix) for suffix in ('.sse', '.body')
            for path in sorted(glob.glob(os.path.join(SHARED, 'sse', '*' + suffix)))]


def llama_recordings():
    """Answers to chat requests, all but a server's that is still loading: that is waited for."""
    folder = os.path.join(SHARED, 'llama-server')
    return [llama(path) for pattern in ('chat-*', 'auth-*-chat-stream', 'client-closed-*')
            for path in sorted(glob.glob(os.path.join(folder, pattern + '.response')))]
