import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { counted, number } = createWording('fr');

type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) =>
  counted(n, { one: '# passage', many: '# de passages', other: '# passages' });

const toSize = (size: Size) =>
  `${counted(size.chars, { one: '# caractère', many: '# de caractères', other: '# caractères' })} en ${passages(size.passages)}`;

const toHere = { channel: 'dans ce canal', forum: 'dans ce forum' } as const;

export const catalog: MemoryCatalog = {
  recalling: 'Recherche dans ma mémoire…',
  notKnown: 'Je n’ai rien trouvé qui réponde à cette question.',
  noQuestion: 'Que voulez-vous savoir ? Par exemple : `/recall Quand a lieu le lancement ?`',
  sharedOnly:
    'Je n’ai utilisé que ce que tout le monde ici peut voir. Demandez avec `/recall` une réponse visible uniquement par vous, tirée de tout ce que vous pouvez voir.',
  partial:
    'Il y a plus de canaux que je ne peux en vérifier à la fois, il manque donc peut-être quelque chose. Une question plus précise trouve davantage.',
  notReadable:
    'Je n’ai pas pu chercher dans ma mémoire pour l’instant, il peut donc manquer quelque chose. Réessayez plus tard.',
  rebuilding:
    'Ma mémoire est en cours de reconstruction, il peut donc manquer quelque chose. Redemandez dans quelques minutes.',
  wordsOnly:
    'La recherche par le sens est désactivée, je n’ai donc cherché que les mots exacts. D’autres mots donneront peut-être plus.',
  untilTomorrow:
    'La limite du jour pour la recherche par le sens est atteinte. Jusqu’à demain, je ne trouve certains messages que par leurs mots exacts.',
  partlyByWords:
    'Pour l’instant, je ne trouve certains messages que par leurs mots exacts. D’autres mots donneront peut-être plus.',
  byWordsAlone:
    'Je n’ai pu chercher que les mots exacts. Réessayez plus tard, ou avec d’autres mots.',
  documents: (n: number) => counted(n, { one: '# document appris', other: '# documents appris' }),
  passages: (n: number) =>
    counted(n, {
      one: '# passage consultable',
      many: '# de passages consultables',
      other: '# passages consultables',
    }),
  kept: (n: number) => `${passages(n)} que \`/recall\` peut retrouver`,
  memory: 'Mémoire',
  state: (n: number) => passages(n),
  stateEmbedded: (n: number, embedded: number) =>
    `${passages(n)} (dont ${counted(embedded, { one: '# consultable', other: '# consultables' })} par le sens)`,
  beingRebuilt: 'en cours de reconstruction à partir de ce que je conserve',
  capped: 'la limite du jour est atteinte, la suite viendra demain',
  meaningOff: 'consultables par mots exacts seulement (`GEMINI_EMBEDDINGS_PER_DAY` vaut 0)',
  embeddingRefused: 'le modèle d’embeddings refuse tout, je réessaie',
  textsRefused: (count: number) =>
    counted(count, {
      one: '# passage que le modèle d’embeddings refuse',
      other: '# passages que le modèle d’embeddings refuse',
    }),
  notEmbedded: 'le modèle d’embedding ne répond pas, je réessaie',
  embeddingGone:
    'le modèle d’embeddings n’existe pas (`GEMINI_EMBEDDING_MODEL`), je cherche donc seulement les mots exacts',
  behind: (count: number) =>
    counted(count, {
      one: '# modification pas encore enregistrée',
      other: '# modifications pas encore enregistrées',
    }),
  notCaughtUp: (count: number) =>
    `je n’ai pas pu tout rattraper dans ${counted(count, { one: '# canal ou fil', other: '# canaux ou fils' })}`,
  diskFull: 'le disque est plein',
  notWritable: 'impossible d’écrire dans son fichier',
  unreadable: 'illisible en ce moment',
  always: 'Je retiens ce qui se dit ici : tout m’est adressé. `/reset` me le fait oublier.',
  on: 'Je retiens ce qui se dit dans ce canal, pour que les personnes qui y ont accès le retrouvent avec `/recall`. Un admin peut désactiver cela : `/memory off`',
  off: 'Je ne retiens que ce qu’on me dit ici. Un admin peut me faire retenir tout le canal : `/memory on`',
  turnedOn: (where) =>
    `Désormais, je retiens ce qui se dit ${toHere[where]}, pour que les personnes qui y ont accès le retrouvent avec \`/recall\`. Je tiens compte des modifications et des suppressions. Un admin peut désactiver cela : \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `Désormais, je retiens ce qui se dit ${toHere[where]}, pour que les personnes qui y ont accès le retrouvent avec \`/recall\`. J’ai lu aussi ${counted(earlier, { one: '# message précédent', other: '# messages précédents' })}, et je tiens compte des modifications et des suppressions. Un admin peut désactiver cela : \`/memory off\``,
  turnedOff:
    'Désormais, je ne retiens que ce qu’on me dit ici. Je garde ce que je sais déjà de ce canal.',
  inChannel: (state) =>
    `Cela vaut pour tout le canal, donc tout le monde doit le voir. Utilisez \`/memory ${state}\` dans le canal même, pas dans un fil.`,
  learned: ({ name, ...size }: Size & { readonly name: string }) =>
    `J’ai appris **${toLiteral(name)}** (${toSize(size)}). Toutes les personnes qui ont accès à ce canal peuvent y chercher avec \`/recall\`. Pour le retirer : \`/learn remove ${name}\`.`,
  replaced: 'Cela remplace ce que j’avais sous ce nom.',
  documentAuthor: (name: string, by: string) => `${name} (donné par ${by})`,
  learnedHere: 'Ce que j’ai appris ici :',
  learnedLine: ({
    name,
    by,
    day,
    ...size
  }: Size & { readonly name: string; readonly by: string; readonly day: string }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, donné par ${toLiteral(by)}, ${day}`,
  howToRemove: 'Pour en retirer un : `/learn remove` avec son nom ou son numéro.',
  nothingLearned:
    'Je n’ai appris aucun document ici. Joignez-en un à `/learn`, ou donnez-lui le lien d’une page.',
  removed: (name: string) => `J’ai retiré **${toLiteral(name)}** et tout ce que j’en savais.`,
  notThere: (name: string) =>
    `Je ne connais pas ici de document **${toLiteral(name)}**. \`/learn list\` les montre tous.`,
  whichOne: 'Lequel ? `/learn list` les montre tous avec leur numéro.',
  onlyGiver: (by: string) => `Pour retirer cela, il faut être ${toLiteral(by)} ou admin.`,
  nothingGiven:
    'Que dois-je apprendre ? Joignez un document à `/learn`, ou donnez-lui le lien d’une page.',
  noAddress:
    'Ce n’est pas un lien. Donnez-en un qui commence par `https://`, ou joignez un document. `/learn list` montre ce que je connais.',
  oneAtATime: 'Un seul à la fois, s’il vous plaît : un document ou un lien.',
  wider:
    'Certaines personnes ici n’ont pas accès à ce message. Utilisez `/learn` là où il a été publié.',
  noFileThere: 'Ce message n’a pas de fichier.',
  noText: (name: string) => `Je n’ai trouvé dans **${toLiteral(name)}** aucun texte à apprendre.`,
  signIn: (host: string) =>
    `${host} me demande de me connecter, je ne peux donc pas voir la page. Enregistrez-la comme fichier et joignez-le.`,
  pageCut: 'La page était trop longue, je n’en ai appris que le début.',
  textCut: (kept: number, all: number) =>
    `C’était trop long, je n’ai appris que les ${number(kept)} premiers caractères sur ${number(all)}.`,
  guessed: (label: string) =>
    `J’ai deviné l’encodage des caractères (${label}), certaines lettres peuvent donc être fausses.`,
  withoutText: (count: number) =>
    `J’ai laissé de côté ${counted(count, { one: '# image ou enregistrement', other: '# images ou enregistrements' })} : je n’apprends que du texte.`,
  wordsIgnored: 'Je n’ai appris que le document, pas le texte à côté.',
  tooManyDocuments: (count: number) =>
    `Je peux apprendre ici jusqu’à ${counted(count, { one: '# document', other: '# documents' })}. Retirez-en un avec \`/learn remove\`.`,
  notLearned:
    'Ma mémoire ne fonctionne pas en ce moment, rien n’a donc changé. Réessayez plus tard.',
};
