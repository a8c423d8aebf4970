import { slack } from '../../src/adapters/slack/platform.ts';
import type { CommandEvent } from '../../src/core/events.ts';
import { toJob } from '../../src/core/job.ts';
import type { Command, CommandReply, CommandUse } from '../../src/core/jobs/command.ts';
import type { JobRun } from '../../src/core/jobs/job-run.ts';
import type { Place } from '../../src/core/messages.ts';
import type { Directory } from '../../src/core/ports.ts';

/** What a command did: the text that it answered with, or what it had a service do. */
export type Result = { readonly type: string };

/** The text that a person reads. Throws if the command did something else. */
export function textOf(result: Result): string {
  if (!('text' in result) || typeof result.text !== 'string')
    throw new Error(`not a text: ${result.type}`);
  return result.text;
}

/**
 * Makes a command with services that put what they are asked for into `results`, uses it, and
 * tells what it did.
 */
export async function useCommand(
  create: (results: Result[]) => Command,
  {
    place,
    person = async () => ({ name: 'Ada', isAdmin: null, timeZone: null, locale: null }),
    ...given
  }: Pick<CommandEvent, 'options' | 'typed'> & {
    readonly place: Place;
    readonly name: string | null;
    readonly person?: Directory['person'];
  },
): Promise<Result> {
  const results: Result[] = [];
  const command = create(results);
  const { thread, ...rest } = place;
  const channel = Object.values(rest).join('/');
  const conversation = thread === undefined ? channel : `${channel}/${thread}`;
  const event: CommandEvent = {
    ...{ type: 'command', key: 'slack/T1/C1/trigger/command', conversation, place, at: 0 },
    speaker: { id: 'U1', name: given.name, roles: [], isAdmin: null, isExternal: false },
    ...{ name: command.name, options: given.options, typed: given.typed, locale: null },
    ...{ interaction: null, messageId: null },
  };
  const toName: Directory['name'] = async (token, at, signal) =>
    (await person(token.slice(2, -1), at, signal)).name;
  const jobRun = {
    adapter: { platform: slack, directory: { person, name: toName } },
    journal: { job: toJob('j1', event, 0) },
    signals: { thinking: new AbortController().signal },
    progress: { notice: { during: <T>(request: Promise<T>) => request } },
  } as unknown as JobRun; // What these commands look at, and no more.
  const use = {
    event,
    channels: {},
    async say(reply: CommandReply) {
      results.push({ type: 'text', ...reply });
    },
  } as unknown as CommandUse;
  await command.run(jobRun, use);
  const [result] = results;
  if (!result) throw new Error('it did nothing');
  return result;
}
