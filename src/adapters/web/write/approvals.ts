import type { Approval } from '../../../core/content.ts';
import { toFormatted } from '../../../core/reply/flow.ts';
import { dialect } from './format.ts';

/** A message's text, and the cards beside it that replace parts of it. */
export function toCardsBesideText(text: string, given: readonly Approval[]) {
  const approvals = given.map((each) => ({
    ...each,
    text: toFormatted(each.text, dialect).trim(),
  }));
  return { text: approvals.reduce(withoutShown, text), approvals };
}

/** Text that is not found as it was written stays: shown twice is better than not at all. */
function withoutShown(text: string, { text: shown }: Approval): string {
  const at = shown === '' ? -1 : text.lastIndexOf(shown);
  if (at < 0) return text;
  // The question stands on the same line before it.
  const start = Math.max(0, text.lastIndexOf('\n\n', at));
  return `${text.slice(0, start)}${text.slice(at + shown.length)}`.trim();
}
