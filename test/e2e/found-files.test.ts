import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { countHeard, hear, onDiscord, toSilence, voice } from './voices.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const wav = (name = 'call.wav') => ({ name, bytes: toSilence(), contentType: 'audio/wav' });
const slackWav = { name: 'call.wav', bytes: toSilence(), mimetype: 'audio/wav' };

/** Waits for a sentence of Parley's in a channel. */
const said = ({ slack: emulator }: slack.Running, channel: string, words: string) =>
  emulator.waitFor(
    () => emulator.messages(channel).find(({ text }) => text.includes(words)),
    slack.WAIT_MS,
  );

/** Commands can be used once they are registered. */
const registered = ({ discord: emulator }: discord.Running) =>
  emulator.waitFor(() => emulator.commands.length > 0, discord.WAIT_MS);

const toLink = (channel: string, ts: string) =>
  `https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}`;

test('Slack: a link leads to the recording of that message, also in another channel that all here are in', async () => {
  const channels = [{ id: 'C1' }, { id: 'C3' }];
  const running = await slack.start({ workspaces: [{ id: 'T1', channels }] });
  running.model.answer(hear('never'));
  const person = running.slack.person('U1');
  const ts = person.say({ channel: 'C3', text: 'listen', files: [slackWav] });
  person.say({ channel: 'C3', text: 'and later', files: [{ ...slackWav, name: 'later.wav' }] });
  await person.slash('/transcribe', toLink('C3', ts), 'C1');
  const { text } = await said(running, 'C1', 'Friday');

  expect(text).toContain('call.wav');
});

test('Slack: what a link leads to, and others here may not hear, is told to the asker alone and not remembered', async () => {
  const channels = [{ id: 'C1' }, { id: 'C3', members: ['U1'] }];
  const running = await slack.start({ workspaces: [{ id: 'T1', channels }] });
  running.model.answer(hear('never'));
  const person = running.slack.person('U1');
  const ts = person.say({ channel: 'C3', text: 'listen', files: [slackWav] });
  await person.slash('/transcribe', toLink('C3', ts), 'C1');
  const shown = await said(running, 'C1', 'Friday');
  running.model.next(textReply('No idea.'));
  const question = person.mention({ channel: 'C1', text: 'what was that?' });
  await slack.answer(running, 'C1', question);

  expect(shown).toMatchObject({ ephemeralFor: 'U1', buttons: [] });
  expect(slack.asked(running)).not.toContain('Friday');
});

test('Slack: a link into a place that one may not read is refused, and so is what is no link', async () => {
  const channels = [{ id: 'C1' }, { id: 'C3', members: ['U2'] }];
  const running = await slack.start({ workspaces: [{ id: 'T1', channels }] });
  running.model.answer(hear('never'));
  const ts = running.slack.person('U2').say({ channel: 'C3', text: 'secret', files: [slackWav] });
  const person = running.slack.person('U1');
  await person.slash('/transcribe', toLink('C3', ts), 'C1');
  await said(running, 'C1', 'can’t read that from here');
  await person.slash('/transcribe', 'https://example.org/a.wav', 'C1');
  await said(running, 'C1', 'isn’t a link to a message');
  await person.slash('/transcribe', '', 'C1');
  await said(running, 'C1', 'no recording in the recent messages');

  expect(countHeard(running.model)).toBe(0);
});

test('Slack: the voice note of somebody who wants no transcripts is nobody else’s to transcribe', async () => {
  const running = await slack.start();
  running.model.answer(hear('never'));
  const shy = running.slack.person('U2');
  await shy.slash('/transcribe', 'off', 'C1');
  await said(running, 'C1', 'stopped transcribing');
  shy.say({ channel: 'C1', text: '', files: [voice()] });
  await running.slack.person('U1').slash('/transcribe', '', 'C1');
  await said(running, 'C1', 'no recording in the recent messages');
  await shy.slash('/transcribe', '', 'C1');
  await said(running, 'C1', 'Shall we launch');

  expect(countHeard(running.model)).toBe(1);
});

test('Slack: where Parley is no member it says that it cannot look', async () => {
  const running = await slack.start();
  await running.slack.person('U1').slash('/transcribe', '', 'C2');
  await said(running, 'C2', 'I can’t read messages here');
});

test('Slack: in a thread the recording of that thread is meant', async () => {
  const running = await slack.start();
  running.model.answer(hear('never'));
  const person = running.slack.person('U1');
  const root = person.say({ channel: 'C1', text: 'the call', files: [slackWav] });
  person.say({ channel: 'C1', text: 'another', files: [{ ...slackWav, name: 'other.wav' }] });
  person.mention({ channel: 'C1', threadTs: root, text: '/transcribe' });
  const { text, threadTs } = await said(running, 'C1', 'Friday');

  expect(text).toContain('call.wav');
  expect(threadTs).toBe(root);
});

