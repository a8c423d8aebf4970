import { expect, test } from 'vitest';
import { endingReply, textReply } from '../../src/demo/frames.ts';
import { ALL_SCOPES } from '../emulators/slack/app.ts';
import { onDisk } from './drawn.ts';
import { endless } from './harness.ts';
import { ask, command, GONE, type Scene, startPrivate, UNKNOWN, withoutAbout } from './left.ts';
import * as slack from './on-slack.ts';
import { quiet } from './pressing.ts';

// Kind: as in left-slack.test.ts, for presses that bypass the queue, count for all, or need no
// question to the platform.

const { WAIT_MS } = slack;

/** A model that answers nothing until the test is over. */
const thinking = ({ grace, model }: Scene) => {
  model.next(endingReply('Let me', 'stall'));
  return grace.mention({ channel: 'C3', text: 'how is it?' });
};

test('Slack: an answer is not stopped by its asker who has left, and is where they may be there', async () => {
  const scene = await startPrivate();
  const { at, grace } = scene;
  await thinking(scene);
  const seen = await scene.shows('Stop');
  at.leave('C3', 'U2');
  await grace.pressSeen(seen, 'Stop');
  await at.waitFor(() => scene.direct().length > 0, WAIT_MS);
  await quiet(scene);
  expect(scene.direct()).toEqual([GONE]);
  expect(at.message(seen.ts).text).not.toContain('Stopped');

  at.faults.every('conversations.members', { error: 'internal_error' });
  await grace.pressSeen(seen, 'Stop');
  await at.waitFor(() => at.message(seen.ts).text.includes('Stopped'), WAIT_MS);
});

test('Slack: an answer that is written is not ended by a Delete of who has left', async () => {
  const scene = await startPrivate();
  const { at, grace, model } = scene;
  await ask(scene);
  const seen = await scene.shows('Delete');
  const written = endless();
  model.next(written.reply);
  await at.person('U1').press(seen.ts, 'Regenerate');
  await scene.shows('Stop');
  at.leave('C3', 'U2');
  await grace.pressSeen(seen, 'Delete');
  const ends = () => at.message(seen.ts).text.length;
  const before = ends();
  await at.waitFor(() => ends() > before, WAIT_MS);
  written.end();
  await at.waitFor(() => scene.direct().length > 0, WAIT_MS);
  await quiet(scene);

  expect(scene.direct()).toEqual([GONE]);
  expect(at.message(seen.ts).text).toMatch(/End\.$/);
});

test('Slack: what somebody presses who has left takes nothing from what a member presses', async () => {
  const scene = await startPrivate();
  const { at, grace, model } = scene;
  await ask(scene);
  const seen = await scene.shows('Regenerate');
  model.answer(() => textReply('Spotted.'));
  at.leave('C3', 'U2');
  await Promise.all([
    grace.pressSeen(seen, 'Regenerate'),
    at.person('U1').pressSeen(seen, 'Regenerate'),
  ]);
  await at.waitFor(() => at.message(seen.ts).text.includes('Spotted'), WAIT_MS);
  await at.waitFor(() => scene.direct().length > 0, WAIT_MS);
  await quiet(scene);

  expect(scene.direct()).toEqual([GONE]);
});

test('Slack: pressed twice by members, it is done once; pressed later it is another', async () => {
  const scene = await startPrivate();
  const { at, grace } = scene;
  await command('/imagine a cat')(scene);
  const seen = await scene.shows('Again');
  const drawn = () =>
    at.messages('C3').filter(({ buttons }) => buttons.some(({ text }) => text === 'Again'));
  await Promise.all([
    ...[1, 2, 3].map(() => grace.pressSeen(seen, 'Again')),
    at.person('U1').pressSeen(seen, 'Again'),
  ]);
  await at.waitFor(() => drawn().length === 2, WAIT_MS);
  await quiet(scene);

  expect(drawn()).toHaveLength(2);
});

const asksOf = ({ at }: Scene, method: string) =>
  at.calls.filter((each) => each.method === method).length;

test('Slack: many votes at once all count, and ask no more often than Slack allows', async () => {
  const scene = await startPrivate();
  const { at } = scene;
  await command('/poll Lunch? Pizza, Soup')(scene);
  const poll = await scene.shows('Pizza');
  const voters = Array.from({ length: 40 }, (_, index) => `U1${index}`);
  for (const id of voters) at.addUser({ id, name: `voter ${id}` });
  for (const id of voters) at.join('C3', id);
  await Promise.all(voters.map((id) => at.person(id).pressSeen(poll, 'Pizza')));
  await at.waitFor(() => at.message(poll.ts).text.includes('40 votes'), WAIT_MS);

  expect(at.rateLimited).toEqual([]);
});

