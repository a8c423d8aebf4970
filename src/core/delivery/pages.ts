import type { Button, OutgoingFile } from '../content.ts';
import type { Ending, Job, Posted } from '../inbox.ts';
import type { Ledger } from '../ledger.ts';
import type { Stand } from '../ports.ts';
import { removeMessages } from '../press/removal.ts';
import type { Closing } from '../reply.ts';
import { sentences } from '../sentences.ts';
import { hasWords, type KeptTranscript, toMarkdown, transcriptOf } from '../voice/transcript.ts';
import { button, type Work } from '../work.ts';
import { outputOf, toSection, type Words } from './section.ts';

/** The most messages that one transcript takes; the rest comes as a file. */
const MAX_PAGES = 40;

/**
 * Writes a transcript, a message a page, each an output of its job: kept before the first is written, so that after a crash nothing
 * is transcribed again. Resolves when a reader sees all of it.
 */
export async function writePages(
  work: Work,
  stand: Stand,
  memo: KeptTranscript,
  note: string | null = null,
): Promise<void> {
  const { ledger } = work;
  const { kept, rest } = toFitting(memo);
  const texts = kept.pages.map(toMarkdown);
  const first = work.reply(stand.place, stand.audience);
  if (ledger.job.state !== 'delivering') {
    const files = rest === null ? [] : [await toRestFile(work, rest)];
    const ending = toEnding([rest === null ? null : sentences.restAttached, note]);
    first.status(null);
    first.push(texts[0] ?? '');
    await ledger.journal({ state: 'delivering', text: texts[0] ?? '', memo: kept, files, ending });
  }
  for (const [output, text] of texts.entries()) {
    const isLast = output === texts.length - 1;
    const ending = (isLast ? ledger.job.ending : null) ?? toEnding([]);
    const closing = toClosing(work, stand, ledger.job, output);
    const reply =
      output === 0
        ? first
        : toOutput(work, stand, ledger, { output, words: { text, state: 'delivering' } });
    await reply.finish(ending, closing);
  }
  await removeSurplus(work, texts.length);
}

/** Writes one message of a finished transcript anew, in place. */
export async function rewritePage(
  work: Work,
  stand: Stand,
  whole: Ledger,
  output: number,
): Promise<void> {
  const { job } = whole;
  const page = transcriptOf(job)?.pages[output];
  if (!page) return;
  const reply = toOutput(work, stand, whole, { output, words: { text: '', state: 'answering' } });
  reply.push(toMarkdown(page));
  const isLast = isLastPage(job, output);
  await reply.finish(
    (isLast ? job.ending : null) ?? toEnding([]),
    toClosing(work, stand, job, output),
  );
}

/** Which page of its transcript a job's message shows. */
export function pageOf({ posted }: Job, messageId: string): number | null {
  const found = posted.find(({ id }) => id === messageId);
  return found ? outputOf(found) : null;
}

function toOutput(
  work: Work,
  stand: Stand,
  whole: Ledger,
  { output, words }: { readonly output: number; readonly words: Words },
) {
  const section = toSection(whole, output, words);
  return work.output({ ...stand, whole, section, buttons: toButtons(stand, whole.job, output) });
}

function toClosing(work: Work, stand: Stand, job: Job, output: number): Closing {
  return {
    buttons: toButtons(stand, job, output),
    files: isLastPage(job, output) && job.files.length > 0 ? [job.files] : [],
    toFile: (rest) => toRestFile(work, rest),
  };
}

function isLastPage(job: Job, output: number): boolean {
  return output === (transcriptOf(job)?.pages.length ?? 0) - 1;
}

/**
 * Fixed words have no Regenerate: a transcript is corrected, used, and deleted. One for a single reader has no buttons: what they bring
 * is read by all.
 */
function toButtons({ audience }: Stand, job: Job, output: number): Button[] {
  if (audience.to !== 'everyone') return [];
  const memo = transcriptOf(job);
  const page = memo?.pages[output];
  if (!memo || !page) return [];
  const correct = button(sentences.correct, 'correct?', job.id);
  const own = page.lines.length > 0 ? [correct] : [];
  if (!isLastPage(job, output)) return own;
  const uses = [
    button(sentences.summary, 'summary', job.id),
    button(sentences.actionItems, 'actions', job.id),
    button(sentences.translate, 'translate?', job.id),
  ];
  return [
    ...own,
    ...(hasWords(memo) ? uses : []),
    ...(memo.canRetry ? [button(sentences.retry, 'retry', job.id, 'primary')] : []),
    button(sentences.remove, 'remove', job.id),
  ];
}

function toEnding(notes: readonly (string | null)[]): Ending {
  const said = notes.filter((note) => note !== null);
  return { kind: 'fixed', note: said.join(' ') || null, canRetry: false };
}

function toFitting(memo: KeptTranscript): { kept: KeptTranscript; rest: string | null } {
  if (memo.pages.length <= MAX_PAGES) return { kept: memo, rest: null };
  const rest = memo.pages.slice(MAX_PAGES).map(toMarkdown).join('\n\n');
  return { kept: { ...memo, pages: memo.pages.slice(0, MAX_PAGES) }, rest };
}

async function toRestFile({ parts }: Work, rest: string): Promise<OutgoingFile> {
  const hash = await parts.blobs.put(new TextEncoder().encode(rest));
  return { name: 'transcript.md', hash, mimeType: 'text/markdown', alt: sentences.restAttached };
}

/** A transcript that was made again may need fewer messages than before. */
async function removeSurplus(work: Work, count: number): Promise<void> {
  const { ledger } = work;
  const isKept = (message: Posted) => outputOf(message) < count;
  const surplus = ledger.job.posted.filter((message) => !isKept(message));
  if (surplus.length === 0) return;
  await removeMessages(work, ledger.job, surplus);
  await ledger.journal({ posted: ledger.job.posted.filter(isKept) });
}
