import { expect, test } from 'vitest';
import { z } from 'zod';
import { readContents } from '../../../../src/adapters/discord/receive/contents.ts';
import { withForwardedAuthors } from '../../../../src/adapters/discord/receive/forwarded.ts';
import {
  type MessagePayload,
  message,
} from '../../../../src/adapters/discord/receive/message-payloads.ts';
import { peopleQuotedIn, repeatsIn } from '../../../../src/core/messages.ts';
import { attachment, BOT, type Fields, snapshot } from './payloads.ts';

// Kind: whose words a forward holds, which Discord does not tell along with it.

const toMessage = (fields: Fields) => z.object(message).parse(fields);
const NEVER = new AbortController().signal;

const by = (author: string, fields: Fields = {}) =>
  toMessage({
    id: `of ${author}`,
    channel_id: 'c',
    author: { id: author, username: author },
    ...fields,
  });

const forward = (author: string, id: string, fields: Fields = {}) =>
  by(author, {
    message_reference: { type: 1, message_id: id, channel_id: 'there' },
    message_snapshots: [snapshot(`words of ${id}`)],
    ...fields,
  });

/** What is known of a message, where Discord has these. */
async function read(said: MessagePayload, there: Readonly<Record<string, MessagePayload>>) {
  const asked: string[] = [];
  const find = async (channel: string, id: string) => {
    asked.push(`${channel}/${id}`);
    if (id === 'closed') throw new Error('Missing Access');
    return there[id] ?? null;
  };
  const [known = said] = await withForwardedAuthors(find, [said], NEVER);
  const own = { userId: BOT, roleId: null };
  const reading = { own, channelId: 'c', isTyped: true, nameOf: () => null };
  const contents = readContents(known, reading);
  return { people: peopleQuotedIn(contents), repeats: repeatsIn(contents), asked, contents };
}

test('what is forwarded, and its files, are those of its author', async () => {
  const { people, contents, asked } = await read(forward('ben', '9'), { 9: by('ada') });
  expect(contents.attachments).not.toEqual([]);
  expect(new Set(people)).toEqual(new Set(['ada']));
  expect(people).toHaveLength(contents.quoted.length + contents.attachments.length);
  expect(asked).toEqual(['there/9']);
});

test('a forward of a forward holds the words of the first author', async () => {
  const there = { 9: forward('cleo', '8'), 8: by('ada') };
  expect(new Set((await read(forward('ben', '9'), there)).people)).toEqual(new Set(['ada']));
});

test('forwards that lead to each other are looked up so often and no more', async () => {
  const there = { 9: forward('cleo', '8'), 8: forward('dan', '9') };
  const { people, asked } = await read(forward('ben', '9'), there);
  expect(people).toEqual([]);
  expect(asked).toEqual(['there/9', 'there/8', 'there/9']);
});

test.each(['closed', 'gone'])(
  'where it is %s nobody is named, and it is known by its id',
  async (id) => {
    const { people, repeats } = await read(forward('ben', id), {});
    expect(people).toEqual([]);
    expect(new Set(repeats)).toEqual(new Set([id]));
  },
);

test('in a reply to a forward the words are those of their author', async () => {
  const original = forward('cleo', '9', { id: '7' });
  const replying = by('ben', {
    ...{ type: 19, content: 'and?', message_reference: { type: 0, message_id: '7' } },
    referenced_message: JSON.parse(JSON.stringify(original)),
  });
  const { people, repeats } = await read(replying, { 9: by('ada') });
  expect(new Set(people)).toEqual(new Set(['ada']));
  expect(new Set(repeats)).toEqual(new Set(['7', '9']));
});

test('Parley’s own words are nobody’s, and a message that forwards nothing asks nothing', async () => {
  expect((await read(forward('ben', '9'), { 9: by(BOT) })).people).toEqual([]);
  const plain = await read(by('ben', { content: 'hi', attachments: [attachment] }), {});
  expect([plain.people, plain.asked]).toEqual([[], []]);
});

test('of one page the latest are looked up', async () => {
  const page = Array.from({ length: 30 }, (_, index) => forward('ben', String(index)));
  const asked: string[] = [];
  const find = async (_channel: string, id: string) => {
    asked.push(id);
    return by('ada');
  };
  const known = await withForwardedAuthors(find, page, NEVER);
  expect(asked).toEqual(page.slice(0, 20).map((each) => each.message_reference.message_id));
  expect(known.filter(({ forwardedAuthor }) => forwardedAuthor === 'ada')).toHaveLength(20);
});

test('a stop while it is looked up is a stop', async () => {
  const stopped = new AbortController();
  const find = async () => {
    stopped.abort(new Error('stopped'));
    throw new Error('aborted');
  };
  const looking = withForwardedAuthors(find, [forward('ben', '9')], stopped.signal);
  await expect(looking).rejects.toThrow('stopped');
});
