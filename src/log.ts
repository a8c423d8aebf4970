import { pino } from 'pino';
import type { Log } from './core/ports.ts';
import type { Secrets } from './core/secrets.ts';
import { toLoggable } from './loggable.ts';
import { toTerminalLine } from './terminal/lines.ts';

/**
 * Structured logs on stdout: JSON lines, or readable ones on a terminal, without secrets and
 * without what other programs' errors say.
 */
export async function createLog(level: string, { redact }: Pick<Secrets, 'redact'>): Promise<Log> {
  const options = { level, base: null };
  const logger = process.stdout.isTTY
    ? pino(options, await createPretty())
    : pino(options, toStdout());
  const at = (name: 'info' | 'warn' | 'error') => (fields: object, message: string) => {
    if (!logger.isLevelEnabled(name)) return;
    try {
      logger[name](toLoggable(fields, redact), redact(message));
    } catch {
      // What cannot be logged costs the line, not what was going on.
    }
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** So much is kept while nothing can be written; what comes then is dropped. */
const MAX_KEPT_BYTES = 1024 * 1024;
const AGAIN_MS = 1_000;

/**
 * A full disk or a closed pipe behind stdout costs the lines, not the process. So does a pipe
 * without a reader: pino would sleep, and the whole process with it, until it is read.
 */
function toStdout() {
  const kept = { maxLength: MAX_KEPT_BYTES, retryEAGAIN: () => false };
  const stdout = pino.destination({ dest: 1, sync: true, ...kept });
  let again: NodeJS.Timeout | null = null;
  const tryAgain = () => {
    again = null;
    stdout.write(''); // And what is kept before it.
  };
  return stdout.on('error', () => {
    if (again === null) again = setTimeout(tryAgain, AGAIN_MS).unref();
  });
}

async function createPretty() {
  const { default: pretty } = await import('pino-pretty');
  return pretty({
    colorize: true,
    translateTime: 'SYS:HH:MM:ss',
    sync: true,
    hideObject: true, // The log line already holds what matters.
    messageFormat: (record) => toTerminalLine(record),
  });
}
