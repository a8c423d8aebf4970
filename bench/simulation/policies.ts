import type { Channel, RateLimit } from '../../src/core/ports.ts';

/** A way to decide what is written when, as a change of what channels say of themselves. */
export type Policy = (channel: Channel) => Channel;

/**
 * The program as it is, and what it would be without one of its rules each. A change of policy is
 * judged beside them.
 */
export const POLICIES: Readonly<Record<string, Policy>> = {
  'as it is': (channel) => channel,
  'first words never wait': (channel) => ({ ...channel, patienceMs: () => 0 }),
  /** A whole answer takes whatever one that grows would take. */
  'whole answers like others': (channel) => ({
    ...channel,
    rateLimits: (message, step) => channel.rateLimits(message, step),
  }),
  /** Growing text leaves room for ten messages that end at once, to take Stop off them. */
  'room for ten endings': (channel) => ({
    ...channel,
    rateLimits: (message, step, isWhole) =>
      channel
        .rateLimits(message, step, isWhole)
        .map((limit) => (step === 'grow' && isUpdate(limit) ? { ...limit, keep: 10 } : limit)),
  }),
  /** No room is left for messages that end, and the buttons are as urgent as words. */
  'nothing is kept': (channel) => ({
    ...channel,
    rateLimits: (message, step, isWhole) =>
      channel.rateLimits(message, step, isWhole).map((limit) => ({ ...limit, keep: 0 })),
  }),
};

function isUpdate({ key }: RateLimit): boolean {
  return key.endsWith('/chat.update');
}
