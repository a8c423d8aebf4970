import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import {
  createPlace,
  expectNoSecret,
  giveKey,
  giveSlackBotToken,
  KEY,
  SETUP,
  sayNo,
} from './place.ts';
import { CTRL_C, DOWN, ENTER, hasPython } from './terminal.ts';

const CTRL_D = '\x04';

/** Accepts, and says nothing. */
async function startSilence() {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v1/`;
}

test.runIf(hasPython)(
  'Ctrl-D at a question ends it like Ctrl-C, and keeps what was decided',
  async () => {
    const place = await createPlace();
    const terminal = place.open();
    await giveKey(terminal);
    await terminal.see('Connect Slack?');
    terminal.type(CTRL_D);
    await terminal.see('Stopped. Everything decided so far is in .env.');

    expect(await terminal.ended).toBe(130);
    expect(place.values().GEMINI_API_KEY).toBe(KEY);
    expect(terminal.raw()).not.toMatch(/unsettled|Warning/);
  },
);

test.runIf(hasPython)('Ctrl-C while a value is checked ends it, too', async () => {
  const place = await createPlace();
  const terminal = place.open(SETUP, { GEMINI_BASE_URL: await startSilence() });
  await terminal.see('Gemini API key');
  terminal.type(KEY + ENTER);
  await terminal.see('Checking it');
  terminal.type(CTRL_C);
  await terminal.see('Stopped.');

  expect(await terminal.ended).toBe(130);
  expectNoSecret(terminal, place);
});

test.runIf(hasPython)(
  'a terminal that is closed ends it, and the next run goes on from what was decided',
  async () => {
    const place = await createPlace();
    writeFileSync(place.path, 'OTHER=kept\n');
    const terminal = place.open();
    await giveKey(terminal);
    await terminal.see('Connect Slack?');
    await terminal.close();

    expect(readdirSync(place.folder)).toEqual(['.env']);
    expect(place.values()).toMatchObject({ OTHER: 'kept', GEMINI_API_KEY: KEY });
    const next = place.open();
    await next.see('The key works.');
    await next.see('A key is already set up.');
    next.type(CTRL_C);
    expect(await next.ended).toBe(130);
    for (const each of [terminal, next]) expectNoSecret(each, place);
  },
);

test.runIf(hasPython)(
  'an app whose Socket Mode is off is told before its token is kept',
  async () => {
    const place = await createPlace({ slack: { socketMode: false } });
    const terminal = place.open();
    await giveSlackBotToken(terminal, place);
    await terminal.see('App-level token');
    terminal.type(place.slack.appToken + ENTER);
    await terminal.see('Socket Mode is turned off for the app');
    terminal.type(CTRL_C);
    await terminal.see('Stopped.');

    expect(await terminal.ended).toBe(130);
    expectNoSecret(terminal, place);
  },
);

test.runIf(hasPython).each([
  ['PARLEY_ADMINS=@alice\n', 'PARLEY_ADMINS is a name, not an id'],
  ['SLACK_TOKEN=xoxb-1\n', 'Did you mean SLACK_BOT_TOKEN?'],
  ['LOG_LEVEL="info\nHTTP_P', 'line 1: LOG_LEVEL has a quotation mark'],
])('what the start would refuse of %j is told at the end', async (text, sentence) => {
  const place = await createPlace();
  writeFileSync(place.path, text);
  const terminal = place.open();
  await terminal.see('Gemini API key');
  terminal.type(ENTER);
  await sayNo(terminal, 'Connect Slack?');
  await sayNo(terminal, 'Connect Discord?');
  await terminal.see(sentence);
  await terminal.see('Parley won’t start like this.');

  expect(await terminal.ended).toBe(1);
  expect(place.text()).toContain(text);
});

test.runIf(hasPython)(
  'a bot without its intent is told where to turn it on, and may go on',
  async () => {
    const place = await createPlace({ discord: { messageContent: false } });
    const terminal = place.open();
    await terminal.see('Gemini API key');
    terminal.type(ENTER);
    await sayNo(terminal, 'Connect Slack?');
    await terminal.see('Connect Discord?');
    terminal.type(ENTER);
    await terminal.see('Bot token');
    terminal.type(place.discord.token + ENTER);
    await terminal.see('Message Content Intent is off');
    await terminal.see(`https://discord.com/developers/applications/${place.discord.bot.id}/bot`);
    await terminal.see('Check again');
    terminal.type(DOWN + ENTER);
    await terminal.see('Say hello in a channel?');
    terminal.type(CTRL_C);

    expect(await terminal.ended).toBe(130);
    expect(place.values().DISCORD_TOKEN).toBe(place.discord.token);
    expectNoSecret(terminal, place);
  },
);
