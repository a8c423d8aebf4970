import type { ModelReasonCatalog } from './index.ts';

export const catalog: ModelReasonCatalog = {
  unsafe: 'उसके सुरक्षा नियम इसे रोकते हैं।',
  prohibited: 'उसके नियमों में इसकी मनाही है।',
  tooClose: 'नतीजा किसी पहले से मौजूद चीज़ से बहुत मिलता-जुलता होता।',
  personal: 'नतीजे में किसी का निजी डेटा हो सकता था।',
  noImage: 'उसने कोई इमेज नहीं भेजी। इमेज में क्या हो, यह दूसरे शब्दों में बताएँ।',
  keyIsSet: 'कुंजी पहले से सेट है।',
  noKey: 'यह कुंजी जैसी नहीं लगती। इसे यहाँ से कॉपी करें: https://aistudio.google.com/apikey',
  wrongKey:
    'Gemini ने यह कुंजी स्वीकार नहीं की। इसे फिर यहाँ से कॉपी करें: https://aistudio.google.com/apikey',
  keyUnusable:
    'Google इस कुंजी का इस्तेमाल नहीं करने दे रहा। शायद इसकी समय-सीमा ख़त्म हो गई है या इस पर पाबंदी है, इसके प्रोजेक्ट में बिलिंग या Gemini API चालू नहीं है, या आपके देश में Gemini उपलब्ध नहीं है।',
  keyNotChecked: 'कुंजी जाँचने के लिए मॉडल सेवा से कनेक्ट नहीं हो पाया। थोड़ी देर में फिर कोशिश करें।',
  keyLacksModel: (model: string) =>
    `कुंजी काम करती है, पर इससे ${model} उपलब्ध नहीं है। GEMINI_MODEL में कोई और मॉडल सेट करें।`,
};
