import type { SlackCatalog } from './index.ts';

export const catalog: SlackCatalog = {
  send: 'भेजें',
  cancel: 'रद्द करें',
  waitsForSlack: 'Slack अभी मुझे पोस्ट नहीं करने दे रहा। जैसे ही वह करने देगा, आपका जवाब आ जाएगा।',
  thinking: 'सोच रहा है…',
  promptsTitle: 'मैं क्या मदद करूँ?',
  promptSummarize: 'टेक्स्ट का सारांश बनाएँ',
  promptSummarizeMessage: 'अगले संदेश में दिए टेक्स्ट का सारांश बनाएँ।',
  promptExplain: 'कुछ समझाएँ',
  promptExplainMessage: 'मुझे आसान शब्दों में समझाएँ: ',
  promptWrite: 'संदेश का ड्राफ़्ट लिखें',
  promptWriteMessage: 'मेरी टीम के लिए इस विषय पर संदेश लिखने में मदद करें: ',
  promptHelp: 'आप क्या कर सकते हैं?',
  promptHelpMessage: 'आप क्या कर सकते हैं?',
  appDescription: 'आपकी टीम के चैनलों में Gemini',
  agentDescription: 'चैनल, थ्रेड और डायरेक्ट मैसेज में सवालों के जवाब देता है।',
  umbrella: 'Parley का कोई भी कमांड चलाएँ। सूची: /parley help',
  fileNotShown:
    'Slack मुझे यह फ़ाइल पढ़ने नहीं देता। इसे इस बातचीत में फिर शेयर करें। अगर इससे बात न बने, तो अपने Parley एडमिन से मुझे files:read अनुमति देने को कहें।',
  fileDeleted: 'इसे Slack से डिलीट कर दिया गया है। अगर अब भी चाहिए, तो फिर अपलोड करें।',
  fileHidden:
    'Slack इसे छिपा रहा है, क्योंकि यह वर्कस्पेस अपने प्लान की सीमा पार कर चुका है। इसे फिर अपलोड करें।',
  fileNotShared: 'यह Slack पर मेरे साथ शेयर नहीं है। इसे इस बातचीत में फिर शेयर करें।',
  fileNotFound:
    'Slack को यह नहीं मिल रही: यह डिलीट हो गई, या मेरे साथ शेयर नहीं है। इसे इस बातचीत में फिर शेयर करें।',
  fileElsewhere: 'यह Slack के बाहर रखी है, और वहाँ की फ़ाइलें नहीं खोली जातीं। फ़ाइल ही अपलोड करें।',
  webPageAsImage: 'इसे इमेज बताया गया है, पर यह वेब पेज है। फ़ाइल जाँचकर फिर भेजें।',
  webPageAsRecording: 'इसे रिकॉर्डिंग बताया गया है, पर यह वेब पेज है। फ़ाइल जाँचकर फिर भेजें।',
  webPageAsPdf: 'इसे PDF बताया गया है, पर यह वेब पेज है। फ़ाइल जाँचकर फिर भेजें।',
  webPageAsOther: 'इसे कुछ और बताया गया है, पर यह वेब पेज है। फ़ाइल जाँचकर फिर भेजें।',
};
