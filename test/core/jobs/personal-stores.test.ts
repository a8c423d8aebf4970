import { expect, test } from 'vitest';
import { createHistory } from '../../../src/core/conversation/history.ts';
import type { MessageEvent } from '../../../src/core/events.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import { createHistoryStore, createJobStore } from '../../../src/core/jobs/personal-stores.ts';
import { createMemoryStore } from '../../adapters/web/site.ts';

// Kind: whose request it is that repeats a person's words, and whether it is done.

const ALL = { isExempt: () => false, until: null };

const place = { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '1' };

function createStore(jobs: readonly Job[]) {
  const stripped: string[] = [];
  const store = createJobStore({
    inbox: {
      list: async (_prefix, after) => (after === null ? jobs : []),
      strip: async (id) => stripped.push(id) > 0,
    },
    blobs: { forget: async () => {} },
  });
  return { store, stripped };
}

const toEvent = (person: string, quoted: string | null): MessageEvent => ({
  ...{ type: 'message', key: `k-${person}`, conversation: 'slack/T1/C1/1', place, at: 1 },
  message: {
    ...{ id: '1', place, text: 'words', attachments: [], replyTo: null, where: 'mention' },
    speaker: { id: person, name: null, roles: [], isAdmin: null, isExternal: false },
    quoted: quoted === null ? [] : [{ author: 'Ada', person: quoted, text: 'quoted' }],
    ...{ isToOthers: false, sentAt: 1 },
  },
});

test.each<[string, Partial<Job>, string, string | null, { removed: number; left: string[] }]>([
  ['their own, before it is done', {}, 'U1', null, { removed: 1, left: [] }],
  ['another’s that quotes them', { state: 'done' }, 'U2', 'U1', { removed: 1, left: [] }],
  ['another’s that quotes them and waits', {}, 'U2', 'U1', { removed: 0, left: ['slack/T1/C1/1'] }],
  ['another’s', { state: 'done' }, 'U2', 'U3', { removed: 0, left: [] }],
  ['one that showed them', { state: 'done', people: ['U1'] }, 'U2', null, { removed: 1, left: [] }],
])('of a person’s words goes %s', async (_, more, person, quoted, expected) => {
  const job = { ...toJob('j', toEvent(person, quoted), 1), ...more };
  const store = createJobStore({
    inbox: {
      list: async (_prefix, after) => (after === null ? [job] : []),
      strip: async () => true,
    },
    blobs: { forget: async () => {} },
  });
  const scope = { platform: 'slack', workspace: 'T1', person: 'U1', name: null } as const;
  expect(await store.forget({ type: 'person', ...scope }, ALL)).toEqual(expected);
});

test('of a person’s words go those that another forwards, though nobody told whose they are', async () => {
  const forwarding = (id: string): Job => {
    const event = toEvent('U2', null);
    const quoted = [{ author: null, text: 'forwarded', repeats: [id] }];
    const message = { ...event.message, id: `of ${id}`, quoted };
    return { ...toJob(`forward of ${id}`, { ...event, message }, 2), state: 'done' };
  };
  const jobs = [toJob('own', toEvent('U1', null), 1), forwarding('1'), forwarding('8')];
  const { store, stripped } = createStore(jobs);
  const scope = { platform: 'slack', workspace: 'T1', person: 'U1', name: null } as const;
  await store.forget({ type: 'person', ...scope }, ALL);
  expect(stripped).toEqual(['own', 'forward of 1']);
});

test('of a person’s words go those in a message that a command was chosen on', async () => {
  const { place: _, message: __, ...base } = toEvent('U2', null);
  const chosen = (aboutQuoted: { people: string[]; repeats: string[] }): Job => ({
    ...toJob(
      `about ${aboutQuoted.people}`,
      {
        ...{ ...base, place, type: 'command', name: 'translate', options: { text: 'quoted' } },
        ...{ typed: [], about: 'U3', aboutMessage: '7', aboutQuoted, locale: null },
        ...{ interaction: null, messageId: null },
        speaker: { id: 'U2', name: null, roles: [], isAdmin: null, isExternal: false },
      },
      2,
    ),
    state: 'done',
  });
  const jobs = ['U1', 'U4'].map((id) => chosen({ people: [id], repeats: [] }));
  const { store, stripped } = createStore(jobs);
  const scope = { platform: 'slack', workspace: 'T1', person: 'U1', name: null } as const;
  await store.forget({ type: 'person', ...scope }, ALL);
  expect(stripped).toEqual(['about U1']);
});

