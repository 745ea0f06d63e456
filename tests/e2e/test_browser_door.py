# test_browser_door.py: a first start by signing in to OpenRouter in the browser
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a port in use and a time-out come to is in tests/test-sign-in.c."""

import sys
import urllib.parse

from first_start import (FirstStart, browser, clean_up, expect_no_trace, openrouter, type_into,
                         visit)
from keyring import secrets
from provider_servers import KEY
from tap import Suite, expect, expect_equal, expect_in

CHEAPEST = 'openai/gpt-4o-mini'         # of the guides' defaults, in their list of today

suite = Suite()
suite.cleanup(clean_up)


def find_state(url):
    """What only browser and program may know: it is in the way back."""
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))
    return urllib.parse.urlsplit(query['callback_url']).path.rpartition('/')[2]


@suite.case
def signing_in_leads_to_a_chat():
    with FirstStart() as program:
        program.open_door('Sign in to OpenRouter')
        url = browser.wait_for_address()
        program.page.wait_for_text('It leads back here')
        program.shoot('sign-in')
        back = openrouter.sign_in(url)
        expect_in('You can close this page', visit(back)[1])
        program.page.wait_for_text('You are signed in')
        program.page.press('Start chatting', role='push button')
        program.ask(openrouter, CHEAPEST, KEY)
    expect_in(KEY, [secret.value for secret in secrets()], 'the keyring')
    expect_no_trace(KEY, find_state(url), back.rpartition('code=')[2])


@suite.case
def what_goes_wrong_in_the_browser_is_said_and_can_be_done_again():
    before = len(browser.addresses())
    with FirstStart() as program:
        program.open_door('Sign in to OpenRouter')
        back = openrouter.sign_in(browser.wait_for_address(before + 1))

        # Somebody else's state is not for us; a refusal is.
        state = find_state(browser.addresses()[-1])
        expect_equal(visit(back.replace(state, state[:-1] + '-'))[0], 404, 'a wrong state')
        visit(back.partition('?')[0] + '?error=access_denied')
        program.page.wait_for_text('refused in the browser')
        program.shoot('refused')

        # A code that is good no more.
        program.page.press('Sign in again', role='push button')
        back = openrouter.sign_in(browser.wait_for_address(before + 2))
        openrouter.codes.clear()
        visit(back)
        program.page.wait_for_text('The code was not accepted')

        # The browser is closed: nothing comes back, and the page can be opened again.
        program.page.press('Sign in again', role='push button')
        url = browser.wait_for_address(before + 3)
        program.page.press('Open it again', role='push button')
        expect_equal(browser.wait_for_address(before + 4), url, 'the same page')

        enter_code(program, before + 5)


def enter_code(program, count):
    """A browser elsewhere: the page shows a code."""
    program.page.press('The browser is on another computer', role='push button')
    field = program.page.field('Code that the page shows')
    program.page.press('Open it again', role='push button')
    url = browser.wait_for_address(count)
    expect('callback_url' not in url, 'the browser is to come back')
    program.shoot('code')
    type_into(program.page, field, openrouter.sign_in(url))
    program.page.key('Return')
    program.page.wait_for('Start chatting', role='push button')


if __name__ == '__main__':
    sys.exit(suite.run())
