import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { modelGone } from '../../src/demo/errors.ts';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { startParley } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const OTHER = 'gemini-3.5-flash-lite';
const SUMMIT = JSON.stringify({
  ...{ title: 'Summit', start: '2030-01-04T12:30', end: null, place: null },
  ...{ timeZone: null, notes: null },
});

/** A store that outlasts a restart. */
async function onDisk(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  return { STORE_URL: `sqlite:${join(folder, 'parley.db')}` };
}

/** What the model was asked with last. */
const lastRequest = ({ model }: Pick<slack.Running, 'model'>) => {
  const request = model.requests.at(-1);
  return {
    model: request?.model,
    effort: request?.reasoning_effort,
    system: JSON.stringify(request?.messages?.[0]?.content),
    tools: (request?.tools ?? []).length,
  };
};

/** Waits for a sentence of Parley's in a Slack channel or thread, to everyone or to one person. */
const said = (
  { slack: at }: slack.Running,
  channel: string,
  text: string | RegExp,
  thread?: string,
) =>
  at.waitFor(
    () =>
      at
        .messages(channel, thread)
        .find((message) => message.user === 'UBOT' && !message.streaming && matches(message, text)),
    slack.WAIT_MS,
  );

const matches = ({ text }: { text: string }, wanted: string | RegExp) =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

const saidOn = ({ discord: at }: discord.Running, channel: string, wanted: string) =>
  at.waitFor(
    () => at.messages(channel).find(({ own, text }) => own && text.includes(wanted)),
    discord.WAIT_MS,
  );

test('Slack: the model and the effort of a thread are chosen there, and outlast a restart', async () => {
  const running = await slack.start({}, await onDisk());
  const person = running.slack.person('U2');
  const ts = person.mention({ channel: 'C1', text: 'hello' });
  await slack.answer(running, 'C1', ts);
  expect(lastRequest(running)).toMatchObject({ model: 'gemini-3.8-flash' });
  person.mention({ channel: 'C1', threadTs: ts, text: `/model ${OTHER}` });
  await said(running, 'C1', 'answers here from now on', ts);
  person.mention({ channel: 'C1', threadTs: ts, text: '/effort high' });
  await said(running, 'C1', 'Effort here is now high', ts);
  await running.restart();
  person.say({ channel: 'C1', threadTs: ts, text: 'and now?' });
  await slack.answer(running, 'C1', ts, 2);
  expect(lastRequest(running)).toMatchObject({ model: OTHER, effort: 'high' });
  const other = person.mention({ channel: 'C1', text: 'elsewhere' });
  await slack.answer(running, 'C1', other);
  expect(lastRequest(running)).toMatchObject({ model: 'gemini-3.8-flash' });
  expect(lastRequest(running).effort).not.toBe('high');
});

test('Slack: a model that is not served is refused, one that has gone is told with the way back', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  const ts = person.mention({ channel: 'C1', text: '/model gemini-0' });
  await said(running, 'C1', 'isn’t available', ts);
  person.mention({ channel: 'C1', threadTs: ts, text: `/model ${OTHER}` });
  await said(running, 'C1', 'from now on', ts);
  running.model.next(modelGone(OTHER));
  person.mention({ channel: 'C1', threadTs: ts, text: 'hello' });
  await said(running, 'C1', '/model default', ts);
});

test('Slack: a persona is an admin’s to set, by /parley or its own name, and reaches the model in its frame', async () => {
  const running = await slack.start();
  const { slack: at } = running;
  await at.person('U2').slash('/persona', 'tutor', 'C1');
  await said(running, 'C1', 'Only an admin');
  await at.person('U1').slash('/parley', 'persona You are a pirate', 'C1');
  await said(running, 'C1', 'You are a pirate');
  const ts = at.person('U2').mention({ channel: 'C1', text: 'hello' });
  await slack.answer(running, 'C1', ts);
  expect(lastRequest(running).system).toContain('<manner>\\nYou are a pirate\\n</manner>');
  const direct = at.person('U2').dm('hello');
  await slack.answer(running, 'D2', direct);
  expect(lastRequest(running).system).not.toContain('pirate');
});

