import { toComponents } from './components.ts';
import { invalidForm, refuse } from './errors.ts';
import { toAttachments, type Uploads } from './files.ts';
import {
  atMost,
  isJson,
  type Path,
  toInteger,
  toJson,
  toList,
  toRequired,
  toText,
} from './json.ts';
import type { Attachment, Json, Message } from './types.ts';
import type { World } from './world.ts';

// Discord docs, "Message", Create Message and Embed Limits.
const MAX_CONTENT = 2000;
const MAX_NONCE = 25;
const MAX_EMBEDS = 10;
const MAX_EMBED_TOTAL = 6000;
const EMBED_LIMITS = { title: 256, description: 4096 } as const;
const MAX_FIELDS = 25;
// "Poll", Poll Create Request: question 300, ten answers of 55 characters, 32 days.
const MAX_QUESTION = 300;
const MAX_ANSWERS = 10;
const MAX_ANSWER = 55;
const MAX_POLL_HOURS = 32 * 24;

/** Message flags ("Message", Message Flags). */
export const FLAGS = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  isVoiceMessage: 1 << 13,
  hasSnapshot: 1 << 14,
  isComponentsV2: 1 << 15,
} as const;

const SETTABLE =
  FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.isVoiceMessage | FLAGS.isComponentsV2;

const toEmbed = (embed: Json, path: Path): { embed: Json; total: number } => {
  let total = 0;
  for (const [key, max] of Object.entries(EMBED_LIMITS))
    total += toText(embed[key], [...path, key], { max })?.length ?? 0;
  const footer = toJson(embed.footer);
  total += toText(footer.text, [...path, 'footer', 'text'], { max: 2048 })?.length ?? 0;
  const author = toJson(embed.author);
  total += toText(author.name, [...path, 'author', 'name'], { max: 256 })?.length ?? 0;
  const fields = toList(embed.fields, [...path, 'fields']);
  atMost(fields, MAX_FIELDS, [...path, 'fields']);
  for (const [index, field] of fields.entries()) {
    const at = [...path, 'fields', index];
    total += toRequired(field.name, [...at, 'name'], { min: 1, max: 256 }).length;
    total += toRequired(field.value, [...at, 'value'], { min: 1, max: 1024 }).length;
  }
  for (const key of ['image', 'thumbnail']) checkUrl(toJson(embed[key]).url, [...path, key, 'url']);
  checkUrl(embed.url, [...path, 'url']);
  return { embed: { ...embed, type: 'rich' }, total };
};

const checkUrl = (value: unknown, path: Path): void => {
  const url = toText(value, path, { max: 2048 });
  if (url && !/^(https?|attachment):\/\//.test(url))
    throw invalidForm(path, 'URL_TYPE_INVALID_SCHEME', 'Scheme must be http, https or attachment.');
};

const toEmbeds = (value: unknown): Json[] => {
  const list = toList(value, ['embeds']);
  atMost(list, MAX_EMBEDS, ['embeds']);
  const embeds = list.map((embed, index) => toEmbed(embed, ['embeds', index]));
  const total = embeds.reduce((sum, embed) => sum + embed.total, 0);
  if (total > MAX_EMBED_TOTAL)
    throw invalidForm(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds 6000 characters');
  return embeds.map(({ embed }) => embed);
};

/**
 * A poll comes with a message, and with an edit only where that fills a deferred answer (Edit
 * Webhook Message).
 */
const toPoll = (
  world: World,
  value: unknown,
  { before, isDeferred }: { readonly before?: Body; readonly isDeferred?: boolean },
): Json | null => {
  if (before && !isDeferred) return before.poll;
  if (!isJson(value)) return null;
  const question = toJson(value.question);
  toRequired(question.text, ['poll', 'question', 'text'], { min: 1, max: MAX_QUESTION });
  const answers = toList(value.answers, ['poll', 'answers']);
  atMost(answers, MAX_ANSWERS, ['poll', 'answers']);
  if (answers.length === 0)
    throw invalidForm(['poll', 'answers'], 'BASE_TYPE_REQUIRED', 'This field is required');
  for (const [index, answer] of answers.entries()) {
    const path = ['poll', 'answers', index, 'poll_media', 'text'];
    toRequired(toJson(answer.poll_media).text, path, { min: 1, max: MAX_ANSWER });
  }
  const hours = toInteger(value.duration, ['poll', 'duration'], 1, MAX_POLL_HOURS) ?? 24;
  return {
    question,
    answers: answers.map((answer, index) => ({ ...answer, answer_id: index + 1 })),
    expiry: new Date(world.now() + hours * 3_600_000).toISOString(),
    allow_multiselect: value.allow_multiselect === true,
    layout_type: 1,
    results: { is_finalized: false, answer_counts: [] },
  };
};

/** Reads a nonce: an integer or up to 25 characters. */
export const toNonce = (value: unknown): string | number | null => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'string' && value.length <= MAX_NONCE) return value;
  throw invalidForm(['nonce'], 'NONCE_TYPE_TOO_LONG', 'Nonce must be 25 or fewer in length.');
};

