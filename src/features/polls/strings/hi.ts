import { createWording } from '../../../core/strings/wording.ts';
import type { PollCatalog } from './index.ts';

const { number } = createWording('hi');

export const catalog: PollCatalog = {
  tooManyPollsForHours: (max: number, hours: number) =>
    `आपके ${number(max)} पोल पहले से खुले हैं, जो एक व्यक्ति की सीमा है। सबसे पुराना ${number(hours)} घंटे बाद बंद होगा।`,
  tooManyPollsForDays: (max: number, days: number) =>
    `आपके ${number(max)} पोल पहले से खुले हैं, जो एक व्यक्ति की सीमा है। सबसे पुराना ${number(days)} दिन बाद बंद होगा।`,
  noPoll: 'पोल के लिए एक सवाल और 2 से 10 विकल्प चाहिए: `/poll लंच? पिज़्ज़ा, पास्ता, सूप`',
  longOption: (max: number) => `पोल के विकल्प ${number(max)} अक्षरों तक के हो सकते हैं।`,
  longQuestion: (max: number) => `पोल का सवाल ${number(max)} अक्षरों तक का हो सकता है।`,
  votes: (n: number) => `${number(n)} वोट`,
  howToVote: 'वोट देने के लिए कोई विकल्प चुनें। हटाने के लिए उसे फिर से चुनें।',
  closed: 'यह पोल बंद है: इसे शुरू करने वाले व्यक्ति ने इसे भुलाने को कहा।',
  pollOver: 'यह पोल खत्म हो चुका है।',
  preparing: (question: string) => `पोल तैयार हो रहा है: ${question}…`,
};
