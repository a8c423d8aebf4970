import { expect, test } from 'vitest';
import { isReserved, toSlackName } from '../../../src/adapters/slack/commands.ts';
import { toManifest } from '../../../src/adapters/slack/manifest.ts';
import { parseOptions } from '../../../src/core/jobs/command.ts';
import { commands } from './payloads.ts';

const [ask] = commands;
const options = ask?.options ?? [];

test.each([
  ['how tall is it', { question: 'how tall is it' }],
  ['--effort high how tall', { effort: 'high', question: 'how tall' }],
  ['how tall --effort=HIGH', { effort: 'high', question: 'how tall' }],
  ['words:30 how tall', { words: 30, question: 'how tall' }],
  ['--question "two words" rest', { question: 'two words', effort: 'rest' }],
  ['--quiet how tall', { quiet: true, question: 'how tall' }],
  ['—quiet no how', { quiet: false, question: 'how' }],
  ['--words many how', { words: 'many', question: 'how' }],
  ['at 12:30 what is --unknown x', { question: 'at 12:30 what is --unknown x' }],
  ['', {}],
])('%j is read as %j', (text, expected) => {
  expect(parseOptions(text, options)).toEqual(expected);
});

test.each(
  `remind who me shrug msg dm join leave invite kick mute open search status topic away active archive
   collapse expand feed help prefs remove rename shortcuts star dnd huddle canvas todo settings people files`.split(
    /\s+/,
  ),
)('Slack keeps /%s for itself', (name) => {
  expect(isReserved(name)).toBe(true);
  expect(toSlackName(name, '')).toBe(`parley-${name}`);
  expect(toSlackName(name, 'x-')).toBe(`x-${name}`);
});

test('the manifest registers every command under a name that is free', () => {
  const { features, settings } = toManifest({ commands, prefix: '', socketMode: true, url: null });
  expect(features.slash_commands.map(({ command }) => command)).toEqual([
    '/parley',
    '/ask',
    '/parley-help',
    '/reset',
  ]);
  expect(features.slash_commands[1]).toMatchObject({
    usage_hint: '[question] [effort:…] [words:…] [quiet:…]',
    should_escape: true,
  });
  expect(settings.socket_mode_enabled).toBe(true);
  expect(JSON.stringify(settings)).not.toContain('request_url');
});

test('without Socket Mode everything is sent to one address', () => {
  const url = 'https://parley.example.org/slack/events';
  const manifest = toManifest({ commands, prefix: 'p-', socketMode: false, url });
  expect(manifest.settings.event_subscriptions).toMatchObject({ request_url: url });
  expect(manifest.settings.interactivity).toMatchObject({ request_url: url });
  expect(manifest.features.slash_commands).toEqual(
    expect.arrayContaining([expect.objectContaining({ command: '/p-ask', url })]),
  );
  expect(manifest.features.slash_commands.every((command) => 'url' in command)).toBe(true);
});
