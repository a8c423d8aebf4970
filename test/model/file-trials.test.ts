/*
 * Kind: one file that the model's server does not take takes the whole question with it.
 */
import { expect, test } from 'vitest';
import type { ModelFile, ModelPart } from '../../src/core/ports.ts';
import { badRequest, toErrorResponse } from '../../src/demo/errors.ts';
import { textReply } from '../../src/demo/frames.ts';
import { createMeter } from '../doubles/meter.ts';
import { ask, hello, modelOf, server, useServer } from './ask.ts';

useServer();

const file = (name: string, content: string, more: Partial<ModelFile> = {}): ModelFile => ({
  ...{ type: 'image', mimeType: 'image/png', name, bytes: Buffer.from(content) },
  ...more,
});

const base64 = (content: string) => Buffer.from(content).toString('base64');

/** A server that takes no request with one of these in it. */
function refuseAll(contents: readonly string[], message: string): void {
  server.answer((body) => {
    const request = JSON.stringify(body.messages);
    const isBad = contents.some((content) => request.includes(base64(content)));
    return isBad ? badRequest(message) : textReply('Fine.');
  });
}

/** Asks with these files; what came, and what each request showed of the files. */
async function askWith(parts: readonly ModelPart[], earlier: readonly ModelPart[] = []) {
  const asked = { role: 'user', parts: [{ type: 'text', text: 'Ada: look' }, ...parts] } as const;
  const turns = [
    ...(earlier.length === 0
      ? []
      : [
          { role: 'user', parts: earlier } as const,
          { role: 'assistant', parts: [{ type: 'text', text: 'I see.' }] } as const,
        ]),
    asked,
  ];
  const came = await ask({ turns });
  const left = came.events.flatMap((event) =>
    event.type === 'left_out'
      ? [{ reason: event.reason, names: event.files.map((f) => f.name) }]
      : [],
  );
  return { ...came, left };
}

const lastRequest = () => JSON.stringify(server.requests.at(-1)?.messages);

test('the only file that is refused is left out and named; the others and the question stay', async () => {
  refuseAll(['bad picture'], 'Unable to process input image. Please retry.');
  const parts = [
    file('a.png', 'first'),
    file('b.heic', 'bad picture', { mimeType: 'image/heic' }),
    file('c.pdf', 'paper', { type: 'document', mimeType: 'application/pdf' }),
  ];
  const { text, left, failure } = await askWith(parts);

  expect({ text, failure }).toEqual({ text: 'Fine.', failure: null });
  expect(left).toEqual([{ reason: 'refused', names: ['b.heic'] }]);
  expect(lastRequest()).toContain(base64('first'));
  expect(lastRequest()).toContain(base64('paper'));
  expect(lastRequest()).toContain('b.heic');
  expect(lastRequest()).toContain('left out, because it cannot be read');
});

test('a file that the server names, by its type or its place, is left out at once', async () => {
  const parts = ['one', 'two', 'three'].map((content, at) =>
    file(`${at}`, content, at === 1 ? { mimeType: 'image/heic' } : {}),
  );
  for (const message of [
    'Unsupported MIME type: image/heic',
    'Invalid value at messages[1].content[2]',
    '* GenerateContentRequest.contents[0].parts[2].inline_data: it is empty',
  ]) {
    server.requests.length = 0;
    refuseAll(['two'], message);
    expect((await askWith(parts)).left).toEqual([{ reason: 'refused', names: ['1'] }]);
    expect(server.requests).toHaveLength(2);
  }
});

test('of what an error is about, that is tried first', async () => {
  refuseAll(['song'], 'The audio could not be decoded.');
  const parts = [
    file('song.mp3', 'song', { type: 'audio', mimeType: 'audio/mp3' }),
    ...Array.from({ length: 9 }, (_, at) => file(`${at}.png`, `picture ${at}`)),
  ];
  expect((await askWith(parts)).left).toEqual([{ reason: 'refused', names: ['song.mp3'] }]);
  expect(server.requests).toHaveLength(2);
});

test('several that are refused are all found, and what is good is shown', async () => {
  refuseAll(['bad 1', 'bad 2'], 'Request contains an invalid argument.');
  const parts = [file('1', 'bad 1'), file('2', 'good 2'), file('3', 'bad 2'), file('4', 'good 4')];
  const { text, left } = await askWith(parts);

  expect(text).toBe('Fine.');
  expect(left.map(({ names }) => names.toSorted())).toEqual([['1', '3']]);
  expect(lastRequest()).toContain(base64('good 2'));
  expect(lastRequest()).toContain(base64('good 4'));
});

test('where no file is to blame the refusal is told as it is, after a bounded number of requests', async () => {
  server.answer(() => badRequest('Request contains an invalid argument.'));
  const parts = Array.from({ length: 30 }, (_, at) => file(`${at}`, `picture ${at}`));
  expect(await askWith(parts)).toMatchObject({ failure: 'refused', left: [] });
  expect(server.requests.length).toBeLessThanOrEqual(26);

  server.requests.length = 0;
  server.answer(() =>
    badRequest('Invalid JSON payload received. Unknown name "x": Cannot find field.'),
  );
  expect(await askWith(parts)).toMatchObject({ failure: 'refused' });
  expect(server.requests).toHaveLength(1);
  server.requests.length = 0;
  server.answer(() => badRequest('Request contains an invalid argument.'));
  expect(await askWith([])).toMatchObject({ failure: 'refused' });
  expect(server.requests).toHaveLength(1);
});

test('earlier files yield where a request is too large, the oldest first', async () => {
  const earlier = ['a', 'b', 'c', 'd'].map((name) =>
    file(name, `earlier ${name}`, { isEarlier: true }),
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

/** How often the client asks a server that breaks. */
const RETRIED = 3;

/** A server in which something goes wrong with these, and so many times with anything. */
function breakBy(contents: readonly string[], times = 0): void {
  let left = times;
  server.answer((body) => {
    const request = JSON.stringify(body.messages);
    left -= 1;
    return left >= 0 || contents.some((content) => request.includes(base64(content)))
      ? toErrorResponse(500, 'INTERNAL', 'An internal error has occurred. Please retry.')
      : textReply('Fine.');
  });
}

const several = ['first', 'second', 'third', 'fourth'].map((name) => file(`${name}.png`, name));

test.each([
  ['one', ['second'], ['second.png']],
  ['two', ['first', 'fourth'], ['first.png', 'fourth.png']],
])('a server that breaks by %s of several files answers with the others', async (_, bad, names) => {
  breakBy(bad);
  const { text, left } = await askWith(several);
  expect(text).toBe('Fine.');
  expect(left).toMatchObject([{ reason: 'refused' }]);
  expect(left[0]?.names.toSorted()).toEqual([...names].sort());
});

test('a server that breaks for a while takes no file away', async () => {
  breakBy([], RETRIED);
  expect(await askWith(several)).toMatchObject({ text: 'Fine.', left: [] });
});

test('a server that breaks whatever it is asked is asked once more, without files', async () => {
  breakBy([], Number.POSITIVE_INFINITY);
  const { failure } = await askWith(several);
  expect(failure).toBe('busy');
  expect(server.requests.length).toBeLessThanOrEqual(2 * RETRIED);
});
