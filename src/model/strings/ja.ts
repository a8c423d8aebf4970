import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: '安全ルールでブロックされました。',
  prohibited: 'ルールで禁止されています。',
  tooClose: '結果が既存のものに近くなりすぎるためです。',
  personal: '結果に誰かの個人情報が含まれる可能性があるためです。',
  noImage: '画像が届きませんでした。画像の内容を別の言葉で説明してください。',
};
