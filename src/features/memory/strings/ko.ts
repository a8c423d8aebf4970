import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { number } = createWording('ko');

type Size = { readonly chars: number; readonly passages: number };

const toSize = ({ chars, passages }: Size) => `${number(chars)}자, 글 조각 ${number(passages)}개`;

const toHere = { channel: '이 채널에서', forum: '이 포럼에서' } as const;

export const catalog: MemoryCatalog = {
  recalling: '기억을 찾아보는 중…',
  notKnown: '답이 될 만한 내용을 찾지 못했어요.',
  noQuestion: '무엇을 알고 싶나요? 예: `/recall 출시가 언제예요?`',
  sharedOnly:
    '여기 있는 모두가 볼 수 있는 내용만 썼어요. `/recall`로 물어보면 내가 볼 수 있는 모든 내용을 바탕으로 나만 볼 수 있는 답변을 받아요.',
  partial:
    '한 번에 확인할 수 있는 것보다 채널이 많아서 놓친 내용이 있을 수 있어요. 더 구체적으로 물어보면 더 많이 찾을 수 있어요.',
  notReadable: '지금은 기억을 검색할 수 없어서 빠진 것이 있을 수 있어요. 나중에 다시 시도하세요.',
  rebuilding: '기억을 다시 만들고 있어서 빠진 것이 있을 수 있어요. 몇 분 뒤에 다시 물어보세요.',
  wordsOnly:
    '의미 검색이 꺼져 있어서 정확히 같은 단어로만 검색했어요. 다른 단어를 쓰면 더 찾을 수도 있어요.',
  untilTomorrow:
    '오늘의 의미 검색 한도에 도달했어요. 내일까지 일부 메시지는 정확히 같은 단어로만 찾을 수 있어요.',
  partlyByWords:
    '지금 일부 메시지는 정확히 같은 단어로만 찾을 수 있어요. 다른 단어를 쓰면 더 찾을 수도 있어요.',
  byWordsAlone:
    '정확히 같은 단어로만 검색할 수 있었어요. 나중에 다시 시도하거나 다른 단어를 써 보세요.',
  documents: (n) => `학습한 문서 ${number(n)}개`,
  passages: (n) => `검색할 수 있는 글 조각 ${number(n)}개`,
  kept: (n) => `\`/recall\`로 찾을 수 있는 글 조각 ${number(n)}개`,
  memory: '기억',
  state: (n) => `검색할 수 있는 글 조각 ${number(n)}개`,
  stateEmbedded: (n, embedded) =>
    `검색할 수 있는 글 조각 ${number(n)}개(${number(embedded)}개는 의미로 검색 가능)`,
  beingRebuilt: '저장된 내용으로 다시 만드는 중',
  capped: '오늘 한도에 도달해 나머지는 내일 계속',
  meaningOff: '정확한 단어로만 검색 가능(`GEMINI_EMBEDDINGS_PER_DAY`가 0)',
  embeddingRefused: '임베딩 모델이 모두 거부해서 다시 시도하는 중',
  textsRefused: (count) => `임베딩 모델이 거부한 글 조각 ${number(count)}개`,
  notEmbedded: '임베딩 모델이 응답하지 않아 다시 시도하는 중',
  embeddingGone: '임베딩 모델이 없어서(`GEMINI_EMBEDDING_MODEL`) 정확한 단어로만 검색해요',
  behind: (count) => `아직 저장하지 않은 변경 ${number(count)}건`,
  notCaughtUp: (count) => `채널이나 스레드 ${number(count)}곳의 내용을 따라잡지 못함`,
  diskFull: '디스크가 가득 참',
  notWritable: '파일에 쓸 수 없음',
  unreadable: '지금은 읽을 수 없음',
  always: '여기서 하는 말은 모두 저에게 하는 말이라 기억해요. `/reset` 명령어를 쓰면 잊어요.',
  on: '이 채널에서 나온 말을 기억해서, 접근 권한이 있는 사람이 `/recall`로 찾을 수 있어요. 관리자가 끌 수 있어요. `/memory off`',
  off: '여기서는 저에게 한 말만 기억해요. 관리자가 채널 전체를 기억하게 할 수 있어요. `/memory on`',
  turnedOn: (where) =>
    `지금부터 ${toHere[where]} 나온 말을 기억해서, 접근 권한이 있는 사람이 \`/recall\`로 찾을 수 있어요. 편집과 삭제도 반영해요. 관리자가 끌 수 있어요. \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `지금부터 ${toHere[where]} 나온 말을 기억해서, 접근 권한이 있는 사람이 \`/recall\`로 찾을 수 있어요. 이전 메시지 ${number(earlier)}개도 읽었고, 편집과 삭제도 반영해요. 관리자가 끌 수 있어요. \`/memory off\``,
  turnedOff:
    '지금부터 여기서는 저에게 한 말만 기억해요. 이 채널에 대해 이미 알고 있는 내용은 남겨 둬요.',
  inChannel: (state) =>
    `채널 전체에 적용되는 설정이라 모두가 볼 수 있어야 해요. 스레드가 아니라 채널에서 \`/memory ${state}\`를 사용해 주세요.`,
  learned: ({ name, ...size }) =>
    `**${toLiteral(name)}** 문서를 학습했어요(${toSize(size)}). 이 채널에 접근할 수 있는 사람은 모두 \`/recall\`로 찾을 수 있어요. 삭제: \`/learn remove ${name}\``,
  replaced: '같은 이름의 이전 문서를 대체했어요.',
  documentAuthor: (name, by) => `${name}(제공: ${by})`,
  learnedHere: '여기서 학습한 문서:',
  learnedLine: ({ name, by, day, ...size }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, 제공: ${toLiteral(by)}, ${day}`,
  howToRemove: '삭제하려면 `/learn remove`와 이름이나 번호를 쓰세요.',
  nothingLearned:
    '여기서 학습한 문서가 없어요. `/learn`에 문서를 첨부하거나 페이지 링크를 넣어 주세요.',
  removed: (name) => `**${toLiteral(name)}** 문서와 거기서 알게 된 내용을 모두 삭제했어요.`,
  notThere: (name) =>
    `여기에 **${toLiteral(name)}** 문서는 없어요. \`/learn list\`로 모두 볼 수 있어요.`,
  whichOne: '어떤 문서인가요? `/learn list`로 번호와 함께 모두 볼 수 있어요.',
  onlyGiver: (by) => `${toLiteral(by)} 님이나 관리자만 삭제할 수 있어요.`,
  nothingGiven: '무엇을 학습할까요? `/learn`에 문서를 첨부하거나 페이지 링크를 넣어 주세요.',
  noAddress:
    '링크가 아니에요. `https://`로 시작하는 링크를 쓰거나 문서를 첨부해 주세요. 학습한 문서는 `/learn list`로 볼 수 있어요.',
  oneAtATime: '한 번에 하나씩 보내 주세요. 문서 하나 또는 링크 하나요.',
  wider:
    '여기에는 그 메시지를 볼 수 없는 사람이 있어요. 메시지가 올라온 곳에서 `/learn`을 써 주세요.',
  noFileThere: '그 메시지에는 파일이 없어요.',
  noText: (name) => `**${toLiteral(name)}** 문서에 학습할 글이 없어요.`,
  signIn: (host) =>
    `${host}에서 로그인을 요구해서 페이지를 볼 수 없어요. 파일로 저장해 첨부해 주세요.`,
  pageCut: '페이지가 너무 길어서 앞부분만 학습했어요.',
  textCut: (kept, all) => `너무 길어서 ${number(all)}자 중 처음 ${number(kept)}자만 학습했어요.`,
  guessed: (label) => `문자 인코딩을 추측해서(${label}) 일부 글자가 틀릴 수 있어요.`,
  withoutText: (count) => `이미지나 녹음 ${number(count)}개를 제외했어요. 글만 학습해요.`,
  wordsIgnored: '문서만 학습하고, 함께 쓴 글은 학습하지 않았어요.',
  tooManyDocuments: (count) =>
    `여기서는 문서를 ${number(count)}개까지 학습할 수 있어요. \`/learn remove\`로 하나를 삭제해 주세요.`,
  notLearned:
    '지금은 기억 기능이 작동하지 않아 아무것도 바꾸지 않았어요. 나중에 다시 시도해 주세요.',
};
