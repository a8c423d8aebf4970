import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, number } = createWording('hi');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['रविवार', 'सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार', 'शनिवार'];
const toDays = (days: readonly number[]) => and(days.map((day) => DAYS[day] ?? ''));

const NTH = ['पहले', 'दूसरे', 'तीसरे', 'चौथे', 'पाँचवें'];
const toNth = (nth: number) => (nth < 0 ? 'आखिरी' : (NTH[nth - 1] ?? `${nth}वें`));

const ofMonths = (interval: number) =>
  interval === 1 ? 'हर महीने के' : `हर ${number(interval)} महीने में, महीने के`;

const repetition = {
  minutes: (interval: number) => (interval === 1 ? 'हर मिनट' : `हर ${number(interval)} मिनट में`),
  hours: (interval: number) => (interval === 1 ? 'हर घंटे' : `हर ${number(interval)} घंटे में`),
  days: (interval: number, clock: string) =>
    interval === 1 ? `हर दिन ${clock}` : `हर ${number(interval)} दिन में ${clock}`,
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `सोमवार से शुक्रवार ${clock}`
      : `हर ${number(interval)} हफ़्ते में सोमवार से शुक्रवार ${clock}`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `हर ${toDays(days)} ${clock}`
      : `हर ${number(interval)} हफ़्ते में ${toDays(days)} को ${clock}`,
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    `${ofMonths(interval)} ${toNth(nth)} ${DAYS[day]} को ${clock}`,
  nthWorkday: (interval: number, nth: number, clock: string) =>
    `${ofMonths(interval)} ${toNth(nth)} कामकाजी दिन ${clock}`,
  monthDay: (interval: number, day: number, clock: string) =>
    interval === 1
      ? `हर महीने की ${day} तारीख को ${clock}`
      : `हर ${number(interval)} महीने में ${day} तारीख को ${clock}`,
  lastDay: (interval: number, clock: string) => `${ofMonths(interval)} आखिरी दिन ${clock}`,
  years: (interval: number, date: string, clock: string) =>
    interval === 1
      ? `हर साल ${date} को ${clock}`
      : `हर ${number(interval)} साल में ${date} को ${clock}`,
  until: (schedule: string, day: string) => `${schedule}, ${day} तक`,
  times: (times: readonly string[], isMore: boolean) =>
    `इन तारीखों पर: ${times.join('; ')}${isMore ? ', और आगे भी' : ''}`,
  never: 'दोबारा नहीं',
  noMonthDay: (day: number) => `जिन महीनों में ${day} तारीख नहीं होती, वे छोड़ दिए जाएँगे।`,
  noFifth: (day: number) => `जिन महीनों में सिर्फ़ चार ${DAYS[day]} होते हैं, वे छोड़ दिए जाएँगे।`,
  noLeapDay: 'जिन सालों में 29 फ़रवरी नहीं होती, वे छोड़ दिए जाएँगे।',
} as const;

const NOT_SURE = 'समय ठीक से समझ आया या नहीं, यह पक्का नहीं है। क्या आपका मतलब यह था?';
const NOTHING_SET = 'अभी कुछ सेट नहीं हुआ है।';

