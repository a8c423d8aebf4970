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
    health: { summary: () => [['inbox', 'answers']] },
    adapters: adapters as never,
    model: { isDemo: false },
  });

  expect(facts.slice(1)).toEqual([
    ['Model', 'gemini-x'],
    ['inbox', 'answers'],
    ['Search on ONE', 'on'],
    ['Search on TWO', expect.stringContaining('scope')],
    ['Search on THREE', 'failed at the last attempt'],
  ]);
});
