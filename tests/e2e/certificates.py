# certificates.py: certificates that live as long as a test, good ones and bad ones
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An authority nobody knows signs them; who is given its certificate trusts it."""

import hashlib
import os
import shutil
import ssl
import subprocess

from tap import skip_all

CONFIGURATION = """
[req]
distinguished_name = name
[name]
[ca]
default_ca = authority
[authority]
dir = .
new_certs_dir = .
database = index
serial = serial
unique_subject = no
default_md = sha256
policy = anything
[anything]
commonName = supplied
[of_authority]
basicConstraints = critical, CA:true
[here]
subjectAltName = IP:127.0.0.1, IP:127.0.0.2, IP:127.0.0.3, IP:::1, DNS:localhost
[elsewhere]
subjectAltName = DNS:elsewhere.example
[openrouter]
subjectAltName = DNS:openrouter.ai
"""

PAST = '20200101000000Z', '20210101000000Z'
PRESENT = '20200101000000Z', '20991231000000Z'
FUTURE = '20980101000000Z', '20991231000000Z'

# Name, dates, extensions; the one that signs itself is "self-signed".
SIGNED = {
    'good': (PRESENT, 'here'),
    'expired': (PAST, 'here'),
    'not-yet-valid': (FUTURE, 'here'),
    'wrong-name': (PRESENT, 'elsewhere'),
    'openrouter': (PRESENT, 'openrouter'),
}


class Certificates:
    """In a folder of its own: authority.pem, and contexts of servers that show a certificate."""
    def __init__(self, folder):
        if shutil.which('openssl') is None:
            skip_all('openssl is not installed')
        self.folder = folder
        for name, text in (('configuration', CONFIGURATION), ('index', ''), ('serial', '01')):
            with open(self.path(name), 'w', encoding='ascii') as file:
                file.write(text)
        self.make_key('authority')
        self.make_key('server')
        self.openssl('req', '-new', '-x509', '-key', 'authority.key', '-subj', '/CN=Private CA',
                     '-extensions', 'of_authority', '-days', '3650', '-out', 'authority.pem')
        self.openssl('req', '-new', '-key', 'server.key', '-subj', '/CN=server', '-out', 'request')

    def path(self, name):
        return os.path.join(self.folder, name)

    def openssl(self, command, *arguments):
        if command in ('req', 'ca'):
            arguments = ('-config', 'configuration', *arguments)
        result = subprocess.run(['openssl', command, *arguments], cwd=self.folder, timeout=60,
                                stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if result.returncode != 0:
            raise AssertionError('openssl %s: %s' % (command, result.stderr))

    def make_key(self, name):
        self.openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256',
                     '-out', name + '.key')

    def sign(self, name, dates, extensions):
        self.openssl('ca', '-batch', '-notext', '-in', 'request', '-out', name + '.pem',
                     '-cert', 'authority.pem', '-keyfile', 'authority.key', '-extensions',
                     extensions, '-startdate', dates[0], '-enddate', dates[1])

    # --- what a server can show ---

    def server(self, name):
        """The context of a server that shows the certificate of this name."""
        self.make(name)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path(name + '.pem'), self.path('server.key'))
        return context

    def make(self, name):
        """Once: whoever trusts it shall see the same again."""
        if os.path.exists(self.path(name + '.pem')):
            return
        if name == 'self-signed':
            self.openssl('req', '-new', '-x509', '-key', 'server.key', '-subj', '/CN=self-signed',
                         '-extensions', 'here', '-days', '3650', '-out', 'self-signed.pem')
        else:
            self.sign(name, *SIGNED[name])

    # --- what a client can trust ---

    def authority(self):
        """The text of the authority's certificate."""
        with open(self.path('authority.pem'), encoding='ascii') as file:
            return file.read()

    def fingerprint(self, name):
        """"sha256:" and the digits of the certificate of this name."""
        self.make(name)
        with open(self.path(name + '.pem'), encoding='ascii') as file:
            return 'sha256:' + hashlib.sha256(ssl.PEM_cert_to_DER_cert(file.read())).hexdigest()
