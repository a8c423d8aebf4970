import { runDoctor } from './doctor/main.ts';
import { runScript } from './run-script.ts';

/** Looks at everything that Parley needs: `npm run doctor`; `--help` tells the rest. */
await runScript(async () => {
  process.exitCode = await runDoctor({
    args: process.argv.slice(2),
    environment: process.env,
    out: process.stdout,
    err: process.stderr,
    hasColors: process.stdout.isTTY && process.stdout.hasColors(),
  });
});
process.exit(); // Checks that are still waiting must not keep the process alive.
