import { expect, test } from 'vitest';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { hear, lastOnSlack, onDiscord, sentencesIn, toSilence, toSpeech, voice } from './voices.ts';

// Kind: a button is pressed as soon as it is seen, before the platform has told which id its
// message has.

const LATE_MS = 1_000;
const NOTE = { voice: { bytes: toSilence(), durationSecs: 75 } };

const saidOnDiscord: Readonly<Record<string, (running: discord.Running) => Promise<void>>> = {
  async 'a direct message'({ discord: server }) {
    server.person('42').dm('', NOTE);
  },
  async 'a thread that Parley opened'(running) {
    const person = running.discord.person('42');
    const { id: channel } = person.mention('hello');
    await discord.answer(running, channel);
    person.say({ channel, ...NOTE });
  },
};

const placesOf = ({ discord: server }: discord.Running) => [
  server.dmId('42'),
  server.generalId,
  ...server.threads(server.generalId).map(({ id }) => id),
];

/** The messages that show Correct, in their order. */
const pagesOn = (running: discord.Running) =>
  placesOf(running)
    .flatMap((channel) => onDiscord(running, channel))
    .filter(({ buttons }) => buttons.some(({ label }) => label === 'Correct'));

const CASES = Object.keys(saidOnDiscord).flatMap((where) => [
  { where, sentences: 1, page: 0 },
  { where, sentences: 40, page: 1 },
]);

test.each(CASES)(
  'Discord: Correct opens its form at once: $where, page $page of $sentences sentences',
  async ({ where, sentences, page }) => {
    const running = await discord.start();
    running.model.answer(hear('Fine.', toSpeech(sentences)));
    await saidOnDiscord[where]?.(running);
    running.discord.faults.every('POST /channels/:id/messages', { delayReplyMs: LATE_MS });
    const shown = await running.discord.waitFor(() => pagesOn(running)[page], discord.WAIT_MS);
    const person = running.discord.person('42');
    const opened = await person.press(shown.id, 'Correct').answered();
    const numbers = sentencesIn([shown.text]);
    expect(numbers).not.toEqual([]);
    expect(sentencesIn([JSON.stringify(opened.modal)])).toEqual(numbers);

    await person.submit(opened, { [`page-${page}`]: '0:00 Ada: Lunch!' }).answered();
    await running.discord.waitFor(
      () => pagesOn(running)[page]?.text.includes('Lunch!'),
      discord.WAIT_MS,
    );
    expect(pagesOn(running)[page]?.id).toBe(shown.id);
  },
);

test.each([0, 1])('Slack: Correct opens its form at once: page %i', async (page) => {
  const running = await slack.start();
  running.model.answer(hear('Fine.', toSpeech(40)));
  running.slack.faults.every('chat.postMessage', { delayReplyMs: LATE_MS });
  const person = running.slack.person('U2');
  const ts = person.say({ channel: 'C1', text: '', files: [voice()] });
  const shown = await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1', ts)
        .filter(({ buttons }) => buttons.some(({ text }) => text === 'Correct'))[page],
    slack.WAIT_MS,
  );
  await person.press(shown.ts, 'Correct');
  const [form] = await running.slack.waitFor(
    () => running.slack.forms('U2').length > 0 && running.slack.forms('U2'),
    slack.WAIT_MS,
  );
  expect(sentencesIn([JSON.stringify(form?.body)])).toEqual(sentencesIn([shown.text]));
});

// Kind: a form that the platform refuses is told, and opens when it is asked for again.

const NOT_OPENED = 'couldn’t open the form';

test.each([
  { error: 'expired_trigger_id' },
  { error: 'invalid_arguments' },
  { error: 'internal_error' },
  { http: 503 },
  { dropRequest: true } as const,
])('Slack: a form that is refused is told: %j', async (fault) => {
  const running = await slack.start();
  running.model.answer(hear('Fine.'));
  const person = running.slack.person('U2');
  const ts = person.say({ channel: 'C1', text: '', files: [voice()] });
  const { ts: transcript } = await lastOnSlack(running, ts);
  running.slack.faults.next('views.open', fault);
  await person.press(transcript, 'Correct');
  const told = await running.slack.waitFor(
    () => running.slack.messages('C1').find(({ text }) => text.includes(NOT_OPENED)),
    slack.WAIT_MS,
  );
  expect(told.ephemeralFor).toBe('U2');

  await person.press(transcript, 'Correct');
  await running.slack.waitFor(() => running.slack.forms('U2').length === 1, slack.WAIT_MS);
});

test('Slack: all of a form is in the language of its reader', async () => {
  const running = await slack.start({
    workspaces: [{ id: 'T1', users: [{ id: 'U2', name: 'Ute', locale: 'de-DE' }] }],
  });
  running.model.answer(hear('Fine.'));
  const person = running.slack.person('U2');
  const ts = person.say({ channel: 'C1', text: '', files: [voice()] });
  const shown = await running.slack.waitFor(
    () => running.slack.messages('C1', ts).find(({ buttons }) => buttons.length > 1),
    slack.WAIT_MS,
  );
  await person.press(shown.ts, shown.buttons[0]?.text ?? '');
  const [form] = await running.slack.waitFor(
    () => running.slack.forms('U2').length > 0 && running.slack.forms('U2'),
    slack.WAIT_MS,
  );
  expect(form?.body).toMatchObject({
    submit: { text: 'Senden' },
    close: { text: 'Abbrechen' },
  });
});

test.each([
  { status: 404, code: 10062 },
  { status: 400, code: 50035 },
  { status: 403, code: 50013 },
])('Discord: a form that is refused is told: %j', async (fault) => {
  const running = await discord.start();
  running.model.answer(hear('Fine.'));
  const { discord: server } = running;
  await saidOnDiscord['a thread that Parley opened']?.(running);
  const shown = await server.waitFor(() => pagesOn(running)[0], discord.WAIT_MS);
  await discord.answer(running, shown.channelId, 2);
  server.faults.next('POST /interactions/:id/:token/callback', fault);
  const person = server.person('42');
  person.press(shown.id, 'Correct');
  await server.waitFor(
    () =>
      placesOf(running)
        .flatMap((place) => server.messages(place))
        .some(({ text }) => text.includes(NOT_OPENED)),
    discord.WAIT_MS,
  );

  const opened = await person.press(shown.id, 'Correct').answered();
  expect(opened.modal).not.toBeNull();
});
