import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, and, or, number } = createWording('ko');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `“${obstacle.name}” 권한이 필요해요.`;
    case 'locked':
      return '스레드가 잠겨 있어요.';
    case 'archived':
      return '보관된 채널이에요.';
    case 'read_only':
      return '일부 사람만 글을 올릴 수 있는 곳이에요.';
    case 'not_a_member':
      return '제가 그 채널에 없어요.';
    case 'moderated':
      return '검열 규칙에 막혔어요.';
    case 'too_large':
      return '이 채널에 올리기에는 너무 커요.';
    case 'no_storage':
      return '워크스페이스 저장 공간이 가득 찼어요.';
    case 'no_uploads':
      return '파일 업로드가 꺼져 있어요.';
    case 'too_many_threads':
      return '채널에 스레드가 너무 많아요.';
    case undefined:
      return '플랫폼에서 거부했어요.';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `파일을 첨부하지 못했어요. ${reason}`;
    case 'reply':
      return `답장으로 표시하지 못했어요. ${reason}`;
    case 'thread':
      return `스레드에서 답하지 못했어요. ${reason}`;
    case 'layout':
      return '플랫폼에서 서식을 거부해서 일반 텍스트로 보여 드려요.';
    case 'buttons':
      return `버튼을 추가하지 못했어요. ${reason}`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return '관리자에게 권한을 요청하거나 다른 곳에서 물어봐 주세요.';
  if (obstacle?.type === 'not_a_member') return '저를 초대하거나 다른 곳에서 물어봐 주세요.';
  return '다른 곳에서 물어봐 주세요.';
}

const GAPS: Record<SearchGap, string> = {
  no_token:
    '메시지를 모두 검색하지는 못했어요. 플랫폼에서 새 질문에만 검색을 허용해요. 새 메시지로 다시 물어봐 주세요.',
  not_enabled:
    '메시지를 모두 검색하지는 못했어요. 이 워크스페이스에는 앱 검색이 꺼져 있어요. 관리자에게 켜 달라고 해 주세요.',
  missing_scope:
    '메시지를 모두 검색하지는 못했어요. 저에게 권한이 없어요. 관리자에게 권한을 업데이트해 달라고 해 주세요.',
  no_intent:
    '메시지를 모두 검색하지는 못했어요. 저를 멘션한 메시지만 읽을 수 있어요. 관리자에게 바꿔 달라고 해 주세요.',
  indexing:
    '메시지를 모두 검색하지는 못했어요. 아직 색인을 만드는 중이에요. 몇 분 뒤에 다시 시도해 주세요.',
  too_many_places:
    '메시지를 모두 검색하지는 못했어요. 채널이 너무 많아 한 번에 검색할 수 없어요. 관련 채널에서 물어봐 주세요.',
  unsupported: '메시지를 모두 검색하지는 못했어요. 이 채널에서는 검색할 수 없어요.',
  failed: '메시지를 모두 검색하지는 못했어요. 플랫폼 검색이 실패했어요. 나중에 다시 시도해 주세요.',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: '꺼짐(플랫폼에서 검색용 토큰을 보내지 않음)',
  not_enabled: '꺼짐(워크스페이스에서 켜지 않음)',
  missing_scope: '꺼짐(권한 범위 부족: 매니페스트로 앱을 업데이트하고 다시 설치하세요)',
  no_intent: '꺼짐(Message Content 인텐트 필요)',
  indexing: '준비 중(플랫폼에서 메시지 색인을 만드는 중)',
  too_many_places: '켜짐(모든 채널을 한 번에 검색할 수는 없음)',
  unsupported: '사용할 수 없음',
  failed: '마지막 시도 실패',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: '지금 모델에 요청이 몰려 있어요. 1분쯤 뒤에 다시 시도해 주세요.',
  rate_limited: '모델의 분당 사용 한도를 다 썼어요. 1분쯤 뒤에 다시 시도해 주세요.',
  day_quota:
    '모델의 오늘 사용 한도를 다 썼어요. 태평양 시간 자정에 초기화돼요. Parley 관리자가 한도를 늘리거나 대체 모델을 추가할 수 있어요(GEMINI_FALLBACK_MODEL).',
  no_credit: '모델 크레딧을 다 썼어요. Parley 관리자에게 알려 주세요.',
  not_in_plan:
    'Parley 요금제로는 이 모델을 쓸 수 없어요. Parley 관리자에게 알려 주세요(결제 설정 또는 GEMINI_MODEL).',
  bad_key:
    '모델 서비스에서 Parley의 API 키를 거부했어요. Parley 관리자에게 알려 주세요(GEMINI_API_KEY).',
  model_gone: '이 모델은 사용할 수 없어요. Parley 관리자에게 알려 주세요(GEMINI_MODEL).',
  cannot_draw: '이 모델은 이미지를 만들 수 없어요.',
  too_long:
    '이 대화는 모델이 다루기에 너무 길어요. 새 스레드에서 물어보거나 `/reset` 명령어로 새로 시작해 주세요.',
  blocked: '모델의 안전 규칙 때문에 이 답변이 차단됐어요. 다르게 물어봐 주세요.',
  recitation:
    '답변이 이미 공개된 글과 너무 비슷해서 모델이 멈췄어요. 요약해 달라고 하거나 다른 말로 설명해 달라고 해 보세요.',
  malformed: '모델이 두 번 연속 깨진 답변을 보냈어요. 다시 시도해 주세요.',
  empty: '모델이 빈 답변을 보냈어요. 다시 시도하거나 다르게 물어봐 주세요.',
  out_of_tokens: '답하기 전에 모델의 길이 제한에 걸렸어요. 한 번에 더 적게 물어봐 주세요.',
  cut: '모델과의 연결이 끊겼어요. 다시 시도해 주세요.',
  unreachable: '모델에 연결할 수 없어요. 1분쯤 뒤에 다시 시도해 주세요.',
  refused: '모델 서비스에서 요청을 거부했어요. 다르게 물어봐 주세요.',
};

