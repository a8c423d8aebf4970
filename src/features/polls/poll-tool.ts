import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineTool, type Tool } from '../../core/answer/tool.ts';
import type { Inbox } from '../../core/store-ports.ts';
import type { OpenPolls } from './open-polls.ts';
import { toPoll, toPollEvent } from './polls.ts';
import { pollStrings } from './strings/index.ts';

const schema = z.object({
  question: z.string().min(1).max(300),
  options: z.array(z.string().min(1).max(55)).min(2).max(10).describe('2 to 10 short answers'),
});

/**
 * Posts a poll in the place where it was asked for; nobody has to agree, because it goes nowhere
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
    async run({ question, options }, { place, conversation, asker, derive }) {
      const poll = { ...toPoll(question, options), by: asker.id };
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
