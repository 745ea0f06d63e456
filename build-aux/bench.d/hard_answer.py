# hard_answer.py: an answer with everything in it, for the bench
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright The Causerie authors
"""A long answer as models write them: 28 kB, some 4,000 words, with headings, lists, three tables of
eight rows, ten code blocks in ten languages, and eight formulas, four of them inline. It comes in
some 7,000 pieces of four characters, as tokens do."""

import itertools

from servers import Answer

PIECE_CHARS = 4
WORDS = ('a calm answer grows word by word until the whole page is quiet again and nothing of what '
         'was read has moved meanwhile').split()
LANGUAGES = {
    'python': 'def step_%d(words):\n    return [w.strip() for w in words if w]  # %d\n',
    'c': 'static int\nstep_%d (const char *words)\n{\n  return strlen (words) + %d;\n}\n',
    'javascript': 'export const step%d = words => words.filter(Boolean).slice(0, %d);\n',
    'rust': 'fn step_%d(words: &[String]) -> usize {\n    words.len() + %d\n}\n',
    'go': 'func step%d(words []string) int {\n\treturn len(words) + %d\n}\n',
    'bash': 'step_%d() {\n  printf "%%s\\n" "$@" | head -n %d\n}\n',
    'sql': 'SELECT word, count(*) FROM step_%d GROUP BY word LIMIT %d;\n',
    'json': '{"step": %d, "words": ["calm", "quiet"], "limit": %d}\n',
    'html': '<section id="step-%d">\n  <p>Nothing moves: %d</p>\n</section>\n',
    'yaml': 'step: %d\nwords:\n  - calm\n  - quiet\nlimit: %d\n',
}
INLINE = ('$e^{i\\pi} + 1 = 0$', '$a^2 + b^2 = c^2$', '\\(x_{n+1} = f(x_n)\\)',
          '$\\sqrt{2} \\notin \\mathbb{Q}$')
DISPLAY = ('$$\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}$$',
           '\\[\\sum_{n=1}^{\\infty} \\frac{1}{n^2} = \\frac{\\pi^2}{6}\\]',
           '$$x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$$',
           '$$\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}^{-1} = \\frac{1}{ad - bc} '
           '\\begin{pmatrix} d & -b \\\\ -c & a \\end{pmatrix}$$')


def table(words):
    rows = [['Name', 'What', 'How', 'Where', 'Why'], ['---', ':--', ':-:', '---', '--:']]
    rows += [[words(2) for _ in range(5)] for _ in range(8)]
    return '\n'.join('| %s |' % ' | '.join(row) for row in rows)


def write():
    """The text, the same each time."""
    vocabulary = itertools.cycle(WORDS)

    def words(count):
        return ' '.join(itertools.islice(vocabulary, count))

    parts = []
    for number, (language, code) in enumerate(LANGUAGES.items(), 1):
        items = '\n'.join('%d. **%s** %s' % (n, words(2), words(14)) for n in range(1, 6))
        steps = ''.join(code % (n, n * number) for n in range(1, 4))
        parts += ['## %d. %s' % (number, words(4)), words(150) + '.',
                  '%s, *%s*, `%s`.' % (words(110), words(3), words(1)), items,
                  '%s:' % words(8), '```%s\n%s```' % (language, steps), words(100) + '.']
        if number % 3 == 0:
            parts.append(table(words))
        if number % 2 == 0 and number // 2 <= len(DISPLAY):
            parts += ['%s %s %s.' % (words(9), INLINE[number // 2 - 1], words(12)),
                      DISPLAY[number // 2 - 1]]
    return '\n\n'.join(parts + ['The end.'])


class HardAnswer(Answer):
    """The same in pieces of a few characters."""
    def tokens(self):
        return [self.text[start:start + PIECE_CHARS]
                for start in range(0, len(self.text), PIECE_CHARS)]
