import { expect, test } from 'vitest';
import { createSettings } from '../../../src/core/conversation/settings.ts';
import {
  type CommandEvent,
  type IncomingEvent,
  type MessageEvent,
  toMessageKey,
} from '../../../src/core/events.ts';
import { type Job, toJob } from '../../../src/core/job.ts';
import { createFindLocales, toReaders } from '../../../src/core/jobs/locales.ts';
import type { Person } from '../../../src/core/ports.ts';
import { setDefaultLocale } from '../../../src/core/strings/locale.ts';
import { createMemoryStore } from '../../adapters/web/site.ts';
import { PLAIN } from '../../doubles/platform.ts';

const place = { platform: 'test', workspace: 'w', channel: 'c' };
const speaker = { id: 'ada', name: 'Ada', roles: [], isAdmin: null, isExternal: false };

type World = {
  readonly person?: () => Promise<Person>;
  readonly isAddressed?: boolean;
  /** By what finds them: their ids, or the keys of messages that they answer. */
  readonly jobs?: Readonly<Record<string, Job>>;
};

function create({
  person = () => Promise.reject(new Error('none')),
  isAddressed,
  jobs = {},
}: World = {}) {
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
  const inbox = {
    find: async (target: { readonly jobId?: string; readonly messageKey?: string }) =>
      jobs[target.jobId ?? target.messageKey ?? ''] ?? null,
  } as never;
  return { settings, adapters, asked, find: createFindLocales({ settings, adapters, inbox }) };
}

const at = { key: 'k', conversation: 'w/c', place, at: 0 };
const command = (locale: string | null): CommandEvent => ({
  ...{ ...at, type: 'command', speaker, name: 'help', options: {}, typed: [] },
  ...{ locale, interaction: null, messageId: null },
});
const message = { ...at, type: 'message', message: { speaker } } as unknown as MessageEvent;
const grace = { ...speaker, id: 'grace', name: 'Grace' };
const press = (jobId: string, locale: string | null, key = 'press'): IncomingEvent => ({
  ...{ ...at, key, type: 'action', speaker: grace, action: `again:${jobId}` },
  ...{ messageId: 'm', interaction: null, locale },
});
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

test('on a page of several people an answer stays in the language of whoever asked', async () => {
  const question = { ...message, key: 'asked', locale: 'ja' } as IncomingEvent;
  const jobs = {
    answer: toJob('answer', question, 0),
    // Made from the answer, and made from that.
    variant: toJob('variant', press('answer', 'it', 'first'), 0),
  };
  const { find } = create({ isAddressed: true, jobs });

  expect(await find(question)).toEqual({ everyone: 'ja', person: 'ja' });
  expect(await find(press('answer', 'de'))).toEqual({ everyone: 'ja', person: 'de' });
  expect(await find(press('variant', 'de'))).toEqual({ everyone: 'ja', person: 'de' });
});

test('an answer is written again in the language that its asker reads now', async () => {
  const question = { ...message, key: 'asked', locale: 'ja' } as IncomingEvent;
  const { find } = create({ isAddressed: true, jobs: { answer: toJob('answer', question, 0) } });
  await find(command('ko'));

  expect(await find(press('answer', 'de'))).toEqual({ everyone: 'ko', person: 'de' });
});

test('what is left when one of several questions is deleted stays in its asker’s language', async () => {
  const question = { ...message, key: 'asked', locale: 'pl' } as IncomingEvent;
  const job = toJob('answer', question, 0);
  const { find } = create({ isAddressed: true, jobs: { [toMessageKey(place, 'm')]: job } });
  const deletion = { ...at, type: 'delete', messageId: 'm' } as IncomingEvent;

  expect(await find(deletion)).toMatchObject({ everyone: 'pl' });
});

test('what is planned for an answer is said in its asker’s language', async () => {
  const question = { ...message, key: 'asked', locale: 'tr' } as IncomingEvent;
  const { find } = create({ isAddressed: true, jobs: { poll: toJob('poll', question, 0) } });
  const planned = { ...at, type: 'scheduled', name: 'n', payload: { jobId: 'poll' } } as const;

  expect(await find(planned)).toMatchObject({ everyone: 'tr' });
});

test('the language of the channel is spoken to all, whoever asks and whoever presses', async () => {
  const question = { ...message, key: 'asked', locale: 'ja' } as IncomingEvent;
  const jobs = { answer: toJob('answer', question, 0) };
  const { settings, find } = create({ isAddressed: true, jobs });
  await settings.set('test/w/c', { language: 'fr' });

  expect(await find(question)).toEqual({ everyone: 'fr', person: 'ja' });
  expect(await find(press('answer', 'de'))).toEqual({ everyone: 'fr', person: 'de' });
});

test('a button whose answer is not known any more speaks the language of whoever presses it', async () => {
  const { find } = create({ isAddressed: true });

  expect(await find(press('gone', 'de'))).toEqual({ everyone: 'de', person: 'de' });
});

test('a language that nobody translated, a platform that fails and no event leave the default', async () => {
  await setDefaultLocale('en');
  const { find } = create();
  const standard = { everyone: 'en', person: 'en' };

  expect(await find(command('tlh'))).toEqual(standard);
  expect(await find(command(null))).toEqual(standard);
  expect(await find(undefined)).toEqual(standard);
});

test.each(['get', 'set'])(
  'a store that fails to %s leaves each person their own language',
  async (failing) => {
    const { settings, adapters } = create({ person: speaks('fr-FR') });
    const fails = () => Promise.reject(new Error('disk'));
    const inbox = { find: async () => null };
    const broken = { ...settings, [failing]: fails };
    const find = createFindLocales({ settings: broken, adapters, inbox });

    expect(await find(command('de'))).toEqual({ everyone: 'en', person: 'de' });
    expect(await find(command(null))).toEqual({ everyone: 'en', person: 'fr' });
    expect(await find(message)).toEqual({ everyone: 'en', person: 'en' });
    expect((await find(message, 'person')).person).toBe('fr');
  },
);

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
