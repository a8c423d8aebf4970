import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { found } from '../waiting.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

// Kind: a platform tells of an edit before it tells of the message, also where a message is
// answered that does not mention Parley. What is answered is what the message says by now, once.

/** Long enough for an event to have done what it should not. */
const quiet = () => delay(400);

test.each(['direct messages', 'a thread that is followed'])(
  'Slack: in %s a change that comes before the message itself is what is answered, once',
  async (where) => {
    const running = await slack.start();
    const { slack: workspace, model } = running;
    model.answer(() => textReply('So it is.'));
    const person = workspace.person('U1');
    const isDirect = where === 'direct messages';
    const channel = isDirect ? workspace.dmOf('U1') : 'C1';
    const root = person.say({ channel, text: isDirect ? 'hello' : '<@UBOT> hello' });
    await slack.answer(running, channel, root);
    const threadTs = isDirect ? {} : { threadTs: root };
    const said = { channel, text: 'two and two?', ...threadTs };
    const ts = person.say({ ...said, isUntold: true });
    const message = { ...person.wire(ts), channel, event_ts: ts };
    const edited = { user: 'U1', ts: `${ts.split('.')[0]}.999999` };
    workspace.emit({
      ...{ type: 'message', subtype: 'message_changed', hidden: true, channel },
      ...{ ts: edited.ts, event_ts: edited.ts, previous_message: message },
      message: { ...message, text: 'three and three?', edited },
    });
    workspace.emit(message);
    await found(() => model.requests.length === 2);
    await slack.answer(running, channel, isDirect ? ts : root, isDirect ? 1 : 2);
    await quiet();

    expect(slack.asked(running)).toContain('three and three');
    expect(slack.asked(running)).not.toContain('two and two');
    expect(model.requests).toHaveLength(2);
  },
);

test('Discord: in direct messages an edit that is told before its message is what is answered, once', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  model.answer(() => textReply('So it is.'));
  const channel = server.dmId('42');
  const isUntold = { id: '' };
  const question = server.person('42').say({ channel, text: 'two and two?', told: isUntold });
  const edited = { content: 'three and three?', edited_timestamp: new Date().toISOString() };
  server.tell('MESSAGE_UPDATE', question.id, edited);
  server.tell('MESSAGE_CREATE', question.id);
  await discord.answer(running, channel);
  await quiet();

  expect(discord.asked(running)).toContain('three and three');
  expect(model.requests).toHaveLength(1);
});
