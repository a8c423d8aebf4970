import { sleep, timeNow } from '../../core/async.ts';
import { toPrivately } from '../../core/audience.ts';
import type { History } from '../../core/conversation/history.ts';
import { ModelError, UserError, WriteError } from '../../core/errors.ts';
import type { Ending } from '../../core/job.ts';
import type { SendEphemeral } from '../../core/jobs/ephemeral.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Unwritten } from '../../core/jobs/unwritten.ts';
import type { Json, Place, Speaker, Turn } from '../../core/messages.ts';
import type { Pictures } from '../../core/model-ports.ts';
import { addressesIn } from '../../core/net/addresses.ts';
import type { Audience, Destination, ImageModel, Picture } from '../../core/ports.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Blobs } from '../../core/store-ports.ts';
import { toSentence } from '../../core/strings/failure.ts';
import { strings } from '../../core/strings/index.ts';
import { toPerson } from '../../core/strings/locale.ts';
import {
  type Drawing,
  drawingOf,
  type KeptPicture,
  type Plan,
  sourcesFor,
  toCaption,
  toDrawing,
  toDrawingButtons,
  toFiles,
  toInstruction,
  toNote,
  toParts,
  toRequest,
  toSources,
  toStatus,
} from './drawing.ts';
import { toDrawingError } from './drawing-error.ts';
import { drawingStrings } from './strings/index.ts';

/** Draws images that a person asked for with a command or a button. */
export type DrawingRequest = {
  readonly place: Place;
  /** Without `interaction`: how the order came. */
  readonly audience: Omit<Audience, 'interaction'>;
  readonly interaction: Json;
  readonly asker: Speaker;
  /** The id under which history knows it. */
  readonly id: string;
  readonly at: number;
  readonly plan: Plan;
};

/**
 * Draws, shows and remembers. What an earlier process has drawn is not drawn again; what it may
 * have drawn is told.
 */
export type Draw = (jobRun: JobRun, order: DrawingRequest) => Promise<void>;

export type DrawServices = {
  readonly imageModel: ImageModel;
  readonly pictures: Pictures;
  readonly blobs: Pick<Blobs, 'put' | 'get'>;
  readonly history: Pick<History, 'save'>;
  readonly sendEphemeral: SendEphemeral;
  readonly isShut: Unwritten['isShut'];
};

export function createDraw(services: DrawServices): Draw {
  return async (jobRun, order) => {
    const { journal, signals } = jobRun;
    const destination = findDestination(jobRun, order);
    const reply = jobRun.reply(destination.place, destination.audience);
    const { state, ending } = journal.job;
    const kept = drawingOf(journal.job);
    const show = (drawing: Drawing) => conclude(services, jobRun, { order, reply }, drawing);
    if (state === 'delivering' && ending)
      return deliver(services, jobRun, { order, reply }, ending);
    if (kept?.isBegun) return show(kept);
    const planned = toDrawing(order.plan);
    if (signals.thinking.aborted && !signals.writing.aborted) return show(planned);
    if (await services.isShut(jobRun, destination, 'files')) return;
    journal.hold({ state: 'answering' });
    reply.status(drawingStrings.drawing);
    if (!(await isWritable(jobRun))) return onOutside(services, jobRun, order);
    await show(await paint(services, jobRun, planned, reply));
  };
}

/** An order, and where it is shown. */
type Shown = { readonly order: DrawingRequest; readonly reply: Reply };

/**
 * If files come in messages of their own, an interaction cannot bring them: then everything goes
 * into Parley's own message.
 */
function findDestination(
  jobRun: JobRun,
  { place, audience, interaction }: DrawingRequest,
): Destination {
  const { files } = jobRun.adapter.channel(place, { ...audience, interaction: null }).dialect;
  return { place, audience: { ...audience, interaction: files.areApart ? null : interaction } };
}

const SHOWN_EVERY_MS = 20;
const SHOWN_WITHIN_MS = 3_000;

/**
 * Whether something can be written here: nothing is paid for before that is known, or there is no
 * telling.
 */
async function isWritable({ journal, signals: { thinking, writing } }: JobRun): Promise<boolean> {
  const until = performance.now() + SHOWN_WITHIN_MS;
  while (!journal.job.posted.some(({ id }) => id !== null) && performance.now() < until) {
    if (thinking.aborted) break;
    await sleep(SHOWN_EVERY_MS, thinking).catch(() => {}); // Looked at in the next line.
  }
  const { reason } = thinking;
  if (reason instanceof WriteError && reason.failure === 'place_gone') return false;
  if (writing.aborted) throw writing.reason;
  return true;
}

/** Parley is not in the channel: the person who asked is told so, and nothing is drawn. */
async function onOutside(
  { sendEphemeral }: DrawServices,
  jobRun: JobRun,
  { place, interaction, asker }: DrawingRequest,
): Promise<void> {
  if (interaction === null) throw jobRun.signals.thinking.reason;
  const channel = jobRun.adapter.channel(place, toPrivately(asker.id, interaction));
  await sendEphemeral(
    channel,
    toPerson(() => strings.inviteFirst),
  );
}

