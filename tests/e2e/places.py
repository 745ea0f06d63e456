# places.py: where the built programs are, and homes for them to live in
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import tempfile

from tap import skip_all

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def program_path():
    return path_from('CAUSERIE_PROGRAM', '', 'causerie')


def cli_path():
    return path_from('CAUSERIE_CLI', 'cli', 'causerie-cli')


def path_from(variable, folder, name):
    """meson names the programs in the environment; by hand the usual build folder is tried."""
    path = os.environ.get(variable)
    if path is None:
        path = os.path.join(ROOT, '_build', 'src', folder, name)
    if not os.path.exists(path):
        skip_all('%s is not built' % name)
    return path


def fresh_home():
    """A new home folder; returns the environment that leads a program to it."""
    home = tempfile.mkdtemp(prefix='home.', dir=os.environ.get('XDG_RUNTIME_DIR'))
    places = {'HOME': home,
              'XDG_CONFIG_HOME': home + '/.config',
              'XDG_DATA_HOME': home + '/.local/share',
              'XDG_STATE_HOME': home + '/.local/state',
              'XDG_CACHE_HOME': home + '/.cache'}
    for path in places.values():
        os.makedirs(path, exist_ok=True)
    fonts = os.path.join(os.environ.get('XDG_CONFIG_HOME', ''), 'gtk-4.0')
    if os.path.isdir(fonts):
        shutil.copytree(fonts, places['XDG_CONFIG_HOME'] + '/gtk-4.0', dirs_exist_ok=True)
    return places


def files_that_hold(data, *folders):
    """The files under the folders that hold these bytes, in their content or in their name."""
    found = []
    for folder in folders:
        for path, _folders, names in os.walk(folder):
            for name in names:
                full = os.path.join(path, name)
                if data in os.fsencode(name) or data in read_plain(full):
                    found.append(full)
    return found


def read_plain(path):
    try:
        if os.path.isfile(path) and not os.path.islink(path):
            with open(path, 'rb') as file:
                return file.read()
    except OSError:
        pass                    # it went while we looked
    return b''
