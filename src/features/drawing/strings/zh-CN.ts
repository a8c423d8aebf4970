import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { number } = createWording('zh-CN');

export const catalog: DrawingCatalog = {
  again: '再来一张',
  vary: '变体',
  edit: '编辑',
  savePrompt: '保存提示词',
  editTitle: '编辑图片',
  editField: '要改什么？',
  whichField: (count) => `哪张图片？（1 到 ${number(count)}）`,
  noSuchPicture: (count) => `请输入图片编号，1 到 ${number(count)}。`,
  emptyEdit: '请说明图片要改什么。',
  promptIs: '提示词：',
  drawing: '正在生成图片…',
  drawingSome: (done, count) => `正在生成图片… 已完成 ${number(done)}/${number(count)}`,
  drawn: (count) => (count === 1 ? '图片生成好了。' : `${number(count)} 张图片生成好了。`),
  drawnOf: (drawn, count) => `${number(count)} 张图片中的 ${number(drawn)} 张`,
  notDrawn: (reason) => `模型拒绝生成这张图片：${reason}`,
  imageModelGone: '图片模型不可用。请告诉 Parley 管理员（GEMINI_IMAGE_MODEL）。',
  imageModelNotInPlan:
    'Parley 的 API 密钥所属套餐不包含图片模型。Parley 管理员可以开启结算，或选择其他模型（GEMINI_IMAGE_MODEL）。',
  cannotDraw: '设置的图片模型不能生成图片。请告诉 Parley 管理员（GEMINI_IMAGE_MODEL）。',
  noPicture: '模型没有返回图片。请再试一次，或换个描述。',
  tooMuchToDraw: '内容对图片模型来说太多了。请缩短描述，或减少、缩小图片。',
  drawingUnknown: '生成图片时连接中断，我不知道是否成功。生成图片要花钱，所以我不会自动重试。',
  othersUnknown: '不确定其余的是否已生成',
  notAPicture: '我不能把那个文件用作起始图片。',
  pictureGone: '那张图片已经不在了。请再发一次，或生成新的。',
  cannotEdit: '我在这里不能编辑图片。Parley 管理员可以开启（GEMINI_NATIVE_URL）。',
  editing: '正在编辑图片…',
};
