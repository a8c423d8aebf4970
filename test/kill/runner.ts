import { setTimeout as delay } from 'node:timers/promises';
import type { Kind, Question } from './asking.ts';
import { audit, seeErrors } from './audit.ts';
import { describePoint, type Point } from './points.ts';
import type { Problem } from './problem.ts';
import { createAsking, kindsFor } from './questions.ts';
import { createScene, type Scene, type SceneOptions, until } from './scene.ts';

export type RunOptions = SceneOptions & {
  readonly points: readonly Point[];
  /** Which of the points: what is asked at each stays the same. By default all. */
  readonly from?: number;
  readonly until?: number;
  /** Lives between two looks at what is visible; a job survives two deaths. */
  readonly killsPerLook?: 1 | 2;
  /**
   * true: each life assumes that the one before has used up the rate limits, as it does within a
   * minute.
   */
  readonly isCold?: boolean;
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
  /** From the start of the last life until all was quiet. */
  readonly tookMs: number;
};

/** Work that goes on without further questions. */
export function findBusy({ store, slack, death }: Scene): Problem[] {
  if (death) {
    const detail = `the program ended by itself: ${death}`;
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
  /** Calls that Slack refused for their rate. */
  readonly refused: number;
  /** Questions whose answer is an error. */
  readonly told: readonly string[];
};

/** How long a moment is waited for, while there is anything left that may bring it. */
const POINT_MS = 20_000;
const READY_MS = 20_000;
/** Slack allows 50 updates and 20 streams a minute: what is over waits for the next one. */
const QUIET_MS = 300_000;
const STILL_MS = 300;
/**
 * What is done by the way, such as taking a mark off a question, may come after the end of its
 * job: with the next minute of a rate limit that the processes before have used up.
 */
const LATE_MS = 70_000;
const LOOK_EVERY_MS = 2_000;

/**
 * Holds conversations, kills the program at each of these moments, and looks at what a person sees
 * afterwards.
 */
export async function runKills(options: RunOptions): Promise<Tally> {
  const { points, from = 0, until: end = points.length, killsPerLook = 2, onLook } = options;
  const scene = await createScene(options);
  const asking = createAsking(scene);
  const looks: Look[] = [];
  const known = new Set<string>();
  let exact = 0;
  let recent: string[] = [];

  const kill = async (point: Point, number: number) => {
    const kinds = options.kinds ?? kindsFor(point, number);
    const isExact = await killAt(point, {
      ...{ scene, asking, kinds, isRecovering: recent.length % 2 === 1 },
      start: () => start(scene, options),
    });
    if (isExact) exact += 1;
    recent.push(`${describePoint(point)}${isExact ? '' : ' (missed)'}`);
  };

  const look = async () => {
    const startedAt = performance.now();
    await start(scene, options);
    await asking.settled();
    const busy = (await untilQuiet(scene)) ? [] : findBusy(scene);
    const tookMs = performance.now() - startedAt;
    const problems = [...busy, ...(await findProblems(scene, asking.questions, known))];
    for (const { type, token } of problems) known.add(`${type} ${token}`);
    const errors = findErrors(scene);
    const made = { kills: recent, questions: asking.questions.length, problems, errors, tookMs };
    looks.push(made);
    onLook?.(made);
    recent = [];
  };

  try {
    for (const [index, point] of points.slice(from, end).entries()) {
      await kill(point, from + index);
      if (recent.length === killsPerLook || from + index === end - 1) await look();
    }
  } finally {
    await scene.close();
  }
  return {
    kills: end - from,
    exact,
    questions: asking.questions.length,
    looks,
    problems: looks.flatMap(({ problems }) => problems),
    refused: scene.slack.rateLimited.length,
    told: seeErrors(scene),
  };
}

/** Starts the next life, where the last one is over. */
async function start(scene: Scene, { isCold = false, limits = false }: RunOptions): Promise<void> {
  if (scene.program?.isRunning) return;
  // With limits the minute would really have to pass.
  if (scene.program && !isCold && !limits) scene.store.forgetLastLife();
  const { ready } = scene.start();
  await ready.catch(() => {}); // It may be killed at its start.
  await until(() => scene.discord.commands.length > 0 || !scene.program?.isRunning, READY_MS);
}

type Killing = {
  readonly scene: Scene;
  readonly asking: ReturnType<typeof createAsking>;
  readonly kinds: readonly Kind[];
  /** The program has to be started first, with what the last life has left. */
  readonly isRecovering: boolean;
  readonly start: () => Promise<void>;
};

/**
 * Asks, and kills the program at this moment, or where it does not come by, at some other; whether
 * it came.
 */
async function killAt(point: Point, { scene, asking, ...killing }: Killing): Promise<boolean> {
  let isSprung = false;
  const arm = () =>
    scene.arm(point).then(() => {
      isSprung = true;
    });
  if (killing.isRecovering) void arm();
  await killing.start();
  // An acknowledgement goes out before anything is accepted.
  const isAck = point.platform === 'discord' && point.route.includes('/interactions/');
  if (isAck && !killing.isRecovering) void arm();
  const asked = asking.ask(killing.kinds);
  const isAccepted = ({ token }: Question) => scene.store.hasAccepted(`answer ${token} now`);
  await until(() => isSprung || asked.every(isAccepted), 2_000);
  if (!killing.isRecovering && !isAck) void arm();
  const isOver = () => asked.every(isAccepted) && asking.isSettled && isStill(scene);
  await until(() => isSprung || isOver(), POINT_MS);
  if (isSprung) return true;
  scene.disarm();
  await scene.program?.kill();
  return false;
}

/** What is wrong, and not only late. */
export async function findProblems(
  scene: Scene,
  questions: readonly Question[],
  known: ReadonlySet<string>,
): Promise<readonly Problem[]> {
  const find = async () => {
    await scene.store.look();
    return audit(scene, questions).filter(({ type, token }) => !known.has(`${type} ${token}`));
  };
  for (let waitedMs = 0; waitedMs < LATE_MS; waitedMs += LOOK_EVERY_MS) {
    if ((await find()).length === 0) return [];
    await delay(LOOK_EVERY_MS);
  }
  return find();
}

/** Nothing is being told to the program and nothing runs in it. */
export function isStill({ store, slack }: Scene): boolean {
  return slack.deliveries.every(({ state }) => state !== 'open') && store.countLive() === 0;
}

/** Waits until all is still for a moment; whether that came. */
export async function untilQuiet(scene: Scene): Promise<boolean> {
  let stillSince = Number.POSITIVE_INFINITY;
  const isOver = await until(() => {
    if (scene.death) return true;
    stillSince = isStill(scene)
      ? Math.min(stillSince, performance.now())
      : Number.POSITIVE_INFINITY;
    return performance.now() - stillSince >= STILL_MS;
  }, QUIET_MS);
  return isOver && !scene.death;
}

/** What the programs complain about in this life of theirs, a line each. */
export function findErrors({ members }: Scene): string[] {
  return members.flatMap(({ program, number }) =>
    (program?.log ?? [])
      .filter(({ level }) => level >= 40)
      .map((line) => `${members.length > 1 ? `${number}: ` : ''}${toLine(line)}`),
  );
}

function toLine({ msg, err, job }: Readonly<Record<string, unknown>>): string {
  return `${String(msg)} ${job === undefined ? '' : String(job)} ${err === undefined ? '' : JSON.stringify(err)}`;
}
