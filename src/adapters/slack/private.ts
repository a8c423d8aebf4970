import type { BudgetKey } from '../../core/budget.ts';
import type { Content } from '../../core/content.ts';
import { WriteError } from '../../core/errors.ts';
import type { Posted } from '../../core/inbox.ts';
import type { Step } from '../../core/ports.ts';
import { toShown } from './blocks.ts';
import { toKey } from './costs.ts';
import { respond, responseUrlOf } from './respond.ts';
import { parseNote, type Target, toJson, toNote } from './target.ts';

/**
 * An answer for one person's eyes. Such messages can be neither found nor changed: what is there at first is shown at once,
 * what has come since is shown at the end.
 */
export async function writePrivate(
  target: Target,
  message: Posted,
  step: Step,
  content: Content,
): Promise<Posted> {
  const { channel } = target.place;
  if (message.id === null) {
    if (content.text !== '' || content.status !== null) await show(target, content);
    const note = toNote('private', channel, target.lives.now(), content);
    return { ...message, id: `private:${message.key}`, state: 'open', note: toJson(note) };
  }
  if (step !== 'close') return message;
  const note = parseNote(message.note, channel);
  const text = content.text.slice(note.sent);
  const status = content.status === note.status ? null : content.status;
  if (text.trim() !== '' || status !== null) await show(target, { ...content, text, status });
  const closed = { ...note, sent: content.text.length, status: content.status };
  return { ...message, note: toJson(closed) };
}

/** An interaction's own answer is free. */
export function privateCosts({ place, audience }: Target, message: Posted): readonly BudgetKey[] {
  const isFree = message.id !== null || responseUrlOf(audience.via) !== null;
  return isFree ? [] : [toKey(place.workspace, 'chat.postEphemeral')];
}

async function show(target: Target, content: Content): Promise<void> {
  const url = responseUrlOf(target.audience.via);
  if (url === null) return postEphemeral(target, content);
  try {
    await respond(url, {
      response_type: 'ephemeral',
      replace_original: false,
      ...toShown(content),
    });
  } catch (error) {
    const isOver = error instanceof WriteError && error.failure === 'refused';
    if (!isOver) throw error;
    await postEphemeral(target, content);
  }
}

async function postEphemeral({ place, audience, api }: Target, content: Content): Promise<void> {
  if (audience.to === 'everyone') return;
  // Nobody sees it in a thread that has no messages yet. https://docs.slack.dev/reference/methods/chat.postEphemeral
  const isInThread = place.thread !== undefined && place.thread !== audience.question;
  await api.call(place.workspace, 'chat.postEphemeral', {
    channel: place.channel,
    user: audience.to.person,
    ...(isInThread ? { thread_ts: place.thread } : {}),
    ...toShown(content),
  });
}
