import { expect, test } from 'vitest';
import { createAccess } from '../../src/core/access.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Place } from '../../src/core/messages.ts';
import type { Platform } from '../../src/core/platform.ts';
import type { Adapter, Audience, Directory } from '../../src/core/ports.ts';
import { PLAIN } from '../doubles/platform.ts';

// Kind: every reader and writer of a place that was named asks here. Nothing goes from one
// workspace to another or out of direct messages, and what is read is shown to those alone who may
// read it.

const HERE: Place = { platform: 'test', workspace: 'W1', channel: 'C1', thread: 'T1' };
const CHANNEL: Place = { platform: 'test', workspace: 'W1', channel: 'C1' };
const OTHER: Place = { platform: 'test', workspace: 'W1', channel: 'C2' };
const ABROAD: Place = { platform: 'test', workspace: 'W2', channel: 'C9' };
const DIRECT: Place = { platform: 'test', workspace: 'W1', channel: 'D1' };

const DIRECTS = { isDirect: ({ channel }: Place) => channel.startsWith('D') };
const signal = new AbortController().signal;

type Setting = {
  readonly here?: Place;
  readonly to?: Audience['to'];
  readonly isExternal?: boolean;
  /** What the platform makes of a name. */
  readonly authorize?: Directory['authorize'];
  readonly isOpen?: boolean;
  readonly platform?: Partial<Platform>;
};

function create({
  here = HERE,
  to = 'everyone',
  isExternal = false,
  authorize = async (_access, _person, named) => named,
  isOpen = false,
  platform = {},
}: Setting = {}) {
  const asked: Place[] = [];
  const directory: Partial<Directory> = {
    authorize(access, person, named, never) {
      asked.push(named);
      return authorize(access, person, named, never);
    },
    isOpenToAll: async () => isOpen,
  };
  const archive = { read: async (place: Place) => [place] };
  const adapter = {
    platform: { ...PLAIN, ...DIRECTS, ...platform },
    directory,
    archive,
  } as unknown as Adapter; // What is asked here, and no more.
  const access = createAccess(adapter, { here, asker: { id: 'P1', isExternal }, to }, signal);
  const both = async (named: Place) => [
    (await access.findReadable(named)) !== null,
    (await access.findWritable(named)) !== null,
  ];
  return { access, asked, both };
}

test.each<[string, Setting, Place, [boolean, boolean]]>([
  ['another channel of the workspace', {}, OTHER, [true, true]],
  ['a channel of another workspace', {}, ABROAD, [false, false]],
  ['direct messages, from a channel', {}, DIRECT, [false, false]],
  ['direct messages, from themselves', { here: DIRECT }, DIRECT, [true, true]],
  [
    'other direct messages, from direct ones',
    { here: DIRECT },
    { ...DIRECT, channel: 'D2' },
    [false, false],
  ],
  ['a channel, from direct messages', { here: DIRECT }, OTHER, [true, true]],
  ['another workspace, from direct messages', { here: DIRECT }, ABROAD, [true, false]],
  ['another channel, by an outsider', { isExternal: true }, OTHER, [false, false]],
  ['the channel itself, by an outsider', { isExternal: true }, CHANNEL, [true, true]],
  ['what the platform refuses', { authorize: async () => null }, OTHER, [false, false]],
  [
    'what nobody knows',
    { authorize: () => Promise.reject(new Error('down')) },
    OTHER,
    [false, false],
  ],
])('%s', async (_what, setting, named, expected) => {
  expect(await create(setting).both(named)).toEqual(expected);
});

test('what counts is the place that the platform describes, not the one that was named', async () => {
  const real: Place = { ...OTHER, thread: 'T9' };
  const { access } = create({ authorize: async () => real });
  const lied = create({ authorize: async () => ABROAD });

  expect(await access.findWritable(ABROAD)).toEqual(real);
  expect((await access.findReadable(ABROAD))?.place).toEqual(real);
  expect(await lied.both(CHANNEL)).toEqual([false, false]);
});

test('where the answer stands the platform is asked only where history is a right of its own', async () => {
  const open = create();
  const closed = create({ platform: { hasOpenHistory: false } });
  const alone = create({ to: { person: 'P1' } });
  for (const { access } of [open, closed, alone]) await access.findReadable(HERE);

  expect([open, closed, alone].map(({ asked }) => asked.length)).toEqual([0, 1, 1]);
});

test.each<[string, Setting, Place, boolean]>([
  ['the place itself', {}, HERE, true],
  ['the channel around the thread', {}, CHANNEL, true],
  [
    'another thread of the channel, where it is not open to all',
    {},
    { ...HERE, thread: 'T2' },
    false,
  ],
  ['another thread of the channel, where it is', { isOpen: true }, { ...HERE, thread: 'T2' }, true],
  ['another channel, which not all here read', {}, OTHER, false],
  ['another channel, which all here read', { isOpen: true }, OTHER, true],
  ['another channel, told to the asker alone', { to: { person: 'P1' } }, OTHER, true],
  ['a channel, told in direct messages', { here: DIRECT }, OTHER, true],
])('%s is for all who read the answer: %s', async (_what, setting, named, expected) => {
  expect((await create(setting).access.findReadable(named))?.isShared).toBe(expected);
});

test('nothing is read that was not found readable', async () => {
  const { access } = create();
  const range = { after: null, limit: 1 };
  const found = await access.findReadable(OTHER);

  expect(found && (await access.read(found, range))).toEqual([OTHER]);
  await expect(access.read({ place: OTHER, isShared: true }, range)).rejects.toThrow('nobody');
});

test('what was read is looked at once more before the asker is shown it', async () => {
  let isAllowed = true;
  const { access } = create({
    to: { person: 'P1' },
    authorize: async (_access, _person, named) => (isAllowed ? named : null),
  });
  await access.findReadable(OTHER);
  await access.confirm();
  isAllowed = false;

  await expect(access.confirm()).rejects.toThrow(UserError);
});
