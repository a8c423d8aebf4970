// Kind: parts of a message that are empty, huge, malformed, deleted, forbidden or gone. What can be
// read is answered, what cannot is told in a sentence, and nothing raw is shown.
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Say } from '../emulators/discord/person.ts';
import { answer, ownTexts, start } from './on-discord.ts';

/**
 * What a person sends; `heard` is what the model is told, `shown` what people are told about it.
 */
type Input = {
  readonly text?: string;
  /** Told in its event. */
  readonly told?: NonNullable<Say['told']>;
  readonly heard?: readonly string[];
  readonly shown?: RegExp;
};

const GONE = '1000000000000000404';
const text = (content: unknown) => ({ type: 10, content });
const nest = (depth: number): object =>
  depth === 0 ? text('deep') : { type: 17, components: [nest(depth - 1)] };
const ODD = [null, 7, 'x', [], {}, { type: null }, text(null), { type: 9, components: 'x' }];
const file = (more: object) => ({ id: '1', filename: 'a.bin', size: 3, url: '', ...more });
const forward = (...snapshots: unknown[]) => ({
  message_reference: { type: 1, message_id: GONE, channel_id: GONE },
  message_snapshots: snapshots,
});
const reply = (referenced: unknown) => ({
  type: 19,
  message_reference: { type: 0, message_id: GONE, channel_id: GONE },
  referenced_message: referenced,
});

const INPUTS: Readonly<Record<string, Input>> = {
  'empty embeds and components': { told: { embeds: [{}], components: [{}], sticker_items: [] } },
  'a poll without a word': { told: { poll: { question: {}, answers: [] } } },
  'embeds that are none': {
    told: { embeds: [...ODD, { title: 5, fields: [null, { name: 'n' }], footer: 'x' }] },
  },
  'components that are none': {
    told: { components: [...ODD, text('but this is')] },
    heard: ['but this is'],
  },
  'components nested without end': {
    told: { components: [nest(80), text('and so on')] },
    heard: ['and so on'],
    shown: /content I don’t know/,
  },
  'a component of tomorrow': {
    told: { components: [{ type: 99, content: 'beside it' }] },
    heard: ['beside it'],
    shown: /content I don’t know/,
  },
  'a hundred long embeds': {
    told: {
      embeds: Array.from({ length: 100 }, (_, at) => ({
        description: `${'w '.repeat(900)}n${at}.`,
      })),
    },
    heard: ['n0.', 'n99.'],
  },
  'a sticker without a name': { told: { sticker_items: [{ id: '5' }, null] }, shown: /a sticker/ },
  'tokens that are none': {
    text: 'what is <@>, <#>, <@&>, <t:99999999999999>, <:x:>, <id:>, </:1> and <a:b>?',
  },
  'people, roles and channels that are gone': {
    text: `who are <@${GONE}>, <@1000000000000000405>, <@&${GONE}> and <#${GONE}>?`,
    heard: ['@someone', '@group', '#channel'],
  },
  'a forward of a message that is gone': { told: forward(), shown: /a forwarded message/ },
  'a forward of nothing': { told: forward({}, null, { message: null }) },
  'a forward whose parts are odd': {
    told: forward({ message: { content: 'the rest', embeds: 'x', attachments: [null, 7] } }),
    heard: ['the rest'],
  },
  'a reply to a message that is gone': { told: reply(null), shown: /the message it replies to/ },
  'a reply to an odd message': {
    told: reply({ content: 'the other words', author: null, embeds: [null], attachments: {} }),
    heard: ['the other words'],
  },
  'a file without an address': {
    told: { attachments: [file({ filename: 'lost.pdf', content_type: 'application/pdf' })] },
    shown: /lost\.pdf/,
  },
  'a file that is gone': {
    told: {
      attachments: [
        file({
          ...{ filename: 'old.pdf', content_type: 'application/pdf' },
          url: 'https://cdn.discordapp.com/attachments/1/2/old.pdf',
        }),
      ],
    },
    shown: /old\.pdf/,
  },
  'a file elsewhere': {
    told: { attachments: [file({ filename: 'far.pdf', url: 'https://bad.example/far.pdf' })] },
    shown: /far\.pdf/,
  },
  'a link to a message that is gone': {
    text: `what of https://discord.com/channels/GUILD/GENERAL/${GONE}?`,
    shown: /couldn’t read the linked message/,
  },
  'a link to another server': {
    text: `what of https://discord.com/channels/${GONE}/${GONE}/${GONE}?`,
    shown: /couldn’t read the linked message/,
  },
};

const RAW = /<[@#:]|<\/\w|\d{17,}|undefined|\[object|null/;

test('parts of a message that are empty, huge, odd or gone cost none of its other words', async () => {
  const running = await start();
  const { discord, model } = running;
  const ada = discord.person('42');
  const misses: string[] = [];
  for (const [
    name,
    { text: said = 'what is this?', told = {}, heard = [], shown },
  ] of Object.entries(INPUTS)) {
    model.answer(() => textReply(`Ask <@${GONE}>, <@!1000000000000000405> or <@&${GONE}>.`));
    const placed = said.replace('GUILD', discord.guildId).replace('GENERAL', discord.generalId);
    const question = ada.mention(placed, { told });
    await answer(running, question.id);
    const words = JSON.stringify(model.requests.at(-1)?.messages);
    const own = ownTexts(running, question.id).join('\n');
    misses.push(
      ...(/what|who/.test(words) ? [] : [`${name}: no question`]),
      ...heard.filter((each) => !words.includes(each)).map((each) => `${name}: without ${each}`),
      ...(shown && !shown.test(own) ? [`${name}: not told: ${own.slice(0, 300)}`] : []),
      ...(own.match(RAW) ?? []).map((raw) => `${name}: shown ${raw}: ${own.slice(0, 300)}`),
    );
  }
  expect(misses).toEqual([]);
});
