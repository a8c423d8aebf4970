import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

test('Slack: a question about a message is asked in a form, and its answer names what it is about', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  const ts = person.say({ channel: 'C1', text: 'the deploy failed with code 137' });
  await person.messageShortcut(ts, 'ask');
  await running.slack.waitFor(() => running.slack.forms('U1').length === 1, slack.WAIT_MS);
  running.model.next(textReply('It ran out of memory.'));
  await person.submit({ question: 'why?' });
  await running.slack.waitFor(
    () => running.slack.messages('C1').some(({ text }) => text.includes('It ran out of memory.')),
    slack.WAIT_MS,
  );

  expect(slack.asked(running)).toContain('why?');
  expect(slack.asked(running)).toContain(
    '<quoted>\\n  the deploy failed with code 137\\n</quoted>',
  );
});

test('Slack: a question about a message is about all that it says, shares and brings', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  const ts = person.say({
    channel: 'C1',
    text: 'so &amp; so',
    files: [
      { name: 'numbers.csv', bytes: 'quarter,revenue\nQ3,K4711\n' },
      { name: 'notes.txt', bytes: 'the second file', connect: true },
    ],
    as: {
      attachments: [
        { is_share: true, author_name: 'Kim', text: 'the forwarded &lt;plan&gt;' },
        { blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'cell-17' }]] }] },
      ],
    },
  });
  await person.messageShortcut(ts, 'ask');
  await running.slack.waitFor(() => running.slack.forms('U1').length === 1, slack.WAIT_MS);
  running.model.next(textReply('Fine.'));
  await person.submit({ question: 'why?' });
  await running.slack.waitFor(
    () => running.slack.messages('C1').some(({ text }) => text.includes('Fine.')),
    slack.WAIT_MS,
  );

  for (const said of ['so & so', 'the forwarded <plan>', 'cell-17', 'Q3,K4711', 'the second file'])
    expect(slack.asked(running)).toContain(said);
});

test('Slack: a command without what it needs asks for it with a form', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  await person.slash('/ask', '', 'C1');
  await running.slack.waitFor(() => running.slack.forms('U1').length === 1, slack.WAIT_MS);
  running.model.next(textReply('Four.'));
  await person.submit({ question: 'two and two?' });

  await running.slack.waitFor(
    () => running.slack.messages('C1').some(({ text }) => text.includes('Four.')),
    slack.WAIT_MS,
  );
  expect(slack.asked(running)).toContain('two and two?');
});

test('Discord: the menu of a message asks with a form, and the answer fills what was acknowledged', async () => {
  const running = await discord.start();
  const person = running.discord.person('42');
  await running.discord.waitFor(() => running.discord.commands.length > 0, discord.WAIT_MS);
  const message = person.say({
    channel: running.discord.generalId,
    text: 'the deploy failed with code 137',
  });
  const opened = await person.contextMenu('Ask about this', { message: message.id }).answered();
  expect(opened.modal).toMatchObject({ title: '/ask' });
  running.model.next(textReply('It ran out of memory.'));
  const sent = await person.submit(opened, { question: 'why?' }).answered();
  await running.discord.waitFor(
    () => sent.response?.text === 'It ran out of memory.',
    discord.WAIT_MS,
  );

  expect(discord.asked(running)).toContain(
    '<quoted>\\n  the deploy failed with code 137\\n</quoted>',
  );
});

test('Discord: a recording is transcribed from the menu of its message, by its link', async () => {
  const running = await discord.start();
  const person = running.discord.person('42');
  await running.discord.waitFor(() => running.discord.commands.length > 0, discord.WAIT_MS);
  const message = person.say({ channel: running.discord.generalId, text: 'no recording here' });
  const used = await person.contextMenu('Transcribe', { message: message.id }).answered();
  await running.discord.waitFor(() => (used.response?.text ?? '') !== '', discord.WAIT_MS);

  expect(used.response?.text).toMatch(/recording|audio/i);
});

/** All of Parley's messages in the channel, or the thread, that one person alone is shown. */
const whispers = ({ slack: workspace }: slack.Running, channel: string) =>
  workspace.messages(channel).filter(({ ephemeralFor }) => ephemeralFor !== undefined);

test('Slack: what came after a message of the channel is summed up for whoever asks, with links', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  person.say({ channel: 'C1', text: 'nothing of interest' });
  const from = person.say({ channel: 'C1', text: 'the deploy failed' });
  running.slack.person('U2').say({ channel: 'C1', text: 'I restarted it' });
  running.model.next(textReply('It failed [1] and was restarted [2].'));
  await person.messageShortcut(from, 'summarize');
  const shown = await running.slack.waitFor(() => whispers(running, 'C1')[0], slack.WAIT_MS);

  expect(shown).toMatchObject({ ephemeralFor: 'U1' });
  expect(shown.threadTs).toBeUndefined();
  expect(shown.text).toMatch(/^It failed \[1\]\(https:.*p\d+\) and was restarted/);
  expect(shown.text).toContain('Summary of 2 messages');
  expect(slack.asked(running)).not.toContain('nothing of interest');
});

