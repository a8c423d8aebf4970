import { expect, test } from 'vitest';
import { poll } from '../../commands/poll.ts';
import { createConversation } from './conversation.ts';

test.each([
  ['Lunch? Pizza, Soup', 'Lunch?', ['Pizza', 'Soup']],
  ['"Lunch" "Pizza" "Soup"', 'Lunch', ['Pizza', 'Soup']],
  ['Lunch?\n- Pizza\n- Soup', 'Lunch?', ['Pizza', 'Soup']],
  ['Lunch: Pizza | Soup, hot', 'Lunch', ['Pizza', 'Soup, hot']],
  ['Lunch? --options "Pizza; Soup; Pizza"', 'Lunch?', ['Pizza', 'Soup']],
  ['お昼は？ ピザ、スープ', 'お昼は？', ['ピザ', 'スープ']],
  ['午饭吃什么？披萨，面条', '午饭吃什么？', ['披萨', '面条']],
  ['午饭：披萨；面条，饺子', '午饭', ['披萨', '面条，饺子']],
  ['„Mittag“ „Pizza“ „Suppe“', 'Mittag', ['Pizza', 'Suppe']],
  ['« Déjeuner » « Pizza » « Soupe »', 'Déjeuner', ['Pizza', 'Soupe']],
  ['「お昼」「ピザ」「スープ」', 'お昼', ['ピザ', 'スープ']],
])('/poll %s needs no model', async (text, question, options) => {
  const conversation = createConversation();

  expect(await conversation.run(poll, text)).toEqual({ type: 'poll', poll: { question, options } });
  expect(conversation.asked).toEqual([]);
});

test('/poll of a sentence asks the model for the options, with the sentence framed', async () => {
  const conversation = createConversation({
    extracted: { question: 'Lunch at?', options: ['12', '13'] },
  });

  expect(await conversation.run(poll, 'shall we have lunch at 12 or at 13')).toEqual({
    type: 'poll',
    poll: { question: 'Lunch at?', options: ['12', '13'] },
  });
  expect(conversation.asked[0]?.material).toBe(
    '<text>\nshall we have lunch at 12 or at 13\n</text>',
  );
});

test('/poll says in one sentence what is wrong', async () => {
  const { run } = createConversation();

  await expect(run(poll, '')).rejects.toThrow('A poll needs a question and 2 to 10 options');
  await expect(run(poll, `Which? ${'a,b,c,d,e,f,g,h,i,j,k'}`)).rejects.toThrow('2 to 10 options');
  await expect(run(poll, `Which? ${'x'.repeat(56)}, y`)).rejects.toThrow('up to 55 characters');
});
