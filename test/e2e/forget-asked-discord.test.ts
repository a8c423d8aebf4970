import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { WAIT_MS } from './on-discord.ts';
import { quiet } from './pressing.ts';
import {
  expectFound,
  expectNothing,
  GRACE,
  type Recalling,
  recall,
  startRecall,
  tell,
} from './recalling-discord.ts';

// Kind: what is remembered of a conversation or a channel goes when its slash command is confirmed,
// and stays when it is not; `/memory` begins and ends what is remembered of a channel.

const BOSS = '41';
const KEEP = ['Keep', /^OK, I haven’t forgotten anything/] as const;
const FORGET = ['Forget', /^Forgotten: .*\d/] as const;
const KEPT = 'The giraffe budget is K0815';

async function startHere() {
  const running = await startRecall();
  running.discord.person(BOSS, { name: 'boss', admin: true });
  return running;
}

/** What the person who uses a command is shown, and no other person. */
async function use(
  { discord }: Recalling,
  by: string,
  name: string,
  options: Record<string, string>,
  channel: string,
) {
  const handle = discord.person(by).slash(name, options, { channel });
  await handle.answered();
  return discord.waitFor(
    () => (handle.response?.thinking === false ? handle.response : null),
    WAIT_MS,
  );
}

/** Asks for it, presses a button under the question and waits for what is said then. */
async function forget(
  running: Recalling,
  { by, what, at }: { readonly by: string; readonly what: string; readonly at: string },
  [label, says]: readonly [label: string, says: RegExp],
) {
  const { discord } = running;
  const question = await use(running, by, 'forget', { what }, at);
  expect(question.text).toMatch(/^\*\*Forget this (?:conversation|channel)\?\*\*/);
  expect(question.ephemeralFor).toBe(by);
  expect(question.buttons.map((each) => each.label)).toEqual(['Forget', 'Keep']);
  await discord.person(by).press(question.id, label).answered();
  const isReport = ({ text, ephemeralFor }: { text: string; ephemeralFor: string | null }) =>
    ephemeralFor === by && says.test(text);
  await discord.waitFor(() => discord.messages(at).find(isReport), WAIT_MS);
}

const inThread = ({ discord, personOf }: Recalling) =>
  personOf(GRACE).createThread({ channel: discord.addChannel('open') }, 'Inside').id;
const inChannel = ({ discord }: Recalling) => discord.addChannel('open');

type Add = (running: Recalling) => string;
type Case = readonly [what: string, where: string, by: string, add: Add];

test.each<Case>([
  ['conversation', 'a thread, by anyone', GRACE, inThread],
  ['channel', 'a channel, by an admin', BOSS, inChannel],
  ['conversation', 'a channel, which is all of it, by an admin', BOSS, inChannel],
])('Discord: /forget %s in %s takes what was said there alone', async (what, _where, by, add) => {
  const running = await startHere();
  const at = add(running);
  await tell(running, at);
  await tell(running, running.discord.addChannel('other'), { text: KEPT });
  await expectFound(running);

  await forget(running, { by, what, at }, KEEP);
  await expectFound(running);
  await forget(running, { by, what, at }, FORGET);
  const find = async (question: string) => {
    running.model.next(textReply('It is there [1].'));
    return (await recall(running, { question })).asked;
  };
  expect(await find('What is the giraffe budget?')).toContain('K0815');
  expect(await find('What is the zebra or giraffe budget?')).not.toContain('K4711');
});

test('Discord: /forget channel takes its threads as well', async () => {
  const running = await startHere();
  const channel = running.discord.addChannel('open');
  await tell(running, running.personOf(GRACE).createThread({ channel }, 'Inside').id);
  await expectFound(running);
  await forget(running, { by: BOSS, what: 'channel', at: channel }, FORGET);
  await expectNothing(running);
});

test('Discord: /memory on remembers what people say to each other, /memory off no more', async () => {
  const running = await startHere();
  const { discord, personOf } = running;
  const channel = discord.addChannel('open');
  const turn = async (state: string, by = BOSS) =>
    (await use(running, by, 'memory', { state }, channel)).text;
  const report = async () => (await use(running, GRACE, 'privacy', {}, channel)).text;

  expect(await turn('on', GRACE)).toContain('Only an admin');
  expect(await turn('on')).toContain('From now on I remember');
  personOf(GRACE).say({ channel, text: 'The zebra budget is K4711' });
  await expect.poll(report, { timeout: WAIT_MS }).toMatch(/1 passage that/);
  expect(await turn('off', GRACE)).toContain('Only an admin');
  expect(await turn('off')).toContain('only what’s said to me');
  personOf(GRACE).say({ channel, text: KEPT });
  await quiet({ running });
  expect(await report()).toMatch(/1 passage that/);
});
