// Kind: a model's server says that it has finished, and does not close: the answer is whole, and
// is not taken for one that hangs, or was cut off.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ask, useServer, weather } from './ask.ts';

useServer();

const toEvent = (data: object) => `data: ${JSON.stringify(data)}\n\n`;
const delta = (fields: object) => toEvent({ choices: [{ index: 0, delta: fields }] });
const end = (reason: string, fields: object = {}) =>
  toEvent({ choices: [{ index: 0, delta: fields, finish_reason: reason }] });
const usage = toEvent({
  choices: [],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});
const called = {
  tool_calls: [
    { index: 0, id: 'c1', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
  ],
};

/** A server whose answer begins like this and never ends. */
async function serve(first: string, goOn: (response: ServerResponse) => void = () => {}) {
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(first);
    goOn(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1beta/openai/`;
}

const limits = { idleTimeoutMs: 60_000, wordlessTimeoutMs: 60_000, finishedTimeoutMs: 100 };
const text = { type: 'text', text: 'Four.' };

test.each<[string, string, ((response: ServerResponse) => void)?]>([
  ['nothing', delta({ content: 'Four.' }) + end('stop')],
  ['what was used', delta({ content: 'Four.' }) + end('stop') + usage],
  ['nothing, the last word and the end being one', end('stop', { content: 'Four.' })],
  ['nothing, at its longest', delta({ content: 'Four.' }) + end('length')],
  ['the end once more', delta({ content: 'Four.' }) + end('stop') + end('stop')],
  [
    'comments without end',
    delta({ content: 'Four.' }) + end('stop'),
    (response) => {
      const timer = setInterval(() => response.write(': ping\n\n'), 20);
      response.on('close', () => clearInterval(timer));
    },
  ],
])('behind the end comes %s', async (_, first, goOn) => {
  const { events } = await ask({}, { ...limits, baseUrl: await serve(first, goOn) });

  expect(events).toMatchObject([text, { type: 'end' }]);
});

test('a call that is whole is made', async () => {
  const baseUrl = await serve(delta(called) + end('tool_calls'));
  const { events } = await ask({ tools: [weather] }, { ...limits, baseUrl });

  expect(events.at(-1)).toMatchObject({ type: 'end', calls: [{ name: 'get_weather' }] });
});
