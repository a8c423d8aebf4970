import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { number } = createWording('tr');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max: number, hours: number) =>
    `Zaten ${number(max)} açık anketiniz var; kişi başına sınır bu. En eskisi ${number(hours)} saat sonra kapanıyor.`,
  tooManyPollsForDays: (max: number, days: number) =>
    `Zaten ${number(max)} açık anketiniz var; kişi başına sınır bu. En eskisi ${number(days)} gün sonra kapanıyor.`,
  noPoll:
    'Anket için bir soru ve 2 ila 10 seçenek gerekir: `/poll Öğle yemeği? Pizza, Makarna, Çorba`',
  longOption: (max: number) => `Anket seçenekleri en fazla ${number(max)} karakter olabilir.`,
  longQuestion: (max: number) => `Anket soruları en fazla ${number(max)} karakter olabilir.`,
  votes: (n: number) => `${number(n)} oy`,
  howToVote: 'Oy vermek için bir seçenek seçin. Geri almak için yeniden seçin.',
  closed: 'Bu anket kapandı: başlatan kişi onu unutmamı istedi.',
  pollOver: 'Bu anket sona erdi.',
  preparing: (question: string) => `Anket hazırlıyorum: ${question}…`,
};
