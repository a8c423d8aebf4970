import { type ModelReply, textReply } from '../../src/demo/frames.ts';
import type { ChatBody } from '../../src/demo/validate.ts';
import { WAIT_MS } from '../waiting.ts';
import type * as discord from './on-discord.ts';
import type * as slack from './on-slack.ts';

/** Silence as wav: 8 kHz, mono, 16 bit. */
export function toSilence(seconds = 1): Buffer {
  const data = Buffer.alloc(16_000 * seconds);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

type Said = { readonly start: number; readonly speaker: string; readonly text: string };

/** What the model says of a recording. */
export function toHeard(
  segments: readonly Said[],
  summary = 'Two people plan the launch.',
): string {
  return JSON.stringify({ language: 'English', summary, segments });
}

export const LAUNCH = toHeard([
  { start: 0, speaker: 'Speaker 1', text: 'Shall we launch on Friday?' },
  { start: 4.2, speaker: 'Speaker 2', text: 'Yes.' },
]);

/** A talk of so many sentences, one every ten seconds. */
export function toSpeech(sentences: number): string {
  return toHeard(
    Array.from({ length: sentences }, (_, index) => ({
      start: index * 10,
      speaker: 'Speaker 1',
      text: `Sentence ${index} of the talk is here, and it goes on for about as long as people do when they talk.`,
    })),
  );
}

/**
 * The model transcribes when it is asked for JSON, one recording after another, and answers
 * otherwise.
 */
export function hear(answer: string, ...heard: readonly string[]) {
  let calls = 0;
  return (body: ChatBody): ModelReply => {
    if (!body.response_format) return textReply(answer);
    const said = heard[Math.min(calls, heard.length - 1)] ?? LAUNCH;
    calls += 1;
    return textReply(said);
  };
}

/** How often the model was asked what is said in a recording. */
export const countHeard = ({ requests }: { readonly requests: readonly ChatBody[] }): number =>
  requests.filter((body) => body.response_format).length;

/** U1 is an admin, the others are not. */
export const users = ['U1', 'U2', 'U3'].map((id) => ({ id, name: id, isAdmin: id === 'U1' }));

export const voice = (name = 'audio_message.wav', durationMs = 75_000) => ({
  name,
  bytes: toSilence(),
  mimetype: '',
  voice: { durationMs },
});

/** Parley's finished messages in a thread. */
export const onSlack = ({ slack: emulator }: slack.Running, ts: string) =>
  emulator.messages('C1', ts).filter(({ user, streaming }) => user === 'UBOT' && !streaming);

/** The last message of a transcript. */
export const lastOnSlack = (running: slack.Running, ts: string) =>
  running.slack.waitFor(
    () =>
      onSlack(running, ts).find(({ buttons }) => buttons.some(({ text }) => text === 'Translate')),
    WAIT_MS,
  );

export const onDiscord = ({ discord: emulator }: discord.Running, channel: string) =>
  emulator.messages(channel).filter(({ own }) => own);

/** The last message of a transcript. */
export const lastOnDiscord = (running: discord.Running, channel: string) =>
  running.discord.waitFor(
    () =>
      onDiscord(running, channel).find(({ buttons }) =>
        buttons.some(({ label }) => label === 'Translate'),
      ),
    WAIT_MS,
  );

/** The numbers of the sentences in some messages. */
export const sentencesIn = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    [...text.matchAll(/Sentence (\d+) /g)].map(([, number]) => Number(number)),
  );

export const firstHundred = Array.from({ length: 100 }, (_, index) => index);
