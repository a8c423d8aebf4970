import { z } from 'zod';
import type { Access } from '../../core/access.ts';
import { timeNow } from '../../core/async.ts';
import type { Media, Recording } from '../../core/conversation/attachments.ts';
import type { History } from '../../core/conversation/history.ts';
import { toShownName } from '../../core/conversation/shown-files.ts';
import { ModelError } from '../../core/errors.ts';
import type { Job } from '../../core/job.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Question } from '../../core/jobs/question.ts';
import type { Unwritten } from '../../core/jobs/unwritten.ts';
import type { Attachment, Part, SpokenIn, Turn } from '../../core/messages.ts';
import type { Transcriber } from '../../core/model-ports.ts';
import type { Destination } from '../../core/ports.ts';
import type { Blobs } from '../../core/store-ports.ts';
import { strings } from '../../core/strings/index.ts';
import { toClock } from './clock.ts';
import { joinSegments, type Segment } from './join-segments.ts';
import type { RequestedTranscripts } from './requested-transcripts.ts';
import { transcriptStrings } from './strings/index.ts';
import {
  heardMsOf,
  heardSchema,
  type KeptTranscript,
  type TranscribedRecording,
  toHearingFailure,
  toKept,
  toMaterial,
  transcriptOf,
} from './transcript.ts';
import type { TranscriptPages } from './transcript-pages.ts';

/**
 * A recording that is being transcribed, as its job stores it: pieces that are done are not
 * transcribed again after a crash.
 */
const recordingSchema = z.object({
  type: z.literal('recording'),
  durationMs: z.number(),
  isWhole: z.boolean(),
  isCutOff: z.boolean().default(false), // Those that were begun earlier do not tell.
  mimeType: z.string(),
  pieces: z.array(
    z.object({
      hash: z.string(),
      startMs: z.number(),
      endMs: z.number(),
      heard: heardSchema.pick({ language: true, summary: true, segments: true }).nullable(),
    }),
  ),
});
type KeptRecording = Readonly<z.infer<typeof recordingSchema>>;
type KeptPiece = KeptRecording['pieces'][number];

/** Failures of the model that no other part of a recording can fare better with. */
const IN_VAIN = ['bad_key', 'model_gone', 'no_credit', 'day_quota'];
/** Those that are over by themselves. */
const PASSING = ['busy', 'unreachable', 'rate_limited'];

export type RecordingServices = {
  readonly media: Pick<Media, 'record'>;
  readonly transcriber: Transcriber;
  readonly blobs: Pick<Blobs, 'get' | 'forget'>;
  readonly history: Pick<History, 'save'>;
  readonly pages: TranscriptPages;
  readonly isShut: Unwritten['isShut'];
  readonly elsewhere: Pick<RequestedTranscripts, 'note'>;
};

type ToTranscribe = {
  readonly file: Attachment;
  /** Null if it came with the request. */
  readonly spokenIn: SpokenIn | null;
  readonly access: Pick<Access, 'confirm'>;
};

/**
 * Transcribes a recording, however long, piece by piece. Progress is a quiet line; a stop leaves
 * what was heard so far.
 */
export async function transcribeFile(
  services: RecordingServices,
  jobRun: JobRun,
  { place, audience, asker, ids }: Question,
  { file, spokenIn, access }: ToTranscribe,
): Promise<void> {
  const { journal, signals } = jobRun;
  const destination = { place, audience };
  if (await services.isShut(jobRun, destination)) return;
  if (spokenIn !== null) await services.elsewhere.note(spokenIn, journal.job.id);
  jobRun
    .reply(place, audience)
    .status(transcriptOf(journal.job) ? null : transcriptStrings.listening);
  const transcript = transcriptOf(journal.job) ?? (await hear(services, jobRun, destination, file));
  if (!transcript) return stayStopped(jobRun, destination);
  const isStopped = signals.thinking.aborted && !signals.writing.aborted;
  const isAlone = audience.to !== 'everyone';
  if (isAlone && !isStopped) await access.confirm();
  await services.pages.write(jobRun, destination, transcript, isStopped ? strings.stopped : null);
  jobRun.usageMeter.countAudio(heardMsOf(journal.job));
  if (isAlone) return; // Others read what is remembered here.
  const kept = transcriptOf(journal.job) ?? transcript;
  const turn: Turn = {
    ...{ ids: [...ids], role: 'user', speaker: asker.name, text: '', addresses: [] },
    ...{ person: asker.id, place },
    parts: [toTranscriptPart(kept, file, spokenIn)],
    at: timeNow(),
  };
  await services.history.save(journal.job.conversation, [turn]);
}

function toTranscriptPart(
  transcript: KeptTranscript,
  { person, repeats = [] }: Attachment,
  spokenIn: SpokenIn | null,
): Part {
  return {
    ...{ type: 'text', text: toMaterial(transcript), isSpoken: true },
    ...(person === undefined ? {} : { people: [person], repeats: [...repeats] }),
    ...(spokenIn === null ? {} : { spokenIn }),
  };
}

/** Nothing was heard before the stop. */
async function stayStopped(jobRun: JobRun, { place, audience }: Destination): Promise<void> {
  const ending = { kind: 'stopped', note: strings.stopped, canRetry: false } as const;
  const reply = jobRun.reply(place, audience);
  reply.status(null);
  await jobRun.finish(reply, ending);
}

