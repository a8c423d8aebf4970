import type { Approval } from '../content.ts';
import type { Job, Proposal } from '../job.ts';
import { strings } from '../strings/index.ts';
import type { PreparedCall, ToolContext } from './tool.ts';

/** What somebody is asked to agree to; empty where nothing waits for that. */
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

/** The proposals of which one call was agreed to, with what came of it. */
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
