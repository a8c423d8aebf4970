import { createWording } from '../../src/core/strings/wording.ts';
import type { CommandCatalog } from './index.ts';

const { and, or, number } = createWording('hi');

type UsedAmount = Parameters<CommandCatalog['usage']['amount']>[0];

const toModelAmounts = ({ promptTokens, answerTokens, images, searches }: UsedAmount) => [
  `${number(promptTokens)} टोकन पढ़े`,
  `${number(answerTokens)} टोकन लिखे`,
  ...(images > 0 ? [`${number(images)} इमेज`] : []),
  ...(searches > 0 ? [`${number(searches)} खोज`] : []),
];

const toMinutes = ({ audioMinutes }: UsedAmount) =>
  audioMinutes > 0 ? [`${number(audioMinutes)} मिनट की रिकॉर्डिंग`] : [];

export const catalog: CommandCatalog = {
  ask: {
    description: 'Parley से सवाल पूछें',
    options: { question: 'आप क्या जानना चाहते हैं', about: 'वह टेक्स्ट जिसके बारे में सवाल है' },
    menu: 'इसके बारे में पूछें',
    example: '/ask माउंट एवरेस्ट कितना ऊँचा है?',
    noQuestion: 'कमांड के बाद अपना सवाल लिखें। उदाहरण: `/ask माउंट एवरेस्ट कितना ऊँचा है?`',
  },
  imagine: {
    description: 'इमेज बनाएँ',
    options: {
      prompt: 'आप क्या देखना चाहते हैं',
      aspect: 'चौड़ाई और ऊँचाई का अनुपात',
      count: 'कितनी इमेज, 4 तक',
      image: 'शुरुआत के लिए एक इमेज',
    },
    example: '/imagine कागज़ की नाव में बिल्ली count:2',
    noPrompt: 'आप क्या देखना चाहते हैं? उदाहरण: `/imagine कागज़ की नाव में बिल्ली`',
    wrongCount: (max: number) => `\`count\` में 1 से ${number(max)} तक की संख्या लिखें।`,
  },
  describe: {
    description: 'इमेज का वर्णन पाएँ',
    options: { image: 'इमेज। डिफ़ॉल्ट: यहाँ की सबसे नई' },
    example: '/describe',
  },
  transcribe: {
    description: 'रिकॉर्डिंग ट्रांसक्राइब करें',
    options: {
      file: 'दो घंटे तक की ऑडियो या वीडियो फ़ाइल। डिफ़ॉल्ट: यहाँ की सबसे नई',
      link: 'रिकॉर्डिंग वाले संदेश का लिंक, या अपने वॉइस नोट के लिए “off” या “on”',
    },
    menu: 'ट्रांसक्राइब करें',
    example: '/transcribe',
  },
  summarize: {
    description: 'जो छूट गया उसका सारांश पाएँ',
    options: {
      since: '“last” (आपका पिछला संदेश), “कल” या “9:00” जैसा समय, या संदेश का लिंक',
      scope: 'थ्रेड या पूरा चैनल। डिफ़ॉल्ट: जिस थ्रेड में आप हैं',
    },
    menu: 'यहाँ से सारांश बनाएँ',
    example: '/summarize since:कल',
  },
  recall: {
    description: 'पहले कही गई बातें खोजें',
    options: { question: 'आप क्या जानना चाहते हैं' },
    example: '/recall हमने क्या तय किया?',
  },
  learn: {
    description: 'Parley को दस्तावेज़ या पेज सिखाएँ',
    options: {
      document: 'टेक्स्ट वाली फ़ाइल, जैसे PDF, ऑफ़िस फ़ाइल या ईमेल',
      link: 'पेज का लिंक, “list”, या नाम या नंबर के साथ “remove”',
    },
    example: '/learn list',
  },
  tasks: {
    description: 'यहाँ के करने के काम देखें',
    options: {
      since: '“कल” या “सोमवार” जैसा समय। डिफ़ॉल्ट: पिछले 200 संदेश',
      scope: 'थ्रेड या पूरा चैनल। डिफ़ॉल्ट: जिस थ्रेड में आप हैं',
    },
    example: '/tasks since:कल',
    head: { task: 'काम', owner: 'किसका', due: 'कब तक', message: 'संदेश' },
  },
  event: {
    description: 'टेक्स्ट से कैलेंडर इवेंट बनाएँ',
    options: { text: 'क्या, कब और कहाँ' },
    example: '/event शुक्रवार 12:30 पर आदा के साथ लंच',
  },
  poll: {
    description: 'पोल शुरू करें',
    options: {
      question: 'सवाल। विकल्प इसके बाद लिखे जा सकते हैं',
      options: 'विकल्प, बीच में कॉमा के साथ',
    },
    example: '/poll लंच? पिज़्ज़ा, पास्ता, सूप',
  },
  translate: {
    description: 'टेक्स्ट का अनुवाद करें',
    options: {
      text: 'टेक्स्ट। डिफ़ॉल्ट: यहाँ का पिछला संदेश',
      to: 'भाषा, जैसे अंग्रेज़ी। डिफ़ॉल्ट: आपकी भाषा',
    },
    menu: 'अनुवाद करें',
    example: '/translate Good morning to:हिन्दी',
  },
  remind: {
    description: 'रिमाइंडर सेट करें, या अपने देखें',
    options: {
      what: 'किस बात की और कब याद दिलानी है। या “list”',
      when: '“कल सुबह 9 बजे” या “20 मिनट बाद” जैसा समय',
      repeat: 'कितनी बार: रोज़, हर सोमवार…',
    },
    example: '/remind पौधों को पानी देना कल सुबह 9 बजे',
  },
  model: {
    description: 'यहाँ का मॉडल चुनें',
    options: {
      name: 'कोई मॉडल, या “default”। खाली: मौजूदा दिखाएँ',
      channel: 'सिर्फ़ इस बातचीत के बजाय पूरे चैनल के लिए (एडमिन)',
    },
    example: '/model',
    isDefault: 'यहाँ डिफ़ॉल्ट मॉडल जवाब देता है।',
    is: (model: string) => `यहाँ ${model} जवाब देता है।`,
    howTo: 'बदलने के लिए `/model` और नाम लिखें, या `/model default` से वापस जाएँ।',
    some: (models: readonly string[]) =>
      `बदलने के लिए \`/model\` और नाम लिखें: ${models.join(', ')} या कोई और। \`/model default\` से वापस जाएँ।`,
    notName: 'यह किसी मॉडल का नाम नहीं है। कुछ नाम `/model` में देखें।',
    missing: (model: string) => `${model} उपलब्ध नहीं है। कुछ उपलब्ध मॉडल \`/model\` में देखें।`,
    nowDefault: 'ठीक है। अब से यहाँ डिफ़ॉल्ट मॉडल जवाब देगा।',
    nowDefaultInChannel: 'ठीक है। अब से इस चैनल में डिफ़ॉल्ट मॉडल जवाब देगा।',
    now: (model: string) => `ठीक है। अब से यहाँ ${model} जवाब देगा।`,
    nowInChannel: (model: string) => `ठीक है। अब से इस चैनल में ${model} जवाब देगा।`,
    unchecked: 'यह उपलब्ध है या नहीं, इसकी जाँच नहीं हो पाई।',
  },
  effort: {
    description: 'तय करें कि मॉडल कितना गहरा सोचे',
    options: { level: 'ज़्यादा सोचने में समय और खर्च ज़्यादा लगता है' },
    example: '/effort high',
    isDefault: (levels: readonly string[]) =>
      `यहाँ सोचने का स्तर: डिफ़ॉल्ट (मॉडल तय करता है)। विकल्प: ${or(levels)}। उदाहरण: \`/effort high\`।`,
    is: (level: string, levels: readonly string[]) =>
      `यहाँ सोचने का स्तर: ${level}। विकल्प: ${or(levels)}। उदाहरण: \`/effort high\`।`,
    nowDefault: 'ठीक है। अब से यहाँ कितना गहरा सोचना है, यह मॉडल तय करेगा।',
    nowDefaultInChannel: 'ठीक है। अब से इस चैनल में कितना गहरा सोचना है, यह मॉडल तय करेगा।',
    now: (level: string) => `ठीक है। यहाँ सोचने का स्तर अब ${level} है।`,
    nowInChannel: (level: string) => `ठीक है। इस चैनल में सोचने का स्तर अब ${level} है।`,
  },
  persona: {
    description: 'तय करें कि Parley यहाँ कैसे जवाब दे',
    options: { manner: 'प्रीसेट, जैसे “concise” या “tutor”, अपने शब्द, या “off”' },
    example: '/persona tutor',
    none: 'इस चैनल में कोई पर्सोना सेट नहीं है।',
    is: (persona: string) => `इस चैनल का पर्सोना: ${persona}`,
    howTo: (presets: readonly string[]) =>
      `प्रीसेट: ${and(presets)}। या अपना लिखें: \`/persona आप एक धैर्यवान लाइब्रेरियन हैं।\` \`/persona off\` से बंद करें।`,
    nowOff: 'ठीक है। अब से यहाँ जवाब बिना पर्सोना के होंगे।',
    tooLong: (max: number) => `पर्सोना ${number(max)} अक्षरों तक का हो सकता है। कृपया उसे छोटा करें।`,
    now: (persona: string) => `ठीक है। अब से यहाँ जवाब इस तरह होंगे: ${persona}`,
  },
  quiet: {
    description: 'Parley को इस थ्रेड से बाहर रखें',
    options: { state: 'off: इस थ्रेड में फिर जवाब देने दें' },
    example: '/quiet',
    followsAgain: 'ठीक है, इस थ्रेड में वापसी हो गई। मुझे मेंशन करने की ज़रूरत नहीं।',
  },
  timezone: {
    description: 'अपना टाइम ज़ोन सेट करें',
    options: { zone: 'जैसे Asia/Kolkata, या “off”। खाली: आपका दिखाएँ' },
    example: '/timezone Asia/Kolkata',
    isOwn: (zone: string, time: string) =>
      `आपका टाइम ज़ोन ${zone} है, जहाँ अभी ${time} का समय है। \`/timezone Asia/Kolkata\` से इसे बदलें।`,
    isOfProfile: (zone: string, time: string) =>
      `आपका टाइम ज़ोन ${zone} है, जो आपकी प्रोफ़ाइल से लिया गया है। वहाँ अभी ${time} का समय है। \`/timezone Asia/Kolkata\` से इसे बदलें।`,
    unknown: 'आपका टाइम ज़ोन पता नहीं है। `/timezone Asia/Kolkata` से बताएँ।',
    forgotten: 'ठीक है, आपका टाइम ज़ोन भुला दिया गया।',
    noZone: 'यह टाइम ज़ोन पहचान में नहीं आया। `Asia/Kolkata` या `America/New_York` आज़माएँ।',
    now: (zone: string, time: string) =>
      `ठीक है। आपका टाइम ज़ोन अब ${zone} है, जहाँ अभी ${time} का समय है।`,
  },
  memory: {
    description: 'चुनें कि Parley यहाँ क्या याद रखे',
    options: { state: 'on: यहाँ कही गई हर बात। off: सिर्फ़ Parley से कही गई बातें' },
    example: '/memory',
  },
  settings: {
    description: 'इस चैनल की सेटिंग बदलें',
    options: {
      reply: 'मेंशन के जवाब कहाँ दिए जाएँ',
      voice: 'कौन-से वॉइस नोट ट्रांसक्राइब हों',
      follow: 'थ्रेड बिना मेंशन के फ़ॉलो हों या नहीं',
      tools: 'Parley टूल इस्तेमाल करे या नहीं',
      language: 'बटन, कमांड और सूचनाओं की भाषा',
    },
    example: '/settings reply:channel',
    heading: '**इस चैनल की सेटिंग** (एडमिन इन्हें बदल सकते हैं)',
    headingAlone: '**इस बातचीत की सेटिंग**',
    saved: 'ठीक है, सेव हो गया।',
    line: (name: string, value: string, about: string, choices: string) =>
      `- **${name}**: ${value}। ${about} (${choices})`,
    voiceDefault: 'सिर्फ़ जहाँ मुझे इनवाइट या मेंशन किया गया हो',
    languageDefault: (language: string) => `${language} (डिफ़ॉल्ट)`,
    howTo: 'ऐसे बदलें: `/settings reply:channel`।',
  },
  usage: {
    description: 'अपना इस्तेमाल देखें',
    options: {},
    example: '/usage',
    own: '**यहाँ आपका इस्तेमाल**',
    workspace: '**यहाँ और दूसरे चैनलों में सबका इस्तेमाल**',
    people: '**इस महीने सबसे ज़्यादा इस्तेमाल किसका रहा**',
    models: '**मॉडल के हिसाब से, इस महीने**',
    today: (amount: string) => `- आज: ${amount}`,
    month: (amount: string) => `- इस महीने: ${amount}`,
    line: (name: string, amount: string) => `- ${name}: ${amount}`,
    amount: (used: UsedAmount) =>
      [`${number(used.questions)} सवाल`, ...toModelAmounts(used), ...toMinutes(used)].join(', '),
    ofModel: (used: UsedAmount) => toModelAmounts(used).join(', '),
    what: 'इसमें मॉडल का हर इस्तेमाल गिना जाता है: जवाब, कमांड, ट्रांसक्रिप्ट, इमेज, खोज और लंबी बातचीत के सारांश। दिन और महीने UTC के हिसाब से हैं।',
  },
  reset: {
    description: 'Parley से यह बातचीत भुलवाएँ',
    options: {},
    example: '/reset',
    empty: 'भुलाने के लिए कुछ नहीं है: यह बातचीत खाली है।',
    done: 'हो गया। यह बातचीत भुला दी गई, अब आपका अगला सवाल नए सिरे से शुरू होगा।',
  },
  privacy: {
    description: 'देखें कि Parley आपके बारे में क्या रखता है',
    options: { recall: 'off: अब से आपकी बातें /recall में नहीं मिलेंगी। on: मिलेंगी' },
    example: '/privacy',
  },
  forget: {
    description: 'Parley के पास रखी अपनी जानकारी डिलीट करें',
    options: { what: '“me”, “conversation”, “channel” या लिंक' },
    example: '/forget me',
  },
  help: {
    description: 'देखें कि Parley क्या कर सकता है',
    options: {},
    example: '/help',
    beginning:
      'सवालों के जवाब, फ़ाइलें और लिंक पढ़ना, इमेज बनाना, जानकारी खोजना: सब यहाँ हो सकता है। मुझे मेंशन करें, सीधे लिखें, या जिस थ्रेड में मैं हूँ उसमें जवाब दें।\nजवाब रोकने के लिए **रोकें** दबाएँ या `stop` लिखें। `leave` लिखें, तो उस थ्रेड में मेरा दखल नहीं होगा।',
    groups: {
      make: '**पूछें और बनाएँ**',
      catchUp: '**जो छूट गया**',
      plan: '**योजना**',
      channel: '**यह चैनल**',
      person: '**आप**',
    },
    line: (description: string, example: string) => `- ${description}: \`${example}\``,
    end: 'कमांड मेंशन के बाद भी काम करते हैं: `@Parley /help`।',
  },
  about: {
    description: 'Parley का वर्शन और स्थिति देखें',
    options: {},
    example: '/about',
    line: (label: string, value: string) => `- **${label}**: ${value}`,
  },
};
