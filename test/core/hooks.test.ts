/*
 * Kind: a feature's hook fails, at once or later, and takes with it what other features do, or the
 * answer. Only where the store fails the message itself has to come again.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { containEach } from '../../src/core/async.ts';
import { UserError } from '../../src/core/errors.ts';
import { defineFeature, type Feature } from '../../src/core/jobs/feature.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { THROWN } from '../doubles/thrown.ts';
import { mention, setUp } from './answering.ts';

test.each(THROWN)(
  'of three that are told, one that fails with %s fails alone',
  async (_, reason) => {
    for (const failing of [0, 1, 2]) {
      const log = createMemoryLog();
      const heard: number[] = [];
      const hooks = [0, 1, 2].map((at) => async (told: number) => {
        if (at === failing) throw reason();
        heard.push(told + at);
      });
      const atOnce = () => {
        throw reason();
      };
      containEach(log, 'three', [...hooks.slice(0, failing), atOnce, ...hooks.slice(failing)])(10);
      await turn();

      expect(heard).toEqual([10, 11, 12].filter((each) => each !== 10 + failing));
      expect(log.lines.map(({ fields }) => fields)).toMatchObject([
        { what: 'three' },
        { what: 'three' },
      ]);
    }
  },
);

type Asked = { readonly key: string; readonly place: { readonly channel: string } };

/**
 * Two features whose hooks always fail, one at once and one later, each time for another reason.
 */
const failing = (toReason: (asked: Asked) => unknown): readonly Feature[] => {
  const now = (asked: Asked): never => {
    throw toReason(asked);
  };
  const later = async (asked: Asked) => now(asked);
  const toKey = () => 'none';
  return [
    defineFeature({ name: 'at once', onObserved: now, onMessage: { toKey, plan: now } }),
    defineFeature({ name: 'later', onObserved: later, onMessage: { toKey, plan: later } }),
  ];
};

test('questions are answered, and told to the others, whatever the hooks of two features throw', async () => {
  const told: string[] = [];
  const onObserved = async ({ place }: Asked) => void told.push(place.channel);
  const last = defineFeature({ name: 'last', onObserved });
  // None throws those.
  const reasons = new Map(THROWN.filter(([name]) => !name.startsWith('a proxy')));
  const { bot, channels, log, close } = await setUp([
    ...failing(({ place }) => reasons.get(place.channel)?.()),
    last,
  ]);
  for (const name of reasons.keys()) await bot.onEvent(mention(name, name));

  for (const name of reasons.keys())
    await expect
      .poll(() => channels.get(name)?.texts, { message: name })
      .toEqual([`re Ada: ${name}`]);
  expect(told).toEqual([...reasons.keys()]);
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(4 * reasons.size);
  await close();
});

test('where the store fails the message comes again', async () => {
  const refused = () => new UserError('store_failed', 'The store can’t be written to.');
  const { bot, channels, close } = await setUp(failing(refused));

  await expect(bot.onEvent(mention('c1', 'q1'))).rejects.toThrow('The store');
  expect(channels.size).toBe(0);
  await close();
});
