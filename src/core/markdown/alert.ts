/** GitHub's heading of a quote, which no chat shows as one; a title may follow it. */
const ALERT = /^\[!(note|tip|important|warning|caution)\](?=\s|$)/i;

/** What stands behind a line's `prefix`, with such a heading in bold. */
export const withAlert = (prefix: string, body: string): string => {
  const [mark = '', name = ''] = prefix.includes('>') ? (ALERT.exec(body) ?? []) : [];
  if (mark === '') return body;
  const title = name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
  return `**${title}**${body.slice(mark.length)}`;
};
