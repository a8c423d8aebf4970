import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { answer, answersIn, asked, ownTexts, type Running, start, WAIT_MS } from './on-discord.ts';

// One message is told by several events. It is answered once, with all that any of them brings; an
// event that adds nothing a person said or brought costs no request to the model.

/** Long enough for an event to have done what it should not. */
const quiet = () => delay(400);

const text = (name: string, content: string) => ({
  name,
  bytes: Buffer.from(content),
  contentType: 'text/plain',
});

const isAsked = ({ model }: Running, count: number) =>
  expect.poll(() => model.requests.length, { timeout: WAIT_MS }).toBe(count);

test('an edit that makes a message a question is answered once, whatever its thread brings', async () => {
  const running = await start();
  const { discord, model } = running;
  const gated = createGatedReply();
  model.next(gated.reply);
  const person = discord.person('42');
  const question = person.say({ channel: discord.generalId, text: 'what is 2+2?' });
  person.edit(question.id, `<@${discord.bot.id}> what is 2+2?`);
  await isAsked(running, 1);
  gated.say('It is ');
  await discord.waitFor(() => ownTexts(running, question.id).join('').includes('It is'), WAIT_MS);
  discord.tell('MESSAGE_UPDATE', question.id, { flags: 32 });
  await quiet();
  gated.say('4.');
  gated.end();

  expect((await answer(running, question.id)).text).toBe('It is 4.');
  expect(model.requests).toHaveLength(1);
  expect(ownTexts(running, question.id)).toHaveLength(1);
});

test.each([
  ['a link preview', (running: Running, id: string) => running.discord.unfurl(id)],
  [
    'two link previews',
    (running: Running, id: string) => {
      running.discord.unfurl(id);
      running.discord.unfurl(id, { type: 'article', title: 'Another', description: 'With words' });
    },
  ],
  [
    'a pin',
    (running: Running, id: string) => running.discord.tell('MESSAGE_UPDATE', id, { pinned: true }),
  ],
  [
    'a hidden preview',
    (running: Running, id: string) => running.discord.tell('MESSAGE_UPDATE', id, { flags: 4 }),
  ],
  [
    'a second delivery',
    (running: Running, id: string) => running.discord.tell('MESSAGE_CREATE', id),
  ],
  [
    'an update without the message that is replied to',
    (running: Running, id: string) =>
      running.discord.tell('MESSAGE_UPDATE', id, { referenced_message: undefined }),
  ],
])('%s costs nothing, while the question is answered and after it', async (_, tell) => {
  const running = await start();
  const { discord, model } = running;
  const gated = createGatedReply();
  model.next(gated.reply);
  const person = discord.person('42');
  const first = person.say({ channel: discord.generalId, text: 'see https://example.org' });
  const question = person.mention('what is https://example.org?', { replyTo: first.id });
  await isAsked(running, 1);
  tell(running, question.id);
  await quiet();
  gated.say('A page.');
  gated.end();
  await answer(running, question.id);
  tell(running, question.id);
  await quiet();

  expect(model.requests).toHaveLength(1);
  expect(ownTexts(running, question.id)).toEqual(['A page.']);
});

test('a file that is told of later is taken into the answer, in the same message', async () => {
  const running = await start();
  const { discord, model } = running;
  const gated = createGatedReply();
  model.next(gated.reply, textReply('It says hello.'));
  const question = discord.person('42').dm('what does the file say?', {
    attachments: [text('note.txt', 'hello from the file')],
    told: { attachments: [] },
  });
  const channel = discord.dmId('42');
  await isAsked(running, 1);
  gated.say('I see no ');
  await discord.waitFor(() => ownTexts(running, channel).join('').includes('I see'), WAIT_MS);
  discord.tell('MESSAGE_UPDATE', question.id);
  discord.tell('MESSAGE_UPDATE', question.id);

  expect((await answer(running, channel)).text).toBe('It says hello.');
  await quiet();
  expect(asked(running)).toContain('hello from the file');
  expect(model.requests).toHaveLength(2);
  expect(ownTexts(running, channel)).toEqual(['It says hello.']);
});

