// Kinds: speakers and mentioned people are known by name, however many they are; system rows are
// not a person's words; a file is judged by its content, not by what announces it; a message that
// shows nothing is empty.
import { expect, test } from 'vitest';
import type { Said } from '../emulators/slack/person.ts';
import { WAIT_MS } from '../waiting.ts';
import { answer, asked, type Running, start } from './on-slack.ts';

/** What people have said, as the model was told last. */
const heardFrom = ({ model }: Running): string =>
  JSON.stringify(model.requests.at(-1)?.messages?.filter(({ role }) => role === 'user'));

const many = Array.from({ length: 60 }, (_, at) => ({ id: `UP${at}`, name: `person${at}` }));
const inGeneral = {
  id: 'C1',
  name: 'general',
  members: ['U1', 'UBOT', ...many.map(({ id }) => id)],
};
const crowd = { workspaces: [{ id: 'T1', users: many, channels: [inGeneral] }] };

test.each([
  ['sixty people who speak in a thread', 60, 0],
  ['forty people who are mentioned at once', 0, 40],
  ['both, the ones the others', 30, 30],
])('%s are names', async (_, speaking, mentioned) => {
  const running = await start(crowd);
  const { slack } = running;
  const thread = slack.person('UP0').say({ channel: 'C1', text: 'who is in?' });
  for (const { id } of many.slice(0, speaking))
    slack.person(id).say({ channel: 'C1', threadTs: thread, text: 'me' });
  const text = `order ${many
    .slice(0, mentioned)
    .map(({ id }) => `<@${id}>`)
    .join(' ')}`;
  const ask = async (count: number) => {
    slack.person('UP1').mention({ channel: 'C1', threadTs: thread, text });
    await answer(running, 'C1', thread, count);
  };
  await ask(1);
  // A machine that is busy may not find all names before the answer begins.
  for (let count = 2; /someone/.test(heardFrom(running)) && count < 20; count += 1)
    await ask(count);

  expect(heardFrom(running)).not.toMatch(/\bUP\d+\b|someone/);
  expect(heardFrom(running)).toContain(`person${Math.max(speaking, mentioned) - 1}`);
});

test('people whose names come late are no ids until then, and known from then on', async () => {
  const running = await start(crowd);
  const { slack } = running;
  slack.faults.every('users.info', { delayMs: 1_500 });
  const thread = slack.person('UP1').mention({ channel: 'C1', text: 'who is <@UP7>, or <@UP8>?' });
  await answer(running, 'C1', thread);
  expect(heardFrom(running)).toMatch(/who is @someone/);
  for (let count = 2; !/and @person8/.test(heardFrom(running)) && count < 20; count += 1) {
    slack.person('UP1').mention({ channel: 'C1', threadTs: thread, text: 'and <@UP8>?' });
    await answer(running, 'C1', thread, count);
    expect(heardFrom(running)).not.toMatch(/\bUP\d/);
  }

  expect(heardFrom(running)).toMatch(/and @person8/);
});

test.each([
  'channel_join',
  'channel_purpose',
  'pinned_item',
  'bot_add',
  'reminder_add',
  'huddle_thread',
])('a row of kind %s is nobody’s words', async (subtype) => {
  const running = await start();
  const { slack } = running;
  const thread = slack.person('U1').say({ channel: 'C1', text: 'the plan' });
  const row = { channel: 'C1', threadTs: thread, text: '<@U2> did it', as: { subtype } };
  slack.person('U2').say(row);
  slack.person('U1').mention({ channel: 'C1', threadTs: thread, text: 'well?' });
  await answer(running, 'C1', thread);

  expect(asked(running)).toContain('the plan');
  expect(asked(running)).not.toContain('did it');
});

const LOGIN = '<!DOCTYPE html><html><body><h1>Sign in to Team</h1></body></html>';
const page = { bytes: LOGIN, contentType: 'application/octet-stream' };
type File = NonNullable<Said['files']>[number];

