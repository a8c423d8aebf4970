import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { callReply, endingReply, textReply, toFrame, usageFrame } from '../../src/demo/frames.ts';
import { unmetered } from '../doubles/meter.ts';
import { createGatedReply, createProse } from '../emulators/gemini.ts';
import { found } from '../waiting.ts';
import { ask, calls, modelOf, server, stopTime, useServer, weather } from './ask.ts';

useServer();

const call = (delta: object) => toFrame({ delta: { role: 'assistant', tool_calls: [delta] } });
const named = (name: string, more: object = {}) => ({
  type: 'function',
  function: { name, arguments: '{}' },
  ...more,
});
const stop = toFrame(
  { delta: { role: 'assistant' }, finish_reason: 'stop' },
  { usage: usageFrame },
);

test('text is passed on as it arrives, not at the end', async () => {
  const gate = createGatedReply();
  server.next(gate.reply);
  const request = {
    system: 's',
    turns: [{ role: 'user', parts: [{ type: 'text', text: 'x' }] }],
    rounds: [],
    tools: [],
    model: null,
    effort: null,
  } as const;
  const events = modelOf().chat.stream(request, new AbortController().signal, unmetered);
  const iterator = events[Symbol.asyncIterator]();
  for (const text of ['one ', 'two ', 'three']) {
    gate.say(text);
    expect((await iterator.next()).value).toEqual({ type: 'text', text });
  }
  gate.end();
  expect((await iterator.next()).value).toMatchObject({ type: 'end', finish: 'stop' });
});

test('somebody who stops reading closes the connection', async () => {
  const gate = createGatedReply();
  server.next(gate.reply);
  gate.say('x');
  const request = { system: 's', turns: [], rounds: [], tools: [], model: null, effort: null };
  for await (const event of modelOf().chat.stream(
    { ...request, turns: [{ role: 'user', parts: [] }] },
    new AbortController().signal,
    unmetered,
  )) {
    expect(event.type).toBe('text');
    break;
  }
  await gate.closed;
});

test('a long answer in a thousand chunks arrives whole', async () => {
  const { text, reply } = createProse(26_000);
  server.next(reply);
  expect((await ask()).text).toBe(text);
});

test('deltas with an index belong to its call, in whatever order and wherever counting begins', async () => {
  server.next({
    frames: [
      call({ index: 2, id: 'b', function: { name: 'second', arguments: '{"x"' } }),
      call({ index: 1, id: 'a', function: { name: 'first', arguments: '{"y"' } }),
      call({ index: 2, function: { arguments: ':1}' } }),
      call({ index: 1, function: { arguments: ':2}' } }),
      stop,
    ],
  });
  const { end } = await ask({ tools: [weather] });

  expect(calls(end)).toEqual(['second {"x":1}', 'first {"y":2}']);
  expect(end?.message).toMatchObject({ tool_calls: [{ id: 'b' }, { id: 'a' }] });
});

test('several calls in one chunk are several calls', async () => {
  const both = [named('a', { id: '1' }), named('b', { id: '2' })];
  server.next({ frames: [toFrame({ delta: { tool_calls: both } }), stop] });
  expect(calls((await ask({ tools: [weather] })).end)).toEqual(['a {}', 'b {}']);
});

test('text before a call is shown, and both go back in one message', async () => {
  server.next({
    frames: [toFrame({ delta: { content: 'Let me look.' } }), call(named('a', { id: '1' })), stop],
  });
  const { text, end } = await ask({ tools: [weather] });

  expect(text).toBe('Let me look.');
  expect(end?.message).toMatchObject({
    role: 'assistant',
    content: 'Let me look.',
    tool_calls: [{ id: '1', function: { name: 'a' } }],
  });
});

test('what the message itself carries is gathered vendor by vendor', async () => {
  const extra = (google: object) => toFrame({ delta: { content: 'x', extra_content: { google } } });
  server.next({ frames: [extra({ a: 1 }), extra({ thought_signature: 'SIG' }), stop] });
  expect((await ask()).end?.message).toMatchObject({
    extra_content: { google: { a: 1, thought_signature: 'SIG' } },
  });
});

test('a call without a name is none', async () => {
  server.next({
    frames: [
      toFrame({ delta: { content: 'x' } }),
      call({ extra_content: { google: { thought_signature: 'SIG' } } }),
      stop,
    ],
  });
  expect((await ask({ tools: [weather] })).end?.calls).toEqual([]);
});

test('calls that come though no tools were offered are left out', async () => {
  server.next({
    frames: [toFrame({ delta: { content: 'Hi' } }), call(named('a', { id: '1' })), stop],
  });
  expect((await ask()).end).toMatchObject({ finish: 'stop', calls: [] });
  server.next(callReply([{ name: 'a' }]), textReply('Hi'));
  expect(await ask()).toMatchObject({ text: 'Hi', failure: null });
});

