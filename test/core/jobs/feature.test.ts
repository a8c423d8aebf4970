import { expect, test } from 'vitest';
import { toJob } from '../../../src/core/job.ts';
import { createAnswersFeature } from '../../../src/core/jobs/answer-actions.ts';
import {
  type ActionHandler,
  defineFeature,
  mergeFeatures,
} from '../../../src/core/jobs/feature.ts';
import { place, setUp, toActionJob, toCommandJob } from '../../features/drawing/world.ts';

const handler: ActionHandler = { once: 'never', run: async () => {} };

test('two features may not bring the same verb, nor the same planned name', () => {
  const one = defineFeature({ name: 'one', actions: { like: handler } });
  const two = defineFeature({ name: 'two', actions: { like: handler } });
  const posts = defineFeature({ name: 'posts', scheduled: { post: async () => {} } });

  expect(() => mergeFeatures([one, two])).toThrow(
    'The features one and two both provide “like”. Remove one of them, or rename it there.',
  );
  const answers = createAnswersFeature({} as never);
  expect(() => mergeFeatures([answers, posts])).toThrow('answers and posts both provide');
});

test('a button whose feature was removed says that it no longer works', async () => {
  const world = setUp();
  await world.run(toCommandJob({ prompt: 'a cat' }));
  await world.run(toActionJob('vote0:j1'));
  await world.run(toActionJob('constructor:j1', 'j3'));

  expect(world.whispers.texts).toEqual([
    expect.stringContaining('This button no longer works'),
    expect.stringContaining('This button no longer works'),
  ]);
});

test('a planned event whose feature was removed ends with a log line', async () => {
  const world = setUp();
  const base = { key: 'test/w/c/1/scheduled', conversation: 'test/w/c', place, at: 0 };
  const event = { ...base, type: 'scheduled', name: 'remind', payload: {} } as const;

  expect(await world.run(toJob('j1', event, 0))).toEqual({ state: 'done' });
  expect(world.log.lines).toEqual([
    expect.objectContaining({
      level: 'warn',
      message: 'skipped a scheduled event: its feature has been removed',
    }),
  ]);
});
