import type { Meter, Usage } from '../core/ports.ts';

type Tokens = Pick<Usage, 'promptTokens' | 'answerTokens'>;
type Counts = Readonly<Record<string, unknown>>;

/**
 * What the compatible API tells about tokens. Hidden thinking is in the total only: whatever is not
 * the prompt counts as the answer.
 */
export function toTokens(raw: unknown): Tokens | null {
  if (!isCounts(raw)) return null;
  // Pictures are counted under the second names.
  const promptTokens = toCount(raw.prompt_tokens ?? raw.input_tokens);
  const answerTokens = toCount(raw.completion_tokens ?? raw.output_tokens);
  return {
    promptTokens,
    answerTokens: Math.max(answerTokens, toCount(raw.total_tokens) - promptTokens),
  };
}

/**
 * What the native API tells; what its tools read is part of the prompt.
 * https://ai.google.dev/api/generate-content#UsageMetadata
 */
export function toNativeTokens(answer: unknown): Tokens | null {
  const raw = isCounts(answer) ? answer.usageMetadata : null;
  if (!isCounts(raw)) return null;
  const promptTokens = toCount(raw.promptTokenCount) + toCount(raw.toolUsePromptTokenCount);
  const written = toCount(raw.candidatesTokenCount) + toCount(raw.thoughtsTokenCount);
  return {
    promptTokens,
    answerTokens: Math.max(written, toCount(raw.totalTokenCount) - promptTokens),
  };
}

/** Tells the meter what a request took, where there is anything to tell. */
export function report(meter: Meter, model: string, taken: Partial<Omit<Usage, 'model'>> | null) {
  if (!taken) return;
  const name = model.replace(/^models\//, '');
  meter({ model: name, promptTokens: 0, answerTokens: 0, pictures: 0, searches: 0, ...taken });
}

function isCounts(raw: unknown): raw is Counts {
  return typeof raw === 'object' && raw !== null;
}

function toCount(raw: unknown): number {
  return typeof raw === 'number' && raw > 0 ? raw : 0;
}
