import { toReply } from '../audience.ts';
import type { Form } from '../content.ts';
import { pageOf, rewritePage } from '../delivery/pages.ts';
import type { FormEvent, PressEvent } from '../event.ts';
import type { Job } from '../inbox.ts';
import { createLedger } from '../ledger.ts';
import type { Part, Place, Turn } from '../message.ts';
import type { Stand } from '../ports.ts';
import { isAsker, isOwner, tell, toIds } from '../press/answered.ts';
import { derive } from '../press/handover.ts';
import { noForm, type Verb } from '../press/verb.ts';
import { respond } from '../respond.ts';
import { sentences } from '../sentences.ts';
import { button, type Parts, type Work } from '../work.ts';
import { noteOf } from './note.ts';
import {
  type KeptTranscript,
  toCorrected,
  toEditable,
  toMaterial,
  toPlainTranscript,
  transcriptOf,
} from './transcript.ts';
import { toNoteStand } from './voice.ts';

/** Whoever is no speaker may be an admin, which Slack has to be asked; the form has to open within three seconds. */
const ADMIN_MS = 1_500;

/** The field of a form names the page that it corrects. */
const PAGE = /^page-(\d+)$/;
const LANGUAGE = 'language';
const MAX_LANGUAGE = 60;

const correct: Verb = {
  once: 'person',
  async toForm(parts, from, event) {
    const page = pageOf(from, event.messageId);
    const shown = page === null ? undefined : transcriptOf(from)?.pages[page];
    if (!shown || !(await mayCorrect(parts, from, event))) return null;
    const { action } = button(sentences.correct, 'correct?', from.id);
    const label = sentences.correctField;
    const field = { name: `page-${page}`, label, value: toEditable(shown), isLong: true };
    return { title: sentences.correctTitle, action, fields: [field] };
  },
  async run(work, event, from) {
    if (!(await isOwner(work, from, event.place, event.speaker)))
      return tell(work, event, sentences.notYours);
    const memo = transcriptOf(from);
    const [field, text] = (event.type === 'form' && Object.entries(event.fields)[0]) || [];
    const output = Number(PAGE.exec(field ?? '')?.[1] ?? Number.NaN);
    const page = memo?.pages[output];
    if (!memo || !page || text === undefined) return tell(work, event, sentences.gone);
    const corrected = { ...memo, pages: memo.pages.with(output, toCorrected(page, text)) };
    const whole = createLedger(from, work.parts.inbox);
    await whole.journal({ memo: corrected });
    await rewritePage(work, toStand(from), whole, output);
    await recall(work, from, corrected);
  },
};

async function mayCorrect(parts: Parts, from: Job, { place, speaker }: PressEvent) {
  if (isAsker(from, speaker.id)) return true;
  const directory = parts.adapters.get(place.platform)?.directory;
  if (!directory) return false;
  return parts.policy.isAdmin(place, speaker, directory, AbortSignal.timeout(ADMIN_MS));
}

/** Where the transcript that a job wrote stands. */
function toStand({ events: [event] }: Job): Stand {
  const note = event?.type === 'due' ? noteOf(event) : null;
  if (note) return toNoteStand(note);
  if (!event) throw new Error('a job without an event');
  return { place: event.place, audience: toReply('', event.place.thread ?? null) };
}

/** What is remembered of the recording is from now on what somebody has put right, and no longer its sound. */
async function recall({ parts }: Work, from: Job, memo: KeptTranscript): Promise<void> {
  const ids = toIds(from);
  const { turns } = await parts.history.load(from.conversation);
  const turn = turns.find(
    ({ role, ids: own }) => role === 'user' && own.some((id) => ids.includes(id)),
  );
  if (turn) await parts.history.save(from.conversation, [toRecalled(turn, from, memo)]);
}

/** How a transcript begins that stands beside somebody's own words; older versions put it behind them, into one text. */
const BEGINNING = '<file name="transcript">';
const FRAMED = /<file name="transcript">[\s\S]*?(?:<\/file>|$)/;

