import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, number } = createWording('tr');

const kinds = {
  files: (format: string) => `${format} dosyalarını okuyamıyorum.`,
  archives: (format: string) => `${format} arşivlerini okuyamıyorum.`,
  databases: (program: string) => `${program} veritabanlarını okuyamıyorum.`,
  rawPhotos: 'RAW fotoğrafları okuyamıyorum.',
  hdrImages: 'HDR görselleri okuyamıyorum.',
  textures: 'Dokuları (.dds) okuyamıyorum.',
  programs: 'Programları okuyamıyorum.',
  fonts: 'Yazı tiplerini okuyamıyorum.',
  books: (program: string) => `${program} kitaplarını okuyamıyorum.`,
  mailboxes: (program: string) => `${program} posta kutularını okuyamıyorum.`,
  models: '3D modelleri okuyamıyorum.',
  propertyLists: 'Apple özellik listelerini okuyamıyorum.',
  oldWord: 'Eski Word dosyalarını (.doc) okuyamıyorum.',
  oldPowerPoint: 'Eski PowerPoint dosyalarını (.ppt) okuyamıyorum.',
  oldExcel: 'Eski Excel dosyalarını (.xls) okuyamıyorum.',
  oldOffice: 'Eski Office dosyalarını (.doc, .xls, .ppt) okuyamıyorum.',
  iwork: 'Pages, Numbers ve Keynote dosyalarını okuyamıyorum.',
  binaryWorkbooks: 'İkili çalışma kitaplarını (.xlsb) okuyamıyorum.',
  visio: 'Visio çizimlerini okuyamıyorum.',
  androidApps: 'Android uygulamalarını okuyamıyorum.',
  bitmaps: 'Bu tür bit eşlemleri okuyamıyorum.',
  icons: 'Bu tür simgeleri okuyamıyorum.',
  recordings: 'Bu tür kayıtları okuyamıyorum.',
  sound: (codec: string) => `Sesini çözemiyorum (${codec}).`,
  someSound: 'Sesini çözemiyorum.',
} as const;

const remedies = {
  unpack: 'Arşivden çıkarıp dosyaların kendilerini gönderin.',
  image: 'JPEG veya PNG olarak kaydedip gönderin.',
  png: 'PNG olarak kaydedip gönderin.',
  pdf: 'PDF olarak dışa aktarıp gönderin.',
  toPdf: 'PDF’e dönüştürüp gönderin.',
  textOrImage: 'Önemli kısmını metin veya görsel olarak gönderin.',
  csv: 'Tabloları .csv olarak dışa aktarıp gönderin.',
  xlsx: '.xlsx olarak kaydedip gönderin.',
  mp3: 'MP3 olarak dışa aktarıp gönderin.',
  epub: '.epub veya PDF’e dönüştürüp gönderin.',
  mails: 'Önemli e-postaları .eml veya PDF olarak gönderin.',
  screenshot: 'Bir görüntüsünü gönderin.',
  xml: 'XML’e dönüştürüp gönderin.',
  docxOrPdf: '.docx veya PDF olarak kaydedip gönderin.',
  pptxOrPdf: '.pptx veya PDF olarak kaydedip gönderin.',
  xlsxOrPdf: '.xlsx veya PDF olarak kaydedip gönderin.',
  officeOrPdf: '.docx, .xlsx, .pptx veya PDF olarak kaydedip gönderin.',
  fileThatMatters: 'İçindeki önemli dosyayı gönderin.',
  ffmpeg:
    'MP3 veya WAV’a dönüştürün. (Parley yöneticiniz, daha fazlasını okuyan ffmpeg’i yükleyebilir.)',
} as const;

const lost = {
  picture: (n: number) => `${number(n)} görsel`,
  chart: (n: number) => `${number(n)} grafik`,
  diagram: (n: number) => `${number(n)} diyagram`,
  'embedded object': (n: number) => `${number(n)} gömülü nesne`,
  'sound or video': (n: number) => `${number(n)} kayıt`,
  symbol: (n: number) => `${number(n)} simge`,
} as const;

