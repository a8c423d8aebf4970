import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { number } = createWording('zh-CN');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max, hours) =>
    `你已有 ${number(max)} 个进行中的投票，达到每人上限。最早的一个将在 ${number(hours)} 小时后结束。`,
  tooManyPollsForDays: (max, days) =>
    `你已有 ${number(max)} 个进行中的投票，达到每人上限。最早的一个将在 ${number(days)} 天后结束。`,
  noPoll: '投票需要一个问题和 2 到 10 个选项：`/poll 午饭吃什么？ 披萨, 面条, 饺子`',
  longOption: (max) => `投票选项最多 ${number(max)} 个字符。`,
  longQuestion: (max) => `投票问题最多 ${number(max)} 个字符。`,
  votes: (n) => `${number(n)} 票`,
  howToVote: '点选项投票，再点一次取消。',
  closed: '这个投票已关闭：发起人要求我忘记它。',
  pollOver: '这个投票已结束。',
  preparing: (question) => `正在准备投票：${question}…`,
};