test('Discord: /transcribe takes the attached file, or the latest one in the channel', async () => {
  const running = await discord.start();
  await registered(running);
  running.model.answer(hear('never'));
  const person = running.discord.person('42');
  const channel = running.discord.generalId;
  person.say({ channel, text: 'the call', attachments: [wav('before.wav')] });
  person.say({ channel, text: 'no recording', attachments: [{ name: 'a.txt', bytes: PNG }] });
  const latest = await person.slash('transcribe').answered();
  await running.discord.waitFor(
    () => latest.response?.text.includes('before.wav') && latest.response.buttons.length === 5,
    discord.WAIT_MS,
  );
  const given = await person.slash('transcribe', { file: wav('given.wav') }).answered();
  await running.discord.waitFor(
    () => given.response?.text.includes('given.wav') && given.response.buttons.length === 5,
    discord.WAIT_MS,
  );

  expect(onDiscord(running, channel)).toHaveLength(2);
  expect(given.response?.text).toContain('Shall we launch on Friday?');
});

test('Discord: a link leads to a message of a channel that one may read', async () => {
  const running = await discord.start();
  await registered(running);
  running.model.answer(hear('never'));
  const person = running.discord.person('42');
  const channel = running.discord.generalId;
  const { id } = person.say({ channel, attachments: [wav('linked.wav')] });
  person.say({ channel, attachments: [wav('later.wav')] });
  const link = `https://discord.com/channels/${running.discord.guildId}/${channel}/${id}`;
  const handle = await person.slash('transcribe', { link }).answered();
  await running.discord.waitFor(
    () => handle.response?.text.includes('linked.wav'),
    discord.WAIT_MS,
  );
});

test('Discord: a link into a thread is followed where the thread is open to all', async () => {
  const running = await discord.start();
  await registered(running);
  running.model.answer(hear('Hello.'));
  const person = running.discord.person('42');
  const question = person.mention('hello');
  await discord.answer(running, question.id);
  const { id } = person.say({ channel: question.id, text: '', attachments: [wav('inside.wav')] });
  const link = `https://discord.com/channels/${running.discord.guildId}/${question.id}/${id}`;
  const handle = await person.slash('transcribe', { link }).answered();
  await running.discord.waitFor(
    () => handle.response?.text.includes('inside.wav'),
    discord.WAIT_MS,
  );
});

test('Slack: Stop ends a transcription, and what was not begun is not heard', async () => {
  const running = await slack.start();
  running.model.answer(() => ({ frames: forever() }));
  const person = running.slack.person('U1');
  person.say({ channel: 'C1', text: 'the call', files: [slackWav] });
  await person.slash('/transcribe', '', 'C1');
  const { ts } = await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1')
        .find(({ buttons }) => buttons.some(({ text }) => text === 'Stop')),
    slack.WAIT_MS,
  );
  await expect.poll(() => running.model.requests.length).toBe(1);
  await person.press(ts, 'Stop');
  await running.slack.waitFor(
    () => running.slack.message(ts).buttons.every(({ text }) => text !== 'Stop'),
    slack.WAIT_MS,
  );

  expect(running.slack.message(ts).text).toContain('Stopped.');
});

async function* forever() {
  await new Promise<never>(() => {});
  yield {};
}

test('Slack: /describe shows the model the latest picture; Regenerate is about the same one', async () => {
  const running = await slack.start();
  running.model.answer(() => textReply('A single pixel.'));
  const person = running.slack.person('U1');
  const picture = { name: 'pixel.png', bytes: PNG, mimetype: 'image/png' };
  person.say({ channel: 'C1', text: 'look', files: [picture] });
  await person.slash('/describe', '', 'C1');
  const answered = await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1')
        .find(({ buttons }) => buttons.some(({ text }) => text === 'Regenerate')),
    slack.WAIT_MS,
  );
  expect(answered.text).toBe('A single pixel.');
  expect(slack.asked(running)).toContain('data:image/png;base64,');
  const [first] = running.model.requests;

  const other = { ...picture, name: 'other.png', bytes: Buffer.concat([PNG, Buffer.from('x')]) };
  person.say({ channel: 'C1', text: 'another', files: [other] });
  await person.press(answered.ts, 'Regenerate');
  await expect.poll(() => running.model.requests.length).toBe(2);
  expect(running.model.requests[1]?.messages).toEqual(first?.messages);
});

test('Discord: /describe takes the attached picture, and says so where there is none', async () => {
  const running = await discord.start();
  await registered(running);
  running.model.answer(() => textReply('A single pixel.'));
  const person = running.discord.person('42');
  const none = await person.slash('describe').answered();
  await running.discord.waitFor(
    () => none.response?.text.includes('I found no image in the recent messages'),
    discord.WAIT_MS,
  );
  const image = { name: 'pixel.png', bytes: PNG, contentType: 'image/png' };
  const given = await person.slash('describe', { image }).answered();
  await running.discord.waitFor(
    () => given.response?.text.includes('A single pixel.'),
    discord.WAIT_MS,
  );

  expect(discord.asked(running)).toContain('data:image/png;base64,');
});
