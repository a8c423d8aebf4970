import { findNames } from '../src/core/conversation/names.ts';
import { type Amount, NOTHING, type UsageBook, type Used } from '../src/core/conversation/usage.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import { toLiteralName } from '../src/core/markdown/inline.ts';

const MAX_SHOWN = 10;

/**
 * `/usage`: what was used today and this month; admins see the workspace and who used most of it.
 */
export const usage: CommandSpec = {
  name: 'usage',
  description: 'What you used; admins see the workspace',
  options: [],
  answers: 'private',
};

export type UsageServices = { readonly usage: UsageBook; readonly isAdmin: IsAdmin };

export function createUsageCommand({ usage: book, isAdmin }: UsageServices): Command {
  return {
    ...usage,
    async run(jobRun, { event, say }) {
      const [today, month, mayAll] = await Promise.all([
        book.read(event.place, 'today'),
        book.read(event.place, 'month'),
        isAdmin(jobRun, event),
      ]);
      const text = mayAll ? await toWhole(jobRun, event, today, month) : toOwn(event, today, month);
      await say({ text });
    },
  };
}

function toOwn({ speaker }: CommandEvent, today: Used, month: Used): string {
  const lines = toLines(of(today, speaker.id), of(month, speaker.id));
  return ['**What you used here**', ...lines, WHAT].join('\n');
}

async function toWhole(
  { adapter, signals }: JobRun,
  { place }: CommandEvent,
  today: Used,
  month: Used,
): Promise<string> {
  const most = [...month.people]
    .toSorted(([, a], [, b]) => toTokens(b) - toTokens(a) || b.questions - a.questions)
    .slice(0, MAX_SHOWN);
  const ids = most.map(([id]) => id);
  const wanted = { texts: [], people: ids };
  const names = await findNames(wanted, place, adapter.directory, signals.thinking);
  const people = most.map(
    ([id, amount]) => `- ${toLiteralName(names.person(id))}: ${describe(amount)}`,
  );
  const models = [...month.models]
    .toSorted(([, a], [, b]) => toTokens(b) - toTokens(a))
    .map(([model, amount]) => `- ${toLiteralName(model)}: ${describeModel(amount)}`);
  return [
    '**What this workspace used**',
    ...toLines(today.total, month.total),
    ...(people.length === 0 ? [] : ['', '**Who used most this month**', ...people]),
    ...(models.length === 0 ? [] : ['', '**By model, this month**', ...models]),
    WHAT,
  ].join('\n');
}

const WHAT =
  '\nCounted is all that models were asked for: answers, commands, transcripts, pictures, searches, and the summaries that Parley keeps of long conversations. Days and months are those of UTC.';

function toLines(today: Amount, month: Amount): string[] {
  return [`- Today: ${describe(today)}`, `- This month: ${describe(month)}`];
}

function of({ people }: Used, id: string): Amount {
  return people.get(id) ?? NOTHING;
}

function toTokens({ promptTokens, answerTokens }: Amount): number {
  return promptTokens + answerTokens;
}

function describe(amount: Amount): string {
  const minutes = Math.ceil(amount.audioMs / 60_000);
  return [
    count(amount.questions, 'question'),
    describeModel(amount),
    ...(minutes > 0 ? [`${count(minutes, 'minute')} of audio`] : []),
  ].join(', ');
}

function describeModel(amount: Amount): string {
  return [
    `${count(amount.promptTokens, 'token')} read and ${count(amount.answerTokens, 'token')} written`,
    ...(amount.pictures > 0 ? [count(amount.pictures, 'picture')] : []),
    ...(amount.searches > 0 ? [count(amount.searches, 'search', 'searches')] : []),
  ].join(', ');
}

function count(amount: number, noun: string, nouns = `${noun}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? noun : nouns}`;
}
