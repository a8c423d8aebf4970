import { type Growth, integrateAge } from './age.ts';
import { paced, toPlainText, toUnevenChunks } from './model.ts';
import { ask, type Stage } from './parley.ts';

export type Platform = 'slack' | 'discord';

/** One answer: when the model wrote each part, and when it could be seen. */
export type Answer = {
  readonly name: string;
  readonly text: string;
  readonly written: Growth[];
  readonly seen: Growth[];
  /**
   * Where each character that is no white space stands, so that what a platform trims does not
   * count.
   */
  readonly inked: readonly number[];
  channel: string;
  thread: string;
};

export type LaneOptions = {
  readonly platform: Platform;
  readonly index: number;
  readonly charsPerSecond: number;
  readonly maxChars: number;
  /** Answers follow one another until the model has streamed for so long. */
  readonly streamMs: number;
};

/**
 * The last buttons of an answer are waited for so long: fifty that end together need as many
 * updates for each of their messages, of which Slack takes fifty a minute.
 */
const LATE_MS = 300_000;

/** Answers that are being watched, by what the model is asked. */
export type Watch = {
  run(lane: LaneOptions): Promise<readonly Answer[]>;
  stop(): void;
};

/**
 * Lets the model answer in lanes, and looks at what a reader can see whenever something changes.
 */
export function watch(stage: Stage): Watch {
  const answers = new Map<string, Answer>();
  const byThread = new Map<string, Answer>();
  const rates = new Map<string, number>();
  stage.model.script = ({ question }) => {
    const name = /lane-\w+-\d+-\d+/.exec(question)?.[0] ?? '';
    const answer = answers.get(name);
    if (!answer) return ['Yes.'];
    const onChunk = (at: number, characters: number) => answer.written.push({ at, characters });
    return paced(toUnevenChunks(answer.text), rates.get(name) ?? 400, onChunk);
  };

  const look = (thread: string, text: string) => {
    const answer = byThread.get(thread);
    if (!answer) return;
    const characters = toVisible(answer, text);
    const before = answer.seen.at(-1)?.characters ?? 0;
    if (characters > before) answer.seen.push({ at: performance.now(), characters });
  };
  const stopSlack = watchSlack(stage, byThread, look);
  stage.discord.onWrite = (moment, _, { path }) => {
    const thread = /^\/channels\/(\d+)\/messages/.exec(path)?.[1] ?? '';
    if (moment === 'committed' && byThread.has(thread)) look(thread, textOnDiscord(stage, thread));
  };

  return {
    async run({ platform, index, charsPerSecond, maxChars, streamMs }) {
      const done: Answer[] = [];
      for (let left = (streamMs / 1_000) * charsPerSecond; left > 0; left -= maxChars) {
        const name = `lane-${platform}-${index}-${done.length}`;
        const answer = toAnswer(name, toPlainText(Math.min(maxChars, left)));
        answers.set(name, answer);
        rates.set(name, charsPerSecond);
        Object.assign(answer, ask(stage, platform, index, name));
        byThread.set(answer.thread, answer);
        await whole(stage, platform, answer, (left / charsPerSecond) * 1_000 + LATE_MS);
        done.push(answer);
      }
      return done;
    },
    stop() {
      stopSlack();
      stage.discord.onWrite = null;
    },
  };
}

/** The average age of the oldest unseen character, in milliseconds. */
export function toStaleness(answers: readonly Answer[]): number {
  let area = 0;
  let duration = 0;
  for (const { written, seen } of answers) {
    area += integrateAge(written, seen);
    duration += (written.at(-1)?.at ?? 0) - (written[0]?.at ?? 0);
  }
  return area / duration;
}

function toAnswer(name: string, text: string): Answer {
  const inked = Array.from(text.matchAll(/\S/g), ({ index }) => index);
  return { name, text, written: [], seen: [], inked, channel: '', thread: '' };
}

/** How much of the model's text is visible: up to the first character that is not. */
function toVisible({ text, inked }: Answer, shown: string): number {
  return inked[shown.replace(/\s+/g, '').length] ?? text.length;
}

/** Resolves when the whole answer, and nothing else, can be seen. */
async function whole(stage: Stage, platform: Platform, answer: Answer, timeoutMs: number) {
  const { channel, thread, text } = answer;
  const isEnded = () =>
    platform === 'slack'
      ? stage.slack
          .messages(channel, thread)
          .some(({ buttons }) => buttons.some((button) => button.text === 'Regenerate'))
      : stage.discord
          .messages(thread)
          .some(({ buttons }) => buttons.some(({ label }) => label === 'Regenerate'));
  const deadline = performance.now() + timeoutMs;
  while (!isEnded()) {
    if (performance.now() > deadline) throw new Error(`${answer.name} did not end`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const shown = platform === 'slack' ? textOnSlack(stage, answer) : textOnDiscord(stage, thread);
  if (shown.replace(/\s+/g, '') !== text.replace(/\s+/g, ''))
    throw new Error(`${answer.name} does not show what the model wrote`);
}

function textOnDiscord({ discord }: Stage, thread: string): string {
  return discord
    .messages(thread)
    .filter(({ own }) => own)
    .map(({ text }) => text)
    .join('');
}

function textOnSlack({ slack }: Stage, { channel, thread }: Answer): string {
  return slack
    .messages(channel, thread)
    .filter(({ user }) => user === slack.botUserId)
    .map(({ text }) => text)
    .join('');
}

type Look = (thread: string, text: string) => void;

/**
 * Slack's emulator tells that something changed, not what: the calls under way say where to look.
 */
function watchSlack(stage: Stage, byThread: ReadonlyMap<string, Answer>, look: Look): () => void {
  const { slack } = stage;
  const threads = new Map<string, string>();
  const pending = new Set<(typeof slack.calls)[number]>();
  let known = 0;

  const lookAt = (thread: string) => {
    const answer = byThread.get(thread);
    if (!answer) return;
    for (const { ts } of slack.messages(answer.channel, thread)) threads.set(ts, thread);
    look(thread, textOnSlack(stage, answer));
  };

  return slack.onChange(() => {
    for (const call of slack.calls.slice(known))
      if (call.method.startsWith('chat.')) pending.add(call);
    known = slack.calls.length;
    for (const call of pending) {
      if (call.done) pending.delete(call);
      const { thread_ts: thread, ts } = call.args;
      lookAt(String(thread ?? threads.get(String(ts)) ?? ''));
    }
  });
}
