# check_layers.py: each layer includes only what it may see, by the compiler's own account
#
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""check_layers.py SOURCE-FOLDER BUILD-FOLDER

The build gives each layer only the folders of the layers below it, but system headers lie in the
open, and an include may come by way of another. So the dependencies ninja recorded from the
compiler are read, which hold every file an object was made from."""

import collections
import os
import re
import subprocess
import sys

from tap import Suite, expect

SOURCE, BUILD = map(os.path.realpath, sys.argv[1:3])

# Layer: the layers whose headers it may see, however it comes to them.
LAYERS = {
    'base': {'base'},
    'model': {'base', 'model'},
    'protocol': {'base', 'model', 'protocol'},
    'store': {'base', 'model', 'store'},
    'markdown': {'base', 'model', 'markdown'},
    'service': {'base', 'model', 'protocol', 'store', 'markdown', 'service'},
    'cli': {'base', 'model', 'markdown', 'service', 'cli'},
    'ui': {'base', 'model', 'markdown', 'service', 'ui'},
    '': {'base', 'model', 'markdown', 'service', 'ui'},     # main.c
}

# Library: how the path of its headers looks, and the layers that may see them.
LIBRARIES = {
    'gtk': (r'/include/gtk-4\.0/', {'ui', ''}),
    'libadwaita': (r'/include/libadwaita-1/', {'ui', ''}),
    'gtksourceview': (r'/include/gtksourceview-5/', {'ui'}),
    'libsoup': (r'/include/libsoup-3\.0/', {'protocol'}),
    'sqlite3': (r'/sqlite3(ext)?\.h$', {'store'}),
    'md4c': (r'/md4c(-html)?\.h$', {'markdown'}),
    'libsecret': (r'/include/libsecret-1/', {'service'}),
}

suite = Suite()


def layer_of(path):
    """The layer a file of ours belongs to, '' for src/ itself, None for any other file."""
    for root in (SOURCE, BUILD):
        parts = os.path.relpath(path, root).split(os.sep)
        if parts[0] == 'src':
            return parts[1] if len(parts) > 2 and not parts[1].endswith('.p') else ''
    return None


def objects():
    """Yields the source of each object under src/ and the files it was made from."""
    listing = subprocess.run(['ninja', '-C', BUILD, '-t', 'deps'],
                             check=True, capture_output=True, text=True).stdout
    for entry in listing.split('\n\n'):
        lines = entry.strip().split('\n')
        if not lines[0].startswith('src/') or not lines[0].split(':')[0].endswith('.o'):
            continue
        files = [os.path.realpath(os.path.join(BUILD, line.strip())) for line in lines[1:]]
        yield files[0], files[1:]


def offences(forbidden):
    """Lists what is included although forbidden (layer, file) says no; once each."""
    found = collections.OrderedDict()
    for source, files in SEEN:
        for path in files:
            if forbidden(layer_of(source), path):
                found['%s includes %s' % (os.path.relpath(source, SOURCE), path)] = True
    return list(found)


def expect_none(offending):
    expect(not offending, '%s', '\n'.join(offending))


@suite.case
def every_layer_was_compiled():
    compiled = {layer_of(source) for source, _ in SEEN}
    expect(compiled == set(LAYERS), 'objects of %s', sorted(compiled))


@suite.case
def layers_see_only_what_is_below():
    def forbidden(layer, path):
        other = layer_of(path)
        return other is not None and other not in LAYERS[layer]
    expect_none(offences(forbidden))


def add_library(name, pattern, layers):
    def check():
        expect_none(offences(lambda layer, path: layer not in layers and re.search(pattern, path)))
    check.__name__ = '%s_is_seen_by_its_layers_alone' % name
    suite.case(check)


for library, (path_pattern, allowed) in LIBRARIES.items():
    add_library(library, path_pattern, allowed)


@suite.case
def command_line_loads_no_gtk():
    loaded = subprocess.run(['ldd', os.path.join(BUILD, 'src', 'cli', 'causerie-cli')],
                            check=True, capture_output=True, text=True).stdout
    expect_none([line.strip() for line in loaded.splitlines()
                 if re.search(r'lib(gtk|gdk|gsk|adwaita)-', line)])


if __name__ == '__main__':
    SEEN = list(objects())
    sys.exit(suite.run([]))
