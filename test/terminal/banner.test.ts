import { expect, test } from 'vitest';
import { toArgumentsAnswer } from '../../src/terminal/arguments.ts';
import { type BannerFacts, toBanner } from '../../src/terminal/banner.ts';
import { createBoard } from '../../src/terminal/board.ts';
import { toTerminalLine } from '../../src/terminal/lines.ts';
import { createMemoryLog } from '../doubles/log.ts';

const FACTS: BannerFacts = {
  version: '1.2.3',
  url: 'http://127.0.0.1:3000',
  openTo: null,
  model: null,
  platforms: [
    { name: 'Slack', state: null },
    { name: 'Discord', state: null },
  ],
  allow: null,
  storeUrl: 'sqlite:./data/parley.db',
  proxies: [],
  warnings: [],
};

const INVITE = 'https://discord.com/oauth2/authorize?client_id=1';

test('the banner names the page, the model, each platform, access, data and how to stop', () => {
  const banner = toBanner(FACTS);

  for (const part of [
    /Parley 1\.2\.3\n/,
    /Page +http:\/\/127\.0\.0\.1:3000\n/,
    /Model +offline stand-in: put GEMINI_API_KEY into \.env/,
    /Slack +off: npm run setup/,
    /Discord +off: npm run setup/,
    /Access +everyone who can reach it/,
    /Data +\.\/data\/parley\.db/,
    /Ctrl-C stops Parley/,
  ])
    expect(banner).toMatch(part);
});

test('only what is connected is called connected, and an invite link has a line of its own', () => {
  const board = createBoard(createMemoryLog());
  board.log.info({ platform: 'discord', account: 'Parley#1234', servers: 2 }, 'connected');
  board.log.info({ url: INVITE }, 'add Parley to a Discord server with this link');
  board.log.warn({ platform: 'slack', err: new Error('why') }, 'not connected; trying again');
  const platforms = [
    { name: 'Slack', state: board.state('slack') },
    { name: 'Discord', state: board.state('discord') },
  ];
  const banner = toBanner({ ...FACTS, platforms });

  expect(banner).toContain('Slack     not connected yet; trying again: why\n');
  expect(banner).toContain('Discord   connected as Parley#1234, in 2 servers\n');
  expect(banner.split('\n').map((line) => line.trim())).toContain(INVITE);
});

test('what the banner has said is not said again; what changes after it is, once', () => {
  const inner = createMemoryLog();
  const { log, onBannerShown } = createBoard(inner);
  const retry = (reason: string) =>
    log.warn({ platform: 'slack', err: new Error(reason) }, 'still not connected; trying again');
  log.info({ url: 'x' }, 'ready');
  retry('DNS');
  onBannerShown();
  retry('DNS');
  retry('DNS');
  retry('TLS');
  log.info({ platform: 'slack', account: '@parley', workspace: 'Acme' }, 'connected');

  expect(inner.lines.map(({ message }) => message)).toEqual([
    'still not connected; trying again',
    'connected',
  ]);
});

test('a record of the log is one line on a terminal', () => {
  const answered = { msg: 'answered', place: 'web/local/general', durationMs: 1234, rounds: 1 };
  const odd = { level: 40, time: 1, msg: 'odd', err: { type: 'TypeError', code: 'E' }, n: 1 };

  expect(toTerminalLine(answered)).toBe('answered in web/local/general: 1.2 s');
  expect(toTerminalLine(odd)).toBe('odd (err: TypeError E, n: 1)');
  expect(toTerminalLine({ msg: 'connected', platform: 'slack', account: '@parley' })).toBe(
    'Slack is connected as @parley',
  );
  expect(toTerminalLine({ msg: 'long', text: 'x'.repeat(2_000) }).length).toBeLessThan(600);
  const leftOut = [
    { tool: 'pay', why: 'listed twice' },
    { tool: 'a tool without a name', why: 'it has no name' },
  ];
  const msg = 'an MCP server lists unusable tools';
  expect(toTerminalLine({ msg, server: 'bank', skipped: 2, leftOut })).toBe(
    'The MCP server bank lists tools that can’t be used: pay (listed twice), a tool without a name (it has no name)',
  );
  expect(toTerminalLine({ msg: 'stopped' })).toMatch(/^Stopped\. Nothing is lost/);
});

test('help and the version are told instead of a start; what is unknown is named', () => {
  expect(toArgumentsAnswer([])).toBeNull();
  expect(toArgumentsAnswer(['--help'])).toMatchObject({ to: 'stdout', exitCode: 0 });
  expect(toArgumentsAnswer(['--version'])?.text).toMatch(/^\d+\.\d+\.\d+$/);
  expect(toArgumentsAnswer(['--frob', '--token=hush', 'hush'])).toEqual({
    text: expect.stringMatching(/^--frob isn’t a Parley option.*\n--token isn’t .*\n.* isn’t/),
    to: 'stderr',
    exitCode: 2,
  });
  expect(toArgumentsAnswer(['--token=hush', 'hush'])?.text).not.toContain('hush');
});
