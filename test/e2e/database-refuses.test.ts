import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { administer, createDatabase, postgresTest } from '../postgres.ts';
import { inParts, toProse } from './harness.ts';
import { answer, answersIn, start, WAIT_MS } from './on-slack.ts';

// Kind: a database that Parley has used refuses it for a while: what is being answered, and what is
// asked meanwhile, waits and is answered once.

const REFUSED_MS = 2_000;

type Statements = (role: string, database: string) => readonly string[];
type Refusal = {
  readonly begin: Statements;
  readonly end: Statements;
  /** The statements are for the database itself. */
  readonly isInside?: true;
};

/** What the server says of a disk on which it has no room. */
const FAIL = `CREATE FUNCTION parley.fail() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`;
const TABLES = ['jobs', 'keyv', 'seen', 'meta', 'messages', 'conversations', 'blobs'];
const fill = (table: string) =>
  `full_disk BEFORE INSERT OR UPDATE ON parley.${table} FOR EACH ROW EXECUTE FUNCTION parley.fail()`;

const refusals: Readonly<Record<string, Refusal>> = {
  'a changed password': {
    begin: (role) => [`ALTER ROLE ${role} PASSWORD 'another'`],
    end: (role) => [`ALTER ROLE ${role} PASSWORD 'not-for-the-log'`],
  },
  'a user that may not log in': {
    begin: (role) => [`ALTER ROLE ${role} NOLOGIN`],
    end: (role) => [`ALTER ROLE ${role} LOGIN`],
  },
  'a connection limit': {
    begin: (role) => [`ALTER ROLE ${role} CONNECTION LIMIT 0`],
    end: (role) => [`ALTER ROLE ${role} CONNECTION LIMIT -1`],
  },
  'a database that has another name for a while': {
    begin: (_, name) => [`ALTER DATABASE ${name} RENAME TO ${name}_away`],
    end: (_, name) => [`ALTER DATABASE ${name}_away RENAME TO ${name}`],
  },
  'a disk that is full': {
    begin: () => [FAIL, ...TABLES.map((table) => `CREATE TRIGGER ${fill(table)}`)],
    end: () => TABLES.map((table) => `DROP TRIGGER full_disk ON parley.${table}`),
    isInside: true,
  },
  'a database that is read-only': {
    begin: (_, name) => [`ALTER DATABASE ${name} SET default_transaction_read_only = on`],
    end: (_, name) => [`ALTER DATABASE ${name} RESET default_transaction_read_only`],
  },
};

const endAll = (role: string) =>
  `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`;

/** Whatever connects meanwhile is told again and again: the administrator comes through at last. */
async function insist(admin: string, ...statements: readonly string[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await administer(admin, ...statements);
    } catch (error) {
      if (tries > 100) throw error;
      await delay(20);
    }
  }
}

/** A database whose user is no administrator: those are let in always. */
async function prepare() {
  const url = await createDatabase();
  const name = new URL(url).pathname.slice(1);
  const role = `role_${name.slice(5)}`;
  await administer(
    url,
    `CREATE ROLE ${role} LOGIN PASSWORD 'not-for-the-log'`,
    `CREATE SCHEMA parley AUTHORIZATION ${role}`,
  );
  const admin = Object.assign(new URL(url), { pathname: '/postgres' }).href;
  const change = (statements: Statements, isInside = false) =>
    insist(isInside ? url : admin, endAll(role), ...statements(role, name), endAll(role));
  return { url: Object.assign(new URL(url), { username: role }).href, change };
}

postgresTest.each(Object.entries(refusals))(
  '%s, in mid-answer: everything is answered once when it is over',
  { timeout: 2 * WAIT_MS },
  async (_name, { begin, end, isInside }) => {
    const { url, change } = await prepare();
    const running = await start({}, { STORE_URL: url }, { storeRetryMs: 100 });
    const { slack, model } = running;
    const ada = slack.person('U1');
    const text = toProse(3_000);
    const { reply, goOn } = inParts(text, 3);
    model.next(reply);
    const first = ada.mention({ channel: 'C1', text: 'the first question' });
    const isBegun = () =>
      slack.messages('C1', first).some((each) => each.user === 'UBOT' && each.text !== '');
    await slack.waitFor(isBegun, WAIT_MS);
    await change(begin, isInside);
    goOn();
    // An answer whose lease has run out meanwhile is asked for again.
    model.answer(({ messages }) =>
      textReply(JSON.stringify(messages).includes('the second question') ? 'Second.' : text),
    );
    const second = ada.mention({ channel: 'C1', text: 'the second question' });
    await delay(REFUSED_MS);
    goOn();
    await change(end, isInside);

    expect((await answer(running, 'C1', second)).text).toBe('Second.');
    await answer(running, 'C1', first);
    expect([first, second].map((ts) => answersIn(running, 'C1', ts).length)).toEqual([1, 1]);
    expect(slack.messages('C1', first).at(-1)?.text).toContain('three');
  },
);
