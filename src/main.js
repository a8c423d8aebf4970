// Plain JavaScript: what is loaded before the compile cache is on has its types stripped by 20 MB
// that nothing else needs.
import './requirements.js';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// An older Node has none of these, and would fail before it could print a sentence.
const { enableCompileCache, flushCompileCache } = await import('node:module');

/**
 * Each thread that reads a file would keep its memory: by default the C library has as many heaps
 * as threads, and gives none of them back. It reads these variables when a process starts, so
 * Parley starts itself again in its own place. https://man7.org/linux/man-pages/man3/mallopt.3.html
 * `--max-semi-space-size=4`, with which Parley is started, serves the same end: V8 would otherwise
 * let new objects grow to 32 MB and more before it collects them, which a flood of questions fills
 * at once.
 */
const MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '262144' };

function keepMemorySmall() {
  const { platform, env, execPath, execArgv, argv } = process;
  // The channel to a parent would not survive `execve`; such a parent sets the variables itself.
  if (platform !== 'linux' || 'MALLOC_ARENA_MAX' in env || process.channel) return;
  process.execve?.(execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...env, ...MALLOC });
}

/** Called for `--help` and the like, it prints the answer and does not start. */
async function answerArguments() {
  const args = process.argv.slice(2);
  if (args.length === 0) return;
  const { toArgumentsAnswer } = await import('./terminal/arguments.ts');
  const answer = toArgumentsAnswer(args);
  if (answer === null) return;
  process[answer.to].write(`${answer.text}\n`);
  process.exit(answer.exitCode);
}

await answerArguments();
keepMemorySmall();

const LOOK_EVERY_MS = 5_000;
const NEVER_MS = 2 ** 31 - 1;
/**
 * How much is worth the tenth of a second that giving it back takes, by the share of a core that
 * the process takes: an idle one, and one that writes an answer or two. Told by the processor's
 * time: where others use the machine, the event loop looks busy while it only waits for its turn.
 */
const WORTH = [
  { share: 0.01, bytes: 10_000_000 },
  { share: 0.05, bytes: 60_000_000 },
];

/**
 * The heap, and the memory outside of it that it refers to: files that are no longer needed are
 * freed with it.
 */
function size() {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
}

/**
 * The heap grows when there is much to do, and V8 gives nothing back while nothing is done: then
 * we ask for it.
 */
function createTidy() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  let before = process.cpuUsage();
  let lookedAt = performance.now();
  let kept = 0;
  return () => {
    try {
      const { user, system } = process.cpuUsage(before);
      const share = (user + system) / 1_000 / (performance.now() - lookedAt);
      before = process.cpuUsage();
      lookedAt = performance.now();
      const worth = WORTH.find((each) => share <= each.share);
      if (!worth) return;
      if (size() - kept < worth.bytes) return;
      flushCompileCache(); // Else it is written only by a process that exits.
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      kept = size();
    } catch {
      // Without a free descriptor the size cannot be read. Tidying up can wait.
    }
  };
}

enableCompileCache();
// V8 has a tidier of its own. It takes a process that writes one answer for an idle one, and more
// of the processor than all else that is done for the answer; what it finds is found above, too.
setFlagsFromString(`--gc-memory-reducer-start-delay-ms=${NEVER_MS}`);
// How far the heap may grow beyond what was found in use. V8 would let it double and more: at 300
// questions at once, that is 50 MB of garbage. Not during the start: what is loaded then stays, and
// V8 would search it three times as often.
setTimeout(() => setFlagsFromString('--heap-growing-percent=30'), LOOK_EVERY_MS).unref();
setInterval(createTidy(), LOOK_EVERY_MS).unref();
await (await import('./app.ts')).main();
