import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { Picture } from '../../src/core/ports.ts';
import { callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import type { ChatBody } from '../../src/demo/validate.ts';
import { createFolder } from '../storage/folder.ts';

/** What stands under a drawing. */
export const BUTTONS = ['Again', 'Vary', 'Edit', 'Save prompt', 'Delete'];

/** A store that survives a restart. */
export function onDisk() {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  return { STORE_URL: `sqlite:${folder.path('parley.db')}` };
}

export function isPng(bytes: Picture['bytes'] | undefined): boolean {
  return Buffer.from(bytes ?? []).toString('latin1', 1, 4) === 'PNG';
}

/** Width by height. */
export async function shapeOf(bytes: Picture['bytes'] | undefined): Promise<number> {
  const { width, height } = await sharp(bytes).metadata();
  return width / height;
}

/** A model that edits the picture when it is asked to make it something, and says that it did. */
export const editing =
  (changes: string) =>
  (body: ChatBody): ModelReply => {
    const last = body.messages?.at(-1);
    if (last?.role === 'tool') return textReply('Done.');
    const call = { name: 'edit_image', id: 'c1', arguments: JSON.stringify({ prompt: changes }) };
    return JSON.stringify(last?.content).includes(changes) ? callReply([call]) : textReply('Hm.');
  };

/** How many pictures the model was shown in its latest request. */
export const picturesIn = (messages: unknown) =>
  JSON.stringify(messages).split('data:image/').length - 1;
