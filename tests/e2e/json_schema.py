# json_schema.py: the part of JSON Schema (2020-12) that our schema uses
# Copyright 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re

TYPES = {'object': dict, 'array': list, 'string': str, 'integer': int, 'number': (int, float)}
KNOWN = {'$schema', '$id', '$comment', '$defs', '$ref', 'title', 'description', 'type', 'const',
         'enum', 'properties', 'required', 'additionalProperties', 'items', 'minItems', 'minLength',
         'maxLength', 'minimum', 'pattern'}


def find_faults(value, schema, root=None, place='$'):
    """Yields a line for each place that is not as the schema says."""
    root = root or schema
    unknown = set(schema) - KNOWN
    if unknown:
        raise NotImplementedError('the schema uses %s' % ', '.join(sorted(unknown)))
    if '$ref' in schema:
        target = root
        for step in schema['$ref'].removeprefix('#/').split('/'):
            target = target[step]
        yield from find_faults(value, target, root, place)
    types = schema.get('type', [])
    types = types if isinstance(types, list) else [types]
    if types and (isinstance(value, bool) or not isinstance(value, tuple(
            kind for name in types for kind in as_tuple(TYPES[name])))):
        yield '%s: %r is no %s' % (place, value, ' or '.join(types))
        return
    if 'const' in schema and value != schema['const']:
        yield '%s: %r is not %r' % (place, value, schema['const'])
    if 'enum' in schema and value not in schema['enum']:
        yield '%s: %r is none of %s' % (place, value, schema['enum'])
    if isinstance(value, str):
        yield from find_text_faults(value, schema, place)
    elif isinstance(value, int) and value < schema.get('minimum', value):
        yield '%s: %d is too small' % (place, value)
    elif isinstance(value, list):
        if len(value) < schema.get('minItems', 0):
            yield '%s: too few' % place
        for index, item in enumerate(value):
            yield from find_faults(item, schema.get('items', {}), root, '%s[%d]' % (place, index))
    elif isinstance(value, dict):
        yield from find_member_faults(value, schema, root, place)


def as_tuple(kinds):
    return kinds if isinstance(kinds, tuple) else (kinds,)


def find_text_faults(value, schema, place):
    if not schema.get('minLength', 0) <= len(value) <= schema.get('maxLength', len(value)):
        yield '%s: %d characters' % (place, len(value))
    if 'pattern' in schema and not re.search(schema['pattern'], value):
        yield '%s: %.80r does not match %s' % (place, value, schema['pattern'])


def find_member_faults(value, schema, root, place):
    members = schema.get('properties', {})
    others = schema.get('additionalProperties', {})
    for name in schema.get('required', []):
        if name not in value:
            yield '%s: no %s' % (place, name)
    for name, item in value.items():
        inner = members.get(name, others)
        if inner is False:
            yield '%s: %s is not known' % (place, name)
        else:
            yield from find_faults(item, inner, root, '%s.%s' % (place, name))
