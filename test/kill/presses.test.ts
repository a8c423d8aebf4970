import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { blockedReply, callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import { createDemoServer } from '../../src/demo/server.ts';
import type { ChatBody } from '../../src/demo/validate.ts';
import { inDiscord, inSlack, type Room, type Seen, until } from '../e2e/pressing.ts';
import { LAUNCH, toSilence, voice } from '../e2e/voices.ts';
import { createDiscordEmulator } from '../emulators/discord/index.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';
import { createFolder } from '../storage/folder.ts';
import { type Program, startProgram } from './program.ts';
import { createSqliteStore } from './store.ts';

// Kind: the program is killed between two presses on the same button. What the first asked for is
// done once, however far it had come before the kill; the second does nothing, or finds the
// successor.

type Watched = Omit<Room, 'running'>;

/** One platform, and how the program finds it. */
type Platform = {
  readonly room: Watched;
  readonly channel: string;
  readonly environment: Record<string, string>;
  /** Says something into the microphone; what Parley wrote about it is found in `all`. */
  readonly speak: () => void;
  readonly all: () => Promise<readonly Seen[]>;
  readonly close: () => Promise<void>;
};

async function toSlack(): Promise<Platform> {
  const at = await createSlackEmulator({ ackTimeoutMs: 3_000 });
  const room = inSlack(at);
  return {
    room,
    channel: 'C1',
    environment: {
      SLACK_BOT_TOKEN: at.botToken,
      SLACK_APP_TOKEN: at.appToken,
      SLACK_API_URL: at.apiUrl,
    },
    speak: () => void at.person('U2').say({ channel: 'C1', text: '', files: [voice()] }),
    all: room.all,
    close: () => at.close(),
  };
}

async function toDiscord(): Promise<Platform> {
  const at = await createDiscordEmulator({ interactionDeadlineMs: 3_000 });
  at.deny(at.generalId, 'SEND_POLLS');
  const room = inDiscord(at);
  const person = at.person('42');
  return {
    room,
    channel: at.generalId,
    environment: { DISCORD_TOKEN: at.token, DISCORD_API_URL: at.apiUrl },
    speak: () => void person.dm('', { voice: { bytes: toSilence(), durationSecs: 1 } }),
    all: async () => [...(await room.all()), ...(await room.own(at.dmId('42')))],
    close: () => at.close(),
  };
}

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

/** A model that answers by what it is asked, and counts its answers by that. */
function createModel(channel: string) {
  const counts = new Map<string, number>();
  const reply = (body: ChatBody): ModelReply => {
    if (body.response_format) return textReply(LAUNCH);
    const said = JSON.stringify(body.messages);
    const topic = said.match(/topic-[a-z]+/g)?.at(-1) ?? 'topic-none';
    const count = (counts.get(topic) ?? 0) + 1;
    counts.set(topic, count);
    const isResult = body.messages?.at(-1)?.role === 'tool';
    if (topic === 'topic-retry' && count === 1) return blockedReply();
    if (/topic-(approve|deny)/.test(topic) && !isResult)
      return call('post_elsewhere', { channel, text: `Posted for ${topic}.` });
    if (topic === 'topic-poll' && !isResult)
      return call('poll', { question: 'Lunch?', options: ['Pizza', 'Soup'] });
    return textReply(`Answer ${count} about ${topic}.`);
  };
  return { counts, reply };
}

const TOPICS = ['again', 'retry', 'remove', 'approve', 'deny', 'poll'] as const;

/** What is pressed, by what it is on. */
const LABELS: Readonly<Record<string, string>> = {
  again: 'Regenerate',
  retry: 'Retry',
  remove: 'Delete',
  approve: 'Approve',
  deny: 'Deny',
  poll: 'Pizza',
  picture: 'Again',
  voice: 'Summary',
};

/** Whether Parley has told the platform that it has a press; only then is it sure to be kept. */
function isHeard(outcome: unknown): boolean {
  const { ok, ack } = outcome as { readonly ok?: boolean; readonly ack?: number | null };
  return ok === true || typeof ack === 'number';
}

/** The program on its own store, with a model that answers by what it is asked. */
async function begin(open: () => Promise<Platform>) {
  const platform = await open();
  const model = createModel(platform.channel);
  const server = await createDemoServer({ apiKey: 'key' });
  server.answer(model.reply);
  const folder = createFolder();
  const store = createSqliteStore(folder.path('parley.db'));
  let program: Program | null = null;
  onTestFinished(async () => {
    await program?.kill();
    await store.close();
    await Promise.all([platform.close(), server.close()]);
    folder.remove();
  });
  return {
    ...platform,
    counts: model.counts,
    async live(): Promise<Program> {
      const model = { GEMINI_API_KEY: 'key', GEMINI_BASE_URL: server.url };
      const environment = { ...model, STORE_URL: store.url, ...platform.environment };
      program = startProgram(environment, folder.path('.'));
      await program.ready;
      return program;
    },
    /** Waits until nothing is to be done any more. */
    async rest(): Promise<void> {
      for (let still = 0; still < 4; still += 1) {
        await until(async () => store.countLive() === 0);
        // What comes by the way, such as a poll, is accepted before its job ends.
        await delay(300);
        if (store.countLive() > 0) still = 0;
      }
    },
  };
}

const isOn = ({ text, labels }: Seen, topic: string): boolean => {
  const label = LABELS[topic] ?? '';
  const isNamed = ['again', 'remove', 'approve', 'deny'].includes(topic);
  return labels.includes(label) && (!isNamed || text.includes(`topic-${topic}`));
};

for (const [name, open] of [
  ['Slack', toSlack],
  ['Discord', toDiscord],
] as const) {
  test.each([0, 150])(
    `${name}: killed %i ms after every button was pressed, and pressed once more after that`,
    async (afterMs) => {
      const { room, all, speak, counts, live, rest } = await begin(open);
      const first = await live();
      for (const topic of TOPICS) await room.ask(`please talk about topic-${topic}`);
      await room.ask('/imagine a cat');
      speak();
      const topics = Object.keys(LABELS);
      const seen = new Map<string, Seen>();
      for (const topic of topics)
        seen.set(topic, await until(async () => (await all()).find((each) => isOn(each, topic))));
      await rest();
      const heard = new Set<string>();
      const press = (topic: string) =>
        seen
          .get(topic)
          ?.press(LABELS[topic] ?? '')
          .then((outcome) => isHeard(outcome) && heard.add(topic))
          .catch(() => null); // A dead program does not answer.
      void Promise.all(topics.map(press));
      await delay(afterMs);
      await first.kill();
      const isVoted = heard.has('poll');
      const second = await live();
      await Promise.race([Promise.all(topics.map(press)), delay(10_000)]);
      await rest();

      const shown = await all();
      const texts = (pattern: RegExp) =>
        shown.map(({ text }) => text).filter((text) => pattern.test(text));
      expect(texts(/topic-again/)).toEqual([expect.stringMatching(/^Answer [23]/)]);
      expect(texts(/topic-retry/)).toEqual([expect.stringMatching(/^Answer [23]/)]);
      expect(texts(/topic-remove/)).toEqual([]);
      expect(texts(/^Posted for topic-approve/).length).toBeLessThanOrEqual(1);
      expect(texts(/^Answer.*topic-approve/)).toHaveLength(1);
      expect(texts(/topic-deny/)).toEqual([expect.stringContaining('Denied')]);
      expect(texts(/Lunch\?/)).toHaveLength(1);
      // Pressed twice, a vote is taken back; if the first press was lost, it may count.
      expect(texts(/Lunch\?/)[0]).toMatch(isVoted ? /0 votes.*0 votes/s : /[01] votes?.*0 votes/s);
      const pictures = texts(/^> a cat|whether it worked/).length;
      expect(pictures).toBeGreaterThanOrEqual(2);
      expect(pictures).toBeLessThanOrEqual(3);
      expect(counts.get('topic-remove')).toBe(1);
      expect(shown.flatMap(({ labels }) => labels)).not.toContain('Stop');
      expect(second.log.filter(({ level }) => level >= 50)).toEqual([]);
    },
  );
}
