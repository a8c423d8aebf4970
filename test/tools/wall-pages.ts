/** Pages with a title and a body that stand in the place of others, with a status of 200. */
export const WALLS: readonly (readonly [title: string, body: string])[] = [
  [
    'Zeit für Nachrichten',
    '<div class="cmp"><h2>Willkommen bei Beispielzeitung</h2><p>Besuchen Sie unsere Seiten wie gewohnt mit Werbung und üblichem Tracking. Einzelheiten in der Datenschutzerklärung.</p><button>Alle akzeptieren</button><p>... oder das PUR-Abo für 4,99 € im Monat.</p></div>',
  ],
  [
    'Le Journal',
    '<h1>Votre vie privée compte</h1><p>Avec nos partenaires, nous utilisons des cookies pour mesurer l’audience. Vous pouvez retirer votre consentement à tout moment.</p><button>Tout accepter</button><button>Paramétrer</button>',
  ],
  [
    'Diario',
    '<p>Nosotros y nuestros 842 socios almacenamos cookies para publicidad personalizada.</p><button>Aceptar todo</button><a href="/pagar">Suscribirse</a>',
  ],
  [
    'Giornale',
    '<p>Noi e i nostri partner archiviamo cookie e trattiamo dati personali previo consenso.</p><button>Accetta e continua</button><button>Rifiuta e abbonati</button>',
  ],
  [
    'Krant',
    '<h1>Uw privacy</h1><p>Wij en onze partners gebruiken cookies voor advertenties en metingen.</p><button>Akkoord</button><button>Instellingen</button>',
  ],
  [
    'Gazeta',
    '<p>My i nasi partnerzy przetwarzamy dane z plików cookies za Twoją zgodą.</p><button>Akceptuję i przechodzę do serwisu</button>',
  ],
  [
    'ニュース',
    '<p>当サイトではCookieを使用しています。続行するには同意が必要です。</p><button>同意する</button>',
  ],
  [
    'Jornal',
    '<p>Utilizamos cookies e dados pessoais para melhorar sua experiência, com seu consentimento.</p><button>Aceitar e fechar</button>',
  ],
  [
    'Before you continue to Google Search',
    '<h1>Before you continue to Google</h1><p>We use cookies and data to deliver and maintain Google services, track outages and protect against spam, fraud and abuse. If you choose to “Accept all”, we will also use cookies and data to develop and improve new services.</p><button>Reject all</button><button>Accept all</button>',
  ],
  [
    'Yahoo is part of the Yahoo family of brands',
    '<h1>Yahoo is part of the Yahoo family of brands</h1><p>When you use our sites and apps, we use cookies to provide our sites and apps to you, authenticate users, apply security measures, and prevent spam and abuse.</p><p>If you click Accept all, we and our partners will also store and/or access information on a device.</p><button>Accept all</button>',
  ],
  [
    'Acme Portal',
    '<form><h1>Welcome back</h1><label>Email</label><input type="email"><label>Password</label><input type="password"><button>Continue</button><a href="/f">Forgot password?</a></form>',
  ],
  [
    'Sign in - Acme SSO',
    '<h1>Sign in</h1><button>Continue with Google</button><button>Continue with Microsoft</button><p>By continuing you agree to the Terms.</p>',
  ],
  [
    'Acme - Iniciar sesión',
    '<h1>Iniciar sesión</h1><form><label>Correo electrónico</label><input name=u><label>Contraseña</label><input type=password></form><p>¿Olvidaste tu contraseña?</p>',
  ],
  ['로그인', '<h1>로그인</h1><form>아이디 <input> 비밀번호 <input type="password"></form>'],
  [
    'Вход',
    '<h1>Вход</h1><form>Логин <input> Пароль <input type="password"></form><p>Забыли пароль?</p>',
  ],
  [
    'Sign Up | LinkedIn',
    '<h1>Join LinkedIn</h1><p>Not you? Remove photo</p><p>By clicking Agree &amp; Join, you agree to the LinkedIn User Agreement.</p><p>Already on LinkedIn? Sign in</p>',
  ],
  [
    'Log in to Facebook',
    '<p>You must log in to continue.</p><p>Log in to Facebook</p><form><input type=password></form>',
  ],
  [
    'Instagram',
    '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
  ],
  [
    'Big story - The Paper',
    '<article><h1>Big story</h1><p>To continue reading this article, subscribe now.</p><p>Already a subscriber? Log in.</p><p>Just £1 a week for 6 months</p></article>',
  ],
  [
    'Große Geschichte',
    '<h1>Große Geschichte</h1><p>Dieser Artikel ist nur für Abonnenten verfügbar.</p><p>Jetzt weiterlesen mit Plus. Bereits Abonnent? Anmelden</p>',
  ],
  [
    'Grande histoire',
    '<h1>Grande histoire</h1><p>Cet article est réservé aux abonnés.</p><p>Il vous reste 95 % de cet article à lire.</p><p>S’abonner à partir de 1 €</p>',
  ],
  [
    '記事',
    '<h1>大きな話題</h1><p>この記事は有料会員限定です。</p><p>残り1,234文字。続きを読むには会員登録してください。</p>',
  ],
  ['App', '<div id="root"><div class="skeleton"></div></div><script src="/a.js"></script>'],
  ['Shop', '<div id="app"><p>Loading…</p></div>'],
  ['Portal', '<app-root>Loading Portal...</app-root>'],
  [
    'Next',
    '<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{}}</script>',
  ],
  [
    'Page not found | Acme',
    '<h1>Oops!</h1><p>We couldn’t find the page you were looking for.</p><a href="/">Go home</a>',
  ],
  [
    'Seite nicht gefunden',
    '<h1>Hoppla</h1><p>Die angeforderte Seite existiert leider nicht mehr.</p>',
  ],
  [
    'Product unavailable',
    '<h1>This product is no longer available</h1><p>Try one of our other products.</p>',
  ],
  [
    'Error 404',
    '<h1>¡Ups! Página no encontrada</h1><p>Lo sentimos, la página que buscas no existe.</p>',
  ],
  ['Pagina non trovata', '<h1>404</h1><p>La pagina che cerchi non è disponibile.</p>'],
  [
    'Pagina niet gevonden',
    '<h1>Pagina niet gevonden</h1><p>De pagina die u zoekt bestaat niet.</p>',
  ],
  ['Страница не найдена', '<h1>Ошибка 404</h1><p>Запрашиваемая страница не найдена.</p>'],
  ['404', '<h1>抱歉，您访问的页面不存在</h1><p>返回首页</p>'],
  ['YouTube', '<p>This video isn’t available anymore</p>'],
  [
    'X',
    '<div id="react-root"></div><noscript><h1>JavaScript is not available.</h1><p>We’ve detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue using x.com.</p></noscript>',
  ],
  [
    'Just a moment...',
    '<h1>www.example.org</h1><h2>Verifying you are human. This may take a few seconds.</h2><p>www.example.org needs to review the security of your connection before proceeding.</p>',
  ],
  [
    'Attention Required! | Cloudflare',
    '<h1>Sorry, you have been blocked</h1><p>You are unable to access example.org</p><p>Cloudflare Ray ID: 8abc</p>',
  ],
  ['example.org', '<p>Please enable JS and disable any ad blocker</p>'],
  [
    'Access to this page has been denied',
    '<h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><p>Reference ID 1234</p>',
  ],
  [
    'Amazon.com',
    '<h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you’re not a robot. For best results, please make sure your browser is accepting cookies.</p><form><input name=c></form>',
  ],
  ['安全验证', '<p>为了您的账号安全，请完成以下验证</p><p>请拖动滑块完成拼图</p>'],
  ['確認', '<p>ロボットではないことを確認してください。</p>'],
  [
    'Access Denied',
    '<h1>Access Denied</h1><p>You don’t have permission to access "http://example.org/" on this server.</p><p>Reference #18.2a</p>',
  ],
  [
    'Maintenance',
    '<h1>We’ll be right back</h1><p>Our site is down for scheduled maintenance. Please check back soon.</p>',
  ],
  [
    'Wartungsarbeiten',
    '<h1>Wartungsarbeiten</h1><p>Wir führen gerade Wartungsarbeiten durch. Bitte versuchen Sie es später noch einmal.</p>',
  ],
  ['En mantenimiento', '<h1>Sitio en mantenimiento</h1><p>Volvemos enseguida.</p>'],
  ['Maintenance', '<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>'],
  ['example.org', '<h1>This domain is for sale</h1><p>Buy this domain</p><p>Related searches</p>'],
  ['Apache2 Ubuntu Default Page: It works', '<h1>It works!</h1>'],
  ['Frames', '<frameset cols="20,80"><frame src="a.html"><frame src="b.html"></frameset>'],
  ['Embedded', '<iframe src="https://app.example.org/x"></iframe>'],
  [
    'Brewery',
    '<h1>Are you of legal drinking age?</h1><button>Yes</button><button>No</button><p>You must be 18 or older to enter this site.</p>',
  ],
  ['Brauerei', '<h1>Bist du schon 18?</h1><button>Ja</button><button>Nein</button>'],
  ['Not available', '<h1>This content is not available in your country</h1>'],
  [
    'Unsupported',
    '<h1>Your browser is not supported</h1><p>Please upgrade to a modern browser.</p>',
  ],
  ['News', '<h1>Ad blocker detected</h1><p>Please disable your ad blocker to continue.</p>'],
  [
    'Open in app',
    '<h1>Open in the app</h1><p>Get the full experience in our app.</p><button>Open app</button>',
  ],
  ['Error', '<h1>Something went wrong</h1><p>Please try again later.</p>'],
  [
    '',
    '<b>Fatal error</b>: Uncaught Error: Call to undefined function x() in /var/www/index.php:3',
  ],
  ['Database Error', '<h1>Error establishing a database connection</h1>'],
  [
    'Too many requests',
    '<p>Whoa there, pardner! You have made too many requests. Please slow down.</p>',
  ],
  ['Fehler 404', '<h1>Fehler 404</h1><p>Die Seite, die Sie suchen, gibt es nicht (mehr).</p>'],
  [
    'Not found',
    '<h1>Not found</h1><form><input placeholder=Search><button>Search</button></form><p>The page may have been moved or deleted.</p>',
  ],
  ['साइन इन', '<form>ईमेल <input> पासवर्ड <input type="password"><button>साइन इन</button></form>'],
  [
    'تسجيل الدخول',
    '<form>البريد <input> كلمة المرور <input type=password></form><p>نسيت كلمة المرور؟</p>',
  ],
  ['Log in', '<div><h1>Log in</h1>Email <input> Password <input type=password></div>'],
  ['Haber', '<p>Çerezleri reklam ve ölçüm için kullanıyoruz.</p><button>Kabul et</button>'],
  ['Новости', '<p>Мы используем файлы cookie для рекламы и аналитики.</p><button>Принять</button>'],
  [
    'Tidning',
    '<p>Vi och våra partners använder cookies för annonser, med ditt samtycke.</p><button>Acceptera alla</button>',
  ],
  ['新闻', '<p>我们使用 Cookie 来改进服务。继续使用即表示您同意。</p><button>我同意</button>'],
  [
    'Gran historia',
    '<h1>Gran historia</h1><p>Contenido solo para suscriptores.</p><p>Suscríbete por 1 € al mes</p>',
  ],
  ['大新闻', '<h1>大新闻</h1><p>本文仅限会员阅读，订阅后查看全文。</p>'],
  ['Tool', '<div class="app-shell"></div><script type="module" src="/x.js"></script>'],
  ['', '<script>location.href="/home"</script><p>Redirecting…</p>'],
  ['系统维护', '<h1>系统维护中</h1><p>请稍后再试</p>'],
  [
    'One more step',
    '<h1>One more step</h1><p>Please complete the security check to access example.org</p>',
  ],
  [
    'Site',
    '<nav><a href="/">Home</a> <a href="/a">News</a></nav><footer>© 2026 Site Inc.</footer>',
  ],
];
