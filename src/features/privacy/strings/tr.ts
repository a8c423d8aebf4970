import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, number } = createWording('tr');

export const catalog: PrivacyCatalog = {
  yes: 'Unut',
  no: 'Sakla',
  confirmPerson:
    '**Burada ve diğer kanallarda bana söylediğiniz her şey unutulsun mu?** Buna mesajlarınız, başkalarının onlardan yaptığı alıntılar ve onlara bakarak yazdığım yanıtlar, dosyaları, dökümleri, görselleri ve anketleriyle birlikte dahil; ayrıca hatırlatmalarınız ve ayarlarınız da. Bu geri alınamaz. Paylaşılmış mesajlar oldukları yerde kalır.',
  confirmConversation:
    '**Bu konuşma unutulsun mu?** Kim söylemiş olursa olsun, hatırladığım her şey, dosyaları ve burada kurulan hatırlatmalar dahil. Bu geri alınamaz. Paylaşılmış mesajlar oldukları yerde kalır.',
  confirmChannel:
    '**Bu kanal unutulsun mu?** Kim söylemiş olursa olsun, kanaldan ve mesaj dizilerinden hatırladığım her şey, dosyaları ve buralarda kurulan hatırlatmalar dahil. Bu geri alınamaz. Paylaşılmış mesajlar oldukları yerde kalır.',
  confirmDirect:
    '**Burada yazıştığımız her şey unutulsun mu?** Dosyalar ve burada kurulan hatırlatmalar da dahil. Bu geri alınamaz. Paylaşılmış mesajlar oldukları yerde kalır.',
  forgotten: (what: readonly string[]) => `Unutuldu: ${and(what)}.`,
  nothingForgotten: 'Unutulacak bir şey yoktu.',
  // A restart came in between.
  forgottenUncounted:
    'Artık unutuldu. Arada yeniden başlatıldığım için ne kadar olduğunu söyleyemiyorum.',
  left: (n: number) =>
    n === 1
      ? 'Hâlâ 1 istek üzerinde çalışıyorum. Yanıtlanır yanıtlanmaz onu unutacağım.'
      : `Hâlâ ${number(n)} istek üzerinde çalışıyorum. Yanıtlanır yanıtlanmaz onları unutacağım.`,
  answersStay:
    'Paylaştığım yanıtlar oldukları yerde kalır: silmek için altlarındaki “Sil” düğmesini kullanın. Başkalarının bunlardan yaptığı alıntılar onların sözleriyle birlikte kalır.',
  forgottenSince: (day: string) =>
    `${day} tarihli unutma isteğiniz: ondan önce söylediklerinizi okumuyorum`,
  hearsAgain:
    'Önceden söylediklerinizi yeniden okumayacağım. Bundan sonra söylediklerinize herkesinkiler gibi davranırım. `/privacy off` bunları `/recall` dışında tutar.',
  cannotTell:
    'Başkalarının adınız olmadan yazdığı, yapıştırdığı veya ilettiği sözlerinizi tanıyamam, bu yüzden bunlar kalır. O mesajları bana unutturmalarını onlardan veya bir yöneticiden isteyin.',
  recalled: 'Bundan sonra erişimi olanlar söylediklerinizi `/recall` ile bulabilir.',
  notRecalled:
    'Bundan sonra `/recall`, burada ya da başka bir yerde söylediğiniz hiçbir şeyi öğrenmez. Sizi yine yanıtlıyor ve konuşmalarımızı hatırlıyorum. `/privacy on` bunu geri alır, `/forget me` önceden söylediklerinizi siler.',
  kept: 'Tamam, hiçbir şeyi unutmadım.',
  isDone: 'Bunu benden zaten istediniz.',
  adminsOnly: 'Bana koca bir kanalı yalnızca bir yönetici unutturabilir.',
  noThread:
    'Mesaj dizisi dışında bu, buradaki herkesin bana söylediği her şey demek; bunu yalnızca bir yönetici unutturabilir. Mesaj dizisinde herkes yapabilir.',
  notAuthor: 'Bunu bana yalnızca o mesajı yazan kişi ya da bir yönetici unutturabilir.',
  what: 'Neyi unutayım? `/forget me`, `/forget conversation`, `/forget channel` ya da `/forget` ve bir mesajın bağlantısını kullanın.',
  ofYou: '**Burada ve diğer kanallarda hakkınızda sakladıklarım**',
  ofChannel: '**Bu kanal ve mesaj dizileri hakkında sakladıklarım**',
  ofDirect: '**Direkt mesajlarımızdan sakladıklarım**',
  nothing: '- hiçbir şey',
  howToForgetYou:
    '`/forget me` bunların hepsini siler. `/privacy off`, bundan sonra söylediklerinizi `/recall` dışında tutar.',
  howToForgetChannel:
    'Bir mesaj dizisinde `/forget conversation`, ondan hatırladıklarımı siler. Bir yönetici `/forget channel` ile kanaldaki her şeyi silebilir.',
  howToForgetDirect: '`/forget channel` bunların hepsini siler.',
  google:
    'Sorduklarınız, ilgili konuşma ve dosyalarla birlikte Google’ın Gemini API’sine gider. Hatırladıklarım da anlamına göre aranabilmesi için oraya gider.',
};
