import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { number } = createWording('tr');

export const catalog: ConversationCatalog = {
  notRead: 'Buradaki mesajları okuyamıyorum. Beni bu kanala davet edin, sonra yeniden sorun.',
  busyReading:
    'Platform şu anda mesajları ne sıklıkta okuyabileceğimi sınırlıyor. Bir dakika sonra tekrar deneyin.',
  badSince: 'Başlangıç zamanını anlamadım. `last`, `dün`, `9:00` veya `3 saat önce` deneyin.',
  nothingSince: 'O zamandan beri burada kimse yazmadı.',
  nothingHere: 'Burada okuyabileceğim bir mesaj bulamadım.',
  summaryOf: (n: number) => `${number(n)} mesajın özeti`,
  summarySinceOwn: (n: number) => `Son mesajınızdan sonraki ${number(n)} mesajın özeti`,
  summarySince: (n: number, when: string) => `${number(n)} mesajın özeti, başlangıç: ${when}`,
  summarySinceFirst: (n: number, when: string, first: string) =>
    `${number(n)} mesajın özeti, başlangıç: ${when}. Okuduğum en eski mesaj: ${first}.`,
  tasksSinceOwn: 'Son mesajınızdan sonra söylenenlere göre',
  tasksSince: (when: string) => `Söylenenlere göre, başlangıç: ${when}`,
  tasksSinceFirst: (when: string, first: string) =>
    `Söylenenlere göre, başlangıç: ${when}. Okuduğum en eski mesaj: ${first}.`,
  noTasks: 'Bu mesajlarda yapılacak bir iş bulamadım.',
  tasks: 'Yapılacaklar',
  noEvent:
    'Bir etkinlik bulamadım. Ne ve ne zaman olduğunu yazın, örneğin `/event Cuma 12:30 Ada ile öğle yemeği`.',
  floatingTime:
    'Bu etkinliğin saat dilimi yok. Kendinizinkini `/timezone Europe/Istanbul` ile ayarlayın, sonra yeniden isteyin.',
  noTranslation: 'Hangi dile? Örneğin: `/translate Good morning to:Türkçe`',
  noWords: 'Neyi çevireyim? Metin ekleyin ya da bunu metin içeren bir mesajda kullanın.',
};
