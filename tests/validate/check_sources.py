# check_sources.py: what a reader meets in every file of ours, whoever wrote it
#
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""check_sources.py SOURCE-FOLDER

Only what a machine can judge without taste: licence lines, width, blanks, length."""

import os
import re
import sys

from tap import Suite, expect

SOURCE = os.path.realpath(sys.argv[1])
FOLDERS = ('src', 'tests', 'build-aux', 'data', 'po')
CODE = ('.c', '.h', '.py', '.ui', '.css', '.build')
UNMARKED = ('.ui', '.css')  # compiled into the program; its licence is theirs
MAX_COLUMNS = 100
MAX_HEADER_COLUMNS = 130    # a header's declarations stand in columns, like a table
TEXT = re.compile(r'"(\\.|[^"\\])*"|>[^<]*<')    # what must stay in one piece may be longer
MAX_LINES = 500
MAX_TEST_LINES = 600        # cases are read one at a time
MAX_TEMPLATE_LINES = 250

suite = Suite()


def is_script(path):
    with open(path, 'rb') as file:
        return file.read(2) == b'#!'


def our_files():
    """Yields the name and the lines of every file of code."""
    for folder in FOLDERS:
        for path, _, names in os.walk(os.path.join(SOURCE, folder)):
            for full in (os.path.join(path, name) for name in sorted(names)):
                if full.endswith(CODE) or is_script(full):
                    with open(full, encoding='utf-8') as file:
                        yield os.path.relpath(full, SOURCE), file.read().split('\n')


def expect_none(offending):
    offending = list(offending)
    expect(not offending, '%s', '\n'.join(offending))


@suite.case
def every_file_names_its_licence():
    expect_none(name for name, lines in our_files()
                if not name.endswith(UNMARKED)
                and not any('SPDX-License-Identifier: ' in line for line in lines[:8]))


@suite.case
def lines_fit_and_end_clean():
    def offences():
        for name, lines in our_files():
            limit = MAX_HEADER_COLUMNS if name.endswith('.h') else MAX_COLUMNS
            for number, line in enumerate(lines, 1):
                if len(TEXT.sub('', line)) > limit:
                    yield '%s:%d is %d columns wide' % (name, number, len(line))
                if line != line.rstrip():
                    yield '%s:%d ends in blanks' % (name, number)
                if '\t' in line:
                    yield '%s:%d has a tab' % (name, number)
    expect_none(offences())


@suite.case
def files_end_with_one_newline():
    expect_none(name for name, lines in our_files()
                if lines[-1] != '' or (len(lines) > 1 and lines[-2] == ''))


@suite.case
def files_are_short_enough_to_read():
    def offences():
        for name, lines in our_files():
            limit = (MAX_TEMPLATE_LINES if name.endswith('.ui') else
                     MAX_TEST_LINES if name.startswith('tests/') else MAX_LINES)
            if len(lines) - 1 > limit:
                yield '%s has %d lines, over %d' % (name, len(lines) - 1, limit)
    expect_none(offences())


@suite.case
def nothing_is_left_for_later():
    mark = re.compile(r'\b(%s)\b' % '|'.join(('TO' 'DO', 'FIX' 'ME', 'X' 'XX')))
    expect_none('%s:%d: %s' % (name, number, line.strip())
                for name, lines in our_files() for number, line in enumerate(lines, 1)
                if mark.search(line))


if __name__ == '__main__':
    sys.exit(suite.run([]))
