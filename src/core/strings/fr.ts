import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { counted, plural, and, or, number } = createWording('fr');

const characters = (n: number) =>
  counted(n, { one: '# caractère', many: '# de caractères', other: '# caractères' });

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `il me manque l’autorisation « ${obstacle.name} »`;
    case 'locked':
      return 'le fil est verrouillé';
    case 'archived':
      return 'le canal est archivé';
    case 'read_only':
      return 'seules certaines personnes peuvent y publier';
    case 'not_a_member':
      return 'je ne fais pas partie du canal';
    case 'moderated':
      return 'une règle de modération l’a bloqué';
    case 'too_large':
      return 'c’est trop volumineux pour ce canal';
    case 'no_storage':
      return 'l’espace de travail n’a plus de stockage disponible';
    case 'no_uploads':
      return 'l’envoi de fichiers est désactivé';
    case 'too_many_threads':
      return 'le canal contient trop de fils';
    case undefined:
      return 'la plateforme l’a refusé';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `Je n’ai pas pu joindre le fichier : ${reason}.`;
    case 'reply':
      return `Je n’ai pas pu présenter ce message comme une réponse : ${reason}.`;
    case 'thread':
      return `Je n’ai pas pu répondre dans un fil : ${reason}.`;
    case 'layout':
      return 'La plateforme a refusé la mise en forme, voici donc du texte brut.';
    case 'buttons':
      return `Je n’ai pas pu ajouter de boutons : ${reason}.`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission')
    return 'Demandez à un admin de me l’accorder, ou posez-moi la question ailleurs.';
  if (obstacle?.type === 'not_a_member')
    return 'Invitez-moi dans ce canal, ou posez-moi la question ailleurs.';
  return 'Posez-moi la question ailleurs.';
}