test('Slack: with reply: channel a mention is answered in the channel, and a thread under the answer goes on', async () => {
  const running = await slack.start();
  const { slack: at, model } = running;
  await at.person('U1').slash('/parley-settings', 'reply: channel tools: off', 'C1');
  await said(running, 'C1', 'OK, saved.');
  model.next(textReply('Here I am.'), textReply('And on.'));
  const ts = at.person('U2').mention({ channel: 'C1', text: 'where are you?' });
  const answer = await said(running, 'C1', 'Here I am.');
  expect(answer.threadTs).toBeUndefined();
  expect(lastRequest(running).tools).toBe(0);
  await expect.poll(() => running.log.lines.map(({ message }) => message)).toContain('answered');
  at.person('U2').say({ channel: 'C1', threadTs: answer.ts, text: 'go on' });
  await said(running, 'C1', 'And on.', answer.ts);
  expect(slack.asked(running)).toContain('where are you?');
  expect(at.messages('C1', ts).filter(({ user }) => user === 'UBOT')).toEqual([]);
  at.person('U2').mention({ channel: 'C1', threadTs: answer.ts, text: '/reset' });
  await said(running, 'C1', 'Done. I’ve forgotten', answer.ts);
});

test('Slack: after /reset the next question starts from nothing, not from what the thread still shows', async () => {
  const running = await slack.start({}, await onDisk());
  const person = running.slack.person('U2');
  const ts = person.mention({ channel: 'C1', text: 'my number is 1848' });
  await slack.answer(running, 'C1', ts);
  person.mention({ channel: 'C1', threadTs: ts, text: '/reset' });
  await said(running, 'C1', 'Done. I’ve forgotten', ts);
  await running.restart();
  person.say({ channel: 'C1', threadTs: ts, text: 'what is my number?' });
  await slack.answer(running, 'C1', ts, 2);
  expect(slack.asked(running)).toContain('what is my number?');
  expect(slack.asked(running)).not.toContain('1848');
});

test('Slack: /quiet leaves a thread, /quiet off follows it again, and a slash command says where it works', async () => {
  const running = await slack.start();
  const person = running.slack.person('U2');
  const ts = person.mention({ channel: 'C1', text: 'hello' });
  await slack.answer(running, 'C1', ts);
  person.mention({ channel: 'C1', threadTs: ts, text: '/quiet' });
  await said(running, 'C1', 'I’ll stay out', ts);
  person.say({ channel: 'C1', threadTs: ts, text: 'among us' });
  person.mention({ channel: 'C1', threadTs: ts, text: '/quiet off' });
  await said(running, 'C1', 'I’m back in this thread', ts);
  person.say({ channel: 'C1', threadTs: ts, text: 'are you back?' });
  await slack.answer(running, 'C1', ts, 2);
  expect(running.model.requests).toHaveLength(2);
  await person.slash('/quiet', '', 'C1');
  await said(running, 'C1', 'That works only in a thread');
});

test('Slack: follow: off follows no thread of the channel', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'hello' });
  await slack.answer(running, 'C1', ts);
  await person.slash('/parley', 'settings follow: off', 'C1');
  await said(running, 'C1', 'OK, saved.');
  person.say({ channel: 'C1', threadTs: ts, text: 'among us' });
  await delay(300);
  expect(running.model.requests).toHaveLength(1);
});

test('Slack: what was used is counted by person and day, also over a restart', async () => {
  const running = await slack.start({}, await onDisk());
  const { slack: at } = running;
  for (const id of ['U1', 'U2'] as const) {
    const ts = at.person(id).mention({ channel: 'C1', text: 'hello' });
    await slack.answer(running, 'C1', ts);
  }
  await running.restart();
  await at.person('U2').slash('/usage', '', 'C1');
  const own = await said(running, 'C1', 'What you used here');
  expect(own).toMatchObject({
    ephemeralFor: 'U2',
    text: expect.stringMatching(/Today:.* 1 question, \d/),
  });
  await at.person('U1').slash('/usage', '', 'C1');
  const whole = await said(running, 'C1', 'What everyone used, here and in other channels');
  expect(whole.text).toMatch(/Today:.* 2 questions/);
  expect(whole.text).toContain('- grace: 1 question');
});

test('Slack: searches, pictures and what commands read out are counted too, by model', async () => {
  const running = await slack.start({}, await onDisk());
  const person = running.slack.person('U2');
  running.model.next(callReply([{ name: 'web_search', arguments: '{"query":"news"}' }]));
  const ts = person.mention({ channel: 'C1', text: 'what is new?' });
  await slack.answer(running, 'C1', ts);
  running.model.answer((body) => (body.response_format ? textReply(SUMMIT) : undefined));
  await person.slash('/parley', 'event the summit', 'C1');
  await said(running, 'C1', 'Summit');
  await person.slash('/parley', 'imagine a cat --aspect 16:9', 'C1');
  await said(running, 'C1', 'gemini-nano-banana-2.1');
  await running.slack.person('U1').slash('/usage', '', 'C1');
  const { text } = await said(running, 'C1', 'What everyone used, here and in other channels');
  // The question, its search and the answer after it; the event.
  expect(text).toMatch(/- gemini-3\.8-flash: 68 tokens read, 116 tokens written, 1 search/);
  expect(text).toMatch(/- gemini-nano-banana-2\.1: 17 tokens read, 20 tokens written, 1 image/);
  expect(text).toMatch(/- grace: 1 question, .* 1 image, 1 search/);
});

