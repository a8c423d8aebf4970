/*
 * Kind: a secret spelled with fetches, a letter an address. What was typed may be fetched, but
 * only so often in a turn, over all its rounds and runs; and an address that a page redirects or
 * links to is known no more than before.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { results, SAID, toCalls, tryToFetch } from './fetching.ts';
import { endless } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { servePage } from './pages.ts';

const MAX_A_SITE = 5;
const LETTERS = [...'abcdefghijkl'];

const toUrls = (url: string) => LETTERS.map((letter) => `${url}?${letter}`);

const refused = (told: readonly string[]) =>
  told.filter((text) => /^Nothing was fetched: 5 pages of .* were read/.test(text));

test('Slack: of many addresses that were typed five are fetched of one website, in one round or several', async () => {
  const page = await servePage('<p>x</p>');
  const running = await slack.start({}, page.allow);
  const urls = toUrls(page.url);
  running.model.next(
    toCalls(urls.slice(0, 4), 'a'),
    toCalls(urls.slice(4, 8), 'b'),
    textReply(SAID),
  );
  const text = `read ${urls.map((url) => `<${url}>`).join(' ')}`;
  const ts = running.slack.person('U1').mention({ channel: 'C1', text });
  await slack.answer(running, 'C1', ts);

  expect(page.requests).toHaveLength(MAX_A_SITE);
  expect(results(running)).toHaveLength(8);
  expect(refused(results(running))).toHaveLength(3);
});

test('Discord: the same address again and again counts each time', async () => {
  const page = await servePage('<p>x</p>');
  const running = await discord.start({}, page.allow);
  tryToFetch(running, ...Array.from({ length: 8 }, () => page.url));
  const { id } = running.discord.person('42').mention(`read ${page.url}`);
  await discord.answer(running, id);

  expect(page.requests).toHaveLength(MAX_A_SITE);
  expect(refused(results(running))).toHaveLength(3);
});

test('Slack: a turn that goes on after a restart has no more to fetch than one that was not interrupted', async () => {
  const page = await servePage('<p>x</p>');
  const folder = await mkdtemp(join(tmpdir(), 'parley-fetch-'));
  const store = `sqlite:${join(folder, 'parley.db')}`;
  const running = await slack.start({}, { ...page.allow, STORE_URL: store });
  const urls = toUrls(page.url);
  const going = endless();
  running.model.next(toCalls(urls.slice(0, 4), 'a'), going.reply);
  const text = `read ${urls.map((url) => `<${url}>`).join(' ')}`;
  const ts = running.slack.person('U1').mention({ channel: 'C1', text });
  await running.slack.waitFor(
    () => running.slack.messages('C1', ts).some((message) => message.text.includes('More and')),
    slack.WAIT_MS,
  );
  await running.restart(() => {
    going.end();
    running.model.next(toCalls(urls.slice(4, 8), 'b'), textReply(SAID));
  });
  await running.slack.waitFor(
    () => running.slack.messages('C1', ts).some((message) => message.text.includes(SAID)),
    slack.WAIT_MS,
  );

  expect(page.requests).toHaveLength(MAX_A_SITE);
  expect(refused(results(running))).toHaveLength(3);
}, 60_000);

test('Discord: what a page links to, and where it ends, is known no more than before', async () => {
  const other = await servePage('<p>other</p>');
  const page = await servePage(`<title>${other.url}?t</title><a href="${other.url}?a">next</a>`);
  const allow = { FETCH_ALLOW: [page, other].map((each) => each.allow.FETCH_ALLOW).join(',') };
  const running = await discord.start({}, allow);
  running.model.next(
    toCalls([page.url], 'a'),
    toCalls([`${other.url}?a`, `${other.url}?t`, `${page.url}#x`, `${page.url}/`], 'b'),
    textReply(SAID),
  );
  const { id } = running.discord.person('42').mention(`read ${page.url}`);
  await discord.answer(running, id);

  expect(page.requests).toEqual(['/page']);
  expect(other.requests).toEqual([]);
  expect(results(running).slice(1)).toEqual(
    Array.from({ length: 4 }, () => expect.stringMatching(/^Nothing was fetched: nobody here/)),
  );
});

test.each([
  ['a user', (url: string) => url.replace('//', '//secret@')],
  ['a password', (url: string) => url.replace('//', '//u:secret@')],
  ['a query', (url: string) => `${url}?secret`],
  ['an empty query', (url: string) => `${url}?`],
  ['a fragment', (url: string) => `${url}#secret`],
  ['a path', (url: string) => `${url}/secret`],
  ['a slash', (url: string) => `${url}/`],
  ['capitals', (url: string) => url.replace('page', 'pAge')],
  ['an encoded letter', (url: string) => url.replace('page', '%70age')],
  ['an encoded letter in a path that is left again', (url: string) => `${url}/%73/..`],
  ['another spelling of the host', (url: string) => url.replace('127.0.0.1', 'localhost')],
  ['another port', (url: string) => url.replace(/:(\d+)/, ':8080')],
  ['another scheme', (url: string) => url.replace('http:', 'https:')],
])('Slack: nothing is fetched where the model adds %s', async (_, change) => {
  const page = await servePage('<p>x</p>');
  const running = await slack.start({}, page.allow);
  tryToFetch(running, change(page.url));
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: `read <${page.url}>` });
  await slack.answer(running, 'C1', ts);

  expect(page.requests).toEqual([]);
  expect(results(running)[0]).toMatch(/^Nothing was fetched: nobody here wrote exactly/);
});
