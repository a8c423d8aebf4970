import { expect, test } from 'vitest';
import { z } from 'zod';
import { callsOf } from '../../../src/core/answer/rounds.ts';
import { defineTool, type ToolContext } from '../../../src/core/answer/tool.ts';
import { runRound } from '../../../src/core/answer/tool-calls.ts';
import type { Task } from '../../../src/core/content.ts';
import { toJob } from '../../../src/core/job.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import type { Reply } from '../../../src/core/reply/reply.ts';
import type { Inbox } from '../../../src/core/store-ports.ts';
import { event } from '../reply/replying.ts';

// Kind: an id that the model put into the arguments of a call, in the line that tells of the call.

const NAMES = new Map([
  ['<@U2>', '@grace'],
  ['<@U2|boss>', '@grace'],
  ['<#C3>', '#general'],
  ['<!subteam^S1>', '@devs'],
]);

async function titlesOf(status: string): Promise<readonly string[]> {
  const tasks: Task[] = [];
  const find = defineTool({
    name: 'find',
    description: 'find',
    schema: z.object({}),
    acts: false,
    status: () => status,
    run: async () => ({ text: 'found', sources: [] }),
  });
  const call = { id: 'c0', type: 'function', function: { name: 'find', arguments: '{}' } };
  const message = { role: 'assistant', tool_calls: [call] };
  await runRound(message, callsOf(message), {
    tools: [find],
    context: () => ({}) as ToolContext,
    nameMention: async (mention) => NAMES.get(mention) ?? null,
    reply: { task: (task: Task) => void tasks.push(task) } as unknown as Reply,
    journal: createJournal(toJob('j1', event, 0), { journal: async () => {} } as unknown as Inbox),
    signal: new AbortController().signal,
  });
  return tasks.map(({ title }) => title);
}

test.each([
  ['Searching “<@U2>’s birthday”', 'Searching “@grace’s birthday”'],
  ['Searching “what <@U2|boss> said in <#C3>”', 'Searching “what @grace said in #general”'],
  ['Searching “1 < 2”', 'Searching “1 < 2”'],
  ['Preparing “<!subteam^S1>, when?”', 'Preparing “@devs, when?”'],
  ['Searching “a <b> c”', 'Searching “a <b> c”'],
])('%s is shown as %s', async (status, shown) => {
  expect(await titlesOf(status)).toEqual([shown, shown]);
});
