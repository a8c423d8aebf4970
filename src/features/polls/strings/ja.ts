import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { number } = createWording('ja');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max, hours) =>
    `受付中の投票がすでに${number(max)}件あり、1人あたりの上限に達しています。最も古い投票は${number(hours)}時間後に終了します。`,
  tooManyPollsForDays: (max, days) =>
    `受付中の投票がすでに${number(max)}件あり、1人あたりの上限に達しています。最も古い投票は${number(days)}日後に終了します。`,
  noPoll: '投票には質問と2～10個の選択肢が必要です：`/poll お昼は？ ピザ, パスタ, スープ`',
  longOption: (max) => `投票の選択肢は${number(max)}文字までです。`,
  longQuestion: (max) => `投票の質問は${number(max)}文字までです。`,
  votes: (n) => `${number(n)}票`,
  howToVote: '選択肢を押すと投票、もう一度押すと取り消しです。',
  closed: '作成した人がデータの削除を求めたため、この投票は終了しました。',
  pollOver: 'この投票は終了しました。',
  preparing: (question) => `投票を準備中：${question}…`,
};
