import type { DatabaseSync } from 'node:sqlite';
import { createPrepare } from './prepare.ts';

// Schema 5: stored names become those that the program uses now. It reads the shapes of that time,
// so it imports none of today's.

type Fields = { readonly [name: string]: unknown };

/** What became of the keys under which events are remembered. */
type Keys = ReadonlyMap<string, string>;

const ROWS_AT_A_TIME = 200;

/** How the keys of presses ended, and those of planned polls and posts. */
const PRESS = /^(.+)\/press$/;
const DUE = /^(.+)\/due\/(poll|post)$/;

/** Renames the fields, the types and the keys of everything that is stored. */
export function renameStored(database: DatabaseSync): void {
  database.exec('ALTER TABLE jobs RENAME COLUMN memo TO data');
  const keys = renameJobs(database);
  renameKeys(database, 'seen', keys);
  renameKeys(database, 'messages', keys);
  renameTurns(database, keys);
}

function renameJobs(database: DatabaseSync): Keys {
  const prepare = createPrepare(database);
  const keys = new Map<string, string>();
  const sql = 'SELECT seq, events, posted FROM jobs WHERE seq > ? ORDER BY seq LIMIT ?';
  for (let last = 0; ; ) {
    const rows = prepare(sql).all(last, ROWS_AT_A_TIME);
    for (const { seq, events, posted } of rows) {
      last = Number(seq);
      prepare('UPDATE jobs SET events = ?, posted = ? WHERE seq = ?').run(
        mapList(String(events), (event) => toEvent(event, keys)),
        mapList(String(posted), (each) => renamed(each, 'note', 'adapterState')),
        last,
      );
    }
    if (rows.length < ROWS_AT_A_TIME) return keys;
  }
}

/** JSON with each member of its list changed; text that cannot be read is left as it is. */
function mapList(text: string, change: (member: Fields) => Fields): string {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every(isFields) ? JSON.stringify(list.map(change)) : text;
  } catch {
    return text;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function renamed(fields: Fields, from: string, to: string): Fields {
  if (!(from in fields)) return fields;
  const { [from]: value, ...others } = fields;
  return { ...others, [to]: value };
}

const TYPES: Fields = { press: 'action', due: 'scheduled' };

function toEvent(event: Fields, keys: Map<string, string>): Fields {
  const { type, key, message, payload, command } = event;
  const now = toKey(String(key), event);
  if (now !== key) keys.set(String(key), now);
  return {
    ...renamed(event, 'via', 'interaction'),
    key: now,
    type: TYPES[String(type)] ?? type,
    ...(isFields(message) ? { message: toMessage(message) } : {}),
    ...(isFields(command) ? { command: renamed(command, 'via', 'interaction') } : {}),
    ...(isFields(payload) && isFields(payload.message)
      ? { payload: { ...payload, message: toMessage(payload.message) } }
      : {}),
  };
}

function toMessage(message: Fields): Fields {
  return message.where === 'overheard' ? { ...message, where: 'ambient' } : message;
}

/** The key of an event as it is made now. */
function toKey(key: string, event: Fields = {}): string {
  const [, pressed] = PRESS.exec(key) ?? [];
  if (pressed === undefined) return key.replace(DUE, '$1/scheduled/$2');
  const person = toPresser(pressed, event);
  return `${pressed.endsWith(person) ? pressed : pressed + person}/action`;
}

/** On Slack the key of a press names who pressed. Older keys do not, but their events do. */
function toPresser(pressed: string, { speaker }: Fields): string {
  const isOnMessage = /^slack\/[^/]+\/[^/]+\/.+\/.+/.test(pressed);
  return isOnMessage && isFields(speaker) ? `/${String(speaker.id)}` : '';
}

/** Keys of a table, of events whose jobs are gone too. */
function renameKeys(database: DatabaseSync, table: 'seen' | 'messages', keys: Keys): void {
  const prepare = createPrepare(database);
  const old = prepare(
    `SELECT key FROM ${table} WHERE key LIKE '%/press' OR key LIKE '%/due/poll' OR key LIKE '%/due/post'`,
  ).all();
  for (const { key } of old) {
    const known = String(key);
    prepare(`UPDATE OR REPLACE ${table} SET key = ? WHERE key = ?`).run(
      keys.get(known) ?? toKey(known),
      known,
    );
  }
}

/** What was made with a button is remembered under the key of its press. */
function renameTurns(database: DatabaseSync, keys: Keys): void {
  const prepare = createPrepare(database);
  const sql = `SELECT key, value FROM keyv WHERE key > ? AND key LIKE 'history/%' ORDER BY key LIMIT ?`;
  for (let last = ''; ; ) {
    const rows = prepare(sql).all(last, ROWS_AT_A_TIME);
    for (const { key, value } of rows) {
      last = String(key);
      const text = String(value);
      const now = text.includes('/press"') ? toHistory(text, keys) : null;
      if (now !== null) prepare('UPDATE keyv SET value = ? WHERE key = ?').run(now, last);
    }
    if (rows.length < ROWS_AT_A_TIME) return;
  }
}

function toHistory(text: string, keys: Keys): string | null {
  const toId = (id: unknown) =>
    typeof id === 'string' ? (keys.get(id) ?? id.replace(PRESS, '$1/action')) : id;
  const toIds = (ids: unknown) => (Array.isArray(ids) ? ids.map(toId) : ids);
  try {
    const stored: unknown = JSON.parse(text);
    if (!isFields(stored) || !isFields(stored.value)) return null;
    const { turns, summary } = stored.value;
    const value = {
      ...stored.value,
      ...(Array.isArray(turns)
        ? {
            turns: turns.map((turn) => (isFields(turn) ? { ...turn, ids: toIds(turn.ids) } : turn)),
          }
        : {}),
      ...(isFields(summary) ? { summary: { ...summary, covers: toIds(summary.covers) } } : {}),
    };
    return JSON.stringify({ ...stored, value });
  } catch {
    return null; // What cannot be read is forgotten when it is read.
  }
}
