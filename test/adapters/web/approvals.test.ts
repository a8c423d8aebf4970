import { expect, test } from 'vitest';
import { toCardsBesideText } from '../../../src/adapters/web/write/approvals.ts';
import { dialect } from '../../../src/adapters/web/write/format.ts';
import type { Approval } from '../../../src/core/content.ts';
import { createScanner } from '../../../src/core/markdown/scanner.ts';
import { browserTest, open, say, visit } from './chromium.ts';
import { content, never, openSite, placeOf, stream, toAnswer } from './site.ts';

const approval = (more: Partial<Approval> = {}): Approval => ({
  text: 'Use **pay** on bank.\n\n- **to:** Ada',
  consent: 'admin',
  state: 'open',
  by: null,
  decidedAt: null,
  outcome: null,
  ...more,
});

const BUTTONS = [
  { label: 'Approve', action: 'approve:j1', style: 'primary' },
  { label: 'Deny', action: 'deny:j1', style: 'danger' },
  { label: 'Delete', action: 'remove:j1', style: 'plain' },
] as const;

// Texts that the page spells otherwise than they were written, or that say the same twice.
const TEXTS = [
  'Use **pay**.',
  'an *unclosed mark and `code',
  'Post this:\n\n> one\n> <b>two</b>\n>\n> ```\n> x',
  'Do <script>alert(1)</script>\n\n- **a:** <@U1>\n- **b:** [x](javascript:x)',
];

test.each(TEXTS)('what a card shows is not in the text as well: %j', (text) => {
  const toText = (markdown: string) => {
    const scanner = createScanner();
    return [...scanner.push(markdown), ...scanner.end()].map(dialect.format).join('');
  };
  const asked = toText(`I can do that.\n\n**Approve this action?** ${text}`);
  const beside = (shown: string) => toCardsBesideText(shown, [approval({ text })]);

  expect(beside(asked).text).toBe('I can do that.');
  expect(asked).toContain(beside(asked).approvals[0]?.text);
  expect(beside('Something else.').text).toBe('Something else.');
});

browserTest(
  'a card asks, tells who may decide, and is a receipt after that, also after a restart',
  async () => {
    const { site, page } = await open();
    await say(page, 'pay Ada');
    await expect.poll(() => site.events.length).toBe(1);
    const channel = toAnswer(site, site.events[0]);
    const text = `**Approve this action?** ${approval().text}`;
    const posted = await stream(channel, 'j1/0/0', [text], {
      buttons: BUTTONS,
      approvals: [approval()],
    });
    const card = page.getByRole('group', { name: 'Approve this action?' });
    await card.getByText('Only an admin can approve this.').waitFor();
    expect(await card.getByRole('button').allTextContents()).toEqual(['Approve', 'Deny']);
    expect(await card.getByRole('listitem').allTextContents()).toEqual(['to: Ada']);
    await card.getByRole('button', { name: 'Approve' }).press('Enter');
    await expect.poll(() => site.events.length).toBe(2);
    expect(site.events[1]).toMatchObject({ type: 'action', action: 'approve:j1' });

    const read = await site.adapter.archive.read(
      placeOf(undefined),
      { after: null, limit: 9 },
      never,
    );
    expect(read.at(-1)?.text).toBe(approval().text);

    const decided = { state: 'approved', by: '<b>Ada</b>', decidedAt: 1_000 } as const;
    const grow = content('Paid.', { status: 'Asking bank…', approvals: [approval(decided)] });
    await channel.write(posted, 'grow', grow, never);
    const receipt = page.locator('.approval.approved');
    await receipt.getByText('Working on it…').waitFor();
    // Who pressed with the keyboard goes on where they were.
    expect(await page.evaluate("document.activeElement.matches('.message')")).toBe(true);
    const end = content('Paid.', { approvals: [approval({ ...decided, outcome: 'done' })] });
    await channel.write(posted, 'close', end, never);
    await receipt.getByText('Done').waitFor();
    const said = await receipt.textContent();
    expect(said).toMatch(/^Approved by <b>Ada<\/b>.*Use pay on bank.*to: Ada\s*Done$/s);
    expect(await page.locator('.approval').count()).toBe(1);

    const again = await openSite({ store: site.store, blobs: site.blobs });
    try {
      const { page: other, complaints } = await visit(again);
      const kept = other.locator('.approval.approved');
      await kept.waitFor();
      expect(await kept.textContent()).toBe(said);
      expect(complaints).toEqual([]);
    } finally {
      await again.close();
    }
  },
);

