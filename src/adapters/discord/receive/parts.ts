import { toOneLine } from '../../../core/frame.ts';
import { isVisible } from '../../../core/messages.ts';
import { toFileName } from './files.ts';
import type { ComponentPayload, EmbedPayload, SaidPayload } from './message-payloads.ts';
import { toReadableText } from './text.ts';

// What a message says besides its text, in words: the lines of its parts, in their order.

/** Lines, and what could not be read, each in a few words. */
export type PartLines = { readonly lines: readonly string[]; readonly unread: readonly string[] };

const UNKNOWN = 'a part of a kind I do not know';

/**
 * All that an embed shows. `known` is the text beside it: an address that stands there is not
 * repeated.
 */
export function toEmbedLines(embed: EmbedPayload, known = ''): string[] {
  if (embed.type === 'poll_result') return toResultLines(embed);
  if (embed.type === 'auto_moderation_message') return toCaughtLines(embed);
  const { author, title, url, description, fields, footer, provider } = embed;
  const source = author.name || (title === '' ? provider.name : '');
  const pictures = [embed.image, embed.thumbnail].map((each) =>
    toNamed('image', each.description, each.url),
  );
  return withoutEmpty([
    toLinked(toReadableText(source), source === author.name ? author.url : ''),
    toReadableText(title),
    known.includes(url) ? '' : url,
    toReadableText(description),
    ...fields.map(({ name, value }) =>
      [toReadableText(name), toReadableText(value)].filter(isVisible).join(': '),
    ),
    [toReadableText(footer.text), toMinute(embed.timestamp)].filter(isVisible).join(' · '),
    ...new Set(pictures),
    toNamed('video', embed.video.description, embed.video.url),
  ]);
}

/**
 * How a poll ended, which Discord tells in fields of its own
 * (https://docs.discord.com/developers/resources/message#embed-fields-by-embed-type).
 */
function toResultLines({ fields }: EmbedPayload): string[] {
  const told = new Map(fields.map(({ name, value }) => [name, toReadableText(value)]));
  const of = (name: string) => told.get(name) ?? '';
  const emoji = of('victor_answer_emoji_name');
  const winner = withoutEmpty([emoji, of('victor_answer_text')]).join(' ');
  const votes = withoutEmpty([of('victor_answer_votes'), of('total_votes')]).join(' of ');
  return withoutEmpty([
    `Poll, which has ended: ${of('poll_question_text')}`,
    winner === '' ? '' : `Most votes: ${winner}`,
    votes === '' ? '' : `Votes: ${votes}`,
  ]);
}

/**
 * What AutoMod caught, which Discord tells in fields of its own. Its other fields are ids
 * (https://docs.discord.com/developers/resources/auto-moderation).
 */
function toCaughtLines({ description, fields }: EmbedPayload): string[] {
  const told = new Map(fields.map(({ name, value }) => [name, toReadableText(value)]));
  const of = (name: string, shown: string) => (told.get(name) ? `${shown}: ${told.get(name)}` : '');
  const channel = told.get('channel_id') ?? '';
  return withoutEmpty([
    toReadableText(description),
    of('rule_name', 'Rule'),
    of('keyword_matched_content', 'Matched'),
    /^\d+$/.test(channel) ? `Channel: <#${channel}>` : '',
  ]);
}

/** A time as Discord's API writes it, in words; empty if it is not one. */
function toMinute(timestamp: string): string {
  const time = new Date(timestamp);
  if (Number.isNaN(time.getTime())) return '';
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What its sender says of a file, for those who do not see it. */
export function toDescriptionLines({ attachments }: Pick<SaidPayload, 'attachments'>): string[] {
  return attachments
    .filter(({ description }) => isVisible(description))
    .map((file) => `[${toOneLine(toFileName(file))}: ${toOneLine(file.description)}]`);
}

/** The question and the answers of a poll. */
export function toPollLines({ poll }: SaidPayload): string[] {
  const question = toReadableText(poll.question.text);
  const answers = poll.answers.map((answer) => `- ${toAnswer(answer)}`);
  return question === '' && answers.length === 0 ? [] : [`Poll: ${question}`, ...answers];
}

/** How a poll stands: Discord's own words, which change by themselves. */
export function toVoteLines({ poll }: SaidPayload): string[] {
  const { answers, results, allow_multiselect: isMultiple } = poll;
  const until = results?.is_finalized ? '' : toMinute(poll.expiry);
  return withoutEmpty([
    answers.length > 0 && isMultiple ? 'Several answers may be chosen.' : '',
    ...toCountLines(answers, results),
    until === '' ? '' : `Open until ${until}`,
  ]);
}

type Poll = SaidPayload['poll'];

function toCountLines(answers: Poll['answers'], results: Poll['results']): string[] {
  if (!results || results.answer_counts.length === 0) return [];
  const votes = answers.map((answer) => {
    const count = results.answer_counts.find(({ id }) => id === answer.answer_id)?.count ?? 0;
    return `- ${toAnswer(answer)}: ${count}`;
  });
  return [results.is_finalized ? 'Votes, final:' : 'Votes so far:', ...votes];
}

function toAnswer({ poll_media: { text, emoji } }: Poll['answers'][number]): string {
  return withoutEmpty([emoji.name, toReadableText(text)]).join(' ');
}

/** Stickers and the like: they have a name at most. */
export function toUnreadable({ sticker_items: stickers, activity }: SaidPayload): string[] {
  const named = stickers.map(({ name }) => toOneLine(name));
  return [
    ...named.map((name) => (name === '' ? 'a sticker' : `a sticker “${name}”`)),
    ...(activity ? ['an invitation to an activity'] : []),
  ];
}

/** What the components of a message say; its own buttons say nothing to Parley. */
export function readComponents(
  components: readonly ComponentPayload[],
  { isOwn }: { readonly isOwn: boolean },
): PartLines {
  const lines: string[] = [];
  const unread = new Set<string>();
  const visit = (component: ComponentPayload): void => {
    const own = toOwnLines(component);
    if (own === null || component.isCut) unread.add(UNKNOWN);
    if (!(isOwn && isControl(component))) lines.push(...withoutEmpty(own ?? toAnyLines(component)));
    component.components.forEach(visit);
    if (component.accessory) visit(component.accessory);
  };
  components.forEach(visit);
  return { lines, unread: [...unread] };
}

// https://docs.discord.com/developers/components/reference#component-object-component-types
const TYPE = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  lastSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  lastField: 23,
} as const;

