import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { createTextDecoder } from '../../src/media/encoding/dos.ts';
import { openZip } from '../../src/media/office/zip.ts';
import { readText } from '../../src/media/text.ts';
import { extract, latin1 } from './extracting.ts';

// Kind: letters of programs that still write as DOS did, and the names in what Windows packed.

/** A text as bytes of an encoding of one byte a character. */
function encode(text: string, label: string): Uint8Array {
  const decoder = createTextDecoder(label);
  const bytes = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
  return Uint8Array.from(text, (character) => bytes.indexOf(character));
}

test.each([
  ['cp850', 'Müller;Straße 5;Köln\nÄpfel;Überweisung;größer\n'],
  ['cp850', 'Müller\n'],
  ['cp850', 'Prénom;Ville;Dépense\nFrançois;Orléans;à payer\n'],
  ['cp850', 'João;São Paulo;ação\nConceição;informações;não\n'],
  ['cp850', 'Søren;København;Århus\nÆbler;blå;grøn\n'],
  ['cp437', 'Año;Niño;Dirección\nJosé Núñez;León;¿cuándo?\n'],
  ['cp437', 'Perché;città;più\nNicolò;sarà;così\n'],
  ['cp437', '┌──────┬─────┐\n│ Name │ Ort │\n├──────┼─────┤\n│ Jörg │ Ulm │\n└──────┴─────┘\n'],
  ['cp852', 'Łódź;Kraków;Gdańsk\nżółty;źrebię;ćma;święto\n'],
  ['cp852', 'Příliš žluťoučký kůň;Brno\nŘeřicha;Škoda;dům\n'],
  ['ibm866', 'Имя;Город\nИван;Москва\nОльга;Казань\n'],
  ['koi8-r', 'Имя;Город\nИван;Москва\nОльга;Казань\n'],
  ['windows-1252', 'Größe;5 €\nFarbe;grün\nÄpfel;„rot“\n'],
  ['windows-1253', 'ΔΙΕΥΘΥΝΣΗ;Όνομα\nΑθήνα;Γιώργος\n'],
])('%s is read: %j', async (label, text) => {
  const read = await readText(encode(text, label));

  expect(read?.text).toBe(text);
  expect(read?.notices).toHaveLength(1);
});

test('Rich Text of DOS is read in its own code page', async () => {
  const rtf = latin1(String.raw`{\rtf1\ansi\ansicpg850 Gr\'94\'e1e und \'9abung\par}`);

  expect(await extract(rtf)).toMatchObject([{ type: 'text', text: 'Größe und Übung' }]);
});

const u16 = (value: number) => [value & 0xff, value >> 8];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];

/** A zip archive of files that all say “hello”, whose names have no flag for UTF-8. */
function pack(names: readonly Uint8Array[]): Uint8Array {
  const data = [...Buffer.from('hello')];
  const about = [...u32(0), ...u32(crc32(Buffer.from(data))), ...u32(data.length)];
  const files: number[] = [];
  const directory: number[] = [];
  for (const name of names) {
    const fields = [...about, ...u32(data.length), ...u16(name.length), ...u16(0)];
    const start = files.length;
    files.push(...u32(0x04034b50), ...u16(20), ...u16(0), ...u16(0), ...fields, ...name, ...data);
    directory.push(...u32(0x02014b50), ...u16(20), ...u16(20), ...u16(0), ...u16(0), ...fields);
    directory.push(...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(start), ...name);
  }
  const counts = [...u16(0), ...u16(0), ...u16(names.length), ...u16(names.length)];
  const end = [...u32(0x06054b50), ...counts, ...u32(directory.length), ...u32(files.length)];
  return Uint8Array.from([...files, ...directory, ...end, ...u16(0)]);
}

const SHIFT_JIS = Uint8Array.from(Buffer.from('8ca990cf8f912e747874', 'hex'));
const GBK = Uint8Array.from(Buffer.from('b1a8bcdbb5a52e747874', 'hex'));

test.each([
  ['Müller.txt', encode('Müller.txt', 'cp437')],
  ['Straße 5.txt', encode('Straße 5.txt', 'cp850')],
  ['Książka.txt', encode('Książka.txt', 'cp852')],
  ['Отчёт.txt', encode('Отчёт.txt', 'ibm866')],
  ['見積書.txt', SHIFT_JIS],
  ['报价单.txt', GBK],
  ['Ünïcode – März.txt', new TextEncoder().encode('Ünïcode – März.txt')],
])('a file called %s keeps its name, however an archive wrote it', async (name, bytes) => {
  const archive = pack([new TextEncoder().encode('plain.txt'), bytes]);

  expect(openZip(archive).names).toEqual(['plain.txt', name]);
  expect(await extract(archive)).toMatchObject([
    { type: 'text', text: expect.stringContaining(`- ${name} (5 bytes)`) },
  ]);
});
