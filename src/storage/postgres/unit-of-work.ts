import { hasSecret } from '../job-keys.ts';
import { createLanes, type Entry } from '../lanes.ts';
import type { Patch, Row, Rows } from '../rows.ts';
import { createFresh, type State, toEntry } from '../state.ts';
import type { StoredRow } from './statements.ts';

/** What is to be written, in this order. */
export type Write =
  | { readonly type: 'insert'; readonly row: Row; readonly entry: Entry }
  | { readonly type: 'update'; readonly id: string; patch: Patch; flags: Flags }
  | { readonly type: 'index'; readonly keys: readonly string[]; readonly id: string }
  | { readonly type: 'unindex'; readonly keys: readonly string[]; readonly id: string };

/** What the queue needs to know of a job beside its row. */
export type Flags = { readonly merges?: boolean; readonly secret?: boolean };

/** What was read before anything is decided. */
export type Loaded = {
  /** The database's time, in epoch milliseconds. */
  readonly now: number;
  readonly rows?: readonly StoredRow[];
  /** What the queue knows of them and of others, in order of acceptance. */
  readonly entries?: readonly Entry[];
  /** Jobs by the keys that they are looked up by. */
  readonly named?: ReadonlyMap<string, string>;
  readonly isSeen?: boolean;
  readonly stored?: State['stored'];
};

/**
 * The state that decisions are made on, of what was read for them; what they change is not
 * written yet. So PostgreSQL decides by the same code as SQLite, which may do both at once.
 */
export type UnitOfWork = {
  readonly state: State;
  /** What was changed: to be asked once all is decided. */
  writes(): readonly Write[];
};

export function createUnitOfWork(loaded: Loaded): UnitOfWork {
  const { now, entries = [], named = new Map(), isSeen = false } = loaded;
  const rows = new Map((loaded.rows ?? []).map(({ row }) => [row.job.id, row]));
  const lanes = createLanes();
  const before = entries.map((entry) => ({ entry, ...entry }));
  for (const entry of entries) lanes.add(entry);
  const writes: Write[] = [];

  const find = (id: string | undefined): Row | null => (id && rows.get(id)) || null;
  const unread = (): never => {
    throw new Error('a decision asks for what was not read for it');
  };

  const unitRows: Rows = {
    transact: (work) => work(),
    see: () => !isSeen,
    insert: (row) => void writes.push({ type: 'insert', row, entry: toEntry(row, false) }),
    update(id, patch) {
      const flags = patch.events ? { secret: patch.events.some(hasSecret) } : {};
      writes.push({ type: 'update', id, patch, flags });
    },
    byId: (id) => find(id),
    byMessage: (key) => find(named.get(key)),
    byConversation: unread,
    list: unread,
    live: unread,
    index: (keys, id) => void (keys.length > 0 && writes.push({ type: 'index', keys, id })),
    unindex: (keys, id) => void (keys.length > 0 && writes.push({ type: 'unindex', keys, id })),
    prune: unread,
  };

  return {
    state: {
      rows: unitRows,
      lanes,
      now: () => now,
      stored: loaded.stored ?? new Map(),
      fresh: createFresh(),
    },
    writes() {
      for (const { entry, canMerge } of before) {
        if (entry.canMerge === canMerge) continue;
        const write = writes.find((each) => each.type === 'update' && each.id === entry.id);
        if (write?.type === 'update') write.flags = { ...write.flags, merges: entry.canMerge };
      }
      return writes;
    },
  };
}
