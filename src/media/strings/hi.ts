import { createWording } from '../../core/strings/wording.ts';
import type { MediaCatalog } from './index.ts';

const { and, counted, number } = createWording('hi');

const kinds = {
  files: (format: string) => `${format} फ़ाइलें नहीं पढ़ी जा सकतीं।`,
  archives: (format: string) => `${format} आर्काइव नहीं पढ़े जा सकते।`,
  databases: (program: string) => `${program} डेटाबेस नहीं पढ़े जा सकते।`,
  rawPhotos: 'RAW फ़ोटो नहीं पढ़ी जा सकतीं।',
  hdrImages: 'HDR इमेज नहीं पढ़ी जा सकतीं।',
  textures: 'टेक्सचर (.dds) नहीं पढ़े जा सकते।',
  programs: 'प्रोग्राम नहीं पढ़े जा सकते।',
  fonts: 'फ़ॉन्ट नहीं पढ़े जा सकते।',
  books: (program: string) => `${program} किताबें नहीं पढ़ी जा सकतीं।`,
  mailboxes: (program: string) => `${program} मेलबॉक्स नहीं पढ़े जा सकते।`,
  models: '3D मॉडल नहीं पढ़े जा सकते।',
  propertyLists: 'Apple की प्रॉपर्टी लिस्ट नहीं पढ़ी जा सकतीं।',
  oldWord: 'पुरानी Word फ़ाइलें (.doc) नहीं पढ़ी जा सकतीं।',
  oldPowerPoint: 'पुरानी PowerPoint फ़ाइलें (.ppt) नहीं पढ़ी जा सकतीं।',
  oldExcel: 'पुरानी Excel फ़ाइलें (.xls) नहीं पढ़ी जा सकतीं।',
  oldOffice: 'पुरानी Office फ़ाइलें (.doc, .xls, .ppt) नहीं पढ़ी जा सकतीं।',
  iwork: 'Pages, Numbers या Keynote की फ़ाइलें नहीं पढ़ी जा सकतीं।',
  binaryWorkbooks: 'बाइनरी वर्कबुक (.xlsb) नहीं पढ़ी जा सकतीं।',
  visio: 'Visio ड्रॉइंग नहीं पढ़ी जा सकतीं।',
  androidApps: 'Android ऐप नहीं पढ़े जा सकते।',
  bitmaps: 'इस तरह के बिटमैप नहीं पढ़े जा सकते।',
  icons: 'इस तरह के आइकॉन नहीं पढ़े जा सकते।',
  recordings: 'इस तरह की रिकॉर्डिंग नहीं पढ़ी जा सकतीं।',
  sound: (codec: string) => `इसकी आवाज़ डिकोड नहीं हो सकती (${codec})।`,
  someSound: 'इसकी आवाज़ डिकोड नहीं हो सकती।',
} as const;

const remedies = {
  unpack: 'इसे अनपैक करके अंदर की फ़ाइलें भेजें।',
  image: 'इसे JPEG या PNG में सेव करके भेजें।',
  png: 'इसे PNG में सेव करके भेजें।',
  pdf: 'इसे PDF में एक्सपोर्ट करके भेजें।',
  toPdf: 'इसे PDF में बदलकर भेजें।',
  textOrImage: 'इसमें जो काम का है, उसे टेक्स्ट या इमेज में भेजें।',
  csv: 'टेबल को .csv में एक्सपोर्ट करके भेजें।',
  xlsx: 'इसे .xlsx में सेव करके भेजें।',
  mp3: 'इसे MP3 में एक्सपोर्ट करके भेजें।',
  epub: 'इसे .epub या PDF में बदलकर भेजें।',
  mails: 'काम के ईमेल .eml या PDF में भेजें।',
  screenshot: 'इसकी एक इमेज भेजें।',
  xml: 'इसे XML में बदलकर भेजें।',
  docxOrPdf: 'इसे .docx या PDF में सेव करके भेजें।',
  pptxOrPdf: 'इसे .pptx या PDF में सेव करके भेजें।',
  xlsxOrPdf: 'इसे .xlsx या PDF में सेव करके भेजें।',
  officeOrPdf: 'इसे .docx, .xlsx, .pptx या PDF में सेव करके भेजें।',
  fileThatMatters: 'इसके अंदर की काम की फ़ाइल भेजें।',
  ffmpeg: 'इसे MP3 या WAV में बदलें। (आपके Parley एडमिन ffmpeg इंस्टॉल कर सकते हैं, जो और भी फ़ॉर्मैट पढ़ता है।)',
} as const;

