import { expect, test } from 'vitest';
import type { IncomingEvent } from '../../src/core/event.ts';
import { type Job, toJob } from '../../src/core/inbox.ts';
import type { Place } from '../../src/core/message.ts';
import { createPostElsewhere } from '../../src/tools/post-elsewhere.ts';
import { call, createArchive, createContext, createDirectory } from './context.ts';

/** A tool whose post ends as a test says, asked for where its asker may write in some channels. */
function createPosting(end: Partial<Job>, writable: (place: Place) => Promise<boolean>) {
  const accepted: IncomingEvent[] = [];
  const tool = createPostElsewhere({
    waitMs: 100,
    inbox: {
      async accept(event) {
        accepted.push(event);
        return { status: 'new', jobId: 'j1', isBusy: false };
      },
      async find() {
        const [event] = accepted;
        return event ? { ...toJob('j1', event, 0), ...end } : null;
      },
    },
  });
  const directory = createDirectory({ writable: async (_, place) => writable(place) });
  const archive = createArchive({
    link: async ({ channel }, id) => `https://x.test/${channel}/${id}`,
  });
  const { context } = createContext({ directory, archive });
  return { tool, context, accepted };
}

const DONE: Partial<Job> = {
  state: 'done',
  posted: [{ key: 'j1/0/0', id: 'm1', state: 'closed', cut: null, openedAt: 0, note: null }],
  ending: { kind: 'fixed', note: null, canRetry: false },
};
const INPUT = { channel: '<#C2|general>', text: 'We ship on Friday.' };

test('it posts where the asker may write, in the asker’s name and workspace', async () => {
  const { tool, context, accepted } = createPosting(DONE, async ({ channel }) => channel === 'C2');

  expect((await call(tool, INPUT, context)).text).toBe('Posted: https://x.test/C2/m1');
  expect(accepted).toEqual([
    expect.objectContaining({
      name: 'post',
      place: { platform: 'slack', workspace: 'T1', channel: 'C2' },
      payload: { text: 'We ship on Friday.', by: 'Ada' },
    }),
  ]);
});

test.each([
  ['may not', async () => false],
  ['nobody knows', () => Promise.reject(new Error('no answer'))],
])('nothing is posted where the asker %s', async (_, writable) => {
  const { tool, context, accepted } = createPosting(DONE, writable);

  await expect(call(tool, INPUT, context)).rejects.toThrow('Not posted');
  expect(accepted).toEqual([]);
});

test.each(['general please', '../C2', ''])(
  'nobody is asked about %j, which names no channel',
  (channel) => {
    const { tool } = createPosting(DONE, async () => true);

    expect(() => tool.prepare(JSON.stringify({ ...INPUT, channel }))).toThrow('names no channel');
  },
);

test('the model hears of a post that failed, and of one that takes long', async () => {
  const dropped = createPosting({ state: 'dropped' }, async () => true);
  const slow = createPosting({ state: 'accepted' }, async () => true);

  expect((await call(dropped.tool, INPUT, dropped.context)).text).toContain('Not posted');
  expect((await call(slow.tool, INPUT, slow.context)).text).toContain('It will be posted');
});

test('whoever asks agrees to the very text first', () => {
  const { tool } = createPosting(DONE, async () => true);

  expect(tool).toMatchObject({ acts: true, consent: 'asker' });
  expect(tool.prepare(JSON.stringify({ channel: 'C2', text: 'one\ntwo' })).proposal).toBe(
    'Post this in <#C2>:\n\n> one\n> two',
  );
});
