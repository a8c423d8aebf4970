import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, number } = createWording('zh-CN');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const toDays = (days: readonly number[]) => and(days.map((day) => DAYS[day] ?? ''));

const CHARACTERS = ['一', '二', '三', '四', '五'];
const toNth = (nth: number) => (nth < 0 ? '最后一个' : `第${CHARACTERS[nth - 1] ?? nth}个`);

const every = (interval: number, unit: string) =>
  interval === 1 ? `每${unit}` : `每 ${number(interval)} ${unit}`;

const everyMonth = (interval: number) => (interval === 1 ? '每月' : every(interval, '个月'));

const everyWeek = (interval: number) => (interval === 2 ? '隔周' : every(interval, '周'));

export const catalog: ReminderCatalog = {
  counted: (n) => `${number(n)} 个提醒`,
  cancel: '取消',
  cancelNamed: (what) => `取消“${what}”`,
  endRepeat: '停止重复',
  yes: '是',
  no: '否',
  cancelled: '已取消，我不会再提醒这件事。',
  notPlanned: '那个提醒已经发送或取消了。',
  tooManyReminders: (max) =>
    `你已有 ${number(max)} 个提醒，达到每人上限。请在这里或设置提醒的地方用 \`/remind list\` 取消一个。`,
  badRepeat: '我没看懂重复方式。可以试试 `每天`、`工作日`、`每周一` 或 `每月第一个周五`。',
  tooOften: '提醒最多每 15 分钟重复一次。',
  noTime: '什么时候？例如：`/remind 明天 9:00 浇花`',
  askZone: '我还不知道你的时区。请先用 `/timezone Asia/Shanghai` 设置一次，然后再试。',
  pastTime: '那个时间已经过去了。请选一个以后的时间。',
  unclearTime:
    '我没看懂时间，所以没有设置。可以试试 `明天 9:00`、`12月24日 18:00` 或 `每周一 9:00`。',
  farTime: '提醒最多可以设在五年以内。',
  noWhat: '要提醒你什么？例如：`/remind 明天 9:00 浇花`',
  isMeant: (what, when) =>
    `我不确定有没有理解对时间。你是这个意思吗？\n\n${toBold(what)} – ${when}\n\n还没有设置。`,
  isMeantRepeating: (what, schedule, first) =>
    `我不确定有没有理解对时间。你是这个意思吗？\n\n${toBold(what)} – ${schedule}。首次：${first}\n\n还没有设置。`,
  notMeant: '好的，没有设置。可以试试 `明天 9:00`、`12月24日 18:00` 或 `每周一 9:00` 这样的时间。',
  isSet: (what, when) => `好的，提醒已设置：${toBold(what)} – ${when}。`,
  isSetRepeating: (what, schedule, first) =>
    `好的，提醒已设置：${toBold(what)} – ${schedule}。首次：${first}。`,
  everyoneSees: '我会发在你提出请求的频道里，那里的所有人都能看到。',
  onlyYouSee: '我会发在这里，只有你能看到。',
  listed: (what, when) => `${toBold(what)} – ${when}`,
  listedRepeating: (what, schedule, next) => `${toBold(what)} – ${schedule}。下次：${next}`,
  noReminders: '你在这里没有提醒。可以这样设置：`/remind 明天 9:00 浇花`',
  comesAlone: '我无法再在你设置的地方发言，所以发到这里。',
  comesAloneLast: '我无法再在你设置的地方发言，所以发到这里。以后不会再重复。',
  reminder: (what) => `⏰ 提醒：${toLiteral(what)}`,
  reminderFor: (name, what) => `⏰ 给 **${toLiteralName(name)}** 的提醒：${toLiteral(what)}`,
  wasDue: (when) => `原定时间是${when}，当时我不在线。`,
  planning: (what) => `正在设置提醒：${what}…`,
  repetition: {
    minutes: (interval) => every(interval, '分钟'),
    hours: (interval) => (interval === 1 ? '每小时' : every(interval, '小时')),
    days: (interval, clock) => {
      if (interval === 2) return `每隔一天 ${clock}`;
      return `${every(interval, '天')} ${clock}`;
    },
    workdays: (interval, clock) =>
      interval === 1 ? `每个工作日 ${clock}` : `${everyWeek(interval)}的周一到周五 ${clock}`,
    weeks: (interval, days, clock) =>
      interval === 1
        ? `每${toDays(days)} ${clock}`
        : `${everyWeek(interval)}的${toDays(days)} ${clock}`,
    nthDay: (interval, nth, day, clock) =>
      `${everyMonth(interval)}的${toNth(nth)}${DAYS[day]} ${clock}`,
    nthWorkday: (interval, nth, clock) => `${everyMonth(interval)}的${toNth(nth)}工作日 ${clock}`,
    monthDay: (interval, day, clock) =>
      interval === 1 ? `每月${day}日 ${clock}` : `${everyMonth(interval)}的${day}日 ${clock}`,
    lastDay: (interval, clock) => `${everyMonth(interval)}的最后一天 ${clock}`,
    years: (interval, date, clock) =>
      interval === 1 ? `每年${date} ${clock}` : `${every(interval, '年')}的${date} ${clock}`,
    until: (schedule, day) => `${schedule}，直到${day}`,
    times: (times, isMore) => `这些时间：${times.join('；')}${isMore ? '，依此类推' : ''}`,
    never: '不再重复',
    noMonthDay: (day) => `没有${day}日的月份会跳过。`,
    noFifth: (day) => `只有四个${DAYS[day]}的月份会跳过。`,
    noLeapDay: '没有2月29日的年份会跳过。',
  },
};
