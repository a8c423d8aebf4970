import { createRequire } from 'node:module';
import { utf8 } from '../extracting.ts';
import type { Case } from './case.ts';
import { PNG } from './samples.ts';

type CompoundEntry = {
  readonly name: string;
  readonly type: number;
  readonly length: number;
  readonly binaryProvider?: () => Uint8Array;
  children?: number[];
};
const { burn }: { burn(entries: CompoundEntry[]): Uint8Array } = createRequire(import.meta.url)(
  '@kenjiuno/msgreader/lib/Burner.js',
);
const DIRECTORY = 1;
const STREAM = 2;
const ROOT = 5;

type Tree = { readonly [name: string]: Uint8Array | Tree };

/** A compound file ([MS-CFB]) of these streams and folders. */
function toCompoundFile(tree: Tree): Uint8Array {
  const entries: CompoundEntry[] = [{ name: 'Root Entry', type: ROOT, length: 0 }];
  const add = (children: Tree): number[] =>
    Object.entries(children).map(([name, content]) => {
      const index = entries.length;
      if (content instanceof Uint8Array) {
        entries.push({ name, type: STREAM, length: content.length, binaryProvider: () => content });
        return index;
      }
      const entry: CompoundEntry = { name, type: DIRECTORY, length: 0 };
      entries.push(entry);
      entry.children = add(content as Tree);
      return index;
    });
  const children = add(tree);
  const [root] = entries;
  if (root) root.children = children;
  return new Uint8Array(burn(entries));
}

const words = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const NONE = '__properties_version1.0';

/** A mail as Outlook saves it ([MS-OXMSG]): a stream for each property, named by its number. */
const toMsg = (more: Tree) =>
  toCompoundFile({
    [NONE]: new Uint8Array(32),
    '__substg1.0_0037001F': words('Offer for Ürümqi'),
    '__substg1.0_0C1A001F': words('Ana Ruiz'),
    '__substg1.0_5D01001F': words('ana@example.com'),
    ...more,
  });

export const OUTLOOK_MAILS: readonly Case[] = [
  {
    name: 'a mail of Outlook with a text and a picture',
    file: async () =>
      toMsg({
        '__substg1.0_1000001F': words('We accept. 世界'),
        '__attach_version1.0_#00000000': {
          [NONE]: new Uint8Array(8),
          '__substg1.0_37010102': utf8('Line of the note'),
          '__substg1.0_3707001F': words('notes.txt'),
        },
        '__attach_version1.0_#00000001': {
          [NONE]: new Uint8Array(8),
          '__substg1.0_37010102': await PNG(),
          '__substg1.0_3707001F': words('photo.png'),
        },
      }),
    has: [
      'Subject: Offer for Ürümqi',
      'From: Ana Ruiz',
      'We accept. 世界',
      'Attachments: notes.txt, photo.png',
      '=== notes.txt ===\n\nLine of the note',
    ],
    parts: ['image'],
  },
  {
    name: 'a mail of Outlook in HTML alone',
    file: () => toMsg({ '__substg1.0_10130102': utf8('<p>We <b>accept</b>.</p>') }),
    has: ['We accept.'],
  },
];
