import { expect, onTestFinished, test, vi } from 'vitest';
import { createAccess } from '../../src/core/access.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Place } from '../../src/core/messages.ts';
import type { Platform } from '../../src/core/platform.ts';
import type { Adapter, Archive, Audience, Directory, SearchHit } from '../../src/core/ports.ts';
import { PLAIN } from '../doubles/platform.ts';

// Kind: every reader and writer of a place that was named asks here. Nothing goes from one
// workspace to another or out of direct messages, and what is read is shown to those alone who may
// read it.

const HERE: Place = { platform: 'test', workspace: 'W1', channel: 'C1', thread: 'T1' };
const CHANNEL: Place = { platform: 'test', workspace: 'W1', channel: 'C1' };
const OTHER: Place = { platform: 'test', workspace: 'W1', channel: 'C2' };
const ABROAD: Place = { platform: 'test', workspace: 'W2', channel: 'C9' };
const UNBOUND: Place = { platform: 'test', workspace: '@me', channel: 'D1' };
const DIRECT: Place = { platform: 'test', workspace: 'W1', channel: 'D1' };

const DIRECTS = {
  isDirect: ({ channel }: Place) => channel.startsWith('D'),
  isInWorkspace: ({ workspace }: Place) => workspace !== '@me',
};

function toHit(place: Place, id = 'M1'): SearchHit {
  const message = { id, speaker: 'P2', isOwn: false, isBot: false, text: 'words', sentAt: 1 };
  return { place, message, link: null };
}

type Setting = {
  readonly here?: Place;
  readonly to?: Audience['to'];
  readonly isExternal?: boolean;
  /** What the platform makes of a name. */
  readonly authorize?: Directory['authorize'];
  readonly isOpen?: boolean;
  readonly platform?: Partial<Platform>;
  /** What the platform's own search finds. */
  readonly search?: Archive['search'];
  readonly searchToken?: string;
};

function create({
  here = HERE,
  to = 'everyone',
  isExternal = false,
  authorize = async (_access, _person, { named }) => named,
  isOpen = false,
  platform = {},
  search = async () => ({ hits: [], gap: null }),
  searchToken,
}: Setting = {}) {
  const asked: Place[] = [];
  const stopped = new AbortController();
  const directory: Partial<Directory> = {
    authorize(access, person, places, never) {
      asked.push(places.named);
      return authorize(access, person, places, never);
    },
    isOpenToAll: async (place) => isOpen || place === here,
  };
  const archive = { read: async (place: Place) => [place], search };
  const adapter = {
    platform: { ...PLAIN, ...DIRECTS, ...platform },
    directory,
    archive,
  } as unknown as Adapter; // What is asked here, and no more.
  const token = searchToken === undefined ? {} : { searchToken };
  const asking = { here, asker: { id: 'P1', isExternal }, to, ...token };
  const access = createAccess(adapter, asking, stopped.signal);
  const both = async (named: Place) => [
    (await access.findReadable(named)) !== null,
    (await access.findWritable(named)) !== null,
  ];
  return { access, asked, both, stopped };
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
  ['another workspace, from direct messages of one', { here: DIRECT }, ABROAD, [false, false]],
  ['a workspace, from direct messages of none', { here: UNBOUND }, ABROAD, [true, false]],
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
    authorize: async (_access, _person, { named }) => (isAllowed ? named : null),
  });
  await access.findReadable(OTHER);
  await access.confirm();
  isAllowed = false;

  await expect(access.confirm()).rejects.toThrow(UserError);
});

test('the search is asked for the asker, with the token of the event, and for no more', async () => {
  const scopes: unknown[] = [];
  const search: Archive['search'] = async (query, scope) => {
    scopes.push([query, scope]);
    return { hits: [], gap: null };
  };
  await create({ search, searchToken: 'secret' }).access.search('beans', 5);
  await create({ search }).access.search('beans', 5);

  const scope = { here: HERE, person: 'P1', limit: 5 };
  expect(scopes).toEqual([
    ['beans', { ...scope, token: 'secret' }],
    ['beans', { ...scope, token: null }],
  ]);
});

test.each<[string, Setting, Place]>([
  ['a place that the platform refuses', { authorize: async () => null }, OTHER],
  ['a place nobody knows', { authorize: () => Promise.reject(new Error('down')) }, OTHER],
  ['another workspace', {}, ABROAD],
  ['direct messages, from a channel', {}, DIRECT],
  ['other direct messages', { here: DIRECT }, { ...DIRECT, channel: 'D2' }],
  ['another channel, for an outsider', { isExternal: true }, OTHER],
  ['a place that turns out to be elsewhere', { authorize: async () => ABROAD }, OTHER],
])('a hit in %s is dropped', async (_what, setting, place) => {
  const search: Archive['search'] = async () => ({ hits: [toHit(place)], gap: null });

  expect(await create({ ...setting, search }).access.search('beans', 5)).toEqual({
    hits: [],
    gap: null,
  });
});

