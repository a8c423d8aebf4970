/**
 * Kind: the disk is full, in the database or where bytes are kept, at the moment when the result of
 * a paid or finished call arrives. The job waits for room, tells the person so, and does not pay or
 * act again.
 */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { createFailingDisk } from '../doubles/failing-disk.ts';
import { createGatedReply } from '../emulators/gemini.ts';
import { createStallingServer } from '../emulators/stalling.ts';
import { createFolder } from '../storage/folder.ts';
import { endless } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { toSentences, wordsIn } from './refusing.ts';
import { hear, LAUNCH, toSilence } from './voices.ts';

const { WAIT_MS } = discord;
const WAITS = 'My storage is down right now';
const wordsAndNotes = (running: discord.Running, channel: string) =>
  discord.ownTexts(running, channel).join('\n');
const soon = { storeRetryMs: 100 };
/** The store is asked again every two seconds. */
const someTries = () => delay(2_500);

/** A store whose database, or whose folder for bytes, can be made to take nothing. */
function createStore() {
  const folder = createFolder();
  const disk = createFailingDisk();
  const bytes = folder.path('blobs');
  onTestFinished(() => {
    disk.mend();
    disk.restore();
    folder.remove();
  });
  return {
    environment: { STORE_URL: `sqlite:${folder.path('parley.db')}` },
    fail(where: Where) {
      if (where === 'the database') return disk.fail('a full disk');
      // A file in the folder's place accepts no files from any user.
      rmSync(bytes, { recursive: true, force: true });
      writeFileSync(bytes, '');
    },
    mend() {
      disk.mend();
      if (!statSync(bytes, { throwIfNoEntry: false })?.isDirectory())
        rmSync(bytes, { force: true });
    },
  };
}

const PARTS = ['the database', 'the folder for bytes'] as const;
type Where = (typeof PARTS)[number];

const stalling = { ...soon, stalling: createStallingServer };

test.each(PARTS)('Discord: where %s is full, a drawing is paid for once', async (where) => {
  const store = createStore();
  const running = await discord.start({ rateLimits: 'off' }, store.environment, stalling);
  const { discord: server, stalling: model } = running;
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  model?.stall('accept');
  server.person('42').slash('imagine', { prompt: 'a cat', count: 2 });
  await expect.poll(() => model?.stalled, { timeout: WAIT_MS }).toBe(2);
  model?.release(); // The compatible way knows no such model; the native one does.
  model?.stall('accept');
  await expect.poll(() => model?.stalled, { timeout: WAIT_MS }).toBe(4);
  store.fail(where);
  model?.release();
  model?.stall('accept'); // Whatever is asked for once more would wait.
  const told = () => wordsAndNotes(running, server.generalId);
  await expect.poll(told, { timeout: WAIT_MS }).toContain(WAITS);
  await someTries();
  store.mend();
  const drawn = () => server.messages(server.generalId).find(({ files }) => files.length === 2);
  await server.waitFor(drawn, WAIT_MS);

  expect(model?.stalled).toBe(4);
  expect(drawn()?.buttons.map(({ label }) => label)).toContain('Vary');
});

test.each(PARTS)(
  'Slack: where %s is full, a picture within an answer is paid for once',
  async (where) => {
    const store = createStore();
    const running = await slack.start({ rateLimits: 'off' }, store.environment, stalling);
    const { slack: workspace, stalling: server, model } = running;
    const drawing = { name: 'draw', id: 'c1', arguments: JSON.stringify({ prompt: 'a cat' }) };
    model.answer(({ messages }) => {
      if (messages?.at(-1)?.role === 'tool') return textReply('Here it is.');
      server?.stall('accept');
      return callReply([drawing]);
    });
    const thread = workspace.person('U1').mention({ channel: 'C1', text: 'draw a cat' });
    await expect.poll(() => server?.stalled, { timeout: WAIT_MS }).toBe(1);
    store.fail(where);
    server?.release();
    const told = () => JSON.stringify(workspace.messages('C1', thread));
    await expect.poll(told, { timeout: WAIT_MS }).toContain(WAITS);
    await someTries();
    store.mend();
    await slack.answer(running, 'C1', thread);
    const files = () => workspace.messages('C1', thread).flatMap((each) => each.files);
    await expect.poll(() => files().length, { timeout: WAIT_MS }).toBe(1);

    expect(model.requests).toHaveLength(2);
    const results = JSON.stringify(model.requests.at(-1)?.messages);
    expect(results).toContain('One picture was drawn');
    expect(results).not.toContain('parley.db');
    expect(told()).not.toContain('in_progress');
  },
);

