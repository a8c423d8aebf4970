import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { download } from '../../../../src/adapters/slack/read/download.ts';
import { UserError } from '../../../../src/core/errors.ts';
import type { Attachment } from '../../../../src/core/messages.ts';
import type { GivenFile } from '../../../emulators/slack/index.ts';
import {
  connect,
  ended,
  growing,
  never,
  settled,
  start,
  toAudience,
  toPlace,
  toPosted,
} from '../start.ts';

const ALL = { after: null, limit: 50 };

test('a thread is read oldest first, with its root, pages and all', async () => {
  const { emulator, adapter } = await start({ distributedApp: true });
  const person = emulator.person('U1');
  const root = person.say({ channel: 'C1', text: 'root &amp; more' });
  const replies = Array.from({ length: 20 }, (_, index) =>
    emulator.person('U2').say({ channel: 'C1', threadTs: root, text: `reply ${index}` }),
  );
  const seen = await adapter.archive.read(toPlace('C1', root), ALL, never);
  expect(seen.map(({ id }) => id)).toEqual([root, ...replies]);
  expect(seen[0]).toMatchObject({ speaker: 'U1', text: 'root & more', isOwn: false, isBot: false });
  const after = { after: replies[3] ?? null, limit: 2 };
  const next = await adapter.archive.read(toPlace('C1', root), after, never);
  expect(next.map(({ text }) => text)).toEqual(['reply 4', 'reply 5']);
});

test('of a long thread come its latest messages, and the first, which says what it is about', async () => {
  const { emulator, adapter } = await start();
  const root = emulator.person('U1').say({ channel: 'C1', text: 'root' });
  for (let index = 0; index < 5; index += 1)
    emulator.person('U2').say({ channel: 'C1', threadTs: root, text: `reply ${index}` });
  const read = (limit: number) =>
    adapter.archive.read(toPlace('C1', root), { after: null, limit }, never);
  const textsOf = async (limit: number) => (await read(limit)).map(({ text }) => text);
  expect(await textsOf(3)).toEqual(['root', 'reply 3', 'reply 4']);
  expect(await textsOf(6)).toHaveLength(6);
});

test('a channel is read without its threads; the latest come where no start is given', async () => {
  const { emulator, adapter } = await start();
  const person = emulator.person('U1');
  const said = ['one', 'two', 'three'].map((text) => person.say({ channel: 'C1', text }));
  person.say({ channel: 'C1', text: 'in a thread', ...(said[0] ? { threadTs: said[0] } : {}) });
  const latest = await adapter.archive.read(toPlace('C1'), { after: null, limit: 2 }, never);
  expect(latest.map(({ text }) => text)).toEqual(['two', 'three']);
});

test('a page that is refused for its rate leaves what was read', async () => {
  const { emulator, adapter } = await start({ distributedApp: true, rateLimits: 'real' });
  const root = emulator.person('U1').say({ channel: 'C1', text: 'root' });
  for (let index = 0; index < 20; index += 1)
    emulator.person('U2').say({ channel: 'C1', threadTs: root, text: `reply ${index}` });
  const seen = await adapter.archive.read(toPlace('C1', root), ALL, never);
  expect(seen).toHaveLength(15);
});

test('Parley’s own messages read as they were written, with the job that wrote them', async () => {
  const { emulator, adapter } = await start({ nativeStreaming: false });
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const place = toPlace('C1', ts);
  const channel = adapter.channel(place, toAudience());
  const opened = await channel.write(toPosted('job7/0/0'), 'open', growing('**So'), never);
  const end = ended('**So** it is.', { buttons: [] });
  await channel.write(opened.posted, 'close', end, never);
  const [, answer] = await adapter.archive.read(place, ALL, never);
  expect(answer).toMatchObject({
    isOwn: true,
    isBot: true,
    text: '**So** it is.',
    actions: ['posted:job7'],
  });
});

/** Sends a file to Parley; resolves to the file as the listener receives it. */
async function send(file: GivenFile) {
  const started = await connect();
  started.emulator.person('U1').dm({ text: 'look', files: [file] });
  await settled(started);
  const [event] = started.events;
  const [attachment] = event?.type === 'message' ? event.message.attachments : [];
  if (!attachment) throw new Error('no attachment');
  const fetchFile = (given: Attachment, maxBytes = 1_000_000) =>
    started.adapter.archive.fetchFile(given.source, maxBytes, never);
  return { ...started, attachment, fetchFile };
}

test.each<[string, GivenFile]>([
  ['a file', { name: 'notes.txt', bytes: 'words' }],
  ['a file of another organisation', { name: 'notes.txt', bytes: 'words', connect: true }],
  ['a page', { name: 'page.html', bytes: 'words', mimetype: 'text/html' }],
])('%s is fetched', async (_, file) => {
  const { attachment, fetchFile } = await send(file);
  expect(Buffer.from(await fetchFile(attachment)).toString()).toBe('words');
});

test('a file that is too large is refused while it arrives', async () => {
  const { attachment, fetchFile } = await send({ name: 'big.txt', bytes: 'x'.repeat(2_000_000) });
  const failed = fetchFile(attachment, 1024 * 1024);
  await expect(failed).rejects.toThrow(UserError);
  await expect(failed).rejects.toThrow('larger than 1 MB');
});

test('a deleted file and one that is kept elsewhere are told in a sentence', async () => {
  const { attachment, fetchFile } = await send({ name: 'a.txt', bytes: 'words' });
  const source = { ...toSource(attachment), url: 'https://drive.example.org/a' };
  await expect(fetchFile({ ...attachment, source })).rejects.toThrow('outside Slack');
  const gone = { ...toSource(attachment), url: null, fileId: 'F404' };
  await expect(fetchFile({ ...attachment, source: gone })).rejects.toThrow(UserError);
});

function toSource({ source }: Attachment): Record<string, string | null> {
  return { ...(source as Record<string, string | null>) };
}

/** A file server that notes what it was asked. */
async function serveFiles(
  handle: (path: string) => { status: number; headers?: Record<string, string>; body?: string },
) {
  const asked: { path: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
    const { status, headers, body } = handle(request.url ?? '');
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { url, asked };
}

const options = { botToken: 'xoxb-1', maxBytes: 1_000, signal: never };

test('the token goes to Slack’s hosts alone, also behind a redirect', async () => {
  const elsewhere = await serveFiles(() => ({ status: 200, body: 'stolen' }));
  const { url, asked } = await serveFiles((path) => {
    if (path === '/file') return { status: 200, body: 'words' };
    const location = path === '/own' ? '/file' : `${elsewhere.url}/file`;
    return { status: 302, headers: { location } };
  });
  const apiUrl = `${url}/api/`;
  const found = await download(`${url}/own`, { ...options, apiUrl });
  expect(found && Buffer.from(found.bytes).toString()).toBe('words');
  expect(found?.url).toBe(`${url}/file`);
  expect(asked).toMatchObject([
    { path: '/own', authorization: 'Bearer xoxb-1' },
    { path: '/file', authorization: 'Bearer xoxb-1' },
  ]);
  await expect(download(`${url}/away`, { ...options, apiUrl })).rejects.toThrow('outside Slack');
  expect(elsewhere.asked).toEqual([]);
});

test('a server that fails may do better later', async () => {
  const { url } = await serveFiles(() => ({ status: 503 }));
  const failed = download(`${url}/f`, { ...options, apiUrl: `${url}/api/` });
  await expect(failed).rejects.toMatchObject({ failure: 'unavailable' });
});