export type Body = Pick<
  Message,
  'content' | 'embeds' | 'components' | 'flags' | 'attachments' | 'poll'
>;

const EMPTY: Body = {
  content: '',
  embeds: [],
  components: [],
  flags: 0,
  attachments: [],
  poll: null,
};

const V2_FORBIDS = ['content', 'embeds', 'sticker_ids', 'poll'] as const;

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

const checkV2 = (json: Json, before: Body): void => {
  for (const key of V2_FORBIDS)
    if (isFilled(json[key]))
      throw invalidForm(
        [key],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  if (before.content !== '' && json.content === undefined)
    throw invalidForm(
      ['content'],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      'content has to be reset to null',
    );
};

const isVoiceValid = (files: readonly Attachment[]): boolean =>
  files.length === 1 && files[0]?.durationSecs !== undefined && Boolean(files[0].waveform);

const isEmpty = (body: Body): boolean =>
  body.content === '' &&
  body.embeds.length === 0 &&
  body.attachments.length === 0 &&
  body.components.length === 0 &&
  body.poll === null;

/** Reads the content fields of a create (`before` absent) or an edit; refuses an empty result. */
export const toBody = (
  world: World,
  channelId: string,
  json: Json,
  uploads: Uploads,
  options: {
    readonly before?: Body;
    readonly extraFlags?: number;
    readonly mayBeEmpty?: boolean;
    readonly isDeferred?: boolean;
  },
): Body => {
  const before = options.before ?? EMPTY;
  const settable = options.before
    ? FLAGS.suppressEmbeds | FLAGS.isComponentsV2
    : SETTABLE | (options.extraFlags ?? 0);
  const asked = toInteger(json.flags, ['flags'], 0, 2 ** 31) ?? before.flags & settable;
  const isV2 = ((asked | before.flags) & FLAGS.isComponentsV2) !== 0;
  const flags = (before.flags & ~settable) | (asked & settable) | (isV2 ? FLAGS.isComponentsV2 : 0);
  const content = toText(json.content, ['content'], { max: MAX_CONTENT });
  if (isV2) checkV2(json, before);
  const body: Body = {
    // Discord removes white space around a message's content.
    content: json.content === undefined ? before.content : (content ?? '').trim(),
    embeds: json.embeds === undefined ? before.embeds : toEmbeds(json.embeds),
    components:
      json.components === undefined ? before.components : toComponents(json.components, isV2),
    flags,
    attachments: toAttachments(world, channelId, json, uploads, before.attachments),
    // Added by an edit only to an answer that is still deferred (Edit Webhook Message).
    poll: toPoll(world, json.poll, options),
  };
  if (!options.before && (flags & FLAGS.isVoiceMessage) !== 0 && !isVoiceValid(body.attachments))
    throw invalidForm(
      ['flags'],
      'VOICE_MESSAGE_INVALID',
      'Voice messages need one audio file with duration_secs and waveform',
    );
  if (!options.mayBeEmpty && isEmpty(body)) throw refuse(50006);
  return body;
};
