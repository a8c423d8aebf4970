import type { Button, OutgoingFile } from '../../core/content.ts';
import type { Ending, Job, Posted } from '../../core/job.ts';
import { button } from '../../core/jobs/endings.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Removal } from '../../core/jobs/removal.ts';
import type { Destination } from '../../core/ports.ts';
import {
  type Journal,
  type OutputText,
  outputOf,
  toOutputJournal,
} from '../../core/reply/journal.ts';
import type { Closing } from '../../core/reply/reply.ts';
import type { Blobs } from '../../core/store-ports.ts';
import { strings } from '../../core/strings/index.ts';
import { joinSentences } from '../../core/strings/wording.ts';
import { transcriptStrings } from './strings/index.ts';
import { hasWords, type KeptTranscript, toMarkdown, transcriptOf } from './transcript.ts';

/** The most messages that one transcript takes; the rest comes as a file. */
const MAX_PAGES = 40;

/** Writes transcripts, a message a page, each an output of its job. */
export type TranscriptPages = {
  /**
   * Writes all pages. They are stored before the first is written, so that nothing is transcribed
   * again after a crash. Resolves when a reader sees all of them.
   */
  write(
    jobRun: JobRun,
    destination: Destination,
    transcript: KeptTranscript,
    note?: string | null,
  ): Promise<void>;
  /** Writes one message of a finished transcript again, in place. */
  rewrite(jobRun: JobRun, destination: Destination, whole: Journal, output: number): Promise<void>;
};

export type PagesServices = {
  readonly blobs: Pick<Blobs, 'put'>;
  readonly removal: Pick<Removal, 'removeMessages'>;
};

export function createTranscriptPages(services: PagesServices): TranscriptPages {
  return {
    write: (...given) => writePages(services, ...given),
    rewrite: (...given) => rewritePage(services, ...given),
  };
}

async function writePages(
  { blobs, removal }: PagesServices,
  jobRun: JobRun,
  destination: Destination,
  transcript: KeptTranscript,
  note: string | null = null,
): Promise<void> {
  const { journal } = jobRun;
  const { kept, rest } = toFitting(transcript);
  const texts = kept.pages.map(toMarkdown);
  const first = jobRun.reply(destination.place, destination.audience);
  if (journal.job.state !== 'delivering') {
    const files = rest === null ? [] : [await toRestFile(blobs, journal.job, rest)];
    const ending = toEnding([rest === null ? null : transcriptStrings.restAttached, note]);
    first.status(null);
    first.push(texts[0] ?? '');
    await journal.write({ state: 'delivering', text: texts[0] ?? '', data: kept, files, ending });
  }
  for (const [output, text] of texts.entries()) {
    const isLast = output === texts.length - 1;
    const ending = (isLast ? journal.job.ending : null) ?? toEnding([]);
    const closing = toClosing(blobs, destination, journal.job, output);
    const reply =
      output === 0
        ? first
        : toOutput(jobRun, destination, journal, { output, words: { text, state: 'delivering' } });
    await reply.finish(ending, closing);
  }
  await removeSurplus(removal, jobRun, texts.length);
}

async function rewritePage(
  { blobs }: PagesServices,
  jobRun: JobRun,
  destination: Destination,
  whole: Journal,
  output: number,
): Promise<void> {
  const { job } = whole;
  const page = transcriptOf(job)?.pages[output];
  if (!page) return;
  const reply = toOutput(jobRun, destination, whole, {
    output,
    words: { text: '', state: 'answering' },
  });
  reply.push(toMarkdown(page));
  const isLast = isLastPage(job, output);
  await reply.finish(
    (isLast ? job.ending : null) ?? toEnding([]),
    toClosing(blobs, destination, job, output),
  );
}

/**
 * Which page of its transcript a job's message shows. A message can be seen, and its buttons
 * pressed, before the platform has told its id: then it is the one that is being created.
 */
export function pageOf({ posted }: Job, messageId: string): number | null {
  const found = posted.find(({ id }) => id === messageId);
  if (found) return outputOf(found);
  const created = new Set(posted.filter(({ id }) => id === null).map(outputOf));
  const [page = null] = created;
  return created.size === 1 ? page : null;
}

function toOutput(
  jobRun: JobRun,
  destination: Destination,
  whole: Journal,
  { output, words }: { readonly output: number; readonly words: OutputText },
) {
  const outputJournal = toOutputJournal(whole, output, words);
  return jobRun.output({
    ...destination,
    whole,
    outputJournal,
    buttons: toButtons(destination, whole.job, output),
  });
}

function toClosing(
  blobs: PagesServices['blobs'],
  destination: Destination,
  job: Job,
  output: number,
): Closing {
  return {
    buttons: toButtons(destination, job, output),
    files: isLastPage(job, output) && job.files.length > 0 ? [job.files] : [],
    toFile: (rest) => toRestFile(blobs, job, rest),
  };
}

function isLastPage(job: Job, output: number): boolean {
  return output === (transcriptOf(job)?.pages.length ?? 0) - 1;
}

/**
 * Fixed words have no Regenerate: a transcript is corrected, used, and deleted. One for a single
 * reader has no buttons: what they bring is read by all.
 */
function toButtons({ audience }: Destination, job: Job, output: number): Button[] {
  if (audience.to !== 'everyone') return [];
  const transcript = transcriptOf(job);
  const page = transcript?.pages[output];
  if (!transcript || !page) return [];
  const correct = button(transcriptStrings.correct, 'correct?', job.id);
  const own = page.lines.length > 0 ? [correct] : [];
  if (!isLastPage(job, output)) return own;
  const uses = [
    button(transcriptStrings.summary, 'summary', job.id),
    button(transcriptStrings.actionItems, 'actions', job.id),
    button(transcriptStrings.translate, 'translate?', job.id),
  ];
  return [
    ...own,
    ...(hasWords(transcript) ? uses : []),
    ...(transcript.canRetry ? [button(strings.retry, 'retry', job.id, 'primary')] : []),
    button(strings.remove, 'remove', job.id),
  ];
}

function toEnding(notes: readonly (string | null)[]): Ending {
  const said = notes.filter((note) => note !== null);
  return { kind: 'fixed', note: joinSentences(said) || null, canRetry: false };
}

function toFitting(transcript: KeptTranscript): { kept: KeptTranscript; rest: string | null } {
  if (transcript.pages.length <= MAX_PAGES) return { kept: transcript, rest: null };
  const rest = transcript.pages.slice(MAX_PAGES).map(toMarkdown).join('\n\n');
  return { kept: { ...transcript, pages: transcript.pages.slice(0, MAX_PAGES) }, rest };
}

async function toRestFile(
  blobs: PagesServices['blobs'],
  { id }: Job,
  rest: string,
): Promise<OutgoingFile> {
  const hash = await blobs.put(new TextEncoder().encode(rest), id);
  return {
    name: 'transcript.md',
    hash,
    mimeType: 'text/markdown',
    alt: transcriptStrings.restAttached,
  };
}

/** A transcript that was made again may need fewer messages than before. */
async function removeSurplus(
  removal: PagesServices['removal'],
  jobRun: JobRun,
  count: number,
): Promise<void> {
  const { journal } = jobRun;
  const isKept = (message: Posted) => outputOf(message) < count;
  const surplus = journal.job.posted.filter((message) => !isKept(message));
  if (surplus.length === 0) return;
  await removal.removeMessages(jobRun, journal.job, surplus);
  await journal.write({ posted: journal.job.posted.filter(isKept) });
}
