import type { Content } from '../../../core/content.ts';
import type { RefusedExtra } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import { blamedParts, CODE, isRefusedWith, type MessageExtra, toExplained } from '../failures.ts';
import type { Permission } from '../read/own-rights.ts';
import type { Replied } from '../rest.ts';
import { isFirst, type ReplyTarget, type Target } from './target.ts';
import type { LoadedFiles } from './upload.ts';

/**
 * A message in the shape that is tried next: parts that Discord refuses are left out one by one.
 */
export type Shape = {
  readonly replyTarget: ReplyTarget;
  readonly content: Content;
  readonly files: LoadedFiles;
  readonly replyTo: string | null;
  /** It is made once, however often it is asked for. */
  readonly isOnce: boolean;
  readonly lost: readonly RefusedExtra[];
};

/** Only the first message of an answer is shown as a reply, and tells that there is no thread. */
export function toShape(
  { losses, place }: Target,
  message: Posted,
  content: Content,
  { replyTarget, files }: Pick<Shape, 'replyTarget' | 'files'>,
): Shape {
  const isLeading = isFirst(message);
  const { noThread } = replyTarget;
  const lost = isLeading && noThread ? losses.tell(place.channel, 'thread', noThread.obstacle) : [];
  const replyTo = isLeading ? replyTarget.replyTo : null;
  return { replyTarget, content, files, replyTo, isOnce: true, lost };
}

/**
 * The message without what it was refused for. Throws if that is its words, its place, or its
 * files, which are the core's to leave out.
 */
export function toLeaner(target: Target, message: Posted, shape: Shape, error: unknown): Shape {
  const { rights, losses, replyTargets } = target;
  const { channel } = shape.replyTarget;
  const carried: Readonly<Record<MessageExtra, boolean>> = {
    poll: shape.content.poll !== undefined,
    files: shape.files.length > 0,
    reply: shape.replyTo !== null,
    buttons: shape.content.buttons.length > 0,
    thread: channel === target.audience.question,
    nonce: shape.isOnce,
  };
  const blamed = blamedParts(error).filter((part) => carried[part]);
  const needs = blamed.flatMap((part) => NEEDED[part] ?? []);
  const lacked = rights.missing(channel, ...needs);
  // What Parley is known to lack a permission for is left out first.
  const part = blamed.find((each) => rights.missing(channel, ...(NEEDED[each] ?? []))) ?? blamed[0];
  const { content, lost } = shape;
  switch (part) {
    case 'poll':
      return { ...shape, content: withoutPoll(content) }; // Buttons do as well.
    case 'files':
      throw toExplained(error, { obstacle: lacked, extra: 'files' });
    case 'reply':
      return {
        ...shape,
        replyTo: null,
        lost: [...lost, ...losses.tell(channel, 'reply', lacked)],
      };
    case 'buttons':
      return {
        ...shape,
        content: { ...content, buttons: [] },
        lost: [...lost, ...losses.tell(channel, 'buttons', null)],
      };
    case 'nonce':
      return { ...shape, isOnce: false }; // No reader sees it.
    case 'thread': {
      const replyTarget = replyTargets.leave(target, error);
      if (replyTarget) return toMoved(target, message, shape, replyTarget);
      break;
    }
    default:
      break;
  }
  throw toExplained(error, { obstacle: toPlaceObstacle(target, channel, error) });
}

/** The message beside the thread that does not take it. */
function toMoved(
  { losses, place }: Target,
  message: Posted,
  shape: Shape,
  replyTarget: ReplyTarget,
): Shape {
  const told = losses.tell(place.channel, 'thread', replyTarget.noThread?.obstacle ?? null);
  return {
    ...shape,
    replyTarget,
    replyTo: isFirst(message) ? replyTarget.replyTo : null,
    lost: [...shape.lost, ...told],
  };
}

/** The permissions that go with a part. */
const NEEDED: Readonly<Partial<Record<MessageExtra, readonly Permission[]>>> = {
  poll: ['sendPolls'],
  files: ['attach'],
  reply: ['readHistory'],
  thread: ['sendInThreads'],
};

/** The permission that Parley lacks for a message of nothing but words. */
function toPlaceObstacle({ rights, place }: Target, channel: string, error: unknown) {
  if (!isRefusedWith(error, CODE.missingPermissions, CODE.missingAccess)) return null;
  const send = channel === place.channel ? 'send' : 'sendInThreads';
  return rights.missing(channel, 'view', send);
}

/** The same with its poll as text and buttons. */
export function withoutPoll({ poll: _, ...content }: Content): Content {
  return content;
}

/** Writes, and once more without refused buttons. Files are the core's to leave out. */
export async function withoutRefused(
  { rights, losses }: Target,
  content: Content,
  run: (content: Content) => Promise<Replied>,
  channel: string,
): Promise<Replied & { readonly lost: readonly RefusedExtra[] }> {
  try {
    return { ...(await run(content)), lost: [] };
  } catch (error) {
    const blamed = blamedParts(error);
    if (blamed.includes('files') && content.files.length > 0)
      throw toExplained(error, { obstacle: rights.missing(channel, 'attach'), extra: 'files' });
    if (!blamed.includes('buttons') || content.buttons.length === 0) throw error;
    const replied = await run({ ...content, buttons: [] });
    return { ...replied, lost: losses.tell(channel, 'buttons', null) };
  }
}
