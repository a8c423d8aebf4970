// What a small bot of Bolt and the openai client takes that shows a growing answer once a second:
// no store, no limits, no formatting. Plain JavaScript, as most such bots are.
import bolt from '@slack/bolt';
import OpenAI from 'openai';

const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL, GEMINI_BASE_URL } = process.env;
const EVERY_MS = 1_300; // Slack takes fifty updates a minute.
const MAX_CHARS = 3_900;

const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
const openai = new OpenAI({ apiKey: 'key', baseURL: GEMINI_BASE_URL });

app.event('app_mention', async ({ event, client }) => {
  const { channel } = event;
  const chunks = await openai.chat.completions.create({
    model: 'gemini-3.8-flash',
    messages: [{ role: 'user', content: event.text }],
    stream: true,
  });
  const { ts } = await client.chat.postMessage({ channel, thread_ts: event.ts, text: '…' });
  let text = '';
  const shown = () => text.slice(-MAX_CHARS);
  let shownAt = performance.now();
  for await (const chunk of chunks) {
    text += chunk.choices[0]?.delta?.content ?? '';
    if (performance.now() - shownAt < EVERY_MS) continue;
    shownAt = performance.now();
    await client.chat.update({ channel, ts, text: shown() });
  }
  await client.chat.update({ channel, ts, text: shown() });
  console.log('answered');
});

await app.start();
console.log('ready');
