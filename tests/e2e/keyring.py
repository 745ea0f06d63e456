# keyring.py: what the session's Secret Service holds
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.secrets'
PATH = '/org/freedesktop/secrets'
SERVICE = 'org.freedesktop.Secret.Service'
COLLECTION = 'org.freedesktop.Secret.Collection'
ITEM = 'org.freedesktop.Secret.Item'

bus = Gio.bus_get_sync(Gio.BusType.SESSION)     # a secret session ends with its connection


class Secret:
    """One item: its label, its attributes and what it keeps."""
    def __init__(self, label, attributes, value):
        self.label = label
        self.attributes = attributes
        self.value = value


def call(path, interface, method, arguments=None):
    return bus.call_sync(NAME, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                         5000, None).unpack()


def get_property(path, interface, name):
    return call(path, 'org.freedesktop.DBus.Properties', 'Get',
                GLib.Variant('(ss)', (interface, name)))[0]


def secrets():
    """All unlocked items of all collections; the session is private, so all are the program's."""
    _output, session = call(PATH, SERVICE, 'OpenSession',
                            GLib.Variant('(sv)', ('plain', GLib.Variant('s', ''))))
    found = []
    for collection in get_property(PATH, SERVICE, 'Collections'):
        for item in get_property(collection, COLLECTION, 'Items'):
            secret, = call(item, ITEM, 'GetSecret', GLib.Variant('(o)', (session,)))
            found.append(Secret(get_property(item, ITEM, 'Label'),
                                get_property(item, ITEM, 'Attributes'),
                                bytes(secret[2]).decode()))
    return found


def store(connection, kind, value):
    """As the program would, built for people or for developing."""
    for schema in 'io.github.causerie.Causerie', 'io.github.causerie.Causerie.Devel':
        subprocess.run(['secret-tool', 'store', '--label', 'Causerie', 'xdg:schema', schema,
                        'connection', connection, 'kind', kind], input=value, text=True, check=True,
                       timeout=10)
