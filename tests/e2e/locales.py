# locales.py: real Russian and Ukrainian locales, made in the build folder
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import os
import shutil
import subprocess

from places import ROOT
from tap import skip_all

BUILD = os.environ.get('CAUSERIE_BUILD', os.path.join(ROOT, '_build'))


def locale_environment(name):
    """Makes the locale, such as ru_RU.UTF-8, once; returns the environment that chooses it."""
    folder = os.path.join(BUILD, 'locales')
    path = os.path.join(folder, name)
    if not os.path.isdir(path):
        if shutil.which('localedef') is None or not os.path.isdir('/usr/share/i18n/locales'):
            skip_all('the package "locales" is not installed')
        os.makedirs(folder, exist_ok=True)
        territory, charset = name.split('.')
        made = path + '.part'
        shutil.rmtree(made, ignore_errors=True)
        subprocess.run(['localedef', '-i', territory, '-f', charset, made], check=True, timeout=60)
        os.rename(made, path)
    return {'LOCPATH': folder, 'LC_ALL': name, 'LANGUAGE': ''}


class Words:
    """The interface's texts in a language, from the catalogue the build made."""
    def __init__(self, language):
        path = os.path.join(BUILD, 'po', language, 'LC_MESSAGES', 'causerie.mo')
        with open(path, 'rb') as file:
            self.catalogue = gettext.GNUTranslations(file)

    def __call__(self, text, context=None):
        """Fails where there is no translation, for then the interface is not in the language."""
        if context is not None:
            found = self.catalogue.pgettext(context, text)
        else:
            found = self.catalogue.gettext(text)
        if found == text:
            raise AssertionError('"%s" is not translated' % text)
        return found


def english(text, _context=None):
    return text
