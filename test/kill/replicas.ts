import { seeErrors } from './audit.ts';
import { type Blow, describeBlow, strike } from './blows.ts';
import type { Member } from './members.ts';
import { createAsking, kindsFor } from './questions.ts';
import {
  findBusy,
  findErrors,
  findProblems,
  isStill,
  type Look,
  type Tally,
  untilQuiet,
} from './runner.ts';
import { createScene, type Scene, type SceneOptions, until } from './scene.ts';

export type ReplicasOptions = Omit<SceneOptions, 'store'> & {
  readonly replicas: number;
  readonly blows: readonly Blow[];
  /** Which of the blows: what is asked at each stays the same. By default all. */
  readonly from?: number;
  readonly until?: number;
  readonly blowsPerLook?: number;
  readonly onLook?: (look: Look) => void;
};

const POINT_MS = 20_000;
const READY_MS = 30_000;

/**
 * Holds conversations with several programs on one PostgreSQL, strikes at each of these moments at
 * the one that brings it, and looks at what a person sees afterwards.
 */
export async function runBlows(options: ReplicasOptions): Promise<Tally> {
  const { blows, from = 0, until: end = blows.length, blowsPerLook = 2, onLook } = options;
  const scene = await createScene({ ...options, store: 'postgres' });
  const asking = createAsking(scene);
  const looks: Look[] = [];
  const known = new Set<string>();
  const effects = createEffects();
  let exact = 0;
  let recent: string[] = [];

  const look = async () => {
    const startedAt = performance.now();
    await effects.over();
    await asking.settled();
    const busy = (await untilQuiet(scene)) ? [] : findBusy(scene);
    const tookMs = performance.now() - startedAt;
    const problems = [...busy, ...(await findProblems(scene, asking.questions, known))];
    for (const { type, token } of problems) known.add(`${type} ${token}`);
    const made = { kills: recent, questions: asking.questions.length, problems };
    looks.push({ ...made, errors: findErrors(scene), tookMs });
    onLook?.(looks.at(-1) as Look);
    recent = [];
  };

  try {
    await startTogether(scene);
    for (const [index, blow] of blows.slice(from, end).entries()) {
      const number = from + index;
      const isExact = await strikeAt(blow, number, { scene, asking, effects });
      if (isExact) exact += 1;
      recent.push(`${describeBlow(blow)}${isExact ? '' : ' (missed)'}`);
      if (recent.length === blowsPerLook || number === end - 1) await look();
    }
  } finally {
    await effects.over().catch(() => {});
    await scene.close();
  }
  return {
    ...{ kills: end - from, exact, questions: asking.questions.length, looks },
    problems: looks.flatMap(({ problems }) => problems),
    refused: scene.slack.rateLimited.length,
    told: seeErrors(scene),
  };
}

/** All at once, on a database that is empty. */
async function startTogether(scene: Scene): Promise<void> {
  await Promise.all(scene.members.map((member) => member.start().ready));
  await until(() => scene.discord.commands.length > 0, READY_MS);
}

type Striking = {
  readonly scene: Scene;
  readonly asking: ReturnType<typeof createAsking>;
  readonly effects: Effects;
};

/** Whether the moment came; where it does not, the blow comes when all is answered. */
async function strikeAt(
  blow: Blow,
  number: number,
  { scene, asking, effects }: Striking,
): Promise<boolean> {
  const { kind, point } = blow;
  const hit = (member: Member): Promise<void> => {
    const { struck, over } = strike(kind, member, scene);
    effects.add(over);
    return struck;
  };
  let isSprung = false;
  void scene.arm(point, hit).then(() => {
    isSprung = true;
  });
  const asked = asking.ask(kindsFor(point, number));
  const isOver = () =>
    asked.every(({ token }) => scene.store.hasAccepted(`answer ${token} now`)) &&
    asking.isSettled &&
    isStill(scene);
  await until(() => isSprung || isOver(), POINT_MS);
  if (isSprung) return true;
  scene.disarm();
  const member = scene.members[number % scene.members.length];
  if (member?.program?.isRunning) await hit(member);
  return false;
}

type Effects = ReturnType<typeof createEffects>;

/** What was done and has not been undone yet. */
function createEffects() {
  const open = new Set<Promise<void>>();
  return {
    add(effect: Promise<void>) {
      open.add(effect);
      effect.then(
        () => open.delete(effect),
        () => {}, // Told when all of them are waited for.
      );
    },
    async over(): Promise<void> {
      while (open.size > 0) await Promise.all(open);
    },
  };
}
