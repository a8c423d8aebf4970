import { callReply, textReply } from '../../../src/demo/frames.ts';
import type { DemoServer } from '../../../src/demo/server.ts';

/** A place that a person names, and a message in it. */
export type Target = {
  readonly channel: string;
  readonly message: string;
  /** What stands in that message, and nowhere else. */
  readonly secret: string;
  /** The addresses of the message: as its client shows it, and as people write or twist it. */
  readonly links: Readonly<Record<string, string>>;
  readonly name: string;
};

/** One platform with the whole program on it, as the asker uses it. */
export type Stage = {
  readonly model: DemoServer;
  /** Uses `/summarize` with this `since`; resolves to what the asker is shown. */
  summarize(since: string): Promise<string>;
  /**
   * Chooses “Summarize from here” where the asker could see the message a moment ago; null if they
   * never could.
   */
  readonly choose: (() => Promise<string>) | null;
  /**
   * Asks a question; resolves to where the answer stands, once it does. The asker agrees to
   * whatever has to be agreed to.
   */
  question(): Promise<string>;
  /** Resolves when a reminder has come there. */
  reminded(where: string): Promise<void>;
  /** What Parley has written in a channel or thread. */
  written(channel: string): readonly string[];
};

export const CLOSED = '–';
const READ = 'read';
const POSTED = 'posted';

/** The sentence of every refusal, whatever it refuses. */
export const REFUSED = /^⚠️ I can’t read that from here: I can’t tell whether you have access/;

/** What comes of each way to have a place read: by way, whether its words got anywhere. */
export async function toReads(stage: Stage, target: Target): Promise<Record<string, string>> {
  const { model } = stage;
  const { channel, name, links, secret } = target;
  model.answer(() => textReply('In short.'));
  const outcomes: Record<string, string> = {};
  const attempt = async (way: string, run: () => Promise<string>): Promise<string> => {
    const before = model.requests.length;
    const shown = await run();
    const asked = JSON.stringify(model.requests.slice(before));
    const isRead = asked.includes(secret) || shown.includes(secret);
    outcomes[way] = isRead ? READ : CLOSED;
    return isRead ? '' : shown;
  };

  for (const [way, link] of Object.entries(links)) {
    const shown = await attempt(way, () => stage.summarize(link));
    if (shown !== '' && !REFUSED.test(shown)) outcomes[way] = `told: ${shown}`;
  }
  for (const [way, since] of [
    ['id', channel],
    ['mention', `<#${channel}>`],
    ['name', name],
    ['name with its sign', `#${name}`],
  ] as const)
    await attempt(way, () => stage.summarize(since));
  const { choose } = stage;
  if (choose) await attempt('menu', choose);
  for (const tool of ['read_channel', 'read_thread'])
    await attempt(tool, async () => {
      const input = { channel, thread: target.message, place: { channel }, link: links.link };
      model.next(callReply([{ name: tool, id: 'c1', arguments: JSON.stringify(input) }]));
      await stage.question();
      return '';
    });
  return outcomes;
}

/**
 * What comes of each way to have something written in a place: by way, whether it stands there.
 */
export async function toWrites(stage: Stage, target: Target): Promise<Record<string, string>> {
  const { model } = stage;
  const { channel, name, links } = target;
  model.answer(() => textReply('So it is.'));
  const outcomes: Record<string, string> = {};
  const attempt = async (way: string, tool: string, input: object) => {
    const before = stage.written(channel).length;
    model.next(callReply([{ name: tool, id: 'c1', arguments: JSON.stringify(input) }]));
    const where = await stage.question();
    if (tool === 'remind') await stage.reminded(where);
    outcomes[way] = stage.written(channel).length > before ? POSTED : CLOSED;
  };
  const text = 'From afar.';

  for (const [way, named] of [
    ['id', channel],
    ['mention', `<#${channel}>`],
    ['mention with its name', `<#${channel}|${name}>`],
    ['name', name],
    ['name with its sign', `#${name}`],
    ['spaces', ` ${channel} `],
    ['link', links.link],
  ] as const)
    await attempt(way, 'post_elsewhere', { channel: named, text });
  const elsewhere = { channel, place: { channel }, workspace: 'other' };
  await attempt('poll', 'poll', { question: 'Here?', options: ['Yes', 'No'], ...elsewhere });
  await attempt('reminder', 'remind', { what: 'this', at: 'in 1 second', ...elsewhere });
  return outcomes;
}

/** Every way, with the same outcome but for those that are named. */
export function toExpected(
  outcomes: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const all = Object.keys(outcomes).map((way) => [way, others[way] ?? CLOSED]);
  return Object.fromEntries(all);
}
