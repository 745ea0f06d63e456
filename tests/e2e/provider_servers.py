# provider_servers.py: loopback servers that behave like those people use
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a test:

    with OpenRouter() as openrouter, OpenWebUI(3000) as webui, Ollama() as ollama:
        Program(environment=openrouter.environment)

OpenRouter is https://openrouter.ai itself for a program with this environment: the system's proxy
leads there, and the authority that signed its certificate is trusted.  Nothing in the program knows
of it, and nothing leaves this computer.  The others listen on plain ports, as on a person's own.

What they say is as in the servers' documents and recorded answers of 2026."""

import base64
import hashlib
import json
import os
import secrets
import tempfile
import urllib.parse

from certificates import Certificates
from places import ROOT
from servers import (Answer, Failure, Handler, Server, Stream, catalogue_entry, json_failure,
                     usage_of)
from tap import skip_all
from tree import wait_until

ORIGIN = 'openrouter.ai:443'
FIXTURE = os.path.join(ROOT, '..', 'shared', 'fixtures', 'models-openrouter.json')
KEY = 'sk-or-v1-' + '0123456789abcdef' * 4
PORT_S = 60                     # how long another test may have one of the usual ports
PAGE = b'<!doctype html><html><head><title>Open WebUI</title></head><body></body></html>'
SENTENCE = 'Добре, дякую. Чим можу допомогти?'


def guide_catalogue():
    """The models of the guides that are there today, and two free ones."""
    return [catalogue_entry('moonshotai/kimi-k2', 131000, '0.00000055', '0.0000022'),
            catalogue_entry('anthropic/claude-3.5-sonnet', 200000, '0.000006', '0.00003'),
            catalogue_entry('openai/gpt-4o-mini', 128000, '0.00000015', '0.0000006'),
            catalogue_entry('anthropic/claude-3-haiku', 200000, '0.00000025', '0.00000125'),
            catalogue_entry('openai/gpt-4', 8191, '0.00003', '0.00006'),
            catalogue_entry('openai/gpt-3.5-turbo', 16385, '0.0000005', '0.0000015'),
            catalogue_entry('google/gemma-3n-e4b-it:free', 8192, '0', '0'),
            catalogue_entry('meta-llama/llama-3.3-70b-instruct:free', 128000, '0', '0')]


def fixture_catalogue():
    """OpenRouter's own list, as it was recorded; None where it is not here."""
    if not os.path.exists(FIXTURE):
        return None
    with open(FIXTURE, encoding='utf-8') as file:
        return json.load(file)['data']


def error(status, message, **headers):
    return json_failure(status, message, headers=headers)


def detail(status, text):
    """As FastAPI says it."""
    return Failure(status, json.dumps({'detail': text}).encode())


# --- OpenRouter -----------------------------------------------------------------------------------

class OpenRouterHandler(Handler):
    """Speaks to who has come through the proxy."""
    def do_CONNECT(self):
        if self.path != ORIGIN:
            self.server.owner.strangers.append(self.path)
            self.send_body(502, 'text/plain', b'Nothing but OpenRouter is here')
            return
        self.send_response(200, 'Connection established')
        self.end_headers()
        self.close_connection = True
        try:
            tunnel = self.server.owner.context.wrap_socket(self.connection, server_side=True)
            OpenRouterHandler(tunnel, self.client_address, self.server)
        except OSError:
            pass                # the other side has had enough

    def serve_get(self, request):
        owner = self.server.owner
        answers = {'/api/v1/models': lambda: {'data': owner.catalogue},
                   '/api/v1/models/user': lambda: {'data': owner.catalogue},
                   '/api/v1/key': lambda: {'data': owner.facts},
                   '/api/v1/credits': lambda: owner.credits}
        answer = answers.get(request.path.partition('?')[0],
                             lambda: error(404, 'Not Found'))()
        if isinstance(answer, Failure):
            self.send_failure(request, answer)
        else:
            self.send_json(answer)

    def serve_post(self, request):
        if request.path == '/api/v1/auth/keys':
            self.exchange_code(request)
        else:
            super().serve_post(request)

    def exchange_code(self, request):
        owner, body = self.server.owner, request.json
        digest = hashlib.sha256(body['code_verifier'].encode()).digest()
        challenge = owner.codes.pop(body['code'], None)     # each is good once
        if challenge == base64.urlsafe_b64encode(digest).decode().rstrip('='):
            self.send_json({'key': owner.key, 'user_id': 'user_2abc'})
        else:
            self.send_failure(request, error(403, 'Invalid code or code_verifier'))


