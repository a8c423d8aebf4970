import type { Loss, Obstacle } from '../obstacle.ts';

/** The rest of a sentence: "I couldn’t do it: …". */
function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `I need the “${obstacle.name}” permission`;
    case 'locked':
      return 'the thread is locked';
    case 'archived':
      return 'the channel is archived';
    case 'read_only':
      return 'only some people can post there';
    case 'not_a_member':
      return 'I’m not in the channel';
    case 'moderated':
      return 'a moderation rule blocked it';
    case 'too_large':
      return 'it’s too large for this place';
    case 'no_storage':
      return 'the workspace is out of storage';
    case 'no_uploads':
      return 'file uploads are turned off';
    case 'too_many_threads':
      return 'the channel has too many threads';
    case undefined:
      return 'the platform refused it';
  }
}

function toLossLine({ extra, obstacle }: Loss): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `I couldn’t attach the file: ${reason}.`;
    case 'reply':
      return `I couldn’t show this as a reply: ${reason}.`;
    case 'thread':
      return `I couldn’t answer in a thread: ${reason}.`;
    case 'layout':
      return 'The platform refused the formatting, so this is plain text.';
    case 'buttons':
      return `I couldn’t add buttons: ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission') return 'Ask an admin to grant it, or ask me somewhere else.';
  if (obstacle?.type === 'not_a_member') return 'Invite me there, or ask me somewhere else.';
  return 'Please ask me somewhere else.';
}

/** What Parley says where it is not allowed what it was about to do. */
export const refusalSentences = {
  leftOut: toLossLine,
  /** Short enough for the room that every message keeps for a quiet line. */
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Cut off here: ${toReason(obstacle)}.`,
  /** `channel` is its mention. */
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `I can’t answer you in ${channel}: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  notReached:
    'I couldn’t send you a private message. Allow direct messages from me, then ask again.',
  notShown: (obstacle: Obstacle | null) =>
    `I couldn’t post my answer: ${toReason(obstacle)}. Please ask in another way, or try again.`,
} as const;
