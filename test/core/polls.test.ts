import { expect, test } from 'vitest';
import { type KeptPoll, toPoll, toPollText, withVote } from '../../src/core/polls.ts';

const POLL: KeptPoll = { type: 'poll', question: 'Lunch?', options: ['Pizza', 'Soup'], votes: {} };

test('everybody has one vote, which can be changed and taken back', () => {
  const first = withVote(withVote(POLL, 'U1', 0), 'U2', 0);
  expect(first.votes).toEqual({ U1: 0, U2: 0 });
  const changed = withVote(first, 'U1', 1);
  expect(changed.votes).toEqual({ U1: 1, U2: 0 });
  expect(withVote(changed, 'U1', 1).votes).toEqual({ U2: 0 });
});

test('a person whose id is a name of JavaScript’s has a vote like any other', () => {
  expect(toPollText(withVote(POLL, 'constructor', 1))).toContain('1 vote');
});

test('the count is shown, and what was typed is no Markdown', () => {
  const poll = { ...POLL, options: ['*Pizza*', 'a|b`c'], votes: { U1: 0, U2: 0, U3: 1 } };

  expect(toPollText(poll)).toBe(
    [
      '📊 **Lunch?**',
      '',
      '1. \\*Pizza\\*',
      '   `███████░░░` 2 votes',
      '2. a\\|b\\`c',
      '   `███░░░░░░░` 1 vote',
    ].join('\n'),
  );
});

test('a poll fits every platform, or is refused with a sentence', () => {
  expect(toPoll(' Lunch\n? ', ['a', ' a', 'b '])).toEqual({
    question: 'Lunch ?',
    options: ['a', 'b'],
  });
  expect(() => toPoll('x'.repeat(301), ['a', 'b'])).toThrow('at most 300 characters');
  expect(() => toPoll('x', ['a'])).toThrow('two to ten options');
});
