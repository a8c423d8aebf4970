import { expect, onTestFinished } from 'vitest';
import type { AppOptions } from '../../src/app.ts';
import { WAIT_MS } from '../waiting.ts';
import { startOnDiscord, startOnSlack, startParley } from './harness.ts';
import { createVisitor, type PageSeen } from './visitor.ts';

/** What one person does on any platform, for what is the same on all of them. */
export type Everywhere = {
  readonly running: Pick<Awaited<ReturnType<typeof startParley>>, 'log' | 'app' | 'restart'>;
  /** Says something to Parley, and waits until it is answered and so remembered. */
  say(text: string): Promise<void>;
  /** Uses a command with one option; resolves to what is shown. */
  use(name: string, option?: string, words?: string): Promise<string>;
  /** Before the test is over: the next one begins on the same store. */
  close(): Promise<void>;
};

type Start = (environment: Record<string, string>, options?: AppOptions) => Promise<Everywhere>;

export const everywhere: readonly { readonly platform: string; readonly start: Start }[] = [
  { platform: 'Slack', start: onSlack },
  { platform: 'Discord', start: onDiscord },
  { platform: 'the page', start: onPage },
];

type Running = Awaited<ReturnType<typeof startParley>>;

function closing({ close }: Pick<Running, 'close'>): () => Promise<void> {
  let closed: Promise<void> | null = null;
  const once = () => {
    closed ??= close();
    return closed;
  };
  onTestFinished(once);
  return once;
}

const countAnswered = ({ log }: Pick<Running, 'log'>) =>
  log.lines.filter(({ message }) => message === 'answered').length;

/** What is said is answered. */
async function answered(running: Pick<Running, 'log'>, say: () => unknown): Promise<void> {
  const before = countAnswered(running);
  await say();
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBeGreaterThan(before);
}

async function onSlack(environment: Record<string, string>, options: AppOptions = {}) {
  const running = await startOnSlack({}, environment, options);
  const { slack } = running;
  const ada = slack.person('U1');
  return {
    running,
    close: closing(running),
    say: (text: string) => answered(running, () => ada.mention({ channel: 'C1', text })),
    async use(name: string, _option = '', words = '') {
      const { length } = slack.messages('C1');
      await ada.slash(`/${name}`, words, 'C1');
      const shown = () =>
        slack
          .messages('C1')
          .slice(length)
          .find(({ streaming }) => !streaming);
      return (await slack.waitFor(shown, WAIT_MS)).text;
    },
  };
}

async function onDiscord(environment: Record<string, string>, options: AppOptions = {}) {
  const running = await startOnDiscord({}, environment, options);
  const { discord } = running;
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  const ada = discord.person('42', { name: 'ada' });
  return {
    running,
    close: closing(running),
    say: (text: string) => answered(running, () => ada.mention(text)),
    async use(name: string, option = '', words = '') {
      const given = words === '' ? {} : { [option]: words };
      const handle = ada.slash(name, given, { channel: discord.generalId });
      await handle.answered();
      const find = () => (handle.response?.thinking === false ? handle.response : null);
      return (await discord.waitFor(find, WAIT_MS)).text;
    },
  };
}

async function onPage(environment: Record<string, string>, options: AppOptions = {}) {
  const running = await startParley(environment, options);
  const visitor = createVisitor(new URL(running.app.url).origin, 'a'.repeat(32));
  return {
    running,
    close: closing(running),
    say: (text: string) => answered(running, () => visitor.say(text)),
    async use(name: string, _option = '', words = '') {
      const { id } = await visitor.say(`/${name} ${words}`.trim());
      const isShown = ({ thread, speaker, isOpen, text }: PageSeen) =>
        thread === id && speaker === null && !isOpen && text !== '';
      const found = await visitor.waitFor((all) => all.find(isShown));
      return [found.text, found.status ?? ''].join('\n');
    },
  };
}
