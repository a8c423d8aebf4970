import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number, plural } = createWording('pl');

export const catalog: NetCatalog = {
  noAddress: 'To nie jest pełny adres strony. Musi zaczynać się od https://.',
  onlyWeb: (protocol: string) =>
    `Nie mogę otwierać adresów, które zaczynają się od ${protocol}. Muszą zaczynać się od http:// lub https://.`,
  noSecrets: 'Nie otwieram adresów z nazwą użytkownika lub hasłem. Usuń tę część.',
  portClosed: (host: string, port: string) =>
    `Nie otwieram portu ${port} na ${host}. Administrator Parley może na to zezwolić (FETCH_ALLOW).`,
  noHost: (host: string) => `Pod adresem ${host} nie ma żadnej strony. Sprawdź adres.`,
  notPublic: (host: string) =>
    `${host} nie jest w publicznym internecie, więc nie otwieram tego adresu. Administrator Parley może na to zezwolić (FETCH_ALLOW).`,
  tooManyRedirects: (host: string, max: number) =>
    `${host} przekierowuje więcej niż ${number(max)} ${plural(max, { one: 'raz', other: 'razy' })}. Podaj adres docelowy.`,
  brokenRedirect: (host: string) => `${host} przekierowuje na adres, który nie działa.`,
  tooSlow: (host: string, seconds: number) =>
    `${host} nie odpowiada w ciągu ${number(seconds)} s. Spróbuj ponownie później.`,
  pageTooLarge: (host: string, mb: number) =>
    `${host} wysyła ponad ${number(mb)} MB, a to mój limit. Podaj adres mniejszej części.`,
  noAnswer: (host: string) =>
    `Nie udało mi się połączyć z ${host} albo odpowiedź była nieprawidłowa. Sprawdź adres lub spróbuj ponownie później.`,
  notFound: (host: string) => `${host} nie istnieje. Sprawdź adres.`,
  notLookedUp: (host: string) =>
    `Nie udało mi się znaleźć ${host}. Sprawdź adres lub spróbuj ponownie później.`,
  refused: (host: string) =>
    `${host} odrzuca połączenie. Sprawdź adres lub spróbuj ponownie później.`,
  brokenOff: (host: string) =>
    `${host} zbyt wcześnie zamyka połączenie. Sprawdź adres lub spróbuj ponownie później.`,
  certificateExpired: (host: string) =>
    `Certyfikat bezpieczeństwa ${host} wygasł. Sprawdź adres lub spróbuj ponownie później.`,
  certificateUnknown: (host: string) =>
    `Certyfikat bezpieczeństwa ${host} nie jest zaufany. Sprawdź adres.`,
  certificateOfOther: (host: string) =>
    `Certyfikat bezpieczeństwa ${host} jest wystawiony na inną nazwę. Sprawdź adres.`,
  fileTooLarge: (mb: number) => `Plik ma ponad ${number(mb)} MB. Wyślij mniejszy.`,
};
