import { toOneLine } from '../../../core/frame.ts';
import { toLiteral, toLiteralName } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';
import type { ReminderCatalog } from './index.ts';

const { and, number } = createWording('tr');

const toBold = (what: string) => `**${toLiteral(toOneLine(what))}**`;

const DAYS = ['pazar', 'pazartesi', 'salı', 'çarşamba', 'perşembe', 'cuma', 'cumartesi'];
const toDays = (days: readonly number[]) => and(days.map((day) => DAYS[day] ?? ''));

const NTH = ['ilk', 'ikinci', 'üçüncü', 'dördüncü', 'beşinci'];
const toNth = (nth: number) => (nth < 0 ? 'son' : (NTH[nth - 1] ?? `${nth}.`));

const ofMonths = (interval: number) =>
  interval === 1 ? 'her ayın' : `${number(interval)} ayda bir, ayın`;

const repetition = {
  minutes: (interval: number) =>
    interval === 1 ? 'her dakika' : `${number(interval)} dakikada bir`,
  hours: (interval: number) => (interval === 1 ? 'her saat' : `${number(interval)} saatte bir`),
  days: (interval: number, clock: string) =>
    interval === 1 ? `her gün saat ${clock}` : `${number(interval)} günde bir saat ${clock}`,
  workdays: (interval: number, clock: string) =>
    interval === 1
      ? `hafta içi her gün saat ${clock}`
      : `${number(interval)} haftada bir, hafta içi her gün saat ${clock}`,
  weeks: (interval: number, days: readonly number[], clock: string) =>
    interval === 1
      ? `her ${toDays(days)} saat ${clock}`
      : `${number(interval)} haftada bir ${toDays(days)} günü saat ${clock}`,
  nthDay: (interval: number, nth: number, day: number, clock: string) =>
    `${ofMonths(interval)} ${toNth(nth)} ${DAYS[day]} günü saat ${clock}`,
  nthWorkday: (interval: number, nth: number, clock: string) =>
    `${ofMonths(interval)} ${toNth(nth)} iş günü saat ${clock}`,
  monthDay: (interval: number, day: number, clock: string) =>
    `${ofMonths(interval)} ${day}. günü saat ${clock}`,
  lastDay: (interval: number, clock: string) => `${ofMonths(interval)} son günü saat ${clock}`,
  years: (interval: number, date: string, clock: string) =>
    interval === 1
      ? `her yıl ${date} günü saat ${clock}`
      : `${number(interval)} yılda bir ${date} günü saat ${clock}`,
  until: (schedule: string, day: string) => `${schedule}, ${day} tarihine kadar`,
  times: (times: readonly string[], isMore: boolean) =>
    `şu tarihlerde: ${times.join('; ')}${isMore ? ' ve devamı' : ''}`,
  never: 'tekrar yok',
  noMonthDay: (day: number) => `${day}. günü olmayan aylar atlanır.`,
  noFifth: (day: number) => `Yalnızca dört ${DAYS[day]} günü olan aylar atlanır.`,
  noLeapDay: '29 Şubat’ı olmayan yıllar atlanır.',
} as const;

const NOT_SURE = 'Zamanı doğru anladığımdan emin değilim. Bunu mu demek istediniz?';
const NOTHING_SET = 'Henüz bir şey ayarlanmadı.';

export const catalog: ReminderCatalog = {
  counted: (n: number) => `${number(n)} hatırlatma`,
  cancel: 'İptal et',
  cancelNamed: (what: string) => `İptal et: “${what}”`,
  endRepeat: 'Tekrarlamayı durdur',
  yes: 'Evet',
  no: 'Hayır',
  cancelled: 'İptal edildi. Bunu size hatırlatmayacağım.',
  notPlanned: 'Bu hatırlatma zaten gönderildi ya da iptal edildi.',
  tooManyReminders: (max: number) =>
    `Zaten ${number(max)} hatırlatmanız var; kişi başına sınır bu. Burada ya da kurduğunuz yerde \`/remind list\` ile birini iptal edin.`,
  badRepeat:
    'Ne sıklıkta olduğunu anlamadım. `her gün`, `hafta içi her gün`, `her pazartesi` veya `her ayın ilk cuma günü` gibi bir ifade deneyin.',
  tooOften: 'Hatırlatmalar en sık 15 dakikada bir tekrarlanabilir.',
  noTime: 'Ne zaman? Örneğin: `/remind çiçekleri sula yarın 9:00`',
  askZone:
    'Saat diliminizi henüz bilmiyorum. Bir kez `/timezone Europe/Istanbul` ile ayarlayın, sonra yeniden isteyin.',
  pastTime: 'Bu zaman geçmişte kaldı. Daha sonrasını seçin.',
  unclearTime:
    'Zamanı anlamadım, bu yüzden bir şey ayarlanmadı. `yarın 9:00`, `24 Aralık 18:00` veya `her pazartesi 9:00` gibi bir zaman deneyin.',
  farTime: 'Hatırlatmalar en fazla beş yıl sonrasına kurulabilir.',
  noWhat: 'Neyi hatırlatayım? Örneğin: `/remind çiçekleri sula yarın 9:00`',
  isMeant: (what: string, when: string) =>
    `${NOT_SURE}\n\n${toBold(what)} – ${when}\n\n${NOTHING_SET}`,
  isMeantRepeating: (what: string, schedule: string, first: string) =>
    `${NOT_SURE}\n\n${toBold(what)} – ${schedule}. İlki: ${first}\n\n${NOTHING_SET}`,
  notMeant:
    'Tamam, bir şey ayarlanmadı. `yarın 9:00`, `24 Aralık 18:00` veya `her pazartesi 9:00` gibi bir zaman deneyin.',
  isSet: (what: string, when: string) => `Tamam, hatırlatma kuruldu: ${toBold(what)} – ${when}.`,
  isSetRepeating: (what: string, schedule: string, first: string) =>
    `Tamam, hatırlatma kuruldu: ${toBold(what)} – ${schedule}. İlki: ${first}.`,
  everyoneSees: 'İstediğiniz kanalda paylaşacağım; oradaki herkes görebilir.',
  onlyYouSee: 'Burada paylaşacağım; yalnızca siz görebilirsiniz.',
  listed: (what: string, when: string) => `${toBold(what)} – ${when}`,
  listedRepeating: (what: string, schedule: string, next: string) =>
    `${toBold(what)} – ${schedule}. Sıradaki: ${next}`,
  noReminders:
    'Burada hatırlatmanız yok. `/remind çiçekleri sula yarın 9:00` gibi bir komutla kurabilirsiniz.',
  comesAlone: 'Bunu kurduğunuz yere artık yazamıyorum, bu yüzden buraya gönderiyorum.',
  comesAloneLast:
    'Bunu kurduğunuz yere artık yazamıyorum, bu yüzden buraya gönderiyorum. Tekrarlanmayacak.',
  reminder: (what: string) => `⏰ Hatırlatma: ${toLiteral(what)}`,
  reminderFor: (name: string, what: string) =>
    `⏰ **${toLiteralName(name)}** için hatırlatma: ${toLiteral(what)}`,
  wasDue: (when: string) => `Zamanı: ${when}. O sırada çevrimdışıydım.`,
  planning: (what: string) => `Hatırlatma kuruyorum: ${what}…`,
  repetition,
};
