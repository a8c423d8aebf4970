import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { counted } = createWording('pl');

const labels = (n: number) =>
  counted(n, { one: '# etykieta', few: '# etykiety', many: '# etykiet', other: '# etykiety' });

export const catalog: ToolCatalog = {
  readingThread: 'Czytam wątek…',
  readingChannel: 'Czytam kanał…',
  runningCode: 'Uruchamiam kod…',
  checkingTime: 'Sprawdzam godzinę…',
  readingPage: (host: string) => `Czytam ${host}…`,
  readingSomePage: 'Czytam stronę…',
  searching: (query: string) => `Szukam „${query}”…`,
  posting: 'Publikuję na innym kanale…',
  readingFile: (name: string) => `Czytam ${name}…`,
  readingSomeFile: 'Czytam plik…',
  asking: (tool: string) => `Pytam ${tool}…`,
  postIn: (channel: string) => `Opublikować to na ${channel}:`,
  useTool: (tool: string, server: string) => `Użyć ${tool} na ${server}.`,
  serverSays: (server: string, description: string) => `Opis od ${server}: „${description}”`,
  noFields: 'Bez żadnych pól.',
  moreFields: (n: number) =>
    counted(n, {
      one: 'i jeszcze # pole',
      few: 'i jeszcze # pola',
      many: 'i jeszcze # pól',
      other: 'i jeszcze # pola',
    }),
  inFull: 'Nie wszystko się tu mieści. Całość jest w załączonym pliku.',
  cutValue: (beginning: string, n: number) =>
    `${beginning}… (${counted(n, { one: 'jeszcze # znak', few: 'jeszcze # znaki', many: 'jeszcze # znaków', other: 'jeszcze # znaku' })})`,
  emptyValue: '(puste)',
  hiddenValue: '(ukryte)',
  yes: 'tak',
  no: 'nie',
  wholeCall: (call: string) => `Wszystkie pola: ${call}`,
  barChart: 'Wykres słupkowy',
  lineChart: 'Wykres liniowy',
  pieChart: 'Wykres kołowy',
  chart: (chart: string, n: number) => `${chart}, ${labels(n)}`,
  titledChart: (chart: string, about: string, n: number) => `${chart} „${about}”, ${labels(n)}`,
  table: (rows: number, columns: string) =>
    `Tabela, ${counted(rows, { one: '# wiersz', few: '# wiersze', many: '# wierszy', other: '# wiersza' })}: ${columns}`,
  moreRows: (n: number) =>
    counted(n, {
      one: '… i jeszcze # wiersz',
      few: '… i jeszcze # wiersze',
      many: '… i jeszcze # wierszy',
      other: '… i jeszcze # wiersza',
    }),
  missingLetters: (letters: string) =>
    `Niektóre znaki na obrazie widać jako puste kwadraty lub czarne plamy (${letters}): brakuje tu czcionki, która je zawiera.`,
  imageFrom: (server: string, tool: string) => `Obraz z ${server}: ${tool}`,
  noTextInScan: (host: string) =>
    `W pliku PDF z ${host} nie ma tekstu. To skan albo są w nim tylko obrazy.`,
  noTextOnPage: (host: string) =>
    `Na stronie ${host} nie ma tekstu. Jest pusta albo bez JavaScriptu nic nie pokazuje.`,
  leadsOn: (host: string, target: string) =>
    `Na stronie ${host} nie ma tekstu. Prowadzi tylko dalej, do ${target}.`,
  signInNeeded: (host: string) =>
    `${host} wymaga zalogowania, więc nie mogę przeczytać tej strony.`,
  notLetIn: (host: string) => `${host} mnie nie wpuszcza (status HTTP 403).`,
  saysNoSuchPage: (host: string) => `${host} informuje, że nie ma takiej strony.`,
  asksForConsent: (host: string) =>
    `${host} pokazuje tylko pytanie o pliki cookie, na które nie mogę odpowiedzieć, więc nie mogę przeczytać tej strony.`,
  showsOnlyNotice: (host: string) =>
    `${host} zamiast strony pokazuje tylko komunikat: strona nie działa albo najpierw o coś pyta.`,
  asksIfHuman: (host: string) =>
    `${host} chce mieć pewność, że czyta człowiek, więc mnie nie wpuszcza.`,
  noSuchPage: (host: string) => `Na ${host} nie ma takiej strony (status HTTP 404).`,
  pageGone: (host: string) => `Tej strony na ${host} już nie ma (status HTTP 410).`,
  pageBusy: (host: string) =>
    `${host} dostaje za dużo zapytań (status HTTP 429). Spróbuj ponownie później.`,
  pageFailed: (host: string, status: number) => `${host} zwraca błąd (status HTTP ${status}).`,
  pageEmpty: (host: string) => `${host} zwraca pustą stronę.`,
  pageTooTangled: (host: string) =>
    `Strona ${host} jest za duża albo zbyt zagmatwana, żeby ją przeczytać.`,
  pagesBusy: 'Czytam teraz zbyt wiele stron. Spróbuj ponownie za minutę.',
  pdfUnreadable: (host: string) =>
    `Nie mogę przeczytać pliku PDF z ${host}: jest zaszyfrowany, uszkodzony albo za duży.`,
  fileUnreadable: (host: string, type: string) =>
    `Pod adresem ${host} jest plik typu ${type}, którego nie mogę odczytać.`,
  someFileUnreadable: (host: string) => `Pod adresem ${host} jest plik, którego nie mogę odczytać.`,
  downloadIt: 'Pobierz go i załącz plik.',
  giveThatAddress: 'Podaj mi tamten adres.',
};
