import { posix } from 'node:path';
import { toHtmlText } from '../html.ts';
import type { DocumentReading } from '../reading.ts';
import { refusal } from '../refuse.ts';
import { mediaStrings } from '../strings/index.ts';
import { MAX_TEXT_CHARS } from '../text.ts';
import { createFinds } from './losses.ts';
import { findAll, readElements, xmlTextOf } from './xml.ts';
import type { ZipEntries } from './zip.ts';

/** A book: its title and the text of its chapters in their order (EPUB 3.3). */
export function readEpub(files: ZipEntries): DocumentReading {
  const path = findPackage(files);
  const xml = files.read(path);
  if (xml === null) throw refusal(mediaStrings.damagedBook);
  if (files.has('META-INF/rights.xml') || files.has('META-INF/license.lcpl'))
    throw refusal(mediaStrings.copyProtected);
  const locked = listEncrypted(files);
  const finds = createFinds();
  const texts = [...toTitle(xml)];
  const missing: string[] = [];
  let chars = 0;
  for (const name of listChapters(xml, posix.dirname(path))) {
    if (locked.has(name)) throw refusal(mediaStrings.copyProtected);
    const chapter = files.read(name);
    if (chapter === null) missing.push(posix.basename(name) || 'chapter');
    if (chapter === null || chars > MAX_TEXT_CHARS) continue;
    for (const _ of chapter.matchAll(/<(?:img|image)\b/gi)) finds.lose('picture');
    const text = toHtmlText(chapter);
    chars += text.length;
    texts.push(text);
  }
  const notices = [...finds.toNotices(), ...toMissingNotices(missing)];
  return { text: texts.filter(Boolean).join('\n\n'), notices, files: [] };
}

/** Most books have only their fonts in it, which are obfuscated (EPUB OCF, 4.2.6.3.2). */
function listEncrypted(files: ZipEntries): ReadonlySet<string> {
  const xml = files.read('META-INF/encryption.xml') ?? '';
  const references = [...readElements(xml, ['CipherReference'])];
  return new Set(references.map((reference) => toPath(reference.attribute('URI'))));
}

function findPackage(files: ZipEntries): string {
  const [root] = readElements(files.read('META-INF/container.xml') ?? '', ['rootfile']);
  const named = root?.attribute('full-path') ?? '';
  return files.has(named) ? named : toPath(named);
}

/** The files of the chapters in their order; an empty name for one that is not listed. */
function listChapters(xml: string, folder: string): readonly string[] {
  const items = new Map(
    [...readElements(xml, ['item'])].map((item) => [
      item.attribute('id') ?? '',
      posix.join(folder, toPath(item.attribute('href'))),
    ]),
  );
  const references = [...readElements(xml, ['itemref'])];
  return references.map((reference) => items.get(reference.attribute('idref') ?? '') ?? '');
}

function toMissingNotices(missing: readonly string[]): readonly string[] {
  const named = missing.slice(0, MAX_TOLD);
  const more = missing.length - named.length;
  return [
    ...named.map((name) => mediaStrings.inside(name, mediaStrings.damaged)),
    ...(more > 0 ? [mediaStrings.moreInside(more)] : []),
  ];
}

/** Chapters that are named as missing. */
const MAX_TOLD = 3;

/** What stands behind # is a place within the file. */
function toPath(href: string | null): string {
  const [path = ''] = (href ?? '').split('#', 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function toTitle(xml: string): readonly string[] {
  const [metadata] = readElements(xml, ['metadata']);
  if (!metadata) return [];
  const words = (name: string) => findAll(metadata, name).map(xmlTextOf).join(', ');
  const [title, authors] = [words('title'), words('creator')];
  return title === '' ? [] : [`# ${title}`, ...(authors === '' ? [] : [`By ${authors}`])];
}
