import { createWording } from '../../strings/wording.ts';
import type { NetCatalog } from './index.ts';

const { number } = createWording('hi');

export const catalog: NetCatalog = {
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
};
