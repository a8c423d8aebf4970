import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: '安全ルールでブロックされました。',
  prohibited: 'ルールで禁止されています。',
  tooClose: '結果が既存のものに近くなりすぎるためです。',
  personal: '結果に誰かの個人情報が含まれる可能性があるためです。',
  noImage: '画像が届きませんでした。画像の内容を別の言葉で説明してください。',
  keyIsSet: 'キーはすでに設定されています。',
  noKey: 'キーではないようです。https://aistudio.google.com/apikey からコピーしてください。',
  wrongKey:
    'Geminiがこのキーを受け付けませんでした。https://aistudio.google.com/apikey からもう一度コピーしてください。',
  keyUnusable:
    'Googleがこのキーの使用を許可していません。期限切れか制限付きのキーであるか、プロジェクトで課金またはGemini APIが有効でないか、お住まいの国でGeminiが提供されていない可能性があります。',
  keyNotChecked:
    'モデルのサービスに接続できず、キーを確認できませんでした。少し待ってからもう一度お試しください。',
  keyLacksModel: (model) =>
    `キーは有効ですが、このキーでは${model}を使えません。GEMINI_MODELで別のモデルを設定してください。`,
};
