// Plain JavaScript: what is loaded before the compile cache is on has its types stripped by 20 MB that nothing else needs.
import { enableCompileCache, flushCompileCache } from 'node:module';

/** The cache is written when the process exits; one that is killed leaves it too. */
const FLUSH_MS = 30_000;

enableCompileCache();
setTimeout(flushCompileCache, FLUSH_MS).unref();
await (await import('./app.ts')).main();
