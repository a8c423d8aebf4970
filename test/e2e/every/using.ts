import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { textReply } from '../../../src/demo/frames.ts';
import type { Spec } from './spec.ts';
import type { Seen, Stage, Use, Where, Who } from './stage.ts';
import { specs } from './uses.ts';

const CHANNEL: Where = ['channel', 'slash'];
const EVERY_MS = 20;
/** How long to wait for a message that must not appear. */
const STRAY_MS = 150;

/**
 * Uses a command in every place and way that the platform has; each is answered once, for the
 * right eyes.
 */
export async function useEverywhere(name: string, make: () => Promise<Stage>): Promise<void> {
  const spec = specOf(name);
  const stage = await make();
  answerWith(stage, spec.data);
  await spec.before?.(stage);
  const seen = new Set(stage.own().map(({ id }) => id));
  const command = commands.find((each) => each.name === name);
  const isPrivate = command?.answers === 'private';
  for (const where of stage.ways) {
    const fresh = await use(stage, seen, spec.by ?? 'member', where, { name, ...spec.use }, (all) =>
      spec.sees(all, where, stage),
    );
    const isToldAll = command?.tellsChannel && where[0] === 'channel';
    const readers = stage.readers(isToldAll ? CHANNEL : where, isPrivate);
    for (const message of fresh) expect(message, where.join(', ')).toMatchObject(readers);
  }
  await expectNoMore(stage, seen);
}

/**
 * Gives a command nonsense, or lets a person use it who may not: one sentence, and nothing else.
 */
export async function misuse(name: string, make: () => Promise<Stage>): Promise<void> {
  const spec = specOf(name);
  const stage = await make();
  const seen = new Set(stage.own().map(({ id }) => id));
  for (const { by = 'member', where = CHANNEL, says, data, ...given } of spec.nonsense) {
    answerWith(stage, data);
    await use(stage, seen, by, where, { name, ...given }, (all) => {
      expect(all).toHaveLength(1);
      expect(all[0]?.text).toMatch(says);
      expect(all[0]?.files).toEqual([]);
    });
  }
  await expectNoMore(stage, seen);
}

function specOf(name: string): Spec {
  const spec = specs[name];
  if (!spec) throw new Error(`nobody has said how /${name} is used`);
  return spec;
}

/**
 * The model gives data where it is asked for a shape, and words otherwise; recordings are left to
 * the stand-in.
 */
function answerWith({ model }: Stage, data: object | undefined): void {
  model.answer((body) => {
    if (body.response_format) return data && textReply(JSON.stringify(data));
    const isDigest = JSON.stringify(body.messages).includes('material written by others');
    return textReply(isDigest ? 'Fine [1].' : 'Fine.');
  });
}

async function use(
  stage: Stage,
  seen: Set<string>,
  who: Who,
  where: Where,
  command: Use,
  check: (fresh: readonly Seen[]) => void,
): Promise<readonly Seen[]> {
  stage.use(who, where, command);
  const fresh = () => stage.own().filter(({ id }) => !seen.has(id));
  await expect
    .poll(
      () => {
        const all = fresh();
        if (all.length === 0 || all.some(({ isGrowing }) => isGrowing)) return 'growing';
        check(all);
        return 'there';
      },
      { interval: EVERY_MS, message: `${stage.platform}, ${where.join(', ')}` },
    )
    .toBe('there');
  const all = fresh();
  for (const { id } of all) seen.add(id);
  return all;
}

async function expectNoMore(stage: Stage, seen: ReadonlySet<string>): Promise<void> {
  await delay(STRAY_MS);
  expect(stage.own().filter(({ id }) => !seen.has(id))).toEqual([]);
}
