import { type BudgetKey, withBudget } from '../../core/budget.ts';
import type { Content } from '../../core/content.ts';
import { isEnclosure } from '../../core/delivery/enclose.ts';
import { WriteError } from '../../core/errors.ts';
import type { Posted } from '../../core/inbox.ts';
import type { Channel, Step } from '../../core/ports.ts';
import { toMetadata, toShown, UNFURLS_OFF } from './blocks.ts';
import { toAppendKeys, toEndKeys, toGrowKeys, toKey, toKeys } from './costs.ts';
import { textOf } from './json.ts';
import type { Scope } from './lives.ts';
import { privateCosts, writePrivate } from './private.ts';
import { removeResponse, respond, responseUrlOf } from './respond.ts';
import { clearSign, showSign } from './sign.ts';
import { append, startStream, stopStream } from './stream.ts';
import { type Mode, type Note, parseNote, type Target, toJson, toNote } from './target.ts';
import { dropFiles, isUnshared, writeFiles } from './upload.ts';

/** The channel of a place: native streams where the workspace has them and its budget allows, posts and updates where not. */
export function createChannel(target: Target): Channel {
  const { place, audience, lives } = target;
  const isPrivate = audience.to !== 'everyone';

  const write = async (
    message: Posted,
    step: Step,
    content: Content,
    signal: AbortSignal,
  ): Promise<Posted> => {
    if (isPrivate) return writePrivate(target, message, step, content);
    if (isEnclosure(message)) return writeFiles(target, message, step, content, signal);
    if (message.id === null) return open(target, message, content, signal);
    const note = parseNote(message.note, place.channel);
    if (note.mode === 'respond') return finishResponse(target, message, step, content);
    return step === 'close'
      ? close(target, { ...message, id: message.id }, content, signal)
      : grow(target, { ...message, id: message.id }, content, signal);
  };

  return {
    dialect: target.dialect,
    async write(message, step, content, signal) {
      signal.throwIfAborted();
      const isFirst = message.id === null;
      const posted = await write(message, step, content, signal);
      if (isFirst) clearSign(target);
      if (step === 'close') lives.forget(message.key);
      return { posted, learned: [] };
    },
    costs: (message, step) =>
      isPrivate ? privateCosts(target, message) : publicCosts(target, message, step),
    remove: (message, signal) => remove(target, message, signal),
    signOfLife: (sign, messageId, signal) => showSign(target, sign, messageId, signal),
  };
}

function publicCosts(target: Target, message: Posted, step: Step): readonly BudgetKey[] {
  const { place, lives } = target;
  const { workspace, channel } = place;
  if (isEnclosure(message)) return []; // Each of its calls waits for its own budget.
  if (message.id === null) {
    return lives.choose(message.key, toScope(target)) === 'stream'
      ? [toKey(workspace, 'chat.startStream')]
      : toKeys(workspace, 'chat.postMessage', channel);
  }
  const { mode } = parseNote(message.note, channel);
  if (mode === 'respond') return [];
  const live = lives.stream(message.key);
  const isRunning = live ? live.state !== 'stopped' : mode === 'stream';
  if (step === 'close') return isRunning ? toEndKeys(workspace) : [toKey(workspace, 'chat.update')];
  if (live?.state === 'live') return toAppendKeys(workspace);
  const update = toGrowKeys(workspace, lives.streams);
  return isRunning ? [toKey(workspace, 'chat.stopStream'), ...update] : update;
}

function toScope({ place, audience }: Target): Scope {
  return { place, reader: audience.asker };
}

async function open(
  target: Target,
  message: Posted,
  content: Content,
  signal: AbortSignal,
): Promise<Posted> {
  const { lives } = target;
  const { channel } = target.place;
  const startedAt = lives.now();
  const way = lives.take(message.key, toScope(target));
  const toOpen = (mode: Mode, id: string, shown: Pick<Content, 'text' | 'status'>): Posted => {
    const note = toJson(toNote(mode, channel, startedAt, shown));
    return { ...message, id, state: 'open', note };
  };
  try {
    const isStream = way === 'stream' && suitsStream(content);
    const id = isStream ? await startStream(target, message, content) : null;
    if (id !== null) return toOpen('stream', id, content);
    return toOpen(
      'post',
      await post(target, message, content, { isPaid: way === 'post', signal }),
      content,
    );
  } catch (error) {
    if (!isPlaceGone(error) || responseUrlOf(target.audience.via) === null) throw error;
    // A command may be used where Parley is no member; its own answer is allowed there, but only once and whole.
    return toOpen('respond', `respond:${message.key}`, { text: '', status: null });
  }
}

/** A message that all may read, by its timestamp. `isPaid`: its budget has been taken. */
async function post(
  { place, api, budget, lives }: Target,
  message: Posted,
  content: Content,
  { isPaid, signal }: { readonly isPaid: boolean; readonly signal: AbortSignal },
): Promise<string> {
  const { workspace, channel, thread } = place;
  const shown = toShown(content);
  const posted = await withBudget(
    budget,
    isPaid ? [] : toKeys(workspace, 'chat.postMessage', channel),
    () =>
      api.call(workspace, 'chat.postMessage', {
        channel,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...shown,
        metadata: toMetadata(message),
        ...UNFURLS_OFF,
      }),
    signal,
  );
  lives.updated(message.key, JSON.stringify(shown), isGrowing(content));
  return textOf(posted, 'ts');
}

