import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';

// A time that the model passes on and that is not sure is asked back with buttons, as /remind
// does.

const { WAIT_MS } = onSlack;

const remind = (at: string) =>
  callReply([{ id: `call-${at}`, name: 'remind', arguments: JSON.stringify({ what: 'tea', at }) }]);

const IDLE = textReply('Please confirm it below.');

async function onDisk(): Promise<Record<string, string>> {
  return { STORE_URL: `sqlite:${join(await mkdtemp(join(tmpdir(), 'parley-')), 'parley.db')}` };
}

test('Slack: the tool asks with buttons, its asker alone may press, also after a restart', async () => {
  const running = await onSlack.start({}, await onDisk());
  const { slack, model } = running;
  const [ada, ben] = [slack.person('U1'), slack.person('U2')];
  model.next(remind('tomorrow at 5'), IDLE);
  const threadTs = ada.mention({ channel: 'C1', text: 'remind me of tea tomorrow at 5' });
  await onSlack.answer(running, 'C1', threadTs);
  const asked = await slack.waitFor(
    () => slack.messages('C1', threadTs).find(({ text }) => text.includes('Nothing is set yet')),
    WAIT_MS,
  );
  expect(asked.text).toContain('17:00');
  expect(asked.buttons.map(({ text }) => text)).toEqual(['Yes', 'No']);
  expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain('Nothing is planned yet');
  await running.restart();
  await ben.press(asked.ts, 'Yes');
  await slack.waitFor(
    () => slack.messages('C1', threadTs).some(({ text }) => text.includes('Only')),
    WAIT_MS,
  );
  await ada.slash('/parley-remind', 'list', 'C1');
  await slack.waitFor(
    () => slack.messages('C1').some(({ text }) => text.includes('You have no reminders')),
    WAIT_MS,
  );
  await ada.press(asked.ts, 'Yes');
  await slack.waitFor(
    () => slack.messages('C1', threadTs).some(({ text }) => /reminder set.*17:00/.test(text)),
    WAIT_MS,
  );
  await ada.press(asked.ts, 'No');
  await slack.waitFor(
    () => slack.messages('C1', threadTs).some(({ text }) => text.includes('Canceled')),
    WAIT_MS,
  );
});

test('Discord: the tool asks with buttons, and No sets nothing', async () => {
  const running = await onDiscord.start();
  const { discord, model } = running;
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  const person = discord.person('42');
  const zone = person.slash('timezone', { zone: 'Europe/Berlin' });
  await discord.waitFor(() => zone.response?.text.includes('Berlin'), WAIT_MS);
  model.next(remind('tomorrow at 5'), IDLE);
  const { id } = person.mention('remind me of tea tomorrow at 5');
  await onDiscord.answer(running, id);
  const asked = await discord.waitFor(
    () => discord.messages(id).find(({ text }) => text.includes('Nothing is set yet')),
    WAIT_MS,
  );
  expect(asked.text).toContain('at 17:00 (Berlin)');
  expect(asked.buttons.map(({ label }) => label)).toEqual(['Yes', 'No']);
  const pressed = person.press(asked.id, 'No');
  await discord.waitFor(
    () => pressed.followUps.some(({ text }) => text.includes('nothing is set')),
    WAIT_MS,
  );
  const list = person.slash('remind', { what: 'list' });
  await discord.waitFor(() => list.response?.text.includes('You have no reminders'), WAIT_MS);
});

// A question may be answered in words, which the model passes on, and with its buttons, too: that
// is one reminder. Tried: the words before Yes and behind it, with the time that was asked about
// and with another, and No behind other words.
test.each([
  ['words, then Yes', ['words', 'Yes'], 'tomorrow at 17:00', /17:00/],
  ['Yes, then words', ['Yes', 'words'], 'tomorrow at 17:00', /17:00/],
  ['words with another time, then Yes', ['words', 'Yes'], 'tomorrow at 19:30', /19:30/],
  ['words with another time, then No', ['words', 'No'], 'tomorrow at 19:30', /19:30/],
])('Slack: %s: one reminder', async (_, steps, at, planned) => {
  const running = await onSlack.start({}, await onDisk());
  const { slack, model } = running;
  const ada = slack.person('U1');
  model.next(remind('tomorrow at 5'), IDLE);
  const threadTs = ada.mention({ channel: 'C1', text: 'remind me of tea tomorrow at 5' });
  await onSlack.answer(running, 'C1', threadTs);
  const find = (text: string | RegExp) =>
    slack.messages('C1', threadTs).find((each) => each.text.match(text));
  const asked = await slack.waitFor(() => find('Nothing is set yet'), WAIT_MS);

  for (const step of steps) {
    if (step === 'words') {
      model.next(remind(at), textReply('It is planned.'));
      ada.mention({ channel: 'C1', threadTs, text: `I mean ${at}` });
      await slack.waitFor(() => find('It is planned.'), WAIT_MS);
    } else {
      await ada.press(asked.ts, step);
      await slack.waitFor(() => find(/reminder set/), WAIT_MS);
    }
  }

  await ada.slash('/parley-remind', 'list', 'C1');
  const isList = ({ text }: { readonly text: string }) =>
    /tea/.test(text) && /\d\d:\d\d/.test(text) && !/Nothing is set yet|reminder set/.test(text);
  const list = await slack.waitFor(
    () => slack.messages('C1').find((each) => isList(each)),
    WAIT_MS,
  );
  expect(list.text).toMatch(planned);
  expect(list.text.match(/\d\d:\d\d/g)).toHaveLength(1);
});
