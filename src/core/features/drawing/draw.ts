import { toPrivately } from '../../audience.ts';
import { ModelError, UserError, WriteError } from '../../errors.ts';
import type { Ending } from '../../job.ts';
import { sendEphemeral } from '../../jobs/ephemeral.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import { isShut } from '../../jobs/unwritten.ts';
import { toPlainText } from '../../markdown/plain.ts';
import type { Json, Place, Speaker, Turn } from '../../messages.ts';
import { addressesIn } from '../../net/addresses.ts';
import type { Audience, Destination, Picture } from '../../ports.ts';
import type { Reply } from '../../reply/reply.ts';
import { sleep } from '../../sleep.ts';
import { strings, toSentence } from '../../strings/en.ts';
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
} from './drawing.ts';

/** Pictures that somebody asked for with a command or a button. */
export type Order = {
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

/** Draws, shows and remembers. What a former process has drawn is not drawn again; what it may have drawn is told. */
export async function draw(jobRun: JobRun, order: Order): Promise<void> {
  const { journal } = jobRun;
  const destination = findDestination(jobRun, order);
  const reply = jobRun.reply(destination.place, destination.audience);
  const { state, ending } = journal.job;
  const kept = drawingOf(journal.job);
  if (state === 'delivering' && ending) return deliver(jobRun, order, reply, ending);
  if (kept?.isBegun) return conclude(jobRun, order, reply, kept);
  const planned = toDrawing(order.plan);
  if (jobRun.signals.thinking.aborted && !jobRun.signals.writing.aborted)
    return conclude(jobRun, order, reply, planned);
  if (await isShut(jobRun, destination, 'files')) return;
  journal.hold({ state: 'answering' });
  reply.status(strings.drawing(0, planned.count));
  if (!(await isWritable(jobRun))) return onOutside(jobRun, order);
  await conclude(jobRun, order, reply, await paint(jobRun, planned, reply));
}

/** Where files come in messages of their own an interaction cannot bring them: then all of it is Parley's own message. */
function findDestination(jobRun: JobRun, { place, audience, interaction }: Order): Destination {
  const { files } = jobRun.adapter.channel(place, { ...audience, interaction: null }).dialect;
  return { place, audience: { ...audience, interaction: files.areApart ? null : interaction } };
}

const SHOWN_EVERY_MS = 20;
const SHOWN_WITHIN_MS = 3_000;

/** Whether something can be written here: nothing is paid for before that is known, or there is no telling. */
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

/** Parley is not in the channel: whoever asked hears that, and nothing is drawn. */
async function onOutside(jobRun: JobRun, { place, interaction, asker }: Order): Promise<void> {
  if (interaction === null) throw jobRun.signals.thinking.reason;
  const channel = jobRun.adapter.channel(place, toPrivately(asker.id, interaction));
  await sendEphemeral(jobRun.parts, channel, strings.inviteFirst);
}

/** One paid call a picture, journalled before the first and as each comes back. */
async function paint(jobRun: JobRun, planned: Drawing, reply: Reply): Promise<Drawing> {
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
      const { picture, model } = await drawPicture(jobRun, drawing, index);
      const kept = { index, ...(await keep(jobRun, picture)) };
      const ms = Math.round(performance.now() - startedAt);
      drawing = { ...drawing, model, ms, drawn: [...drawing.drawn, kept] };
      await journal.write({ data: drawing });
      reply.status(strings.drawing(drawing.drawn.length, drawing.count));
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
  { parts, usageMeter, signals: { thinking } }: JobRun,
  drawing: Drawing,
  index: number,
) {
  const sources = await load(parts, sourcesFor(drawing, index));
  const { pictures, model } = await parts.imageModel.draw(
    { prompt: toInstruction(drawing), aspect: drawing.aspect, count: 1, sources },
    thinking,
    usageMeter.meter,
  );
  const [picture] = pictures;
  if (!picture) throw new ModelError('empty', 'no picture came');
  return { picture, model };
}

async function load(
  { blobs }: JobRun['parts'],
  sources: readonly KeptPicture[],
): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const { hash, mimeType } of sources) {
    const bytes = await blobs.get(hash);
    if (!bytes) throw new UserError('attachment_failed', strings.pictureGone);
    pictures.push({ mimeType, bytes });
  }
  return pictures;
}