export const catalog: MediaCatalog = {
  kinds,
  remedies,
  lost,
  empty: 'Dosya boş (0 bayt). Kontrol edip yeniden gönderin.',
  unknownType:
    'Bu dosya türünü tanımıyorum. Görsel, PDF, ofis dosyası, e-posta, ses, video ve metin okuyabiliyorum. Bunlardan birine dönüştürün.',
  noText: 'İçinde metin bulamadım. Dosyayı kontrol edip yeniden gönderin.',
  noTextInOffice: 'İçinde metin bulamadım. Görsellerini görebilmem için PDF olarak gönderin.',
  noCells: 'İçinde hücre bulamadım. Not defteri dosyasını (.ipynb) kontrol edip yeniden gönderin.',
  noSound: 'İçinde ses bulamadım ya da dosya bozuk. MP3 veya WAV olarak kaydedip yeniden gönderin.',
  noSoundInVideo:
    'Videonun sesi yok, görüntülerini de burada alamıyorum. Birkaçını görsel olarak gönderin.',
  notRecording: 'Bu bir kayıt değil. Ses ve video dökümü yapabilirim.',
  tooMuch: 'Okunamayacak kadar çok. Yalnızca önemli kısmı gönderin.',
  tooMuchUnpacked: 'Açıldığında çok büyük. Yalnızca önemli kısmı gönderin.',
  filesBusy: 'Şu anda çok fazla dosya okuyorum. Bir dakika sonra yeniden gönderin.',
  broken: 'Dosya bozuk ya da alışılmadık. Başka bir biçimde kaydedip yeniden gönderin.',
  damaged: 'Dosya bozuk ya da eksik. Yeniden kaydedip gönderin.',
  damagedBitmap: 'Bit eşlem bozuk. PNG olarak kaydedip gönderin.',
  damagedIcon: 'Simge bozuk. PNG olarak kaydedip gönderin.',
  damagedImage: 'Görsel bozuk ya da eksik. PNG veya JPEG olarak kaydedip gönderin.',
  damagedMail: 'E-posta bozuk. .eml veya PDF olarak yeniden kaydedip gönderin.',
  damagedBook: 'Kitap bozuk. Yeniden kaydedip gönderin.',
  damagedNotebook: 'Not defteri dosyası (.ipynb) bozuk. Yeniden kaydedip gönderin.',
  damagedArchive: 'Arşiv bozuk ya da eksik. Yeniden paketleyip gönderin.',
  damagedPdf: 'PDF bozuk ya da eksik, içinden bir şey okunamıyor. Yeniden kaydedip gönderin.',
  pdfCutOff: 'PDF yarıda kesilmiş: sonu eksik. Yeniden kaydedip gönderin.',
  emptyArchive: 'Arşiv boş. Dosyaların kendilerini gönderin.',
  badMetadata: 'Meta verilerini okuyamıyorum. PNG veya JPEG olarak kaydedip gönderin.',
  tooManyPixels: 'Çok fazla pikseli var. Daha küçük boyutta gönderin.',
  protected: 'Dosya parola korumalı. Parolasız bir kopyasını kaydedip gönderin.',
  protectedArchive: 'Arşiv parola korumalı. Parolasız paketleyip gönderin.',
  copyProtected: 'Kitap kopya korumalı. Önemli kısmını PDF veya metin olarak gönderin.',
  pdfTooLarge: (mb: number) =>
    `PDF’ler en fazla ${number(mb)} MB olabilir. Bölün ya da önemli sayfaları gönderin.`,
  pdfTooLong: (pages: number, max: number) =>
    `${number(pages)} sayfası var; PDF’lerde en fazla ${number(max)} sayfa olabilir. Bölün.`,
  pdfTextOnly: (pages: number, max: number) =>
    `PDF’lerde en fazla ${number(max)} sayfa olabilir. Bunda ${number(pages)} sayfa var; yalnızca metni okudum, görselleri değil.`,
  pdfFirstPagesOnly: (pages: number, max: number, read: number) =>
    `PDF’lerde en fazla ${number(max)} sayfa olabilir. Bunda ${number(pages)} sayfa var; yalnızca ilk ${number(read)} sayfanın metnini okudum, görselleri değil.`,
  scriptsLeftOut: (characters: number) =>
    `${number(characters)} karakterlik betik ve stili dışarıda bıraktım.`,
  cutOff: 'Dosya yarıda kesilmiş: bende yalnızca başı var.',
  framesAndSound: (images: number) => `Videodan ${number(images)} görüntü ve ses bende.`,
  framesOnly: (images: number) => `Videodan yalnızca ${number(images)} görüntü bende. Sesi yok.`,
  soundOnly: 'Videonun yalnızca sesi bende.',
  firstHoursOnly: (hours: number) =>
    hours === 1
      ? 'Yalnızca ilk saatini dinledim.'
      : `Yalnızca ilk ${number(hours)} saatini dinledim.`,
  emptyBytesLeftOut: (n: number) => `${number(n)} boş baytı dışarıda bıraktım.`,
  partlyDamaged:
    'Dosyanın bir kısmı bozuk; okuduklarımın bazıları yanlış olabilir. Yeniden kaydedip gönderin.',
  onlyInReader:
    'Bu, yalnızca Adobe Reader’ın gösterdiği bir form; alanlarını göremiyorum. Oradan PDF olarak yazdırıp gönderin.',
  guessedEncoding: (encoding: string) =>
    `Karakter kodlamasını (${encoding}) tahmin ettim; bazı harfler yanlış olabilir.`,
  damagedCharacters: (n: number) => `${number(n)} bozuk karakter � olarak görünüyor.`,
  firstCharactersOnly: (first: number, all: number) =>
    `${number(all)} karakterin yalnızca ilk ${number(first)} tanesini okudum.`,
  someFrames: (some: number, all: number) =>
    `Bu bir animasyon. ${number(all)} karesinden ${number(some)} tanesine baktım.`,
  firstFrameOnly: 'Bu bir animasyon. Yalnızca ilk karesine baktım.',
  firstPagesOnly: (first: number, all: number) =>
    `${number(all)} sayfasından yalnızca ilk ${number(first)} tanesine baktım.`,
  cutTopToBottom: (pieces: number) =>
    `Uzun olduğu için yukarıdan aşağıya ${number(pieces)} parçaya böldüm.`,
  cutLeftToRight: (pieces: number) =>
    `Geniş olduğu için soldan sağa ${number(pieces)} parçaya böldüm.`,
  madeSmaller: (width: number, height: number, max: number) =>
    `Boyutu ${number(width)} × ${number(height)} piksel. Model en fazla ${number(max)} piksel gördüğü için küçülttüm.`,
  lostInText: (what: readonly string[], n: number) =>
    n === 1
      ? `İçindekilerden şunu göremiyorum: ${and(what)}. Dahil etmek için PDF olarak gönderin.`
      : `İçindekilerden şunları göremiyorum: ${and(what)}. Dahil etmek için PDF olarak gönderin.`,
  sheetsUnread: (n: number, names: readonly string[]) =>
    `${number(n)} sayfayı okumadım: ${and(names)}.`,
  firstRowsOnly: (first: number, all: number, sheet: string) =>
    `“${sheet}” sayfasındaki ${number(all)} satırın yalnızca ilk ${number(first)} tanesini okudum.`,
  firstColumnsOnly: (first: number, sheet: string) =>
    `“${sheet}” sayfasının yalnızca ilk ${number(first)} sütununu okudum.`,
  sheetCut: 'En uzun sayfasını kısalttım.',
  formulasWithoutValue:
    'Bazı formüllerin kayıtlı değeri yok; onların yerine formülün kendisini gösteriyorum.',
  formulasWithoutValueInExcel:
    'Bazı formüllerin kayıtlı değeri yok; onların yerine formülün kendisini gösteriyorum. Değerlerin eklenmesi için dosyayı Excel’de yeniden kaydedin.',
  changesAccepted: 'İzlenen değişiklikleri kabul edilmiş olarak okudum.',
  inside: (name: string, notice: string) => `${name} (içindeki dosya): ${notice}`,
  insideLeftOut: (n: number) =>
    `İçindeki ${number(n)} dosya, bunların yanında okunamayacak kadar çoktu.`,
  tooDeep: 'Başka dosyaların içinde, okunamayacak kadar derinde.',
  allTooDeep: (n: number) =>
    `İçindeki ${number(n)} dosya, başka dosyaların içinde okunamayacak kadar derinde.`,
  moreInside: (n: number) => `İçindeki ${number(n)} dosyayı daha tam okuyamadım.`,
  someInside: (some: number, all: number) =>
    `İçindeki ${number(all)} dosyadan yalnızca ${number(some)} tanesini, diğerlerinin de adlarını okudum.`,
  embeddedLeftOut: (n: number) => `${number(n)} gömülü dosyayı dışarıda bıraktım.`,
  firstMailsOnly: (first: number, all: number) =>
    `${number(all)} e-postanın yalnızca ilk ${number(first)} tanesini okudum.`,
  firstAttachmentsOnly: (first: number, all: number) =>
    `${number(all)} ekin yalnızca ilk ${number(first)} tanesini okudum.`,
  attachmentsLeftOut: (n: number) => `${number(n)} eki okumadım.`,
  imagesLeftOut: (n: number) => `İçindeki ${number(n)} görseli dışarıda bıraktım.`,
};
