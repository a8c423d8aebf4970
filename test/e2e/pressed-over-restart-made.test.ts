import { expect, test } from 'vitest';
import { createBrowser } from '../adapters/web/browser.ts';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { inDiscord, inSlack, onPage, onSlack, quiet, until } from './pressing.ts';
import { hear, lastOnDiscord, lastOnSlack, toSilence, voice } from './voices.ts';

// The kind: as in pressed-over-restart.test.ts, of what buttons make or take away: a reminder, what
// is made of a transcript.

test('Slack: Cancel, a restart, Cancel: that reminder is gone, and no other', async () => {
  const { ask, running } = await onSlack();
  const { slack: at, restart } = running as slack.Running;
  const shown = () => at.messages('C1').filter(({ user }) => user === 'UBOT');
  const plan = async (what: string, hours: number) => {
    await ask(`/remind ${what} in ${hours} hours`);
    return at.waitFor(
      () =>
        shown().find(
          ({ text, buttons }) =>
            text.includes(what) && buttons.some((button) => button.text === 'Cancel'),
        ),
      slack.WAIT_MS,
    );
  };
  const call = await plan('call Ada', 2);
  await plan('water the plants', 3);
  const cancel = async () => {
    await at.person('U2').pressSeen(call, 'Cancel');
    await quiet({ running });
  };
  void at
    .person('U2')
    .pressSeen(call, 'Cancel')
    .catch(() => {}); // It may not be answered any more.
  await restart();
  await cancel();
  await restart();
  await cancel();
  const before = shown().length;
  await ask('/remind list');
  const list = await at.waitFor(() => shown()[before], slack.WAIT_MS);

  expect(list.text).toContain('water the plants');
  expect(list.text).not.toContain('call Ada');
});

test('Slack: the buttons of a transcript are done once over a restart', async () => {
  const running = await slack.start({}, onDisk());
  const { slack: at, model } = running;
  const room = { running, ...inSlack(at) };
  model.answer(hear('They launch on Friday.'));
  const person = at.person('U2');
  const ts = person.say({ channel: 'C1', text: '', files: [voice()] });
  const transcript = await lastOnSlack(running, ts);
  await quiet(room);
  const before = model.requests.length;
  await person.press(transcript.ts, 'Summary');
  await slack.answer(running, 'C1', ts, 1);
  await quiet(room);
  await person.press(transcript.ts, 'Correct');
  await at.waitFor(() => at.forms('U2').length > 0, slack.WAIT_MS);
  await running.restart();
  await person.submit({ 'page-0': '0:00 Ada: Shall we lunch?' });
  await at.waitFor(() => at.message(transcript.ts).text.includes('lunch'), slack.WAIT_MS);
  await person.pressSeen(transcript, 'Delete').catch(() => {});
  await quiet(room);

  expect(model.requests.length).toBe(before + 1);
});

test('Discord: the buttons of a transcript are done once over a restart', async () => {
  const running = await discord.start({}, onDisk());
  const { discord: at, model } = running;
  const room = { running, ...inDiscord(at) };
  model.answer(hear('They launch on Friday.'));
  const person = at.person('42');
  const channel = at.dmId('42');
  person.dm('', { voice: { bytes: toSilence(), durationSecs: 75 } });
  const transcript = await lastOnDiscord(running, channel);
  await quiet(room);
  const before = model.requests.length;
  await person.pressSeen(transcript, 'Summary').answered();
  await at.waitFor(() => model.requests.length > before, discord.WAIT_MS);
  await quiet(room);
  await running.restart();
  const opened = await person.pressSeen(transcript, 'Correct').answered();
  await running.restart();
  await person.submit(opened, { 'page-0': '0:00 Ada: Shall we lunch?' }).answered();
  await at.waitFor(
    () => discord.ownTexts(running, channel).some((text) => text.includes('lunch')),
    discord.WAIT_MS,
  );
  await quiet(room);

  expect(model.requests.length).toBe(before + 1);
});

test('the page: the buttons of a transcript are done once over a restart', async () => {
  const room = await onPage();
  const { model, app } = room.running;
  model.answer(hear('They launch on Friday.'));
  const grace = createBrowser(app.url, 'Grace');
  const bytes = new Uint8Array(toSilence());
  const { id } = await grace.upload(bytes, 'name=voice.wav&voice=1', 'audio/wav');
  const said = await grace.post('/web/messages', { text: '', uploads: [id] });
  const transcript = await until(async () =>
    (await room.own(String(said.id))).find(({ labels }) => labels.includes('Summary')),
  );
  await quiet(room);
  const before = model.requests.length;
  await Promise.all([transcript.press('Summary'), transcript.press('Summary', 'admin')]);
  await until(async () =>
    (await room.own(String(said.id))).some(({ labels }) => labels.includes('Regenerate')),
  );
  await quiet(room);
  await room.running.restart();
  const { form } = (await transcript.press('Correct')) as { form?: { action: string } };
  const sent = {
    thread: String(said.id),
    action: form?.action,
    fields: { 'page-0': '0:00 Ada: Shall we lunch?' },
    nonce: 'sent-once',
  };
  await grace.post('/web/form', sent);
  await room.running.restart();
  await grace.post('/web/form', sent);
  await until(async () => (await room.all()).some(({ text }) => text.includes('lunch')));
  await quiet(room);

  expect(model.requests).toHaveLength(before + 1);
});
