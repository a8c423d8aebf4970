import { expect, test } from 'vitest';
import type { Permission } from '../emulators/discord/permissions.ts';
import { startTwo, type Two } from './rights/discord.ts';
import { CLOSED, toExpected, toReads, toWrites } from './rights/table.ts';

// Kind: on two servers with Parley in both, a member of one of them names a place in every way
// there is. What Discord itself says about the place and the person now decides, and every refusal
// is the same sentence.

const READABLE = {
  ...{ link: 'read', 'own server': 'read', 'other host': 'read', menu: 'read' },
  read_channel: 'read',
};
/** What the asker alone is shown; an answer that all can read shows none of it. */
const ALONE = { link: 'read', 'own server': 'read', 'other host': 'read', menu: 'read' };
const WRITABLE = {
  ...{ id: 'posted', mention: 'posted', 'mention with its name': 'posted', spaces: 'posted' },
};

/** Takes something from all in an open channel but Parley and who speaks there, or from Parley. */
const toRuled =
  (deny: Permission[], of: 'all' | 'Parley' = 'all') =>
  async ({ discord, open }: Two): Promise<string> => {
    const id = open();
    const allow: Permission[] = ['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY'];
    discord.overwrite(id, of === 'all' ? discord.guildId : discord.bot.id, { deny });
    if (of === 'all')
      for (const each of [discord.bot.id, '43']) discord.overwrite(id, each, { allow });
    return id;
  };

test.each<[string, (two: Two) => Promise<string>, Record<string, string>, Record<string, string>]>([
  ['an open channel', async ({ open }) => open(), READABLE, WRITABLE],
  ['a thread of an open channel', ({ openThread }) => openThread(), READABLE, WRITABLE],
  ['a private channel', async ({ hidden }) => hidden(), {}, {}],
  ['a thread of a private channel', ({ hiddenThread }) => hiddenThread(), {}, {}],
  ['a private channel that the asker is in', async ({ shared }) => shared(), ALONE, WRITABLE],
  ['a thread of one', ({ sharedThread }) => sharedThread(), ALONE, WRITABLE],
  ['a channel without its history', toRuled(['READ_MESSAGE_HISTORY']), {}, WRITABLE],
  ['a channel to be read only', toRuled(['SEND_MESSAGES']), READABLE, {}],
  ['a channel that Parley does not see', toRuled(['VIEW_CHANNEL'], 'Parley'), {}, {}],
  ['a channel that Parley only reads', toRuled(['SEND_MESSAGES'], 'Parley'), READABLE, {}],
  ['a private thread', ({ privateThread }) => privateThread(), {}, {}],
  ['somebody else’s direct messages', ({ direct }) => direct('43'), {}, {}],
  ['the asker’s own direct messages', ({ direct }) => direct('42'), {}, {}],
  ['an open channel of the other server', async ({ abroad }) => abroad(), {}, {}],
  ['a private channel of the other server', async ({ abroadHidden }) => abroadHidden(), {}, {}],
  ['a thread of the other server', ({ abroadThread }) => abroadThread(), {}, {}],
  ['a thread of a private channel there', ({ abroadHiddenThread }) => abroadHiddenThread(), {}, {}],
])('%s', async (_what, toChannel, reads, writes) => {
  const two = await startTwo();
  const { stage, target } = await two.aim(await toChannel(two));
  const read = await toReads(stage, target);
  const written = await toWrites(stage, target);

  expect(Object.keys(read).length + Object.keys(written).length).toBeGreaterThan(15);
  expect(read).toEqual(toExpected(read, reads));
  expect(written).toEqual(toExpected(written, writes));
});

test('somebody of both servers takes nothing from the one to the other', async () => {
  const two = await startTwo({ isInBoth: true });
  const { stage, target } = await two.aim(two.abroad());
  const read = await toReads(stage, target);

  expect(read).toEqual(toExpected(read, { menu: 'read' })); // A menu is used over there.
  expect(Object.values(await toWrites(stage, target)).every((each) => each === CLOSED)).toBe(true);
});
