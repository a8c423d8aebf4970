// Kind: what apps, webhooks and forwards bring on Discord is heard whole and by name, however it
// comes.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Say } from '../emulators/discord/person.ts';
import { answer, type Running, start } from './on-discord.ts';

type Said = {
  readonly content?: string;
  readonly embeds?: NonNullable<Say['as']>['embeds'];
  readonly components?: NonNullable<Say['as']>['components'];
  /** What the model must be told. */
  readonly heard: readonly string[];
};

const TABLE = await readFile(new URL('apps-discord.json', import.meta.url), 'utf8');

const inputsFor = ({ discord }: Running): readonly (readonly [string, Said])[] =>
  Object.entries(JSON.parse(TABLE.replaceAll('GENERAL', discord.generalId)));

/**
 * An id, a token or a tag that must not be shown; what stands in an address is part of the address.
 */
const RAW = /<(?:[@#!]|a?:|t:|\/\w+:|id:)\S|&(?:amp|lt|gt);|\d{17,}|c-Update|st-77/;

/** What of an input the model was not told, and what it was told as an id. */
const missed = (name: string, { heard }: Said, words: string): string[] => [
  ...heard.filter((each) => !words.includes(each)).map((each) => `${name}: without ${each}`),
  ...(words.replaceAll(/https?:\/\/\S+/g, '').match(RAW) ?? []).map((raw) => `${name}: ${raw}`),
];

/** What people have said, as the model was told last. */
const lastWords = ({ model }: Running): string =>
  JSON.stringify(model.requests.at(-1)?.messages?.filter(({ role }) => role === 'user'));

/** Posts it as an app does, or as the forward that it is. */
const post = ({ discord }: Running, channel: string, { heard: _, ...said }: Said) => {
  const { content = '', embeds = [], components = [], ...extras } = said;
  const { snapshot, ...more } = extras as { readonly snapshot?: object };
  const reference = { type: 1, message_id: '99', channel_id: '98', guild_id: '97' };
  const forward = { message_reference: reference, message_snapshots: [{ message: snapshot }] };
  return discord.person('77', { name: 'App', bot: true }).say({
    channel,
    text: content,
    as: { embeds, components, extras: snapshot ? forward : more },
  });
};

test('what is replied to is heard whole, and by name', async () => {
  const running = await start();
  const { discord } = running;
  discord.person('43', { name: 'Ben' });
  const misses: string[] = [];
  for (const [name, said] of inputsFor(running)) {
    const posted = post(running, discord.generalId, said);
    const question = discord.person('42').mention('what is this?', { replyTo: posted.id });
    await answer(running, question.id);
    misses.push(...missed(name, said, lastWords(running)));
  }
  expect(misses).toEqual([]);
});

test('what was posted earlier in a thread is heard whole, and by name', async () => {
  const running = await start();
  const { discord } = running;
  discord.person('43', { name: 'Ben' });
  const ada = discord.person('42');
  const misses: string[] = [];
  for (const [name, said] of inputsFor(running)) {
    const thread = ada.createThread({ channel: discord.generalId }, 'talk').id;
    post(running, thread, said);
    ada.say({ channel: thread, text: `<@${discord.bot.id}> what is this?` });
    await answer(running, thread);
    misses.push(...missed(name, said, lastWords(running)));
  }
  expect(misses).toEqual([]);
});
