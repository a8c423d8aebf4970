import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, counted, number } = createWording('it');

const images = (n: number) => counted(n, { one: '# immagine', other: '# immagini' });

const kinds: MediaCatalog['kinds'] = {
  files: (format) => `non posso leggere file in formato ${format}.`,
  archives: (format) => `non posso leggere archivi ${format}.`,
  databases: (program) => `non posso leggere database di ${program}.`,
  rawPhotos: 'non posso leggere foto RAW.',
  hdrImages: 'non posso leggere immagini HDR.',
  textures: 'non posso leggere texture (.dds).',
  programs: 'non posso leggere programmi.',
  fonts: 'non posso leggere font.',
  books: (program) => `non posso leggere libri di ${program}.`,
  mailboxes: (program) => `non posso leggere caselle di posta di ${program}.`,
  models: 'non posso leggere modelli 3D.',
  propertyLists: 'non posso leggere elenchi di proprietà di Apple.',
  oldWord: 'non posso leggere vecchi file di Word (.doc).',
  oldPowerPoint: 'non posso leggere vecchi file di PowerPoint (.ppt).',
  oldExcel: 'non posso leggere vecchi file di Excel (.xls).',
  oldOffice: 'non posso leggere vecchi file di Office (.doc, .xls, .ppt).',
  iwork: 'non posso leggere file di Pages, Numbers o Keynote.',
  binaryWorkbooks: 'non posso leggere cartelle di lavoro binarie (.xlsb).',
  visio: 'non posso leggere disegni di Visio.',
  androidApps: 'non posso leggere app Android.',
  bitmaps: 'non posso leggere questo tipo di bitmap.',
  icons: 'non posso leggere questo tipo di icona.',
  recordings: 'non posso leggere questo tipo di registrazione.',
  sound: (codec) => `non posso decodificare il suo audio (${codec}).`,
  someSound: 'non posso decodificare il suo audio.',
};

const remedies: MediaCatalog['remedies'] = {
  unpack: 'Estrai i file che contiene e invia quelli.',
  image: 'Salvalo come JPEG o PNG e invialo di nuovo.',
  png: 'Salvalo come PNG e invialo di nuovo.',
  pdf: 'Esportalo come PDF e invialo di nuovo.',
  toPdf: 'Convertilo in PDF e invialo di nuovo.',
  textOrImage: 'Invia la parte che conta come testo o immagine.',
  csv: 'Esporta le tabelle come .csv e invia quelle.',
  xlsx: 'Salvalo come .xlsx e invialo di nuovo.',
  mp3: 'Esportalo come MP3 e invialo di nuovo.',
  epub: 'Convertilo in .epub o PDF e invialo di nuovo.',
  mails: 'Invia le email che contano, come .eml o PDF.',
  screenshot: 'Inviane un’immagine.',
  xml: 'Convertilo in XML e invialo di nuovo.',
  docxOrPdf: 'Salvalo come .docx o PDF e invialo di nuovo.',
  pptxOrPdf: 'Salvalo come .pptx o PDF e invialo di nuovo.',
  xlsxOrPdf: 'Salvalo come .xlsx o PDF e invialo di nuovo.',
  officeOrPdf: 'Salvalo come .docx, .xlsx, .pptx o PDF e invialo di nuovo.',
  fileThatMatters: 'Invia solo il file che conta tra quelli che contiene.',
  ffmpeg:
    'Convertilo in MP3 o WAV. (Il tuo admin di Parley può installare ffmpeg, che legge più formati.)',
};

const lost: MediaCatalog['lost'] = {
  picture: images,
  chart: (n) => counted(n, { one: '# grafico', other: '# grafici' }),
  diagram: (n) => counted(n, { one: '# diagramma', other: '# diagrammi' }),
  'embedded object': (n) =>
    counted(n, { one: '# oggetto incorporato', other: '# oggetti incorporati' }),
  'sound or video': (n) => counted(n, { one: '# registrazione', other: '# registrazioni' }),
  symbol: (n) => counted(n, { one: '# simbolo', other: '# simboli' }),
};

