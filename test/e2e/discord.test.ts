import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { badKey } from '../../src/demo/errors.ts';
import { textReply } from '../../src/demo/frames.ts';
import { endless, toChunks, toProse } from './harness.ts';
import { answer, answersIn, asked, ownTexts, start, WAIT_MS } from './on-discord.ts';

test('ten turns in one thread end with exactly the text of the model, each remembering the ones before', async () => {
  const running = await start({ latencyMs: [5, 15] });
  const { discord, model } = running;
  const person = discord.person('42', { name: 'Ada' });
  const first = toProse(400);
  model.next(textReply(toChunks(first)));
  const question = person.mention('question 1');
  expect((await answer(running, question.id)).text).toBe(first);
  for (let turn = 2; turn <= 10; turn += 1) {
    const text = toProse(turn * 100);
    model.next(textReply(toChunks(text)));
    person.say({ channel: question.id, text: `question ${turn}` });
    expect((await answer(running, question.id, turn)).text).toBe(text);
  }

  expect(discord.threads(discord.generalId)).toHaveLength(1);
  expect(discord.threads(discord.generalId)[0]?.name).toBe('question 1');
  expect(asked(running)).toContain('Ada: question 1');
  expect(model.requests.at(-1)?.messages).toHaveLength(20);
});

test('a direct message is answered where it is', async () => {
  const running = await start();
  running.model.next(textReply('Hello!'));
  const person = running.discord.person('42');
  person.dm('hi there');

  expect((await answer(running, running.discord.dmId('42'))).text).toBe('Hello!');
});

test('where no thread may be opened the answer is a reply in place, and replying to it goes on', async () => {
  const running = await start();
  const { discord, model } = running;
  discord.deny(discord.generalId, 'CREATE_PUBLIC_THREADS');
  model.next(textReply('in place'), textReply('and on'));
  const person = discord.person('42');
  const question = person.mention('hello');
  const message = await answer(running, discord.generalId);
  expect(message).toMatchObject({ text: 'in place', replyTo: question.id });
  person.say({ channel: discord.generalId, text: 'go on', replyTo: message.id });
  expect((await answer(running, discord.generalId, 2)).text).toBe('and on');

  expect(asked(running)).toContain('hello');
});

test('Parley stays silent where nobody speaks to it', async () => {
  const running = await start();
  const { discord, model } = running;
  const person = discord.person('42');
  person.say({ channel: discord.generalId, text: 'just talking' });
  person.say({ channel: discord.generalId, text: '@everyone look' });
  const question = person.mention('hello');
  await answer(running, question.id);
  discord.person('43');
  person.say({ channel: question.id, text: '<@43> what do you think?' });
  await delay(300);

  expect(model.requests).toHaveLength(1);
});

