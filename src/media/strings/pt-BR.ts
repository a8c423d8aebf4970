import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, counted, number } = createWording('pt-BR');

const images = (n: number) => counted(n, { one: '# imagem', other: '# imagens' });

const kinds: MediaCatalog['kinds'] = {
  files: (format) => `não consigo ler arquivos no formato ${format}.`,
  archives: (format) => `não consigo ler arquivos compactados ${format}.`,
  databases: (program) => `não consigo ler bancos de dados do ${program}.`,
  rawPhotos: 'não consigo ler fotos RAW.',
  hdrImages: 'não consigo ler imagens HDR.',
  textures: 'não consigo ler texturas (.dds).',
  programs: 'não consigo ler programas.',
  fonts: 'não consigo ler fontes tipográficas.',
  books: (program) => `não consigo ler livros do ${program}.`,
  mailboxes: (program) => `não consigo ler caixas de correio do ${program}.`,
  models: 'não consigo ler modelos 3D.',
  propertyLists: 'não consigo ler listas de propriedades da Apple.',
  oldWord: 'não consigo ler arquivos antigos do Word (.doc).',
  oldPowerPoint: 'não consigo ler arquivos antigos do PowerPoint (.ppt).',
  oldExcel: 'não consigo ler arquivos antigos do Excel (.xls).',
  oldOffice: 'não consigo ler arquivos antigos do Office (.doc, .xls, .ppt).',
  iwork: 'não consigo ler arquivos do Pages, Numbers ou Keynote.',
  binaryWorkbooks: 'não consigo ler pastas de trabalho binárias (.xlsb).',
  visio: 'não consigo ler desenhos do Visio.',
  androidApps: 'não consigo ler apps de Android.',
  bitmaps: 'não consigo ler este tipo de bitmap.',
  icons: 'não consigo ler este tipo de ícone.',
  recordings: 'não consigo ler este tipo de gravação.',
  sound: (codec) => `não consigo decodificar o som (${codec}).`,
  someSound: 'não consigo decodificar o som.',
};

const remedies: MediaCatalog['remedies'] = {
  unpack: 'Descompacte e envie os arquivos que estão dentro.',
  image: 'Salve como JPEG ou PNG e envie.',
  png: 'Salve como PNG e envie.',
  pdf: 'Exporte como PDF e envie.',
  toPdf: 'Converta para PDF e envie.',
  textOrImage: 'Envie o que importa como texto ou imagem.',
  csv: 'Exporte as tabelas como .csv e envie.',
  xlsx: 'Salve como .xlsx e envie.',
  mp3: 'Exporte como MP3 e envie.',
  epub: 'Converta para .epub ou PDF e envie.',
  mails: 'Envie os e-mails que importam, como .eml ou PDF.',
  screenshot: 'Envie uma imagem dele.',
  xml: 'Converta para XML e envie.',
  docxOrPdf: 'Salve como .docx ou PDF e envie.',
  pptxOrPdf: 'Salve como .pptx ou PDF e envie.',
  xlsxOrPdf: 'Salve como .xlsx ou PDF e envie.',
  officeOrPdf: 'Salve como .docx, .xlsx, .pptx ou PDF e envie.',
  fileThatMatters: 'Envie só o arquivo de dentro que importa.',
  ffmpeg:
    'Converta para MP3 ou WAV. (O admin do Parley pode instalar o ffmpeg, que lê mais formatos.)',
};

const lost: MediaCatalog['lost'] = {
  picture: images,
  chart: (n) => counted(n, { one: '# gráfico', other: '# gráficos' }),
  diagram: (n) => counted(n, { one: '# diagrama', other: '# diagramas' }),
  'embedded object': (n) =>
    counted(n, { one: '# objeto incorporado', other: '# objetos incorporados' }),
  'sound or video': (n) => counted(n, { one: '# gravação', other: '# gravações' }),
  symbol: (n) => counted(n, { one: '# símbolo', other: '# símbolos' }),
};

