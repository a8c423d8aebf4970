import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, and, or, number } = createWording('tr');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `“${obstacle.name}” iznim yok`;
    case 'locked':
      return 'mesaj dizisi kilitli';
    case 'archived':
      return 'kanal arşivlenmiş';
    case 'read_only':
      return 'orada yalnızca bazı kişiler yazabiliyor';
    case 'not_a_member':
      return 'bu kanalda değilim';
    case 'moderated':
      return 'bir moderasyon kuralı bunu engelledi';
    case 'too_large':
      return 'bu kanal için fazla büyük';
    case 'no_storage':
      return 'çalışma alanında yer kalmadı';
    case 'no_uploads':
      return 'dosya yükleme kapalı';
    case 'too_many_threads':
      return 'kanalda çok fazla mesaj dizisi var';
    case undefined:
      return 'platform buna izin vermedi';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `Dosyayı ekleyemedim: ${reason}.`;
    case 'reply':
      return `Bunu yanıt olarak gösteremedim: ${reason}.`;
    case 'thread':
      return `Mesaj dizisinde yanıtlayamadım: ${reason}.`;
    case 'layout':
      return 'Platform biçimlendirmeyi kabul etmedi, bu yüzden düz metin görüyorsunuz.';
    case 'buttons':
      return `Düğme ekleyemedim: ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return 'Bir yöneticiden bu izni vermesini isteyin ya da bana başka bir yerde sorun.';
  if (obstacle?.type === 'not_a_member')
    return 'Beni oraya davet edin ya da başka bir yerde sorun.';
  return 'Lütfen bana başka bir yerde sorun.';
}

const refusalSentences = {
  leftOut: toLossLine,
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Burada kesildi: ${toReason(obstacle)}.`,
  brokenOffThen: '⚠️ Burada kesildi: bu kanala artık yazamıyorum.',
  about: (channel: string) => `${channel} hakkında:`,
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `Sizi ${channel} kanalında yanıtlayamıyorum: ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `${channel} kanalındaki yanıtım ben yazarken silindi. Hâlâ gerekiyorsa yeniden sorun.`,
  notReached:
    'Size özel mesaj gönderemedim. Benden gelen direkt mesajlara izin verin, sonra yeniden sorun.',
  notShown: (obstacle: Obstacle | null) =>
    `Yanıtımı paylaşamadım: ${toReason(obstacle)}. Tekrar deneyin ya da başka türlü sorun.`,
} as const;

const GAPS: Record<SearchGap, string> = {
  no_token:
    'Tüm mesajlarda arama yapamadım: platform buna yalnızca yeni bir soruda izin veriyor. Yeni bir mesajla sorun.',
  not_enabled:
    'Tüm mesajlarda arama yapamadım: bu çalışma alanında uygulamalar için arama kapalı. Bir yöneticiden açmasını isteyin.',
  missing_scope:
    'Tüm mesajlarda arama yapamadım: buna iznim yok. Bir yöneticiden izinlerimi güncellemesini isteyin.',
  no_intent:
    'Tüm mesajlarda arama yapamadım: yalnızca benden bahsedilenleri okuyabiliyorum. Bir yöneticiden bunu değiştirmesini isteyin.',
  indexing:
    'Tüm mesajlarda arama yapamadım: dizine eklenmeleri sürüyor. Birkaç dakika sonra tekrar deneyin.',
  too_many_places:
    'Tüm mesajlarda arama yapamadım: aynı anda aranamayacak kadar çok kanal var. Soruyu ilgili kanalda sorun.',
  unsupported: 'Tüm mesajlarda arama yapamadım: bu kanalda arama özelliğim yok.',
  failed:
    'Tüm mesajlarda arama yapamadım: platformun araması başarısız oldu. Daha sonra tekrar deneyin.',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'kapalı (platform bunun için token göndermiyor)',
  not_enabled: 'kapalı (çalışma alanında açılmamış)',
  missing_scope: 'kapalı (bir kapsam eksik: uygulamayı manifestten güncelleyip yeniden yükleyin)',
  no_intent: 'kapalı (Message Content intent’i gerekiyor)',
  indexing: 'hazır değil (platform mesajları hâlâ dizine ekliyor)',
  too_many_places: 'açık (ama aynı anda tüm kanallarda değil)',
  unsupported: 'kullanılamıyor',
  failed: 'son denemede başarısız oldu',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'Model şu anda aşırı yoğun. Bir dakika sonra tekrar deneyin.',
  rate_limited: 'Modelin dakikalık kotası doldu. Bir dakika sonra tekrar deneyin.',
  day_quota:
    'Modelin bugünkü kotası doldu. Pasifik saatiyle gece yarısı yenilenir. Parley yöneticiniz kotayı artırabilir ya da yedek model ekleyebilir (GEMINI_FALLBACK_MODEL).',
  no_credit: 'Modelin kredisi bitti. Lütfen Parley yöneticinize bildirin.',
  not_in_plan:
    'Parley’nin planı bu modeli kapsamıyor. Lütfen Parley yöneticinize bildirin (faturalandırma ya da GEMINI_MODEL).',
  bad_key:
    'Model hizmeti Parley’nin API anahtarını reddetti. Lütfen Parley yöneticinize bildirin (GEMINI_API_KEY).',
  model_gone: 'Bu model kullanılamıyor. Lütfen Parley yöneticinize bildirin (GEMINI_MODEL).',
  cannot_draw: 'Bu model görsel çizemiyor.',
  too_long:
    'Bu konuşma model için çok uzun. Yeni bir mesaj dizisinde sorun ya da `/reset` ile baştan başlayın.',
  blocked: 'Modelin güvenlik kuralları bu yanıtı engelledi. Başka türlü sormayı deneyin.',
  recitation:
    'Yanıt yayımlanmış bir metne fazla benzediği için model durdu. Özet isteyin ya da kendi sözleriyle anlatmasını söyleyin.',
  malformed: 'Model iki kez bozuk yanıt verdi. Lütfen tekrar deneyin.',
  empty: 'Model boş yanıt verdi. Tekrar deneyin ya da başka türlü sorun.',
  out_of_tokens:
    'Model yanıtlamadan uzunluk sınırına ulaştı. Bir seferde daha az şey istemeyi deneyin.',
  cut: 'Modelle bağlantım koptu. Lütfen tekrar deneyin.',
  unreachable: 'Modele ulaşamıyorum. Bir dakika sonra tekrar deneyin.',
  refused: 'Model hizmeti isteği reddetti. Başka türlü sormayı deneyin.',
};

export const catalog: CoreCatalog = {
  ...refusalSentences,
  oneOf: (command: string, option: string, choices: readonly string[]) =>
    `\`${option}\` şunlardan biri olabilir: ${or(choices)}. Örneğin: \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable:
    'Bunu buradan okuyamam: tamamına erişiminiz olup olmadığını bilemiyorum. Orada sorun.',
  onBehalf: (name: string) => `${toLiteralName(name)} adına paylaşıldı`,
  keptTurns: (n: number) =>
    `benimle konuşmalarınızdan ${number(n)} mesaj veya yanıt, dosyaları ve özetleriyle`,
  keptRequests: (n: number) =>
    `son 7 günden ${number(n)} istek: sorular, komutlar, dökümler, görseller ve anketler`,
  keptSettings: 'ayarlarınız',
  keptZone: (zone: string) => `ayarlarınız ve saat diliminiz (${zone})`,
  keptUsage: 'ne kadar kullandığınız (ne söylediğiniz değil)',
  keptMessages: (n: number) => `${number(n)} mesaj veya yanıt`,
  keptRequestCount: (n: number) => `${number(n)} istek`,
  keptUsageDays: (n: number) => `${number(n)} günlük kullanımınız`,
  forgottenSettings: 'ayarlarınız',
  stop: 'Durdur',
  regenerate: 'Yeniden oluştur',
  retry: 'Tekrar dene',
  good: '👍',
  bad: '👎',
  remove: 'Sil',
  approve: 'Onayla',
  deny: 'Reddet',
  stopped: 'Durduruldu.',
  more: (n: number) => `ve ${number(n)} tane daha.`,
  cutOff: 'Bu yanıt yarıda kaldı: modelle bağlantım iki kez koptu.',
  earlierAnswer: 'Bu hâlâ önceki yanıt.',
  repeating: 'Model kendini tekrarladığı için burada durdum.',
  tooLongForModel: 'Model burada uzunluk sınırına ulaştı. Devam etmesini isteyin.',
  emptied: 'Bu mesaj silindi.',
  restInFile: 'Devamı ekteki dosyada.',
  restOfAnswer: 'Yanıtın devamı',
  notAllowed: 'Burada Parley’ye erişiminiz yok. Parley yöneticinizden sizi eklemesini isteyin.',
  goneFromHere: 'Bunu yapmadım: artık o kanalda değilsiniz.',
  presenceUnknown:
    'Hâlâ bu kanalda olup olmadığınızı kontrol edemedim, bu yüzden bunu yapmadım. Lütfen daha sonra tekrar deneyin.',
  adminsChange: 'Bunu burada yalnızca bir yönetici değiştirebilir.',
  channelOrThread: (command: string) =>
    `Bu, tüm kanalı değiştirir; bunu yalnızca yöneticiler yapabilir. Tek bir mesaj dizisi için orada benden bahsedip \`${command}\` yazın.`,
  onlyInThread: (command: string) =>
    `Bu yalnızca mesaj dizilerinde çalışır. Birinde benden bahsedip \`${command}\` yazın.`,
  alwaysAnswered: 'Burada her mesajı yanıtlıyorum, yani kapatılacak bir şey yok.',
  noneFollowed:
    'Bu kanalda mesaj dizilerini takip etme kapalı. Yanıt için benden bahsedin ya da `/settings follow:on` ile açın.',
  noAnswer: 'Yanıta ulaşamadan adım sınırım doldu. Daha net bir soru sormayı deneyin.',
  chosenGone: (model: string) =>
    `Burada seçilen ${toLiteralName(model)} modeli artık kullanılamıyor. \`/model default\` ile varsayılana dönün.`,
  notYours: 'Bunu yalnızca bir yönetici ya da soruyu soran kişi yapabilir.',
  alreadyEnded: 'Bu yanıt zaten tamamlandı.',
  alreadyPressed: 'Sizden önce biri bastı. Üzerinde çalışıyorum.',
  pressAgain: 'Sizden önce basanlar oldu ama bir işlem yapılmadı. Lütfen tekrar basın.',
  onlyLatest: 'Yalnızca en son yanıtı yeniden oluşturabilirim. Yenisi için tekrar sorun.',
  actionGone: 'Bu düğme artık çalışmıyor.',
  formNotOpened: 'Formu açamadım. Lütfen tekrar deneyin.',
  gone: 'Bu yanıt artık işlem yapılamayacak kadar eski. Tekrar sorun.',
  removed: 'Bu yanıt silindi. Yenisi için tekrar sorun.',
  notAllRemoved: 'Bu yanıtın tüm mesajlarını silemedim. Lütfen bir yöneticiden silmesini isteyin.',
  thanks: 'Geri bildiriminiz için teşekkürler!',
  tookBack: 'Geri bildiriminiz geri alındı.',
  emptyMention:
    'Benden bahsettiniz ama bir şey sormadınız. Sorunuzu adımdan sonra yazın ya da `/help` komutunu deneyin.',
  emptyMessage: 'Bu mesajda okuyabileceğim bir şey bulamadım. Sorunuzu sözcüklerle yazın.',
  emptyBut: (unread: readonly string[]) =>
    `Mesajda okuyamadığım bir şey var: ${and(unread)}. Sorunuzu sözcüklerle yazın.`,
  leaving: 'Tamam, bu mesaj dizisine karışmıyorum. Yeniden yanıt almak için benden bahsedin.',
  triedTooOften:
    'Bu soruyu bırakıyorum: beni üç kez çökertti. Lütfen soruyu başka sözcüklerle sorun.',
  unknownCommand: (name: string) =>
    `\`/${name}\` komutunu bilmiyorum. Komutları \`/help\` gösterir.`,
  waitsForStore:
    'Depolama alanıma şu anda ulaşamıyorum, bu yüzden henüz yanıtlayamam. Geri gelir gelmez yanıtlayacağım. Yanıt gelmezse lütfen yeniden sorun.',
  notStored:
    'Depolama alanıma şu anda ulaşamıyorum, bu yüzden bunu yapamadım. Lütfen daha sonra tekrar deneyin.',
  slow: 'Modelin yanıtı her zamankinden uzun sürüyor. Hâlâ bekliyorum.',
  waitsForModel:
    '⏳ Modele ulaşamıyorum. Sorunuzu kaydettim; model geri gelir gelmez burada yanıtlayacağım.',
  waitsForBusy:
    '⏳ Model şu anda aşırı yoğun. Sorunuzu kaydettim; mümkün olur olmaz burada yanıtlayacağım.',
  waitsForQuota:
    '⏳ Modelin kotası şimdilik doldu. Sorunuzu kaydettim; mümkün olur olmaz burada yanıtlayacağım.',
  conversation: 'Konuşma',
  unnamedPerson: 'biri',
  unnamedGroup: 'grup',
  unnamedChannel: 'kanal',
  unnamedImage: 'görsel',
  unnamedTime: 'bir zaman',
  noImage: 'Son mesajlarda görsel bulamadım. Bir görsel gönderin, sonra yeniden `/describe` yazın.',
  noLink:
    'Bu, buradaki bir mesajın bağlantısı değil. Mesajın menüsündeki “Bağlantıyı kopyala” seçeneğini kullanın.',
  cannotLook:
    'Buradaki mesajları okuyamıyorum. Beni bu kanala davet edin ya da dosyayı doğrudan bana gönderin.',
  cannotReadThere: (channel: string) =>
    `${channel} kanalındaki mesajları okuyamıyorum. Beni oraya davet edin, sonra yeniden sorun.`,
  internal: 'Benim tarafımda bir sorun oluştu. Lütfen tekrar deneyin.',
  unreadableFile: (name: string) =>
    `${name} dosyasını dışarıda bıraktım: model bunu okuyamıyor. Başka bir biçimde kaydedip yeniden gönderin.`,
  tooLargeTogether: (name: string) =>
    `${name} dosyasını dışarıda bıraktım: onunla birlikte soru, model için fazla büyük. Ayrı bir mesajda ya da daha küçük olarak gönderin.`,
  crowdedOut: (name: string, mb: number) =>
    `${name} dosyasını dışarıda bıraktım: dosyalar birlikte en fazla ${number(mb)} MB olabilir. Ayrı bir mesajda gönderin.`,
  leftOutFile: (name: string, reason: string) => `${name} dosyasını dışarıda bıraktım. ${reason}`,
  notTranscribed: (name: string, reason: string) => `${name} dosyasını yazıya dökemedim. ${reason}`,
  fileTooLarge: (mb: number, maxMb: number) =>
    `Boyutu ${number(mb)} MB, ben en fazla ${number(maxMb)} MB alabiliyorum. Daha küçük ya da daha kısa bir sürümünü gönderin.`,
  fileNotFetched: 'Şu anda indiremedim. Bir dakika sonra yeniden gönderin.',
  fileNotRead: 'Okuyamadım. Yeniden ya da başka bir biçimde gönderin.',
  noRoomFor: (name: string, characters: number) =>
    `${name} dosyasının ${number(characters)} karakterine diğer dosyaların yanında yer kalmadı. Gerektiğinde içine bakacağım.`,
  noRoomWithoutTools: (name: string, characters: number) =>
    `${name} dosyasının ${number(characters)} karakterine diğer dosyaların yanında yer kalmadı. Araçlar burada kapalı; lütfen yalnızca önemli kısmı gönderin.`,
  beginningOf: (name: string, first: number, all: number) =>
    `${name} dosyasının ${number(all)} karakterinden ilk ${number(first)} tanesi önümde. Gerektiğinde devamına bakacağım.`,
  beginningWithoutTools: (name: string, first: number, all: number) =>
    `${name} dosyasının ${number(all)} karakterinden ilk ${number(first)} tanesini okudum. Araçlar burada kapalı; lütfen yalnızca önemli kısmı gönderin.`,
  surplusFiles: (max: number, names: readonly string[]) =>
    `Yalnızca ilk ${number(max)} eke baktım. Lütfen şunları ayrı bir mesajda gönderin: ${and(names)}.`,
  manySurplusFiles: (max: number) =>
    `Yalnızca ilk ${number(max)} eke baktım. Lütfen diğerlerini ayrı bir mesajda gönderin.`,
  ofFile: (name: string, notice: string) => `${name}: ${notice}`,
  someAttachment: 'bir ek',
  questionTooLong: 'Bu, model için çok uzun. Bir seferde daha az ya da parça parça gönderin.',
  earlierFilesLeftOut: (n: number) =>
    `Daha önceki ${number(n)} dosyayı dışarıda bıraktım, yoksa soru model için fazla büyük olurdu.`,
  fallback: (model: string) =>
    `${model} yanıtladı: varsayılan model aşırı yoğun ya da kotası dolu.`,
  unreadParts: {
    call: 'bir arama',
    list: 'bir liste',
    fileElsewhere: 'başka bir hizmette duran bir dosya',
    sharedMessage: 'açamadığım paylaşılmış bir mesaj',
    moreAttachments: (n: number) => `${number(n)} ek daha`,
    moreBlocks: (n: number) => `${number(n)} blok daha`,
    sticker: 'bir çıkartma',
    namedSticker: (name: string) => `“${name}” çıkartması`,
    activity: 'bir etkinlik daveti',
    forwarded: 'iletilmiş bir mesaj',
    replied: 'yanıtlanan mesaj',
    repliedGone: 'yanıtlanan ve artık olmayan mesaj',
    unknownMessage: 'tanımadığım türde bir mesaj',
    unknownPart: 'tanımadığım türde bir içerik',
  },
  unread: (what: readonly string[]) => `Şunu okuyamadım, bu yüzden atladım: ${and(what)}.`,
  unreadLinks: (n: number) =>
    n === 1
      ? 'Bağlantısı verilen mesajı okuyamadım.'
      : `Bağlantısı verilen mesajlardan ${number(n)} tanesini okuyamadım.`,
  hiddenLinks: (n: number) =>
    n === 1
      ? 'Bağlantısı verilen mesajı dışarıda bıraktım, çünkü buradaki herkes onu okuyamıyor. Bağlantıyı bana direkt mesajla gönderin.'
      : `Bağlantısı verilen ${number(n)} mesajı dışarıda bıraktım, çünkü buradaki herkes onları okuyamıyor. Bağlantıları bana direkt mesajla gönderin.`,
  unreadThread:
    'Bu mesaj dizisindeki önceki mesajları okuyamadım, bu yüzden onlar olmadan yanıtladım.',
  notSearched: (gap: SearchGap) => GAPS[gap],
  inviteFirst:
    'Bu kanalda olmadığım için buraya dosya gönderemiyorum. `/invite` ve adımı yazıp beni davet edin, sonra tekrar deneyin.',
  sources: (names: readonly string[]) => `Kaynaklar: ${names.join(' · ')}`,
  proposed: (text: string) => `**Bu işlem onaylansın mı?** ${text}`,
  approvedBy: (name: string) => `Onaylayan: ${toLiteralName(name)}.`,
  approvedWhat: (what: string, name: string) => `“${what}” Onaylayan: ${toLiteralName(name)}.`,
  deniedBy: (name: string) => `Reddeden: ${toLiteralName(name)}. Hiçbir şey yapmadım.`,
  expired: 'Bunu bir gün içinde kimse onaylamadı, bu yüzden yapmadım. Yeniden isteyin.',
  decided: 'Buna biri zaten karar verdi.',
  newerAnswer: 'Daha yeni bir yanıt var. Onun düğmelerini kullanın.',
  adminsOnly: 'Bunu yalnızca bir yönetici onaylayabilir.',
  firstContact: [
    'Merhaba, ben Parley. Benden bahsedip bir soru sorun, mesaj dizisinde yanıtlayayım. Başka neler yapabildiğimi görmek için benden bahsedip `/help` yazın.',
    'Burada bana yazdıklarınızı ve yanıtlarımı saklıyorum. Sorularınız Google’ın Gemini’sine gidiyor. `/privacy` neleri sakladığımı gösterir, `/forget` bunları siler.',
    'Burada nasıl yanıtlayacağımı ve neleri hatırlayacağımı yöneticiler `/settings` ile seçer.',
  ].join('\n\n'),
  greeting:
    'Merhaba, ben Parley. Burada bana istediğinizi sorun ya da bir kanalda benden bahsedin, mesaj dizisinde yanıtlayayım. `/help` neler yapabildiğimi gösterir.',
  greetingTo: (name: string) =>
    `Merhaba ${toLiteralName(name)}, ben Parley. Burada bana istediğinizi sorun ya da bir kanalda benden bahsedin, mesaj dizisinde yanıtlayayım. \`/help\` neler yapabildiğimi gösterir.`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait: string) => `Model şu anda aşırı yoğun. Lütfen ${wait} tekrar deneyin.`,
  minuteQuotaFor: (wait: string) =>
    `Modelin dakikalık kotası doldu. Lütfen ${wait} tekrar deneyin.`,
  quotaFor: (wait: string) => `Modelin kotası şimdilik doldu. Lütfen ${wait} tekrar deneyin.`,
  dayQuotaFor: (wait: string) =>
    `Modelin bugünkü kotası doldu. Kota ${wait} yenilenir. Parley yöneticiniz kotayı artırabilir ya da yedek model ekleyebilir (GEMINI_FALLBACK_MODEL).`,
  aboutModel: 'Model',
  aboutDemo: 'çevrimdışı yedek (GEMINI_API_KEY yok)',
  aboutStorage: 'Depolama',
  aboutPage: 'Web sayfası',
  partWorks: 'çalışıyor',
  partWaits: 'şu anda çalışmıyor (denemeye devam ediyorum)',
  partBroken: 'çalışmıyor (yeniden başlatılması gerekiyor)',
  partTools: (n: number) => counted(n, { other: 'bağlı, # araç' }),
  searchOn: (platform: string) => `${platform} araması`,
  searchState: (gap: SearchGap | null) => (gap === null ? 'açık' : GAP_STATES[gap]),
  modelHere: 'Buradaki model',
  effortHere: 'Buradaki düşünme düzeyi',
  personaHere: 'Buradaki persona',
  toolsHere: 'Buradaki araçlar',
  off: 'kapalı',
  timeNear: (day: string, time: string) => `${day} saat ${time}`,
  timeFar: (day: string, time: string) => `${day} saat ${time}`,
  onTimeFar: (day: string, time: string) => `${day} günü saat ${time}`,
  timePeriod: (day: string, start: string, end: string) => `${day} saat ${start}–${end}`,
  zoned: (time: string, city: string) => `${time} (${city})`,
  fetching: {
    noAddress: 'Bu tam bir web adresi değil. https:// ile başlaması gerekir.',
    onlyWeb: (protocol: string) =>
      `${protocol} ile başlayan adresleri açamıyorum. http:// veya https:// ile başlamaları gerekir.`,
    noSecrets: 'İçinde kullanıcı adı veya parola olan adresleri açmıyorum. O kısmı çıkarın.',
    portClosed: (host: string, port: string) =>
      `${host} adresinin ${port} numaralı portunu açmıyorum. Parley yöneticiniz buna izin verebilir (FETCH_ALLOW).`,
    noHost: (host: string) => `${host} adresinde bir web sitesi yok. Adresi kontrol edin.`,
    notPublic: (host: string) =>
      `${host} herkese açık internette değil, bu yüzden açmıyorum. Parley yöneticiniz buna izin verebilir (FETCH_ALLOW).`,
    tooManyRedirects: (host: string, max: number) =>
      `${host} ${number(max)} defadan fazla yönlendiriyor. Bana sonunda varılan adresi verin.`,
    brokenRedirect: (host: string) => `${host} çalışmayan bir adrese yönlendiriyor.`,
    tooSlow: (host: string, seconds: number) =>
      `${host} ${number(seconds)} saniye içinde yanıt vermedi. Lütfen daha sonra tekrar deneyin.`,
    pageTooLarge: (host: string, mb: number) =>
      `${host} ${number(mb)} MB’tan fazla gönderdi; sınırım bu. Bana daha küçük bir bölümün adresini verin.`,
    noAnswer: (host: string) =>
      `${host} adresine ulaşamadım ya da düzgün yanıt gelmedi. Adresi kontrol edin veya daha sonra tekrar deneyin.`,
    notFound: (host: string) => `${host} diye bir adres yok. Adresi kontrol edin.`,
    notLookedUp: (host: string) =>
      `${host} adresini bulamadım. Adresi kontrol edin veya daha sonra tekrar deneyin.`,
    refused: (host: string) =>
      `${host} bağlantıyı reddetti. Adresi kontrol edin veya daha sonra tekrar deneyin.`,
    brokenOff: (host: string) =>
      `${host} bağlantıyı erken kapattı. Adresi kontrol edin veya daha sonra tekrar deneyin.`,
    certificateExpired: (host: string) =>
      `${host} adresinin güvenlik sertifikasının süresi dolmuş. Adresi kontrol edin veya daha sonra tekrar deneyin.`,
    certificateUnknown: (host: string) =>
      `${host} adresinin güvenlik sertifikası güvenilir değil. Adresi kontrol edin.`,
    certificateOfOther: (host: string) =>
      `${host} adresinin güvenlik sertifikası başka bir ada ait. Adresi kontrol edin.`,
    fileTooLarge: (mb: number) =>
      `Dosya ${number(mb)} MB sınırını aşıyor. Daha küçük bir dosya gönderin.`,
  },
};
