import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, counted, number, plural } = createWording('fr');

const images = (n: number) => counted(n, { one: '# image', other: '# images' });
const pieces = (n: number) => counted(n, { one: '# morceau', other: '# morceaux' });

const kinds = {
  files: (format: string) => `je ne peux pas lire les fichiers ${format}.`,
  archives: (format: string) => `je ne peux pas lire les archives ${format}.`,
  databases: (program: string) => `je ne peux pas lire les bases de données ${program}.`,
  rawPhotos: 'je ne peux pas lire les photos brutes (RAW).',
  hdrImages: 'je ne peux pas lire les images HDR.',
  textures: 'je ne peux pas lire les textures (.dds).',
  programs: 'je ne peux pas lire les programmes.',
  fonts: 'je ne peux pas lire les polices.',
  books: (program: string) => `je ne peux pas lire les livres ${program}.`,
  mailboxes: (program: string) => `je ne peux pas lire les boîtes aux lettres ${program}.`,
  models: 'je ne peux pas lire les modèles 3D.',
  propertyLists: 'je ne peux pas lire les listes de propriétés Apple.',
  oldWord: 'je ne peux pas lire les anciens fichiers Word (.doc).',
  oldPowerPoint: 'je ne peux pas lire les anciens fichiers PowerPoint (.ppt).',
  oldExcel: 'je ne peux pas lire les anciens fichiers Excel (.xls).',
  oldOffice: 'je ne peux pas lire les anciens fichiers Office (.doc, .xls, .ppt).',
  iwork: 'je ne peux pas lire les fichiers Pages, Numbers ou Keynote.',
  binaryWorkbooks: 'je ne peux pas lire les classeurs binaires (.xlsb).',
  visio: 'je ne peux pas lire les dessins Visio.',
  androidApps: 'je ne peux pas lire les applications Android.',
  bitmaps: 'je ne peux pas lire ce type de bitmap.',
  icons: 'je ne peux pas lire ce type d’icône.',
  recordings: 'je ne peux pas lire ce type d’enregistrement.',
  sound: (codec: string) => `je ne peux pas décoder le son (${codec}).`,
  someSound: 'je ne peux pas décoder le son.',
} as const;

const remedies = {
  unpack: 'Décompressez-le et envoyez les fichiers eux-mêmes.',
  image: 'Enregistrez-le en JPEG ou PNG et renvoyez-le.',
  png: 'Enregistrez-le en PNG et renvoyez-le.',
  pdf: 'Exportez-le en PDF et renvoyez-le.',
  toPdf: 'Convertissez-le en PDF et renvoyez-le.',
  textOrImage: 'Envoyez ce qui compte sous forme de texte ou d’image.',
  csv: 'Exportez les tableaux en .csv et envoyez-les.',
  xlsx: 'Enregistrez-le en .xlsx et renvoyez-le.',
  mp3: 'Exportez-le en MP3 et renvoyez-le.',
  epub: 'Convertissez-le en .epub ou PDF et renvoyez-le.',
  mails: 'Envoyez les e-mails qui comptent, en .eml ou PDF.',
  screenshot: 'Envoyez-en une image.',
  xml: 'Convertissez-le en XML et renvoyez-le.',
  docxOrPdf: 'Enregistrez-le en .docx ou PDF et renvoyez-le.',
  pptxOrPdf: 'Enregistrez-le en .pptx ou PDF et renvoyez-le.',
  xlsxOrPdf: 'Enregistrez-le en .xlsx ou PDF et renvoyez-le.',
  officeOrPdf: 'Enregistrez-le en .docx, .xlsx, .pptx ou PDF et renvoyez-le.',
  fileThatMatters: 'Envoyez le fichier qui compte à l’intérieur.',
  ffmpeg:
    'Convertissez-le en MP3 ou WAV. (Votre admin Parley peut installer ffmpeg, qui lit plus de formats.)',
} as const;

const lost = {
  picture: images,
  chart: (n: number) => counted(n, { one: '# graphique', other: '# graphiques' }),
  diagram: (n: number) => counted(n, { one: '# diagramme', other: '# diagrammes' }),
  'embedded object': (n: number) =>
    counted(n, { one: '# objet incorporé', other: '# objets incorporés' }),
  'sound or video': (n: number) =>
    counted(n, { one: '# enregistrement', other: '# enregistrements' }),
  symbol: (n: number) => counted(n, { one: '# symbole', other: '# symboles' }),
} as const;

