import { z } from 'zod';
import { toUnmentioned } from '../../../core/written-mentions.ts';
import { count, flag, list, part, text, texts } from '../schema.ts';
import { toDecoded } from './text.ts';

/*
 * The blocks of a message (docs.slack.dev/reference/block-kit/blocks), as far as they hold words.
 * One shape serves every kind: a kind that is added one day is read by the members it shares with
 * others. Nesting ends where Slack's own does, so that a payload cannot be nested without end.
 */

/** What stands where words are expected; a number is as good as its digits. */
export const words = z
  .union([z.string(), z.number().transform(String)])
  .default('')
  .catch('');

/** A bare string that is shown as it is: Slack encodes it as it encodes plain text. */
const plainText = text.transform((bare) => toUnmentioned(toDecoded(bare)));

/** A text object; some members hold a bare string instead, which is read as Slack's markup. */
const textObject = z
  .union([
    z.string().transform((bare) => ({ type: 'mrkdwn', text: bare })),
    z.object({ type: text, text: words }),
  ])
  .optional()
  .catch(undefined)
  .transform((value) => value ?? { type: '', text: '' });

export type TextObject = z.output<typeof textObject>;

/** A list's kind (`bullet`), a button's colour, or how a piece of rich text looks. */
const style = z
  .union([
    z
      .string()
      .transform((name) => ({ name, bold: false, italic: false, strike: false, code: false })),
    z
      .object({ bold: flag, italic: flag, strike: flag, code: flag })
      .transform((marks) => ({ name: '', ...marks })),
  ])
  .optional()
  .catch(undefined)
  .transform(
    (value) => value ?? { name: '', bold: false, italic: false, strike: false, code: false },
  );

const option = { text: textObject, description: textObject };

/** The choices of a menu, radio buttons or checkboxes, and which of them is chosen or filled in. */
const choice = {
  options: list(z.object(option)),
  option_groups: list(z.object({ label: textObject, options: list(z.object(option)) })),
  initial_option: part(option),
  initial_options: list(z.object(option)),
  initial_value: words,
  initial_date: text,
  initial_time: text,
  initial_date_time: count,
  initial_user: text,
  initial_users: texts,
  initial_channel: text,
  initial_channels: texts,
  initial_conversation: text,
  initial_conversations: texts,
};

/** A picture, which may also be one of Slack's own files. */
const picture = { image_url: text, alt_text: plainText, slack_file: part({ url: text }) };

export type BlockPicture = z.output<z.ZodObject<typeof picture>>;

/** The members of a piece of rich text, of a button, a menu and whatever else blocks hold. */
const element = {
  ...choice,
  ...picture,
  type: text,
  text: textObject,
  style,
  url: text,
  value: words,
  name: text,
  skin_tone: count,
  user_id: text,
  usergroup_id: text,
  channel_id: text,
  team_id: text,
  range: text,
  fallback: text,
  timestamp: count,
  title: textObject,
  subtitle: textObject,
  body: textObject,
  placeholder: textObject,
  language: text,
  indent: count,
  offset: count,
  border: count,
};

const piece = z.object(element);
/** A quote within an item of a list lies one deeper. */
const nested = z.object({ ...element, elements: list(piece) });
const line = z.object({ ...element, elements: list(nested) });
const card = { hero_image: part(picture), icon: part(picture), actions: list(piece) };
/** An element of rich text, of a context, or a card of a carousel. */
const richElement = z.object({ ...element, ...card, elements: list(line) });

export type RichPiece = z.output<typeof piece>;
export type RichLine = z.output<typeof line>;
export type RichElement = z.output<typeof richElement>;

const richText = part({ type: text, elements: list(richElement) });

const emptyCell = { type: '', text: { type: '', text: '' }, value: '', elements: [] };

/** A cell that is missing still takes its place in the row. */
const cell = z
  .union([
    words
      .pipe(z.string().min(1))
      .transform((bare) => ({ ...emptyCell, text: { type: 'mrkdwn', text: bare } })),
    z.object({ type: text, text: textObject, value: words, elements: list(richElement) }),
  ])
  .catch(emptyCell);

export type Cell = z.output<typeof cell>;

const rows = z.array(z.array(cell).catch([])).default([]).catch([]);

const point = z.object({ label: words, value: words });

const block = {
  ...picture,
  ...card,
  type: text,
  text: textObject,
  fields: z.array(textObject).default([]).catch([]),
  accessory: part(element),
  element: part(element),
  elements: list(richElement),
  title: textObject,
  rich_text_title: richText,
  subtitle: textObject,
  body: textObject,
  description: textObject,
  label: textObject,
  hint: textObject,
  caption: textObject,
  title_url: text,
  video_url: text,
  author_name: plainText,
  provider_name: plainText,
  rows,
  details: richText,
  output: richText,
  sources: list(z.object({ url: text, text: plainText })),
  /** docs.slack.dev/apis/web-api/using-the-calls-api: what an app told of its call. */
  call: part({ v1: part({ name: plainText, join_url: text }) }),
  chart: part({
    segments: list(point),
    series: list(z.object({ name: words, data: list(point) })),
  }),
};

const innerBlock = z.object(block);

/** Blocks hold blocks one level deep: containers and plans. */
const blockSchema = z.object({ ...block, child_blocks: list(innerBlock), tasks: list(innerBlock) });

export type InnerBlock = z.output<typeof innerBlock>;
export type SlackBlock = z.output<typeof blockSchema>;

export const blocks = list(blockSchema);
