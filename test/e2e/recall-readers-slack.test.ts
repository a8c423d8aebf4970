import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, answersIn, type Running, start, WAIT_MS } from './on-slack.ts';
import { createVisitor } from './visitor.ts';

// Kind: what Parley recalls by itself, in an answer that others read too, is what all of them may
// read; what was left out is said. Its own words, quotes and questions are no source.

const USERS = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
  { id: 'U3', name: 'eve' },
  { id: 'U9', name: 'partner', team: 'T9' },
];

const CHANNELS = [
  { id: 'C1', name: 'general', members: ['U1', 'U2', 'U3'] },
  { id: 'C2', name: 'shared', members: ['U1', 'U2', 'U9'] },
  { id: 'C5', name: 'open', members: ['U1', 'U2', 'U3'] },
  { id: 'C8', name: 'both', kind: 'group', members: ['U1', 'U2'] },
  { id: 'C7', name: 'team', kind: 'group', members: ['U1', 'U2', 'U3'] },
  { id: 'G7', name: 'group', kind: 'mpim', members: ['U1', 'U2'] },
  { id: 'D1', kind: 'im', members: ['U1'] },
] as const;

const QUESTION = 'What is the zebra budget?';
const SECRET = 'The zebra budget is K4711';

/** A person from another organization is answered only in listed channels. */
const startThree = () =>
  start(
    { workspaces: [{ id: 'T1', users: USERS, channels: CHANNELS }] },
    { PARLEY_ALLOW: 'T1,U9' },
  );

const countAnswered = ({ log }: Running) =>
  log.lines.filter(({ message }) => message === 'answered').length;

/** Until one more question is answered, and what was said is remembered. */
async function answered<T>(running: Running, act: () => T): Promise<T> {
  const before = countAnswered(running);
  const result = act();
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);
  return result;
}

function tell(running: Running, channel: string, { text = SECRET, by = 'U2' } = {}) {
  running.model.next(textReply('Noted.'));
  return answered(running, () => running.slack.person(by).mention({ channel, text }));
}

const callRecall = (question = QUESTION) =>
  callReply([{ name: 'recall', id: 'c1', arguments: JSON.stringify({ question }) }]);

/** What the tool gave the model, in the latest request. */
function resultIn({ model }: Running): string {
  const messages = model.requests.at(-1)?.messages as readonly { role: string; content: unknown }[];
  return JSON.stringify(messages.filter(({ role }) => role === 'tool').at(-1)?.content ?? '');
}

/** Asks something for which the model recalls. */
async function ask(
  running: Running,
  channel: string,
  { by = 'U1', text = 'How much is it?' } = {},
) {
  running.model.next(callRecall(), textReply('I looked.'));
  const ts = await answered(running, () => running.slack.person(by).mention({ channel, text }));
  return { ts, result: resultIn(running) };
}

async function useCommand(running: Running, question: string, by = 'U1', channel = 'C1') {
  const { slack } = running;
  const all = () => slack.messages(channel).filter(({ ephemeralFor }) => ephemeralFor === by);
  const [before, requests] = [all().length, running.model.requests.length];
  await slack.person(by).slash('/recall', question, channel);
  const { text } = await slack.waitFor(() => all()[before], WAIT_MS);
  return { text, asked: JSON.stringify(running.model.requests.slice(requests)) };
}

test('what not everyone here may read is left out, and said; the asker alone may have it', async () => {
  const running = await startThree();
  await tell(running, 'C8');
  const { result } = await ask(running, 'C1');
  expect(result).not.toContain('K4711');
  expect(result).toContain('I only used what everyone here can see.');

  running.model.next(textReply('It is K4711 [1].'));
  expect((await useCommand(running, QUESTION)).text).toContain('K4711');
  const shown = running.slack.messages('C1').filter(({ ephemeralFor }) => !ephemeralFor);
  expect(JSON.stringify(shown)).not.toContain('K4711');
});