test('what is found tells whether all who read the answer may read it, and can be read', async () => {
  const search: Archive['search'] = async () => ({
    hits: [toHit(OTHER, 'M1'), toHit(HERE, 'M2'), toHit(OTHER, 'M3')],
    gap: 'indexing',
  });
  const { access, asked } = create({ search, platform: { hasOpenHistory: false } });
  const { hits, gap } = await access.search('beans', 5);

  expect(hits.map(({ readable, hit }) => [hit.message.id, readable.isShared])).toEqual([
    ['M1', false],
    ['M2', true],
    ['M3', false],
  ]);
  expect(gap).toBe('indexing');
  expect(asked).toEqual([OTHER, HERE]); // Each place once.
  const [first] = hits;
  expect(first && (await access.read(first.readable, { after: null, limit: 1 }))).toEqual([OTHER]);
});

test('rights are asked for at each search, and once more before what was found is shown', async () => {
  let isAllowed = true;
  const search: Archive['search'] = async () => ({ hits: [toHit(OTHER)], gap: null });
  const authorize: Directory['authorize'] = async (_access, _person, { named }) =>
    isAllowed ? named : null;
  const { access } = create({ search, authorize, to: { person: 'P1' } });

  expect((await access.search('beans', 5)).hits).toHaveLength(1);
  isAllowed = false;
  expect((await access.search('beans', 5)).hits).toEqual([]);
  await expect(access.confirm()).rejects.toThrow(UserError);
});

test('hits that may not be read leave their places to others', async () => {
  const authorize: Directory['authorize'] = async (_access, _person, { named }) =>
    named.channel === 'C2' ? null : named;
  const hits = ['C2', 'C2', 'C3', 'C4', 'C5'].map((channel, index) =>
    toHit({ ...OTHER, channel }, `M${index}`),
  );
  const { access } = create({ authorize, search: async () => ({ hits, gap: null }) });

  expect((await access.search('beans', 2)).hits.map(({ hit }) => hit.message.id)).toEqual([
    'M2',
    'M3',
  ]);
});

test('of hits in very many places those in the places of the best are kept', async () => {
  const hits = Array.from({ length: 25 }, (_, index) => toHit({ ...OTHER, channel: `C${index}` }));
  const { access, asked } = create({ search: async () => ({ hits, gap: null }) });

  const found = await access.search('beans', 25);
  expect(found.hits.map(({ hit }) => hit)).toEqual(hits.slice(0, 10));
  expect(found.gap).toBe('too_many_places');
  expect(asked).toHaveLength(10);
});

test.each(['', '  \n', '\u200b'])('nothing is searched for %j', async (query) => {
  const { access } = create({ search: () => Promise.reject(new Error('asked')) });

  expect(await access.search(query, 5)).toEqual({ hits: [], gap: null });
});

test('the platform gets whole characters and a whole number', async () => {
  const asked: unknown[] = [];
  const search: Archive['search'] = async (query, { limit }) => {
    asked.push([query, limit]);
    return { hits: [], gap: null };
  };
  const { access } = create({ search });
  await access.search('half a smile \ud83d', 2.9);
  for (const limit of [0, -1, 0.5, Number.NaN]) await access.search('beans', limit);

  expect(asked).toEqual([['half a smile \ufffd', 2]]);
});

test('a search that fails is a gap, and a stop is a stop', async () => {
  const { access, stopped } = create({ search: () => Promise.reject(new Error('down')) });

  expect(await access.search('beans', 5)).toEqual({ hits: [], gap: 'failed' });
  stopped.abort(new Error('stopped'));
  await expect(access.search('beans', 5)).rejects.toThrow('stopped');
});

test('a place that nothing is known of in time is left out, and that is said', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const never = new Promise<null>(() => {});
  const authorize: Directory['authorize'] = (_access, _person, { named }) =>
    named.channel === 'C2' ? never : Promise.resolve(named);
  const hits = [toHit(OTHER, 'M1'), toHit({ ...OTHER, channel: 'C3' }, 'M2')];
  const searching = create({ authorize, search: async () => ({ hits, gap: null }) }).access.search(
    'beans',
    5,
  );
  await vi.advanceTimersByTimeAsync(8_000);
  const found = await searching;

  expect(found.hits.map(({ hit }) => hit.message.id)).toEqual(['M2']);
  expect(found.gap).toBe('too_many_places');
});
