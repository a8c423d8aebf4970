import type { ModelFailure, Obstacle, RefusedExtra } from '../errors.ts';
import { toLiteralName } from '../markdown/inline.ts';
import type { SearchGap } from '../search.ts';
import type { CoreCatalog } from './index.ts';
import { createWording } from './wording.ts';

const { and, counted, or, number } = createWording('hi');

function toReason(obstacle: Obstacle | null): string {
  switch (obstacle?.type) {
    case 'permission':
      return `मुझे “${obstacle.name}” अनुमति चाहिए`;
    case 'locked':
      return 'थ्रेड लॉक है';
    case 'archived':
      return 'चैनल आर्काइव किया हुआ है';
    case 'read_only':
      return 'वहाँ सिर्फ़ कुछ लोग पोस्ट कर सकते हैं';
    case 'not_a_member':
      return 'मैं उस चैनल में नहीं हूँ';
    case 'moderated':
      return 'मॉडरेशन के एक नियम ने इसे रोक दिया';
    case 'too_large':
      return 'यह इस चैनल के लिए बहुत बड़ा है';
    case 'no_storage':
      return 'वर्कस्पेस में जगह नहीं बची';
    case 'no_uploads':
      return 'फ़ाइल अपलोड बंद है';
    case 'too_many_threads':
      return 'चैनल में बहुत ज़्यादा थ्रेड हैं';
    case undefined:
      return 'प्लैटफ़ॉर्म ने मना कर दिया';
  }
}

function toLossLine({ extra, obstacle }: RefusedExtra): string {
  const reason = toReason(obstacle);
  switch (extra) {
    case 'files':
      return `फ़ाइल अटैच नहीं हो पाई: ${reason}।`;
    case 'reply':
      return `इसे रिप्लाई की तरह नहीं दिखाया जा सका: ${reason}।`;
    case 'thread':
      return `थ्रेड में जवाब नहीं दिया जा सका: ${reason}।`;
    case 'layout':
      return 'प्लैटफ़ॉर्म ने फ़ॉर्मैटिंग नहीं मानी, इसलिए यह सादा टेक्स्ट है।';
    case 'buttons':
      return `बटन नहीं जोड़े जा सके: ${reason}।`;
  }
}

function toRemedy(obstacle: Obstacle | null): string {
  if (obstacle?.type === 'permission') return 'एडमिन से यह अनुमति माँगें, या मुझसे कहीं और पूछें।';
  if (obstacle?.type === 'not_a_member') return 'मुझे वहाँ इनवाइट करें, या कहीं और पूछें।';
  return 'कृपया मुझसे कहीं और पूछें।';
}

/** “In 38 seconds”, as after that time and not within it. */
const after = (wait: string) => `${wait}`.replace(/ में$/, ' बाद');

const refusalSentences = {
  leftOut: toLossLine,
  brokenOff: (obstacle: Obstacle | null) => `⚠️ यहाँ रुक गया: ${toReason(obstacle)}।`,
  brokenOffThen: '⚠️ यहाँ रुक गया: अब इस चैनल में पोस्ट नहीं हो पा रहा।',
  about: (channel: string) => `${channel} के बारे में:`,
  cannotWrite: (channel: string, obstacle: Obstacle | null) =>
    `${channel} में आपको जवाब नहीं दिया जा सका: ${toReason(obstacle)}। ${toRemedy(obstacle)}`,
  takenAway: (channel: string) =>
    `${channel} में आपके लिए लिखा जा रहा जवाब बीच में ही डिलीट हो गया। अगर अब भी चाहिए, तो फिर से पूछें।`,
  notReached: 'आपको निजी संदेश नहीं भेजा जा सका। मुझसे डायरेक्ट मैसेज पाने की अनुमति दें, फिर दोबारा पूछें।',
  notShown: (obstacle: Obstacle | null) =>
    `जवाब पोस्ट नहीं हो पाया: ${toReason(obstacle)}। फिर कोशिश करें, या दूसरी तरह से पूछें।`,
} as const;

