import { expect, test } from 'vitest';
import { strings } from '../../../src/core/strings/index.ts';
import { sayUnread } from '../../../src/core/strings/unread.ts';

const { unreadParts } = strings;

test.each([
  ['a call', unreadParts.call],
  ['the message it replies to, which is gone', unreadParts.repliedGone],
  ['a piece of text of a kind that I do not know', unreadParts.unknownPart],
  ['a sticker', unreadParts.sticker],
  ['a file that is kept outside Slack', unreadParts.fileElsewhere],
  ['a sticker “Wumpus “waves””', unreadParts.namedSticker('Wumpus “waves”')],
  ['1 more attachments', '1 more attachment'],
  ['12 more blocks', unreadParts.moreBlocks(12)],
  ['something that an older version noted', 'something that an older version noted'],
])('the note %s is told as %s', (note, told) => {
  expect(sayUnread(note)).toBe(told);
});
