import type { Place } from './messages.ts';

/**
 * What the core has to know about a platform: data and pure functions, so that it never names one.
 */
export type Platform = {
  /** The first part of every key. */
  readonly id: string;
  /** As one says where one is: "on …". */
  readonly name: string;
  /** What becomes of Markdown there, as the model is told it. */
  readonly rendering: string;
  /** Whether one person is alone with Parley there. */
  isDirect(place: Place): boolean;
  /** Whether it is a thread that one person alone sees in a channel that others see, too. */
  isForOne(place: Place): boolean;
  /** Whether it belongs to a workspace: on some platforms direct conversations do not. */
  isInWorkspace(place: Place): boolean;
  /** Whether all that is said there is said to Parley, so that no mention is needed. */
  isAddressed(place: Place): boolean;
  /** Whether all that is said there, by whatever message or command, is one conversation. */
  isOneConversation(place: Place): boolean;
  /** Whether everyone in a place may also read what was said there before. */
  readonly hasOpenHistory: boolean;
  /** Whether a thread may be kept from people who read its channel. */
  readonly hasPrivateThreads: boolean;
  /** Whether Parley receives what is said in channels that it was not invited to. */
  readonly hearsUninvited: boolean;
  /** Whether a thread is there as soon as something is written to it. */
  readonly opensThreads: boolean;
  /** Whether it shows approved calls and their results apart from the answer. */
  readonly hasReceipts?: boolean;
  /**
   * What becomes of an event that Parley could not take: lost, delivered again, or shown to its
   * sender as not sent.
   */
  readonly onRefusal: 'lost' | 'redelivered' | 'shown';
};

/** The adapter of a place. Throws if its platform is not configured. */
export function adapterOf<Each extends { readonly platform: Platform }>(
  adapters: ReadonlyMap<string, Each>,
  place: Place,
): Each {
  const adapter = adapters.get(place.platform);
  if (!adapter) throw new Error('the platform of this place is not configured');
  return adapter;
}

/** The platform of a place. Throws if it is not configured. */
export function platformOf(
  adapters: ReadonlyMap<string, { readonly platform: Platform }>,
  place: Place,
): Platform {
  return adapterOf(adapters, place).platform;
}
