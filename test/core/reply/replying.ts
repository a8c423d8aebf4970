import { type Job, type Leftover, toJob } from '../../../src/core/job.ts';
import { createJournal } from '../../../src/core/reply/journal.ts';
import { createPacer, type Pacer } from '../../../src/core/reply/pacer.ts';
import { createRateLimits } from '../../../src/core/reply/rate-limits.ts';
import { createReply, type ReplyOptions } from '../../../src/core/reply/reply.ts';
import { createMemoryChannel, type MemoryChannel } from '../../doubles/channel.ts';
import { settle } from '../../waiting.ts';

export const button = (label: string) => ({
  label,
  action: `${label}:j1`,
  style: 'plain' as const,
});
export const complete = { kind: 'complete', note: null, canRetry: false } as const;
export const closing = {
  buttons: [button('again')],
  files: [],
  toFile: async (rest: string) => ({
    name: 'answer.md',
    hash: `hash of ${rest.length}`,
    mimeType: 'text/markdown',
    alt: '',
  }),
};
export const event: Job['events'][number] = {
  type: 'joined',
  key: 'k',
  conversation: 'c',
  place: { platform: 'web', workspace: 'w', channel: 'c' },
  at: 0,
  speaker: null,
};

/** A reply into a channel in memory, with its journal. */
export function setUp(
  options: {
    channel?: MemoryChannel;
    job?: Partial<Job>;
    recover?: ReplyOptions['recover'];
    signal?: AbortSignal;
    pacer?: Pacer;
  } = {},
) {
  const channel = options.channel ?? createMemoryChannel();
  const written: Job[] = [];
  const inbox = { journal: async (job: Job) => void written.push(structuredClone(job)) };
  const journal = createJournal({ ...toJob('j1', event, 0), ...options.job }, inbox as never);
  const backoffs: unknown[] = [];
  const broken: unknown[] = [];
  const left: Leftover[] = [];
  const reply = createReply({
    journal,
    channel,
    pacer: options.pacer ?? createPacer(createRateLimits()),
    buttons: [button('stop')],
    recover: options.recover ?? (async () => null),
    learn: () => {},
    onBroken: (error) => broken.push(error),
    onLeft: (message) => left.push(message),
    onBackoff: (error) => backoffs.push(error),
    signal: options.signal ?? new AbortController().signal,
  });
  return { channel, written, journal, reply, backoffs, broken, left };
}

/** Lets every write go out that is due: nothing here waits for a timer. */
export const pause = settle;
