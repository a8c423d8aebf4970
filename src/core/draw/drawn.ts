import { toPrivately } from '../audience.ts';
import { isEnclosure } from '../delivery/enclose.ts';
import type { FormEvent, PressEvent } from '../event.ts';
import type { Job } from '../inbox.ts';
import { tell } from '../press/answered.ts';
import { derive } from '../press/handover.ts';
import { noForm, type Verb } from '../press/verb.ts';
import { sentences } from '../sentences.ts';
import { createLayout } from '../text/layout.ts';
import type { Work } from '../work.ts';
import { draw, type Order } from './draw.ts';
import { type Drawing, drawingOf, type Plan, toSources } from './drawing.ts';

/** The same prompt once more: a new job and a new message. */
const redraw: Verb = {
  once: 'anybody',
  toForm: noForm,
  run: (work, event, from) => goOn(work, event, from, (drawing) => drawing),
};

/** Each picture in another way. */
const vary: Verb = {
  once: 'anybody',
  toForm: noForm,
  run: (work, event, from) =>
    goOn(work, event, from, (drawing) => ({
      ...drawing,
      way: 'variation',
      count: drawing.drawn.length,
      sources: toSources(drawing),
    })),
};

/** A form asks what should be different in the picture. */
const edit: Verb = {
  once: 'anybody',
  async toForm({ painter }, from, { action }) {
    const count = drawingOf(from)?.drawn.length ?? 0;
    if (count === 0 || !painter.canEdit) return null;
    const which = { name: 'which', label: sentences.whichField(count), value: '1', isLong: false };
    const prompt = { name: 'prompt', label: sentences.editField, value: '', isLong: true };
    return {
      title: sentences.editTitle,
      action,
      fields: count > 1 ? [prompt, which] : [prompt],
    };
  },
  async run(work, event, from) {
    const { canEdit } = work.parts.painter;
    if (event.type === 'press')
      // There was no form to open.
      return tell(work, event, canEdit ? sentences.gone : sentences.cannotEdit);
    const { fields } = event;
    const prompt = fields.prompt?.trim() ?? '';
    if (prompt === '') return tell(work, event, sentences.emptyEdit);
    const sources = toSources(drawingOf(from) ?? { drawn: [] });
    const source = sources[Number(fields.which?.trim() || 1) - 1];
    if (!source && sources.length > 0)
      return tell(work, event, sentences.noSuchPicture(sources.length));
    return goOn(work, event, from, (drawing) => ({
      way: 'edit',
      prompt,
      earlier: [...drawing.earlier, drawing.prompt],
      aspect: null, // As it was.
      count: 1,
      sources: source ? [source] : [],
    }));
  },
};

/** The whole prompt, for whoever pressed, to be copied. */
const prompt: Verb = {
  once: 'person',
  toForm: noForm,
  async run(work, event, from) {
    const drawing = drawingOf(from);
    if (!drawing) return tell(work, event, sentences.gone);
    const prompts = [...drawing.earlier, drawing.prompt].map(toCode).join('\n');
    const { adapter } = work;
    const audience = toPrivately(event.speaker.id, event.via);
    const layout = createLayout(adapter.channel(event.place, audience).dialect);
    layout.push(`${sentences.promptIs}\n${prompts}`);
    layout.end();
    layout.update();
    for (let index = 0; index <= layout.cuts.length; index += 1)
      await tell(work, event, layout.piece(index));
  },
};

/** What the buttons under a drawing do. */
export const drawingVerbs = { redraw, vary, 'edit?': edit, prompt } satisfies Readonly<
  Record<string, Verb>
>;

/** A fence in the prompt must not end the one around it. */
function toCode(text: string): string {
  return `\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``;
}

/** Draws on from a drawing, beside it and in its conversation. */
async function goOn(
  work: Work,
  event: PressEvent | FormEvent,
  from: Job,
  toPlan: (drawing: Drawing) => Plan,
): Promise<void> {
  const drawing = drawingOf(from);
  if (!drawing) return tell(work, event, sentences.gone);
  const { way, prompt, earlier, aspect, count, sources } = toPlan(drawing);
  if (sources.length > 0 && !work.parts.painter.canEdit)
    return tell(work, event, sentences.cannotEdit);
  if (count === 0) return tell(work, event, sentences.pictureGone);
  await derive(work, from);
  return draw(work, {
    ...toStand(event, from),
    via: event.via,
    asker: event.speaker,
    id: event.key,
    at: event.at,
    plan: { way, prompt, earlier, aspect, count, sources },
  });
}

/** In the thread of the picture, or in reply to it. */
function toStand(event: PressEvent | FormEvent, from: Job): Pick<Order, 'place' | 'audience'> {
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
