import { readFileSync } from 'node:fs';
import type { Config } from './config.ts';
import type { Health } from './health.ts';

/** What `/about` tells. */
export function toAbout({ gemini }: Config, health: Health, isDemo: boolean) {
  const name = isDemo ? 'the offline stand-in (GEMINI_API_KEY is not set)' : gemini.model;
  return [['Parley', version()], ['Model', name], ...health.summary()] as const;
}

function version(): string {
  const { version } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { version: string };
  return version;
}
