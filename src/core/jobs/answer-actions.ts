import { z } from 'zod';
import type { Job } from '../job.ts';
import { strings } from '../strings/en.ts';
import { type ActionHandler, isOutdated } from './action-handler.ts';
import { isOwner, tell, toIds } from './answered.ts';
import { takeOverJob, withInteraction } from './handover.ts';
import type { JobRun } from './job-run.ts';
import { removeAnswer } from './removal.ts';

/** Regenerate: the question is answered again, in the same messages. */
const regenerate: ActionHandler = {
  once: 'anybody',
  async run(jobRun, event, from, again) {
    // Answered again since the button was pressed: the answer that was asked for is there, or on its way.
    if (isOutdated(event, from)) return;
    if (!(await isLatest(jobRun, from))) return tell(jobRun, event, strings.onlyLatest);
    await takeOverJob(jobRun, from, withInteraction(from.events, event.via));
    return again(jobRun);
  },
};

/** Retry: the same, for what has failed. */
const retry: ActionHandler = {
  ...regenerate,
  async run(jobRun, event, from, again) {
    if (hasSucceeded(from)) return;
    return regenerate.run(jobRun, event, from, again);
  },
};

/** What a job keeps may say by itself whether a retry can help, as a transcript does. */
const retrySchema = z.object({ canRetry: z.boolean() });

function hasSucceeded({ memo, ending }: Job): boolean {
  const kept = retrySchema.safeParse(memo).data;
  return kept ? !kept.canRetry : ending?.kind === 'complete';
}

/** Whether nothing was said in the conversation since a job's question. */
async function isLatest(jobRun: JobRun, answered: Job): Promise<boolean> {
  const { turns } = await jobRun.parts.history.load(answered.conversation);
  const last = turns.findLast(({ role }) => role === 'user');
  const ids = toIds(answered);
  return (
    !last ||
    last.ids.some((id) => ids.includes(id)) ||
    !turns.some((turn) => turn.ids.some((id) => ids.includes(id)))
  );
}

/** Delete: the answer goes, wherever its messages are by now. */
const remove: ActionHandler = {
  once: 'person',
  async run(jobRun, event, from) {
    if (!(await isOwner(jobRun, from, event.place, event.speaker)))
      return tell(jobRun, event, strings.notYours);
    if (!(await removeAnswer(jobRun, from, event.via)))
      return tell(jobRun, event, strings.notAllRemoved);
  },
};

/** What people think of an answer, by person. */
const opinionsSchema = z.object({
  type: z.literal('opinions'),
  of: z.record(z.string(), z.enum(['good', 'bad'])),
});

/** An opinion on an answer; the same once more is none. */
const opinion = (verdict: 'good' | 'bad'): ActionHandler => ({
  once: 'person',
  waitsFor: 'message',
  async run(jobRun, event, from) {
    const known = new Map(Object.entries(opinionsSchema.safeParse(from.memo).data?.of ?? {}));
    if (known.get(event.speaker.id) === verdict) return;
    const of = Object.fromEntries(known.set(event.speaker.id, verdict));
    await jobRun.parts.inbox.journal({ ...from, memo: { type: 'opinions', of } });
    jobRun.parts.log.info({ job: from.id, verdict }, 'feedback');
    return tell(jobRun, event, strings.thanks);
  },
});

/** What the buttons do that an answer carries. */
export const answerActions: Readonly<Record<string, ActionHandler>> = {
  again: regenerate,
  retry,
  remove,
  good: opinion('good'),
  bad: opinion('bad'),
};
