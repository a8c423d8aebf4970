// Kind: a configured secret stands in something that is told, in whatever form and wherever.
import { expect, test } from 'vitest';
import { createSecrets } from '../../src/core/secrets.ts';

const KEY = 'k3y+with/odd="chars"&ünd';
const PLAIN = 'hunter2-hunter2';

const secrets = createSecrets();
secrets.add(KEY, PLAIN, null, undefined, '');
const login = (password: string, user = 'ann') =>
  Buffer.from(`${user}:${password}`).toString('base64');

test.each([
  ['plain', KEY],
  ['twice, in capitals', `${PLAIN.toUpperCase()}${PLAIN}`],
  ['in JSON', JSON.stringify({ deep: { error: KEY } })],
  ['in JSON in JSON', JSON.stringify({ body: JSON.stringify({ error: KEY }) })],
  ['with escaped slashes', JSON.stringify(KEY).replaceAll('/', '\\/')],
  ['in an address', `https://x.example/?key=${encodeURIComponent(KEY)}&a=1`],
  ['in an address, in small letters', encodeURIComponent(KEY).toLowerCase()],
  ['in an address in an address', encodeURIComponent(encodeURIComponent(KEY))],
  ['in a form', String(new URLSearchParams({ key: KEY }))],
  ['in markup', `<p>${KEY.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}</p>`],
  ['as base64', Buffer.from(KEY).toString('base64')],
  ['as base64url', Buffer.from(KEY).toString('base64url')],
  ['as hex', Buffer.from(KEY).toString('hex')],
  ['as a bearer', `authorization: Bearer ${KEY}`],
  ...['', 'a', 'an', 'ann'].map((user) => [`as a login of ${user}`, `Basic ${login(KEY, user)}`]),
  ['in a file of base64', Buffer.from(`{"user":"x","key":"${PLAIN}","more":1}`).toString('base64')],
])('%s it is taken out', (_, text) => {
  const told = secrets.redact(text);

  for (const part of [KEY, PLAIN, 'k3y', 'hunter2']) expect(told.toLowerCase()).not.toContain(part);
  const decoded = [
    Buffer.from(told, 'base64'),
    Buffer.from(told.split(' ').at(-1) ?? '', 'base64'),
  ];
  for (const bytes of decoded) expect(String(bytes)).not.toMatch(/with\/odd|hunter/);
  expect(told).toContain('[redacted]');
});

test('what is secret in a header, a cookie or an address is taken out by itself', () => {
  const { add, addAddresses, redact } = createSecrets();
  add('Bearer abcdefgh-1', `Basic ${login('open-sesame')}`, 'sid=cookie-value; theme=x');
  addAddresses('postgres://parley:p%40ssw0rd@db.example/parley');
  addAddresses('https://mcp.example/hooks/aVeryLongRandomWordInAPath?api_key=query-secret');
  addAddresses('https://generativelanguage.example/v1beta/openai/');

  const told = redact(
    'abcdefgh-1 open-sesame cookie-value p@ssw0rd p%40ssw0rd aVeryLongRandomWordInAPath query-secret',
  );
  expect(told.replaceAll('[redacted]', '').trim()).toBe('');
  const way = 'https://generativelanguage.example/v1beta/openai/ at mcp.example, db.example';
  expect(redact(way)).toBe(way);
});

test('short values are words, and stay', () => {
  const { add, redact } = createSecrets();
  add('true', 'info', '1', 'en_US');

  expect(redact('info: true, 1 of 1, en_US')).toBe('info: true, 1 of 1, en_US');
});

test('of two secrets the longer one goes whole', () => {
  const { add, redact } = createSecrets();
  add('secret-1', 'secret-1-extended');

  expect(redact('a secret-1-extended b')).toBe('a [redacted] b');
});

