import { APIError } from 'openai/error';
import { withoutFiles } from '../core/conversation/shown-files.ts';
import type { ModelError } from '../core/errors.ts';
import type { ChatEvent, ChatRequest, ModelFile } from '../core/ports.ts';

type LeftOut = Extract<ChatEvent, { type: 'left_out' }>;

/** A request without some of its files. */
type Trial = {
  readonly without: readonly ModelFile[];
  readonly reason: LeftOut['reason'];
  /** It only shows whether the server takes the files that it has. */
  readonly isProbe: boolean;
};

/** Finds the files that a server does not take, by asking again without some of them. */
export type FileTrials = {
  /** The request without the files that are left out in the present trial. */
  readonly request: ChatRequest;
  /** What the server refused last is to be asked in another way; false if nothing is left. */
  refuse(failure: ModelError): boolean;
  /**
   * The server takes the request. What is to be said of that; null if it was only a probe, and the
   * real one comes now.
   */
  accept(): readonly LeftOut[] | null;
};

/**
 * How many bytes of files a server has refused because the request was too large; infinity if it
 * has refused none. It is not asked again with as much.
 */
export type SizeLimit = { refusedBytes: number };

/** No server takes less: a refusal of so little was about something else, or passes. */
const MIN_LIMIT_BYTES = 256 * 1024;

export const createSizeLimit = (): SizeLimit => ({ refusedBytes: Number.POSITIVE_INFINITY });

export function createFileTrials(request: ChatRequest, limit = createSizeLimit()): FileTrials {
  let trials: Generator<Trial, void, boolean> | null = null;
  let present: Trial | null = null;
  let tooManyBytes: number | null = null;

  const go = (isAccepted: boolean): boolean => {
    const next = trials?.next(isAccepted);
    present = next && !next.done ? next.value : null;
    return present !== null;
  };
  const sentBytes = (): number =>
    sumBytes(filesOf(request).filter((file) => !present?.without.includes(file)));

  if (sentBytes() >= limit.refusedBytes) {
    trials = planSmaller(filesOf(request));
    while (go(false) && sentBytes() >= limit.refusedBytes);
  }

  return {
    get request() {
      if (!present) return request;
      const { without, reason } = present;
      return { ...request, turns: withoutFiles(request.turns, without, reason) };
    },
    refuse(failure) {
      if (!isAboutFiles(failure)) return false;
      tooManyBytes = isAboutSum(failure) ? sentBytes() : null;
      trials ??= plan(request, failure);
      return go(false);
    },
    accept() {
      if (!present) return [];
      // That what is smaller is taken shows that it was the size.
      if (tooManyBytes !== null && tooManyBytes >= MIN_LIMIT_BYTES)
        limit.refusedBytes = Math.min(limit.refusedBytes, tooManyBytes);
      const { without: files, reason, isProbe } = present;
      if (!isProbe) return files.length === 0 ? [] : [{ type: 'left_out', files, reason }];
      return go(true) ? null : [];
    },
  };
}

function plan(request: ChatRequest, failure: ModelError): Generator<Trial, void, boolean> | null {
  const files = filesOf(request);
  if (files.length === 0) return null;
  const text = textOf(failure);
  const suspects = toSuspects(request, files, text);
  if (failure.failure === 'too_long') {
    if (/token/i.test(text)) return planSmaller(files, true);
    const isOne = sumBytes(files) < MIN_LIMIT_BYTES || ABOUT_ONE_SIZE.test(text);
    return planTooLarge(files, suspects, isOne);
  }
  if (ABOUT_OTHER_THINGS.test(text)) return null;
  if (hasBroken(failure)) return planUnlessBroken(files, suspects);
  return planWithoutBad(suspects, ABOUT_ONE_SIZE.test(text) ? 'too_large' : 'refused');
}

const sumBytes = (files: readonly ModelFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** What servers say of one file that is too large, whatever the others are. */
const ABOUT_ONE_SIZE =
  /\b(?:image|picture|photo|audio|video|sound|document|pdf|file|attachment|media)s?\b.{0,60}(?:\bexceeds?\b|\btoo (?:large|big|long|many)\b|\blarger than\b|\bmaximum\b)/i;

/** Whether one of the files may be why a request was not answered. */
function isAboutFiles(failure: ModelError): boolean {
  const isFiltered = failure.failure === 'blocked' && failure.cause instanceof APIError;
  return isFiltered || /^(?:refused|too_long)$/.test(failure.failure) || hasBroken(failure);
}

/** Whether something went wrong in the server, as a file may bring about that it cannot read. */
function hasBroken({ cause }: ModelError): boolean {
  return cause instanceof Error && 'status' in cause && cause.status === 500;
}

/**
 * What a server says of a request of too many bytes; of too many tokens, and of one file that is
 * too large, it says other things.
 */
function isAboutSum(failure: ModelError): boolean {
  const { cause } = failure;
  const is413 = cause instanceof Error && 'status' in cause && cause.status === 413;
  const text = textOf(failure);
  if (/token/i.test(text) || ABOUT_ONE_SIZE.test(text)) return false;
  return is413 || /payload|bytes|request (?:entity|size|body)/i.test(text);
}

/** What is refused of a request whatever its files are. */
const ABOUT_OTHER_THINGS =
  /unknown name|function|tool|schema|location is not supported|billing|safety.?setting/i;

/** The newest first: those before have been taken already. */
function filesOf({ turns }: ChatRequest): readonly ModelFile[] {
  return turns
    .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [] : [part])))
    .reverse();
}

