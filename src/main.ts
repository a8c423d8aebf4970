import { enableCompileCache } from 'node:module';

enableCompileCache();
await (await import('./app.ts')).main();
