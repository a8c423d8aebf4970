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
  /** What the server refused last is to be asked in another way; false where nothing is left. */
  refuse(failure: ModelError): boolean;
  /**
   * The server takes the request. What is to be said of that; null where it was only a probe, and
   * the real one comes now.
   */
  accept(): readonly LeftOut[] | null;
};

/**
 * How many bytes of files a server has refused because the request was too large; infinity where
 * it has refused none. It is not asked again what is known.
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
    filesOf(request)
      .filter((file) => !present?.without.includes(file))
      .reduce((sum, { bytes }) => sum + bytes.length, 0);

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
      const isBroken = hasBroken(failure);
      if (failure.failure !== 'refused' && failure.failure !== 'too_long' && !isBroken)
        return false;
      tooManyBytes = isAboutSize(failure) ? sentBytes() : null;
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
  if (failure.failure === 'too_long') return planSmaller(files);
  const text = textOf(failure);
  if (ABOUT_OTHER_THINGS.test(text)) return null;
  const suspects = toSuspects(request, files, text);
  return hasBroken(failure) ? planUnlessBroken(files, suspects) : planWithoutBad(suspects);
}

/** Whether something went wrong in the server, as a file may bring about that it cannot read. */
function hasBroken({ cause }: ModelError): boolean {
  return cause instanceof Error && 'status' in cause && cause.status === 500;
}

/** What a server says of a request of too many bytes; of too many tokens it says other things. */
function isAboutSize(failure: ModelError): boolean {
  const { cause } = failure;
  const is413 = cause instanceof Error && 'status' in cause && cause.status === 413;
  const text = textOf(failure);
  return (
    (is413 || /payload|bytes|request (?:entity|size|body)/i.test(text)) && !/token/i.test(text)
  );
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
  yield* planWithoutBad(suspects);
}

/**
 * First without those that the server names, then without one at a time, which costs nothing as
 * long as it is refused. Where that does not help there are several: then each is tried alone.
 */
function* planWithoutBad({ named, ordered: all }: Suspects): Generator<Trial, void, boolean> {
  const reason = 'refused';
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

/** The older half of what was shown before, then all of it, then the largest of the question. */
function* planSmaller(files: readonly ModelFile[]): Generator<Trial, void, boolean> {
  const reason = 'too_large';
  const earlier = files.filter(({ isEarlier }) => isEarlier);
  const asked = files
    .filter(({ isEarlier }) => !isEarlier)
    .toSorted((a, b) => b.bytes.length - a.bytes.length);
  if (earlier.length > 1)
    yield { without: earlier.slice(Math.floor(earlier.length / 2)), reason, isProbe: false };
  if (earlier.length > 0) yield { without: earlier, reason, isProbe: false };
  for (let count = 1; count <= Math.min(asked.length, MAX_TRIALS); count += 1)
    yield { without: [...earlier, ...asked.slice(0, count)], reason, isProbe: false };
}

const KINDS: Readonly<Record<ModelFile['type'], RegExp>> = {
  image: /image|picture|photo/i,
  audio: /audio|sound/i,
  document: /document|pdf|pages?\b/i,
};

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
    (named.includes(file) ? 2 : 0) + (KINDS[file.type].test(text) ? 1 : 0);
  return { named, ordered: files.toSorted((a, b) => score(b) - score(a)) };
}

/** The file at the place in the request that an error tells: in its own form, or in Google's. */
function fileAt({ system, turns }: ChatRequest, text: string): ModelFile | null {
  const compatible = /messages\[(\d+)\]\.content\[(\d+)\]/.exec(text);
  const native = /contents\[(\d+)\]\.parts\[(\d+)\]/.exec(text);
  const [, turn, part] = compatible ?? native ?? [];
  if (turn === undefined || part === undefined) return null;
  const offset = compatible && system !== '' ? 1 : 0;
  const found = turns[Number(turn) - offset]?.parts[Number(part)];
  return found && found.type !== 'text' ? found : null;
}