function textOf({ cause, message }: ModelError): string {
  const error = cause instanceof Error && 'error' in cause ? JSON.stringify(cause.error) : '';
  return `${message} ${cause instanceof Error ? cause.message : ''} ${error}`;
}

/** Trials of one sort in a row: more would keep a person waiting for too long. */
const MAX_TRIALS = 12;

type Suspects = { readonly named: readonly ModelFile[]; readonly ordered: readonly ModelFile[] };

/**
 * A server that answers without the files, and breaks once more with all of them, breaks by one of
 * them. One that does not answer at all is asked no further.
 */
function* planUnlessBroken(
  files: readonly ModelFile[],
  suspects: Suspects,
): Generator<Trial, void, boolean> {
  const reason = 'refused';
  const isTaken = yield { without: files, reason, isProbe: true };
  if (!isTaken) return;
  yield { without: [], reason, isProbe: false };
  yield* planWithoutBad(suspects, reason);
}

/**
 * First without those that the server names, then without one at a time, which costs nothing as
 * long as it is refused. Where that does not help there are several: then each is tried alone.
 */
function* planWithoutBad(
  { named, ordered: all }: Suspects,
  reason: LeftOut['reason'],
): Generator<Trial, void, boolean> {
  const ordered = all.slice(0, MAX_TRIALS);
  if (named.length > 0) yield { without: named, reason, isProbe: false };
  for (const file of ordered)
    if (named.length !== 1 || named[0] !== file) yield { without: [file], reason, isProbe: false };
  if (ordered.length < 2) return;
  const bad: ModelFile[] = [];
  for (const file of ordered) {
    const isTaken = yield { without: all.filter((other) => other !== file), reason, isProbe: true };
    if (!isTaken) bad.push(file);
  }
  if (bad.length > 0) yield { without: bad, reason, isProbe: false };
}

/**
 * First without those that the server names. If it names one, or so little was sent that the sum
 * cannot be too large, without one at a time.
 */
function* planTooLarge(
  files: readonly ModelFile[],
  { named, ordered }: Suspects,
  isOne: boolean,
): Generator<Trial, void, boolean> {
  const reason = 'too_large';
  if (named.length > 0) yield { without: named, reason, isProbe: false };
  for (const file of isOne ? ordered.slice(0, MAX_TRIALS) : [])
    yield { without: [file], reason, isProbe: false };
  yield* planSmaller(files);
}

/**
 * The older half of what was shown before, then the rest of it, then the largest file of the
 * question.
 */
function* planSmaller(
  files: readonly ModelFile[],
  isTokens = false,
): Generator<Trial, void, boolean> {
  const reason = 'too_large';
  const earlier = files.filter(({ isEarlier }) => isEarlier);
  const asked = files
    .filter(({ isEarlier }) => !isEarlier)
    .toSorted((a, b) => (isTokens ? isPicture(a) - isPicture(b) : 0) || byBytes(a, b));
  if (earlier.length > 1)
    yield { without: earlier.slice(Math.floor(earlier.length / 2)), reason, isProbe: false };
  if (earlier.length > 0) yield { without: earlier, reason, isProbe: false };
  for (let count = 1; count <= Math.min(asked.length, MAX_TRIALS); count += 1)
    yield { without: [...earlier, ...asked.slice(0, count)], reason, isProbe: false };
}

/** However large a picture is, it has some thousand tokens; documents and recordings have many. */
const isPicture = ({ type }: ModelFile): number => (type === 'image' ? 1 : 0);

const KINDS: Readonly<Record<ModelFile['type'], RegExp>> = {
  image: /image|picture|photo/i,
  audio: /audio|sound/i,
  document: /document|pdf|pages?\b/i,
};

const ABOUT_SIZE = /413|\blarge\b|\bbig\b|exceed|maximum|bytes/i;

const byBytes = (a: ModelFile, b: ModelFile): number => b.bytes.length - a.bytes.length;

/** A shorter name may be any number in an error. */
const MIN_NAME_CHARS = 5;

/** Those that an error names, and all of them with the likeliest first. */
function toSuspects(request: ChatRequest, files: readonly ModelFile[], text: string): Suspects {
  const at = fileAt(request, text);
  const named = at
    ? [at]
    : files.filter(
        ({ name, mimeType }) =>
          text.includes(mimeType) || (name.length >= MIN_NAME_CHARS && text.includes(name)),
      );
  const score = (file: ModelFile) =>
    (named.includes(file) ? 4 : 0) +
    (KINDS[file.type].test(text) ? 2 : 0) +
    (file.isEarlier ? 0 : 1); // What came earlier was taken then.
  const bySize = ABOUT_SIZE.test(text) ? files.toSorted(byBytes) : files;
  return { named, ordered: bySize.toSorted((a, b) => score(b) - score(a)) };
}

/** The file at the place in the request that an error tells: in its own form, or in Google's. */
function fileAt({ system, turns }: ChatRequest, text: string): ModelFile | null {
  const compatible = /messages[[.](\d+)\]?\.content[[.](\d+)/.exec(text);
  const native = /contents\[(\d+)\]\.parts\[(\d+)\]/.exec(text);
  const [, turn, part] = compatible ?? native ?? [];
  if (turn === undefined || part === undefined) return null;
  const offset = compatible && system !== '' ? 1 : 0;
  const found = turns[Number(turn) - offset]?.parts[Number(part)];
  return found && found.type !== 'text' ? found : null;
}