/** A note that nobody answered is remembered by its transcript alone. */
function toRecalled(turn: Turn, from: Job, memo: KeptTranscript): Turn {
  const notes = from.events.flatMap((event) => (event.type === 'due' ? (noteOf(event) ?? []) : []));
  const names = notes.flatMap(({ attachments }) =>
    attachments.filter(({ isVoice }) => isVoice).map(({ name }) => name),
  );
  const isReplaced = (part: Part) =>
    part.type === 'text' ? part.text.startsWith(BEGINNING) : isSound(part, names);
  const parts = turn.parts.filter((part) => !isReplaced(part));
  const isBeside = notes.length === 0 || parts.length < turn.parts.length || FRAMED.test(turn.text);
  if (!isBeside) return { ...turn, text: toPlainTranscript(memo) };
  const material = { type: 'text', text: toMaterial(memo) } as const;
  return { ...turn, text: turn.text.replace(FRAMED, '').trim(), parts: [...parts, material] };
}

function isSound({ type, name }: Exclude<Part, { type: 'text' }>, names: readonly string[]) {
  return type === 'audio' && names.includes(name);
}

/** Buttons that have the model do something with the transcript; the answer is one like any other. */
function asking(toForm: Verb['toForm'], toPrompt: (event: PressEvent | FormEvent) => string): Verb {
  return {
    once: 'anybody',
    toForm,
    async run(work, event, from) {
      const memo = transcriptOf(from);
      if (!memo) return tell(work, event, sentences.gone);
      const prompt = toPrompt(event);
      if (prompt === '') return tell(work, event, sentences.noLanguage);
      await derive(work, from);
      const { speaker, key, at } = event;
      const material = { type: 'text', text: toMaterial(memo) } as const;
      const turn: Turn = {
        ...{ ids: [key], role: 'user', speaker: speaker.name, text: prompt, at },
        parts: [material],
        addresses: [],
      };
      const below = from.posted.at(-1)?.id ?? null;
      await respond(work, {
        place: toThread(work, event.place, below),
        audience: toReply(speaker.id, below),
        asker: speaker,
        ids: [key],
        toTurns: async () => ({ turns: [turn], problems: [] }),
      });
      // The transcript itself is remembered already.
      await work.parts.history.save(work.ledger.job.conversation, [{ ...turn, parts: [] }]);
    },
  };
}

/** Where a thread would have to be opened first, the answer stands below, as a reply. */
function toThread({ adapter }: Work, place: Place, message: string | null): Place {
  if (!adapter.platform.opensThreads || place.thread !== undefined || message === null)
    return place;
  return { ...place, thread: message };
}

const translate = asking(
  async (_, from): Promise<Form> => {
    const { action } = button(sentences.translate, 'translate?', from.id);
    const isEnglish = transcriptOf(from)?.language.toLowerCase() === 'english';
    const value = isEnglish ? '' : 'English';
    const field = { name: LANGUAGE, label: sentences.translateField, value, isLong: false };
    return { title: sentences.translate, action, fields: [field] };
  },
  (event) => {
    const language = event.type === 'form' ? (event.fields[LANGUAGE]?.trim() ?? '') : '';
    if (language === '') return '';
    return `Translate the transcript into ${language.slice(0, MAX_LANGUAGE)}. Keep the times and the speakers, and add nothing.`;
  },
);

/** What the buttons under a transcript do. */
export const transcriptVerbs: Readonly<Record<string, Verb>> = {
  'correct?': correct,
  summary: asking(
    noForm,
    () => 'Summarise the transcript in a few sentences, in its own language.',
  ),
  actions: asking(
    noForm,
    () =>
      'List the action items in the transcript, each with who does it and by when where that is said, in its own language. Say so if there are none.',
  ),
  'translate?': translate,
};