export const catalog: MediaCatalog = {
  kinds,
  remedies,
  lost,
  empty: 'está vazio (0 bytes). Confira o arquivo e envie de novo.',
  unknownType:
    'não conheço este tipo de arquivo. Consigo ler imagens, PDF, arquivos do Office, e-mails, áudio, vídeo e texto. Converta para um desses formatos.',
  noText: 'não encontrei texto nele. Confira o arquivo e envie de novo.',
  noTextInOffice: 'não encontrei texto nele. Envie como PDF para que eu veja as imagens.',
  noCells: 'não encontrei células nele. Confira o notebook e envie de novo.',
  noSound: 'não encontrei som nele, ou está danificado. Salve como MP3 ou WAV e envie de novo.',
  noSoundInVideo:
    'o vídeo não tem som, e aqui não consigo tirar imagens dele. Envie algumas como imagens.',
  notRecording: 'não é uma gravação. Consigo transcrever áudio e vídeo.',
  tooMuch: 'é coisa demais para ler. Envie só a parte que importa.',
  tooMuchUnpacked: 'fica grande demais ao descompactar. Envie só a parte que importa.',
  filesBusy: 'estou lendo arquivos demais agora. Envie de novo em um minuto.',
  broken: 'o arquivo está danificado ou é incomum. Salve em outro formato e envie de novo.',
  damaged: 'o arquivo está danificado ou incompleto. Salve outra vez e envie de novo.',
  damagedBitmap: 'o bitmap está danificado. Salve como PNG e envie.',
  damagedIcon: 'o ícone está danificado. Salve como PNG e envie.',
  damagedImage: 'a imagem está danificada ou incompleta. Salve como PNG ou JPEG e envie.',
  damagedMail: 'o e-mail está danificado. Salve outra vez, como .eml ou PDF, e envie.',
  damagedBook: 'o livro está danificado. Salve outra vez e envie de novo.',
  damagedNotebook: 'o notebook está danificado. Salve outra vez e envie de novo.',
  damagedArchive:
    'o arquivo compactado está danificado ou incompleto. Compacte outra vez e envie de novo.',
  damagedPdf:
    'o PDF está danificado ou incompleto, então não há nada nele. Salve outra vez e envie de novo.',
  pdfCutOff: 'o PDF está cortado: falta o final. Salve outra vez e envie de novo.',
  emptyArchive: 'o arquivo compactado está vazio. Envie os próprios arquivos.',
  badMetadata: 'não consigo ler os metadados. Salve como PNG ou JPEG e envie.',
  tooManyPixels: 'tem pixels demais. Envie em um tamanho menor.',
  protected: 'está protegido com senha. Salve uma cópia sem senha e envie.',
  protectedArchive: 'está protegido com senha. Compacte sem senha e envie.',
  copyProtected: 'o livro é protegido contra cópia. Envie a parte que importa como PDF ou texto.',
  pdfTooLarge: (mb) =>
    `PDFs podem ter até ${number(mb)} MB. Divida o arquivo ou envie as páginas que importam.`,
  pdfTooLong: (pages, max) =>
    `tem ${number(pages)} páginas, e PDFs podem ter até ${number(max)}. Divida o arquivo.`,
  pdfTextOnly: (pages, max) =>
    `PDFs podem ter até ${number(max)} páginas. Este tem ${number(pages)}, então li só o texto, não as imagens.`,
  pdfFirstPagesOnly: (pages, max, read) =>
    `PDFs podem ter até ${number(max)} páginas. Este tem ${number(pages)}, então li só o texto das primeiras ${number(read)}, não as imagens.`,
  scriptsLeftOut: (characters) =>
    `deixei de fora ${counted(characters, { one: '# caractere', other: '# caracteres' })} de scripts e estilos.`,
  cutOff: 'está cortado: só tenho o começo.',
  framesAndSound: (count) => `tenho ${images(count)} do vídeo, e o som.`,
  framesOnly: (count) => `só tenho ${images(count)} do vídeo. Ele não tem som.`,
  soundOnly: 'só tenho o som do vídeo.',
  firstHoursOnly: (hours) =>
    counted(hours, {
      one: 'ouvi só a primeira hora.',
      other: 'ouvi só as primeiras # horas.',
    }),
  emptyBytesLeftOut: (n) =>
    `deixei de fora ${counted(n, { one: '# byte vazio', other: '# bytes vazios' })}.`,
  partlyDamaged:
    'o arquivo está danificado em parte, então algo do que li pode estar errado. Salve outra vez e envie de novo.',
  onlyInReader:
    'é um formulário que só o Adobe Reader mostra, então não vejo os campos. Imprima como PDF por lá e envie esse arquivo.',
  guessedEncoding: (encoding) =>
    `deduzi a codificação de caracteres (${encoding}), então algumas letras podem estar erradas.`,
  damagedCharacters: (n) =>
    counted(n, {
      one: '# caractere danificado aparece como �.',
      other: '# caracteres danificados aparecem como �.',
    }),
  firstCharactersOnly: (first, all) =>
    `li só os primeiros ${number(first)} de ${number(all)} caracteres.`,
  someFrames: (some, all) => `é uma animação, e vi ${number(some)} dos ${number(all)} quadros.`,
  firstFrameOnly: 'é uma animação, e vi só o primeiro quadro.',
  firstPagesOnly: (first, all) => `vi só as primeiras ${number(first)} das ${number(all)} páginas.`,
  cutTopToBottom: (pieces) =>
    `é muito alta, então cortei em ${counted(pieces, { one: '# pedaço', other: '# pedaços' })} de cima para baixo.`,
  cutLeftToRight: (pieces) =>
    `é muito larga, então cortei em ${counted(pieces, { one: '# pedaço', other: '# pedaços' })} da esquerda para a direita.`,
  madeSmaller: (width, height, max) =>
    `tem ${number(width)} × ${number(height)} pixels. Reduzi o tamanho, porque o modelo vê até ${number(max)}.`,
  lostInText: (what) => `não consigo ver ${and(what)} nele. Envie como PDF para incluir tudo.`,
  sheetsUnread: (n, names) =>
    `não li ${counted(n, { one: '# planilha', other: '# planilhas' })}: ${and(names)}.`,
  firstRowsOnly: (first, all, sheet) =>
    `li só as primeiras ${number(first)} das ${number(all)} linhas da planilha “${sheet}”.`,
  firstColumnsOnly: (first, sheet) =>
    `li só as primeiras ${number(first)} colunas da planilha “${sheet}”.`,
  sheetCut: 'cortei a planilha mais longa.',
  formulasWithoutValue: 'algumas fórmulas não têm valor salvo, então mostro as próprias fórmulas.',
  formulasWithoutValueInExcel:
    'algumas fórmulas não têm valor salvo, então mostro as próprias fórmulas. Salve o arquivo de novo no Excel para incluir os valores.',
  changesAccepted: 'li as alterações controladas como se estivessem aceitas.',
  inside: (name, notice) => `${name} (dentro dele): ${notice}`,
  insideLeftOut: (n) =>
    counted(n, {
      one: 'não li # arquivo dentro dele: seria demais.',
      other: 'não li # arquivos dentro dele: seria demais.',
    }),
  tooDeep: 'está aninhado demais em outros arquivos para eu ler.',
  allTooDeep: (n) =>
    counted(n, {
      one: 'o # arquivo dele está aninhado demais em outros para eu ler.',
      other: 'os # arquivos dele estão aninhados demais em outros para eu ler.',
    }),
  moreInside: (n) =>
    counted(n, {
      one: 'não consegui ler por completo mais # arquivo dentro dele.',
      other: 'não consegui ler por completo mais # arquivos dentro dele.',
    }),
  someInside: (some, all) =>
    `li só ${number(some)} dos ${number(all)} arquivos dentro dele, e os nomes dos outros.`,
  embeddedLeftOut: (n) =>
    `deixei de fora ${counted(n, { one: '# arquivo incorporado', other: '# arquivos incorporados' })}.`,
  firstMailsOnly: (first, all) => `li só os primeiros ${number(first)} de ${number(all)} e-mails.`,
  firstAttachmentsOnly: (first, all) =>
    `li só os primeiros ${number(first)} de ${number(all)} anexos.`,
  attachmentsLeftOut: (n) => `não li ${counted(n, { one: '# anexo', other: '# anexos' })}.`,
  imagesLeftOut: (n) => `deixei de fora ${images(n)} dentro dele.`,
};
