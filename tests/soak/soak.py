# soak.py: workers that use a history until something happens to them
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors

import argparse
import concurrent.futures
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import traceback

import search_check
from account import Account, read_dump, read_lines
from state import Lost
from tap import expect, skip_all

TIMEOUT_S = 60
MAX_TOLD = 5
MAX_OPEN_S = 9                  # below the time SQLite tries again; machines may be busy
STATES = 'waiting', 'streaming', 'done', 'stopped', 'interrupted', 'failed'
CONVERSATIONS = ("SELECT c.uid, c.title, c.draft, o.uid, c.trashed_time FROM conversation c"
                 " LEFT JOIN message o ON o.id = c.origin")
MESSAGES = ("SELECT m.uid, p.uid, c.uid, m.state, m.text, m.reasoning, m.trashed_time FROM message m"
            " JOIN conversation c ON c.id = m.conversation LEFT JOIN message p ON p.id = m.parent")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def worker_path():
    return os.environ.get('CAUSERIE_SOAK_WORKER',
                          os.path.join(ROOT, '_build', 'tests', 'soak', 'soak-worker'))


if not os.path.exists(worker_path()):
    skip_all('soak-worker is not built')


class Worker:
    """A worker that is running; what it says is read as it comes, and kept beside its history."""
    def __init__(self, path, *options, keep_in=None):
        self.process = subprocess.Popen([worker_path(), *options, path],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.folder = keep_in or os.path.dirname(path)
        self.output = []
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        while data := self.process.stdout.read1(1 << 16):
            self.output.append(data)

    def wait(self):
        """Its account once it has ended by itself."""
        try:
            self.process.wait(TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Lost('the worker hung') from None
        finally:
            self.reader.join()
            self.process.stdin.close()
            self.process.stdout.close()
        with open(os.path.join(self.folder, 'said-%d' % self.process.pid), 'wb') as file:
            file.writelines(self.output)
        return read_lines(b''.join(self.output))

    def wait_for(self, seconds):
        """Whether it ended by itself within the time."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self):
        self.process.kill()
        lines = self.wait()
        if self.process.returncode != -signal.SIGKILL:
            raise Lost('the worker ended by itself: %d' % self.process.returncode)
        return lines

    def stop(self):
        """It ends what it began."""
        self.process.stdin.close()
        return self.wait()


def dump(path):
    """What a program sees in the history."""
    started = time.monotonic()
    done = subprocess.run([worker_path(), '--dump', path], stdout=subprocess.PIPE, check=False,
                          timeout=TIMEOUT_S)
    seconds = time.monotonic() - started
    if seconds > MAX_OPEN_S:
        raise Lost('it took %.0f s to open' % seconds)
    if done.returncode != 0:
        raise Lost('it cannot be read: status %d' % done.returncode)
    found = read_dump(read_lines(done.stdout))
    add_rows(found, path)
    return found


def add_rows(found, path):
    """What no list tells: what is in the trash, and in which conversation a message is."""
    for uid, title, draft, origin, time in ask(path, CONVERSATIONS):
        row = {'uid': uid, 'title': title, 'draft': draft, 'origin': origin, 'trashed-time': time}
        found.conversations.setdefault(uid, {**row, 'partial': True})
        if origin is not None:
            found.roots[uid] = origin
    for uid, parent, owner, state, text, reasoning, time in ask(path, MESSAGES):
        row = {'uid': uid, 'parent-uid': parent, 'state': STATES.index(state), 'text': text,
               'reasoning': reasoning, 'trashed-time': time}
        found.messages.setdefault(uid, {**row, 'partial': True})['in'] = owner


def ask(path, sql):
    """The rows any SQLite sees."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def make_old(path):
    """A history as the first version left it; returns what a program must see in it."""
    alone = path + '-alone'
    write_old(alone)
    write_old(path)
    return dump(alone)


def write_old(path):
    with open(os.path.join(ROOT, 'tests', 'fixtures', 'store', 'v1.sql'), encoding='utf-8') as file:
        connection = sqlite3.connect(path)
        connection.executescript(file.read())
        connection.close()


def check_file(path):
    """The file is sound, what streamed is folded, and the search knows what there is."""
    for sql, wanted in (('PRAGMA integrity_check', [('ok',)]),
                        ('PRAGMA foreign_key_check', []),
                        ('SELECT count(*) FROM journal', [(0,)])):
        rows = ask(path, sql)
        if rows != wanted:
            raise Lost('%s says %s' % (sql, rows))
    connection = sqlite3.connect(path)
    try:
        wrong = list(search_check.differences(connection))
    except sqlite3.DatabaseError as error:
        wrong = [str(error)]
    finally:
        connection.close()
    if wrong:
        raise Lost('the search: %s' % '; '.join(wrong[:3]))


class Tally:
    """What came of many rounds."""
    def __init__(self):
        self.lost = []          # what histories lacked, a line a round
        self.broken = []        # what went wrong with the test itself
        self.n_done = self.n_refused = self.n_rounds = 0
        self.loss_us = 0
        self.lock = threading.Lock()

    def add(self, account):
        with self.lock:
            self.n_done += account.n_done()
            self.n_refused += account.n_refused()
            self.loss_us = max(self.loss_us, account.loss_us)

    def remark(self):
        return '%d rounds, %d things done, %d refused, %d lost; of a stream at most %.0f ms' % (
            self.n_rounds, self.n_done, self.n_refused, len(self.lost), self.loss_us / 1000)


class Soak:
    """Rounds with a seed each, several at a time. A round is a function of a folder and its
    random numbers that returns its accounts; what it lost it raises."""
    def __init__(self, description, rounds, long_rounds):
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument('--rounds', type=int, default=rounds)
        parser.add_argument('--long', action='store_const', const=long_rounds, dest='rounds',
                            help='%d rounds' % long_rounds)
        parser.add_argument('--seed', type=int, default=random.SystemRandom().getrandbits(24))
        parser.add_argument('--jobs', type=int, default=4)
        self.options = parser.parse_args()
        self.remarks = ['--seed %d --rounds %d' % (self.options.seed, self.options.rounds)]

    def run(self, name, round_, rounds=None):
        """All rounds, of which none may lose anything."""
        tally = self.run_all(round_, rounds or self.options.rounds, False)
        print('# %s: %s' % (name, tally.remark()), flush=True)
        wrong = tally.broken + tally.lost
        expect(not wrong, '%s', '\n'.join(wrong[:MAX_TOLD]))

    def run_control(self, round_, rounds):
        """The same with something that loses: it must be noticed, or the test cannot fail."""
        tally = self.run_all(round_, rounds, True)
        print('# control: %s' % tally.remark(), flush=True)
        expect(not tally.broken, '%s', '\n'.join(tally.broken[:MAX_TOLD]))
        expect(tally.lost, 'nothing was noticed')
        print('#   noticed: %.300s' % tally.lost[0], flush=True)

    def run_all(self, round_, rounds, control):
        tally = Tally()
        tally.n_rounds = rounds
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            for number in range(tally.n_rounds):
                pool.submit(self.run_one, round_, number, tally, control)
        return tally

    def run_one(self, round_, number, tally, control):
        folder = tempfile.mkdtemp(prefix='soak.')
        chance = random.Random('%d %d' % (self.options.seed, number))
        try:
            for account in round_(folder, chance):
                tally.add(account)
        except Lost as loss:
            with tally.lock:
                tally.lost.append('round %d: %s (%s)' % (number, loss, folder))
            if not control:
                return          # its folder stays, to be looked at
        except Exception:
            with tally.lock:
                tally.broken.append('round %d: %s' % (number, traceback.format_exc()))
        shutil.rmtree(folder)


def seed_option(chance):
    return '--seed=%d' % chance.getrandbits(31)


def end(suite, soak):
    suite.remarks += soak.remarks
    sys.exit(suite.run([]))


__all__ = ['Account', 'Lost', 'Soak', 'Worker', 'ask', 'check_file', 'dump', 'end', 'make_old',
           'read_dump', 'seed_option']