/** One paid call a picture, journalled before the first and as each comes back. */
async function paint(
  services: DrawServices,
  jobRun: JobRun,
  planned: Drawing,
  reply: Reply,
): Promise<Drawing> {
  const {
    journal,
    signals: { thinking },
  } = jobRun;
  const startedAt = performance.now();
  let drawing: Drawing = { ...planned, isBegun: true };
  await journal.write({ data: drawing });
  const errors: unknown[] = [];
  const drawOne = async (index: number) => {
    try {
      const { picture, model } = await drawPicture(services, jobRun, drawing, index);
      const kept = { index, ...(await keep(services, jobRun, picture)) };
      const ms = Math.ceil(performance.now() - startedAt);
      drawing = { ...drawing, model, ms, drawn: [...drawing.drawn, kept] };
      await journal.keep({ data: drawing }, thinking);
      reply.status(toStatus(drawing));
    } catch (error) {
      errors.push(error);
    }
  };
  await Promise.all(Array.from({ length: planned.count }, (_, index) => drawOne(index)));
  if (thinking.aborted) return drawing;
  if (drawing.drawn.length === 0) throw await toFailure(jobRun, planned, errors);
  return { ...drawing, problems: errors.map((error) => toSentence(toDrawingError(error)).text) };
}

async function drawPicture(
  { imageModel, blobs }: DrawServices,
  { progress, signals, usageMeter }: JobRun,
  drawing: Drawing,
  index: number,
) {
  const sources = await load(blobs, sourcesFor(drawing, index));
  const { pictures, model } = await progress.notice.during(
    imageModel.draw(
      { prompt: toInstruction(drawing), aspect: drawing.aspect, count: 1, sources },
      signals.thinking,
      usageMeter.meter,
    ),
  );
  const [picture] = pictures;
  if (!picture) throw new ModelError('empty', 'the reply had no image in it');
  return { picture, model };
}

async function load(
  blobs: DrawServices['blobs'],
  sources: readonly KeptPicture[],
): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const { hash, mimeType } of sources) {
    const bytes = await blobs.get(hash);
    if (!bytes) throw new UserError('attachment_failed', drawingStrings.pictureGone);
    pictures.push({ mimeType, bytes });
  }
  return pictures;
}

/** It is paid for: it waits for a store that fails. */
async function keep(
  { blobs, pictures }: DrawServices,
  { journal, signals }: JobRun,
  { mimeType, bytes }: Picture,
) {
  const [hash, size] = await Promise.all([
    journal.untilStored(() => blobs.put(bytes, journal.job.id), signals.thinking),
    pictures.measure(bytes),
  ]);
  return { hash, mimeType, width: size?.width ?? null, height: size?.height ?? null };
}

/**
 * Nothing was drawn. If it is certain that nothing was paid for either, the job may be run again.
 */
async function toFailure(
  { journal }: JobRun,
  planned: Drawing,
  errors: readonly unknown[],
): Promise<unknown> {
  if (errors.every(isUntouched)) {
    await journal.write({ data: planned });
    return errors[0];
  }
  return toDrawingError(errors.find((error) => !isUntouched(error)) ?? errors[0]);
}

/** The server had no room for it: nothing was drawn, and nothing paid for. */
function isUntouched(error: unknown): boolean {
  return error instanceof ModelError && /^(?:busy|rate_limited)$/.test(error.failure);
}

/** Shows what there is. */
async function conclude(
  services: DrawServices,
  jobRun: JobRun,
  { order, reply }: Shown,
  drawing: Drawing,
): Promise<void> {
  if (jobRun.signals.writing.aborted) throw jobRun.signals.writing.reason;
  const isStopped = jobRun.signals.thinking.aborted;
  const lost = drawing.count - drawing.drawn.length - drawing.problems.length;
  const isUnknown = lost > 0 && !isStopped;
  if (drawing.drawn.length === 0 && !isStopped)
    throw new UserError('model_failed', drawingStrings.drawingUnknown, { canRetry: true });
  const shown: Drawing = {
    ...drawing,
    problems: [...drawing.problems, ...(isUnknown ? [drawingStrings.othersUnknown] : [])],
  };
  if (shown.drawn.length > 0) reply.push(toCaption(shown));
  jobRun.journal.hold({ data: shown, files: toFiles(shown) });
  const note = shown.drawn.length > 0 ? toNote(shown) : '';
  await deliver(
    services,
    jobRun,
    { order, reply },
    {
      kind: isStopped ? 'stopped' : 'complete',
      note: [...(isStopped ? [strings.stopped] : []), note].filter(Boolean).join(' · ') || null,
      canRetry: false,
    },
  );
}

async function deliver(
  { imageModel, history }: DrawServices,
  jobRun: JobRun,
  { order, reply }: Shown,
  ending: Ending,
): Promise<void> {
  const { journal } = jobRun;
  const drawing = drawingOf(journal.job);
  const isDrawn = drawing !== null && drawing.drawn.length > 0 && ending.kind !== 'failed';
  const buttons = isDrawn ? toDrawingButtons(journal.job.id, imageModel.canEdit) : undefined;
  await jobRun.finish(reply, ending, ending.kind === 'stopped' ? (buttons ?? []) : buttons);
  if (isDrawn) await history.save(journal.job.conversation, toTurns(order, drawing));
}

/** The conversation knows the picture: it can be talked about, and changed. */
function toTurns({ id, asker, at }: DrawingRequest, drawing: Drawing): Turn[] {
  const given = drawing.way === 'new' ? toParts(drawing.sources, 'given') : [];
  return [
    {
      ids: [id],
      role: 'user',
      speaker: asker.name ?? asker.id,
      person: asker.id,
      text: toRequest(drawing),
      parts: given,
      addresses: addressesIn(drawing.prompt),
      at,
    },
    {
      ids: [id],
      role: 'assistant',
      speaker: null,
      text: drawingStrings.drawn(drawing.drawn.length),
      parts: toParts(toSources(drawing), 'drawing'),
      addresses: [],
      at: timeNow(),
    },
  ];
}
