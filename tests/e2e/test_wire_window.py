# test_wire_window.py: what the wire says is shown in the window, and each remedy helps
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import sys
import tempfile

import faults as does
import keyring
from certificates import Certificates
from driver import Program, Timeout, wait_until, xdotool
from fault_proxies import PASSWORD, USER, http_proxy
from fault_server import FaultServer, answering
from places import files_that_hold, fresh_home
from servers import AFFORD, Answer, Failure, Server, json_failure
from settings_file import write_settings
from steps import KEY, Chat, choose_in_combo
from tap import Suite, expect, expect_equal

HEADER, HEADER_VALUE = 'X-Team', 'value-of-the-extra-header'

suite = Suite()
folder = tempfile.TemporaryDirectory(prefix='wire.')
suite.cleanup(folder.cleanup)
certificates = Certificates(folder.name)
server = Server().__enter__()
suite.cleanup(server.close)
faulty = FaultServer().__enter__()
suite.cleanup(lambda: faulty.__exit__())
own = faulty.open(answering(does.ordinary), tls=certificates.server('self-signed'))
plain = faulty.open(answering(does.ordinary))
proxy = faulty.open(http_proxy(login=True))
far = faulty.open(answering(does.ordinary))         # a proxy that answers for every host itself
closed = faulty.open(answering(does.refusal(403)))  # a proxy that lets nobody through


def connection(base_url, **keys):
    return {'provider': 'custom', 'base-url': base_url, **keys}


CONNECTIONS = {
    'usual': connection(server.url),
    'own': connection(own.url),
    'plain': connection(plain.url),
    'nobody': connection('http://%s/v1' % faulty.closed_port()),
    'clear': connection('http://models.example.org/v1', proxy='http://' + far.address),
    'foreign': connection('https://api.groq.com/openai/v1', proxy='http://' + closed.address),
}
for uid, keys in CONNECTIONS.items():
    keys['name'] = uid
PROFILES = {'p-' + uid: {'name': uid, 'connection': uid, 'model': 'model-' + uid}
            for uid in CONNECTIONS}
for uid in 'clear', 'foreign':
    keyring.store(uid, 'key', KEY)

home = fresh_home()
program = Program(environment=write_settings(home, CONNECTIONS, PROFILES)).start()
suite.cleanup(program.kill)
suite.witness(program.report)


class Window:
    chat = None


def chat():
    if Window.chat is None:
        Window.chat = Chat(program)
    return Window.chat


def ask(question, model='usual', *answers):
    """In a new chat."""
    server.queue[:] = answers
    chat().new_chat()
    chat().choose_model(model)
    chat().send(question)


def wait_for_words(pattern):
    return wait_until(lambda: next((t for t in chat().transcript.texts() if re.search(pattern, t)),
                                   None), 'no %r' % pattern)


def dialog(title):
    return program.window(title)


def answer(title, response):
    """A message dialog's buttons say their name twice."""
    dialog(title).press(re.compile(response), role='push button')
    program.wait_window_gone(title)


def close_dialogs():
    for window in program.windows()[1:]:
        window.close()
    wait_until(lambda: len(program.windows()) == 1, 'a dialog stays')


def edit_connection(name):
    preferences = chat().open_preferences('Connections')
    row = preferences.wait_for(re.compile(name), role='list item',
                               test=lambda n: 'connection.edit' in n.action_names())
    row.act('connection.edit')
    return dialog('Edit connection')


def save(form):
    form.press('Save')
    program.wait_window_gone('Edit connection')
    close_dialogs()


# --- waiting --------------------------------------------------------------------------------------

def too_many(seconds):
    return json_failure(429, 'Rate limit exceeded', headers={'Retry-After': str(seconds)})


LOADING = Failure(503, json.dumps({'error': {'code': 503, 'message': 'Loading model',
                                             'type': 'unavailable_error'}}).encode(),
                  headers={'Retry-After': '2'})


@suite.case
def too_many_requests_are_waited_out():
    sent = len(server.chats)
    ask('Again and again?', 'usual', too_many(3), Answer(text='After a moment.'))
    wait_for_words(r'Too many requests\. Trying again in \d s')
    chat().wait_for_answer('After a moment.')
    server.wait_for_chats(sent + 2)
    expect('Details' not in ' '.join(chat().transcript.texts()), 'an error is shown')
    chat().wait_idle()


