import { setTimeout as delay } from 'node:timers/promises';
import type { Member } from './members.ts';
import { createRandom, describePoint, type Point, pickPoints } from './points.ts';
import type { Scene } from './scene.ts';

/** What is done to one of several programs, or to what all of them need. */
export type BlowKind =
  | 'kill'
  | 'stop'
  | 'cut'
  | 'refuse'
  | 'silence'
  | 'restart'
  | 'crash'
  | 'roll';

export type Blow = { readonly kind: BlowKind; readonly point: Point };

/** Twice a lease. */
const STOPPED_MS = 12_000;
const AWAY_MS = 10_000;
/** As long as whatever watches over a program takes to start it again. */
const STARTED_AGAIN_MS = 500;

const away = async (member: Member, begin: 'refuse' | 'hold') => {
  member.database?.[begin]();
  await delay(AWAY_MS);
  member.database?.mend();
};

type Strike = (
  member: Member,
  scene: Scene,
) => readonly [struck: Promise<void>, over: Promise<void>];

/** Each resolves at once, or when a killed program is gone; and when everything is as before. */
const STRIKES: Readonly<Record<BlowKind, Strike>> = {
  kill(member) {
    const killed = member.kill();
    const again = async () => {
      await killed;
      await delay(STARTED_AGAIN_MS);
      await member.start().ready;
    };
    return [killed, again()];
  },
  stop({ program }) {
    program?.pause();
    return [Promise.resolve(), delay(STOPPED_MS).then(() => program?.goOn())];
  },
  cut({ database }) {
    database?.cut();
    return [Promise.resolve(), Promise.resolve()];
  },
  refuse: (member) => [Promise.resolve(), away(member, 'refuse')],
  silence: (member) => [Promise.resolve(), away(member, 'hold')],
  restart: (_member, { postgres }) => [
    Promise.resolve(),
    (async () => {
      await postgres?.stop();
      await postgres?.start();
    })(),
  ],
  crash: (_member, { postgres }) => [
    Promise.resolve(),
    (async () => {
      await postgres?.kill();
      await postgres?.start();
    })(),
  ],
  roll(_member, scene) {
    const rolled = roll(scene, rolls.get(scene) ?? Promise.resolve());
    rolls.set(scene, rolled);
    return [Promise.resolve(), rolled];
  },
};

/** Without a rolling restart, which none of the others may come between. */
export const blowKinds = Object.keys(STRIKES).filter((kind) => kind !== 'roll') as BlowKind[];

/** One of them is restarted after the other, as for an upgrade: each in good order. */
async function roll({ members }: Scene, before: Promise<void>): Promise<void> {
  await before;
  for (const member of members) {
    const code = await member.program?.stop();
    if (code !== 0) throw new Error(`a program that was told to end ended with ${code}`);
    member.upgrade();
    await member.start().ready;
  }
}

const rolls = new WeakMap<Scene, Promise<void>>();

/** Half of them are kills. */
const WEIGHTS: Readonly<Record<BlowKind, number>> = {
  ...{ kill: 10, stop: 4, cut: 1, refuse: 2, silence: 1, restart: 1, crash: 1, roll: 1 },
};

/** Strikes once; `over` settles when what it did is over. */
export function strike(kind: BlowKind, member: Member, scene: Scene) {
  const [struck, over] = STRIKES[kind](member, scene);
  return { struck, over };
}

/** So many blows, which a seed decides. */
export function pickBlows(
  count: number,
  seed: number,
  kinds: readonly BlowKind[] = blowKinds,
): Blow[] {
  const random = createRandom(seed + 1);
  const bag = kinds.flatMap((kind) => Array<BlowKind>(WEIGHTS[kind]).fill(kind));
  return pickPoints(count, seed).map((point) => ({
    kind: bag[Math.floor(random() * bag.length)] ?? 'kill',
    point,
  }));
}

export function describeBlow({ kind, point }: Blow): string {
  return `${kind} at ${describePoint(point)}`;
}
