import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { answer, answersIn, asked, ownTexts, start, WAIT_MS } from './on-discord.ts';

// Kind: all that a Discord message says and brings reaches the model, by whichever way it comes;
// where nothing can be read, one sentence says so.

const embed = {
  title: 'Build failed',
  url: 'https://example.com/b/1',
  description: 'step **test** exited 1',
  fields: [{ name: 'Branch', value: 'main' }],
  footer: { text: 'CI' },
};

test('the embed and the components of what is replied to reach the model', async () => {
  const running = await start();
  const { discord } = running;
  const channel = discord.generalId;
  const ci = discord.person('77', { name: 'CI', bot: true });
  const components = [{ type: 17, components: [{ type: 10, content: 'Fixes the login loop' }] }];
  const alert = ci.say({ channel, as: { embeds: [embed], components } });
  const question = discord.person('42').mention('why?', { replyTo: alert.id });
  await answer(running, question.id);

  for (const said of ['example.com/b/1', 'Branch: main', 'CI', 'Fixes the login loop'])
    expect(asked(running)).toContain(said);
});

test('a forwarded message of components in a direct message is a question', async () => {
  const running = await start();
  const { discord } = running;
  const ci = discord.person('77', { name: 'CI', bot: true });
  const components = [{ type: 10, content: '## Release 4.2' }];
  const release = ci.say({ channel: discord.generalId, as: { components } });
  const ada = discord.person('42');
  ada.dm('hello');
  const channel = discord.dmId('42');
  await answer(running, channel);
  ada.forward(release.id, { channel });
  await answer(running, channel, 2);

  expect(asked(running)).toContain('Release 4.2');
});

test('the title of a post is the question, and its tags come along', async () => {
  const running = await start();
  const { discord } = running;
  const post = discord
    .person('42')
    .post(discord.forumId, 'Why does npm ci fail with EUSAGE?', `<@${discord.bot.id}>`, {
      tags: ['help'],
    });
  await answer(running, post.id);

  expect(asked(running)).toContain('Why does npm ci fail with EUSAGE? [tags: help]');
});

test.each([
  ['a sticker in a direct message', '', 'I can’t read a sticker “Wave”.'],
  ['an invisible character', '\u200b', 'I can’t find anything to read in that message.'],
])('%s gets a sentence that fits, and no model is asked', async (_what, text, sentence) => {
  const running = await start();
  const { discord, model } = running;
  const extras = text === '' ? { sticker_items: [{ id: '5', name: 'Wave', format_type: 1 }] } : {};
  discord.person('42').dm(text, { as: { extras } });
  const channel = discord.dmId('42');
  await discord.waitFor(() => ownTexts(running, channel).length > 0, WAIT_MS);

  expect(ownTexts(running, channel).join('\n')).toContain(sentence);
  expect(ownTexts(running, channel).join('\n')).not.toContain('mentioned');
  expect(model.requests).toHaveLength(0);
});

test('a mention with nothing to see behind it is told to ask', async () => {
  const running = await start();
  const { discord, model } = running;
  const question = discord.person('42').mention(' \u200b\u2060');
  await discord.waitFor(() => ownTexts(running, question.id).length > 0, WAIT_MS);

  expect(ownTexts(running, question.id).join('\n')).toContain('didn’t ask anything');
  expect(model.requests).toHaveLength(0);
});

test('how a poll ended is part of what was said before; who joined is not', async () => {
  const running = await start();
  const { discord } = running;
  const [ada, ben] = [discord.person('42'), discord.person('43', { name: 'Ben' })];
  const thread = ada.createThread({ channel: discord.generalId }, 'lunch').id;
  const told = { poll_question_text: 'Lunch?', victor_answer_text: 'Soup', total_votes: '3' };
  const fields = Object.entries(told).map(([name, value]) => ({ name, value }));
  const embeds = [{ type: 'poll_result', fields }];
  ben.say({ channel: thread, as: { embeds, extras: { type: 46 } } });
  ben.say({ channel: thread, text: 'joined us', as: { extras: { type: 7 } } });
  ada.say({ channel: thread, text: `<@${discord.bot.id}> what is it to be?` });
  await answer(running, thread);

  expect(asked(running)).toContain('Most votes: Soup');
  expect(asked(running)).not.toContain('joined us');
});

