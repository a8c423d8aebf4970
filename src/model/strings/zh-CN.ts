import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: '被安全规则拦截了。',
  prohibited: '规则不允许。',
  tooClose: '结果会与已有的作品过于接近。',
  personal: '结果可能包含他人的个人信息。',
  noImage: '它没有返回图片。请换个说法描述画面。',
  keyIsSet: '已经设置了密钥。',
  noKey: '这看起来不像密钥。请从 https://aistudio.google.com/apikey 复制。',
  wrongKey: 'Gemini 拒绝了这个密钥。请从 https://aistudio.google.com/apikey 重新复制。',
  keyUnusable:
    'Google 不允许使用此密钥。它可能已过期或受到限制，所属项目可能未开通结算或 Gemini API，或者 Gemini 未在你所在的国家或地区提供。',
  keyNotChecked: '我连不上模型服务，无法检查密钥。请稍后再试。',
  keyLacksModel: (model) => `密钥可用，但不能使用 ${model}。请把 GEMINI_MODEL 设为其他模型。`,
};
