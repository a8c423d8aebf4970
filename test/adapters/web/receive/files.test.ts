import { get } from 'node:http';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { createBrowser } from '../browser.ts';
import { never, openSite, type Site } from '../site.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});

async function open() {
  const site = await openSite();
  sites.push(site);
  return { site, ada: createBrowser(site.url) };
}

test('an uploaded file comes with its message and can be fetched by the core', async () => {
  const { site, ada } = await open();
  const { id, hash } = await ada.upload(PNG);
  await ada.post('/web/messages', { text: '', uploads: [id] });

  const [event] = site.events;
  const attachment = event?.type === 'message' ? event.message.attachments[0] : null;
  expect(attachment).toEqual({
    id: hash,
    name: 'a.png',
    mimeType: 'image/png',
    bytes: 11,
    isVoice: false,
    durationMs: null,
    source: { hash },
  });
  const { archive } = site.adapter;
  expect(await archive.fetchFile({ hash }, 11, never)).toEqual(PNG);
  await expect(archive.fetchFile({ hash }, 10, never)).rejects.toThrow('up to 10 bytes');
  await expect(archive.fetchFile({ hash: 'gone' }, 10, never)).rejects.toThrow(
    'no longer have that file',
  );
});

test('a recording is a voice note with its length', async () => {
  const { site, ada } = await open();
  const { id } = await ada.upload(
    new Uint8Array([1]),
    'name=v.webm&voice=1&durationMs=2500.4',
    'audio/webm;codecs=opus',
  );
  await ada.post('/web/messages', { text: 'listen', uploads: [id] });

  expect(site.events).toMatchObject([
    { message: { attachments: [{ isVoice: true, durationMs: 2500, mimeType: 'audio/webm' }] } },
  ]);
});

test('nobody can send what somebody else uploaded, nor what nobody did', async () => {
  const { site, ada } = await open();
  const { id, hash } = await ada.upload(PNG);
  const back = await openSite({ blobs: site.blobs }); // It remembers no upload.
  onTestFinished(back.close);
  const [{ url }, bob] = [back, createBrowser(site.url, 'Bob')];
  const known = JSON.parse(Buffer.from(id, 'base64url').toString());
  const forged = { ...known, key: 'f'.repeat(32), file: { ...known.file, hash } };
  const ids = ['nothing', '', 'e30', Buffer.from(JSON.stringify(forged)).toString('base64url')];

  for (const browser of [bob, createBrowser(url, 'Eve')])
    expect(await browser.post('/web/messages', { text: 'x', uploads: [id] })).toMatchObject({
      status: 410,
    });
  for (const each of ids)
    expect(await ada.post('/web/messages', { text: 'x', uploads: [each] }), each).toMatchObject({
      status: 410,
    });
});

test('what was uploaded to one process can be sent by another, as long as it is kept', async () => {
  const { site, ada } = await open();
  const { id, hash } = await ada.upload(PNG);
  const other = await openSite({ blobs: site.blobs });
  onTestFinished(other.close);
  const headers = { 'content-type': 'application/json', cookie: ada.cookie() };
  const send = (nonce: string) => {
    const body = JSON.stringify({ text: 'x', uploads: [id], channel: 'general', nonce });
    return fetch(`${other.url}/web/messages`, { method: 'POST', headers, body });
  };

  expect((await send('n1')).status).toBe(200);
  expect(other.events[0]).toMatchObject({ message: { attachments: [{ name: 'a.png' }] } });
  await site.blobs.forget(hash);
  const gone = await send('n2');
  expect([gone.status, await gone.json()]).toEqual([
    410,
    { error: 'The file didn’t arrive. Add it again.' },
  ]);
});

test('an empty file is refused, and one over 50 MB too', async () => {
  const { ada } = await open();

  expect((await ada.upload(new Uint8Array(0))).error).toBe('The file is empty.');
  const { error } = await ada.upload(new Uint8Array(50 * 1024 * 1024 + 1));
  expect(error).toContain('larger than 50 MB');
});

