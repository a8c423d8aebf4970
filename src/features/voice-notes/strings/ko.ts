import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { number } = createWording('ko');

export const catalog: TranscriptCatalog = {
  voiceNote: '음성 메시지',
  silence: '말소리를 듣지 못했어요.',
  noteTooLong: (minutes) =>
    `${number(minutes)}분이 넘는 음성 메시지는 자동으로 변환하지 않아요. 필요하면 저를 멘션하고 \`/transcribe\` 명령어를 보내 주세요.`,
  noteUnreadable: '이 음성 메시지를 읽을 수 없었어요. 다시 녹음해 주세요.',
  tooLongForModel: '이 녹음은 모델이 다루기에 너무 길어요. 짧게 나눠서 보내 주세요.',
  noteFailed: '이 음성 메시지를 텍스트로 변환하지 못했어요.',
  correct: '수정',
  summary: '요약',
  actionItems: '할 일',
  translate: '번역',
  correctTitle: '변환된 텍스트 수정',
  correctField: '말한 내용(한 줄에 하나씩)',
  translateField: '어떤 언어로 번역할까요?',
  noLanguage: '어떤 언어로 번역할까요? “번역”을 다시 누르고 입력해 주세요.',
  listening: '녹음을 가져오는 중…',
  heardSoFar: (done, total) => `텍스트로 변환하는 중… ${number(total)}분 중 ${number(done)}분`,
  partFailed: (from, to, reason) => `[${from}~${to} 구간을 변환하지 못했어요. ${reason}]`,
  onlyFirst: (hours) => `처음 ${number(hours)}시간만 텍스트로 변환했어요.`,
  cutOff: '녹음이 중간에 끊겨 끝부분이 없어요.',
  restAttached: '나머지는 첨부 파일에 있어요.',
  notesOn:
    '이제 어디서든 보내는 음성 메시지를 텍스트로 변환해요. 끄려면 `/transcribe off`를 쓰세요.',
  notesOff:
    '이제 어디서도 보내는 음성 메시지를 변환하지 않아요. 다시 켜려면 `/transcribe on`을 쓰세요.',
  noRecording:
    '여기 최근 메시지에 녹음이 없어요. 오디오나 동영상 파일을 보내거나 메시지 링크를 알려 주세요. `/transcribe 링크`',
};
