import { latin1, utf8 } from '../extracting.ts';
import type { Case } from './case.ts';
import { encode } from './encoders.ts';
import { JPEG, PNG } from './samples.ts';

const lines = (...all: readonly string[]) => utf8(all.join('\r\n'));
const base64 = (bytes: Uint8Array) =>
  Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
const HEAD = [
  'From: Ana Ruiz <ana@example.com>',
  'To: Ben <ben@example.com>, team@example.org',
  'Subject: Offer',
  'Date: Sat, 28 Nov 2026 10:00:00 +0100',
  'MIME-Version: 1.0',
];
const mixed = (...parts: readonly (readonly string[])[]) => [
  ...HEAD,
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  ...parts.flatMap((part) => ['--b', ...part]),
  '--b--',
  '',
];
const textPart = (text: string) => ['Content-Type: text/plain; charset=utf-8', '', text];
const attached = (name: string, type: string, content: string) => [
  `Content-Type: ${type}`,
  `Content-Disposition: attachment; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  '',
  content,
];

export const MAILS: readonly Case[] = [
  {
    name: 'a text that only says to look at the HTML',
    file: () =>
      utf8(
        [
          'From: a@example.com',
          'Subject: News',
          'MIME-Version: 1.0',
          'Content-Type: multipart/alternative; boundary="b"',
          '',
          '--b',
          'Content-Type: text/plain',
          '',
          'Your program cannot show HTML.',
          '--b',
          'Content-Type: text/html; charset=utf-8',
          '',
          `<p>${'The price is 100 from May on. '.repeat(8)}</p>`,
          '--b--',
          '',
        ].join('\r\n'),
      ),
    has: ['The price is 100 from May on.'],
  },
  {
    name: 'a plain mail',
    file: () => lines(...HEAD, '', 'We accept.', ''),
    has: [
      'Subject: Offer',
      'From: Ana Ruiz <ana@example.com>',
      'To: Ben <ben@example.com>, team@example.org',
      'We accept.',
    ],
  },
  {
    name: 'a body in base64',
    file: () =>
      lines(
        ...HEAD,
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        base64(utf8('Der Preis beträgt 4.200 €.')),
      ),
    has: ['Der Preis beträgt 4.200 €.'],
  },
  {
    name: 'a body in quoted-printable',
    file: () =>
      lines(
        ...HEAD,
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Gr=FC=DFe aus K=F6=',
        'ln',
      ),
    has: ['Grüße aus Köln'],
  },
  {
    name: 'encoded words in its headers',
    file: () =>
      lines(
        'From: =?UTF-8?B?SsO8cmdlbg==?= <j@example.com>',
        'To: a@example.com',
        'Subject: =?ISO-8859-1?Q?Gr=FC=DFe?=',
        'MIME-Version: 1.0',
        '',
        'x',
      ),
    has: ['From: Jürgen <j@example.com>', 'Subject: Grüße'],
  },
  {
    name: 'a body in Shift-JIS',
    file: () =>
      new Uint8Array(
        Buffer.concat([
          lines(...HEAD, 'Content-Type: text/plain; charset=shift_jis', '', ''),
          encode('shift_jis', '東京の天気'),
        ]),
      ),
    has: ['東京の天気'],
  },
  {
    name: 'a mail in HTML alone',
    file: () =>
      lines(
        ...HEAD,
        'Content-Type: text/html; charset=utf-8',
        '',
        '<html><style>p{color:red}</style><h1>News</h1><p>See <a href="https://example.com/x">this</a> &amp; that</p><ul><li>one</li><li>two</li></ul></html>',
      ),
    has: ['# News', '[this](https://example.com/x) & that', '- one\n- two'],
    lacks: ['color:red'],
  },
  {
    name: 'a mail with a text and a picture',
    file: async () =>
      lines(
        ...mixed(
          textPart('See both.'),
          attached('notes.txt', 'text/plain', base64(utf8('Line of the note'))),
          attached('photo.png', 'image/png', base64(await PNG())),
        ),
      ),
    has: [
      'See both.',
      'Attachments: notes.txt, photo.png',
      '=== notes.txt ===\n\nLine of the note',
    ],
    parts: ['image'],
  },
  {
    name: 'a mail with a file that cannot be read',
    file: () =>
      lines(
        ...mixed(
          textPart('Look'),
          attached(
            'a.bin',
            'application/octet-stream',
            base64(latin1('\x01\x02\x03\x04\xff\0\x05')),
          ),
        ),
      ),
    has: ['Look', 'Attachments: a.bin'],
    told: ['a.bin (inside it): '],
  },
  {
    name: 'a mail in a mail',
    file: () =>
      lines(
        ...mixed(textPart('Outer'), [
          'Content-Type: message/rfc822',
          'Content-Disposition: attachment; filename="inner.eml"',
          '',
          ...HEAD,
          '',
          'Inner words',
        ]),
      ),
    has: ['Outer', 'Inner words'],
  },
  {
    name: 'a page that a browser saved as one file',
    file: async () =>
      lines(
        'From: <Saved by Blink>',
        'Snapshot-Content-Location: https://example.com/',
        'Subject: A page',
        'Date: Sat, 28 Nov 2026 10:00:00 -0000',
        'MIME-Version: 1.0',
        'Content-Type: multipart/related; type="text/html"; boundary="b"',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        '<html><body><p>Saved words</p></body></html>',
        '--b',
        'Content-Type: image/jpeg',
        'Content-Transfer-Encoding: base64',
        'Content-Location: https://example.com/a.jpg',
        '',
        base64(await JPEG()),
        '--b--',
      ),
    has: ['Saved words'],
    parts: ['image'],
  },
  {
    name: 'a text that only looks like a mail',
    file: () => utf8('Subject: how mails begin\n\nThey have headers.'),
    has: ['Subject: how mails begin\n\nThey have headers.'],
  },
];
