import { timeNow } from '../../../core/async.ts';
import type { Content } from '../../../core/content.ts';
import { WriteError } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import { isEphemeral } from '../../../core/jobs/ephemeral.ts';
import { withoutEscapes } from '../../../core/markdown/inline.ts';
import type { Place } from '../../../core/messages.ts';
import type { Audience, Channel, Step } from '../../../core/ports.ts';
import type { ChannelState } from '../channel-state.ts';
import type { EventStream } from '../event-stream.ts';
import { createIdFor, isPrivateThread, type PageMessage } from '../message.ts';
import type { Relay } from '../relay.ts';
import { toCardsBesideText } from './approvals.ts';
import { dialect } from './format.ts';

export type OutboundParts = {
  readonly open: (channel: string) => Promise<ChannelState>;
  readonly eventStream: Pick<EventStream, 'send'>;
  readonly relay: Pick<Relay, 'isShared' | 'tell'>;
};

/** Where Parley writes on the page, as fast as the model writes: there are no rate limits. */
export function createChannel(
  place: Place,
  audience: Audience,
  { open, eventStream, relay }: OutboundParts,
): Channel {
  /** A short notice is shown and not kept. What is longer is something to keep, or to copy. */
  const tell = async (person: string, { text }: Content) => {
    eventStream.send({ type: 'notice', text }, { channel: null, only: person });
    relay.tell({ type: 'notice', person, text });
    return null;
  };

  const openFor = async (step: Step) => {
    const channelState = await open(place.channel);
    // Another replica may have shown the question, or the beginning of this answer.
    if (relay.isShared && step === 'open') await channelState.catchUp();
    return channelState;
  };

  const post = async (posted: Posted, step: Step, content: Content): Promise<string> => {
    const channelState = await openFor(step);
    const shown = toShown(content, step !== 'close' && audience.to === 'everyone');
    // From here on the answer itself is seen.
    if (audience.question !== null) channelState.sign(audience.question, 'done');
    const mark = toMark(posted);
    const known =
      posted.id === null ? mark && channelState.find(mark) : channelState.get(posted.id);
    if (known) {
      await channelState.change(known.id, shown, { isLazy: step === 'grow' });
      return known.id;
    }
    if (step !== 'open' && posted.id !== null)
      throw new WriteError('web_failed', 'message_gone', 'the message is gone');
    const only = toReader(place, audience, channelState);
    const message = {
      ...toBlank(place, only),
      ...shown,
      id: createIdFor(only),
      mark,
    };
    await channelState.add(message, { isPending: false });
    return message.id;
  };

  const write = (posted: Posted, step: Step, content: Content) =>
    audience.to !== 'everyone' && isEphemeral(posted) && isShort(content)
      ? tell(audience.to.person, content)
      : post(posted, step, content);

  return {
    dialect,
    async write(posted, step, content, signal) {
      signal.throwIfAborted();
      const id = await write(posted, step, content).catch((error: unknown) => {
        throw toWriteError(error);
      });
      return { posted: { ...posted, id }, learned: [], lost: [] };
    },
    rateLimits: () => [],
    async remove({ id }) {
      if (id === null) return;
      const channelState = await open(place.channel);
      await channelState.remove(id).catch((error: unknown) => {
        throw toWriteError(error);
      });
    },
    async indicate(sign, messageId) {
      if (sign === 'unable') return;
      const isOver = sign === 'answered' || sign === 'left';
      (await open(place.channel)).sign(messageId, isOver ? 'done' : sign);
    },
  };
}

/** In one line, and no longer than one replica can tell another in one signal. */
const MAX_NOTICE_LENGTH = 1_000;

function isShort({ text }: Content): boolean {
  return text.length <= MAX_NOTICE_LENGTH && !text.includes('\n');
}

/** The one person who sees what is written; null: everyone. */
function toReader(
  place: Place,
  { to, asker }: Audience,
  { get }: Pick<ChannelState, 'get'>,
): string | null {
  if (to !== 'everyone') return to.person;
  const root = get(place.thread ?? '');
  // The thread stays its person's when its first message is gone.
  return root?.only ?? (isPrivateThread(place) ? asker : null);
}

/** A create that is repeated after a crash finds the message of the first one by this mark. */
function toMark(posted: Posted): string | null {
  return isEphemeral(posted) ? null : `${posted.key}@${posted.openedAt}`; // A notice is said once.
}

function toBlank({ channel, thread }: Place, only: string | null) {
  return {
    channel,
    thread: thread ?? null,
    speaker: null,
    name: 'Parley',
    only,
    isDeleted: false,
    sentAt: timeNow(),
    editedAt: null,
  };
}

function toShown({ text, status, buttons, files, approvals }: Content, isOpen: boolean) {
  return {
    ...(approvals ? toCardsBesideText(text, approvals) : { text, approvals }),
    status: status === null ? null : withoutEscapes(status),
    buttons: buttons.map(({ label, action, style }) => ({ label, action, style })),
    ...toChoices(buttons),
    files: files.map((file) => ({ ...file, bytes: null, isVoice: false, durationMs: null })),
    isOpen,
  } satisfies Partial<PageMessage>;
}

/** Those of buttons that do not say who has chosen them stay as they are. */
function toChoices(buttons: Content['buttons']): Pick<PageMessage, 'choices'> {
  if (buttons.every(({ chosenBy }) => chosenBy === undefined)) return {};
  const chosen = buttons.flatMap(({ action, chosenBy = [] }) =>
    chosenBy.map((person) => [person, action] as const),
  );
  return { choices: Object.fromEntries(chosen) };
}

/** What else can fail is the store, and that may be back in a moment. */
function toWriteError(cause: unknown): WriteError {
  if (cause instanceof WriteError) return cause;
  return new WriteError('web_failed', 'unavailable', 'the page’s message could not be stored', {
    cause,
  });
}
