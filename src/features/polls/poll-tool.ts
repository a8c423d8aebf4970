import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineTool, type Tool } from '../../core/answer/tool.ts';
import { nameWritten } from '../../core/conversation/written-names.ts';
import { withoutEntities } from '../../core/markdown/entities.ts';
import { toBoundary } from '../../core/markdown/grapheme.ts';
import type { Inbox } from '../../core/store-ports.ts';
import type { OpenPolls } from './open-polls.ts';
import { toPoll, toPollEvent } from './polls.ts';
import { pollStrings } from './strings/index.ts';

const MAX_QUESTION = 300;
const MAX_OPTION = 55;

const schema = z.object({
  question: z.string().min(1).max(MAX_QUESTION),
  options: z
    .array(z.string().min(1).max(MAX_OPTION))
    .min(2)
    .max(10)
    .describe('2 to 10 short answers'),
});

/**
 * Posts a poll in the place where it was asked for; needs no approval, because it goes nowhere
 * else.
 */
export function createPollTool({
  inbox,
  openPolls,
}: {
  readonly inbox: Pick<Inbox, 'accept'>;
  readonly openPolls: Pick<OpenPolls, 'add'>;
}): Tool {
  return defineTool({
    name: 'poll',
    description:
      'Posts a poll here, in a message of its own below your answer, for people to vote.',
    schema,
    acts: true,
    kind: 'poll',
    status: ({ question }) => pollStrings.preparing(question.slice(0, 60)),
    async run({ question, options }, context, signal) {
      const { place, conversation, asker, directory, derive } = context;
      const written = [question, ...options].map(withoutEntities);
      const [asked = '', ...answers] = await nameWritten(written, place, directory, signal);
      const poll = {
        ...toPoll(toFitting(asked, MAX_QUESTION), answers.map(toOption)),
        by: asker.id,
      };
      const id = randomUUID();
      await openPolls.add({ platform: place.platform, person: asker.id }, id);
      const event = { ...toPollEvent(place, id, poll), conversation };
      const queued = { notBefore: 0, lane: conversation, merge: false };
      await derive(event.key);
      await inbox.accept(event, queued);
      return {
        text: 'The poll is posted below your answer. Do not repeat its options.',
        sources: [],
      };
    },
  });
}

/** A name may be longer than what stood in its place. */
function toFitting(text: string, max: number): string {
  return text.slice(0, toBoundary(text, max, 0));
}

const toOption = (text: string): string => toFitting(text, MAX_OPTION);
