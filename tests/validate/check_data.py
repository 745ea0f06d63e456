# check_data.py: the files that describe the program to the desktop are valid and agree
#
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""check_data.py APPLICATION-ID DATA-FOLDER

DATA-FOLDER is the build's own, with the results under this build's id."""

import configparser
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree

from tap import Skip, Suite, expect, expect_equal

APP_ID, DATA = sys.argv[1:3]

suite = Suite()


def data(suffix):
    return os.path.join(DATA, APP_ID + suffix)


def expect_valid(*command):
    if not shutil.which(command[0]):
        raise Skip('%s is not installed' % command[0])
    verdict = subprocess.run(command, capture_output=True, text=True)
    expect(verdict.returncode == 0, '%s%s', verdict.stdout, verdict.stderr)


def read_ini(path):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    expect(parser.read(path, encoding='utf-8'), 'no file %s', path)
    return parser


@suite.case
def desktop_entry_is_valid():
    expect_valid('desktop-file-validate', '--warn-kde', data('.desktop'))


@suite.case
def metainfo_is_valid():
    expect_valid('appstreamcli', 'validate', '--no-net', '--pedantic', data('.metainfo.xml'))


@suite.case
def schemas_are_valid():
    expect_valid('glib-compile-schemas', '--strict', '--dry-run', DATA)


@suite.case
def names_agree():
    entry = read_ini(data('.desktop'))['Desktop Entry']
    component = xml.etree.ElementTree.parse(data('.metainfo.xml')).getroot()
    expect_equal(entry['Icon'], APP_ID, 'icon of the desktop entry')
    expect_equal(read_ini(data('.service'))['D-BUS Service']['Name'], APP_ID, 'bus name')
    expect_equal(component.findtext('id'), APP_ID, 'id of the metainfo')
    expect_equal(component.findtext('launchable'), APP_ID + '.desktop', 'entry of the metainfo')
    expect_equal(component.findtext('name'), entry['Name'], 'name of the metainfo')


@suite.case
def icons_are_drawings():
    for suffix in ('.svg', '-symbolic.svg'):
        root = xml.etree.ElementTree.parse(os.path.join(DATA, 'icons', APP_ID + suffix)).getroot()
        expect_equal(root.tag, '{http://www.w3.org/2000/svg}svg', suffix)
        expect_equal(root.get('width'), root.get('height'), 'sides of ' + suffix)


if __name__ == '__main__':
    sys.exit(suite.run([]))
