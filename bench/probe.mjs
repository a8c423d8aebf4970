// Loaded before Parley by `--import`: counts what goes through SQLite, and tells what the process
// takes when it is asked. Plain JavaScript: stripping types would take memory of its own.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

const SETTLE_MS = 30;

let storeBytes = 0;
let peakRssBytes = 0;
const lag = monitorEventLoopDelay({ resolution: 10 });
lag.enable();
setInterval(() => {
  peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss() + ofChildren());
}, 10).unref();

/** What the processes that it started take of their own; what they share with it is not theirs. */
function ofChildren() {
  try {
    const pids = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim();
    return pids
      .split(' ')
      .filter(Boolean)
      .reduce((sum, pid) => sum + anonymousBytes(pid), 0);
  } catch {
    return 0; // Only Linux tells.
  }
}

function anonymousBytes(pid) {
  try {
    // For a few milliseconds, until it runs its own program, a child is this process once more:
    // what Linux calls its own is shared.
    if (readCommand(pid) === readCommand(process.pid)) return 0;
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0; // It has just ended.
  }
}

const readCommand = (pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8');

const sizeOf = (value) => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + sizeOf(each), 0);
  if (typeof value === 'object' && value !== null) return sizeOf(Object.values(value));
  return value === null || value === undefined ? 0 : 8;
};

const prototype = Object.getPrototypeOf(new DatabaseSync(':memory:').prepare('SELECT 1'));
for (const name of ['get', 'all', 'run']) {
  const inner = prototype[name];
  prototype[name] = function (...values) {
    const result = inner.apply(this, values);
    // What the page shows is a platform's affair, as Slack and Discord keep theirs.
    const isPage = typeof values[0] === 'string' && /^(keyv:)?web\//.test(values[0]);
    if (!isPage) storeBytes += sizeOf(values) + (name === 'run' ? 0 : sizeOf(result));
    return result;
  };
}

process.on('message', async () => {
  const lagP99Ms = lag.percentile(99) / 1e6;
  globalThis.gc?.();
  await delay(SETTLE_MS); // What the collection itself held up is not the next question's.
  const { rss, heapUsed, external } = process.memoryUsage();
  const heapBytes = heapUsed + external;
  process.send?.({ rssBytes: rss, peakRssBytes, heapBytes, storeBytes, lagP99Ms });
  storeBytes = 0;
  peakRssBytes = 0;
  lag.reset();
});
process.channel?.unref();
