import { createWording } from '../../core/strings/wording.ts';
import type { ToolCatalog } from './index.ts';

const { number } = createWording('hi');

export const catalog: ToolCatalog = {
  readingThread: 'थ्रेड पढ़ा जा रहा है…',
  readingChannel: 'चैनल पढ़ा जा रहा है…',
  runningCode: 'कोड चलाया जा रहा है…',
  checkingTime: 'समय देखा जा रहा है…',
  readingPage: (host: string) => `${host} पढ़ा जा रहा है…`,
  readingSomePage: 'पेज पढ़ा जा रहा है…',
  searching: (query: string) => `“${query}” खोजा जा रहा है…`,
  posting: 'दूसरे चैनल में पोस्ट हो रहा है…',
  readingFile: (name: string) => `${name} पढ़ी जा रही है…`,
  readingSomeFile: 'फ़ाइल पढ़ी जा रही है…',
  asking: (tool: string) => `${tool} से पूछा जा रहा है…`,
  postIn: (channel: string) => `${channel} में यह पोस्ट करें:`,
  useTool: (tool: string, server: string) => `${server} पर ${tool} का इस्तेमाल करें।`,
  serverSays: (server: string, description: string) => `${server} का विवरण: “${description}”`,
  noFields: 'कोई फ़ील्ड नहीं।',
  moreFields: (n: number) => `और ${number(n)} फ़ील्ड`,
  inFull: 'यहाँ सब कुछ नहीं आ सका। पूरी जानकारी अटैच की गई फ़ाइल में है।',
  cutValue: (beginning: string, n: number) => `${beginning}… (${number(n)} अक्षर और)`,
  emptyValue: '(खाली)',
  hiddenValue: '(छिपाया गया)',
  yes: 'हाँ',
  no: 'नहीं',
  wholeCall: (call: string) => `${call} के सभी फ़ील्ड`,
  barChart: 'बार चार्ट',
  lineChart: 'लाइन चार्ट',
  pieChart: 'पाई चार्ट',
  chart: (chart: string, labels: number) => `${chart}, ${number(labels)} लेबल`,
  titledChart: (chart: string, about: string, labels: number) =>
    `${chart} “${about}”, ${number(labels)} लेबल`,
  table: (rows: number, columns: string) => `${number(rows)} पंक्तियों की टेबल: ${columns}`,
  moreRows: (n: number) => `… और ${number(n)} पंक्तियाँ`,
  missingLetters: (letters: string) =>
    `इमेज के कुछ अक्षर खाली बॉक्स या काले धब्बों के रूप में दिख रहे हैं (${letters}): यहाँ इनके लिए कोई फ़ॉन्ट नहीं है।`,
  imageFrom: (server: string, tool: string) => `${server} से एक इमेज: ${tool}`,
  noTextInScan: (host: string) => `${host} की PDF में टेक्स्ट नहीं मिला। वह स्कैन है, या उसमें सिर्फ़ इमेज हैं।`,
  noTextOnPage: (host: string) =>
    `${host} के पेज पर टेक्स्ट नहीं मिला। वह खाली है, या JavaScript के बिना कुछ नहीं दिखाता।`,
  leadsOn: (host: string, target: string) =>
    `${host} के पेज पर टेक्स्ट नहीं मिला। वह सिर्फ़ आगे ${target} पर ले जाता है।`,
  signInNeeded: (host: string) => `${host} साइन इन माँगता है, इसलिए वह पेज नहीं पढ़ा जा सकता।`,
  notLetIn: (host: string) => `${host} मुझे अंदर नहीं आने देता (HTTP स्टेटस 403)।`,
  saysNoSuchPage: (host: string) => `${host} बताता है कि ऐसा कोई पेज नहीं है।`,
  asksForConsent: (host: string) =>
    `${host} सिर्फ़ कुकीज़ के बारे में एक सवाल दिखाता है, जिसका जवाब यहाँ से नहीं दिया जा सकता, इसलिए वह पेज नहीं पढ़ा जा सकता।`,
  showsOnlyNotice: (host: string) =>
    `${host} पेज की जगह सिर्फ़ एक सूचना दिखाता है: वह अभी उपलब्ध नहीं है, या पहले कुछ पूछता है।`,
  asksIfHuman: (host: string) =>
    `${host} पक्का करना चाहता है कि कोई इंसान पढ़ रहा है, इसलिए मुझे अंदर नहीं आने देता।`,
  noSuchPage: (host: string) => `${host} पर ऐसा कोई पेज नहीं है (HTTP स्टेटस 404)।`,
  pageGone: (host: string) => `${host} का वह पेज अब नहीं रहा (HTTP स्टेटस 410)।`,
  pageBusy: (host: string) =>
    `${host} पर बहुत ज़्यादा अनुरोध आ रहे हैं (HTTP स्टेटस 429)। बाद में फिर कोशिश करें।`,
  pageFailed: (host: string, status: number) =>
    `${host} से जवाब में गड़बड़ी मिली (HTTP स्टेटस ${status})।`,
  pageEmpty: (host: string) => `${host} ने खाली पेज भेजा।`,
  pageTooTangled: (host: string) => `${host} का पेज पढ़ने के लिए बहुत बड़ा या बहुत उलझा हुआ है।`,
  pagesBusy: 'अभी बहुत सारे पेज पढ़े जा रहे हैं। एक मिनट बाद फिर कोशिश करें।',
  pdfUnreadable: (host: string) =>
    `${host} की PDF नहीं पढ़ी जा सकती: वह एन्क्रिप्टेड, खराब या बहुत बड़ी है।`,
  fileUnreadable: (host: string, type: string) =>
    `${host} पर ${type} टाइप की फ़ाइल है, जो पढ़ी नहीं जा सकती।`,
  someFileUnreadable: (host: string) => `${host} पर एक फ़ाइल है, जो पढ़ी नहीं जा सकती।`,
  downloadIt: 'उसे डाउनलोड करके अटैच करें।',
  giveThatAddress: 'मुझे वही पता दें।',
};
