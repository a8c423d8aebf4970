import { expect, test } from 'vitest';
import { ModelError, WriteError } from '../../../src/core/errors.ts';
import type { Job } from '../../../src/core/job.ts';
import { speakTo } from '../../../src/core/strings/locale.ts';
import { drawingOf, toCaption, toDrawing, toNote } from '../../../src/features/drawing/drawing.ts';
import { MODEL, toPicture } from '../../doubles/image-model.ts';
import { pictureOf, setUp, shown, toActionJob, toCommandJob } from './world.ts';

const BUTTONS = ['Again', 'Vary', 'Edit', 'Save prompt', 'Delete'];

/** The job as another process finds it: what was journalled last, and one more attempt. */
function afterCrash(journal: readonly Job[], find: (job: Job) => boolean): Job {
  const job = journal.findLast(find);
  if (!job) throw new Error('it was never journalled like that');
  return job;
}

test('a drawing stands in the channel with prompt, model, size and time, and can be gone on from', async () => {
  const world = setUp();
  expect(await world.run(toCommandJob({ prompt: 'a cat', aspect: '16:9' }))).toEqual({
    state: 'done',
  });

  const { text, status, labels, files } = shown(world);
  expect(world.channel.shown).toHaveLength(1);
  expect(text).toBe('> a cat');
  expect(status).toMatch(new RegExp(`^${MODEL} · 640 × 480 px · [\\d.]+ s$`));
  expect(labels).toEqual(BUTTONS);
  expect(files).toMatchObject([{ name: 'drawing-1.png', alt: 'a cat', mimeType: 'image/png' }]);
  expect(await pictureOf(world, files[0]?.hash)).toBe('a cat 1');
  expect(world.imageModel.requests).toEqual([
    { prompt: 'a cat', aspect: '16:9', count: 1, sources: [] },
  ]);
});

test('that it is being drawn is said before it is paid for, and journalled', async () => {
  const world = setUp();
  const { imageModel, journal, channel } = world;
  const before: unknown[] = [];
  const draw = imageModel.draw;
  Object.assign(imageModel, {
    draw: (...given: Parameters<typeof draw>) => {
      before.push([channel.shown[0]?.content.status, drawingOf(journal.at(-1) ?? { data: null })]);
      return draw(...given);
    },
  });
  await world.run(toCommandJob({ prompt: 'a cat' }));
  expect(before).toEqual([['Drawing…', expect.objectContaining({ isBegun: true, drawn: [] })]]);
});

test('the conversation remembers what was asked for and the picture', async () => {
  const world = setUp();
  await world.run(toCommandJob({ prompt: 'a cat' }));
  const { turns } = await world.history.load('test/w/c');
  expect(turns).toMatchObject([
    { role: 'user', speaker: 'Ada', text: 'Draw: a cat', parts: [] },
    {
      role: 'assistant',
      text: 'Here’s your image.',
      parts: [{ type: 'image', name: 'drawing-1.png' }],
    },
  ]);
});

test('of four pictures those that came are shown, and why the others did not come', async () => {
  const world = setUp();
  world.imageModel.outcomes.push(
    toPicture('one'),
    new ModelError('blocked', 'The model’s safety rules block this.'),
    toPicture('two'),
    toPicture('three'),
  );
  await world.run(toCommandJob({ prompt: 'a cat', count: 4 }));
  const { status, files, labels } = shown(world);
  expect(await Promise.all(files.map(({ hash }) => pictureOf(world, hash)))).toEqual([
    'one',
    'two',
    'three',
  ]);
  expect(status).toContain(
    '3 of 4 images · The model declined to draw this: The model’s safety rules block this.',
  );
  expect(labels).toEqual(BUTTONS);
});