test('Discord: the options of /model and /timezone are completed, and the choice holds in the thread', async () => {
  const running = await discord.start();
  const { discord: at } = running;
  const person = at.person('42');
  await at.waitFor(() => at.commands.length > 0);
  const models = await person.autocomplete('model', { name: 'LITE' }, 'name').answered();
  expect(models.choices).toEqual([{ name: OTHER, value: OTHER }]);
  const zones = await person.autocomplete('timezone', { zone: 'kiri' }, 'zone').answered();
  expect(zones.choices).toMatchObject([{ value: 'Pacific/Kiritimati' }]);
  const question = person.mention('hello');
  await discord.answer(running, question.id);
  await person.slash('model', { name: OTHER }, { channel: question.id }).answered();
  await saidOn(running, question.id, 'answers here from now on');
  await person.slash('effort', { level: 'low' }, { channel: question.id }).answered();
  await saidOn(running, question.id, 'Effort here is now low');
  person.say({ channel: question.id, text: 'and now?' });
  await discord.answer(running, question.id, 2);
  expect(lastRequest(running)).toMatchObject({ model: OTHER, effort: 'low' });
  await person.slash('model', { name: OTHER }).answered();
  await saidOn(running, at.generalId, 'only admins can do it');
});

test('Discord: a person’s time zone is set once and known to the clock', async () => {
  const running = await discord.start();
  const { discord: at, model } = running;
  const person = at.person('42');
  await at.waitFor(() => at.commands.length > 0);
  const set = await person.slash('timezone', { zone: 'Pacific/Kiritimati' }).answered();
  await at.waitFor(() => set.response?.text.includes('Pacific/Kiritimati'), discord.WAIT_MS);
  expect(set.response?.ephemeralFor).toBe('42');
  model.next(callReply([{ name: 'current_time', id: 'c1', arguments: '{}' }]), textReply('Late.'));
  const question = person.mention('how late is it?');
  await discord.answer(running, question.id);
  expect(discord.asked(running)).toContain('in Pacific/Kiritimati (UTC+14:00)');
});

test('Discord: settings are an admin’s to change, by command and by mention, and act at once', async () => {
  const running = await discord.start();
  const { discord: at, model } = running;
  const admin = at.person('41', { admin: true });
  const person = at.person('42');
  await at.waitFor(() => at.commands.length > 0);
  person.mention('/settings reply: channel');
  await saidOn(running, at.generalId, 'Only an admin');
  const changed = await admin.slash('settings', { reply: 'channel', tools: 'off' }).answered();
  await at.waitFor(() => changed.response?.text.includes('OK, saved.'), discord.WAIT_MS);
  admin.mention('/persona concise');
  await saidOn(running, at.generalId, 'I answer here as: concise');
  model.next(textReply('In place.'));
  const question = person.mention('hello');
  await at.waitFor(() => discord.answersIn(running, at.generalId).length > 0, discord.WAIT_MS);
  expect(discord.answersIn(running, at.generalId)).toMatchObject([
    { text: 'In place.', replyTo: question.id },
  ]);
  expect(at.threads(at.generalId)).toEqual([]);
  expect(lastRequest(running)).toMatchObject({ tools: 0 });
  expect(lastRequest(running).system).toContain('as few words');
});

test('Discord: with voice: off notes are not transcribed, whoever sends them', async () => {
  const running = await discord.start();
  const { discord: at, model } = running;
  const admin = at.person('41', { admin: true });
  await at.waitFor(() => at.commands.length > 0);
  await admin.slash('settings', { voice: 'off' }).answered();
  await saidOn(running, at.generalId, '**voice**: off');
  admin.say({ channel: at.generalId, voice: { bytes: new Uint8Array(100), durationSecs: 1 } });
  await delay(300);
  expect(model.requests).toEqual([]);
});

test('the page completes options, and everyone there is an admin', async () => {
  const running = await startParley();
  try {
    const { url } = running.app;
    const list = async (query: string) => (await fetch(`${url}/web/suggestions?${query}`)).json();
    expect(await list('command=model&option=name&typed=lite')).toEqual([OTHER]);
    expect(await list('command=persona&option=manner&typed=t')).toContain('tutor');
    expect(await list('command=effort&option=level&typed=')).toEqual([]);
    expect(await list('command=none')).toEqual([]);
  } finally {
    await running.close();
  }
});
