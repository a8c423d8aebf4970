/*
 * Kind: what is too large for the model's server takes innocent files, or the question, with it.
 */
import { expect, test } from 'vitest';
import type { ModelPart } from '../../src/core/ports.ts';
import { badRequest, toErrorResponse } from '../../src/demo/errors.ts';
import { textReply } from '../../src/demo/frames.ts';
import { createMeter } from '../doubles/meter.ts';
import { hello, modelOf, server, useServer } from './ask.ts';
import { askWith, base64, file, lastRequest, refuseAll } from './trying.ts';

useServer();

test('earlier files yield where a request is too large, the oldest first', async () => {
  const earlier = ['a', 'b', 'c', 'd'].map((name) =>
    file(name, `earlier ${name}${' '.repeat(90_000)}`, { isEarlier: true }),
  );
  const message = 'Request payload size exceeds the limit: 20971520 bytes.';
  refuseAll(['earlier a'], message);
  const { text, left } = await askWith([file('now', 'now')], earlier);
  expect(text).toBe('Fine.');
  expect(left).toEqual([{ reason: 'too_large', names: ['b', 'a'] }]);
  expect(lastRequest()).toContain(base64('earlier d'));
  expect(lastRequest()).toContain(base64('now'));

  refuseAll(['earlier d'], message);
  expect((await askWith([file('now', 'now')], earlier)).left).toEqual([
    { reason: 'too_large', names: ['d', 'c', 'b', 'a'] },
  ]);
});

test('of a question that is too large itself its largest file is left out', async () => {
  refuseAll(['the largest of them'], 'Request payload size exceeds the limit.');
  const { text, left } = await askWith([file('s', 'small'), file('l', 'the largest of them')]);

  expect(text).toBe('Fine.');
  expect(left).toEqual([{ reason: 'too_large', names: ['l'] }]);
});

// Kind: an innocent file goes because a larger one is looked for, or the older ones.
const photo = (name: string, bytes: number) => file(`${name}.png`, `${name} ${'x'.repeat(bytes)}`);
const paper = (name: string, bytes: number) => ({
  ...file(`${name}.pdf`, `${name} ${'x'.repeat(bytes)}`),
  ...{ type: 'document' as const, mimeType: 'application/pdf' },
});
const [receipts, holidays, scans] = ['receipts', 'holidays', 'scans'];

test.each([
  // Told by what it is, where a larger file of another kind is beside it.
  ['image exceeds 5 MB maximum: 5316852 > 5242880 bytes', 400],
  ['Image file too large. The maximum allowed size is 20MB', 413],
  // By its name.
  ['holidays.png is larger than what is allowed', 413],
  ['{"detail":"File holidays.png exceeds the limit"}', 400],
  // By its place.
  ['messages.3.content.2: too many bytes in request', 413],
])(
  'the file that is too large for a server is left out, and no other: %s (%i)',
  async (message, status) => {
    server.answer((body) =>
      JSON.stringify(body.messages).includes(base64('holidays '))
        ? toErrorResponse(status, status === 413 ? 'OUT_OF_RANGE' : 'INVALID_ARGUMENT', message)
        : textReply('Fine.'),
    );
    const parts = [paper(receipts, 400_000), photo(holidays, 200_002), photo(scans, 2)];
    const earlier = [{ ...photo('earlier', 300_000), isEarlier: true }];

    const { text, left } = await askWith(parts, earlier);
    expect(text).toBe('Fine.');
    expect(left).toEqual([{ reason: 'too_large', names: ['holidays.png'] }]);
  },
);

