import { expect, test } from 'vitest';
import type { MessageEvent } from '../../../src/core/events.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import { createJobStore } from '../../../src/core/jobs/personal-stores.ts';

// Kind: whose request it is that repeats somebody's words, and whether it is done.

const place = { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '1' };

const toEvent = (person: string, quoted: string | null): MessageEvent => ({
  ...{ type: 'message', key: `k-${person}`, conversation: 'slack/T1/C1/1', place, at: 1 },
  message: {
    ...{ id: '1', place, text: 'words', attachments: [], replyTo: null, where: 'mention' },
    speaker: { id: person, name: null, roles: [], isAdmin: null, isExternal: false },
    quoted: quoted === null ? [] : [{ author: 'Ada', person: quoted, text: 'quoted' }],
    ...{ isToOthers: false, sentAt: 1 },
  },
});

test.each<[string, Partial<Job>, string, string | null, { removed: number; left: number }]>([
  ['their own, before it is done', {}, 'U1', null, { removed: 1, left: 0 }],
  ['another’s that quotes them', { state: 'done' }, 'U2', 'U1', { removed: 1, left: 0 }],
  ['another’s that quotes them and waits', {}, 'U2', 'U1', { removed: 0, left: 1 }],
  ['another’s', { state: 'done' }, 'U2', 'U3', { removed: 0, left: 0 }],
  ['one that showed them', { state: 'done', people: ['U1'] }, 'U2', null, { removed: 1, left: 0 }],
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
  expect(await store.forget({ type: 'person', ...scope }, () => false)).toEqual(expected);
});

test('of a person’s words go those that another forwards, though nobody told whose they are', async () => {
  const forwarding = (id: string): Job => {
    const event = toEvent('U2', null);
    const quoted = [{ author: null, text: 'forwarded', repeats: [id] }];
    const message = { ...event.message, id: `of ${id}`, quoted };
    return { ...toJob(`forward of ${id}`, { ...event, message }, 2), state: 'done' };
  };
  const jobs = [toJob('own', toEvent('U1', null), 1), forwarding('1'), forwarding('8')];
  const stripped: string[] = [];
  const store = createJobStore({
    inbox: {
      list: async (_prefix, after) => (after === null ? jobs : []),
      strip: async (id) => stripped.push(id) > 0,
    },
    blobs: { forget: async () => {} },
  });
  const scope = { platform: 'slack', workspace: 'T1', person: 'U1', name: null } as const;
  await store.forget({ type: 'person', ...scope }, () => false);
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
  const stripped: string[] = [];
  const store = createJobStore({
    inbox: {
      list: async (_prefix, after) => (after === null ? jobs : []),
      strip: async (id) => stripped.push(id) > 0,
    },
    blobs: { forget: async () => {} },
  });
  const scope = { platform: 'slack', workspace: 'T1', person: 'U1', name: null } as const;
  await store.forget({ type: 'person', ...scope }, () => false);
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
  const stripped: string[] = [];
  const store = createJobStore({
    inbox: {
      list: async (_prefix, after) => (after === null ? jobs : []),
      strip: async (id) => stripped.push(id) > 0,
    },
    blobs: { forget: async () => {} },
  });
  const scope = { platform: 'slack', workspace: 'T1', person: 'U1', name: null } as const;
  await store.forget({ type: 'person', ...scope }, () => false);
  expect(stripped).toEqual(['own', 'form of own']);
});
