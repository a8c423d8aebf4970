import { createWording } from '../../core/strings/wording.ts';

const { and, counted, number, plural } = createWording('en');

/**
 * Kinds of files that can’t be read, as “I can’t read Photoshop files.” Names of products and
 * formats stay as they are.
 */
const kinds = {
  files: (format: string) => `I can’t read ${format} files.`,
  archives: (format: string) => `I can’t read ${format} archives.`,
  databases: (program: string) => `I can’t read ${program} databases.`,
  rawPhotos: 'I can’t read raw photos.',
  hdrImages: 'I can’t read HDR images.',
  textures: 'I can’t read textures (.dds).',
  programs: 'I can’t read programs.',
  fonts: 'I can’t read fonts.',
  books: (program: string) => `I can’t read ${program} books.`,
  mailboxes: (program: string) => `I can’t read ${program} mailboxes.`,
  models: 'I can’t read 3D models.',
  propertyLists: 'I can’t read Apple property lists.',
  oldWord: 'I can’t read old Word files (.doc).',
  oldPowerPoint: 'I can’t read old PowerPoint files (.ppt).',
  oldExcel: 'I can’t read old Excel files (.xls).',
  oldOffice: 'I can’t read old Office files (.doc, .xls, .ppt).',
  iwork: 'I can’t read Pages, Numbers or Keynote files.',
  binaryWorkbooks: 'I can’t read binary workbooks (.xlsb).',
  visio: 'I can’t read Visio drawings.',
  androidApps: 'I can’t read Android apps.',
  bitmaps: 'I can’t read this kind of bitmap.',
  icons: 'I can’t read this kind of icon.',
  recordings: 'I can’t read this kind of recording.',
  // `codec` is how the sound is encoded: “ac3”.
  sound: (codec: string) => `I can’t decode its sound (${codec}).`,
  someSound: 'I can’t decode its sound.',
} as const;

/** What a person can do instead: a sentence behind one of those. */
const remedies = {
  unpack: 'Unpack it and send the files themselves.',
  image: 'Save it as JPEG or PNG and send that.',
  png: 'Save it as PNG and send that.',
  pdf: 'Export it as PDF and send that.',
  toPdf: 'Convert it to PDF and send that.',
  textOrImage: 'Send what matters in it as text or an image.',
  csv: 'Export the tables as .csv and send those.',
  xlsx: 'Save it as .xlsx and send that.',
  mp3: 'Export it as MP3 and send that.',
  epub: 'Convert it to .epub or PDF and send that.',
  mails: 'Send the emails that matter, as .eml or PDF.',
  screenshot: 'Send an image of it.',
  xml: 'Convert it to XML and send that.',
  docxOrPdf: 'Save it as .docx or PDF and send that.',
  pptxOrPdf: 'Save it as .pptx or PDF and send that.',
  xlsxOrPdf: 'Save it as .xlsx or PDF and send that.',
  officeOrPdf: 'Save it as .docx, .xlsx, .pptx or PDF and send that.',
  fileThatMatters: 'Send the file in it that matters.',
  // Who runs Parley can install the program ffmpeg.
  ffmpeg: 'Convert it to MP3 or WAV. (Your Parley admin can install ffmpeg, which reads more.)',
} as const;

/** What a text cannot carry, each counted, in a list. */
const lost = {
  picture: (n: number) => counted(n, { one: '# image', other: '# images' }),
  chart: (n: number) => counted(n, { one: '# chart', other: '# charts' }),
  diagram: (n: number) => counted(n, { one: '# diagram', other: '# diagrams' }),
  'embedded object': (n: number) =>
    counted(n, { one: '# embedded object', other: '# embedded objects' }),
  'sound or video': (n: number) => counted(n, { one: '# recording', other: '# recordings' }),
  symbol: (n: number) => counted(n, { one: '# symbol', other: '# symbols' }),
} as const;

/**
 * What people read about files that they send. All of it comes after a colon, “I left out NAME: …”
 * or “NAME: …”, so in English it begins with a small letter unless that is “I”.
 */
