import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: under an answer stands of what was recalled only what the answer itself links, the newest
// first.

const startHere = () =>
  start({
    workspaces: [
      {
        id: 'T1',
        users: [
          { id: 'U1', name: 'ada' },
          { id: 'U2', name: 'grace' },
        ],
        channels: [
          { id: 'C1', name: 'general' },
          { id: 'C5', name: 'open' },
        ],
      },
    ],
  });

const countAnswered = ({ log }: Running) =>
  log.lines.filter(({ message }) => message === 'answered').length;

/** Ten messages, each known to Parley; their addresses, oldest first. */
async function tellTen(running: Running) {
  const addresses: string[] = [];
  for (let n = 1; n <= 10; n += 1) {
    running.model.next(textReply('Noted.'));
    const text = `zebra budget number ${n}`;
    const ts = running.slack.person('U2').mention({ channel: 'C5', text });
    await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(n);
    addresses.push(`/archives/C5/p${ts.replace('.', '')}`);
  }
  return addresses;
}

/** What stands there once the model has recalled and written this of what it was given. */
async function ask(running: Running, write: (linkTo: (part: string) => string) => string) {
  const { model, slack } = running;
  const input = JSON.stringify({ question: 'zebra budget' });
  model.answer(({ messages }) => {
    const last = messages?.at(-1);
    if (last?.role !== 'tool') return callReply([{ name: 'recall', id: 'c1', arguments: input }]);
    const given = JSON.stringify(last).match(/https?:[^\s()"\\]+/g) ?? [];
    return textReply(write((part) => given.find((each) => each.includes(part)) ?? 'missing'));
  });
  const ts = slack.person('U1').mention({ channel: 'C1', text: 'What is the zebra budget?' });
  return (await answer(running, 'C1', ts)).text;
}

test('of what was recalled, what the answer links is listed, the newest first, and nothing else', async () => {
  const running = await startHere();
  const addresses = await tellTen(running);
  const [old = '', recent = ''] = [addresses[1], addresses[9]];
  const text = await ask(
    running,
    (linkTo) => `It was 2 [grace](${linkTo(old)}), and is 10 [grace](${linkTo(recent)}).`,
  );
  const list = text.slice(text.indexOf('Sources: '));

  expect(list).toMatch(/^Sources: /);
  expect(list.indexOf(recent)).toBeGreaterThan(0);
  expect(list.indexOf(old)).toBeGreaterThan(list.indexOf(recent));
  for (const other of addresses.filter((each) => each !== old && each !== recent))
    expect(list).not.toContain(other);
});

test('an answer that links nothing of what was recalled has no list under it', async () => {
  const running = await startHere();
  const [, , address = ''] = await tellTen(running);
  const writings: readonly ((link: string) => string)[] = [
    () => 'I don’t know.',
    () => 'It is 10.',
    (link) => `Look at \`${link}\`.`,
    (link) => `Look:\n\`\`\`\n${link}\n\`\`\``,
    (link) => `Look [there](${link}9).`,
  ];
  for (const write of writings) {
    const text = await ask(running, (linkTo) => write(linkTo(address)));
    expect(text).not.toContain('missing');
    expect(text).not.toContain('Sources:');
  }
});
