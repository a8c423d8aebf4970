import { toReply } from '../../core/audience.ts';
import type { Form } from '../../core/content.ts';
import type { History } from '../../core/conversation/history.ts';
import type { Policy } from '../../core/conversation/policy.ts';
import { type ActionEvent, type FormEvent, personOf } from '../../core/events.ts';
import type { Job } from '../../core/job.ts';
import { button } from '../../core/jobs/endings.ts';
import { isAsker, isOwner, type Tell, toIds } from '../../core/jobs/ephemeral.ts';
import type { ActionHandler } from '../../core/jobs/feature.ts';
import { recordDerived } from '../../core/jobs/handover.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Respond } from '../../core/jobs/respond.ts';
import type { Part, Place, Turn } from '../../core/messages.ts';
import type { Adapter, Destination } from '../../core/ports.ts';
import { createJournal } from '../../core/reply/journal.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { strings } from '../../core/strings/index.ts';
import { currentLocale, toAllReaders } from '../../core/strings/locale.ts';
import { noteOf } from './planned-transcript.ts';
import { transcriptStrings } from './strings/index.ts';
import {
  type KeptTranscript,
  toCorrected,
  toEditable,
  toMaterial,
  toPlainTranscript,
  transcriptOf,
} from './transcript.ts';
import { pageOf, type TranscriptPages } from './transcript-pages.ts';
import { toNoteDestination } from './voice-notes.ts';

export type TranscriptServices = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly policy: Policy;
  readonly inbox: Inbox;
  readonly history: Pick<History, 'load' | 'save'>;
  readonly pages: TranscriptPages;
  readonly respond: Respond;
  readonly tell: Tell;
};

/**
 * A person who does not speak in it may be an admin, which takes a call to Slack; the form has to
 * open within three seconds.
 */
const ADMIN_MS = 1_500;

/** The field of a form names the page that it corrects. */
const PAGE = /^page-(\d+)$/;
const LANGUAGE = 'language';
const MAX_LANGUAGE = 60;

const createCorrect = (services: TranscriptServices): ActionHandler => ({
  once: 'person',
  async toForm(from, event) {
    const page = pageOf(from, event.messageId);
    const shown = page === null ? undefined : transcriptOf(from)?.pages[page];
    if (!shown || !(await mayCorrect(services, from, event))) return null;
    const { action } = button(transcriptStrings.correct, 'correct?', from.id);
    const label = transcriptStrings.correctField;
    const field = { name: `page-${page}`, label, value: toEditable(shown), isLong: true };
    return { title: transcriptStrings.correctTitle, action, fields: [field] };
  },
  async run(jobRun, event, from) {
    const { policy, tell } = services;
    if (!(await isOwner(policy, jobRun, from, event))) return tell(jobRun, event, strings.notYours);
    if (event.type === 'action' && pageOf(from, event.messageId) !== null)
      return tell(jobRun, event, strings.formNotOpened);
    const transcript = transcriptOf(from);
    const [field, text] = (event.type === 'form' && Object.entries(event.fields)[0]) || [];
    const output = Number(PAGE.exec(field ?? '')?.[1] ?? Number.NaN);
    const page = transcript?.pages[output];
    if (!transcript || !page || text === undefined) return tell(jobRun, event, strings.gone);
    const corrected = {
      ...transcript,
      pages: transcript.pages.with(output, toCorrected(page, text)),
    };
    const whole = createJournal(from, services.inbox);
    await whole.write({ data: corrected });
    const destination = findDestination(from);
    await toAllReaders(() => services.pages.rewrite(jobRun, destination, whole, output));
    await recall(services.history, from, corrected);
  },
});

async function mayCorrect(
  { adapters, policy }: Pick<TranscriptServices, 'adapters' | 'policy'>,
  from: Job,
  { place, speaker }: ActionEvent,
) {
  if (isAsker(from, speaker.id)) return true;
  const directory = adapters.get(place.platform)?.directory;
  if (!directory) return false;
  return policy.isAdmin(place, speaker, directory, AbortSignal.timeout(ADMIN_MS));
}

/** Where the transcript that a job wrote stands. */
function findDestination({ events: [event] }: Job): Destination {
  const note = event?.type === 'scheduled' ? noteOf(event) : null;
  if (note) return toNoteDestination(note);
  if (!event) throw new Error('a job without an event');
  return { place: event.place, audience: toReply('', event.place.thread ?? null) };
}

/** From now on memory keeps the corrected words instead of the recording's. */
async function recall(
  history: TranscriptServices['history'],
  from: Job,
  transcript: KeptTranscript,
): Promise<void> {
  const ids = toIds(from);
  const { turns } = await history.load(from.conversation);
  const turn = turns.find(
    ({ role, ids: own }) => role === 'user' && own.some((id) => ids.includes(id)),
  );
  if (turn) await history.save(from.conversation, [toRecalled(turn, from, transcript)]);
}

