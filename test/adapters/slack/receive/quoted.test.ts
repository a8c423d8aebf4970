// Kind: in rich text the quotes say which words are another person's, whatever the plain text says.
import { expect, test } from 'vitest';
import { rich, section, toPiece } from './blocks.ts';
import { toHeard } from './to-event.ts';

const quote = (...texts: string[]) => ({ type: 'rich_text_quote', elements: texts.map(toPiece) });
const list = (...elements: object[]) => ({ type: 'rich_text_list', style: 'bullet', elements });
const raw = (...elements: object[]) => ({ type: 'rich_text_section', elements });

test.each([
  ['a quote alone', 'stop', [quote('stop')], '> stop'],
  ['a quote of a mention', '<@UBOT> stop', [section(user()), quote('stop')], '> stop'],
  [
    'a quote, then words',
    'leave\nI agree',
    [quote('leave'), section('I agree')],
    '> leave\nI agree',
  ],
  [
    'words, then a quote',
    'He said:\nstop',
    [section('He said:'), quote('stop')],
    'He said:\n> stop',
  ],
  ['two quotes', 'stop\nleave', [quote('stop'), quote('leave')], '> stop\n> leave'],
  ['lines', 'a\nstop', [quote('a\nstop')], '> a\n> stop'],
  ['a quote in a section', 'stop', [raw(quote('stop'))], '> stop'],
  ['a quote in a list', 'stop', [list(raw(quote('stop')))], '- > stop'],
  ['a list in a quote', 'stop', [{ ...list(section('stop')), border: 1 }], '> - stop'],
  [
    'code in a quote',
    'stop',
    [{ type: 'rich_text_preformatted', border: 1, elements: [toPiece('stop')] }],
    '> ```\n> stop\n> ```',
  ],
  ['a text that says less', 'stop', [quote('stop'), section('and go')], '> stop\nand go'],
])('%s', async (_, text, elements, expected) => {
  expect((await toHeard({ text, blocks: [rich(...elements)] })).text).toBe(expected);
});

function user() {
  return { type: 'user', user_id: 'UBOT' };
}
