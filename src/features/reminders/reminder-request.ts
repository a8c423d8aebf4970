import { UserError } from '../../core/errors.ts';
import type { Schedule, Understanding } from '../../core/local-time.ts';
import type { Reminder } from './reminders.ts';
import { reminderStrings } from './strings/index.ts';

/** What a person wants to be reminded of, in words. */
export type ReminderRequest = {
  readonly what: string;
  readonly when: string;
  readonly repeat: string;
};

/** Who asks, where and when. */
export type ReminderContext = Omit<Reminder, 'what' | 'at' | 'repeat'> & { readonly now: number };

/** A reminder as it was understood; where that is not sure its person is asked first. */
export type ParsedReminder = { readonly reminder: Reminder; readonly isSure: boolean };

const MAX_WHAT = 1_000;
const MAX_AHEAD_MS = 5 * 366 * 24 * 60 * 60_000;

/** A shorter interval would be a clock, not a reminder. */
const MIN_EVERY_MS = 15 * 60_000;

/**
 * The reminder that a person asks for. Null if the words name a time that could not be worked out.
 * Throws a `UserError` with the one sentence that says what is missing.
 */
export async function parseReminder(
  schedule: Schedule,
  { now, ...asking }: ReminderContext,
  wish: ReminderRequest,
): Promise<ParsedReminder | null> {
  const { zone } = asking;
  const words = wish.when || wish.what;
  const isPattern = isCron(wish.repeat) || isRule(wish.repeat);
  const repeat = isPattern ? '' : wish.repeat;
  const told = await schedule.understand(words, { zone, now, repeat });
  const found = isPattern
    ? await withPattern(schedule, told, { pattern: wish.repeat.trim(), zone, now })
    : told;
  if (!found) throw refuse(reminderStrings.noTime);
  if (found.at === null) return null;
  if (zone === null && found.needsZone) throw refuse(reminderStrings.askZone);
  if (repeat.trim() !== '' && found.repeat === null) throw refuse(reminderStrings.badRepeat);
  const what = toWhat(wish.when === '' && told ? told.rest : wish.what);
  const reminder = { ...asking, what, at: found.at, repeat: found.repeat };
  const isSure = found.isSure && isAllTime(wish, told);
  if (!isSure && found.at <= now) return null;
  await checkReminder(schedule, reminder, now);
  return { reminder, isSure };
}

/** A separate field for the time holds nothing else: the rest of it says when, too. */
function isAllTime({ when }: ReminderRequest, told: Understanding | null): boolean {
  return when === '' || !/\p{L}/u.test(told?.rest ?? when);
}

/** Throws a `UserError` with the sentence that says why there can be no such reminder. */
export async function checkReminder(
  schedule: Schedule,
  { at, what, repeat, zone }: Reminder,
  now: number,
): Promise<void> {
  if (at <= now) throw refuse(reminderStrings.pastTime);
  if (at - now > MAX_AHEAD_MS) throw refuse(reminderStrings.farTime);
  if (repeat !== null) await checkPace(schedule, repeat, { zone, after: now });
  if (what === '') throw refuse(reminderStrings.noWhat);
}

type Pattern = {
  readonly pattern: string;
  readonly zone: string | null;
  readonly now: number;
};

/** A series by a cron pattern or a rule, whose first time is one of its own. */
async function withPattern(
  schedule: Schedule,
  told: Understanding | null,
  { pattern, zone, now }: Pattern,
): Promise<Understanding> {
  const base = told ?? { at: null, rest: '', needsZone: true, isSure: true };
  const needsZone = { needsZone: true };
  if (isRule(pattern)) {
    const start = { start: base.at ?? now, now, zone: zone ?? 'UTC' };
    const series = await schedule.series(pattern.toUpperCase(), start);
    if (!series) throw refuse(reminderStrings.badRepeat);
    return { ...base, ...needsZone, at: series.first, repeat: series.pattern };
  }
  const repeat = pattern.toUpperCase();
  const after = base.at === null ? now : base.at - 1;
  const at = await schedule.next(repeat, { zone, after });
  if (at === null) throw refuse(reminderStrings.badRepeat);
  return { ...base, ...needsZone, at, repeat };
}