export const catalog: CoreCatalog = {
  leftOut: toLossLine,
  brokenOff: (obstacle) => `⚠️ 여기서 끊겼어요. ${toReason(obstacle)}`,
  brokenOffThen: '⚠️ 여기서 끊겼어요. 이 채널에 더 이상 글을 올릴 수 없었어요.',
  about: (channel) => `${channel} 채널 관련:`,
  cannotWrite: (channel, obstacle) =>
    `${channel} 채널에서 답할 수 없어요. ${toReason(obstacle)} ${toRemedy(obstacle)}`,
  takenAway: (channel) =>
    `${channel} 채널에서 답변을 쓰는 동안 그 답변이 삭제됐어요. 아직 필요하면 다시 물어봐 주세요.`,
  notReached:
    '개인 메시지를 보내지 못했어요. 제가 다이렉트 메시지를 보낼 수 있게 허용한 뒤 다시 물어봐 주세요.',
  notShown: (obstacle) =>
    `답변을 올리지 못했어요. ${toReason(obstacle)} 다시 시도하거나 다르게 물어봐 주세요.`,
  oneOf: (command, option, choices) =>
    `\`${option}\` 값은 ${or(choices)} 중에서 고를 수 있어요. 예: \`/${command} ${option}:${choices[0] ?? ''}\``,
  notReadable:
    '여기서는 그 내용을 읽을 수 없어요. 전체를 볼 권한이 있는 분인지 확인할 수 없거든요. 그곳에서 물어봐 주세요.',
  onBehalf: (name) => `${toLiteralName(name)} 님의 요청으로 게시`,
  keptTurns: (n) => `저와 나눈 대화의 메시지와 답변 ${number(n)}개(파일과 요약 포함)`,
  keptRequests: (n) => `지난 7일간의 요청 ${number(n)}건(질문, 명령어, 텍스트 변환, 이미지, 투표)`,
  keptSettings: '내 설정',
  keptZone: (zone) => `시간대(${zone})를 포함한 내 설정`,
  keptUsage: '사용량(말한 내용은 제외)',
  keptMessages: (n) => `메시지와 답변 ${number(n)}개`,
  keptRequestCount: (n) => `요청 ${number(n)}건`,
  keptUsageDays: (n) => `${number(n)}일 치 사용량`,
  forgottenSettings: '내 설정',
  stop: '중지',
  regenerate: '다시 생성',
  retry: '다시 시도',
  good: '👍',
  bad: '👎',
  remove: '삭제',
  approve: '승인',
  deny: '거부',
  stopped: '중지했어요.',
  more: (n) => `그 외 ${number(n)}개.`,
  cutOff: '모델과의 연결이 두 번 끊겨서 답변이 중간에 끝났어요.',
  earlierAnswer: '아직 이전 답변이에요.',
  repeating: '모델이 같은 말을 되풀이해서 여기서 멈췄어요.',
  tooLongForModel: '모델의 길이 제한에 도달했어요. 계속해 달라고 해 보세요.',
  emptied: '이 메시지는 삭제되었습니다.',
  restInFile: '나머지는 첨부 파일에 있어요.',
  restOfAnswer: '답변의 나머지',
  notAllowed: '여기서 Parley를 쓸 권한이 없어요. Parley 관리자에게 추가해 달라고 해 주세요.',
  goneFromHere: '실행하지 않았어요. 이제 그 채널에 계시지 않습니다.',
  presenceUnknown:
    '아직 이 채널에 계신지 확인하지 못해서 실행하지 않았어요. 나중에 다시 시도해 주세요.',
  adminsChange: '여기서는 관리자만 바꿀 수 있어요.',
  channelOrThread: (command) =>
    `채널 전체가 바뀌는 설정이라 관리자만 할 수 있어요. 스레드 하나만 바꾸려면 그 스레드에서 저를 멘션하고 \`${command}\`라고 보내 주세요.`,
  onlyInThread: (command) =>
    `스레드에서만 쓸 수 있어요. 스레드에서 저를 멘션하고 \`${command}\`라고 보내 주세요.`,
  alwaysAnswered: '여기서는 모든 메시지에 답하기 때문에 끌 것이 없어요.',
  noneFollowed:
    '이 채널에서는 스레드 팔로우가 꺼져 있어요. 답이 필요하면 저를 멘션하거나 `/settings follow:on`으로 켜 주세요.',
  noAnswer: '답을 찾기 전에 단계를 다 썼어요. 질문을 더 좁혀 주세요.',
  chosenGone: (model) =>
    `여기서 선택한 ${toLiteralName(model)} 모델은 이제 사용할 수 없어요. \`/model default\`로 기본 모델로 돌아가세요.`,
  notYours: '관리자나 질문한 사람만 할 수 있어요.',
  alreadyEnded: '그 답변은 이미 끝났어요.',
  alreadyPressed: '다른 분이 먼저 눌렀어요. 이미 처리하고 있어요.',
  pressAgain: '다른 분들이 먼저 눌렀지만 처리되지 않았어요. 다시 눌러 주세요.',
  onlyLatest: '가장 최근 답변만 다시 생성할 수 있어요. 새 답변이 필요하면 다시 물어봐 주세요.',
  actionGone: '이 버튼은 더 이상 쓸 수 없어요.',
  formNotOpened: '양식을 열지 못했어요. 다시 시도해 주세요.',
  gone: '너무 오래된 답변이라 처리할 수 없어요. 다시 물어봐 주세요.',
  removed: '그 답변은 삭제됐어요. 새 답변이 필요하면 다시 물어봐 주세요.',
  notAllRemoved: '그 답변의 메시지를 모두 삭제하지는 못했어요. 관리자에게 부탁해 주세요.',
  thanks: '피드백 고마워요!',
  tookBack: '피드백을 취소했어요.',
  emptyMention:
    '저를 멘션했지만 질문이 없어요. 제 이름 뒤에 질문을 쓰거나 `/help` 명령어를 입력해 보세요.',
  emptyMessage: '그 메시지에는 읽을 내용이 없어요. 질문을 글로 써 주세요.',
  emptyBut: (unread) => `읽을 수 없는 내용이에요: ${and(unread)}. 질문을 글로 써 주세요.`,
  leaving: '네, 이 스레드에서는 빠질게요. 다시 답이 필요하면 멘션해 주세요.',
  triedTooOften: '이 질문을 처리하다 세 번이나 중단되어 포기했어요. 질문을 다르게 표현해 주세요.',
  unknownCommand: (name) => `\`/${name}\` 명령어는 없어요. \`/help\`에서 확인해 보세요.`,
  waitsForStore:
    '지금 저장소를 쓸 수 없어 아직 답할 수 없어요. 복구되는 대로 답할게요. 답이 없으면 다시 물어봐 주세요.',
  notStored: '지금 저장소를 쓸 수 없어 처리하지 못했어요. 나중에 다시 시도해 주세요.',
  slow: '모델이 평소보다 오래 걸리고 있어요. 계속 기다리는 중이에요.',
  waitsForModel:
    '⏳ 모델에 연결할 수 없어요. 질문을 저장해 두었다가 연결되는 대로 여기에서 답할게요.',
  waitsForBusy:
    '⏳ 지금 모델에 요청이 몰려 있어요. 질문을 저장해 두었다가 최대한 빨리 여기에서 답할게요.',
  waitsForQuota:
    '⏳ 지금은 모델 사용 한도를 다 썼어요. 질문을 저장해 두었다가 최대한 빨리 여기에서 답할게요.',
  conversation: '대화',
  unnamedPerson: '누군가',
  unnamedGroup: '그룹',
  unnamedChannel: '채널',
  unnamedImage: '이미지',
  unnamedTime: '시각',
  noImage: '최근 메시지에 이미지가 없어요. 이미지를 보낸 뒤 `/describe` 명령어를 다시 써 주세요.',
  noLink: '이곳의 메시지 링크가 아니에요. 메시지 메뉴의 “링크 복사”를 사용해 주세요.',
  cannotLook: '여기 메시지를 읽을 수 없어요. 저를 이 채널에 초대하거나 파일을 직접 보내 주세요.',
  cannotReadThere: (channel) =>
    `${channel} 채널의 메시지를 읽을 수 없어요. 저를 그 채널에 초대한 뒤 다시 요청해 주세요.`,
  internal: '제 쪽에 문제가 생겼어요. 다시 시도해 주세요.',
  unreadableFile: (name) =>
    `${name} 파일은 모델이 읽을 수 없어 제외했어요. 다른 형식으로 저장해 다시 보내 주세요.`,
  tooLargeTogether: (name) =>
    `${name} 파일까지 넣으면 질문이 모델에 너무 커서 제외했어요. 따로 보내거나 더 작은 파일로 보내 주세요.`,
  crowdedOut: (name, mb) =>
    `${name} 파일은 제외했어요. 파일은 모두 합해 ${number(mb)}MB까지 보낼 수 있어요. 따로 보내 주세요.`,
  leftOutFile: (name, reason) => `${name} 파일은 제외했어요. ${reason}`,
  notTranscribed: (name, reason) => `${name} 파일을 텍스트로 변환하지 못했어요. ${reason}`,
  fileTooLarge: (mb, maxMb) =>
    `크기가 ${number(mb)}MB인데, ${number(maxMb)}MB까지만 받을 수 있어요. 더 작거나 짧은 파일로 보내 주세요.`,
  fileNotFetched: '지금은 가져올 수 없었어요. 1분쯤 뒤에 다시 보내 주세요.',
  fileNotRead: '읽을 수 없었어요. 다시 보내거나 다른 형식으로 보내 주세요.',
  noRoomFor: (name, characters) =>
    `다른 파일이 있어서 ${name} 파일의 ${number(characters)}자를 한꺼번에 볼 수 없었어요. 필요할 때 찾아볼게요.`,
  noRoomWithoutTools: (name, characters) =>
    `다른 파일이 있어서 ${name} 파일의 ${number(characters)}자를 볼 수 없었어요. 여기는 도구가 꺼져 있으니 중요한 부분만 보내 주세요.`,
  beginningOf: (name, first, all) =>
    `${name} 파일의 ${number(all)}자 중 처음 ${number(first)}자를 봤어요. 나머지는 필요할 때 찾아볼게요.`,
  beginningWithoutTools: (name, first, all) =>
    `${name} 파일의 ${number(all)}자 중 처음 ${number(first)}자를 읽었어요. 여기는 도구가 꺼져 있으니 중요한 부분을 보내 주세요.`,
  surplusFiles: (max, names) =>
    `첨부 파일은 처음 ${number(max)}개만 봤어요. 나머지(${and(names)})는 따로 보내 주세요.`,
  manySurplusFiles: (max) =>
    `첨부 파일은 처음 ${number(max)}개만 봤어요. 나머지는 따로 보내 주세요.`,
  ofFile: (name, notice) => `${name}: ${notice}`,
  someAttachment: '첨부',
  questionTooLong: '모델이 다루기에 너무 길어요. 양을 줄이거나 나눠서 보내 주세요.',
  earlierFilesLeftOut: (n) => `질문이 모델에 너무 커져서 이전 파일 ${number(n)}개를 제외했어요.`,
  fallback: (model) =>
    `${model} 모델이 답했어요. 기본 모델에 요청이 몰려 있거나 사용 한도를 다 썼어요.`,
  unreadParts: {
    call: '통화',
    list: '목록',
    fileElsewhere: '다른 서비스에 저장된 파일',
    sharedMessage: '열 수 없는 공유 메시지',
    moreAttachments: (n) => `다른 첨부 파일 ${number(n)}개`,
    moreBlocks: (n) => `다른 블록 ${number(n)}개`,
    sticker: '스티커',
    namedSticker: (name) => `“${name}” 스티커`,
    activity: '활동 초대',
    forwarded: '전달된 메시지',
    replied: '답장한 원본 메시지',
    repliedGone: '답장한 원본 메시지(지금은 없음)',
    unknownMessage: '알 수 없는 종류의 메시지',
    unknownPart: '알 수 없는 종류의 콘텐츠',
  },
  unread: (what) => `읽을 수 없어 제외한 내용이 있어요: ${and(what)}.`,
  unreadLinks: (n) =>
    n === 1 ? '링크된 메시지를 읽지 못했어요.' : `링크된 메시지 중 ${number(n)}개를 읽지 못했어요.`,
  hiddenLinks: (n) =>
    n === 1
      ? '링크된 메시지를 볼 수 없는 사람이 여기에 있어서 제외했어요. 링크를 다이렉트 메시지로 보내 주세요.'
      : `링크된 메시지 ${number(n)}개를 볼 수 없는 사람이 여기에 있어서 제외했어요. 링크를 다이렉트 메시지로 보내 주세요.`,
  unreadThread: '이 스레드의 이전 메시지를 읽지 못해서 그 내용 없이 답했어요.',
  notSearched: (gap) => GAPS[gap],
  inviteFirst:
    '제가 이 채널에 없어서 파일을 올릴 수 없어요. `/invite`와 제 이름으로 초대한 뒤 다시 시도해 주세요.',
  sources: (names) => `출처: ${names.join(' · ')}`,
  proposed: (text) => `**이 작업을 승인할까요?** ${text}`,
  approvedBy: (name) => `${toLiteralName(name)} 님이 승인했어요.`,
  approvedWhat: (what, name) => `“${what}” ${toLiteralName(name)} 님이 승인했어요.`,
  deniedBy: (name) => `${toLiteralName(name)} 님이 거부했어요. 아무 작업도 하지 않았어요.`,
  expired: '하루 안에 아무도 승인하지 않아서 실행하지 않았어요. 필요하면 다시 요청해 주세요.',
  decided: '다른 분이 이미 승인하거나 거부했어요.',
  newerAnswer: '더 새로운 답변이 있어요. 그 답변의 버튼을 사용해 주세요.',
  adminsOnly: '관리자만 승인할 수 있어요.',
  firstContact: [
    '안녕하세요, Parley예요. 저를 멘션하고 질문하면 스레드에서 답해 드려요. 제가 할 수 있는 다른 일은 멘션과 함께 `/help` 명령어를 보내 확인해 보세요.',
    '여기서 저에게 한 말과 제 답변은 저장돼요. 질문은 Google의 Gemini로 전송돼요. 저장된 내용은 `/privacy`로 보고, `/forget` 명령어로 삭제할 수 있어요.',
    '제가 여기서 어떻게 답하고 무엇을 기억할지는 관리자가 `/settings`에서 정해요.',
  ].join('\n\n'),
  greeting:
    '안녕하세요, Parley예요. 여기서 무엇이든 물어보세요. 채널에서 저를 멘션하면 스레드에서 답해 드려요. 할 수 있는 일은 `/help`로 확인해 보세요.',
  greetingTo: (name) =>
    `${toLiteralName(name)} 님, 안녕하세요. Parley예요. 여기서 무엇이든 물어보세요. 채널에서 저를 멘션하면 스레드에서 답해 드려요. 할 수 있는 일은 \`/help\`로 확인해 보세요.`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait) => `지금 모델에 요청이 몰려 있어요. ${wait}에 다시 시도해 주세요.`,
  minuteQuotaFor: (wait) => `모델의 분당 사용 한도를 다 썼어요. ${wait}에 다시 시도해 주세요.`,
  quotaFor: (wait) => `지금은 모델 사용 한도를 다 썼어요. ${wait}에 다시 시도해 주세요.`,
  dayQuotaFor: (wait) =>
    `모델의 오늘 사용 한도를 다 썼어요. ${wait}에 초기화돼요. Parley 관리자가 한도를 늘리거나 대체 모델을 추가할 수 있어요(GEMINI_FALLBACK_MODEL).`,
  aboutModel: '모델',
  aboutDemo: '오프라인 데모 봇(GEMINI_API_KEY 없음)',
  aboutStorage: '저장소',
  aboutPage: '웹 페이지',
  partWorks: '정상',
  partWaits: '지금은 작동하지 않음(계속 시도 중)',
  partBroken: '작동하지 않음(다시 시작해야 함)',
  partTools: (n: number) => counted(n, { other: '연결됨, 도구 #개' }),
  searchOn: (platform) => `${platform} 검색`,
  searchState: (gap) => (gap === null ? '켜짐' : GAP_STATES[gap]),
  modelHere: '여기서 쓰는 모델',
  effortHere: '여기서의 사고 수준',
  personaHere: '여기서의 페르소나',
  toolsHere: '여기서 쓰는 도구',
  off: '꺼짐',
  timeNear: (day, time) => `${day} ${time}`,
  timeFar: (day, time) => `${day} ${time}`,
  onTimeFar: (day, time) => `${day} ${time}`,
  timePeriod: (day, start, end) => `${day} ${start}~${end}`,
  zoned: (time, city) => `${time}(${city})`,
  fetching: {
    noAddress: '완전한 웹 주소가 아니에요. https://로 시작해야 해요.',
    onlyWeb: (protocol) =>
      `${protocol} 주소는 열 수 없어요. http://나 https://로 시작하는 주소여야 해요.`,
    noSecrets: '사용자 이름이나 비밀번호가 들어 있는 주소는 열지 않아요. 그 부분을 빼 주세요.',
    portClosed: (host, port) =>
      `${host}의 ${port}번 포트는 열지 않아요. Parley 관리자가 허용할 수 있어요(FETCH_ALLOW).`,
    noHost: (host) => `${host}에는 웹사이트가 없어요. 주소를 확인해 주세요.`,
    notPublic: (host) =>
      `공개된 인터넷 주소가 아니라서 열지 않아요: ${host}. Parley 관리자가 허용할 수 있어요(FETCH_ALLOW).`,
    tooManyRedirects: (host, max) =>
      `${host}에서 ${number(max)}번 넘게 리디렉션돼요. 최종 주소를 알려 주세요.`,
    brokenRedirect: (host) => `${host}에서 작동하지 않는 주소로 리디렉션돼요.`,
    tooSlow: (host, seconds) =>
      `${host}에서 ${number(seconds)}초 안에 응답이 없었어요. 나중에 다시 시도해 주세요.`,
    pageTooLarge: (host, mb) =>
      `${host}에서 한도인 ${number(mb)}MB보다 많은 내용을 보냈어요. 더 작은 부분의 주소를 알려 주세요.`,
    noAnswer: (host) =>
      `${host}에 연결할 수 없거나 응답이 올바르지 않았어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
    notFound: (host) => `존재하지 않는 주소예요: ${host}. 주소를 확인해 주세요.`,
    notLookedUp: (host) =>
      `${host} 주소를 찾을 수 없었어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
    refused: (host) =>
      `${host}에서 연결을 거부했어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
    brokenOff: (host) =>
      `${host}에서 연결을 일찍 끊었어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
    certificateExpired: (host) =>
      `${host}의 보안 인증서가 만료됐어요. 주소를 확인하거나 나중에 다시 시도해 주세요.`,
    certificateUnknown: (host) =>
      `${host}의 보안 인증서는 신뢰할 수 있는 기관에서 발급하지 않았어요. 주소를 확인해 주세요.`,
    certificateOfOther: (host) =>
      `${host}의 보안 인증서가 다른 이름으로 발급됐어요. 주소를 확인해 주세요.`,
    fileTooLarge: (mb) => `파일이 ${number(mb)}MB보다 커요. 더 작은 파일을 보내 주세요.`,
  },
};
