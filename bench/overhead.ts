import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Figure, percentile, type Row } from './figure.ts';
import { ask, onStage, type Stage } from './parley.ts';

const WARM_UP = 20;
const SAMPLES = 100;
const BETWEEN_MS = 100;
const LOST_MS = 5_000;

/**
 * From the frame of an event to the first byte of the request to the model, its durable acceptance
 * in between.
 */
export const overhead: Figure = ({ isQuick }) =>
  onStage({}, async (stage) => {
    const rows: Row[] = [];
    for (const platform of ['slack', 'discord'] as const) {
      const times: number[] = [];
      const warmUp = isQuick ? 8 : WARM_UP;
      const samples = isQuick ? 15 : SAMPLES;
      for (let index = 0; index < warmUp + samples; index += 1) {
        const time = await measure(stage, platform, index);
        if (index >= warmUp) times.push(time);
        await delay(BETWEEN_MS);
      }
      const row = { figure: 'overhead', unit: 'ms' };
      rows.push({ ...row, name: `${platform} p50`, value: percentile(times, 0.5), goal: 5 });
      rows.push({ ...row, name: `${platform} p95`, value: percentile(times, 0.95), goal: 10 });
    }
    return rows;
  });

async function measure(stage: Stage, platform: 'slack' | 'discord', index: number) {
  const arrived = Promise.withResolvers<number>();
  const lost = setTimeout(() => arrived.reject(new Error('the model was not asked')), LOST_MS);
  stage.model.script = ({ at }) => {
    arrived.resolve(at);
    return ['Yes.'];
  };
  const sent = sending(`Question ${index}`);
  ask(stage, platform, index, `Question ${index}`);
  const at = await arrived.promise.finally(() => clearTimeout(lost));
  return at - (await sent);
}

/** Resolves to when the emulator hands over the frame that holds this text. */
function sending(text: string): Promise<number> {
  const { send } = WebSocket.prototype;
  return new Promise((resolve) => {
    WebSocket.prototype.send = function (this: WebSocket, ...args: Parameters<typeof send>) {
      if (String(args[0]).includes(text)) {
        WebSocket.prototype.send = send;
        resolve(performance.now());
      }
      return send.apply(this, args);
    } as typeof send;
  });
}
