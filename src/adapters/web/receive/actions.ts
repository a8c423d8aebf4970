import { timeNow } from '../../../core/async.ts';
import { toAction } from '../../../core/content.ts';
import { UserError } from '../../../core/errors.ts';
import { toOneLine } from '../../../core/frame.ts';
import type { CommandSpec } from '../../../core/jobs/command.ts';
import type { Suggest } from '../../../core/jobs/command-form.ts';
import type { Place } from '../../../core/messages.ts';
import type { Listener, Log } from '../../../core/ports.ts';
import type { ChannelState } from '../channel-state.ts';
import type { Channels } from '../channels.ts';
import type { EventStream } from '../event-stream.ts';
import {
  createId,
  createIdFor,
  type PageFile,
  type PageMessage,
  PLATFORM,
  toPageAttachment,
  toPagePlace,
  WORKSPACE,
} from '../message.ts';
import type { People } from '../person.ts';
import type { Relay } from '../relay.ts';
import { webStrings } from '../strings/index.ts';
import { parseCommand } from './commands.ts';
import type { Files } from './files.ts';
import { toActionEvent, toFormEvent, toModalEvent } from './interactions.ts';
import { toArrival, toDeleteEvent, toEditEvent } from './messages.ts';
import type {
  FormBody,
  PressBody,
  RemoveBody,
  ReviseBody,
  SpeakBody,
  SpokenBody,
  TitleBody,
} from './payloads.ts';

export type RouteParts = {
  readonly commands: readonly CommandSpec[];
  readonly suggest?: Suggest;
  readonly isDemo: () => boolean;
  readonly unlock?: (key: string) => Promise<void>;
  readonly model: string;
  readonly eventStream: EventStream;
  readonly channels: Channels;
  readonly relay: Pick<Relay, 'tell'>;
  readonly people: People;
  readonly files: Files;
  readonly open: (channel: string) => Promise<ChannelState>;
  /** Resolves once the core has accepted the event. */
  readonly emit: Listener;
  readonly log: Log;
};

export type Author = {
  readonly id: string;
  readonly name: string;
  /** The page’s own language; null if it did not say. */
  readonly locale: string | null;
};

/** What a person does on the page; the result is what the page is told. */
export type PageAction<Body> = (parts: RouteParts, author: Author, body: Body) => Promise<object>;

const gone = () => new UserError('web_failed', webStrings.messageGone);

/** Says something, or runs the command that the text is. */
export const speak: PageAction<SpeakBody> = async (parts, author, body) => {
  const text = trimLines(body.text);
  const { channelState, place } = await findThread(parts, author, body);
  const mark = `${author.id}/${body.nonce}`;
  const known = channelState.find(mark);
  // What was said before a restart is there, and the files that it named are no longer asked for.
  const take = (id: string) => parts.files.take(author.id, id);
  const files = known?.files ?? (await Promise.all(body.uploads.map(take)));
  if (text === '' && files.length === 0)
    throw new UserError('web_failed', webStrings.nothingWritten);
  const typed = parseCommand(text, parts.commands, files.map(toPageAttachment));
  if (typed?.type === 'problem') throw new UserError('web_failed', typed.sentence);
  if (typed?.spec.answers === 'modal') {
    const command = { name: typed.spec.name, options: { ...typed.options } };
    return {
      form: await parts.emit(toModalEvent(toOrigin(place, author), command)),
      place,
    };
  }
  // What follows in a thread that one person sees is seen by that person, too.
  const root = channelState.get(place.thread ?? '');
  const only = typed?.spec.answers === 'private' ? author.id : (root?.only ?? null);
  const message = known ?? toMessage({ author, place, text, files, only, mark });
  const form = await deliver(parts, channelState, message, author.locale);
  return { id: message.id, isPrivate: message.only !== null, form };
};

/** A message is shown at once and taken back if the core could not accept it. */
async function deliver(
  { emit, commands }: Pick<RouteParts, 'commands' | 'emit'>,
  channelState: ChannelState,
  message: PageMessage,
  locale: string | null,
) {
  try {
    if (!channelState.get(message.id)) await channelState.add(message, { isPending: true });
    const arrival = toArrival(message, commands, locale);
    // A command shows nothing before its answer is whole, and that may take a model’s time.
    if (arrival.type === 'command') channelState.sign(message.id, 'working');
    const form = await emit(arrival);
    if (form) channelState.sign(message.id, 'done');
    await channelState.settle(message.id);
    return form;
  } catch (error) {
    // The store failed, and that is what the page is told.
    await channelState.remove(message.id).catch(() => {});
    throw error;
  }
}

export const reviseMessage: PageAction<ReviseBody> = async (parts, author, body) => {
  const text = trimLines(body.text);
  const { channelState, message } = await findOwn(parts, author, body);
  if (text === '' && message.files.length === 0)
    throw new UserError('web_failed', webStrings.nothingLeft);
  if (text === message.text) return {};
  if (parseCommand(message.text, parts.commands)?.type === 'command')
    throw new UserError('web_failed', webStrings.commandsStay);
  const editedAt = timeNow();
  const edit = toEditEvent({ ...message, text, editedAt }, editedAt);
  await parts.emit({ ...edit, locale: author.locale });
  await channelState.change(message.id, { text, editedAt }, { isLazy: false });
  return {};
};

