import { expect, test } from 'vitest';
import { ModelError } from '../../../src/core/errors.ts';
import { createDrawTool } from '../../../src/features/drawing/draw-tool.ts';
import { createEditImage } from '../../../src/features/drawing/edit-image-tool.ts';
import { createImageModelDouble, toPicture } from '../../doubles/image-model.ts';
import { call, createContext } from '../../tools/context.ts';

test('draw attaches what was drawn and tells the model so', async () => {
  const imageModel = createImageModelDouble();
  const { context, attached } = createContext();
  const tool = createDrawTool({ imageModel });
  const { text } = await call(tool, { prompt: 'a logo', aspect: '16:9', count: 2 }, context);

  expect(tool).toMatchObject({ acts: true, consent: 'none' });
  expect(imageModel.requests).toEqual([
    { prompt: 'a logo', aspect: '16:9', count: 1, sources: [] },
    { prompt: 'a logo', aspect: '16:9', count: 1, sources: [] },
  ]);
  expect(attached.map(({ name, alt }) => [name, alt])).toEqual([
    ['drawing-1.png', 'a logo'],
    ['drawing-2.png', 'a logo'],
  ]);
  expect(text).toMatch(/^2 pictures were drawn by test-painter/);
});

test('what came is attached, and the model hears why the rest did not come', async () => {
  const imageModel = createImageModelDouble();
  imageModel.outcomes.push(toPicture('one'), new ModelError('blocked', 'Too violent.'));
  const { context, attached } = createContext();
  const { text } = await call(
    createDrawTool({ imageModel }),
    { prompt: 'a duel', count: 2 },
    context,
  );
  expect(attached).toHaveLength(1);
  expect(text).toContain('1 of 2 failed: The model declined to draw this: Too violent.');
});

test('a refusal reaches the model in words that it can pass on', async () => {
  const imageModel = createImageModelDouble();
  imageModel.outcomes.push(new ModelError('blocked', 'Too violent.'));
  await expect(call(createDrawTool({ imageModel }), { prompt: 'gore' })).rejects.toThrow(
    'The model declined to draw this: Too violent.',
  );
  expect(() => createDrawTool({ imageModel }).prepare('{"prompt":"x","aspect":"7:5"}')).toThrow(
    'aspect',
  );
});

test('edit_image changes the last picture, or the one that is counted back to', async () => {
  const imageModel = createImageModelDouble();
  const pictures = [toPicture('new'), toPicture('old')];
  const { context, attached } = createContext({ pictures: async () => pictures });
  const tool = createEditImage({ imageModel });
  await call(tool, { prompt: 'make it night' }, context);
  await call(tool, { prompt: 'make it day', which: 2 }, context);

  expect(imageModel.requests.map(({ sources }) => sources)).toEqual([[pictures[0]], [pictures[1]]]);
  expect(attached).toHaveLength(2);
});

test('edit_image says so where there is no such picture', async () => {
  const tool = createEditImage({ imageModel: createImageModelDouble() });
  await expect(call(tool, { prompt: 'x' })).rejects.toThrow(
    'This conversation has no pictures yet',
  );
  const { context } = createContext({ pictures: async () => [toPicture('one')] });
  await expect(call(tool, { prompt: 'x', which: 3 }, context)).rejects.toThrow('only 1');
});
