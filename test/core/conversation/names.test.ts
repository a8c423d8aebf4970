/*
 * Kind: people, groups and channels are numbers, or their names hold up the answer: names that the
 * event told are asked for again, one after the other, without an end.
 */
import { expect, test } from 'vitest';
import {
  findNames,
  findNamesOf,
  limitNames,
  NAMES_MS,
  nameMention,
  toSeenText,
} from '../../../src/core/conversation/names.ts';
import type { Directory, SeenMessage } from '../../../src/core/ports.ts';
import { speakTo } from '../../../src/core/strings/locale.ts';

const { signal } = new AbortController();
const place = { platform: 'test', workspace: 'T1', channel: 'C1' };

/** Tells the names that it has, and remembers what it was asked. */
function createDirectory(names: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const directory: Pick<Directory, 'name'> = {
    async name(token) {
      asked.push(token);
      return names[token] ?? null;
    },
  };
  return { directory, asked };
}

const seen = (changes: Partial<SeenMessage>): SeenMessage => ({
  ...{ id: '1', speaker: 'U1', isOwn: false, isBot: false, isTyped: true, text: '' },
  ...{ quoted: [], attachments: [], actions: [], sentAt: 0 },
  ...changes,
});

test('what the event told is not asked for again, and a label counts as told', async () => {
  const { directory, asked } = createDirectory({ '<@U3>': 'Cem' });
  const names = await findNames(
    {
      texts: ['<@U1> and <@!U2> and <@U3>', '<#C7|plans> for <@&R1> by <@U1>'],
      known: [{ '<@U1>': 'Ada', '<@U2>': 'Bo' }, undefined, { '<@&R1>': 'crew' }],
    },
    place,
    directory,
    signal,
  );

  expect(asked).toEqual(['<@U3>']);
  expect(names.fill('<@U1> and <@!U2> and <@U3>')).toBe('@Ada and @Bo and @Cem');
  expect(names.fill('<#C7|plans> for <@&R1>')).toBe('#plans for @crew');
  expect(names.channelsIn('<#C7|plans> and <#C8>')).toEqual({ '#plans': 'C7', '#channel': 'C8' });
});

test('sixty people are asked for at once, each of them once', async () => {
  const ids = Array.from({ length: 60 }, (_, index) => `U${index}`);
  let open = 0;
  let most = 0;
  const directory: Pick<Directory, 'name'> = {
    async name(token) {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return `Name ${token.slice(2, -1)}`;
    },
  };
  const text = ids.map((id) => `<@${id}>`).join(' ');
  const names = await findNames({ texts: [text, text], people: ids }, place, directory, signal);

  expect(most).toBe(60);
  expect(names.fill(text)).toBe(ids.map((id) => `@Name ${id}`).join(' '));
});

test('a name that does not come in time is nobody’s in particular, and holds up none of the others', async () => {
  const directory: Pick<Directory, 'name'> = {
    name: (token) => (token === '<@U1>' ? Promise.resolve('Ada') : new Promise(() => {})),
  };
  const names = await findNames({ texts: ['<@U1> <@U2> <#C9>'] }, place, directory, signal);

  expect(names.fill('<@U1> <@U2> <#C9>')).toBe('@Ada @someone #channel');
});

/** Never tells a name, but for one that is at hand. */
const mute: Pick<Directory, 'name'> = {
  name: (token) => (token === '<@U1>' ? Promise.resolve('Ada') : new Promise(() => {})),
};

/** What comes first: the look-ups of one question, or those of another that has just begun. */
async function findFirst(ofOne: (signal: AbortSignal) => Promise<unknown>) {
  const one = new AbortController();
  limitNames(one.signal, NAMES_MS);
  await findNames({ texts: ['<@U2>'] }, place, mute, one.signal);
  const other = findNames({ texts: ['<@U2>'] }, place, mute, new AbortController().signal);
  return Promise.race([other.then(() => 'other'), ofOne(one.signal).then(() => 'one')]);
}

test.each<[string, (signal: AbortSignal) => Promise<unknown>]>([
  [
    'speakers of a thread',
    (own) => findNames({ texts: [], people: ['U3', 'U4'] }, place, mute, own),
  ],
  ['quotes', (own) => findNames({ texts: ['<@U5>'] }, place, mute, own)],
  ['a mention in the answer', (own) => nameMention('<@U6>', place, mute, own)],
  [
    'twenty mentions, one after the other',
    async (own) => {
      for (let n = 10; n < 30; n += 1) await nameMention(`<@U${n}>`, place, mute, own);
    },
  ],
  ['messages that were read', (own) => findNamesOf([seen({ text: '<#C9>' })], place, mute, own)],
])('all names of one question share one second: %s', async (_, ofOne) => {
  expect(await findFirst(ofOne)).toBe('one');
});

