import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, counted, number, plural } = createWording('de');

const kinds = {
  files: (format: string) => `${format}-Dateien kann ich nicht lesen.`,
  archives: (format: string) => `${format}-Archive kann ich nicht lesen.`,
  databases: (program: string) => `${program}-Datenbanken kann ich nicht lesen.`,
  rawPhotos: 'RAW-Fotos kann ich nicht lesen.',
  hdrImages: 'HDR-Bilder kann ich nicht lesen.',
  textures: 'Texturen (.dds) kann ich nicht lesen.',
  programs: 'Programme kann ich nicht lesen.',
  fonts: 'Schriften kann ich nicht lesen.',
  books: (program: string) => `${program}-Bücher kann ich nicht lesen.`,
  mailboxes: (program: string) => `${program}-Postfächer kann ich nicht lesen.`,
  models: '3D-Modelle kann ich nicht lesen.',
  propertyLists: 'Property-Listen von Apple kann ich nicht lesen.',
  oldWord: 'Alte Word-Dateien (.doc) kann ich nicht lesen.',
  oldPowerPoint: 'Alte PowerPoint-Dateien (.ppt) kann ich nicht lesen.',
  oldExcel: 'Alte Excel-Dateien (.xls) kann ich nicht lesen.',
  oldOffice: 'Alte Office-Dateien (.doc, .xls, .ppt) kann ich nicht lesen.',
  iwork: 'Dateien aus Pages, Numbers oder Keynote kann ich nicht lesen.',
  binaryWorkbooks: 'Binäre Arbeitsmappen (.xlsb) kann ich nicht lesen.',
  visio: 'Visio-Zeichnungen kann ich nicht lesen.',
  androidApps: 'Android-Apps kann ich nicht lesen.',
  bitmaps: 'Diese Art von Bitmap kann ich nicht lesen.',
  icons: 'Diese Art von Icon kann ich nicht lesen.',
  recordings: 'Diese Art von Aufnahme kann ich nicht lesen.',
  sound: (codec: string) => `Den Ton kann ich nicht decodieren (${codec}).`,
  someSound: 'Den Ton kann ich nicht decodieren.',
} as const;

const remedies = {
  unpack: 'Entpack das und schick die Dateien selbst.',
  image: 'Speichere das als JPEG oder PNG und schick es so.',
  png: 'Speichere das als PNG und schick es so.',
  pdf: 'Exportiere das als PDF und schick es so.',
  toPdf: 'Wandle das in PDF um und schick es so.',
  textOrImage: 'Schick das, worauf es ankommt, als Text oder Bild.',
  csv: 'Exportiere die Tabellen als .csv und schick sie so.',
  xlsx: 'Speichere das als .xlsx und schick es so.',
  mp3: 'Exportiere das als MP3 und schick es so.',
  epub: 'Wandle das in .epub oder PDF um und schick es so.',
  mails: 'Schick die wichtigen E-Mails als .eml oder PDF.',
  screenshot: 'Schick ein Bild davon.',
  xml: 'Wandle das in XML um und schick es so.',
  docxOrPdf: 'Speichere das als .docx oder PDF und schick es so.',
  pptxOrPdf: 'Speichere das als .pptx oder PDF und schick es so.',
  xlsxOrPdf: 'Speichere das als .xlsx oder PDF und schick es so.',
  officeOrPdf: 'Speichere das als .docx, .xlsx, .pptx oder PDF und schick es so.',
  fileThatMatters: 'Schick die Datei daraus, auf die es ankommt.',
  ffmpeg:
    'Wandle das in MP3 oder WAV um. (Dein Parley-Admin kann ffmpeg installieren, das mehr Formate liest.)',
} as const;

const lost = {
  picture: (n: number) => counted(n, { one: '# Bild', other: '# Bilder' }),
  chart: (n: number) => counted(n, { one: '# Diagramm', other: '# Diagramme' }),
  diagram: (n: number) => counted(n, { one: '# Schaubild', other: '# Schaubilder' }),
  'embedded object': (n: number) =>
    counted(n, { one: '# eingebettetes Objekt', other: '# eingebettete Objekte' }),
  'sound or video': (n: number) => counted(n, { one: '# Aufnahme', other: '# Aufnahmen' }),
  symbol: (n: number) => counted(n, { one: '# Symbol', other: '# Symbole' }),
} as const;