test('a refused prompt gets the reason in plain words, and no Retry', async () => {
  const world = setUp();
  world.imageModel.outcomes.push(new ModelError('blocked', 'It shows <@u2> @everyone.'));
  await world.run(toCommandJob({ prompt: 'gore' }));
  const { text, labels } = shown(world);
  expect(text).toMatch(/^⚠️ The model declined to draw this: It shows/);
  expect(text).not.toMatch(/<@u2>|@everyone/);
  expect(labels).toEqual(['Delete']);
});

test('a process that died while it drew: what has come is shown, and nothing is drawn twice', async () => {
  const first = setUp();
  const never = Promise.withResolvers<never>();
  first.imageModel.outcomes.push(toPicture('one'), never.promise, toPicture('two'), never.promise);
  const dying = first.run(toCommandJob({ prompt: 'a cat', count: 4 }));
  await expect.poll(() => drawingOf(first.journal.at(-1) ?? { data: null })?.drawn.length).toBe(2);
  const job = afterCrash(first.journal, () => true);

  const world = setUp();
  for (const { hash } of drawingOf(job)?.drawn ?? [])
    await world.blobs.put((await first.blobs.get(hash)) ?? new Uint8Array(), job.id);
  await world.channel.write(
    { ...job.posted[0], id: null } as never,
    'open',
    { text: '', status: 'Drawing…', buttons: [], files: [] },
    new AbortController().signal,
  );
  await world.run(job);

  const { text, status, files, labels } = shown(world);
  expect(world.imageModel.requests).toEqual([]);
  expect(world.channel.shown).toHaveLength(1);
  expect(text).toBe('> a cat');
  expect(files).toHaveLength(2);
  expect(status).toContain('2 of 4 images · I don’t know whether the others were drawn');
  expect(labels).toEqual(BUTTONS);
  never.reject(new Error('over'));
  await dying;
});

test('where nobody knows whether it was drawn, that is told, and only Retry draws again', async () => {
  const world = setUp();
  const begun = {
    ...toDrawing({ way: 'new', prompt: 'a cat', earlier: [], aspect: null, count: 1, sources: [] }),
    isBegun: true,
  };
  await world.run({ ...toCommandJob({ prompt: 'a cat' }), state: 'answering', data: begun });
  expect(world.imageModel.requests).toEqual([]);
  expect(shown(world).text).toMatch(/^⚠️ I lost the connection while drawing/);
  expect(shown(world).labels).toEqual(['Retry', 'Delete']);

  await world.run(toActionJob('retry:j1'));
  expect(world.imageModel.requests).toHaveLength(1);
  expect(world.channel.shown).toHaveLength(1);
  expect(shown(world)).toMatchObject({ text: '> a cat', labels: BUTTONS });
});

test('a connection that was lost while it drew is not taken for a no', async () => {
  const world = setUp();
  world.imageModel.outcomes.push(new ModelError('unreachable', 'ECONNRESET'));
  expect(await world.run(toCommandJob({ prompt: 'a cat' }))).toEqual({ state: 'done' });
  expect(world.imageModel.requests).toHaveLength(1);
  expect(shown(world).labels).toEqual(['Retry', 'Delete']);
});

test('a model without room for it is waited for, as nothing was paid for', async () => {
  const world = setUp();
  world.imageModel.outcomes.push(new ModelError('busy', 'overloaded'));
  expect(await world.run(toCommandJob({ prompt: 'a cat' }))).toMatchObject({ state: 'again' });
  expect(shown(world).status).toContain('overloaded');

  await world.run(afterCrash(world.journal, () => true));
  expect(world.imageModel.requests).toHaveLength(2);
  expect(world.channel.shown).toHaveLength(1);
  expect(shown(world)).toMatchObject({ text: '> a cat', labels: BUTTONS });
});

test('a process that died while it showed the pictures shows them in the same message', async () => {
  const world = setUp();
  await world.run(toCommandJob({ prompt: 'a cat' }));
  await world.run(afterCrash(world.journal, ({ state }) => state === 'delivering'));
  expect(world.imageModel.requests).toHaveLength(1);
  expect(world.channel.shown).toHaveLength(1);
  expect(shown(world)).toMatchObject({ text: '> a cat', labels: BUTTONS });
  expect((await world.history.load('test/w/c')).turns).toHaveLength(2);
});

