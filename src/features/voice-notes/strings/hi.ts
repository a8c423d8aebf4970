import { createWording } from '../../../core/strings/wording.ts';
import type { TranscriptCatalog } from './index.ts';

const { number } = createWording('hi');

export const catalog: TranscriptCatalog = {
  voiceNote: 'वॉइस नोट',
  silence: 'कोई बात सुनाई नहीं दी।',
  noteTooLong: (minutes: number) =>
    `${number(minutes)} मिनट से लंबे वॉइस नोट अपने-आप ट्रांसक्राइब नहीं होते। इसके लिए मुझे मेंशन करके \`/transcribe\` लिखें।`,
  noteUnreadable: 'यह वॉइस नोट पढ़ा नहीं जा सका। कृपया इसे फिर से रिकॉर्ड करें।',
  tooLongForModel: 'यह रिकॉर्डिंग मॉडल के लिए बहुत लंबी है। कृपया छोटे हिस्सों में भेजें।',
  noteFailed: 'यह वॉइस नोट ट्रांसक्राइब नहीं हो पाया।',
  correct: 'सुधारें',
  summary: 'सारांश',
  actionItems: 'करने के काम',
  translate: 'अनुवाद करें',
  correctTitle: 'ट्रांसक्रिप्ट सुधारें',
  correctField: 'क्या कहा गया, हर बात अलग लाइन में',
  translateField: 'किस भाषा में?',
  noLanguage: 'किस भाषा में? “अनुवाद करें” फिर दबाएँ और भाषा लिखें।',
  listening: 'रिकॉर्डिंग ली जा रही है…',
  heardSoFar: (done: number, total: number) =>
    `${number(total)} में से ${number(done)} मिनट ट्रांसक्राइब हुए…`,
  partFailed: (from: string, to: string, reason: string) =>
    `[${from} से ${to} तक ट्रांसक्राइब नहीं हो पाया। ${reason}]`,
  onlyFirst: (hours: number) =>
    hours === 1
      ? 'सिर्फ़ पहला घंटा ट्रांसक्राइब किया गया।'
      : `सिर्फ़ पहले ${number(hours)} घंटे ट्रांसक्राइब किए गए।`,
  cutOff: 'रिकॉर्डिंग कटी हुई है: उसका आखिरी हिस्सा नहीं है।',
  restAttached: 'बाकी अटैच की गई फ़ाइल में है।',
  notesOn: 'आपके वॉइस नोट जहाँ भी सुनाई दें, ट्रांसक्राइब किए जाते हैं। `/transcribe off` से इसे बंद करें।',
  notesOff: 'अब आपके वॉइस नोट कहीं भी ट्रांसक्राइब नहीं होंगे। `/transcribe on` से इसे फिर चालू करें।',
  noRecording:
    'यहाँ के हाल के संदेशों में रिकॉर्डिंग नहीं मिली। ऑडियो या वीडियो फ़ाइल भेजें, या किसी संदेश का लिंक दें: `/transcribe लिंक`',
};
