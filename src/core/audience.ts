import type { Json } from './messages.ts';
import type { Audience } from './ports.ts';

/**
 * For all who read the place, in a message of its own; `question` names the message that it is
 * about.
 */
export function toEveryone(asker = '', question: string | null = null): Audience {
  return { to: 'everyone', interaction: null, question, isReply: false, threadTitle: null, asker };
}

/** For all who read the place, shown as a reply to `question`; null: in a message of its own. */
export function toReply(asker: string, question: string | null): Audience {
  return { ...toEveryone(asker, question), isReply: question !== null };
}

/** For one person's eyes, in answer to what that person pressed or typed. */
export function toPrivately(person: string, interaction: Json): Audience {
  return {
    to: { person },
    interaction,
    question: null,
    isReply: false,
    threadTitle: null,
    asker: person,
  };
}
