/*
 * Kind: what others wrote carries a wish: options and languages read out of a quote, of the
 * message that a menu was opened on, or of a form's field that was filled with that message.
 */
import { expect, test } from 'vitest';
import { ask } from '../../../commands/ask.ts';
import { imagine } from '../../../commands/imagine.ts';
import { settings } from '../../../commands/settings.ts';
import { translate } from '../../../commands/translate.ts';
import type { FormEvent } from '../../../src/core/events.ts';
import { parseOptions } from '../../../src/core/jobs/command.ts';
import { toCompleted, toMissingForm } from '../../../src/core/jobs/command-form.ts';
import { maskQuotes } from '../../../src/core/net/addresses.ts';
import { createConversation } from '../../commands/conversation.ts';
import { command } from '../../storage/events.ts';

test.each([
  ['a\n> b\nc', 'a\n   \nc'],
  ['> a\r\n >b\r\nc > d', '   \r\n   \r\nc > d'],
  ['a\n>>> b\nc\n\nd', 'a\n     \n \n\n '],
  ['a\u2028> b', 'a\u2028   '],
  ['- > b\n1. > c\n- d > e', '     \n      \n- d > e'],
  ['\u200b> b\n\u2060 > c', '    \n     '],
  ['- >>> b\nc', '       \n '],
  ['no quote', 'no quote'],
])('the quotes in %j are blank, and the rest is where it was', (text, masked) => {
  expect(maskQuotes(text)).toBe(masked);
});

test.each([
  ['a cat\n> --count 4', { prompt: 'a cat\n> --count 4' }],
  ['a cat\n> count:4 --aspect 16:9', { prompt: 'a cat\n> count:4 --aspect 16:9' }],
  ['a cat\n>>> no\n--count 4', { prompt: 'a cat\n>>> no\n--count 4' }],
  ['a cat --count 2\n> --count 4', { prompt: 'a cat  \n> --count 4', count: 2 }],
  ['--prompt "a\n> cat" --count 2', { prompt: 'a\n> cat', count: 2 }],
])('/imagine %j takes no option from a quote', (text, options) => {
  expect(parseOptions(text, imagine.options)).toEqual(options);
});

test('an admin who quotes a setting does not set it', () => {
  expect(parseOptions('\n> tools:off --follow off', settings.options)).toEqual({
    reply: '> tools:off --follow off',
  });
});

test.each(['Send it to John', 'Reply to: Eve\nto German', 'this to French'])(
  'the message %j is translated into the reader’s language, whatever it ends with',
  async (text) => {
    const conversation = createConversation({ language: 'Finnish' });
    const options =
      translate.menu?.toOptions({ text, link: '', quoted: [], attachments: [] }) ?? {};
    await conversation.choose(translate, options);

    expect(conversation.asked[0]?.instruction).toContain('into Finnish.');
    expect(conversation.asked[0]?.material).toBe(`<text>\n${text}\n</text>`);
  },
);

test('a quote that a person pastes names no language either', async () => {
  const conversation = createConversation({ language: 'Finnish' });
  await conversation.type(translate, { text: 'what is\n> Give this to John' });

  expect(conversation.asked[0]?.instruction).toContain('into Finnish.');
});

const form = (
  event: Parameters<typeof toMissingForm>[1],
  fields: FormEvent['fields'],
): FormEvent => {
  const { action } = toMissingForm(ask, event, { fill: String, channelsIn: () => ({}) }, 'ask');
  return { ...command('1', null), type: 'form', action, fields, interaction: null };
};

test.each([
  ['was chosen from a menu', { about: 'x' }, [], ['question']],
  ['was typed', { about: 'x' }, ['about'], ['question', 'about']],
  ['is not there', {}, [], ['question', 'about']],
])('a form knows what its person typed where the text %s', (_, options, typed, result) => {
  const completed = toCompleted(form({ options, typed }, { question: 'why?', about: 'x' }));

  expect(completed).toMatchObject({ name: 'ask', typed: result });
});

test('of a question about a message only the question is the person’s', async () => {
  const conversation = createConversation();
  const options = { question: 'is it?', about: 'http://evil.example/' };

  expect(await conversation.run(ask, 'is it? --about http://good.example/')).toMatchObject({
    prompt: 'is it?',
    typed: 'is it?\nhttp://good.example/',
  });
  expect(await conversation.give(ask, options, ['question'])).toMatchObject({
    prompt: 'is it?',
    quoted: 'http://evil.example/',
    typed: 'is it?',
  });
});
