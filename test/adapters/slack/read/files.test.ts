// Kind: what a file is, and why it cannot be read, is decided by what Slack says about it and by
// its bytes, not by an event or a header.
import { expect, test } from 'vitest';
import { UserError } from '../../../../src/core/errors.ts';
import type { Attachment } from '../../../../src/core/messages.ts';
import type { GivenFile } from '../../../emulators/slack/index.ts';
import { connect, never, settled, toPlace } from '../start.ts';

const SLACK_LOGIN =
  '\ufeff<!-- x -->\n<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body></body></html>';
const LOGIN =
  '<!doctype html><html><body><h1>Please sign in</h1><input name="email"></body></html>';
const PAGE = '<!DOCTYPE html>\n<html><head><title>Report</title></head><body>numbers</body></html>';
const DOCS = 'application/vnd.slack-docs';

/** Sends a file to Parley; resolves to the file as the core receives it. */
async function send(file: GivenFile, scopes: readonly string[] = []) {
  const started = await connect({ scopes });
  const ts = started.emulator.person('U1').dm({ text: 'look', files: [file] });
  await settled(started);
  const [event] = started.events;
  const [attachment] = event?.type === 'message' ? event.message.attachments : [];
  if (!attachment) throw new Error('no attachment');
  const fetch = async (given: Attachment = attachment) => {
    const bytes = await started.adapter.archive.fetchFile(given.source, 1_000_000, never);
    return Buffer.from(bytes).toString();
  };
  return { ...started, ts, attachment, fetch };
}

function served(bytes: string, contentType: string): Pick<GivenFile, 'served'> {
  return { served: { bytes, contentType } };
}

test.each<[string, GivenFile]>([
  ['a picture', { name: 'a.png', bytes: 'PNG', ...served(LOGIN, 'application/octet-stream') }],
  ['a PDF', { name: 'a.pdf', bytes: '%PDF', ...served(SLACK_LOGIN, 'application/pdf') }],
  ['a text', { name: 'a.txt', bytes: 'words', ...served(LOGIN, 'text/plain') }],
  ['a table', { name: 'a.csv', bytes: 'a,b', ...served(PAGE, 'text/csv') }],
  ['a recording', { name: 'a.mp3', bytes: 'ID3', ...served(SLACK_LOGIN, 'audio/mpeg') }],
  ['an unknown type', { name: 'a.bin', bytes: 'x', ...served(LOGIN, 'application/octet-stream') }],
  ['a page', { name: 'a.html', bytes: PAGE, mimetype: 'text/html', ...served(LOGIN, 'text/html') }],
  ['a page of the same size', { name: 'a.html', bytes: SLACK_LOGIN, mimetype: 'text/html' }],
  [
    'a canvas',
    { name: 'Plan', bytes: '<h1>Plan</h1>', mimetype: DOCS, ...served(LOGIN, 'text/html') },
  ],
  [
    'a page behind a redirect',
    {
      name: 'a.html',
      bytes: PAGE,
      mimetype: 'text/html',
      served: { bytes: PAGE, contentType: 'text/html', redirect: '/signin' },
    },
  ],
])('a login page instead of %s is refused', async (_, file) => {
  const { fetch } = await send(file);
  await expect(fetch()).rejects.toThrow('files:read');
  await expect(fetch()).rejects.toThrow(UserError);
});

test('without the right to read files it is named, whatever the file', async () => {
  const scopes = ['chat:write', 'users:read'];
  for (const file of [
    { name: 'a.png', bytes: 'PNG' },
    { name: 'a.txt', bytes: 'x', connect: true },
  ])
    await expect((await send(file, scopes)).fetch()).rejects.toThrow('files:read');
});

test.each<[string, GivenFile]>([
  ['an uploaded page', { name: 'a.html', bytes: PAGE, mimetype: 'text/html' }],
  ['a page that mentions signing in', { name: 'b.html', bytes: LOGIN, mimetype: 'text/html' }],
  ['a page as source code', { name: 'a.txt', bytes: LOGIN }],
  ['a page without a known type', { name: 'page', bytes: PAGE }],
  ['a part of a page', { name: 'a.md', bytes: '<p>log in</p>' }],
  [
    'a text that is served as a page',
    { name: 'a.txt', bytes: 'words', ...served('words', 'text/html') },
  ],
])('%s is the file', async (_, file) => {
  const { fetch } = await send(file);
  expect(await fetch()).toBe(file.bytes);
});

test.each<[string, string, string]>([
  ['a.png', '', 'an image'],
  ['a.pdf', '', 'a PDF'],
  ['a.mp3', '', 'a recording'],
  ['a.mp4', '', 'a recording'],
  ['a.docx', 'application/vnd.openxmlformats-officedocument', 'something else'],
])('%s that is a page is said to be one', async (name, mimetype, kind) => {
  const { fetch } = await send({ name, bytes: PAGE, ...(mimetype ? { mimetype } : {}) });
  await expect(fetch()).rejects.toThrow(`it says it’s ${kind}, but it’s a web page.`);
});

