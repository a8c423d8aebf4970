import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs ffmpeg on a file; resolves to what it wrote and said, even if it failed. */
export type Ffmpeg = (args: readonly string[], signal: AbortSignal) => Promise<FfmpegResult>;

export type FfmpegResult = {
  readonly isDone: boolean;
  readonly bytes: Uint8Array;
  readonly said: string;
};

const MAX_MS = 5 * 60_000;
const MAX_CPU_SECONDS = 300;
// Address space, not memory in use: ffmpeg and its libraries reserve 300 MB at once.
const MAX_ADDRESS_KB = 2 * 1024 * 1024;
const MAX_ALLOC_BYTES = 256 * 1024 * 1024;
const MAX_OUT_BYTES = 48 * 1024 * 1024;
const MAX_SAID_CHARS = 20_000;

/** The limits are set by the shell where it can (macOS knows no bound on addresses). */
const LIMITED = `ulimit -t ${MAX_CPU_SECONDS} 2>/dev/null; ulimit -v ${MAX_ADDRESS_KB} 2>/dev/null; exec "$0" "$@"`;
const QUIET = ['-nostdin', '-hide_banner', '-max_alloc', String(MAX_ALLOC_BYTES), '-threads', '1'];

let found: Promise<Ffmpeg | null> | undefined;

/** The ffmpeg of this machine, if it has one that writes mp3; looked for once. */
export function findFfmpeg(): Promise<Ffmpeg | null> {
  found ??= find().catch(() => null);
  return found;
}

async function find(): Promise<Ffmpeg | null> {
  const run = promisify(execFile);
  const { stdout: path } = await run('/bin/sh', ['-c', 'command -v ffmpeg']);
  const ffmpeg: Ffmpeg = (args, signal) => start(path.trim(), args, signal);
  const encoders = await ffmpeg(['-encoders'], AbortSignal.timeout(10_000));
  return Buffer.from(encoders.bytes).includes('libmp3lame') ? ffmpeg : null;
}

function start(path: string, args: readonly string[], signal: AbortSignal): Promise<FfmpegResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', LIMITED, path, ...QUIET, ...args], {
      env: {}, // No token has business there.
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(MAX_MS)]),
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let said = '';
    // First of all: without a free descriptor there are no pipes, whatever the types say, and the
    // error follows.
    child.on('error', (error) => {
      // Where time ran out it is killed and closes with what it has.
      if (signal.aborted) reject(signal.reason);
      else if (error.name !== 'AbortError') reject(error);
    });
    for (const pipe of [child.stdout, child.stderr]) pipe?.on('error', reject);
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_OUT_BYTES) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < MAX_SAID_CHARS) said += text;
    });
    child.once('close', (code) =>
      resolve({ isDone: code === 0, bytes: Buffer.concat(chunks), said }),
    );
  });
}
