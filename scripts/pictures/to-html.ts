import { readFile } from 'node:fs/promises';
import { Marked } from 'marked';
import type { Shown, ShownFile, Transcript } from './transcript.ts';

export type Theme = 'light' | 'dark';

/** Every picture begins at this time of day, whenever it is drawn. */
const STARTS_AT_MINUTE = 10 * 60 + 2;

const STYLES = ['common', 'slack', 'discord'];

/** A page that shows a conversation as a platform does, without anything of the platform's own. */
export async function toHtml(transcript: Transcript, theme: Theme): Promise<string> {
  const styles = STYLES.map((name) =>
    readFile(new URL(`styles/${name}.css`, import.meta.url), 'utf8'),
  );
  const { messages } = transcript;
  const markdown = createMarkdown(transcript.names);
  const shown = messages.map((message, index) =>
    toMessageHtml(message, {
      body: toBody(message, markdown),
      clock: toClock(message.at - (messages[0]?.at ?? 0)),
      isFollowing: index > 0 && messages[index - 1]?.author === message.author,
    }),
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Parley</title><style>${(await Promise.all(styles)).join('\n')}</style></head>
<body class="${transcript.platform} ${theme}"><main>
<header>${toTitle(transcript)}</header>
${shown.join('\n')}
</main></body>
</html>`;
}

function toTitle({ channel, thread }: Transcript): string {
  if (thread === null) return `<b>Thread</b> <span># ${escapeHtml(channel)}</span>`;
  return `<span># ${escapeHtml(channel)} ›</span> <b>${escapeHtml(thread)}</b>`;
}

type Rendered = {
  readonly body: string;
  readonly clock: string;
  /** The message before is by the same author. */
  readonly isFollowing: boolean;
};

function toMessageHtml(message: Shown, { body, clock, isFollowing }: Rendered): string {
  const badge = message.isApp ? ' <span class="badge">APP</span>' : '';
  const name = `<p class="name"><b>${escapeHtml(message.author)}</b>${badge} <time>${clock}</time></p>`;
  const color = message.isApp ? 'app' : `of-${toColor(message.author)}`;
  const avatar = `<span class="avatar ${color}">${escapeHtml(message.author.slice(0, 1))}</span>`;
  const buttons = message.buttons.map(
    (label) => `<span class="button">${escapeHtml(label)}</span>`,
  );
  return `<article${isFollowing ? ' class="following"' : ''}>
${isFollowing ? '<span class="gap"></span>' : avatar}
<div>${isFollowing ? '' : name}${body}${buttons.length > 0 ? `<p class="buttons">${buttons.join('')}</p>` : ''}</div>
</article>`;
}

function toBody({ text, files, notes, isGrowing }: Shown, markdown: Marked): string {
  const html = markdown.parse(text, { async: false });
  return [
    `<div class="text${isGrowing ? ' growing' : ''}">${html}</div>`,
    ...files.map(toFileHtml),
    ...notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
  ].join('');
}

function toFileHtml({ name, bytes, seconds }: ShownFile): string {
  if (seconds !== null) {
    const bars = Array.from({ length: 36 }, (_, index) => {
      const height = 25 + Math.round(70 * Math.abs(Math.sin(index * 1.7) * Math.cos(index * 0.45)));
      return `<i style="height:${height}%"></i>`;
    });
    const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return `<p class="voice"><span class="play"></span><span class="bars">${bars.join('')}</span><span>${length}</span></p>`;
  }
  const [, type = 'file'] = /\.(\w+)$/.exec(name) ?? [];
  const size = bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} kB`;
  return `<p class="file"><span class="type">${escapeHtml(type.toUpperCase())}</span><span><b>${escapeHtml(name)}</b><small>${size}</small></span></p>`;
}

/** What both platforms' Markdown has in common, and mentions by name. Nothing in it is HTML. */
function createMarkdown(names: ReadonlyMap<string, string>): Marked {
  return new Marked({
    gfm: true,
    breaks: true,
    renderer: { html: ({ text }) => escapeHtml(text) },
    extensions: [
      {
        name: 'mention',
        level: 'inline',
        start: (source) => source.indexOf('<@'),
        tokenizer(source) {
          const [raw, id = ''] = /^<@!?(\w+)>/.exec(source) ?? [];
          return raw === undefined ? undefined : { type: 'mention', raw, id };
        },
        renderer: ({ id }) => `<span class="mention">@${escapeHtml(names.get(id) ?? id)}</span>`,
      },
    ],
  });
}

function toClock(sinceFirstMs: number): string {
  const minute = STARTS_AT_MINUTE + Math.floor(sinceFirstMs / 60_000);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** One of four, the same for a name every time. */
function toColor(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
