# check_tools.py: the tools around the program keep their promises
#
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""check_tools.py SOURCE-FOLDER"""

import json
import os
import subprocess
import sys
import tempfile

from tap import Suite, expect, expect_equal, expect_in

SOURCE = os.path.realpath(sys.argv[1])
DISTROS = ('debian', 'fedora', 'arch', 'opensuse')

suite = Suite()


def tool(name):
    return os.path.join(SOURCE, 'build-aux', name)


def shell_scripts():
    for folder in ('build-aux', '.ci'):
        for name in sorted(os.listdir(os.path.join(SOURCE, folder))):
            path = os.path.join(SOURCE, folder, name)
            if os.path.isfile(path):
                with open(path, 'rb') as file:
                    if file.readline() == b'#!/bin/sh\n':
                        yield path


@suite.case
def scripts_can_be_read_and_run():
    for path in shell_scripts():
        subprocess.run(['sh', '-n', path], check=True)
        expect(os.access(path, os.X_OK), '%s cannot be run', path)


@suite.case
def every_package_has_a_name_everywhere():
    with open(tool('packages.txt'), encoding='utf-8') as table:
        for line in table:
            if not line.startswith('#'):
                expect_equal(len(line.split()), 1 + len(DISTROS), line.rstrip())


@suite.case
def packages_are_listed_for_each_distribution():
    for distro in DISTROS:
        listed = subprocess.run([tool('run'), '--list-packages', distro], check=True,
                                capture_output=True, text=True).stdout.split()
        expect_in('meson', listed, distro)
        expect('-' not in listed, '%s has a package without a name', distro)


def count_in_lines(programs, **environment):
    """Runs count-tests on a log of these programs; returns its status and its lines."""
    with tempfile.NamedTemporaryFile('w', suffix='.json') as log:
        log.write(''.join(json.dumps(program) + '\n' for program in programs))
        log.flush()
        done = subprocess.run([tool('count-tests'), 'sample=' + log.name], text=True,
                              capture_output=True, env={'PATH': os.environ['PATH'], **environment})
    return done.returncode, done.stdout.splitlines()


def count(programs, **environment):
    """The same with the last line alone."""
    status, lines = count_in_lines(programs, **environment)
    return status, lines[-1]


GOOD = {'name': 'a', 'result': 'OK', 'stdout': '1..2\nok 1 /x\nok 2 /y\n'}
SKIPS = {'name': 'b', 'result': 'OK', 'stdout': '1..2\nok 1 /x # SKIP no server\nok 2 /y\n'}
CRASH = {'name': 'c', 'result': 'ERROR', 'stdout': '1..2\nok 1 /x\n'}
FAILS = {'name': 'd', 'result': 'ERROR', 'stdout': '1..2\nnot ok 1 /x\nok 2 /y\n'}
SAYS = {'name': 'g', 'result': 'ERROR', 'stdout': '1..2\nok 1 /x\n# not there\nnot ok 2 /y\n'}
SKIPPED = {'name': 'e', 'result': 'SKIP', 'stdout': '1..0 # SKIP nothing to do\n'}
PLAIN = {'name': 'f', 'result': 'OK'}


@suite.case
def cases_are_counted():
    expect_equal(count([GOOD, PLAIN]), (0, '3 passed, 0 failed'))
    expect_equal(count([GOOD, SKIPS, SKIPPED]), (0, '3 passed, 0 failed, 2 skipped'))


@suite.case
def failures_and_crashes_are_counted():
    expect_equal(count([CRASH]), (1, '1 passed, 1 failed'))
    expect_equal(count([FAILS, GOOD]), (1, '3 passed, 1 failed'))


@suite.case
def a_failure_is_told_with_its_last_words():
    _status, lines = count_in_lines([SAYS])
    expect_equal(lines[:2], ['failed: sample: g: /y', '  # not there'])


@suite.case
def nothing_at_all_is_a_failure():
    expect_equal(count([]), (1, '0 passed, 0 failed'))


@suite.case
def skips_fail_where_nothing_may_be_skipped():
    expect_equal(count([SKIPS], CAUSERIE_NO_SKIP='1'), (1, '1 passed, 1 failed'))


@suite.case
def flatpak_asks_for_the_least():
    path = os.path.join(SOURCE, 'flatpak', 'io.github.causerie.Causerie.json')
    with open(path, encoding='utf-8') as file:
        manifest = json.load(file)
    expect_equal(manifest['id'] + '.json', os.path.basename(path))
    expect_equal(manifest['finish-args'],
                 ['--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11',
                  '--device=dri', '--talk-name=org.freedesktop.secrets'])
    sources = [source for module in manifest['modules'] for source in module['sources']]
    expect(all('sha256' in source for source in sources if source['type'] != 'dir'),
           'a source has no checksum')


if __name__ == '__main__':
    sys.exit(suite.run([]))
