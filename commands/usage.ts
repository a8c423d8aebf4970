import { findNames } from '../src/core/conversation/names.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import {
  type Amount,
  NOTHING,
  type UsageBook,
  type WorkspaceUsage,
} from '../src/core/jobs/usage.ts';
import { toLiteralName } from '../src/core/markdown/inline.ts';
import { defineSpec } from './spec.ts';
import { commandStrings } from './strings/index.ts';

const MAX_SHOWN = 10;

/** `/usage`: what was used today and this month; admins see the workspace and who used most. */
export const usage = defineSpec({ name: 'usage', options: [], answers: 'private' });

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

function toOwn({ speaker }: CommandEvent, today: WorkspaceUsage, month: WorkspaceUsage): string {
  const lines = toLines(of(today, speaker.id), of(month, speaker.id));
  return [commandStrings.usage.own, ...lines, '', commandStrings.usage.what].join('\n');
}

async function toWhole(
  { adapter, signals }: JobRun,
  { place }: CommandEvent,
  today: WorkspaceUsage,
  month: WorkspaceUsage,
): Promise<string> {
  const most = [...month.people]
    .toSorted(([, a], [, b]) => toTokens(b) - toTokens(a) || b.questions - a.questions)
    .slice(0, MAX_SHOWN);
  const ids = most.map(([id]) => id);
  const wanted = { texts: [], people: ids };
  const names = await findNames(wanted, place, adapter.directory, signals.thinking);
  const words = commandStrings.usage;
  const people = most.map(([id, amount]) =>
    words.line(toLiteralName(names.person(id)), words.amount(toUsed(amount))),
  );
  const models = [...month.models]
    .toSorted(([, a], [, b]) => toTokens(b) - toTokens(a))
    .map(([model, amount]) => words.line(toLiteralName(model), words.ofModel(toUsed(amount))));
  return [
    words.workspace,
    ...toLines(today.total, month.total),
    ...(people.length === 0 ? [] : ['', words.people, ...people]),
    ...(models.length === 0 ? [] : ['', words.models, ...models]),
    '',
    words.what,
  ].join('\n');
}

function toLines(today: Amount, month: Amount): string[] {
  const words = commandStrings.usage;
  const [ofToday, ofMonth] = [today, month].map((amount) => words.amount(toUsed(amount)));
  return [words.today(ofToday ?? ''), words.month(ofMonth ?? '')];
}

function of({ people }: WorkspaceUsage, id: string): Amount {
  return people.get(id) ?? NOTHING;
}

function toTokens({ promptTokens, answerTokens }: Amount): number {
  return promptTokens + answerTokens;
}

function toUsed({ pictures: images, audioMs, ...amount }: Amount) {
  return { ...amount, images, audioMinutes: Math.ceil(audioMs / 60_000) };
}
