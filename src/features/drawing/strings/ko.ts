import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { number } = createWording('ko');

export const catalog: DrawingCatalog = {
  again: '다시 만들기',
  vary: '변형',
  edit: '편집',
  savePrompt: '프롬프트 저장',
  editTitle: '이미지 편집',
  editField: '무엇을 바꿀까요?',
  whichField: (count) => `어떤 이미지인가요? (1~${number(count)})`,
  noSuchPicture: (count) => `1부터 ${number(count)}까지의 번호로 이미지를 골라 주세요.`,
  emptyEdit: '이미지에서 무엇을 바꿀지 써 주세요.',
  promptIs: '프롬프트:',
  drawing: '이미지를 만드는 중…',
  drawingSome: (done, count) => `이미지를 만드는 중… ${number(count)}장 중 ${number(done)}장 완료`,
  drawn: (count) =>
    count === 1 ? '이미지를 만들었어요.' : `이미지 ${number(count)}장을 만들었어요.`,
  drawnOf: (drawn, count) => `이미지 ${number(count)}장 중 ${number(drawn)}장`,
  notDrawn: (reason) => `모델이 이 이미지를 만들지 않았어요. ${reason}`,
  imageModelGone:
    '이미지 모델을 사용할 수 없어요. Parley 관리자에게 알려 주세요(GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'Parley API 키의 요금제로는 이미지 모델을 쓸 수 없어요. Parley 관리자가 결제를 켜거나 다른 모델을 고를 수 있어요(GEMINI_IMAGE_MODEL).',
  cannotDraw:
    '이미지용으로 설정된 모델이 이미지를 만들 수 없어요. Parley 관리자에게 알려 주세요(GEMINI_IMAGE_MODEL).',
  noPicture: '모델이 이미지를 보내지 않았어요. 다시 시도하거나 다르게 설명해 주세요.',
  tooMuchToDraw:
    '이미지 모델이 다루기에 너무 많아요. 설명을 줄이거나 더 적거나 작은 이미지를 써 주세요.',
  drawingUnknown:
    '이미지를 만드는 중에 연결이 끊겨서 성공했는지 알 수 없어요. 이미지에는 비용이 들기 때문에 자동으로 다시 시도하지 않아요.',
  othersUnknown: '나머지가 만들어졌는지는 알 수 없어요',
  notAPicture: '그 파일은 원본 이미지로 쓸 수 없어요.',
  pictureGone: '그 이미지는 이제 없어요. 다시 보내거나 새로 만들어 주세요.',
  cannotEdit:
    '여기서는 이미지를 편집할 수 없어요. Parley 관리자가 켤 수 있어요(GEMINI_NATIVE_URL).',
  editing: '이미지를 편집하는 중…',
};
