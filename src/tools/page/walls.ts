/** What stands in the place of a page, with a status that says that all is well. */
export type Wall = 'missing' | 'signIn' | 'consent' | 'robots' | 'scripts';

/** Walls have few words. */
const MAX_CHARS = 1_500;

/** So much beside the words of a wall is the page itself, or its beginning. */
const MAX_OTHER_CHARS = 120;

/** “Maybe try a search?” */
const MAX_ASIDE_CHARS = 40;

/** Articles about such pages have longer sentences. */
const MAX_SENTENCE_CHARS = 200;

/** Titles and headings that are nothing else, in the languages of the web. */
const HEADS: readonly (readonly [Wall, RegExp])[] = [
  [
    'missing',
    /^(?:(?:error|erreur|fehler|errore|erro|błąd|hata|エラー|错误)?[\s:]*404(?:[\s:–—-]*(?:error|not found|page not found|page introuvable|nicht gefunden))?|(?:oops!? |sorry,? )?(?:(?:the |this |that )?(?:page|document|url|content)(?: you.{0,40})? )?(?:was |is |can(?:no|['’])t be |could not be |couldn['’]t be )?(?:not found|found no more|does ?n[o'’]t exist)|.{0,20}\b(?:that|this|the) page (?:can(?:no|['’])t be found|(?:could|was) not (?:be )?found|does ?n[o'’]t exist|is(?:n['’]t| not) available).{0,10}|(?:die )?seite (?:wurde )?nicht (?:gefunden|vorhanden)|page (?:introuvable|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|nie znaleziono strony|strona nie istnieje|sayfa bulunamadı|(?:お探しの)?ページ[がは]見つかりません(?:でした)?|页面不存在|(?:很抱歉.{0,4})?(?:您访问的)?页面(?:找不到|未找到|不存在)了?|找不到(?:该|此|这个)?(?:页面|網頁|頁面)|페이지를 찾을 수 없습니다|पृष्ठ नहीं मिला)[.!。！]*$/iu,
  ],
  [
    'signIn',
    /^(?:please )?(?:log ?in|sign ?in|login|signin)(?: (?:to|with|into|or)\b.{0,40})?$|^(?:log ?in|sign ?in|login|signin) (?:required|page)$|^(?:bitte )?(?:anmelden|einloggen|anmeldung)$|^(?:se connecter|connexion|connectez-vous)$|^(?:iniciar sesión|inicia sesión|acceder)$|^(?:entrar|fazer login|acesse sua conta)$|^(?:accedi|accesso)$|^(?:zaloguj się|logowanie)$|^(?:giriş yap|oturum aç)$|^(?:ログイン|サインイン|登录|登錄|登入|로그인|लॉग इन(?: करें)?)$/iu,
  ],
  [
    'robots',
    /^(?:just a moment|one moment,? please|attention required|access (?:to this page has been )?denied|are you (?:a robot|human|not a robot)|(?:verify|verifying|confirm|checking if) (?:that )?(?:you are|you['’]re) (?:a )?human.{0,60}|(?:bot|human|browser|security) (?:check|verification)|checking (?:your browser|if the site connection is secure).{0,40}|pardon our interruption|ddos protection.{0,40}|one more step|robot check|captcha|请稍候|人机验证|安全验证|セキュリティチェック)[.!?。…]*$/iu,
  ],
  ['scripts', /^javascript (?:is )?(?:not available|disabled|required|turned off)[.!]?$/iu],
];

/** Sentences of a wall, which a page may have as well: they count where little else is there. */
const SENTENCES: readonly (readonly [Wall, RegExp])[] = [
  [
    'robots',
    /\b(?:verif(?:y|ying)|confirm|prove)\b.{0,30}\b(?:human|not a robot)|automation tools|review the security of your connection|checking (?:your browser|if the site connection)|unusual (?:traffic|activity)|\bray id\b|don['’]t have permission to access|reference (?:id|#)/iu,
  ],
  [
    'scripts',
    /\b(?:enable|turn on|activate|requires?|needs?)\b.{0,60}javascript|javascript.{0,60}\b(?:disabled|not available|required|enabled)\b|supported browser/iu,
  ],
  [
    'missing',
    /\b(?:page|address|url|link|document)\b.{0,60}\b(?:(?:not|n['’]t) (?:be )?(?:found|exist|available)|no longer (?:exists?|available)|moved or (?:deleted|removed))|nothing was found at this location|seite.{0,40}(?:existiert nicht|nicht gefunden|nicht vorhanden)|page.{0,30}(?:introuvable|n['’]existe (?:pas|plus))|página.{0,40}(?:no existe|no se encuentra|não existe|não foi encontrada)|pagina.{0,40}non (?:esiste|è stata trovata)|見つかりません|不存在|찾을 수 없/iu,
  ],
  [
    'signIn',
    /\b(?:please|must|need to|have to|required to) (?:be )?(?:log(?:ged)? ?in|sign(?:ed)? ?in|subscribe)|\b(?:log|sign) ?in to (?:continue|see|view|read|your)|\bto continue to\b|\bsubscribe to (?:continue|keep|read|unlock)|already (?:a subscriber|have an account|a member)|\b(?:log|sign) ?in (?:to|with)\b|forgot(?:ten)? (?:your )?(?:password|account)|not your computer|create (?:an )?account|bitte (?:melden sie sich|melde dich|einloggen)|connectez-vous|inicia(?:r)? sesión para|faça login|accedi per|ログインしてください|请(?:先)?登录|로그인이 필요/iu,
  ],
];

/** What a question about cookies is about, and the buttons that answer it. */
const CONSENT =
  /cookie|consent|tracking|personal(?:i[sz]ed)? (?:data|ads|content)|\bpartners?\b|einwilligung|zustimmung|consentement|consentimiento|consentimento|consenso|werbung|publicité|同意|동의|zgod|çerez|privacy|datenschutz|widerrufbar/iu;
const ANSWERS =
  /(?:accept|allow|agree to|reject|decline) (?:all|cookies)|accept (?:&|and) (?:continue|close)|\bi (?:agree|accept)\b|alle(?:s)? (?:akzeptieren|ablehnen|annehmen)|akzeptieren und|einverstanden|zustimmen|tout (?:accepter|refuser)|accepter et|aceptar (?:todo|y)|rechazar todo|aceitar (?:tudo|todos)|accetta (?:tutt[oi]|e)|zaakceptuj|tümünü kabul|すべて(?:に)?同意|全部接受|接受所有|모두 (?:동의|수락)/iu;

const ROOT =
  /<(div|main|section)\b[^>]{0,200}\bid\s*=\s*["']?(?:root|app|__next|__nuxt|react-root|app-root|svelte|q-app)\b["']?[^>]{0,200}>\s*<\/\1>|<app-root\b[^>]{0,200}>\s*<\/app-root>/i;

/** A page as it came, and as it is read. */
export type ReadHtml = {
  readonly html: string;
  readonly title: string;
  readonly markdown: string;
};

/** What stands there instead of a page; null where there is one. */
export function findWall({ html, title, markdown }: ReadHtml): Wall | null {
  const words = toWords(markdown);
  if (words.length > MAX_CHARS) return null;
  const heads = [...title.split(/\s[|–—·»:-]\s/u), ...toHeadings(markdown)].map((head) =>
    head.trim(),
  );
  const sentences = words.split(/(?<=[.!?。！？])\s*|\n+/u).filter((each) => each.trim() !== '');
  const others = sentences.filter((sentence) => !isOfWall(sentence, heads));
  const isBare = lengthOf(others) <= MAX_OTHER_CHARS;
  const [head] = HEADS.find(([, looks]) => heads.some((each) => looks.test(each))) ?? [];
  if (head !== undefined && isBare) return head;
  const [said] =
    SENTENCES.find(([, looks]) => sentences.some((each) => isShort(each) && looks.test(each))) ??
    [];
  if (said !== undefined && lengthOf(others) <= MAX_ASIDE_CHARS) return said;
  if (isConsent(sentences, html)) return 'consent';
  const isShell = ROOT.test(html) && lengthOf(sentences) <= MAX_OTHER_CHARS;
  return isShell && !isForScriptless(html, sentences) ? 'scripts' : null;
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

/** What is read of a page, without what leads elsewhere. */
const toWords = (markdown: string): string =>
  markdown
    .replaceAll(/!?\[[^\]]*\]\([^)]*\)/g, ' ')
    .replaceAll(/^#+ /gm, '')
    .trim();

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
