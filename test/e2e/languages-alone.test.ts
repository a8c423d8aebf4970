import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createFailingDisk } from '../doubles/failing-disk.ts';
import { onDisk } from './drawn.ts';
import { startOnSlack } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { findMarkers, findSpoken } from './speaking.ts';

// Promise 22, where one person hears something besides what everyone reads, or before anything is
// known of them: Germans where everyone else reads English.

const { WAIT_MS } = slack;
const workspaces = [{ id: 'T1', users: [{ id: 'U1', name: 'ada', locale: 'de-DE' }] }];
const german = await findMarkers('de');

function expectGerman(text: string | undefined): void {
  const { own, english } = findSpoken(text ?? '', german);
  expect([own.length > 0, english], text).toEqual([true, []]);
}

let disk: ReturnType<typeof createFailingDisk>;
beforeEach(() => {
  disk = createFailingDisk();
});
afterEach(() => {
  disk.mend();
  disk.restore();
});

test('Slack: what a person is offered to ask is in their language', async () => {
  const { slack: at } = await slack.start({ workspaces });
  at.person('U1').openHome('messages');
  const shown = await at.waitFor(() => at.prompts(at.dmOf('U1')), WAIT_MS);

  expectGerman([shown.title, ...shown.prompts.map((each) => JSON.stringify(each))].join('\n'));
});

test('Slack: who used a public command is told in their language that Slack asks to wait', async () => {
  // What is refused for its rate is meant to be.
  const running = await startOnSlack({ workspaces, rateLimits: 'off', nativeStreaming: false });
  onTestFinished(running.close);
  const at = running.slack;
  at.faults.every('chat.postMessage', { rateLimited: 6 });
  running.model.next(textReply('Here.'));
  await at.person('U1').slash('/ask', 'tell me', 'C1');
  const alone = () => at.messages('C1').find(({ ephemeralFor }) => ephemeralFor === 'U1');
  const told = await at.waitFor(alone, WAIT_MS);

  expectGerman(told.text);
});

test.each([false, true])(
  'Slack: that the store fails is told in their language (reads fail: %s)',
  async (readsToo) => {
    const running = await slack.start({ workspaces, rateLimits: 'off' }, onDisk());
    const at = running.slack;
    disk.fail('an I/O error', { readsToo });
    await at.person('U1').slash('/parley', 'help', 'C1');
    const alone = () => at.messages('C1').find(({ ephemeralFor }) => ephemeralFor === 'U1');
    const told = await at.waitFor(alone, WAIT_MS);

    expectGerman(told.text);
  },
);

test.each([false, true])(
  'Discord: that the store fails is told in their language (reads fail: %s)',
  async (readsToo) => {
    const running = await discord.start({ rateLimits: 'off' }, onDisk());
    const at = running.discord;
    await at.waitFor(() => at.commands.length > 0, WAIT_MS);
    const person = at.person('42', { name: 'grace', locale: 'de' });
    disk.fail('an I/O error', { readsToo });
    const used = person.slash('help');
    const told = () => [used.response, ...used.followUps].find((each) => each?.text)?.text;
    await expect.poll(told, { timeout: WAIT_MS }).toBeTruthy();

    expectGerman(told());
  },
);

// The kind: a notice to one person is shown as an answer is. Slack's clients know no code that
// touches Japanese letters.
test('Slack: code in a Japanese notice is parted from the letters around it', async () => {
  const users = [{ id: 'U1', name: 'ada', locale: 'ja-JP' }];
  const { slack: at } = await slack.start({ workspaces: [{ id: 'T1', users }] });
  const find = (text: string) =>
    at
      .messages('C1')
      .find((each) => each.ephemeralFor === 'U1' && each.buttons.some((b) => b.text === text));
  await at.person('U1').slash('/parley-remind', 'お茶 on the 5th or the 6th', 'C1');
  const question = await at.waitFor(() => find('いいえ'), WAIT_MS);
  await at.person('U1').press(question.ts, 'いいえ');
  const told = await at.waitFor(
    () => at.messages('C1').find(({ text }) => text.includes('何も設定していません。\u200b`')),
    WAIT_MS,
  );

  expect(told.text).toContain('\u200b`明日 9:00`\u200b、');
});

test('Discord: that a private answer reached nobody is told in the channel’s language', async () => {
  const { discord: at } = await discord.start({ rateLimits: 'off' });
  await at.waitFor(() => at.commands.length > 0, WAIT_MS);
  const person = at.person('42', { name: 'grace', locale: 'de' });
  const used = person.slash('help'); // Discord tells a person’s language with a command.
  await expect.poll(() => used.response?.text, { timeout: WAIT_MS }).toBeTruthy();
  at.closeDms('42');
  person.mention('/help');
  const told = await at.waitFor(
    () => at.messages(at.generalId).find(({ own, ephemeralFor }) => own && ephemeralFor === null),
    WAIT_MS,
  );
  const { own, english } = findSpoken(told.text, german);

  expectGerman(used.response?.text);
  expect([own, english.length > 0], told.text).toEqual([[], true]);
});
