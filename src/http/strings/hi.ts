import { createWording } from '../../core/strings/wording.ts';
import type { HttpCatalog } from './index.ts';

const { number } = createWording('hi');

export const catalog: HttpCatalog = {
  logIn: 'लॉग इन करें',
  password: 'पासवर्ड',
  wrongPassword: 'गलत पासवर्ड।',
  logInFirst: 'पहले पासवर्ड से लॉग इन करें।',
  tooManyTries: (seconds: number) =>
    `आपके नेटवर्क से कई बार गलत पासवर्ड डाला गया। ${number(seconds)} सेकंड रुककर फिर कोशिश करें।`,
  passwordIsMade: (npm: string, docker: string) =>
    `Parley ने इसे पहली बार शुरू होने पर बनाया था। इसे देखने के लिए, जिस कंप्यूटर पर Parley चलता है उस पर ${npm} या ${docker} चलाएँ।`,
  titles: {
    notAllowed: 'अनुमति नहीं है',
    notFound: 'यहाँ कुछ नहीं है',
    tooLarge: 'बहुत बड़ा',
    failed: 'यह नहीं हो पाया',
  },
  goToPage: 'Parley के पेज पर जाएँ',
  notFound: 'इस पते पर कुछ नहीं है।',
  tooLarge: (size: string) => `यह बहुत बड़ा है। सीमा ${size} है।`,
  failed: 'Parley में कुछ गड़बड़ हो गई। फिर कोशिश करें। अगर यह बार-बार हो, तो वजह Parley के लॉग में दर्ज है।',
  unknownHost:
    'Parley इस नाम को नहीं पहचानता, इसलिए अनुरोध ठुकरा दिया गया। Parley को उसके पते से खोलें। (उसके आगे लगे प्रॉक्सी को Host में “localhost” भेजना होगा।)',
  otherSite: 'यह अनुरोध किसी दूसरी साइट से आया था, इसलिए ठुकरा दिया गया।',
  wrongMetricsToken: 'यह METRICS_TOKEN वाला टोकन नहीं है।',
  onlyThisMachine:
    'यह पेज सिर्फ़ उसी कंप्यूटर पर खुलता है जिस पर Parley चलता है। कहीं और खोलने के लिए, वहाँ WEB_TOKEN सेट करें, Parley को फिर शुरू करें और उसी पासवर्ड से लॉग इन करें।',
};
