# test_demo.py: the demo's tour, and the pictures build-aux/run leaves of it
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
import sys
import tempfile

from demo_shots import Album, NARROW, SIZE, dark_picture, error_picture, light_pictures
from driver import require_tools
from places import fresh_home
from tap import Suite, expect, expect_equal

MIN_COLOURS = 60        # a window with text; an empty one has a dozen

require_tools('identify')
suite = Suite(needs_all=True)
folder = tempfile.TemporaryDirectory(prefix='shots.')
suite.cleanup(folder.cleanup)
album = Album(folder.name)
home = fresh_home()


def look(name):
    """Width, height, number of colours and mean lightness of a picture that was taken."""
    path = '%s/%s.png' % (folder.name, name)
    output = subprocess.run(['identify', '-format', '%w %h %k %[fx:mean]', path], check=True,
                            stdout=subprocess.PIPE, text=True, timeout=60).stdout.split()
    return int(output[0]), int(output[1]), int(output[2]), float(output[3])


@suite.case
def the_tour_is_played_to_its_end():
    light_pictures(album, home)
    for name in ('welcome', 'chat-light', 'preferences', 'add-model'):
        width, height, colours, lightness = look(name)
        expect(colours > MIN_COLOURS, '%s has %d colours', name, colours)
        expect(lightness > 0.5, '%s is dark', name)
    expect_equal(look('chat-light')[:2], SIZE, 'size')


@suite.case
def it_fits_into_360_pixels():
    expect_equal(look('narrow')[0], NARROW[0], 'width')


@suite.case
def the_chat_comes_back_in_the_dark():
    dark_picture(album, home)
    expect(look('chat-dark')[3] < 0.5, 'chat-dark is light')


@suite.case
def an_error_has_its_picture():
    error_picture(album)
    expect(look('error')[2] > MIN_COLOURS, 'the picture is empty')


if __name__ == '__main__':
    sys.exit(suite.run())