test('Slack: in a thread, what is summed up is the thread from there on, and so is where it is shown', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  const root = person.say({ channel: 'C1', text: 'the deploy failed' });
  const from = person.say({ channel: 'C1', threadTs: root, text: 'out of memory' });
  person.say({ channel: 'C1', text: 'lunch?' });
  person.say({ channel: 'C1', threadTs: root, text: 'I restarted it' });
  running.model.next(textReply('Memory [1], restart [2].'));
  await person.messageShortcut(from, 'summarize');
  const shown = await running.slack.waitFor(() => whispers(running, 'C1')[0], slack.WAIT_MS);

  expect(shown).toMatchObject({ ephemeralFor: 'U1', threadTs: root });
  expect(slack.asked(running)).toContain('out of memory');
  expect(slack.asked(running)).not.toMatch(/lunch|the deploy failed/);
});

test('Slack: a message is translated for whoever chose it, into the language of their Slack', async () => {
  const running = await slack.start();
  running.slack.addUser({ id: 'U7', name: 'Resi', locale: 'de-AT' });
  running.slack.join('C1', 'U7');
  const ts = running.slack.person('U1').say({ channel: 'C1', text: 'the deploy failed' });
  running.model.next(textReply('Das Ausrollen ist gescheitert.'));
  await running.slack.person('U7').messageShortcut(ts, 'translate');
  const shown = await running.slack.waitFor(() => whispers(running, 'C1')[0], slack.WAIT_MS);

  expect(shown).toMatchObject({ ephemeralFor: 'U7', text: 'Das Ausrollen ist gescheitert.' });
  expect(slack.asked(running)).toContain('into Austrian German.');
});

test('Slack: all of an answer of Parley’s is translated, not what a notification shows of it', async () => {
  const running = await slack.start();
  const person = running.slack.person('U1');
  const text = 'A sentence that goes on. '.repeat(100).trim();
  running.model.next(textReply(text));
  const ts = person.mention({ channel: 'C1', text: 'go on' });
  const answered = await slack.answer(running, 'C1', ts);
  running.model.next(textReply('Ein Satz.'));
  await person.messageShortcut(answered.ts, 'translate');
  const shown = await running.slack.waitFor(() => whispers(running, 'C1')[0], slack.WAIT_MS);

  expect(shown).toMatchObject({ text: 'Ein Satz.', threadTs: ts });
  expect(slack.asked(running)).toContain(text);
});

test('Discord: what came after a message is summed up, and a message is translated, for one person alone', async () => {
  const running = await discord.start();
  const { generalId } = running.discord;
  const person = running.discord.person('42', { locale: 'fr' });
  await running.discord.waitFor(() => running.discord.commands.length > 0, discord.WAIT_MS);
  person.say({ channel: generalId, text: 'nothing of interest' });
  const from = person.say({ channel: generalId, text: 'the deploy failed' });
  person.say({ channel: generalId, text: 'I restarted it' });
  running.model.next(textReply('It failed [1].'), textReply('Le déploiement a échoué.'));
  const summed = await person.contextMenu('Summarize from here', { message: from.id }).answered();
  await running.discord.waitFor(
    () => summed.response?.text.startsWith('It failed [1](https://discord.com/'),
    discord.WAIT_MS,
  );
  expect(summed.response).toMatchObject({ ephemeralFor: '42' });
  expect(discord.asked(running)).not.toContain('nothing of interest');
  const translated = await person.contextMenu('Translate', { message: from.id }).answered();
  await running.discord.waitFor(
    () => translated.response?.text === 'Le déploiement a échoué.',
    discord.WAIT_MS,
  );

  expect(translated.response).toMatchObject({ ephemeralFor: '42' });
  expect(discord.asked(running)).toContain('into French.');
});

test('Discord: in a thread it is the thread that is summed up, and in direct messages those', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  const person = server.person('42');
  await server.waitFor(() => server.commands.length > 0, discord.WAIT_MS);
  const thread = person.createThread({ channel: server.generalId }, 'Deploy');
  person.say({ channel: server.generalId, text: 'lunch?' });
  person.say({ channel: thread.id, text: 'nothing of interest' });
  const from = person.say({ channel: thread.id, text: 'out of memory' });
  const direct = person.dm('/ask how are you?');
  await server.waitFor(() => server.messages(server.dmId('42')).length > 1, discord.WAIT_MS);
  for (const { id } of [from, direct]) {
    model.next(textReply('Memory [1].'));
    const summed = await person.contextMenu('Summarize from here', { message: id }).answered();
    await server.waitFor(() => summed.response?.text.startsWith('Memory [1]('), discord.WAIT_MS);
    if (id === from.id) expect(discord.asked(running)).not.toMatch(/lunch|nothing of interest/);
    else expect(discord.asked(running)).toContain('how are you?');
  }
});
