import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { answer } from '../src/core/answer/answer.ts';
import type { IncomingEvent } from '../src/core/events.ts';
import type { Job } from '../src/core/job.ts';
import type { Channel, ChatModel, RateLimit } from '../src/core/ports.ts';
import { createJournal } from '../src/core/reply/journal.ts';
import { createPacer, type Pacer } from '../src/core/reply/pacer.ts';
import { createRateLimits } from '../src/core/reply/rate-limits.ts';
import { createReply } from '../src/core/reply/reply.ts';
import type { Inbox } from '../src/core/store-ports.ts';
import { createModelClient } from '../src/model/client.ts';
import { createModels } from '../src/model/index.ts';
import { createInbox } from '../src/storage/inbox.ts';
import { createCheckpoints } from '../src/storage/sqlite/checkpoints.ts';
import { openDatabase } from '../src/storage/sqlite/database.ts';
import { createStoreGuard } from '../src/storage/sqlite/errors.ts';
import { createSqliteRows } from '../src/storage/sqlite/rows.ts';
import { migrations } from '../src/storage/sqlite/schema.ts';
import { createMemoryChannel } from '../test/doubles/channel.ts';
import { createMemoryLog } from '../test/doubles/log.ts';
import type { Load, LoadOptions } from './load.ts';

const MODEL = 'gemini-3.8-flash';

/** One write a second each, as an open channel takes them. */
const WRITE_EVERY_MS = 1_000;

const { kind, url, answers, warmUpMs, windowMs } = JSON.parse(
  process.argv[2] ?? '{}',
) as LoadOptions;
const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
if (kind === 'parley') await startParley();
else for (let index = 0; index < answers; index += 1) void runBare(`load-${index}`);

await delay(warmUpMs);
const lag = monitorEventLoopDelay({ resolution: 10 });
lag.enable();
const before = process.cpuUsage();
const startedAt = performance.now();
await delay(windowMs);
const { user, system } = process.cpuUsage(before);
const load: Load = {
  cpuMs: (user + system) / 1_000,
  wallMs: performance.now() - startedAt,
  lagP99Ms: lag.percentile(99) / 1e6,
  lagMaxMs: lag.max / 1e6,
};
console.log(JSON.stringify(load));
process.exit(0);

/** What the client alone does with the stream. */
async function runBare(question: string): Promise<void> {
  const client = await createModelClient({ apiKey: 'key', baseUrl: url })();
  let _text = '';
  const chunks = await client.chat.completions.create({
    model: MODEL,
    messages: [{ role: 'user', content: question }],
    stream: true,
  });
  for await (const chunk of chunks) _text += chunk.choices[0]?.delta.content ?? '';
}

/** Everything between the model and a channel, journalled in SQLite. */
async function startParley(): Promise<void> {
  const log = createMemoryLog();
  const path = join(folder, 'parley.db');
  const database = await openDatabase(path, { migrations, log });
  createCheckpoints(database, { path, log });
  const rows = createSqliteRows(database, { guard: createStoreGuard(path), log });
  const inbox = createInbox({ rows, log, maxConcurrent: answers });
  const model = {
    apiKey: 'key',
    baseUrl: url,
    model: MODEL,
    fallbackModel: null,
    nativeUrl: null,
    imageModel: MODEL,
    embeddingModel: MODEL,
    transcribeModel: MODEL,
  };
  const { chat } = createModels({ ...model, log });
  const pacer = createPacer(createRateLimits());
  const work = async (job: Job) => {
    await runAnswer({ inbox, chat, pacer }, job);
    return { state: 'done' } as const;
  };
  void inbox.run(work, new AbortController().signal);
  for (let index = 0; index < answers; index += 1) {
    const event = toEvent(index);
    await inbox.accept(event, { lane: event.conversation, notBefore: 0, merge: false });
  }
}

type Shared = { readonly inbox: Inbox; readonly chat: ChatModel; readonly pacer: Pacer };

async function runAnswer({ inbox, chat, pacer }: Shared, job: Job): Promise<void> {
  const journal = createJournal(job, inbox);
  const { signal } = new AbortController();
  const reply = createReply({
    journal,
    channel: withOneWriteASecond(createMemoryChannel(), job.id),
    pacer,
    buttons: [{ label: 'Stop', action: `stop:${job.id}`, style: 'danger' }],
    recover: async () => null,
    learn: () => {},
    onBroken: () => {},
    onLeft: () => {},
    onBackoff: (error) => console.error(error),
    signal,
  });
  const turns = [{ role: 'user', parts: [{ type: 'text', text: job.conversation }] }] as const;
  const request = { system: 'You answer.', turns, model: null, effort: null };
  await answer({
    chat,
    request,
    tools: [],
    context: () => {
      throw new Error('no tool is called here');
    },
    reply,
    journal,
    meter: () => {},
    nameMention: async () => null,
    signal,
  });
}

function withOneWriteASecond(channel: Channel, name: string): Channel {
  const key: RateLimit = {
    key: `memory/${name}`,
    capacity: 1,
    windowMs: WRITE_EVERY_MS,
    isAnnounced: true,
    isSpread: false,
    keep: 0,
  };
  return Object.assign(channel, { rateLimits: () => [key] });
}

function toEvent(index: number): IncomingEvent {
  const conversation = `memory/w/c${index}`;
  const place = { platform: 'memory', workspace: 'w', channel: `c${index}` };
  const at = Date.now();
  return { type: 'joined', key: `${conversation}/m`, conversation, place, at, speaker: null };
}
