/**
 * Encodings of DOS, which the WHATWG Encoding Standard and so Node’s decoder do not have: their
 * upper halves. https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/
 */
const UPPER: Readonly<Record<string, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  cp852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐' +
    '└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};

/** Whether a label is that of an encoding of DOS. */
export const isDos = (label: string): boolean => label in UPPER;

/** Decodes piece by piece, as `TextDecoder` does; of these encodings every byte is a character. */
function createDosDecoder(label: string) {
  const upper = UPPER[label] ?? '';
  return {
    decode(bytes: Uint8Array, _options?: { readonly stream?: boolean }): string {
      let text = '';
      for (const byte of bytes)
        text += byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? '\ufffd');
      return text;
    },
  };
}

/** A decoder for an encoding of the standard, or of DOS. */
export const createTextDecoder = (label: string) =>
  isDos(label) ? createDosDecoder(label) : new TextDecoder(label);
