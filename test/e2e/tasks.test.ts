import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';

/** A page that is sent only once the test lets it. */
async function serveSlowPage() {
  const sent = Promise.withResolvers<void>();
  const server = createServer(async (_request, response) => {
    await sent.promise;
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>The tower is 12 m high.</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    sent.resolve();
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}/page`, allow: { FETCH_ALLOW: host }, send: sent.resolve };
}

/** Asks about a page, and waits for the message that shows that it is being read. */
async function ask(running: Running, url: string) {
  running.model.next(callReply([toCall(url)]));
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: `how high? ${url}` });
  const shown = await running.slack.waitFor(
    () => own(running, ts).find(({ tasks, text }) => tasks.length > 0 || /^Reading/.test(text)),
    WAIT_MS,
  );
  return { ts, shown };
}

const toCall = (url: string) => ({
  name: 'fetch_page',
  id: 'c1',
  arguments: JSON.stringify({ url }),
});

const answered = textReply('It is 12 m high.');

const own = ({ slack }: Running, ts: string) =>
  slack.messages('C1', ts).filter(({ user }) => user === 'UBOT');

test('a tool that runs is a card of the stream, and nothing is left of it under the answer', async () => {
  const page = await serveSlowPage();
  const running = await start({}, page.allow);
  const { ts, shown } = await ask(running, page.url);
  expect(shown).toMatchObject({
    text: '',
    streaming: true,
    tasks: [{ title: expect.stringMatching(/^Reading 127\.0\.0\.1/), status: 'in_progress' }],
  });
  running.model.next(answered);
  page.send();
  const ended = await answer(running, 'C1', ts);

  expect(ended).toMatchObject({ ts: shown.ts, tasks: [] });
  expect(ended.text).toMatch(/^It is 12 m high\.\n\nSources: /);
});

test('the same words are a line where there are no streams', async () => {
  const page = await serveSlowPage();
  const running = await start({ nativeStreaming: false }, page.allow);
  const { ts, shown } = await ask(running, page.url);
  expect(shown).toMatchObject({ text: expect.stringMatching(/^Reading 127\.0\.0\.1/), tasks: [] });
  running.model.next(answered);
  page.send();

  expect((await answer(running, 'C1', ts)).text).toMatch(/^It is 12 m high\./);
});

test('stopping while a tool runs leaves one line that says so', async () => {
  const page = await serveSlowPage();
  const running = await start({}, page.allow);
  const { ts, shown } = await ask(running, page.url);
  await running.slack.person('U1').press(shown.ts, 'Stop');
  const ended = await answer(running, 'C1', ts);

  expect(ended).toMatchObject({ ts: shown.ts, streaming: false, tasks: [] });
  expect(ended.text).toMatch(/Stopped/);
});

test('after a restart the tool is run again, and the answer is in the message that showed it', async () => {
  const page = await serveSlowPage();
  const folder = await mkdtemp(join(tmpdir(), 'parley-tasks-'));
  const running = await start({}, { ...page.allow, STORE_URL: `sqlite:${join(folder, 'p.db')}` });
  const { ts, shown } = await ask(running, page.url);
  await running.restart(() => running.model.next(callReply([toCall(page.url)]), answered));
  page.send();
  const ended = await answer(running, 'C1', ts);

  expect(own(running, ts)).toHaveLength(1);
  expect(ended).toMatchObject({ ts: shown.ts, tasks: [] });
  expect(ended.text).toMatch(/^It is 12 m high\./);
});
