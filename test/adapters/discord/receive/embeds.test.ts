// Kind: whom an embed names as its author is a person or a service, and nothing to press.
import { expect, test } from 'vitest';
import { BOT, type Fields } from './payloads.ts';
import { readMessage } from './reader.ts';

test.each([
  [{ author: { name: 'Parley ↩️' }, description: 'x' }, 'Parley ↩️\nx'],
  [{ author: { name: 'Mee6', icon_url: 'https://a.example/i' }, title: 'Up' }, 'Mee6\nUp'],
  [{ author: { name: '<:party:1> Ben' } }, ':party: Ben'],
  [{ author: { url: 'https://a.example/u' }, description: 'x' }, 'https://a.example/u\nx'],
  [{ author: { name: 'Ada', url: 'https://a.example/u' } }, '[Ada](https://a.example/u)'],
  [{ provider: { name: 'Tube' }, description: 'x' }, 'Tube\nx'],
])('who an embed is by is a name, and no button: %j', (embed, text) => {
  expect(quotesOf(embed)).toEqual([text]);
});

test.each([
  [
    { image: { url: 'https://a.example/1.png', description: 'sales\nby month' } },
    '[image: sales by month]',
  ],
  [
    { video: { url: 'https://a.example/1.mp4', description: 'the demo' }, title: 'Up' },
    'Up\n[video: the demo]',
  ],
])('a picture says what its sender says of it: %j', (embed, text) => {
  expect(quotesOf(embed)).toEqual([text]);
});

/** What a reply to a bot's message with this embed quotes. */
function quotesOf(embed: Fields): string[] {
  const author = { id: '77', username: 'Builder', bot: true };
  const { quoted } = readMessage({
    type: 19,
    content: `<@${BOT}> why?`,
    message_reference: { type: 0, message_id: '1', channel_id: '3' },
    referenced_message: { id: '1', content: '', author, embeds: [embed] },
  });
  return quoted.map((quote) => quote.text);
}
