import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { ChannelOptions } from '../emulators/slack/types.ts';
import { PICTURE } from './every/files.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';
import { servePage } from './pages.ts';

// Kind: what was given to be learned is found, by those who may read the place where it was given,
// until it is removed; what cannot be learned is said.

const CHANNELS: readonly ChannelOptions[] = [
  { id: 'C1', name: 'general' },
  { id: 'C6', name: 'private', kind: 'group', members: ['U2'] },
];

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
];

const startTwo = (environment: Record<string, string> = {}) =>
  start({ workspaces: [{ id: 'T1', users, channels: CHANNELS }] }, environment);

const toFile = (text: string | Uint8Array, name = 'handbook.md') => ({
  ...{ name, mimetype: 'text/markdown' },
  bytes: Buffer.from(text),
});

type Learn = {
  readonly text?: string;
  readonly files?: readonly ReturnType<typeof toFile>[];
  readonly by?: string;
  readonly channel?: string;
};

/** The reply to a person who mentions Parley with the command. */
async function learn(
  { slack }: Running,
  { text = '', files = [], by = 'U1', channel = 'C1' }: Learn = {},
): Promise<string> {
  const ts = slack.person(by).mention({ channel, text: `/learn ${text}`.trim(), files });
  const find = () =>
    slack.messages(channel, ts).find(({ user, streaming }) => user === 'UBOT' && !streaming);
  return (await slack.waitFor(find, WAIT_MS)).text;
}

/** What the model was asked for it; empty if nothing was found. */
async function recall(running: Running, question: string, by = 'U1') {
  const { slack, model } = running;
  const all = () => slack.messages('C1').filter(({ ephemeralFor }) => ephemeralFor === by);
  const [before, requests] = [all().length, model.requests.length];
  model.answer(() => textReply('There [1].'));
  await slack.person(by).slash('/recall', question, 'C1');
  const shown = await slack.waitFor(() => all()[before], WAIT_MS);
  const sent = model.requests.slice(requests);
  return { text: shown.text, asked: sent.length === 0 ? '' : JSON.stringify(sent) };
}

const BEANS = toFile('# Kitchen\n\nThe zebra beans are in the cellar.');
const QUESTION = 'Where are the zebra beans?';

test('a document is learned, found with its name and its giver, listed, and removed', async () => {
  const running = await startTwo();
  const said = await learn(running, { files: [BEANS], by: 'U2' });
  const found = await recall(running, QUESTION);
  const list = await learn(running, { text: 'list' });
  const refused = await learn(running, { text: 'remove handbook.md' });
  const removed = await learn(running, { text: 'remove handbook.md', by: 'U2' });
  const gone = await recall(running, QUESTION);

  expect(said).toContain('I learned **handbook.md** (45 characters in 1 passage).');
  expect(said).toContain('Remove it with `/learn remove handbook.md`.');
  expect(found.asked).toContain('The zebra beans are in the cellar.');
  expect(found.text).toMatch(
    /<https:[^|>]+\/archives\/C1\/p\d+\|handbook.md \(from grace\), |\[handbook.md \(from grace\), [^\]]+\]\(https:[^)]+\/archives\/C1\/p\d+\)/,
  );
  expect(list).toMatch(/1\. \*\*handbook.md\*\* – 45 characters in 1 passage, from grace, \w/);
  expect(refused).toContain('Only grace or an admin can remove that.');
  expect(removed).toContain('I removed **handbook.md**');
  expect(gone).toMatchObject({ asked: '' });
  expect(gone.text).toContain('I found nothing that answers this.');
});

test('a document of a private channel is found by its members alone', async () => {
  const running = await startTwo();
  await learn(running, { files: [BEANS], by: 'U2', channel: 'C6' });

  expect((await recall(running, QUESTION, 'U1')).asked).toBe('');
  expect((await recall(running, QUESTION, 'U2')).asked).toContain('in the cellar');
  expect(await learn(running, { text: 'list' })).toContain('I haven’t learned any documents here.');
});

test('the same name again takes its place; a restart forgets nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-learn-'));
  const running = await startTwo({ STORE_URL: `sqlite:${join(folder, 'parley.db')}` });
  await learn(running, { files: [BEANS] });
  const again = await learn(running, { files: [toFile('The zebra beans are in the attic.')] });
  await running.restart();
  const { asked } = await recall(running, QUESTION);

  expect(again).toContain('It replaces what I had under that name.');
  expect(asked).toContain('in the attic');
  expect(asked).not.toContain('in the cellar');
  expect(await learn(running, { text: 'list' })).toContain('**handbook.md**');
});

