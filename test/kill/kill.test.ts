import { afterEach, expect, test } from 'vitest';
import { strings } from '../../src/core/strings/index.ts';
import { WAIT_MS } from '../waiting.ts';
import type { Kind } from './asking.ts';
import { audit } from './audit.ts';
import type { Point } from './points.ts';
import { createAsking, mentions, specials } from './questions.ts';
import { runKills, untilQuiet } from './runner.ts';
import { createScene, type Scene, until } from './scene.ts';

const MESSAGES = '/channels/:channel/messages';
const LONG_MS = 900_000;

const on =
  (platform: 'slack' | 'discord') =>
  (route: string, stage: 'before' | 'committed' | 'replied', nth = 1): Point => ({
    platform,
    route,
    stage,
    nth,
  });
const slack = on('slack');
const discord = on('discord');

/** In pairs: the second kill of each comes while the program recovers from the first. */
const streaming: readonly Point[] = [
  slack('chat.startStream', 'committed'),
  slack('chat.stopStream', 'committed'),
  slack('chat.appendStream', 'committed', 2),
  slack('chat.update', 'committed'),
  slack('chat.startStream', 'before', 2),
  { platform: 'model', stage: 'request', nth: 3 },
  slack('chat.stopStream', 'replied', 2),
  slack('chat.update', 'replied', 2),
  { platform: 'model', stage: 'end', nth: 2 },
  discord(`PATCH ${MESSAGES}/:message`, 'before', 2),
  discord(`POST ${MESSAGES}`, 'committed', 2),
  discord(`PATCH ${MESSAGES}/:message`, 'committed', 3),
];
const posting: readonly Point[] = [
  slack('chat.postMessage', 'committed', 2),
  slack('chat.update', 'committed', 2),
  slack('chat.postMessage', 'before'),
  slack('chat.update', 'before', 3),
  discord(`POST ${MESSAGES}/:message/threads`, 'committed'),
  discord(`POST ${MESSAGES}`, 'replied', 3),
  discord(`POST ${MESSAGES}/:message/threads`, 'before'),
  discord(`POST ${MESSAGES}`, 'before'),
  { platform: 'model', stage: 'stream', nth: 9 },
  discord('POST /channels/:channel/typing', 'committed', 2),
  discord('PATCH /webhooks/:application/:token/messages/@original', 'committed'),
  slack('chat.postMessage', 'replied'),
];

test.concurrent(
  'killed at any write while answers stream, it loses, doubles and leaves unfinished nothing',
  async () => {
    const { problems, kills } = await runKills({ points: streaming });
    expect(problems).toEqual([]);
    expect(kills).toBe(streaming.length);
  },
  LONG_MS,
);

test.concurrent(
  'killed at any write in a workspace without streams, neither',
  async () => {
    const { problems, kills } = await runKills({ points: posting, nativeStreaming: false });
    expect(problems).toEqual([]);
    expect(kills).toBe(posting.length);
  },
  LONG_MS,
);

let scene: Scene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

const ask = async (kinds: readonly Kind[] = mentions) => {
  scene = await createScene();
  const asking = createAsking(scene);
  await scene.start().ready;
  return { scene, asking, first: asking.ask(kinds) };
};

test(
  'what a program leaves behind when it dies is seen as unfinished or lost',
  async () => {
    scene = await createScene();
    const asking = createAsking(scene);
    await scene.start().ready;
    const killed = scene.arm({ platform: 'model', stage: 'stream', nth: 30 });
    asking.ask(mentions);
    await killed;

    const problems = audit(scene, asking.questions);
    expect(new Set(problems.map(({ token }) => token)).size).toBe(asking.questions.length);
    scene.start();
    await untilQuiet(scene);
    expect(audit(scene, asking.questions)).toEqual([]);
  },
  LONG_MS,
);

test(
  'a question over which three processes died is given up with a visible error',
  async () => {
    scene = await createScene();
    const { start, arm, store, model } = scene;
    const asking = createAsking(scene);
    const commands = [specials.slackSlash, specials.discordSlash].flatMap((kind) => kind ?? []);
    const kinds = [...mentions, ...commands];
    const together: Point = { platform: 'model', stage: 'request', nth: kinds.length };
    // An answer that ended before the last is asked for would not be asked for again.
    model.hold = () => new Promise(() => {});
    let killed = arm(together);
    await start().ready;
    const { discord } = scene;
    await discord.waitFor(() => discord.commands.length > 0); // Registered behind the start.
    asking.ask(kinds);
    await killed;
    for (let death = 2; death <= 3; death += 1) {
      store.forgetLastLife();
      killed = arm(together);
      start();
      await killed;
    }
    const asked = model.spoken.size;
    store.forgetLastLife();
    start();
    await untilQuiet(scene);

    expect(asked).toBe(3 * kinds.length);
    expect(model.spoken.size).toBe(asked);
    const threads = asking.questions.map(({ place }) => place);
    const seen = [
      ...scene.slack.messages('C1').filter(({ user }) => user === 'UBOT'),
      ...[threads[1] ?? '', scene.bareId]
        .flatMap((channel) => scene?.discord.messages(channel) ?? [])
        .filter(({ own }) => own),
    ];
    expect(seen.map(({ text }) => text)).toEqual(
      kinds.map(() => expect.stringContaining(strings.triedTooOften)),
    );
    expect(seen.map(({ buttons }) => buttons.length)).toEqual(kinds.map(() => 1)); // Delete
  },
  LONG_MS,
);

test(
  'a SIGTERM lets running answers finish; what is asked meanwhile is answered after the next start',
  async () => {
    const { scene, asking, first } = await ask();
    const gate = Promise.withResolvers<void>();
    let isHeld = 0;
    scene.model.hold = async () => {
      isHeld += 1;
      await gate.promise;
    };
    await until(() => isHeld === first.length, WAIT_MS);
    const stopped = scene.program?.stop();
    const isDraining = () => scene.program?.log.some(({ msg }) => msg === 'draining') === true;
    expect(await until(isDraining, WAIT_MS)).toBe(true);
    const second = asking.ask(mentions);
    const areStored = () =>
      second.every(({ token }) => scene.store.hasAccepted(`answer ${token} now`));
    expect(await until(areStored, WAIT_MS)).toBe(true);
    gate.resolve();

    expect(await stopped).toBe(0);
    expect(audit(scene, first)).toEqual([]);
    expect(audit(scene, second).map(({ type }) => type)).toEqual(second.map(() => 'lost'));
    scene.start();
    await untilQuiet(scene);
    expect(audit(scene, asking.questions)).toEqual([]);
  },
  LONG_MS,
);
