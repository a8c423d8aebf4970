import { expect, test } from 'vitest';
import { toAbout } from '../src/about.ts';
import type { Archive } from '../src/core/ports.ts';
import { PLAIN } from './doubles/platform.ts';

const adapter = (id: string, searchGap: Archive['searchGap']) =>
  [id, { platform: { ...PLAIN, id, name: id.toUpperCase() }, archive: { searchGap } }] as const;

test('/about says of each platform whether its search works, and why not', async () => {
  const adapters = new Map([
    adapter('web', async () => null),
    adapter('one', async () => null),
    adapter('two', async () => 'missing_scope'),
    adapter('three', async () => Promise.reject(new Error('down'))),
  ]);
  const gemini = { model: 'gemini-x' };
  const facts = await toAbout({ gemini } as never, {
    health: {
      summary: () => [
        ['inbox', { isReady: true, isFatal: false, detail: 'accepts events' }],
        ['one', { isReady: false, isFatal: false, detail: 'connecting' }],
        ['two', { isReady: false, isFatal: true, detail: 'refused' }],
      ],
    },
    adapters: adapters as never,
    model: { isDemo: false },
    mcp: {
      health: () => [
        ['jira', { type: 'connected', tools: 3 }],
        ['wiki', { type: 'lost', reason: 'it ended' }],
      ],
    },
  });

  expect(facts.slice(1)).toEqual([
    ['Model', 'gemini-x'],
    ['Storage', 'working'],
    ['ONE', 'not working right now (I keep trying)'],
    ['TWO', 'not working (needs a restart)'],
    ['Search on ONE', 'on'],
    ['Search on TWO', expect.stringContaining('scope')],
    ['Search on THREE', 'failed at the last attempt'],
    ['jira', 'connected, 3 tools'],
    ['wiki', 'not working right now (I keep trying)'],
  ]);
});
