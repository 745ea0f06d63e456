# scripted_model.py: a tiny language model file whose answer is a text we wrote
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a GGUF file for the llama.cpp server with the standard library only.

The model has the llama architecture with one layer in which attention and feed-forward are
zero.  What is left is a table from each token to the next: the embedding of a token is a random
row of +1 and -1, and the output row of its successor is a quarter of the same row, which wins
over all others at any temperature.  The tokens of the table spell the script word by word.
Prompts are read byte by byte, but for words it is told of, so their lengths, and contexts that
overflow, are real.

The format is that of "GGUF specification" version 3, read in November 2026."""

import argparse
import array
import math
import random
import re
import struct

UNKNOWN, CONTROL, NORMAL, BYTE = 2, 3, 1, 6     # token types of the format
U32, F32, BOOL, STRING, ARRAY, I32 = 4, 6, 7, 8, 9, 5
SPECIALS = ['<unk>', '<s>', '</s>', '<|im_start|>', '<|im_end|>']
END = SPECIALS.index('<|im_end|>')
FIRST_BYTE = len(SPECIALS)
WIDTH = 256
INNER_WIDTH = 64
HEADS = 4
ALIGNMENT = 32
TEMPLATE = ('{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n'
            '{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}')


def pieces_of(script):
    """The script in pieces of about a word; each has a text of its own, for a token's text is
    its name."""
    seen, pieces, piece = set(SPECIALS), [], ''
    for word in re.findall(r'[ \n]*[^ \n]+|[ \n]+$', script.rstrip('\n')):
        piece += word
        if piece not in seen and len(piece.encode()) > 1:
            seen.add(piece)
            pieces.append(piece)
            piece = ''
    if piece:
        pieces[-1] += piece
    return pieces


def prefixes_of(words):
    """What a tokenizer joins on its way to each of these words, with the space before it."""
    prefixes = {' ' + word[:end] for word in words for end in range(1, len(word) + 1)}
    return sorted(prefixes, key=lambda prefix: (len(prefix), prefix))


class Vocabulary:
    def __init__(self, pieces, words=()):
        self.texts = SPECIALS + ['<0x%02X>' % byte for byte in range(256)]
        self.types = [UNKNOWN] + [CONTROL] * (len(SPECIALS) - 1) + [BYTE] * 256
        self.chain = range(len(self.texts), len(self.texts) + len(pieces))
        self.texts += [piece.replace(' ', '\u2581') for piece in pieces]
        known = set(self.texts)
        prefixes = [prefix.replace(' ', '\u2581') for prefix in prefixes_of(words)]
        self.texts += [prefix for prefix in prefixes if prefix not in known]
        self.types += [NORMAL] * (len(self.texts) - len(self.types))

    def successors(self, loop):
        """Pairs of a token and the one after it.  The prompt's last token is the line feed after
        "assistant"; the last piece is followed by the end of the turn, or by the first piece."""
        path = [FIRST_BYTE + ord('\n'), *self.chain, self.chain[0] if loop else END]
        return zip(path, path[1:])


def floats(values):
    return array.array('f', values).tobytes()


def size_of(shape):
    return 4 * math.prod(shape)


def zeros(*shape):
    """No data: it is left out of the file, which reads as zeros there."""
    return shape, None


def tensors_of(vocabulary, loop, inner_width):
    rng = random.Random(1)
    count = len(vocabulary.texts)
    embeddings = [[rng.choice((-1.0, 1.0)) for _ in range(WIDTH)] for _ in range(count)]
    outputs = [[0.0] * WIDTH for _ in range(count)]
    for token, following in vocabulary.successors(loop):
        outputs[following] = [o + e / 4 for o, e in zip(outputs[following], embeddings[token])]

    ones = (WIDTH,), floats([1.0] * WIDTH)
    tensors = {
        'token_embd.weight': ((WIDTH, count), floats(v for row in embeddings for v in row)),
        'output_norm.weight': ones,
        'output.weight': ((WIDTH, count), floats(v for row in outputs for v in row)),
        'blk.0.attn_norm.weight': ones,
        'blk.0.ffn_norm.weight': ones,
        'blk.0.ffn_gate.weight': zeros(WIDTH, inner_width),
        'blk.0.ffn_up.weight': zeros(WIDTH, inner_width),
        'blk.0.ffn_down.weight': zeros(inner_width, WIDTH),
    }
    for name in ('q', 'k', 'v', 'output'):
        tensors['blk.0.attn_%s.weight' % name] = zeros(WIDTH, WIDTH)
    return tensors


def string(text):
    data = text.encode()
    return struct.pack('<Q', len(data)) + data


def pair(key, kind, value):
    return string(key) + struct.pack('<I', kind) + value


def number(key, value):
    return pair(key, U32, struct.pack('<I', value))


def sequence(key, kind, values):
    values = list(values)
    return pair(key, ARRAY, struct.pack('<IQ', kind, len(values)) + b''.join(values))


def metadata_of(vocabulary, context_length, inner_width, template):
    return [
        pair('general.architecture', STRING, string('llama')),
        pair('general.name', STRING, string('scripted')),
        number('general.file_type', 0),
        number('llama.context_length', context_length),
        number('llama.embedding_length', WIDTH),
        number('llama.block_count', 1),
        number('llama.feed_forward_length', inner_width),
        number('llama.rope.dimension_count', WIDTH // HEADS),
        number('llama.attention.head_count', HEADS),
        number('llama.attention.head_count_kv', HEADS),
        pair('llama.attention.layer_norm_rms_epsilon', F32, struct.pack('<f', 1e-6)),
        number('llama.vocab_size', len(vocabulary.texts)),
        pair('tokenizer.ggml.model', STRING, string('llama')),
        pair('tokenizer.ggml.pre', STRING, string('default')),
        sequence('tokenizer.ggml.tokens', STRING, map(string, vocabulary.texts)),
        sequence('tokenizer.ggml.scores', F32, (struct.pack('<f', 0) for _ in vocabulary.texts)),
        sequence('tokenizer.ggml.token_type', I32,
                 (struct.pack('<i', t) for t in vocabulary.types)),
        number('tokenizer.ggml.bos_token_id', SPECIALS.index('<s>')),
        number('tokenizer.ggml.eos_token_id', END),
        number('tokenizer.ggml.unknown_token_id', 0),
        pair('tokenizer.ggml.add_bos_token', BOOL, b'\0'),
        pair('tokenizer.ggml.add_space_prefix', BOOL, b'\0'),
        pair('tokenizer.chat_template', STRING, string(template)),
    ]


def padding(size):
    return bytes(-size % ALIGNMENT)


def head_of(metadata, tensors):
    """What lists everything, before the tensors, each aligned."""
    listing, offset = b'', 0
    for name, (shape, _data) in tensors.items():
        listing += string(name) + struct.pack('<I%dQ' % len(shape), len(shape), *shape)
        listing += struct.pack('<IQ', 0, offset)        # 0: 32-bit floats
        offset += size_of(shape) + len(padding(size_of(shape)))
    head = b'GGUF' + struct.pack('<IQQ', 3, len(tensors), len(metadata))
    head += b''.join(metadata) + listing
    return head + padding(len(head))


def write_model(path, script, loop=False, context_length=2048, inner_width=INNER_WIDTH,
                template=TEMPLATE, words=()):
    """loop: the answer never ends by itself.  inner_width: a great one makes a model that takes
    its time, to load and for each token; the file has holes and stays small.  words: those that
    are a token each in a prompt."""
    vocabulary = Vocabulary(pieces_of(script), words)
    tensors = tensors_of(vocabulary, loop, inner_width)
    with open(path, 'wb') as file:
        file.write(head_of(metadata_of(vocabulary, context_length, inner_width, template), tensors))
        for shape, data in tensors.values():
            end = file.tell() + size_of(shape) + len(padding(size_of(shape)))
            file.write(data or b'')
            file.truncate(end)
            file.seek(end)


def main():
    parser = argparse.ArgumentParser(description='Write a model that answers with a given text.')
    parser.add_argument('output')
    parser.add_argument('--script', required=True, help='the file that holds the text')
    parser.add_argument('--loop', action='store_true', help='begin again at the end, for ever')
    parser.add_argument('--context-length', type=int, default=2048)
    arguments = parser.parse_args()
    with open(arguments.script, encoding='utf-8') as file:
        write_model(arguments.output, file.read(), arguments.loop, arguments.context_length)


if __name__ == '__main__':
    main()
