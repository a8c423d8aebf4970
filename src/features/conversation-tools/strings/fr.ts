import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { counted } = createWording('fr');

const messages = (n: number) => counted(n, { one: '# message', other: '# messages' });

export const catalog: ConversationCatalog = {
  notRead: 'Je ne peux pas lire les messages ici. Invitez-moi dans ce canal, puis réessayez.',
  busyReading:
    'La plateforme limite en ce moment ma lecture des messages. Réessayez dans une minute.',
  badSince:
    'Je n’ai pas compris ce point de départ. Essayez `last`, `hier`, `9:00` ou `il y a 3 heures`.',
  nothingSince: 'Personne n’a écrit ici depuis.',
  nothingHere: 'Je n’ai trouvé ici aucun message que je puisse lire.',
  summaryOf: (n: number) => `Résumé de ${messages(n)}`,
  summarySinceOwn: (n: number) => `Résumé de ${messages(n)} depuis votre dernier`,
  summarySince: (n: number, when: string) => `Résumé de ${messages(n)} depuis ${when}`,
  summarySinceFirst: (n: number, when: string, first: string) =>
    `Résumé de ${messages(n)} depuis ${when}. Message le plus ancien que j’ai lu : ${first}.`,
  tasksSinceOwn: 'D’après ce qui a été dit depuis votre dernier message',
  tasksSince: (when: string) => `D’après ce qui a été dit depuis ${when}`,
  tasksSinceFirst: (when: string, first: string) =>
    `D’après ce qui a été dit depuis ${when}. Message le plus ancien que j’ai lu : ${first}.`,
  noTasks: 'Je n’ai trouvé aucune tâche dans ces messages.',
  tasks: 'Tâches',
  noEvent:
    'Je n’ai pas trouvé d’événement. Dites quoi et quand, par exemple `/event Déjeuner avec Ada vendredi à 12:30`.',
  floatingTime:
    'Cet événement n’a pas de fuseau horaire. Indiquez le vôtre avec `/timezone Europe/Paris`, puis réessayez.',
  noTranslation: 'Dans quelle langue ? Par exemple : `/translate Good morning to:français`',
  noWords:
    'Que dois-je traduire ? Ajoutez un texte, ou utilisez cette action sur un message qui en contient.',
};
