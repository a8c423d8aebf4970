import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { number } = createWording('tr');

type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) => `${number(n)} bölüm`;

const toSize = (size: Size) => `${number(size.chars)} karakter, ${passages(size.passages)}`;

const toHere = { channel: 'bu kanalda', forum: 'bu forumda' } as const;

export const catalog: MemoryCatalog = {
  recalling: 'Hatırladıklarıma bakıyorum…',
  notKnown: 'Buna yanıt olacak bir şey bulamadım.',
  noQuestion: 'Neyi öğrenmek istiyorsunuz? Örneğin: `/recall Lansman ne zaman?`',
  sharedOnly:
    'Yalnızca buradaki herkesin görebildiklerini kullandım. Görebildiğiniz her şeye dayanan ve yalnızca sizin göreceğiniz bir yanıt için `/recall` ile sorun.',
  partial:
    'Aynı anda bakabileceğimden çok kanal var, bir şeyi kaçırmış olabilirim. Daha belirli bir soru daha çok şey bulur.',
  notReadable:
    'Şu anda belleğimde arama yapılamadı, bu yüzden bir şey eksik olabilir. Daha sonra tekrar deneyin.',
  rebuilding:
    'Belleğim yeniden oluşturuluyor, bu yüzden bir şey eksik olabilir. Birkaç dakika sonra tekrar sorun.',
  wordsOnly:
    'Anlama göre arama kapalı, bu yüzden yalnızca birebir aynı sözcükleri aradım. Başka sözcüklerle daha çok şey bulunabilir.',
  untilTomorrow:
    'Anlama göre aramanın bugünkü sınırı doldu. Yarına kadar bazı mesajlar yalnızca birebir sözcükleriyle bulunur.',
  partlyByWords:
    'Şu anda bazı mesajlar yalnızca birebir sözcükleriyle bulunuyor. Başka sözcüklerle daha çok şey bulunabilir.',
  byWordsAlone:
    'Yalnızca birebir aynı sözcükleri arayabildim. Daha sonra tekrar deneyin ya da başka sözcükler kullanın.',
  documents: (n: number) => `öğrenilmiş ${number(n)} belge`,
  passages: (n: number) => `aranabilir ${passages(n)}`,
  kept: (n: number) => `\`/recall\` ile bulunabilen ${passages(n)}`,
  memory: 'Bellek',
  state: (n: number) => passages(n),
  stateEmbedded: (n: number, embedded: number) =>
    `${passages(n)} (${number(embedded)} tanesi anlamına göre aranabilir)`,
  beingRebuilt: 'saklananlardan yeniden oluşturuluyor',
  capped: 'bugünkü sınır doldu, gerisi yarın',
  meaningOff: 'yalnızca tam sözcüklerle aranabilir (`GEMINI_EMBEDDINGS_PER_DAY` 0)',
  embeddingRefused: 'gömme modeli her şeyi reddediyor, tekrar deniyorum',
  textsRefused: (count: number) => `gömme modelinin reddettiği ${number(count)} parça`,
  notEmbedded: 'gömme modeli yanıt vermiyor, tekrar deniyorum',
  embeddingGone:
    'gömme modeli yok (`GEMINI_EMBEDDING_MODEL`), bu yüzden yalnızca tam sözcükler aranıyor',
  behind: (count: number) => `${number(count)} değişiklik henüz kaydedilmedi`,
  notCaughtUp: (count: number) => `${number(count)} kanal veya mesaj dizisinde geride kaldım`,
  diskFull: 'disk dolu',
  notWritable: 'dosyasına yazılamıyor',
  unreadable: 'şu anda okunamıyor',
  always:
    'Burada söylenenleri hatırlıyorum, çünkü hepsi bana söyleniyor. `/reset` hepsini unutturur.',
  on: 'Bu kanalda söylenenleri hatırlıyorum; erişimi olanlar bunları `/recall` ile bulabilir. Bir yönetici bunu kapatabilir: `/memory off`',
  off: 'Burada yalnızca bana söylenenleri hatırlıyorum. Bir yönetici tüm kanalı hatırlamamı sağlayabilir: `/memory on`',
  turnedOn: (where) =>
    `Bundan sonra ${toHere[where]} söylenenleri hatırlıyorum; erişimi olanlar bunları \`/recall\` ile bulabilir. Düzenlemeleri ve silmeleri takip ediyorum. Bir yönetici bunu kapatabilir: \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `Bundan sonra ${toHere[where]} söylenenleri hatırlıyorum; erişimi olanlar bunları \`/recall\` ile bulabilir. Daha önceki ${number(earlier)} mesajı da okudum; düzenlemeleri ve silmeleri takip ediyorum. Bir yönetici bunu kapatabilir: \`/memory off\``,
  turnedOff:
    'Bundan sonra burada yalnızca bana söylenenleri hatırlıyorum. Bu kanal hakkında bildiklerim bende kalıyor.',
  inChannel: (state) =>
    `Bu tüm kanal için geçerli, bu yüzden kanaldaki herkes görmeli. \`/memory ${state}\` komutunu mesaj dizisinde değil, kanalın kendisinde kullanın.`,
  learned: ({ name, ...size }: Size & { readonly name: string }) =>
    `**${toLiteral(name)}** öğrenildi (${toSize(size)}). Bu kanala erişimi olan herkes bunu \`/recall\` ile bulabilir. Kaldırmak için: \`/learn remove ${name}\`.`,
  replaced: 'Aynı adla bildiğimin yerini aldı.',
  documentAuthor: (name: string, by: string) => `${name} (veren: ${by})`,
  learnedHere: 'Burada öğrendiklerim:',
  learnedLine: ({
    name,
    by,
    day,
    ...size
  }: Size & { readonly name: string; readonly by: string; readonly day: string }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, veren: ${toLiteral(by)}, ${day}`,
  howToRemove: 'Birini kaldırmak için `/learn remove` ve adını ya da numarasını yazın.',
  nothingLearned:
    'Burada henüz belge öğrenmedim. `/learn` komutuna bir belge ekleyin ya da bir sayfanın bağlantısını verin.',
  removed: (name: string) => `**${toLiteral(name)}** ve ondan bildiğim her şey kaldırıldı.`,
  notThere: (name: string) =>
    `Burada **${toLiteral(name)}** diye bir belge bilmiyorum. Hepsini \`/learn list\` ile görün.`,
  whichOne: 'Hangisi? `/learn list` hepsini numaralarıyla gösterir.',
  onlyGiver: (by: string) => `Bunu yalnızca ${toLiteral(by)} ya da bir yönetici kaldırabilir.`,
  nothingGiven:
    'Ne öğreneyim? `/learn` komutuna bir belge ekleyin ya da bir sayfanın bağlantısını verin.',
  noAddress:
    'Bu bir bağlantı değil. `https://` ile başlayan bir bağlantı kullanın ya da bir belge ekleyin. `/learn list` bildiklerimi gösterir.',
  oneAtATime: 'Teker teker lütfen: bir belge ya da bir bağlantı.',
  wider: 'Buradaki herkesin o mesaja erişimi yok. `/learn` komutunu paylaşıldığı yerde kullanın.',
  noFileThere: 'O mesajda dosya yok.',
  noText: (name: string) => `**${toLiteral(name)}** içinde öğrenecek metin bulamadım.`,
  signIn: (host: string) =>
    `${host} oturum açmamı istiyor, bu yüzden sayfayı göremiyorum. Dosya olarak kaydedip ekleyin.`,
  pageCut: 'Sayfa çok uzundu, yalnızca başını öğrendim.',
  textCut: (kept: number, all: number) =>
    `Çok uzundu; ${number(all)} karakterin yalnızca ilk ${number(kept)} tanesini öğrendim.`,
  guessed: (label: string) =>
    `Karakter kodlamasını (${label}) tahmin ettim; bazı harfler yanlış olabilir.`,
  withoutText: (count: number) =>
    `${number(count)} görseli veya kaydı dışarıda bıraktım: yalnızca metin öğreniyorum.`,
  wordsIgnored: 'Yanındaki metni değil, yalnızca belgeyi öğrendim.',
  tooManyDocuments: (count: number) =>
    `Burada en fazla ${number(count)} belge öğrenebilirim. \`/learn remove\` ile birini kaldırın.`,
  notLearned:
    'Belleğim şu anda çalışmıyor, bu yüzden hiçbir şey değişmedi. Lütfen daha sonra tekrar deneyin.',
};
