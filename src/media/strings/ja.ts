import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, number } = createWording('ja');

export const catalog: MediaCatalog = {
  kinds: {
    files: (format) => `${format}ファイルは読めません。`,
    archives: (format) => `${format}アーカイブは読めません。`,
    databases: (program) => `${program}のデータベースは読めません。`,
    rawPhotos: 'RAW写真は読めません。',
    hdrImages: 'HDR画像は読めません。',
    textures: 'テクスチャ（.dds）は読めません。',
    programs: 'プログラムは読めません。',
    fonts: 'フォントは読めません。',
    books: (program) => `${program}の電子書籍は読めません。`,
    mailboxes: (program) => `${program}のメールボックスは読めません。`,
    models: '3Dモデルは読めません。',
    propertyLists: 'Appleのプロパティリストは読めません。',
    oldWord: '古いWordファイル（.doc）は読めません。',
    oldPowerPoint: '古いPowerPointファイル（.ppt）は読めません。',
    oldExcel: '古いExcelファイル（.xls）は読めません。',
    oldOffice: '古いOfficeファイル（.doc、.xls、.ppt）は読めません。',
    iwork: 'Pages、Numbers、Keynoteのファイルは読めません。',
    binaryWorkbooks: 'バイナリブック（.xlsb）は読めません。',
    visio: 'Visioの図面は読めません。',
    androidApps: 'Androidアプリは読めません。',
    bitmaps: 'この種類のビットマップは読めません。',
    icons: 'この種類のアイコンは読めません。',
    recordings: 'この種類の録音は読めません。',
    sound: (codec) => `音声（${codec}）をデコードできません。`,
    someSound: '音声をデコードできません。',
  },
  remedies: {
    unpack: '展開して、中のファイルを送ってください。',
    image: 'JPEGかPNGで保存して送ってください。',
    png: 'PNGで保存して送ってください。',
    pdf: 'PDFに書き出して送ってください。',
    toPdf: 'PDFに変換して送ってください。',
    textOrImage: '必要な部分をテキストか画像で送ってください。',
    csv: '表を.csvに書き出して送ってください。',
    xlsx: '.xlsxで保存して送ってください。',
    mp3: 'MP3に書き出して送ってください。',
    epub: '.epubかPDFに変換して送ってください。',
    mails: '必要なメールを.emlかPDFで送ってください。',
    screenshot: '画像にして送ってください。',
    xml: 'XMLに変換して送ってください。',
    docxOrPdf: '.docxかPDFで保存して送ってください。',
    pptxOrPdf: '.pptxかPDFで保存して送ってください。',
    xlsxOrPdf: '.xlsxかPDFで保存して送ってください。',
    officeOrPdf: '.docx、.xlsx、.pptx、PDFのどれかで保存して送ってください。',
    fileThatMatters: '中の必要なファイルを送ってください。',
    ffmpeg:
      'MP3かWAVに変換してください。（Parleyの管理者がffmpegをインストールすると、読める形式が増えます。）',
  },
  lost: {
    picture: (n) => `画像${number(n)}件`,
    chart: (n) => `グラフ${number(n)}件`,
    diagram: (n) => `図${number(n)}件`,
    'embedded object': (n) => `埋め込みオブジェクト${number(n)}件`,
    'sound or video': (n) => `録音や動画${number(n)}件`,
    symbol: (n) => `記号${number(n)}個`,
  },
  empty: 'ファイルが空です（0バイト）。確認して、もう一度送ってください。',
  unknownType:
    'この種類のファイルはわかりません。読めるのは画像、PDF、Officeファイル、メール、音声、動画、テキストです。どれかに変換してください。',
  noText: '文章が見つかりませんでした。ファイルを確認して、もう一度送ってください。',
  noTextInOffice: '文章が見つかりませんでした。PDFで送ると、中の画像を見られます。',
  noCells: 'セルが見つかりませんでした。ノートブックを確認して、もう一度送ってください。',
  noSound:
    '音声が見つからないか、ファイルが壊れています。MP3かWAVで保存して、もう一度送ってください。',
  noSoundInVideo:
    'この動画には音声がなく、ここでは動画から画像を取り出せません。何枚かを画像で送ってください。',
  notRecording: '録音ではありません。文字起こしできるのは音声と動画です。',
  tooMuch: '量が多すぎて読めません。必要な部分だけを送ってください。',
  tooMuchUnpacked: '展開すると大きすぎます。必要な部分だけを送ってください。',
  filesBusy: '今は多くのファイルを読んでいます。1分ほどしてからもう一度送ってください。',
  broken: 'ファイルが壊れているか、特殊な形式です。別の形式で保存して、もう一度送ってください。',
  damaged: 'ファイルが壊れているか、不完全です。保存し直して送ってください。',
  damagedBitmap: 'ビットマップが壊れています。PNGで保存して送ってください。',
  damagedIcon: 'アイコンが壊れています。PNGで保存して送ってください。',
  damagedImage: '画像が壊れているか、不完全です。PNGかJPEGで保存して送ってください。',
  damagedMail: 'メールが壊れています。.emlかPDFで保存し直して送ってください。',
  damagedBook: '電子書籍が壊れています。保存し直して送ってください。',
  damagedNotebook: 'ノートブックが壊れています。保存し直して送ってください。',
  damagedArchive: 'アーカイブが壊れているか、不完全です。圧縮し直して送ってください。',
  damagedPdf: 'PDFが壊れているか不完全で、中身がありません。保存し直して送ってください。',
  pdfCutOff: 'PDFが途中で切れていて、最後の部分がありません。保存し直して送ってください。',
  emptyArchive: 'アーカイブが空です。ファイルそのものを送ってください。',
  badMetadata: 'メタデータを読めません。PNGかJPEGで保存して送ってください。',
  tooManyPixels: 'ピクセル数が多すぎます。小さいサイズで送ってください。',
  protected: 'パスワードで保護されています。パスワードなしのコピーを保存して送ってください。',
  protectedArchive: 'パスワードで保護されています。パスワードなしで圧縮し直して送ってください。',
  copyProtected:
    'この電子書籍はコピー保護されています。必要な部分をPDFかテキストで送ってください。',
  pdfTooLarge: (mb) => `PDFは${number(mb)} MBまでです。分割するか、必要なページを送ってください。`,
  pdfTooLong: (pages, max) =>
    `${number(pages)}ページあります。PDFは${number(max)}ページまでなので、分割してください。`,
  pdfTextOnly: (pages, max) =>
    `PDFは${number(max)}ページまでです。${number(pages)}ページあるため、文章だけを読み、画像は見ていません。`,
  pdfFirstPagesOnly: (pages, max, read) =>
    `PDFは${number(max)}ページまでです。${number(pages)}ページあるため、最初の${number(read)}ページの文章だけを読み、画像は見ていません。`,
  scriptsLeftOut: (characters) => `スクリプトとスタイルの${number(characters)}文字を除外しました。`,
  cutOff: '途中で切れていて、最初の部分しかありません。',
  framesAndSound: (images) => `動画から画像${number(images)}枚と音声を取り出しました。`,
  framesOnly: (images) => `動画から画像${number(images)}枚だけを取り出しました。音声はありません。`,
  soundOnly: '動画の音声だけを聞きました。',
  firstHoursOnly: (hours) => `最初の${number(hours)}時間だけを聞きました。`,
  emptyBytesLeftOut: (n) => `空のバイト${number(n)}個を除外しました。`,
  partlyDamaged:
    'ファイルの一部が壊れているため、読み取った内容が正しくないかもしれません。保存し直して送ってください。',
  onlyInReader:
    'Adobe Readerでしか表示されないフォームのため、入力欄の内容が見えません。Adobe ReaderでPDFとして印刷し、それを送ってください。',
  guessedEncoding: (encoding) =>
    `文字コードを推測したため（${encoding}）、一部の文字が正しくないかもしれません。`,
  damagedCharacters: (n) => `壊れた文字${number(n)}個を�で表示しています。`,
  firstCharactersOnly: (first, all) =>
    `全${number(all)}文字のうち、最初の${number(first)}文字だけを読みました。`,
  someFrames: (some, all) =>
    `アニメーションのため、全${number(all)}フレームのうち${number(some)}フレームを見ました。`,
  firstFrameOnly: 'アニメーションのため、最初のフレームだけを見ました。',
  firstPagesOnly: (first, all) =>
    `全${number(all)}ページのうち、最初の${number(first)}ページだけを見ました。`,
  cutTopToBottom: (pieces) => `縦長のため、上から下へ${number(pieces)}枚に分割しました。`,
  cutLeftToRight: (pieces) => `横長のため、左から右へ${number(pieces)}枚に分割しました。`,
  madeSmaller: (width, height, max) =>
    `${number(width)} × ${number(height)}ピクセルあります。モデルが見られるのは${number(max)}までのため、縮小しました。`,
  lostInText: (what) => `中の${and(what)}は見られません。含めるにはPDFで送ってください。`,
  sheetsUnread: (n, names) => `シート${number(n)}枚は読みませんでした：${and(names)}。`,
  firstRowsOnly: (first, all, sheet) =>
    `シート「${sheet}」は全${number(all)}行のうち、最初の${number(first)}行だけを読みました。`,
  firstColumnsOnly: (first, sheet) =>
    `シート「${sheet}」は最初の${number(first)}列だけを読みました。`,
  sheetCut: '最も長いシートを途中で切りました。',
  formulasWithoutValue: '一部の数式には値が保存されていないため、数式をそのまま示します。',
  formulasWithoutValueInExcel:
    '一部の数式には値が保存されていないため、数式をそのまま示します。値を含めるには、Excelで保存し直してください。',
  changesAccepted: '変更履歴は承諾済みとして読みました。',
  inside: (name, notice) => `${name}（ファイル内）：${notice}`,
  insideLeftOut: (n) => `中のファイル${number(n)}件は、量が多すぎて読めませんでした。`,
  tooDeep: 'ほかのファイルの奥深くにあるため、読めません。',
  allTooDeep: (n) => `中のファイル${number(n)}件は奥深くにあるため、読めません。`,
  moreInside: (n) => `中のファイルあと${number(n)}件は、すべては読めませんでした。`,
  someInside: (some, all) =>
    `中の${number(all)}件のファイルのうち${number(some)}件だけを読み、残りは名前だけを見ました。`,
  embeddedLeftOut: (n) => `埋め込みファイル${number(n)}件を除外しました。`,
  firstMailsOnly: (first, all) =>
    `全${number(all)}件のメールのうち、最初の${number(first)}件だけを読みました。`,
  firstAttachmentsOnly: (first, all) =>
    `全${number(all)}件の添付ファイルのうち、最初の${number(first)}件だけを読みました。`,
  attachmentsLeftOut: (n) => `添付ファイル${number(n)}件は読みませんでした。`,
  imagesLeftOut: (n) => `中の画像${number(n)}件を除外しました。`,
};