class OpenRouter(Server):
    """key: the one that is good.  facts: what it tells of that.  credits: JSON, or a failure."""
    def __init__(self, catalogue=None, free_tier=False, key=KEY):
        super().__init__(handler=OpenRouterHandler)
        self.key = key
        self.answer = Answer(text=SENTENCE, cost='0.0000123')
        self.catalogue = catalogue or guide_catalogue()
        self.facts = {'label': 'sk-or-v1-012...def', 'limit': 10, 'limit_remaining': 8.75,
                      'limit_reset': 'monthly', 'usage': 12.5, 'usage_daily': 0.25,
                      'usage_weekly': 1, 'usage_monthly': 1.25, 'is_free_tier': free_tier,
                      'expires_at': '2099-12-31T23:59:59Z'}
        self.credits = error(403, 'Only management keys can fetch credits')
        self.codes = {}             # code → challenge
        self.strangers = []         # who else was looked for
        self.folder = tempfile.TemporaryDirectory(prefix='openrouter.')
        certificates = Certificates(self.folder.name)
        self.context = certificates.server('openrouter')
        self.environment = {'https_proxy': 'http://127.0.0.1:%d' % self.port,
                            'LD_PRELOAD': trusted_authority(),
                            'TRUSTED_AUTHORITY': certificates.path('authority.pem')}

    def refuses(self, request):
        """Models are told to everybody, and a sign-in has no key yet."""
        path = request.path.partition('?')[0]
        is_open = path.endswith(('/models', '/auth/keys'))
        return request.key != self.key and not (is_open and request.key is None)

    def choose(self, request):
        model = request.json.get('model')
        if not self.queue and all(entry['id'] != model for entry in self.catalogue):
            return error(400, '%s is not a valid model ID' % model)
        return super().choose(request)

    def sign_in(self, url):
        """What a person's browser comes back with when they have signed in: its next address."""
        parts = urllib.parse.urlsplit(url)
        query = dict(urllib.parse.parse_qsl(parts.query))
        assert (parts.netloc, parts.path) == ('openrouter.ai', '/auth'), url
        assert query['code_challenge_method'] == 'S256', url
        code = secrets.token_urlsafe(12)
        self.codes[code] = query['code_challenge']
        callback = query.get('callback_url')
        return code if callback is None else '%s?code=%s' % (callback, code)

    def close(self):
        super().close()
        self.folder.cleanup()


def trusted_authority():
    build = os.environ.get('CAUSERIE_BUILD', os.path.join(ROOT, '_build'))
    path = os.path.join(build, 'tests', 'e2e', 'trusted-authority.so')
    if not os.path.exists(path):
        skip_all('trusted-authority.so is not built')
    return path


# --- servers on a person's own computer -----------------------------------------------------------

class LocalStream(Stream):
    """As OpenAI's format has it, without what OpenRouter adds; usage only for who asks."""
    def send(self):
        self.send_head()
        for event in self.handler.server.owner.first_events:
            self.write('data: %s\n\n' % json.dumps(event))
        if not self.send_text():
            return
        self.write_chunk({}, self.answer.finish)
        if (self.request.json.get('stream_options') or {}).get('include_usage'):
            usage = usage_of(self.answer)
            self.write_event([], usage={name: usage[name] for name in usage
                                        if name.endswith('_tokens')})
        self.write('data: [DONE]\n\n')
        self.end_body()

    def write_chunk(self, delta, finish=None, usage=None, error=None):
        self.write_event([{'index': 0, 'delta': delta, 'finish_reason': finish}])

    def write_event(self, choices, **more):
        chunk = {'id': 'chatcmpl-1', 'object': 'chat.completion.chunk',
                 'created': self.created, 'model': self.request.json['model'],
                 'choices': choices, **more}
        self.write('data: %s\n\n' % json.dumps(chunk, ensure_ascii=False))


class LocalHandler(Handler):
    """Answers by its owner's table of calls: JSON, bytes of a page, or a failure."""
    def serve_get(self, request):
        self.serve_call(request)

    def serve_post(self, request):
        owner = self.server.owner
        if request.path.partition('?')[0] != owner.chat_path:
            self.serve_call(request)
            return
        answer = owner.choose(request)
        if isinstance(answer, Failure):
            self.send_failure(request, answer)
        else:
            LocalStream(self, request, answer).send()

    def serve_call(self, request):
        owner = self.server.owner
        call = '%s %s' % (request.method, request.path.partition('?')[0])
        value = owner.calls.get(call, owner.otherwise(request))
        if isinstance(value, Failure):
            self.send_failure(request, value)
        elif isinstance(value, bytes):
            self.send_body(200, 'text/html; charset=utf-8', value)
        else:
            self.send_json(value)


class LocalServer(Server):
    """port: one of the usual ones, which another test may have for a while; 0: any."""
    chat_path = '/v1/chat/completions'
    first_events = ()           # what comes before the answer
    models_here = ()

    def __init__(self, port=0, models=None):
        self.here = list(self.models_here if models is None else models)
        if port == 0:
            super().__init__(handler=LocalHandler)
        else:
            wait_until(lambda: self.has_taken(port), 'port %d stays in use' % port, PORT_S)
        self.answer = Answer(text=SENTENCE)
        self.calls = self.list_calls()
        self.url = 'http://localhost:%d' % self.port

    def has_taken(self, port):
        try:
            super().__init__(port, handler=LocalHandler)
            return True
        except OSError:
            return False

    def choose(self, request):
        if request.json.get('model') not in self.here:
            return self.no_such_model(request.json.get('model'))
        return super().choose(request)

    def list_calls(self):
        raise NotImplementedError

    def otherwise(self, _request):
        return error(404, 'Not Found')

    def no_such_model(self, model):
        return error(404, "model '%s' not found" % model)


