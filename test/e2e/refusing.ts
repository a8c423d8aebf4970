import { expect } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { ownTexts, type Running, WAIT_MS } from './on-discord.ts';

/** Numbered sentences: what is missing, doubled or out of order shows. */
export function toSentences(count: number): string {
  return Array.from({ length: count }, (_, n) => `This is sentence ${n} of the answer.`).join(' ');
}
export const short = toSentences(3);
export const long = toSentences(150);
export const overlong = toSentences(480);

/** What people read of Parley in some channels, without the quiet lines, as one text. */
export function wordsIn(running: Running, ...channels: string[]): string {
  const lines = channels.flatMap((channel) => linesOf(running, channel));
  const words = lines.filter((line) => !line.startsWith('-# ')).join(' ');
  return words.replace(/\s+/g, ' ').trim();
}

/** The quiet lines of Parley in a channel. */
export function notesIn(running: Running, channel: string): string {
  return linesOf(running, channel)
    .filter((line) => line.startsWith('-# '))
    .join('\n');
}

function linesOf(running: Running, channel: string): string[] {
  return ownTexts(running, channel).flatMap((text) => text.split('\n'));
}

/** Everywhere that Parley could have written. */
function channelsOf({ discord }: Running): string[] {
  const threads = discord.threads(discord.generalId).map(({ id }) => id);
  return [discord.generalId, ...threads, discord.dmId('42')];
}

/** Nothing is left that looks as if it went on. */
export function expectEnded(running: Running, except = ''): void {
  expect(unendedIn(running, except)).toEqual([]);
}

/** What looks as if it went on, everywhere but in one channel. */
function unendedIn(running: Running, except: string): string[] {
  const channels = channelsOf(running).filter((each) => each !== except);
  return channels
    .flatMap((channel) => running.discord.messages(channel).filter(({ own }) => own))
    .filter(
      ({ buttons, thinking, text }) =>
        thinking ||
        buttons.some(({ label }) => label === 'Stop') ||
        /^(?:-# )?Drawing…$|^…$/.test(text),
    )
    .map(({ text }) => text);
}

/** Waits until so many jobs have come to an end, well or badly. */
export async function ended(running: Pick<Running, 'log'>, count: number): Promise<void> {
  await expect.poll(() => endsOf(running), { timeout: WAIT_MS }).toBeGreaterThanOrEqual(count);
}

const ENDS = ['answered', 'a job failed', 'Parley cannot post here'];

export function endsOf({ log }: Pick<Running, 'log'>): number {
  return log.lines.filter(({ message }) => ENDS.includes(message)).length;
}

/** Asks, waits until that is answered, and says where the answer stands. */
export async function ask(running: Running, text: string): Promise<string> {
  const ends = endsOf(running);
  const { id } = running.discord.person('42').mention(text);
  await ended(running, ends + 1);
  return placeOf(running, id);
}

/** Where a question is answered: in its thread, or beside it if it can have no thread. */
function placeOf(running: Running, question: string): string {
  return ownTexts(running, question).length > 0 ? question : running.discord.generalId;
}

/** The next question is answered as if nothing had been. */
export async function expectNext(running: Running, except = ''): Promise<void> {
  running.model.next(textReply(['The next answer.']));
  const { id } = running.discord.person('42').mention('and now?');
  // What was before may still be ending: its end is no sign of this one's.
  await expect
    .poll(() => wordsIn(running, placeOf(running, id)), { timeout: WAIT_MS })
    .toContain('The next answer.');
  await expect.poll(() => unendedIn(running, except), { timeout: WAIT_MS }).toEqual([]);
}
