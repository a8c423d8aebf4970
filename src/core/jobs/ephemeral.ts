import type { Posted } from '../job.ts';
import type { Channel, Log } from '../ports.ts';
import type { RateLimits } from '../reply/rate-limits.ts';
import { toTyped } from './typed-command.ts';

const KEY = 'whisper/0/0';

/** Whether this is a sentence that is not journalled, to which nothing comes back. */
export function isEphemeral({ key }: Posted): boolean {
  return key === KEY;
}

/** Writes one sentence that is not journalled. Whether it is there; its failing is no failure. */
export type SendEphemeral = (channel: Channel, text: string) => Promise<boolean>;

const TIMEOUT_MS = 10_000;

export type EphemeralServices = {
  readonly rateLimits: RateLimits;
  readonly commands: readonly { readonly name: string }[];
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
      openedAt: Date.now(),
      adapterState: null,
    };
    const signal = AbortSignal.any([shutdown, AbortSignal.timeout(TIMEOUT_MS)]);
    const sentence = toTyped(text, commands, channel.dialect);
    try {
      const settle = await rateLimits.pass(channel.rateLimits(posted, 'open'), signal);
      await channel
        .write(posted, 'open', { text: sentence, status: null, buttons: [], files: [] }, signal)
        .finally(settle);
      return true;
    } catch (error) {
      log.warn({ err: error }, 'a sentence could not be shown');
      return false;
    }
  };
}
