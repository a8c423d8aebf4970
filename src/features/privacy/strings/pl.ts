import { createWording } from '../../../core/strings/wording.ts';
import type { PrivacyCatalog } from './index.ts';

const { and, counted } = createWording('pl');

export const catalog: PrivacyCatalog = {
  yes: 'Zapomnij',
  no: 'Zachowaj',
  confirmPerson:
    '**Zapomnieć wszystko, co mi piszesz tutaj i na innych kanałach?** Chodzi o twoje wiadomości, cytaty z nich u innych i odpowiedzi, które na ich podstawie powstały, z plikami, transkrypcjami, obrazami i ankietami, oraz o twoje przypomnienia i ustawienia. Tego nie da się cofnąć. Opublikowane już wiadomości zostają na swoim miejscu.',
  confirmConversation:
    '**Zapomnieć tę rozmowę?** Chodzi o wszystko, co z niej pamiętam, niezależnie od autora, z plikami i przypomnieniami ustawionymi w tej rozmowie. Tego nie da się cofnąć. Opublikowane już wiadomości zostają na swoim miejscu.',
  confirmChannel:
    '**Zapomnieć ten kanał?** Chodzi o wszystko, co pamiętam z kanału i jego wątków, niezależnie od autora, z plikami i ustawionymi w nich przypomnieniami. Tego nie da się cofnąć. Opublikowane już wiadomości zostają na swoim miejscu.',
  confirmDirect:
    '**Zapomnieć wszystko, co tu do siebie piszemy?** Dotyczy to też plików i ustawionych tu przypomnień. Tego nie da się cofnąć. Opublikowane już wiadomości zostają na swoim miejscu.',
  forgotten: (what: readonly string[]) => `Zapomniane: ${and(what)}.`,
  nothingForgotten: 'Nie było czego zapominać.',
  // A restart came in between.
  forgottenUncounted:
    'To już zapomniane. W trakcie nastąpił restart, więc nie wiem, ile tego było.',
  left: (n: number) =>
    counted(n, {
      one: 'Nadal pracuję nad # prośbą. Zapomnę ją, gdy tylko będzie odpowiedź.',
      few: 'Nadal pracuję nad # prośbami. Zapomnę je, gdy tylko będą odpowiedzi.',
      many: 'Nadal pracuję nad # prośbami. Zapomnę je, gdy tylko będą odpowiedzi.',
      other: 'Nadal pracuję nad # prośby. Zapomnę je, gdy tylko będą odpowiedzi.',
    }),
  answersStay:
    'Moje opublikowane odpowiedzi zostają na swoim miejscu. Możesz je usunąć przyciskiem „Usuń” pod nimi. To, co zacytowali z nich inni, zostaje w ich wypowiedziach.',
  forgottenSince: (day: string) =>
    `twoja prośba o zapomnienie (${day}): nie czytam tego, co było wcześniej`,
  hearsAgain:
    'Tego, co było wcześniej, nie przeczytam ponownie. To, co powiesz od teraz, traktuję tak jak u wszystkich. `/privacy off` wyłącza to z `/recall`.',
  cannotTell:
    'Gdy inni przepisali, wkleili lub przekazali twoje słowa bez twojego imienia, nie wiem, że są twoje, więc zostają. Poproś te osoby albo administratora, żeby kazali mi zapomnieć te wiadomości.',
  recalled: 'Od teraz osoby z dostępem mogą znaleźć twoje wypowiedzi przez `/recall`.',
  notRecalled:
    'Od teraz `/recall` nie zapamiętuje nic z tego, co mówisz, ani tutaj, ani nigdzie indziej. Nadal ci odpowiadam i pamiętam nasze rozmowy. `/privacy on` to cofa, a `/forget me` usuwa to, co było wcześniej.',
  kept: 'OK, wszystko zostaje zachowane.',
  isDone: 'Ta prośba już do mnie dotarła.',
  adminsOnly: 'Tylko administrator może mi kazać zapomnieć cały kanał.',
  noThread:
    'Poza wątkiem chodzi o wszystko, co ktokolwiek mi tu napisał, więc może mi to kazać zapomnieć tylko administrator. W wątku może to zrobić każdy.',
  notAuthor: 'Kazać mi to zapomnieć może tylko autor tej wiadomości albo administrator.',
  what: 'Co mam zapomnieć? Użyj `/forget me`, `/forget conversation`, `/forget channel` albo `/forget` i linku do wiadomości.',
  ofYou: '**Co przechowuję o tobie tutaj i na innych kanałach**',
  ofChannel: '**Co przechowuję o tym kanale i jego wątkach**',
  ofDirect: '**Co przechowuję z naszych wiadomości prywatnych**',
  nothing: '- nic',
  howToForgetYou:
    '`/forget me` usuwa to wszystko. `/privacy off` sprawia, że `/recall` nie obejmie tego, co powiesz od teraz.',
  howToForgetChannel:
    'W wątku `/forget conversation` usuwa to, co z niego pamiętam. Administrator może usunąć wszystko z kanału: `/forget channel`.',
  howToForgetDirect: '`/forget channel` usuwa to wszystko.',
  google:
    'Twoje pytania trafiają do Gemini API od Google razem z rozmową i plikami, których dotyczą. Trafia tam też to, co pamiętam, żeby dało się to wyszukiwać według znaczenia.',
};
