import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { WAIT_MS } from '../waiting.ts';
import { callApi, startBot, startEmulator } from './discord/bot.ts';

const ASK = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Ask a question')
  .addStringOption((option) =>
    option
      .setName('question')
      .setDescription('What to ask')
      .setRequired(true)
      .setAutocomplete(true),
  )
  .addAttachmentOption((option) => option.setName('file').setDescription('A file'))
  .addUserOption((option) => option.setName('who').setDescription('Somebody'))
  .toJSON();

const CONFIG = new SlashCommandBuilder()
  .setName('config')
  .setDescription('Settings')
  .addSubcommand((sub) =>
    sub
      .setName('model')
      .setDescription('The model')
      .addStringOption((option) => option.setName('name').setDescription('Its name')),
  )
  .toJSON();

const SUMMARIZE = { name: 'Summarize this', type: 3 as const };

const nextInteraction = (client: Client) =>
  new Promise<Interaction>((resolve) => {
    client.once(Events.InteractionCreate, resolve);
  });

const startWithCommands = async (options: Parameters<typeof startBot>[0] = {}) => {
  const bot = await startBot(options);
  await bot.client.application?.commands.set([ASK, CONFIG, SUMMARIZE]);
  return bot;
};

test('commands are registered, keep their ids and are what people can run', async () => {
  const { emulator, client } = await startWithCommands();
  const before = emulator.commands.map(({ id }) => id);
  await client.application?.commands.set([ASK, CONFIG, SUMMARIZE]);
  expect(emulator.commands.map(({ id }) => id)).toEqual(before);
  expect(() => emulator.person('42').slash('nothing')).toThrow('No command');
  expect(() => emulator.person('42').slash('ask', {})).toThrow('needs the option');
});

const named = (names: Readonly<Record<string, string>>, name = 'ask') => ({
  ...{ name, description: 'x', name_localizations: names },
});

test.each([
  ['a capital in a name', [{ name: 'Ask', description: 'x' }]],
  ['no description', [{ name: 'ask' }]],
  ['a description over 100', [{ name: 'ask', description: 'x'.repeat(101) }]],
  ['two of one name', Array(2).fill({ name: 'ask', description: 'x' })],
  ['a capital in a local name', [named({ de: 'Fragen' })]],
  ['a space in a local name', [named({ fr: 'poser question' })]],
  ['a sign in a local name', [named({ ja: '質問！' })]],
  ['a local name over 32', [named({ de: 'f'.repeat(33) })]],
  ['a local name that is empty', [named({ de: '' })]],
  ['a language that there is not', [named({ es: 'preguntar' })]],
  ['two of one local name', [named({ de: 'fragen' }), named({ de: 'fragen' }, 'query')]],
  ['a local name that is another’s own', [named({ de: 'query' }), named({}, 'query')]],
  ['one local name by a fallback', [named({ 'es-ES': 'uno' }), named({ 'es-419': 'uno' }, 'two')]],
  [
    'two options of one local name',
    [
      {
        ...named({}),
        options: ['a', 'b'].map((name) => ({ ...named({ de: 'wort' }, name), type: 3 })),
      },
    ],
  ],
  [
    'a required option after an optional one',
    [
      {
        name: 'ask',
        description: 'x',
        options: [
          { type: 3, name: 'a', description: 'x' },
          { type: 3, name: 'b', description: 'x', required: true },
        ],
      },
    ],
  ],
])('commands with %s are refused', async (_, body) => {
  const emulator = await startEmulator();
  const put = await callApi(emulator, 'PUT', `/applications/${emulator.bot.id}/commands`, body);
  expect(put).toMatchObject({ status: 400, json: { code: 50035 } });
  expect(emulator.commands).toEqual([]);
});

