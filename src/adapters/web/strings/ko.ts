import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { number, or } = createWording('ko');

export const catalog: WebCatalog = {
  shell: {
    skip: '메시지 입력란으로 건너뛰기',
    channels: '채널',
    closeChannels: '채널 목록 닫기',
    conversations: '대화',
    demo: '데모.',
    demoNote: 'Gemini 키가 설정되지 않아 오프라인 데모 봇이 답해요.',
    latest: '최신',
    drop: '파일을 놓으면 메시지에 추가돼요',
    noScript:
      '이 페이지에는 JavaScript가 필요해요. 이 페이지에서 켜거나 Slack이나 Discord에서 Parley와 이야기해 주세요.',
  },
  guest: '손님',
  starting: 'Parley를 시작하는 중이에요. 잠시 후 다시 시도해 주세요.',
  failed: '지금은 처리하지 못했어요. 잃어버린 내용은 없어요. 다시 시도해 주세요.',
  tooManyChannels: (max) => `채널은 최대 ${number(max)}개까지 만들 수 있어요.`,
  channelNameTaken: '같은 이름의 채널이 이미 있어요. 다른 이름을 써 주세요.',
  keptChannel: (name) => `${name} 채널은 보관할 수 없어요.`,
  noChannel: '그런 채널은 없어요.',
  unnamedChannel: '채널 이름에는 글자나 숫자가 하나 이상 필요해요.',
  messageGone: '그 메시지는 이제 없어요.',
  nothingWritten: '먼저 내용을 써 주세요.',
  nothingLeft: '내용을 쓰거나 메시지를 삭제해 주세요.',
  commandsStay: '명령어는 편집할 수 없어요. 새로 보내 주세요.',
  buttonGone: '그 버튼은 더 이상 쓸 수 없어요.',
  notYours: '자신의 메시지만 바꿀 수 있어요.',
  emptyFile: '빈 파일이에요.',
  fileLost: '파일이 도착하지 않았어요. 다시 추가해 주세요.',
  fileGone: '그 파일은 이제 없어요. 다시 보내 주세요.',
  tooLargeFile: (size) => `파일이 너무 커요. 최대 ${size}까지 가능해요.`,
  tooManyFiles: (max) => `메시지 하나에 파일을 최대 ${number(max)}개까지 넣을 수 있어요.`,
  tooLong: (max) => `너무 길어요. 최대 ${number(max)}자까지 쓸 수 있어요.`,
  outdated: '오래된 페이지예요. 새로 고침한 뒤 다시 시도해 주세요.',
  noKeyHere:
    '데모가 실행 중일 때 Parley가 실행되는 컴퓨터에서만 여기에 키를 추가할 수 있어요. 그 외에는 GEMINI_API_KEY를 설정하고 Parley를 다시 시작해 주세요.',
  unknownCommand: (name) => `\`/${name}\` 명령어는 없어요. \`/\`를 입력하면 명령어가 표시돼요.`,
  needsText: (option, about) => `\`${option}\`에 글을 입력해 주세요(${about}).`,
  needsNumber: (option, about) => `\`${option}\` 값은 숫자여야 해요(${about}).`,
  needsYesNo: (option, about) =>
    `\`${option}\` 값은 \`on\` 또는 \`off\`로 지정해 주세요(${about}).`,
  needsFile: (option, about) => `\`${option}\`에 파일을 추가해 주세요(${about}).`,
  needsChoice: (option, choices) => `\`${option}\` 값은 ${or(choices)} 중에서 고를 수 있어요.`,
};
