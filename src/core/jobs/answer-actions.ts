import { z } from 'zod';
import type { History } from '../conversation/history.ts';
import type { Policy } from '../conversation/policy.ts';
import type { Job } from '../job.ts';
import type { Inbox, Log } from '../ports.ts';
import { strings } from '../strings/en.ts';
import { type ActionHandler, isOutdated } from './action-handler.ts';
import { isOwner, type Tell, toIds } from './answered.ts';
import { takeOverJob, withInteraction } from './handover.ts';
import type { Removal } from './removal.ts';

export type AnswerServices = {
  readonly inbox: Inbox;
  readonly history: History;
  readonly policy: Policy;
  readonly removal: Removal;
  readonly tell: Tell;
  readonly log: Log;
};

/** Regenerate: the question is answered again, in the same messages. */
const createRegenerate = ({ inbox, history, tell }: AnswerServices): ActionHandler => ({
  once: 'anybody',
  async run(jobRun, event, from, again) {
    // Answered again since the button was pressed: the answer that was asked for is there, or on
    // its way.
    if (isOutdated(event, from)) return;
    if (!(await isLatest(history, from))) return tell(jobRun, event, strings.onlyLatest);
    const events = withInteraction(from.events, event.interaction);
    await takeOverJob(inbox, jobRun.journal, from, { events });
    return again(jobRun);
  },
});

/** Retry: the same, for what has failed. */
const toRetry = (regenerate: ActionHandler): ActionHandler => ({
  ...regenerate,
  async run(jobRun, event, from, again) {
    if (hasSucceeded(from)) return;
    return regenerate.run(jobRun, event, from, again);
  },
});

/** What a job keeps may say by itself whether a retry can help, as a transcript does. */
const retrySchema = z.object({ canRetry: z.boolean() });

function hasSucceeded({ data, ending }: Job): boolean {
  const kept = retrySchema.safeParse(data).data;
  return kept ? !kept.canRetry : ending?.kind === 'complete';
}

/** Whether nothing was said in the conversation since a job's question. */
async function isLatest(history: History, answered: Job): Promise<boolean> {
  const { turns } = await history.load(answered.conversation);
  const last = turns.findLast(({ role }) => role === 'user');
  const ids = toIds(answered);
  return (
    !last ||
    last.ids.some((id) => ids.includes(id)) ||
    !turns.some((turn) => turn.ids.some((id) => ids.includes(id)))
  );
}

/** Delete: the answer goes, wherever its messages are by now. */
const createRemove = ({ policy, removal, tell }: AnswerServices): ActionHandler => ({
  once: 'person',
  async run(jobRun, event, from) {
    if (!(await isOwner(policy, jobRun, from, event))) return tell(jobRun, event, strings.notYours);
    if (!(await removal.removeAnswer(jobRun, from, event.interaction)))
      return tell(jobRun, event, strings.notAllRemoved);
  },
});

/** What people think of an answer, by person. */
const opinionsSchema = z.object({
  type: z.literal('opinions'),
  of: z.record(z.string(), z.enum(['good', 'bad'])),
});

/** An opinion on an answer; the same once more is none. */
const createOpinion = (
  verdict: 'good' | 'bad',
  { inbox, tell, log }: AnswerServices,
): ActionHandler => ({
  once: 'person',
  waitsFor: 'message',
  async run(jobRun, event, from) {
    const known = new Map(Object.entries(opinionsSchema.safeParse(from.data).data?.of ?? {}));
    if (known.get(event.speaker.id) === verdict) return;
    const of = Object.fromEntries(known.set(event.speaker.id, verdict));
    await inbox.journal({ ...from, data: { type: 'opinions', of } });
    log.info({ job: from.id, verdict }, 'feedback');
    return tell(jobRun, event, strings.thanks);
  },
});

/** What the buttons do that an answer carries. */
export function createAnswerActions(
  services: AnswerServices,
): Readonly<Record<string, ActionHandler>> {
  const regenerate = createRegenerate(services);
  return {
    again: regenerate,
    retry: toRetry(regenerate),
    remove: createRemove(services),
    good: createOpinion('good', services),
    bad: createOpinion('bad', services),
  };
}
