import type { Blobs, Store } from '../../core/store-ports.ts';
import type { EventStream } from './event-stream.ts';
import { type PageMessage, toSent } from './message.ts';
import { type MessageStore, openMessageStore } from './message-store.ts';
import type { Relay } from './relay.ts';

/** The messages of one channel: kept in the store, told to the open pages. */
export type ChannelState = {
  /** Oldest first. */
  list(): readonly PageMessage[];
  get(id: string): PageMessage | undefined;
  /** The message that was sent with this mark. */
  find(mark: string): PageMessage | undefined;
  /**
   * Shows a message and stores it; the core has not accepted a pending one until it is settled.
   */
  add(message: PageMessage, options: { readonly isPending: boolean }): Promise<void>;
  settle(id: string): Promise<void>;
  pending(): readonly PageMessage[];
  /** Changes a message and, unless lazy, stores it; a change of text is told as the difference. */
  change(
    id: string,
    patch: Partial<PageMessage>,
    options: { readonly isLazy: boolean },
  ): Promise<void>;
  /** Takes a message away; the first of a thread that goes on leaves a trace. */
  remove(id: string): Promise<void>;
  /** Shows that something goes on behind a message. */
  sign(id: string, sign: Indicator | 'done'): void;
  signs(): Readonly<Record<string, Indicator>>;
  /** Another replica has written a message, or a sign on one. */
  hear(id: string): Promise<void>;
  hearSign(id: string, sign: Indicator | 'done'): void;
  /** Reads what other replicas have listed, or struck off, since. */
  catchUp(): Promise<void>;
};

export type Indicator = 'working' | 'queued';

const LEFT_BEHIND = { text: '', files: [], buttons: [], status: null, isDeleted: true } as const;

export type ChannelStateParts = {
  readonly store: Store;
  readonly blobs: Pick<Blobs, 'forget'>;
  readonly relay: Relay;
};

/** Loads a channel's messages. */
export async function openChannelState(
  channel: string,
  { store, blobs, relay }: ChannelStateParts,
  eventStream: EventStream,
): Promise<ChannelState> {
  const messageStore = await openMessageStore(channel, store, relay);
  const { messages } = messageStore;
  const { tell, tellChange, tellGone, announce } = createTellers(channel, eventStream);
  const { signs, hearSign, forgetSign } = createSigns(channel, messages, eventStream);
  const tellOthers = (id: string) => relay.tell({ type: 'message', channel, id });

  const forget = async (ids: readonly string[]) => {
    for (const id of ids) {
      forgetSign(id);
      tellGone(id, messages.get(id));
    }
    await messageStore.drop(ids);
    for (const id of ids) tellOthers(id);
  };

  const hear = createHear(messageStore, { tell, tellChange, announce }, (id, message) => {
    forgetSign(id);
    tellGone(id, message);
  });

  const change: ChannelState['change'] = async (id, patch, { isLazy }) => {
    const before = messages.get(id);
    if (!before) return;
    const message = { ...before, ...patch, ...toPastActions(before, patch) };
    messageStore.put(message);
    tellChange(before, message);
    if (await messageStore.save(message, isLazy)) tellOthers(id);
  };

  return {
    ...toFinders(messageStore),
    async add(message, { isPending }) {
      messageStore.put(message);
      tell(message);
      announce(message);
      await messageStore.save(message, false);
      await messageStore.list(message.id, isPending);
      tellOthers(message.id);
      const surplus = messageStore.surplus(message);
      if (surplus.length > 0) await forget(surplus);
    },
    settle: messageStore.settle,
    change,
    async remove(id) {
      const message = messages.get(id);
      if (!message) return;
      // What a person uploaded goes with the message; an answer's files are its job's.
      if (message.speaker !== null) for (const { hash } of message.files) await blobs.forget(hash);
      const root = message.thread ?? id;
      const answers = [...messages.values()].filter(({ thread }) => thread === root);
      if (message.thread === null && answers.length > 0)
        return change(id, LEFT_BEHIND, { isLazy: false });
      const isEmptied = messages.get(root)?.isDeleted && answers.length === 1;
      await forget(isEmptied ? [id, root] : [id]);
    },
    sign(id, sign) {
      if (hearSign(id, sign)) relay.tell({ type: 'sign', channel, id, sign });
    },
    signs: () => Object.fromEntries(signs),
    hear,
    hearSign,
    async catchUp() {
      for (const id of await findDifferences(messageStore)) await hear(id);
    },
  };
}

