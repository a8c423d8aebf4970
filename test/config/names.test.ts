import { expect, test } from 'vitest';
import { findForeigners, findStrangers } from '../../src/config/names.ts';
import { variables } from '../../src/config.ts';

const meantBy = (name: string) => findStrangers({ [name]: 'x' }, variables)[0]?.meant;

test('a name with an error of typing, or another program’s for the same, is recognised', () => {
  const cases = {
    SLACK_TOKEN: 'SLACK_BOT_TOKEN',
    SLACK_BOT_TOKN: 'SLACK_BOT_TOKEN',
    SLAK_BOT_TOKEN: 'SLACK_BOT_TOKEN',
    SLACK_APP_TOKNE: 'SLACK_APP_TOKEN',
    DISCORD_BOT_TOKEN: 'DISCORD_TOKEN',
    DICSORD_TOKEN: 'DISCORD_TOKEN',
    GOOGLE_API_KEY: 'GEMINI_API_KEY',
    GEMINI_KEY: 'GEMINI_API_KEY',
    gemini_api_key: 'GEMINI_API_KEY',
    'GEMINI-API-KEY': 'GEMINI_API_KEY',
    OPENAI_API_KEY: 'GEMINI_API_KEY',
    PORT: 'HTTP_PORT',
    HOST: 'HTTP_HOST',
    DATABASE_URL: 'STORE_URL',
    PARLEY_ALLOWED: 'PARLEY_ALLOW',
    PARLEY_ADMINSS: 'PARLEY_ADMINS',
    WEB_PASSWORD: 'WEB_TOKEN',
    LOGLEVEL: 'LOG_LEVEL',
  };
  for (const [name, meant] of Object.entries(cases)) expect(meantBy(name), name).toBe(meant);
});

test('a name with a prefix of Parley’s that is near none is said to have no effect', () => {
  expect(meantBy('SLACK_COLOUR')).toBeNull();
  expect(meantBy('WIKI_TOKEN')).toBeUndefined();
  expect(meantBy('NODE_OPTIONS')).toBeUndefined();
});

test('of a short name one wrong letter is enough to mean nothing', () => {
  expect(meantBy('PARLEY_FOO')).toBeNull();
  expect(meantBy('WEB_TOE')).toBeNull();
  expect(meantBy('WEBTOKEN')).toBe('WEB_TOKEN');
  expect(meantBy('METRICSTOKEN')).toBe('METRICS_TOKEN');
  expect(meantBy('HTTP_PROT')).toBe('HTTP_PORT');
});

test('what is no name may be a secret, and is not repeated', () => {
  expect(meantBy('DISCORD_TOKEN abc.def.ghi')).toBeUndefined();
  expect(meantBy('"SLACK_BOT_TOKEN"')).toBeUndefined();
});

test('what proxies, clusters and other programs set is nobody’s mistake', () => {
  const theirs = {
    HTTP_PROXY: 'http://proxy',
    SLACK_CLI_XOXP: 'x',
    DISCORD_WEBHOOK_URL: 'x',
    LOG_FORMAT: 'json',
    SLACK_TEAM: 'x',
    HOST: 'laptop',
    PARLEY_IMAGE: 'ghcr.io/team/parley',
    PARLEY_MEMORY: '2g',
    PARLEY_SERVICE_HOST: '10.0.0.1',
    PARLEY_PORT: 'tcp://10.0.0.1:3000',
    PARLEY_PORT_3000_TCP_ADDR: '10.0.0.1',
  };

  expect(findForeigners(theirs, variables)).toEqual([]);
});

test('what others call a variable counts only while that variable is not set', () => {
  expect(findForeigners({ SLACK_TOKEN: 'x' }, variables)).toEqual([
    { name: 'SLACK_TOKEN', meant: 'SLACK_BOT_TOKEN' },
  ]);
  expect(findForeigners({ SLACK_TOKEN: 'x', SLACK_BOT_TOKEN: 'y' }, variables)).toEqual([]);
});
