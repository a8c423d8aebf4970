import { createWording } from '../../../core/strings/wording.ts';
import type { ConversationCatalog } from './index.ts';

const { counted } = createWording('hi');

const summaryOf = (n: number) => counted(n, { one: '# संदेश का सारांश', other: '# संदेशों का सारांश' });

export const catalog: ConversationCatalog = {
  notRead: 'यहाँ के संदेश नहीं पढ़े जा सकते। मुझे इस चैनल में इनवाइट करें, फिर दोबारा पूछें।',
  busyReading: 'प्लैटफ़ॉर्म अभी संदेश पढ़ने की रफ़्तार सीमित कर रहा है। एक मिनट बाद फिर कोशिश करें।',
  badSince: 'शुरू का समय समझ नहीं आया। `last`, `कल`, `9:00` या `3 घंटे पहले` आज़माएँ।',
  nothingSince: 'तब से यहाँ किसी ने कुछ नहीं लिखा।',
  nothingHere: 'यहाँ ऐसा कोई संदेश नहीं मिला जो पढ़ा जा सके।',
  summaryOf: (n: number) => summaryOf(n),
  summarySinceOwn: (n: number) => `आपके पिछले संदेश के बाद के ${summaryOf(n)}`,
  summarySince: (n: number, when: string) => `${when} से ${summaryOf(n)}`,
  summarySinceFirst: (n: number, when: string, first: string) =>
    `${when} से ${summaryOf(n)}। पढ़ा गया सबसे पुराना संदेश: ${first}।`,
  tasksSinceOwn: 'आपके पिछले संदेश के बाद की बातों के आधार पर',
  tasksSince: (when: string) => `${when} से कही गई बातों के आधार पर`,
  tasksSinceFirst: (when: string, first: string) =>
    `${when} से कही गई बातों के आधार पर। पढ़ा गया सबसे पुराना संदेश: ${first}।`,
  noTasks: 'इन संदेशों में करने लायक कोई काम नहीं मिला।',
  tasks: 'करने के काम',
  noEvent: 'कोई इवेंट नहीं मिला। बताएँ कि क्या और कब है, जैसे `/event शुक्रवार 12:30 पर आदा के साथ लंच`।',
  floatingTime:
    'इस इवेंट का कोई टाइम ज़ोन नहीं है। अपना टाइम ज़ोन `/timezone Asia/Kolkata` से सेट करें, फिर दोबारा कहें।',
  noTranslation: 'किस भाषा में? उदाहरण: `/translate Good morning to:हिन्दी`',
  noWords: 'किसका अनुवाद करना है? टेक्स्ट लिखें, या इसे किसी टेक्स्ट वाले संदेश पर इस्तेमाल करें।',
};
