import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: '보내기',
  cancel: '취소',
  waitsForSlack: '지금은 Slack에 글을 올릴 수 없어요. 올릴 수 있게 되는 대로 답할게요.',
  thinking: '생각하는 중…',
  promptsTitle: '무엇을 도와 드릴까요?',
  promptSummarize: '글 요약하기',
  promptSummarizeMessage: '다음에 붙여 넣는 글을 요약해 줘.',
  promptExplain: '설명 듣기',
  promptExplainMessage: '쉬운 말로 설명해 줘: ',
  promptWrite: '메시지 초안 쓰기',
  promptWriteMessage: '팀에 보낼 메시지를 쓰게 도와줘. 주제: ',
  promptHelp: '무엇을 할 수 있어?',
  promptHelpMessage: '무엇을 할 수 있어?',
  appDescription: '팀 채널에서 만나는 Gemini',
  agentDescription: '채널, 스레드, 다이렉트 메시지에서 질문에 답해요.',
  umbrella: 'Parley 명령어 실행하기. 목록: /parley help',
  fileNotShown:
    'Slack에서 이 파일을 읽게 해 주지 않아요. 이 대화에 다시 공유해 주세요. 그래도 안 되면 Parley 관리자에게 files:read 권한을 요청해 주세요.',
  fileDeleted: 'Slack에서 삭제됐어요. 아직 필요하면 다시 업로드해 주세요.',
  fileHidden: '워크스페이스가 요금제 한도를 넘어 Slack에서 숨겼어요. 다시 업로드해 주세요.',
  fileNotShared: 'Slack에서 저와 공유되지 않았어요. 이 대화에 다시 공유해 주세요.',
  fileNotFound:
    'Slack에서 찾을 수 없어요. 삭제됐거나 저와 공유되지 않았어요. 이 대화에 다시 공유해 주세요.',
  fileElsewhere: 'Slack 밖에 저장되어 있어서 열 수 없어요. 파일을 직접 업로드해 주세요.',
  webPageAsImage:
    '이미지라고 되어 있지만 실제로는 웹 페이지예요. 파일을 확인하고 다시 보내 주세요.',
  webPageAsRecording:
    '녹음이라고 되어 있지만 실제로는 웹 페이지예요. 파일을 확인하고 다시 보내 주세요.',
  webPageAsPdf: 'PDF라고 되어 있지만 실제로는 웹 페이지예요. 파일을 확인하고 다시 보내 주세요.',
  webPageAsOther:
    '다른 형식이라고 되어 있지만 실제로는 웹 페이지예요. 파일을 확인하고 다시 보내 주세요.',
};
