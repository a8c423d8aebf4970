/*
 * Kind: an address counts as typed although a person did not type it, or not like that: quotes,
 * labels, userinfo, fragment, query, port, case, encoding, dots. What the model could vary would
 * tell a server something.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addressesIn,
  isKnown,
  linksIn,
  siteOf,
  toAddress,
  toDistinct,
} from '../../../src/core/net/addresses.ts';

test.each([
  ['look at https://example.org/a', ['https://example.org/a']],
  ['(see https://example.org/a).', ['https://example.org/a']],
  ['https://en.wikipedia.org/wiki/Foo_(bar)', ['https://en.wikipedia.org/wiki/Foo_(bar)']],
  ['(https://example.org/a_(b))', ['https://example.org/a_(b)']],
  [
    '**https://example.org/a**, `https://b.example`',
    ['https://example.org/a', 'https://b.example/'],
  ],
  [
    '<https://example.org/a> and www.example.org.',
    ['https://example.org/a', 'https://www.example.org/'],
  ],
  ['HTTPS://EXAMPLE.org/A', ['https://example.org/A']],
  ['https://exämple.org/ü', ['https://xn--exmple-cua.org/%C3%BC']],
  [
    '„https://example.org/a“, “https://example.org/b”。',
    ['https://example.org/a%E2%80%9C', 'https://example.org/b'],
  ],
  ['[the page](https://example.org/a)', ['https://example.org/a']],
  ['https://example.org https://example.org', ['https://example.org/']],
])('typed: %s', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});

test.each([
  ['a quote', '> https://evil.example/1'],
  ['a quote without a blank', '>https://evil.example/1'],
  ['a quote in a quote', ' > > https://evil.example/1'],
  ['a quote to the end', '>>> so\nhttps://evil.example/1\n\nhttps://evil.example/2'],
  ['a label', '[https://evil.example/1](mailto:a@b.example)'],
  ['a label with brackets', String.raw`[x\](https://evil.example/1) \[y](mailto:a@b.example)`],
  ['an address in an address', 'good.example/?next=www.evil.example'],
  ['a part of a word', 'foowww.evil.example a@www.evil.example'],
  ['another scheme', 'ftp://evil.example/1 javascript:alert(1) file:///etc/passwd'],
  ['a user', 'https://good.example@evil.example/1 https://a:b@evil.example'],
  ['no host', 'https:// https://? http://:80'],
  ['too much', `https://evil.example/${'x'.repeat(3_000)}`],
])('not typed as an address: %s', (_, text) => {
  expect(addressesIn(text)).toEqual([]);
});

test('of a redirector only the whole address is typed', () => {
  expect(addressesIn('https://good.example/?u=https://evil.example/1')).toEqual([
    'https://good.example/?u=https://evil.example/1',
  ]);
});

test('a label is not typed, the address behind it is', () => {
  expect(addressesIn('[https://evil.example](https://good.example/) ok')).toEqual([
    'https://good.example/',
  ]);
});

const TYPED = 'https://example.org/Docs/a?x=1';

test.each([
  'https://example.org/Docs/a?x=1#secret',
  'https://user@example.org/Docs/a?x=1',
  'https://user:secret@example.org/Docs/a?x=1',
  'https://example.org/Docs/a?x=2',
  'https://example.org/Docs/a?x=1&y=2',
  'https://example.org/Docs/a?X=1',
  'https://example.org/Docs/a',
  'https://example.org/docs/a?x=1',
  'https://example.org/Docs/a/?x=1',
  'https://example.org/Docs//a?x=1',
  'https://example.org/Docs/%61?x=1',
  'https://example.org/Docs/a;s?x=1',
  'https://example.org./Docs/a?x=1',
  'https://example.org:8443/Docs/a?x=1',
  'http://example.org/Docs/a?x=1',
  'https://www.example.org/Docs/a?x=1',
  'https://secret.example.org/Docs/a?x=1',
  'https://ехample.org/Docs/a?x=1', // Cyrillic
  'https://example.org/Docs/a?x=1 ?',
  'ftp://example.org/Docs/a?x=1',
  'example.org/Docs/a?x=1',
  '',
])('not known where another was typed: %s', (asked) => {
  const address = toAddress(asked);

  expect(address !== null && isKnown(address, [TYPED])).toBe(false);
});

test.each([
  'https://example.org/Docs/a?x=1',
  'https://EXAMPLE.ORG/Docs/a?x=1',
  'https://example.org:443/Docs/a?x=1',
  'https://example.org/x/../Docs/a?x=1',
  ' https://example.org/Docs/a?x=1\n',
])('known, and fetched in the spelling that is: %s', (asked) => {
  const address = toAddress(asked) ?? '';

  expect(isKnown(address, [TYPED])).toBe(true);
  expect(address).toBe(TYPED);
});

test('a fragment that was typed may be left out, and not be changed', () => {
  const known = ['https://example.org/a#one'];

  expect(isKnown('https://example.org/a#one', known)).toBe(true);
  expect(isKnown('https://example.org/a', known)).toBe(true);
  expect(isKnown('https://example.org/a#two', known)).toBe(false);
});

test('nothing that is added to what was typed is fetched', () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withQueryParameters: true }),
      fc.string(),
      fc.nat(40),
      (url, more, at) => {
        const known = addressesIn(`see ${url} please`);
        const asked = toAddress(url.slice(0, at) + more + url.slice(at));
        if (asked !== null && isKnown(asked, known)) expect(known).toContain(asked);
      },
    ),
  );
});

test.each([
  ['https://a.evil.example/', 'evil.example'],
  ['https://b.c.d.evil.example./x', 'evil.example'],
  ['https://evil.example:8443/x', 'evil.example'],
  ['https://news.bbc.co.uk/', 'bbc.co.uk'],
  ['https://a.b.com.au/', 'b.com.au'],
  ['https://a.evil.de/', 'evil.de'],
  ['http://localhost:8080/', 'localhost'],
  ['http://192.0.2.7/', 'numeric addresses'],
  ['http://0xC0000207/', 'numeric addresses'],
  ['http://[2001:db8::a]:8080/', 'numeric addresses'],
])('the site of %s is %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
});

test('so many addresses are kept and no more', () => {
  const many = Array.from({ length: 150 }, (_, index) => `https://example.org/${index}`);

  expect(addressesIn(many.join(' '))).toHaveLength(100);
  expect(toDistinct([...many, ...many])).toHaveLength(100);
});

test.each([
  ['brackets', '['.repeat(100_000)],
  ['escapes', '[\\[\\'.repeat(30_000)],
  ['punctuation', `https://example.org/${')'.repeat(100_000)}`],
  ['schemes', 'https://'.repeat(12_000)],
  ['quotes', '>\n'.repeat(50_000)],
])('a long message of %s is read', (_, text) => {
  expect(addressesIn(text)).toEqual([]);
});

test.each<[string, readonly string[]]>([
  ['看https://e.example/abc，谢谢', ['https://e.example/abc']],
  [
    '「https://e.example/x」と「https://e.example/y」',
    ['https://e.example/x', 'https://e.example/y'],
  ],
  ['https://e.example/a。另外', ['https://e.example/a']],
  ['https://discord.com/channels/1/2/3看这个', ['https://discord.com/channels/1/2/3']],
  ['https://e.example/abc를 보세요', ['https://e.example/abc']],
  ['見て https://ja.example/wiki/東京 です', ['https://ja.example/wiki/%E6%9D%B1%E4%BA%AC']],
  ['https://例え.テスト/a', ['https://xn--r8jz45g.xn--zckzah/a']],
  ['https://e.example/x\u200b y', ['https://e.example/x']],
  ['https://ru.example/wiki/Мир.', ['https://ru.example/wiki/%D0%9C%D0%B8%D1%80']],
])('an address ends where a sentence without spaces goes on: %s', (text, links) => {
  expect(linksIn(text)).toEqual(links);
});

test('where nobody knows whether a letter belongs to an address, both may be fetched', () => {
  expect(addressesIn('见https://e.example/路径 吗')).toEqual([
    'https://e.example/',
    'https://e.example/%E8%B7%AF%E5%BE%84',
  ]);
});
