import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../test/postgres-server.ts';
import { type Figure, percentile, type Row, toRow } from './figure.ts';
import { toChunks, toPlainText } from './model.ts';
import { ask, openStage, type Parley, type Stage, startParley } from './parley.ts';

const REPLICAS = 4;
const TIMES = 8;
const QUICK_TIMES = 2;
const CHUNK_MS = 100;
/** Long enough that it is not over before it is struck. */
const CHARS = 1_500;
const STRUCK_AFTER_CHUNKS = 15;
/** More than twice a lease. */
const STOPPED_MS = 12_000;
const WAIT_MS = 60_000;
const LOOK_EVERY_MS = 10;

const SIGNALS = ['SIGKILL', 'SIGSTOP'] as const;

/**
 * The replica that writes an answer is killed, or stopped, halfway: how long after that another one
 * asks the model for it. Each answer must then stand there once, and whole.
 */
export const takeover: Figure = async ({ isQuick }) => {
  const rows: Row[] = [];
  for (const signal of SIGNALS) {
    const times: number[] = [];
    let wrong = 0;
    await withReplicas(async (scene) => {
      for (let index = 0; index < (isQuick ? QUICK_TIMES : TIMES); index += 1) {
        const { tookMs, isRight } = await strike(scene, signal, index);
        times.push(tookMs);
        if (!isRight) wrong += 1;
      }
    });
    const row = toRow('takeover', `${signal} in mid-answer, one of ${REPLICAS}: `);
    rows.push(
      row('goes on elsewhere, p50', percentile(times, 0.5), 'ms', 5_000, 'without the model'),
    );
    rows.push(row('at the longest', Math.max(...times), 'ms', null, 'a lease has 3.5 to 5 s left'));
    rows.push(row('lost or doubled', wrong, '', 0));
  }
  return rows;
};

type Scene = {
  readonly stage: Stage;
  readonly text: string;
  readonly replicas: Parley[];
  /** Who works on a conversation: the process. */
  holder(): Promise<number | null>;
  /** When the model was asked for answers, for which, and how many chunks it has said since. */
  readonly asked: { readonly question: string; readonly at: number; chunks: number }[];
  readonly start: () => Promise<Parley>;
};

async function withReplicas(run: (scene: Scene) => Promise<void>): Promise<void> {
  const server = await startPostgres({ isDurable: true });
  const stage = await openStage({ latencyMs: [20, 40] });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const start = () => startParley({ ...stage.environment, STORE_URL: server.url });
  const replicas = await Promise.all(Array.from({ length: REPLICAS }, start));
  const asked: Scene['asked'] = [];
  const text = toPlainText(CHARS);
  stage.model.script = async function* ({ question }) {
    const request = { question, at: performance.now(), chunks: 0 };
    asked.push(request);
    for (const chunk of toChunks(text, 26)) {
      await delay(CHUNK_MS);
      request.chunks += 1;
      yield chunk;
    }
  };
  try {
    await run({
      ...{ stage, text, replicas, asked, start },
      async holder() {
        const { rows } = await client.query<{ holder: string }>(
          'SELECT holder FROM parley.conversations WHERE holder IS NOT NULL',
        );
        return rows.length === 1 ? Number(rows[0]?.holder.split('/')[1]) : null;
      },
    });
  } finally {
    await Promise.all(replicas.map((replica) => replica.close()));
    await client.end();
    await stage.close();
    await server.remove();
  }
}

async function strike(scene: Scene, signal: (typeof SIGNALS)[number], index: number) {
  const { stage, text, replicas, asked } = scene;
  const question = `Go ${signal} ${index}.`;
  // A model is also asked for summaries.
  const own = () => asked.filter((each) => each.question.includes(question));
  const { thread } = ask(stage, 'discord', index, question);
  await until(() => (own()[0]?.chunks ?? 0) >= STRUCK_AFTER_CHUNKS);
  // Not at the same moment after a renewal each time.
  await delay((index * 250) % 2_000);
  const pid = await scene.holder();
  const struck = replicas.findIndex((replica) => replica.pid === pid);
  if (pid === null || struck < 0) throw new Error('nobody works on the answer');
  process.kill(pid, signal);
  const struckAt = performance.now();
  await until(() => own().length > 1);
  const tookMs = (own()[1]?.at ?? 0) - struckAt;
  const shown = () => stage.discord.messages(thread).filter((message) => message.own);
  const isWhole = () =>
    shown()
      .map((message) => message.text)
      .join('')
      .replace(/\s+/g, '') === text.replace(/\s+/g, '') &&
    shown().some(({ buttons }) => buttons.some(({ label }) => label === 'Regenerate'));
  await until(isWhole).catch(() => {});
  if (signal === 'SIGKILL') replicas[struck] = await scene.start();
  else {
    await delay(Math.max(0, STOPPED_MS - (performance.now() - struckAt)));
    process.kill(pid, 'SIGCONT');
    await delay(1_000); // What it may write late.
  }
  return { tookMs, isRight: isWhole() && own().length === 2 };
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`it did not happen in ${WAIT_MS} ms`);
    await delay(LOOK_EVERY_MS);
  }
}
