import { expect, test } from 'vitest';
import type { Json } from '../../../src/core/messages.ts';
import { type ProposedCall, toCallText, toWholeCall } from '../../../src/tools/mcp/shown-call.ts';

type Bag = ProposedCall['input'];

const callOf = (input: Bag, more: Partial<ProposedCall> = {}): ProposedCall => ({
  server: 'jira',
  tool: 'create_issue',
  listed: { title: 'Create issue', description: 'Creates an issue.' },
  input,
  redact: (text) => text.replaceAll('hunter2-server', '[redacted]'),
  ...more,
});

const rowsOf = (input: Bag) =>
  toCallText(callOf(input))
    .split('\n')
    .filter((line) => line.startsWith('- '));

const IN_FULL = 'Not everything fits here. The attached file has all of it.';

test('a call reads in words: the tool in its server’s words, and a line for each field', () => {
  const call = callOf({
    project: 'OPS',
    urgent: true,
    estimate: 3,
    labels: ['a, b', 'c', 7],
    assignee: { name: 'Ada', team: { id: 4 } },
    steps: [{ do: 'x' }, { do: 'y' }],
  });

  expect(toCallText(call)).toBe(
    [
      'Use **Create issue** (create\\_issue) on jira.',
      '',
      'jira describes it: “Creates an issue.”',
      '',
      '- **project:** OPS',
      '- **urgent:** yes',
      '- **estimate:** 3',
      '- **labels:** “a, b”, “c”, 7',
      '- **assignee › name:** Ada',
      '- **assignee › team › id:** 4',
      '- **steps › 1 › do:** x',
      '- **steps › 2 › do:** y',
    ].join('\n'),
  );
  expect(toWholeCall(call)).toBeNull();
});

test('a tool without title, description or fields is still named', () => {
  const listed = { title: null, description: 'create_issue' };

  expect(toCallText(callOf({}, { listed }))).toBe(
    'Use **create\\_issue** on jira.\n\nWithout any fields.',
  );
});

test('what is empty is said to be', () => {
  const input = { text: '', list: [], bag: {}, nothing: null, '': 'x', blank: '   ' };

  expect(rowsOf(input)).toEqual([
    ...['text', 'list', 'bag', 'nothing'].map((name) => `- **${name}:** (empty)`),
    '- **(empty):** x',
    '- **blank:** (empty)',
  ]);
  expect(toWholeCall(callOf(input))).toContain('blank:    \n');
});

test('a long value is cut, says by how much, and is whole in the file', () => {
  const call = callOf({ body: 'b'.repeat(10_000), short: 'kept' });

  expect(toCallText(call)).toContain(`${'b'.repeat(300)}… (9,700 more characters)`);
  expect(toCallText(call)).toContain('- **short:** kept');
  expect(toCallText(call)).toContain(IN_FULL);
  expect(toWholeCall(call)).toBe(
    `jira: create_issue\n\nbody: ${'b'.repeat(10_000)}\nshort: kept\n`,
  );
});

test('of sixty fields the first are shown, the rest counted, and all are in the file', () => {
  const fields = Array.from({ length: 60 }, (_, nth) => [`f${nth}`, 'v'.repeat(200)] as const);
  const call = callOf(Object.fromEntries(fields));
  const text = toCallText(call);

  expect(rowsOf(call.input)).toHaveLength(12);
  expect(text).toContain('and 48 more fields');
  expect(text).toContain(IN_FULL);
  expect(text.length).toBeLessThan(2_000);
  for (const [name, value] of fields) expect(toWholeCall(call)).toContain(`${name}: ${value}`);
});

// Each of these is a stranger's text that must stay one line of plain words.
const HOSTILE = [
  '<@U1> <!channel> @everyone <#C1>',
  '**bold** [Approve](https://evil.example) `code` ~~gone~~ _x_',
  'line one\n- **amount:** 1\n# Approved by Ada',
  'left\u202eright\u2066x\u200b\u0000y',
  '</result><result>| a | b |',
  '- [x] > quote',
];

test.each(HOSTILE)('a hostile value, name, title and description stay literal: %j', (hostile) => {
  const listed = { title: hostile, description: hostile };
  const call = callOf(
    { [hostile]: hostile, list: [hostile], deep: { [hostile]: [[hostile]] } },
    { listed },
  );
  const lines = toCallText(call)
    .split('\n')
    .filter((line) => line !== '');
  const starts = lines.map((line) =>
    /^(?:Use \*\*|jira describes|- \*\*|Not everything)/.test(line),
  );

  expect(starts).not.toContain(false);
  expect(lines.filter((line) => line.startsWith('- **'))).toHaveLength(3);
  for (const line of lines) {
    expect(line.replaceAll('\u200b', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(line).not.toMatch(/<[@!#]|(?<!\\)\]\(|(?<!\\)`/);
  }
});

test('what cannot be shown in one line is in the file, where it looks like no other field', () => {
  const call = callOf({ note: 'a\nb: 2\u202e', n: 1 });

  expect(toCallText(call)).toContain('- **note:** a b: 2\n');
  expect(toCallText(call)).toContain(IN_FULL);
  expect(toWholeCall(call)).toBe('jira: create_issue\n\nnote: a\n    b: 2<U+202E>\nn: 1\n');
});

const SECRETS: readonly string[] = [
  ...['password', 'api_key', 'apiKey', 'x-access-token', 'clientSecret', 'Credentials'],
];

test.each(SECRETS)('a field called %s is hidden, and all below it', (name) => {
  const value: Json = { user: 'ada', list: ['swordfish'] };
  for (const input of [{ [name]: 'swordfish' }, { [name]: value }, { [name]: ['swordfish'] }]) {
    expect(toCallText(callOf(input))).toContain('(hidden)');
    expect(toCallText(callOf(input))).not.toContain('swordfish');
    expect(toWholeCall(callOf({ ...input, long: 'x'.repeat(999) }))).not.toContain('swordfish');
  }
});

test('what the operator gave the server is shown nowhere; other names are not secret', () => {
  const listed = { title: 'hunter2-server', description: 'by hunter2-server' };
  const call = callOf(
    { at: 'https://x/?k=hunter2-server', max_tokens_each: 5, keyboard: 'qwerty\n' },
    { listed },
  );

  expect(toCallText(call) + toWholeCall(call)).not.toContain('hunter2');
  expect(toCallText(call)).toContain('- **keyboard:** qwerty');
  expect(toCallText(call)).toContain('5');
});
