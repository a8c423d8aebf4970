import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import * as slack from './on-slack.ts';
import { ADA, GRACE, recall, startRecall } from './recalling-discord.ts';
import { createWatchedStore, ENGINES } from './stored-words.ts';
import { toHeard, toSilence, voice } from './voices.ts';

// Kind: what another person had transcribed is the speaker's words: once their message is deleted
// none of it stays, wherever it was transcribed and whatever was made from it.

const { WAIT_MS } = slack;
const SECRET = 'K4711';
const HEARD = toHeard([{ start: 0, speaker: 'Speaker 1', text: 'The zebra budget is K4711' }], '');
const POLL = { timeout: WAIT_MS };

async function startOnSlack(engine: (typeof ENGINES)[number] = 'SQLite') {
  const { url, stored } = await createWatchedStore(engine);
  const running = await slack.start({}, { STORE_URL: url });
  running.model.answer(({ response_format }) => textReply(response_format ? HEARD : 'In short.'));
  running.slack.addChannel({ id: 'C3', name: 'third', members: ['U1', 'U2'] });
  const { voice: _, ...file } = { ...voice('talk.wav'), mimetype: 'audio/wav' };
  const speak = () => running.slack.person('U2').say({ channel: 'C1', text: '', files: [file] });
  return { ...running, stored, speak };
}

type OnSlack = Awaited<ReturnType<typeof startOnSlack>>;

const toLink = (ts: string) => `https://t1.slack.com/archives/C1/p${ts.replace('.', '')}`;

const shownOnSlack = ({ slack: emulator }: OnSlack) =>
  ['C1', 'C3', emulator.dmOf('U1')]
    .flatMap((channel) => emulator.messages(channel))
    .filter(({ user, text }) => user === 'UBOT' && text.includes(SECRET));

const WAYS: Readonly<Record<string, (running: OnSlack, link: string) => unknown>> = {
  'by a command elsewhere': ({ slack: { person } }, link) =>
    person('U1').slash('/transcribe', link, 'C3'),
  'in a thread elsewhere': ({ slack: { person } }, link) =>
    person('U1').mention({ channel: 'C3', text: `/transcribe ${link}` }),
  'in direct messages': ({ slack: { person } }, link) =>
    person('U1').dm({ text: `/transcribe ${link}` }),
};

for (const engine of ENGINES)
  test.each(Object.entries(WAYS))(
    `Slack, ${engine}: transcribed %s, and summed up, it goes with its message`,
    async (_, transcribe) => {
      const running = await startOnSlack(engine);
      const { slack: emulator, stored, model } = running;
      const ts = running.speak();
      transcribe(running, toLink(ts));
      const [shown] = await emulator.waitFor(() => {
        const all = shownOnSlack(running).filter(({ streaming }) => !streaming);
        return all.length > 0 && all;
      }, WAIT_MS);
      if (!shown) throw new Error('it was not transcribed');
      model.answer(() => textReply(`In short: ${SECRET}.`));
      await emulator.person('U1').press(shown.ts, 'Summary');
      await emulator.waitFor(
        () => shownOnSlack(running).some(({ text }) => text.includes('In short')),
        WAIT_MS,
      );
      emulator.person('U2').remove(ts);

      await expect.poll(() => stored([SECRET]), POLL).toEqual([]);
      await expect.poll(() => shownOnSlack(running), POLL).toEqual([]);
    },
  );

test('Slack: deleted while it is heard, or transcribed twice, nothing of it stays', async () => {
  const running = await startOnSlack();
  const { slack: emulator, stored, model } = running;
  const ts = running.speak();
  await emulator.person('U1').slash('/transcribe', toLink(ts), 'C3');
  await emulator.waitFor(() => shownOnSlack(running).length === 1, WAIT_MS);
  const gated = createGatedReply();
  model.next(gated.reply);
  const before = model.requests.length;
  await emulator.person('U1').slash('/transcribe', toLink(ts), 'C3');
  await expect.poll(() => model.requests.length, POLL).toBe(before + 1);
  emulator.person('U2').remove(ts);
  gated.say(HEARD);
  gated.end();

  await expect.poll(() => stored([SECRET]), POLL).toEqual([]);
  await expect.poll(() => shownOnSlack(running), POLL).toEqual([]);
});

test('Discord: what somebody else had transcribed elsewhere goes with its message', async () => {
  const { url, stored } = await createWatchedStore('SQLite');
  const running = await startRecall({ STORE_URL: url });
  const { discord, model, personOf } = running;
  model.answer(({ response_format }) => textReply(response_format ? HEARD : 'It is [1].'));
  const [channel, elsewhere] = [discord.addChannel('talks'), discord.addChannel('other')];
  const file = { name: 'talk.wav', contentType: 'audio/wav', bytes: toSilence() };
  const { id } = personOf(GRACE).say({ channel, text: '', attachments: [file] });
  const link = `https://discord.com/channels/${discord.guildId}/${channel}/${id}`;
  await personOf(ADA).slash('transcribe', { link }, { channel: elsewhere }).answered();
  const shown = () => discord.messages(elsewhere).filter(({ text }) => text.includes(SECRET));
  await discord.waitFor(() => shown().length > 0, WAIT_MS);
  await expect.poll(async () => (await recall(running)).asked, POLL).toContain(SECRET);
  personOf(GRACE).remove(id);

  await expect.poll(() => stored([SECRET]), POLL).toEqual([]);
  await expect.poll(shown, POLL).toEqual([]);
  expect((await recall(running)).asked).not.toContain(SECRET);
});
