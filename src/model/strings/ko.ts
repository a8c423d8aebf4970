import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: '안전 규칙에 막혔어요.',
  prohibited: '규칙에서 금지하고 있어요.',
  tooClose: '결과가 이미 있는 작품과 너무 비슷해질 수 있어요.',
  personal: '결과에 다른 사람의 개인정보가 들어갈 수 있어요.',
  noImage: '이미지를 보내지 않았어요. 그림의 내용을 다른 말로 설명해 주세요.',
  keyIsSet: '키가 이미 설정되어 있어요.',
  noKey: '키가 아닌 것 같아요. https://aistudio.google.com/apikey 에서 복사해 주세요.',
  wrongKey:
    'Gemini에서 이 키를 거부했어요. https://aistudio.google.com/apikey 에서 다시 복사해 주세요.',
  keyUnusable:
    'Google이 이 키의 사용을 허용하지 않아요. 키가 만료되었거나 제한되어 있거나, 프로젝트에 결제 또는 Gemini API가 켜져 있지 않거나, 해당 국가에서 Gemini가 제공되지 않을 수 있어요.',
  keyNotChecked: '모델 서비스에 연결할 수 없어 키를 확인하지 못했어요. 잠시 후 다시 시도해 주세요.',
  keyLacksModel: (model) =>
    `키는 유효하지만 ${model} 모델은 쓸 수 없어요. GEMINI_MODEL을 다른 모델로 설정해 주세요.`,
};
