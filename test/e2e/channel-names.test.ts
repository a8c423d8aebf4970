import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, start, WAIT_MS } from './on-discord.ts';

// Kind: a channel is named, and another person has given a second channel the same name. People
// approve the channel itself, and a name that is ambiguous is refused.

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

/** A server where Bob has opened a thread with the name of a channel. */
async function startNamed() {
  const running = await start();
  const { discord, model } = running;
  const ada = discord.person('42', { name: 'ada' });
  const bob = discord.person('43', { name: 'bob' });
  const room = discord.addChannel('leads');
  const other = bob.createThread({ channel: discord.generalId }, 'leads').id;
  bob.say({ channel: room, text: 'the zebra is striped' });
  bob.say({ channel: other, text: 'the lion is not' });
  model.answer(() => textReply('So be it.'));
  const proposed = (thread: string) => {
    const isProposal = ({ buttons }: { buttons: readonly { label: string }[] }) =>
      buttons.some(({ label }) => label === 'Approve');
    return discord.waitFor(() => discord.messages(thread).find(isProposal), WAIT_MS);
  };
  const postedIn = (channel: string) => discord.messages(channel).filter(({ own }) => own).length;
  return { running, ada, bob, room, other, proposed, postedIn };
}

test.each([
  ['the one', false],
  ['the other', true],
])('two channels of one name in one question are told apart: %s', async (_which, isOther) => {
  const { running, ada, room, other, proposed, postedIn } = await startNamed();
  const [wanted, unwanted] = isOther ? [other, room] : [room, other];
  running.model.next(
    call('post_elsewhere', { channel: `#leads (${isOther ? 2 : 1})`, text: 'hello' }),
    textReply('Shall I?'),
  );
  const { id } = ada.mention(`not in <#${unwanted}>: say hello in <#${wanted}>`);
  const { id: proposal, text } = await proposed(id);
  await ada.press(proposal, 'Approve').answered();
  await answer(running, id);

  expect(text).toContain(`Post this in <#${wanted}>`);
  expect([postedIn(wanted), postedIn(unwanted)]).toEqual([1, 0]);
  expect(JSON.stringify(running.model.requests)).not.toMatch(/leads \(\d{3}/);
});

test('a name that somebody else gave another channel earlier means neither, until it is mentioned again', async () => {
  const { running, ada, bob, room, other, proposed, postedIn } = await startNamed();
  const { discord, model } = running;
  const post = call('post_elsewhere', { channel: '#leads', text: 'hello' });
  const { id } = ada.mention(`I am writing about <#${room}>`);
  await answer(running, id);
  bob.say({ channel: id, text: `and I about <#${other}>` });
  await answer(running, id, 2);
  model.next(post, textReply('Which one?'));
  ada.say({ channel: id, text: 'say hello in leads' });
  await answer(running, id, 3);

  expect(JSON.stringify(model.requests.at(-1)?.messages)).toContain(
    'several channels of that name',
  );
  expect([postedIn(room), postedIn(other)]).toEqual([0, 0]);

  model.next(post, textReply('Shall I?'));
  ada.say({ channel: id, text: `in <#${room}>, I mean` });
  const again = await proposed(id);
  await ada.press(again.id, 'Approve').answered();
  await answer(running, id, 4);

  expect(again.text).toContain(`<#${room}>`);
  expect([postedIn(room), postedIn(other)]).toEqual([1, 0]);
  expect(discord.messages(room).at(-1)?.text).toContain('hello');
});

test('reading by a name that means two is refused with what to do', async () => {
  const { running, ada, room, other } = await startNamed();
  running.model.next(call('read_channel', { channel: '#leads' }));
  const { id } = ada.mention(`read <#${room}> and <#${other}>`);
  await answer(running, id);

  expect(JSON.stringify(running.model.requests)).not.toMatch(/striped|lion/);
});

test('channels of one name are told apart by their categories, in questions, titles and answers', async () => {
  const running = await start();
  const { discord, model } = running;
  const [support, sales] = ['Support', 'Sales'].map((name) =>
    discord.addChannel(name, { type: 4 }),
  );
  const [one, two] = [support, sales].map((parent = '') => discord.addChannel('desk', { parent }));
  const alone = discord.addChannel('lobby', { parent: support ?? '' });
  const ada = discord.person('42', { name: 'ada' });
  const ask = `which of <#${one}>, <#${two}> and <#${alone}>?`;
  model.next(textReply(`It is <#${two}>, not <#${one}>. See <#${alone}>.`));
  const { id } = ada.mention(ask);
  const { text } = await answer(running, id);

  expect(JSON.stringify(model.requests)).toContain(
    'which of #desk (Support), #desk (Sales) and #lobby?',
  );
  expect(text).toBe('It is #desk (Sales), not #desk (Support). See #lobby.');
  const titles = discord.threads(discord.generalId).map(({ name }) => name);
  expect(titles).toEqual(['which of #desk (Support), #desk (Sales) and #lobby?']);
});

test('two channels of one name in one category are told apart by numbers', async () => {
  const running = await start();
  const { discord } = running;
  const parent = discord.addChannel('Support', { type: 4 });
  const [one, two] = ['desk', 'desk'].map((name) => discord.addChannel(name, { parent }));
  const { id } = discord.person('42').mention(`which of <#${one}> and <#${two}>?`);
  await answer(running, id);

  expect(JSON.stringify(running.model.requests)).toContain(
    '#desk (Support) (1) and #desk (Support) (2)',
  );
});
