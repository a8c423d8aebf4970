import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDemoServer } from '../../src/demo/server.ts';
import { createBrowser } from '../adapters/web/browser.ts';
import { type Program, type ProgramOptions, startProgram } from '../kill/program.ts';

export const KEY = 'sk-very+secret/key-1234';
export const QUESTION = 'marzipan-parachute';

export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-enduring-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function createModel() {
  const model = await createDemoServer({ apiKey: KEY });
  onTestFinished(() => model.close());
  return model;
}

/** The program with nothing but its page, and where that is. */
export async function start(environment: Record<string, string>, options: ProgramOptions = {}) {
  const folder = createFolder();
  const program = startProgram(
    { GEMINI_API_KEY: KEY, STORE_URL: `sqlite:${join(folder, 'parley.db')}`, ...environment },
    folder,
    options,
  );
  onTestFinished(() => program.kill());
  await program.ready;
  const [ready] = lines(program, 'ready');
  return { program, url: String(ready?.url) };
}

type Message = {
  readonly text: string;
  readonly status: string | null;
  readonly thread: unknown;
  readonly isOpen: boolean;
};

/** What Parley says to a question on the page, once it has said it. */
export async function ask(url: string, text: string): Promise<string> {
  const ada = createBrowser(url);
  const events = await ada.follow();
  const { id } = await ada.post('/web/messages', { text });
  for (;;) {
    const { type, data } = await events.next();
    if (type === 'message') {
      const message = data.message as Message;
      if (message.thread === id && !message.isOpen) return message.text || (message.status ?? '');
    }
  }
}

export const lines = ({ log }: Program, message: string) =>
  log.filter(({ msg }) => msg === message);

export const told = ({ log, said }: Program) => `${JSON.stringify(log)}\n${said}`;
