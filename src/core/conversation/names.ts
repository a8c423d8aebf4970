import { orAborted } from '../async.ts';
import { toOneLine, toSpeakerName } from '../frame.ts';
import { ID } from '../markdown/respell.ts';
import type { MentionNames, Place } from '../messages.ts';
import type { Directory, SeenMessage } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { withoutTypedMarks } from '../written-mentions.ts';

/** What people, groups and channels are called, as the texts of one question name them. */
export type FoundNames = {
  /**
   * Makes `<@id>` in a text `@Name`, and `<#id>` `#name`; “someone” where no name is known.
   */
  fill(text: string): string;
  /** What a person is called, as in `fill`. */
  person(id: string): string;
  /** The channels that a text mentions: ids, by the name that `fill` gives them. */
  channelsIn(text: string): Readonly<Record<string, string>>;
};

/** What names are looked for in, and what is known of them already. */
export type NamedTexts = {
  readonly texts: readonly string[];
  /** Ids of people whose names are wanted besides. */
  readonly people?: readonly string[];
  readonly known?: readonly (MentionNames | undefined)[];
};

/** A mention, with the label that some platforms put into it: `<@1>`, `<@&2>`, `<#3|general>`. */
const MENTION = /<(@[!&]?|#)([A-Za-z0-9_-]{1,64})(?:\|([^<>\n]*))?>/g;

/** Names must not hold up an answer: all of them together get this long. */
export const NAMES_MS = 1_000;

/** What is left of that time to a question, by its signal. */
const patience = new WeakMap<AbortSignal, number>();

/** More are not looked up for one question; the rest stay without a name. */
const MAX_LOOK_UPS = 200;

/**
 * Finds the names for some texts: what came with them goes first, and all others are asked for at
 * once. Rejects with the signal's reason.
 */
export async function findNames(
  { texts, people = [], known = [] }: NamedTexts,
  place: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<FoundNames> {
  const names = new Map(known.flatMap((each) => Object.entries(each ?? {})));
  const wanted = new Set(people.map((id) => `<@${id}>`));
  for (const text of texts)
    for (const [, kind = '', id = '', label = ''] of text.matchAll(MENTION)) {
      const token = toToken(kind, id);
      wanted.add(token);
      if (label !== '' && !names.has(token)) names.set(token, label);
    }
  const missing = [...wanted].filter((token) => !names.has(token)).slice(0, MAX_LOOK_UPS);
  for (const [token, name] of await lookUp(missing, place, directory, signal))
    names.set(token, name);
  const numbers = toNumbers(
    [...wanted].filter((token) => token.startsWith('<#')),
    names,
  );
  const toCalled = createUnnamed([...wanted].filter((token) => !names.get(token)));
  const toShown = (kind: string, id: string): string => {
    const token = toToken(kind, id);
    const name = names.get(token) || toCalled(token);
    if (kind !== '#') return `@${toSpeakerName(name)}`;
    const number = numbers.get(token);
    return `#${toChannelName(name)}${number === undefined ? '' : ` (${number})`}`;
  };
  return {
    fill: (text) =>
      withoutTypedMarks(
        text.replaceAll(MENTION, (_, kind: string, id: string) => toShown(kind, id)),
      ),
    person: (id) => names.get(`<@${id}>`) || toCalled(`<@${id}>`),
    channelsIn: (text) =>
      Object.fromEntries(
        [...text.matchAll(MENTION)].flatMap(([, kind = '', id = '']) =>
          kind === '#' ? [[toShown(kind, id), id]] : [],
        ),
      ),
  };
}

/**
 * What those without a name are called: an id is nothing to be read, so that several are told
 * apart by a number.
 */
function createUnnamed(tokens: readonly string[]): (token: string) => string {
  const called = new Map<string, string>();
  const counts = new Map<string, number>();
  const call = (token: string): string => {
    const [, kind = '', id = ''] = /^<(@&?|#)(.*)>$/.exec(token) ?? [];
    if (!ID.test(id)) return id;
    const name = toUnnamed(kind);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}${kind === '#' ? '-' : ' '}${count}`;
  };
  const toCalled = (token: string): string => {
    const known = called.get(token) ?? call(token);
    called.set(token, known);
    return known;
  };
  tokens.forEach(toCalled);
  return toCalled;
}

/** What something without a name is called: `kind` is what stands before its id, if it has one. */
export function toUnnamed(kind: string): string {
  if (kind === '#') return strings.unnamedChannel;
  if (kind === 'image') return strings.unnamedImage;
  if (kind === 'time') return strings.unnamedTime;
  return kind === '@&' ? strings.unnamedGroup : strings.unnamedPerson;
}

/**
 * Channels of one name are told apart by a number: each of those has one, the same in each question
 * about them.
 */
function toNumbers(
  tokens: readonly string[],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const called = Map.groupBy(tokens, (token) => toChannelName(names.get(token) ?? ''));
  called.delete('');
  return new Map(
    [...called.values()].flatMap((same) =>
      same.length < 2 ? [] : same.toSorted().map((token, at) => [token, at + 1] as const),
    ),
  );
}

/**
 * The channels that people mentioned over some turns. The last turn's name of a channel counts; a
 * name that only earlier turns use, and for several channels, is ambiguous: its id is empty.
 */
export function mergeChannels(
  turns: readonly { readonly channels?: Readonly<Record<string, string>> | undefined }[],
): Readonly<Record<string, string>> {
  const merged = new Map<string, string>();
  for (const [name, id] of turns.flatMap(({ channels = {} }) => Object.entries(channels)))
    merged.set(name, (merged.get(name) ?? id) === id ? id : '');
  const own = Object.entries(turns.at(-1)?.channels ?? {});
  return Object.fromEntries([...merged, ...own]);
}

/** How one person is called in a place. */
export async function nameOf(
  id: string,
  place: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<string> {
  return (await findNames({ texts: [], people: [id] }, place, directory, signal)).person(id);
}

/** What one mention is called, as people read it; null if that is not known in time. */
export async function nameMention(
  mention: string,
  place: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<string | null> {
  const spelled = mention.replace(/^<!subteam\^/, '<@&'); // Models write what they once read.
  const [, kind = '', id = '', label = ''] = [...spelled.matchAll(MENTION)][0] ?? [];
  const token = toToken(kind, id);
  const found = await lookUp([token], place, directory, signal);
  const name = new Map(found).get(token) ?? label.replace(/^[@#]+/, '').trim();
  if (name === '') return null;
  return kind === '#' ? `#${toChannelName(name)}` : `@${toSpeakerName(name)}`;
}

/** The channel and the thread of a place, as far as they have names. */
export async function findPlaceNames(
  { channel, thread, ...rest }: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<{ readonly channel?: string; readonly thread?: string }> {
  const place = { ...rest, channel };
  const tokens = [channel, ...(thread === undefined ? [] : [thread])].map((id) => `<#${id}>`);
  const names = new Map(await lookUp(tokens, place, directory, signal));
  const [ofChannel, ofThread] = tokens.map((token) => names.get(token));
  return {
    ...(ofChannel ? { channel: toChannelName(ofChannel) } : {}),
    ...(ofThread ? { thread: toChannelName(ofThread) } : {}),
  };
}

/** Everything that some messages say: their words, their quotes, and what else came with them. */
export function findNamesOf(
  seen: readonly SeenMessage[],
  place: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<FoundNames> {
  const others = seen.filter(({ isOwn }) => !isOwn);
  const speakers = Object.fromEntries(
    others.flatMap(({ speaker, speakerName }) =>
      speakerName ? [[`<@${speaker}>`, speakerName]] : [],
    ),
  );
  // The latest first: they count most where not all can be looked up.
  const people = others.map(({ speaker }) => speaker).toReversed();
  const known = [speakers, ...seen.map(({ names }) => names)];
  return findNames({ texts: seen.map(toSeenText), people, known }, place, directory, signal);
}

/** All that a message says and brings, as text: what the names are filled into. */
export function toSeenText({
  title = '',
  text,
  quoted,
  attachments,
  unread = [],
}: Pick<SeenMessage, 'title' | 'text' | 'quoted' | 'attachments' | 'unread'>): string {
  return [
    title === '' ? '' : `[title: ${toOneLine(title)}]`,
    text,
    ...quoted.map((quote) => `> ${quote.author ?? 'quoted'}: ${quote.text}`),
    ...attachments.map((file) => `[file: ${toOneLine(file.name)}]`),
    ...unread.map((what) => `[not readable: ${toOneLine(what)}]`),
  ]
    .filter((piece) => piece !== '')
    .join('\n');
}

/**
 * All look-ups for the question of this signal together wait no longer than this from now on. With
 * any other signal, such as the program's own, each has its full time.
 */
export function limitNames(signal: AbortSignal, leftMs: number): void {
  patience.set(signal, Math.max(0, Math.min(patience.get(signal) ?? NAMES_MS, leftMs)));
}

/** The names that were found in time; look-ups side by side wait for the same time. */
async function lookUp(
  tokens: readonly string[],
  place: Place,
  directory: Pick<Directory, 'name'>,
  signal: AbortSignal,
): Promise<readonly (readonly [string, string])[]> {
  if (tokens.length === 0) return [];
  const leftMs = patience.get(signal) ?? NAMES_MS;
  const askedAt = performance.now();
  // At no time what is at hand is still found.
  const over = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(leftMs))]);
  const found: (readonly [string, string])[] = [];
  const looking = tokens.map(async (token) => {
    // What was said matters more than what people are called.
    const name = await directory.name(token, place, over).catch(() => null);
    if (name && !over.aborted) found.push([token, name]);
  });
  await orAborted(Promise.all(looking), over).catch(() => {}); // What is found by then serves.
  if (patience.has(signal)) limitNames(signal, leftMs - (performance.now() - askedAt));
  signal.throwIfAborted();
  return found;
}

/** A mention as it stands in `MentionNames`. */
function toToken(kind: string, id: string): string {
  return `<${kind === '@!' ? '@' : kind}${id}>`;
}

const MAX_CHANNEL_NAME = 100;

function toChannelName(name: string): string {
  return Array.from(toOneLine(name).replaceAll(/[<>]/g, '')).slice(0, MAX_CHANNEL_NAME).join('');
}
