import { readFileSync } from 'node:fs';
import { type Debugger, type Runtime, Session } from 'node:inspector/promises';
import { parentPort } from 'node:worker_threads';

/** Where the main thread is stopped: the first line of a function's body. */
const STOPS = [
  { file: 'src/storage/inbox.ts', line: 'runner.follow();' },
  { file: 'src/model/chat.ts', line: 'const models = {' },
];

const MAX_DEPTH = 200;

/** What links a function to the one that waits for it; an event or a timer begins a path. */
const AWAITED = /^(?:await|async function|Promise[.]\w+)$/;

parentPort?.on('message', () => {}); // A thread that waits for nothing else ends.

const session = new Session();
session.connectToMainThread();
const found = new Map<string, string[]>();
const root = new URL('../../../', import.meta.url).href;
const urls = new Map<string, string>();

session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => urls.set(scriptId, url));
session.on('Debugger.paused', ({ params }) => {
  const [stop = ''] = params.hitBreakpoints ?? [];
  if (!found.has(stop)) found.set(stop, toPath(params.callFrames, params.asyncStackTrace));
  void session.post('Debugger.resume');
  if (found.size === STOPS.length) parentPort?.postMessage([...found.values()]);
});

function toPath(
  frames: readonly Debugger.CallFrame[],
  parent: Runtime.StackTrace | undefined,
): string[] {
  const path = frames.map(({ functionName, location }) =>
    toName(urls.get(location.scriptId) ?? '', functionName),
  );
  for (let trace = parent; trace && AWAITED.test(trace.description ?? ''); trace = trace.parent)
    path.push(...trace.callFrames.map(({ url, functionName }) => toName(url, functionName)));
  return path.filter((name) => name.startsWith('src/'));
}

function toName(url: string, functionName: string): string {
  return `${url.replace(root, '')}#${functionName}`;
}

await session.post('Debugger.enable');
await session.post('Debugger.setAsyncCallStackDepth', { maxDepth: MAX_DEPTH });
for (const { file, line } of STOPS) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const lineNumber = lines.findIndex((each) => each.includes(line));
  if (lineNumber < 0) throw new Error(`${file} has no line "${line}"`);
  await session.post('Debugger.setBreakpointByUrl', { lineNumber, urlRegex: `${file}$` });
}
parentPort?.postMessage('ready');