test('“Ask about this” takes the embeds and the files of the chosen message along', async () => {
  const running = await start();
  const { discord, model } = running;
  const ada = discord.person('42');
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  const files = [{ name: 'numbers.csv', bytes: Buffer.from('quarter,revenue\nQ3,K4711\n') }];
  const ci = discord.person('77', { name: 'CI', bot: true });
  const channel = discord.generalId;
  const alert = ci.say({ channel, text: '🚨 alert', attachments: files, as: { embeds: [embed] } });
  const opened = await ada.contextMenu('Ask about this', { message: alert.id }).answered();
  model.next(textReply('It was main.'));
  const sent = ada.submit(opened, { question: 'which branch?' });
  await discord.waitFor(() => sent.response?.text === 'It was main.', WAIT_MS);

  for (const said of ['which branch?', '🚨 alert', 'Branch: main', 'Q3,K4711'])
    expect(asked(running)).toContain(said);
});

test('an edit told twice is answered once; a pin, a preview and a thread cost nothing', async () => {
  const running = await start();
  const { discord, model } = running;
  const ada = discord.person('42');
  const question = ada.say({ channel: discord.generalId, text: 'what is a boat?' });
  ada.edit(question.id, `<@${discord.bot.id}> what is a boat?`);
  await answer(running, question.id);
  discord.tell('MESSAGE_UPDATE', question.id, { flags: 32 });
  discord.tell('MESSAGE_UPDATE', question.id, { pinned: true });
  discord.unfurl(question.id, {
    type: 'link',
    title: 'Preview',
    fields: [{ name: 'a', value: 'b' }],
  });
  const poll = {
    question: { text: 'Tea?' },
    answers: [{ answer_id: 1, poll_media: { text: 'Yes' } }],
  };
  const asking = ada.dm('and this?', { poll });
  await answer(running, discord.dmId('42'));
  const results = { is_finalized: true, answer_counts: [{ id: 1, count: 3 }] };
  discord.tell('MESSAGE_UPDATE', asking.id, { poll: { ...poll, results } });
  ada.say({ channel: question.id, text: 'go on' });
  await answer(running, question.id, 2);

  expect(model.requests).toHaveLength(3);
  expect(answersIn(running, question.id)).toHaveLength(2);
});

test('a message that is replied to and shows nothing that can be read is said to be unread', async () => {
  const running = await start();
  const { discord } = running;
  const snapshots = [{ message: { content: '', attachments: [], embeds: [] } }];
  const reference = { type: 1, message_id: '99', channel_id: '98' };
  const empty = discord.person('43', { name: 'Ben' }).say({
    channel: discord.generalId,
    as: { extras: { message_reference: reference, message_snapshots: snapshots } },
  });
  const question = discord.person('42').mention('what is this?', { replyTo: empty.id });
  await answer(running, question.id);

  expect(ownTexts(running, question.id).join('\n')).toContain(
    'I couldn’t read the message it replies to',
  );
});

test.each([
  ['hey<@BOT>you', 'hey you'],
  ['so <@BOT>, why?', 'so, why?'],
  ['<@BOT>why', 'why'],
])('the words around a mention stay words: %s', async (text, heard) => {
  const running = await start();
  const { discord } = running;
  const own = `<@${discord.bot.id}>`;
  const ada = discord.person('42', { name: 'Ada' });
  const question = ada.say({ channel: discord.generalId, text: text.replace('<@BOT>', own) });
  await answer(running, question.id);

  expect(asked(running)).toContain(`Ada: ${heard}"`);
});
