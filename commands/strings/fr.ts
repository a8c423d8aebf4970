import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { counted, and, or, number } = createWording('fr');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toQuestions = ({ questions }: UsedAmount) =>
  counted(questions, { one: '# question', other: '# questions' });

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  counted(promptTokens, { one: '# token lu', many: '# de tokens lus', other: '# tokens lus' }),
  counted(answerTokens, {
    one: '# token écrit',
    many: '# de tokens écrits',
    other: '# tokens écrits',
  }),
  ...(images > 0 ? [counted(images, { one: '# image', other: '# images' })] : []),
  ...(searches > 0 ? [counted(searches, { one: '# recherche', other: '# recherches' })] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0
    ? [
        counted(audioMinutes, {
          one: '# minute d’enregistrements',
          other: '# minutes d’enregistrements',
        }),
      ]
    : [];

export const catalog: CommandCatalog = {
  ask: {
    description: 'Poser une question à Parley',
    options: {
      question: 'Ce que vous voulez savoir',
      about: 'Un texte sur lequel porte la question',
    },
    menu: 'Poser une question',
    example: '/ask Quelle est la hauteur du mont Blanc ?',
    noQuestion:
      'Ajoutez votre question après la commande. Par exemple : `/ask Quelle est la hauteur du mont Blanc ?`',
  },
  imagine: {
    description: 'Dessiner des images',
    options: {
      prompt: 'Ce que vous voulez voir',
      aspect: 'Largeur par rapport à la hauteur',
      count: 'Nombre d’images, jusqu’à 4',
      image: 'Une image de départ',
    },
    example: '/imagine un chat dans un bateau en papier count:2',
    noPrompt: 'Que voulez-vous voir ? Par exemple : `/imagine un chat dans un bateau en papier`',
    wrongCount: (max: number) => `\`count\` peut être un nombre de 1 à ${number(max)}.`,
  },
  describe: {
    description: 'Décrire une image',
    options: { image: 'L’image. Par défaut : la plus récente ici' },
    example: '/describe',
  },
  transcribe: {
    description: 'Transcrire un enregistrement',
    options: {
      file: 'Fichier audio ou vidéo, deux heures au plus. Par défaut : le plus récent ici',
      link: 'Lien d’un message avec enregistrement, ou « off » ou « on » pour vos messages vocaux',
    },
    menu: 'Transcrire',
    example: '/transcribe',
  },
  summarize: {
    description: 'Résumer ce que vous avez manqué',
    options: {
      since: '« last » (votre dernier message), un moment comme « hier » ou « 9:00 », ou un lien',
      scope: 'Le fil ou tout le canal. Par défaut : le fil où vous êtes',
    },
    menu: 'Résumer à partir d’ici',
    example: '/summarize since:hier',
  },
  recall: {
    description: 'Retrouver ce qui a été dit',
    options: { question: 'Ce que vous voulez savoir' },
    example: '/recall Qu’avons-nous décidé ?',
  },
  learn: {
    description: 'Apprendre un document ou une page à Parley',
    options: {
      document: 'Un fichier contenant du texte, comme un PDF, un fichier Office ou un e-mail',
      link: 'Le lien d’une page, « list », ou « remove » avec un nom ou un numéro',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'Lister les tâches évoquées ici',
    options: {
      since: 'Un moment comme « hier » ou « lundi ». Par défaut : les 200 derniers messages',
      scope: 'Le fil ou tout le canal. Par défaut : le fil où vous êtes',
    },
    example: '/tasks since:hier',
    head: { task: 'Tâche', owner: 'Qui', due: 'Échéance', message: 'Message' },
  },
  event: {
    description: 'Transformer un texte en événement d’agenda',
    options: { text: 'Quoi, quand et où' },
    example: '/event Déjeuner avec Ada vendredi à 12:30',
  },
  poll: {
    description: 'Lancer un sondage',
    options: {
      question: 'La question. Les options peuvent suivre',
      options: 'Les options, séparées par des virgules',
    },
    example: '/poll Déjeuner ? Pizza, pâtes, soupe',
  },
  translate: {
    description: 'Traduire un texte',
    options: {
      text: 'Le texte. Par défaut : le dernier message ici',
      to: 'La langue, comme « anglais ». Par défaut : la vôtre',
    },
    menu: 'Traduire',
    example: '/translate Good morning to:français',
  },
  remind: {
    description: 'Créer un rappel, ou lister les vôtres',
    options: {
      what: 'Quoi vous rappeler, et quand. Ou « list »',
      when: 'Quand : « demain 9:00 », « dans 20 minutes »',
      repeat: 'Fréquence : tous les jours, tous les lundis…',
    },
    example: '/remind arroser les plantes demain à 9:00',
  },
  model: {
    description: 'Choisir le modèle ici',
    options: {
      name: 'Un modèle, ou « default ». Vide : afficher l’actuel',
      channel: 'Pour tout le canal, pas seulement cette conversation (admins)',
    },
    example: '/model',
    isDefault: 'Le modèle par défaut répond ici.',
    is: (model: string) => `${model} répond ici.`,
    howTo: 'Pour en changer, `/model` et un nom. Pour revenir, `/model default`.',
    some: (models: readonly string[]) =>
      `Pour en changer, \`/model\` et un nom : ${models.join(', ')} ou un autre. Pour revenir, \`/model default\`.`,
    notName: 'Ce n’est pas un nom de modèle. `/model` en montre quelques-uns.',
    missing: (model: string) =>
      `${model} n’est pas disponible. \`/model\` en montre quelques-uns qui le sont.`,
    nowDefault: 'OK. Désormais, le modèle par défaut répond ici.',
    nowDefaultInChannel: 'OK. Désormais, le modèle par défaut répond dans ce canal.',
    now: (model: string) => `OK. Désormais, ${model} répond ici.`,
    nowInChannel: (model: string) => `OK. Désormais, ${model} répond dans ce canal.`,
    unchecked: 'Je n’ai pas pu vérifier s’il est disponible.',
  },
  effort: {
    description: 'Régler l’effort de réflexion du modèle',
    options: { level: 'Plus d’effort prend plus de temps et coûte plus' },
    example: '/effort high',
    isDefault: (levels: readonly string[]) =>
      `Effort de réflexion ici : par défaut (le modèle décide). Vous pouvez choisir ${or(levels)}, par exemple avec \`/effort high\`.`,
    is: (level: string, levels: readonly string[]) =>
      `Effort de réflexion ici : ${level}. Vous pouvez choisir ${or(levels)}, par exemple avec \`/effort high\`.`,
    nowDefault: 'OK. Désormais, le modèle décide ici de son effort de réflexion.',
    nowDefaultInChannel:
      'OK. Désormais, le modèle décide dans ce canal de son effort de réflexion.',
    now: (level: string) => `OK. L’effort de réflexion ici est désormais ${level}.`,
    nowInChannel: (level: string) =>
      `OK. L’effort de réflexion dans ce canal est désormais ${level}.`,
  },
  persona: {
    description: 'Régler la façon dont Parley répond ici',
    options: { manner: 'Un style comme « concise » ou « tutor », vos propres mots, ou « off »' },
    example: '/persona tutor',
    none: 'Aucune personnalité n’est choisie dans ce canal.',
    is: (persona: string) => `Personnalité dans ce canal : ${persona}`,
    howTo: (presets: readonly string[]) =>
      `Personnalités prêtes à l’emploi : ${and(presets)}. Ou écrivez la vôtre : \`/persona Tu es une bibliothécaire patiente.\` Désactivez-la avec \`/persona off\`.`,
    nowOff: 'OK. Désormais, je réponds ici sans personnalité particulière.',
    tooLong: (max: number) =>
      `Une personnalité peut compter jusqu’à ${number(max)} caractères. Raccourcissez-la.`,
    now: (persona: string) => `OK. Désormais, je réponds ici ainsi : ${persona}`,
  },
  quiet: {
    description: 'Tenir Parley à l’écart de ce fil',
    options: { state: 'off : le laisser à nouveau répondre dans ce fil' },
    example: '/quiet',
    followsAgain: 'OK, je reviens dans ce fil. Inutile de me mentionner.',
  },
  timezone: {
    description: 'Indiquer votre fuseau horaire',
    options: { zone: 'Comme Europe/Paris, ou « off ». Vide : afficher le vôtre' },
    example: '/timezone Europe/Paris',
    isOwn: (zone: string, time: string) =>
      `Votre fuseau horaire est ${zone}, où il est ${time}. Changez-le avec \`/timezone Europe/Paris\`.`,
    isOfProfile: (zone: string, time: string) =>
      `Votre fuseau horaire est ${zone}, d’après votre profil. Il y est ${time}. Changez-le avec \`/timezone Europe/Paris\`.`,
    unknown:
      'Je ne connais pas votre fuseau horaire. Indiquez-le-moi avec `/timezone Europe/Paris`.',
    forgotten: 'OK, j’ai oublié votre fuseau horaire.',
    noZone: 'Je ne connais pas ce fuseau horaire. Essayez `Europe/Paris` ou `America/New_York`.',
    now: (zone: string, time: string) =>
      `OK. Votre fuseau horaire est désormais ${zone}, où il est ${time}.`,
  },
  memory: {
    description: 'Choisir ce que Parley retient ici',
    options: { state: 'on : tout ce qui se dit ici. off : seulement ce qu’on dit à Parley' },
    example: '/memory',
  },
  settings: {
    description: 'Changer les paramètres de ce canal',
    options: {
      reply: 'Où répondre aux mentions',
      voice: 'Quels messages vocaux transcrire',
      follow: 'Suivre ou non les fils sans mention',
      tools: 'Utiliser ou non des outils',
      language: 'Langue des boutons, commandes et avis',
    },
    example: '/settings reply:channel',
    heading: '**Paramètres de ce canal** (les admins peuvent les changer)',
    headingAlone: '**Paramètres de cette conversation**',
    saved: 'OK, c’est enregistré.',
    line: (name: string, value: string, about: string, choices: string) =>
      `- **${name}** : ${value}. ${about} (${choices})`,
    voiceDefault: 'seulement là où l’on m’invite ou me mentionne',
    languageDefault: (language: string) => `${language} (par défaut)`,
    howTo: 'Pour en changer un : `/settings reply:channel`.',
  },
  usage: {
    description: 'Voir votre consommation',
    options: {},
    example: '/usage',
    own: '**Votre consommation ici**',
    workspace: '**La consommation de tout le monde, ici et dans les autres canaux**',
    people: '**Qui a le plus consommé ce mois-ci**',
    models: '**Par modèle, ce mois-ci**',
    today: (amount: string) => `- Aujourd’hui : ${amount}`,
    month: (amount: string) => `- Ce mois-ci : ${amount}`,
    line: (name: string, amount: string) => `- ${name} : ${amount}`,
    amount: (used: UsedAmount) =>
      [toQuestions(used), ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used: UsedAmount) => toModelAmounts(used).join(', '),
    what: 'Chaque appel au modèle est compté : réponses, commandes, transcriptions, images, recherches, et les résumés que je garde des longues conversations. Les jours et les mois sont en UTC.',
  },
  reset: {
    description: 'Faire oublier cette conversation à Parley',
    options: {},
    example: '/reset',
    empty: 'Il n’y a rien à oublier : cette conversation est vide.',
    done: 'C’est fait. J’ai oublié cette conversation, votre prochaine question repart de zéro.',
  },
  privacy: {
    description: 'Voir ce que Parley conserve sur vous',
    options: {
      recall: 'off : /recall ne trouve pas ce que vous direz désormais. on : il le trouve',
    },
    example: '/privacy',
  },
  forget: {
    description: 'Supprimer ce que Parley conserve sur vous',
    options: { what: '« me », « conversation », « channel », lien' },
    example: '/forget me',
  },
  help: {
    description: 'Voir ce que Parley sait faire',
    options: {},
    example: '/help',
    beginning:
      'Je réponds aux questions, lis les fichiers et les liens, dessine et fais des recherches. Mentionnez-moi, écrivez-moi en direct ou répondez dans un fil où je suis.\nAppuyez sur **Arrêter** ou écrivez `stop` pour interrompre une réponse. Écrivez `leave` et je me retire d’un fil.',
    groups: {
      make: '**Demander et créer**',
      catchUp: '**Se mettre à jour**',
      plan: '**Planifier**',
      channel: '**Ce canal**',
      person: '**Vous**',
    },
    line: (description: string, example: string) => `- ${description} : \`${example}\``,
    end: 'Les commandes marchent aussi après une mention : `@Parley /help`.',
  },
  about: {
    description: 'Voir la version et l’état de Parley',
    options: {},
    example: '/about',
    line: (label: string, value: string) => `- **${label}** : ${value}`,
  },
};
