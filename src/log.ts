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
    if (logger.isLevelEnabled(name)) logger[name](toLoggable(fields, redact), redact(message));
  };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** A full disk or a closed pipe behind stdout costs the lines, not the process. */
function toStdout() {
  return pino.destination({ dest: 1, sync: true }).on('error', () => {});
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
