import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blockedReply, endingReply, textReply } from '../../src/demo/frames.ts';
import { encodePng } from '../../src/demo/media.ts';
import { endless } from './harness.ts';
import { answer, answersIn, asked, start, WAIT_MS } from './on-slack.ts';

test('Stop ends the answer and what was written stays, marked stopped', async () => {
  const running = await start();
  const { slack, model } = running;
  const { reply } = endless();
  model.next(reply);
  const thread = slack.person('U1').mention({ channel: 'C1', text: 'go on for ever' });
  const growing = await slack.waitFor(
    () =>
      slack
        .messages('C1', thread)
        .find(
          ({ user, text, buttons }) =>
            user === 'UBOT' && text.length > 30 && buttons.some(({ text }) => text === 'Stop'),
        ),
    WAIT_MS,
  );
  await slack.person('U1').press(growing.ts, 'Stop');
  const stopped = await answer(running, 'C1', thread);

  expect(stopped.text).toContain('More and more.');
  expect(JSON.stringify(stopped.blocks)).toContain('Stopped');
});

test('the bare word stop does the same, is not answered, and nobody else may', async () => {
  const running = await start();
  const { slack, model } = running;
  model.next(endless().reply);
  const thread = slack.person('U2').mention({ channel: 'C1', text: 'go on for ever' });
  await slack.waitFor(
    () =>
      slack.messages('C1', thread).find(({ user, text }) => user === 'UBOT' && text.length > 30),
    WAIT_MS,
  );
  slack.person('U2').say({ channel: 'C1', text: 'Stop', threadTs: thread });
  await answer(running, 'C1', thread);

  expect(model.requests).toHaveLength(1);
});

test('Regenerate writes a new answer into the same message', async () => {
  const running = await start();
  const { slack, model } = running;
  model.next(textReply('first answer'), textReply('second answer'));
  const thread = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  const { ts } = await answer(running, 'C1', thread);
  await slack.person('U1').press(ts, 'Regenerate');
  await slack.waitFor(
    () => slack.message(ts).text === 'second answer' && slack.message(ts).buttons.length > 1,
    WAIT_MS,
  );

  expect(answersIn(running, 'C1', thread)).toHaveLength(1);
  expect(model.requests[1]?.messages).toEqual(model.requests[0]?.messages);
});

test('a message that an edit makes a mention is answered, once', async () => {
  const running = await start();
  const { slack, model } = running;
  model.next(textReply('hello'));
  const person = slack.person('U1');
  const ts = person.say({ channel: 'C1', text: 'good morning' });
  person.edit(ts, '<@UBOT> good morning');
  await answer(running, 'C1', ts);
  person.edit(ts, '<@UBOT> good evening');
  await slack.waitFor(() => model.requests.length === 2, WAIT_MS);

  expect(asked(running)).toContain('good evening');
  expect(answersIn(running, 'C1', ts)).toHaveLength(1);
});

test('editing a question answers it anew in the same message', async () => {
  const running = await start();
  const { slack, model } = running;
  model.next(textReply('four'), textReply('six'));
  const person = slack.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'two and two?' });
  const { ts } = await answer(running, 'C1', thread);
  person.edit(thread, '<@UBOT> three and three?');
  await slack.waitFor(() => slack.message(ts).text === 'six', WAIT_MS);

  expect(asked(running)).toContain('three and three');
  expect(asked(running)).not.toContain('two and two');
  expect(answersIn(running, 'C1', thread)).toHaveLength(1);
});

test('deleting a question deletes its answer and both are forgotten', async () => {
  const running = await start();
  const { slack } = running;
  const person = slack.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'hello' });
  await answer(running, 'C1', thread);
  const secret = person.say({ channel: 'C1', text: 'my secret is quicksilver', threadTs: thread });
  await answer(running, 'C1', thread, 2);
  person.remove(secret);
  await slack.waitFor(() => answersIn(running, 'C1', thread).length === 1, WAIT_MS);
  person.say({ channel: 'C1', text: 'what did I say?', threadTs: thread });
  await answer(running, 'C1', thread, 2);

  expect(asked(running)).not.toContain('quicksilver');
});

test('deleting a question deletes its answer also where Slack has a bad minute', async () => {
  const running = await start();
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  await answer(running, 'C1', ts);
  const faults = [{ http: 500 }, { rateLimited: 1 }, { dropRequest: true }] as const;
  running.slack.faults.next('chat.delete', ...faults);
  running.slack.person('U1').remove(ts);

  await running.slack.waitFor(
    () => running.slack.messages('C1', ts).every(({ user }) => user !== 'UBOT'),
    WAIT_MS,
  );
  expect(running.slack.calls.filter(({ method }) => method === 'chat.delete')).toHaveLength(4);
  running.slack.rateLimited.length = 0; // The one that was asked for.
});

