import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { callReply, textReply } from '../../../src/demo/frames.ts';
import { ANSWER, type CallSpec, toCallSpecs } from './calls.ts';
import { PICTURE } from './files.ts';
import type { Seen, Stage } from './stage.ts';

type Make = (environment: Record<string, string>) => Promise<Stage>;

const OFTEN = { interval: 20 } as const;
const STRAY_MS = 150;

/**
 * The model calls a tool: people see what it brings, once. Then it calls it with nonsense, and
 * reads why that cannot be.
 */
export async function callTool(name: string, make: Make): Promise<void> {
  const { specs, environment } = await toCallSpecs(PICTURE);
  const spec = specs[name];
  if (!spec) throw new Error(`nobody has said how ${name} is called`);
  const stage = await make(environment);
  const before = new Set(stage.own().map(({ id }) => id));
  const fresh = () => stage.own().filter(({ id }) => !before.has(id));
  await callOnce(stage, name, spec, fresh);
  const { reads } = spec;
  expect(resultOf(stage)).toMatch(typeof reads === 'function' ? reads(stage) : reads);

  for (const { id } of fresh()) before.add(id);
  stage.model.next(toCall(name, spec.nonsense.input), textReply('I cannot.'));
  stage.ask('member', 'dm', 'and now nonsense');
  await expect
    .poll(() => fresh().map(({ text }) => text), OFTEN)
    .toEqual([expect.stringMatching(/^I cannot\./)]);
  expect(resultOf(stage)).toMatch(spec.nonsense.reads);
  expect(offeredBy(stage)).toEqual(Object.keys(specs).toSorted());
}

async function callOnce(
  stage: Stage,
  name: string,
  spec: CallSpec,
  fresh: () => readonly Seen[],
): Promise<void> {
  const { asks = `use ${name}`, spot = 'channel', files = [] } = spec;
  stage.model.next(toCall(name, spec.input(stage)), textReply(ANSWER));
  stage.ask('member', spot, asks, files);
  if (spec.isAgreed) await agree(stage, fresh);
  await expect
    .poll(() => {
      const all = fresh();
      if (all.length === 0 || all.some(({ isGrowing }) => isGrowing)) return 'growing';
      spec.sees(all, stage);
      return 'there';
    }, OFTEN)
    .toBe('there');
  await delay(STRAY_MS);
  spec.sees(fresh(), stage);
}

const toCall = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

/** The person who asked presses Approve; nothing was done before. */
async function agree(stage: Stage, fresh: () => readonly Seen[]): Promise<void> {
  const proposal = await stage.waitFor(() =>
    fresh().find(({ labels, isGrowing }) => labels.includes('Approve') && !isGrowing),
  );
  expect(fresh()).toEqual([proposal]);
  expect(proposal.text).toContain('Approve this action?');
  stage.press('member', proposal, 'Approve');
}

/** What the model read of its call in its latest request. */
function resultOf({ model }: Stage): string {
  const results = model.requests.at(-1)?.messages?.filter(({ role }) => role === 'tool') ?? [];
  return results.map(({ content }) => String(content)).join('\n');
}

/** The tools that the model may call. */
function offeredBy({ model }: Stage): string[] {
  const tools = model.requests.at(-1)?.tools ?? [];
  return tools.map((tool) => String(tool.function?.name)).toSorted();
}