/** Five fields; the first two are numbers. */
function isCron(text: string): boolean {
  return /^[\d*/,-]+ [\d*/,-]+(?: [\w*/,#?+-]+){3}$/.test(text.trim().replace(/\s+/g, ' '));
}

const RULE =
  /^FREQ=(?:MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|BYHOUR|BYMINUTE|COUNT|UNTIL|WKST)=[A-Z\d,+-]+)*$/i;

/** Whether this is a recurrence rule of RFC 5545. */
export function isRule(text: string): boolean {
  return RULE.test(text.trim());
}

function refuse(sentence: string): UserError {
  return new UserError('tool_failed', sentence);
}

/** A greeting, or please, in front of a wish. */
const POLITE = new RegExp(
  [
    "^(?:(?:hey|hi|hello|ok|okay|hallo|hola|salut|bonjour|oi|olá|ciao)[,!]\\s*)?(?:please|pls|plz|bitte|por favor|porfa|stp|svp|s[’']il (?:te|vous) pla[iî]t|per favore|per piacere)[\\s,!]+",
    '^(?:hey|hi|hello|ok|okay|hallo|hola|salut|bonjour|oi|olá|ciao)[,!]\\s*',
    '^(?:hey|hi|hello|ok|okay)\\s+(?=remind|(?:can|could)\\s+(?:you|u)\\s)',
    '^(?:麻烦你?|请你?|請你?|劳驾)(?=提醒|在)',
  ].join('|'),
  'iu',
);

/** A wish that is put as a question. */
const ASKED = new RegExp(
  [
    '^(?:could|can|would|will)\\s+(?:you|u)\\s+(?:please\\s+|pls\\s+|kindly\\s+)?(?=remind|nudge)',
    '^(?:kannst|könntest|würdest)\\s+du\\s+(?:mich\\s+)?(?:bitte\\s+)?(?=daran\\s|an\\s|mich\\s|erinner)',
    '^¿?(?:me\\s+)?(?:puedes|podrías)\\s+(?=recordar)',
    '^(?:peux-tu|tu peux|pourrais-tu|pouvez-vous|pourriez-vous)\\s+(?:me\\s+)?(?=rappeler)',
    '^(?:você\\s+)?(?:pode|poderia)\\s+(?:me\\s+)?(?=lembrar)',
    '^(?:puoi|potresti)\\s+(?=ricordarmi)',
  ].join('|'),
  'iu',
);

/** “Remind me to” in the languages that times are read in; “me” may have gone with the time. */
const LEADS = new RegExp(
  [
    '^(?:me\\s+)?lembr[ea](?:r|-me)?\\s+(?:de\\s+|que\\s+)?',
    '^(?:me\\s+)?avis[ea](?:r|-me)?\\s+(?:de\\s+|que\\s+)?(?=\\p{L}+[aei]r\\b)',
    '^remind\\s+(?:us\\s+)?(?:to|that|about)\\s+',
    '^(?:please\\s+)?(?:remind\\s+)?(?:me\\s+)?(?:please\\s+)?(?:to|that|about)\\s+',
    '^(?:remind\\s+)?me,[^,]{1,40},\\s*(?:to|that|about)\\s+',
    '^(?:please\\s+)?(?:remind\\s+)?me\\s+',
    '^(?:bitte\\s+)?erinnere?\\s+(?:mich[\\s,]+)?(?:bitte\\s+)?(?:daran,?\\s*(?:dass\\s+)?|an\\s+)?',
    '^(?:mich\\s+)?daran\\s+(?:zu\\s+)?erinnern,?\\s*(?:dass\\s+)?',
    '^recu[eé]rda(?:me|nos|rme)(?:\\s+(?:que|de))?\\s+',
    '^av[ií]same\\s+(?:de\\s+|que\\s+)?',
    "^(?:me\\s+)?rappel(?:le[- ]moi|er)\\s+(?:de\\s+|d['’]|que\\s+)?",
    '^ricorda(?:mi|rmi)\\s+(?:di\\s+|che\\s+)?',
    '^(?:请|請)?提醒我',
    '^(?:proszę\\s+)?przypomnij(?:cie)?[\\s,]+(?:mi[\\s,]+)?(?:proszę\\s+)?(?:o\\s+|(?:żeby|aby|że)\\s+)?',
    '^(?:lütfen\\s+)?bana\\s+(?:lütfen\\s+)?',
    '^(?:कृपया\\s+)?मुझे\\s+(?:कृपया\\s+)?',
  ].join('|'),
  'iu',
);

/** Thanks at the end, and the same where the verb stands there. */
const TAILS = new RegExp(
  [
    '\\s*[,;]\\s*(?:thanks|thank you|thx|danke|gracias|merci|obrigad[oa]|grazie)[\\s.!]*$',
    '[\\s,;]+(?:pls|plz|please|por favor|porfa|stp|svp|per favore)[\\s.!]*$',
    "[\\s,;]+s['’]il (?:te|vous) pla[iî]t[\\s.!]*$",
    '\\s*,\\s*bitte[\\s.!]*$',
    '[，,\\s]+(?:谢谢|謝謝)[。！!]*$',
    '(?:y[ıiuü])?\\s+hatırlat(?:ır\\s?mısın|\\s+lütfen)?[.!?]?$',
    '\\s*(?:की|के बारे में)?\\s*याद (?:दिलाना|दिलाओ|दिलाएँ|दिलाएं|दिलाइए|दिला (?:देना|दो|दें|दीजिए))[।.!]?$',
  ].join('|'),
  'iu',
);

/** Without the words that lead to it in a sentence. */
export function toWhat(text: string): string {
  const wish = text.trim().replace(TAILS, '').replace(POLITE, '');
  const told = wish.replace(ASKED, '');
  const bare = told.replace(LEADS, '').trim();
  const what = told === wish ? bare : bare.replace(/\?$/, '');
  return Array.from(what).slice(0, MAX_WHAT).join('').trim();
}

async function checkPace(
  schedule: Schedule,
  pattern: string,
  { zone, after }: { readonly zone: string | null; readonly after: number },
): Promise<void> {
  let last = await schedule.next(pattern, { zone, after });
  for (let count = 0; count < 5 && last !== null; count += 1) {
    const next: number | null = await schedule.next(pattern, { zone, after: last });
    if (next !== null && next - last < MIN_EVERY_MS) throw refuse(reminderStrings.tooOften);
    last = next;
  }
}
