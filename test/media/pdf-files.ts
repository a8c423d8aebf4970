/** A PDF with these pages, each of one line; some of its objects may be given again. */
export function toPdf(
  pages: readonly string[],
  {
    trailer = '',
    more = [],
  }: { readonly trailer?: string; readonly more?: readonly string[] } = {},
): Uint8Array {
  const font = 3;
  const pageAt = (index: number) => 4 + index * 2;
  const contents = (text: string) => `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${pageAt(index)} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap((text, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 ${font} 0 R>>>>/Contents ${pageAt(index) + 1} 0 R>>`,
      `<</Length ${contents(text).length}>>\nstream\n${contents(text)}\nendstream`,
    ]),
    ...more,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${body.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${body}${xref}${end}`, 'latin1'));
}
