import type { Blobs, Store } from '../../core/store-ports.ts';
import type { EventStream } from './event-stream.ts';
import { type PageMessage, toSent } from './message.ts';
import { openMessageStore } from './message-store.ts';

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
};

export type Indicator = 'working' | 'queued';

const LEFT_BEHIND = { text: '', files: [], buttons: [], status: null, isDeleted: true } as const;

/** Loads a channel's messages. */
export async function openChannelState(
  channel: string,
  { store, blobs }: { readonly store: Store; readonly blobs: Pick<Blobs, 'forget'> },
  eventStream: EventStream,
): Promise<ChannelState> {
  const messageStore = await openMessageStore(channel, store);
  const { messages, pending } = messageStore;
  const signs = new Map<string, Indicator>();

  const { tell, tellChoices } = createTellers(channel, eventStream);

  const forget = async (ids: readonly string[]) => {
    for (const id of ids) {
      signs.delete(id);
      eventStream.send({ type: 'gone', id }, { channel, only: messages.get(id)?.only ?? null });
    }
    await messageStore.drop(ids);
    await messageStore.saveIndex();
  };

  const change: ChannelState['change'] = async (id, patch, { isLazy }) => {
    const before = messages.get(id);
    if (!before) return;
    const message = { ...before, ...patch, ...toPastActions(before, patch) };
    messageStore.put(message);
    if (!isSameButText(before, message)) tell(message);
    else if (before.text !== message.text)
      eventStream.send(toGrowth(before, message), { channel, only: message.only });
    tellChoices(before, message);
    await messageStore.save(message, isLazy);
  };

  return {
    list: () => [...messages.values()],
    get: (id) => messages.get(id),
    find: (mark) => [...messages.values()].find((message) => message.mark === mark),
    pending: () => [...pending].flatMap((id) => messages.get(id) ?? []),
    async add(message, { isPending }) {
      messageStore.put(message);
      if (isPending) pending.add(message.id);
      tell(message);
      eventStream.send({ type: 'activity', channel }, { channel: null, only: message.only });
      await messageStore.save(message, false);
      await messageStore.saveIndex();
      const surplus = messageStore.surplus(message);
      if (surplus.length > 0) await forget(surplus);
    },
    async settle(id) {
      if (pending.delete(id)) await messageStore.saveIndex();
    },
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
      const message = messages.get(id);
      if (!message || (signs.get(id) ?? 'done') === sign) return;
      if (sign === 'done') signs.delete(id);
      else signs.set(id, sign);
      eventStream.send({ type: 'sign', id, sign }, { channel, only: message.only });
    },
    signs: () => Object.fromEntries(signs),
  };
}

/** Tells the open pages of a message, and each person of what they have chosen. */
function createTellers(channel: string, eventStream: EventStream) {
  return {
    tell(message: PageMessage) {
      const { only } = message;
      eventStream.send({ type: 'message', message: toSent(message) }, { channel, only });
    },
    tellChoices({ id, choices: before = {} }: PageMessage, { choices = {} }: PageMessage) {
      for (const only of new Set([...Object.keys(before), ...Object.keys(choices)])) {
        const action = choices[only] ?? null;
        if (action !== (before[only] ?? null))
          eventStream.send({ type: 'choice', id, action }, { channel, only });
      }
    },
  };
}

/** More than an answer's buttons come to while somebody has an old state of it on the screen. */
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
