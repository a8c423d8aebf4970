/** Short pages with real content, some of it about such matters. */
export const PAGES: readonly (readonly [title: string, body: string])[] = [
  ['Opening hours', '<h1>Opening hours</h1><p>Mon–Fri 9–17, Sat 10–14.</p>'],
  ['Status', '<p>All systems operational.</p>'],
  ['Weather', '<p>Rome: 21 °C, sunny</p>'],
  [
    'Cookie recipe',
    '<h1>Cookies</h1><p>Mix 200 g flour with butter. Bake 12 minutes. Accept all the compliments.</p><button>Print</button>',
  ],
  [
    'Cookie policy',
    '<h1>Cookie policy</h1><p>We use two cookies: session and theme. Both expire after 30 days.</p>',
  ],
  [
    'Reset your password',
    '<h1>Reset your password</h1><p>Open Settings, choose Security, press Reset. You get a mail with a link that works for one hour.</p>',
  ],
  [
    'Planned maintenance',
    '<h1>Planned maintenance on 4 December</h1><p>The e-mail servers are down from 22:00 to 23:30 CET. Mails arrive later. Questions: it@example.org.</p>',
  ],
  [
    'Price',
    '<p>Subscribe for €9.99 a month or €99 a year. Students pay half. Cancel any time until the last day of the month.</p>',
  ],
  [
    'reCAPTCHA settings',
    '<h1>reCAPTCHA settings</h1><p>Enter the site key and the secret, pick version 3 and press Save. Visitors with a score below 0.5 are asked to solve a picture puzzle before the form is sent.</p>',
  ],
  [
    'Script',
    '<h1>Install</h1><p>Copy the tag below into the head of your page. JavaScript is required for the widget to load in the browser.</p><pre>&lt;script src="w.js"&gt;&lt;/script&gt;</pre><p>Version 2.3 loads in 40 ms.</p>',
  ],
  ['Blog', '<div id="root"><h1>Hello</h1><p>We moved the office to Lyon.</p></div>'],
  [
    'Domain sold',
    '<h1>Domain sold</h1><p>The domain voice.com was sold for 30 million dollars in 2019, the highest public price so far.</p>',
  ],
  [
    'Links',
    '<h1>Our teams</h1><ul><li><a href="/a">Team Red – builds the engine</a></li><li><a href="/b">Team Blue – sells it</a></li></ul>',
  ],
  [
    'Index of /pub',
    '<h1>Index of /pub</h1><pre><a href="a.zip">a.zip</a> 2026-01-02 5M\n<a href="b.zip">b.zip</a> 2026-02-02 7M</pre>',
  ],
  ['Is it Friday?', '<h1>No.</h1>'],
  [
    'Impressum',
    '<h1>Impressum</h1><p>Muster GmbH, Hauptstraße 1, 10115 Berlin. Geschäftsführerin: Anna Muster.</p>',
  ],
  ['お知らせ', '<h1>休業日</h1><p>12月30日から1月3日まで休業します。</p>'],
  [
    'Error codes',
    '<h1>Error E42</h1><p>Something went wrong with the pump. Switch it off, wait ten seconds, open valve B and start again.</p>',
  ],
  ['Drinking age', '<p>In Austria you must be 16 to buy beer and 18 to buy spirits.</p>'],
  ['Search', '<p>No results for “parley 2031”. Your search matched 0 of 12,331 documents.</p>'],
  [
    'Village forum',
    '<form>Name <input> <input type=password><button>Log in</button></form><h1>Village forum</h1><p>The summer fair is on 4 July at the lake. Bring a chair.</p>',
  ],
  [
    'Contact',
    '<nav><a href="/">Home</a></nav><footer><p>Muster GmbH, Hauptstraße 1, 10115 Berlin, Telefon 030 1234567, Geschäftsführerin Anna Muster, HRB 12345</p></footer>',
  ],
  ['Tickets', '<h1>Concert of 5 May</h1><p>Sold out.</p>'],
  [
    'Printer help',
    '<h1>Error 50</h1><p>The fuser is too hot. Switch the printer off, wait 10 minutes and try again later.</p>',
  ],
  [
    'Join us',
    '<h1>Join us</h1><p>Open day on Saturday 12 December, 10 to 16, at the old town hall. Free soup.</p>',
  ],
  [
    'Welcome back',
    '<h1>Welcome back</h1><p>School starts again on Monday 7 September at 8. Buses run as before.</p>',
  ],
  [
    'Thread',
    '<p>This post was removed by a moderator.</p><p>I think the new route through the valley is much faster than the old one, and quieter too.</p>',
  ],
  [
    'Our video',
    '<h1>How we bake</h1><video src="a.mp4"></video><p>Three minutes in our bakery.</p>',
  ],
  [
    'Cookies in Express',
    '<h1>res.cookie</h1><p>Sets cookie name to value. Options: maxAge, httpOnly, secure.</p><button>Accept all</button>',
  ],
  [
    'Status',
    '<h1>Outage</h1><p>Service is currently down for customers in Lyon since 9:40. Engineers are on it.</p>',
  ],
  ['Is it down?', '<p>example.com is down for everyone since 14:02.</p>'],
  ['Counter', '<p>42</p>'],
  ['俳句', '<p>古池や蛙飛びこむ水の音</p>'],
  [
    'Club rules',
    '<p>Guests must be 18 or older. Doors open at 22. Entry 12 euros, free for students before midnight.</p>',
  ],
  [
    'Blue mug',
    '<h1>Blue mug</h1><p>€12. Not available in your country? Write to shop@example.org and we ship it by post.</p>',
  ],
  [
    'Town news',
    '<h1>Bridge closed</h1><p>The bridge is closed until Friday.</p><p>Subscribe now to our newsletter.</p>',
  ],
  [
    'Recall',
    '<p>The product is no longer available. Owners of batch 12 get their money back at any store.</p>',
  ],
  [
    'Apache: it works?',
    '<h1>Testing the server</h1><p>Open http://localhost. The page says “It works!” when the server runs. Otherwise look into /var/log/apache2/error.log.</p>',
  ],
  [
    '404 - a song',
    '<h1>404</h1><p>I looked for you in every street of this town and found a closed door, a cat and a yellow lamp, and the lamp was off.</p>',
  ],
  [
    'Sign in',
    '<h1>Sign in</h1><p>Visitors sign the sheet at the gate, take a badge, and return it when they leave. Parking is behind hall 3, two hours free.</p>',
  ],
  [
    'Menu',
    '<nav><a href="/">Home</a></nav><ul><li><a href="/soup">Soup €4</a></li><li><a href="/fish">Fish €9</a></li></ul>',
  ],
  [
    'Contents',
    '<h1>Contents</h1><nav><a href="/1">1 The river</a> <a href="/2">2 The village</a> <a href="/3">3 The fire</a></nav>',
  ],
  [
    'Ad blockers',
    '<p>You can turn off the ad blocker for one page: press the shield icon, choose Off, reload. It stays off until you close the tab.</p>',
  ],
  [
    'Our app',
    '<h1>Our app</h1><p>Get the app for iPhone and Android. It shows buses near you, costs nothing and works offline.</p>',
  ],
  [
    'Privacy',
    '<h1>Privacy</h1><p>We store your name and e-mail address for a year. You can ask for their deletion at any time: privacy@example.org.</p>',
  ],
  [
    'Game',
    '<h1>Snake</h1><p>Use the arrow keys. Requires JavaScript. High score: Ann, 4,211 points.</p>',
  ],
  ['Loading dock', '<p>Loading dock open 6–14, gate B.</p>'],
  ['Office', '<p>Please wait in room 4. The doctor calls you.</p>'],
  ['Domains', '<p>.org 12 €, .net 14 €, .com 11 € a year.</p>'],
  [
    'Wartungsarbeiten',
    '<h1>Wartungsarbeiten</h1><p>Am Dienstag, 8. Dezember, von 20 bis 22 Uhr ist das Netz in Haus B aus.</p>',
  ],
];
