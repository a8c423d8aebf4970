import { withoutSecrets } from './job-keys.ts';
import type { State } from './state.ts';

/**
 * How long an interaction can be answered in its own way. Discord: Interactions, "Followup
 * Messages". The token of a search is of no use for as long.
 */
export const SECRET_TTL_MS = 15 * 60 * 1000;

/**
 * An interaction that was not answered in time cannot be answered in its own way any more: its
 * secret goes, and so does the token of a search whose turn is over.
 */
export function forgetSecrets({ rows, lanes, now }: Pick<State, 'rows' | 'lanes' | 'now'>): void {
  for (const entry of lanes.entries()) {
    if (!entry.hasSecret || entry.running || now() - entry.createdAt < SECRET_TTL_MS) continue;
    const row = rows.byId(entry.id);
    if (row) rows.update(entry.id, { events: row.job.events.map(withoutSecrets) });
    entry.hasSecret = false;
  }
}
