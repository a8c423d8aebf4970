// What a small bot of the same libraries takes that shows growing answers: no store, no limits, no
// formatting, nothing kept. What it takes is what Parley cannot go below without replacing them.
// Plain JavaScript, as most such bots are.
import OpenAI from 'openai';

const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL } = process.env;
const { DISCORD_TOKEN, DISCORD_API_URL, GEMINI_BASE_URL, PLAIN_EVERY_MS, PLAIN_STREAMS } =
  process.env;
const UPDATE_EVERY_MS = 1_300; // Slack takes fifty updates a minute.
const EVERY_MS = Number(PLAIN_EVERY_MS ?? UPDATE_EVERY_MS);
const MAX_SLACK_CHARS = 3_900;
const MAX_DISCORD_CHARS = 1_900;

const openai = new OpenAI({ apiKey: 'key', baseURL: GEMINI_BASE_URL });

/** Asks the model, and shows the text at every step and at the end. */
async function answer(content, show) {
  const chunks = await openai.chat.completions.create({
    model: 'gemini-3.8-flash',
    messages: [{ role: 'user', content }],
    stream: true,
  });
  let text = '';
  let shownAt = performance.now();
  for await (const chunk of chunks) {
    text += chunk.choices[0]?.delta?.content ?? '';
    if (performance.now() - shownAt < EVERY_MS) continue;
    shownAt = performance.now();
    await show(text);
  }
  await show(text);
  say('answered');
}

/** As Parley logs, so that the same is read. */
function say(msg) {
  console.log(JSON.stringify({ msg }));
}

async function startSlack() {
  const { default: bolt } = await import('@slack/bolt');
  const app = new bolt.App({
    token: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN,
    socketMode: true,
    clientOptions: { slackApiUrl: SLACK_API_URL },
  });
  app.event('app_mention', ({ event, body, client }) =>
    PLAIN_STREAMS ? stream(event, body.team_id, client) : update(event, client),
  );
  await app.start();
}

async function update({ channel, ts: thread_ts, text }, client) {
  const { ts } = await client.chat.postMessage({ channel, thread_ts, text: '…' });
  await answer(text, (shown) =>
    client.chat.update({ channel, ts, text: shown.slice(-MAX_SLACK_CHARS) }),
  );
}

/** With a part of the answer in each call; Slack accepts a hundred a minute. */
async function stream({ channel, ts: thread_ts, text, user }, team, client) {
  const { ts } = await client.chat.startStream({
    ...{ channel, thread_ts, recipient_user_id: user, recipient_team_id: team },
  });
  let length = 0;
  await answer(text, async (shown) => {
    const markdown_text = shown.slice(length);
    length = shown.length;
    if (markdown_text !== '') await client.chat.appendStream({ channel, ts, markdown_text });
  });
  await client.chat.stopStream({ channel, ts });
}

async function startDiscord() {
  const { Client, Events, GatewayIntentBits } = await import('discord.js');
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  const client = new Client({
    intents: [Guilds, GuildMessages, MessageContent],
    rest: { api: DISCORD_API_URL },
  });
  client.on(Events.MessageCreate, async (message) => {
    if (message.author.bot) return;
    const reply = await message.reply('…');
    await answer(message.content, (shown) => reply.edit(shown.slice(-MAX_DISCORD_CHARS)));
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(DISCORD_TOKEN);
  await ready;
}

await Promise.all([SLACK_BOT_TOKEN && startSlack(), DISCORD_TOKEN && startDiscord()]);
say('ready');