test('Slack: in a public channel everybody presses, and its members are not listed', async () => {
  const scene = await startPrivate();
  const channel = 'C1';
  const { at, grace, model } = scene;
  model.answer(() => textReply('Striped.'));
  const ts = grace.mention({ channel, text: 'how is it?' });
  const seen = await slack.answer(scene.running, channel, ts);
  at.leave(channel, 'U2');
  model.answer(() => textReply('Spotted.'));
  const before = asksOf(scene, 'conversations.members');
  await grace.pressSeen(seen, 'Regenerate');
  await at.waitFor(() => at.message(seen.ts).text.includes('Spotted'), WAIT_MS);

  expect(asksOf(scene, 'conversations.members')).toBe(before);
});

test('Slack: in direct messages nobody is looked up, and nothing waits for it', async () => {
  const scene = await startPrivate();
  const { at, grace, model } = scene;
  model.answer(() => textReply('Striped.'));
  const ts = grace.dm('how is it?');
  const seen = await slack.answer(scene.running, at.dmOf('U2'), ts);
  model.answer(() => textReply('Spotted.'));
  at.faults.every('conversations.info', { error: 'internal_error' });
  at.faults.every('conversations.members', { error: 'internal_error' });
  await grace.pressSeen(seen, 'Regenerate');
  await at.waitFor(() => at.message(seen.ts).text.includes('Spotted'), WAIT_MS);
});

test.each([
  ['a guest', 'U5'],
  ['somebody of another organisation', 'U8'],
])('Slack: %s who has left a public channel acts in it no more', async (_name, id) => {
  const scene = await startPrivate({ environment: { PARLEY_ALLOW: 'U5,U8' } });
  const { at, model } = scene;
  const person = at.person(id);
  model.answer(() => textReply('Striped.'));
  const ts = person.mention({ channel: 'C1', text: 'how is it?' });
  const seen = await slack.answer(scene.running, 'C1', ts);
  await quiet(scene);
  at.leave('C1', id);
  const asked = model.requests.length;
  await person.pressSeen(seen, 'Regenerate');
  const direct = () => at.messages(at.dmOf(id)).map(({ text }) => withoutAbout(text));
  await at.waitFor(() => direct().length > 0, WAIT_MS);
  await quiet(scene);

  expect(direct()).toEqual([GONE]);
  expect(model.requests).toHaveLength(asked);
});

test('Slack: an app that may not list the members of private channels writes nothing anew there', async () => {
  const scopes = ALL_SCOPES.filter((scope) => scope !== 'groups:read');
  const scene = await startPrivate({ scopes });
  const { at, grace, model } = scene;
  await ask(scene);
  const seen = await scene.shows('Regenerate');
  await quiet(scene);
  const asked = model.requests.length;
  await grace.pressSeen(seen, 'Regenerate');
  await at.waitFor(() => at.messages('C3').some(({ text }) => text.includes(UNKNOWN)), WAIT_MS);
  await quiet(scene);
  expect(model.requests).toHaveLength(asked);

  await grace.pressSeen(seen, 'Delete');
  await at.waitFor(() => at.messages('C3').every(({ ts }) => ts !== seen.ts), WAIT_MS);
});

test('Slack: what was pressed before a restart is judged, and done once, after it', async () => {
  const environment = onDisk();
  const scene = await startPrivate({ environment });
  const { at, grace, model } = scene;
  await ask(scene);
  const seen = await scene.shows('Regenerate');
  await quiet(scene);
  at.faults.every('conversations.members', { delayMs: 60_000 });
  await grace.pressSeen(seen, 'Regenerate');
  await at.person('U1').pressSeen(seen, '👍');
  await at.waitFor(() => asksOf(scene, 'conversations.members') > 0, WAIT_MS);
  at.leave('C3', 'U2');
  await scene.running.restart();
  at.faults.clear();
  model.answer(() => textReply('Spotted.'));
  await at.waitFor(() => scene.direct().length > 0, WAIT_MS);
  await quiet(scene);

  expect(scene.direct()).toEqual([GONE]);
  expect(at.message(seen.ts).text).toContain('Striped');
  expect(at.messages('C3').filter(({ text }) => /Thanks/.test(text))).toHaveLength(1);
});