test('only pictures, sound and films are shown, by their bytes and not by what was claimed', async () => {
  const { ada } = await open();
  const html = new TextEncoder().encode('<script>alert(1)</script>');
  const fetched = async (bytes: Uint8Array<ArrayBuffer>, type: string) => {
    const { hash } = await ada.upload(bytes, 'name=x', type);
    const { headers } = await ada.send(`/files/${hash}`);
    return ['content-type', 'content-disposition', 'x-content-type-options'].map((name) =>
      headers.get(name),
    );
  };

  expect(await fetched(PNG, 'text/html')).toEqual(['image/png', 'inline', 'nosniff']);
  expect(await fetched(html, 'image/png')).toEqual([
    'application/octet-stream',
    'attachment',
    'nosniff',
  ]);
  const boxed = (brand: string) => new TextEncoder().encode(`\0\0\0\x18ftyp${brand}\0\0\0\0`);
  expect((await fetched(boxed('M4A '), 'video/mp4'))[0]).toBe('audio/mp4');
  expect((await fetched(boxed('isom'), 'audio/mp4'))[0]).toBe('video/mp4');
  expect((await fetched(boxed('heic'), 'image/heic'))[1]).toBe('attachment');
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(await fetched(svg, 'image/svg+xml')).toEqual([
    'application/octet-stream',
    'attachment',
    'nosniff',
  ]);
});

test('a part of a file can be asked for, as players do', async () => {
  const { ada } = await open();
  const { hash } = await ada.upload(PNG);

  const part = await ada.send(`/files/${hash}`, { headers: { range: 'bytes=8-9' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 8-9/11']);
  expect([...new Uint8Array(await part.arrayBuffer())]).toEqual([1, 2]);
  const beyond = await ada.send(`/files/${hash}`, { headers: { range: 'bytes=99-' } });
  expect(beyond.status).toBe(200);
});

test('a file that is not there, or no hash, is nothing', async () => {
  const { ada } = await open();

  expect((await ada.send(`/files/${'0'.repeat(64)}`)).status).toBe(404);
  expect((await ada.send('/files/..%2f..%2fpackage.json')).status).toBe(404);
});

test('every file that the page loads is served, and again only when it changed', async () => {
  const { ada } = await open();
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const response = await ada.send(path);
    expect([path, response.status]).toEqual([path, 200]);
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' };
    expect((await ada.send(path, { headers })).status).toBe(304);
    if (path.startsWith('/vendor/')) return;
    const text = await response.text();
    for (const [, found] of text.matchAll(
      /(?:from|import\(|src=|href=)\s*['"]([./][^'"#?$]+)['"]/g,
    ))
      await visit(new URL(found ?? '', `http://page${path}`).pathname);
  };

  await visit('/');

  expect(seen.size).toBeGreaterThan(40);
});

test('the page is small, asked for at once, and zipped where that is understood', async () => {
  const { ada } = await open();
  const page = await ada.send('/');
  const preloaded = [...(page.headers.get('link') ?? '').matchAll(/<([^>]+)>; rel=modulepreload/g)];
  const paths = [
    '/',
    '/favicon.svg',
    '/page/style.css',
    ...preloaded.map(([, path]) => path ?? ''),
  ];
  expect(paths).toContain('/vendor/marked.js');
  const toBytes = async (path: string, encoding: string) => {
    const { port } = new URL(page.url);
    const { promise, resolve } = Promise.withResolvers<number>();
    const options = { port, path, headers: { 'accept-encoding': encoding } };
    get(options, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
      expect(response.headers['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined);
    });
    return promise;
  };
  const sum = async (encoding: string) =>
    (await Promise.all(paths.map((path) => toBytes(path, encoding)))).reduce((a, b) => a + b);

  expect(await sum('gzip')).toBeLessThan(90_000);
  expect(await sum('identity')).toBeGreaterThan(150_000);
});
