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
  const [root] = readElements(files.read('META-INF/container.xml') ?? '', ['rootfile']);
  const path = root?.attribute('full-path') ?? '';
  const xml = files.read(path);
  if (xml === null) throw refusal(mediaStrings.damagedBook);
  if (files.has('META-INF/rights.xml') || files.has('META-INF/license.lcpl'))
    throw refusal(mediaStrings.copyProtected);
  const finds = createFinds();
  const items = new Map<string, string>();
  for (const item of readElements(xml, ['item']))
    items.set(
      item.attribute('id') ?? '',
      posix.join(posix.dirname(path), toPath(item.attribute('href'))),
    );
  const texts = [...toTitle(xml)];
  let chars = 0;
  for (const reference of readElements(xml, ['itemref'])) {
    const chapter = files.read(items.get(reference.attribute('idref') ?? '') ?? '');
    if (chapter === null || chars > MAX_TEXT_CHARS) continue;
    for (const _ of chapter.matchAll(/<(?:img|image)\b/gi)) finds.lose('picture');
    const text = toHtmlText(chapter);
    chars += text.length;
    texts.push(text);
  }
  return { text: texts.filter(Boolean).join('\n\n'), notices: finds.toNotices(), files: [] };
}

function toPath(href: string | null): string {
  try {
    return decodeURIComponent(href ?? '');
  } catch {
    return href ?? '';
  }
}

function toTitle(xml: string): readonly string[] {
  const [metadata] = readElements(xml, ['metadata']);
  if (!metadata) return [];
  const words = (name: string) => findAll(metadata, name).map(xmlTextOf).join(', ');
  const [title, authors] = [words('title'), words('creator')];
  return title === '' ? [] : [`# ${title}`, ...(authors === '' ? [] : [`By ${authors}`])];
}