test.each(PARTS)('Discord: where %s is full, a voice note is heard once', async (where) => {
  const store = createStore();
  const running = await discord.start({ rateLimits: 'off' }, store.environment, stalling);
  const { discord: server, stalling: stalled, model } = running;
  model.answer(hear('Friday it is.', LAUNCH));
  stalled?.stall('accept');
  server.person('42').dm('', { voice: { bytes: toSilence(), durationSecs: 75 } });
  await expect.poll(() => stalled?.stalled, { timeout: WAIT_MS }).toBe(1);
  store.fail(where);
  stalled?.release();
  const told = () => wordsAndNotes(running, server.dmId('42'));
  await expect.poll(told, { timeout: WAIT_MS }).toContain(WAITS);
  await someTries();
  store.mend();
  await discord.answer(running, server.dmId('42'));

  const heard = model.requests.filter((each) => each.response_format);
  expect(heard).toHaveLength(1);
  expect(wordsIn(running, server.dmId('42'))).toContain('Shall we launch on Friday?');
});

test.each(PARTS)('Discord: where %s is full, a photo waits with its question', async (where) => {
  const store = createStore();
  const running = await discord.start({ rateLimits: 'off' }, store.environment, soon);
  const { discord: server, model } = running;
  model.answer(() => textReply('A cat.'));
  const person = server.person('42');
  await discord.answer(running, person.mention('hello').id);
  store.fail(where);
  const { id } = person.mention('what is this?', {
    attachments: [
      { name: 'notes.txt', bytes: Buffer.from('the words'), contentType: 'text/plain' },
    ],
  });
  const told = () => [id, server.generalId].flatMap((at) => discord.ownTexts(running, at)).join();
  await expect.poll(told, { timeout: WAIT_MS }).toContain('My storage is down right now');
  await someTries();
  expect(model.requests).toHaveLength(1);
  store.mend();
  await discord.answer(running, id);

  expect(discord.asked(running)).toContain('the words');
  expect(model.requests).toHaveLength(2);
});

test.each(PARTS)('Discord: where %s is full, the rest of a long answer waits', async (where) => {
  const store = createStore();
  const running = await discord.start({ rateLimits: 'off' }, store.environment, stalling);
  const { discord: server, stalling: stalled, model } = running;
  model.next(textReply(toSentences(900)));
  stalled?.stall('accept');
  const { id } = server.person('42').mention('tell me all');
  await expect.poll(() => stalled?.stalled, { timeout: WAIT_MS }).toBe(1);
  store.fail(where);
  stalled?.release();
  await someTries();
  store.mend();
  await discord.answer(running, id);
  const files = () => server.messages(id).flatMap((each) => each.files);
  await expect.poll(() => files().length, { timeout: WAIT_MS }).toBe(1);

  expect(model.requests).toHaveLength(1);
  expect(String(Buffer.from(files()[0]?.bytes ?? []))).toContain('This is sentence 899');
});

test.each(PARTS)(
  'Discord: where %s is full, Stop ends a drawing that waits for it',
  async (where) => {
    const store = createStore();
    const running = await discord.start({ rateLimits: 'off' }, store.environment, stalling);
    const { discord: server, stalling: model } = running;
    await server.waitFor(() => server.commands.length > 0, WAIT_MS);
    model?.stall('accept');
    server.person('42').slash('imagine', { prompt: 'a cat' });
    await expect.poll(() => model?.stalled, { timeout: WAIT_MS }).toBe(1);
    model?.release(); // The compatible way knows no such model; the native one does.
    model?.stall('accept');
    await expect.poll(() => model?.stalled, { timeout: WAIT_MS }).toBe(2);
    const own = () => server.messages(server.generalId).filter((each) => each.own);
    const labels = () => own().flatMap(({ buttons }) => buttons.map(({ label }) => label));
    await server.waitFor(() => labels().includes('Stop'), WAIT_MS);
    store.fail(where);
    model?.release();
    model?.stall('accept'); // Whatever is asked for once more would wait.
    const said = () =>
      own()
        .map(({ text }) => text)
        .join();
    await expect.poll(said, { timeout: WAIT_MS }).toContain(WAITS);
    await someTries();
    expect(labels()).toEqual(['Stop']);
    server.person('42').press(own()[0]?.id ?? '', 'Stop');
    await server.waitFor(() => own()[0]?.text.includes('Stopped.'), WAIT_MS);
    store.mend();
    await expect.poll(labels, { timeout: WAIT_MS }).not.toContain('Stop');

    expect(own()[0]?.text).toContain('Stopped.');
    expect(own()).toHaveLength(1);
    // What was drawn already and could be kept is shown: it was paid for.
    expect(own()[0]?.files).toHaveLength(where === 'the database' ? 1 : 0);
    expect(model?.stalled).toBe(2);
  },
);

