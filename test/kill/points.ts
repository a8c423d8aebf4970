import type { ModelStage } from './model.ts';

/** A moment at which the program is killed: the n-th time that this comes by. */
export type Point =
  | {
      readonly platform: 'slack' | 'discord';
      readonly route: string;
      readonly stage: 'before' | 'committed' | 'replied';
      readonly nth: number;
    }
  | { readonly platform: 'model'; readonly stage: ModelStage; readonly nth: number };

const STAGES = ['before', 'committed', 'replied'] as const;

/** Routes of writes, and how often they come by while a few conversations go on. */
const SLACK: Readonly<Record<string, readonly number[]>> = {
  'chat.startStream': [1, 2, 3],
  'chat.appendStream': [1, 4, 9],
  'chat.stopStream': [1, 2, 4],
  'chat.postMessage': [1, 2, 3],
  'chat.update': [1, 2, 5],
  'chat.delete': [1],
  'reactions.add': [1],
  'reactions.remove': [1],
  'assistant.threads.setStatus': [1, 3],
  'files.getUploadURLExternal': [1],
  'files.completeUploadExternal': [1],
};
const MESSAGES = '/channels/:channel/messages';
const DISCORD: Readonly<Record<string, readonly number[]>> = {
  [`POST ${MESSAGES}`]: [1, 2, 4],
  [`PATCH ${MESSAGES}/:message`]: [1, 3, 7],
  [`DELETE ${MESSAGES}/:message`]: [1],
  [`POST ${MESSAGES}/:message/threads`]: [1, 2],
  'POST /channels/:channel/typing': [1, 3],
  [`PUT ${MESSAGES}/:message/reactions/:emoji/@me`]: [1],
  [`DELETE ${MESSAGES}/:message/reactions/:emoji/@me`]: [1],
  'POST /interactions/:interaction/:token/callback': [1],
  'PATCH /webhooks/:application/:token/messages/@original': [1],
  'PATCH /webhooks/:application/:token/messages/:message': [1, 3],
};

/** Every moment that is worth a kill. */
export function allPoints(): Point[] {
  const points: Point[] = [];
  for (const [platform, routes] of [
    ['slack', SLACK],
    ['discord', DISCORD],
  ] as const)
    for (const [route, times] of Object.entries(routes))
      for (const stage of STAGES)
        for (const nth of times) points.push({ platform, route, stage, nth });
  for (const stage of ['request', 'stream', 'end', 'over'] as const)
    for (const nth of [1, 3, 6]) points.push({ platform: 'model', stage, nth });
  return points;
}

export function describePoint(point: Point): string {
  const route = point.platform === 'model' ? 'request' : point.route;
  return `${point.platform} ${route}, ${point.stage}, ${point.nth}.`;
}

/** So many of the points, in an order that a seed decides; all of them before any again. */
export function pickPoints(count: number, seed: number): Point[] {
  const random = createRandom(seed);
  const picked: Point[] = [];
  while (picked.length < count) {
    const points = allPoints();
    for (let left = points.length; left > 0; left -= 1) {
      const [point] = points.splice(Math.floor(random() * left), 1);
      if (point) picked.push(point);
    }
  }
  return picked.slice(0, count);
}

/** mulberry32: the same seed gives the same kills. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
