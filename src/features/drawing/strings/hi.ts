import { createWording } from '../../../core/strings/wording.ts';
import type { DrawingCatalog } from './index.ts';

const { number } = createWording('hi');

export const catalog: DrawingCatalog = {
  again: 'फिर से बनाएँ',
  vary: 'कुछ बदलकर बनाएँ',
  edit: 'एडिट करें',
  savePrompt: 'प्रॉम्प्ट सेव करें',
  editTitle: 'इमेज एडिट करें',
  editField: 'क्या बदलना है?',
  whichField: (count: number) => `कौन-सी इमेज, 1 से ${number(count)}?`,
  noSuchPicture: (count: number) => `इमेज को उसके नंबर से चुनें, 1 से ${number(count)} तक।`,
  emptyEdit: 'बताएँ कि इमेज में क्या बदलना है।',
  promptIs: 'प्रॉम्प्ट:',
  drawing: 'इमेज बन रही है…',
  drawingSome: (done: number, count: number) =>
    `इमेज बन रही हैं… ${number(count)} में से ${number(done)} तैयार`,
  drawn: (count: number) => (count === 1 ? 'यह रही आपकी इमेज।' : `ये रहीं ${number(count)} इमेज।`),
  drawnOf: (drawn: number, count: number) => `${number(count)} में से ${number(drawn)} इमेज`,
  notDrawn: (reason: string) => `मॉडल ने इसे बनाने से मना कर दिया: ${reason}`,
  imageModelGone:
    'इमेज बनाने वाला मॉडल उपलब्ध नहीं है। कृपया अपने Parley एडमिन को बताएँ (GEMINI_IMAGE_MODEL)।',
  imageModelNotInPlan:
    'Parley की API कुंजी के प्लान में इमेज बनाने वाला मॉडल शामिल नहीं है। आपके Parley एडमिन बिलिंग चालू कर सकते हैं या दूसरा मॉडल चुन सकते हैं (GEMINI_IMAGE_MODEL)।',
  cannotDraw:
    'इमेज बनाने के लिए चुना गया मॉडल इमेज नहीं बना सकता। कृपया अपने Parley एडमिन को बताएँ (GEMINI_IMAGE_MODEL)।',
  noPicture: 'मॉडल ने इमेज नहीं भेजी। फिर कोशिश करें, या दूसरी तरह से बताएँ।',
  tooMuchToDraw: 'यह इमेज बनाने वाले मॉडल के लिए बहुत ज़्यादा है। विवरण छोटा करें, या कम या छोटी इमेज दें।',
  drawingUnknown:
    'इमेज बनाते समय कनेक्शन टूट गया, इसलिए पता नहीं कि वह बनी या नहीं। इमेज के पैसे लगते हैं, इसलिए अपने-आप दोबारा कोशिश नहीं होगी।',
  othersUnknown: 'पता नहीं कि बाकी बनीं या नहीं',
  notAPicture: 'इस फ़ाइल को शुरुआती इमेज की तरह इस्तेमाल नहीं किया जा सकता।',
  pictureGone: 'वह इमेज अब मेरे पास नहीं है। उसे फिर भेजें, या नई बनवाएँ।',
  cannotEdit: 'यहाँ इमेज एडिट नहीं हो सकतीं। आपके Parley एडमिन इसे चालू कर सकते हैं (GEMINI_NATIVE_URL)।',
  editing: 'इमेज एडिट हो रही है…',
};
