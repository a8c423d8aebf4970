/** What stands in the place of a page, with a status that says that all is well. */
export type Wall = 'missing' | 'signIn' | 'consent' | 'robots' | 'scripts' | 'notice';

/** Titles and headings that are nothing else, in the languages of the web. */
export const HEADS: readonly (readonly [Wall, RegExp, isWeak?: boolean])[] = [
  [
    'missing',
    /^(?:(?:error|erreur|fehler|errore|erro|błąd|hata|エラー|错误)?[\s:]*404(?:[\s:–—-]*(?:error|not found|page not found|page introuvable|nicht gefunden))?|(?:oops!? |sorry,? )?(?:(?:the |this |that )?(?:page|document|url|content)(?: you.{0,40})? )?(?:was |is |can(?:no|['’])t be |could not be |couldn['’]t be )?(?:not found|found no more|does ?n[o'’]t exist)|.{0,20}\b(?:that|this|the) page (?:can(?:no|['’])t be found|(?:could|was) not (?:be )?found|does ?n[o'’]t exist|is(?:n['’]t| not) available).{0,10}|(?:die )?seite (?:wurde )?nicht (?:gefunden|vorhanden)|page (?:introuvable|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|nie znaleziono strony|strona nie istnieje|sayfa bulunamadı|(?:お探しの)?ページ[がは]見つかりません(?:でした)?|页面不存在|(?:很抱歉.{0,4})?(?:您访问的)?页面(?:找不到|未找到|不存在)了?|找不到(?:该|此|这个)?(?:页面|網頁|頁面)|페이지를 찾을 수 없습니다|पृष्ठ नहीं मिला|(?:pagina|sidan|siden|stránka|страница|halaman).{0,20}(?:niet gevonden|hittades inte|ikke funnet|findes ikke|nenalezena|не найдена|tidak ditemukan)|ошибка 404|(?:this |the )?(?:video|product|item|listing|post|job|profile|account)(?: is|['’]s)? (?:no longer available|gone)|(?:product|video|item) (?:unavailable|not available))[.!。！]*$/iu,
  ],
  [
    'signIn',
    /^(?:please )?(?:log ?in|sign ?in|login|signin)(?: (?:to|with|into|or)\b.{0,40})?$|^(?:log ?in|sign ?in|login|signin) (?:required|page)$|^(?:bitte )?(?:anmelden|einloggen|anmeldung)$|^(?:se connecter|connexion|connectez-vous)$|^(?:iniciar sesión|inicia sesión|acceder)$|^(?:entrar|fazer login|acesse sua conta)$|^(?:accedi|accesso)$|^(?:zaloguj się|logowanie)$|^(?:giriş yap|oturum aç)$|^(?:ログイン|サインイン|登录|登錄|登入|로그인|लॉग इन(?: करें)?|вход|войти|авторизация|inloggen|aanmelden|logga in|log ind|logg inn|kirjaudu(?: sisään)?|přihlášení|přihlásit se|bejelentkezés|đăng nhập|masuk|تسجيل الدخول)$/iu,
  ],
  [
    'robots',
    /^(?:just a moment|one moment,? please|attention required|access (?:to this page has been )?denied|are you (?:a robot|human|not a robot)|(?:verify|verifying|confirm|checking if) (?:that )?(?:you are|you['’]re) (?:a )?human.{0,60}|(?:bot|human|browser|security) (?:check|verification)|checking (?:your browser|if the site connection is secure).{0,40}|pardon our interruption|ddos protection.{0,40}|one more step|robot check|captcha|请稍候|人机验证|安全验证|セキュリティチェック)[.!?。…]*$/iu,
  ],
  ['scripts', /^javascript (?:is )?(?:not available|disabled|required|turned off)[.!]?$/iu],
  [
    'signIn',
    /^(?:welcome back|(?:join|sign up)(?: (?:for |to |now)?.{0,30})?|create (?:an |your )?account)[.!]?$/iu,
    true,
  ],
  [
    'notice',
    /^(?:(?:scheduled |site |planned )?maintenance(?: mode)?|(?:we['’]ll|we will) be (?:right )?back(?: soon| shortly)?|(?:under|down for) (?:scheduled )?maintenance|wartungs(?:arbeiten|modus)|(?:sitio )?en mantenimiento|(?:site )?en maintenance|em manutenção|(?:sito )?in manutenzione|przerwa techniczna|メンテナンス中|系统维护中?|점검 중|(?:sorry,? )?(?:something|an error) (?:went wrong|has occurred|occurred)|(?:internal server|database|server|application) error|error establishing a database connection|service unavailable|bad gateway|gateway time-?out|too many requests|(?:\d{3}[:\s–—-]*)?unavailable (?:due to|for) legal reasons|(?:unsupported|outdated) browser|your browser is (?:not supported|out of date|outdated)|ad ?block(?:er)? detected|open in (?:the )?app|this domain (?:is|may be) for sale|apache2? .{0,20}default page.{0,20}|welcome to nginx)[.!。！]*$/iu,
    true,
  ],
];

/** Sentences of a wall, which a page may have as well: they count where little else is there. */
export const SENTENCES: readonly (readonly [Wall, RegExp])[] = [
  [
    'robots',
    /\b(?:verif(?:y|ying)|confirm|prove)\b.{0,30}\b(?:human|not a robot)|automation tools|review the security of your connection|checking (?:your browser|if the site connection)|unusual (?:traffic|activity)|\bray id\b|don['’]t have permission to access|reference (?:id|#)|(?:enter|type) the characters|sure (?:that )?you(?:['’]re| are) not a robot|accepting cookies|ロボットではない|прове(?:рк|рить).{0,30}(?:робот|человек)|no (?:eres|soy) un robot|kein roboter|pas un robot|non (?:sei|sono) un robot/iu,
  ],
  [
    'scripts',
    /\b(?:enable|turn on|activate|requires?|needs?)\b.{0,60}javascript|javascript.{0,60}\b(?:disabled|not available|required|enabled)\b|supported browser|\b(?:enable|turn on|activate) js\b/iu,
  ],
  [
    'missing',
    /\b(?:page|address|url|link|document)\b.{0,60}\b(?:(?:not|n['’]t) (?:be )?(?:found|exist|available)|no longer (?:exists?|available)|moved or (?:deleted|removed))|nothing was found at this location|seite.{0,40}(?:existiert nicht|nicht gefunden|nicht vorhanden)|page.{0,30}(?:introuvable|n['’]existe (?:pas|plus))|página.{0,40}(?:no existe|no se encuentra|não existe|não foi encontrada)|pagina.{0,40}non (?:esiste|è stata trovata)|見つかりません|不存在|찾을 수 없|pagina.{0,40}(?:bestaat niet|niet gevonden)|страниц.{0,40}(?:не найден|не существует|удален)|sid(?:an|en).{0,40}(?:hittades inte|finns inte|ikke funnet|findes ikke|finnes ikke)|stránk.{0,30}(?:nenalezena|neexistuje)|stron.{0,40}nie (?:istnieje|została znaleziona)|sayfa.{0,30}(?:bulunamadı|mevcut değil)|halaman.{0,30}tidak ditemukan|trang.{0,40}không (?:tìm thấy|tồn tại)|\b(?:video|product|item|listing|post|job|profile|account|content)\b.{0,40}(?:no longer (?:exists?|available)|(?:not|n['’]t) available any ?more|(?:has been|was) (?:removed|deleted))/iu,
  ],
  [
    'signIn',
    /\b(?:please|must|need to|have to|required to) (?:be )?(?:log(?:ged)? ?in|sign(?:ed)? ?in|subscribe)|\b(?:log|sign) ?in to (?:continue|see|view|read|your)|\bto continue to\b|\bsubscribe to (?:continue|keep|read|unlock)|already (?:a subscriber|have an account|a member)|\b(?:log|sign) ?in (?:to|with)\b|forgot(?:ten)? (?:your )?(?:password|account)|not your computer|create (?:an )?account|bitte (?:melden sie sich|melde dich|einloggen)|connectez-vous|inicia(?:r)? sesión para|faça login|accedi per|ログインしてください|请(?:先)?登录|로그인이 필요|\bto continue reading\b|\b(?:for|to) (?:our )?(?:subscribers|members) only|subscribers[- ]only|already on \w+\?|by (?:clicking|continuing|signing|joining).{0,80}\b(?:agree|terms)|(?:nur|ausschließlich) für abonnent|bereits abonnent|jetzt weiterlesen|réservé(?:e|es|s)? aux abonnés|s['’]abonner|à lire$|solo para suscriptores|exclusivo para (?:assinantes|suscriptores)|solo per (?:gli )?abbonati|só para assinantes|有料会員|会員(?:限定|登録)|仅限会员|订阅后|会员专享|구독자|dla (?:prenumeratorów|subskrybentów)|только для подписчиков|alleen voor abonnees|забыли пароль|¿olvidaste|mot de passe oublié|passwort vergessen|esqueceu|wachtwoord vergeten|password dimenticata/iu,
  ],
  [
    'notice',
    /^(?:(?:our|the|this) (?:web)?site|(?:web)?site|page|service)?.{0,30}\bscheduled maintenance[.!]?$|^(?:our|the|this) (?:(?:web)?site|page|service) is (?:currently |temporarily )?(?:down|unavailable|offline).{0,30}$|^(?:please )?(?:check back|try (?:again|it again)|come back)\b.{0,20}(?:soon|later|minutes?)[.!]?$|^(?:sorry,? )?(?:something|an error) (?:went wrong|occurred)[.!]?$|^wir führen.{0,30}wartungsarbeiten.{0,30}$|^(?:bitte )?versuchen sie es.{0,30}(?:später|noch einmal)[.!]?$|^volvemos (?:enseguida|pronto)[.!]?$|^(?:inténtalo más tarde|réessayez plus tard|riprova più tardi|tente (?:novamente )?mais tarde)[.!]?$|^しばらく(?:して|経って)から.{0,30}$|^请稍后(?:再试|重试)?[。！]?$|(?:fatal|parse) error\b.{0,120}\bin \/|^.{0,40}too many requests[.!]?$|^please slow down[.!]?$|^(?:(?:sorry,? )?(?:this|the) )?(?:content|page|site|video|service) is not available in your (?:country|region|location)[.!]?$|access cannot be granted|^(?:please )?(?:disable|turn off|whitelist|deactivate)\b.{0,40}ad ?block\w*.{0,30}$|^(?:please )?upgrade (?:to a modern|your) browser[.!]?$|^you must be (?:1[68]|2[01]) (?:years )?(?:or older|of age).{0,30}enter.{0,20}$|^(?:bist du|sind sie).{0,20}\b1[68]\b.{0,10}$|^are you (?:of|over).{0,20}\b(?:age|1[68]|21)\?$|^get the (?:full|best) experience in.{0,20}\bapp[.!]?$|^buy this domain[.!]?$|^(?:this|the) domain (?:is|may be) for sale[.!]?$|^it works!$/iu,
  ],
];

/** What a question about cookies is about, and the buttons that answer it. */
export const CONSENT =
  /cookie|consent|tracking|personal(?:i[sz]ed)? (?:data|ads|content)|\bpartners?\b|einwilligung|zustimmung|consentement|consentimiento|consentimento|consenso|werbung|publicité|同意|동의|zgod|çerez|privacy|datenschutz|widerrufbar|toestemming|adverten|соглас|персональн|samtycke|samtykke|souhlas|suostumu|隐私|個人情報|개인정보/iu;
export const ANSWERS =
  /(?:accept|allow|agree to|reject|decline) (?:all|cookies)|accept (?:&|and) (?:continue|close)|\bi (?:agree|accept)\b|alle(?:s)? (?:akzeptieren|ablehnen|annehmen)|akzeptieren und|einverstanden|zustimmen|tout (?:accepter|refuser)|accepter et|aceptar (?:todo|y)|rechazar todo|aceitar (?:tudo|todos|e|os|cookies)|concordo|accetta (?:tutt[oi]|e)|zaakceptuj|akceptuj[ęe]|zgadzam się|tümünü kabul|kabul (?:et|ediyorum)|akkoord|accepteren|принять|соглас(?:ен|иться)|godkänn|acceptera alla|(?:accepter|tillad|godta) alle|hyväksy|přijmout|souhlasím|elfogad|すべて(?:に)?同意|同意(?:する|して)|受け入れる|同意并继续|我同意|全部接受|接受所有|모두 (?:동의|수락)/iu;
