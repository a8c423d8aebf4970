import { type Logger, pino } from 'pino';

/** Structured logs on stdout: JSON lines, or readable ones on a terminal. Errors lose everything but their names and sentences. */
export async function createLog(level: string): Promise<Logger> {
  const options = { level, base: null, serializers: { err: toLogged } };
  if (!process.stdout.isTTY) return pino(options);
  const { default: pretty } = await import('pino-pretty');
  return pino(options, pretty({ colorize: true, translateTime: 'SYS:HH:MM:ss', sync: true }));
}

const MAX_MESSAGE = 300;
const MAX_CAUSES = 4;

/** SDK errors carry requests with tokens and texts in them: only what says which error it was is kept. */
function toLogged(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? error.code
      : undefined;
  const failure =
    'failure' in error && typeof error.failure === 'string' ? error.failure : undefined;
  return {
    name,
    message: redact(message).slice(0, MAX_MESSAGE),
    code,
    failure,
    at: stack
      ?.split('\n')
      .find((line) => line.includes('/src/'))
      ?.trim(),
    ...(cause !== undefined && depth < MAX_CAUSES ? { cause: toLogged(cause, depth + 1) } : {}),
  };
}

/** Tokens, and the addresses that hold them. */
function redact(text: string): string {
  return text
    .replace(/\b(xox[a-z]-|xapp-|xoxe\.)[\w.-]+/g, '$1…')
    .replace(/(webhooks|interactions)\/(\d+)\/[^\s/?"]+/g, '$1/$2/…')
    .replace(/https?:\/\/hooks\.slack\.com\/\S+/g, 'https://hooks.slack.com/…')
    .replace(/\bAIza[\w-]{10,}/g, 'AIza…');
}