const lost = {
  picture: (n: number) => `${number(n)} इमेज`,
  chart: (n: number) => `${number(n)} चार्ट`,
  diagram: (n: number) => `${number(n)} डायग्राम`,
  'embedded object': (n: number) => `${number(n)} एम्बेड किया गया ऑब्जेक्ट`,
  'sound or video': (n: number) => `${number(n)} रिकॉर्डिंग`,
  symbol: (n: number) => `${number(n)} चिह्न`,
} as const;

export const catalog: MediaCatalog = {
  kinds,
  remedies,
  lost,
  empty: 'यह खाली है (0 बाइट)। फ़ाइल जाँचकर फिर भेजें।',
  unknownType:
    'यह फ़ाइल टाइप अनजान है। इमेज, PDF, ऑफ़िस फ़ाइलें, ईमेल, ऑडियो, वीडियो और टेक्स्ट पढ़े जा सकते हैं। इसे इनमें से किसी एक में बदलें।',
  noText: 'इसमें टेक्स्ट नहीं मिला। फ़ाइल जाँचकर फिर भेजें।',
  noTextInOffice: 'इसमें टेक्स्ट नहीं मिला। इसे PDF में भेजें, ताकि इसकी इमेज दिखें।',
  noCells: 'इसमें सेल नहीं मिले। नोटबुक जाँचकर फिर भेजें।',
  noSound: 'इसमें आवाज़ नहीं मिली, या फ़ाइल खराब है। इसे MP3 या WAV में सेव करके फिर भेजें।',
  noSoundInVideo:
    'वीडियो में आवाज़ नहीं है, और यहाँ उससे इमेज नहीं निकाली जा सकतीं। उनमें से कुछ को इमेज के रूप में भेजें।',
  notRecording: 'यह रिकॉर्डिंग नहीं है। ऑडियो और वीडियो ट्रांसक्राइब किए जा सकते हैं।',
  tooMuch: 'यह पढ़ने के लिए बहुत ज़्यादा है। सिर्फ़ काम का हिस्सा भेजें।',
  tooMuchUnpacked: 'अनपैक होने पर यह बहुत बड़ी है। सिर्फ़ काम का हिस्सा भेजें।',
  filesBusy: 'अभी बहुत सारी फ़ाइलें पढ़ी जा रही हैं। इसे एक मिनट बाद फिर भेजें।',
  broken: 'फ़ाइल खराब या असामान्य है। इसे दूसरे फ़ॉर्मैट में सेव करके फिर भेजें।',
  damaged: 'फ़ाइल खराब या अधूरी है। इसे फिर से सेव करके भेजें।',
  damagedBitmap: 'बिटमैप खराब है। इसे PNG में सेव करके भेजें।',
  damagedIcon: 'आइकॉन खराब है। इसे PNG में सेव करके भेजें।',
  damagedImage: 'इमेज खराब या अधूरी है। इसे PNG या JPEG में सेव करके भेजें।',
  damagedMail: 'ईमेल खराब है। इसे .eml या PDF में फिर से सेव करके भेजें।',
  damagedBook: 'किताब खराब है। इसे फिर से सेव करके भेजें।',
  damagedNotebook: 'नोटबुक खराब है। इसे फिर से सेव करके भेजें।',
  damagedArchive: 'आर्काइव खराब या अधूरा है। इसे फिर से पैक करके भेजें।',
  damagedPdf: 'PDF खराब या अधूरी है, इसलिए उसमें कुछ नहीं मिला। इसे फिर से सेव करके भेजें।',
  pdfCutOff: 'PDF कटी हुई है: उसका आखिरी हिस्सा नहीं है। इसे फिर से सेव करके भेजें।',
  emptyArchive: 'आर्काइव खाली है। फ़ाइलें सीधे भेजें।',
  badMetadata: 'इसका मेटाडेटा नहीं पढ़ा जा सकता। इसे PNG या JPEG में सेव करके भेजें।',
  tooManyPixels: 'इसमें बहुत ज़्यादा पिक्सल हैं। इसे छोटे साइज़ में भेजें।',
  protected: 'इस पर पासवर्ड लगा है। बिना पासवर्ड की कॉपी सेव करके भेजें।',
  protectedArchive: 'इस पर पासवर्ड लगा है। इसे बिना पासवर्ड के पैक करके भेजें।',
  copyProtected: 'किताब कॉपी-प्रोटेक्टेड है। काम का हिस्सा PDF या टेक्स्ट में भेजें।',
  pdfTooLarge: (mb: number) => `PDF ${number(mb)} MB तक की हो सकती है। इसे बाँट दें, या काम के पेज भेजें।`,
  pdfTooLong: (pages: number, max: number) =>
    `इसमें ${number(pages)} पेज हैं, और PDF में ${number(max)} तक हो सकते हैं। इसे बाँट दें।`,
  pdfTextOnly: (pages: number, max: number) =>
    `PDF में ${number(max)} तक पेज हो सकते हैं। इसमें ${number(pages)} हैं, इसलिए सिर्फ़ टेक्स्ट पढ़ा गया, इमेज नहीं।`,
  pdfFirstPagesOnly: (pages: number, max: number, read: number) =>
    `PDF में ${number(max)} तक पेज हो सकते हैं। इसमें ${number(pages)} हैं, इसलिए सिर्फ़ पहले ${number(read)} का टेक्स्ट पढ़ा गया, इमेज नहीं।`,
  scriptsLeftOut: (characters: number) =>
    `स्क्रिप्ट और स्टाइल के ${number(characters)} अक्षर छोड़ दिए गए।`,
  cutOff: 'यह कटी हुई है: सिर्फ़ शुरुआती हिस्सा मिला।',
  framesAndSound: (images: number) =>
    counted(images, {
      one: 'वीडियो से # इमेज और आवाज़ ली गई।',
      other: 'वीडियो से # इमेज और आवाज़ ली गईं।',
    }),
  framesOnly: (images: number) =>
    counted(images, {
      one: 'वीडियो से सिर्फ़ # इमेज ली गई। उसमें आवाज़ नहीं है।',
      other: 'वीडियो से सिर्फ़ # इमेज ली गईं। उसमें आवाज़ नहीं है।',
    }),
  soundOnly: 'वीडियो की सिर्फ़ आवाज़ ली गई।',
  firstHoursOnly: (hours: number) =>
    hours === 1 ? 'सिर्फ़ पहला घंटा सुना गया।' : `सिर्फ़ पहले ${number(hours)} घंटे सुने गए।`,
  emptyBytesLeftOut: (n: number) =>
    counted(n, { one: '# खाली बाइट छोड़ दिया गया।', other: '# खाली बाइट छोड़ दिए गए।' }),
  partlyDamaged: 'फ़ाइल का कुछ हिस्सा खराब है, इसलिए पढ़ी गई कुछ बातें गलत हो सकती हैं। इसे फिर से सेव करके भेजें।',
  onlyInReader:
    'यह ऐसा फ़ॉर्म है जिसे सिर्फ़ Adobe Reader दिखाता है, इसलिए इसके फ़ील्ड नहीं दिखते। वहाँ इसे PDF के रूप में प्रिंट करके भेजें।',
  guessedEncoding: (encoding: string) =>
    `इसकी कैरेक्टर एन्कोडिंग (${encoding}) अंदाज़े से ली गई है, इसलिए कुछ अक्षर गलत हो सकते हैं।`,
  damagedCharacters: (n: number) =>
    counted(n, { one: '# खराब अक्षर � के रूप में दिख रहा है।', other: '# खराब अक्षर � के रूप में दिख रहे हैं।' }),
  firstCharactersOnly: (first: number, all: number) =>
    `${number(all)} में से सिर्फ़ पहले ${number(first)} अक्षर पढ़े गए।`,
  someFrames: (some: number, all: number) =>
    `यह ऐनिमेशन है, और इसके ${number(all)} में से ${number(some)} फ़्रेम देखे गए।`,
  firstFrameOnly: 'यह ऐनिमेशन है, और सिर्फ़ पहला फ़्रेम देखा गया।',
  firstPagesOnly: (first: number, all: number) =>
    `इसके ${number(all)} में से सिर्फ़ पहले ${number(first)} पेज देखे गए।`,
  cutTopToBottom: (pieces: number) =>
    `यह लंबी है, इसलिए इसे ऊपर से नीचे ${number(pieces)} टुकड़ों में बाँटा गया।`,
  cutLeftToRight: (pieces: number) =>
    `यह चौड़ी है, इसलिए इसे बाएँ से दाएँ ${number(pieces)} टुकड़ों में बाँटा गया।`,
  madeSmaller: (width: number, height: number, max: number) =>
    `यह ${number(width)} × ${number(height)} पिक्सल की है। मॉडल ${number(max)} तक देखता है, इसलिए इसे छोटा किया गया।`,
  lostInText: (what: readonly string[], n: number) =>
    n === 1
      ? `इसमें यह नहीं दिखता: ${and(what)}। इसे शामिल करने के लिए PDF में भेजें।`
      : `इसमें ये नहीं दिखते: ${and(what)}। इन्हें शामिल करने के लिए PDF में भेजें।`,
  sheetsUnread: (n: number, names: readonly string[]) =>
    `${counted(n, { one: '# शीट नहीं पढ़ी गई', other: '# शीट नहीं पढ़ी गईं' })}: ${and(names)}।`,
  firstRowsOnly: (first: number, all: number, sheet: string) =>
    `शीट “${sheet}” की ${number(all)} में से सिर्फ़ पहली ${number(first)} पंक्तियाँ पढ़ी गईं।`,
  firstColumnsOnly: (first: number, sheet: string) =>
    `शीट “${sheet}” के सिर्फ़ पहले ${number(first)} कॉलम पढ़े गए।`,
  sheetCut: 'इसकी सबसे लंबी शीट छोटी की गई।',
  formulasWithoutValue: 'कुछ फ़ॉर्मूलों का मान सेव नहीं है, इसलिए फ़ॉर्मूले ही दिखाए गए हैं।',
  formulasWithoutValueInExcel:
    'कुछ फ़ॉर्मूलों का मान सेव नहीं है, इसलिए फ़ॉर्मूले ही दिखाए गए हैं। मान शामिल करने के लिए फ़ाइल को Excel में फिर से सेव करें।',
  changesAccepted: 'ट्रैक किए गए बदलावों को स्वीकृत मानकर पढ़ा गया।',
  inside: (name: string, notice: string) => `${name} (इसके अंदर): ${notice}`,
  insideLeftOut: (n: number) =>
    counted(n, {
      one: 'इसके अंदर की # फ़ाइल छोड़नी पड़ी: साथ में पढ़ने के लिए यह बहुत ज़्यादा था।',
      other: 'इसके अंदर की # फ़ाइलें छोड़नी पड़ीं: साथ में पढ़ने के लिए यह बहुत ज़्यादा था।',
    }),
  tooDeep: 'यह दूसरी फ़ाइलों के अंदर इतनी गहराई में है कि पढ़ी नहीं जा सकती।',
  allTooDeep: (n: number) =>
    counted(n, {
      one: 'इसके अंदर की # फ़ाइल दूसरी फ़ाइलों में इतनी गहराई पर है कि पढ़ी नहीं जा सकती।',
      other: 'इसके अंदर की # फ़ाइलें दूसरी फ़ाइलों में इतनी गहराई पर हैं कि पढ़ी नहीं जा सकतीं।',
    }),
  moreInside: (n: number) =>
    counted(n, {
      one: 'इसके अंदर की # और फ़ाइल पूरी नहीं पढ़ी जा सकी।',
      other: 'इसके अंदर की # और फ़ाइलें पूरी नहीं पढ़ी जा सकीं।',
    }),
  someInside: (some: number, all: number) =>
    `इसमें ${number(all)} में से सिर्फ़ ${number(some)} फ़ाइलें पढ़ी गईं, और बाकी के नाम।`,
  embeddedLeftOut: (n: number) =>
    counted(n, { one: 'एम्बेड की गई # फ़ाइल छोड़ दी गई।', other: 'एम्बेड की गई # फ़ाइलें छोड़ दी गईं।' }),
  firstMailsOnly: (first: number, all: number) =>
    `${number(all)} में से सिर्फ़ पहले ${number(first)} ईमेल पढ़े गए।`,
  firstAttachmentsOnly: (first: number, all: number) =>
    `${number(all)} में से सिर्फ़ पहले ${number(first)} अटैचमेंट पढ़े गए।`,
  attachmentsLeftOut: (n: number) =>
    counted(n, { one: '# अटैचमेंट नहीं पढ़ा गया।', other: '# अटैचमेंट नहीं पढ़े गए।' }),
  imagesLeftOut: (n: number) =>
    counted(n, { one: 'इसमें मौजूद # इमेज छोड़ दी गई।', other: 'इसमें मौजूद # इमेज छोड़ दी गईं।' }),
};