test('a stream that ends within a call is cut, and asked for again', async () => {
  const half = call({ id: '1', function: { name: 'get_weather', arguments: '{"ci' } });
  server.next({ frames: [half] }, callReply([{ name: 'get_weather' }]));
  expect(calls((await ask({ tools: [weather] })).end)).toEqual(['get_weather {}']);
  server.next({ frames: [half] }, { frames: [half] });
  expect((await ask({ tools: [weather] })).failure).toBe('cut');
});

test('an answer of nothing but thoughts is empty', async () => {
  server.next(textReply('<thought>hm</thought>'), textReply('<thought>hm'));
  expect(await ask()).toMatchObject({ text: '', failure: 'empty' });
});

test('white space behind hidden thoughts is not shown, and what only begins like them is', async () => {
  server.next(textReply(['<thought>hm</thou', 'ght>', '\n', '\n Hello', ' you']));
  expect((await ask()).text).toBe('Hello you');
  server.next(textReply(['1 <', ' 2 <thought>']));
  expect((await ask()).text).toBe('1 < 2 <thought>');
  server.next(textReply(['<th', 'ou']));
  expect((await ask()).text).toBe('<thou');
});

test('an answer that was blocked half way is told as blocked, one that was malformed there as cut', async () => {
  const half = toFrame({ delta: { content: 'Half' } });
  server.next({ frames: [half, toFrame({ finish_reason: 'content_filter: SAFETY' })] });
  expect(await ask()).toMatchObject({ text: 'Half', failure: 'blocked' });
  server.next({
    frames: [half, toFrame({ finish_reason: 'function_call_filter: MALFORMED_FUNCTION_CALL' })],
  });
  expect(await ask()).toMatchObject({ text: 'Half', failure: 'cut' });
});

test('a connection that breaks before any text is tried once more', async () => {
  server.next(endingReply('', 'cut'), textReply('Hi'));
  expect(await ask()).toMatchObject({ text: 'Hi', failure: null });
  server.next(endingReply('', 'cut'), endingReply('', 'cut'));
  expect(await ask()).toMatchObject({ text: '', failure: 'cut' });
  expect(server.requests).toHaveLength(4);
});

test('an error in a stream that names no status counts as a server that is busy', async () => {
  const error = { error: { message: 'The server had an error', type: 'server_error', code: null } };
  server.next({ frames: [error] }, { frames: [error] });
  expect((await ask()).failure).toBe('busy');
  const limit = { error: { message: 'slow down', code: 'rate_limit_exceeded' } };
  server.next({ frames: [limit] });
  expect((await ask()).failure).toBe('rate_limited');
});

test('events are read wherever the stream is cut, with any line ends, names and comments, and without an empty line at the end', async () => {
  const said = (content: string) => `data: ${JSON.stringify(toFrame({ delta: { content } }))}`;
  const lines = [': alive', '', `event: chunk`, said('Grüße '), '', said('und '), '', said('Ende')];
  for (const end of ['\n', '\r\n', '\r']) {
    const bytes = new TextEncoder().encode(
      [...lines, '', `data: ${JSON.stringify(stop)}`].join(end),
    );
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    server.next(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    expect((await ask()).text).toBe('Grüße und Ende');
  }
});

test('what comes before a broken event in the same piece is shown', async () => {
  const frame = JSON.stringify(toFrame({ delta: { content: 'Half' } }));
  const body = `data: ${frame}\n\nevent: error\ndata: {"message":"overloaded"}\n\n`;
  server.next(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  expect(await ask()).toMatchObject({ text: 'Half', failure: 'cut' });
});

test('the end of a response is read too, also where it comes a moment after the last event, so that its connection serves the next', async () => {
  stopTime(); // The end is not given up, however long it takes.
  const frame = toFrame({ delta: { content: 'Yes' }, finish_reason: 'stop' });
  const pieces = [`data: ${JSON.stringify(frame)}\n\ndata: [DONE]\n\n`];
  const ends: string[] = [];
  const body = new ReadableStream(
    {
      async pull(controller) {
        const piece = pieces.shift();
        if (piece !== undefined) return controller.enqueue(Buffer.from(piece));
        await delay(5);
        ends.push('read');
        return controller.close();
      },
      cancel: () => void ends.push('cancelled'),
    },
    { highWaterMark: 0 },
  );
  const headers = { 'content-type': 'text/event-stream' };
  expect((await ask({}, { fetch: async () => new Response(body, { headers }) })).text).toBe('Yes');
  await found(() => ends.length > 0);

  expect(ends).toEqual(['read']);
});
