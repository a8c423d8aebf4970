import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { createSlackEmulator, type SlackEmulator, type SlackEmulatorOptions } from './index.ts';

/** Runs when the test is over, the latest first. */
export const closeLater = (close: () => Promise<unknown>): void => {
  onTestFinished(async () => void (await close()));
};

/** Tests provoke errors on purpose; what the SDKs print about them is noise. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

export const clientOptions = (emulator: SlackEmulator): WebClientOptions => ({
  slackApiUrl: emulator.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: silent,
});

export const clientFor = (emulator: SlackEmulator, token = emulator.botToken): WebClient =>
  new WebClient(token, clientOptions(emulator));

/** An emulator and a client of its first workspace, closed after the test. */
export const startSlack = async (options: SlackEmulatorOptions = {}) => {
  const emulator = await createSlackEmulator(options);
  closeLater(emulator.close);
  return { emulator, client: clientFor(emulator) };
};

/** The name of Slack's error, the SDK's code for others, or 'fine'. */
export const errorOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'fine';
  } catch (error) {
    const failure = error as { data?: { error?: string }; code?: string };
    return failure.data?.error ?? failure.code ?? String(error);
  }
};
