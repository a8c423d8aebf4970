import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { withNamedMentions } from '../core/answer/mentions.ts';
import { defineTool, type Tool, type ToolContext } from '../core/answer/tool.ts';
import { nameMention } from '../core/conversation/names.ts';
import type { Job } from '../core/job.ts';
import { toPostEvent } from '../core/jobs/static-reply.ts';
import type { Place } from '../core/messages.ts';
import type { Inbox } from '../core/store-ports.ts';
import { namedChannelSchema, toChannelPlace, toShownChannel } from './channel.ts';
import { failed } from './failed.ts';
import { toolStrings } from './strings/index.ts';

export type PostElsewhereOptions = {
  readonly inbox: Pick<Inbox, 'accept' | 'find'>;
  /** How long is waited for the post to be there. */
  readonly waitMs?: number;
};

const schema = z.object({
  channel: namedChannelSchema,
  text: z.string().min(1).max(4_000).describe('The whole message, in Markdown'),
});

const WAIT_MS = 20_000;
const LOOK_EVERY_MS = 100;

/**
 * Posts a message in another channel, where the asker may write, and after the asker has agreed to
 * the very text.
 */
export function createPostElsewhere({ inbox, waitMs = WAIT_MS }: PostElsewhereOptions): Tool {
  return defineTool({
    name: 'post_elsewhere',
    description:
      'Posts a message in another channel of this workspace, in the name of the person who asks. Only when that person asks for it.',
    schema,
    acts: true,
    consent: 'asker',
    status: () => toolStrings.posting,
    async proposal({ channel, text }, context, signal) {
      const named = await nameMentions(text, context, signal);
      const where = toolStrings.postIn(toShownChannel(channel, context));
      return `${where}\n\n${named.replace(/^/gm, '> ')}`;
    },
    async check({ channel }, context) {
      await findPlace(channel, context);
    },
    async run({ channel, text: written }, context, signal) {
      const { asker } = context;
      const place = await findPlace(channel, context);
      const text = await nameMentions(written, context, signal);
      const by = asker.name ?? (await nameOf(context, signal));
      const event = toPostEvent(place, randomUUID(), { text, by, asked: toAsked(context) });
      const options = { notBefore: 0, lane: event.conversation, merge: false };
      await context.derive(event.key); // It goes with the question.
      const accepted = await inbox.accept(event, options);
      const jobId = accepted.status === 'new' ? accepted.jobId : '';
      const end = await toEnd(inbox, jobId, waitMs, signal);
      const hasFailed = end !== null && !isPosted(end);
      return { text: await tell(end, place, context, signal), sources: [], hasFailed };
    },
  });
}

/** The same in what is agreed to and in what is posted: names, and what is code as it is. */
function nameMentions(text: string, { place, directory }: ToolContext, signal: AbortSignal) {
  return withNamedMentions(text, (mention) => nameMention(mention, place, directory, signal));
}

/**
 * The channel as it really is. Throws if it does not exist, or if the asker may not write in it.
 */
async function findPlace(channel: string, context: ToolContext): Promise<Place> {
  const place = await context.access.findWritable(toChannelPlace(channel, context));
  if (place) return place;
  throw failed(
    'Not posted: it is not certain that the person who asks may write in that channel, or there is no such channel. They can post it themselves.',
  );
}

/** Who asks, and where. */
function toAsked({ asker, place: here }: ToolContext) {
  return { person: asker.id, isExternal: asker.isExternal, here };
}

async function nameOf({ asker, place, directory }: ToolContext, signal: AbortSignal) {
  const person = await directory.person(asker.id, place, signal).catch(() => null);
  return person?.name || asker.id;
}

/**
 * What became of the post; it is written by a job of its own, which outlives this one. Null:
 * nothing yet.
 */
async function toEnd(
  inbox: PostElsewhereOptions['inbox'],
  jobId: string,
  waitMs: number,
  signal: AbortSignal,
): Promise<Job | null> {
  for (let waited = 0; waited <= waitMs; waited += LOOK_EVERY_MS) {
    const job = await inbox.find({ jobId });
    if (job?.state === 'dropped' || job?.state === 'done') return job;
    await delay(LOOK_EVERY_MS, undefined, { signal });
  }
  return null;
}

function isPosted({ state, ending, posted }: Job): boolean {
  return state !== 'dropped' && ending?.kind === 'fixed' && Boolean(posted[0]?.id);
}

async function tell(
  job: Job | null,
  place: Place,
  { link: toLink }: ToolContext,
  signal: AbortSignal,
): Promise<string> {
  if (!job) return 'It will be posted as soon as the platform lets it; do not post it again.';
  const id = job.posted[0]?.id;
  if (!isPosted(job) || !id)
    return 'Not posted: Parley may not write there, or the person may no longer. Parley has to be invited to the channel, which has to be one for messages.';
  const link = await toLink(place, id, signal).catch(() => null);
  return link === null ? 'Posted.' : `Posted: ${link}`;
}