export const catalog: MediaCatalog = {
  kinds,
  remedies,
  lost,
  empty: 'è vuoto (0 byte). Controlla il file e invialo di nuovo.',
  unknownType:
    'non conosco questo tipo di file. Posso leggere immagini, PDF, file di Office, email, audio, video e testo. Convertilo in uno di questi formati.',
  noText: 'non ci ho trovato testo. Controlla il file e invialo di nuovo.',
  noTextInOffice: 'non ci ho trovato testo. Invialo come PDF, così vedo le immagini.',
  noCells: 'non ci ho trovato celle. Controlla il notebook e invialo di nuovo.',
  noSound:
    'non ci ho trovato audio, oppure è danneggiato. Salvalo come MP3 o WAV e invialo di nuovo.',
  noSoundInVideo:
    'il video non ha audio e qui non posso ricavarne immagini. Inviane qualcuna come immagine.',
  notRecording: 'non è una registrazione. Posso trascrivere audio e video.',
  tooMuch: 'è troppo da leggere. Invia solo la parte che conta.',
  tooMuchUnpacked: 'una volta estratto è troppo grande. Invia solo la parte che conta.',
  filesBusy: 'in questo momento sto leggendo troppi file. Invialo di nuovo tra un minuto.',
  broken: 'il file è danneggiato o insolito. Salvalo in un altro formato e invialo di nuovo.',
  damaged: 'il file è danneggiato o incompleto. Salvalo e invialo di nuovo.',
  damagedBitmap: 'la bitmap è danneggiata. Salvala come PNG e inviala di nuovo.',
  damagedIcon: 'l’icona è danneggiata. Salvala come PNG e inviala di nuovo.',
  damagedImage:
    'l’immagine è danneggiata o incompleta. Salvala come PNG o JPEG e inviala di nuovo.',
  damagedMail: 'l’email è danneggiata. Salvala come .eml o PDF e inviala di nuovo.',
  damagedBook: 'il libro è danneggiato. Salvalo e invialo di nuovo.',
  damagedNotebook: 'il notebook è danneggiato. Salvalo e invialo di nuovo.',
  damagedArchive: 'l’archivio è danneggiato o incompleto. Ricrealo e invialo di nuovo.',
  damagedPdf:
    'il PDF è danneggiato o incompleto, quindi non contiene niente. Salvalo e invialo di nuovo.',
  pdfCutOff: 'il PDF è tagliato: manca la fine. Salvalo e invialo di nuovo.',
  emptyArchive: 'l’archivio è vuoto. Invia direttamente i file.',
  badMetadata: 'non posso leggerne i metadati. Salvalo come PNG o JPEG e invialo di nuovo.',
  tooManyPixels: 'ha troppi pixel. Invialo in una dimensione più piccola.',
  protected: 'è protetto da password. Salvane una copia senza password e invia quella.',
  protectedArchive: 'è protetto da password. Ricrealo senza password e invialo di nuovo.',
  copyProtected: 'il libro è protetto contro la copia. Invia la parte che conta come PDF o testo.',
  pdfTooLarge: (mb) =>
    `i PDF possono arrivare a ${number(mb)} MB. Dividilo o invia le pagine che contano.`,
  pdfTooLong: (pages, max) =>
    `ha ${number(pages)} pagine e i PDF possono averne fino a ${number(max)}. Dividilo.`,
  pdfTextOnly: (pages, max) =>
    `i PDF possono avere fino a ${number(max)} pagine. Questo ne ha ${number(pages)}, quindi ho letto solo il testo, non le immagini.`,
  pdfFirstPagesOnly: (pages, max, read) =>
    `i PDF possono avere fino a ${number(max)} pagine. Questo ne ha ${number(pages)}, quindi ho letto solo il testo delle prime ${number(read)}, non le immagini.`,
  scriptsLeftOut: (characters) =>
    `ho escluso ${counted(characters, { one: '# carattere', other: '# caratteri' })} di script e stili.`,
  cutOff: 'è tagliato: ho solo l’inizio.',
  framesAndSound: (count) => `ho ${images(count)} del video, e l’audio.`,
  framesOnly: (count) => `ho solo ${images(count)} del video. Non ha audio.`,
  soundOnly: 'ho solo l’audio del video.',
  firstHoursOnly: (hours) =>
    counted(hours, {
      one: 'ho ascoltato solo la prima ora.',
      other: 'ho ascoltato solo le prime # ore.',
    }),
  emptyBytesLeftOut: (n) =>
    `ho escluso ${counted(n, { one: '# byte vuoto', other: '# byte vuoti' })}.`,
  partlyDamaged:
    'il file è in parte danneggiato, quindi qualcosa di ciò che ho letto potrebbe essere sbagliato. Salvalo e invialo di nuovo.',
  onlyInReader:
    'è un modulo che solo Adobe Reader mostra, quindi non ne vedo i campi. Stampalo lì in PDF e invia quello.',
  guessedEncoding: (encoding) =>
    `ho dedotto la codifica dei caratteri (${encoding}), quindi alcune lettere potrebbero essere sbagliate.`,
  damagedCharacters: (n) =>
    counted(n, {
      one: '# carattere danneggiato appare come �.',
      other: '# caratteri danneggiati appaiono come �.',
    }),
  firstCharactersOnly: (first, all) =>
    `ho letto solo i primi ${number(first)} di ${number(all)} caratteri.`,
  someFrames: (some, all) =>
    `è un’animazione e ho guardato ${number(some)} dei suoi ${number(all)} fotogrammi.`,
  firstFrameOnly: 'è un’animazione e ho guardato solo il primo fotogramma.',
  firstPagesOnly: (first, all) =>
    `ho guardato solo le prime ${number(first)} delle sue ${number(all)} pagine.`,
  cutTopToBottom: (pieces) =>
    `è molto alta, quindi l’ho tagliata in ${counted(pieces, { one: '# pezzo', other: '# pezzi' })} dall’alto in basso.`,
  cutLeftToRight: (pieces) =>
    `è molto larga, quindi l’ho tagliata in ${counted(pieces, { one: '# pezzo', other: '# pezzi' })} da sinistra a destra.`,
  madeSmaller: (width, height, max) =>
    `ha ${number(width)} × ${number(height)} pixel. L’ho rimpicciolita, perché il modello ne vede fino a ${number(max)}.`,
  lostInText: (what) =>
    `non posso vedere ${and(what)} al suo interno. Invialo come PDF per includere tutto.`,
  sheetsUnread: (n, names) =>
    `non ho letto ${counted(n, { one: '# foglio', other: '# fogli' })}: ${and(names)}.`,
  firstRowsOnly: (first, all, sheet) =>
    `ho letto solo le prime ${number(first)} delle ${number(all)} righe del foglio “${sheet}”.`,
  firstColumnsOnly: (first, sheet) =>
    `ho letto solo le prime ${number(first)} colonne del foglio “${sheet}”.`,
  sheetCut: 'ho tagliato il foglio più lungo.',
  formulasWithoutValue:
    'alcune formule non hanno un valore salvato, quindi mostro le formule stesse.',
  formulasWithoutValueInExcel:
    'alcune formule non hanno un valore salvato, quindi mostro le formule stesse. Salva di nuovo il file in Excel per includere i valori.',
  changesAccepted: 'ho letto le revisioni come se fossero accettate.',
  inside: (name, notice) => `${name} (al suo interno): ${notice}`,
  insideLeftOut: (n) =>
    counted(n, {
      one: 'non ho letto # file al suo interno: sarebbe stato troppo.',
      other: 'non ho letto # file al suo interno: sarebbe stato troppo.',
    }),
  tooDeep: 'è annidato troppo in profondità in altri file per leggerlo.',
  allTooDeep: (n) =>
    counted(n, {
      one: 'il suo # file è annidato troppo in profondità in altri file per leggerlo.',
      other: 'i suoi # file sono annidati troppo in profondità in altri file per leggerli.',
    }),
  moreInside: (n) =>
    counted(n, {
      one: 'non ho potuto leggere per intero # altro file al suo interno.',
      other: 'non ho potuto leggere per intero altri # file al suo interno.',
    }),
  someInside: (some, all) =>
    `ho letto solo ${number(some)} dei ${number(all)} file al suo interno, e i nomi degli altri.`,
  embeddedLeftOut: (n) =>
    `ho escluso ${counted(n, { one: '# file incorporato', other: '# file incorporati' })}.`,
  firstMailsOnly: (first, all) =>
    `ho letto solo le prime ${number(first)} di ${number(all)} email.`,
  firstAttachmentsOnly: (first, all) =>
    `ho letto solo i primi ${number(first)} di ${number(all)} allegati.`,
  attachmentsLeftOut: (n) =>
    `non ho letto ${counted(n, { one: '# allegato', other: '# allegati' })}.`,
  imagesLeftOut: (n) => `ho escluso ${images(n)} al suo interno.`,
};
