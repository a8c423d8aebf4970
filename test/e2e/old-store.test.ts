import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { type OldStore, openOldStore, type Running } from './old-store.ts';

// The store that commit 73314a1 left behind when it was killed, opened by the program of today.

const DAY_MS = 24 * 60 * 60_000;
const FINAL = ['Regenerate', '👍', '👎', 'Delete'];

/** What was left undone at the kill: by where it stands. */
const BROKEN_OFF = ['Waiting', 'Streaming', 'Delivering'];

/** Everything of Parley's that was finished when the old program was killed. */
async function seeFinished(old: OldStore, { page }: Running) {
  const undone = [...old.slack.messages('C1')].filter(({ ts, threadTs }) =>
    BROKEN_OFF.some((name) => [ts, threadTs].includes(old.idOf(`slack${name}`))),
  );
  const threads = BROKEN_OFF.map((name) => old.idOf(`discord${name}`));
  const onPage = [old.idOf('pageWaiting'), old.idOf('pageStreaming')];
  return {
    slack: old.onSlack().filter(({ id }) => !undone.some(({ ts }) => ts === id)),
    elsewhere: old.onSlack(null, 'C3'),
    discord: old
      .channels()
      .filter((channel) => !threads.includes(channel))
      .flatMap(old.onDiscord)
      .filter(({ text }) => !text.includes('The answer goes on and on.')),
    page: (await page.messages()).filter(({ thread, id }) => !onPage.includes(thread ?? id)),
  };
}

/** Opens it with a model that says this, and waits until all that was broken off has ended. */
async function reopen(said = 'It goes on.') {
  const old = await openOldStore();
  const running = await old.start();
  running.model.answer(() => textReply(said));
  const before = await seeFinished(old, running);
  await running.quiet();
  return { old, running, before };
}

/** What is said, however it is broken into lines and messages. */
const toWords = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Time for what should not come. */
const MOMENT_MS = 500;

test('what was broken off goes on in its own messages, and nothing is doubled', async () => {
  const { old, running, before } = await reopen();

  const once = (seen: readonly { text: string; labels: readonly string[] }[]) =>
    seen.map(({ text, labels }) => ({ text, labels }));
  const whole = [{ text: 'It goes on.', labels: FINAL }];
  expect(once(old.onSlack('slackWaiting'))).toEqual(whole);
  expect(once(old.onSlack('slackStreaming'))).toEqual(whole);
  expect(once(old.onDiscord(old.idOf('discordWaiting')))).toEqual(whole);
  expect(once(old.onDiscord(old.idOf('discordStreaming')))).toEqual(whole);
  for (const name of ['pageWaiting', 'pageStreaming'])
    expect(await running.page.answers(old.idOf(name))).toMatchObject([
      { text: 'It goes on.', isOpen: false },
    ]);
  // A model was asked for these six and for nothing else: what was being delivered was known.
  expect(running.model.requests).toHaveLength(6);

  const isLong = ({ text }: { text: string }) => text.includes('The answer goes on and on.');
  const delivered = [
    [old.onSlack('slackDelivering'), 'something long for Slack'],
    [old.onDiscord(old.idOf('discordDelivering')), 'long for Discord","'],
    [old.onDiscord(old.discord.generalId).filter(isLong), '"question":"something long'],
  ] as const;
  for (const [seen, words] of delivered) {
    expect(seen.map(({ labels }) => labels)).toEqual([[], FINAL]);
    expect(toWords(seen.map(({ text }) => text).join('\n'))).toBe(
      toWords(running.storedText(words)),
    );
  }
  expect(await seeFinished(old, running)).toEqual(before);
  expect(old.slack.messages('C1').filter(({ streaming }) => streaming)).toEqual([]);
  expect(running.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('an event that is delivered once more under its old key is still known', async () => {
  const { old, running, before } = await reopen();
  const asked = running.model.requests.length;

  await old.redeliver('slackThreadDelivery');
  await old.redeliver('slackNoteDelivery');
  await old.redeliver('slackVoteDelivery');
  for (const name of ['discordThread', 'discordNote'])
    old.discord.tell('MESSAGE_CREATE', old.idOf(name));
  old.reinteract('discordVote');
  await delay(MOMENT_MS);
  await running.quiet();

  expect(running.model.requests).toHaveLength(asked);
  expect(await seeFinished(old, running)).toEqual(before);
});

test('threads are followed, and what was said and set there is remembered', async () => {
  const { old, running } = await reopen('Of course.');
  const last = () => JSON.stringify(running.model.requests.at(-1)?.messages);

  const threadTs = old.idOf('slackThread');
  old.slack.person('U1').say({ channel: 'C1', threadTs, text: 'and now?' });
  await old.slack.waitFor(() => old.onSlack('slackThread').at(-1)?.text === 'Of course.');
  expect(last()).toContain('hello, Parley');
  expect(old.onSlack('slackThread')).toHaveLength(3);

  const channel = old.idOf('discordThread');
  old.discord.person('42').say({ channel, text: 'and now?' });
  await old.discord.waitFor(() => old.onDiscord(channel).at(-1)?.text === 'Of course.');
  expect(last()).toContain('and without a mention?');
  expect(old.onDiscord(channel)).toHaveLength(3);

  await running.page.say('and now?', old.idOf('pageThread'));
  await running.page.waitFor((all) => all.find(({ text }) => text === 'Of course.'));
  expect(last()).toContain('hello, Parley');

  await old.slack.person('U1').slash('/parley', 'persona', 'C1');
  await old.slack.waitFor(() =>
    old.onSlack().some(({ text }) => text.startsWith('Persona in this channel: tutor')),
  );
  const used = old.discord.person('42').slash('timezone');
  await old.discord.waitFor(() => used.response?.text.includes('Europe/Berlin'));
});

test('reminders come once, a series again and again, a cancelled one never', async () => {
  const { old, running } = await reopen();
  await old.slack.person('U1').press(old.idOf('slackOnce'), 'Cancel');
  await old.slack.waitFor(() => old.onSlack().some(({ text }) => text.startsWith('Canceled')));
  await running.close();

  const count = (seen: readonly { text: string }[], what: string) =>
    seen.filter(({ text }) => text.includes('⏰ Reminder') && text.includes(what)).length;
  const everywhere = () => old.channels().flatMap(old.onDiscord);
  for (const days of [1, 2]) {
    old.later(days * DAY_MS);
    const again = await old.start();
    await again.quiet();
    const coming = () =>
      count(old.onSlack(), 'stand up') === days && count(everywhere(), 'stand up') === days;
    await old.slack.waitFor(coming);
    await again.quiet();
    expect(count(old.onSlack(), 'pour the tea')).toBe(1);
    expect(count(old.onSlack(), 'water the plants')).toBe(0);
    expect(count(everywhere(), 'pour the tea')).toBe(1);
    expect(count(everywhere(), 'water the plants')).toBe(1);
    const page = await again.page.messages();
    expect(count(page, 'water the plants')).toBe(1);
    await again.close();
  }
});
