import type { Proposal } from '../job.ts';
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
