import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { counted, number } = createWording('es');

export const catalog: DrawingCatalog = {
  again: 'Otra vez',
  vary: 'Variar',
  edit: 'Editar',
  savePrompt: 'Guardar prompt',
  editTitle: 'Editar la imagen',
  editField: '¿Qué hay que cambiar?',
  whichField: (count) => `¿Qué imagen, de 1 a ${number(count)}?`,
  noSuchPicture: (count) => `Elige una imagen por su número, de 1 a ${number(count)}.`,
  emptyEdit: 'Di qué hay que cambiar en la imagen.',
  promptIs: 'Prompt:',
  drawing: 'Dibujando…',
  drawingSome: (done, count) => `Dibujando… ${number(done)} de ${number(count)}`,
  drawn: (count) =>
    counted(count, { one: 'Aquí tienes tu imagen.', other: 'Aquí tienes # imágenes.' }),
  drawnOf: (drawn, count) =>
    `${number(drawn)} de ${counted(count, { one: '# imagen', other: '# imágenes' })}`,
  notDrawn: (reason) => `El modelo no quiso dibujar esto: ${reason}`,
  imageModelGone:
    'El modelo de imágenes no está disponible. Avisa a tu admin de Parley (GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'El plan de la clave de API de Parley no incluye el modelo de imágenes. Tu admin de Parley puede activar la facturación o elegir otro modelo (GEMINI_IMAGE_MODEL).',
  cannotDraw:
    'El modelo configurado para las imágenes no puede crearlas. Avisa a tu admin de Parley (GEMINI_IMAGE_MODEL).',
  noPicture: 'El modelo no envió ninguna imagen. Inténtalo de nuevo o descríbela de otra manera.',
  tooMuchToDraw:
    'Eso es demasiado para el modelo de imágenes. Acorta la descripción o usa menos imágenes, o más pequeñas.',
  drawingUnknown:
    'Perdí la conexión mientras dibujaba, así que no sé si funcionó. Las imágenes cuestan dinero, por eso no lo reintentaré por mi cuenta.',
  othersUnknown: 'No sé si se dibujaron las demás',
  notAPicture: 'No puedo usar ese archivo como imagen de partida.',
  pictureGone: 'Ya no tengo esa imagen. Envíala de nuevo o pide una nueva.',
  cannotEdit:
    'Aquí no puedo editar imágenes. Tu admin de Parley puede activarlo (GEMINI_NATIVE_URL).',
  editing: 'Editando la imagen…',
};