test('files that are told of one after the other are all taken in', async () => {
  const running = await start();
  const { discord, model } = running;
  const gated = createGatedReply();
  model.next(gated.reply);
  model.answer(() => textReply('Both read.'));
  const files = [text('one.txt', 'the first file'), text('two.txt', 'the second file')];
  // No thread is opened in a direct message, which would tell of both at once.
  const question = discord.person('42').dm('compare', {
    attachments: files,
    told: { attachments: [] },
  });
  const channel = discord.dmId('42');
  await isAsked(running, 1);
  for (const at of [0, 1])
    discord.tell('MESSAGE_UPDATE', question.id, ({ attachments }) => ({
      attachments: [Array.isArray(attachments) ? attachments[at] : null],
    }));
  await expect.poll(() => asked(running), { timeout: WAIT_MS }).toContain('the second file');
  await answer(running, channel);
  await quiet();

  expect(asked(running)).toContain('the first file');
  expect(answersIn(running, channel)).toHaveLength(1);
});

test('a question that waits takes in what is told later without a request of its own', async () => {
  const running = await start();
  const { discord, model } = running;
  const gated = createGatedReply();
  model.next(textReply('hello'), gated.reply, textReply('all read'));
  const person = discord.person('42');
  const { id: thread } = person.mention('hello');
  await answer(running, thread);
  person.say({ channel: thread, text: 'one' });
  await isAsked(running, 2);
  const late = person.say({
    channel: thread,
    text: 'and this',
    attachments: [text('late.txt', 'the late file')],
    told: { attachments: [] },
  });
  await quiet();
  discord.tell('MESSAGE_UPDATE', late.id);
  await quiet();
  gated.say('one it is');
  gated.end();
  await answer(running, thread, 3);
  await quiet();

  expect(asked(running)).toContain('the late file');
  expect(model.requests).toHaveLength(3);
});

test('an edit that takes a file out answers anew without it, and its bytes are forgotten', async () => {
  const running = await start();
  const { discord, model } = running;
  const person = discord.person('42');
  const files = [text('keep.txt', 'what stays'), text('drop.txt', 'what goes')];
  const question = person.mention('read them', { attachments: files });
  await answer(running, question.id);
  expect(asked(running)).toContain('what goes');
  model.next(textReply('One file.'));
  person.edit(question.id, `<@${discord.bot.id}> read them`, files.slice(0, 1));
  await discord.waitFor(() => answersIn(running, question.id)[0]?.text === 'One file.', WAIT_MS);

  expect(asked(running)).toContain('what stays');
  expect(asked(running)).not.toContain('what goes');
  person.say({ channel: question.id, text: 'and now?' });
  await answer(running, question.id, 2);
  expect(asked(running)).not.toContain('what goes');
});

test('"stop" and "leave" that are told twice are done once', async () => {
  const running = await start();
  const { discord, model } = running;
  const first = createGatedReply();
  const second = createGatedReply();
  model.next(first.reply, second.reply);
  const person = discord.person('42');
  const { id: thread } = person.mention('one');
  await isAsked(running, 1);
  first.say('First. ');
  await discord.waitFor(() => ownTexts(running, thread).length === 1, WAIT_MS);
  person.say({ channel: thread, text: 'two' });
  const stop = person.say({ channel: thread, text: 'stop' });
  await isAsked(running, 2);
  discord.tell('MESSAGE_CREATE', stop.id);
  await quiet();
  second.say('Second.');
  second.end();
  expect((await answer(running, thread, 2)).text).toBe('Second.');

  const leave = person.say({ channel: thread, text: `<@${discord.bot.id}> leave` });
  const left = () => ownTexts(running, thread).filter((each) => each.includes('stay out'));
  await discord.waitFor(() => left().length === 1, WAIT_MS);
  discord.tell('MESSAGE_CREATE', leave.id);
  await quiet();
  expect(left()).toHaveLength(1);
});