browserTest('an answer that is written again without approvals has no cards', async () => {
  const { site, page } = await open();
  await say(page, 'pay Ada');
  await expect.poll(() => site.events.length).toBe(1);
  const channel = toAnswer(site, site.events[0]);
  const posted = await stream(channel, 'j1/0/0', ['x'], {
    approvals: [approval({ state: 'denied' })],
  });
  await page.locator('.approval.denied').waitFor();
  await channel.write(posted, 'close', content('Something else.'), never);
  await page.getByText('Something else.').waitFor();

  expect(await page.locator('.approval').count()).toBe(0);
});

browserTest(
  'a card that somebody else decides becomes a receipt for everyone at once',
  async () => {
    const { site, page } = await open();
    await say(page, 'pay Ada, and Bob');
    await expect.poll(() => site.events.length).toBe(1);
    const channel = toAnswer(site, site.events[0]);
    const both = [approval(), approval({ text: 'Use **pay** on bank.\n\n- **to:** Bob' })];
    const text = both.map((each) => `**Approve this action?** ${each.text}`).join('\n\n');
    const posted = await stream(channel, 'j1/0/0', [text], { buttons: BUTTONS, approvals: both });
    const { page: bob } = await visit(site);
    const asked = [page, bob].map((each) => each.getByRole('group', { name: /Approve th/ }));
    for (const cards of asked) await cards.first().waitFor();
    const decided = { by: 'Grace', decidedAt: 1_000 } as const;
    const [first, second] = both;
    const approvals = [
      { ...(first ?? approval()), ...decided, state: 'approved', outcome: 'failed' } as const,
      { ...(second ?? approval()), ...decided, state: 'denied' } as const,
    ];
    await channel.write(posted, 'close', content('Only one.', { approvals }), never);
    for (const each of [page, bob]) {
      await each.locator('.approval.denied').getByText('Denied by Grace').waitFor();
      await each.locator('.approval.approved').getByText('Approved by Grace').waitFor();
      expect(await each.locator('.approval.denied').textContent()).toContain('to: Bob');
      expect(await each.getByRole('button', { name: /Approve|Deny/ }).count()).toBe(0);
      expect(await each.locator('.message.parley').textContent()).not.toContain('Approve this');
    }
  },
);

/** Of each title what stands before the time. */
const TITLES =
  "[...document.querySelectorAll('.approval .title')].map(({ firstChild }) => firstChild.data)";

type Words = {
  readonly approvedBy: (name: string) => string;
  readonly deniedBy: (name: string) => string;
  readonly approvalExpired: string;
  readonly outcomes: Readonly<Record<'done' | 'failed' | 'unknown' | 'running', string>>;
};

browserTest('what became of a card is said to each reader in their language', async () => {
  const { site, page } = await open();
  await say(page, 'pay everyone');
  await expect.poll(() => site.events.length).toBe(1);
  const decided = { by: 'أحمد', decidedAt: 1_000 } as const;
  const approvals = (
    [
      { ...decided, state: 'approved', outcome: 'done' },
      { ...decided, state: 'approved', outcome: 'failed', by: 'Bob' },
      { ...decided, state: 'approved', outcome: 'unknown', by: 'Cy' },
      { ...decided, state: 'denied' },
      { state: 'expired' },
    ] as const
  ).map((more, index) => approval({ ...more, text: `pay ${index}` }));
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['There.'], { approvals });
  for (const locale of ['en', 'de', 'ja', 'hi', 'pl']) {
    const { page: reader, complaints } = await visit(site, { locale });
    const file = new URL(`../../../src/adapters/web/page/strings/${locale}.js`, import.meta.url);
    const { catalog: words } = (await import(file.href)) as { catalog: Words };
    const name = '\u2068أحمد\u2069';
    await reader.locator('.approval').nth(4).waitFor();
    expect(await reader.evaluate(TITLES), locale).toEqual([
      words.approvedBy(name),
      words.approvedBy('Bob'),
      words.approvedBy('Cy'),
      words.deniedBy(name),
      words.approvalExpired,
    ]);
    const { done, failed, unknown } = words.outcomes;
    expect(await reader.locator('.outcome').allTextContents(), locale).toEqual([
      done,
      failed,
      unknown,
    ]);
    expect(complaints).toEqual([]);
    await reader.close();
  }
});
