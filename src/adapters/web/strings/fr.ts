import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { counted, or } = createWording('fr');

export const catalog: WebCatalog = {
  shell: {
    skip: 'Aller au champ de message',
    channels: 'Canaux',
    closeChannels: 'Fermer la liste des canaux',
    conversations: 'Conversations',
    demo: 'Démo.',
    demoNote: 'Aucune clé Gemini n’est définie : c’est un simulateur hors ligne qui répond ici.',
    latest: 'Derniers messages',
    drop: 'Déposez des fichiers pour les ajouter à votre message',
    noScript:
      'Cette page a besoin de JavaScript. Activez-le pour cette page, ou parlez à Parley sur Slack ou Discord.',
  },
  guest: 'Invité',
  starting: 'Parley démarre. Réessayez dans un instant.',
  failed: 'Parley n’a pas pu faire cela à l’instant. Rien n’est perdu. Réessayez.',
  tooManyChannels: (max: number) =>
    `Il peut y avoir jusqu’à ${counted(max, { one: '# canal', other: '# canaux' })}.`,
  channelNameTaken: 'Un autre canal porte déjà ce nom. Choisissez-en un différent.',
  keptChannel: (name: string) => `Impossible d’archiver ${name}.`,
  noChannel: 'Ce canal n’existe pas.',
  unnamedChannel: 'Le nom d’un canal doit contenir au moins une lettre ou un chiffre.',
  messageGone: 'Ce message n’existe plus.',
  nothingWritten: 'Écrivez d’abord quelque chose.',
  nothingLeft: 'Écrivez quelque chose, ou supprimez le message.',
  commandsStay: 'Les commandes ne se modifient pas. Envoyez-en une nouvelle.',
  buttonGone: 'Ce bouton ne fonctionne plus.',
  notYours: 'Vous ne pouvez modifier que vos propres messages.',
  emptyFile: 'Le fichier est vide.',
  fileLost: 'Le fichier n’est pas arrivé. Ajoutez-le à nouveau.',
  fileGone: 'Je n’ai plus ce fichier. Renvoyez-le, s’il vous plaît.',
  tooLargeFile: (size: string) => `Le fichier est trop volumineux. Il peut faire jusqu’à ${size}.`,
  tooManyFiles: (max: number) =>
    `Un message peut contenir jusqu’à ${counted(max, { one: '# fichier', other: '# fichiers' })}.`,
  tooLong: (max: number) =>
    `C’est trop long. La limite est de ${counted(max, { one: '# caractère', many: '# de caractères', other: '# caractères' })}.`,
  outdated: 'Cette page n’est plus à jour. Rechargez-la et réessayez.',
  noKeyHere:
    'Vous ne pouvez ajouter une clé ici que pendant la démo, et seulement sur l’ordinateur où tourne Parley. Sinon, définissez GEMINI_API_KEY et redémarrez Parley.',
  unknownCommand: (name: string) =>
    `La commande \`/${name}\` n’existe pas. Tapez \`/\` pour voir les commandes.`,
  needsText: (option: string, about: string) => `Ajoutez un texte pour \`${option}\` (${about}).`,
  needsNumber: (option: string, about: string) => `\`${option}\` doit être un nombre (${about}).`,
  needsYesNo: (option: string, about: string) =>
    `\`${option}\` peut être \`on\` ou \`off\` (${about}).`,
  needsFile: (option: string, about: string) => `Ajoutez un fichier pour \`${option}\` (${about}).`,
  needsChoice: (option: string, choices: readonly string[]) =>
    `\`${option}\` peut être ${or(choices)}.`,
};
