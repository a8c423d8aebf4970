import { setTimeout as delay } from 'node:timers/promises';
import { type ModelReply, toFrame } from '../../src/demo/frames.ts';
import { createDemoServer } from '../../src/demo/server.ts';
import type { ChatBody } from '../../src/demo/validate.ts';
import { toChunks } from '../e2e/harness.ts';

/** A moment of a model request. */
export type ModelStage = 'request' | 'stream' | 'end' | 'over';

/** `by` is the number of the address that was asked. */
type OnStage = (stage: ModelStage, by: number) => Promise<void>;

export type Length = 'short' | 'medium' | 'long' | 'huge';

/** What the model said, and to which questions. */
export type Spoken = { readonly covers: readonly string[]; readonly text: string };

const CHARS: Readonly<Record<Length, number>> = {
  short: 60,
  medium: 700,
  long: 5_000,
  huge: 27_000,
};
const CHUNK_MS = 20;
const CHUNKS: Readonly<Record<Length, number>> = { short: 26, medium: 26, long: 150, huge: 600 };

/**
 * A model whose every answer names the question and the attempt in each paragraph. It has so many
 * addresses, so that each asker is known by the one it uses.
 */
export async function createTellingModel(addresses = 1) {
  const servers = await Promise.all(
    Array.from({ length: addresses }, () => createDemoServer({ apiKey: 'key' })),
  );
  /** Every answer that was begun, by the name that its paragraphs bear. */
  const spoken = new Map<string, Spoken>();
  const attempts = new Map<string, number>();
  const lengths = new Map<string, Length>();
  const hooks: { onStage: OnStage | null } = { onStage: null };
  let hold: (() => Promise<void>) | null = null;
  const tell = async (stage: ModelStage, by: number) => {
    await hooks.onStage?.(stage, by);
    if (stage === 'end') await hold?.();
  };

  const answer = ({ messages = [] }: ChatBody, by: number): ModelReply | undefined => {
    const covers = findQuestions(messages);
    const token = covers.at(-1);
    if (token === undefined) return undefined;
    const attempt = (attempts.get(token) ?? 0) + 1;
    attempts.set(token, attempt);
    const length = lengths.get(token) ?? 'medium';
    const name = `${token}v${attempt}`;
    const text = toText(name, toCharacters(length, attempt));
    spoken.set(name, { covers, text });
    async function* frames() {
      await tell('request', by);
      for (const content of toChunks(text, CHUNKS[length])) {
        yield toFrame({ delta: { content, role: 'assistant' } });
        await delay(CHUNK_MS);
        await tell('stream', by);
      }
      await tell('end', by);
      yield toFrame({ delta: { content: '' }, finish_reason: 'stop' });
      await tell('over', by);
    }
    return { frames: frames() };
  };
  for (const [by, server] of servers.entries()) server.answer((body) => answer(body, by));

  return {
    urls: servers.map(({ url }) => url),
    spoken,
    /** How long the answers to a question are to be. */
    setLength: (token: string, length: Length) => void lengths.set(token, length),
    set onStage(hook: OnStage | null) {
      hooks.onStage = hook;
    },
    /** Keeps every answer from ending. */
    set hold(wait: (() => Promise<void>) | null) {
      hold = wait;
    },
    close: () => Promise.all(servers.map((server) => server.close())),
  };
}

export type TellingModel = Awaited<ReturnType<typeof createTellingModel>>;

/** How a question is put: what stands behind it is its token. */
export const toAsked = (token: string): string => `please answer ${token} now`;

type Messages = readonly { readonly role?: string; readonly content?: unknown }[];

/** The questions since the last answer. */
function findQuestions(messages: Messages): string[] {
  const lastAnswer = messages.findLastIndex(({ role }) => role === 'assistant');
  const text = JSON.stringify(messages.slice(lastAnswer + 1)).replace(
    /<earlier>.*?<\/earlier>/gs,
    '',
  );
  return [...text.matchAll(/answer ([qe]\d{4}) now/g)].map(([, token]) => token ?? '');
}

/** Later attempts are shorter every other time, so that a re-run leaves messages over. */
function toCharacters(length: Length, attempt: number): number {
  return attempt % 2 === 0 ? Math.ceil(CHARS[length] / 3) : CHARS[length];
}

function toText(name: string, characters: number): string {
  const paragraphs = [`Answer ${name} begins.`];
  for (let index = 1; paragraphs.join('\n\n').length < characters; index += 1) {
    paragraphs.push(
      `Part ${index} of ${name}: **bold**, \`code\` and ${'plain words, '.repeat(12)}so.`,
    );
    if (index % 4 === 0) paragraphs.push(`- one of ${name}\n- two of ${name}`);
  }
  return paragraphs.join('\n\n');
}
