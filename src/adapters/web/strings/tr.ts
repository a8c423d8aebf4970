import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { number, or } = createWording('tr');

export const catalog: WebCatalog = {
  shell: {
    skip: 'Mesaj kutusuna geç',
    channels: 'Kanallar',
    closeChannels: 'Kanal listesini kapat',
    conversations: 'Konuşmalar',
    demo: 'Demo.',
    demoNote: 'Gemini anahtarı ayarlanmadığı için burada çevrimdışı bir yedek yanıt veriyor.',
    latest: 'En yeni',
    drop: 'Mesajınıza eklemek için dosyaları bırakın',
    noScript:
      'Bu sayfa için JavaScript gerekiyor. Bu sayfada açın ya da Parley ile Slack veya Discord’da konuşun.',
  },
  guest: 'Konuk',
  starting: 'Parley başlatılıyor. Birazdan tekrar deneyin.',
  failed: 'Parley bunu şu anda yapamadı. Hiçbir şey kaybolmadı. Lütfen tekrar deneyin.',

  tooManyChannels: (max: number) => `En fazla ${number(max)} kanal olabilir.`,
  channelNameTaken: 'Başka bir kanalın adı bu. Farklı bir ad seçin.',
  keptChannel: (name: string) => `${name} arşivlenemez.`,
  noChannel: 'Böyle bir kanal yok.',
  unnamedChannel: 'Kanal adında en az bir harf veya rakam olmalı.',

  messageGone: 'Bu mesaj artık yok.',
  nothingWritten: 'Önce bir şey yazın.',
  nothingLeft: 'Bir şey yazın ya da mesajı silin.',
  commandsStay: 'Komutlar düzenlenemez. Yenisini gönderin.',
  buttonGone: 'Bu düğme artık çalışmıyor.',
  notYours: 'Yalnızca kendi mesajlarınızı değiştirebilirsiniz.',

  emptyFile: 'Dosya boş.',
  fileLost: 'Dosya ulaşmadı. Yeniden ekleyin.',
  fileGone: 'Bu dosya artık bende yok. Lütfen yeniden gönderin.',
  tooLargeFile: (size: string) => `Dosya çok büyük. En fazla ${size} olabilir.`,

  tooManyFiles: (max: number) => `Bir mesajda en fazla ${number(max)} dosya olabilir.`,
  tooLong: (max: number) => `Bu çok uzun. En fazla ${number(max)} karakter olabilir.`,
  outdated: 'Bu sayfa güncel değil. Yeniden yükleyip tekrar deneyin.',
  noKeyHere:
    'Buraya yalnızca demo çalışırken ve yalnızca Parley’nin çalıştığı bilgisayarda anahtar ekleyebilirsiniz. Yoksa GEMINI_API_KEY değerini ayarlayıp Parley’yi yeniden başlatın.',

  unknownCommand: (name: string) =>
    `\`/${name}\` diye bir komut yok. Komutları görmek için \`/\` yazın.`,
  needsText: (option: string, about: string) => `\`${option}\` için metin ekleyin (${about}).`,
  needsNumber: (option: string, about: string) => `\`${option}\` bir sayı olmalı (${about}).`,
  needsYesNo: (option: string, about: string) =>
    `\`${option}\`, \`on\` veya \`off\` olabilir (${about}).`,
  needsFile: (option: string, about: string) => `\`${option}\` için dosya ekleyin (${about}).`,
  needsChoice: (option: string, choices: readonly string[]) =>
    `\`${option}\` şunlardan biri olabilir: ${or(choices)}.`,
};
