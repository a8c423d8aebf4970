import { createWording } from '../../../core/strings/wording.ts';
import type { WebCatalog } from './index.ts';

const { number, or } = createWording('hi');

export const catalog: WebCatalog = {
  shell: {
    skip: 'संदेश बॉक्स पर जाएँ',
    channels: 'चैनल',
    closeChannels: 'चैनल सूची बंद करें',
    conversations: 'बातचीत',
    demo: 'डेमो।',
    demoNote: 'Gemini कुंजी सेट नहीं है, इसलिए यहाँ ऑफ़लाइन डेमो बॉट जवाब देता है।',
    latest: 'सबसे नए',
    drop: 'संदेश में जोड़ने के लिए फ़ाइलें यहाँ छोड़ें',
    noScript:
      'इस पेज के लिए JavaScript चाहिए। इस पेज के लिए उसे चालू करें, या Parley से Slack या Discord पर बात करें।',
  },
  guest: 'मेहमान',
  starting: 'Parley शुरू हो रहा है। थोड़ी देर में फिर कोशिश करें।',
  failed: 'Parley यह अभी नहीं कर सका। कुछ खोया नहीं है। कृपया फिर कोशिश करें।',

  tooManyChannels: (max: number) => `ज़्यादा से ज़्यादा ${number(max)} चैनल हो सकते हैं।`,
  channelNameTaken: 'यह नाम किसी दूसरे चैनल का है। कोई और नाम चुनें।',
  keptChannel: (name: string) => `${name} को आर्काइव नहीं किया जा सकता।`,
  noChannel: 'ऐसा कोई चैनल नहीं है।',
  unnamedChannel: 'चैनल के नाम में कम से कम एक अक्षर या अंक होना चाहिए।',

  messageGone: 'वह संदेश अब नहीं है।',
  nothingWritten: 'पहले कुछ लिखें।',
  nothingLeft: 'कुछ लिखें, या संदेश डिलीट करें।',
  commandsStay: 'कमांड एडिट नहीं किए जा सकते। नया भेजें।',
  buttonGone: 'वह बटन अब काम नहीं करता।',
  notYours: 'आप सिर्फ़ अपने संदेश बदल सकते हैं।',

  emptyFile: 'फ़ाइल खाली है।',
  fileLost: 'फ़ाइल नहीं पहुँची। उसे फिर जोड़ें।',
  fileGone: 'वह फ़ाइल अब मेरे पास नहीं है। कृपया फिर भेजें।',
  tooLargeFile: (size: string) => `फ़ाइल बहुत बड़ी है। वह ${size} तक की हो सकती है।`,

  tooManyFiles: (max: number) => `एक संदेश में ${number(max)} तक फ़ाइलें हो सकती हैं।`,
  tooLong: (max: number) => `यह बहुत लंबा है। ${number(max)} तक अक्षर हो सकते हैं।`,
  outdated: 'यह पेज पुराना हो गया है। इसे रीलोड करके फिर कोशिश करें।',
  noKeyHere:
    'यहाँ कुंजी सिर्फ़ डेमो के दौरान, और सिर्फ़ Parley चलाने वाले कंप्यूटर पर जोड़ी जा सकती है। वरना GEMINI_API_KEY सेट करें और Parley को फिर शुरू करें।',

  unknownCommand: (name: string) =>
    `\`/${name}\` नाम का कोई कमांड नहीं है। कमांड देखने के लिए \`/\` टाइप करें।`,
  needsText: (option: string, about: string) => `\`${option}\` के लिए टेक्स्ट जोड़ें (${about})।`,
  needsNumber: (option: string, about: string) => `\`${option}\` कोई संख्या होनी चाहिए (${about})।`,
  needsYesNo: (option: string, about: string) =>
    `\`${option}\` में \`on\` या \`off\` लिखें (${about})।`,
  needsFile: (option: string, about: string) => `\`${option}\` के लिए फ़ाइल जोड़ें (${about})।`,
  needsChoice: (option: string, choices: readonly string[]) =>
    `\`${option}\` में इनमें से कोई एक चुनें: ${or(choices)}।`,
};
