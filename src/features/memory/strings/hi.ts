import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { MemoryCatalog } from './index.ts';

const { counted, number } = createWording('hi');

type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) => `${number(n)} अंश`;

const toSize = (size: Size) => `${number(size.chars)} अक्षर, ${passages(size.passages)}`;

const toHere = { channel: 'इस चैनल में', forum: 'इस फ़ोरम में' } as const;

export const catalog: MemoryCatalog = {
  recalling: 'याद की हुई बातों में देखा जा रहा है…',
  notKnown: 'ऐसा कुछ नहीं मिला जो इसका जवाब दे।',
  noQuestion: 'आप क्या जानना चाहते हैं? उदाहरण: `/recall लॉन्च कब है?`',
  sharedOnly:
    'सिर्फ़ वही इस्तेमाल हुआ, जो यहाँ सब लोग देख सकते हैं। `/recall` से पूछें, तो जवाब उन सब बातों से मिलेगा जो आप देख सकते हैं, और सिर्फ़ आपको दिखेगा।',
  partial:
    'चैनल इतने हैं कि सब एक साथ नहीं देखे जा सकते, इसलिए कुछ छूट गया हो सकता है। ज़्यादा सटीक सवाल से और मिलेगा।',
  notReadable: 'अभी मेमोरी में खोज नहीं हो सकी, इसलिए कुछ छूट सकता है। बाद में फिर कोशिश करें।',
  rebuilding: 'मेरी मेमोरी फिर से बन रही है, इसलिए कुछ छूट सकता है। कुछ मिनट बाद फिर पूछें।',
  wordsOnly: 'मतलब से खोज बंद है, इसलिए सिर्फ़ हूबहू शब्द खोजे गए। दूसरे शब्दों से शायद और मिले।',
  untilTomorrow: 'मतलब से खोज की आज की सीमा पूरी हो गई। कल तक कुछ मैसेज सिर्फ़ अपने हूबहू शब्दों से मिलेंगे।',
  partlyByWords: 'अभी कुछ मैसेज सिर्फ़ अपने हूबहू शब्दों से मिलते हैं। दूसरे शब्दों से शायद और मिले।',
  byWordsAlone: 'सिर्फ़ हूबहू शब्द ही खोजे जा सके। बाद में फिर कोशिश करें, या दूसरे शब्द इस्तेमाल करें।',
  documents: (n: number) => counted(n, { one: 'सीखा गया # दस्तावेज़', other: 'सीखे गए # दस्तावेज़' }),
  passages: (n: number) =>
    counted(n, { one: 'खोजा जा सकने वाला # अंश', other: 'खोजे जा सकने वाले # अंश' }),
  kept: (n: number) =>
    counted(n, {
      one: '# अंश, जो `/recall` से मिल सकता है',
      other: '# अंश, जो `/recall` से मिल सकते हैं',
    }),
  memory: 'मेमोरी',
  state: (n: number) => passages(n),
  stateEmbedded: (n: number, embedded: number) =>
    `${passages(n)} (${counted(embedded, { one: '# मतलब से खोजा जा सकता है', other: '# मतलब से खोजे जा सकते हैं' })})`,
  beingRebuilt: 'सहेजी गई चीज़ों से फिर बन रही है',
  capped: 'आज की सीमा पूरी हो गई, बाकी कल',
  meaningOff: 'खोज सिर्फ़ सटीक शब्दों से (`GEMINI_EMBEDDINGS_PER_DAY` 0 है)',
  embeddingRefused: 'एम्बेडिंग मॉडल सब कुछ ठुकरा रहा है, दोबारा कोशिश जारी है',
  textsRefused: (count: number) => `एम्बेडिंग मॉडल ने ठुकराए: ${number(count)}`,
  notEmbedded: 'एम्बेडिंग मॉडल जवाब नहीं दे रहा, दोबारा कोशिश जारी है',
  embeddingGone:
    'एम्बेडिंग मॉडल मौजूद नहीं है (`GEMINI_EMBEDDING_MODEL`), इसलिए खोज सिर्फ़ सटीक शब्दों से होती है',
  behind: (count: number) => `${number(count)} बदलाव अभी सेव नहीं हुए`,
  notCaughtUp: (count: number) => `${number(count)} चैनल या थ्रेड का पिछला हिस्सा पूरा नहीं हो पाया`,
  diskFull: 'डिस्क भरी हुई है',
  notWritable: 'फ़ाइल में लिखा नहीं जा सकता',
  unreadable: 'अभी पढ़ी नहीं जा सकती',
  always: 'यहाँ कही गई सब बातें मुझे याद रहती हैं, क्योंकि वे मुझसे ही कही जाती हैं। `/reset` उन्हें भुला देता है।',
  on: 'इस चैनल में कही गई बातें मुझे याद रहती हैं, ताकि ऐक्सेस वाले लोग उन्हें `/recall` से ढूँढ सकें। एडमिन इसे बंद कर सकते हैं: `/memory off`',
  off: 'मुझे यहाँ सिर्फ़ वही याद रहता है जो मुझसे कहा जाता है। एडमिन पूरे चैनल को याद रखना चालू कर सकते हैं: `/memory on`',
  turnedOn: (where) =>
    `अब से ${toHere[where]} कही गई बातें मुझे याद रहेंगी, ताकि ऐक्सेस वाले लोग उन्हें \`/recall\` से ढूँढ सकें। एडिट और डिलीट का ध्यान रखा जाएगा। एडमिन इसे बंद कर सकते हैं: \`/memory off\``,
  turnedOnWithEarlier: (where, earlier: number) =>
    `अब से ${toHere[where]} कही गई बातें मुझे याद रहेंगी, ताकि ऐक्सेस वाले लोग उन्हें \`/recall\` से ढूँढ सकें। पहले के ${number(earlier)} संदेश भी पढ़ लिए गए हैं, और एडिट और डिलीट का ध्यान रखा जाएगा। एडमिन इसे बंद कर सकते हैं: \`/memory off\``,
  turnedOff:
    'अब से मुझे यहाँ सिर्फ़ वही याद रहेगा जो मुझसे कहा जाएगा। इस चैनल के बारे में जो पहले से याद है, वह बना रहेगा।',
  inChannel: (state) =>
    `यह पूरे चैनल के लिए है, इसलिए इसे सबको दिखना चाहिए। \`/memory ${state}\` का इस्तेमाल थ्रेड में नहीं, सीधे चैनल में करें।`,
  learned: ({ name, ...size }: Size & { readonly name: string }) =>
    `**${toLiteral(name)}** सीख लिया गया (${toSize(size)})। इस चैनल के ऐक्सेस वाले सभी लोग इसे \`/recall\` से ढूँढ सकते हैं। हटाने के लिए: \`/learn remove ${name}\`।`,
  replaced: 'इसने उसी नाम वाले पिछले दस्तावेज़ की जगह ले ली।',
  documentAuthor: (name: string, by: string) => `${name} (${by} से)`,
  learnedHere: 'यहाँ सीखे गए दस्तावेज़:',
  learnedLine: ({
    name,
    by,
    day,
    ...size
  }: Size & { readonly name: string; readonly by: string; readonly day: string }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, ${toLiteral(by)} से, ${day}`,
  howToRemove: 'किसी को हटाने के लिए `/learn remove` के साथ उसका नाम या नंबर लिखें।',
  nothingLearned: 'यहाँ अभी कोई दस्तावेज़ नहीं सीखा गया। `/learn` के साथ एक अटैच करें, या किसी पेज का लिंक दें।',
  removed: (name: string) => `**${toLiteral(name)}** और उससे सीखी गई हर बात हटा दी गई।`,
  notThere: (name: string) =>
    `यहाँ **${toLiteral(name)}** नाम का कोई दस्तावेज़ नहीं है। \`/learn list\` से सब देखें।`,
  whichOne: 'कौन-सा? `/learn list` सबको उनके नंबर के साथ दिखाता है।',
  onlyGiver: (by: string) => `इसे सिर्फ़ ${toLiteral(by)} या एडमिन हटा सकते हैं।`,
  nothingGiven: 'क्या सीखना है? `/learn` के साथ कोई दस्तावेज़ अटैच करें, या किसी पेज का लिंक दें।',
  noAddress:
    'यह लिंक नहीं है। `https://` से शुरू होने वाला लिंक दें, या दस्तावेज़ अटैच करें। `/learn list` दिखाता है कि क्या-क्या सीखा गया है।',
  oneAtATime: 'कृपया एक बार में एक: एक दस्तावेज़ या एक लिंक।',
  wider: 'यहाँ सबके पास उस संदेश का ऐक्सेस नहीं है। `/learn` वहीं इस्तेमाल करें जहाँ वह पोस्ट हुआ था।',
  noFileThere: 'उस संदेश में कोई फ़ाइल नहीं है।',
  noText: (name: string) => `**${toLiteral(name)}** में सीखने के लिए टेक्स्ट नहीं मिला।`,
  signIn: (host: string) =>
    `${host} साइन इन माँगता है, इसलिए पेज नहीं दिखता। उसे फ़ाइल के रूप में सेव करके अटैच करें।`,
  pageCut: 'पेज बहुत लंबा था, इसलिए उसका सिर्फ़ शुरुआती हिस्सा सीखा गया।',
  textCut: (kept: number, all: number) =>
    `यह बहुत लंबा था, इसलिए ${number(all)} में से सिर्फ़ पहले ${number(kept)} अक्षर सीखे गए।`,
  guessed: (label: string) =>
    `इसकी कैरेक्टर एन्कोडिंग (${label}) अंदाज़े से ली गई है, इसलिए कुछ अक्षर गलत हो सकते हैं।`,
  withoutText: (count: number) =>
    `${counted(count, { one: '# इमेज या रिकॉर्डिंग छोड़ दी गई', other: '# इमेज या रिकॉर्डिंग छोड़ दी गईं' })}: सिर्फ़ टेक्स्ट सीखा जाता है।`,
  wordsIgnored: 'सिर्फ़ दस्तावेज़ सीखा गया, साथ लिखा टेक्स्ट नहीं।',
  tooManyDocuments: (count: number) =>
    `यहाँ ${number(count)} तक दस्तावेज़ सीखे जा सकते हैं। \`/learn remove\` से एक हटाएँ।`,
  notLearned: 'मेरी मेमोरी अभी काम नहीं कर रही, इसलिए कुछ नहीं बदला। कृपया बाद में फिर कोशिश करें।',
};
