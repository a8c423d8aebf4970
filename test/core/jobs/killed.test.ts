import { expect, test } from 'vitest';
import { createWorld, type Life, press, question, seen, start, type World } from './process.ts';

// The kind: a process dies while one job takes over the messages of another, at any of its writes.
// Afterwards they belong to one of the two, so that whatever is pressed then finds them, and
// nothing is there twice.

const FIRST = 'm1';

/** A question that was answered, and what its buttons were. */
async function begin(world: World) {
  const life = start(world);
  await life.bot.onEvent(question());
  await life.idle();
  life.end();
  const [shown] = seen(world);
  const button = (label: string) => {
    const found = shown?.buttons.find((each) => each.label === label);
    if (!found) throw new Error(`there is no ${label}`);
    return found;
  };
  return { button };
}

/**
 * Does it in lives that die at their first, second, third … write, until one does not; resolves to
 * how many died.
 */
async function dieEverywhere(
  once: (world: World, diesAt: number) => Promise<Life>,
): Promise<number> {
  for (let diesAt = 1; ; diesAt += 1) {
    const life = await once(createWorld(), diesAt);
    life.end();
    if (!life.isDead) return diesAt - 1;
  }
}

/** A life that dies over a press, and the next one, which ends what was begun. */
async function pressAndDie(world: World, diesAt: number, action: string): Promise<Life> {
  const life = start(world, diesAt);
  life.arm();
  await life.bot.onEvent(press({ action })).catch(() => {}); // It may die over its first write.
  await life.idle();
  return life;
}

async function liveOn(world: World, ...actions: readonly string[]): Promise<Life> {
  const life = start(world);
  await life.idle();
  for (const action of actions) {
    await life.bot.onEvent(press({ action }));
    await life.idle();
  }
  life.end();
  return life;
}

test('Regenerate: one message, whatever is pressed afterwards, and Delete takes it away', async () => {
  const deaths = await dieEverywhere(async (world, diesAt) => {
    const { button } = await begin(world);
    const { action } = button('Regenerate');
    const life = await pressAndDie(world, diesAt, action);
    await liveOn(world, action);
    expect.soft(seen(world), `${diesAt}`).toMatchObject([{ id: FIRST }]);
    expect.soft(world.asked, `${diesAt}`).toBeLessThanOrEqual(4);
    await liveOn(world, button('Delete').action, action);
    expect.soft(seen(world), `${diesAt}`).toEqual([]);
    return life;
  });

  expect(deaths).toBeGreaterThan(5);
});

test('Delete: nothing is left, and nothing comes back', async () => {
  const deaths = await dieEverywhere(async (world, diesAt) => {
    const { button } = await begin(world);
    const { action } = button('Delete');
    const life = await pressAndDie(world, diesAt, action);
    await liveOn(world, action, button('Regenerate').action);
    expect.soft(seen(world), `${diesAt}`).toEqual([]);
    expect.soft(world.asked, `${diesAt}`).toBe(1);
    return life;
  });

  expect(deaths).toBeGreaterThan(1);
});

test('Deny: it stands, and the model is not asked again', async () => {
  const deaths = await dieEverywhere(async (world, diesAt) => {
    world.acts = true;
    const { button } = await begin(world);
    const life = await pressAndDie(world, diesAt, button('Deny').action);
    await liveOn(world, button('Deny').action, button('Approve').action);
    expect
      .soft(seen(world), `${diesAt}`)
      .toMatchObject([{ id: FIRST, status: expect.stringContaining('Denied by Ada') }]);
    expect.soft([world.asked, world.acted], `${diesAt}`).toEqual([1, 0]);
    return life;
  });

  expect(deaths).toBeGreaterThan(5);
});

test('Approve: it is done at most once, in one message', async () => {
  const deaths = await dieEverywhere(async (world, diesAt) => {
    world.acts = true;
    const { button } = await begin(world);
    const { action } = button('Approve');
    const life = await pressAndDie(world, diesAt, action);
    await liveOn(world, action, button('Deny').action);
    expect
      .soft(seen(world), `${diesAt}`)
      .toMatchObject([{ id: FIRST, status: expect.stringContaining('Approved by Ada') }]);
    expect.soft(world.acted, `${diesAt}`).toBeLessThanOrEqual(1);
    return life;
  });

  expect(deaths).toBeGreaterThan(5);
});

test('no mark of a dead process stays on a question that is answered', async () => {
  const deaths = await dieEverywhere(async (world, diesAt) => {
    const life = start(world, diesAt);
    life.arm();
    await life.bot.onEvent(question()).catch(() => {});
    await life.idle();
    await liveOn(world);
    expect.soft([...world.marked], `${diesAt}`).toEqual([]);
    return life;
  });

  expect(deaths).toBeGreaterThan(5);
});

test('no mark of a dead process stays on a question that is answered again', async () => {
  const deaths = await dieEverywhere(async (world, diesAt) => {
    const { button } = await begin(world);
    const life = await pressAndDie(world, diesAt, button('Regenerate').action);
    await liveOn(world);
    expect.soft([...world.marked], `${diesAt}`).toEqual([]);
    return life;
  });

  expect(deaths).toBeGreaterThan(5);
});
