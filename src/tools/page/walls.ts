import { ANSWERS, CONSENT, HEADS, SENTENCES, type Wall } from './wall-words.ts';

/** Walls have few words. */
const MAX_CHARS = 1_500;

/** So much beside the words of a wall is the page itself, or its beginning. */
const MAX_OTHER_CHARS = 60;

/** “Maybe try a search?” */
const MAX_ASIDE_CHARS = 30;

/** Articles about such pages have longer sentences. */
const MAX_SENTENCE_CHARS = 200;

const ROOT =
  /<(div|main|section)\b[^>]{0,200}\bid\s*=\s*["']?(?:root|app|__next|__nuxt|react-root|app-root|svelte|q-app)\b["']?[^>]{0,200}>\s*<\/\1>|<app-root\b[^>]{0,200}>\s*<\/app-root>/i;

/** A page as it came, and as it is read. */
export type ReadHtml = {
  readonly html: string;
  readonly title: string;
  readonly markdown: string;
};

/** What stands there instead of a page; null if there is one. */
export function findWall({ html, title, markdown }: ReadHtml): Wall | null {
  const words = toWords(markdown);
  if (words.length > MAX_CHARS) return null;
  const heads = [...title.split(/\s[|–—·»:-]\s/u), ...toHeadings(markdown)].map((head) =>
    head.trim(),
  );
  const sentences = toSentences(words);
  const others = sentences.filter((sentence) => !isOfWall(sentence, heads));
  const left = lengthOf(others);
  const [head, , isWeak = false] =
    HEADS.find(([, looks]) => heads.some((each) => looks.test(each))) ?? [];
  // “Planned maintenance”, and then when, is a page; so is “Welcome back” to school.
  const most = isWeak ? MAX_ASIDE_CHARS : MAX_OTHER_CHARS;
  if (head !== undefined && left <= most) return head;
  const [said] =
    SENTENCES.find(([, looks]) => sentences.some((each) => isShort(each) && looks.test(each))) ??
    [];
  if (said !== undefined && left <= MAX_ASIDE_CHARS) return said;
  if (isConsent(sentences, html)) return 'consent';
  if (isPasswordForm(html)) return 'signIn';
  const isEmptyRoot = ROOT.test(html) && lengthOf(sentences) <= MAX_OTHER_CHARS;
  const isShell = isEmptyRoot || isMenuAlone(html, words);
  return isShell && !isForScriptless(html, sentences) ? 'scripts' : null;
}

/** Of what is beside a form, and of what a menu and a footer say. */
const MAX_BESIDE_CHARS = 30;

const UNSEEN = ['head', 'title', 'script', 'style', 'noscript', 'template', 'svg'];
const MENUS = ['nav', 'footer'];

/** The letters that are left of a page without some of its elements. */
function lengthWithout(html: string, elements: readonly string[]): number {
  const shown = withoutElements(html, [...UNSEEN, ...elements]);
  return lengthOf([shown.replaceAll(/<[^<>]{0,1000}>/g, ' ')]);
}

/** Each character is looked at a bounded number of times: what never ends is looked for once. */
function withoutElements(html: string, elements: readonly string[]): string {
  const small = html.toLowerCase();
  const opening = new RegExp(`<(${elements.join('|')})(?![\\w-])|<!--`, 'g');
  const endless = new Set<string>();
  const kept: string[] = [];
  let at = 0;
  for (let found = opening.exec(small); found; found = opening.exec(small)) {
    const close = found[1] === undefined ? '-->' : `</${found[1]}`;
    const end = endless.has(close) ? -1 : small.indexOf(close, opening.lastIndex);
    if (end < 0) {
      endless.add(close);
      continue;
    }
    kept.push(html.slice(at, found.index));
    at = close === '-->' ? end + close.length : end;
    opening.lastIndex = at;
  }
  return [...kept, html.slice(at)].join(' ');
}

const PASSWORD = /<input\b[^<>]{0,500}\btype\s*=\s*["']?password\b/i;

/** A form that asks for a password, and next to nothing beside it, in whatever language. */
function isPasswordForm(html: string): boolean {
  if (!PASSWORD.test(html)) return false;
  return lengthWithout(html, [...MENUS, 'form']) <= MAX_BESIDE_CHARS;
}

/** What scripts are to fill stands between a menu and a footer. */
function isMenuAlone(html: string, words: string): boolean {
  return lengthOf([words]) <= MAX_BESIDE_CHARS && lengthWithout(html, MENUS) === 0;
}

/** What is written for readers without scripts is looked at so far. */
const MAX_SCRIPTLESS_CHARS = 10_000;

/** Whether all that is read stands there for readers without scripts. */
function isForScriptless(html: string, sentences: readonly string[]): boolean {
  const parts = html.split(/<noscript\b[^>]{0,200}>/i).slice(1);
  const shown = parts
    .map((part) => part.split(/<\/noscript/i, 1)[0])
    .join(' ')
    .slice(0, MAX_SCRIPTLESS_CHARS)
    .replaceAll(/<[^>]{0,1000}>/g, ' ');
  const simplify = (text: string) => text.replaceAll(/[\s\p{P}\p{S}]/gu, '');
  const all = simplify(shown);
  return all !== '' && sentences.every((sentence) => all.includes(simplify(sentence)));
}

/** What stands in the place of a page until its scripts have run: a line of its own. */
const LOADING =
  /^(?:(?:loading|redirecting|wird geladen|chargement|cargando|carregando|caricamento|ładowanie|yükleniyor)(?: [^.…]{1,40})?\s?(?:\.{2,}|…)|(?:loading|redirecting|please wait|just a moment|wird geladen|(?:bitte )?warten|chargement|veuillez patienter|cargando|carregando|caricamento|ładowanie|yükleniyor)[.!…]*|(?:please wait|bitte warten|veuillez patienter),? (?:while|until|a|we|während|bis|pendant|quelques)\b.{0,80}|(?:読み込み中|加载中|正在加载|載入中|로딩 중|불러오는 중|लोड हो रहा).{0,10})$/iu;
const NEEDS_SCRIPTS =
  /\b(?:enable|requires?|needs?|turn on|activate)\b.{0,60}javascript|javascript.{0,60}\b(?:enabled?|required|needed|disabled)\b/i;
const MAX_HINT_CHARS = 200;

/** Whether a page says that it is loading, or needs scripts, and next to nothing else. */
export function isOnlyHint(words: string): boolean {
  if (words.length >= MAX_HINT_CHARS) return false;
  const lines = words.split('\n').filter((line) => !LOADING.test(line.replace(/^#+ /, '').trim()));
  const sentences = toSentences(lines.join('\n'));
  const others = sentences.filter((sentence) => !NEEDS_SCRIPTS.test(sentence));
  const isHint = lines.length < words.split('\n').length || others.length < sentences.length;
  return isHint && lengthOf(others) <= MAX_ASIDE_CHARS;
}

/** What is read of a page, without what leads elsewhere. */
const toWords = (markdown: string): string =>
  markdown
    .replaceAll(/!?\[[^\]]*\]\([^)]*\)/g, ' ')
    .replaceAll(/^#+ /gm, '')
    .trim();

const toSentences = (words: string): readonly string[] =>
  words.split(/(?<=[.!?。！？])\s*|\n+/u).filter((each) => each.trim() !== '');

const toHeadings = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text);

const lengthOf = (sentences: readonly string[]): number =>
  sentences.join('').replaceAll(/[\s\p{P}\p{S}]/gu, '').length;

const isShort = (sentence: string): boolean => sentence.length <= MAX_SENTENCE_CHARS;

const isOfWall = (sentence: string, heads: readonly string[]): boolean => {
  const words = sentence.trim();
  const bare = words.replace(/[.!?…。]+$/u, '');
  if (heads.includes(words)) return true;
  return (
    isShort(words) &&
    [...HEADS, ...SENTENCES].some(([, looks]) => looks.test(words) || looks.test(bare))
  );
};

/** A question about cookies and little else, with the buttons that answer it. */
function isConsent(sentences: readonly string[], html: string): boolean {
  const about = sentences.filter((sentence) => CONSENT.test(sentence));
  const isMost = lengthOf(about) >= 0.6 * lengthOf(sentences);
  return about.length > 0 && isMost && ANSWERS.test(html);
}