test.each([true, false])(
  'Slack: where the database is full, Stop is seen under an answer that waits for it (streams: %s)',
  async (nativeStreaming) => {
    const store = createStore();
    const options = { rateLimits: 'off', nativeStreaming } as const;
    const running = await slack.start(options, store.environment, soon);
    const { slack: at, model } = running;
    const going = endless();
    model.next(going.reply);
    const thread = at.person('U1').mention({ channel: 'C1', text: 'go on' });
    const own = () => at.messages('C1', thread).filter(({ user }) => user === 'UBOT');
    await at.waitFor(
      () => own().some(({ text }) => /(?:More and more.\s*){3}/.test(text)),
      WAIT_MS,
    );
    store.fail('the database');
    await at.person('U1').press(own()[0]?.ts ?? '', 'Stop');
    await at.waitFor(() => JSON.stringify(own()).includes('Stopped.'), WAIT_MS);
    store.mend();
    going.end();
    await slack.answer(running, 'C1', thread);

    expect(own()).toHaveLength(1);
    expect(own()[0]?.text.match(/Stopped\.|End\./g)).toEqual(['Stopped.']);
    expect(own()[0]?.tasks.filter(({ status }) => status === 'in_progress')).toEqual([]);
  },
);

const CREATES = /startStream|postMessage/;

test.each([true, false])(
  'Slack: Stop is seen under a message that could never be journalled (streams: %s)',
  async (nativeStreaming) => {
    const store = createStore();
    const options = { rateLimits: 'off', nativeStreaming } as const;
    const running = await slack.start(options, store.environment, soon);
    const { slack: at, model } = running;
    const going = createGatedReply();
    model.next(going.reply);
    at.onWrite = (stage, method) => {
      if (stage !== 'before' && CREATES.test(method)) store.fail('the database');
    };
    const thread = at.person('U1').mention({ channel: 'C1', text: 'go on' });
    const own = () => at.messages('C1', thread).filter(({ user }) => user === 'UBOT');
    going.say('The beginning. ');
    await at.waitFor(() => own()[0]?.buttons.some(({ text }) => text === 'Stop'), WAIT_MS);
    await at.person('U1').press(own()[0]?.ts ?? '', 'Stop');
    await at.waitFor(() => JSON.stringify(own()).includes('Stopped.'), WAIT_MS);
    at.onWrite = null;
    store.mend();
    going.end();
    await slack.answer(running, 'C1', thread);

    expect(own()).toHaveLength(1);
    expect(model.requests).toHaveLength(1);
  },
);

test('Discord: where the database is full, Stop is seen where an old text still stands', async () => {
  const store = createStore();
  const running = await discord.start({ rateLimits: 'off' }, store.environment, soon);
  const { discord: server, model } = running;
  model.next(textReply('The old text.'));
  const { id: thread } = server.person('42').mention('tell me');
  const { id } = await discord.answer(running, thread);
  const going = createGatedReply();
  model.next(going.reply);
  server.person('42').press(id, 'Regenerate');
  await expect.poll(() => model.requests.length, { timeout: WAIT_MS }).toBe(2);
  store.fail('the database');
  server.person('42').say({ channel: thread, text: 'stop' });
  const told = () => wordsAndNotes(running, thread);
  await expect.poll(told, { timeout: WAIT_MS }).toContain('Stopped.');
  expect(told()).toContain('The old text.');
  store.mend();
  going.end();
  await discord.answer(running, thread);
});
