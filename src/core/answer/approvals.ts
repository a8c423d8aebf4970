import type { Approval } from '../content.ts';
import { nameWritten } from '../conversation/written-names.ts';
import { toOneLine } from '../frame.ts';
import type { Job, Proposal } from '../job.ts';
import { toCharacter } from '../markdown/entities.ts';
import { toGraphemes } from '../markdown/grapheme.ts';
import { toLiteral } from '../markdown/inline.ts';
import { toPlainText } from '../markdown/plain.ts';
import type { Place } from '../messages.ts';
import type { Adapter } from '../ports.ts';
import type { Journal } from '../reply/journal.ts';
import { strings } from '../strings/index.ts';
import { joinSentences } from '../strings/wording.ts';
import type { PreparedCall, ToolContext } from './tool.ts';

/** What people are asked to approve; empty if no call waits for that. */
export function toProposalText(proposals: readonly Proposal[]): string {
  const open = proposals.filter(({ state }) => state === 'open');
  return open.map(({ text }) => `\n\n${strings.proposed(text)}`).join('');
}

/** What a proposal had to leave out can be read in a file beside it. */
export async function attachWhole(
  prepared: PreparedCall,
  { attach }: Pick<ToolContext, 'attach'>,
): Promise<void> {
  const whole = prepared.whole?.();
  if (!whole) return;
  const { name, alt, text } = whole;
  await attach({ name, mimeType: 'text/plain', alt, bytes: new TextEncoder().encode(text) });
}

/** The proposals with one call approved, and its result. */
export function withOutcome(
  proposals: readonly Proposal[],
  callId: string | undefined,
  outcome: NonNullable<Proposal['outcome']>,
): Proposal[] {
  // An id may come again in a later round: what has ended is another call.
  const isIt = (each: Proposal) =>
    each.callId === callId && each.state === 'begun' && each.outcome === undefined;
  return proposals.map((each) => (isIt(each) ? { ...each, outcome } : each));
}

/** What a platform shows of them. */
export function toApprovals({ proposals }: Pick<Job, 'proposals'>): readonly Approval[] {
  return proposals.map(({ text, consent, state, by, decidedAt = null, outcome = null }) => ({
    ...{ text, consent, by, decidedAt, outcome },
    state: state === 'begun' ? 'approved' : state,
  }));
}

/** A receipt says all that was agreed to, as far as there is room beside an answer. */
const MAX_WHAT = 600;

/** Before the cut, and much more than that. */
const MAX_WHAT_CHARS = 5_000;

/** The job in which something was approved. */
type Deciding = {
  readonly journal: Journal;
  readonly adapter: Adapter;
  readonly signals: { readonly writing: AbortSignal };
};

/** What was approved, and by whom: the answer takes the place of what was asked for. */
export async function toDecisions(
  { journal, adapter, signals }: Deciding,
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
  // As it was shown to the person who approved it: there entities are characters.
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