export const catalog: MediaCatalog = {
  kinds,
  remedies,
  lost,
  empty: 'Die Datei ist leer (0 Byte). Prüf sie und schick sie noch einmal.',
  unknownType:
    'Diesen Dateityp kenne ich nicht. Ich lese Bilder, PDFs, Office-Dateien, E-Mails, Audio, Video und Text. Wandle die Datei in eins davon um.',
  noText: 'Ich habe darin keinen Text gefunden. Prüf die Datei und schick sie noch einmal.',
  noTextInOffice:
    'Ich habe darin keinen Text gefunden. Schick es als PDF, dann sehe ich die Bilder.',
  noCells: 'Ich habe darin keine Zellen gefunden. Prüf das Notebook und schick es noch einmal.',
  noSound:
    'Ich habe darin keinen Ton gefunden, oder die Datei ist beschädigt. Speichere sie als MP3 oder WAV und schick sie noch einmal.',
  noSoundInVideo:
    'Das Video hat keinen Ton, und Bilder kann ich ihm hier nicht entnehmen. Schick ein paar davon als Bilder.',
  notRecording: 'Das ist keine Aufnahme. Ich kann Audio und Video transkribieren.',
  tooMuch: 'Das ist zu viel zum Lesen. Schick nur den Teil, auf den es ankommt.',
  tooMuchUnpacked: 'Entpackt ist das zu groß. Schick nur den Teil, auf den es ankommt.',
  filesBusy: 'Ich lese gerade zu viele Dateien. Bitte schick sie in einer Minute noch einmal.',
  broken:
    'Die Datei ist beschädigt oder ungewöhnlich. Speichere sie in einem anderen Format und schick sie noch einmal.',
  damaged:
    'Die Datei ist beschädigt oder unvollständig. Speichere sie neu und schick sie noch einmal.',
  damagedBitmap: 'Die Bitmap ist beschädigt. Speichere sie als PNG und schick sie so.',
  damagedIcon: 'Das Icon ist beschädigt. Speichere es als PNG und schick es so.',
  damagedImage:
    'Das Bild ist beschädigt oder unvollständig. Speichere es als PNG oder JPEG und schick es so.',
  damagedMail:
    'Die E-Mail ist beschädigt. Speichere sie neu, als .eml oder PDF, und schick sie noch einmal.',
  damagedBook: 'Das Buch ist beschädigt. Speichere es neu und schick es noch einmal.',
  damagedNotebook: 'Das Notebook ist beschädigt. Speichere es neu und schick es noch einmal.',
  damagedArchive:
    'Das Archiv ist beschädigt oder unvollständig. Pack es neu und schick es noch einmal.',
  damagedPdf:
    'Das PDF ist beschädigt oder unvollständig, es lässt sich nichts daraus lesen. Speichere es neu und schick es noch einmal.',
  pdfCutOff:
    'Das PDF ist abgeschnitten, das Ende fehlt. Speichere es neu und schick es noch einmal.',
  emptyArchive: 'Das Archiv ist leer. Schick die Dateien selbst.',
  badMetadata:
    'Die Metadaten kann ich nicht lesen. Speichere das als PNG oder JPEG und schick es so.',
  tooManyPixels: 'Das hat zu viele Pixel. Schick es kleiner.',
  protected:
    'Die Datei ist mit einem Passwort geschützt. Speichere eine Kopie ohne Passwort und schick sie.',
  protectedArchive: 'Das Archiv ist mit einem Passwort geschützt. Pack es ohne und schick es so.',
  copyProtected:
    'Das Buch ist kopiergeschützt. Schick den Teil, auf den es ankommt, als PDF oder Text.',
  pdfTooLarge: (mb: number) =>
    `PDFs dürfen bis zu ${number(mb)} MB haben. Teile es auf oder schick die Seiten, auf die es ankommt.`,
  pdfTooLong: (pages: number, max: number) =>
    `Das PDF hat ${number(pages)} Seiten, erlaubt sind bis zu ${number(max)}. Teile es auf.`,
  pdfTextOnly: (pages: number, max: number) =>
    `PDFs dürfen bis zu ${number(max)} Seiten haben. Dieses hat ${number(pages)}, deshalb habe ich nur den Text gelesen, nicht die Bilder.`,
  pdfFirstPagesOnly: (pages: number, max: number, read: number) =>
    `PDFs dürfen bis zu ${number(max)} Seiten haben. Dieses hat ${number(pages)}, deshalb habe ich nur den Text der ersten ${number(read)} gelesen, nicht die Bilder.`,
  scriptsLeftOut: (characters: number) =>
    `Ich habe ${number(characters)} Zeichen Skripte und Stile weggelassen.`,
  cutOff: 'Das ist abgeschnitten: Ich habe nur den Anfang.',
  framesAndSound: (images: number) =>
    `Ich habe ${counted(images, { one: '# Bild', other: '# Bilder' })} aus dem Video und den Ton.`,
  framesOnly: (images: number) =>
    `Ich habe nur ${counted(images, { one: '# Bild', other: '# Bilder' })} aus dem Video. Ton hat es nicht.`,
  soundOnly: 'Ich habe nur den Ton des Videos.',
  firstHoursOnly: (hours: number) =>
    counted(hours, {
      one: 'Ich habe nur die erste Stunde gehört.',
      other: 'Ich habe nur die ersten # Stunden gehört.',
    }),
  emptyBytesLeftOut: (n: number) =>
    `Ich habe ${counted(n, { one: '# leeres Byte', other: '# leere Bytes' })} weggelassen.`,
  partlyDamaged:
    'Die Datei ist teilweise beschädigt, manches kann also falsch sein. Speichere sie neu und schick sie noch einmal.',
  onlyInReader:
    'Das ist ein Formular, das nur Adobe Reader anzeigt, deshalb sehe ich die Felder nicht. Drucke es dort als PDF und schick das.',
  guessedEncoding: (encoding: string) =>
    `Die Zeichenkodierung habe ich geraten (${encoding}), manche Buchstaben können also falsch sein.`,
  damagedCharacters: (n: number) =>
    counted(n, {
      one: '# beschädigtes Zeichen erscheint als �.',
      other: '# beschädigte Zeichen erscheinen als �.',
    }),
  firstCharactersOnly: (first: number, all: number) =>
    `Ich habe nur die ersten ${number(first)} von ${number(all)} Zeichen gelesen.`,
  someFrames: (some: number, all: number) =>
    `Das ist eine Animation. Ich habe ${number(some)} von ${number(all)} Einzelbildern angesehen.`,
  firstFrameOnly: 'Das ist eine Animation. Ich habe nur das erste Einzelbild angesehen.',
  firstPagesOnly: (first: number, all: number) =>
    `Ich habe nur die ersten ${number(first)} von ${number(all)} Seiten angesehen.`,
  cutTopToBottom: (pieces: number) =>
    `Das ist lang, deshalb habe ich es von oben nach unten in ${counted(pieces, { one: '# Stück', other: '# Stücke' })} geteilt.`,
  cutLeftToRight: (pieces: number) =>
    `Das ist breit, deshalb habe ich es von links nach rechts in ${counted(pieces, { one: '# Stück', other: '# Stücke' })} geteilt.`,
  madeSmaller: (width: number, height: number, max: number) =>
    `Das hat ${number(width)} × ${number(height)} Pixel. Ich habe es verkleinert, weil das Modell bis zu ${number(max)} sieht.`,
  lostInText: (what: readonly string[], n: number) =>
    plural(n, {
      one: `Darin kann ich ${and(what)} nicht sehen. Schick es als PDF, dann ist das dabei.`,
      other: `Darin kann ich ${and(what)} nicht sehen. Schick es als PDF, dann ist alles dabei.`,
    }),
  sheetsUnread: (n: number, names: readonly string[]) =>
    `${counted(n, { one: '# Tabellenblatt habe ich nicht gelesen', other: '# Tabellenblätter habe ich nicht gelesen' })}: ${and(names)}.`,
  firstRowsOnly: (first: number, all: number, sheet: string) =>
    `Vom Tabellenblatt „${sheet}“ habe ich nur die ersten ${number(first)} von ${number(all)} Zeilen gelesen.`,
  firstColumnsOnly: (first: number, sheet: string) =>
    `Vom Tabellenblatt „${sheet}“ habe ich nur die ersten ${number(first)} Spalten gelesen.`,
  sheetCut: 'Ich habe das längste Tabellenblatt gekürzt.',
  formulasWithoutValue:
    'Für manche Formeln ist kein Wert gespeichert, dort zeige ich die Formeln selbst.',
  formulasWithoutValueInExcel:
    'Für manche Formeln ist kein Wert gespeichert, dort zeige ich die Formeln selbst. Speichere die Datei noch einmal in Excel, dann sind die Werte dabei.',
  changesAccepted: 'Nachverfolgte Änderungen habe ich als angenommen gelesen.',
  inside: (name: string, notice: string) => `${name} (darin enthalten): ${notice}`,
  insideLeftOut: (n: number) =>
    counted(n, {
      one: '# Datei darin war zu viel, um sie auch noch zu lesen.',
      other: '# Dateien darin waren zu viel, um sie auch noch zu lesen.',
    }),
  tooDeep: 'Das steckt zu tief in anderen Dateien, um es zu lesen.',
  allTooDeep: (n: number) =>
    counted(n, {
      one: 'Die # Datei darin steckt zu tief in anderen, um sie zu lesen.',
      other: 'Die # Dateien darin stecken zu tief in anderen, um sie zu lesen.',
    }),
  moreInside: (n: number) =>
    counted(n, {
      one: '# weitere Datei darin konnte ich nicht ganz lesen.',
      other: '# weitere Dateien darin konnte ich nicht ganz lesen.',
    }),
  someInside: (some: number, all: number) =>
    `Ich habe nur ${number(some)} der ${number(all)} Dateien darin gelesen, von den anderen nur die Namen.`,
  embeddedLeftOut: (n: number) =>
    `Ich habe ${counted(n, { one: '# eingebettete Datei', other: '# eingebettete Dateien' })} weggelassen.`,
  firstMailsOnly: (first: number, all: number) =>
    `Ich habe nur die ersten ${number(first)} von ${number(all)} E-Mails gelesen.`,
  firstAttachmentsOnly: (first: number, all: number) =>
    `Ich habe nur die ersten ${number(first)} von ${number(all)} Anhängen gelesen.`,
  attachmentsLeftOut: (n: number) =>
    counted(n, {
      one: '# Anhang habe ich nicht gelesen.',
      other: '# Anhänge habe ich nicht gelesen.',
    }),
  imagesLeftOut: (n: number) =>
    `Ich habe ${counted(n, { one: '# Bild', other: '# Bilder' })} darin weggelassen.`,
};