type Known = Posted & { readonly id: string };

async function grow(
  target: Target,
  message: Known,
  content: Content,
  signal: AbortSignal,
): Promise<Posted> {
  const { place, lives } = target;
  const note = parseNote(message.note, place.channel);
  const live = lives.stream(message.key);
  const isStream = live ? live.state !== 'stopped' : note.mode === 'stream';
  if (live && (await append(target, message.id, live, content)))
    return { ...message, note: toJson({ ...note, sent: content.text.length }) };
  if (isStream) await stopStream(target, message, content, { isPaid: !live, signal });
  await update(target, message, content, { isPaid: !live, signal });
  lives.forget(message.key);
  // Without buttons it looks as it is to end, and may not be written to again.
  if (content.buttons.length > 0) lives.updated(message.key, JSON.stringify(toShown(content)));
  return { ...message, note: toJson(toUpdated(note, content)) };
}

async function close(
  target: Target,
  message: Known,
  content: Content,
  signal: AbortSignal,
): Promise<Posted> {
  const { place, lives } = target;
  const note = parseNote(message.note, place.channel);
  const isStream = lives.stream(message.key) !== undefined || note.mode === 'stream';
  const isWhole =
    isStream && (await stopStream(target, message, content, { isPaid: true, signal }));
  const extra = await showEnd(target, { ...message, note: toJson(note) }, content, {
    isWhole,
    signal,
  });
  return { ...message, note: toJson({ ...toUpdated(note, content), extra }) };
}

/** The last update. Where a stream takes none but shows all its text, its buttons come in a small message of their own. */
async function showEnd(
  target: Target,
  message: Known,
  content: Content,
  { isWhole, signal }: { readonly isWhole: boolean; readonly signal: AbortSignal },
): Promise<string | null> {
  const { extra } = parseNote(message.note, target.place.channel);
  try {
    await update(target, message, content, { isPaid: true, signal });
    return extra;
  } catch (error) {
    const isRefused = error instanceof WriteError && error.failure === 'refused';
    if (!isRefused || !isWhole) throw error;
    if (content.buttons.length === 0 || extra !== null) return extra;
    const { workspace, channel, thread } = target.place;
    const under = { ...content, text: '' };
    const posted = await target.api.ask(
      workspace,
      'chat.postMessage',
      {
        channel,
        thread_ts: thread,
        ...toShown(under),
        metadata: toMetadata(message),
        ...UNFURLS_OFF,
      },
      signal,
    );
    return textOf(posted, 'ts');
  }
}

async function update(
  { place, api, budget, lives }: Target,
  message: Known,
  content: Content,
  { isPaid, signal }: { readonly isPaid: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const shown = toShown(content);
  if (!lives.isNews(message.key, JSON.stringify(shown))) return;
  await withBudget(
    budget,
    isPaid ? [] : [toKey(place.workspace, 'chat.update')],
    () =>
      api.call(place.workspace, 'chat.update', {
        channel: place.channel,
        ts: message.id,
        ...shown,
        metadata: toMetadata(message),
      }),
    signal,
  );
  lives.updated(message.key, JSON.stringify(shown));
}

async function finishResponse(
  { place, audience }: Target,
  message: Posted,
  step: Step,
  content: Content,
): Promise<Posted> {
  const url = responseUrlOf(audience.via);
  if (step !== 'close' || url === null) return message;
  const note = parseNote(message.note, place.channel);
  const thread = place.thread === undefined ? {} : { thread_ts: place.thread };
  await respond(url, {
    response_type: 'in_channel',
    replace_original: note.sent > 0, // Only what was pressed on the message itself can change it.
    ...thread,
    ...toShown(content),
  });
  return { ...message, note: toJson({ ...note, sent: Math.max(1, content.text.length) }) };
}

async function remove(target: Target, message: Posted, signal: AbortSignal): Promise<void> {
  const { place, api, lives } = target;
  const { workspace, channel } = place;
  const note = parseNote(message.note, channel);
  lives.forget(message.key);
  if (message.id === null) return;
  if (note.mode === 'private' || note.mode === 'respond')
    return removeResponse(target.audience.via, note);
  await dropFiles(target, note.files, signal);
  for (const ts of [note.extra, message.id]) {
    if (ts === null || isUnshared(ts)) continue;
    try {
      await api.ask(workspace, 'chat.delete', { channel, ts }, signal);
    } catch (error) {
      if (!(error instanceof WriteError) || error.failure !== 'message_gone') throw error;
    }
  }
}

function toUpdated(note: Note, { text, status }: Content): Note {
  return { ...note, mode: 'post', sent: text.length, status };
}

/** What will not grow needs one call as a post and three as a stream; a quiet line that no tool stands behind cannot be taken out of a stream again. */
function suitsStream(content: Content): boolean {
  const { text, status, tasks = [] } = content;
  const isRunning = tasks.some(({ state }) => state === 'running');
  return isGrowing(content) && (text !== '' || status === null || isRunning);
}

function isGrowing({ buttons }: Content): boolean {
  return buttons.some(({ action }) => action.startsWith('stop:'));
}

function isPlaceGone(error: unknown): boolean {
  return error instanceof WriteError && error.failure === 'place_gone';
}
