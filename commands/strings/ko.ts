import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { and, or, number } = createWording('ko');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  `읽은 토큰 ${number(promptTokens)}개`,
  `쓴 토큰 ${number(answerTokens)}개`,
  ...(images > 0 ? [`이미지 ${number(images)}장`] : []),
  ...(searches > 0 ? [`검색 ${number(searches)}회`] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0 ? [`녹음 ${number(audioMinutes)}분`] : [];

export const catalog: CommandCatalog = {
  ask: {
    description: 'Parley에게 질문하기',
    options: { question: '알고 싶은 것', about: '질문의 대상이 되는 글' },
    menu: '이 메시지로 질문',
    example: '/ask 백두산의 높이는?',
    noQuestion: '명령어 뒤에 질문을 써 주세요. 예: `/ask 백두산의 높이는?`',
  },
  imagine: {
    description: '이미지 만들기',
    options: {
      prompt: '보고 싶은 이미지',
      aspect: '가로세로 비율',
      count: '이미지 수(최대 4장)',
      image: '바탕이 될 이미지',
    },
    example: '/imagine 종이배를 탄 고양이 count:2',
    noPrompt: '어떤 이미지를 보고 싶나요? 예: `/imagine 종이배를 탄 고양이`',
    wrongCount: (max) => `\`count\` 값은 1부터 ${number(max)}까지의 숫자예요.`,
  },
  describe: {
    description: '이미지 설명하기',
    options: { image: '이미지. 기본값: 여기의 최신 이미지' },
    example: '/describe',
  },
  transcribe: {
    description: '녹음을 텍스트로 변환하기',
    options: {
      file: '최대 2시간의 오디오나 동영상 파일. 기본값: 여기의 최신 파일',
      link: '녹음이 있는 메시지 링크. 내 음성 메시지에는 “off” 또는 “on”',
    },
    menu: '텍스트로 변환',
    example: '/transcribe',
  },
  summarize: {
    description: '놓친 내용 요약하기',
    options: {
      since: '“last”(내 마지막 메시지), “어제”나 “9:00” 같은 시간, 또는 메시지 링크',
      scope: '스레드 또는 채널 전체. 기본값: 지금 있는 스레드',
    },
    menu: '여기부터 요약',
    example: '/summarize since:어제',
  },
  recall: {
    description: '전에 나눈 대화에서 답 찾기',
    options: { question: '알고 싶은 것' },
    example: '/recall 무엇을 결정했나요?',
  },
  learn: {
    description: 'Parley에게 문서나 페이지 가르치기',
    options: {
      document: '글이 있는 파일(PDF, Office 파일, 이메일 등)',
      link: '페이지 링크, “list”, 또는 “remove”와 이름이나 번호',
    },
    example: '/learn list',
  },
  tasks: {
    description: '여기서 나온 할 일 모아 보기',
    options: {
      since: '“어제”나 “월요일” 같은 시간. 기본값: 최근 메시지 200개',
      scope: '스레드 또는 채널 전체. 기본값: 지금 있는 스레드',
    },
    example: '/tasks since:어제',
    head: { task: '할 일', owner: '담당자', due: '기한', message: '메시지' },
  },
  event: {
    description: '글을 캘린더 일정으로 만들기',
    options: { text: '무엇을, 언제, 어디서' },
    example: '/event 금요일 12:30 민수와 점심',
  },
  poll: {
    description: '투표 시작하기',
    options: {
      question: '질문. 뒤에 선택지를 쓸 수 있어요',
      options: '쉼표로 구분한 선택지',
    },
    example: '/poll 점심 뭐 먹을까요? 피자, 파스타, 국밥',
  },
  translate: {
    description: '글 번역하기',
    options: {
      text: '글. 기본값: 여기의 마지막 메시지',
      to: '영어 같은 언어. 기본값: 내 언어',
    },
    menu: '번역',
    example: '/translate Guten Morgen to:한국어',
  },
  remind: {
    description: '리마인더 설정하기 또는 목록 보기',
    options: {
      what: '알릴 내용과 시간. 또는 “list”',
      when: '“내일 9:00”이나 “20분 후” 같은 시간',
      repeat: '반복: 매일, 평일, 매주 월요일 등',
    },
    example: '/remind 화분에 물 주기 내일 9:00',
  },
  model: {
    description: '여기서 쓸 모델 고르기',
    options: {
      name: '모델 이름 또는 “default”. 비워 두면 현재 모델 표시',
      channel: '이 대화만이 아니라 채널 전체에 적용(관리자)',
    },
    example: '/model',
    isDefault: '여기서는 기본 모델이 답해요.',
    is: (model) => `여기서는 ${model} 모델이 답해요.`,
    howTo: '바꾸려면 `/model`과 이름을 쓰고, 기본 모델로 돌아가려면 `/model default`를 쓰세요.',
    some: (models) =>
      `바꾸려면 \`/model\`과 이름을 쓰세요(${models.join(', ')} 등). 기본 모델로 돌아가려면 \`/model default\`를 쓰세요.`,
    notName: '모델 이름이 아니에요. `/model`로 몇 가지를 볼 수 있어요.',
    missing: (model) =>
      `${model} 모델은 사용할 수 없어요. 사용할 수 있는 모델은 \`/model\`로 볼 수 있어요.`,
    nowDefault: '네, 지금부터 여기서는 기본 모델이 답해요.',
    nowDefaultInChannel: '네, 지금부터 이 채널에서는 기본 모델이 답해요.',
    now: (model) => `네, 지금부터 여기서는 ${model} 모델이 답해요.`,
    nowInChannel: (model) => `네, 지금부터 이 채널에서는 ${model} 모델이 답해요.`,
    unchecked: '사용할 수 있는지는 확인하지 못했어요.',
  },
  effort: {
    description: '모델이 얼마나 깊이 생각할지 정하기',
    options: { level: '높을수록 시간과 비용이 더 들어요' },
    example: '/effort high',
    isDefault: (levels) =>
      `여기서의 사고 수준: default(모델이 결정). ${or(levels)} 중에서 바꿀 수 있어요. 예: \`/effort high\``,
    is: (level, levels) =>
      `여기서의 사고 수준: ${level}. ${or(levels)} 중에서 바꿀 수 있어요. 예: \`/effort high\``,
    nowDefault: '네, 지금부터 여기서는 얼마나 깊이 생각할지 모델이 결정해요.',
    nowDefaultInChannel: '네, 지금부터 이 채널에서는 얼마나 깊이 생각할지 모델이 결정해요.',
    now: (level) => `네, 여기서의 사고 수준을 바꿨어요: ${level}.`,
    nowInChannel: (level) => `네, 이 채널의 사고 수준을 바꿨어요: ${level}.`,
  },
  persona: {
    description: '여기서 Parley가 답하는 방식 정하기',
    options: { manner: '“concise”나 “tutor” 같은 프리셋, 직접 쓴 설명, 또는 “off”' },
    example: '/persona tutor',
    none: '이 채널에는 페르소나가 설정되어 있지 않아요.',
    is: (persona) => `이 채널의 페르소나: ${persona}`,
    howTo: (presets) =>
      `프리셋: ${and(presets)}. 직접 쓸 수도 있어요. \`/persona 당신은 인내심 많은 사서예요.\` 끄려면 \`/persona off\`를 쓰세요.`,
    nowOff: '네, 지금부터 여기서는 페르소나 없이 답해요.',
    tooLong: (max) => `페르소나는 최대 ${number(max)}자까지 쓸 수 있어요. 줄여 주세요.`,
    now: (persona) => `네, 지금부터 여기서는 이 페르소나로 답해요: ${persona}`,
  },
  quiet: {
    description: '이 스레드에서 Parley 빼기',
    options: { state: 'off: 이 스레드에서 다시 답하게 하기' },
    example: '/quiet',
    followsAgain: '네, 이 스레드에 다시 들어왔어요. 멘션하지 않아도 돼요.',
  },
  timezone: {
    description: '내 시간대 설정하기',
    options: { zone: 'Asia/Seoul 같은 시간대 또는 “off”. 비워 두면 현재 설정 표시' },
    example: '/timezone Asia/Seoul',
    isOwn: (zone, time) =>
      `내 시간대: ${zone}(현재 ${time}). 바꾸려면 \`/timezone Asia/Seoul\`처럼 쓰세요.`,
    isOfProfile: (zone, time) =>
      `프로필에서 가져온 내 시간대: ${zone}(현재 ${time}). 바꾸려면 \`/timezone Asia/Seoul\`처럼 쓰세요.`,
    unknown: '시간대를 몰라요. `/timezone Asia/Seoul`처럼 알려 주세요.',
    forgotten: '네, 시간대를 지웠어요.',
    noZone: '모르는 시간대예요. `Asia/Seoul`이나 `America/New_York`처럼 써 보세요.',
    now: (zone, time) => `네, 시간대를 바꿨어요: ${zone}(현재 ${time}).`,
  },
  memory: {
    description: '여기서 Parley가 기억할 내용 고르기',
    options: { state: 'on: 여기서 나온 모든 말. off: Parley에게 한 말만' },
    example: '/memory',
  },
  settings: {
    description: '이 채널의 설정 바꾸기',
    options: {
      reply: '멘션에 답하는 곳',
      voice: '텍스트로 변환할 음성 메시지',
      follow: '멘션 없이도 스레드를 팔로우할지 여부',
      tools: 'Parley가 도구를 쓸지 여부',
      language: '버튼, 명령어, 안내에 쓰는 언어',
    },
    example: '/settings reply:channel',
    heading: '**이 채널의 설정** (관리자가 바꿀 수 있어요)',
    headingAlone: '**이 대화의 설정**',
    saved: '저장했어요.',
    line: (name, value, about, choices) => `- **${name}**: ${value}. ${about} (${choices})`,
    voiceDefault: '초대받거나 멘션된 곳만',
    languageDefault: (language) => `${language}(기본값)`,
    howTo: '이렇게 바꾸세요: `/settings reply:channel`',
  },
  usage: {
    description: '내 사용량 보기',
    options: {},
    example: '/usage',
    own: '**여기서의 내 사용량**',
    workspace: '**여기와 다른 채널의 전체 사용량**',
    people: '**이번 달 가장 많이 쓴 사람**',
    models: '**이번 달 모델별 사용량**',
    today: (amount) => `- 오늘: ${amount}`,
    month: (amount) => `- 이번 달: ${amount}`,
    line: (name, amount) => `- ${name}: ${amount}`,
    amount: (used) =>
      [`질문 ${number(used.questions)}건`, ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used) => toModelAmounts(used).join(', '),
    what: '모든 모델 호출을 집계해요. 답변, 명령어, 텍스트 변환, 이미지, 검색, 긴 대화를 위해 보관하는 요약이 포함돼요. 날짜와 월은 UTC 기준이에요.',
  },
  reset: {
    description: 'Parley가 이 대화를 잊게 하기',
    options: {},
    example: '/reset',
    empty: '대화가 비어 있어서 잊을 내용이 없어요.',
    done: '이 대화를 잊었어요. 다음 질문부터 새로 시작해요.',
  },
  privacy: {
    description: 'Parley에 저장된 내 정보 보기',
    options: { recall: 'off: 지금부터 하는 말을 /recall로 찾지 못함. on: 찾을 수 있음' },
    example: '/privacy',
  },
  forget: {
    description: 'Parley에 저장된 내 정보 삭제하기',
    options: { what: '“me”, “conversation”, “channel” 또는 메시지 링크' },
    example: '/forget me',
  },
  help: {
    description: 'Parley가 할 수 있는 일 보기',
    options: {},
    example: '/help',
    beginning:
      '질문에 답하고, 파일과 링크를 읽고, 이미지를 만들고, 정보를 찾아요. 저를 멘션하거나, 다이렉트 메시지를 보내거나, 제가 있는 스레드에 답장해 주세요.\n답변을 멈추려면 **중지**를 누르거나 `stop`이라고 쓰세요. `leave`라고 쓰면 그 스레드에서 빠질게요.',
    groups: {
      make: '**질문과 만들기**',
      catchUp: '**따라잡기**',
      plan: '**계획**',
      channel: '**이 채널**',
      person: '**나**',
    },
    line: (description, example) => `- ${description}: \`${example}\``,
    end: '명령어는 멘션 뒤에 써도 돼요: `@Parley /help`',
  },
  about: {
    description: 'Parley의 버전과 상태 보기',
    options: {},
    example: '/about',
    line: (label, value) => `- **${label}**: ${value}`,
  },
};
