# test_cli_history.py: what `causerie-cli export` and `import` promise
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile

from command_line import CommandLine, is_sanitized
from json_schema import find_faults
from servers import Answer, Server
from tap import Suite, expect, expect_equal, expect_in

HERE = os.path.dirname(os.path.abspath(__file__))
EVERYTHING = os.path.join(HERE, '..', 'fixtures', 'export', 'everything.json')
SCHEMA = os.path.join(HERE, '..', '..', 'data', 'causerie-export.schema.json')
MODEL = 'moonshotai/kimi-k2'
CATS = '00000000-0000-4000-8000-000000000010'
ENVELOPE = '{"format":"causerie","version":1,"conversations":[%s]}'

suite = Suite()
folder = tempfile.mkdtemp(prefix='history.')
suite.cleanup(lambda: shutil.rmtree(folder))
os.environ['XDG_RUNTIME_DIR'] = folder


def new_home():
    """Settings that are there for the next command."""
    return CommandLine(GSETTINGS_BACKEND='keyfile')


def run(cli, *arguments, status=0, **more):
    outcome = cli.run(*arguments, **more)
    expect_equal(outcome.status, status, outcome.said)
    return outcome


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def report(cli, *paths, status=0):
    return json.loads(run(cli, 'import', '--json', *paths, status=status).out)


@suite.case
def what_goes_out_comes_in_to_the_last_byte():
    first, second = new_home(), new_home()
    [told] = report(first, EVERYTHING)
    expect_equal((told['format'], told['added'], told['added_messages'], told['n_unreadable']),
                 ('Causerie', 4, 10, 0))
    expect_equal(told['added_connections'], ['OpenRouter'])
    out = run(first, 'export', '--everything').out
    expect(out == read(EVERYTHING), 'the export differs from what was imported')

    path = write('moved.json', out)
    report(second, path)
    expect(run(second, 'export', '--everything').out == out, 'the second library differs')


def expect_described(text):
    schema = json.loads(read(SCHEMA))
    expect_equal(list(find_faults(json.loads(text), schema))[:5], [], 'against the schema')


@suite.case
def the_schema_describes_what_goes_out():
    cli = new_home()
    expect_described(run(cli, 'export', '--everything').out)
    report(cli, EVERYTHING)
    for arguments in ['--everything'], [], [CATS]:
        expect_described(run(cli, 'export', *arguments).out)
    schema = json.loads(read(SCHEMA))
    for wrong in '{}', '{"format":"causerie","version":2}', ENVELOPE % '{"uid":""}':
        expect(list(find_faults(json.loads(wrong), schema)), 'nothing is wrong with %s', wrong)


@suite.case
def a_second_import_adds_nothing():
    cli = new_home()
    report(cli, EVERYTHING)
    before = run(cli, 'export', '--everything').out
    [told] = report(cli, EVERYTHING)
    expect_equal([told[name] for name in ('added', 'present', 'completed', 'in_trash',
                                          'added_messages', 'added_folders', 'added_usage')],
                 [0, 4, 0, 1, 0, 0, 0])
    expect(run(cli, 'export', '--everything').out == before, 'the second import changed something')
    expect_in('already here', run(cli, 'import', EVERYTHING).out, 'the report')


@suite.case
def chats_that_were_asked_here_go_out_and_come_in():
    first, second = CommandLine(), CommandLine()
    with Server() as server:
        server.queue.append(Answer(text='**Ja**, gern.', cost='0.25'))
        run(first, 'ask', '--base-url', server.url, '-m', MODEL, '--save', 'Sprechen wir?')
    out = run(first, 'export', '--everything').out
    value = json.loads(out)
    [chat], [entry] = value['conversations'], value['ledger']
    expect_equal([message['role'] for message in chat['messages']], ['user', 'assistant'])
    expect_equal((chat['messages'][1]['usage']['cost'], entry['usage']['cost']), ('0.25', '0.25'))
    expect_equal(entry['message'], chat['messages'][1]['uid'])

    expect_described(out)
    report(second, write('asked.json', out))
    expect(run(second, 'export', '--everything').out == out, 'the second library differs')
    expect_in('Sprechen wir?', run(second, 'export', '-f', 'text', chat['title']).out, 'the text')


@suite.case
def no_secret_goes_out():
    cli = new_home()
    secret = 'sk-or-v1-' + '5e' * 32
    connection = {'uid': '00000000-0000-4000-8000-0000000000aa', 'name': 'Mine',
                  'base-url': 'https://models.example/v1?api-version=2&api-key=' + secret,
                  'proxy': 'http://me:%s@proxy.example:3128' % secret}
    text = json.dumps({'format': 'causerie', 'version': 1, 'connections': [connection],
                       'profiles': [{'uid': '00000000-0000-4000-8000-0000000000ab', 'name': 'P',
                                     'params': {'extra': '{"key": "%s"}' % secret}}]})
    report(cli, write('secret.json', text))
    out = run(cli, 'export', '--everything').out
    expect(secret not in out and secret[:20] not in out, 'the key is in the export')
    expect_in('api-version=2', out, 'the address')
    expect_in('proxy.example:3128', out, 'the proxy')


