import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('de');

export const catalog: HttpCatalog = {
  logIn: 'Anmelden',
  password: 'Passwort',
  wrongPassword: 'Falsches Passwort.',
  logInFirst: 'Melde dich zuerst mit dem Passwort an.',
  tooManyTries: (seconds: number) =>
    `Aus deinem Netzwerk kamen zu viele falsche Passwörter. Warte ${number(seconds)} Sekunden und versuch es noch einmal.`,
  passwordIsMade: (npm: string, docker: string) =>
    `Parley hat es beim ersten Start erzeugt. Um es zu sehen, führe ${npm} oder ${docker} auf dem Computer aus, auf dem Parley läuft.`,
  titles: {
    notAllowed: 'Nicht erlaubt',
    notFound: 'Hier ist nichts',
    tooLarge: 'Zu groß',
    failed: 'Das hat nicht geklappt',
  },
  goToPage: 'Zur Seite von Parley',
  notFound: 'Unter dieser Adresse gibt es nichts.',
  tooLarge: (size: string) => `Das ist zu groß. Erlaubt sind bis zu ${size}.`,
  failed:
    'In Parley ist etwas schiefgegangen. Versuch es noch einmal. Wenn es wieder passiert, steht der Grund im Log von Parley.',
  unknownHost:
    'Parley kennt diesen Namen nicht und hat die Anfrage deshalb abgelehnt. Öffne Parley über seine Adresse. (Ein Proxy davor muss den Host „localhost“ senden.)',
  otherSite: 'Diese Anfrage kam von einer anderen Website und wurde deshalb abgelehnt.',
  wrongMetricsToken: 'Das ist nicht das Token aus METRICS_TOKEN.',
  onlyThisMachine:
    'Diese Seite gibt es nur auf dem Computer, auf dem Parley läuft. Um sie anderswo zu öffnen, setze dort WEB_TOKEN, starte Parley neu und melde dich mit diesem Passwort an.',
};