export const catalog: ReminderCatalog = {
  counted: (n: number) => `${number(n)} रिमाइंडर`,
  cancel: 'रद्द करें',
  cancelNamed: (what: string) => `“${what}” रद्द करें`,
  endRepeat: 'दोहराना बंद करें',
  yes: 'हाँ',
  no: 'नहीं',
  cancelled: 'रद्द किया गया। इसकी याद नहीं दिलाई जाएगी।',
  notPlanned: 'वह रिमाइंडर पहले ही भेजा या रद्द किया जा चुका है।',
  tooManyReminders: (max: number) =>
    `आपके ${number(max)} रिमाइंडर पहले से हैं, जो एक व्यक्ति की सीमा है। यहाँ, या जहाँ सेट किया था वहाँ, \`/remind list\` से एक रद्द करें।`,
  badRepeat:
    'कितनी बार, यह समझ नहीं आया। `रोज़`, `सोमवार से शुक्रवार`, `हर सोमवार` या `हर महीने के पहले शुक्रवार को` जैसा लिखकर देखें।',
  tooOften: 'रिमाइंडर कम से कम 15 मिनट के अंतर पर दोहराए जा सकते हैं।',
  noTime: 'कब? उदाहरण: `/remind पौधों को पानी देना कल सुबह 9 बजे`',
  askZone: 'आपका टाइम ज़ोन अभी पता नहीं है। एक बार `/timezone Asia/Kolkata` से सेट करें, फिर दोबारा कहें।',
  pastTime: 'वह समय बीत चुका है। बाद का कोई समय चुनें।',
  unclearTime:
    'समय समझ नहीं आया, इसलिए कुछ सेट नहीं हुआ। `कल सुबह 9 बजे`, `24 दिसंबर 18:00` या `हर सोमवार सुबह 9 बजे` जैसा समय आज़माएँ।',
  farTime: 'रिमाइंडर ज़्यादा से ज़्यादा पाँच साल आगे के हो सकते हैं।',
  noWhat: 'किस बात की याद दिलानी है? उदाहरण: `/remind पौधों को पानी देना कल सुबह 9 बजे`',
  isMeant: (what: string, when: string) =>
    `${NOT_SURE}\n\n${toBold(what)} – ${when}\n\n${NOTHING_SET}`,
  isMeantRepeating: (what: string, schedule: string, first: string) =>
    `${NOT_SURE}\n\n${toBold(what)} – ${schedule}। पहली बार: ${first}\n\n${NOTHING_SET}`,
  notMeant:
    'ठीक है, कुछ सेट नहीं हुआ। `कल सुबह 9 बजे`, `24 दिसंबर 18:00` या `हर सोमवार सुबह 9 बजे` जैसा समय आज़माएँ।',
  isSet: (what: string, when: string) => `ठीक है, रिमाइंडर सेट हो गया: ${toBold(what)} – ${when}।`,
  isSetRepeating: (what: string, schedule: string, first: string) =>
    `ठीक है, रिमाइंडर सेट हो गया: ${toBold(what)} – ${schedule}। पहली बार: ${first}।`,
  everyoneSees: 'यह उसी चैनल में पोस्ट होगा जहाँ आपने कहा था, और वहाँ सब लोग इसे देख सकते हैं।',
  onlyYouSee: 'यह यहीं पोस्ट होगा, जहाँ इसे सिर्फ़ आप देख सकते हैं।',
  listed: (what: string, when: string) => `${toBold(what)} – ${when}`,
  listedRepeating: (what: string, schedule: string, next: string) =>
    `${toBold(what)} – ${schedule}। अगली बार: ${next}`,
  noReminders:
    'यहाँ आपका कोई रिमाइंडर नहीं है। `/remind पौधों को पानी देना कल सुबह 9 बजे` जैसा लिखकर सेट करें।',
  comesAlone: 'जहाँ आपने इसे सेट किया था, वहाँ अब पोस्ट नहीं हो सकता, इसलिए यह यहाँ आया है।',
  comesAloneLast:
    'जहाँ आपने इसे सेट किया था, वहाँ अब पोस्ट नहीं हो सकता, इसलिए यह यहाँ आया है। यह दोहराया नहीं जाएगा।',
  reminder: (what: string) => `⏰ रिमाइंडर: ${toLiteral(what)}`,
  reminderFor: (name: string, what: string) =>
    `⏰ **${toLiteralName(name)}** के लिए रिमाइंडर: ${toLiteral(what)}`,
  wasDue: (when: string) => `इसका समय था: ${when}। उस वक़्त Parley ऑफ़लाइन था।`,
  planning: (what: string) => `रिमाइंडर सेट हो रहा है: ${what}…`,
  repetition,
};
