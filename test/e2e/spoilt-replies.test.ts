import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createDiscordEmulator } from '../emulators/discord/index.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';
import { createSpoiler, type Spoilt } from '../emulators/spoiler.ts';
import { WAIT_MS } from '../waiting.ts';
import { inParts, startParley } from './harness.ts';

// Kind: a call did its work, and its reply does not say so as it should: it is empty, cut, of
// another sort, or tells of an endless wait. The message that was made is found, the answer stands
// once and whole, and nothing else waits.

/** A value with everything in it that is not a list or an object replaced. */
function fill(value: unknown, by: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => fill(each, by));
  if (typeof value !== 'object' || value === null) return by;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each, by)]));
}

const filled = (by: unknown): Spoilt => ({
  toBody: (body) => JSON.stringify(fill(JSON.parse(body), by)),
});
const limited = (remaining: string, reset: string, limit: string): Spoilt => ({
  toBody: (body) => body,
  headers: {
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset-after': reset,
    'x-ratelimit-limit': limit,
  },
});

const BODIES: readonly [string, Spoilt][] = [
  ['nothing', { toBody: () => '' }],
  ['null', { toBody: () => 'null' }],
  ['a page', { type: 'text/html', toBody: () => '<html>oops</html>' }],
  ['half of it', { toBody: (body) => body.slice(0, body.length / 2) }],
  ['nulls', filled(null)],
  ['words', filled('x')],
  ['a list', { toBody: () => '[null,7,{},[[]],"x"]' }],
];
const LIMITS: readonly [string, Spoilt][] = [
  ['an endless wait', limited('0', '1e12', '5')],
  ['more room than can be counted', limited('0', '1', '1e300')],
  ['limits that are no numbers', limited('x', 'soon', '-3')],
];

const TEXT = 'This is the whole answer.';

async function onDiscord() {
  const discord = await createDiscordEmulator({ rateLimits: 'off' });
  const spoiler = await createSpoiler(discord.apiUrl);
  const tokens = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: spoiler.url };
  const parley = await startParley(tokens);
  onTestFinished(async () => {
    await parley.close();
    await discord.close();
    spoiler.close();
  });
  parley.model.answer(() => textReply(TEXT));
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  const ada = discord.person('42', { name: 'ada' });
  const ask = async (channel: string) => {
    const { id } = ada.mention('well?', { channel });
    // The thread may not be there yet, or never be.
    const own = () =>
      [channel, id]
        .filter((where) => where === channel || discord.threads(channel).some((t) => t.id === id))
        .flatMap((where) => discord.messages(where))
        .filter((message) => message.own);
    const isEnd = () =>
      own().find(({ buttons }) => buttons.some(({ label }) => label === 'Regenerate'));
    await discord.waitFor(isEnd, WAIT_MS);
    return own().map(({ text }) => text);
  };
  return { discord, spoiler, model: parley.model, ask };
}

test.each([
  ['POST a message', /^POST .*\/channels\/\d+\/messages$/, 3, [...BODIES, ...LIMITS]],
  ['POST a thread', /^POST .*\/messages\/\d+\/threads$/, 1, BODIES],
  ['GET a channel', /^GET .*\/channels\/\d+$/, 3, BODIES],
  ['POST typing', /^POST .*\/typing$/, 3, BODIES],
] as const)('Discord: whatever comes back from %s', async (_, calls, times, spoils) => {
  const { discord, spoiler, ask } = await onDiscord();
  const other = discord.addChannel('other');
  for (const [how, spoilt] of spoils) {
    const channel = discord.addChannel('spoilt');
    spoiler.spoil(calls, spoilt, times);
    const said = await ask(channel);
    spoiler.heal();

    expect(said, how).toEqual([TEXT]);
    expect(await ask(other), how).toContain(TEXT);
    expect(await ask(channel), how).toContain(TEXT);
  }
});

test.each([
  ['some edits', 2],
  ['every edit', 100],
])('Discord: whatever comes back from %s of a message', async (_, times) => {
  const { discord, spoiler, model, ask } = await onDiscord();
  const other = discord.addChannel('other');
  for (const [how, spoilt] of [...BODIES, ...LIMITS]) {
    const channel = discord.addChannel('spoilt');
    const [first, second] = [inParts(TEXT, 2), inParts(TEXT, 2)];
    model.next(first.reply);
    spoiler.spoil(/^PATCH .*\/channels\/\d+\/messages\/\d+$/, spoilt, times);
    const asked = ask(channel);
    const isShown = () =>
      [channel, ...discord.threads(channel).map(({ id }) => id)]
        .flatMap((where) => discord.messages(where))
        .some(({ own, text }) => own && text.includes('This'));
    await discord.waitFor(isShown, WAIT_MS);
    first.goOn();
    expect(await asked, how).toEqual([TEXT]);
    await discord.waitFor(() => spoiler.hits > 0, WAIT_MS);
    spoiler.heal();

    model.next(second.reply);
    second.goOn();
    expect(await ask(other), how).toContain(TEXT);
  }
});

test.each([
  ['a stream', true, /chat\.startStream/],
  ['a post', false, /chat\.postMessage/],
])('Slack: whatever comes back from the start of %s', async (_, nativeStreaming, calls) => {
  const slack = await createSlackEmulator({ nativeStreaming, rateLimits: 'off' });
  const spoiler = await createSpoiler(slack.apiUrl);
  const parley = await startParley({
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken },
    SLACK_API_URL: spoiler.url,
  });
  onTestFinished(async () => {
    await parley.close();
    await slack.close();
    spoiler.close();
  });
  parley.model.answer(() => textReply(TEXT));
  const ada = slack.person('U1');
  for (const [how, spoilt] of BODIES) {
    spoiler.spoil(calls, spoilt, 2);
    const ts = ada.mention({ channel: 'C1', text: 'well?' });
    const own = () => slack.messages('C1', ts).filter(({ user }) => user === 'UBOT');
    const isEnd = () =>
      own().find(
        ({ streaming, buttons }) => !streaming && buttons.length > 0 && buttons[0]?.text !== 'Stop',
      );
    await slack.waitFor(isEnd, WAIT_MS);
    spoiler.heal();

    expect(
      own().map(({ text }) => text.trim()),
      how,
    ).toEqual([TEXT]);
  }
});
