import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import type { Json } from '../emulators/slack/types.ts';
import { answer, answersIn, asked, type Running, start, WAIT_MS } from './on-slack.ts';

// Several events tell of one message: `app_mention` beside `message`, `message_changed` for each
// change, retries, two sockets. It is answered once, with everything that any of them brings; an
// event that adds nothing costs no request to the model.

/** Long enough for an event to have done what it should not. */
const quiet = () => delay(400);

const text = (name: string, content: string) => ({ name, bytes: Buffer.from(content) });

const ownTexts = ({ slack }: Running, thread: string) =>
  slack
    .messages('C1', thread)
    .filter(({ user }) => user === 'UBOT')
    .map(({ text }) => text);

const isAsked = ({ model }: Running, count: number) =>
  expect.poll(() => model.requests.length, { timeout: WAIT_MS }).toBe(count);

/** A message of which nothing is told yet, and the two events that tell of a mention. */
function untold(running: Running, said: { text: string; files?: ReturnType<typeof text>[] }) {
  const person = running.slack.person('U1');
  const ts = person.mention({ channel: 'C1', ...said, isUntold: true });
  const wire = person.wire(ts);
  const place = { channel: 'C1', event_ts: ts };
  return {
    ts,
    mention: { ...wire, ...place, type: 'app_mention', subtype: undefined } as Json,
    message: { ...wire, ...place, channel_type: 'channel' } as Json,
  };
}

const FILES = [text('note.txt', 'hello from the file')];

test.each([
  ['the mention comes first, the message brings the file', ['mention', 'message'], 'message'],
  ['the mention comes first and brings the file', ['mention', 'message'], 'mention'],
  ['the message comes first, the mention brings the file', ['message', 'mention'], 'mention'],
  ['the message comes first and brings the file', ['message', 'mention'], 'message'],
] as const)('%s: the answer has read it', async (_, order, fuller) => {
  const running = await start();
  const { slack, model } = running;
  const told = untold(running, { text: 'what does it say?', files: FILES });
  model.answer(() => textReply('It says hello.'));
  for (const name of order)
    slack.emit(
      name === fuller ? told[name] : { ...told[name], files: undefined, subtype: undefined },
    );
  await expect.poll(() => asked(running), { timeout: WAIT_MS }).toContain('hello from the file');
  await answer(running, 'C1', told.ts);
  await quiet();

  expect(ownTexts(running, told.ts)).toEqual(['It says hello.']);
  expect(model.requests.length).toBeLessThanOrEqual(order[0] === fuller ? 1 : 2);
});

test('the second half of a text is taken into the answer that has begun', async () => {
  const running = await start();
  const { slack, model } = running;
  const gated = createGatedReply();
  model.next(gated.reply, textReply('In French: bonjour.'));
  const told = untold(running, { text: 'say hello, but in French' });
  slack.emit({ ...told.mention, text: '<@UBOT> say hello' });
  await isAsked(running, 1);
  gated.say('Hello to all of you.\n\nAnd ');
  await slack.waitFor(() => ownTexts(running, told.ts).join('').includes('Hello'), WAIT_MS);
  slack.emit(told.message);
  slack.emit({ ...told.mention, text: '<@UBOT> say hello' });
  await slack.waitFor(
    () => answersIn(running, 'C1', told.ts)[0]?.text.includes('bonjour'),
    WAIT_MS,
  );
  await quiet();

  expect(asked(running)).toContain('but in French');
  expect(model.requests).toHaveLength(2);
  expect(ownTexts(running, told.ts)).toEqual(['In French: bonjour.']);
});

const repeated: readonly (readonly [string, (running: Running, ts: string) => void])[] = [
  ['a link preview', ({ slack }, ts) => slack.unfurl(ts)],
  [
    'a second link preview',
    ({ slack }, ts) =>
      slack.unfurl(ts, { id: 2, from_url: 'https://b.example', title: 'B', text: 'words' }),
  ],
  ['a retry with another envelope', ({ slack }, ts) => tellAgain(slack, ts, 'message')],
  ['a mention told again', ({ slack }, ts) => tellAgain(slack, ts, 'app_mention')],
  [
    'a change that has no former version',
    ({ slack }, ts) => {
      const message = slack.person('U1').wire(ts);
      slack.emit({
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        channel: 'C1',
        ts: `${ts}9`,
        event_ts: `${ts}9`,
        message,
      });
    },
  ],
];

function tellAgain(slack: Running['slack'], ts: string, type: string) {
  slack.emit({ ...slack.person('U1').wire(ts), type, channel: 'C1', event_ts: ts });
}

test.each(repeated)(
  '%s costs nothing, while the question is answered and after it',
  async (_, tell) => {
    const running = await start();
    const { slack, model } = running;
    const gated = createGatedReply();
    model.next(gated.reply);
    const ts = slack.person('U1').mention({ channel: 'C1', text: 'what is https://example.com?' });
    await isAsked(running, 1);
    tell(running, ts);
    await quiet();
    gated.say('A page.');
    gated.end();
    await answer(running, 'C1', ts);
    tell(running, ts);
    await quiet();

    expect(model.requests).toHaveLength(1);
    expect(ownTexts(running, ts)).toEqual(['A page.']);
  },
);

test('every event told five times over two sockets is answered once', async () => {
  const running = await start();
  const { slack, model } = running;
  slack.socket.duplicateNext(2, 4);
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'once', files: FILES });
  await answer(running, 'C1', ts);
  await quiet();

  expect(model.requests).toHaveLength(1);
});

