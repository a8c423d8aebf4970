import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { counted, number } = createWording('pt-BR');

export const catalog: DrawingCatalog = {
  again: 'De novo',
  vary: 'Variar',
  edit: 'Editar',
  savePrompt: 'Salvar prompt',
  editTitle: 'Editar a imagem',
  editField: 'O que deve mudar?',
  whichField: (count) => `Qual imagem, de 1 a ${number(count)}?`,
  noSuchPicture: (count) => `Escolha uma imagem pelo número, de 1 a ${number(count)}.`,
  emptyEdit: 'Diga o que deve mudar na imagem.',
  promptIs: 'Prompt:',
  drawing: 'Desenhando…',
  drawingSome: (done, count) => `Desenhando… ${number(done)} de ${number(count)}`,
  drawn: (count) =>
    counted(count, { one: 'Aqui está sua imagem.', other: 'Aqui estão # imagens.' }),
  drawnOf: (drawn, count) =>
    `${number(drawn)} de ${counted(count, { one: '# imagem', other: '# imagens' })}`,
  notDrawn: (reason) => `O modelo não quis desenhar isto: ${reason}`,
  imageModelGone:
    'O modelo de imagens não está disponível. Avise o admin do Parley (GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'O plano da chave de API do Parley não inclui o modelo de imagens. O admin do Parley pode ativar o faturamento ou escolher outro modelo (GEMINI_IMAGE_MODEL).',
  cannotDraw:
    'O modelo definido para imagens não consegue criá-las. Avise o admin do Parley (GEMINI_IMAGE_MODEL).',
  noPicture: 'O modelo não enviou nenhuma imagem. Tente de novo ou descreva de outro jeito.',
  tooMuchToDraw:
    'Isso é demais para o modelo de imagens. Encurte a descrição ou use menos imagens, ou imagens menores.',
  drawingUnknown:
    'Perdi a conexão enquanto desenhava, então não sei se deu certo. Imagens custam dinheiro, por isso não vou tentar de novo por conta própria.',
  othersUnknown: 'Não sei se as outras foram desenhadas',
  notAPicture: 'Não posso usar esse arquivo como imagem inicial.',
  pictureGone: 'Não tenho mais essa imagem. Envie de novo ou peça uma nova.',
  cannotEdit:
    'Não consigo editar imagens aqui. O admin do Parley pode ativar isso (GEMINI_NATIVE_URL).',
  editing: 'Editando a imagem…',
};
