import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('pl');

export const catalog: HttpCatalog = {
  logIn: 'Zaloguj się',
  password: 'Hasło',
  wrongPassword: 'Nieprawidłowe hasło.',
  logInFirst: 'Najpierw zaloguj się hasłem.',
  tooManyTries: (seconds: number) =>
    `Z twojej sieci wpisano zbyt wiele nieprawidłowych haseł. Odczekaj ${number(seconds)} s i spróbuj ponownie.`,
  passwordIsMade: (npm: string, docker: string) =>
    `Parley utworzył je przy pierwszym uruchomieniu. Żeby je zobaczyć, uruchom ${npm} albo ${docker} na komputerze, na którym działa Parley.`,
  titles: {
    notAllowed: 'Brak dostępu',
    notFound: 'Nic tu nie ma',
    tooLarge: 'Za duże',
    failed: 'Nie udało się',
  },
  goToPage: 'Przejdź na stronę Parley',
  notFound: 'Pod tym adresem nic nie ma.',
  tooLarge: (size: string) => `To za duże. Limit to ${size}.`,
  failed:
    'W Parley coś poszło nie tak. Spróbuj ponownie. Jeśli to się powtórzy, przyczyna jest w dzienniku Parley.',
  unknownHost:
    'Parley nie zna tej nazwy, więc żądanie zostało odrzucone. Otwórz Parley przez jego adres. (Serwer proxy przed nim musi wysyłać Host „localhost”.)',
  otherSite: 'To żądanie przyszło z innej strony, więc zostało odrzucone.',
  wrongMetricsToken: 'To nie jest token z METRICS_TOKEN.',
  onlyThisMachine:
    'Ta strona jest dostępna tylko na komputerze, na którym działa Parley. Żeby otworzyć ją gdzie indziej, ustaw tam WEB_TOKEN, uruchom Parley ponownie i zaloguj się tym hasłem.',
};
