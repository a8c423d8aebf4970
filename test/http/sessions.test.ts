// Kind: what a browser holds lets its holder find out the password, or is worth something after
// the password has changed.
import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSessions, loadSessionKey, SESSION_MS } from '../../src/http/sessions.ts';
import { createMemoryStore } from '../commands/here.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { withUpdates } from '../doubles/store.ts';

const PASSWORD = 'a password';
const log = createMemoryLog();

test('a cookie cannot be made, or told right from wrong, with the password alone', () => {
  const cookie = createSessions(PASSWORD, randomBytes(32)).create(0);
  const [endsAt = '', signature = ''] = cookie.split('.');
  const guesses = [PASSWORD, '', `${PASSWORD}\n`].flatMap((key) =>
    [endsAt, `session/${endsAt}`, `session/${endsAt}/${PASSWORD}`, PASSWORD].map((text) =>
      createHmac('sha256', key).update(text).digest('hex'),
    ),
  );

  expect(guesses).not.toContain(signature);
  expect(cookie).not.toContain(PASSWORD);
});

test('a cookie ends with its time, with the password, and with the key', () => {
  const key = randomBytes(32);
  const sessions = createSessions(PASSWORD, key);
  const cookie = sessions.create(0);

  expect(sessions.isValid(cookie, SESSION_MS - 1)).toBe(true);
  expect(sessions.isValid(cookie, SESSION_MS)).toBe(false);
  expect(createSessions('another password', key).isValid(cookie, 1)).toBe(false);
  expect(createSessions(PASSWORD, randomBytes(32)).isValid(cookie, 1)).toBe(false);
  expect(sessions.isValid(undefined, 1)).toBe(false);
});

test('the key is random, outlasts a restart, and is the same for two that start at once', async () => {
  const store = createMemoryStore();
  const [first, second] = await Promise.all([
    loadSessionKey(store, log),
    loadSessionKey(store, log),
  ]);

  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
  expect(await loadSessionKey(store, log)).toEqual(first);
  expect(await loadSessionKey(createMemoryStore(), log)).not.toEqual(first);
});

test.each([
  ['nothing usable in it', async () => 'short'],
  ['an object in it', async () => ({ key: 1 })],
])('a store with %s gets a new key', async (_, get) => {
  const store = createMemoryStore();
  let isSet = false;
  const key = await loadSessionKey(
    {
      ...store,
      get: async (name) => (isSet ? store.get(name) : get()),
      set: async (name, value) => {
        isSet = true;
        return store.set(name, value);
      },
    },
    log,
  );

  expect(key).toEqual(await loadSessionKey(store, log));
});

test('where the store fails one can still log in', async () => {
  const fail = async () => {
    throw new Error('disk full');
  };
  const key = await loadSessionKey(withUpdates({ get: fail, set: fail, delete: fail }), log);

  expect(key).toHaveLength(32);
  expect(log.lines.at(-1)).toMatchObject({ level: 'warn' });
});
