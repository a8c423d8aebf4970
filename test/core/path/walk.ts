import { Worker } from 'node:worker_threads';
import { textReply } from '../../../src/demo/frames.ts';
import { startOnSlack } from '../../e2e/harness.ts';

/**
 * A program: answers one plain Slack message, and prints the calls that were being awaited when
 * the message was stored and when the model was asked (JSON: two lists of `file#function`, the
 * innermost first). A debugger in a second thread reads them, because it follows promises through
 * libraries.
 */
const parley = await startOnSlack();
const { slack, model } = parley;
const debug = new Worker(new URL('./debugger.ts', import.meta.url));
const next = () =>
  new Promise<unknown>((resolve, reject) => {
    debug.once('message', resolve);
    debug.once('error', reject);
  });

await next(); // The breakpoints are set.
model.next(textReply('Hello!'));
const paths = next();
slack.person('U1').mention({ channel: 'C1', text: 'hello' });
process.stdout.write(JSON.stringify(await paths));
await debug.terminate();
await parley.close();
