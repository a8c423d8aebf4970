/*
 * Kind: one file that the model's server does not take takes the whole question with it.
 */
import { expect, test } from 'vitest';
import { badRequest, toErrorResponse } from '../../src/demo/errors.ts';
import { textReply } from '../../src/demo/frames.ts';
import { server, useServer } from './ask.ts';
import { askWith, base64, file, lastRequest, refuseAll } from './trying.ts';

useServer();

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

test('a picture that a filter in front of the model refuses is left out, like any other', async () => {
  refuseAll(['two'], 'content_policy_violation: it was flagged');
  const parts = ['one', 'two', 'three'].map((content, at) => file(`${at}`, content));
  const { text, left, failure } = await askWith(parts);

  expect({ text, failure }).toEqual({ text: 'Fine.', failure: null });
  expect(left).toEqual([{ reason: 'refused', names: ['1'] }]);
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
