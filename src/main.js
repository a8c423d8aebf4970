// Plain JavaScript: what is loaded before the compile cache is on has its types stripped by 20 MB
// that nothing else needs.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 5_000;
/** The share of the time in which an idle process does something. */
const IDLE = 0.05;
/** Less is not worth the tenth of a second that it takes. */
const WORTH_BYTES = 20_000_000;

/**
 * The heap, and what it holds outside itself: files that nobody needs any more are given back with
 * it.
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
  let before = performance.eventLoopUtilization();
  let kept = 0;
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    try {
      if (utilization > IDLE || size() - kept < WORTH_BYTES) return;
      flushCompileCache(); // Else it is written only by a process that exits.
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      kept = size();
    } catch {
      // Without a free descriptor the size cannot be read. Tidying up can wait.
    }
  };
}

enableCompileCache();
setInterval(createTidy(), LOOK_EVERY_MS).unref();
await (await import('./app.ts')).main();