test('what everyone may read is recalled, with its link; who joins the channel changes that', async () => {
  const running = await startThree();
  const ts = await tell(running, 'C8');
  const inside = await ask(running, 'C8');
  expect(inside.result).toContain(`/archives/C8/p${ts.replace('.', '')}`);

  running.slack.join('C8', 'U3');
  expect((await ask(running, 'C7')).result).toContain('K4711');
  running.slack.leave('C8', 'U3');
  expect((await ask(running, 'C7')).result).not.toContain('K4711');
});

const toNote = (result: string) => result.split('Tell the person:').at(-1);

test('who may not read a source is not told that there is one', async () => {
  const running = await startThree();
  const nothing = await ask(running, 'C1', { by: 'U3' });
  await tell(running, 'C8');
  const { result } = await ask(running, 'C1', { by: 'U3' });
  expect(result).not.toContain('K4711');
  expect(toNote(result)).toBe(toNote(nothing.result));
});

test('an answer and a summary that say what was said elsewhere are no source themselves', async () => {
  const running = await startThree();
  await tell(running, 'C8');
  running.model.next(textReply('The zebra budget is K4711, I was told.'));
  const { slack, model } = running;
  const ts = await answered(running, () =>
    slack.person('U1').mention({ channel: 'C1', text: 'Say something' }),
  );
  model.next(textReply('In short: the zebra budget is K4711.'));
  await slack.person('U1').slash('/summarize', '', 'C8');
  await slack.waitFor(
    () => slack.messages('C8').some(({ text }) => text.includes('In short')),
    WAIT_MS,
  );
  expect(slack.messages('C1', ts).some(({ text }) => text.includes('K4711'))).toBe(true);

  const { asked, text } = await useCommand(running, QUESTION, 'U3');
  expect(asked).toBe('[]');
  expect(text).toContain('I found nothing that answers this.');
});

test('a group’s direct messages are found in the group alone', async () => {
  const running = await startThree();
  await tell(running, 'G7');
  const { result } = await ask(running, 'C1');
  expect(result).not.toContain('K4711');
  expect((await ask(running, 'G7')).result).toContain('K4711');
  expect((await ask(running, 'G7', { by: 'U2' })).result).toContain('K4711');
});

test('somebody of another organisation finds what was said in the channel that is shared alone', async () => {
  const running = await startThree();
  await tell(running, 'C5');
  await tell(running, 'C2', { text: 'The giraffe budget is K0815' });
  const { result } = await ask(running, 'C2', { by: 'U9' });
  expect(result).toContain('K0815');
  expect(result).not.toContain('K4711');
});

test('a question that is answered again, or edited, does not find itself', async () => {
  const running = await startThree();
  const { slack, model } = running;
  const text = `${QUESTION} I think K4711`;
  const { ts, result } = await ask(running, 'C1', { text });
  expect(result).not.toContain('K4711');

  model.next(callRecall(), textReply('I looked again.'));
  const { ts: own } = await answer(running, 'C1', ts);
  await answered(running, () => slack.person('U1').press(own, 'Regenerate'));
  expect(resultIn(running)).not.toContain('K4711');

  model.next(callRecall(), textReply('I looked once more.'));
  await answered(running, () => slack.person('U1').edit(ts, `<@UBOT> ${QUESTION} Or is it K4712?`));
  expect(answersIn(running, 'C1', ts).at(-1)?.text).toContain('once more');
  expect(resultIn(running)).not.toContain('K471');
});

test('the page recalls the page alone, and Slack does not recall the page', async () => {
  const running = await startThree();
  const { model, app } = running;
  const visitor = createVisitor(app.url, 'a'.repeat(32));
  await tell(running, 'C5');
  model.next(textReply('Noted.'));
  const before = countAnswered(running);
  await visitor.say('The giraffe budget is K0815');
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);

  model.next(callRecall('What is the zebra or giraffe budget?'), textReply('I looked.'));
  await visitor.say('How much is it?');
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 2);
  expect(resultIn(running)).toContain('K0815');
  expect(resultIn(running)).not.toContain('K4711');

  model.next(callRecall('What is the zebra or giraffe budget?'), textReply('I looked.'));
  await answered(running, () =>
    running.slack.person('U1').mention({ channel: 'C1', text: 'And?' }),
  );
  expect(resultIn(running)).toContain('K4711');
  expect(resultIn(running)).not.toContain('K0815');
});
