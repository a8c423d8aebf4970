import { onTestFinished } from 'vitest';

/**
 * What Node would end the process for. Vitest counts it as a failure too, but of no test in
 * particular.
 */
export function watchProcess(): unknown[] {
  const escaped: unknown[] = [];
  const note = (error: unknown) => void escaped.push(error);
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, note);
    onTestFinished(() => void process.off(event, note));
  }
  return escaped;
}