test('a local name is kept where it is another, and people find the command by both', async () => {
  const emulator = await startEmulator();
  const names = { de: 'fragen', fr: 'ask', 'es-ES': 'preguntar' };
  await callApi(emulator, 'PUT', `/applications/${emulator.bot.id}/commands`, [named(names)]);

  expect(emulator.commands).toMatchObject([
    { name: 'ask', name_localizations: { de: 'fragen', 'es-ES': 'preguntar' } },
  ]);
  const typed = (locale: string, name: string) => emulator.person('42', { locale }).slash(name);
  expect(typed('de', 'fragen').record.name).toBe('ask');
  expect(typed('de', 'ask').record.name).toBe('ask');
  expect(typed('es-419', 'preguntar').record.name).toBe('ask');
  expect(() => typed('en-US', 'fragen')).toThrow('No command');
});

test('more than a hundred commands are refused', async () => {
  const emulator = await startEmulator();
  const many = Array.from({ length: 101 }, (_, n) => ({ name: `c${n}`, description: 'x' }));
  const put = await callApi(emulator, 'PUT', `/applications/${emulator.bot.id}/commands`, many);
  expect(put.json).toMatchObject({ code: 30032 });
});

test('a slash command is deferred, edited and followed up', async () => {
  const { emulator, client, errors } = await startWithCommands();
  const heard = nextInteraction(client);
  const bytes = Buffer.from('data');
  const run = emulator
    .person('42')
    .slash('ask', { question: 'why', file: { name: 'a.txt', bytes }, who: '42' });
  const interaction = await heard;
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  expect(interaction.options.getString('question')).toBe('why');
  expect(interaction.options.getUser('who')?.id).toBe('42');
  const file = interaction.options.getAttachment('file');
  expect(await (await fetch(file?.url ?? '')).text()).toBe('data');
  await interaction.deferReply();
  await run.answered();
  expect(run.response).toMatchObject({ thinking: true, text: '' });
  await interaction.editReply('because');
  expect(run.response).toMatchObject({ thinking: false, text: 'because', own: true });
  await interaction.followUp({ content: 'psst', flags: MessageFlags.Ephemeral });
  expect(run.followUps).toMatchObject([{ text: 'psst', ephemeralFor: '42' }]);
  const seen = await callApi(emulator, 'GET', `/channels/${emulator.generalId}/messages`);
  expect((seen.json as unknown[]).length).toBe(1);
  await interaction.deleteReply();
  expect(run.response).toBeNull();
  expect(errors).toEqual([]);
});

test('a subcommand and a context menu arrive with their data', async () => {
  const { emulator, client } = await startWithCommands({ messageContent: true });
  let heard = nextInteraction(client);
  emulator.person('42').slash('config model', { name: 'big' });
  const config = await heard;
  if (!config.isChatInputCommand()) throw new Error('not a command');
  expect(config.options.getSubcommand()).toBe('model');
  expect(config.options.getString('name')).toBe('big');
  const target = emulator.person('42').say({ channel: emulator.generalId, text: 'long story' });
  heard = nextInteraction(client);
  emulator.person('42').contextMenu('Summarize this', { message: target.id });
  const menu = await heard;
  if (!menu.isMessageContextMenuCommand()) throw new Error('not a menu');
  expect(menu.targetMessage.content).toBe('long story');
});

test('an interaction fails after its time and can be answered once only', async () => {
  const { emulator, client } = await startWithCommands();
  let heard = nextInteraction(client);
  const run = emulator.person('42').slash('ask', { question: 'why' });
  const late = await heard;
  emulator.advance(WAIT_MS + 1);
  await expect(run.answered()).rejects.toThrow('did not respond');
  if (!late.isRepliable()) throw new Error('not repliable');
  await expect(late.reply('late')).rejects.toMatchObject({ code: 10062, status: 404 });
  heard = nextInteraction(client);
  emulator.person('42').slash('ask', { question: 'why' });
  const prompt = await heard;
  if (!prompt.isRepliable()) throw new Error('not repliable');
  await prompt.reply('now');
  const path = `/interactions/${prompt.id}/${prompt.token}/callback`;
  const twice = await callApi(emulator, 'POST', path, { type: 4, data: { content: 'x' } });
  expect(twice).toMatchObject({ status: 400, json: { code: 40060 } });
});

