import { ModelError, type ModelFailure } from '../core/errors.ts';
import type { Source } from '../core/ports.ts';
import { toFinish } from './finish.ts';
import { modelStrings } from './strings/index.ts';

/** What `generateContent` answered. */
export type Generated = {
  readonly text: string;
  /** Base64, in order. */
  readonly pictures: readonly string[];
  /** The pages that the text rests on, each once. */
  readonly sources: readonly Source[];
  /**
   * Why it ended without what was asked for, in plain words as its message; null: it just ended.
   */
  readonly refusal: ModelError | null;
};

type Part = { text?: unknown; thought?: unknown; inlineData?: { data?: unknown } };
type Candidate = {
  content?: { parts?: Part[] };
  finishReason?: unknown;
  groundingMetadata?: { groundingChunks?: { web?: { uri?: unknown; title?: unknown } }[] };
};
type Answer = {
  candidates?: Candidate[];
  promptFeedback?: { blockReason?: unknown };
};

/** `finishReason` and `blockReason`. https://ai.google.dev/api/generate-content#FinishReason */
const REFUSALS: Readonly<
  Record<string, 'unsafe' | 'prohibited' | 'tooClose' | 'personal' | 'noImage'>
> = {
  SAFETY: 'unsafe',
  IMAGE_SAFETY: 'unsafe',
  BLOCKLIST: 'prohibited',
  PROHIBITED_CONTENT: 'prohibited',
  IMAGE_PROHIBITED_CONTENT: 'prohibited',
  RECITATION: 'tooClose',
  IMAGE_RECITATION: 'tooClose',
  SPII: 'personal',
  NO_IMAGE: 'noImage',
  IMAGE_OTHER: 'noImage',
};

/**
 * Reads an answer whose every field may be missing. Throws `ModelError` if the prompt was blocked
 * or nothing came.
 */
export function toGenerated(raw: unknown): Generated {
  const { candidates, promptFeedback } = raw as Answer;
  const blocked = promptFeedback?.blockReason;
  if (typeof blocked === 'string')
    throw toRefused(blocked) ?? new ModelError('blocked', modelStrings.unsafe);
  const candidate = candidates?.[0];
  const parts = (candidate?.content?.parts ?? []).filter(({ thought }) => thought !== true);
  const text = parts.map((part) => (typeof part.text === 'string' ? part.text : '')).join('');
  const pictures = parts.flatMap(({ inlineData }) =>
    typeof inlineData?.data === 'string' ? [inlineData.data] : [],
  );
  const finish = String(candidate?.finishReason ?? 'none');
  const refusal = toRefused(finish);
  if (text.trim() === '' && pictures.length === 0) {
    throw refusal ?? new ModelError(toFailure(finish), `nothing came, finish reason ${finish}`);
  }
  return { text, pictures, sources: toSources(candidate), refusal };
}

function toRefused(reason: string): ModelError | null {
  const name = REFUSALS[reason.toUpperCase()];
  if (name === undefined) return null;
  const failure = toFinish(reason) === 'recitation' ? 'recitation' : 'blocked';
  return new ModelError(failure, modelStrings[name]);
}

function toFailure(finish: string): ModelFailure {
  const meaning = toFinish(finish);
  if (meaning === 'length') return 'out_of_tokens';
  return meaning === 'stop' ? 'empty' : meaning;
}

function toSources(candidate: Candidate | undefined): readonly Source[] {
  const found = new Map<string, Source>();
  for (const { web } of candidate?.groundingMetadata?.groundingChunks ?? []) {
    const url = typeof web?.uri === 'string' && URL.canParse(web.uri) ? new URL(web.uri) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || found.has(url.href)) continue;
    const title = typeof web?.title === 'string' ? web.title.trim() : '';
    found.set(url.href, { title: title || url.hostname, url: url.href });
  }
  return [...found.values()];
}

const MAX_REFUSAL = 300;

/**
 * What a model wrote instead of what it was asked for, on one line and short enough for an error.
 */
export function toRefusal(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= MAX_REFUSAL
    ? line
    : `${characters.slice(0, MAX_REFUSAL - 1).join('')}…`;
}
