import { z } from 'zod';
import type { Command } from '../src/core/jobs/command.ts';
import { describeTime, type Schedule } from '../src/core/local-time.ts';
import { withoutEntities } from '../src/core/markdown/entities.ts';
import { sayDate } from '../src/core/strings/times.ts';
import { toCsv } from '../src/features/conversation-tools/csv.ts';
import { type SpokenLine, toDigestMaterial } from '../src/features/conversation-tools/digest.ts';
import type { ConversationOpener } from '../src/features/conversation-tools/index.ts';
import { toFitting, toSince, toTasksNote } from '../src/features/conversation-tools/since.ts';
import { conversationStrings } from '../src/features/conversation-tools/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** `/tasks`: who has to do what by when, from what was said here. */
export const tasks = defineSpec({
  name: 'tasks',
  options: [toTextOption('since'), toTextOption('scope', { choices: ['thread', 'channel'] })],
  answers: 'public',
});

export type TasksServices = {
  readonly conversationTools: ConversationOpener;
  readonly schedule: Schedule;
};

export function createTasks({ conversationTools, schedule }: TasksServices): Command {
  return {
    ...tasks,
    async run(jobRun, use) {
      const { options } = use.event;
      const { read, extract, attach, zone } = conversationTools.open(jobRun, use);
      const { messages: said } = await read(options.scope === 'channel' ? 'channel' : 'thread');
      const now = Date.now();
      const since = String(options.since ?? '').trim();
      const chosen = since === '' ? null : await toSince(said, since, { schedule, zone, now });
      const all = { messages: said, reach: { type: 'all' } } as const;
      const { messages, reach } = toFitting(chosen ?? all, await zone());
      const note = toTasksNote(reach);
      if (messages.length === 0) return use.say({ text: conversationStrings.nothingHere });
      const today = describeTime(now, await zone());
      const found = await extract(
        schema,
        `${INSTRUCTION}\nIt is now ${today}.`,
        toDigestMaterial(messages),
      );
      if (found.tasks.length === 0) return use.say({ text: conversationStrings.noTasks, note });
      await attach({
        name: 'tasks.csv',
        mimeType: 'text/csv',
        alt: conversationStrings.tasks,
        text: toFile(found.tasks, messages),
      });
      return use.say({ text: toTable(found.tasks, messages), note });
    },
  };
}

const schema = z.object({
  tasks: z.array(
    z.object({
      task: z.string().describe('What is to be done, in a few words'),
      owner: z.string().nullable().describe('Who does it; null where nobody was named'),
      due: z
        .string()
        .nullable()
        .describe('By when, as YYYY-MM-DD where a day was named; else null'),
      message: z.number().nullable().describe('The number of the message that it comes from'),
    }),
  ),
});
type ExtractedTask = z.infer<typeof schema>['tasks'][number];

const INSTRUCTION =
  'List the action items that the messages agree on or ask for, in the language of the messages: what somebody said they would do, or was asked to do and did not refuse. Leave out what is done already. Make nothing up.';

function toTable(found: readonly ExtractedTask[], messages: readonly SpokenLine[]): string {
  const { task: first, owner: second, due: third } = commandStrings.tasks.head;
  const rows = found.map(({ task, owner, due, message }) => {
    const link = messages[(message ?? 0) - 1]?.link ?? null;
    const text = link === null ? toCell(task) : `${toCell(task)} [↗](${link})`;
    return `| ${text} | ${toCell(owner ?? '–')} | ${toCell(sayDue(due))} |`;
  });
  return [`| ${[first, second, third].join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n');
}

/** A day as people read it; what the model wrote instead of one as it is. */
function sayDue(due: string | null): string {
  const at = due === null ? Number.NaN : Date.parse(`${due}T00:00Z`);
  return Number.isNaN(at) ? (due ?? '–') : sayDate(at);
}

function toCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function toFile(found: readonly ExtractedTask[], messages: readonly SpokenLine[]): string {
  const rows = found.map(({ task, owner, due, message }) => [
    ...[task, owner ?? '', due ?? ''].map(withoutEntities),
    messages[(message ?? 0) - 1]?.link ?? '',
  ]);
  const { task, owner, due, message } = commandStrings.tasks.head;
  return toCsv([[task, owner, due, message], ...rows]);
}
