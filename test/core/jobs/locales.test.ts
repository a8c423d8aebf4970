import { expect, test } from 'vitest';
import { createSettings } from '../../../src/core/conversation/settings.ts';
import type { CommandEvent, IncomingEvent, MessageEvent } from '../../../src/core/events.ts';
import { createFindLocales, toReaders } from '../../../src/core/jobs/locales.ts';
import type { Person } from '../../../src/core/ports.ts';
import { setDefaultLocale } from '../../../src/core/strings/locale.ts';
import { createMemoryStore } from '../../adapters/web/site.ts';
import { PLAIN } from '../../doubles/platform.ts';

const place = { platform: 'test', workspace: 'w', channel: 'c' };
const speaker = { id: 'ada', name: 'Ada', roles: [], isAdmin: null, isExternal: false };

type World = { readonly person?: () => Promise<Person>; readonly isAddressed?: boolean };

function create({ person = () => Promise.reject(new Error('none')), isAddressed }: World = {}) {
  const asked: string[] = [];
  const directory = {
    person: (id: string) => {
      asked.push(id);
      return person();
    },
  };
  const platform = { ...PLAIN, isAddressed: () => isAddressed ?? false };
  const adapters = new Map([['test', { platform, directory }]]) as never;
  const settings = createSettings(createMemoryStore());
  return { settings, asked, find: createFindLocales({ settings, adapters }) };
}

const at = { key: 'k', conversation: 'w/c', place, at: 0 };
const command = (locale: string | null): CommandEvent => ({
  ...{ ...at, type: 'command', speaker, name: 'help', options: {}, typed: [] },
  ...{ locale, interaction: null, messageId: null },
});
const message = { ...at, type: 'message', message: { speaker } } as unknown as MessageEvent;
const speaks = (locale: string | null) => () =>
  Promise.resolve({ name: 'Ada', timeZone: null, locale });

test('a person reads in the language of their client, everyone in that of the channel', async () => {
  const { settings, find } = create();
  await settings.set('test/w/c', { language: 'fr' });

  expect(await find(command('de-AT'))).toEqual({ everyone: 'fr', person: 'de' });
});

test('a language that was told with a command still holds where the platform tells none', async () => {
  const { find, asked } = create();
  await find(command('ja'));

  expect(await find(command(null))).toEqual({ everyone: 'en', person: 'ja' });
  expect(asked).toEqual([]);
});

test('what a client does not tell is asked of the platform', async () => {
  const { find } = create({ person: speaks('ko-KR') });

  expect(await find(command(null))).toEqual({ everyone: 'en', person: 'ko' });
});

test('a message in a channel asks the platform nothing, unless its person alone is spoken to', async () => {
  const { find, asked } = create({ person: speaks('it-IT') });

  expect(await find(message)).toEqual({ everyone: 'en', person: 'en' });
  expect(asked).toEqual([]);
  expect(await find(message, 'person')).toEqual({ everyone: 'en', person: 'it' });
});

test('alone with Parley a person reads everything in their own language', async () => {
  const { find } = create({ person: speaks('hi'), isAddressed: true });

  expect(await find(message)).toEqual({ everyone: 'hi', person: 'hi' });
});

test('a language that nobody translated, a platform that fails and no event leave the default', async () => {
  await setDefaultLocale('en');
  const { find } = create();
  const standard = { everyone: 'en', person: 'en' };

  expect(await find(command('tlh'))).toEqual(standard);
  expect(await find(command(null))).toEqual(standard);
  expect(await find(undefined)).toEqual(standard);
});

test('a store that fails does not keep Parley from speaking', async () => {
  const settings = { get: () => Promise.reject(new Error('disk')) } as never;
  const find = createFindLocales({ settings, adapters: new Map() });

  expect(await find(command('de'))).toEqual({ everyone: 'en', person: 'en' });
});

test('presses and private commands speak to one person, all else to everyone', () => {
  const commands = [
    { name: 'help', answers: 'private' },
    { name: 'poll', answers: 'public' },
  ] as const;
  const readers = (event: object) => toReaders(commands, { ...at, ...event } as IncomingEvent);

  expect(readers({ type: 'action' })).toBe('person');
  expect(readers({ type: 'form' })).toBe('person');
  expect(readers({ type: 'command', name: 'help' })).toBe('person');
  expect(readers({ type: 'command', name: 'poll' })).toBe('everyone');
  expect(readers({ type: 'command', name: 'gone' })).toBe('everyone');
  expect(readers({ type: 'message' })).toBe('everyone');
  expect(toReaders(commands, undefined)).toBe('everyone');
});
