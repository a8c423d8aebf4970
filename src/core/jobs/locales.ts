import type { Form } from '../content.ts';
import { type SettingsStore, toChannelScope, toPersonScope } from '../conversation/settings.ts';
import { type IncomingEvent, personOf } from '../events.ts';
import type { Place } from '../messages.ts';
import type { Adapter } from '../ports.ts';
import {
  defaultLocale,
  type Locale,
  type SpokenLocales,
  speakTo,
  toLocale,
} from '../strings/locale.ts';
import type { CommandSpec } from './command.ts';

/**
 * The languages in which everyone in an event's place, and its person, read. Of a message in a
 * channel the person's is asked for with `person` only: what answers it is for everyone.
 */
export type FindLocales = (
  event: IncomingEvent | undefined,
  readers?: 'person',
) => Promise<SpokenLocales>;

export type LocalesServices = {
  readonly settings: SettingsStore;
  readonly adapters: ReadonlyMap<string, Adapter>;
};

/** Nobody waits longer than this for the platform to say what language a person reads. */
const TIMEOUT_MS = 1_000;

/** What everyone reads follows the channel's setting, what one person reads follows that person. */
export function createFindLocales({ settings, adapters }: LocalesServices): FindLocales {
  /** Discord tells a person's language with commands and buttons only, so it is kept. */
  const findPersons = async (event: IncomingEvent): Promise<Locale | null> => {
    const { place } = event;
    const person = personOf(event);
    if (person === null) return null;
    const scope = toPersonScope(place.platform, person);
    const { locale } = await settings.get(scope);
    const told = toLocale(event.locale);
    if (told !== null && told !== locale) await settings.set(scope, { locale: told });
    return told ?? locale ?? askPlatform(adapters.get(place.platform), place, person);
  };

  const find = async (event: IncomingEvent, readers?: 'person'): Promise<SpokenLocales> => {
    const { place } = event;
    const { language } = await settings.get(toChannelScope(place));
    // Where everything is said to Parley the one who says it is the one who reads it.
    const isAlone = adapters.get(place.platform)?.platform.isAddressed(place) ?? false;
    const isPersons = isAlone || event.type !== 'message' || readers === 'person';
    const persons = isPersons ? await findPersons(event) : toLocale(event.locale);
    const everyone = language ?? (isAlone ? persons : null) ?? defaultLocale();
    // Whoever chose a language for a conversation of their own reads all of it in that.
    const isOwn = adapters.get(place.platform)?.platform.isDirect(place) ?? false;
    return { everyone, person: (isOwn ? language : null) ?? persons ?? everyone };
  };

  // What the store does not tell is no reason to say nothing.
  return async (event, readers) => {
    const standard = { everyone: defaultLocale(), person: defaultLocale() };
    return event ? find(event, readers).catch(() => standard) : standard;
  };
}

/** Who reads most of what a job says. */
export function toReaders(
  commands: readonly Pick<CommandSpec, 'name' | 'answers'>[],
  event: IncomingEvent | undefined,
): keyof SpokenLocales {
  if (event?.type === 'action' || event?.type === 'form') return 'person';
  if (event?.type !== 'command') return 'everyone';
  return commands.find(({ name }) => name === event.name)?.answers === 'private'
    ? 'person'
    : 'everyone';
}

async function askPlatform(
  adapter: Adapter | undefined,
  place: Place,
  person: string,
): Promise<Locale | null> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const found = await adapter?.directory.person(person, place, signal).catch(() => null);
  return toLocale(found?.locale);
}

/** A form is to be shown at once: it does not wait long for its reader's language. */
const FORM_WAIT_MS = 300;

/** The form that a person is asked to fill in, in their language. */
export async function toOwnForm(
  findLocales: FindLocales,
  event: IncomingEvent,
  toForm: () => Promise<Form | null>,
): Promise<Form | null> {
  const standard = { everyone: defaultLocale(), person: toLocale(event.locale) ?? defaultLocale() };
  const late = new Promise<SpokenLocales>((resolve) =>
    setTimeout(() => resolve(standard), FORM_WAIT_MS).unref(),
  );
  return speakTo(Promise.race([findLocales(event), late]), 'person', toForm);
}

/** Makes a sentence for the person of an event alone, in their language. */
export async function toOwnSentence(
  findLocales: FindLocales,
  event: IncomingEvent,
  toText: () => string,
): Promise<string> {
  return speakTo(findLocales(event, 'person'), 'person', async () => toText());
}
