import { toPrivately } from '../../core/audience.ts';
import type { ActionEvent, FormEvent } from '../../core/events.ts';
import type { Job } from '../../core/job.ts';
import type { Tell } from '../../core/jobs/ephemeral.ts';
import type { ActionHandler } from '../../core/jobs/feature.ts';
import { recordDerived } from '../../core/jobs/handover.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { ImageModel } from '../../core/ports.ts';
import { isEnclosure } from '../../core/reply/enclosures.ts';
import { createLayout } from '../../core/reply/layout.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { strings } from '../../core/strings/index.ts';
import { toAllReaders } from '../../core/strings/locale.ts';
import type { Draw, DrawingRequest } from './draw.ts';
import { type Drawing, drawingOf, type Plan, toSources } from './drawing.ts';
import { drawingStrings } from './strings/index.ts';

export type DrawingActionServices = {
  readonly imageModel: Pick<ImageModel, 'canEdit'>;
  readonly draw: Draw;
  readonly inbox: Inbox;
  readonly tell: Tell;
};

/** The same prompt once more: a new job and a new message. */
const createRedraw = (services: DrawingActionServices): ActionHandler => ({
  once: 'anybody',
  run: (jobRun, event, from) => goOn(services, jobRun, { event, from }, (drawing) => drawing),
});

/** Each picture in another way. */
const createVary = (services: DrawingActionServices): ActionHandler => ({
  once: 'anybody',
  run: (jobRun, event, from) =>
    goOn(services, jobRun, { event, from }, (drawing) => ({
      ...drawing,
      way: 'variation',
      count: drawing.drawn.length,
      sources: toSources(drawing),
    })),
});

/** Why no form was opened for a picture that can be edited. */
function toNotOpened(from: Job): string {
  const isThere = (drawingOf(from)?.drawn.length ?? 0) > 0;
  return isThere ? strings.formNotOpened : strings.gone;
}

/** A form asks what should be different in the picture. */
const createEdit = (services: DrawingActionServices): ActionHandler => ({
  once: 'anybody',
  async toForm(from, { action }) {
    const { canEdit } = services.imageModel;
    const count = drawingOf(from)?.drawn.length ?? 0;
    if (count === 0 || !canEdit) return null;
    const which = {
      name: 'which',
      label: drawingStrings.whichField(count),
      value: '1',
      isLong: false,
    };
    const prompt = { name: 'prompt', label: drawingStrings.editField, value: '', isLong: true };
    return {
      title: drawingStrings.editTitle,
      action,
      fields: count > 1 ? [prompt, which] : [prompt],
    };
  },
  async run(jobRun, event, from) {
    const { tell } = services;
    const { canEdit } = services.imageModel;
    if (event.type === 'action')
      return tell(jobRun, event, canEdit ? toNotOpened(from) : drawingStrings.cannotEdit);
    const { fields } = event;
    const prompt = fields.prompt?.trim() ?? '';
    if (prompt === '') return tell(jobRun, event, drawingStrings.emptyEdit);
    const sources = toSources(drawingOf(from) ?? { drawn: [] });
    const source = sources[Number(fields.which?.trim() || 1) - 1];
    if (!source && sources.length > 0)
      return tell(jobRun, event, drawingStrings.noSuchPicture(sources.length));
    return goOn(services, jobRun, { event, from }, (drawing) => ({
      way: 'edit',
      prompt,
      earlier: [...drawing.earlier, drawing.prompt],
      aspect: null, // As it was.
      count: 1,
      sources: source ? [source] : [],
    }));
  },
});

/** The whole prompt, to be copied by the person who pressed. */
const createPrompt = ({ tell }: DrawingActionServices): ActionHandler => ({
  once: 'person',
  async run(jobRun, event, from) {
    const drawing = drawingOf(from);
    if (!drawing) return tell(jobRun, event, strings.gone);
    const prompts = [...drawing.earlier, drawing.prompt].map(toCode).join('\n');
    const { adapter } = jobRun;
    const audience = toPrivately(event.speaker.id, event.interaction);
    const layout = createLayout(adapter.channel(event.place, audience).dialect);
    layout.push(`${drawingStrings.promptIs}\n${prompts}`);
    layout.end();
    layout.update();
    for (let index = 0; index <= layout.cuts.length; index += 1)
      await tell(jobRun, event, layout.piece(index));
  },
});

/** What the buttons under a drawing do. */
export function createDrawingActions(
  services: DrawingActionServices,
): Readonly<Record<string, ActionHandler>> {
  return {
    redraw: createRedraw(services),
    vary: createVary(services),
    'edit?': createEdit(services),
    prompt: createPrompt(services),
  };
}

/** A fence in the prompt must not end the one around it. */
function toCode(text: string): string {
  return `\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``;
}

/** Draws on from a drawing, beside it and in its conversation. */
async function goOn(
  { imageModel, inbox, draw, tell }: DrawingActionServices,
  jobRun: JobRun,
  { event, from }: { readonly event: ActionEvent | FormEvent; readonly from: Job },
  toPlan: (drawing: Drawing) => Plan,
): Promise<void> {
  const drawing = drawingOf(from);
  if (!drawing) return tell(jobRun, event, strings.gone);
  const { way, prompt, earlier, aspect, count, sources } = toPlan(drawing);
  if (sources.length > 0 && !imageModel.canEdit)
    return tell(jobRun, event, drawingStrings.cannotEdit);
  if (count === 0) return tell(jobRun, event, drawingStrings.pictureGone);
  await recordDerived(inbox, jobRun, from);
  const order = {
    ...findDestination(event, from),
    interaction: event.interaction,
    asker: event.speaker,
    id: event.key,
    at: event.at,
    plan: { way, prompt, earlier, aspect, count, sources },
  };
  return toAllReaders(() => draw(jobRun, order));
}

/** In the thread of the picture, or in reply to it. */
function findDestination(
  event: ActionEvent | FormEvent,
  from: Job,
): Pick<DrawingRequest, 'place' | 'audience'> {
  const { place, speaker } = event;
  const root = from.posted.find((message) => message.id !== null && !isEnclosure(message))?.id;
  return {
    place: { ...place, ...(root && place.thread === undefined ? { thread: root } : {}) },
    audience: {
      to: 'everyone',
      question: root ?? null,
      isReply: root !== undefined,
      threadTitle: null,
      asker: speaker.id,
    },
  };
}