test('tokens that nobody configured are known by their look', () => {
  const { redact } = createSecrets();
  const told = redact(
    [
      'xoxb-1-2-abc and xapp-1-A-2-b',
      'POST /webhooks/123/aToken-x/messages and interactions/9/aW50ZX:a/callback',
      '{"url":"https://hooks.slack.com/commands/T1/2/abc","next":"kept"}',
      'AIzaSyA1234567890',
      'authorization: Bot MTk4.Cl2FMQ.ZnCj',
    ].join('\n'),
  );

  for (const part of ['1-2-abc', 'aToken', 'aW50', 'T1/2', 'SyA', 'MTk4'])
    expect(told).not.toContain(part);
  expect(told).toContain('"next":"kept"}');
});

test('what begins like a login and goes on with a word is a sentence, and stays', () => {
  const text = 'copy it from Basic Information; Bot permissions; Bearer authentication.';
  expect(createSecrets().redact(text)).toBe(text);
});

test('a secret that looks like a pattern, or like nothing else, is text', () => {
  const { add, redact } = createSecrets();
  add('.*.*.*.*', '$&$&$&$&', '((((((((', '12345678');

  expect(redact('a.*.*.*.*b $&$&$&$& (((((((( 12345678')).toBe(
    'a[redacted]b [redacted] [redacted] [redacted]',
  );
  expect(redact('nothing of the sort')).toBe('nothing of the sort');
});

test.each([
  ['by a line', '\n'],
  ['by a line that is indented', '\r\n    '],
  ['by a line in JSON', '\\n'],
  ['by a line in JSON in JSON', '\\\\n'],
  ['by what is not seen', '\u200b'],
  ['by the colour of a terminal', '\u001b[0m'],
  ['by two colours', '\u001b[22m\u001b[38;5;196m'],
  ['by a colour in JSON', '\\u001b[1;31m'],
  ['by a colour of a program', '\\x1b[0m'],
  ['by a colour of a shell', '\\033[0m'],
])('a secret that is cut %s goes whole', (_, cut) => {
  const { add, redact } = createSecrets();
  const secret = 'first-part;second-part=third';
  add(secret);
  for (const at of [1, 5, 10, 11, 17, secret.length - 1])
    expect(redact(`a ${secret.slice(0, at)}${cut}${secret.slice(at)} b${cut}c`)).toBe(
      `a [redacted] b${cut}c`,
    );
  const lines = Buffer.from(`${'x'.repeat(50)}${secret}`)
    .toString('base64')
    .replaceAll(/.{76}/g, `$&${cut}`);
  expect(redact(lines)).toMatch(/^(?:eHh4)+eHh\[redacted\]=?$/);
});

test('bytes and characters of a secret that are written one by one go, too', () => {
  const list = JSON.stringify(Buffer.from(PLAIN));
  expect(secrets.redact(list)).toBe('{"type":"Buffer","data":[[redacted]]}');
  const percent = Buffer.from(PLAIN).toString('hex').replaceAll(/../g, '%$&');
  expect(secrets.redact(`?a=${percent}`)).toBe('?a=[redacted]');
});

const toCodes = (text: string, toCode: (code: number) => string) =>
  Array.from(text, (character) => toCode(character.charCodeAt(0))).join('');