test('a message that Slack shows of a link to it is a quote, and is taken in', async () => {
  const running = await start();
  const { slack, model } = running;
  model.answer(() => textReply('It is about cats.'));
  const ts = slack
    .person('U1')
    .mention({ channel: 'C1', text: 'sum up <https://acme.slack.com/archives/C1/p1>' });
  await answer(running, 'C1', ts);
  slack.unfurl(ts, { id: 1, is_msg_unfurl: true, author_name: 'Ben', text: 'Cats sleep all day.' });
  await expect.poll(() => asked(running), { timeout: WAIT_MS }).toContain('Cats sleep all day');
  await answer(running, 'C1', ts);

  expect(answersIn(running, 'C1', ts)).toHaveLength(1);
});

test('an edit that adds a file and no word is answered anew with it', async () => {
  const running = await start();
  const { slack } = running;
  const person = slack.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'what does it say?' });
  await answer(running, 'C1', ts);
  person.edit(ts, '<@UBOT> what does it say?', FILES);
  await expect.poll(() => asked(running), { timeout: WAIT_MS }).toContain('hello from the file');
  await answer(running, 'C1', ts);

  expect(answersIn(running, 'C1', ts)).toHaveLength(1);
});

test.each([
  [
    'an edit',
    (running: Running, ts: string) => running.slack.person('U1').edit(ts, '<@UBOT> read', FILES),
  ],
  [
    'a deletion of the file',
    (running: Running, ts: string) => running.slack.person('U1').removeFile(ts, 'gone.txt'),
  ],
])(
  'a file that %s takes out is in neither the answer nor what is remembered',
  async (_, change) => {
    const running = await start();
    const { slack, model } = running;
    const person = slack.person('U1');
    const files = [...FILES, text('gone.txt', 'what was taken out')];
    const ts = person.mention({ channel: 'C1', text: 'read', files });
    await answer(running, 'C1', ts);
    expect(asked(running)).toContain('what was taken out');
    model.next(textReply('Without it.'));
    change(running, ts);
    await slack.waitFor(() => answersIn(running, 'C1', ts)[0]?.text === 'Without it.', WAIT_MS);
    person.say({ channel: 'C1', text: 'and?', threadTs: ts });
    await answer(running, 'C1', ts, 2);

    expect(asked(running)).toContain('hello from the file');
    expect(asked(running)).not.toContain('what was taken out');
  },
);

test('an old question from which an edit takes a picture is remembered without it, and its bytes go', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const running = await start({}, { STORE_URL: `sqlite:${join(folder, 'parley.db')}` });
  const kept = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile() && /^[0-9a-f]{60,}/.test(entry.name),
    ).length;
  const { slack, model } = running;
  const person = slack.person('U1');
  const { encodePng } = await import('../../src/demo/media.ts');
  const pictures = [
    { name: 'a.png', bytes: encodePng('blue') },
    { name: 'b.png', bytes: encodePng('red') },
  ];
  const ts = person.mention({ channel: 'C1', text: 'look at both', files: pictures });
  await answer(running, 'C1', ts);
  for (let count = 2; count <= 12; count += 1) {
    person.say({ channel: 'C1', text: `question ${count}`, threadTs: ts });
    await answer(running, 'C1', ts, count);
  }
  expect(await kept()).toBe(2);
  const before = model.requests.length;
  person.edit(ts, '<@UBOT> look at one', pictures.slice(0, 1));
  await expect.poll(kept, { timeout: WAIT_MS }).toBe(1);
  person.say({ channel: 'C1', text: 'and now?', threadTs: ts });
  await answer(running, 'C1', ts, 13);

  expect(model.requests).toHaveLength(before + 1);
  expect(asked(running)).toContain('look at one');
  expect(asked(running)?.match(/data:image/g)).toHaveLength(1);
}, 60_000);

test('a change that comes before the message itself is what is answered, once', async () => {
  const running = await start();
  const { slack, model } = running;
  slack.socket.reorder(3);
  const person = slack.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'two and two?' });
  person.edit(ts, '<@UBOT> three and three?');
  await answer(running, 'C1', ts);
  await quiet();

  expect(asked(running)).toContain('three and three');
  expect(model.requests).toHaveLength(1);
});

test.each(['two and two?', '/poll "Lunch?" "Pizza" "Soup"'])(
  'a deletion that comes before the message itself leaves nothing to answer: %s',
  async (text) => {
    const running = await start();
    const { slack, model } = running;
    slack.socket.reorder(3);
    const person = slack.person('U1');
    const ts = person.mention({ channel: 'C1', text });
    person.remove(ts);
    await quiet();

    expect(model.requests).toHaveLength(0);
    expect(slack.messages('C1').filter(({ user }) => user === 'UBOT')).toEqual([]);
  },
);

test('a mention that says "stop" or "leave" is told twice and done once', async () => {
  const running = await start();
  const { slack, model } = running;
  const first = createGatedReply();
  const second = createGatedReply();
  model.next(first.reply, second.reply);
  const person = slack.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'one' });
  await isAsked(running, 1);
  person.say({ channel: 'C1', text: 'two', threadTs: ts });
  const stop = person.mention({ channel: 'C1', text: 'stop', threadTs: ts });
  await isAsked(running, 2);
  tellAgain(slack, stop, 'app_mention');
  await quiet();
  second.say('Second.');
  second.end();
  await slack.waitFor(() => ownTexts(running, ts).includes('Second.'), WAIT_MS);

  person.mention({ channel: 'C1', text: 'leave', threadTs: ts });
  const left = () => ownTexts(running, ts).filter((each) => each.includes('stay out'));
  await slack.waitFor(() => left().length > 0, WAIT_MS);
  await quiet();
  expect(left()).toHaveLength(1);
});
