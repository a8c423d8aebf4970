import { expect, test } from 'vitest';
import { toDecisions } from '../../../src/core/answer/approvals.ts';
import type { JobRun } from '../../../src/core/jobs/job-run.ts';
import { toPlainText } from '../../../src/core/markdown/plain.ts';
import { type Locale, speakTo } from '../../../src/core/strings/locale.ts';

const place = { platform: 'test', workspace: 'w', channel: 'c' };

/** The receipt of an approved call, in a language. */
function decide(text: string, locale: Locale): Promise<string[]> {
  const proposal = { callId: 'c', text, consent: 'asker', state: 'begun', by: 'Ada' };
  const jobRun = {
    journal: { job: { proposals: [proposal] } },
    adapter: { platform: { hasReceipts: false }, directory: {} },
    signals: { writing: new AbortController().signal },
  } as unknown as JobRun;
  const locales = { everyone: locale, person: locale };
  return speakTo(locales, 'everyone', () => toDecisions(jobRun, place));
}

test('a receipt puts what was approved on one line', async () => {
  expect(await decide('Post this in #news:\n\n> Hi\n> all', 'en')).toEqual([
    '“Post this in #news: Hi all” Approved by Ada.',
  ]);
});

test.each([
  ['Post this:\n\n> R&amp;D', 'R&D'],
  ['- text: R\\&amp;D \\&lt;b\\&gt;', 'R&amp;D &lt;b&gt;'],
  ['- text: a\\\\&lt;b', 'a\\<b'],
])('a receipt of %j says %j, as it was shown', async (text, shown) => {
  const [receipt = ''] = await decide(text, 'en');
  expect(toPlainText(receipt, 500)).toContain(shown);
});

test('no space follows a mark of full width', async () => {
  expect(await decide('在 #news 发布以下内容：\n\n> 你好', 'zh-CN')).toEqual([
    'Ada 已批准：“在 #news 发布以下内容：你好”',
  ]);
  expect(await decide('#newsに次の内容を投稿します：\n\n> こんにちは', 'ja')).toEqual([
    '「#newsに次の内容を投稿します：こんにちは」Adaさんが承認しました。',
  ]);
});