function isControl({ type }: ComponentPayload): boolean {
  return type >= TYPE.button && type <= TYPE.lastSelect;
}

/** What a component says itself, without those inside it; null if its kind is not known. */
function toOwnLines(component: ComponentPayload): string[] | null {
  const { type, content, label, description, url, name, media, file, items } = component;
  switch (type) {
    case TYPE.row:
    case TYPE.section:
    case TYPE.container:
    case TYPE.separator:
      return [];
    case TYPE.text:
      return [toReadableText(content)];
    case TYPE.button:
      return [toButtonLine(withoutEmpty([component.emoji.name, label]).join(' '), url)];
    case TYPE.thumbnail:
      return [toNamed('image', description, media.url)];
    case TYPE.gallery:
      return items.map((item) => toNamed('image', item.description, item.media.url));
    case TYPE.file:
      return [toNamed('file', name, file.url)];
    default:
      return isControl(component) || (type >= TYPE.label && type <= TYPE.lastField)
        ? toChoiceLines(component)
        : null;
  }
}

function toButtonLine(label: string, url: string): string {
  const named = toReadableText(label);
  return url === '' && named !== '' ? `[button: ${named}]` : toLinked(named, url);
}

function toLinked(named: string, url: string): string {
  if (url === '') return named;
  return named === '' ? url : `[${named}](${url})`;
}

function toChoiceLines(component: ComponentPayload): string[] {
  const { label, description, placeholder, options } = component;
  const choices = withoutEmpty(options.map(toOptionText)).join(', ');
  const chosen = [
    ...options.filter((option) => option.default).map((option) => toReadableText(option.label)),
    ...withoutEmpty(component.default_values.map(toChosenToken)),
  ];
  const choice = withoutEmpty([
    withoutEmpty([toReadableText(placeholder), choices]).join(': '),
    chosen.length === 0 ? '' : `chosen: ${chosen.join(', ')}`,
  ]).join('; ');
  return [
    toReadableText(label),
    toReadableText(description),
    choice === '' ? '' : `[choice: ${choice}]`,
  ];
}

function toOptionText({ label, description, emoji }: ComponentPayload['options'][number]): string {
  const name = withoutEmpty([emoji.name, toReadableText(label)]).join(' ');
  return isVisible(description) ? `${name} (${toReadableText(description)})` : name;
}

const SIGNS: Readonly<Record<string, string>> = { user: '@', role: '@&', channel: '#' };

function toChosenToken({ id, type }: ComponentPayload['default_values'][number]): string {
  const sign = Object.hasOwn(SIGNS, type) ? SIGNS[type] : undefined;
  return sign === undefined || id === '' ? '' : `<${sign}${id}>`;
}

function toAnyLines({ content, label, description, placeholder }: ComponentPayload): string[] {
  return [content, label, description, placeholder].map(toReadableText);
}

/** A picture or file by what is said about it, else by the name in its address. */
function toNamed(kind: string, description: string, url: string): string {
  const named = toOneLine(description) || toLastName(url);
  return named === '' ? '' : `[${kind}: ${named}]`;
}

function toLastName(url: string): string {
  const path = /^attachment:\/\/(.+)$/.exec(url)?.[1] ?? URL.parse(url)?.pathname ?? '';
  return toOneLine(path.slice(path.lastIndexOf('/') + 1));
}

function withoutEmpty(texts: readonly string[]): string[] {
  return texts.filter((each) => each.trim() !== '');
}
