import type { DiscordCatalog } from './index.ts';

export const catalog: DiscordCatalog = {
  notListed:
    'मुझे इस सर्वर पर रहने की अनुमति नहीं है, इसलिए यहाँ से जाना होगा। अपने Parley एडमिन से इसे जोड़ने को कहें (PARLEY_ALLOW), फिर मुझे दोबारा इनवाइट करें।',
  denied:
    'मुझे इस सर्वर पर ब्लॉक किया गया है, इसलिए यहाँ से जाना होगा। अपने Parley एडमिन से इसे अनब्लॉक करने को कहें (PARLEY_ALLOW), फिर मुझे दोबारा इनवाइट करें।',
  fileElsewhere: 'यह Discord के बाहर रखी है, और वहाँ की फ़ाइलें नहीं खोली जातीं। फ़ाइल ही अपलोड करें।',
  fileGone: 'यह फ़ाइल अब Discord पर नहीं है, या मुझे नहीं दिखाई जा रही। इसे फिर भेजें।',
  headed: (heading, cell) => `${heading}: ${cell}`,
};