test('a long answer goes on in further messages, each whole, and joined they are the text', async () => {
  const running = await start();
  const text = toProse(7_000);
  running.model.next(textReply(toChunks(text, 200)));
  const question = running.discord.person('42').mention('write a lot');
  await answer(running, question.id);
  const texts = ownTexts(running, question.id);

  expect(texts.length).toBeGreaterThanOrEqual(4);
  expect(texts.join('\n\n')).toBe(text);
  for (const piece of texts) expect((piece.match(/```/g) ?? []).length % 2).toBe(0);
});

test('an answer longer than eight messages ends in a file, and says so', async () => {
  const running = await start();
  running.model.next(textReply(toChunks(toProse(24_000), 2_000)));
  const question = running.discord.person('42').mention('write a book');
  const last = await answer(running, question.id);

  expect(ownTexts(running, question.id)).toHaveLength(8);
  expect(last.text).toContain('attached file');
  expect(last.files.map(({ name }) => name)).toEqual(['answer.md']);
});

test('an answer pings nobody, whatever the model writes', async () => {
  const running = await start();
  running.model.next(textReply(['@every', 'one @here <@42> <@&', '1>']));
  const question = running.discord.person('42').mention('ping all');
  await answer(running, question.id);

  expect(running.discord.pings).toEqual([]);
});

test('Stop, Regenerate and Retry work, each in the same message', async () => {
  const running = await start();
  const { discord, model } = running;
  model.next(endless().reply, textReply('second answer'), badKey());
  const person = discord.person('42');
  const question = person.mention('go on for ever');
  const growing = await discord.waitFor(
    () => discord.messages(question.id).find(({ own, text }) => own && text.includes('More')),
    WAIT_MS,
  );
  await person.press(growing.id, 'Stop').answered();
  expect((await answer(running, question.id)).text).toContain('Stopped');
  await person.press(growing.id, 'Regenerate').answered();
  await discord.waitFor(
    () => answersIn(running, question.id)[0]?.text === 'second answer',
    WAIT_MS,
  );

  expect(ownTexts(running, question.id)).toEqual(['second answer']);
});

test('editing a question answers it anew, deleting it deletes its answer', async () => {
  const running = await start();
  const { discord, model } = running;
  model.next(textReply('four'), textReply('six'));
  const person = discord.person('42');
  const question = person.mention('two and two?');
  const { id } = await answer(running, question.id);
  person.edit(question.id, `<@${discord.bot.id}> three and three?`);
  await discord.waitFor(() => answersIn(running, question.id)[0]?.text === 'six', WAIT_MS);
  expect(asked(running)).toContain('three and three');
  person.remove(question.id);
  await discord.waitFor(
    () => !discord.messages(question.id).some((message) => message.id === id),
    WAIT_MS,
  );
});

test('slash commands are registered and answered: privately, and streamed in public', async () => {
  const running = await start();
  const { discord, model } = running;
  const names = () =>
    (discord.commands as readonly { name: string; type: number }[])
      .filter(({ type }) => type === 1)
      .map(({ name }) => name)
      .sort();
  await discord.waitFor(() => names().length > 0, WAIT_MS);
  expect(names()).toEqual(commands.map(({ name }) => name).sort());
  const person = discord.person('42');
  const help = person.slash('help');
  await discord.waitFor(() => help.response?.text.includes('/ask'), WAIT_MS);
  expect(help.response?.ephemeralFor).toBe('42');
  model.next(textReply('4,808 m'));
  const ask = person.slash('ask', { question: 'how tall is Mont Blanc?' });
  await discord.waitFor(() => ask.response?.text === '4,808 m', WAIT_MS);

  expect(asked(running)).toContain('Mont Blanc');
});

test('without the message content intent mentions and direct messages still work', async () => {
  const running = await start({ messageContent: false });
  running.model.next(textReply('one'), textReply('two'));
  const person = running.discord.person('42');
  const question = person.mention('hello');
  expect((await answer(running, question.id)).text).toBe('one');
  person.say({ channel: question.id, text: 'this cannot be read' });
  person.dm('hello');
  expect((await answer(running, running.discord.dmId('42'))).text).toBe('two');
  expect(ownTexts(running, question.id)).toEqual(['one']);
});

test('a forwarded message and a replied-to message are seen as quotes', async () => {
  const running = await start();
  const { discord } = running;
  const other = discord
    .person('43', { name: 'Bob' })
    .say({ channel: discord.generalId, text: 'the launch is on Friday' });
  const question = discord.person('42').mention('is that right?', { replyTo: other.id });
  await answer(running, question.id);

  expect(asked(running)).toContain('the launch is on Friday');
  expect(asked(running)).toContain('quoted author');
});

test('a server that is not on the list is told once and left; the listed one stays', async () => {
  let stranger = '';
  const running = await start({}, (discord) => {
    stranger = discord.addGuild('Strangers').id;
    return { PARLEY_ALLOW: discord.guildId };
  });
  const { discord } = running;
  await discord.waitFor(() => !discord.guilds.includes(stranger), WAIT_MS);

  expect(discord.guilds).toEqual([discord.guildId]);
  expect(
    discord.calls.filter(({ path, method }) => method === 'POST' && path.includes('/messages')),
  ).toHaveLength(1);
});

test('a wrong token is one sentence', async () => {
  await expect(start({}, { DISCORD_TOKEN: 'wrong.token.here' })).rejects.toThrow(/DISCORD_TOKEN/);
});
