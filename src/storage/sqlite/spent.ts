import { uptime } from 'node:os';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { SpentWindow } from '../../core/store-ports.ts';
import type { SpentStore } from '../storage.ts';
import type { StoreGuard } from './errors.ts';

/**
 * When something was noted: by the clock, which may be set, and by how long the machine had run,
 * which a restart of the machine sets to zero.
 */
const noteSchema = z.object({
  at: z.number(),
  upMs: z.number(),
  ages: z.array(z.number()),
  blockedMs: z.number(),
});

const PREFIX = 'spent/';

/** Says that a process notes its calls: without it nothing is known of an older one's. */
const MARK = 'spent';

type Options = {
  readonly guard: StoreGuard;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly upMs?: () => number;
};

/** The calls of the process before, and of this one for the next. */
export function createSpentCalls(
  database: DatabaseSync,
  { guard, now, upMs = () => uptime() * 1_000 }: Options,
): SpentStore {
  const select = database.prepare('SELECT value FROM meta WHERE key = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  const isKnown = select.get(MARK) !== undefined;
  const write = (key: string, value: string) => {
    try {
      guard(() => insert.run(key, value));
    } catch {
      // Not reported here: the next write that matters fails, too, and says so.
    }
  };
  write(MARK, '1');

  /** If nothing can be read, the calls that count in these windows fail and tell people. */
  const read = (key: string): unknown => {
    try {
      return select.get(key)?.value;
    } catch {
      return undefined;
    }
  };

  /** The least that may have passed: calls count for longer rather than for too short a time. */
  const toElapsed = ({ at, upMs: noted }: { at: number; upMs: number }): number => {
    const byClock = Math.max(0, now() - at);
    const up = upMs();
    return up < noted ? byClock : Math.min(byClock, up - noted);
  };

  return {
    isKnown,
    calls: {
      find(key): SpentWindow | null {
        const found = read(PREFIX + key);
        const noted = typeof found === 'string' ? noteSchema.safeParse(toParsed(found)) : null;
        if (!noted?.success) return null;
        const { ages, blockedMs } = noted.data;
        const elapsed = toElapsed(noted.data);
        return {
          ages: ages.map((age) => age + elapsed),
          blockedMs: Math.max(0, blockedMs - elapsed),
        };
      },
      note(key, { ages, blockedMs }) {
        const rounded = ages.map(Math.floor);
        write(PREFIX + key, JSON.stringify({ at: now(), upMs: upMs(), ages: rounded, blockedMs }));
      },
    },
  };
}

function toParsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
