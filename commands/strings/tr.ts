import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { and, or, number } = createWording('tr');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  `okunan ${number(promptTokens)} token`,
  `yazılan ${number(answerTokens)} token`,
  ...(images > 0 ? [`${number(images)} görsel`] : []),
  ...(searches > 0 ? [`${number(searches)} arama`] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0 ? [`${number(audioMinutes)} dakika kayıt`] : [];

export const catalog: CommandCatalog = {
  ask: {
    description: 'Parley’ye bir soru sorun',
    options: { question: 'Ne öğrenmek istediğiniz', about: 'Sorunuzun ilgili olduğu metin' },
    menu: 'Bununla ilgili sor',
    example: '/ask Mont Blanc ne kadar yüksek?',
    noQuestion: 'Sorunuzu komuttan sonra yazın. Örneğin: `/ask Mont Blanc ne kadar yüksek?`',
  },
  imagine: {
    description: 'Görsel çizin',
    options: {
      prompt: 'Ne görmek istediğiniz',
      aspect: 'Genişliğin yüksekliğe oranı',
      count: 'Kaç görsel, en fazla 4',
      image: 'Başlangıç için bir görsel',
    },
    example: '/imagine kâğıt kayıkta bir kedi count:2',
    noPrompt: 'Ne görmek istiyorsunuz? Örneğin: `/imagine kâğıt kayıkta bir kedi`',
    wrongCount: (max: number) => `\`count\` 1 ile ${number(max)} arasında bir sayı olabilir.`,
  },
  describe: {
    description: 'Bir görseli açıklayın',
    options: { image: 'Görsel. Varsayılan: buradaki en son görsel' },
    example: '/describe',
  },
  transcribe: {
    description: 'Bir kaydı yazıya dökün',
    options: {
      file: 'En fazla iki saatlik ses veya video dosyası. Varsayılan: buradaki en son kayıt',
      link: 'Kayıt içeren mesajın bağlantısı ya da sesli mesajlarınız için “off” veya “on”',
    },
    menu: 'Yazıya dök',
    example: '/transcribe',
  },
  summarize: {
    description: 'Kaçırdıklarınızı özetleyin',
    options: {
      since: '“last” (son mesajınız), “dün” veya “9:00” gibi bir zaman ya da bir mesaj bağlantısı',
      scope: 'Mesaj dizisi ya da tüm kanal. Varsayılan: içinde olduğunuz mesaj dizisi',
    },
    menu: 'Buradan itibaren özetle',
    example: '/summarize since:dün',
  },
  recall: {
    description: 'Daha önce söylenenleri bulun',
    options: { question: 'Ne öğrenmek istediğiniz' },
    example: '/recall Neye karar verdik?',
  },
  learn: {
    description: 'Parley’ye bir belge veya sayfa öğretin',
    options: {
      document: 'Metin içeren bir dosya: PDF, ofis dosyası veya e-posta gibi',
      link: 'Sayfa bağlantısı, “list” ya da “remove” ile birlikte ad veya numara',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'Buradaki yapılacakları listeleyin',
    options: {
      since: '“dün” veya “pazartesi” gibi bir zaman. Varsayılan: son 200 mesaj',
      scope: 'Mesaj dizisi ya da tüm kanal. Varsayılan: içinde olduğunuz mesaj dizisi',
    },
    example: '/tasks since:dün',
    head: { task: 'Görev', owner: 'Sorumlu', due: 'Son tarih', message: 'Mesaj' },
  },
  event: {
    description: 'Bir metni takvim etkinliğine dönüştürün',
    options: { text: 'Ne, ne zaman ve nerede' },
    example: '/event Cuma 12:30 Ada ile öğle yemeği',
  },
  poll: {
    description: 'Anket başlatın',
    options: {
      question: 'Soru. Seçenekler ardından gelebilir',
      options: 'Aralarında virgülle seçenekler',
    },
    example: '/poll Öğle yemeği? Pizza, Makarna, Çorba',
  },
  translate: {
    description: 'Bir metni çevirin',
    options: {
      text: 'Metin. Varsayılan: buradaki son mesaj',
      to: 'Dil, örneğin İngilizce. Varsayılan: sizinki',
    },
    menu: 'Çevir',
    example: '/translate Good morning to:Türkçe',
  },
  remind: {
    description: 'Hatırlatma kurun ya da hatırlatmalarınızı görün',
    options: {
      what: 'Neyin, ne zaman hatırlatılacağı. Ya da “list”',
      when: 'Ne zaman: “yarın 9:00”, “20 dakika sonra”',
      repeat: 'Ne sıklıkta: her gün, her pazartesi…',
    },
    example: '/remind çiçekleri sula yarın 9:00',
  },
  model: {
    description: 'Buradaki modeli seçin',
    options: {
      name: 'Bir model ya da “default”. Boş: kullanılanı gösterir',
      channel: 'Yalnızca bu konuşma değil, tüm kanal için (yöneticiler)',
    },
    example: '/model',
    isDefault: 'Burada varsayılan model yanıtlıyor.',
    is: (model: string) => `Burada ${model} yanıtlıyor.`,
    howTo: 'Değiştirmek için `/model` ve bir ad yazın, geri dönmek için `/model default`.',
    some: (models: readonly string[]) =>
      `Değiştirmek için \`/model\` ve bir ad yazın: ${models.join(', ')} ya da başka biri. Geri dönmek için \`/model default\`.`,
    notName: 'Bu bir model adı değil. Birkaç tanesini `/model` gösterir.',
    missing: (model: string) =>
      `${model} kullanılamıyor. Kullanılabilenlerden birkaçını \`/model\` gösterir.`,
    nowDefault: 'Tamam. Bundan sonra burada varsayılan model yanıtlıyor.',
    nowDefaultInChannel: 'Tamam. Bundan sonra bu kanalda varsayılan model yanıtlıyor.',
    now: (model: string) => `Tamam. Bundan sonra burada ${model} yanıtlıyor.`,
    nowInChannel: (model: string) => `Tamam. Bundan sonra bu kanalda ${model} yanıtlıyor.`,
    unchecked: 'Kullanılabilir olup olmadığını kontrol edemedim.',
  },
  effort: {
    description: 'Modelin ne kadar derin düşüneceğini ayarlayın',
    options: { level: 'Daha yüksek düzey daha uzun sürer ve daha pahalıdır' },
    example: '/effort high',
    isDefault: (levels: readonly string[]) =>
      `Buradaki düşünme düzeyi: varsayılan (model karar verir). Seçenekler: ${or(levels)}. Örneğin: \`/effort high\`.`,
    is: (level: string, levels: readonly string[]) =>
      `Buradaki düşünme düzeyi: ${level}. Seçenekler: ${or(levels)}. Örneğin: \`/effort high\`.`,
    nowDefault: 'Tamam. Bundan sonra burada ne kadar derin düşüneceğine model karar verir.',
    nowDefaultInChannel:
      'Tamam. Bundan sonra bu kanalda ne kadar derin düşüneceğine model karar verir.',
    now: (level: string) => `Tamam. Buradaki düşünme düzeyi artık ${level}.`,
    nowInChannel: (level: string) => `Tamam. Bu kanaldaki düşünme düzeyi artık ${level}.`,
  },
  persona: {
    description: 'Parley’nin burada nasıl yanıtlayacağını ayarlayın',
    options: { manner: '“concise” veya “tutor” gibi bir hazır ayar, kendi sözleriniz ya da “off”' },
    example: '/persona tutor',
    none: 'Bu kanalda persona ayarlanmamış.',
    is: (persona: string) => `Bu kanaldaki persona: ${persona}`,
    howTo: (presets: readonly string[]) =>
      `Hazır ayarlar: ${and(presets)}. Ya da kendiniz yazın: \`/persona Sabırlı bir kütüphanecisin.\` Kapatmak için \`/persona off\`.`,
    nowOff: 'Tamam. Bundan sonra burada personasız yanıtlıyorum.',
    tooLong: (max: number) => `Persona en fazla ${number(max)} karakter olabilir. Lütfen kısaltın.`,
    now: (persona: string) => `Tamam. Bundan sonra burada şöyle yanıtlıyorum: ${persona}`,
  },
  quiet: {
    description: 'Parley’yi bu mesaj dizisinin dışında tutun',
    options: { state: 'off: bu mesaj dizisinde yeniden yanıtlasın' },
    example: '/quiet',
    followsAgain: 'Tamam, bu mesaj dizisine döndüm. Benden bahsetmenize gerek yok.',
  },
  timezone: {
    description: 'Saat diliminizi ayarlayın',
    options: { zone: 'Örneğin Europe/Istanbul ya da “off”. Boş: sizinkini gösterir' },
    example: '/timezone Europe/Istanbul',
    isOwn: (zone: string, time: string) =>
      `Saat diliminiz ${zone}, orada saat şu an ${time}. \`/timezone Europe/Istanbul\` ile değiştirin.`,
    isOfProfile: (zone: string, time: string) =>
      `Saat diliminiz ${zone}, profilinizden alındı. Orada saat şu an ${time}. \`/timezone Europe/Istanbul\` ile değiştirin.`,
    unknown: 'Saat diliminizi bilmiyorum. `/timezone Europe/Istanbul` ile söyleyin.',
    forgotten: 'Tamam, saat diliminizi unuttum.',
    noZone:
      'Bu saat dilimini bilmiyorum. `Europe/Istanbul` veya `America/New_York` gibi bir şey deneyin.',
    now: (zone: string, time: string) => `Tamam. Saat diliminiz artık ${zone}, orada saat ${time}.`,
  },
  memory: {
    description: 'Parley’nin burada neyi hatırlayacağını seçin',
    options: { state: 'on: burada söylenen her şey. off: yalnızca Parley’ye söylenenler' },
    example: '/memory',
  },
  settings: {
    description: 'Bu kanalın ayarlarını değiştirin',
    options: {
      reply: 'Bahsetmelerin nerede yanıtlanacağı',
      voice: 'Hangi sesli mesajların yazıya döküleceği',
      follow: 'Mesaj dizilerinin bahsetmeden takip edilmesi',
      tools: 'Parley’nin araç kullanması',
      language: 'Düğme, komut ve bildirimlerin dili',
    },
    example: '/settings reply:channel',
    heading: '**Bu kanalın ayarları** (yöneticiler değiştirebilir)',
    headingAlone: '**Bu konuşmanın ayarları**',
    saved: 'Tamam, kaydedildi.',
    line: (name: string, value: string, about: string, choices: string) =>
      `- **${name}**: ${value}. ${about} (${choices})`,
    voiceDefault: 'yalnızca davet edildiğim ya da benden bahsedilen yerlerde',
    languageDefault: (language: string) => `${language} (varsayılan)`,
    howTo: 'Birini şöyle değiştirin: `/settings reply:channel`.',
  },
  usage: {
    description: 'Ne kadar kullandığınızı görün',
    options: {},
    example: '/usage',
    own: '**Buradaki kullanımınız**',
    workspace: '**Burada ve diğer kanallarda herkesin kullanımı**',
    people: '**Bu ay en çok kullananlar**',
    models: '**Modele göre, bu ay**',
    today: (amount: string) => `- Bugün: ${amount}`,
    month: (amount: string) => `- Bu ay: ${amount}`,
    line: (name: string, amount: string) => `- ${name}: ${amount}`,
    amount: (used: UsedAmount) =>
      [`${number(used.questions)} soru`, ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used: UsedAmount) => toModelAmounts(used).join(', '),
    what: 'Her model çağrısı sayılır: yanıtlar, komutlar, dökümler, görseller, aramalar ve uzun konuşmalardan sakladığım özetler. Günler ve aylar UTC’ye göredir.',
  },
  reset: {
    description: 'Parley’ye bu konuşmayı unutturun',
    options: {},
    example: '/reset',
    empty: 'Unutulacak bir şey yok: bu konuşma boş.',
    done: 'Tamam. Bu konuşmayı unuttum; sonraki sorunuz sıfırdan başlıyor.',
  },
  privacy: {
    description: 'Parley’nin hakkınızda ne sakladığını görün',
    options: { recall: 'off: bundan sonra dediklerinizi /recall bulmaz. on: bulur' },
    example: '/privacy',
  },
  forget: {
    description: 'Parley’nin hakkınızda sakladıklarını silin',
    options: { what: '“me”, “conversation”, “channel”, bağlantı' },
    example: '/forget me',
  },
  help: {
    description: 'Parley’nin neler yapabildiğini görün',
    options: {},
    example: '/help',
    beginning:
      'Soruları yanıtlar, dosya ve bağlantıları okur, çizer ve araştırırım. Benden bahsedin, bana doğrudan yazın ya da içinde olduğum bir mesaj dizisinde yanıtlayın.\nBir yanıtı bitirmek için **Durdur** düğmesine basın ya da `stop` yazın. `leave` yazarsanız mesaj dizisine karışmam.',
    groups: {
      make: '**Soru ve üretim**',
      catchUp: '**Kaçırdıklarınız**',
      plan: '**Planlama**',
      channel: '**Bu kanal**',
      person: '**Siz**',
    },
    line: (description: string, example: string) => `- ${description}: \`${example}\``,
    end: 'Komutlar bahsetmeden sonra da çalışır: `@Parley /help`.',
  },
  about: {
    description: 'Parley’nin sürümünü ve durumunu görün',
    options: {},
    example: '/about',
    line: (label: string, value: string) => `- **${label}**: ${value}`,
  },
};
