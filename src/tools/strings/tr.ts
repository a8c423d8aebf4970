import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { number } = createWording('tr');

export const catalog: ToolCatalog = {
  readingThread: 'Mesaj dizisini okuyorum…',
  readingChannel: 'Kanalı okuyorum…',
  runningCode: 'Kod çalıştırıyorum…',
  checkingTime: 'Saate bakıyorum…',
  readingPage: (host: string) => `${host} okunuyor…`,
  readingSomePage: 'Bir sayfa okuyorum…',
  searching: (query: string) => `“${query}” aranıyor…`,
  posting: 'Başka bir kanalda paylaşıyorum…',
  readingFile: (name: string) => `${name} okunuyor…`,
  readingSomeFile: 'Dosyayı okuyorum…',
  asking: (tool: string) => `${tool} sorgulanıyor…`,
  postIn: (channel: string) => `${channel} kanalında şu paylaşılsın:`,
  useTool: (tool: string, server: string) => `${server} üzerinde ${tool} kullanılsın.`,
  serverSays: (server: string, description: string) =>
    `${server} bunu şöyle açıklıyor: “${description}”`,
  noFields: 'Hiç alan yok.',
  moreFields: (n: number) => `ve ${number(n)} alan daha`,
  inFull: 'Hepsi buraya sığmıyor. Tamamı ekteki dosyada.',
  cutValue: (beginning: string, n: number) => `${beginning}… (${number(n)} karakter daha)`,
  emptyValue: '(boş)',
  hiddenValue: '(gizli)',
  yes: 'evet',
  no: 'hayır',
  wholeCall: (call: string) => `Tüm alanlar: ${call}`,
  barChart: 'Çubuk grafik',
  lineChart: 'Çizgi grafik',
  pieChart: 'Pasta grafik',
  chart: (chart: string, labels: number) => `${chart}, ${number(labels)} etiket`,
  titledChart: (chart: string, about: string, labels: number) =>
    `${chart} “${about}”, ${number(labels)} etiket`,
  table: (rows: number, columns: string) => `${number(rows)} satırlık tablo: ${columns}`,
  moreRows: (n: number) => `… ve ${number(n)} satır daha`,
  missingLetters: (letters: string) =>
    `Görseldeki bazı karakterler boş kutu ya da siyah leke olarak görünüyor (${letters}): burada onları içeren bir yazı tipi yok.`,
  imageFrom: (server: string, tool: string) => `${server} görseli: ${tool}`,
  noTextInScan: (host: string) =>
    `${host} adresindeki PDF’te metin bulamadım. Taranmış ya da yalnızca görsel içeriyor.`,
  noTextOnPage: (host: string) =>
    `${host} adresindeki sayfada metin bulamadım. Boş ya da JavaScript olmadan bir şey göstermiyor.`,
  leadsOn: (host: string, target: string) =>
    `${host} adresindeki sayfada metin bulamadım. Yalnızca şuraya götürüyor: ${target}.`,
  signInNeeded: (host: string) => `${host} oturum açmayı istiyor, bu yüzden sayfayı okuyamıyorum.`,
  notLetIn: (host: string) => `${host} beni içeri almıyor (HTTP durumu 403).`,
  saysNoSuchPage: (host: string) => `${host} böyle bir sayfa olmadığını söylüyor.`,
  asksForConsent: (host: string) =>
    `${host} yalnızca çerezlerle ilgili bir soru gösteriyor. Bunu yanıtlayamadığım için sayfayı okuyamıyorum.`,
  showsOnlyNotice: (host: string) =>
    `${host} sayfa yerine yalnızca bir bildirim gösteriyor: Sayfa şu anda kapalı ya da önce bir şey soruyor.`,
  asksIfHuman: (host: string) =>
    `${host} okuyanın insan olduğundan emin olmak istiyor, bu yüzden beni içeri almıyor.`,
  noSuchPage: (host: string) => `${host} adresinde böyle bir sayfa yok (HTTP durumu 404).`,
  pageGone: (host: string) => `${host} adresindeki sayfa artık yok (HTTP durumu 410).`,
  pageBusy: (host: string) =>
    `${host} çok fazla istek alıyor (HTTP durumu 429). Daha sonra tekrar deneyin.`,
  pageFailed: (host: string, status: number) => `${host} hata verdi (HTTP durumu ${status}).`,
  pageEmpty: (host: string) => `${host} boş bir sayfa gönderdi.`,
  pageTooTangled: (host: string) =>
    `${host} adresindeki sayfa okunamayacak kadar büyük ya da karmaşık.`,
  pagesBusy: 'Şu anda çok fazla sayfa okuyorum. Bir dakika sonra tekrar deneyin.',
  pdfUnreadable: (host: string) =>
    `${host} adresindeki PDF’i okuyamıyorum: şifreli, bozuk ya da çok büyük.`,
  fileUnreadable: (host: string, type: string) =>
    `${host} adresinde okuyamadığım bir dosya var (tür: ${type}).`,
  someFileUnreadable: (host: string) => `${host} adresinde okuyamadığım bir dosya var.`,
  downloadIt: 'Dosyayı indirip ekleyin.',
  giveThatAddress: 'Bana o adresi verin.',
};
