/** Decodes UTF-32, which `TextDecoder` does not know. */
export function createUtf32Decoder(isLittle: boolean) {
  let rest: Uint8Array = new Uint8Array();
  let isFirst = true;
  return {
    /** The characters that are complete; `stream` as with `TextDecoder`. */
    decode(piece: Uint8Array, { stream }: { readonly stream: boolean }): string {
      const bytes = rest.length > 0 ? new Uint8Array(Buffer.concat([rest, piece])) : piece;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const whole = bytes.length - (bytes.length % 4);
      const characters: string[] = [];
      for (let at = 0; at < whole; at += 4)
        characters.push(toCharacter(view.getUint32(at, isLittle)));
      rest = bytes.subarray(whole);
      const text = characters.join('') + (!stream && rest.length > 0 ? '\ufffd' : '');
      const shown = isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
      isFirst = false;
      return shown;
    },
  };
}

function toCharacter(code: number): string {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 0x10ffff || isSurrogate ? '\ufffd' : String.fromCodePoint(code);
}