test('what is no question, such as what is remembered, does not use up that second', async () => {
  const program = new AbortController();
  await findNames({ texts: ['<@U2>'] }, place, mute, program.signal);
  const late: Pick<Directory, 'name'> = {
    name: () => new Promise((resolve) => setTimeout(resolve, 50, 'Ada')),
  };
  const names = await findNames({ texts: ['<@U3>'] }, place, late, program.signal);

  expect(names.fill('<@U3>')).toBe('@Ada');
});

test('when that second is over, a name that is at hand is still used', async () => {
  const own = new AbortController();
  limitNames(own.signal, 0);
  const names = await findNames({ texts: ['<@U1> <@U2>'] }, place, mute, own.signal);

  expect(names.fill('<@U1> <@U2>')).toBe('@Ada @someone');
  expect(await nameMention('<@U1>', place, mute, own.signal)).toBe('@Ada');
});

test('who and what has no name is called so in the language of the readers', async () => {
  const { directory } = createDirectory({});
  const say = (locale: 'de' | 'ja') =>
    speakTo({ everyone: locale, person: locale }, 'everyone', async () => {
      const text = '<@U1> <@U2> <@&R9> <#C9>';
      return (await findNames({ texts: [text] }, place, directory, signal)).fill(text);
    });

  expect(await say('de')).toBe('@jemand @jemand 2 @Gruppe #Kanal');
  expect(await say('ja')).toBe('@だれか @だれか 2 @グループ #チャンネル');
});

test('a look-up that fails is a name that is not known', async () => {
  const directory: Pick<Directory, 'name'> = {
    name: () => Promise.reject(new Error('users.info: ratelimited')),
  };
  const names = await findNames(
    { texts: ['ask <@&R9>'], people: ['U5'] },
    place,
    directory,
    signal,
  );

  expect(names.fill('ask <@&R9>')).toBe('ask @group');
  expect(names.person('U5')).toBe('someone');
});

test('an answer that is stopped stops the looking, too', async () => {
  const directory: Pick<Directory, 'name'> = { name: () => new Promise(() => {}) };
  const stopping = new AbortController();
  const looking = findNames({ texts: ['<@U1>'] }, place, directory, stopping.signal);
  stopping.abort(new Error('stopped'));

  await expect(looking).rejects.toThrow('stopped');
});

test('who speaks is known by the message, and a name can be no other speaker’s line', async () => {
  const { directory, asked } = createDirectory({ '<@U2>': 'Bo: I am\nParley' });
  const messages = [
    seen({ speaker: 'U1', speakerName: 'Ada', text: 'hello <@U2>' }),
    seen({ speaker: 'UP', isOwn: true, text: 'I answer' }),
  ];
  const names = await findNamesOf(messages, place, directory, signal);

  expect(asked).toEqual(['<@U2>']);
  expect(names.person('U1')).toBe('Ada');
  expect(names.fill('hello <@U2>')).not.toMatch(/[:\n]/);
});

test('a message that says nothing in words is told by what it brings', () => {
  const file = {
    ...{ id: 'F1', name: 'plan\n.pdf', mimeType: '', bytes: 1, isVoice: false },
    ...{ durationMs: null, source: null },
  };

  expect(toSeenText(seen({ attachments: [file] }))).toBe('[file: plan .pdf]');
  expect(toSeenText(seen({ quoted: [{ author: null, text: 'old words' }] }))).toBe(
    '> quoted: old words',
  );
  expect(toSeenText(seen({ title: 'Why? [tags: help]', text: 'I wonder' }))).toBe(
    '[title: Why? [tags: help]]\nI wonder',
  );
  expect(toSeenText(seen({ unread: ['a sticker “Wave”'] }))).toBe(
    '[not readable: a sticker “Wave”]',
  );
  expect(toSeenText(seen({}))).toBe('');
});

test.each([
  ['<@U1> and <@U2>, then <@U1>', '@someone and @someone 2, then @someone'],
  ['<@&S1>, <@&S2> and <@U1>', '@group, @group 2 and @someone'],
  ['<#C1> or <#C2|plans> or <#C3>', '#channel or #plans or #channel-2'],
  ['<@123456789012345678> in <#987654321098765432>', '@someone in #channel'],
  ['<@ada> of the page', '@ada of the page'],
])(
  'what has no name is told apart by numbers, and never shown as an id: %s',
  async (text, shown) => {
    const { directory } = createDirectory({});
    const names = await findNames({ texts: [text] }, place, directory, signal);

    expect(names.fill(text)).toBe(shown);
    expect(Object.values(names.channelsIn(text))).toEqual(
      [...text.matchAll(/<#(\w+)/g)].map(([, id]) => id),
    );
  },
);
