import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { number } = createWording('ko');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['일요일', '월요일', '화요일', '수요일', '목요일', '금요일', '토요일'];
const toDays = (days: readonly number[]) => days.map((day) => DAYS[day] ?? '').join(', ');

const NTH = ['첫째', '둘째', '셋째', '넷째', '다섯째'];
const toNth = (nth: number) => (nth < 0 ? '마지막' : (NTH[nth - 1] ?? `${nth}번째`));

const everyWeek = (interval: number) => {
  if (interval === 1) return '매주';
  return interval === 2 ? '격주' : `${number(interval)}주마다`;
};

const everyMonth = (interval: number) => (interval === 1 ? '매월' : `${number(interval)}개월마다`);

export const catalog: ReminderCatalog = {
  counted: (n) => `리마인더 ${number(n)}개`,
  cancel: '취소',
  cancelNamed: (what) => `“${what}” 취소`,
  endRepeat: '반복 중지',
  yes: '예',
  no: '아니요',
  cancelled: '취소했어요. 이 리마인더는 보내지 않을게요.',
  notPlanned: '그 리마인더는 이미 보냈거나 취소됐어요.',
  tooManyReminders: (max) =>
    `리마인더가 이미 ${number(max)}개라서 한 사람이 만들 수 있는 한도에 도달했어요. 여기나 설정한 곳에서 \`/remind list\`로 하나를 취소해 주세요.`,
  badRepeat:
    '반복 주기를 이해하지 못했어요. `매일`, `평일`, `매주 월요일`, `매월 첫째 금요일`처럼 써 보세요.',
  tooOften: '리마인더는 15분 이상의 간격으로만 반복할 수 있어요.',
  noTime: '언제 알려 드릴까요? 예: `/remind 화분에 물 주기 내일 9:00`',
  askZone: '아직 시간대를 몰라요. `/timezone Asia/Seoul`로 한 번 설정한 뒤 다시 요청해 주세요.',
  pastTime: '이미 지난 시간이에요. 더 나중 시간을 골라 주세요.',
  unclearTime:
    '시간을 이해하지 못해서 아무것도 설정하지 않았어요. `내일 9:00`, `12월 24일 18:00`, `매주 월요일 9:00`처럼 써 보세요.',
  farTime: '리마인더는 최대 5년 뒤까지 설정할 수 있어요.',
  noWhat: '무엇을 알려 드릴까요? 예: `/remind 화분에 물 주기 내일 9:00`',
  isMeant: (what, when) =>
    `시간을 제대로 이해했는지 확실하지 않아요. 이게 맞나요?\n\n${toBold(what)} – ${when}\n\n아직 아무것도 설정하지 않았어요.`,
  isMeantRepeating: (what, schedule, first) =>
    `시간을 제대로 이해했는지 확실하지 않아요. 이게 맞나요?\n\n${toBold(what)} – ${schedule}. 첫 알림: ${first}\n\n아직 아무것도 설정하지 않았어요.`,
  notMeant:
    '네, 아무것도 설정하지 않았어요. `내일 9:00`, `12월 24일 18:00`, `매주 월요일 9:00` 같은 시간을 써 보세요.',
  isSet: (what, when) => `리마인더를 설정했어요: ${toBold(what)} – ${when}.`,
  isSetRepeating: (what, schedule, first) =>
    `리마인더를 설정했어요: ${toBold(what)} – ${schedule}. 첫 알림: ${first}.`,
  everyoneSees: '요청하신 채널에 올릴게요. 그 채널의 모두가 볼 수 있어요.',
  onlyYouSee: '여기에 올릴게요. 나만 볼 수 있어요.',
  listed: (what, when) => `${toBold(what)} – ${when}`,
  listedRepeating: (what, schedule, next) => `${toBold(what)} – ${schedule}. 다음: ${next}`,
  noReminders: '여기에는 리마인더가 없어요. `/remind 화분에 물 주기 내일 9:00`처럼 설정해 보세요.',
  comesAlone: '설정한 곳에 더 이상 글을 올릴 수 없어서 여기로 보내요.',
  comesAloneLast: '설정한 곳에 더 이상 글을 올릴 수 없어서 여기로 보내요. 이제 반복되지 않아요.',
  reminder: (what) => `⏰ 리마인더: ${toLiteral(what)}`,
  reminderFor: (name, what) => `⏰ **${toLiteralName(name)}** 님의 리마인더: ${toLiteral(what)}`,
  wasDue: (when) => `원래 예정 시간: ${when}. 그때 제가 오프라인이었어요.`,
  planning: (what) => `리마인더를 설정하는 중: ${what}…`,
  repetition: {
    minutes: (interval) => (interval === 1 ? '매분' : `${number(interval)}분마다`),
    hours: (interval) => (interval === 1 ? '매시간' : `${number(interval)}시간마다`),
    days: (interval, clock) => {
      if (interval === 1) return `매일 ${clock}`;
      return interval === 2 ? `격일 ${clock}` : `${number(interval)}일마다 ${clock}`;
    },
    workdays: (interval, clock) =>
      interval === 1 ? `평일 ${clock}` : `${everyWeek(interval)} 월요일~금요일 ${clock}`,
    weeks: (interval, days, clock) => `${everyWeek(interval)} ${toDays(days)} ${clock}`,
    nthDay: (interval, nth, day, clock) =>
      `${everyMonth(interval)} ${toNth(nth)} ${DAYS[day]} ${clock}`,
    nthWorkday: (interval, nth, clock) => `${everyMonth(interval)} ${toNth(nth)} 평일 ${clock}`,
    monthDay: (interval, day, clock) => `${everyMonth(interval)} ${day}일 ${clock}`,
    lastDay: (interval, clock) => `${everyMonth(interval)} 말일 ${clock}`,
    years: (interval, date, clock) =>
      interval === 1 ? `매년 ${date} ${clock}` : `${number(interval)}년마다 ${date} ${clock}`,
    until: (schedule, day) => `${schedule}, ${day}까지`,
    times: (times, isMore) => `다음 일시: ${times.join('; ')}${isMore ? '(이후에도 계속)' : ''}`,
    never: '더 이상 없음',
    noMonthDay: (day) => `${day}일이 없는 달은 건너뛰어요.`,
    noFifth: (day) => `${DAYS[day]}이 네 번뿐인 달은 건너뛰어요.`,
    noLeapDay: '2월 29일이 없는 해는 건너뛰어요.',
  },
};
