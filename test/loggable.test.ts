// Kind: an error that was made elsewhere says in the log what was sent or received: a key, a
// question, a page.
import { expect, test } from 'vitest';
import { ModelError, ParleyError, UserError, WriteError } from '../src/core/errors.ts';
import { createSecrets } from '../src/core/secrets.ts';
import { toLoggable } from '../src/loggable.ts';

const KEY = 'the-key-of-the-model';
const QUESTION = 'the words of the question';
const secrets = createSecrets();
secrets.add(KEY);

const told = (fields: object) => JSON.stringify(toLoggable(fields, secrets.redact));

/** An error as some library throws it, with everything about it saying too much. */
function foreign(more: object = {}, message = `${QUESTION} with ${KEY}`): Error {
  const error = new Error(message, { cause: new TypeError(`cause: ${message}`) });
  return Object.assign(error, {
    name: 'AcmeError',
    headers: { authorization: `Bearer ${KEY}` },
    request: { body: QUESTION },
    response: { data: { error: { message } } },
    body: `<html>${message}</html>`,
    ...more,
  });
}

test.each<[string, unknown]>([
  ['with everything', foreign()],
  ['with a status and a code', foreign({ status: 403, code: 'bad_key' })],
  ['with a sentence for a code', foreign({ code: QUESTION, status: QUESTION, type: QUESTION })],
  ['with the key for a code', foreign({ code: KEY })],
  ['with the key for a name', foreign({ name: KEY })],
  ['with a sentence for a name', foreign({ name: QUESTION })],
  ['with a stack that goes on', foreign({ stack: `Error: ${QUESTION}\n    at ${KEY}` })],
  [
    'whose message looks like a stack',
    foreign({}, `x\n    at ${QUESTION} (/src/${KEY}/the words of the question.ts:1:1)`),
  ],
  ['in a chain', new Error('a', { cause: new Error('b', { cause: foreign() }) })],
  ['in many', new AggregateError([foreign()], QUESTION)],
  ['behind one of Parley’s own', new ParleyError('store_failed', 'failed', { cause: foreign() })],
  ['of the model', new ModelError('blocked', QUESTION, { cause: foreign() })],
  ['of a tool', new UserError('tool_failed', `acme refused: ${QUESTION} ${KEY}`)],
  ['of a file', new UserError('attachment_failed', `${QUESTION}.pdf was left out`)],
  ['of an address', new UserError('fetch_refused', `${QUESTION} could not be reached`)],
  ['that is a text', QUESTION],
  ['that is an object', { message: QUESTION, key: KEY }],
  ['that cannot be read', Object.defineProperty(foreign(), 'code', { get: () => fail() })],
  ['made by JSON.parse', attempt(() => JSON.parse(`${QUESTION} ${KEY}`))],
  ['made by URL', attempt(() => new URL(`http://${QUESTION} ${KEY}`))],
  ['made by decodeURIComponent', attempt(() => decodeURIComponent(`%${QUESTION}`))],
])('nothing is told of an error %s', (_, error) => {
  for (const fields of [{ err: error }, { job: 'j', err: error, deep: { er: error } }]) {
    const line = told(error instanceof Error ? fields : { err: error });
    expect(line).not.toContain('words of the');
    expect(line).not.toContain(KEY);
  }
});

function fail(): never {
  throw new Error(QUESTION);
}

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

test('of a foreign error its type, status and code are told, and where in Parley it came through', () => {
  const line = toLoggable({ err: foreign({ status: 403, code: 'bad_key' }) }, secrets.redact);

  expect(line).toMatchObject({
    err: { type: 'AcmeError', status: 403, code: 'bad_key', cause: { type: 'TypeError' } },
  });
  const thrown = attempt(() =>
    toLoggable(
      {
        get err(): Error {
          throw new Error('x');
        },
      },
      String,
    ),
  );
  expect(thrown).toEqual({ fields: 'unreadable' });
});

test('Parley’s own errors keep their sentence, without secrets', () => {
  const refused = new WriteError('slack_failed', 'refused', `Slack refused x with ${KEY}`);

  expect(toLoggable({ err: refused }, secrets.redact)).toMatchObject({
    err: {
      type: 'WriteError',
      code: 'slack_failed',
      failure: 'refused',
      message: 'Slack refused x with [redacted]',
    },
  });
  const long = new UserError('store_failed', `${'x'.repeat(295)}${KEY}`);
  expect(told({ err: long })).not.toContain(KEY.slice(0, 5)); // Not cut in the middle of a secret.
});

