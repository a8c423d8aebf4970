import { DatabaseSync } from 'node:sqlite';

/** The programs' store, as an onlooker reads it. */
export type Store = {
  readonly url: string;
  /** Sees what is stored by now. A store that is read at once is always seen as it is. */
  look(): Promise<void>;
  /** Jobs that are not over, but for clean-ups whose time has not come. */
  countLive(): number;
  /** What they are, a line each. */
  describeLive(): string[];
  /** Whether what holds this text was durably accepted: a message, a command, an edit. */
  hasAccepted(text: string): boolean;
  /** Whether an event about this message was accepted. */
  hasAcceptedAbout(messageId: string, kind: 'edit' | 'delete'): boolean;
  close(): Promise<void>;
  /**
   * Lets a minute pass, so that the next process need not assume that the rate limits were used
   * up.
   */
  forgetLastLife(): void;
};

/**
 * What is over but for a clean-up at a later time is still: what it has to clean up is seen, and
 * looked for.
 */
const LIVE = `endedAt IS NULL AND NOT (
  notBefore > unixepoch('subsec') * 1000 AND ifnull(json_extract(events, '$[0].name'), '') = 'cleanup'
)`;

const A_WHILE_MS = 10 * 60_000;

export function createSqliteStore(path: string): Store {
  // Kept open, and what was found once remembered: it is asked often, and the emulators stand
  // still meanwhile.
  let reader: DatabaseSync | null = null;
  const accepted = new Set<string>();
  const count = (sql: string, ...values: string[]): number => {
    try {
      reader ??= new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
      return Number(reader.prepare(sql).get(...values)?.count);
    } catch {
      return 0; // Not there yet.
    }
  };
  const isIn = (key: string, sql: string, value: string): boolean => {
    if (!accepted.has(key) && count(sql, value) > 0) accepted.add(key);
    return accepted.has(key);
  };

  return {
    url: `sqlite:${path}`,
    async look() {},
    countLive: () => count(`SELECT count(*) AS count FROM jobs WHERE ${LIVE}`),
    describeLive() {
      const database = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
      try {
        return database
          .prepare(
            `SELECT id, state, attempts, interruption, notBefore, posted, events FROM jobs WHERE ${LIVE}`,
          )
          .all()
          .map((job) => JSON.stringify(job));
      } finally {
        database.close();
      }
    },
    hasAccepted: (text) =>
      isIn(text, 'SELECT count(*) AS count FROM jobs WHERE instr(events, ?) > 0', text),
    hasAcceptedAbout(id, kind) {
      const key = `/${id}/${kind}`;
      return isIn(key, 'SELECT count(*) AS count FROM seen WHERE instr(key, ?) > 0', key);
    },
    close: async () => reader?.close(),
    forgetLastLife() {
      const database = new DatabaseSync(path, { timeout: 2_000 });
      try {
        database
          .prepare("UPDATE meta SET value = ? WHERE key = 'seenAt'")
          .run(String(Date.now() - A_WHILE_MS));
      } finally {
        database.close();
      }
    },
  };
}
