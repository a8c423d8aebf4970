import {
  frame,
  frameIndented,
  OWN_NAME,
  toContinued,
  toFramedLine,
  toLatestLines,
  toSpeakerName,
} from '../frame.ts';
import {
  type Message,
  type Part,
  type Place,
  peopleQuotedIn,
  type Quote,
  repeatsIn,
  type Turn,
  toOwnPlace,
} from '../messages.ts';
import { addressesIn, toDistinct } from '../net/addresses.ts';
import type { Directory, ModelPart, ModelTurn, SeenMessage } from '../ports.ts';
import { type StoredHistory, toFoldedTexts } from './history.ts';
import { type FoundNames, findNames, findNamesOf, findPlaceNames, toSeenText } from './names.ts';
import { type ShownFiles, toModelPart, toShownName } from './shown-files.ts';

/** The conversation as the model sees it: summary, window, then the question. */
export function toModelTurns(
  past: StoredHistory,
  question: readonly Turn[],
  shown: ShownFiles,
): ModelTurn[] {
  const toldApart = createToldApart();
  const turns = [
    ...past.turns.flatMap((turn) => toTurnsOf(toldApart(turn), shown)).map(toEarlier),
    ...question.flatMap((turn) => toTurnsOf(toldApart(turn), shown)),
  ];
  const texts = [
    ...(past.summary === null ? [] : [frameIndented('summary', {}, past.summary)]),
    ...toFoldedNote(past, shown),
  ];
  if (texts.length > 0)
    turns.unshift({ role: 'user', parts: texts.map((text) => ({ type: 'text', text })) });
  return merge(turns);
}

const MAX_NUMBERED_NAME = 60;

/** Two people with the same name are two people: the one who speaks later gets a number. */
function createToldApart(): (turn: Turn) => Turn {
  const namesakes = new Map<string, string[]>();
  return (turn) => {
    const { speaker, person } = turn;
    if (speaker === null || person === undefined) return turn;
    const name = toSpeakerName(speaker);
    const known = namesakes.get(name) ?? [];
    if (!known.includes(person)) known.push(person);
    namesakes.set(name, known);
    const number = known.indexOf(person) + 1;
    if (number === 1) return turn;
    const short = Array.from(name).slice(0, MAX_NUMBERED_NAME).join('');
    return { ...turn, speaker: `${short} (${number})` };
  };
}

function toEarlier({ role, parts }: ModelTurn): ModelTurn {
  return {
    role,
    parts: parts.map((part) => (part.type === 'text' ? part : { ...part, isEarlier: true })),
  };
}

const MAX_FOLDED_NAMES = 20;

/** Which files of turns that are no longer shown can still be read. */
function toFoldedNote({ files }: StoredHistory, { canReadMore }: ShownFiles): readonly string[] {
  const folded = toFoldedTexts(files);
  if (folded.length === 0) return [];
  const named = folded
    .slice(0, MAX_FOLDED_NAMES)
    .map(({ name, chars }) => `${toShownName(name)} (${chars.toLocaleString('en')} characters)`);
  const more = folded.length > named.length ? `; and ${folded.length - named.length} older` : '';
  const how = canReadMore ? 'which read_file can read' : 'which are not shown here';
  return [`[Files from before, ${how}: ${named.join('; ')}${more}]`];
}

/**
 * Models take no pictures on the assistant's side: those that an answer brought are shown behind
 * it, and said to be its own.
 */
function toTurnsOf(turn: Turn, shown: ShownFiles): ModelTurn[] {
  const pictures = turn.role === 'assistant' ? turn.parts.filter(isPicture) : [];
  if (pictures.length === 0) return [{ role: turn.role, parts: toModelParts(turn, shown) }];
  const rest = { ...turn, parts: turn.parts.filter((part) => !isPicture(part)) };
  const names = pictures.map(({ name }) => toShownName(name)).join(', ');
  const note = `[Your answer above came with ${pictures.length === 1 ? 'this picture' : 'these pictures'}, which you made: ${names}]`;
  return [
    { role: 'assistant', parts: toModelParts(rest, shown) },
    {
      role: 'user',
      parts: [{ type: 'text', text: note }, ...pictures.map((part) => toModelPart(part, shown))],
    },
  ];
}

function isPicture(part: Part): part is Exclude<Part, { type: 'text' }> {
  return part.type === 'image';
}

function toModelParts(turn: Turn, shown: ShownFiles): ModelPart[] {
  const text = turn.role === 'user' ? toSaid(turn) : turn.text;
  const parts = turn.parts.map((part) => toModelPart(part, shown));
  return text === '' && parts.length > 0
    ? parts
    : [{ type: 'text', text: text || '(no text)' }, ...parts];
}

/** What a person said, behind their name. */
function toSaid({ speaker, text }: Turn): string {
  return speaker === null ? toContinued(text) : toFramedLine(toSpeakerName(speaker), text);
}

/** Messages of one side that follow each other become one, as every model accepts. */
function merge(turns: readonly ModelTurn[]): ModelTurn[] {
  const merged: ModelTurn[] = [];
  for (const turn of turns) {
    const last = merged.at(-1);
    if (last?.role === turn.role)
      merged[merged.length - 1] = { role: turn.role, parts: [...last.parts, ...turn.parts] };
    else merged.push(turn);
  }
  return merged;
}

/** What else a message brings: its files, and what its links lead to. */
export type MessageExtras = { readonly parts: readonly Part[]; readonly linked: readonly Linked[] };

/** A message that a link in another one leads to. */
export type Linked = { readonly address: string; readonly seen: SeenMessage };