test('secrets go from every field, whatever its name, its depth and its sort', () => {
  const nested = { a: [{ b: { c: [`x ${KEY} y`] } }] };
  const line = told({
    [KEY]: 1,
    nested,
    list: [KEY, [KEY]],
    address: new URL(`https://x.example/${KEY}?k=${KEY}`),
    bytes: Buffer.from(KEY),
    headers: new Headers({ authorization: KEY }),
    map: new Map([[KEY, KEY]]),
    run: () => KEY,
    big: 12n,
    none: null,
    missing: undefined,
  });

  expect(line).not.toContain(KEY);
  expect(line).not.toContain(Buffer.from(KEY).toString('base64'));
  expect(line).toContain('"nested":{"a":[{"b":{"c":["x [redacted] y"]}}]}');
  expect(line).toContain('"none":null');
});

test.each<[string, unknown]>([
  ['words', ['the-key-of', '-the-model']],
  ['characters', [...KEY]],
  ['words among others', [1, 'a', 'the-key', '-of-the-', 'model', {}]],
  ['words beside the whole of it', [KEY, 'the-key-of-t', 'he-model']],
  ['bytes', [...Buffer.from(KEY)]],
  ['words in words', { args: [['--key', 'the-key-of-the', '-model']] }],
])('a secret that is split into the items of an array goes: %s', (_, value) => {
  const text = told({ value });

  expect(text).toContain('[redacted]');
  for (const part of ['the-key-of', '"t","h"', '116,104']) expect(text).not.toContain(part);
});

test.each<[string, object]>([
  ['two fields', { a: 'the-key-of', b: '-the-model' }],
  ['three fields, among others', { job: 'j', a: 'the-key', b: '-of-the-', c: 'model', n: 'k' }],
  ['a field and one within another', { a: { x: 'the-key-of' }, b: '-the-model' }],
  ['two arrays', { a: [['auth', 'the-key-of']], b: ['-the-model', 'x'] }],
  ['the ends of sentences', { a: 'it began: the-key-of', b: '-the-model and so on' }],
])('a secret that is split over the fields of a line goes: %s', (_, fields) => {
  const text = told(fields);

  expect(text).toContain('[redacted]');
  for (const part of ['the-key', '-the-model']) expect(text).not.toContain(part);
});

test('a token that is split goes, although one half looks like it', () => {
  const secrets = createSecrets();
  secrets.add('xoxb-123456789012-abcdefGHIJKL');
  const fields = { job: 'j1', a: 'xoxb-1234567890', b: '12-abcdefGHIJKL', last: 'there' };
  expect(JSON.stringify(toLoggable(fields, secrets.redact))).toBe(
    '{"job":"j1","a":"[redacted]","b":"[redacted]","last":"there"}',
  );
});

test('a secret in the name of a file of the program is taken out of where an error came through', () => {
  const error = new UserError('store_failed', 'fine');
  error.stack = `UserError: fine\n    at run (file:///app/src/${KEY}/x.ts:3:4)`;
  expect(told({ err: error })).not.toContain(KEY);
});

test('lines without a secret are told as they are', () => {
  const fields = {
    job: 'the-key',
    part: 'of-a-model',
    pieces: ['a', 'b'],
    n: 12,
    url: 'https://x',
  };
  expect(told(fields)).toBe(JSON.stringify(fields));
});

test('an array without a secret is told as it is', () => {
  const value = ['the', 'key', 1, 2, 3, 4, 5, 6, 7];
  expect(told({ value })).toBe(JSON.stringify({ value }));
});

test('what goes round in circles, is endless or is deep is cut', () => {
  const circle: Record<string, unknown> = { name: 'a' };
  circle.self = circle;
  const deep = JSON.parse(`${'['.repeat(2_000)}1${']'.repeat(2_000)}`) as unknown;
  const long = { text: 'x'.repeat(1_000_000), list: Array(100_000).fill('y') };

  for (const field of [circle, deep, long]) expect(told({ field }).length).toBeLessThan(3_000);
});
