const HEAD_BYTES = 1024; // WHATWG HTML: a page names its encoding here.

const DECLARATIONS = [
  /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]+)/i,
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i,
  /^@charset "([\w-]+)"/i,
  /^(?:.*\n)?[#;/*"%\s-]*.{0,10}coding[:=]\s*([\w.-]+)/, // PEP 263, and editors
];

/** The encoding that a text says it is written in; null if it names none. */
export function toDeclaredLabel(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  for (const declaration of DECLARATIONS) {
    const label = declaration.exec(head)?.[1];
    if (label) return label.toLowerCase();
  }
  return null;
}
