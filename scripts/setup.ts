import { runScript } from './run-script.ts';
import { runSetup, stopSetup } from './setup/main.ts';

process.once('SIGINT', () => process.exit(stopSetup(process.stdout)));

/** Asks for what Parley needs, checks it, and writes `.env`: `npm run setup`. */
await runScript(async () => {
  process.exitCode = await runSetup({
    args: process.argv.slice(2),
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
  });
});
process.exit(); // An open terminal must not keep the process alive.