const GAPS: Record<SearchGap, string> = {
  no_token: 'सभी संदेशों में खोज नहीं हो पाई: प्लैटफ़ॉर्म इसकी अनुमति सिर्फ़ नए सवाल के लिए देता है। नए संदेश में पूछें।',
  not_enabled:
    'सभी संदेशों में खोज नहीं हो पाई: इस वर्कस्पेस में ऐप के लिए खोज बंद है। एडमिन से इसे चालू करने को कहें।',
  missing_scope:
    'सभी संदेशों में खोज नहीं हो पाई: मेरे पास इसकी अनुमति नहीं है। एडमिन से मेरी अनुमतियाँ अपडेट करने को कहें।',
  no_intent:
    'सभी संदेशों में खोज नहीं हो पाई: मुझे सिर्फ़ वे संदेश पढ़ने की अनुमति है जिनमें मेरा मेंशन है। एडमिन से इसे बदलने को कहें।',
  indexing: 'सभी संदेशों में खोज नहीं हो पाई: उनकी इंडेक्सिंग अभी चल रही है। कुछ मिनट बाद फिर कोशिश करें।',
  too_many_places:
    'सभी संदेशों में खोज नहीं हो पाई: एक साथ खोजने के लिए चैनल बहुत ज़्यादा हैं। जिस चैनल की बात है, वहीं पूछें।',
  unsupported: 'सभी संदेशों में खोज नहीं हो पाई: इस चैनल में मेरे लिए खोज की सुविधा नहीं है।',
  failed: 'सभी संदेशों में खोज नहीं हो पाई: प्लैटफ़ॉर्म की खोज में गड़बड़ी हुई। बाद में फिर कोशिश करें।',
};

const GAP_STATES: Record<SearchGap, string> = {
  no_token: 'बंद (प्लैटफ़ॉर्म इसके लिए टोकन नहीं भेजता)',
  not_enabled: 'बंद (वर्कस्पेस में चालू नहीं है)',
  missing_scope: 'बंद (एक स्कोप कम है: मैनिफ़ेस्ट से ऐप अपडेट करें और उसे फिर से इंस्टॉल करें)',
  no_intent: 'बंद (Message Content इंटेंट चाहिए)',
  indexing: 'तैयार नहीं (प्लैटफ़ॉर्म अभी संदेशों की इंडेक्सिंग कर रहा है)',
  too_many_places: 'चालू (पर सभी चैनलों में एक साथ नहीं)',
  unsupported: 'उपलब्ध नहीं',
  failed: 'पिछली कोशिश नाकाम रही',
};

const MODEL_FAILURES: Record<ModelFailure, string> = {
  busy: 'मॉडल पर अभी बहुत लोड है। एक मिनट बाद फिर कोशिश करें।',
  rate_limited: 'मॉडल का प्रति मिनट कोटा खत्म हो गया है। एक मिनट बाद फिर कोशिश करें।',
  day_quota:
    'मॉडल का आज का कोटा खत्म हो गया है। यह पैसिफ़िक समय की आधी रात को रीसेट होगा। आपके Parley एडमिन इसे बढ़ा सकते हैं या फ़ॉलबैक जोड़ सकते हैं (GEMINI_FALLBACK_MODEL)।',
  no_credit: 'मॉडल का क्रेडिट खत्म हो गया है। कृपया अपने Parley एडमिन को बताएँ।',
  not_in_plan:
    'Parley के प्लान में यह मॉडल शामिल नहीं है। कृपया अपने Parley एडमिन को बताएँ (बिलिंग, या GEMINI_MODEL)।',
  bad_key:
    'मॉडल सेवा ने Parley की API कुंजी स्वीकार नहीं की। कृपया अपने Parley एडमिन को बताएँ (GEMINI_API_KEY)।',
  model_gone: 'यह मॉडल उपलब्ध नहीं है। कृपया अपने Parley एडमिन को बताएँ (GEMINI_MODEL)।',
  cannot_draw: 'यह मॉडल इमेज नहीं बना सकता।',
  too_long: 'यह बातचीत मॉडल के लिए बहुत लंबी है। नए थ्रेड में पूछें, या `/reset` से नई शुरुआत करें।',
  blocked: 'मॉडल के सुरक्षा नियमों ने यह जवाब रोक दिया। दूसरी तरह से पूछकर देखें।',
  recitation:
    'मॉडल रुक गया, क्योंकि जवाब किसी प्रकाशित लेख से बहुत मिलता-जुलता था। सारांश माँगें, या उसके अपने शब्दों में जवाब माँगें।',
  malformed: 'मॉडल ने दो बार खराब जवाब भेजा। कृपया फिर कोशिश करें।',
  empty: 'मॉडल ने खाली जवाब भेजा। फिर कोशिश करें, या दूसरी तरह से पूछें।',
  out_of_tokens: 'जवाब देने से पहले ही मॉडल अपनी लंबाई की सीमा तक पहुँच गया। एक बार में कम माँगकर देखें।',
  cut: 'मॉडल से कनेक्शन टूट गया। कृपया फिर कोशिश करें।',
  unreachable: 'मॉडल से कनेक्ट नहीं हो पा रहा। एक मिनट बाद फिर कोशिश करें।',
  refused: 'मॉडल सेवा ने अनुरोध अस्वीकार कर दिया। दूसरी तरह से पूछकर देखें।',
};

