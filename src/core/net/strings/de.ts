import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('de');

export const catalog: NetCatalog = {
  noAddress: 'Das ist keine vollständige Webadresse. Sie muss mit https:// beginnen.',
  onlyWeb: (protocol: string) =>
    `Adressen, die mit ${protocol} beginnen, kann ich nicht öffnen. Sie müssen mit http:// oder https:// beginnen.`,
  noSecrets:
    'Adressen mit einem Benutzernamen oder Passwort öffne ich nicht. Lass diesen Teil weg.',
  portClosed: (host: string, port: string) =>
    `Port ${port} von ${host} öffne ich nicht. Dein Parley-Admin kann ihn erlauben (FETCH_ALLOW).`,
  noHost: (host: string) => `Unter ${host} gibt es keine Website. Prüf die Adresse.`,
  notPublic: (host: string) =>
    `${host} ist nicht im öffentlichen Internet, deshalb öffne ich es nicht. Dein Parley-Admin kann es erlauben (FETCH_ALLOW).`,
  tooManyRedirects: (host: string, max: number) =>
    `${host} leitet mehr als ${number(max)}-mal weiter. Gib mir die Adresse, bei der das endet.`,
  brokenRedirect: (host: string) =>
    `${host} leitet zu einer Adresse weiter, die nicht funktioniert.`,
  tooSlow: (host: string, seconds: number) =>
    `${host} hat länger als ${number(seconds)} Sekunden gebraucht. Bitte versuch es später noch einmal.`,
  pageTooLarge: (host: string, mb: number) =>
    `${host} hat mehr als ${number(mb)} MB geschickt, und das ist mein Limit. Gib mir die Adresse eines kleineren Teils.`,
  noAnswer: (host: string) =>
    `Ich konnte ${host} nicht erreichen, oder die Antwort war unbrauchbar. Prüf die Adresse oder versuch es später noch einmal.`,
  notFound: (host: string) => `${host} gibt es nicht. Prüf die Adresse.`,
  notLookedUp: (host: string) =>
    `Ich konnte die Adresse von ${host} nicht ermitteln. Prüf sie oder versuch es später noch einmal.`,
  refused: (host: string) =>
    `${host} hat die Verbindung abgelehnt. Prüf die Adresse oder versuch es später noch einmal.`,
  brokenOff: (host: string) =>
    `${host} hat die Verbindung zu früh beendet. Prüf die Adresse oder versuch es später noch einmal.`,
  certificateExpired: (host: string) =>
    `Das Sicherheitszertifikat von ${host} ist abgelaufen. Prüf die Adresse oder versuch es später noch einmal.`,
  certificateUnknown: (host: string) =>
    `Das Sicherheitszertifikat von ${host} ist nicht vertrauenswürdig. Prüf die Adresse.`,
  certificateOfOther: (host: string) =>
    `Das Sicherheitszertifikat von ${host} gilt für einen anderen Namen. Prüf die Adresse.`,
  fileTooLarge: (mb: number) => `Die Datei ist größer als ${number(mb)} MB. Schick eine kleinere.`,
};
