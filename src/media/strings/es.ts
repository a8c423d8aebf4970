import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, counted, number } = createWording('es');

const images = (n: number) => counted(n, { one: '# imagen', other: '# imágenes' });

const attachments = (n: number) => counted(n, { one: '# adjunto', other: '# adjuntos' });

const kinds: MediaCatalog['kinds'] = {
  files: (format) => `no puedo leer archivos en formato ${format}.`,
  archives: (format) => `no puedo leer archivos comprimidos ${format}.`,
  databases: (program) => `no puedo leer bases de datos de ${program}.`,
  rawPhotos: 'no puedo leer fotos RAW.',
  hdrImages: 'no puedo leer imágenes HDR.',
  textures: 'no puedo leer texturas (.dds).',
  programs: 'no puedo leer programas.',
  fonts: 'no puedo leer fuentes tipográficas.',
  books: (program) => `no puedo leer libros de ${program}.`,
  mailboxes: (program) => `no puedo leer buzones de ${program}.`,
  models: 'no puedo leer modelos 3D.',
  propertyLists: 'no puedo leer listas de propiedades de Apple.',
  oldWord: 'no puedo leer archivos antiguos de Word (.doc).',
  oldPowerPoint: 'no puedo leer archivos antiguos de PowerPoint (.ppt).',
  oldExcel: 'no puedo leer archivos antiguos de Excel (.xls).',
  oldOffice: 'no puedo leer archivos antiguos de Office (.doc, .xls, .ppt).',
  iwork: 'no puedo leer archivos de Pages, Numbers o Keynote.',
  binaryWorkbooks: 'no puedo leer libros de Excel binarios (.xlsb).',
  visio: 'no puedo leer dibujos de Visio.',
  androidApps: 'no puedo leer apps de Android.',
  bitmaps: 'no puedo leer este tipo de mapa de bits.',
  icons: 'no puedo leer este tipo de icono.',
  recordings: 'no puedo leer este tipo de grabación.',
  sound: (codec) => `no puedo decodificar su sonido (${codec}).`,
  someSound: 'no puedo decodificar su sonido.',
};

const remedies: MediaCatalog['remedies'] = {
  unpack: 'Descomprímelo y envía los archivos que contiene.',
  image: 'Guárdalo como JPEG o PNG y envíalo.',
  png: 'Guárdalo como PNG y envíalo.',
  pdf: 'Expórtalo como PDF y envíalo.',
  toPdf: 'Conviértelo a PDF y envíalo.',
  textOrImage: 'Envía lo que importa como texto o como imagen.',
  csv: 'Exporta las tablas como .csv y envíalas.',
  xlsx: 'Guárdalo como .xlsx y envíalo.',
  mp3: 'Expórtalo como MP3 y envíalo.',
  epub: 'Conviértelo a .epub o PDF y envíalo.',
  mails: 'Envía los correos que importan, como .eml o PDF.',
  screenshot: 'Envía una imagen de ello.',
  xml: 'Conviértelo a XML y envíalo.',
  docxOrPdf: 'Guárdalo como .docx o PDF y envíalo.',
  pptxOrPdf: 'Guárdalo como .pptx o PDF y envíalo.',
  xlsxOrPdf: 'Guárdalo como .xlsx o PDF y envíalo.',
  officeOrPdf: 'Guárdalo como .docx, .xlsx, .pptx o PDF y envíalo.',
  fileThatMatters: 'Envía el archivo que importa de los que contiene.',
  ffmpeg:
    'Conviértelo a MP3 o WAV. (Tu admin de Parley puede instalar ffmpeg, que lee más formatos.)',
};

const lost: MediaCatalog['lost'] = {
  picture: images,
  chart: (n) => counted(n, { one: '# gráfico', other: '# gráficos' }),
  diagram: (n) => counted(n, { one: '# diagrama', other: '# diagramas' }),
  'embedded object': (n) =>
    counted(n, { one: '# objeto incrustado', other: '# objetos incrustados' }),
  'sound or video': (n) => counted(n, { one: '# grabación', other: '# grabaciones' }),
  symbol: (n) => counted(n, { one: '# símbolo', other: '# símbolos' }),
};