export const catalog: CoreCatalog = {
  ...refusalSentences,
  oneOf: (command: string, option: string, choices: readonly string[]) =>
    `\`${option}\` में इनमें से कोई एक चुनें: ${or(choices)}। उदाहरण: \`/${command} ${option}:${choices[0] ?? ''}\`।`,
  notReadable:
    'इसे यहाँ से नहीं पढ़ा जा सकता: यह पता नहीं चल पा रहा कि आपके पास इस पूरे का ऐक्सेस है या नहीं। वहीं पूछें।',
  onBehalf: (name: string) => `${toLiteralName(name)} की ओर से पोस्ट किया गया`,
  keptTurns: (n: number) =>
    counted(n, {
      one: 'मुझसे हुई बातचीत का # संदेश या जवाब, उसकी फ़ाइलों और सारांशों के साथ',
      other: 'मुझसे हुई बातचीत के # संदेश और जवाब, उनकी फ़ाइलों और सारांशों के साथ',
    }),
  keptRequests: (n: number) =>
    counted(n, {
      one: 'पिछले 7 दिनों का # अनुरोध: सवाल, कमांड, ट्रांसक्रिप्ट, इमेज या पोल',
      other: 'पिछले 7 दिनों के # अनुरोध: सवाल, कमांड, ट्रांसक्रिप्ट, इमेज और पोल',
    }),
  keptSettings: 'आपकी सेटिंग',
  keptZone: (zone: string) => `आपकी सेटिंग, आपके टाइम ज़ोन के साथ (${zone})`,
  keptUsage: 'आपका इस्तेमाल कितना रहा, पर आपकी कही बातें नहीं',
  keptMessages: (n: number) => counted(n, { one: '# संदेश या जवाब', other: '# संदेश और जवाब' }),
  keptRequestCount: (n: number) => `${number(n)} अनुरोध`,
  keptUsageDays: (n: number) => `आपके ${number(n)} दिन के इस्तेमाल का हिसाब`,
  forgottenSettings: 'आपकी सेटिंग',
  stop: 'रोकें',
  regenerate: 'फिर से बनाएँ',
  retry: 'फिर कोशिश करें',
  good: '👍',
  bad: '👎',
  remove: 'डिलीट करें',
  approve: 'मंज़ूर करें',
  deny: 'नामंज़ूर करें',
  stopped: 'रोक दिया गया।',
  more: (n: number) => `और ${number(n)} अन्य।`,
  cutOff: 'यह जवाब बीच में रुक गया: मॉडल से कनेक्शन दो बार टूटा।',
  earlierAnswer: 'यह अब भी पिछला जवाब है।',
  repeating: 'जवाब यहाँ रोक दिया गया, क्योंकि मॉडल एक ही बात दोहरा रहा था।',
  tooLongForModel: 'मॉडल यहाँ अपनी लंबाई की सीमा तक पहुँच गया। उससे आगे लिखने को कहें।',
  emptied: 'यह संदेश हटा दिया गया है।',
  restInFile: 'बाकी जवाब अटैच की गई फ़ाइल में है।',
  restOfAnswer: 'बाकी जवाब',
  notAllowed: 'यहाँ आपके पास Parley का ऐक्सेस नहीं है। अपने Parley एडमिन से आपको जोड़ने को कहें।',
  goneFromHere: 'यह नहीं किया गया: आप अब उस चैनल में नहीं हैं।',
  presenceUnknown:
    'यह जाँच नहीं हो पाई कि आप अब भी इस चैनल में हैं या नहीं, इसलिए यह नहीं किया गया। कृपया बाद में फिर कोशिश करें।',
  adminsChange: 'यहाँ इसे सिर्फ़ एडमिन बदल सकते हैं।',
  channelOrThread: (command: string) =>
    `इससे पूरा चैनल बदल जाएगा, इसलिए यह सिर्फ़ एडमिन कर सकते हैं। एक थ्रेड के लिए, उसी में मुझे मेंशन करके \`${command}\` लिखें।`,
  onlyInThread: (command: string) =>
    `यह सिर्फ़ थ्रेड में काम करता है। किसी थ्रेड में मुझे मेंशन करके \`${command}\` लिखें।`,
  alwaysAnswered: 'यहाँ हर संदेश का जवाब दिया जाता है, इसलिए बंद करने के लिए कुछ नहीं है।',
  noneFollowed:
    'इस चैनल में थ्रेड फ़ॉलो करना बंद है। जवाब के लिए मुझे मेंशन करें, या `/settings follow:on` से इसे चालू करें।',
  noAnswer: 'जवाब मिलने से पहले ही चरण खत्म हो गए। थोड़ा और सटीक सवाल पूछकर देखें।',
  chosenGone: (model: string) =>
    `यहाँ चुना गया मॉडल ${toLiteralName(model)} अब उपलब्ध नहीं है। \`/model default\` से डिफ़ॉल्ट पर लौटें।`,
  notYours: 'यह सिर्फ़ एडमिन, या सवाल पूछने वाला व्यक्ति कर सकता है।',
  alreadyEnded: 'यह जवाब पूरा हो चुका है।',
  alreadyPressed: 'आपसे पहले किसी ने इसे दबा दिया। काम शुरू हो चुका है।',
  pressAgain: 'आपसे पहले दूसरों ने इसे दबाया, पर कुछ हुआ नहीं। कृपया फिर से दबाएँ।',
  onlyLatest: 'सिर्फ़ सबसे नया जवाब फिर से बनाया जा सकता है। नए जवाब के लिए फिर से पूछें।',
  actionGone: 'यह बटन अब काम नहीं करता।',
  formNotOpened: 'फ़ॉर्म नहीं खुल पाया। कृपया फिर कोशिश करें।',
  gone: 'यह जवाब इतना पुराना है कि अब इस पर कुछ नहीं किया जा सकता। फिर से पूछें।',
  removed: 'यह जवाब डिलीट हो चुका है। नए जवाब के लिए फिर से पूछें।',
  notAllRemoved: 'इस जवाब के सभी संदेश डिलीट नहीं हो पाए। कृपया एडमिन से कहें।',
  thanks: 'फ़ीडबैक के लिए शुक्रिया!',
  tookBack: 'आपका फ़ीडबैक वापस ले लिया गया है।',
  emptyMention: 'आपने मुझे मेंशन किया, पर कुछ पूछा नहीं। मेरे नाम के बाद सवाल लिखें, या `/help` आज़माएँ।',
  emptyMessage: 'उस संदेश में पढ़ने लायक कुछ नहीं मिला। अपना सवाल शब्दों में लिखें।',
  emptyBut: (unread: readonly string[]) =>
    `यह पढ़ा नहीं जा सकता: ${and(unread)}। अपना सवाल शब्दों में लिखें।`,
  leaving: 'ठीक है, अब इस थ्रेड में दखल नहीं होगा। फिर जवाब चाहिए, तो मुझे मेंशन करें।',
  triedTooOften: 'इस सवाल को छोड़ना पड़ा: इससे तीन बार क्रैश हुआ। कृपया इसे दूसरे शब्दों में पूछें।',
  unknownCommand: (name: string) => `\`/${name}\` नाम का कोई कमांड नहीं है। \`/help\` देखें।`,
  waitsForStore:
    'मेरा स्टोरेज अभी काम नहीं कर रहा, इसलिए जवाब में देर होगी। उसके ठीक होते ही जवाब आ जाएगा। अगर कुछ न आए, तो कृपया फिर से पूछें।',
  notStored: 'मेरा स्टोरेज अभी काम नहीं कर रहा, इसलिए यह नहीं हो पाया। कृपया बाद में फिर कोशिश करें।',
  slow: 'मॉडल को सामान्य से ज़्यादा समय लग रहा है। इंतज़ार जारी है।',
  waitsForModel:
    '⏳ मॉडल से कनेक्ट नहीं हो पा रहा। आपका सवाल सेव कर लिया गया है और मॉडल के फिर उपलब्ध होते ही जवाब यहीं आएगा।',
  waitsForBusy: '⏳ मॉडल पर अभी बहुत लोड है। आपका सवाल सेव कर लिया गया है और संभव होते ही जवाब यहीं आएगा।',
  waitsForQuota:
    '⏳ मॉडल का कोटा फ़िलहाल खत्म है। आपका सवाल सेव कर लिया गया है और संभव होते ही जवाब यहीं आएगा।',
  conversation: 'बातचीत',
  unnamedPerson: 'कोई',
  unnamedGroup: 'समूह',
  unnamedChannel: 'चैनल',
  unnamedImage: 'इमेज',
  unnamedTime: 'कोई समय',
  noImage: 'हाल के संदेशों में कोई इमेज नहीं मिली। इमेज भेजें, फिर दोबारा `/describe` आज़माएँ।',
  noLink: 'यह यहाँ के किसी संदेश का लिंक नहीं है। संदेश के मेन्यू में “लिंक कॉपी करें” चुनें।',
  cannotLook: 'यहाँ के संदेश नहीं पढ़े जा सकते। मुझे इस चैनल में इनवाइट करें, या फ़ाइल सीधे मुझे भेजें।',
  cannotReadThere: (channel: string) =>
    `${channel} के संदेश नहीं पढ़े जा सकते। मुझे वहाँ इनवाइट करें, फिर दोबारा पूछें।`,
  internal: 'मेरी तरफ़ कुछ गड़बड़ हो गई। कृपया फिर कोशिश करें।',
  unreadableFile: (name: string) =>
    `${name} को छोड़ दिया गया: मॉडल इसे नहीं पढ़ सकता। इसे दूसरे फ़ॉर्मैट में सेव करके फिर भेजें।`,
  tooLargeTogether: (name: string) =>
    `${name} को छोड़ दिया गया: इसके साथ यह सवाल मॉडल के लिए बहुत बड़ा है। इसे अलग संदेश में भेजें, या छोटा करके भेजें।`,
  crowdedOut: (name: string, mb: number) =>
    `${name} को छोड़ दिया गया: सारी फ़ाइलें मिलाकर ${number(mb)} MB तक हो सकती हैं। इसे अलग संदेश में भेजें।`,
  leftOutFile: (name: string, reason: string) => `${name} को छोड़ दिया गया: ${reason}`,
  notTranscribed: (name: string, reason: string) => `${name} ट्रांसक्राइब नहीं हो पाई: ${reason}`,
  fileTooLarge: (mb: number, maxMb: number) =>
    `यह ${number(mb)} MB की है, और सीमा ${number(maxMb)} MB है। छोटी फ़ाइल भेजें।`,
  fileNotFetched: 'यह अभी डाउनलोड नहीं हो पाई। एक मिनट बाद फिर भेजें।',
  fileNotRead: 'यह पढ़ी नहीं जा सकी। फिर से भेजें, या दूसरे फ़ॉर्मैट में भेजें।',
  noRoomFor: (name: string, characters: number) =>
    `बाकी फ़ाइलों के साथ ${name} के ${number(characters)} अक्षरों के लिए जगह नहीं थी। ज़रूरत पड़ने पर उसमें देखा जाएगा।`,
  noRoomWithoutTools: (name: string, characters: number) =>
    `बाकी फ़ाइलों के साथ ${name} के ${number(characters)} अक्षरों के लिए जगह नहीं थी। यहाँ टूल बंद हैं, इसलिए कृपया काम का हिस्सा भेजें।`,
  beginningOf: (name: string, first: number, all: number) =>
    `${name} के ${number(all)} में से पहले ${number(first)} अक्षर मेरे सामने हैं। बाकी ज़रूरत पड़ने पर देखे जाएँगे।`,
  beginningWithoutTools: (name: string, first: number, all: number) =>
    `${name} के ${number(all)} में से पहले ${number(first)} अक्षर ही पढ़े गए। यहाँ टूल बंद हैं, इसलिए कृपया काम का हिस्सा भेजें।`,
  surplusFiles: (max: number, names: readonly string[]) =>
    `सिर्फ़ पहले ${number(max)} अटैचमेंट देखे गए। कृपया इन्हें अलग संदेश में भेजें: ${and(names)}।`,
  manySurplusFiles: (max: number) => `सिर्फ़ पहले ${number(max)} अटैचमेंट देखे गए। कृपया बाकी अलग संदेश में भेजें।`,
  ofFile: (name: string, notice: string) => `${name}: ${notice}`,
  someAttachment: 'एक अटैचमेंट',
  questionTooLong: 'यह मॉडल के लिए बहुत लंबा है। एक बार में कम भेजें, या हिस्सों में भेजें।',
  earlierFilesLeftOut: (n: number) =>
    counted(n, {
      one: 'पहले की # फ़ाइल छोड़ दी गई, वरना सवाल मॉडल के लिए बहुत बड़ा हो जाता।',
      other: 'पहले की # फ़ाइलें छोड़ दी गईं, वरना सवाल मॉडल के लिए बहुत बड़ा हो जाता।',
    }),
  fallback: (model: string) => `जवाब ${model} ने दिया: डिफ़ॉल्ट मॉडल पर बहुत लोड है या उसका कोटा खत्म है।`,
  unreadParts: {
    call: 'एक कॉल',
    list: 'एक सूची',
    fileElsewhere: 'किसी दूसरी सेवा पर रखी फ़ाइल',
    sharedMessage: 'शेयर किया गया संदेश, जो खुल नहीं पाया',
    moreAttachments: (n: number) => `${number(n)} और अटैचमेंट`,
    moreBlocks: (n: number) => `${number(n)} और ब्लॉक`,
    sticker: 'एक स्टिकर',
    namedSticker: (name: string) => `स्टिकर “${name}”`,
    activity: 'किसी ऐक्टिविटी का न्योता',
    forwarded: 'फ़ॉरवर्ड किया गया संदेश',
    replied: 'वह संदेश जिसका यह जवाब है',
    repliedGone: 'वह संदेश जिसका यह जवाब है, और जो अब नहीं रहा',
    unknownMessage: 'अनजान तरह का संदेश',
    unknownPart: 'अनजान तरह की सामग्री',
  },
  unread: (what: readonly string[]) => `यह पढ़ा नहीं जा सका, इसलिए छोड़ दिया गया: ${and(what)}।`,
  unreadLinks: (n: number) =>
    n === 1 ? 'लिंक वाला संदेश पढ़ा नहीं जा सका।' : `लिंक वाले संदेशों में से ${number(n)} पढ़े नहीं जा सके।`,
  hiddenLinks: (n: number) =>
    n === 1
      ? 'लिंक वाला संदेश छोड़ दिया गया, क्योंकि यहाँ सब लोग उसे नहीं पढ़ सकते। मुझे लिंक डायरेक्ट मैसेज में भेजें।'
      : `लिंक वाले ${number(n)} संदेश छोड़ दिए गए, क्योंकि यहाँ सब लोग उन्हें नहीं पढ़ सकते। मुझे लिंक डायरेक्ट मैसेज में भेजें।`,
  unreadThread: 'इस थ्रेड के पुराने संदेश पढ़े नहीं जा सके, इसलिए यह जवाब उनके बिना है।',
  notSearched: (gap: SearchGap) => GAPS[gap],
  inviteFirst:
    'मैं इस चैनल में नहीं हूँ, इसलिए यहाँ फ़ाइलें पोस्ट नहीं हो सकतीं। `/invite` और मेरा नाम लिखकर मुझे इनवाइट करें, फिर दोबारा कोशिश करें।',
  sources: (names: readonly string[]) => `स्रोत: ${names.join(' · ')}`,
  proposed: (text: string) => `**यह काम मंज़ूर करें?** ${text}`,
  approvedBy: (name: string) => `${toLiteralName(name)} ने मंज़ूर किया।`,
  approvedWhat: (what: string, name: string) => `“${what}” ${toLiteralName(name)} ने मंज़ूर किया।`,
  deniedBy: (name: string) => `${toLiteralName(name)} ने नामंज़ूर किया। कुछ नहीं किया गया।`,
  expired: 'एक दिन में किसी ने इसे मंज़ूर नहीं किया, इसलिए यह नहीं किया गया। फिर से कहें।',
  decided: 'इस पर कोई पहले ही फ़ैसला कर चुका है।',
  newerAnswer: 'एक नया जवाब मौजूद है। उसके बटन इस्तेमाल करें।',
  adminsOnly: 'इसे सिर्फ़ एडमिन मंज़ूर कर सकते हैं।',
  firstContact: [
    'नमस्ते, मैं Parley हूँ। मुझे मेंशन करके सवाल पूछें, जवाब थ्रेड में मिलेगा। और क्या-क्या हो सकता है, यह देखने के लिए मुझे मेंशन करके `/help` लिखें।',
    'आप यहाँ मुझसे जो कहते हैं, वह और मेरे जवाब मेरे पास रखे जाते हैं। आपके सवाल Google के Gemini को भेजे जाते हैं। `/privacy` दिखाता है कि क्या रखा गया है, और `/forget` उसे डिलीट करता है।',
    'यहाँ जवाब कैसे दिए जाएँ और क्या याद रखा जाए, यह एडमिन `/settings` से चुनते हैं।',
  ].join('\n\n'),
  greeting:
    'नमस्ते, मैं Parley हूँ। यहाँ मुझसे कुछ भी पूछें, या किसी चैनल में मुझे मेंशन करें, जवाब थ्रेड में मिलेगा। `/help` दिखाता है कि क्या-क्या हो सकता है।',
  greetingTo: (name: string) =>
    `नमस्ते ${toLiteralName(name)}, मैं Parley हूँ। यहाँ मुझसे कुछ भी पूछें, या किसी चैनल में मुझे मेंशन करें, जवाब थ्रेड में मिलेगा। \`/help\` दिखाता है कि क्या-क्या हो सकता है।`,
  modelFailures: MODEL_FAILURES,
  busyFor: (wait: string) => `मॉडल पर अभी बहुत लोड है। कृपया ${after(wait)} फिर कोशिश करें।`,
  minuteQuotaFor: (wait: string) =>
    `मॉडल का प्रति मिनट कोटा खत्म हो गया है। कृपया ${after(wait)} फिर कोशिश करें।`,
  quotaFor: (wait: string) => `मॉडल का कोटा फ़िलहाल खत्म है। कृपया ${after(wait)} फिर कोशिश करें।`,
  dayQuotaFor: (wait: string) =>
    `मॉडल का आज का कोटा खत्म हो गया है। यह ${after(wait)} रीसेट होगा। आपके Parley एडमिन इसे बढ़ा सकते हैं या फ़ॉलबैक जोड़ सकते हैं (GEMINI_FALLBACK_MODEL)।`,
  aboutModel: 'मॉडल',
  aboutDemo: 'ऑफ़लाइन डेमो बॉट (GEMINI_API_KEY नहीं है)',
  aboutStorage: 'स्टोरेज',
  aboutPage: 'वेब पेज',
  partWorks: 'ठीक चल रहा है',
  partWaits: 'अभी काम नहीं कर रहा (कोशिश जारी है)',
  partBroken: 'काम नहीं कर रहा (दोबारा शुरू करना होगा)',
  partTools: (n: number) => counted(n, { one: 'जुड़ा है, # टूल', other: 'जुड़ा है, # टूल' }),
  searchOn: (platform: string) => `${platform} पर खोज`,
  searchState: (gap: SearchGap | null) => (gap === null ? 'चालू' : GAP_STATES[gap]),
  modelHere: 'यहाँ का मॉडल',
  effortHere: 'यहाँ सोचने का स्तर',
  personaHere: 'यहाँ का पर्सोना',
  toolsHere: 'यहाँ के टूल',
  off: 'बंद',
  timeNear: (day: string, time: string) => `${day} ${time}`,
  timeFar: (day: string, time: string) => `${day}, ${time}`,
  onTimeFar: (day: string, time: string) => `${day} को ${time}`,
  timePeriod: (day: string, start: string, end: string) => `${day}, ${start} – ${end}`,
  zoned: (time: string, city: string) => `${time} (${city})`,
  fetching: {
    noAddress: 'यह पूरा वेब पता नहीं है। इसे https:// से शुरू होना चाहिए।',
    onlyWeb: (protocol: string) =>
      `${protocol} से शुरू होने वाले पते नहीं खोले जा सकते। उन्हें http:// या https:// से शुरू होना चाहिए।`,
    noSecrets: 'जिन पतों में यूज़रनेम या पासवर्ड हो, वे नहीं खोले जाते। वह हिस्सा हटा दें।',
    portClosed: (host: string, port: string) =>
      `${host} का पोर्ट ${port} नहीं खोला जाता। आपके Parley एडमिन इसकी अनुमति दे सकते हैं (FETCH_ALLOW)।`,
    noHost: (host: string) => `${host} पर कोई वेबसाइट नहीं है। पता जाँचें।`,
    notPublic: (host: string) =>
      `${host} सार्वजनिक इंटरनेट पर नहीं है, इसलिए नहीं खोला जाता। आपके Parley एडमिन इसकी अनुमति दे सकते हैं (FETCH_ALLOW)।`,
    tooManyRedirects: (host: string, max: number) =>
      `${host} ${number(max)} से ज़्यादा बार रीडायरेक्ट करता है। वह पता दें जहाँ यह खत्म होता है।`,
    brokenRedirect: (host: string) => `${host} ऐसे पते पर रीडायरेक्ट करता है जो काम नहीं करता।`,
    tooSlow: (host: string, seconds: number) =>
      `${host} ने ${number(seconds)} सेकंड से ज़्यादा समय लिया। बाद में फिर कोशिश करें।`,
    pageTooLarge: (host: string, mb: number) =>
      `${host} ने ${number(mb)} MB से ज़्यादा भेजा, जो मेरी सीमा है। किसी छोटे हिस्से का पता दें।`,
    noAnswer: (host: string) =>
      `${host} से कनेक्ट नहीं हो पाया, या जवाब ठीक नहीं मिला। पता जाँचें, या बाद में फिर कोशिश करें।`,
    notFound: (host: string) => `${host} मौजूद नहीं है। पता जाँचें।`,
    notLookedUp: (host: string) => `${host} ढूँढा नहीं जा सका। पता जाँचें, या बाद में फिर कोशिश करें।`,
    refused: (host: string) => `${host} ने कनेक्शन स्वीकार नहीं किया। पता जाँचें, या बाद में फिर कोशिश करें।`,
    brokenOff: (host: string) =>
      `${host} ने कनेक्शन समय से पहले बंद कर दिया। पता जाँचें, या बाद में फिर कोशिश करें।`,
    certificateExpired: (host: string) =>
      `${host} के सुरक्षा सर्टिफ़िकेट की अवधि खत्म हो गई है। पता जाँचें, या बाद में फिर कोशिश करें।`,
    certificateUnknown: (host: string) => `${host} का सुरक्षा सर्टिफ़िकेट भरोसेमंद नहीं है। पता जाँचें।`,
    certificateOfOther: (host: string) => `${host} का सुरक्षा सर्टिफ़िकेट किसी और नाम का है। पता जाँचें।`,
    fileTooLarge: (mb: number) => `फ़ाइल ${number(mb)} MB से बड़ी है। छोटी फ़ाइल भेजें।`,
  },
};