test('a page is learned from its link, under its title', async () => {
  const words = '<p>The zebra beans are in the cellar, behind the red door.</p>'.repeat(8);
  const html = `<title>Kitchen rules</title><article><h1>Kitchen</h1>${words}</article>`;
  const page = await servePage(html);
  const running = await startTwo(page.allow);
  const said = await learn(running, { text: `<${page.url}>` });
  const { asked, text } = await recall(running, QUESTION);

  expect(said).toContain('I learned **Kitchen rules**');
  expect(asked).toContain('behind the red door');
  expect(text).toContain('Kitchen rules (from ada), ');
  expect(text).toContain(page.url);
  expect(page.requests).toHaveLength(1);
});

const PASSWORD = '<title>Log in</title><form><p>Please sign in</p><input type="password"></form>';

test.each([
  ['a sign-in', PASSWORD, 'text/html', /asks me to sign in, so I can’t see the page/],
  ['nothing', '<title>x</title><div id="root"></div>', 'text/html', /I found no text on the page/],
  ['a sound', 'abc', 'audio/ogg', /that I can’t read\. Download it and attach/],
])('a page with %s is not learned, and it is said', async (_what, body, type, says) => {
  const page = await servePage(body, type);
  const running = await startTwo(page.allow);

  expect(await learn(running, { text: `<${page.url}>` })).toMatch(says);
  expect(await learn(running, { text: 'list' })).toContain('I haven’t learned any documents here.');
});

test.each([
  ['nothing', {}, 'What should I learn? Attach a document to `/learn`, or give it a page’s link.'],
  ['words', { text: 'our rules' }, 'That isn’t a link.'],
  ['a file and a link', { text: '<https://a.example/>', files: [BEANS] }, 'One at a time, please'],
  ['an address within', { text: '<http://127.0.0.1:9/>' }, '127.0.0.1'],
  [
    'a picture',
    { files: [{ ...PICTURE, bytes: Buffer.from(PICTURE.bytes), mimetype: 'image/png' }] },
    'I found no text in',
  ],
  ['an empty file', { files: [toFile('')] }, 'it’s empty (0 bytes)'],
  ['blanks', { files: [toFile(' \n\t \n')] }, 'I found no text in it'],
  [
    'bytes',
    { files: [toFile(Buffer.from([0, 1, 2, 0xff, 0xfe, 0, 3, 9, 0]), 'x.bin')] },
    'I don’t know this type of file',
  ],
])('%s: one plain sentence, and nothing is learned', async (_what, given, says) => {
  const running = await startTwo();

  expect(await learn(running, given)).toContain(says);
  expect(await learn(running, { text: 'list' })).toContain('I haven’t learned any documents here.');
});

test('of 40 MB of text what fits is learned, and the rest is said', async () => {
  const running = await startTwo();
  const huge = toFile('All work and no play makes it long.\n'.repeat(1_165_084), 'huge.txt');
  const said = await learn(running, { files: [huge] });

  expect(said).toContain('I learned **huge.txt** (4,000,000 characters in ');
  expect(said).toContain('I read only the first 4,000,000 of 41,943,024 characters');
}, 120_000);

test('an index that cannot be written is told, and nothing is listed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-learn-'));
  await mkdir(join(folder, 'parley-passages.db'));
  const running = await startTwo({ STORE_URL: `sqlite:${join(folder, 'parley.db')}` });

  expect(await learn(running, { files: [BEANS] })).toContain('My memory isn’t working right now');
  expect(await learn(running, { text: 'list' })).toContain('I haven’t learned any documents here.');
});

test('a name that Slack takes for a link is the name of a document', async () => {
  const running = await startTwo();
  await learn(running, { files: [BEANS] });
  const removed = await learn(running, { text: 'remove <http://handbook.md|handbook.md>' });

  expect(removed).toContain('I removed **handbook.md**');
});

test('words beside a document are not learned, which is said', async () => {
  const running = await startTwo();
  const said = await learn(running, { text: 'for all', files: [BEANS] });

  expect(said).toContain('I learned **handbook.md**');
  expect(said).toContain('I learned only the document, not the text beside it.');
});

test('a file of another place is learned by a link to its message, but not into a wider one', async () => {
  const running = await startTwo();
  const { slack } = running;
  const open = slack.person('U2').say({ channel: 'C1', text: 'rules', files: [BEANS] });
  const closed = slack.person('U2').say({ channel: 'C6', text: 'rules', files: [BEANS] });
  const toLink = (channel: string, ts: string) =>
    `<https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}>`;

  expect(await learn(running, { text: toLink('C6', closed), by: 'U2' })).toContain(
    'Not everyone here has access to that message.',
  );
  expect(await learn(running, { text: toLink('C6', closed) })).toContain('I can’t read that from');
  expect(await learn(running, { text: toLink('C1', open) })).toContain('I learned **handbook.md**');
});
