import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { counted, number } = createWording('fr');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max: number, hours: number) =>
    `Vous avez déjà ${number(max)} sondages ouverts, le maximum par personne. Le plus ancien se termine dans ${counted(hours, { one: '# heure', other: '# heures' })}.`,
  tooManyPollsForDays: (max: number, days: number) =>
    `Vous avez déjà ${number(max)} sondages ouverts, le maximum par personne. Le plus ancien se termine dans ${counted(days, { one: '# jour', other: '# jours' })}.`,
  noPoll:
    'Un sondage a besoin d’une question et de 2 à 10 options : `/poll Déjeuner ? Pizza, pâtes, soupe`',
  longOption: (max: number) => `Une option peut compter jusqu’à ${number(max)} caractères.`,
  longQuestion: (max: number) => `La question peut compter jusqu’à ${number(max)} caractères.`,
  votes: (n: number) => counted(n, { one: '# vote', other: '# votes' }),
  howToVote: 'Choisissez une option pour voter. Choisissez-la à nouveau pour annuler.',
  closed:
    'Ce sondage est fermé : la personne qui l’a lancé m’a demandé d’oublier ce qui la concerne.',
  pollOver: 'Ce sondage est terminé.',
  preparing: (question: string) => `Préparation d’un sondage : ${question}…`,
};
