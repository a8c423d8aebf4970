import { sentences } from './sentences.ts';

/** What was said in a recording. */
export type Transcript = {
  /** In English: "German". Empty where it was not told. */
  readonly language: string;
  readonly segments: readonly {
    readonly startMs: number;
    readonly speaker: string | null;
    readonly text: string;
  }[];
  /** One line; empty where there is none. */
  readonly summary: string;
};

export type Transcriber = {
  /** Throws `ModelError`. */
  transcribe(
    audio: { readonly mimeType: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
  ): Promise<Transcript>;
};

/** A recording longer than this gets a line on top that says what it is about. */
const SUMMARY_FROM_MS = 60_000;

/** Language, length, what it is about, then every segment with its time. */
export function toMarkdown(
  { language, segments, summary }: Transcript,
  durationMs: number | null,
): string {
  const length = durationMs === null ? null : toClock(durationMs);
  const head = [`🎙️ **${sentences.voiceNote}**`, language, length].filter(Boolean).join(' · ');
  if (segments.length === 0) return `${head}\n\n*${sentences.silence}*`;
  const about =
    summary !== '' && (durationMs ?? segments.at(-1)?.startMs ?? 0) > SUMMARY_FROM_MS
      ? [`> ${summary}`]
      : [];
  const lines = segments.map(
    ({ startMs, speaker, text }) =>
      `\`${toClock(startMs)}\` ${speaker ? `**${speaker}:** ` : ''}${text.trim()}`,
  );
  return [head, ...about, ...lines].join('\n\n');
}

function toClock(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
