import { z } from 'zod';
import type { Job } from '../inbox.ts';
import { sentences } from '../sentences.ts';
import { transcriptOf } from '../voice/transcript.ts';
import type { Work } from '../work.ts';
import { isOwner, tell, toIds } from './answered.ts';
import { adopt, withVia } from './handover.ts';
import { removeAnswer } from './removal.ts';
import { isOutdated, noForm, type Verb } from './verb.ts';

/** Regenerate: the question is answered again, in the same messages. */
const regenerate: Verb = {
  once: 'anybody',
  toForm: noForm,
  async run(work, event, from, again) {
    // Answered again since the button was pressed: the answer that was asked for is there, or on its way.
    if (isOutdated(event, from)) return;
    if (!(await isLatest(work, from))) return tell(work, event, sentences.onlyLatest);
    await adopt(work, from, withVia(from.events, event.via));
    return again(work);
  },
};

/** Retry: the same, for what has failed. */
const retry: Verb = {
  ...regenerate,
  async run(work, event, from, again) {
    if (hasSucceeded(from)) return;
    return regenerate.run(work, event, from, again);
  },
};

function hasSucceeded(job: Job): boolean {
  const transcript = transcriptOf(job);
  return transcript ? !transcript.canRetry : job.ending?.kind === 'complete';
}

/** Whether nothing was said in the conversation since a job's question. */
async function isLatest(work: Work, answered: Job): Promise<boolean> {
  const { turns } = await work.parts.history.load(answered.conversation);
  const last = turns.findLast(({ role }) => role === 'user');
  const ids = toIds(answered);
  return (
    !last ||
    last.ids.some((id) => ids.includes(id)) ||
    !turns.some((turn) => turn.ids.some((id) => ids.includes(id)))
  );
}

/** Delete: the answer goes, wherever its messages are by now. */
const remove: Verb = {
  once: 'person',
  toForm: noForm,
  async run(work, event, from) {
    if (!(await isOwner(work, from, event.place, event.speaker)))
      return tell(work, event, sentences.notYours);
    if (!(await removeAnswer(work, from, event.via)))
      return tell(work, event, sentences.notAllRemoved);
  },
};

/** What people think of an answer, by person. */
const opinionsSchema = z.object({
  type: z.literal('opinions'),
  of: z.record(z.string(), z.enum(['good', 'bad'])),
});

/** An opinion on an answer; the same once more is none. */
const opinion = (verdict: 'good' | 'bad'): Verb => ({
  once: 'person',
  toForm: noForm,
  async run(work, event, from) {
    const known = new Map(Object.entries(opinionsSchema.safeParse(from.memo).data?.of ?? {}));
    if (known.get(event.speaker.id) === verdict) return;
    const of = Object.fromEntries(known.set(event.speaker.id, verdict));
    await work.parts.inbox.journal({ ...from, memo: { type: 'opinions', of } });
    work.parts.log.info({ job: from.id, verdict }, 'feedback');
    return tell(work, event, sentences.thanks);
  },
});

/** What the buttons do that an answer carries. */
export const answerVerbs: Readonly<Record<string, Verb>> = {
  again: regenerate,
  retry,
  remove,
  good: opinion('good'),
  bad: opinion('bad'),
};