export const catalog: MediaCatalog = {
  kinds,
  remedies,
  lost,
  empty: 'il est vide (0 octet). Vérifiez le fichier et renvoyez-le.',
  unknownType:
    'je ne connais pas ce type de fichier. Je lis les images, les PDF, les fichiers Office, les e-mails, l’audio, la vidéo et le texte. Convertissez-le dans l’un de ces formats.',
  noText: 'je n’y ai pas trouvé de texte. Vérifiez le fichier et renvoyez-le.',
  noTextInOffice: 'je n’y ai pas trouvé de texte. Envoyez-le en PDF pour que j’en voie les images.',
  noCells: 'je n’y ai pas trouvé de cellules. Vérifiez le notebook et renvoyez-le.',
  noSound:
    'je n’y ai pas trouvé de son, ou il est endommagé. Enregistrez-le en MP3 ou WAV et renvoyez-le.',
  noSoundInVideo:
    'la vidéo n’a pas de son, et je ne peux pas en extraire d’images ici. Envoyez-en quelques-unes sous forme d’images.',
  notRecording: 'ce n’est pas un enregistrement. Je peux transcrire l’audio et la vidéo.',
  tooMuch: 'il y a trop à lire. Envoyez seulement la partie qui compte.',
  tooMuchUnpacked:
    'il est trop volumineux une fois décompressé. Envoyez seulement la partie qui compte.',
  filesBusy: 'je lis trop de fichiers en ce moment. Renvoyez-le dans une minute.',
  broken:
    'le fichier est endommagé ou inhabituel. Enregistrez-le dans un autre format et renvoyez-le.',
  damaged: 'le fichier est endommagé ou incomplet. Enregistrez-le à nouveau et renvoyez-le.',
  damagedBitmap: 'le bitmap est endommagé. Enregistrez-le en PNG et renvoyez-le.',
  damagedIcon: 'l’icône est endommagée. Enregistrez-la en PNG et renvoyez-la.',
  damagedImage:
    'l’image est endommagée ou incomplète. Enregistrez-la en PNG ou JPEG et renvoyez-la.',
  damagedMail: 'l’e-mail est endommagé. Enregistrez-le à nouveau, en .eml ou PDF, et renvoyez-le.',
  damagedBook: 'le livre est endommagé. Enregistrez-le à nouveau et renvoyez-le.',
  damagedNotebook: 'le notebook est endommagé. Enregistrez-le à nouveau et renvoyez-le.',
  damagedArchive: 'l’archive est endommagée ou incomplète. Compressez-la à nouveau et renvoyez-la.',
  damagedPdf:
    'le PDF est endommagé ou incomplet, on n’y trouve donc rien. Enregistrez-le à nouveau et renvoyez-le.',
  pdfCutOff: 'le PDF est coupé : il manque la fin. Enregistrez-le à nouveau et renvoyez-le.',
  emptyArchive: 'l’archive est vide. Envoyez les fichiers eux-mêmes.',
  badMetadata: 'je ne peux pas lire ses métadonnées. Enregistrez-le en PNG ou JPEG et renvoyez-le.',
  tooManyPixels: 'il a trop de pixels. Envoyez-le dans une taille plus petite.',
  protected:
    'il est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe et envoyez-la.',
  protectedArchive:
    'l’archive est protégée par un mot de passe. Recréez-la sans mot de passe et renvoyez-la.',
  copyProtected:
    'le livre est protégé contre la copie. Envoyez la partie qui compte en PDF ou en texte.',
  pdfTooLarge: (mb: number) =>
    `les PDF peuvent faire jusqu’à ${number(mb)} Mo. Divisez-le, ou envoyez les pages qui comptent.`,
  pdfTooLong: (pages: number, max: number) =>
    `il a ${number(pages)} pages, et les PDF peuvent en avoir jusqu’à ${number(max)}. Divisez-le.`,
  pdfTextOnly: (pages: number, max: number) =>
    `les PDF peuvent avoir jusqu’à ${number(max)} pages. Il en a ${number(pages)}, je n’ai donc lu que le texte, pas les images.`,
  pdfFirstPagesOnly: (pages: number, max: number, read: number) =>
    `les PDF peuvent avoir jusqu’à ${number(max)} pages. Il en a ${number(pages)}, je n’ai donc lu que le texte des ${number(read)} premières, pas les images.`,
  scriptsLeftOut: (characters: number) =>
    `j’ai laissé de côté ${counted(characters, { one: '# caractère', many: '# de caractères', other: '# caractères' })} de scripts et de styles.`,
  cutOff: 'il est coupé : je n’ai que le début.',
  framesAndSound: (n: number) => `j’ai ${images(n)} de la vidéo, et le son.`,
  framesOnly: (n: number) => `j’ai seulement ${images(n)} de la vidéo. Elle n’a pas de son.`,
  soundOnly: 'j’ai seulement le son de la vidéo.',
  firstHoursOnly: (hours: number) =>
    counted(hours, {
      one: 'je n’ai écouté que la première heure.',
      other: 'je n’ai écouté que les # premières heures.',
    }),
  emptyBytesLeftOut: (n: number) =>
    `j’ai laissé de côté ${counted(n, { one: '# octet vide', many: '# d’octets vides', other: '# octets vides' })}.`,
  partlyDamaged:
    'le fichier est endommagé par endroits, une partie du contenu lu peut donc être fausse. Enregistrez-le à nouveau et renvoyez-le.',
  onlyInReader:
    'c’est un formulaire que seul Adobe Reader affiche, je n’en vois donc pas les champs. Imprimez-le au format PDF depuis Adobe Reader et envoyez ce fichier.',
  guessedEncoding: (encoding: string) =>
    `j’ai deviné l’encodage des caractères (${encoding}), certaines lettres peuvent donc être fausses.`,
  damagedCharacters: (n: number) =>
    counted(n, {
      one: '# caractère endommagé est affiché par �.',
      other: '# caractères endommagés sont affichés par �.',
    }),
  firstCharactersOnly: (first: number, all: number) =>
    `je n’ai lu que les ${number(first)} premiers caractères sur ${number(all)}.`,
  someFrames: (some: number, all: number) =>
    `c’est une animation, et j’ai regardé ${number(some)} de ses ${number(all)} images.`,
  firstFrameOnly: 'c’est une animation, et je n’ai regardé que sa première image.',
  firstPagesOnly: (first: number, all: number) =>
    `je n’ai regardé que les ${number(first)} premières pages sur ${number(all)}.`,
  cutTopToBottom: (n: number) => `c’est long, je l’ai donc découpé en ${pieces(n)} de haut en bas.`,
  cutLeftToRight: (n: number) =>
    `c’est large, je l’ai donc découpé en ${pieces(n)} de gauche à droite.`,
  madeSmaller: (width: number, height: number, max: number) =>
    `il fait ${number(width)} × ${number(height)} pixels. Je l’ai réduit, car le modèle en voit jusqu’à ${number(max)}.`,
  lostInText: (what: readonly string[], n: number) =>
    plural(n, {
      one: `je ne peux pas y voir ${and(what)}. Envoyez-le en PDF pour que ce soit inclus.`,
      other: `je ne peux pas y voir ${and(what)}. Envoyez-le en PDF pour que tout soit inclus.`,
    }),
  sheetsUnread: (n: number, names: readonly string[]) =>
    `je n’ai pas lu ${counted(n, { one: '# feuille', other: '# feuilles' })} : ${and(names)}.`,
  firstRowsOnly: (first: number, all: number, sheet: string) =>
    `je n’ai lu que les ${number(first)} premières lignes sur ${number(all)} de la feuille « ${sheet} ».`,
  firstColumnsOnly: (first: number, sheet: string) =>
    `je n’ai lu que les ${number(first)} premières colonnes de la feuille « ${sheet} ».`,
  sheetCut: 'j’ai raccourci sa feuille la plus longue.',
  formulasWithoutValue:
    'certaines formules n’ont pas de valeur enregistrée, je montre donc les formules elles-mêmes.',
  formulasWithoutValueInExcel:
    'certaines formules n’ont pas de valeur enregistrée, je montre donc les formules elles-mêmes. Enregistrez à nouveau le fichier dans Excel pour inclure les valeurs.',
  changesAccepted: 'j’ai lu ses modifications suivies comme acceptées.',
  inside: (name: string, notice: string) => `${name} (à l’intérieur) : ${notice}`,
  insideLeftOut: (n: number) =>
    counted(n, {
      one: '# fichier à l’intérieur était de trop pour être lu aussi.',
      other: '# fichiers à l’intérieur étaient de trop pour être lus aussi.',
    }),
  tooDeep: 'il est imbriqué trop profondément dans d’autres fichiers pour être lu.',
  allTooDeep: (n: number) =>
    counted(n, {
      one: 'son # fichier est imbriqué trop profondément pour être lu.',
      other: 'ses # fichiers sont imbriqués trop profondément pour être lus.',
    }),
  moreInside: (n: number) =>
    counted(n, {
      one: 'je n’ai pas pu lire entièrement # autre fichier à l’intérieur.',
      other: 'je n’ai pas pu lire entièrement # autres fichiers à l’intérieur.',
    }),
  someInside: (some: number, all: number) =>
    `je n’ai lu que ${number(some)} des ${number(all)} fichiers à l’intérieur, et les noms des autres.`,
  embeddedLeftOut: (n: number) =>
    `j’ai laissé de côté ${counted(n, { one: '# fichier incorporé', other: '# fichiers incorporés' })}.`,
  firstMailsOnly: (first: number, all: number) =>
    `je n’ai lu que les ${number(first)} premiers e-mails sur ${number(all)}.`,
  firstAttachmentsOnly: (first: number, all: number) =>
    `je n’ai lu que les ${number(first)} premières pièces jointes sur ${number(all)}.`,
  attachmentsLeftOut: (n: number) =>
    `je n’ai pas lu ${counted(n, { one: '# pièce jointe', other: '# pièces jointes' })}.`,
  imagesLeftOut: (n: number) => `j’ai laissé de côté ${images(n)} à l’intérieur.`,
};
