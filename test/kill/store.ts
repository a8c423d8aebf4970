import { DatabaseSync } from 'node:sqlite';

/** The program's store, as an onlooker reads it. */
export type Store = {
  readonly url: string;
  /** Jobs that are not over. */
  countLive(): number;
  /** What they are, a line each. */
  describeLive(): string[];
  /** Whether what holds this text was durably accepted: a message, a command, an edit. */
  hasAccepted(text: string): boolean;
  /** Whether an event about this message was accepted. */
  hasAcceptedAbout(messageId: string, kind: 'edit' | 'delete'): boolean;
  /** Lets a minute pass, so that the next process need not assume that the budgets were used up. */
  forgetLastLife(): void;
};

const A_WHILE_MS = 10 * 60_000;

export function createStore(path: string): Store {
  const count = (sql: string, ...values: string[]): number => {
    let database: DatabaseSync | null = null;
    try {
      database = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
      return Number(database.prepare(sql).get(...values)?.count);
    } catch {
      return 0; // Not there yet.
    } finally {
      database?.close();
    }
  };

  return {
    url: `sqlite:${path}`,
    countLive: () => count('SELECT count(*) AS count FROM jobs WHERE endedAt IS NULL'),
    describeLive() {
      const database = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
      try {
        return database
          .prepare(
            'SELECT id, state, attempts, interruption, notBefore, posted, events FROM jobs WHERE endedAt IS NULL',
          )
          .all()
          .map((job) => JSON.stringify(job));
      } finally {
        database.close();
      }
    },
    hasAccepted: (text) =>
      count('SELECT count(*) AS count FROM jobs WHERE instr(events, ?) > 0', text) > 0,
    hasAcceptedAbout: (id, kind) =>
      count(`SELECT count(*) AS count FROM seen WHERE instr(key, ?) > 0`, `/${id}/${kind}`) > 0,
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
