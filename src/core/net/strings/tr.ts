import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('tr');

export const catalog: NetCatalog = {
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
};
