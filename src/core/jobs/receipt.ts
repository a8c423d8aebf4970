import { nameWritten } from '../conversation/written-names.ts';
import { toOneLine } from '../frame.ts';
import { toCharacter } from '../markdown/entities.ts';
import { toGraphemes } from '../markdown/grapheme.ts';
import { toLiteral } from '../markdown/inline.ts';
import { toPlainText } from '../markdown/plain.ts';
import type { Place } from '../messages.ts';
import { strings } from '../strings/index.ts';
import { joinSentences } from '../strings/wording.ts';
import type { JobRun } from './job-run.ts';

/** A receipt says all that was agreed to, as far as there is room beside an answer. */
const MAX_WHAT = 600;

/** Before the cut, and much more than that. */
const MAX_WHAT_CHARS = 5_000;

/** What was approved, and by whom: the answer takes the place of what was asked for. */
export async function toDecisions(
  { journal, adapter, signals }: JobRun,
  place: Place,
): Promise<string[]> {
  const done = journal.job.proposals.filter(({ state }) => state === 'begun');
  if (done.length === 0 || adapter.platform.hasReceipts) return [];
  const texts = done.map(({ text }) => text);
  const named = await nameWritten(texts, place, adapter.directory, signals.writing);
  return done.flatMap(({ text, by }, index) =>
    by === null ? [] : strings.approvedWhat(toShort(named[index] ?? text), by),
  );
}

/** Cut between characters as people see them. */
function toShort(markdown: string): string {
  // As it was shown to whoever agreed: entities are characters there.
  const read = markdown
    .replaceAll(/^> ?/gm, '')
    .replaceAll(/\\.|&#?\w{1,31};/g, (found) => toCharacter(found) ?? found);
  const lines = toPlainText(read, MAX_WHAT_CHARS).split('\n').map(toOneLine).filter(Boolean);
  const line = joinSentences(lines);
  if (line.length <= MAX_WHAT) return toLiteral(line);
  let short = '';
  for (const character of toGraphemes(line)) {
    if (short.length + character.length > MAX_WHAT) break;
    short += character;
  }
  return toLiteral(`${short}…`);
}
