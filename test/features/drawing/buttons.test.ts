import { expect, test } from 'vitest';
import type { Job } from '../../../src/core/job.ts';
import { createImageModelDouble, toPicture } from '../../doubles/image-model.ts';
import {
  pictureOf,
  setUp,
  shown,
  toActionEvent,
  toActionJob,
  toCommandJob,
  toFormJob,
  type World,
} from './world.ts';

/** A drawing of so many pictures by job `j1`, as the store keeps it. */
async function drawn(world: World, count = 1, prompt = 'a cat'): Promise<Job> {
  await world.run(toCommandJob({ prompt, count }));
  const job = world.jobs.get('j1');
  if (!job) throw new Error('it was not stored');
  return job;
}

const sourcesOf = ({ imageModel }: World, call: number) =>
  imageModel.requests[call]?.sources.map(({ bytes }) => new TextDecoder().decode(bytes));

test('Again draws the same prompt once more, in a new message beside the picture', async () => {
  const world = setUp();
  await drawn(world);
  await world.run(toActionJob('redraw:j1'));

  expect(world.imageModel.requests.map(({ prompt }) => prompt)).toEqual(['a cat', 'a cat']);
  expect(world.channel.texts).toEqual(['> a cat', '> a cat']);
  expect(shown(world, 1).labels).toContain('Vary');
  expect(world.audiences.at(-1)).toMatchObject({ question: 'm1', isReply: true });
});

test('Vary draws each picture in another way', async () => {
  const world = setUp();
  await drawn(world, 2);
  await world.run(toActionJob('vary:j1'));

  expect(world.imageModel.requests).toHaveLength(4);
  expect(world.imageModel.requests[2]?.prompt).toMatch(/^a cat\n\nDraw a variation/);
  expect([sourcesOf(world, 2), sourcesOf(world, 3)]).toEqual([['a cat 1'], ['a cat 2']]);
  expect(shown(world, 1)).toMatchObject({ text: '> a cat' });
});

test('Edit asks what should be different, and in which picture', async () => {
  const world = setUp();
  const job = await drawn(world, 3);
  const form = await world.actions['edit?']?.toForm?.(job, toActionEvent('edit?:j1'));
  expect(form).toMatchObject({
    action: 'edit?:j1',
    fields: [
      { name: 'prompt', isLong: true },
      { name: 'which', label: 'Which image, 1 to 3?' },
    ],
  });
  await world.run(toFormJob('edit?:j1', { prompt: 'make it night', which: '2' }));
  expect(world.imageModel.requests[3]).toMatchObject({ prompt: 'make it night', aspect: null });
  expect(sourcesOf(world, 3)).toEqual(['a cat 2']);
  expect(shown(world, 1).text).toBe('> make it night');

  await world.run(toFormJob('edit?:j1', { prompt: 'x', which: '7' }, 'j3'));
  await world.run(toFormJob('edit?:j1', { prompt: ' ' }, 'j4'));
  expect(world.whispers.texts).toEqual([
    'Pick an image by its number, from 1 to 3.',
    'Say what should change in the image.',
  ]);
});

test('an edited picture is edited further, and so on', async () => {
  const world = setUp();
  await drawn(world);
  await world.run(toFormJob('edit?:j1', { prompt: 'make it night' }, 'j2'));
  await world.run(toFormJob('edit?:j2', { prompt: 'add a moon' }, 'j3'));
  expect(sourcesOf(world, 2)).toEqual(['make it night 2']);

  await world.run(toActionJob('prompt:j3', 'j4'));
  expect(world.whispers.texts).toEqual([
    'Prompt:\n```\na cat\n```\n```\nmake it night\n```\n```\nadd a moon\n```',
  ]);
  const { turns } = await world.history.load('test/w/c');
  expect(turns.map(({ role, text }) => `${role}: ${text}`)).toEqual([
    'user: Draw: a cat',
    'assistant: Here’s your image.',
    'user: Change the picture: make it night',
    'assistant: Here’s your image.',
    'user: Change the picture: add a moon',
    'assistant: Here’s your image.',
  ]);
});