export const catalog = {
  kinds,
  remedies,
  lost,
  // Why a file is not used at all, and what to do.
  empty: 'it’s empty (0 bytes). Check the file and send it again.',
  unknownType:
    'I don’t know this type of file. I can read images, PDF, office files, emails, audio, video and text. Convert it to one of these.',
  noText: 'I found no text in it. Check the file and send it again.',
  noTextInOffice: 'I found no text in it. Send it as PDF, so that I see its images.',
  noCells: 'I found no cells in it. Check the notebook and send it again.',
  noSound: 'I found no sound in it, or it’s damaged. Save it as MP3 or WAV and send it again.',
  noSoundInVideo:
    'the video has no sound, and I can’t take images from it here. Send a few of them as images.',
  notRecording: 'it isn’t a recording. I can transcribe audio and video.',
  tooMuch: 'it’s too much to read. Send only the part that matters.',
  tooMuchUnpacked: 'it’s too large when unpacked. Send only the part that matters.',
  filesBusy: 'I’m reading too many files right now. Please send it again in a minute.',
  broken: 'the file is damaged or unusual. Save it in another format and send it again.',
  damaged: 'the file is damaged or incomplete. Save it again and send that.',
  damagedBitmap: 'the bitmap is damaged. Save it as PNG and send that.',
  damagedIcon: 'the icon is damaged. Save it as PNG and send that.',
  damagedImage: 'the image is damaged or incomplete. Save it as PNG or JPEG and send that.',
  damagedMail: 'the email is damaged. Save it again, as .eml or PDF, and send that.',
  damagedBook: 'the book is damaged. Save it again and send that.',
  damagedNotebook: 'the notebook is damaged. Save it again and send that.',
  damagedArchive: 'the archive is damaged or incomplete. Pack it again and send that.',
  damagedPdf:
    'the PDF is damaged or incomplete, so there’s nothing in it. Save it again and send that.',
  pdfCutOff: 'the PDF is cut off: its end is missing. Save it again and send that.',
  emptyArchive: 'the archive is empty. Send the files themselves.',
  badMetadata: 'I can’t read its metadata. Save it as PNG or JPEG and send that.',
  tooManyPixels: 'it has too many pixels. Send it in a smaller size.',
  protected: 'it’s protected with a password. Save a copy without one and send that.',
  protectedArchive: 'it’s protected with a password. Pack it without one and send that.',
  copyProtected: 'the book is copy-protected. Send the part that matters as PDF or text.',
  pdfTooLarge: (mb: number) =>
    `PDFs can be up to ${number(mb)} MB. Split it, or send the pages that matter.`,
  pdfTooLong: (pages: number, max: number) =>
    `it has ${number(pages)} pages, and PDFs can have up to ${number(max)}. Split it.`,
  // What of a file that is used was cut, left out or guessed.
  pdfTextOnly: (pages: number, max: number) =>
    `PDFs can have up to ${number(max)} pages. It has ${number(pages)}, so I read only the text, not the images.`,
  pdfFirstPagesOnly: (pages: number, max: number, read: number) =>
    `PDFs can have up to ${number(max)} pages. It has ${number(pages)}, so I read only the text of the first ${number(read)}, not the images.`,
  scriptsLeftOut: (characters: number) =>
    `I left out ${counted(characters, { one: '# character', other: '# characters' })} of scripts and styles.`,
  cutOff: 'it’s cut off: I have only the beginning.',
  framesAndSound: (images: number) =>
    `I have ${counted(images, { one: '# image', other: '# images' })} from the video, and the sound.`,
  framesOnly: (images: number) =>
    `I have only ${counted(images, { one: '# image', other: '# images' })} from the video. It has no sound.`,
  soundOnly: 'I have only the sound of the video.',
  firstHoursOnly: (hours: number) =>
    counted(hours, {
      one: 'I heard only the first hour.',
      other: 'I heard only the first # hours.',
    }),
  emptyBytesLeftOut: (n: number) =>
    `I left out ${counted(n, { one: '# empty byte', other: '# empty bytes' })}.`,
  partlyDamaged:
    'it’s partly damaged, so some of what I read may be wrong. Save it again and send that.',
  onlyInReader:
    'it’s a form that only Adobe Reader shows, so I can’t see its fields. Print it there as PDF and send that.',
  // `encoding` is a character encoding: “windows-1252”.
  guessedEncoding: (encoding: string) =>
    `I guessed its character encoding (${encoding}), so some letters may be wrong.`,
  damagedCharacters: (n: number) =>
    counted(n, {
      one: '# damaged character is shown as �.',
      other: '# damaged characters are shown as �.',
    }),
  firstCharactersOnly: (first: number, all: number) =>
    `I read only the first ${number(first)} of ${number(all)} characters.`,
  someFrames: (some: number, all: number) =>
    `it’s animated, and I looked at ${number(some)} of its ${number(all)} frames.`,
  firstFrameOnly: 'it’s animated, and I looked only at its first frame.',
  firstPagesOnly: (first: number, all: number) =>
    `I looked only at the first ${number(first)} of its ${number(all)} pages.`,
  cutTopToBottom: (pieces: number) =>
    `it’s long, so I cut it into ${counted(pieces, { one: '# piece', other: '# pieces' })} from top to bottom.`,
  cutLeftToRight: (pieces: number) =>
    `it’s wide, so I cut it into ${counted(pieces, { one: '# piece', other: '# pieces' })} from left to right.`,
  madeSmaller: (width: number, height: number, max: number) =>
    `it has ${number(width)} × ${number(height)} pixels. I made it smaller, because the model sees up to ${number(max)}.`,
  // `what` are counted things: “3 images”; `n` is how many there are in all.
  lostInText: (what: readonly string[], n: number) =>
    plural(n, {
      one: `I can’t see ${and(what)} in it. Send it as PDF to include it.`,
      other: `I can’t see ${and(what)} in it. Send it as PDF to include them.`,
    }),
  sheetsUnread: (n: number, names: readonly string[]) =>
    `I didn’t read ${counted(n, { one: '# sheet', other: '# sheets' })}: ${and(names)}.`,
  firstRowsOnly: (first: number, all: number, sheet: string) =>
    `I read only the first ${number(first)} of ${number(all)} rows of the sheet “${sheet}”.`,
  firstColumnsOnly: (first: number, sheet: string) =>
    `I read only the first ${number(first)} columns of the sheet “${sheet}”.`,
  sheetCut: 'I cut its longest sheet.',
  formulasWithoutValue: 'some formulas have no stored value, so I show the formulas themselves.',
  formulasWithoutValueInExcel:
    'some formulas have no stored value, so I show the formulas themselves. Save the file again in Excel to include the values.',
  changesAccepted: 'I read its tracked changes as accepted.',
  // `name` is a file within another; `notice` is one of these sentences.
  inside: (name: string, notice: string) => `${name} (inside it): ${notice}`,
  insideLeftOut: (n: number) =>
    counted(n, {
      one: '# file inside it was too much to read as well.',
      other: '# files inside it were too much to read as well.',
    }),
  tooDeep: 'it’s too deep inside other files to read.',
  allTooDeep: (n: number) =>
    `its ${counted(n, { one: '# file is', other: '# files are' })} too deep inside other files to read.`,
  moreInside: (n: number) =>
    counted(n, {
      one: 'I couldn’t fully read # more file inside it.',
      other: 'I couldn’t fully read # more files inside it.',
    }),
  someInside: (some: number, all: number) =>
    `I read only ${number(some)} of the ${number(all)} files in it, and the names of the others.`,
  embeddedLeftOut: (n: number) =>
    `I left out ${counted(n, { one: '# embedded file', other: '# embedded files' })}.`,
  firstMailsOnly: (first: number, all: number) =>
    `I read only the first ${number(first)} of ${number(all)} emails.`,
  firstAttachmentsOnly: (first: number, all: number) =>
    `I read only the first ${number(first)} of ${number(all)} attachments.`,
  attachmentsLeftOut: (n: number) =>
    `I didn’t read ${counted(n, { one: '# attachment', other: '# attachments' })}.`,
  imagesLeftOut: (n: number) =>
    `I left out ${counted(n, { one: '# image', other: '# images' })} in it.`,
} as const;
