import { runDoctor } from './doctor/main.ts';

/** Looks at everything that Parley needs: `npm run doctor`; `--help` tells the rest. */
const code = await runDoctor({
  args: process.argv.slice(2),
  environment: process.env,
  out: process.stdout,
  err: process.stderr,
  hasColors: process.stdout.isTTY && process.stdout.hasColors(),
}).catch((error: unknown) => {
  // The text of an error that nobody foresaw can hold anything.
  process.stderr.write(
    `The doctor itself failed (${error instanceof Error ? error.name : typeof error}).\n`,
  );
  return 2;
});
process.exit(code);