test('Save prompt shows all of a long prompt, to the one who pressed', async () => {
  const world = setUp();
  const prompt = `${'a cat and another cat, '.repeat(200)} \`\`\` the end`;
  await drawn(world, 1, prompt);
  await world.run(toActionJob('prompt:j1'));
  const { texts } = world.whispers;
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.every((text) => text.length <= 2_000)).toBe(true);
  expect(texts.join('').replaceAll(/```\n?|\n/g, '')).toContain("cat,  ''' the end");
  expect(world.audiences.at(-1)).toMatchObject({ to: { person: 'u1' } });
});

test('a picture that is no longer kept is said to be gone', async () => {
  const world = setUp();
  const job = await drawn(world);
  await world.blobs.forget(job.files[0]?.hash ?? '');
  await world.run(toActionJob('vary:j1'));
  expect(world.imageModel.requests).toHaveLength(1);
  expect(shown(world, 1).text).toBe(
    '⚠️ I no longer have that image. Please send it again, or draw a new one.',
  );
});

test('without a way to change pictures, nothing offers to', async () => {
  const world = setUp({ imageModel: createImageModelDouble(false) });
  const job = await drawn(world);
  expect(shown(world).labels).toEqual(['Again', 'Save prompt', 'Delete']);
  expect(await world.actions['edit?']?.toForm?.(job, toActionEvent('edit?:j1'))).toBeNull();
  await world.run(toActionJob('vary:j1'));
  await world.run(toActionJob('edit?:j1', 'j3'));
  expect(world.whispers.texts).toEqual([
    expect.stringContaining('I can’t edit images here'),
    expect.stringContaining('I can’t edit images here'),
  ]);
});

test('the buttons of an answer that is no drawing, or is gone, say so', async () => {
  const world = setUp();
  await world.run(toCommandJob({ prompt: '' }));
  await world.run(toActionJob('redraw:j1'));
  await world.run(toActionJob('vary:j9', 'j3'));
  expect(world.whispers.texts).toEqual([
    expect.stringContaining('too old'),
    expect.stringContaining('too old'),
  ]);
});

test('a picture that is too large is made smaller, and what is too much for one message comes in several', async () => {
  const world = setUp();
  world.imageModel.outcomes.push(
    toPicture('one', 5_000),
    toPicture('two', 900),
    toPicture('three', 900),
    toPicture('four', 300),
  );
  await drawn(world, 4);
  const messages = world.channel.shown.map(({ content }) => content);
  expect(messages.map(({ files }) => files.map(({ name }) => name))).toEqual([
    ['drawing-1.jpg', 'drawing-2.png'],
    ['drawing-3.png', 'drawing-4.png'],
  ]);
  expect(messages.map(({ text }) => text)).toEqual(['> a cat', '']);
  expect(messages.map(({ buttons }) => buttons.length)).toEqual([5, 0]);
  expect(world.jobs.get('j1')?.posted.map(({ key }) => key)).toEqual(['j1/0/0', 'j1/0/file1']);
  // What is kept, and goes on from here, is what was drawn.
  expect(await pictureOf(world, world.jobs.get('j1')?.files[0]?.hash)).toHaveLength(5_000);
});

test('where files come in messages of their own they are uploaded before they are shown, and never twice', async () => {
  const areApart = { maxBytes: 9_000, maxSumBytes: 9_000, maxCount: 9, areApart: true };
  const world = setUp({ dialect: { files: areApart } });
  await drawn(world, 2);
  expect(
    world.channel.shown.map(({ content, steps }) => [content.files.length, steps.at(-1)]),
  ).toEqual([
    [0, 'close'],
    [2, 'close'],
  ]);
  expect(world.channel.shown[1]?.steps).toEqual(['open', 'close']);
  const journalled = world.journal.find(({ posted }) => posted.length === 2 && posted[1]?.id);
  expect(journalled?.posted[1]?.state).toBe('open');
});
