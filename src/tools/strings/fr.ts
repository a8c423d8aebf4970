import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { counted } = createWording('fr');

export const catalog: ToolCatalog = {
  readingThread: 'Lecture du fil…',
  readingChannel: 'Lecture du canal…',
  runningCode: 'Exécution du code…',
  checkingTime: 'Vérification de l’heure…',
  readingPage: (host: string) => `Lecture : ${host}…`,
  readingSomePage: 'Lecture d’une page…',
  searching: (query: string) => `Recherche de « ${query} »…`,
  posting: 'Publication dans un autre canal…',
  readingFile: (name: string) => `Lecture : ${name}…`,
  readingSomeFile: 'Lecture du fichier…',
  asking: (tool: string) => `Demande à ${tool}…`,
  postIn: (channel: string) => `Publier ceci dans ${channel} :`,
  useTool: (tool: string, server: string) => `Utiliser ${tool} sur ${server}.`,
  serverSays: (server: string, description: string) =>
    `${server} le décrit ainsi : « ${description} »`,
  noFields: 'Sans aucun champ.',
  moreFields: (n: number) => counted(n, { one: 'et # autre champ', other: 'et # autres champs' }),
  inFull: 'Tout ne tient pas ici. Le fichier joint contient tout.',
  cutValue: (beginning: string, n: number) =>
    `${beginning}… (${counted(n, { one: '# caractère de plus', other: '# caractères de plus' })})`,
  emptyValue: '(vide)',
  hiddenValue: '(masqué)',
  yes: 'oui',
  no: 'non',
  wholeCall: (call: string) => `Tous les champs de ${call}`,
  barChart: 'Graphique en barres',
  lineChart: 'Graphique en courbes',
  pieChart: 'Graphique circulaire',
  chart: (chart: string, labels: number) =>
    `${chart}, ${counted(labels, { one: '# étiquette', other: '# étiquettes' })}`,
  titledChart: (chart: string, about: string, labels: number) =>
    `${chart} « ${about} », ${counted(labels, { one: '# étiquette', other: '# étiquettes' })}`,
  table: (rows: number, columns: string) =>
    `Tableau de ${counted(rows, { one: '# ligne', other: '# lignes' })} : ${columns}`,
  moreRows: (n: number) => counted(n, { one: '… et # autre ligne', other: '… et # autres lignes' }),
  missingLetters: (letters: string) =>
    `Certains caractères de l’image apparaissent comme des carrés vides ou des taches noires (${letters}) : aucune police d’ici ne les contient.`,
  imageFrom: (server: string, tool: string) => `Une image de ${server} : ${tool}`,
  noTextInScan: (host: string) =>
    `Je n’ai pas trouvé de texte dans le PDF sur ${host}. C’est un scan, ou il ne contient que des images.`,
  noTextOnPage: (host: string) =>
    `Je n’ai pas trouvé de texte sur la page de ${host}. Elle est vide, ou n’affiche rien sans JavaScript.`,
  leadsOn: (host: string, target: string) =>
    `Je n’ai pas trouvé de texte sur la page de ${host}. Elle ne fait que renvoyer vers ${target}.`,
  signInNeeded: (host: string) =>
    `${host} demande une connexion, je ne peux donc pas lire cette page.`,
  notLetIn: (host: string) => `${host} me refuse l’accès (statut HTTP 403).`,
  saysNoSuchPage: (host: string) => `${host} indique que cette page n’existe pas.`,
  asksForConsent: (host: string) =>
    `${host} n’affiche qu’une question sur les cookies, à laquelle je ne peux pas répondre. Je ne peux donc pas lire cette page.`,
  showsOnlyNotice: (host: string) =>
    `${host} n’affiche qu’un avis à la place de la page : elle est indisponible ou pose d’abord une question.`,
  asksIfHuman: (host: string) =>
    `${host} vérifie que c’est bien une personne qui lit et me refuse donc l’accès.`,
  noSuchPage: (host: string) => `Cette page n’existe pas sur ${host} (statut HTTP 404).`,
  pageGone: (host: string) => `La page n’existe plus sur ${host} (statut HTTP 410).`,
  pageBusy: (host: string) =>
    `${host} reçoit trop de demandes (statut HTTP 429). Réessayez plus tard.`,
  pageFailed: (host: string, status: number) =>
    `${host} a répondu par une erreur (statut HTTP ${status}).`,
  pageEmpty: (host: string) => `${host} a répondu par une page vide.`,
  pageTooTangled: (host: string) =>
    `La page de ${host} est trop volumineuse ou trop complexe à lire.`,
  pagesBusy: 'Je lis trop de pages en ce moment. Réessayez dans une minute.',
  pdfUnreadable: (host: string) =>
    `Je ne peux pas lire le PDF sur ${host} : il est chiffré, endommagé ou trop volumineux.`,
  fileUnreadable: (host: string, type: string) =>
    `Il y a sur ${host} un fichier de type ${type} que je ne peux pas lire.`,
  someFileUnreadable: (host: string) => `Il y a sur ${host} un fichier que je ne peux pas lire.`,
  downloadIt: 'Téléchargez-le et joignez le fichier.',
  giveThatAddress: 'Donnez-moi cette adresse.',
};