const toHex = (code: number) => code.toString(16).padStart(2, '0');
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['as base64 in base64', base64(base64(PLAIN))],
  ['as a login in a body that is encoded', base64(`{"auth":"Basic ${login(PLAIN)}"}`)],
  ['as base64 in base64url', Buffer.from(`x${base64(KEY)}`).toString('base64url')],
  ['in the escapes of JSON', toCodes(PLAIN, (code) => `\\u00${toHex(code)}`)],
  ['in the escapes of JSON in JSON', toCodes(PLAIN, (code) => `\\\\u00${toHex(code)}`)],
  ['with one letter as an escape', PLAIN.replace('u', '\\u0075')],
  ['in the escapes of a program', toCodes(PLAIN, (code) => `\\x${toHex(code)}`)],
  ['in the numbers of markup', toCodes(PLAIN, (code) => `&#${code};`)],
  ['in the hexadecimal numbers of markup', toCodes(PLAIN, (code) => `&#x${toHex(code)};`)],
  ['with some letters as in an address', PLAIN.replace('n', '%6e').replace('2', '%32')],
  ['as bytes with blanks', toCodes(PLAIN, (code) => `${toHex(code)} `)],
  ['as bytes with colons', Array.from(Buffer.from(PLAIN), toHex).join(':')],
  ['as bytes of a program', Array.from(Buffer.from(PLAIN), (b) => `0x${toHex(b)}`).join(', ')],
  ['as numbers on lines', JSON.stringify([...Buffer.from(PLAIN)], null, 2)],
  ['in two items of an array', JSON.stringify(['hunter2', '-hunter2'])],
  ['in its letters', JSON.stringify([...PLAIN])],
  ['with letters in braces', toCodes(PLAIN, (code) => `\\u{${toHex(code)}}`)],
  ['as Python writes letters by eight', toCodes(PLAIN, (code) => `\\U000000${toHex(code)}`)],
  ['in octal numbers', toCodes(PLAIN, (code) => `\\${code.toString(8)}`)],
  ['in two texts of a program', `'${PLAIN.slice(0, 5)}' + '${PLAIN.slice(5)}'`],
  ['on two lines of a mail', `${PLAIN.slice(0, 5)}=\r\n${PLAIN.slice(5)}`],
  ['in words of two bytes', Buffer.from(PLAIN).toString('hex').replaceAll(/.{4}/g, '$& ')],
  ['as bytes with their places', JSON.stringify({ ...Buffer.from(PLAIN).toJSON().data })],
  ['in UTF-16 as hex', Buffer.from(PLAIN, 'utf16le').toString('hex')],
  ['in UTF-16 as base64', Buffer.from(`x${PLAIN}`, 'utf16le').toString('base64')],
  ['as hex of base64', Buffer.from(base64(PLAIN)).toString('hex')],
  ['as base64 of hex', base64(Buffer.from(PLAIN).toString('hex'))],
  ['in items of an array in JSON', JSON.stringify(JSON.stringify([...PLAIN]))],
])('a secret that is written %s is taken out, and what stands beside it stays', (_, text) => {
  const told = secrets.redact(`before ${text} behind`);

  expect(told).toMatch(/^before .*\[redacted\].* behind$/s);
  const longest = told.replaceAll('[redacted]', ' ').split(/\s+/);
  const kept = longest.filter((word) => word.length > 24);
  expect(kept.filter((word) => /hunter2|aHVudGVy|68756e/.test(word))).toEqual([]);
  expect(told.length).toBeLessThan(text.length + 16);
});

test('numbers, lists and escapes without a secret stay', () => {
  for (const text of [
    '12:34:56:78:9a:bc:de',
    '[1, 2, 3, 4, 5, 6, 7, 8]',
    '["a","b","c"] \\u0041 %20 &#38;',
  ])
    expect(secrets.redact(text)).toBe(text);
});

test('a long text of numbers and escapes takes little time', () => {
  const texts = ['ab '.repeat(300_000), '12,'.repeat(300_000), '\\u0068'.repeat(150_000)];
  for (const text of texts) expect(secrets.redact(text)).toBe(text);
});

test('a long text of lines takes little time', () => {
  const text = `${PLAIN.slice(0, 5)}\n`.repeat(200_000);
  expect(secrets.redact(text)).toBe(text);
  expect(secrets.redact(`${' '.repeat(500_000)}x`)).toHaveLength(500_001);
});

const toBackwards = (text: string) => Array.from(text).reverse().join('');
const toWidth = (text: string) => toCodes(text, (code) => String.fromCodePoint(code + 0xfee0));
const repeated = (text: string, times: number, code: (text: string) => string): string =>
  times === 0 ? text : repeated(code(text), times - 1, code);