/** Calls a thread something else; nothing: after its first message again. */
export const nameThread: PageAction<TitleBody> = async (parts, author, body) => {
  const { channelState, message } = await find(parts, author, body);
  const title = toOneLine(body.title);
  const root = message.thread ?? message.id;
  await channelState.change(root, { title: title || null }, { isLazy: false });
  return {};
};

/** Deletes an own message; what Parley said to this person alone is only put away. */
export const remove: PageAction<RemoveBody> = async (parts, author, body) => {
  const { channelState, message } = await find(parts, author, body);
  if (message.isDeleted && message.speaker === author.id) return {}; // It is told once more.
  const isAside = message.speaker === null && message.only === author.id;
  if (!isAside) {
    checkOwn(message, author);
    await parts.emit(toDeleteEvent(message, timeNow()));
  }
  await channelState.remove(message.id);
  return {};
};

export const pressButton: PageAction<PressBody> = async (parts, author, body) => {
  const { channelState, message } = await find(parts, author, body);
  const { action } = body;
  // A button that was there a moment ago was pressed in good faith; the core knows what to do.
  const known = [...message.buttons.map((button) => button.action), ...(message.pastActions ?? [])];
  // What is worked on for a person can be stopped before there is a message with a button.
  const isOwnStop = action === STOP && message.speaker === author.id;
  if (!isOwnStop && !known.includes(action))
    throw new UserError('web_failed', webStrings.buttonGone);
  const place = toPagePlace(message);
  const origin = toOrigin(place, author, body.nonce);
  const form = await parts.emit(toActionEvent(origin, action, message.id));
  if (OPINION.test(action)) await choose(channelState, message.id, author, body);
  return { form, place };
};

/** Stops what runs in a thread, whatever that is. */
const STOP = toAction('stop', '');

/** A person’s opinion on an answer; the core keeps it, and writes nothing to the answer. */
const OPINION = /^(?:good|bad):/;

/** Marks an opinion as the core counts it: the same one again takes it back. */
async function choose(
  channelState: ChannelState,
  messageId: string,
  { id }: Author,
  { action, nonce }: Pick<PressBody, 'action' | 'nonce'>,
): Promise<void> {
  const { choices = {}, opinionNonces = {} } = channelState.get(messageId) ?? {};
  if (nonce && opinionNonces[id] === nonce) return;
  const { [id]: before, ...others } = choices;
  await channelState.change(
    messageId,
    {
      choices: before === action ? others : { ...others, [id]: action },
      opinionNonces: nonce ? { ...opinionNonces, [id]: nonce } : opinionNonces,
    },
    { isLazy: false },
  );
}

export const sendForm: PageAction<FormBody> = async (parts, author, body) => {
  const { place } = await findThread(parts, author, body);
  const { action, fields, nonce } = body;
  const origin = toOrigin(place, author, nonce);
  return { form: await parts.emit(toFormEvent(origin, action, fields)), place };
};

/** Without empty lines around it. What its first line is indented by is part of the text. */
function trimLines(text: string): string {
  return text.trimEnd().replace(/^(?:[^\S\n]*\n)+/, '');
}

/** What has a nonce is the same occurrence as what had it before. */
function toOrigin(place: Place, person: Author, nonce: string | null = null) {
  const id = nonce === null ? createId() : `${person.id}-${nonce}`;
  return { id, place, person, at: timeNow() };
}

type OpenChannels = Pick<RouteParts, 'channels' | 'open'>;

async function findChannelState(parts: OpenChannels, { channel }: Pick<SpokenBody, 'channel'>) {
  const channels = await parts.channels.list();
  if (!channels.some(({ id }) => id === channel))
    throw new UserError('web_failed', webStrings.noChannel);
  return { channel, channelState: await parts.open(channel) };
}

/** The thread that is spoken in, by the message that is answered there. */
async function findThread(parts: OpenChannels, author: Author, body: SpokenBody) {
  const { channel, channelState } = await findChannelState(parts, body);
  const id = body.thread ?? null;
  const message = id === null ? null : channelState.get(id);
  if (message === undefined || !isSeenBy(message, author)) throw gone();
  const thread = message && (message.thread ?? message.id);
  const place: Place = { platform: PLATFORM, workspace: WORKSPACE, channel };
  return { channelState, place: thread === null ? place : { ...place, thread } };
}

function isSeenBy(message: PageMessage | null, { id }: Author): boolean {
  return !message || message.only === null || message.only === id;
}

async function find(parts: OpenChannels, author: Author, body: RemoveBody) {
  const { channelState } = await findChannelState(parts, body);
  const message = channelState.get(body.id);
  if (!message || !isSeenBy(message, author)) throw gone();
  return { channelState, message };
}

async function findOwn(parts: OpenChannels, author: Author, body: RemoveBody) {
  const found = await find(parts, author, body);
  checkOwn(found.message, author);
  return found;
}

function checkOwn({ speaker, isDeleted }: PageMessage, { id }: Author): void {
  if (speaker !== id || isDeleted) throw new UserError('web_failed', webStrings.notYours);
}

type Spoken = {
  readonly author: Author;
  readonly place: Place;
  readonly text: string;
  readonly files: readonly PageFile[];
  readonly only: string | null;
  readonly mark: string;
};

function toMessage({ author, place, ...spoken }: Spoken): PageMessage {
  return {
    ...spoken,
    channel: place.channel,
    thread: place.thread ?? null,
    id: createIdFor(spoken.only),
    speaker: author.id,
    name: author.name,
    status: null,
    buttons: [],
    isOpen: false,
    isDeleted: false,
    sentAt: timeNow(),
    editedAt: null,
  };
}