async function keep({ parts }: JobRun, { mimeType, bytes }: Picture) {
  const [hash, size] = await Promise.all([parts.blobs.put(bytes), parts.pictures.measure(bytes)]);
  return { hash, mimeType, width: size?.width ?? null, height: size?.height ?? null };
}

/** Nothing was drawn. Where it is certain that nothing was paid for either, the job may be run again. */
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

const MAX_REASON_CHARS = 300;

/** What a failure means where a picture was asked for: a refusal is final, and what may have been paid for is not repeated unasked. */
export function toDrawingError(error: unknown): unknown {
  if (!(error instanceof ModelError)) return error;
  const { failure, message } = error;
  const say = (sentence: string, canRetry: boolean) =>
    new UserError('model_failed', sentence, { cause: error, canRetry });
  switch (failure) {
    case 'blocked':
      return say(strings.notDrawn(toPlainText(message, MAX_REASON_CHARS)), false);
    case 'model_gone':
      return say(strings.imageModelGone, false);
    case 'cut':
    case 'unreachable':
      return say(strings.drawingUnknown, true);
    default:
      return error;
  }
}

/** Shows what there is. */
async function conclude(
  jobRun: JobRun,
  order: Order,
  reply: Reply,
  drawing: Drawing,
): Promise<void> {
  if (jobRun.signals.writing.aborted) throw jobRun.signals.writing.reason;
  const isStopped = jobRun.signals.thinking.aborted;
  const lost = drawing.count - drawing.drawn.length - drawing.problems.length;
  const isUnknown = lost > 0 && !isStopped;
  if (drawing.drawn.length === 0 && !isStopped)
    throw new UserError('model_failed', strings.drawingUnknown, { canRetry: true });
  const shown: Drawing = {
    ...drawing,
    problems: [...drawing.problems, ...(isUnknown ? [strings.othersUnknown] : [])],
  };
  if (shown.drawn.length > 0) reply.push(toCaption(shown));
  jobRun.journal.hold({ data: shown, files: toFiles(shown) });
  const note = shown.drawn.length > 0 ? toNote(shown) : '';
  await deliver(jobRun, order, reply, {
    kind: isStopped ? 'stopped' : 'complete',
    note: [...(isStopped ? [strings.stopped] : []), note].filter(Boolean).join(' · ') || null,
    canRetry: false,
  });
}

async function deliver(jobRun: JobRun, order: Order, reply: Reply, ending: Ending): Promise<void> {
  const { journal, parts } = jobRun;
  const drawing = drawingOf(journal.job);
  const isDrawn = drawing !== null && drawing.drawn.length > 0 && ending.kind !== 'failed';
  const buttons = isDrawn ? toDrawingButtons(journal.job.id, parts.imageModel.canEdit) : undefined;
  await jobRun.finish(reply, ending, ending.kind === 'stopped' ? (buttons ?? []) : buttons);
  if (isDrawn) await remember(jobRun, order, drawing);
}

/** The conversation knows the picture: it can be talked about, and changed. */
async function remember(
  { parts, journal }: JobRun,
  { id, asker, at }: Order,
  drawing: Drawing,
): Promise<void> {
  const given = drawing.way === 'new' ? toParts(drawing.sources, 'given') : [];
  const turns: Turn[] = [
    {
      ids: [id],
      role: 'user',
      speaker: asker.name ?? asker.id,
      text: toRequest(drawing),
      parts: given,
      addresses: addressesIn(drawing.prompt),
      at,
    },
    {
      ids: [id],
      role: 'assistant',
      speaker: null,
      text: strings.drawn(drawing.drawn.length),
      parts: toParts(toSources(drawing), 'drawing'),
      addresses: [],
      at: Date.now(),
    },
  ];
  await parts.history.save(journal.job.conversation, turns);
}
