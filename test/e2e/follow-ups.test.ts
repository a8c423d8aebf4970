import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as slack from './on-slack.ts';

const everything = ({ model }: Pick<slack.Running, 'model'>) => JSON.stringify(model.requests);

test('Slack: what is said in a thread before its question has arrived is answered with it', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  running.slack.socket.reorder(3, 100); // The question comes twice, as a mention and as a message.
  const ts = person.mention({ channel: 'C1', text: 'where is the key?' });
  person.say({ channel: 'C1', threadTs: ts, text: 'I mean the red one' });
  await slack.answer(running, 'C1', ts);
  await running.slack.waitFor(() => everything(running).includes('the red one'), slack.WAIT_MS);
});

test('Slack: a reply in the thread of an answer that has only just been posted is heard', async () => {
  const running = await slack.start();
  const { slack: workspace, model } = running;
  const person = workspace.person('U1');
  model.next(textReply('In the drawer.'), textReply('The upper one.'));
  workspace.faults.next('chat.postMessage', { delayReplyMs: 400 });
  await person.slash('/ask', 'where is the key?', 'C1');
  const posted = await workspace.waitFor(
    () => workspace.messages('C1').find(({ user }) => user === 'UBOT'),
    slack.WAIT_MS,
  );
  person.say({ channel: 'C1', threadTs: posted.ts, text: 'which drawer?' });

  expect((await slack.answer(running, 'C1', posted.ts, 2)).text).toBe('The upper one.');
});