/** Reads what another replica has written, and tells the pages of what is different. */
function createHear(
  messageStore: MessageStore,
  tellers: Pick<ReturnType<typeof createTellers>, 'tell' | 'tellChange' | 'announce'>,
  onGone: (id: string, message: PageMessage) => void,
) {
  return async (id: string): Promise<void> => {
    const message = await messageStore.read(id);
    const before = messageStore.messages.get(id);
    if (message) messageStore.put(message);
    if (message && before) return tellers.tellChange(before, message);
    if (message) {
      tellers.tell(message);
      return void tellers.announce(message);
    }
    if (!before) return;
    messageStore.lose(id);
    onGone(id, before);
  };
}

function toFinders({ messages, pending }: MessageStore) {
  const list = () => [...messages.values()];
  return {
    list,
    get: (id: string) => messages.get(id),
    find: (mark: string) => list().find((message) => message.mark === mark),
    pending: () => [...pending].flatMap((id) => messages.get(id) ?? []),
  };
}

/** What only the store has, or only this process. */
async function findDifferences({ messages, listed }: MessageStore): Promise<readonly string[]> {
  const ids = new Set(await listed());
  const gone = [...messages.keys()].filter((id) => !ids.has(id));
  return [...[...ids].filter((id) => !messages.has(id)), ...gone];
}

/** What is shown on a message that something goes on behind. */
function createSigns(
  channel: string,
  messages: ReadonlyMap<string, PageMessage>,
  eventStream: EventStream,
) {
  const signs = new Map<string, Indicator>();
  return {
    signs,
    forgetSign: (id: string) => signs.delete(id),
    /** Whether it is another one. */
    hearSign(id: string, sign: Indicator | 'done'): boolean {
      const message = messages.get(id);
      if (!message || (signs.get(id) ?? 'done') === sign) return false;
      if (sign === 'done') signs.delete(id);
      else signs.set(id, sign);
      eventStream.send({ type: 'sign', id, sign }, { channel, only: message.only });
      return true;
    },
  };
}

/** Tells the open pages of a message, and each person of what they have chosen. */
function createTellers(channel: string, eventStream: EventStream) {
  const tell = (message: PageMessage) => {
    const { only } = message;
    eventStream.send({ type: 'message', message: toSent(message) }, { channel, only });
  };
  const tellChoices = (
    { id, choices: before = {} }: PageMessage,
    { choices = {} }: PageMessage,
  ): void => {
    for (const only of new Set([...Object.keys(before), ...Object.keys(choices)])) {
      const action = choices[only] ?? null;
      if (action !== (before[only] ?? null))
        eventStream.send({ type: 'choice', id, action }, { channel, only });
    }
  };
  return {
    tell,
    /** Also to those who look at another channel. */
    announce: ({ only }: PageMessage) =>
      eventStream.send({ type: 'activity', channel }, { channel: null, only }),
    tellGone: (id: string, message: PageMessage | undefined) =>
      eventStream.send({ type: 'gone', id }, { channel, only: message?.only ?? null }),
    /** A change of text is told as the difference. */
    tellChange(before: PageMessage, message: PageMessage) {
      if (!isSameButText(before, message)) tell(message);
      else if (before.text !== message.text)
        eventStream.send(toGrowth(before, message), { channel, only: message.only });
      tellChoices(before, message);
    },
  };
}

/**
 * How many replaced buttons of an answer are kept, for readers who still see an old state of it.
 */
const MAX_PAST_ACTIONS = 50;

function toPastActions({ buttons, pastActions = [] }: PageMessage, patch: Partial<PageMessage>) {
  const current = patch.buttons?.map(({ action }) => action) ?? [];
  const replaced = buttons.map(({ action }) => action).filter((each) => !current.includes(each));
  if (!patch.buttons || replaced.length === 0) return {};
  return { pastActions: [...new Set([...pastActions, ...replaced])].slice(-MAX_PAST_ACTIONS) };
}

function isSameButText(a: PageMessage, b: PageMessage): boolean {
  return JSON.stringify(toSent({ ...a, text: '' })) === JSON.stringify(toSent({ ...b, text: '' }));
}

/** Unfinished Markdown is mended in its last few characters, so the beginning is common. */
const STEPS = [0, 8, 64, 512, 4_096];

/** What became different from the first difference on. */
export function toGrowth({ id, text: before }: PageMessage, { text }: PageMessage) {
  const guess = STEPS.map((step) => Math.max(0, before.length - step)).find((length) =>
    text.startsWith(before.slice(0, length)),
  );
  let keep = guess ?? 0;
  while (keep < text.length && keep < before.length && text[keep] === before[keep]) keep += 1;
  return { type: 'grow', id, keep, text: text.slice(keep) } as const;
}
