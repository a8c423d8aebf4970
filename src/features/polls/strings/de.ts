import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { counted, number } = createWording('de');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max: number, hours: number) =>
    `Du hast schon ${number(max)} offene Umfragen, mehr gehen nicht pro Person. Die älteste endet in ${counted(hours, { one: '# Stunde', other: '# Stunden' })}.`,
  tooManyPollsForDays: (max: number, days: number) =>
    `Du hast schon ${number(max)} offene Umfragen, mehr gehen nicht pro Person. Die älteste endet in ${counted(days, { one: '# Tag', other: '# Tagen' })}.`,
  noPoll:
    'Eine Umfrage braucht eine Frage und 2 bis 10 Optionen: `/poll Mittagessen? Pizza, Pasta, Suppe`',
  longOption: (max: number) => `Eine Option darf bis zu ${number(max)} Zeichen lang sein.`,
  longQuestion: (max: number) => `Die Frage darf bis zu ${number(max)} Zeichen lang sein.`,
  votes: (n: number) => counted(n, { one: '# Stimme', other: '# Stimmen' }),
  howToVote:
    'Wähle eine Option, um abzustimmen. Wähle sie noch einmal, um deine Stimme zurückzunehmen.',
  closed:
    'Diese Umfrage ist geschlossen: Die Person, die sie gestartet hat, wollte, dass ich sie vergesse.',
  pollOver: 'Diese Umfrage ist vorbei.',
  preparing: (question: string) => `Ich bereite eine Umfrage vor: ${question}…`,
};
