import {
  Client,
  type ClientOptions,
  DefaultRestOptions,
  Events,
  GatewayIntentBits,
  Partials,
} from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import { toEncoded } from '../../../src/adapters/discord/rest.ts';
import { createDiscordEmulator } from './index.ts';
import type { Options } from './types.ts';

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
  GatewayIntentBits.MessageContent,
];

/** An emulator that closes with the test, which fails when the emulator itself did. */
export const startEmulator = async (options: Partial<Options> = {}) => {
  const emulator = await createDiscordEmulator(options);
  onTestFinished(async () => {
    await emulator.close();
    expect(emulator.failures).toEqual([]);
  });
  return emulator;
};

/** A real discord.js client for an emulator; it is destroyed with the test. */
export const createClient = (apiUrl: string, options: Partial<ClientOptions> = {}) => {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    ...options,
    rest: {
      ...options.rest,
      api: apiUrl,
      makeRequest: async (url, init) => DefaultRestOptions.makeRequest(url, await toEncoded(init)),
    },
  });
  const errors: unknown[] = [];
  client.on(Events.Error, (error) => errors.push(error));
  client.on(Events.Warn, (warning) => errors.push(warning));
  onTestFinished(() => client.destroy());
  return { client, errors };
};

/** An emulator with a client that is logged in and ready. */
export const startBot = async (
  options: Partial<Options> = {},
  clientOptions: Partial<ClientOptions> = {},
) => {
  const emulator = await startEmulator(options);
  const { client, errors } = createClient(emulator.apiUrl, clientOptions);
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  await client.login(emulator.token);
  await ready;
  return { emulator, client, errors };
};

/** A raw API call, for what discord.js would refuse to send. */
export const callApi = async (
  emulator: { readonly apiUrl: string; readonly token: string },
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
) => {
  const response = await fetch(`${emulator.apiUrl}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${emulator.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, json };
};
