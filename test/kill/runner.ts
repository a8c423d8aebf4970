import type { Kind } from './asking.ts';
import { audit } from './audit.ts';
import { describePoint, type Point } from './points.ts';
import type { Problem } from './problem.ts';
import { createAsking, kindsFor } from './questions.ts';
import { createScene, type Scene, type SceneOptions, until } from './scene.ts';

export type RunOptions = SceneOptions & {
  readonly points: readonly Point[];
  /** Lives between two looks at what is visible; a job survives two deaths. */
  readonly killsPerLook?: 1 | 2;
  /** true: each life assumes that the one before has used up the budgets, as it does within a minute. */
  readonly isCold?: boolean;
  /** So many of the points are left out: what is asked at the others stays the same. */
  readonly skip?: number;
  /** What is asked before each kill; by default what suits the moment. */
  readonly kinds?: readonly Kind[];
  readonly onLook?: (look: Look) => void;
};

/** One look at everything visible, after a few kills. */
export type Look = {
  readonly kills: readonly string[];
  readonly questions: number;
  readonly problems: readonly Problem[];
  readonly errors: readonly string[];
};

/** What goes on although nobody asks anything any more. */
function findBusy({ store, slack, program }: Scene): Problem[] {
  if (program?.death) {
    const detail = `the program ended by itself: ${program.death}`;
    return [{ type: 'unfinished', token: 'program', detail }];
  }
  const told = slack.deliveries.filter(({ state }) => state === 'open').map(({ name }) => name);
  return [...store.describeLive(), ...told].map((detail) => ({
    type: 'unfinished',
    token: detail.slice(0, 40),
    detail: `still going on after minutes: ${detail}`,
  }));
}

export type Tally = {
  readonly kills: number;
  /** Kills at the very moment that was meant; the others came when it had not come by. */
  readonly exact: number;
  readonly questions: number;
  readonly looks: readonly Look[];
  readonly problems: readonly Problem[];
};

const POINT_MS = 4_000;
/** Slack allows 50 updates and 20 streams a minute: what is over waits for the next one. */
const QUIET_MS = 180_000;
const STILL_MS = 300;

/** Holds conversations, kills the program at each of these moments, and looks at what a person sees afterwards. */
export async function runKills(options: RunOptions): Promise<Tally> {
  const { points, killsPerLook = 2, isCold = false, skip = 0, onLook } = options;
  const scene = await createScene(options);
  const asking = createAsking(scene);
  const looks: Look[] = [];
  const known = new Set<string>();
  let exact = 0;
  let recent: string[] = [];

  const start = async () => {
    if (scene.program?.isRunning) return;
    if (scene.program && !isCold) scene.store.forgetLastLife();
    const { ready } = scene.start();
    await ready.catch(() => {}); // It may be killed at its start.
    await until(() => scene.discord.commands.length > 0 || !scene.program?.isRunning, POINT_MS);
  };

  const kill = async (point: Point, number: number) => {
    const isRecovering = recent.length % 2 === 1;
    let isSprung = false;
    const arm = () =>
      scene.arm(point).then(() => {
        isSprung = true;
      });
    if (isRecovering) void arm();
    await start();
    // An acknowledgement goes out before anything is accepted.
    const isAck = point.platform === 'discord' && point.route.includes('/interactions/');
    if (isAck && !isRecovering) void arm();
    const asked = asking.ask(options.kinds ?? kindsFor(point, number));
    await until(
      () => isSprung || asked.every(({ token }) => scene.store.hasAccepted(`answer ${token} now`)),
      2_000,
    );
    if (!isRecovering && !isAck) void arm();
    if (await until(() => isSprung, POINT_MS)) exact += 1;
    else {
      scene.disarm();
      await scene.program?.kill();
    }
    recent.push(`${describePoint(point)}${isSprung ? '' : ' (missed)'}`);
  };

  const look = async () => {
    await start();
    await asking.settled();
    const busy = (await untilQuiet(scene)) ? [] : findBusy(scene);
    const problems = [...busy, ...audit(scene, asking.questions)].filter(
      ({ type, token }) => !known.has(`${type} ${token}`),
    );
    for (const { type, token } of problems) known.add(`${type} ${token}`);
    const errors = scene.program?.log.filter(({ level }) => level >= 40).map(toLine) ?? [];
    const made = { kills: recent, questions: asking.questions.length, problems, errors };
    looks.push(made);
    onLook?.(made);
    recent = [];
  };

  try {
    for (const [index, point] of points.entries()) {
      if (index < skip) continue;
      await kill(point, index);
      if (recent.length === killsPerLook || index === points.length - 1) await look();
    }
  } finally {
    await scene.close();
  }
  return {
    kills: points.length - skip,
    exact,
    questions: asking.questions.length,
    looks,
    problems: looks.flatMap(({ problems }) => problems),
  };
}

/** Waits until nothing is being told to the program and nothing runs in it, for a moment; whether that came. */
export async function untilQuiet(scene: Scene): Promise<boolean> {
  const { store, slack } = scene;
  let stillSince = Number.POSITIVE_INFINITY;
  const isOver = await until(() => {
    if (scene.program?.death) return true;
    const isStill =
      slack.deliveries.every(({ state }) => state !== 'open') && store.countLive() === 0;
    stillSince = isStill ? Math.min(stillSince, performance.now()) : Number.POSITIVE_INFINITY;
    return performance.now() - stillSince >= STILL_MS;
  }, QUIET_MS);
  return isOver && !scene.program?.death;
}

function toLine({ msg, err, job }: Readonly<Record<string, unknown>>): string {
  return `${String(msg)} ${job === undefined ? '' : String(job)} ${err === undefined ? '' : JSON.stringify(err)}`;
}