/**
 * A message as a turn: names filled in; what others wrote is kept apart from what its author did.
 */
export async function toUserTurn(
  message: Message,
  { parts, linked }: MessageExtras,
  directory: Directory,
  signal: AbortSignal,
): Promise<Turn> {
  const { place, speaker, quoted } = message;
  const text = [message.title ?? '', message.text].filter((each) => each !== '').join('\n\n');
  const found = linked.map(({ seen }) => seen);
  const names = await findNames(
    {
      texts: [
        text,
        ...quoted.flatMap((quote) => [quote.author ?? '', quote.text]),
        ...found.map(toSeenText),
      ],
      people: [
        ...(speaker.name ? [] : [speaker.id]),
        ...found.flatMap((seen) => (seen.speakerName ? [] : [seen.speaker])),
      ],
      known: [message.names, ...found.map((seen) => seen.names)],
    },
    place,
    directory,
    signal,
  );
  return {
    ids: [message.id],
    role: 'user',
    speaker: speaker.name || names.person(speaker.id),
    person: speaker.id,
    place: toOwnPlace(message),
    text: names.fill(text),
    parts: [
      ...quoted.map((quote) => toQuotePart(quote, names)),
      ...linked.map((each) => toLinkedPart(each, names)),
      ...parts,
    ],
    addresses: addressesIn(text),
    channels: names.channelsIn(text),
    at: message.sentAt,
  };
}

/** What the links of a command lead to, with the names in it filled in. */
export async function toLinkedParts(
  linked: readonly Linked[],
  place: Place,
  directory: Directory,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  if (linked.length === 0) return [];
  const seen = linked.map((each) => each.seen);
  const names = await findNamesOf(seen, place, directory, signal);
  return linked.map((each) => toLinkedPart(each, names));
}

const MAX_QUOTE_CHARS = 32_000;

function toQuotePart(
  { author, text, person, repeats }: Quote,
  names: Pick<FoundNames, 'fill'> | null = null,
): Part {
  const fill = (each: string) => names?.fill(each) ?? each;
  const attributes = author === null || author === '' ? {} : { author: fill(author) };
  const shown = toShort(fill(text), MAX_QUOTE_CHARS);
  return {
    type: 'text',
    text: frameIndented('quoted', attributes, shown),
    ...toHeld(person === undefined ? [] : [person], repeats ?? []),
  };
}

/** Whose words something holds, and of which messages, where there are any. */
export function toHeld(
  people: readonly string[],
  repeats: readonly string[],
): Pick<Part, 'people' | 'repeats'> {
  return {
    ...(people.length === 0 ? {} : { people: toDistinct(people) }),
    ...(repeats.length === 0 ? {} : { repeats: toDistinct(repeats) }),
  };
}

function toLinkedPart({ address, seen }: Linked, names: FoundNames): Part {
  const author = seen.isOwn ? OWN_NAME : seen.speakerName || names.person(seen.speaker);
  const shown = toShort(names.fill(toSeenText(seen)), MAX_QUOTE_CHARS);
  return {
    type: 'text',
    text: frameIndented('quoted', { author, link: address }, shown),
    ...toHeld(
      [...(seen.isOwn ? [] : [seen.speaker]), ...peopleQuotedIn(seen)],
      [seen.id, ...repeatsIn(seen)],
    ),
  };
}

/** Text that others wrote, to go along with a question; by whom and where, as far as is known. */
export function toQuoted(
  text: string,
  { people = [], repeats = [] }: Pick<Part, 'people' | 'repeats'>,
): Part {
  return { ...toQuotePart({ author: null, text }), ...toHeld(people, repeats) };
}

const MAX_EARLIER_CHARS = 30_000;
const MAX_EARLIER_MESSAGE_CHARS = 4_000;

/**
 * What was said in a thread before Parley came to it, as one turn of material, with the files that
 * are shown from it; null if nothing was said.
 */
export async function toEarlierTurn(
  seen: readonly SeenMessage[],
  parts: readonly Part[],
  place: Place,
  directory: Directory,
  signal: AbortSignal,
): Promise<Turn | null> {
  if (seen.length === 0) return null;
  const [names, about] = await Promise.all([
    findNamesOf(seen, place, directory, signal),
    findPlaceNames(place, directory, signal),
  ]);
  const lines = seen.map((message) => {
    const { speaker, speakerName, isOwn, isBot, sentAt } = message;
    const who = isOwn ? OWN_NAME : toSpeakerName(speakerName || names.person(speaker), { isBot });
    const said = toShort(names.fill(toSeenText(message)), MAX_EARLIER_MESSAGE_CHARS);
    return toFramedLine(`${new Date(sentAt).toISOString()} ${who}`, said);
  });
  const text = toLatestLines(lines, MAX_EARLIER_CHARS).join('\n');
  const typed = seen.filter(({ isTyped }) => isTyped).map((each) => each.text);
  return {
    ids: seen.map(({ id }) => id),
    role: 'user',
    speaker: null,
    people: toDistinct(
      seen.flatMap((each) => [...(each.isOwn ? [] : [each.speaker]), ...peopleQuotedIn(each)]),
    ),
    repeats: toDistinct(seen.flatMap(repeatsIn)),
    text: '',
    parts: [{ type: 'text', text: frame('earlier', about, text) }, ...parts],
    addresses: toDistinct(typed.flatMap(addressesIn)),
    channels: names.channelsIn(typed.join('\n')),
    at: seen[0]?.sentAt ?? 0,
  };
}

function toShort(text: string, maxChars: number): string {
  return text.length <= maxChars
    ? text
    : `${text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '')} [cut]`;
}