/** Null if it was stopped before anything was heard. */
async function hear(
  services: Pick<RecordingServices, 'media' | 'transcriber' | 'blobs'>,
  jobRun: JobRun,
  destination: Destination,
  file: Attachment,
): Promise<KeptTranscript | null> {
  const { journal, adapter } = jobRun;
  try {
    const recording = recordingOf(journal.job) ?? (await record(services, jobRun, file));
    await hearPieces(services, jobRun, destination, recording);
  } catch (error) {
    if (!jobRun.signals.thinking.aborted || jobRun.signals.writing.aborted) throw error;
  }
  const recording = recordingOf(journal.job);
  if (!recording || recording.pieces.every(({ heard }) => heard === null)) return null;
  const { dialect } = adapter.channel(destination.place, destination.audience);
  const transcript = toKept([toHeard(file, recording)], dialect);
  await journal.write({ data: transcript });
  await forget(services, recording);
  return transcript;
}

function recordingOf({ data }: Job): KeptRecording | null {
  return recordingSchema.safeParse(data).data ?? null;
}

async function record(
  { media }: Pick<RecordingServices, 'media'>,
  jobRun: JobRun,
  file: Attachment,
): Promise<KeptRecording> {
  const { journal, adapter, signals } = jobRun;
  const { pieces, ...about }: Recording = await media.record(
    journal.job.id,
    file,
    adapter.archive,
    signals.thinking,
  );
  const kept = pieces.map((piece) => ({ ...piece, heard: null }));
  const recording = { ...about, type: 'recording' as const, pieces: kept };
  await journal.write({ data: recording });
  return recording;
}

/** One piece after another, each kept as soon as it was heard. */
async function hearPieces(
  services: Pick<RecordingServices, 'transcriber' | 'blobs'>,
  jobRun: JobRun,
  { place, audience }: Destination,
  { pieces, ...about }: KeptRecording,
): Promise<void> {
  const reply = jobRun.reply(place, audience);
  const kept = [...pieces];
  for (const [index, piece] of pieces.entries()) {
    if (piece.heard) continue;
    reply.status(toProgress(piece.startMs, about.durationMs));
    kept[index] = { ...piece, heard: await hearPiece(services, jobRun, piece, about.mimeType) };
    await jobRun.journal.keep({ data: { ...about, pieces: [...kept] } }, jobRun.signals.thinking);
  }
  reply.status(null);
}

function toProgress(doneMs: number, totalMs: number): string {
  return transcriptStrings.heardSoFar(
    Math.floor(doneMs / 60_000),
    Math.max(1, Math.round(totalMs / 60_000)),
  );
}

/**
 * A piece that the model cannot take leaves a gap that says so; where all would fail, or a wait
 * helps, it throws.
 */
async function hearPiece(
  { blobs, transcriber }: Pick<RecordingServices, 'transcriber' | 'blobs'>,
  { progress, usageMeter, signals: { thinking } }: JobRun,
  { hash, startMs, endMs }: KeptPiece,
  mimeType: string,
): Promise<KeptPiece['heard']> {
  const gap = (reason: string) => {
    const text = transcriptStrings.partFailed(toClock(startMs), toClock(endMs), reason);
    return { language: '', summary: '', segments: [{ startMs, speaker: null, text }] };
  };
  const bytes = await blobs.get(hash);
  if (!bytes) return gap(transcriptStrings.noteUnreadable);
  try {
    const said = await progress.notice.during(
      transcriber.transcribe({ mimeType, bytes }, thinking, usageMeter.meter),
    );
    const { language, summary } = said;
    return { language, summary, segments: said.segments.map((each) => toWhole(each, startMs)) };
  } catch (error) {
    thinking.throwIfAborted();
    const isGap = error instanceof ModelError && ![...IN_VAIN, ...PASSING].includes(error.failure);
    if (!isGap) throw error;
    return gap(toHearingFailure(error).text);
  }
}

function toWhole(segment: Segment, startMs: number): Segment {
  return { ...segment, startMs: segment.startMs + startMs };
}

/**
 * What was heard of all pieces, joined; of a longer recording each piece tells what it is about.
 */
function toHeard({ name }: Attachment, recording: KeptRecording): TranscribedRecording {
  const { pieces, durationMs } = recording;
  let segments: Segment[] = [];
  let endMs = 0;
  for (const { heard, ...piece } of pieces) {
    if (!heard) continue;
    const overlap = { fromMs: piece.startMs, toMs: endMs };
    segments = endMs === 0 ? [...heard.segments] : joinSegments(segments, heard.segments, overlap);
    endMs = piece.endMs;
  }
  return {
    title: toShownName(name),
    durationMs,
    language: pieces.find(({ heard }) => heard?.language)?.heard?.language ?? '',
    summary: toSummary(pieces),
    segments: segments.map((segment) => ({ ...segment })),
    problem: toMissing(recording),
    canRetry: false,
  };
}

/** What of a recording was not heard, in a sentence. */
function toMissing({ isWhole, isCutOff, durationMs }: KeptRecording): string | null {
  if (!isWhole) return transcriptStrings.onlyFirst(Math.round(durationMs / 3_600_000));
  return isCutOff ? transcriptStrings.cutOff : null;
}

function toSummary(pieces: readonly KeptPiece[]): string {
  const told = pieces.filter(({ heard }) => heard !== null && heard.summary !== '');
  if (pieces.length === 1) return told[0]?.heard?.summary ?? '';
  return told.map(({ startMs, heard }) => `\`${toClock(startMs)}\` ${heard?.summary}`).join('\n');
}

/** The sound itself is not kept. */
async function forget(
  { blobs }: Pick<RecordingServices, 'blobs'>,
  { pieces }: KeptRecording,
): Promise<void> {
  for (const { hash } of pieces) await blobs.forget(hash);
}
