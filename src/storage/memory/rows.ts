import type { Job } from '../../core/job.ts';
import type { Patch, Row, Rows } from '../rows.ts';

/** Rows in maps. What goes in and comes out is a copy, as with a database. */
export function createMemoryRows(): Rows {
  const rows = new Map<string, Row>(); // In order of acceptance.
  const names = new Map<string, string>();
  const seen = new Map<string, number>(); // In order of time.

  const read = (id: string | undefined): Row | null => {
    const row = id === undefined ? undefined : rows.get(id);
    return row ? structuredClone(row) : null;
  };
  const unindex = (keys: readonly string[], id: string): void => {
    for (const key of keys) if (names.get(key) === id) names.delete(key);
  };

  return {
    transact: (work) => work(), // Nothing here can fail halfway.
    see(key, at) {
      if (seen.has(key)) return false;
      seen.set(key, at);
      return true;
    },
    insert: (row) => void rows.set(row.job.id, structuredClone(row)),
    update(id, patch) {
      const row = rows.get(id);
      if (row) rows.set(id, applyPatch(row, structuredClone(patch)));
    },
    byId: read,
    byMessage: (key) => read(names.get(key)),
    byConversation: (conversation) =>
      read([...rows.values()].findLast(({ job }) => job.conversation === conversation)?.job.id),
    list(prefix, after, limit) {
      const all = [...rows.values()];
      const index = all.findIndex(({ job }) => job.id === after);
      const next = after !== null && index < 0 ? [] : all.slice(index + 1);
      const meant = next.filter(({ job }) => job.conversation.startsWith(prefix));
      return meant.slice(0, limit).map((row) => structuredClone(row));
    },
    live: () =>
      [...rows.values()]
        .filter(({ endedAt }) => endedAt === null)
        .map((row) => structuredClone(row)),
    index(keys, id) {
      for (const key of keys) names.set(key, id);
    },
    unindex,
    prune(before, limit) {
      const events = [...seen].filter(([, at]) => at < before).slice(0, limit);
      for (const [key] of events) seen.delete(key);
      const ended = [...rows.values()]
        .filter(({ endedAt }) => endedAt !== null && endedAt < before)
        .slice(0, limit)
        .map(({ job }) => job.id);
      for (const id of ended) {
        rows.delete(id);
        for (const [key, owner] of names) if (owner === id) names.delete(key);
      }
      return events.length + ended.length;
    },
  };
}

function applyPatch(row: Row, { notBefore, endedAt, ...changes }: Patch): Row {
  const job: Job = { ...row.job, ...changes };
  return {
    ...row,
    job,
    notBefore: notBefore ?? row.notBefore,
    endedAt: endedAt === undefined ? row.endedAt : endedAt,
  };
}
