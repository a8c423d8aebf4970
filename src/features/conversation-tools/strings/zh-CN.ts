import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { number } = createWording('zh-CN');

/** `今天 8:41 以来`, `今天 8:41（UTC）以来`: a wide bracket holds its own space. */
const since = (when: string) => (/）$/u.test(when) ? `${when}以来` : `${when} 以来`);

export const catalog: ConversationCatalog = {
  notRead: '我读不到这里的消息。请邀请我加入这个频道，然后再试。',
  busyReading: '我读取消息的频率受到了限制。请过一分钟再试。',
  badSince: '我没看懂起始时间。可以试试 `last`、`昨天`、`9:00` 或 `3小时前`。',
  nothingSince: '从那以后这里没有人发言。',
  nothingHere: '这里没有我能读的消息。',
  summaryOf: (n) => `${number(n)} 条消息的摘要`,
  summarySinceOwn: (n) => `你上次发言以来 ${number(n)} 条消息的摘要`,
  summarySince: (n, when) => `${since(when)} ${number(n)} 条消息的摘要`,
  summarySinceFirst: (n, when, first) =>
    `${since(when)} ${number(n)} 条消息的摘要。我读到的最早一条：${first}。`,
  tasksSinceOwn: '根据你上次发言以来的内容',
  tasksSince: (when) => `根据${since(when)}的内容`,
  tasksSinceFirst: (when, first) => `根据${since(when)}的内容。我读到的最早一条：${first}。`,
  noTasks: '这些消息里没有待办事项。',
  tasks: '待办事项',
  noEvent: '我没有找到日程。请说明什么事、什么时候，例如 `/event 周五 12:30 和小王吃午饭`。',
  floatingTime: '这个日程没有时区。请用 `/timezone Asia/Shanghai` 设置你的时区，然后再试。',
  noTranslation: '翻译成什么语言？例如：`/translate Guten Morgen to:中文`',
  noWords: '要翻译什么？请加上文字，或在有文字的消息上使用。',
};
