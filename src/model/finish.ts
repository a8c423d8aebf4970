/** What a finish reason means, in whatever spelling a server gives it. */
export type Finish = 'stop' | 'length' | 'blocked' | 'recitation' | 'malformed' | 'cut';

/**
 * Google's own reasons come bare, behind `content_filter: ` or `function_call_filter: `, and in
 * either case; other servers have words of their own.
 * https://ai.google.dev/api/generate-content#FinishReason
 */
const REASONS: readonly (readonly [RegExp, Finish])[] = [
  [/recitation|copyright/i, 'recitation'],
  [
    /function_?call_?filter|malformed|too_many_tool|tool_?call(?!s$)|thought_signature/i,
    'malformed',
  ],
  [
    /content_?filter|safety|prohibited|block|spii|model_armor|moderation|jailbreak|refus|sensitive|^(finish_reason_)?language$/i,
    'blocked',
  ],
  [
    /^(finish_reason_)?(length|(max|model)_?(output_?)?(tokens?|length)(_reached)?|token_limit|incomplete)$/i,
    'length',
  ],
  [/error|cancel|abort|fail|interrupt|timeout|insufficient/i, 'cut'],
];

/** What is known as nothing else is an end like any. */
export function toFinish(reason: string): Finish {
  return REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'stop';
}
