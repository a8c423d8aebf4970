import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { number } = createWording('ko');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max, hours) =>
    `진행 중인 투표가 이미 ${number(max)}개라서 한 사람이 만들 수 있는 한도에 도달했어요. 가장 오래된 투표는 ${number(hours)}시간 후에 끝나요.`,
  tooManyPollsForDays: (max, days) =>
    `진행 중인 투표가 이미 ${number(max)}개라서 한 사람이 만들 수 있는 한도에 도달했어요. 가장 오래된 투표는 ${number(days)}일 후에 끝나요.`,
  noPoll:
    '투표에는 질문과 2~10개의 선택지가 필요해요. `/poll 점심 뭐 먹을까요? 피자, 파스타, 국밥`',
  longOption: (max) => `투표 선택지는 최대 ${number(max)}자까지 쓸 수 있어요.`,
  longQuestion: (max) => `투표 질문은 최대 ${number(max)}자까지 쓸 수 있어요.`,
  votes: (n) => `${number(n)}표`,
  howToVote: '선택지를 누르면 투표되고, 다시 누르면 취소돼요.',
  closed: '투표를 만든 사람이 관련 기록을 지워 달라고 해서 투표를 종료했어요.',
  pollOver: '이 투표는 끝났어요.',
  preparing: (question) => `투표를 준비하는 중: ${question}…`,
};
