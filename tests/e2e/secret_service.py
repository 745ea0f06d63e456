# secret_service.py: a Secret Service that does not do what is asked of it
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""For a session without a keyring:

    with SecretService('locked') as service:    # every prompt to unlock it is dismissed
        ...
        service.prompts                         # how often it was asked to unlock

    with SecretService('slow') as service:      # answers nothing until release()
        ...

It runs in a thread with a main loop of its own; what it is given it forgets."""

import threading

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.secrets'
ROOT = '/org/freedesktop/secrets'
COLLECTION = ROOT + '/collection/login'
ITEM = COLLECTION + '/1'
PROMPT = ROOT + '/prompt/1'
START_S = 10

INTERFACES = """
<node>
  <interface name="org.freedesktop.Secret.Service">
    <method name="OpenSession">
      <arg type="s" direction="in"/><arg type="v" direction="in"/>
      <arg type="v" direction="out"/><arg type="o" direction="out"/>
    </method>
    <method name="SearchItems">
      <arg type="a{ss}" direction="in"/>
      <arg type="ao" direction="out"/><arg type="ao" direction="out"/>
    </method>
    <method name="Unlock">
      <arg type="ao" direction="in"/><arg type="ao" direction="out"/><arg type="o" direction="out"/>
    </method>
    <method name="ReadAlias">
      <arg type="s" direction="in"/><arg type="o" direction="out"/>
    </method>
    <property name="Collections" type="ao" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Collection">
    <method name="CreateItem">
      <arg type="a{sv}" direction="in"/><arg type="(oayays)" direction="in"/>
      <arg type="b" direction="in"/><arg type="o" direction="out"/><arg type="o" direction="out"/>
    </method>
    <property name="Items" type="ao" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Locked" type="b" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Item">
    <property name="Locked" type="b" access="read"/>
    <property name="Attributes" type="a{ss}" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Type" type="s" access="read"/>
    <property name="Created" type="t" access="read"/>
    <property name="Modified" type="t" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Prompt">
    <method name="Prompt"><arg type="s" direction="in"/></method>
    <method name="Dismiss"/>
    <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
  </interface>
</node>"""

PROPERTIES = {
    'Collections': GLib.Variant('ao', [COLLECTION]), 'Items': GLib.Variant('ao', [ITEM]),
    'Locked': GLib.Variant('b', True), 'Label': GLib.Variant('s', 'Login'),
    'Attributes': GLib.Variant('a{ss}', {}), 'Type': GLib.Variant('s', ''),
    'Created': GLib.Variant('t', 0), 'Modified': GLib.Variant('t', 0),
}


class SecretService:
    def __init__(self, mode):
        self.mode = mode
        self.prompts = 0
        self.held = []              # invocations that are not answered
        self.context = GLib.MainContext()
        self.loop = GLib.MainLoop.new(self.context, False)
        self.started = threading.Event()

    def __enter__(self):
        threading.Thread(target=self.run, daemon=True).start()
        if not self.started.wait(START_S):
            raise AssertionError('the secret service does not start')
        return self

    def __exit__(self, *_exception):
        self.bus.close_sync()       # its name is free for the next
        self.loop.quit()

    def run(self):
        self.context.push_thread_default()
        address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION)
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
                 Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags)
        paths = {'Service': (ROOT,), 'Prompt': (PROMPT,), 'Item': (ITEM,),
                 'Collection': (COLLECTION, ROOT + '/aliases/default')}
        for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            for path in paths[interface.name.rpartition('.')[2]]:
                self.bus.register_object(path, interface, self.called,
                                         lambda *args: PROPERTIES[args[4]], None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                       lambda *_args: self.started.set(), None)
        self.loop.run()

    def called(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        if self.mode == 'slow':
            self.held.append(invocation)
            return
        answer = getattr(self, 'answer_' + method)(*arguments.unpack())
        invocation.return_value(answer)

    def answer_OpenSession(self, algorithm, _input):
        return GLib.Variant('(vo)', (GLib.Variant('s', ''), ROOT + '/session/1'))

    def answer_SearchItems(self, _attributes):
        return GLib.Variant('(aoao)', ([], [ITEM]))

    def answer_Unlock(self, _paths):
        return GLib.Variant('(aoo)', ([], PROMPT))

    def answer_ReadAlias(self, _name):
        return GLib.Variant('(o)', (COLLECTION,))

    def answer_CreateItem(self, *_arguments):
        return GLib.Variant('(oo)', ('/', PROMPT))

    def answer_Prompt(self, _window):
        self.prompts += 1
        source = GLib.idle_source_new()
        source.set_callback(self.dismiss)
        source.attach(self.context)
        return None

    def answer_Dismiss(self):
        return None

    def dismiss(self, *_args):
        self.bus.emit_signal(None, PROMPT, 'org.freedesktop.Secret.Prompt', 'Completed',
                             GLib.Variant('(bv)', (True, GLib.Variant('ao', []))))
        return GLib.SOURCE_REMOVE