test.each([413, 400])(
  'so few bytes are no sum that is too large: it is one of the files (%i)',
  async (status) => {
    server.answer((body) =>
      JSON.stringify(body.messages).includes(base64('scans '))
        ? toErrorResponse(status, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit.')
        : textReply('Fine.'),
    );
    const earlier = [{ ...photo('earlier', 3_000), isEarlier: true }];
    const parts = [paper(receipts, 90_000), photo(holidays, 9_000), photo(scans, 2)];
    expect((await askWith(parts, earlier)).left).toEqual([
      { reason: 'too_large', names: ['scans.png'] },
    ]);
  },
);

test('of too many tokens a document is looked for first, however large the pictures are', async () => {
  server.answer((body) =>
    JSON.stringify(body.messages).includes(base64('receipts '))
      ? badRequest('The input token count (2000000) exceeds the maximum number of tokens allowed.')
      : textReply('Fine.'),
  );
  const parts = [photo(holidays, 600_000), paper(receipts, 300_000), photo(scans, 500_000)];
  expect((await askWith(parts)).left).toEqual([{ reason: 'too_large', names: ['receipts.pdf'] }]);
});

test('that one file is too large for a server says nothing of how much it takes in all', async () => {
  const model = modelOf();
  server.answer((body) =>
    JSON.stringify(body.messages).includes(base64('holidays '))
      ? badRequest('image exceeds 5 MB maximum: 5316852 bytes > 5242880 bytes')
      : textReply('Fine.'),
  );
  const askModel = async (...parts: readonly ModelPart[]) => {
    const left: string[] = [];
    const turns = [
      { role: 'user' as const, parts: [{ type: 'text' as const, text: 'Ada: look' }, ...parts] },
    ];
    const signal = new AbortController().signal;
    for await (const event of model.chat.stream({ ...hello, turns }, signal, createMeter().meter))
      if (event.type === 'left_out') left.push(...event.files.map(({ name }) => name));
    return left;
  };

  expect(await askModel(paper(receipts, 400_000), photo(holidays, 200_000))).toEqual([
    'holidays.png',
  ]);
  expect(await askModel(paper(receipts, 700_000), photo(scans, 300_000))).toEqual([]);
});

test('a size that a server has refused is not sent to it again, and what is smaller is', async () => {
  const refusedAt = (bytes: number) =>
    server.answer((body) =>
      JSON.stringify(body.messages).length > bytes
        ? badRequest('Request payload size exceeds the limit: 20971520 bytes.')
        : textReply('Fine.'),
    );
  refusedAt(1_200_000);
  const model = modelOf();
  const large = { parts: [file('large.png', 'x'.repeat(900_000)), file('small.png', 'small')] };
  const small = { parts: [file('small.png', 'small')] };
  const askModel = async ({ parts }: { readonly parts: readonly ModelPart[] }) => {
    server.requests.length = 0;
    const left: string[] = [];
    const turns = [
      { role: 'user' as const, parts: [{ type: 'text' as const, text: 'Ada: look' }, ...parts] },
    ];
    for await (const event of model.chat.stream(
      { ...hello, turns },
      new AbortController().signal,
      createMeter().meter,
    ))
      if (event.type === 'left_out') left.push(...event.files.map(({ name }) => name));
    return { left, requests: server.requests.length };
  };

  expect(await askModel(large)).toEqual({ left: ['large.png'], requests: 2 });
  expect(await askModel(large)).toEqual({ left: ['large.png'], requests: 1 });
  expect(await askModel(small)).toEqual({ left: [], requests: 1 });
});

test.each([413, 400])(
  'a refusal of a few bytes is none of their number: the next ones are sent (%i)',
  async (status) => {
    const model = modelOf();
    const refuse = () =>
      status === 413
        ? new Response('<html>413 Request Entity Too Large</html>', { status })
        : badRequest('Request payload size exceeds the limit: 20971520 bytes.');
    server.answer((body) =>
      JSON.stringify(body.messages).includes(base64('a small picture'))
        ? refuse()
        : textReply('Fine.'),
    );
    const askModel = async (name: string, content: string) => {
      const left: string[] = [];
      const parts = [{ type: 'text' as const, text: 'Ada: look' }, file(name, content)];
      for await (const event of model.chat.stream(
        { ...hello, turns: [{ role: 'user' as const, parts }] },
        new AbortController().signal,
        createMeter().meter,
      ))
        if (event.type === 'left_out') left.push(...event.files.map(({ name }) => name));
      return left;
    };

    expect(await askModel('a.png', 'a small picture')).toEqual(['a.png']);
    expect(await askModel('b.png', 'another picture, which is larger')).toEqual([]);
  },
);

test('what is too many tokens is no size: other files are still tried', async () => {
  server.answer((body) =>
    JSON.stringify(body.messages).includes(base64('a book'))
      ? badRequest('The input token count (2000000) exceeds the maximum number of tokens allowed.')
      : textReply('Fine.'),
  );
  const { left } = await askWith([file('book.pdf', 'a book')]);
  expect(left).toEqual([{ reason: 'too_large', names: ['book.pdf'] }]);
  expect((await askWith([file('photo.png', 'a longer photo')])).left).toEqual([]);
});