@suite.case
def stop_ends_the_countdown():
    sent = len(server.chats)
    ask('Wait half a minute?', 'usual', too_many(30))
    wait_for_words(r'Trying again in [23]\d s')
    chat().stop()
    wait_for_words('Stopped')
    chat().wait_idle()
    expect_equal(len(server.chats), sent + 1, 'requests')


@suite.case
def a_model_that_is_being_loaded_is_waited_for():
    ask('Are you awake?', 'usual', LOADING, Answer(text='Now I am.'))
    wait_for_words('The server is loading the model')
    chat().wait_for_answer('Now I am.')
    chat().wait_idle()


@suite.case
def a_slow_server_is_waited_for_by_the_second():
    ask('Slowly?', 'usual', Answer(text='Here.', delay=3))
    wait_for_words(r'Waiting for model-usual… 2 s')
    chat().wait_for_answer('Here.')
    chat().wait_idle()


# --- remedies -------------------------------------------------------------------------------------

@suite.case
def a_shorter_answer_is_asked_for_once():
    sent = len(server.chats)
    ask('How much?', 'usual', json_failure(402, AFFORD), Answer(text='So much.'))
    chat().transcript.press('Retry with at most 831 tokens')
    chat().wait_for_answer('So much.')
    expect_equal(server.wait_for_chats(sent + 2).json['max_tokens'], 831, 'max_tokens')
    chat().wait_idle()
    chat().send('And now?')
    expect('max_tokens' not in server.wait_for_chats(sent + 3).json, 'the limit stays')
    chat().wait_idle()


@suite.case
def what_nobody_got_is_not_sent():
    ask('Is anybody there?', 'nobody')
    chat().transcript.wait_for('Retry', role='push button')
    wait_for_words('Not.sent')


@suite.case
def a_certificate_of_ones_own_is_trusted_by_its_fingerprint():
    ask('Is it you?', 'own')
    chat().transcript.press('Trust this certificate…')
    digits = certificates.fingerprint('self-signed').partition(':')[2].upper()
    question = dialog('Trust this certificate?')
    wait_until(lambda: any(re.sub(r'\s', '', text) == digits for text in question.texts()),
               'the fingerprint %s' % digits)
    answer('Trust this certificate?', 'Cancel')
    expect_equal(len(own.requests), 0, 'requests')

    chat().transcript.press('Trust this certificate…')
    answer('Trust this certificate?', 'Trust')
    chat().wait_for_answer(does.TEXT)
    chat().wait_idle()
    chat().send('And again?')
    wait_until(lambda: len(own.requests) == 2, 'no second question')
    chat().wait_idle()


@suite.case
def a_trusted_certificate_is_shown_and_taken_back():
    form = edit_connection('own')
    form.wait_for('Certificates').act('row.expanded')
    digits = certificates.fingerprint('self-signed').partition(':')[2].upper()
    wait_until(lambda: any(text.replace(' ', '') == digits for text in form.texts()),
               'the fingerprint')
    form.press('Trust this certificate no longer')
    save(form)
    ask('Still you?', 'own')
    chat().transcript.wait_for('Trust this certificate…', role='push button')


@suite.case
def a_key_that_all_can_read_is_sent_only_when_that_is_meant():
    ask('In the clear?', 'clear')
    chat().transcript.press('Send it anyway…')
    question = dialog('Send without encryption?')
    expect(any('models.example.org' in text for text in question.texts()), 'no host is named')
    expect_equal([r for r in far.requests if r.key], [], 'requests')
    answer('Send without encryption?', 'Send anyway')
    chat().wait_for_answer(does.TEXT)
    expect_equal(far.keys, [KEY], 'keys')
    chat().wait_idle()


@suite.case
def a_key_of_another_provider_is_sent_only_when_that_is_meant():
    ask('Whose key?', 'foreign')
    chat().transcript.press('Send it anyway…')
    expect_equal([r for r in closed.requests if r.key], [], 'requests')
    answer('Send the key there?', 'Send anyway')
    wait_until(lambda: closed.requests, 'nothing was sent')
    expect_equal(closed.requests[0].target, 'api.groq.com:443', 'target')
    chat().transcript.wait_for('Details')
    chat().wait_idle()


