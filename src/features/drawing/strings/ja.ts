import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { number } = createWording('ja');

export const catalog: DrawingCatalog = {
  again: 'もう一度',
  vary: 'バリエーション',
  edit: '編集',
  savePrompt: 'プロンプトを保存',
  editTitle: '画像を編集',
  editField: 'どこを変えますか？',
  whichField: (count) => `どの画像ですか？（1～${number(count)}）`,
  noSuchPicture: (count) => `画像の番号を1～${number(count)}で指定してください。`,
  emptyEdit: '画像のどこを変えるか書いてください。',
  promptIs: 'プロンプト：',
  drawing: '画像を生成中…',
  drawingSome: (done, count) => `画像を生成中… ${number(count)}枚中${number(done)}枚完了`,
  drawn: (count) => (count === 1 ? '画像ができました。' : `画像が${number(count)}枚できました。`),
  drawnOf: (drawn, count) => `画像${number(count)}枚中${number(drawn)}枚`,
  notDrawn: (reason) => `モデルがこの画像の生成を断りました：${reason}`,
  imageModelGone:
    '画像生成モデルを利用できません。Parleyの管理者に知らせてください（GEMINI_IMAGE_MODEL）。',
  imageModelNotInPlan:
    'ParleyのAPIキーのプランでは画像生成モデルを使えません。Parleyの管理者が課金を有効にするか、別のモデルを選べます（GEMINI_IMAGE_MODEL）。',
  cannotDraw:
    '画像生成用に設定されたモデルは画像を生成できません。Parleyの管理者に知らせてください（GEMINI_IMAGE_MODEL）。',
  noPicture: 'モデルから画像が届きませんでした。もう一度試すか、説明のしかたを変えてみてください。',
  tooMuchToDraw:
    '画像生成モデルには多すぎます。説明を短くするか、画像を減らすか小さくしてください。',
  drawingUnknown:
    '生成中に接続が切れ、成功したかどうかわかりません。画像の生成には費用がかかるため、自動では再試行しません。',
  othersUnknown: '残りが生成されたかどうかは不明',
  notAPicture: 'そのファイルは元の画像として使えません。',
  pictureGone: 'その画像はもう残っていません。もう一度送るか、新しく生成してください。',
  cannotEdit: 'ここでは画像を編集できません。Parleyの管理者が有効にできます（GEMINI_NATIVE_URL）。',
  editing: '画像を編集中…',
};
