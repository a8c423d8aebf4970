import { expect, onTestFinished, test } from 'vitest';
import { createBrowser } from '../adapters/web/browser.ts';
import { BUTTONS, editing, isPng, onDisk, picturesIn, shapeOf } from './drawn.ts';
import { startParley } from './harness.ts';
import * as slack from './on-slack.ts';

const own = ({ slack }: slack.Running, thread?: string) =>
  slack.messages('C1', thread).filter(({ user }) => user === 'UBOT');

/**
 * Waits for the n-th drawing of the channel or of a thread: its caption with buttons, and the
 * pictures shared behind it.
 */
async function drawnOnSlack(running: slack.Running, count = 1, thread?: string) {
  const captions = () =>
    own(running, thread).filter(
      ({ ts, buttons }) => ts !== thread && buttons.some(({ text }) => text === 'Again'),
    );
  const shares = () => own(running, thread).filter(({ files }) => files.length > 0);
  await running.slack.waitFor(
    () => captions().length >= count && shares().length >= count,
    slack.WAIT_MS,
  );
  const [caption, share] = [captions()[count - 1], shares()[count - 1]];
  if (!caption || !share) throw new Error('nothing was drawn');
  return { caption, share };
}

test('Slack: /imagine says that it draws, then shows caption, buttons and the pictures as files', async () => {
  const running = await slack.start();
  await running.slack
    .person('U1')
    .slash('/parley', 'imagine a <!channel> cat --aspect 16:9 --count 2', 'C1');
  await running.slack.waitFor(
    () => own(running).some(({ text }) => text.includes('Drawing…')),
    slack.WAIT_MS,
  );
  const { caption, share } = await drawnOnSlack(running);

  expect(caption.text).toMatch(
    /^> a @\u200bchannel cat\ngemini-nano-banana-2\.1 · \d+ × \d+ px · [\d.]+ s$/,
  );
  expect(caption.buttons.map(({ text }) => text)).toEqual(BUTTONS);
  expect(caption.pings).toEqual([]);
  expect(share.files.map(({ name, bytes }) => [name, isPng(bytes)])).toEqual([
    ['drawing-1.png', true],
    ['drawing-2.png', true],
  ]);
  expect(await shapeOf(share.files[0]?.bytes)).toBeCloseTo(16 / 9, 1);
  expect(own(running)).toHaveLength(2);
});

test('Slack: in the thread of the picture it is changed, and all versions are known, also after a restart', async () => {
  const running = await slack.start({}, onDisk());
  running.model.answer(editing('make it night'));
  const person = running.slack.person('U1');
  await person.slash('/parley', 'imagine a cat', 'C1');
  const { caption, share } = await drawnOnSlack(running);

  person.say({ channel: 'C1', threadTs: caption.ts, text: 'make it night' });
  expect((await slack.answer(running, 'C1', caption.ts)).text).toBe('Done.');
  const version = () => own(running, caption.ts).find(({ files }) => files.length > 0);
  await running.slack.waitFor(version, slack.WAIT_MS);
  const [night] = version()?.files ?? [];
  expect(isPng(night?.bytes)).toBe(true);
  expect(night?.bytes).not.toEqual(share.files[0]?.bytes);

  await running.restart();
  person.say({ channel: 'C1', threadTs: share.ts, text: 'what is in the picture?' });
  await slack.answer(running, 'C1', share.ts);
  expect(picturesIn(running.model.requests.at(-1)?.messages)).toBe(2);
  expect(slack.asked(running)).toContain('which you made');
});

test('Slack: the buttons draw on in the thread, also after a restart', async () => {
  const running = await slack.start({}, onDisk());
  const person = running.slack.person('U1');
  await person.slash('/parley', 'imagine a cat', 'C1');
  const { caption } = await drawnOnSlack(running);
  await running.restart();

  await person.press(caption.ts, 'Again');
  const again = await drawnOnSlack(running, 1, caption.ts);
  expect(again.caption.text).toContain('> a cat');
  await person.press(again.caption.ts, 'Edit');
  await running.slack.waitFor(() => running.slack.forms('U1').length > 0, slack.WAIT_MS);
  await person.submit({ prompt: 'make it night' });
  const edited = await drawnOnSlack(running, 2, caption.ts);
  expect(edited.caption.text).toContain('> make it night');

  await person.press(edited.caption.ts, 'Save prompt');
  const saved = await running.slack.waitFor(
    () => own(running).find(({ ephemeralFor }) => ephemeralFor === 'U1'),
    slack.WAIT_MS,
  );
  expect(saved.text).toBe('Prompt:\n```\na cat\n```\n```\nmake it night\n```');
});

test('Slack: where Parley is no member nothing is drawn, and whoever asked is told to invite it', async () => {
  const channels = [{ id: 'C1' }, { id: 'C2', members: ['U1', 'U2'], botIn: false }];
  const running = await slack.start({ workspaces: [{ id: 'T1', channels }] });
  await running.slack.person('U1').slash('/parley', 'imagine a cat', 'C2');
  const told = await running.slack.waitFor(
    () => running.slack.messages('C2').find(({ user }) => user === 'UBOT'),
    slack.WAIT_MS,
  );
  expect(told).toMatchObject({
    text: expect.stringContaining('Invite me with'),
    ephemeralFor: 'U1',
    files: [],
  });
});

test('Slack: an upload whose reply is lost is shown once', async () => {
  const running = await slack.start({}, onDisk());
  running.slack.faults.next('files.completeUploadExternal', { dropReply: true });
  await running.slack.person('U1').slash('/parley', 'imagine a cat', 'C1');
  await drawnOnSlack(running);
  await running.restart();
  expect(own(running).filter(({ files }) => files.length > 0)).toHaveLength(1);
});

test('Slack: a refused prompt is told in plain words', async () => {
  const running = await slack.start();
  await running.slack.person('U1').slash('/parley', 'imagine gore', 'C1');
  const told = await running.slack.waitFor(
    () => own(running).find(({ text }) => text.includes('⚠️')),
    slack.WAIT_MS,
  );
  expect(told.text).toContain('The model declined to draw this: its safety rules block it.');
  expect(told.buttons.map(({ text }) => text)).toEqual(['Delete']);
});

test('the page: /imagine draws in its thread, where the picture is changed', async () => {
  const running = await startParley();
  onTestFinished(() => running.close());
  running.model.answer(editing('make it night'));
  const ada = createBrowser(running.app.url);
  type Seen = {
    text: string;
    files: { alt: string; hash: string }[];
    buttons: { label: string }[];
  };
  const list = async (): Promise<Seen[]> => {
    const events = await ada.follow();
    const { data } = await events.until('state');
    await events.close();
    return (data.messages as Seen[]).filter(
      (message) => (message as { name?: string }).name === 'Parley',
    );
  };
  const { id } = await ada.post('/web/messages', {
    text: '/imagine a cat --aspect 16:9 --count 2',
  });
  await expect.poll(async () => (await list())[0]?.files.length).toBe(2);
  const [drawn] = await list();
  expect(drawn?.text).toBe('> a cat');
  expect(drawn?.files[0]?.alt).toBe('a cat');
  expect(drawn?.buttons.map(({ label }) => label)).toEqual(BUTTONS);

  await ada.post('/web/messages', { thread: id, text: 'make it night' });
  await expect.poll(async () => (await list())[1]?.files.length).toBe(1);
  expect(picturesIn(running.model.requests.at(-1)?.messages)).toBe(2);
});