test('of a person’s words go those in a form that shows what their job holds', async () => {
  const { message: _, ...base } = toEvent('U2', null);
  const sentWith = (holder: string): Job => ({
    ...toJob(
      `form of ${holder}`,
      {
        ...{ ...base, type: 'form', action: `correct?:${holder}`, fields: { 'page-0': 'words' } },
        ...{ interaction: null, key: holder },
        speaker: { id: 'U2', name: null, roles: [], isAdmin: null, isExternal: false },
      },
      2,
    ),
    state: 'done',
  });
  const jobs = [toJob('own', toEvent('U1', null), 1), sentWith('own'), sentWith('other')];
  const { store, stripped } = createStore(jobs);
  const scope = { platform: 'slack', workspace: 'T1', person: 'U1', name: null } as const;
  await store.forget({ type: 'person', ...scope }, ALL);
  expect(stripped).toEqual(['own', 'form of own']);
});

// Kind: what is said while something is being forgotten. It was not meant.

test.each([
  [1, ['before', 'made of it']],
  [3, ['before', 'made of it', 'later']],
])(
  'of requests go those that were there at %i, and what was made from them',
  async (until, expected) => {
    const jobs: readonly Job[] = [
      { ...toJob('before', toEvent('U1', null), 1), derived: ['made of it'] },
      toJob('made of it', { ...toEvent('U1', null), key: 'made' }, 3),
      toJob('later', { ...toEvent('U1', null), key: 'later' }, 2),
    ];
    const { store, stripped } = createStore(jobs);
    await store.forget({ type: 'channel', place }, { ...ALL, until });
    expect(stripped).toEqual(expected);
  },
);

test.each([
  ['all there is', null, []],
  ['what jobs have saved since that began until then', 4, ['slack/T1/C1/9']],
  ['what all of them have saved since', 9, []],
  ['nothing that was said before, which went at first', 2, ['slack/T1/C1/1', 'slack/T1/C1/9']],
])('of conversations goes %s', async (_, until, expected) => {
  const store = createMemoryStore();
  const keys = async function* () {
    for (const id of ['1', '9']) yield `history/slack/T1/C1/${id}`;
  };
  const history = createHistory(store, { forget: async () => {} }, keys);
  const turn = (role: 'user' | 'assistant', at: number) => ({
    ...{ role, speaker: role === 'user' ? 'Ada' : null, text: 'words', at },
    ...{ ids: [`${at}`], parts: [], addresses: [] },
  });
  const jobs = [3, 8].map((at): Job => {
    const conversation = at === 3 ? 'slack/T1/C1/1' : 'slack/T1/C1/9';
    const event = toEvent('U1', null);
    const message = { ...event.message, id: `${at}` };
    return toJob(`job ${at}`, { ...event, key: `${at}`, conversation, message }, at);
  });
  for (const [id, at] of [
    ['1', 3],
    ['9', 8],
  ] as const)
    await history.save(`slack/T1/C1/${id}`, [turn('user', at), turn('assistant', at)]);
  const { thread: _thread, ...channel } = place;
  const list = async (_: string, after: string | null) => (after === null ? jobs : []);
  const inbox = { list, find: async () => null };
  await createHistoryStore({ history, inbox }).forget(
    { type: 'channel', place: channel },
    { ...ALL, until },
  );
  const left = [];
  for (const conversation of ['slack/T1/C1/1', 'slack/T1/C1/9'])
    if ((await history.load(conversation)).turns.length > 0) left.push(conversation);
  expect(left).toEqual(expected);
});
