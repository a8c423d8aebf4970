import { timeNow } from '../async.ts';
import { toPrivately } from '../audience.ts';
import type { Policy } from '../conversation/policy.ts';
import { type ActionEvent, type FormEvent, messageOf } from '../events.ts';
import type { Job, Posted } from '../job.ts';
import type { Json } from '../messages.ts';
import type { Channel, CommandNames, Log } from '../ports.ts';
import { toFormatted } from '../reply/flow.ts';
import type { RateLimits } from '../reply/rate-limits.ts';
import { toTyped } from './command.ts';
import type { JobRun } from './job-run.ts';

const KEY = 'whisper/0/0';

/** Whether this is a sentence that is not journalled, to which nothing comes back. */
export function isEphemeral({ key }: Posted): boolean {
  return key === KEY;
}

/** Writes one sentence that is not journalled. Whether it is there; its failing is no failure. */
export type SendEphemeral = (channel: Channel, text: string) => Promise<boolean>;

const TIMEOUT_MS = 30_000;

export type EphemeralServices = {
  readonly rateLimits: RateLimits;
  readonly commands: readonly CommandNames[];
  readonly log: Log;
  readonly shutdown: AbortSignal;
};

export function createSendEphemeral({
  rateLimits,
  commands,
  log,
  shutdown,
}: EphemeralServices): SendEphemeral {
  return async (channel, text) => {
    const posted: Posted = {
      key: KEY,
      id: null,
      state: 'opening',
      cut: null,
      openedAt: timeNow(),
      adapterState: null,
    };
    const signal = AbortSignal.any([shutdown, AbortSignal.timeout(TIMEOUT_MS)]);
    const sentence = toFormatted(toTyped(text, commands, channel.dialect), channel.dialect);
    try {
      const held = channel.rateLimits(posted, 'open');
      const settle = await rateLimits.pass(held, signal);
      const content = { text: sentence, status: null, buttons: [], files: [] };
      await channel.write(posted, 'open', content, signal, held).finally(settle);
      return true;
    } catch (error) {
      log.warn({ err: error }, 'could not show a notice');
      return false;
    }
  };
}

/** Whether the person asked the question of this job, or is an admin. */
export async function isOwner(
  policy: Policy,
  { adapter, signals }: JobRun,
  job: Job,
  { place, speaker }: ActionEvent | FormEvent,
): Promise<boolean> {
  return (
    isAsker(job, speaker.id) || policy.isAdmin(place, speaker, adapter.directory, signals.writing)
  );
}

/** Whether the person asked the question of this job. */
export function isAsker({ events }: Job, person: string): boolean {
  return events.some((event) => {
    if (event.type === 'message') return event.message.speaker.id === person;
    if (event.type === 'scheduled') return messageOf(event)?.speaker.id === person;
    return 'speaker' in event && event.speaker?.id === person;
  });
}

/** The ids under which history knows what a job answered. */
export function toIds({ events }: Job): string[] {
  return events.flatMap((event) => {
    if (event.type === 'message') return [event.message.id];
    if (event.type === 'scheduled') return messageOf(event)?.id ?? [];
    if (event.type === 'action' || event.type === 'form') return [event.key];
    return event.type === 'command' ? [event.messageId ?? event.key] : [];
  });
}

/** A sentence for the person who pressed or wrote only. */
export type Tell = (jobRun: JobRun, event: Told, text: string) => Promise<void>;

type Told = Pick<ActionEvent, 'place' | 'speaker'> & { readonly interaction: Json };

export function createTell(sendEphemeral: SendEphemeral): Tell {
  return async ({ adapter }, { place, speaker, interaction }, text) => {
    await sendEphemeral(adapter.channel(place, toPrivately(speaker.id, interaction)), text);
  };
}
