/*
 * Kind: a command is called by its local name on Discord: registered, chosen from the list, typed
 * behind a mention, and in every sentence that names it.
 */
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { parseMessage } from '../../src/adapters/discord/receive/commands.ts';
import type { Locale } from '../../src/core/strings/locale.ts';
import type { MessageView } from '../emulators/discord/view.ts';
import * as discord from './on-discord.ts';
import { toSilence } from './voices.ts';

async function start(locale: Locale) {
  const running = await discord.start({}, { PARLEY_LOCALE: locale });
  const { discord: server } = running;
  await server.waitFor(() => server.commands.length > 0, discord.WAIT_MS);
  const person = server.person('42', { name: 'grace', locale });
  return { ...running, server, person };
}

const nameOf = (name: string, locale: Locale) =>
  commands.find((each) => each.name === name)?.names?.[locale] ?? '';

/** The commands that a text calls by a name that is not its language’s. */
const findEnglish = (text: string, locale: Locale) =>
  commands
    .filter(({ name }) => nameOf(name, locale) !== name)
    .filter(({ name }) => new RegExp(`\`(?:@Parley )?/${name}[ \`]`).test(text));

type Started = Awaited<ReturnType<typeof start>>;

/** The first new and finished message of Parley’s, wherever it comes. */
function hear({ server }: Started, before: readonly string[], where: string) {
  const isNew = ({ id, own, thinking, text, files }: MessageView) =>
    own && !before.includes(id) && !thinking && (text !== '' || files.length > 0);
  return server.waitFor(() => server.messages(where).find(isNew), discord.WAIT_MS);
}

/**
 * Types a command behind a mention; what needs no model answers where it was typed, or directly.
 */
async function type(started: Started, text: string): Promise<string> {
  const { server, person } = started;
  const places = () => [server.generalId, server.dmId('42')];
  const before = places().flatMap((place) => server.messages(place).map(({ id }) => id));
  person.mention(text);
  const heard = await Promise.any(places().map((place) => hear(started, before, place)));
  return heard.text;
}

test.each(['de', 'ja'] as const)(
  'Discord in %s: /help shows names that work, chosen from the list and typed behind a mention',
  async (locale) => {
    const started = await start(locale);
    const { person, server } = started;
    const used = await person.slash(nameOf('help', locale)).answered();
    await server.waitFor(() => used.response?.text.includes('`/'), discord.WAIT_MS);
    const help = used.response?.text ?? '';
    const lines = [...help.matchAll(/`(?:@Parley )?(\/[^`]+)`/g)].map(([, line = '']) => line);
    const meant = lines.map((line) => parseMessage(line, commands)?.name);

    expect(meant.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
    // Those that need no model.
    for (const name of ['timezone', 'privacy', 'usage', 'persona', 'about', 'settings', 'help']) {
      const line = lines[meant.indexOf(name)] ?? '';
      const said = await type(started, line);
      expect(said, line).not.toBe('');
      expect(findEnglish(said, locale), line).toEqual([]);
    }
    expect(started.model.requests).toEqual([]);
  },
);

test('a command can be chosen by its one name in any client, and is called so in the event', async () => {
  const { person, server } = await start('de');
  const [byOne, byLocal] = [
    await person.slash('timezone', { zone: 'Europe/Madrid' }).answered(),
    await person.slash('zeitzone', { zone: 'Europe/Madrid' }).answered(),
  ];
  await server.waitFor(() => byOne.response?.text && byLocal.response?.text, discord.WAIT_MS);

  expect(byLocal.record.name).toBe('timezone');
  expect(byLocal.response?.text).toBe(byOne.response?.text);
  const english = server.person('43', { name: 'ben', locale: 'en-US' });
  expect(() => english.slash('zeitzone')).toThrow('No command');
});

test('a form that a menu opens is titled by the command as its reader knows it', async () => {
  const { person, server } = await start('de');
  const { id } = person.say({ channel: server.generalId, text: 'Wir treffen uns um drei.' });
  const opened = await person.contextMenu('Dazu etwas fragen', { message: id }).answered();

  expect(opened.modal).toMatchObject({ title: '/fragen' });
});

test('the model is told of commands as people in the channel type them', async () => {
  const { server, person, model } = await start('fr');
  person.mention('what can you do?');
  await server.waitFor(() => model.requests.length > 0, discord.WAIT_MS);

  const [system] = model.requests[0]?.messages ?? [];
  expect(JSON.stringify(system)).toContain('/rappel (in English /remind): ');
  expect(JSON.stringify(system)).not.toMatch(/[^h] \/remind: /);
});

test('a voice note that is too long is left with the command that asks for it', async () => {
  const { server, person } = await start('de');
  person.dm('', { voice: { bytes: toSilence(), durationSecs: 3_600 } });
  const said = await server.waitFor(
    () => server.messages(server.dmId('42')).find(({ text }) => text.includes('10 Minuten')),
    discord.WAIT_MS,
  );

  expect(said.text).toContain('Erwähne mich mit `/transkribieren`');
});

test('after a restart commands with names in every language are known again', async () => {
  const { server, restart } = await start('en');
  const puts = () =>
    server.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
  const reads = () =>
    server.calls.filter(({ method, path, status }) => {
      return method === 'GET' && path.includes('/commands') && status === 200;
    }).length;
  const before = reads();
  await restart();
  await server.waitFor(() => reads() > before, discord.WAIT_MS);

  expect(puts()).toHaveLength(1);
  expect(server.commands).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        name: 'imagine',
        name_localizations: expect.objectContaining({
          ...{ de: 'zeichnen', 'es-ES': 'dibujar', 'es-419': 'dibujar', 'pt-BR': 'desenhar' },
          ...{ ja: '画像生成', 'zh-CN': '生成图片', hi: 'इमेज' },
        }),
      }),
    ]),
  );
});
