import { expect, test } from 'vitest';
import type { Access } from '../../src/core/access.ts';
import type { ToolContext } from '../../src/core/answer/tool.ts';
import type { IncomingEvent } from '../../src/core/events.ts';
import { type Job, toJob } from '../../src/core/job.ts';
import type { Place } from '../../src/core/messages.ts';
import { createPostElsewhere } from '../../src/tools/post-elsewhere.ts';
import { call, createAccess, createContext, place } from './context.ts';

/** A tool whose post ends as a test says, asked for where its asker may write in some channels. */
function createPosting(end: Partial<Job>, findWritable: Access['findWritable']) {
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
  const access = createAccess({ findWritable });
  const link: ToolContext['link'] = async ({ channel }, id) => `https://x.test/${channel}/${id}`;
  const { context } = createContext({ access, link });
  return { tool, context, accepted };
}

const DONE: Partial<Job> = {
  state: 'done',
  posted: [
    { key: 'j1/0/0', id: 'm1', state: 'closed', cut: null, openedAt: 0, adapterState: null },
  ],
  ending: { kind: 'fixed', note: null, canRetry: false },
};
const anywhere = async (named: Place) => named;
const INPUT = { channel: '<#C2|general>', text: 'We ship on Friday.' };

test('it posts where the asker may write, in the asker’s name and workspace', async () => {
  const { tool, context, accepted } = createPosting(DONE, async (named) => {
    return named.channel === 'C2' ? { ...named, thread: 'as it really is' } : null;
  });

  expect((await call(tool, INPUT, context)).text).toBe('Posted: https://x.test/C2/m1');
  expect(accepted).toEqual([
    expect.objectContaining({
      name: 'post',
      place: { platform: 'slack', workspace: 'T1', channel: 'C2', thread: 'as it really is' },
      payload: {
        text: 'We ship on Friday.',
        by: 'Ada',
        asked: { person: 'U1', isExternal: false, here: place },
      },
    }),
  ]);
});

test('nothing is posted where the asker may not write', async () => {
  const { tool, context, accepted } = createPosting(DONE, async () => null);

  await expect(call(tool, INPUT, context)).rejects.toThrow('Not posted');
  expect(accepted).toEqual([]);
});

test('nobody is asked to agree to a post where the asker may not write', async () => {
  const { tool, context } = createPosting(DONE, async () => null);
  const prepared = tool.prepare(JSON.stringify(INPUT));

  await expect(prepared.check(context)).rejects.toThrow('Not posted');
});

test.each(['general please', '../C2', ''])(
  'nobody is asked about %j, which names no channel',
  (channel) => {
    const { tool } = createPosting(DONE, anywhere);

    expect(() => tool.prepare(JSON.stringify({ ...INPUT, channel }))).toThrow('names no channel');
  },
);

test('the model hears of a post that failed, and of one that takes long', async () => {
  const dropped = createPosting({ state: 'dropped' }, anywhere);
  const slow = createPosting({ state: 'accepted' }, anywhere);

  expect((await call(dropped.tool, INPUT, dropped.context)).text).toContain('Not posted');
  expect((await call(slow.tool, INPUT, slow.context)).text).toContain('It will be posted');
});

const { signal } = new AbortController();

test('whoever asks agrees to the very text first', async () => {
  const { tool, context } = createPosting(DONE, anywhere);
  const { proposal } = tool.prepare(JSON.stringify({ channel: 'C2', text: 'one\ntwo' }));

  expect(tool).toMatchObject({ acts: true, consent: 'asker' });
  expect(await proposal(context, signal)).toBe('Post this in <#C2>:\n\n> one\n> two');
});

test.each([
  ['#general', { '#general': 'C7' }, '<#C7>'],
  [' #general ', { '#general': 'C7' }, '<#C7>'],
  ['#general (C8)', { '#general (C8)': 'C8' }, '<#C8>'],
  ['#general', { '#general': '' }, '#general'],
  ['#general', {}, '#general'],
  ['#constructor', {}, '#constructor'],
])('%j is shown as what the post is to stand in', async (channel, channels, shown) => {
  const { tool, context } = createPosting(DONE, anywhere);
  const { proposal } = tool.prepare(JSON.stringify({ channel, text: 'x' }));

  expect(await proposal({ ...context, channels }, signal)).toBe(`Post this in ${shown}:\n\n> x`);
});

test('a name that several channels have is none of them', async () => {
  const { tool, context, accepted } = createPosting(DONE, anywhere);
  const input = { ...INPUT, channel: '#general' };
  const channels = { '#general': '' };

  await expect(call(tool, input, { ...context, channels })).rejects.toThrow('several channels');
  expect(accepted).toEqual([]);
});
