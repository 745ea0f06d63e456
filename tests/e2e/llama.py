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
    """key: the server's --api-key.  loop: the answer never ends by itself."""
    def __init__(self, path, key=None, loop=False):
        self.folder = tempfile.TemporaryDirectory(prefix='llama.')
        model = os.path.join(self.folder.name, 'scripted.gguf')
        context_length = ENDLESS_CONTEXT_LENGTH if loop else CONTEXT_LENGTH
        write_model(model, script_text(), loop=loop, context_length=context_length)
        self.port = free_port()
        self.url = 'http://127.0.0.1:%d/v1' % self.port
        self.command = [path, '--host', '127.0.0.1', '--port', str(self.port), '-m', model,
                        '-c', str(context_length), '-np', '1', '--alias', 'scripted']
        if key is not None:
            self.command += ['--api-key', key]
        self.log = open(os.path.join(self.folder.name, 'log'), 'w+b')
        self.process = None

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=subprocess.STDOUT)
        end = time.monotonic() + START_S
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > end:
                self.__exit__()
                raise AssertionError('the llama.cpp server does not start:\n' + self.log_text())
            time.sleep(0.05)
        return self

    def __exit__(self, *_exception):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def answers(self):
        try:
            url = 'http://127.0.0.1:%d/health' % self.port
            with urllib.request.urlopen(url, timeout=2) as reply:
                return reply.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def log_text(self):
        self.log.seek(0)
        return self.log.read().decode(errors='replace')
