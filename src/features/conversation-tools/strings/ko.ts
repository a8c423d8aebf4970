import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { number } = createWording('ko');

export const catalog: ConversationCatalog = {
  notRead: '여기 메시지를 읽을 수 없어요. 저를 이 채널에 초대한 뒤 다시 요청해 주세요.',
  busyReading: '메시지 읽기 횟수 제한에 걸렸어요. 1분쯤 뒤에 다시 시도해 주세요.',
  badSince: '시작 시간을 이해하지 못했어요. `last`, `어제`, `9:00`, `3시간 전`처럼 써 보세요.',
  nothingSince: '그 이후로 여기에 글이 없어요.',
  nothingHere: '여기에 제가 읽을 수 있는 메시지가 없어요.',
  summaryOf: (n) => `메시지 ${number(n)}개 요약`,
  summarySinceOwn: (n) => `내 마지막 메시지 이후의 메시지 ${number(n)}개 요약`,
  summarySince: (n, when) => `${when} 이후의 메시지 ${number(n)}개 요약`,
  summarySinceFirst: (n, when, first) =>
    `${when} 이후의 메시지 ${number(n)}개 요약. 읽은 메시지 중 가장 오래된 것: ${first}.`,
  tasksSinceOwn: '내 마지막 메시지 이후의 내용 기준',
  tasksSince: (when) => `${when} 이후의 내용 기준`,
  tasksSinceFirst: (when, first) =>
    `${when} 이후의 내용 기준. 읽은 메시지 중 가장 오래된 것: ${first}.`,
  noTasks: '이 메시지들에는 할 일이 없어요.',
  tasks: '할 일',
  noEvent:
    '일정을 찾지 못했어요. 무엇을 언제 하는지 써 주세요. 예: `/event 금요일 12:30 민수와 점심`',
  floatingTime:
    '이 일정에는 시간대가 없어요. `/timezone Asia/Seoul`로 시간대를 설정한 뒤 다시 요청해 주세요.',
  noTranslation: '어떤 언어로 번역할까요? 예: `/translate Guten Morgen to:한국어`',
  noWords: '무엇을 번역할까요? 글을 추가하거나 글이 있는 메시지에 사용해 주세요.',
};
