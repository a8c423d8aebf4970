import { setTimeout as delay } from 'node:timers/promises';
import { answer } from '../src/core/answer/answer.ts';
import type { IncomingEvent } from '../src/core/events.ts';
import type { Job } from '../src/core/job.ts';
import type { ChatModel } from '../src/core/ports.ts';
import { createJournal } from '../src/core/reply/journal.ts';
import { createPacer } from '../src/core/reply/pacer.ts';
import { createRateLimits } from '../src/core/reply/rate-limits.ts';
import { createReply } from '../src/core/reply/reply.ts';
import { connectPostgres } from '../src/storage/postgres/index.ts';
import { createReplica } from '../src/storage/postgres/replica.ts';
import { createMemoryChannel } from '../test/doubles/channel.ts';
import { createMemoryLog } from '../test/doubles/log.ts';
import { toChunks, toPlainText } from './model.ts';
import type { Scaled, ScaleOptions } from './scale.ts';

// One replica: it takes a new question whenever it has answered one, so that each has as much to
// do as it can, and whichever is free answers.

const options = JSON.parse(process.argv[2] ?? '{}') as ScaleOptions;
const { url, replica: number, atOnce, countFrom, windowMs } = options;

const CHUNKS = toChunks(toPlainText(600), 26);
const CHUNK_MS = 50;

const chat: ChatModel = {
  async *stream() {
    for (const text of CHUNKS) {
      await delay(CHUNK_MS);
      yield { type: 'text', text };
    }
    yield { type: 'end', finish: 'stop', calls: [], message: {} };
  },
};

const log = createMemoryLog();
const database = await connectPostgres(url, { log });
const replica = createReplica({ database, log, maxConcurrent: atOnce });
const pacer = createPacer(createRateLimits());
const never = new AbortController().signal;
let asked = 0;
let answers = 0;

const ask = async (): Promise<void> => {
  const event = toEvent(asked);
  asked += 1;
  await replica.inbox.accept(event, { lane: event.conversation, notBefore: 0, merge: false });
};
void replica.inbox.run(async (job) => {
  await runAnswer(job);
  answers += 1;
  await ask();
  return { state: 'done' };
}, never);
for (let index = 0; index < atOnce; index += 1) await ask();

await delay(Math.max(0, countFrom - Date.now()));
const before = { answers, cpu: process.cpuUsage() };
await delay(windowMs);
const { user, system } = process.cpuUsage(before.cpu);
const scaled: Scaled = { answers: answers - before.answers, cpuMs: (user + system) / 1_000 };
console.log(JSON.stringify(scaled));
process.exit(0);

async function runAnswer(job: Job): Promise<void> {
  const journal = createJournal(job, replica.inbox);
  const reply = createReply({
    journal,
    channel: createMemoryChannel(),
    pacer,
    buttons: [{ label: 'Stop', action: `stop:${job.id}`, style: 'danger' }],
    recover: async () => null,
    learn: () => {},
    onBroken: () => {},
    onLeft: () => {},
    onBackoff: (error) => console.error(error),
    signal: never,
  });
  const turns = [{ role: 'user', parts: [{ type: 'text', text: job.conversation }] }] as const;
  await answer({
    chat,
    request: { system: 'You answer.', turns, model: null, effort: null },
    tools: [],
    context: () => {
      throw new Error('no tool is called here');
    },
    reply,
    journal,
    meter: () => {},
    nameMention: async () => null,
    signal: never,
  });
  await journal.write({ state: 'delivering', text: reply.text });
  await reply.finish(
    { kind: 'complete', note: null, canRetry: false },
    {
      buttons: [],
      files: [],
      toFile: () => {
        throw new Error('everything fits');
      },
    },
  );
}

function toEvent(index: number): IncomingEvent {
  const conversation = `memory/w/c${number}-${index}`;
  const place = { platform: 'memory', workspace: 'w', channel: `c${number}-${index}` };
  const at = Date.now();
  return { type: 'joined', key: `${conversation}/m`, conversation, place, at, speaker: null };
}
