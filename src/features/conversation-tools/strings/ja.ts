import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { number } = createWording('ja');

export const catalog: ConversationCatalog = {
  notRead:
    'ここのメッセージを読めません。私をこのチャンネルに招待してから、もう一度頼んでください。',
  busyReading:
    'メッセージの読み取り回数が制限に達しました。1分ほどしてからもう一度お試しください。',
  badSince: '開始時刻がわかりませんでした。`last`、`昨日`、`9:00`、`3時間前`などをお試しください。',
  nothingSince: 'それ以降、ここには何も書かれていません。',
  nothingHere: '読めるメッセージがここにはありませんでした。',
  summaryOf: (n) => `メッセージ${number(n)}件の要約`,
  summarySinceOwn: (n) => `あなたの前回のメッセージ以降の${number(n)}件の要約`,
  summarySince: (n, when) => `${when}以降のメッセージ${number(n)}件の要約`,
  summarySinceFirst: (n, when, first) =>
    `${when}以降のメッセージ${number(n)}件の要約。読んだ中で最も古いメッセージ：${first}。`,
  tasksSinceOwn: 'あなたの前回のメッセージ以降の発言に基づく',
  tasksSince: (when) => `${when}以降の発言に基づく`,
  tasksSinceFirst: (when, first) =>
    `${when}以降の発言に基づく。読んだ中で最も古いメッセージ：${first}。`,
  noTasks: 'これらのメッセージにアクションアイテムは見つかりませんでした。',
  tasks: 'アクションアイテム',
  noEvent:
    '予定が見つかりませんでした。何をいつするか書いてください。例：`/event 金曜日の12:30に佐藤さんとランチ`',
  floatingTime:
    'この予定にはタイムゾーンがありません。`/timezone Asia/Tokyo`で設定してから、もう一度頼んでください。',
  noTranslation: '何語に翻訳しますか？例：`/translate Guten Morgen to:日本語`',
  noWords: '何を翻訳しますか？文章を追加するか、文章のあるメッセージに対して使ってください。',
};
