import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('tr');

export const catalog: HttpCatalog = {
  logIn: 'Giriş yap',
  password: 'Parola',
  wrongPassword: 'Parola yanlış.',
  logInFirst: 'Önce parolayla giriş yapın.',
  tooManyTries: (seconds: number) =>
    `Ağınızdan çok fazla yanlış parola geldi. ${number(seconds)} saniye bekleyip tekrar deneyin.`,
  passwordIsMade: (npm: string, docker: string) =>
    `Parley bunu ilk açılışında oluşturdu. Görmek için Parley’nin çalıştığı bilgisayarda ${npm} veya ${docker} komutunu çalıştırın.`,
  titles: {
    notAllowed: 'İzin yok',
    notFound: 'Burada bir şey yok',
    tooLarge: 'Çok büyük',
    failed: 'Olmadı',
  },
  goToPage: 'Parley’nin sayfasına git',
  notFound: 'Bu adreste bir şey yok.',
  tooLarge: (size: string) => `Bu çok büyük. Sınır: ${size}.`,
  failed:
    'Parley içinde bir sorun oluştu. Yeniden deneyin. Yine olursa nedeni Parley’nin günlüğünde yazar.',
  unknownHost:
    'Parley bu adı tanımadığı için isteği reddetti. Parley’yi kendi adresinden açın. (Önündeki proxy’nin Host olarak “localhost” göndermesi gerekir.)',
  otherSite: 'Bu istek başka bir siteden geldiği için reddedildi.',
  wrongMetricsToken: 'Bu, METRICS_TOKEN içindeki token değil.',
  onlyThisMachine:
    'Bu sayfa yalnızca Parley’nin çalıştığı bilgisayarda açılır. Başka yerde açmak için orada WEB_TOKEN değerini ayarlayın, Parley’yi yeniden başlatın ve o parolayla giriş yapın.',
};
