import { z } from 'zod';
import { type Form, parseAction } from '../content.ts';
import { type SettingsStore, toChannelScope, toPersonScope } from '../conversation/settings.ts';
import { type IncomingEvent, personOf, toMessageKey } from '../events.ts';
import type { Place } from '../messages.ts';
import type { Adapter } from '../ports.ts';
import type { Inbox, JobTarget } from '../store-ports.ts';
import {
  currentLocale,
  defaultLocale,
  type Locale,
  type SpokenLocales,
  speakTo,
  toLocale,
} from '../strings/locale.ts';

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
  readonly inbox: Pick<Inbox, 'find'>;
};

/** How long to wait for the platform to say which language a person reads. */
const TIMEOUT_MS = 1_000;

/**
 * What everyone reads follows the channel's setting, what one person reads follows that person. In
 * a conversation that is all addressed to Parley, an answer without such a setting is in the
 * asker's language, no matter who has it written again.
 */
export function createFindLocales({ settings, adapters, inbox }: LocalesServices): FindLocales {
  const findKept = async (event: IncomingEvent, person: string): Promise<Locale | null> =>
    (await settings.get(toPersonScope(event.place.platform, person))).locale;

  /** Discord tells a person's language with commands and buttons only, so it is kept. */
  const findPersons = async (event: IncomingEvent): Promise<Locale | null> => {
    const { place } = event;
    const person = personOf(event);
    if (person === null) return null;
    const kept = await findKept(event, person);
    const told = toLocale(event.locale);
    if (told !== null && told !== kept) {
      await settings.set(toPersonScope(place.platform, person), { locale: told });
    }
    return told ?? kept ?? askPlatform(adapters.get(place.platform), place, person);
  };

  /** An old event tells what language its person read then. */
  const findAskers = async (asked: IncomingEvent): Promise<Locale | null> => {
    const person = personOf(asked);
    const kept = person === null ? null : await findKept(asked, person);
    return kept ?? toLocale(asked.locale);
  };

  const find = async (event: IncomingEvent, readers?: 'person'): Promise<SpokenLocales> => {
    const { place } = event;
    const { language } = await settings.get(toChannelScope(place));
    const platform = adapters.get(place.platform)?.platform;
    const isAlone = platform?.isAddressed(place) === true;
    const isPersons = isAlone || event.type !== 'message' || readers === 'person';
    const persons = isPersons ? await findPersons(event) : toLocale(event.locale);
    // A person who chose a language for a conversation of their own reads all of it in that
    // language.
    if (platform?.isDirect(place)) {
      const own = language ?? persons ?? defaultLocale();
      return { everyone: own, person: own };
    }
    const asked = isAlone && language === null ? await findAsked(inbox, event) : event;
    const askers = asked === event ? persons : await findAskers(asked);
    const everyone = language ?? (isAlone ? askers : null) ?? defaultLocale();
    return { everyone, person: persons ?? everyone };
  };

  /** A store that tells nothing is no reason to be silent, nor to speak another language. */
  const findUnkept = async (event: IncomingEvent, readers?: 'person'): Promise<SpokenLocales> => {
    const { place } = event;
    const adapter = adapters.get(place.platform);
    const person = event.type !== 'message' || readers === 'person' ? personOf(event) : null;
    const told = toLocale(event.locale);
    const persons = told ?? (person === null ? null : await askPlatform(adapter, place, person));
    const own = persons ?? defaultLocale();
    return { everyone: adapter?.platform.isDirect(place) ? own : defaultLocale(), person: own };
  };

  return async (event, readers) => {
    if (event) return find(event, readers).catch(() => findUnkept(event, readers));
    return { everyone: defaultLocale(), person: defaultLocale() };
  };
}

/** Each picture may have been made from the one before: the first one's asker is far away. */
const MAX_STEPS = 20;

/**
 * What was asked first: the question that a button's answer answers, that is left when a message
 * beside it is deleted, or that something planned is about. The event itself where that is not
 * known.
 */
async function findAsked(inbox: Pick<Inbox, 'find'>, event: IncomingEvent): Promise<IncomingEvent> {
  let asked = event;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const target = toAnswered(asked);
    const found = target && (await inbox.find(target));
    const before = found?.events.at(-1);
    if (!before || before.key === asked.key) return asked;
    asked = before;
  }
  return asked;
}

const aboutJobSchema = z.object({ jobId: z.string() });

/** What finds the job that an event is about; null if the event asks for something itself. */
function toAnswered(event: IncomingEvent): JobTarget | null {
  switch (event.type) {
    case 'action':
    case 'form':
      return { jobId: parseAction(event.action).jobId };
    case 'delete':
      return { messageKey: toMessageKey(event.place, event.messageId) };
    case 'scheduled':
      return aboutJobSchema.safeParse(event.payload).data ?? null;
    default:
      return null;
  }
}

type Answering = { readonly name: string; readonly answers: 'private' | 'public' | 'modal' };

/** Who reads most of what a job says. */
export function toReaders(
  commands: readonly Answering[],
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

/** What is to be shown at once does not wait long for its reader's language. */
const SOON_MS = 300;

/** Says something to a person at once, in the language that is known of them by then. */
export async function speakSoon<T>(
  findLocales: FindLocales,
  event: IncomingEvent,
  task: () => Promise<T>,
): Promise<T> {
  const standard = { everyone: defaultLocale(), person: toLocale(event.locale) ?? defaultLocale() };
  const late = new Promise<SpokenLocales>((resolve) =>
    setTimeout(() => resolve(standard), SOON_MS).unref(),
  );
  return speakTo(Promise.race([findLocales(event), late]), 'person', task);
}

/** The form that a person is asked to fill in, in their language. */
export async function toOwnForm(
  findLocales: FindLocales,
  event: IncomingEvent,
  toForm: () => Promise<Form | null>,
): Promise<Form | null> {
  return speakSoon(findLocales, event, async () => {
    const form = await toForm();
    return form && { ...form, locale: currentLocale() };
  });
}

/** Says something to the person of an event alone, in their language. */
export async function speakToPerson<T>(
  findLocales: FindLocales,
  event: IncomingEvent,
  task: () => Promise<T>,
): Promise<T> {
  return speakTo(findLocales(event, 'person'), 'person', task);
}
