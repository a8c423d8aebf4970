/**
 * The kind: a platform is slow to say who may read the thread that Parley comes to late. The
 * question is answered without what was said there, and the model hears that it does not know it.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { ended } from './refusing.ts';

// Each single call is quick enough.
const SLOW = { delayMs: 12_000 };

test.each([
  ['its members', /^GET \/guilds\/\d+\/members\//],
  ['its roles', /^GET \/guilds\/\d+$/],
  ['the channel of the thread', /^GET \/channels\/\d+$/],
  ['what was said there', /^GET \/channels\/\d+\/messages$/],
])(
  'Discord: where %s cannot be had in time, the question is answered all the same',
  async (_, route) => {
    const running = await discord.start({ rateLimits: 'off' });
    const { generalId, person, faults } = running.discord;
    const thread = person('43').createThread({ channel: generalId }, 'Talk');
    person('43').say({ channel: thread.id, text: 'it is marmalade' });
    person('44').mention('hello?', { channel: generalId });
    running.model.next(textReply('Hello.'));
    await ended(running, 1);
    faults.every(route, SLOW);
    running.model.next(textReply('Here.'));
    person('42').mention('what is it?', { channel: thread.id });
    await ended(running, 2);

    expect(discord.ownTexts(running, thread.id).join()).toContain('Here.');
    expect(discord.asked(running)).not.toContain('marmalade');
    expect(discord.asked(running)).toContain('couldn’t');
  },
);

test('Slack: where the thread itself is slow, the question is answered all the same', async () => {
  const running = await slack.start({ rateLimits: 'off' });
  const thread = running.slack.person('U2').say({ channel: 'C1', text: 'it is marmalade' });
  running.slack.faults.every('conversations.replies', SLOW);
  running.model.next(textReply('Here.'));
  running.slack.person('U1').mention({ channel: 'C1', text: 'what is it?', threadTs: thread });
  expect((await slack.answer(running, 'C1', thread)).text).toContain('Here.');
  expect(slack.asked(running)).not.toContain('marmalade');
});