const refusalSentences = {
  leftOut: toLossLine,
  brokenOff: (obstacle: Obstacle | null) => `⚠️ Coupé ici : ${toReason(obstacle)}.`,
  brokenOffThen: '⚠️ Coupé ici : je ne pouvais plus publier dans ce canal.',
  about: (channel: string) => `À propos de ${channel} :`,
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `Je ne peux pas vous répondre dans ${channel} : ${toReason(obstacle)}. ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `Ma réponse dans ${channel} a été supprimée pendant que je l’écrivais. Reposez votre question si vous en avez encore besoin.`,
  notReached:
    'Je n’ai pas pu vous envoyer de message privé. Autorisez mes messages directs, puis reposez votre question.',
  notShown: (obstacle: Obstacle | null) =>
    `Je n’ai pas pu publier ma réponse : ${toReason(obstacle)}. Réessayez, ou posez la question autrement.`,
} as const;

const GAPS: Record<SearchGap, string> = {
  no_token:
    'Je n’ai pas pu chercher dans tous les messages : la plateforme ne le permet que pour une nouvelle question. Reposez-la dans un nouveau message.',
  not_enabled:
    'Je n’ai pas pu chercher dans tous les messages : la recherche pour les applications est désactivée dans cet espace de travail. Demandez à un admin de l’activer.',
  missing_scope:
    'Je n’ai pas pu chercher dans tous les messages : je n’en ai pas l’autorisation. Demandez à un admin de mettre à jour mes autorisations.',
  no_intent:
    'Je n’ai pas pu chercher dans tous les messages : je peux seulement lire ceux qui me mentionnent. Demandez à un admin de changer cela.',
  indexing:
    'Je n’ai pas pu chercher dans tous les messages : leur indexation est en cours. Réessayez dans quelques minutes.',
  too_many_places:
    'Je n’ai pas pu chercher dans tous les messages : il y a trop de canaux à la fois. Posez la question dans le canal concerné.',
  unsupported: 'Je n’ai pas pu chercher dans tous les messages : ce canal n’a pas de recherche.',
  failed:
    'Je n’ai pas pu chercher dans tous les messages : la recherche de la plateforme a échoué. Réessayez plus tard.',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'désactivée (la plateforme n’envoie pas de jeton pour cela)',
  not_enabled: 'désactivée (pas activée dans l’espace de travail)',
  missing_scope:
    'désactivée (une autorisation manque : mettez à jour l’application avec le manifeste et réinstallez-la)',
  no_intent: 'désactivée (nécessite l’intent « Message Content »)',
  indexing: 'pas encore prête (la plateforme indexe encore les messages)',
  too_many_places: 'activée (mais pas dans tous les canaux à la fois)',
  unsupported: 'non disponible',
  failed: 'en échec à la dernière tentative',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'Le modèle est surchargé en ce moment. Réessayez dans une minute.',
  rate_limited: 'Le quota par minute du modèle est épuisé. Réessayez dans une minute.',
  day_quota:
    'Le quota du modèle pour aujourd’hui est épuisé. Il se renouvelle à minuit, heure du Pacifique. Votre admin Parley peut l’augmenter ou ajouter un modèle de secours (GEMINI_FALLBACK_MODEL).',
  no_credit: 'Le crédit du modèle est épuisé. Prévenez votre admin Parley.',
  not_in_plan:
    'L’offre de Parley ne comprend pas ce modèle. Prévenez votre admin Parley (facturation ou GEMINI_MODEL).',
  bad_key:
    'Le service du modèle a refusé la clé d’API de Parley. Prévenez votre admin Parley (GEMINI_API_KEY).',
  model_gone: 'Ce modèle n’est pas disponible. Prévenez votre admin Parley (GEMINI_MODEL).',
  cannot_draw: 'Ce modèle ne sait pas dessiner d’images.',
  too_long:
    'Cette conversation est trop longue pour le modèle. Posez la question dans un nouveau fil, ou repartez de zéro avec `/reset`.',
  blocked:
    'Les règles de sécurité du modèle ont bloqué cette réponse. Essayez de poser la question autrement.',
  recitation:
    'Le modèle s’est arrêté, car sa réponse ressemblait trop à un texte publié. Demandez un résumé ou une reformulation.',
  malformed: 'Le modèle a renvoyé deux fois une réponse inutilisable. Réessayez.',
  empty: 'Le modèle a renvoyé une réponse vide. Réessayez, ou posez la question autrement.',
  out_of_tokens:
    'Le modèle a atteint sa limite de longueur avant de répondre. Essayez d’en demander moins à la fois.',
  cut: 'J’ai perdu la connexion au modèle. Réessayez.',
  unreachable: 'Je n’arrive pas à joindre le modèle. Réessayez dans une minute.',
  refused: 'Le service du modèle a refusé la demande. Essayez de poser la question autrement.',
};

export const catalog: CoreCatalog = {
  ...refusalSentences,
  oneOf: (command: string, option: string, choices: readonly string[]) =>
    `\`${option}\` peut être ${or(choices)}. Par exemple : \`/${command} ${option}:${choices[0] ?? ''}\`.`,
  notReadable:
    'Je ne peux pas lire cela d’ici : j’ignore si vous avez accès à tout. Posez la question là-bas.',
  onBehalf: (name: string) => `Publié pour ${toLiteralName(name)}`,
  keptTurns: (n: number) =>
    counted(n, {
      one: '# message ou réponse de conversations avec moi, avec ses fichiers et résumés',
      other: '# messages et réponses de conversations avec moi, avec leurs fichiers et résumés',
    }),
  keptRequests: (n: number) =>
    counted(n, {
      one: '# demande des 7 derniers jours : une question, une commande, une transcription, une image ou un sondage',
      other:
        '# demandes des 7 derniers jours : questions, commandes, transcriptions, images et sondages',
    }),
  keptSettings: 'vos paramètres',
  keptZone: (zone: string) => `vos paramètres, avec votre fuseau horaire (${zone})`,
  keptUsage: 'votre consommation, sans ce que vous avez dit',
  keptMessages: (n: number) =>
    counted(n, { one: '# message ou réponse', other: '# messages et réponses' }),
  keptRequestCount: (n: number) => counted(n, { one: '# demande', other: '# demandes' }),
  keptUsageDays: (n: number) =>
    counted(n, { one: '# jour de votre consommation', other: '# jours de votre consommation' }),
  forgottenSettings: 'vos paramètres',
  stop: 'Arrêter',
  regenerate: 'Régénérer',
  retry: 'Réessayer',
  good: '👍',
  bad: '👎',
  remove: 'Supprimer',
  approve: 'Approuver',
  deny: 'Refuser',
  stopped: 'Arrêté.',
  more: (n: number) => counted(n, { one: 'et # autre.', other: 'et # autres.' }),
  cutOff: 'Cette réponse est incomplète : j’ai perdu deux fois la connexion au modèle.',
  earlierAnswer: 'C’est encore la réponse précédente.',
  repeating: 'J’arrête ici, car le modèle ne cessait de se répéter.',
  tooLongForModel: 'Le modèle a atteint ici sa limite de longueur. Demandez-lui de continuer.',
  emptied: 'Ce message a été supprimé.',
  restInFile: 'La suite est dans le fichier joint.',
  restOfAnswer: 'La suite de la réponse',
  notAllowed: 'Vous n’avez pas accès à Parley ici. Demandez à votre admin Parley de vous ajouter.',
  goneFromHere: 'Je ne l’ai pas fait : vous n’êtes plus dans ce canal.',
  presenceUnknown:
    'Je n’ai pas pu vérifier si vous êtes encore dans ce canal, donc je ne l’ai pas fait. Réessayez plus tard.',
  adminsChange: 'Seul un admin peut changer cela ici.',
  channelOrThread: (command: string) =>
    `Cela changerait tout le canal, donc seuls les admins peuvent le faire. Pour un seul fil, mentionnez-moi dedans avec \`${command}\`.`,
  onlyInThread: (command: string) =>
    `Cela ne fonctionne que dans un fil. Mentionnez-moi dans l’un d’eux avec \`${command}\`.`,
  alwaysAnswered: 'Je réponds ici à chaque message, il n’y a donc rien à désactiver.',
  noneFollowed:
    'Le suivi des fils est désactivé dans ce canal. Mentionnez-moi pour une réponse, ou activez-le avec `/settings follow:on`.',
  noAnswer:
    'J’ai atteint ma limite d’étapes avant d’avoir une réponse. Essayez une question plus précise.',
  chosenGone: (model: string) =>
    `${toLiteralName(model)}, le modèle choisi ici, n’est plus disponible. Revenez au modèle par défaut avec \`/model default\`.`,
  notYours: 'Seul un admin ou la personne qui a posé la question peut faire cela.',
  alreadyEnded: 'Cette réponse est déjà terminée.',
  alreadyPressed: 'Quelqu’un a appuyé avant vous. Je m’en occupe déjà.',
  pressAgain: 'D’autres ont appuyé avant vous, mais rien n’a été fait. Appuyez à nouveau.',
  onlyLatest: 'Je ne peux régénérer que la dernière réponse. Reposez la question.',
  actionGone: 'Ce bouton ne fonctionne plus.',
  formNotOpened: 'Je n’ai pas pu ouvrir le formulaire. Réessayez.',
  gone: 'Cette réponse est trop ancienne pour cela. Reposez la question.',
  removed: 'Cette réponse a été supprimée. Reposez la question.',
  notAllRemoved:
    'Je n’ai pas pu supprimer tous les messages de cette réponse. Demandez à un admin de le faire.',
  thanks: 'Merci pour votre avis !',
  tookBack: 'Votre avis est retiré.',
  emptyMention:
    'Vous me mentionnez sans rien demander. Ajoutez une question après mon nom, ou essayez `/help`.',
  emptyMessage: 'Je ne trouve rien à lire dans ce message. Écrivez votre question.',
  emptyBut: (unread: readonly string[]) =>
    `Voici ce que je ne peux pas lire : ${and(unread)}. Écrivez votre question.`,
  leaving: 'OK, je me retire de ce fil. Mentionnez-moi pour que je réponde à nouveau.',
  triedTooOften:
    'J’abandonne cette question : elle m’a fait planter trois fois. Reformulez-la, s’il vous plaît.',
  unknownCommand: (name: string) =>
    `Je ne connais pas la commande \`/${name}\`. Consultez \`/help\`.`,
  waitsForStore:
    'Mon stockage est en panne, je ne peux pas encore répondre. Je le ferai dès son retour. Si rien ne vient, reposez la question.',
  notStored: 'Mon stockage est en panne, je n’ai donc pas pu le faire. Réessayez plus tard.',
  slow: 'Le modèle met plus de temps que d’habitude. J’attends encore.',
  waitsForModel:
    '⏳ Je n’arrive pas à joindre le modèle. Votre question est enregistrée et je répondrai ici dès son retour.',
  waitsForBusy:
    '⏳ Le modèle est surchargé en ce moment. Votre question est enregistrée et je répondrai ici dès que possible.',
  waitsForQuota:
    '⏳ Le quota du modèle est épuisé pour l’instant. Votre question est enregistrée et je répondrai ici dès que possible.',
  conversation: 'Conversation',
  unnamedPerson: 'quelqu’un',
  unnamedGroup: 'groupe',
  unnamedChannel: 'canal',
  unnamedImage: 'image',
  unnamedTime: 'une heure',
  noImage:
    'Je n’ai pas trouvé d’image dans les messages récents. Envoyez-en une, puis réessayez `/describe`.',
  noLink:
    'Ce n’est pas un lien vers un message d’ici. Utilisez « Copier le lien » dans le menu du message.',
  cannotLook:
    'Je ne peux pas lire les messages ici. Invitez-moi dans ce canal, ou envoyez-moi le fichier directement.',
  cannotReadThere: (channel: string) =>
    `Je ne peux pas lire les messages de ${channel}. Invitez-moi dans ce canal, puis réessayez.`,
  internal: 'Un problème est survenu de mon côté. Réessayez.',
  unreadableFile: (name: string) =>
    `J’ai laissé de côté ${name} : le modèle ne peut pas le lire. Enregistrez-le dans un autre format et renvoyez-le.`,
  tooLargeTogether: (name: string) =>
    `J’ai laissé de côté ${name} : avec ce fichier, la question est trop volumineuse pour le modèle. Envoyez-le dans un message à part, ou en plus petit.`,
  crowdedOut: (name: string, mb: number) =>
    `J’ai laissé de côté ${name} : ensemble, les fichiers peuvent faire jusqu’à ${number(mb)} Mo. Envoyez-le dans un message à part.`,
  leftOutFile: (name: string, reason: string) => `J’ai laissé de côté ${name} : ${reason}`,
  notTranscribed: (name: string, reason: string) => `Je n’ai pas pu transcrire ${name} : ${reason}`,
  fileTooLarge: (mb: number, maxMb: number) =>
    `le fichier fait ${number(mb)} Mo, et j’accepte jusqu’à ${number(maxMb)} Mo. Envoyez une version plus petite ou plus courte.`,
  fileNotFetched: 'je n’ai pas pu le récupérer à l’instant. Renvoyez-le dans une minute.',
  fileNotRead: 'je n’ai pas pu le lire. Renvoyez-le, ou envoyez-le dans un autre format.',
  noRoomFor: (name: string, n: number) =>
    `${name} contient ${characters(n)}, et il n’y avait pas la place à côté des autres fichiers. J’y chercherai ce qu’il faut au besoin.`,
  noRoomWithoutTools: (name: string, n: number) =>
    `${name} contient ${characters(n)}, et il n’y avait pas la place à côté des autres fichiers. Les outils sont désactivés ici : envoyez donc la partie qui compte.`,
  beginningOf: (name: string, first: number, all: number) =>
    `${name} : j’ai sous les yeux les ${number(first)} premiers caractères sur ${number(all)}. Je consulterai le reste au besoin.`,
  beginningWithoutTools: (name: string, first: number, all: number) =>
    `${name} : j’ai lu les ${number(first)} premiers caractères sur ${number(all)}. Les outils sont désactivés ici : envoyez donc la partie qui compte.`,
  surplusFiles: (max: number, names: readonly string[]) =>
    `Je n’ai regardé que les ${number(max)} premières pièces jointes. Envoyez ${and(names)} dans ${plural(names.length, { one: 'un message à part', other: 'des messages à part' })}.`,
  manySurplusFiles: (max: number) =>
    `Je n’ai regardé que les ${number(max)} premières pièces jointes. Envoyez les autres dans un message à part.`,
  ofFile: (name: string, notice: string) => `${name} : ${notice}`,
  someAttachment: 'un fichier joint',
  questionTooLong:
    'C’est trop long pour le modèle. Envoyez-en moins à la fois, ou en plusieurs parties.',
  earlierFilesLeftOut: (n: number) =>
    counted(n, {
      one: 'J’ai laissé de côté # fichier précédent, sinon la question aurait été trop volumineuse pour le modèle.',
      other:
        'J’ai laissé de côté # fichiers précédents, sinon la question aurait été trop volumineuse pour le modèle.',
    }),
  fallback: (model: string) =>
    `Réponse de ${model} : le modèle par défaut est surchargé ou son quota est épuisé.`,
  unreadParts: {
    call: 'un appel',
    list: 'une liste',
    fileElsewhere: 'un fichier conservé par un autre service',
    sharedMessage: 'un message partagé que je ne peux pas ouvrir',
    moreAttachments: (n: number) =>
      counted(n, { one: '# autre pièce jointe', other: '# autres pièces jointes' }),
    moreBlocks: (n: number) => counted(n, { one: '# autre bloc', other: '# autres blocs' }),
    sticker: 'un autocollant',
    namedSticker: (name: string) => `un autocollant « ${name} »`,
    activity: 'une invitation à une activité',
    forwarded: 'un message transféré',
    replied: 'le message auquel il répond',
    repliedGone: 'le message auquel il répond, qui n’existe plus',
    unknownMessage: 'un type de message que je ne connais pas',
    unknownPart: 'un type de contenu que je ne connais pas',
  },
  unread: (what: readonly string[]) =>
    `Voici ce que je n’ai pas pu lire et que j’ai laissé de côté : ${and(what)}.`,
  unreadLinks: (n: number) =>
    counted(n, {
      one: 'Je n’ai pas pu lire le message en lien.',
      other: 'Je n’ai pas pu lire # des messages en lien.',
    }),
  hiddenLinks: (n: number) =>
    counted(n, {
      one: 'J’ai laissé de côté le message en lien, car certaines personnes ici ne peuvent pas le lire. Envoyez-moi le lien en message direct.',
      other:
        'J’ai laissé de côté # messages en lien, car certaines personnes ici ne peuvent pas les lire. Envoyez-moi les liens en message direct.',
    }),
  unreadThread:
    'Je n’ai pas pu lire les messages précédents de ce fil, j’ai donc répondu sans eux.',
  notSearched: (gap: SearchGap) => GAPS[gap],
  inviteFirst:
    'Je ne peux pas publier de fichiers ici, car je ne fais pas partie de ce canal. Invitez-moi avec `/invite` et mon nom, puis réessayez.',
  sources: (names: readonly string[]) => `Sources : ${names.join(' · ')}`,
  proposed: (text: string) => `**Approuver cette action ?** ${text}`,
  approvedBy: (name: string) => `Approuvé par ${toLiteralName(name)}.`,
  approvedWhat: (what: string, name: string) => `« ${what} » Approuvé par ${toLiteralName(name)}.`,
  deniedBy: (name: string) => `Refusé par ${toLiteralName(name)}. Je n’ai rien fait.`,
  expired:
    'Personne ne l’a approuvé en une journée, je ne l’ai donc pas fait. Refaites votre demande.',
  decided: 'Quelqu’un a déjà tranché.',
  newerAnswer: 'Il y a une réponse plus récente. Utilisez ses boutons.',
  adminsOnly: 'Seul un admin peut approuver cela.',
  firstContact: [
    'Bonjour, je suis Parley. Mentionnez-moi avec une question et je répondrai dans un fil. Mentionnez-moi avec `/help` pour voir ce que je sais faire d’autre.',
    'Je conserve ce que vous me dites ici, et mes réponses. Vos questions sont envoyées à Gemini, de Google. `/privacy` montre ce que je conserve, et `/forget` le supprime.',
    'Les admins règlent avec `/settings` la façon dont je réponds ici et ce que je retiens.',
  ].join('\n\n'),
  greeting:
    'Bonjour, je suis Parley. Demandez-moi ce que vous voulez ici, ou mentionnez-moi dans un canal et je répondrai dans un fil. `/help` montre ce que je sais faire.',
  greetingTo: (name: string) =>
    `Bonjour ${toLiteralName(name)}, je suis Parley. Demandez-moi ce que vous voulez ici, ou mentionnez-moi dans un canal et je répondrai dans un fil. \`/help\` montre ce que je sais faire.`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait: string) => `Le modèle est surchargé en ce moment. Réessayez ${wait}.`,
  minuteQuotaFor: (wait: string) => `Le quota par minute du modèle est épuisé. Réessayez ${wait}.`,
  quotaFor: (wait: string) => `Le quota du modèle est épuisé pour l’instant. Réessayez ${wait}.`,
  dayQuotaFor: (wait: string) =>
    `Le quota du modèle pour aujourd’hui est épuisé. Il se renouvelle ${wait}. Votre admin Parley peut l’augmenter ou ajouter un modèle de secours (GEMINI_FALLBACK_MODEL).`,
  aboutModel: 'Modèle',
  aboutDemo: 'simulateur hors ligne (pas de GEMINI_API_KEY)',
  aboutStorage: 'Stockage',
  aboutPage: 'Page web',
  partWorks: 'fonctionne',
  partWaits: 'ne fonctionne pas pour le moment (je continue d’essayer)',
  partBroken: 'ne fonctionne pas (un redémarrage est nécessaire)',
  partTools: (n: number) =>
    counted(n, { one: 'connexion établie, # outil', other: 'connexion établie, # outils' }),
  searchOn: (platform: string) => `Recherche sur ${platform}`,
  searchState: (gap: SearchGap | null) => (gap === null ? 'activée' : GAP_STATES[gap]),
  modelHere: 'Modèle ici',
  effortHere: 'Effort de réflexion ici',
  personaHere: 'Personnalité ici',
  toolsHere: 'Outils ici',
  off: 'désactivé',
  timeNear: (day: string, time: string) => `${day} à ${time}`,
  timeFar: (day: string, time: string) => `${day} à ${time}`,
  onTimeFar: (day: string, time: string) => `le ${day} à ${time}`,
  timePeriod: (day: string, start: string, end: string) => `${day} de ${start} à ${end}`,
  zoned: (time: string, city: string) => `${time} (${city})`,
  fetching: {
    noAddress: 'Ce n’est pas une adresse web complète. Elle doit commencer par https://.',
    onlyWeb: (protocol: string) =>
      `Je ne peux pas ouvrir les adresses qui commencent par ${protocol}. Elles doivent commencer par http:// ou https://.`,
    noSecrets:
      'Je n’ouvre pas les adresses qui contiennent un nom d’utilisateur ou un mot de passe. Retirez cette partie.',
    portClosed: (host: string, port: string) =>
      `Je n’ouvre pas le port ${port} sur ${host}. Votre admin Parley peut l’autoriser (FETCH_ALLOW).`,
    noHost: (host: string) => `Il n’y a pas de site à l’adresse ${host}. Vérifiez-la.`,
    notPublic: (host: string) =>
      `${host} n’est pas sur l’internet public, je ne l’ouvre donc pas. Votre admin Parley peut l’autoriser (FETCH_ALLOW).`,
    tooManyRedirects: (host: string, max: number) =>
      `${host} redirige plus de ${number(max)} fois. Donnez-moi l’adresse finale.`,
    brokenRedirect: (host: string) => `${host} redirige vers une adresse qui ne fonctionne pas.`,
    tooSlow: (host: string, seconds: number) =>
      `${host} a mis plus de ${number(seconds)} secondes. Réessayez plus tard.`,
    pageTooLarge: (host: string, mb: number) =>
      `${host} a envoyé plus de ${number(mb)} Mo, ma limite. Donnez-moi l’adresse d’une partie plus petite.`,
    noAnswer: (host: string) =>
      `Je n’ai pas pu joindre ${host}, ou sa réponse était inutilisable. Vérifiez l’adresse, ou réessayez plus tard.`,
    notFound: (host: string) => `${host} n’existe pas. Vérifiez l’adresse.`,
    notLookedUp: (host: string) =>
      `Je n’ai pas pu trouver où se situe ${host}. Vérifiez l’adresse, ou réessayez plus tard.`,
    refused: (host: string) =>
      `${host} a refusé la connexion. Vérifiez l’adresse, ou réessayez plus tard.`,
    brokenOff: (host: string) =>
      `${host} a coupé la connexion trop tôt. Vérifiez l’adresse, ou réessayez plus tard.`,
    certificateExpired: (host: string) =>
      `${host} a un certificat de sécurité expiré. Vérifiez l’adresse, ou réessayez plus tard.`,
    certificateUnknown: (host: string) =>
      `Le certificat de sécurité de ${host} n’est pas fiable. Vérifiez l’adresse.`,
    certificateOfOther: (host: string) =>
      `Le certificat de sécurité de ${host} est établi pour un autre nom. Vérifiez l’adresse.`,
    fileTooLarge: (mb: number) =>
      `Le fichier fait plus de ${number(mb)} Mo. Envoyez-en un plus petit.`,
  },
};