test('Stop ends it, and what has come by then stays', async () => {
  const world = setUp();
  const never = Promise.withResolvers<never>();
  world.imageModel.outcomes.push(toPicture('one'), never.promise);
  const stop = new AbortController();
  const running = world.run(toCommandJob({ prompt: 'a cat', count: 2 }), stop.signal);
  await expect.poll(() => drawingOf(world.journal.at(-1) ?? { data: null })?.drawn.length).toBe(1);
  stop.abort('stop');
  await running;
  expect(shown(world)).toMatchObject({ text: '> a cat', labels: BUTTONS });
  expect(shown(world).status).toMatch(/^Stopped\. · .*1 of 2 images$/);
  expect(shown(world).files).toHaveLength(1);
});

test('where Parley may not write, nothing is drawn, and whoever asked is told to invite it', async () => {
  const world = setUp({
    dialect: { files: { maxBytes: 9, maxSumBytes: 9, maxCount: 9, areApart: true } },
  });
  world.channel.failures.push({
    error: new WriteError('slack_failed', 'place_gone', 'not_in_channel'),
    after: false,
  });
  expect(await world.run(toCommandJob({ prompt: 'a cat' }))).toEqual({ state: 'done' });
  expect(world.imageModel.requests).toEqual([]);
  expect(world.channel.shown).toEqual([]);
  expect(world.whispers.texts).toEqual([expect.stringContaining('Invite me with')]);
  expect(world.audiences.at(-1)).toMatchObject({
    to: { person: 'u1' },
    interaction: { secret: 'j1' },
  });
});

test('options that make no sense are explained, and cost nothing', async () => {
  const world = setUp();
  await world.run(toCommandJob({ prompt: 'a cat', count: 9 }, 'j1'));
  await world.run(toCommandJob({ prompt: 'a cat', aspect: '7:5' }, 'j2'));
  await world.run(toCommandJob({ prompt: ' ' }, 'j3'));
  expect(world.channel.texts).toEqual([
    expect.stringContaining('`count` can be a number from 1 to 4'),
    expect.stringContaining('`aspect` can be 1:1, 16:9'),
    expect.stringContaining('What do you want to see'),
  ]);
  expect(world.imageModel.requests).toEqual([]);
});

test('a caption neither formats nor pings nor fills the screen', () => {
  expect(toCaption({ prompt: 'a **bold** <@42> cat\n# [x](http://y) `z`' })).toBe(
    '> a bold @42 cat x (http://y) z',
  );
  expect(toCaption({ prompt: 'a heart <3, 1 < 2, -> and => <b>' })).toBe(
    '> a heart <3, 1 < 2, -> and => b',
  );
  for (const prompt of [
    'a 👩‍🚀 and 👨‍👩‍👧‍👦',
    '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
    'می\u200cخواهم',
  ])
    expect(toCaption({ prompt })).toBe(`> ${prompt}`);
  expect(toCaption({ prompt: 'the logo of #launch_party for @ada_l, _big_ ## and #' })).toBe(
    '> the logo of #launch_party for @ada_l, big and',
  );
  expect(Array.from(toCaption({ prompt: '🐱'.repeat(1_000) }))).toHaveLength(302);
});

test('how long it took is written as the language writes numbers', async () => {
  const plan = { prompt: 'a cat', earlier: [], aspect: null, count: 1, sources: [] };
  const drawing = { ...toDrawing({ way: 'new', ...plan }), model: MODEL, ms: 400 };
  const note = await speakTo({ everyone: 'de', person: 'de' }, 'everyone', async () =>
    toNote(drawing),
  );

  expect(note).toContain(`${MODEL} · 0,4 s`);
});