def openai_list(models, **more):
    return {'object': 'list', 'data': [{'id': model, 'object': 'model', 'created': 1752263252,
                                        **more} for model in models]}


class OpenWebUI(LocalServer):
    """Everything wants a key of it, and what it does not know is answered with its page."""
    chat_path = '/api/chat/completions'
    first_events = ({'selected_model_id': 'llama3.2:latest'}, {'sources': []})
    models_here = ('llama3.2:latest', 'moonshotai/kimi-k2')
    refusal = detail(401, 'Not authenticated')

    def __init__(self, port=0, models=None, key='sk-' + '0123456789abcdef' * 2):
        super().__init__(port, models)
        self.key = key

    def list_calls(self):
        models = openai_list(self.here, owned_by='ollama', info={'meta': {}}, ollama={})
        return {'GET /api/models': models,
                'GET /api/config': {'status': True, 'name': 'Open WebUI', 'version': '0.6.15'}}

    def refuses(self, request):
        path = request.path.partition('?')[0]
        return path in (self.chat_path, '/api/models') and request.key != self.key

    def otherwise(self, request):
        """Its page, for whatever a browser may have in its address; nothing else is taken."""
        return PAGE if request.method == 'GET' else detail(405, 'Method Not Allowed')

    def no_such_model(self, _model):
        return detail(400, 'Model not found')


class Ollama(LocalServer):
    models_here = ('llama3.2:latest', 'qwen3:4b')
    context_length = 4096           # what a loaded model is really given

    def list_calls(self):
        return {'GET /': b'Ollama is running',
                'GET /api/version': {'version': '0.12.3'},
                'GET /api/tags': {'models': [self.tag(model) for model in self.here]},
                'GET /api/ps': {'models': [{**self.tag(model), 'size_vram': 0,
                                            'context_length': self.context_length}
                                           for model in self.here[:1]]},
                'POST /api/show': {'parameters': 'temperature 0.7', 'capabilities': ['completion'],
                                   'model_info': {'general.architecture': 'llama',
                                                  'llama.context_length': 131072}},
                'GET /v1/models': openai_list(self.here, owned_by='library')}

    def tag(self, model):
        return {'name': model, 'model': model, 'size': 2019393189, 'digest': 'a80c4f17acd5',
                'modified_at': '2026-05-04T17:37:44.7Z',
                'details': {'format': 'gguf', 'family': 'llama', 'parameter_size': '3.2B',
                            'quantization_level': 'Q4_K_M'}}


class LMStudio(LocalServer):
    """Takes a model it does not know for the one that is loaded."""
    models_here = ('qwen3-4b-2507', 'text-embedding-nomic-embed-text-v1.5')
    context_length = 8192

    def list_calls(self):
        return {'GET /v1/models': openai_list(self.here, owned_by='organization_owner'),
                'GET /api/v0/models': {'object': 'list', 'data': [
                    {'id': model, 'object': 'model', 'publisher': 'qwen', 'arch': 'qwen3',
                     'type': 'embeddings' if 'embed' in model else 'llm',
                     'compatibility_type': 'gguf', 'quantization': 'Q4_K_M', 'state': 'loaded',
                     'max_context_length': 262144, 'loaded_context_length': self.context_length}
                    for model in self.here]}}

    def choose(self, request):
        return Server.choose(self, request)

    def otherwise(self, request):
        return Failure(200, json.dumps({'error': 'Unexpected endpoint or method. (%s %s)' % (
            request.method, request.path)}).encode())


# --- the browser ----------------------------------------------------------------------------------

BROWSER = """#!/bin/sh
printf '%%s\\n' "$1" >> '%s'
"""
DESKTOP = """[Desktop Entry]
Type=Application
Name=A browser of a test
Exec=%s %%u
MimeType=x-scheme-handler/https;x-scheme-handler/http;
"""


class Browser:
    """What opens addresses for a program with this environment: it only notes them."""
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='browser.')
        self.opened = os.path.join(self.folder.name, 'opened')
        script = self.write('browser', BROWSER % self.opened)
        os.chmod(script, 0o755)
        os.makedirs(os.path.join(self.folder.name, 'applications'))
        self.write('applications/browser.desktop', DESKTOP % script)
        self.write('applications/mimeapps.list', '[Default Applications]\n'
                   'x-scheme-handler/https=browser.desktop\n'
                   'x-scheme-handler/http=browser.desktop\n')
        system = os.environ.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share')
        self.environment = {'XDG_DATA_DIRS': '%s:%s' % (self.folder.name, system)}

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def addresses(self):
        if not os.path.exists(self.opened):
            return []
        with open(self.opened, encoding='utf-8') as file:
            return file.read().split()

    def wait_for_address(self, count=1):
        """The `count`th that was opened."""
        return wait_until(lambda: self.addresses()[count - 1:count], 'no browser was opened')[0]

    def close(self):
        self.folder.cleanup()
