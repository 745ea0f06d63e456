# settings_file.py: connections that are in the settings before the program is started
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os

PATHS = 'io/github/causerie/Causerie', 'io/github/causerie/Causerie/Devel'


def write_settings(home, connections, profiles=None):
    """connections and profiles: identifier → the keys that are not as by default, all texts.
    Returns the environment that leads a program to them."""
    lists = {'connections': connections, 'profiles': profiles or {}}
    lines = []
    for path in PATHS:          # of a build for people, and of one for developing
        lines.append('[%s]' % path)
        lines += ['%s=%s' % (name, json.dumps(list(items))) for name, items in lists.items()]
        for name, items in lists.items():
            for identifier, keys in items.items():
                lines.append('[%s/%s/%s]' % (path, name, identifier))
                lines += ['%s=%s' % (key, json.dumps(text)) for key, text in keys.items()]
    folder = os.path.join(home['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines) + '\n')
    return {**home, 'GSETTINGS_BACKEND': 'keyfile'}
