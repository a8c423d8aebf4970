import type { Media } from '../../core/conversation/attachments.ts';
import { UserError } from '../../core/errors.ts';
import { toOneLine } from '../../core/frame.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import { type Attachment, isVisible, type Part } from '../../core/messages.ts';
import type { ReadPage } from '../../core/net/guard.ts';
import type { Blobs } from '../../core/store-ports.ts';
import { joinSentences } from '../../core/strings/wording.ts';
import { memoryStrings } from './strings/index.ts';

/** The text of what was given. */
export type GivenText = {
  readonly name: string;
  /** The page that it is, or the message that it was in; null for an attached file. */
  readonly link: string | null;
  readonly text: string;
  /** What was left out or guessed, a sentence each. */
  readonly notices: readonly string[];
};

/** Reads what people give. Each throws a `UserError` with the sentence that says why it cannot. */
export type ReadGiven = {
  file(jobRun: JobRun, file: Attachment): Promise<GivenText>;
  page(jobRun: JobRun, address: string): Promise<GivenText>;
};

export type ReadGivenServices = {
  readonly media: Pick<Media, 'collect'>;
  readonly blobs: Pick<Blobs, 'get' | 'forget'>;
  readonly readPage: ReadPage;
};

/** What is read of one file; an archive holds several. */
export const MAX_CHARS = 4_000_000;

const MAX_NAME_CHARS = 60;

export function createReadGiven(services: ReadGivenServices): ReadGiven {
  return {
    file: (jobRun, file) => readFile(services, jobRun, file),
    page: ({ signals }, address) => readAddress(services, address, signals.thinking),
  };
}

async function readFile(
  { media, blobs }: ReadGivenServices,
  { adapter, signals, journal }: JobRun,
  file: Attachment,
): Promise<GivenText> {
  // An owner of its own: what is forgotten here may be kept by the conversation.
  const owner = `learn/${journal.job.id}`;
  const name = toName(file.name, 'file');
  const { archive } = adapter;
  const collected = await media.collect(owner, [file], archive, signals.thinking);
  const { parts, problems, notices } = collected;
  try {
    if (problems.length > 0) throw new UserError('attachment_failed', joinSentences(problems));
    const texts = await readTexts(blobs, parts);
    const unread = parts.filter((part) => hashOf(part) === null).length;
    const told = unread > 0 ? [...notices, memoryStrings.withoutText(unread)] : notices;
    return toGiven({ name, link: null, text: texts.join('\n\n'), notices: told });
  } finally {
    const hashes = parts.flatMap((part) => [hashOf(part), 'hash' in part ? part.hash : null]);
    for (const hash of hashes) if (hash !== null) await blobs.forget(hash);
  }
}

/** The hash under which the text of a part is stored; null for parts without text. */
function hashOf(part: Part): string | null {
  return (part.type === 'text' ? part.file?.hash : part.written?.hash) ?? null;
}

async function readTexts(blobs: Pick<Blobs, 'get'>, parts: readonly Part[]): Promise<string[]> {
  const texts: string[] = [];
  for (const part of parts) {
    const hash = hashOf(part);
    const bytes = hash === null ? null : await blobs.get(hash);
    if (bytes) texts.push(new TextDecoder().decode(bytes));
  }
  return texts;
}

async function readAddress(
  { readPage }: ReadGivenServices,
  address: string,
  signal: AbortSignal,
): Promise<GivenText> {
  const page = await readPage(address, signal);
  const { url, title, markdown, isWhole, guessed, nothing, isSignIn } = page;
  const { hostname, pathname } = new URL(url);
  if (isSignIn) throw new UserError('fetch_refused', memoryStrings.signIn(hostname));
  if (nothing !== null) throw new UserError('fetch_refused', nothing);
  return toGiven({
    ...{ name: toName(title, `${hostname}${pathname}`), link: url, text: markdown },
    notices: [
      ...(isWhole ? [] : [memoryStrings.pageCut]),
      ...(guessed === null ? [] : [memoryStrings.guessed(guessed)]),
    ],
  });
}

function toGiven({ text, notices, ...about }: GivenText): GivenText {
  if (!isVisible(text)) throw new UserError('attachment_failed', memoryStrings.noText(about.name));
  if (text.length <= MAX_CHARS) return { ...about, text, notices };
  const kept = text.slice(0, MAX_CHARS).toWellFormed();
  const cut = memoryStrings.textCut(kept.length, text.length);
  return { ...about, text: kept, notices: [...notices, cut] };
}

/** On one line, and such that it can be typed in code. */
function toName(name: string, otherwise: string): string {
  const plain = toOneLine(name).replaceAll('`', '’');
  const named = plain === '' ? otherwise : plain;
  const letters = Array.from(named);
  if (letters.length <= MAX_NAME_CHARS) return named;
  return `${letters
    .slice(0, MAX_NAME_CHARS - 1)
    .join('')
    .trim()}…`;
}
