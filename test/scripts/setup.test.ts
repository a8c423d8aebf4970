import { statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TEST_MS } from '../waiting.ts';
import {
  createPlace,
  expectNoSecret,
  giveKey,
  giveSlackBotToken,
  KEY,
  type Place,
  SETUP,
  START,
  sayNo,
} from './place.ts';
import { CTRL_C, DOWN, ENTER, hasPython, type Terminal } from './terminal.ts';

async function connectSlack(terminal: Terminal, { slack }: Place): Promise<void> {
  await terminal.see('Connect Slack?');
  terminal.type(ENTER);
  await terminal.see('have an app for Parley?');
  terminal.type(ENTER); // No: the link is shown.
  await terminal.see('https://api.slack.com/apps?new_app=1&manifest_json=%7B');
  await terminal.see('Bot token');
  terminal.type(slack.appToken + ENTER); // The two are often swapped.
  await terminal.see('isn’t a bot token');
  terminal.type(slack.botToken + ENTER);
  await terminal.see('It works: @bot');
  await terminal.see('App-level token');
  terminal.type(slack.appToken + ENTER);
  await terminal.see('Say hello in a channel?');
  terminal.type(ENTER);
  await terminal.see('Said hello.');
}

test.runIf(hasPython)(
  'from nothing to the first answer on Slack, by what the set-up says',
  { timeout: TEST_MS },
  async () => {
    const place = await createPlace();
    const { slack } = place;
    const terminal = place.open();
    await giveKey(terminal);
    await connectSlack(terminal, place);
    await sayNo(terminal, 'Connect Discord?');
    await terminal.see('Who may use Parley?');
    terminal.type(DOWN + ENTER);
    await terminal.see('Type to search');
    terminal.type(`\t${ENTER}`); // The workspace stands first.
    await terminal.see('Allowed: everyone in t1');
    await terminal.see('Who are its admins?');
    terminal.type(DOWN + ENTER);
    await terminal.see('Type to search');
    terminal.type(`\t${ENTER}`);
    await terminal.see('Admins: Ada Lovelace');
    await terminal.see('npm start');
    expect(await terminal.ended).toBe(0);

    expect(place.values()).toMatchObject({
      GEMINI_API_KEY: KEY,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      PARLEY_ALLOW: 'T1',
      PARLEY_ADMINS: 'U1',
      DISCORD_TOKEN: '',
    });
    expect(statSync(place.path).mode & 0o777).toBe(0o600);
    expect(slack.messages('C1').at(-1)?.text).toContain('Hello, I’m here.');
    expectNoSecret(terminal, place);

    const program = place.open(START);
    await slack.waitFor(() => slack.socket.connections > 0);
    const ada = slack.person('U1');
    const ts = ada.mention({ channel: 'C1', text: 'Are you there?' });
    await slack.waitFor(() =>
      slack.messages('C1', ts).some(({ user, text }) => user === slack.botUserId && text !== ''),
    );
    program.type(CTRL_C);
    await program.ended;
  },
);

test.runIf(hasPython)(
  'from nothing to the first answer on Discord, waiting for the server',
  { timeout: TEST_MS },
  async () => {
    const place = await createPlace();
    const { discord } = place;
    const bot = { authorization: `Bot ${discord.token}` };
    await fetch(`${discord.apiUrl}/v10/users/@me/guilds/${discord.guildId}`, {
      method: 'DELETE',
      headers: bot,
    });
    const terminal = place.open();
    await giveKey(terminal);
    await sayNo(terminal, 'Connect Slack?');
    await terminal.see('Connect Discord?');
    terminal.type(ENTER);
    await terminal.see('Bot token');
    terminal.type(`${'0123456789abcdef'.repeat(2)}${ENTER}`); // The client secret.
    await terminal.see('use the client secret or the public key');
    await terminal.see('What now?');
    terminal.type(ENTER); // Enter it again.
    await terminal.see('Bot token');
    terminal.type(discord.token + ENTER);
    await terminal.see('It works: parley');
    await terminal.see('\nhttps://discord.com/oauth2/authorize');
    await terminal.see('Waiting for the server');
    const { id: home, generalId } = discord.addGuild('Home');
    await terminal.see('Parley is on the server.');
    await terminal.see('Say hello in a channel?');
    terminal.type(ENTER);
    await terminal.see('Said hello.');
    await terminal.see('Who may use Parley?');
    terminal.type(ENTER);
    await terminal.see('Who are its admins?');
    terminal.type(DOWN + ENTER); // They and the people I choose.
    await terminal.see('Type to search');
    terminal.type(`\t${ENTER}`); // Whom the application belongs to.
    await terminal.see('Admins: owner');
    await terminal.see('npm start');
    expect(await terminal.ended).toBe(0);

    expect(place.values()).toMatchObject({
      DISCORD_TOKEN: discord.token,
      PARLEY_ALLOW: '',
      PARLEY_ADMINS: '1',
    });
    expect(discord.messages(generalId).at(-1)?.text).toContain('Hello, I’m here.');
    expectNoSecret(terminal, place);

    const program = place.open(START);
    await discord.waitFor(() => discord.commands.length > 0); // Registered once it is connected.
    const ada = discord.person('1000000000000000042', { guild: home, name: 'Ada' });
    const { id } = ada.mention('Are you there?');
    await discord.waitFor(() => discord.messages(id).some(({ own, text }) => own && text !== ''));
    expect(program.raw()).not.toContain(discord.token);
    program.type(CTRL_C);
    await program.ended;
  },
);

