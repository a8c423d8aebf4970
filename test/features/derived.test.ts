/**
 * The kind: what a tool plans for a question was noted only after it was planned, so that a process
 * killed in between left a poll, a reminder or a post that stayed when its question was deleted.
 */
import { expect, test } from 'vitest';
import type { Tool } from '../../src/core/answer/tool.ts';
import type { IncomingEvent } from '../../src/core/events.ts';
import type { Inbox } from '../../src/core/store-ports.ts';
import { createPollTool } from '../../src/features/polls/poll-tool.ts';
import { createRemindTool } from '../../src/features/reminders/remind-tool.ts';
import { createReminders } from '../../src/features/reminders/reminders.ts';
import { createPostElsewhere } from '../../src/tools/post-elsewhere.ts';
import { createSchedule } from '../../src/tools/schedule.ts';
import { createMemoryStore } from '../commands/here.ts';
import { call, createAccess, createContext, createDirectory } from '../tools/context.ts';

const NOW = Date.UTC(2026, 9, 1, 10, 30);

type Accepting = Pick<Inbox, 'accept' | 'find'>;

function createReminding(inbox: Accepting): Tool {
  const schedule = createSchedule();
  const reminders = createReminders({ store: createMemoryStore(), inbox, schedule });
  const zoneOf = async () => 'Europe/Berlin';
  return createRemindTool({ schedule, reminders, inbox, zoneOf, now: () => NOW });
}

const TOOLS: readonly [string, (inbox: Accepting) => Tool, object][] = [
  [
    'a poll',
    (inbox) => createPollTool({ inbox, openPolls: { add: async () => {} } }),
    { question: 'Lunch?', options: ['Pizza', 'Soup'] },
  ],
  ['a reminder', createReminding, { what: 'tea', at: '2026-10-05T09:00' }],
  [
    'a reminder that is asked about',
    createReminding,
    { what: 'tea', at: 'dopodomani alle 9 o 10' },
  ],
  [
    'a post elsewhere',
    (inbox) => createPostElsewhere({ inbox, waitMs: 10 }),
    { channel: '<#C2|general>', text: 'We ship on Friday.' },
  ],
];

test.each(TOOLS)(
  '%s is noted under its event’s key before it is planned',
  async (_, create, input) => {
    const steps: string[] = [];
    const inbox: Accepting = {
      async accept({ key }: IncomingEvent) {
        steps.push(`accepts ${key}`);
        return { status: 'new', jobId: 'j1', isBusy: false };
      },
      find: async () => null,
    };
    const { context } = createContext({
      access: createAccess({ findWritable: async (named) => named }),
      directory: createDirectory({
        person: async () => ({ name: 'Ada', timeZone: null, locale: null }),
      }),
      derive: async (key) => void steps.push(`notes ${key}`),
    });
    await call(create(inbox), input, context);
    const [noted = '', accepted = ''] = steps;

    expect(steps).toHaveLength(2);
    expect(noted).toBe(accepted.replace('accepts', 'notes'));
  },
);