test.each([
  ['backwards', toBackwards(PLAIN)],
  ['backwards as base64', base64(toBackwards(PLAIN))],
  ['as base64 that is read backwards', toBackwards(base64(PLAIN))],
  ['as base64 three times over', repeated(PLAIN, 3, base64)],
  [
    'as base64 four times over, each time in more',
    repeated(PLAIN, 4, (text) => base64(`a:${text}`)),
  ],
  [
    'as base64 three times over on lines',
    repeated(PLAIN, 3, base64).replaceAll(/.{30}/g, '$&\r\n'),
  ],
  ['as hex of hex', repeated(PLAIN, 2, (text) => Buffer.from(text).toString('hex'))],
  [
    'in an address four times over',
    repeated(
      toCodes(PLAIN, (code) => `%${toHex(code)}`),
      3,
      encodeURIComponent,
    ),
  ],
  ['as a mail writes what is no ASCII', toCodes(PLAIN, (code) => `=${toHex(code).toUpperCase()}`)],
  ['on lines that are quoted', PLAIN.replaceAll(/.{4}/g, '$&\n> ')],
  [
    'on lines with numbers',
    ['hunt', 'er2-', 'hunter2'].map((part, n) => `${n + 1}. ${part}`).join('\n'),
  ],
  ['letter by letter', [...PLAIN].join(' ')],
  ['with commas', [...PLAIN].join(', ')],
  ['in part bold', `**hunt**er2-*hunter2*`],
  ['in markup', `<b>hunter2</b>-hun<i class="x">ter2</i>`],
  ['on lines of markup', 'hunt<br>er2-<br />hunter2'],
  ['in wide letters', toWidth(PLAIN)],
  ['with marks over the letters', [...PLAIN].join('\u0301')],
  ['with other blanks', [...PLAIN].join('\u2009')],
])('a secret that is spelled %s is taken out whole', (_, text) => {
  const told = secrets.redact(`before ${text} behind`);

  expect(told).toMatch(/^before .*\[redacted\].* behind$/s);
  expect(
    told.replace('[redacted]', '').replaceAll(/before|behind|\W|\b[1i]\b|class|x/g, '').length,
  ).toBeLessThan(3);
});

test('what only looks encoded or spread stays as it is', () => {
  const hash = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
  for (const text of [
    `commit ${hash}, ${base64('some other words, and some more')}, ${encodeURIComponent('a b/ü?c')}`,
    '1. hunter\n2. 2\n3. gather',
    `${'word-and-word/'.repeat(40)}\n${'x'.repeat(80)}\n<b>h u n t e r</b> 2 of 2`,
  ])
    expect(secrets.redact(text)).toBe(text);
});

test('a long text that could be encoded or spread takes little time', () => {
  const texts = ['x'.repeat(1_000_000), '<'.repeat(500_000), '%2541'.repeat(200_000)];
  for (const text of [
    ...texts,
    'h u n t '.repeat(100_000),
    repeated('a'.repeat(200_000), 5, base64),
  ])
    expect(secrets.redact(text)).toBe(text);
});

test('of a long text secrets go as programs print them, and what only looks like one stays', () => {
  const { add, redactOwn } = createSecrets();
  expect(redactOwn('nothing is secret')).toBe('nothing is secret');
  add(PLAIN);
  const look = 'xoxb-1-2-abc, Authorization: Bearer YOUR_API_TOKEN, AIzaSyA1234567890';
  expect(redactOwn(look)).toBe(look);
  for (const printed of [
    PLAIN,
    base64(PLAIN),
    Buffer.from(PLAIN).toString('hex'),
    `hunter2-\n  hunter2`,
    `hunter2\u001b[0m-hunter2`,
  ])
    expect(redactOwn(`DISCORD_TOKEN=${printed} and ${look}`)).toMatch(
      /^DISCORD_TOKEN=\[redacted\]=* and xoxb/,
    );
});
