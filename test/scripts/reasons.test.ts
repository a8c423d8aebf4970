import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BOT_PERMISSIONS } from '../../scripts/doctor/discord-permissions.ts';
import { OPTIONAL_SCOPES, SCOPE_REASONS } from '../../scripts/doctor/scope-reasons.ts';
import { toInviteUrl } from '../../src/adapters/discord/write/register.ts';
import { MANIFEST } from './patient.ts';

const scopes = MANIFEST.oauth_config.scopes.bot;

test('each scope of the manifest has a reason, and stands in docs/slack.md', () => {
  const page = readFileSync('docs/slack.md', 'utf8');

  expect(Object.keys(SCOPE_REASONS).sort()).toEqual([...scopes].sort());
  expect(OPTIONAL_SCOPES.filter((scope) => !scopes.includes(scope))).toEqual([]);
  expect(scopes.filter((scope) => !page.includes(`\`${scope}\``))).toEqual([]);
});

test('each permission of the invite link has a reason, and stands in docs/discord.md', () => {
  const page = readFileSync('docs/discord.md', 'utf8');
  const sum = BOT_PERMISSIONS.reduce((all, { bit }) => all | bit, 0n);

  expect(new URL(toInviteUrl('1')).searchParams.get('permissions')).toBe(String(sum));
  expect(BOT_PERMISSIONS.filter(({ name }) => !page.includes(`| ${name} |`))).toEqual([]);
});

test('docs/troubleshooting.md has at least 25 rows, each with a remedy and a source', () => {
  const page = readFileSync('docs/troubleshooting.md', 'utf8');
  const rows = page.split('\n').filter((line) => /^\| (?!symptom|---)/.test(line));

  expect(rows.length).toBeGreaterThanOrEqual(25);
  expect(rows.filter((row) => row.split(' | ').some((cell) => cell.trim() === ''))).toEqual([]);
});

test('what docs/troubleshooting.md quotes is what Parley says', () => {
  const page = readFileSync('docs/troubleshooting.md', 'utf8');
  const files = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const code = files
    .filter((file) => /[.][jt]s$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const symptoms = page.split('\n').flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? []);
  const quoted = symptoms.flatMap((cell) =>
    [...cell.matchAll(/“([^”]+)”/g)].map(([, words]) => words),
  );
  const pieces = quoted
    .flatMap((words) => words?.split(/…|\b\d+\b/) ?? [])
    .map((piece) => piece.trim());

  expect(quoted.length).toBeGreaterThan(15);
  expect(pieces.filter((piece) => !code.includes(piece))).toEqual([]);
});
