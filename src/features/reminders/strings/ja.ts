import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { number } = createWording('ja');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['日曜日', '月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日'];
const toDays = (days: readonly number[]) => days.map((day) => DAYS[day] ?? '').join('・');

const toNth = (nth: number) => (nth < 0 ? '最終' : `第${nth}`);

const toNthWorkday = (nth: number) => {
  if (nth === 1) return '最初の平日';
  return nth < 0 ? '最後の平日' : `${nth}番目の平日`;
};

const everyMonth = (interval: number) =>
  interval === 1 ? '毎月' : `${number(interval)}か月ごとの`;

const everyWeek = (interval: number) => {
  if (interval === 1) return '毎週';
  return interval === 2 ? '隔週の' : `${number(interval)}週間ごとの`;
};

export const catalog: ReminderCatalog = {
  counted: (n) => `リマインダー${number(n)}件`,
  cancel: 'キャンセル',
  cancelNamed: (what) => `「${what}」をキャンセル`,
  endRepeat: '繰り返しを停止',
  yes: 'はい',
  no: 'いいえ',
  cancelled: 'キャンセルしました。このリマインダーは届きません。',
  notPlanned: 'そのリマインダーは、すでに送信されたかキャンセルされています。',
  tooManyReminders: (max) =>
    `リマインダーがすでに${number(max)}件あり、1人あたりの上限に達しています。ここか設定した場所で、\`/remind list\`からどれかをキャンセルしてください。`,
  badRepeat:
    '繰り返しがわかりませんでした。`毎日`、`平日`、`毎週月曜日`、`毎月第1金曜日`などをお試しください。',
  tooOften: 'リマインダーの繰り返しは15分以上の間隔にしてください。',
  noTime: 'いつですか？例：`/remind 花に水やり 明日 9:00`',
  askZone:
    'あなたのタイムゾーンがまだわかりません。一度`/timezone Asia/Tokyo`で設定してから、もう一度頼んでください。',
  pastTime: 'その時刻は過去です。先の時刻を選んでください。',
  unclearTime:
    '時刻がわからなかったため、何も設定していません。`明日 9:00`、`12月24日 18:00`、`毎週月曜日 9:00`などをお試しください。',
  farTime: 'リマインダーは5年先まで設定できます。',
  noWhat: '何をリマインドしますか？例：`/remind 花に水やり 明日 9:00`',
  isMeant: (what, when) =>
    `時刻を正しく理解できたか自信がありません。これで合っていますか？\n\n${toBold(what)} – ${when}\n\nまだ何も設定していません。`,
  isMeantRepeating: (what, schedule, first) =>
    `時刻を正しく理解できたか自信がありません。これで合っていますか？\n\n${toBold(what)} – ${schedule}。初回：${first}\n\nまだ何も設定していません。`,
  notMeant:
    'わかりました。何も設定していません。`明日 9:00`、`12月24日 18:00`、`毎週月曜日 9:00`のような時刻をお試しください。',
  isSet: (what, when) => `リマインダーを設定しました：${toBold(what)} – ${when}。`,
  isSetRepeating: (what, schedule, first) =>
    `リマインダーを設定しました：${toBold(what)} – ${schedule}。初回：${first}。`,
  everyoneSees: '依頼されたチャンネルに投稿します。そのチャンネルの全員に見えます。',
  onlyYouSee: 'ここに投稿します。見えるのはあなただけです。',
  listed: (what, when) => `${toBold(what)} – ${when}`,
  listedRepeating: (what, schedule, next) => `${toBold(what)} – ${schedule}。次回：${next}`,
  noReminders:
    'ここにはリマインダーがありません。`/remind 花に水やり 明日 9:00`のように設定できます。',
  comesAlone: '設定した場所に投稿できなくなったため、こちらに送ります。',
  comesAloneLast: '設定した場所に投稿できなくなったため、こちらに送ります。繰り返しはありません。',
  reminder: (what) => `⏰ リマインダー：${toLiteral(what)}`,
  reminderFor: (name, what) =>
    `⏰ **${toLiteralName(name)}**さんへのリマインダー：${toLiteral(what)}`,
  wasDue: (when) => `予定は${when}でしたが、そのときオフラインでした。`,
  planning: (what) => `リマインダーを設定中：${what}…`,
  repetition: {
    minutes: (interval) => (interval === 1 ? '毎分' : `${number(interval)}分ごと`),
    hours: (interval) => (interval === 1 ? '毎時' : `${number(interval)}時間ごと`),
    days: (interval, clock) => {
      if (interval === 1) return `毎日 ${clock}`;
      return interval === 2 ? `1日おき ${clock}` : `${number(interval)}日ごと ${clock}`;
    },
    workdays: (interval, clock) =>
      interval === 1 ? `平日 ${clock}` : `${everyWeek(interval)}月曜日～金曜日 ${clock}`,
    weeks: (interval, days, clock) => `${everyWeek(interval)}${toDays(days)} ${clock}`,
    nthDay: (interval, nth, day, clock) =>
      `${everyMonth(interval)}${toNth(nth)}${DAYS[day]} ${clock}`,
    nthWorkday: (interval, nth, clock) => `${everyMonth(interval)}${toNthWorkday(nth)} ${clock}`,
    monthDay: (interval, day, clock) => `${everyMonth(interval)}${day}日 ${clock}`,
    lastDay: (interval, clock) => `${everyMonth(interval)}末日 ${clock}`,
    years: (interval, date, clock) =>
      interval === 1 ? `毎年${date} ${clock}` : `${number(interval)}年ごとの${date} ${clock}`,
    until: (schedule, day) => `${schedule}（${day}まで）`,
    times: (times, isMore) => `次の日時：${times.join('、')}${isMore ? '（以降も続きます）' : ''}`,
    never: '以降なし',
    noMonthDay: (day) => `${day}日がない月はスキップします。`,
    noFifth: (day) => `${DAYS[day]}が4回しかない月はスキップします。`,
    noLeapDay: '2月29日がない年はスキップします。',
  },
};
