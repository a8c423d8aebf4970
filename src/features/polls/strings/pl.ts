import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { counted, number } = createWording('pl');

const tooMany = (max: number, wait: string) =>
  `Masz już maksymalną liczbę otwartych ankiet na osobę (${number(max)}). Najstarsza zamknie się za ${wait}.`;

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max: number, hours: number) =>
    tooMany(
      max,
      counted(hours, { one: '# godzinę', few: '# godziny', many: '# godzin', other: '# godziny' }),
    ),
  tooManyPollsForDays: (max: number, days: number) =>
    tooMany(max, counted(days, { one: '# dzień', few: '# dni', many: '# dni', other: '# dnia' })),
  noPoll: 'Ankieta potrzebuje pytania i od 2 do 10 opcji: `/poll Obiad? Pizza, Makaron, Zupa`',
  longOption: (max: number) => `Opcje ankiety mogą mieć do ${number(max)} znaków.`,
  longQuestion: (max: number) => `Pytanie w ankiecie może mieć do ${number(max)} znaków.`,
  votes: (n: number) =>
    counted(n, { one: '# głos', few: '# głosy', many: '# głosów', other: '# głosu' }),
  howToVote: 'Wybierz opcję, żeby zagłosować. Wybierz ją jeszcze raz, żeby cofnąć głos.',
  closed: 'Ta ankieta jest zamknięta, bo osoba, która ją zaczęła, poprosiła mnie o zapomnienie.',
  pollOver: 'Ta ankieta się skończyła.',
  preparing: (question: string) => `Przygotowuję ankietę: ${question}…`,
};
