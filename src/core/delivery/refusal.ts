import type { Stand } from '../ports.ts';
import { sentences } from '../sentences.ts';
import { button, type Work } from '../work.ts';
import { toPosted } from './posted.ts';

/**
 * Says in a message of its own that the platform refuses what an answer was to show: those that are there may take nothing any more.
 * Throws what the channel throws.
 */
export async function tellRefused(work: Work, { place, audience }: Stand): Promise<void> {
  const { ledger, adapter, parts, writing } = work;
  const { job } = ledger;
  const channel = adapter.channel(place, audience);
  const message = toPosted(job, job.posted.length, -1);
  await ledger.journal({ posted: [...job.posted, message] });
  const settle = await parts.budget.pass(channel.costs(message, 'open'), writing);
  const content = {
    text: `⚠️ ${sentences.refusedHere}`,
    status: null,
    buttons: [button(sentences.retry, 'retry', job.id, 'primary')],
    files: [],
  };
  try {
    const { posted } = await channel.write(message, 'open', content, writing);
    await ledger.journal({ posted: [...job.posted, { ...posted, state: 'closed' }] });
  } finally {
    settle();
  }
}
