import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { number } = createWording('tr');

export const catalog: DrawingCatalog = {
  again: 'Yeniden çiz',
  vary: 'Çeşitle',
  edit: 'Düzenle',
  savePrompt: 'İstemi kaydet',
  editTitle: 'Görseli düzenle',
  editField: 'Ne değişsin?',
  whichField: (count: number) => `Hangi görsel, 1–${number(count)}?`,
  noSuchPicture: (count: number) =>
    `Görseli numarasıyla seçin: 1 ile ${number(count)} arasında bir sayı.`,
  emptyEdit: 'Görselde ne değişeceğini yazın.',
  promptIs: 'İstem:',
  drawing: 'Çiziyorum…',
  drawingSome: (done: number, count: number) => `Çiziyorum… ${number(done)}/${number(count)} hazır`,
  drawn: (count: number) => (count === 1 ? 'İşte görseliniz.' : `İşte ${number(count)} görsel.`),
  drawnOf: (drawn: number, count: number) => `${number(drawn)}/${number(count)} görsel`,
  notDrawn: (reason: string) => `Model bunu çizmek istemedi: ${reason}`,
  imageModelGone:
    'Çizim modeli kullanılamıyor. Lütfen Parley yöneticinize bildirin (GEMINI_IMAGE_MODEL).',
  imageModelNotInPlan:
    'Parley’nin API anahtarının planı çizim modelini kapsamıyor. Parley yöneticiniz faturalandırmayı açabilir ya da başka bir model seçebilir (GEMINI_IMAGE_MODEL).',
  cannotDraw:
    'Çizim için ayarlanan model çizemiyor. Lütfen Parley yöneticinize bildirin (GEMINI_IMAGE_MODEL).',
  noPicture: 'Model görsel göndermedi. Tekrar deneyin ya da başka türlü anlatın.',
  tooMuchToDraw:
    'Bu, çizim modeli için fazla. Açıklamayı kısaltın ya da daha az veya daha küçük görsel kullanın.',
  drawingUnknown:
    'Çizerken bağlantım koptu, bu yüzden olup olmadığını bilmiyorum. Görseller ücretli olduğu için kendiliğimden tekrar denemeyeceğim.',
  othersUnknown: 'diğerlerinin çizilip çizilmediğini bilmiyorum',
  notAPicture: 'Bu dosyayı başlangıç görseli olarak kullanamam.',
  pictureGone: 'Bu görsel artık bende yok. Yeniden gönderin ya da yeni bir tane çizdirin.',
  cannotEdit:
    'Burada görsel düzenleyemiyorum. Parley yöneticiniz bunu açabilir (GEMINI_NATIVE_URL).',
  editing: 'Görseli düzenliyorum…',
};