# --- the advanced part of a connection ------------------------------------------------------------

@suite.case
def a_proxy_is_used():
    form = edit_connection('plain')
    form.wait_for('Proxy').act('row.expanded')
    choose_in_combo(form.wait_for('Kind of proxy'), 'HTTP')
    form.field('Proxy address').set_text(proxy.address)
    form.field('User name').set_text(USER)
    form.field('Password').set_text(PASSWORD)
    save(form)
    ask('By another way?', 'plain')
    chat().wait_for_answer(does.TEXT)
    expect_equal([r.target for r in proxy.requests if r.header('Proxy-Authorization')],
                 [plain.url + '/chat/completions'], 'requests of the proxy')
    expect(PASSWORD in [secret.value for secret in keyring.secrets()], 'the password is not kept')
    chat().wait_idle()


@suite.case
def a_header_is_sent_and_its_value_is_kept_in_the_keyring():
    form = edit_connection('usual')
    form.press('Add a header')
    form.field('Header name').set_text('Authorization')
    form.field('Header value').set_text(HEADER_VALUE)
    form.wait_for_text('Causerie sets the header Authorization itself.')
    form.field('Header name').set_text(HEADER)
    save(form)
    sent = len(server.chats)
    ask('Which team?', 'usual', Answer(text='Yours.'))
    chat().wait_for_answer('Yours.')
    expect_equal(server.wait_for_chats(sent + 1).headers[HEADER], HEADER_VALUE, HEADER)
    expect_equal(files_that_hold(HEADER_VALUE.encode(), home['XDG_CONFIG_HOME']), [], 'files')
    chat().wait_idle()


@suite.case
def a_region_that_is_not_served_leads_to_the_proxy():
    ask('From here?', 'usual', json_failure(403, 'This model is not available in your region.'))
    chat().transcript.press('Use a proxy…')
    form = dialog('Edit connection')
    form.wait_for('Kind of proxy')
    form.close()
    program.wait_window_gone('Edit connection')


@suite.case
def escape_does_not_lose_what_was_typed():
    form = edit_connection('usual')
    form.field('Name').set_text('another name')
    form.key('Escape')
    answer('Discard what was typed?', 'Keep editing')
    expect_equal(form.field('Name').text, 'another name', 'Name')
    form.key('Escape')
    answer('Discard what was typed?', 'Discard')
    program.wait_window_gone('Edit connection')
    close_dialogs()


# --- the request as curl --------------------------------------------------------------------------

def click_beginning(node):
    """A toast may lie over its middle."""
    box = node.extents()
    node.window.focus()
    xdotool('mousemove', '--window', node.window.x_id, box.x + 8, box.y + box.height // 2,
            'click', 1)


def paste():
    """What is on the clipboard, by way of the composer; '' as long as there is nothing."""
    composer = chat().composer
    composer.set_text('')
    click_beginning(composer)   # may close a menu first
    chat().window.key('ctrl+v')
    try:
        return wait_until(lambda: composer.text, 'nothing was pasted', timeout=1)
    except Timeout:
        return ''


def expect_curl(question):
    text = wait_until(lambda: next((t for t in [paste()] if question in t), None),
                      'no request with %r' % question)
    chat().composer.set_text('')
    expect('curl' in text and server.url in text, 'it is %r', text)
    expect(HEADER_VALUE not in text, 'a secret is in it: %r', text)


@suite.case
def an_answer_gives_its_request_as_curl():
    ask('What was asked?', 'usual', Answer(text='This.'))
    chat().wait_for_answer('This.')
    chat().wait_idle()
    chat().show_message_buttons()
    list(chat().transcript.find_all('More'))[-1].press()    # that of the answer
    chat().window.press('Copy request as curl', role=re.compile('.*menu item'))
    expect_curl('What was asked?')


@suite.case
def a_failure_gives_its_request_as_curl():
    ask('What went wrong?', 'usual', json_failure(404, 'No endpoints found.'))
    chat().transcript.press('Details')
    chat().transcript.press('Copy request as curl')
    expect_curl('What went wrong?')


@suite.case
def it_ends_without_a_warning():
    program.finish()
    expect(KEY not in program.output_text(), 'the key was printed')


if __name__ == '__main__':
    sys.exit(suite.run())