test.each<readonly [string, File, readonly RegExp[], RegExp | null]>([
  ['a PDF', { name: 'a.pdf', bytes: '%PDF', served: page }, [], /a\.pdf.*files:read/],
  ['a recording', { name: 'a.mp3', bytes: 'ID3', served: page }, [], /a\.mp3.*files:read/],
  ['a table', { name: 'a.csv', bytes: 'a,b', served: page }, [], /a\.csv.*files:read/],
  [
    'a page of one’s own',
    { name: 'a.html', mimetype: 'text/html', bytes: '<h1>Our boats</h1>' },
    [/Our boats/],
    null,
  ],
  [
    'a canvas called a document',
    {
      ...{
        name: 'plan',
        mimetype: 'application/vnd.slack-docs',
        bytes: '<p>row on <b>Friday</b></p>',
      },
      extra: { mode: 'docs', filetype: 'quip', title: 'Plan' },
    },
    [/row on \*\*Friday\*\*|row on Friday/],
    null,
  ],
  [
    'a file of others, told by its id alone',
    { name: 'far.csv', bytes: 'boat,12', connect: true },
    [/far\.csv/, /boat,12/],
    null,
  ],
])('%s is what its bytes say', async (_, file, heard, told) => {
  const running = await start();
  const { slack } = running;
  const ts = slack.person('U1').dm({ text: 'what is in it?', files: [file] });
  await answer(running, slack.dmOf('U1'), ts);
  const shown = slack.messages(slack.dmOf('U1'), ts).map((each) => each.text);

  for (const each of heard) expect(asked(running)).toMatch(each);
  expect(asked(running)).not.toMatch(/doctype|Sign in/i);
  if (told) expect(shown.join('\n')).toMatch(told);
  else expect(shown.join('\n')).not.toMatch(/files:read|couldn’t/);
});

test.each([
  ['a space that is not seen', 'C1', '\u200b', /didn’t ask/],
  ['a word joiner and a soft hyphen', 'C1', '\u2060\u00ad \u200b', /didn’t ask/],
  ['blanks in a direct message', 'D', '\u200b \ufeff', /anything to read/],
  ['rich text of nothing in a direct message', 'D', '', /anything to read/],
])('%s is empty: one sentence that fits, and no model is asked', async (_, where, text, said) => {
  const running = await start();
  const { slack, model } = running;
  const ann = slack.person('U1');
  const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] }];
  const channel = where === 'D' ? slack.dmOf('U1') : where;
  const ts = where === 'D' ? ann.dm({ text, as: { blocks } }) : ann.mention({ channel, text });
  await slack.waitFor(
    () => slack.messages(channel, ts).some((each) => each.user === 'UBOT' && said.test(each.text)),
    WAIT_MS,
  );

  expect(model.requests).toHaveLength(0);
});

/** Names of files that are alike to their numbers, so that each that is shown is counted. */
const NAMES = {
  'long names': (at: number) => `${'very-long-name-'.repeat(16)}${at}.pdf`,
  'names without a place to cut them': (at: number) => `${'x'.repeat(245)}${at}.pdf`,
  'Chinese names': (at: number) => `${'很长的文件名'.repeat(40)}${at}.pdf`,
  'Arabic names': (at: number) => `${'اسم طويل جدا '.repeat(19)}${at}.pdf`,
  'short names': (at: number) => `${at}.pdf`,
} as const;
const REASON = /I left out [^:]*?(\d+)\.pdf: Slack hides it [^.]*\. Upload it again\./g;

test.each(
  Object.entries(NAMES).flatMap(([name, toName]) =>
    [10, 30].map((count) => [count, name, toName] as const),
  ),
)(
  'the reasons why %i files with %s are left out are whole, and so is how many were looked at',
  async (count, _, toName) => {
    const running = await start();
    const { slack } = running;
    const files = Array.from({ length: count }, (_, at) => ({
      ...{ name: toName(at), bytes: '%PDF' },
      extra: { mode: 'hidden_by_limit', url_private_download: '', url_private: '' },
    }));
    const ts = slack.person('U1').dm({ text: 'sum up', files });
    await answer(running, slack.dmOf('U1'), ts);
    const shown = slack
      .messages(slack.dmOf('U1'), ts)
      .map((each) => each.text)
      .join('\n');
    const told = Array.from(shown.matchAll(REASON), ([, at]) => Number(at));

    expect(told).toEqual(Array.from({ length: 10 }, (_, at) => at));
    expect(shown.match(/I left out/g)).toHaveLength(10);
    expect(shown.includes('I looked at the first 10 attachments only.')).toBe(count > 10);
  },
);