test('an interaction token works after the answer and for fifteen minutes', async () => {
  const { emulator, client } = await startWithCommands();
  const heard = nextInteraction(client);
  emulator.person('42').slash('ask', { question: 'why' });
  const interaction = await heard;
  if (!interaction.isRepliable()) throw new Error('not repliable');
  const original = `/webhooks/${emulator.bot.id}/${interaction.token}/messages/@original`;
  const early = await callApi(emulator, 'PATCH', original, { content: 'x' });
  expect(early).toMatchObject({ status: 404, json: { code: 10015 } });
  await interaction.reply('hi');
  emulator.advance(901_000);
  const late = await callApi(emulator, 'PATCH', original, { content: 'x' });
  expect(late).toMatchObject({ status: 401, json: { code: 50027 } });
});

test('a button is pressed by its label and its message updated in place', async () => {
  const { emulator, client } = await startBot();
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('stop:1').setLabel('Stop').setStyle(ButtonStyle.Danger),
    new ButtonBuilder().setCustomId('no').setLabel('No').setStyle(1).setDisabled(true),
  );
  const channel = await client.channels.fetch(emulator.generalId);
  if (!channel?.isSendable()) throw new Error('no channel');
  const sent = await channel.send({ content: 'working', components: [row] });
  expect(emulator.messages(emulator.generalId)[0]?.buttons[0]).toMatchObject({
    label: 'Stop',
    customId: 'stop:1',
    disabled: false,
  });
  const heard = nextInteraction(client);
  const press = emulator.person('42').press(sent.id, 'Stop');
  const interaction = await heard;
  if (!interaction.isButton()) throw new Error('not a button');
  expect(interaction.message.id).toBe(sent.id);
  await interaction.update({ content: 'stopped', components: [] });
  expect(press.ack).toBe(7);
  expect(emulator.messages(emulator.generalId)).toMatchObject([{ text: 'stopped', buttons: [] }]);
  expect(() => emulator.person('42').press(sent.id, 'Stop')).toThrow('no component');
});

test('a modal opens, is filled in and submitted; deferring first makes it impossible', async () => {
  const { emulator, client } = await startWithCommands();
  const modal = new ModalBuilder()
    .setCustomId('form')
    .setTitle('Feedback')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('What happened')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('what').setStyle(TextInputStyle.Paragraph),
        ),
    );
  let heard = nextInteraction(client);
  const run = emulator.person('42').slash('ask', { question: 'why' });
  const interaction = await heard;
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  await interaction.showModal(modal);
  await run.answered();
  expect(run.modal).toMatchObject({ title: 'Feedback' });
  heard = nextInteraction(client);
  const sent = emulator.person('42').submit(run, { what: 'it broke' });
  const submitted = await heard;
  if (!submitted.isModalSubmit()) throw new Error('not a form');
  expect(submitted.fields.getTextInputValue('what')).toBe('it broke');
  await submitted.reply({ content: 'thanks', flags: MessageFlags.Ephemeral });
  expect(sent.response).toMatchObject({ text: 'thanks', ephemeralFor: '42' });
  heard = nextInteraction(client);
  emulator.person('42').slash('ask', { question: 'why' });
  const deferred = await heard;
  if (!deferred.isChatInputCommand()) throw new Error('not a command');
  await deferred.deferReply();
  const path = `/interactions/${deferred.id}/${deferred.token}/callback`;
  const tooLate = await callApi(emulator, 'POST', path, { type: 9, data: modal.toJSON() });
  expect(tooLate.json).toMatchObject({ code: 40060 });
});

test('autocomplete takes up to 25 choices', async () => {
  const { emulator, client } = await startWithCommands();
  const heard = nextInteraction(client);
  const typed = emulator.person('42').autocomplete('ask', { question: 'wh' }, 'question');
  const interaction = await heard;
  if (!interaction.isAutocomplete()) throw new Error('not a completion');
  expect(interaction.options.getFocused()).toBe('wh');
  const choice = { name: 'why', value: 'why' };
  await expect(interaction.respond(Array(26).fill(choice))).rejects.toMatchObject({ code: 50035 });
  const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
  await callApi(emulator, 'POST', path, { type: 8, data: { choices: [choice] } });
  expect(typed.choices).toEqual([choice]);
});