test.each(['canvas', 'quip', 'docs', 'other'])(
  'a canvas of mode %s is read as text',
  async (mode) => {
    const html =
      "<h1 id='temp:C:1'>Launch &amp; plan</h1><p>By <b>May</b>,<br>see <a href='https://a.example'>notes</a></p>" +
      "<div data-section-style='7'><ul><li class='checked'><span>book</span></li><li>pack<ul><li>log in</li></ul></li></ul></div>" +
      "<div data-section-style='6'><ol><li>one</li><li>two</li></ol></div><blockquote>so be it</blockquote>" +
      '<table><tr><td>k</td><td>v|w</td></tr><tr><td><p>a</p></td><td>1</td></tr></table>' +
      '<pre>x &lt; 1\n  y</pre><style>p{}</style><script>alert(1)</script><hr>end &#128512; <unclosed';
    const { attachment, fetch } = await send({
      name: 'Launch_plan',
      bytes: html,
      mimetype: mode === 'other' ? DOCS : 'text/html',
      extra: { mode, title: 'Launch plan', size: 9 },
    });
    expect(attachment.name).toBe('Launch plan');
    expect(await fetch()).toBe(
      [
        '# Launch & plan',
        '',
        'By **May**,',
        'see [notes](https://a.example)',
        '',
        '- [x] book',
        '- [ ] pack',
        '  - [ ] log in',
        '',
        '1. one',
        '2. two',
        '',
        '> so be it',
        '',
        '| k | v\\|w |',
        '| --- | --- |',
        '| a | 1 |',
        '',
        '```',
        'x < 1',
        '  y',
        '```',
        '',
        '---',
        '',
        'end 😀 <unclosed',
      ].join('\n'),
    );
  },
);

test('a canvas of any size and shape is read in a bounded time', async () => {
  for (const bytes of [
    '<'.repeat(300_000),
    '<ul>'.repeat(50_000),
    `<p>${'<b>'.repeat(90_000)}x`,
    '',
  ]) {
    const { fetch } = await send({ name: 'c', bytes, mimetype: DOCS });
    expect(typeof (await fetch())).toBe('string');
  }
});

test('a file of another organization is asked about before it is named or sorted', async () => {
  const voice = {
    name: 'audio_message.m4a',
    bytes: 'M4A',
    voice: { durationMs: 900 },
    connect: true,
  };
  const { attachment: clip } = await send(voice);
  expect(clip).toMatchObject({
    name: 'audio_message.m4a',
    isVoice: true,
    durationMs: 900,
    bytes: 3,
  });
  const started = await send({ name: 'report.pdf', bytes: '%PDF-1', connect: true });
  const { attachment, adapter, emulator, ts, fetch } = started;
  expect(attachment).toMatchObject({ name: 'report.pdf', mimeType: 'application/pdf', bytes: 6 });
  expect(await fetch()).toBe('%PDF-1');
  const place = toPlace(emulator.dmOf('U1'), ts);
  const [seen] = await adapter.archive.read(place, { after: null, limit: 5 }, never);
  expect(seen?.attachments).toMatchObject([{ name: 'report.pdf', bytes: 6 }]);
  expect((await adapter.archive.replay(place, 5, never)).events).toMatchObject([
    { message: { attachments: [{ name: 'report.pdf' }] } },
  ]);
  expect(emulator.calls.filter(({ method }) => method === 'files.info')).toHaveLength(1);
});

test('a file that is not told of in time is fetched all the same', async () => {
  const started = await connect();
  started.emulator.faults.next('files.info', { error: 'internal_error' });
  started.emulator
    .person('U1')
    .dm({ text: 'x', files: [{ name: 'a.txt', bytes: 'words', connect: true }] });
  await settled(started);
  const [event] = started.events;
  const [file] = event?.type === 'message' ? event.message.attachments : [];
  expect(file).toMatchObject({ name: 'file', bytes: 0 });
  const bytes = await started.adapter.archive.fetchFile(file?.source ?? null, 1_000, never);
  expect(Buffer.from(bytes).toString()).toBe('words');
});

test.each<[string, string, string]>([
  ['tombstone', '', 'it was deleted from Slack'],
  ['hidden_by_limit', '', 'over its plan’s limit'],
  ['hosted', 'access_denied', 'it isn’t shared with me on Slack'],
  ['hosted', 'file_not_found', 'Slack can’t find it'],
])('a file of mode %s and access %s has its own reason', async (mode, file_access, reason) => {
  const extra = { mode, file_access, url_private: '', url_private_download: '' };
  const { fetch } = await send({ name: 'a.txt', bytes: 'x', extra });
  await expect(fetch()).rejects.toThrow(reason);
});

test.each(['file_deleted', 'file_not_found', 'access_denied', 'missing_scope'])(
  'a refusal that turns out to be %s is told as that',
  async (error) => {
    const { emulator, fetch } = await send({ name: 'a.txt', bytes: 'x' });
    emulator.faults.every('download', { html: true });
    emulator.faults.every('files.info', { error });
    const reasons: Record<string, string> = {
      file_deleted: 'it was deleted from Slack',
      file_not_found: 'Slack can’t find it',
      access_denied: 'it isn’t shared with me on Slack',
      missing_scope: 'files:read',
    };
    await expect(fetch()).rejects.toThrow(reasons[error] ?? 'none');
  },
);

test('a file that is deleted after it was sent is said to be deleted', async () => {
  const { emulator, ts, fetch } = await send({ name: 'a.txt', bytes: 'words' });
  emulator.person('U1').removeFile(ts, 'a.txt');
  await expect(fetch()).rejects.toThrow('it was deleted from Slack');
});
