import { expect, test } from 'vitest';
import type { IncomingEvent } from '../../../src/core/events.ts';
import type { AcceptOptions } from '../../../src/core/store-ports.ts';
import { createPollTool } from '../../../src/features/polls/poll-tool.ts';
import { pollOf } from '../../../src/features/polls/polls.ts';
import { call, createContext, place } from '../../tools/context.ts';

test('a poll is planned as a message of its own in the conversation that it was asked for in', async () => {
  const accepted: { event: IncomingEvent; options: AcceptOptions }[] = [];
  const tool = createPollTool({
    openPolls: { add: async () => {} },
    inbox: {
      async accept(event, options) {
        accepted.push({ event, options });
        return { status: 'new', jobId: 'j1', isBusy: true };
      },
    },
  });
  const { context } = createContext();
  await call(tool, { question: 'Lunch?', options: ['Pizza', 'Soup'] }, context);
  const [{ event, options } = {}] = accepted;

  expect(event).toMatchObject({ type: 'scheduled', place, conversation: context.conversation });
  expect(event?.type === 'scheduled' ? pollOf(event) : null).toEqual({
    question: 'Lunch?',
    options: ['Pizza', 'Soup'],
    by: 'U1',
  });
  expect(options).toEqual({ notBefore: 0, lane: context.conversation, merge: false });
  expect(tool).toMatchObject({ acts: true, consent: 'none' });
});

test('options that are the same make no poll, and the model reads why', async () => {
  const tool = createPollTool({
    openPolls: { add: async () => {} },
    inbox: { accept: () => Promise.reject(new Error('not expected')) },
  });

  await expect(call(tool, { question: 'Lunch?', options: ['Soup', ' Soup '] })).rejects.toThrow(
    'A poll needs a question and 2 to 10 options',
  );
});