@suite.case
def documents_hold_what_is_shown():
    cli = new_home()
    report(cli, EVERYTHING)
    markdown = run(cli, 'export', '--format', 'md', CATS).out
    expect(markdown.startswith('---\nid: "%s"\ntitle: "Cats"\n' % CATS), markdown[:200])
    expect_in('```c\nint main (void);\n```', markdown, 'the code')
    expect('Deleted' not in markdown, 'what was deleted went out')

    page = run(cli, 'export', '--format', 'html', CATS).out
    expect_in("default-src 'none'", page, 'the policy')
    expect_in('<img src="data:image/png;base64,', page, 'the picture')
    expect_in('&lt;b&gt;&amp;&quot;&#39;', page, 'what was typed')
    expect('<script' not in page and 'src="http' not in page, 'the page reaches out')
    style = re.search('<style>(.*)</style>', page, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    expect_in("style-src 'sha256-%s'" % digest, page, 'the policy')

    text = run(cli, 'export', '--format', 'text', CATS).out
    expect_in('Hm, whiskers.', text, 'the reasoning')


@suite.case
def many_chats_go_to_a_folder():
    cli = new_home()
    report(cli, EVERYTHING)
    run(cli, 'export', '--format', 'md', status=2)
    place = os.path.join(folder, 'documents')
    for _ in range(2):      # the second time they are written in their own place again
        run(cli, 'export', '--format', 'md', '--output', place)
        found = sorted(os.path.relpath(os.path.join(path, name), place)
                       for path, _folders, names in os.walk(place) for name in names)
        expect_equal(found, ['Cats.md', 'Робота - work/Cats.md'])
    expect_equal(os.stat(os.path.join(place, 'Cats.md')).st_mode & 0o777, 0o600)

    with open(os.path.join(place, 'Cats.md'), 'w', encoding='utf-8') as file:
        file.write('somebody else’s')
    run(cli, 'export', '--format', 'md', '--output', place)
    expect_equal(read(os.path.join(place, 'Cats.md')), 'somebody else’s')
    expect_in('Grey.', read(os.path.join(place, 'Cats 2.md')), 'the document')


@suite.case
def a_file_is_whole_or_as_it_was():
    cli = new_home()
    report(cli, EVERYTHING)
    path = write('kept.json', 'what was there')
    os.chmod(path, 0o640)
    run(cli, 'export', '--output', path)
    expect_equal(json.loads(read(path))['format'], 'causerie')
    expect_equal(os.stat(path).st_mode & 0o777, 0o640)

    outcome = run(cli, 'export', '--output', os.path.join(folder, 'nowhere', 'x.json'), status=9)
    expect_in('could not be written', outcome.said, 'standard error')
    expect_equal([name for name in os.listdir(folder) if name.startswith('.')], [])


@suite.case
def a_reader_that_leaves_is_no_failure_and_a_full_disk_is():
    cli = new_home()
    report(cli, EVERYTHING)
    process = cli.start('export', '--everything')
    process.stdout.close()
    expect_equal((process.wait(), process.stderr.read()), (0, b''))
    process.stderr.close()

    with open('/dev/full', 'w', encoding='utf-8') as full:
        process = cli.start('export', '--everything', stdout=full)
        _out, said = process.communicate()
    expect_equal(process.returncode, 9, said)
    expect_in(b'No space left', said, 'standard error')


@suite.case
def names_are_told_apart():
    cli = new_home()
    report(cli, EVERYTHING)
    expect_in('its id', run(cli, 'export', 'Cats', status=2).said, 'standard error')
    expect_in('no chat', run(cli, 'export', 'Dogs', status=2).said, 'standard error')
    value = json.loads(run(cli, 'export', CATS).out)
    expect_equal([chat['uid'] for chat in value['conversations']], [CATS])
    run(cli, 'export', '--everything', CATS, status=2)
    run(cli, 'export', '--format', 'docx', status=2)
    run(cli, 'import', status=2)


@suite.case
def files_that_are_none_are_said():
    cli = CommandLine()
    outcome = run(cli, 'import', write('none.json', '{"a": 1}'), status=2)
    expect_in('no kind', outcome.said, 'standard error')
    run(cli, 'import', os.path.join(folder, 'gone.json'), status=2)
    good = write('good.json', ENVELOPE % '{"uid":"x"}')
    told = report(cli, os.path.join(folder, 'gone.json'), good)
    expect_equal((told[0]['error'] is None, told[1]['added']), (False, 1))

    with open(good, encoding='utf-8') as file:
        expect_in('already here', run(cli, 'import', '-', stdin=file).out, 'the report')


@suite.case
def a_damaged_file_gives_what_it_holds_whole():
    cli = CommandLine()
    path = write('cut.json', (ENVELOPE % '{"uid":"a","title":"Whole"},{"uid":"b"}')[:-5])
    [told] = report(cli, path)
    expect_equal((told['added'], told['n_unreadable']), (1, 1))
    [problem] = told['unreadable']
    expect_in('not complete', problem['why'], 'the problem')


@suite.case
def a_large_file_takes_little_memory():
    """Twenty megabytes in chats of a hundred kilobytes."""
    spare = (600 if is_sanitized() else 12) * 1024 * 1024
    cli = CommandLine()
    path = os.path.join(folder, 'large.json')
    words = 'слово за словом, ' * 350
    with open(path, 'w', encoding='utf-8') as file:
        file.write(ENVELOPE.partition('%')[0])
        for i in range(200):
            messages = [{'uid': 'm%d.%d' % (i, j), 'role': 'user', 'text': words}
                        for j in range(10)]
            file.write((',' if i > 0 else '') +
                       json.dumps({'uid': 'c%d' % i, 'messages': messages}, ensure_ascii=False))
        file.write(']}')
    size = os.stat(path).st_size
    small = run(cli, 'import', write('small.json', ENVELOPE % '{"uid":"s"}')).memory
    outcome = run(cli, 'import', '--json', path, timeout=180)
    expect_equal(json.loads(outcome.out)[0]['added'], 200)
    expect(outcome.memory < small + spare, '%d MB of memory for a file of %d MB',
           outcome.memory >> 20, size >> 20)
    print('# %d MB imported in %.1f s with %d MB' % (size >> 20, outcome.seconds,
                                                   outcome.memory >> 20))


if __name__ == '__main__':
    sys.exit(suite.run())
