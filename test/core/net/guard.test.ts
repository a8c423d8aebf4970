import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/core/net/addresses.ts';
import { at, get, nowhere, refused, serve, text } from './guarding.ts';

test('an allowed host is fetched, with nothing but our own name in the request', async () => {
  let headers = {};
  const port = await serve((request, response) => {
    headers = request.headers;
    text('hello')(request, response);
  });

  const page = await get(`http://127.0.0.1:${port}/a?b=c#d`, { allow: [`127.0.0.1:${port}`] });

  expect({ ...page, bytes: Buffer.from(page.bytes).toString() }).toEqual({
    url: `http://127.0.0.1:${port}/a?b=c#d`,
    status: 200,
    contentType: 'text/plain',
    bytes: 'hello',
  });
  expect(headers).toEqual({
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Parley',
    host: `127.0.0.1:${port}`,
    connection: 'close',
  });
});

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.0.0.1/',
  'http://017700000001/',
  'http://0177.0.0.1/',
  'http://127.0.0.1./',
  'http://0/',
  'http://①②⑦.0.0.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::169.254.169.254]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://10.1.2.3/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://168.63.129.16/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
])('%s is not public, however it is written', async (address) => {
  expect(await refused(get(address, { lookup: nowhere }))).toMatch(/isn’t on the public internet/);
});

test('public addresses are told from others at the edges of their ranges', () => {
  const isPublic = ['1.1.1.1', '9.255.255.255', '172.32.0.0', '100.128.0.0', '192.0.1.0'];
  const isNot = ['172.16.0.0', '100.127.255.255', '198.19.255.255', '240.0.0.1', 'example.org'];

  expect(isPublic.filter((address) => !isPublicAddress(address))).toEqual([]);
  expect(isNot.filter((address) => isPublicAddress(address))).toEqual([]);
  expect(['2606:4700::1111', '2a00:1450:4001::8a'].every(isPublicAddress)).toBe(true);
  expect(
    ['2001:db8::1', '2001:1ff::1', '3fff::1', 'ff02::1', 'fc00::1', '2606:4700::1%eth0', ''].some(
      isPublicAddress,
    ),
  ).toBe(false);
});

test('a name is refused as soon as one of its addresses is not public', async () => {
  const lookup = at('93.184.216.34', '10.0.0.7');

  expect(await refused(get('https://intranet.example/', { lookup }))).toBe(
    'intranet.example isn’t on the public internet, so I don’t open it. Your Parley admin can allow it (FETCH_ALLOW).',
  );
  expect(await refused(get('http://localhost/'))).toMatch(/isn’t on the public internet/);
  expect(await refused(get('http://metadata.example/', { lookup: at('fd00:ec2::254') }))).toMatch(
    /isn’t on the public internet/,
  );
});

test('only web addresses are fetched, without credentials and on the ports of websites', async () => {
  const lookup = nowhere;

  expect(await refused(get('file:///etc/passwd', { lookup }))).toMatch(/start with file:/);
  expect(await refused(get('ftp://example.org/', { lookup }))).toMatch(/start with ftp:/);
  expect(await refused(get('data:text/plain,hi', { lookup }))).toMatch(/start with data:/);
  expect(await refused(get('example.org', { lookup }))).toMatch(/has to start with https/);
  expect(await refused(get('http://a:b@example.org/', { lookup }))).toMatch(/password/);
  expect(await refused(get('http://example.org:6379/', { lookup }))).toMatch(/port 6379/);
  expect(await refused(get('http://nothing.example/', { lookup: at() }))).toMatch(/no website/);
});

test('the connection goes to the address that was checked, whatever the name says later', async () => {
  const port = await serve(text('pinned'));
  const answers = ['127.0.0.1', '192.0.2.1'];
  const lookup = async () => [{ address: answers.shift() ?? '', family: 4 }];

  const page = await get(`http://rebinding.example:${port}/`, {
    allow: ['rebinding.example'],
    lookup,
  });

  expect(Buffer.from(page.bytes).toString()).toBe('pinned');
  expect(answers).toEqual(['192.0.2.1']); // It was asked once.
});

test('a name that turns private between two requests is refused at the second', async () => {
  const port = await serve((_request, response) => {
    response.writeHead(302, { location: 'http://rebinding.example/secret' }).end();
  });
  const asked: string[] = [];
  const lookup = async (host: string) => {
    asked.push(host);
    return [{ address: '127.0.0.1', family: 4 }];
  };

  const message = await refused(
    get(`http://first.example:${port}/`, { allow: [`first.example:${port}`], lookup }),
  );

  expect(message).toMatch(/^rebinding\.example isn’t on the public internet/);
  expect(asked).toEqual(['first.example', 'rebinding.example']);
});

test.each([
  ['http://169.254.169.254/latest/', /public internet/],
  ['//[::1]/', /public internet/],
  ['file:///etc/passwd', /start with file:/],
  ['http://user:pass@example.org/', /password/],
  ['http://example.org:22/', /port 22/],
  ['http://[broken', /redirects to an address that doesn’t work/],
])('a redirect to %s goes through the whole check', async (location, sentence) => {
  const port = await serve((_request, response) => response.writeHead(301, { location }).end());

  expect(await refused(get(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] }))).toMatch(
    sentence,
  );
});

test('five redirects are followed, a sixth is not', async () => {
  const port = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('there');
    else response.writeHead(307, { location: `/${left - 1}` }).end();
  });
  const allow = [`127.0.0.1:${port}`];

  const page = await get(`http://127.0.0.1:${port}/5`, { allow });

  expect(page.url).toBe(`http://127.0.0.1:${port}/0`);
  expect(await refused(get(`http://127.0.0.1:${port}/6`, { allow }))).toMatch(/more than 5 times/);
});

test('allowed hosts are matched whole, with or without a port', async () => {
  const port = await serve(text('in'));
  const lookup = at('127.0.0.1');
  const isIn = (allow: string[], host = 'Wiki.Corp') =>
    get(`http://${host}:${port}/`, { allow, lookup }).then(
      () => true,
      () => false,
    );

  expect(await isIn(['wiki.corp'])).toBe(true);
  expect(await isIn([`WIKI.corp:${port}`])).toBe(true);
  expect(await isIn(['wiki.corp'], 'wiki.corp.')).toBe(true);
  expect(await isIn(['wiki.corp:1'])).toBe(false);
  expect(await isIn(['corp', 'wiki.corp.example', 'wiki'])).toBe(false);
  expect(await isIn(['wiki.corp'], 'sub.wiki.corp')).toBe(false);
});

test('an abort ends the request with its own reason', async () => {
  const arrived = Promise.withResolvers<void>();
  const port = await serve(() => arrived.resolve());
  const stop = new AbortController();
  const reason = new Error('stopped');

  const page = get(`http://127.0.0.1:${port}/`, { allow: ['127.0.0.1'] }, { signal: stop.signal });
  await arrived.promise;
  stop.abort(reason);

  await expect(page).rejects.toBe(reason);
});

test('a server that is not there is named in plain words', async () => {
  const missing = async () => {
    throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  };

  expect(await refused(get('https://nothing.example/', { lookup: missing }))).toMatch(
    /^nothing\.example doesn’t exist\./,
  );
});

test('an answer that is no success is handed on with its status', async () => {
  const port = await serve((_request, response) => response.writeHead(404).end('gone'));

  const page = await get(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });

  expect(page.status).toBe(404);
});