test('deleting the message that opened the thread deletes its answer too', async () => {
  const running = await start();
  const person = running.slack.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'hello' });
  await answer(running, 'C1', thread);
  person.remove(thread);
  await running.slack.waitFor(() => answersIn(running, 'C1', thread).length === 0, WAIT_MS);

  expect(running.slack.messages('C1', thread).filter(({ user }) => user === 'UBOT')).toEqual([]);
});

test('messages that come while an answer is written are marked and share the next one', async () => {
  const running = await start();
  const { slack, model } = running;
  const first = endless();
  model.next(first.reply, textReply('both answered'));
  const person = slack.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'one' });
  await slack.waitFor(
    () => slack.messages('C1', thread).some(({ user }) => user === 'UBOT'),
    WAIT_MS,
  );
  const two = person.say({ channel: 'C1', text: 'two', threadTs: thread });
  const three = person.say({ channel: 'C1', text: 'three', threadTs: thread });
  await slack.waitFor(
    () => [two, three].every((ts) => slack.message(ts).reactions.length > 0),
    WAIT_MS,
  );
  first.end();
  expect((await answer(running, 'C1', thread, 2)).text).toBe('both answered');
  await slack.waitFor(
    () => [two, three].every((ts) => slack.message(ts).reactions.length === 0),
    WAIT_MS,
  );

  expect(model.requests).toHaveLength(2);
  expect(asked(running)).toMatch(/two.*three/);
});

test('Retry asks again and answers in the same message', async () => {
  const running = await start();
  const { slack, model } = running;
  model.next(blockedReply(), textReply('now it works'));
  const thread = slack.person('U1').mention({ channel: 'C1', text: 'hello' });
  const { ts } = await answer(running, 'C1', thread);
  await slack.person('U1').press(ts, 'Retry');
  await slack.waitFor(() => slack.message(ts).text === 'now it works', WAIT_MS);

  expect(answersIn(running, 'C1', thread)).toHaveLength(1);
});

test('a stream that is cut is asked for again and its new text replaces the old; cut twice, it says so', async () => {
  const running = await start();
  const { slack, model } = running;
  model.next(endingReply('The beginning of', 'cut'), textReply('The whole answer to it.'));
  const first = slack.person('U1').mention({ channel: 'C1', text: 'one' });
  expect((await answer(running, 'C1', first)).text).toBe('The whole answer to it.');
  model.next(endingReply('Only half of', 'cut'), endingReply('Only half', 'cut'));
  const second = slack.person('U1').mention({ channel: 'C1', text: 'two' });
  const message = await answer(running, 'C1', second);

  expect(message.text).toContain('Only half of');
  expect(JSON.stringify(message.blocks)).toContain('cut off');
});

test('deleting a message with a picture deletes the bytes that were kept of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const running = await start({}, { STORE_URL: `sqlite:${join(folder, 'parley.db')}` });
  const kept = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile() && /^[0-9a-f]{60,}/.test(entry.name),
    ).length;
  const person = running.slack.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'hello' });
  await answer(running, 'C1', thread);
  const picture = person.say({
    channel: 'C1',
    text: 'look',
    threadTs: thread,
    files: [{ name: 'a.png', bytes: encodePng('blue') }],
  });
  await answer(running, 'C1', thread, 2);
  expect(await kept()).toBe(1);
  person.remove(picture);
  await running.slack.waitFor(() => answersIn(running, 'C1', thread).length === 1, WAIT_MS);
  await expect.poll(kept).toBe(0);
});

test('an edit that is delivered twice does not end its own answer', async () => {
  const running = await start();
  const { slack, model } = running;
  const held = endless();
  model.next(textReply('first'), held.reply);
  const person = slack.person('U1');
  const thread = person.mention({ channel: 'C1', text: 'one' });
  await answer(running, 'C1', thread);
  person.edit(thread, '<@UBOT> two');
  await slack.waitFor(() => model.requests.length === 2, WAIT_MS);
  const isEdit = (payload: unknown) => /message_changed.*two/s.test(JSON.stringify(payload));
  const edit = slack.deliveries.findLast(({ payload }) => isEdit(payload));
  const { event } = (edit?.payload ?? {}) as { event?: Record<string, unknown> };
  expect(event).toBeDefined();
  slack.emit(event ?? {});
  await new Promise((resolve) => setTimeout(resolve, 500));
  held.end();
  await slack.waitFor(() => answersIn(running, 'C1', thread)[0]?.text.endsWith('End.'), WAIT_MS);

  expect(slack.messages('C1', thread).filter(({ user }) => user === 'UBOT')).toHaveLength(1);
});
