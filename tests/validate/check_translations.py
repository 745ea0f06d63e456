# check_translations.py: every string can be translated, and is
#
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""check_translations.py SOURCE-FOLDER

POTFILES.in must name exactly the files that hold strings for translation, and each language of
LINGUAS must have all of them, none fuzzy, with the placeholders of the original."""

import os
import re
import subprocess
import sys
import tempfile

from tap import Suite, expect, expect_equal

SOURCE = os.path.realpath(sys.argv[1])

# As the `glib` preset of meson's i18n module has them.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3']
FLAGS = ['N_:1:pass-c-format', 'C_:2:pass-c-format', 'NC_:2:pass-c-format',
         'g_dngettext:2:pass-c-format', 'g_strdup_printf:1:c-format',
         'g_string_printf:2:c-format', 'g_string_append_printf:2:c-format',
         'g_error_new:3:c-format', 'g_set_error:4:c-format']

WITH_STRINGS = ('.c', '.h', '.ui', '.desktop.in.in', '.metainfo.xml.in.in')

suite = Suite()


def candidates():
    """The files that may hold strings, relative to the project, sorted."""
    found = []
    for folder in ('data', 'src'):
        for path, _, names in os.walk(os.path.join(SOURCE, folder)):
            found += [os.path.relpath(os.path.join(path, name), SOURCE) for name in names
                      if name.endswith(WITH_STRINGS)]
    return sorted(found)


def listed():
    """The files POTFILES.in names, in its order."""
    with open(os.path.join(SOURCE, 'po', 'POTFILES.in'), encoding='utf-8') as potfiles:
        lines = (line.strip() for line in potfiles)
        return [line for line in lines if line and not line.startswith('#')]


def languages():
    with open(os.path.join(SOURCE, 'po', 'LINGUAS'), encoding='utf-8') as linguas:
        return [word for line in linguas for word in line.split('#')[0].split()]


def extract(files):
    """The template made from these files, as text."""
    command = ['xgettext', '--from-code=UTF-8', '--output=-', '--package-name=causerie']
    command += ['--keyword=' + keyword for keyword in KEYWORDS] + ['--flag=' + f for f in FLAGS]
    return subprocess.run(command + files, cwd=SOURCE, check=True, capture_output=True,
                          text=True).stdout


@suite.case
def potfiles_is_sorted():
    expect_equal(listed(), sorted(set(listed())), 'order of POTFILES.in')


@suite.case
def potfiles_names_every_file_with_strings():
    references = re.findall(r'^#: (.*)$', extract(candidates()), re.MULTILINE)
    with_strings = {place.rsplit(':', 1)[0] for line in references for place in line.split()}
    missing, needless = with_strings - set(listed()), set(listed()) - with_strings
    expect(not missing, 'missing in POTFILES.in: %s', ' '.join(sorted(missing)))
    expect(not needless, 'without strings in POTFILES.in: %s', ' '.join(sorted(needless)))


def add_language(language):
    def check():
        po = os.path.join(SOURCE, 'po', language + '.po')
        with tempfile.TemporaryDirectory() as folder:
            template = os.path.join(folder, 'causerie.pot')
            with open(template, 'w', encoding='utf-8') as file:
                file.write(extract(listed()))
            merged = os.path.join(folder, language + '.po')
            subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '--output-file', merged,
                            po, template], check=True)
            verdict = subprocess.run(['msgfmt', '--check', '--statistics', '--output-file=-',
                                      merged], capture_output=True)
        words = verdict.stderr.decode()
        expect(verdict.returncode == 0, 'msgfmt --check: %s', words)
        expect('untranslated' not in words and 'fuzzy' not in words, '%s', words)
    check.__name__ = '%s_is_complete' % language
    suite.case(check)


for code in languages():
    add_language(code)

if __name__ == '__main__':
    sys.exit(suite.run([]))
