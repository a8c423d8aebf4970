import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import type { Broken } from './broken.ts';

/** What can be wrong with Discord, the store and the machine. */
export const BROKEN_REST: readonly Broken[] = [
  {
    what: 'a token that Discord does not accept',
    breaks: () => ({ DISCORD_TOKEN: 'MTk4NjIy.Cl2FMQ.notTheOne' }),
    line: 'fail Discord/Token',
    says: /rejected \(401\).*not the client secret/,
    remedy: /Reset Token/,
  },
  {
    what: 'a bot without its intent',
    options: { discord: { messageContent: false } },
    line: 'warn Discord/Intents',
    says: /Message Content is off/,
    remedy: /discord\.com\/developers\/applications\/\d+\/bot/,
  },
  {
    what: 'interactions that go elsewhere',
    options: { discord: { interactionsUrl: 'https://example.org/interactions' } },
    line: 'fail Discord/Intents',
    says: /never reach Parley/,
    remedy: /Interactions Endpoint URL/,
  },
  {
    what: 'an invite link that asks for a code',
    options: { discord: { requiresCodeGrant: true } },
    line: 'warn Discord/Intents',
    says: /Requires OAuth2 Code Grant/,
  },
  {
    what: 'no server that Parley is on',
    breaks: async ({ discord }) => {
      await fetch(`${discord.apiUrl}/v10/users/@me/guilds/${discord.guildId}`, {
        method: 'DELETE',
        headers: { authorization: `Bot ${discord.token}` },
      });
    },
    line: 'warn Discord/Servers',
    says: /isn’t on any server yet/,
    remedy: /https:\/\/discord\.com\/oauth2\/authorize/,
  },
  {
    what: 'a permission that is missing in a channel',
    breaks: ({ discord }) => discord.deny(discord.generalId, 'ATTACH_FILES'),
    line: 'warn Discord/Permissions',
    says: /“Attach Files” is missing in #general: no images/,
    remedy: /Attach Files/,
  },
  {
    what: 'a server in which Parley may write nowhere',
    breaks: ({ discord }) => {
      discord.deny(discord.generalId, 'SEND_MESSAGES');
      discord.deny(discord.forumId, 'SEND_MESSAGES');
    },
    line: 'fail Discord/Permissions',
    says: /“Send Messages” is missing everywhere/,
  },
  {
    what: 'a server in which Parley sees nothing',
    breaks: ({ discord }) => {
      discord.deny(discord.generalId, 'VIEW_CHANNEL');
      discord.deny(discord.forumId, 'VIEW_CHANNEL');
    },
    line: 'fail Discord/Permissions',
    says: /can’t see any channel/,
  },
  {
    what: 'commands of another version',
    breaks: async ({ discord }) => {
      await fetch(`${discord.apiUrl}/v10/applications/${discord.bot.id}/commands`, {
        method: 'PUT',
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        body: '[]',
      });
    },
    line: 'warn Discord/Commands',
    says: /don’t match this version/,
    remedy: /start Parley/,
  },
  {
    what: 'a Discord that is out of reach',
    breaks: () => ({ DISCORD_API_URL: 'http://127.0.0.1:59999/api' }),
    line: 'fail Discord/Token',
    says: /Discord can’t be reached: the connection was refused/,
  },
  {
    what: 'few starts that are left',
    options: { discord: { startsLeft: 3 } },
    line: 'warn Discord/Gateway',
    says: /only 3 of 1000 starts are left/,
  },
  {
    what: 'a store that is kept nowhere',
    breaks: () => ({ STORE_URL: 'memory:' }),
    line: 'warn Store/Store',
    says: /in memory/,
  },
  {
    what: 'a store of a newer Parley',
    breaks: ({ storePath }) => {
      const database = new DatabaseSync(storePath);
      database.exec('PRAGMA user_version = 999');
      database.close();
    },
    line: 'fail Store/Store',
    says: /newer Parley \(schema 999/,
  },
  {
    what: 'a file that is no store',
    breaks: async ({ folder }) => {
      await writeFile(join(folder, 'other.db'), 'This is no database. '.repeat(300));
      return { STORE_URL: `sqlite:${join(folder, 'other.db')}` };
    },
    line: 'fail Store/Store',
    says: /isn’t a SQLite database/,
  },
  {
    what: 'the database of another program',
    breaks: ({ folder }) => {
      const database = new DatabaseSync(join(folder, 'other.db'));
      database.exec('CREATE TABLE t (x)');
      database.close();
      return { STORE_URL: `sqlite:${join(folder, 'other.db')}` };
    },
    line: 'fail Store/Store',
    says: /another program/,
  },
  {
    what: 'a folder that cannot be made',
    breaks: ({ storePath }) => ({ STORE_URL: `sqlite:${storePath}/below/parley.db` }),
    line: 'fail Store/Store',
    says: /can’t be created/,
    remedy: /writable/,
  },
  {
    what: 'a folder in which nobody can write',
    breaks: () => ({ STORE_URL: 'sqlite:/proc/parley.db' }),
    line: 'fail Store/Store',
    says: /can’t be created/,
  },
  {
    what: 'a store without a backup',
    breaks: async ({ folder }) => {
      await mkdir(join(folder, 'alone'));
      const alone = join(folder, 'alone', 'parley.db');
      await writeFile(alone, '');
      return { STORE_URL: `sqlite:${alone}` };
    },
    line: 'warn Store/Backup',
    says: /no backup found/,
    remedy: /npm run backup/,
  },
  {
    what: 'a port that another program holds',
    breaks: async () => {
      const server = createServer((socket) => socket.destroy());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
      const address = server.address();
      return { HTTP_PORT: String(typeof address === 'object' ? address?.port : 0) };
    },
    line: 'fail Page/Running',
    says: /doesn’t answer like Parley/,
    remedy: /HTTP_PORT/,
  },
  {
    what: 'a clock that is minutes off',
    options: { slack: { clock: () => Date.now() - 10 * 60_000 } },
    line: 'fail Machine/Clock',
    says: /(599|600|601) s ahead of Slack’s/,
    remedy: /time synchronization/,
  },
  {
    what: 'an MCP file that is none',
    breaks: async ({ folder }) => {
      await writeFile(join(folder, 'mcp.json'), '{ nope');
      return { MCP_CONFIG: join(folder, 'mcp.json') };
    },
    line: 'fail MCP/Servers',
    says: /isn’t JSON/,
  },
  {
    what: 'an MCP server that does not start',
    breaks: async ({ folder }) => {
      const file = join(folder, 'mcp.json');
      const gone = { command: join(folder, 'not-there'), args: [] };
      await writeFile(file, JSON.stringify({ mcpServers: { gone } }));
      return { MCP_CONFIG: file };
    },
    line: 'fail MCP/Servers',
    says: /^fail MCP\/Servers: gone: /,
  },
  {
    what: 'a proxy that does not answer',
    breaks: () => ({ HTTPS_PROXY: 'http://127.0.0.1:1' }),
    line: 'fail Machine/Proxy',
    says: /127\.0\.0\.1:1 can’t be reached: the connection was refused/,
    remedy: /HTTPS_PROXY/,
  },
];
