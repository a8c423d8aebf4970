import { expect, test } from 'vitest';
import { joinSentences } from '../../../src/core/strings/wording.ts';

test('sentences stand behind each other as their script has it', () => {
  expect(joinSentences(['It is set.', 'Everyone sees it.'])).toBe('It is set. Everyone sees it.');
  expect(joinSentences(['設定しました。', '全員に見えます。'])).toBe(
    '設定しました。全員に見えます。',
  );
  expect(joinSentences(['已设置。', 'Parley 会提醒。'])).toBe('已设置。Parley 会提醒。');
  expect(joinSentences(['설정했어요.', '모두에게 보여요.'])).toBe('설정했어요. 모두에게 보여요.');
  expect(joinSentences([])).toBe('');
});