/**
 * How a transcript begins that stands beside a person's own words; older versions put it after
 * them, into one text.
 */
const BEGINNING = '<file name="transcript">';
const FRAMED = /<file name="transcript">[\s\S]*?(?:<\/file>|$)/;

/** Without an answer, only the transcript of a voice note is remembered. */
function toRecalled(turn: Turn, from: Job, transcript: KeptTranscript): Turn {
  const notes = from.events.flatMap((event) =>
    event.type === 'scheduled' ? (noteOf(event) ?? []) : [],
  );
  const names = notes.flatMap(({ attachments }) =>
    attachments.filter(({ isVoice }) => isVoice).map(({ name }) => name),
  );
  const isReplaced = (part: Part) =>
    part.type === 'text' ? part.text.startsWith(BEGINNING) : isSound(part, names);
  const parts = turn.parts.filter((part) => !isReplaced(part));
  const isBeside = notes.length === 0 || parts.length < turn.parts.length || FRAMED.test(turn.text);
  if (!isBeside) return { ...turn, text: toPlainTranscript(transcript) };
  const before = turn.parts.find((part) => part.type === 'text' && isReplaced(part));
  const material = {
    ...before,
    type: 'text',
    text: toMaterial(transcript),
    isSpoken: true,
  } as const;
  return { ...turn, text: turn.text.replace(FRAMED, '').trim(), parts: [...parts, material] };
}

function isSound({ type, name }: Exclude<Part, { type: 'text' }>, names: readonly string[]) {
  return type === 'audio' && names.includes(name);
}

/**
 * Buttons that have the model do something with the transcript; the answer is one like any other.
 */
function asking(
  { inbox, respond, history, tell }: TranscriptServices,
  toPrompt: (event: ActionEvent | FormEvent) => string,
): ActionHandler {
  return {
    once: 'anybody',
    async run(jobRun, event, from) {
      const transcript = transcriptOf(from);
      if (!transcript) return tell(jobRun, event, strings.gone);
      const prompt = toPrompt(event);
      if (prompt === '') return tell(jobRun, event, transcriptStrings.noLanguage);
      await recordDerived(inbox, jobRun, from);
      const { speaker, key, at } = event;
      const material = { type: 'text', text: toMaterial(transcript), isSpoken: true } as const;
      const turn: Turn = {
        ...{ ids: [key], role: 'user', speaker: speaker.name, text: prompt, at },
        person: speaker.id,
        people: [...from.events.flatMap((each) => personOf(each) ?? []), ...from.people],
        repeats: [...from.repeats],
        parts: [material],
        addresses: [],
      };
      const below = from.posted.at(-1)?.id ?? null;
      const question = {
        place: toThread(jobRun, event.place, below),
        audience: toReply(speaker.id, below),
        asker: speaker,
        ids: [key],
        toTurns: async () => ({ turns: [turn], problems: [] }),
      };
      await toAllReaders(() => respond(jobRun, question));
      // The transcript itself is remembered already.
      await history.save(jobRun.journal.job.conversation, [{ ...turn, parts: [] }]);
    },
  };
}

/** If a thread would have to be opened first, the answer stands below, as a reply. */
function toThread({ adapter }: JobRun, place: Place, message: string | null): Place {
  if (!adapter.platform.opensThreads || place.thread !== undefined || message === null)
    return place;
  return { ...place, thread: message };
}

const createTranslateAction = (services: TranscriptServices): ActionHandler => ({
  ...asking(services, (event) => {
    const language = event.type === 'form' ? (event.fields[LANGUAGE]?.trim() ?? '') : '';
    if (language === '') return '';
    return `Translate the transcript into ${language.slice(0, MAX_LANGUAGE)}. Keep the times and the speakers, and add nothing.`;
  }),
  async toForm(from): Promise<Form> {
    const { action } = button(transcriptStrings.translate, 'translate?', from.id);
    const value = toSuggestion(transcriptOf(from)?.language ?? '');
    const field = { name: LANGUAGE, label: transcriptStrings.translateField, value, isLong: false };
    return { title: transcriptStrings.translate, action, fields: [field] };
  },
});

/** The reader's language by its own name, unless it is the one that is spoken. */
function toSuggestion(spoken: string): string {
  const locale = currentLocale();
  const nameIn = (reader: string) =>
    new Intl.DisplayNames(reader, { type: 'language' }).of(locale) ?? '';
  return nameIn('en').toLowerCase() === spoken.toLowerCase() ? '' : nameIn(locale);
}

/** What the buttons under a transcript do. */
export function createTranscriptActions(
  services: TranscriptServices,
): Readonly<Record<string, ActionHandler>> {
  return {
    'correct?': createCorrect(services),
    summary: asking(
      services,
      () => 'Summarise the transcript in a few sentences, in its own language.',
    ),
    actions: asking(
      services,
      () =>
        'List the action items in the transcript, each with who does it and by when where that is said, in its own language. Say so if there are none.',
    ),
    'translate?': createTranslateAction(services),
  };
}
