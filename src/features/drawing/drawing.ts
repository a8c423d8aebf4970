import { z } from 'zod';
import { type Button, type OutgoingFile, toAction } from '../../core/content.ts';
import { toOneLine } from '../../core/frame.ts';
import type { Job } from '../../core/job.ts';
import type { Part } from '../../core/messages.ts';
import { toPictureName } from '../../core/reply/enclosures.ts';
import { strings } from '../../core/strings/index.ts';
import { currentLocale } from '../../core/strings/locale.ts';
import { createWording } from '../../core/strings/wording.ts';
import { drawingStrings } from './strings/index.ts';

/**
 * Width to height, as far as people ask for it.
 * https://ai.google.dev/gemini-api/docs/image-generation
 */
export const ASPECTS = [
  '1:1',
  '16:9',
  '9:16',
  '4:3',
  '3:4',
  '3:2',
  '2:3',
  '5:4',
  '4:5',
  '21:9',
] as const;

/** A picture whose bytes are kept. */
const keptSchema = z.object({ hash: z.string(), mimeType: z.string() });
export type KeptPicture = Readonly<z.infer<typeof keptSchema>>;

/**
 * A drawing as its job keeps it: what was asked for, how far it has come, and what its buttons go
 * on from.
 */
const drawingSchema = z.object({
  type: z.literal('drawing'),
  way: z.enum(['new', 'variation', 'edit']),
  prompt: z.string(),
  /** The prompts of the versions that it was made from, the first one first. */
  earlier: z.array(z.string()),
  aspect: z.string().nullable(),
  count: z.number(),
  /** What is drawn from. A variation takes one each; all else takes them together. */
  sources: z.array(keptSchema),
  /** Paid calls may be under way: images that are missing afterwards are not requested again. */
  isBegun: z.boolean(),
  drawn: z.array(
    keptSchema.extend({
      index: z.number(),
      width: z.number().nullable(),
      height: z.number().nullable(),
    }),
  ),
  /** Why some of them were not drawn, in sentences. */
  problems: z.array(z.string()),
  model: z.string().nullable(),
  ms: z.number(),
});
export type Drawing = Readonly<z.infer<typeof drawingSchema>>;

/** The drawing that a job keeps; null if it keeps none. */
export function drawingOf({ data }: Pick<Job, 'data'>): Drawing | null {
  return drawingSchema.safeParse(data).data ?? null;
}

export type Plan = Pick<Drawing, 'way' | 'prompt' | 'earlier' | 'aspect' | 'count' | 'sources'>;

export function toDrawing(plan: Plan): Drawing {
  return {
    type: 'drawing',
    ...plan,
    isBegun: false,
    drawn: [],
    problems: [],
    model: null,
    ms: 0,
  };
}

/** What the model is told. */
export function toInstruction({ way, prompt }: Pick<Drawing, 'way' | 'prompt'>): string {
  return way === 'variation'
    ? `${prompt}\n\nDraw a variation of the picture that is given: the same subject and style, another composition and other details.`
    : prompt;
}

/** The same as a person would say it, for what is remembered. */
export function toRequest({ way, prompt }: Pick<Drawing, 'way' | 'prompt'>): string {
  if (way === 'edit') return `Change the picture: ${prompt}`;
  return way === 'variation' ? `Draw a variation of: ${prompt}` : `Draw: ${prompt}`;
}

/** The sources that the n-th picture is drawn from. */
export function sourcesFor({ way, sources }: Drawing, index: number): readonly KeptPicture[] {
  const own = sources[index % Math.max(1, sources.length)];
  return way === 'variation' && own ? [own] : sources;
}

const MAX_CAPTION_CHARS = 300;

/** The prompt as a quote: without anything that would format, link or ping. */
export function toCaption({ prompt }: Pick<Drawing, 'prompt'>): string {
  const plain = toOneLine(prompt)
    .replaceAll(
      /[\\`*~|[\]]+|<(?![\s\d]|$)|(?<![\s=-])>|(?<!\p{L}|\p{N})_+|_+(?!\p{L}|\p{N})|\s+/gu,
      ' ',
    )
    .replaceAll(/#+(?![\p{L}\p{N}])/gu, ' ') // A channel has one before its name.
    .replaceAll(/ +/g, ' ')
    .trim();
  const characters = Array.from(plain);
  const isLong = characters.length > MAX_CAPTION_CHARS;
  return `> ${isLong ? `${characters.slice(0, MAX_CAPTION_CHARS - 1).join('')}…` : plain || '…'}`;
}

/** What is shown while it draws. */
export function toStatus({ drawn, count }: Pick<Drawing, 'drawn' | 'count'>): string {
  return drawn.length === 0 || count === 1
    ? drawingStrings.drawing
    : drawingStrings.drawingSome(drawn.length, count);
}

/** The quiet line: by whom, how large, how long it took, and what is missing. */
export function toNote({ model, ms, drawn, problems, count }: Drawing): string {
  const sizes = new Set(
    drawn.flatMap(({ width, height }) =>
      width === null || height === null ? [] : [`${width} × ${height} px`],
    ),
  );
  const missing = count - drawn.length;
  const seconds = ms >= 1_000 ? Math.round(ms / 1_000) : Math.max(0.1, Math.round(ms / 100) / 10);
  return [
    ...(model === null ? [] : [model]),
    ...sizes,
    ...(ms > 0 ? [`${createWording(currentLocale()).number(seconds)} s`] : []),
    ...(missing > 0 ? [drawingStrings.drawnOf(drawn.length, count), ...new Set(problems)] : []),
  ].join(' · ');
}

/** The pictures as files that go with the message, in the order in which they were asked for. */
export function toFiles({ drawn, prompt }: Drawing): OutgoingFile[] {
  return drawn
    .toSorted((a, b) => a.index - b.index)
    .map(({ hash, mimeType }, index) => ({
      name: toPictureName(`drawing-${index + 1}`, mimeType),
      hash,
      mimeType,
      alt: prompt,
    }));
}

/** The pictures in order, as sources of the next ones. */
export function toSources({ drawn }: Pick<Drawing, 'drawn'>): KeptPicture[] {
  return drawn
    .toSorted((a, b) => a.index - b.index)
    .map(({ hash, mimeType }) => ({ hash, mimeType }));
}

/** Pictures as parts of a turn. */
export function toParts(pictures: readonly KeptPicture[], name: string): Part[] {
  return pictures.map(({ hash, mimeType }, index) => ({
    type: 'image',
    hash,
    mimeType,
    name: toPictureName(`${name}-${index + 1}`, mimeType),
  }));
}

/** What can be done with a picture; one row of five on every platform. */
export function toDrawingButtons(jobId: string, canEdit: boolean): Button[] {
  const button = (label: string, verb: string): Button => ({
    label,
    action: toAction(verb, jobId),
    style: 'plain',
  });
  return [
    button(drawingStrings.again, 'redraw'),
    ...(canEdit ? [button(drawingStrings.vary, 'vary'), button(drawingStrings.edit, 'edit?')] : []),
    button(drawingStrings.savePrompt, 'prompt'),
    button(strings.remove, 'remove'),
  ];
}
