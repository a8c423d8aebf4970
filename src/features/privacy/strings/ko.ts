import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, number } = createWording('ko');

export const catalog: PrivacyCatalog = {
  yes: '지우기',
  no: '유지',
  confirmPerson:
    '**여기와 다른 채널에서 저에게 한 말을 모두 지울까요?** 보낸 메시지, 다른 사람이 인용한 부분, 그 내용을 보고 쓴 제 답변, 관련 파일, 텍스트 변환 결과, 이미지, 투표, 그리고 리마인더와 설정이 포함돼요. 되돌릴 수 없어요. 이미 게시된 메시지는 그대로 남아요.',
  confirmConversation:
    '**이 대화를 지울까요?** 누가 말했든 제가 기억하는 이 대화의 모든 내용과 파일, 여기서 설정한 리마인더가 포함돼요. 되돌릴 수 없어요. 이미 게시된 메시지는 그대로 남아요.',
  confirmChannel:
    '**이 채널의 기억을 지울까요?** 누가 말했든 제가 기억하는 채널과 스레드의 모든 내용과 파일, 거기서 설정한 리마인더가 포함돼요. 되돌릴 수 없어요. 이미 게시된 메시지는 그대로 남아요.',
  confirmDirect:
    '**여기서 나눈 내용을 모두 지울까요?** 파일과 여기서 설정한 리마인더도 포함돼요. 되돌릴 수 없어요. 이미 게시된 메시지는 그대로 남아요.',
  forgotten: (what) => `다음을 지웠어요: ${and(what)}.`,
  nothingForgotten: '지울 내용이 없었어요.',
  // A restart came in between.
  forgottenUncounted: '이제 지웠어요. 도중에 다시 시작되어서 얼마나 지웠는지는 알 수 없어요.',
  left: (n) => `아직 처리 중인 요청이 ${number(n)}건 있어요. 답변이 끝나는 대로 지울게요.`,
  answersStay:
    '이미 게시된 제 답변은 그대로 남아요. 답변 아래의 “삭제”로 지울 수 있어요. 다른 사람이 인용한 부분은 그 사람의 말에 남아요.',
  forgottenSince: (day) => `${day}에 요청한 삭제: 그 전에 한 말은 읽지 않아요`,
  hearsAgain:
    '이전에 한 말은 다시 읽지 않을게요. 지금부터 하는 말은 다른 사람과 똑같이 다뤄요. `/recall` 결과에서 빼려면 `/privacy off`를 쓰세요.',
  cannotTell:
    '다른 사람이 이름 없이 입력하거나 붙여넣거나 전달한 내 말은 누구의 말인지 알 수 없어서 남아요. 그 사람이나 관리자에게 그 메시지를 지워 달라고 부탁해 주세요.',
  recalled: '지금부터 하는 말은 접근 권한이 있는 사람이 `/recall`로 찾을 수 있어요.',
  notRecalled:
    '지금부터 여기서든 다른 곳에서든 하는 말은 `/recall` 검색 대상에 넣지 않아요. 질문에는 계속 답하고 저와의 대화는 기억해요. `/privacy on`으로 되돌릴 수 있고, 이전에 한 말은 `/forget me`로 지울 수 있어요.',
  kept: '네, 아무것도 지우지 않았어요.',
  isDone: '이미 요청하셨어요.',
  adminsOnly: '채널 전체의 기억은 관리자만 지울 수 있어요.',
  noThread:
    '스레드 밖에서는 여기 있는 모든 사람이 저에게 한 말이 포함되어 관리자만 지울 수 있어요. 스레드 안에서는 누구나 할 수 있어요.',
  notAuthor: '그 메시지를 쓴 사람이나 관리자만 지울 수 있어요.',
  what: '무엇을 지울까요? `/forget me`, `/forget conversation`, `/forget channel`, 또는 `/forget` 뒤에 메시지 링크를 써 주세요.',
  ofYou: '**여기와 다른 채널에 저장된 나에 대한 내용**',
  ofChannel: '**이 채널과 스레드에 대해 저장된 내용**',
  ofDirect: '**다이렉트 메시지에 대해 저장된 내용**',
  nothing: '- 없음',
  howToForgetYou:
    '모두 지우려면 `/forget me`를 쓰세요. `/privacy off`를 쓰면 지금부터 하는 말은 `/recall`로 찾을 수 없어요.',
  howToForgetChannel:
    '스레드에서 `/forget conversation`을 쓰면 그 대화의 기억을 지울 수 있어요. 관리자는 `/forget channel`로 채널의 기억을 모두 지울 수 있어요.',
  howToForgetDirect: '모두 지우려면 `/forget channel`을 쓰세요.',
  google:
    '질문은 관련 대화, 파일과 함께 Google의 Gemini API로 전송돼요. 제가 기억하는 내용도 의미로 검색할 수 있도록 전송돼요.',
};
