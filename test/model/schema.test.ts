import { expect, test } from 'vitest';
import { z } from 'zod';
import { findFault } from '../../src/demo/validate.ts';
import { toGeminiSchema, toParameters } from '../../src/model/schema.ts';

/** What the stand-in, which is as strict as Google, says of a tool with these parameters. */
function isAccepted(parameters: unknown): boolean {
  return (
    findFault({
      model: 'gemini-3.8-flash',
      messages: [{ role: 'user', content: 'x' }],
      tools: [{ function: { name: 'f', parameters } }],
    }) === null
  );
}

test('a plain object keeps its shape, its descriptions and what is required', () => {
  const schema = z.object({ city: z.string().describe('A city'), days: z.number().optional() });
  expect(toParameters(schema)).toEqual({
    type: 'object',
    properties: { city: { type: 'string', description: 'A city' }, days: { type: 'number' } },
    required: ['city'],
  });
});

test('no arguments means no parameters at all', () => {
  expect(toParameters(z.object({}))).toBeNull();
  expect(toGeminiSchema({ type: 'object' })).toBeNull();
  expect(toGeminiSchema(null)).toBeNull();
});

test('everything that zod can say comes out as something that is accepted', () => {
  const schema = z.object({
    literal: z.literal('a'),
    numbers: z.literal([1, 2]),
    choice: z.enum(['a', 'b']),
    either: z.union([z.string(), z.number()]),
    kinds: z.discriminatedUnion('type', [
      z.object({ type: z.literal('a'), a: z.string() }),
      z.object({ type: z.literal('b'), b: z.number() }),
    ]),
    nullable: z.string().nullable(),
    whole: z.number().int().positive().multipleOf(5),
    few: z.array(z.string().min(1).max(9)).min(1).max(3),
    mail: z.email(),
    when: z.iso.datetime(),
    word: z.string().regex(/^\w+$/).default('x'),
    anything: z.record(z.string(), z.number()),
    nothing: z.object({}),
    both: z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() })),
  });
  const parameters = toParameters(schema);

  expect(isAccepted(parameters)).toBe(true);
  expect(parameters).toMatchObject({
    properties: {
      literal: { type: 'string', enum: ['a'] },
      numbers: { type: 'number', description: 'One of: 1, 2.' },
      either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
      nullable: { type: 'string', nullable: true },
      few: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string' } },
      when: { format: 'date-time' },
    },
  });
  expect(JSON.stringify(parameters)).not.toMatch(/9007199254740991|"default"|"pattern"|"oneOf"/);
});

test('a tool of another origin is reduced as well: references, unions with null, lists of types', () => {
  const parameters = toGeminiSchema({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    properties: {
      place: { $ref: '#/$defs/Place', description: 'Where' },
      note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      count: { type: ['integer', 'null'], exclusiveMinimum: 0 },
      const: { const: 'x' },
    },
    required: ['place', 'gone'],
    $defs: {
      Place: {
        type: 'object',
        properties: { name: { type: 'string' }, inside: { $ref: '#/$defs/Place' } },
      },
    },
  });

  expect(isAccepted(parameters)).toBe(true);
  expect(parameters).toEqual({
    type: 'object',
    properties: {
      place: {
        type: 'object',
        description: 'Where',
        properties: {
          name: { type: 'string' },
          inside: { type: 'string', description: 'JSON' },
        },
      },
      note: { type: 'string', nullable: true },
      count: { type: 'integer', nullable: true },
      const: { type: 'string', enum: ['x'] },
    },
    required: ['place'],
  });
});

test('what was reduced once stays as it is', () => {
  const once = toParameters(z.object({ a: z.enum(['x']), b: z.array(z.number()).optional() }));
  expect(toGeminiSchema(once)).toEqual(once);
});
