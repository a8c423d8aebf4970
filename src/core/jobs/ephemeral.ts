import type { Posted } from '../job.ts';
import type { Channel } from '../ports.ts';
import type { Parts } from './job-run.ts';
import { toTyped } from './typed-command.ts';

const KEY = 'whisper/0/0';

/** Whether this is a sentence that is not journalled, to which nothing comes back. */
export function isEphemeral({ key }: Posted): boolean {
  return key === KEY;
}

/** What it takes to send a sentence that is not journalled. */
type Sending = Pick<Parts, 'rateLimits' | 'commands' | 'log' | 'shutdown'>;

/** Says one private sentence in passing; its failing is no failure. */
export async function sendEphemeral(parts: Sending, channel: Channel, text: string): Promise<void> {
  await sendSentence(parts, channel, text);
}

/** Waits for room and writes one sentence that is not journalled. Whether it is there. */
export async function sendSentence(
  parts: Sending,
  channel: Channel,
  text: string,
): Promise<boolean> {
  const posted: Posted = {
    key: KEY,
    id: null,
    state: 'opening',
    cut: null,
    openedAt: Date.now(),
    note: null,
  };
  const signal = AbortSignal.any([parts.shutdown, AbortSignal.timeout(10_000)]);
  const sentence = toTyped(text, parts.commands, channel.dialect);
  try {
    const settle = await parts.rateLimits.pass(channel.rateLimits(posted, 'open'), signal);
    await channel
      .write(posted, 'open', { text: sentence, status: null, buttons: [], files: [] }, signal)
      .finally(settle);
    return true;
  } catch (error) {
    parts.log.warn({ err: error }, 'a sentence could not be shown');
    return false;
  }
}