export const catalog: MediaCatalog = {
  kinds,
  remedies,
  lost,
  empty: 'está vacío (0 bytes). Revisa el archivo y envíalo de nuevo.',
  unknownType:
    'no conozco este tipo de archivo. Puedo leer imágenes, PDF, archivos de Office, correos, audio, video y texto. Conviértelo a uno de estos formatos.',
  noText: 'no encontré texto en él. Revisa el archivo y envíalo de nuevo.',
  noTextInOffice: 'no encontré texto en él. Envíalo como PDF para que vea sus imágenes.',
  noCells: 'no encontré celdas en él. Revisa el notebook y envíalo de nuevo.',
  noSound: 'no encontré sonido en él o está dañado. Guárdalo como MP3 o WAV y envíalo de nuevo.',
  noSoundInVideo:
    'el video no tiene sonido, y aquí no puedo sacar imágenes de él. Envía algunas como imágenes.',
  notRecording: 'no es una grabación. Puedo transcribir audio y video.',
  tooMuch: 'es demasiado para leerlo. Envía solo la parte que importa.',
  tooMuchUnpacked: 'descomprimido es demasiado grande. Envía solo la parte que importa.',
  filesBusy: 'estoy leyendo demasiados archivos ahora mismo. Envíalo de nuevo en un minuto.',
  broken: 'el archivo está dañado o es inusual. Guárdalo en otro formato y envíalo de nuevo.',
  damaged: 'el archivo está dañado o incompleto. Guárdalo otra vez y envíalo.',
  damagedBitmap: 'el mapa de bits está dañado. Guárdalo como PNG y envíalo.',
  damagedIcon: 'el icono está dañado. Guárdalo como PNG y envíalo.',
  damagedImage: 'la imagen está dañada o incompleta. Guárdala como PNG o JPEG y envíala.',
  damagedMail: 'el correo está dañado. Guárdalo otra vez, como .eml o PDF, y envíalo.',
  damagedBook: 'el libro está dañado. Guárdalo otra vez y envíalo.',
  damagedNotebook: 'el notebook está dañado. Guárdalo otra vez y envíalo.',
  damagedArchive: 'el archivo comprimido está dañado o incompleto. Comprímelo otra vez y envíalo.',
  damagedPdf:
    'el PDF está dañado o incompleto, así que no hay nada en él. Guárdalo otra vez y envíalo.',
  pdfCutOff: 'el PDF está cortado: le falta el final. Guárdalo otra vez y envíalo.',
  emptyArchive: 'el archivo comprimido está vacío. Envía los archivos directamente.',
  badMetadata: 'no puedo leer sus metadatos. Guárdalo como PNG o JPEG y envíalo.',
  tooManyPixels: 'tiene demasiados píxeles. Envíalo en un tamaño más pequeño.',
  protected: 'está protegido con contraseña. Guarda una copia sin contraseña y envíala.',
  protectedArchive: 'está protegido con contraseña. Comprímelo sin contraseña y envíalo.',
  copyProtected:
    'el libro está protegido contra copia. Envía la parte que importa como PDF o texto.',
  pdfTooLarge: (mb) =>
    `los PDF pueden tener hasta ${number(mb)} MB. Divídelo o envía las páginas que importan.`,
  pdfTooLong: (pages, max) =>
    `tiene ${number(pages)} páginas, y los PDF pueden tener hasta ${number(max)}. Divídelo.`,
  pdfTextOnly: (pages, max) =>
    `los PDF pueden tener hasta ${number(max)} páginas. Este tiene ${number(pages)}, así que solo leí el texto, no las imágenes.`,
  pdfFirstPagesOnly: (pages, max, read) =>
    `los PDF pueden tener hasta ${number(max)} páginas. Este tiene ${number(pages)}, así que solo leí el texto de las primeras ${number(read)}, no las imágenes.`,
  scriptsLeftOut: (characters) =>
    `omití ${counted(characters, { one: '# carácter', other: '# caracteres' })} de scripts y estilos.`,
  cutOff: 'está cortado: solo tengo el principio.',
  framesAndSound: (count) => `tengo ${images(count)} del video, y el sonido.`,
  framesOnly: (count) => `solo tengo ${images(count)} del video. No tiene sonido.`,
  soundOnly: 'solo tengo el sonido del video.',
  firstHoursOnly: (hours) =>
    counted(hours, {
      one: 'solo oí la primera hora.',
      other: 'solo oí las primeras # horas.',
    }),
  emptyBytesLeftOut: (n) =>
    `omití ${counted(n, { one: '# byte vacío', other: '# bytes vacíos' })}.`,
  partlyDamaged:
    'está dañado en parte, así que algo de lo leído puede estar mal. Guárdalo otra vez y envíalo.',
  onlyInReader:
    'es un formulario que solo muestra Adobe Reader, así que no veo sus campos. Imprímelo ahí como PDF y envía ese archivo.',
  guessedEncoding: (encoding) =>
    `supuse su codificación de caracteres (${encoding}), así que algunas letras pueden estar mal.`,
  damagedCharacters: (n) =>
    counted(n, {
      one: '# carácter dañado aparece como �.',
      other: '# caracteres dañados aparecen como �.',
    }),
  firstCharactersOnly: (first, all) =>
    `solo leí los primeros ${number(first)} de los ${number(all)} caracteres.`,
  someFrames: (some, all) =>
    `es una animación, y miré ${number(some)} de sus ${number(all)} fotogramas.`,
  firstFrameOnly: 'es una animación, y solo miré el primer fotograma.',
  firstPagesOnly: (first, all) =>
    `solo miré las primeras ${number(first)} de sus ${number(all)} páginas.`,
  cutTopToBottom: (pieces) =>
    `es muy alta, así que la corté en ${counted(pieces, { one: '# trozo', other: '# trozos' })} de arriba abajo.`,
  cutLeftToRight: (pieces) =>
    `es muy ancha, así que la corté en ${counted(pieces, { one: '# trozo', other: '# trozos' })} de izquierda a derecha.`,
  madeSmaller: (width, height, max) =>
    `tiene ${number(width)} × ${number(height)} píxeles. La reduje, porque el modelo ve hasta ${number(max)}.`,
  lostInText: (what) => `no puedo ver ${and(what)} en él. Envíalo como PDF para incluirlo todo.`,
  sheetsUnread: (n, names) =>
    `no leí ${counted(n, { one: '# hoja', other: '# hojas' })}: ${and(names)}.`,
  firstRowsOnly: (first, all, sheet) =>
    `solo leí las primeras ${number(first)} de las ${number(all)} filas de la hoja “${sheet}”.`,
  firstColumnsOnly: (first, sheet) =>
    `solo leí las primeras ${number(first)} columnas de la hoja “${sheet}”.`,
  sheetCut: 'corté la hoja más larga.',
  formulasWithoutValue:
    'algunas fórmulas no tienen un valor guardado, así que muestro las fórmulas.',
  formulasWithoutValueInExcel:
    'algunas fórmulas no tienen un valor guardado, así que muestro las fórmulas. Guarda el archivo otra vez en Excel para incluir los valores.',
  changesAccepted: 'leí los cambios marcados como si estuvieran aceptados.',
  inside: (name, notice) => `${name} (contenido en él): ${notice}`,
  insideLeftOut: (n) =>
    counted(n, {
      one: 'no leí # archivo que contiene: habría sido demasiado.',
      other: 'no leí # archivos que contiene: habría sido demasiado.',
    }),
  tooDeep: 'está demasiado anidado en otros archivos para leerlo.',
  allTooDeep: (n) =>
    counted(n, {
      one: 'su # archivo está demasiado anidado en otros para leerlo.',
      other: 'sus # archivos están demasiado anidados en otros para leerlos.',
    }),
  moreInside: (n) =>
    counted(n, {
      one: 'no pude leer del todo # archivo más que contiene.',
      other: 'no pude leer del todo # archivos más que contiene.',
    }),
  someInside: (some, all) =>
    `solo leí ${number(some)} de los ${number(all)} archivos que contiene, y los nombres de los demás.`,
  embeddedLeftOut: (n) =>
    `omití ${counted(n, { one: '# archivo incrustado', other: '# archivos incrustados' })}.`,
  firstMailsOnly: (first, all) =>
    `solo leí los primeros ${number(first)} de los ${number(all)} correos.`,
  firstAttachmentsOnly: (first, all) =>
    `solo leí los primeros ${number(first)} de los ${number(all)} adjuntos.`,
  attachmentsLeftOut: (n) => `no leí ${attachments(n)}.`,
  imagesLeftOut: (n) =>
    counted(n, {
      one: 'omití # imagen que contiene.',
      other: 'omití # imágenes que contiene.',
    }),
};
