import { MAX_BOXES, toCodeBox } from './code.js';
import { make, toPart, toPieces } from './dom.js';
import { toTypedBlocks, toTypedParts } from './words.js';

/** Shows what a person wrote, character by character: nothing in it is a mark of Markdown. */
export function showTyped(element, text, channels) {
  const nameOf = (id) => channels.find((channel) => channel.id === id)?.name ?? null;
  const toBlock = (block) => {
    if (block.isCode) return make('div', { className: 'block' }, toCodeBox(block.text, block.info));
    const parts = toTypedParts(block.text, nameOf).map(toPart).flatMap(toSmall);
    return make('div', { className: 'block plain', dir: 'auto' }, ...parts);
  };
  const blocks = toTypedBlocks(text);
  const isBoxed = blocks.filter(({ isCode }) => isCode).length <= MAX_BOXES;
  element.replaceChildren(...(isBoxed ? blocks : [{ isCode: false, text }]).map(toBlock));
}

const toSmall = (part) => (typeof part === 'string' ? toPieces(part) : part);
