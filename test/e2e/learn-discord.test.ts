import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Permission } from '../emulators/discord/permissions.ts';
import { onDisk } from './drawn.ts';
import { type Running, start, WAIT_MS } from './on-discord.ts';

// Kind: what was given to be learned is found, by those who may read the place where it was given,
// until it is removed.

const OPEN: Permission[] = ['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY'];
const QUESTION = 'Where are the zebra beans?';
const BEANS = {
  name: 'handbook.md',
  bytes: Buffer.from('# Kitchen\n\nThe zebra beans are in the cellar.'),
};

async function startTwo(environment: Record<string, string> = {}) {
  const running = await start({}, environment);
  const { discord } = running;
  const ada = discord.person('42', { name: 'ada' });
  const grace = discord.person('43', { name: 'grace' });
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  return { ...running, ada, grace };
}

type Person = Awaited<ReturnType<typeof startTwo>>['ada'];
type Options = Parameters<Person['slash']>[1];

/** The reply to a person who uses a command. */
async function use(
  { discord }: Pick<Running, 'discord'>,
  person: Person,
  [name, options]: readonly [string, Options],
  channel: string = discord.generalId,
): Promise<string> {
  const handle = person.slash(name, options, { channel });
  await handle.answered();
  const find = () => (handle.response?.thinking === false ? handle.response : null);
  return (await discord.waitFor(find, WAIT_MS)).text;
}

/** What the model was asked for it; empty if nothing was found. */
async function recall(running: Pick<Running, 'discord' | 'model'>, person: Person) {
  const { model } = running;
  const requests = model.requests.length;
  model.answer(() => textReply('There [1].'));
  const text = await use(running, person, ['recall', { question: QUESTION }]);
  const sent = model.requests.slice(requests);
  return { text, asked: sent.length === 0 ? '' : JSON.stringify(sent) };
}

test('a document is learned, found with its name and its giver, listed, and removed', async () => {
  const running = await startTwo();
  const { ada, grace } = running;
  const said = await use(running, grace, ['learn', { document: BEANS }]);
  const found = await recall(running, ada);
  const list = await use(running, ada, ['learn', { link: 'list' }]);
  const refused = await use(running, ada, ['learn', { link: 'remove 1' }]);
  const removed = await use(running, grace, ['learn', { link: 'remove 1' }]);
  const gone = await recall(running, ada);

  expect(said).toContain('I learned **handbook.md** (45 characters in 1 passage).');
  expect(found.asked).toContain('The zebra beans are in the cellar.');
  expect(found.text).toContain('handbook.md (from grace), ');
  expect(list).toMatch(/1\. \*\*handbook\.md\*\* – 45 characters in 1 passage, from grace, \w/);
  expect(refused).toContain('Only grace or an admin can remove that.');
  expect(removed).toContain('I removed **handbook.md**');
  expect(gone).toMatchObject({ asked: '', text: 'I found nothing that answers this.' });
});

test('a document of a closed channel is found by those who may read it alone, and after a restart', async () => {
  const running = await startTwo(onDisk());
  const { discord, ada, grace } = running;
  const closed = discord.addChannel('closed');
  discord.overwrite(closed, discord.guildId, { deny: ['VIEW_CHANNEL'] });
  for (const id of [discord.bot.id, grace.id]) discord.overwrite(closed, id, { allow: OPEN });
  await use(running, grace, ['learn', { document: BEANS }], closed);
  const before = [await recall(running, ada), await recall(running, grace)];
  await running.restart();
  const after = [await recall(running, ada), await recall(running, grace)];

  for (const [ofAda, ofGrace] of [before, after]) {
    expect(ofAda?.asked).toBe('');
    expect(ofGrace?.asked).toContain('in the cellar');
  }
  expect(await use(running, ada, ['learn', { link: 'list' }])).toContain('any documents here');
});

test('what was given in a private thread is neither found nor named outside of it', async () => {
  const running = await startTwo();
  const { discord, ada, grace } = running;
  const channel = discord.generalId;
  const { id: thread } = grace.createThread({ channel }, 'Closed', { isPrivate: true });
  grace.invite(thread);
  await use(running, grace, ['learn', { document: BEANS }], thread);

  expect((await recall(running, ada)).asked).toBe('');
  expect((await recall(running, grace)).asked).toContain('in the cellar');
  expect(await use(running, ada, ['learn', { link: 'list' }])).toContain('any documents here');
  expect(await use(running, ada, ['learn', { link: 'remove handbook.md' }])).toContain(
    'I don’t know a document **handbook.md** here.',
  );
  expect(await use(running, grace, ['learn', { link: 'list' }], thread)).toContain('handbook.md');
});

test('where the channel and a thread have a document of one name each, it is asked which is meant', async () => {
  const running = await startTwo();
  const { discord, ada } = running;
  const { id: thread } = ada.createThread({ channel: discord.generalId }, 'Open');
  await use(running, ada, ['learn', { document: BEANS }]);
  await use(running, ada, ['learn', { document: BEANS }], thread);
  const remove = (link: string) => use(running, ada, ['learn', { link: `remove ${link}` }], thread);

  expect(await remove('handbook.md')).toContain('Which one? `/learn list` shows all of them');
  expect(await use(running, ada, ['learn', { link: 'list' }], thread)).toMatch(/1\. .*2\. /s);
  expect(await remove('2')).toContain('I removed **handbook.md**');
  expect(await remove('handbook.md')).toContain('I removed **handbook.md**');
});

test.each([
  ['nothing', {}, 'What should I learn? Attach a document to `/learn`, or give it a page’s link.'],
  ['words', { link: 'our rules' }, 'That isn’t a link.'],
  ['both', { link: 'https://a.example', document: BEANS }, 'One at a time, please'],
  [
    'a name that would ping',
    { document: { ...BEANS, name: '@everyone <@42> **x**.md' } },
    'Remove it with',
  ],
  ['an empty file', { document: { ...BEANS, bytes: Buffer.from('') } }, 'it’s empty (0 bytes)'],
])('%s: one plain sentence', async (_what, options, says) => {
  const running = await startTwo();

  expect(await use(running, running.ada, ['learn', options])).toContain(says);
});
