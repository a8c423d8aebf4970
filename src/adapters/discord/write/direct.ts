import type { Content } from '../../../core/content.ts';
import { strings } from '../../../core/strings/index.ts';
import { toPerson } from '../../../core/strings/locale.ts';
import { discord } from '../platform.ts';
import { hasRoomFor } from './components.ts';
import { isPrivate, type Target } from './target.ts';

/**
 * What is about a channel and reaches its reader in a direct message names the channel first, if
 * there is room: “here” is somewhere else there. Discord shows its name to those who may see it.
 */
export function withAbout(target: Target, content: Content): Content {
  const { place } = target;
  const mention = `<#${place.channel}>`;
  if (!isPrivate(target) || discord.isDirect(place) || content.text.includes(mention))
    return content;
  const line = `-# ${toPerson(() => strings.about(mention))}\n`;
  return hasRoomFor(line, content) ? { ...content, text: line + content.text } : content;
}