const OLD = `# mine
export LOG_LEVEL=warn

GEMINI_API_KEY='${KEY}'
MY_OWN="two
lines" # stays
# end`;

test.runIf(hasPython)('run again it keeps what is there, and what it does not know', async () => {
  const place = await createPlace();
  writeFileSync(place.path, OLD, { mode: 0o644 });
  const terminal = place.open();
  await terminal.see('The key works.');
  await terminal.see('already set up');
  terminal.type(DOWN + DOWN + ENTER); // Remove it.
  await sayNo(terminal, 'Connect Slack?');
  await sayNo(terminal, 'Connect Discord?');
  await terminal.see('npm start');
  expect(await terminal.ended).toBe(0);

  expect(place.text()).toBe(`${OLD.replace(`'${KEY}'`, '')}\n`);
  expect(statSync(place.path).mode & 0o777).toBe(0o600);
  expectNoSecret(terminal, place);
});

test.runIf(hasPython)('Ctrl-C at a question leaves the file as it was', async () => {
  const place = await createPlace();
  writeFileSync(place.path, OLD);
  const terminal = place.open();
  await terminal.see('already set up');
  terminal.type(DOWN + ENTER); // Change it.
  await terminal.see('Gemini API key');
  terminal.type('AIzaHalfAKey');
  terminal.type(CTRL_C);
  await terminal.see('Stopped.');

  expect(await terminal.ended).toBe(130);
  expect(place.text()).toBe(OLD);
  expect(terminal.raw()).not.toContain('AIzaHalfAKey');
});

test.runIf(hasPython)('without a network a key may be taken unchecked, or left out', async () => {
  const place = await createPlace();
  const terminal = place.open(SETUP, { GEMINI_BASE_URL: 'http://127.0.0.1:59999/v1beta/openai/' });
  await terminal.see('Gemini API key');
  terminal.type(KEY + ENTER);
  await terminal.see('can’t be reached: the connection was refused');
  await terminal.see('What now?');
  terminal.type(DOWN + ENTER); // Use it unchecked.
  await sayNo(terminal, 'Connect Slack?');
  await sayNo(terminal, 'Connect Discord?');
  await terminal.see('npm start');

  expect(await terminal.ended).toBe(0);
  expect(place.values().GEMINI_API_KEY).toBe(KEY);
  expect(terminal.raw()).not.toMatch(/\n\s+at /);
});

test.runIf(hasPython)('a workspace that refuses the app is told', async () => {
  const place = await createPlace();
  place.slack.faults.every('auth.test', { error: 'team_access_not_granted' });
  const terminal = place.open();
  await giveSlackBotToken(terminal, place);
  await terminal.see('doesn’t allow this app: ask an owner');
  await terminal.see('What now?');
  terminal.type(DOWN + ENTER);
  await terminal.see('Slack stays off.');
  await sayNo(terminal, 'Connect Discord?');
  await terminal.see('npm start');

  expect(await terminal.ended).toBe(0);
  expectNoSecret(terminal, place);
});
