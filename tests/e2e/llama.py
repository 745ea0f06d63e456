# llama.py: a real llama.cpp server for a test, with a model that says what we wrote
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from places import ROOT
from scripted_model import write_model
from tap import skip_all

HERE = os.path.dirname(os.path.abspath(__file__))
START_S = 20
CONTEXT_LENGTH = 1024           # tokens, so that a prompt can be too long
ENDLESS_CONTEXT_LENGTH = 65536  # tokens, some minutes of an answer without end
SKIPPED = 77


def script_text():
    with open(os.path.join(HERE, 'script.md'), encoding='utf-8') as file:
        return file.read().rstrip('\n')


def server_path():
    """The server's command, fetched once into the build folder; else the script is skipped."""
    folder = os.environ.get('CAUSERIE_LLAMA', os.path.join(ROOT, '_build', 'llama'))
    result = subprocess.run([os.path.join(HERE, 'get_llama.sh'), folder], stdout=subprocess.PIPE,
                            text=True, timeout=300)
    if result.returncode == SKIPPED:
        skip_all(result.stdout.strip().removeprefix('skipped: '))
    result.check_returncode()
    return os.path.join(folder, 'llama-server')


def free_port():
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        return free.getsockname()[1]


class LlamaServer:
    """key: the server's --api-key.  script: what the model says; more arguments are those of
    write_model ().  arguments: more options of the server.  awaited: what its health says when it
    is taken for started, 503 while it loads."""
    def __init__(self, path, key=None, script=None, arguments=(), awaited=200, **model):
        self.awaited = awaited
        self.folder = tempfile.TemporaryDirectory(prefix='llama.')
        self.write_model(script, **model)
        self.port = free_port()
        self.url = 'http://127.0.0.1:%d/v1' % self.port
        self.command = self.command_of(path) + list(arguments)
        if key is not None:
            self.command += ['--api-key', key]
        self.log = open(os.path.join(self.folder.name, 'log'), 'w+b')
        self.process = None

    def write_model(self, script, loop=False, **model):
        self.model = os.path.join(self.folder.name, 'scripted.gguf')
        self.context_length = ENDLESS_CONTEXT_LENGTH if loop else CONTEXT_LENGTH
        model = {'context_length': self.context_length, **model}
        write_model(self.model, script or script_text(), loop=loop, **model)
        self.context_length = model['context_length']

    def command_of(self, path):
        return [path, '--host', '127.0.0.1', '--port', str(self.port), '-m', self.model,
                '-c', str(self.context_length), '-np', '1', '-t', '1', '--alias', 'scripted']

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=subprocess.STDOUT)
        end = time.monotonic() + START_S
        while (status := self.health()) not in (200, self.awaited):
            if self.process.poll() is not None or time.monotonic() > end:
                self.__exit__()
                raise AssertionError('the llama.cpp server does not start: %s\n%s' % (
                    status, self.log_text()))
            time.sleep(0.01)
        return self

    def __exit__(self, *_exception):
        self.terminate()

    def terminate(self):
        """In good order, when it still runs."""
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def health(self):
        """The status it has for its health; None: it does not listen."""
        try:
            url = 'http://127.0.0.1:%d/health' % self.port
            with urllib.request.urlopen(url, timeout=2) as reply:
                return reply.status
        except urllib.error.HTTPError as error:
            return error.code
        except (urllib.error.URLError, OSError):
            return None

    def log_text(self):
        self.log.seek(0)
        return self.log.read().decode(errors='replace')


class LlamaRouter(LlamaServer):
    """One server for several models.  It starts itself again for each, so the unpacked packages
    have to look installed: in a bubblewrap of their own.  models: name → script, or None for a
    file that is no model."""
    def __init__(self, path, models):
        self.models = models
        super().__init__(path)

    def write_model(self, script, **_model):
        for name, text in self.models.items():
            file = os.path.join(self.folder.name, name + '.gguf')
            if text is None:
                with open(file, 'wb') as broken:
                    broken.write(b'GGUF, but no more')
            else:
                write_model(file, text, context_length=CONTEXT_LENGTH)

    def command_of(self, path):
        root = os.path.join(os.path.dirname(path), 'root')
        return ['bwrap', '--ro-bind', root + '/usr', '/usr', '--symlink', 'usr/lib', '/lib',
                '--symlink', 'usr/lib64', '/lib64', '--proc', '/proc', '--dev', '/dev',
                '--tmpfs', '/tmp', '--tmpfs', '/root', '--ro-bind', self.folder.name, '/models',
                '--chdir', '/', '--unshare-pid', '--die-with-parent',
                '/usr/bin/llama-server', '--host', '127.0.0.1', '--port', str(self.port),
                '--models-dir', '/models', '-c', str(CONTEXT_LENGTH), '-t', '1']
