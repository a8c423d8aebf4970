/** GitHub's heading of a quote, which no chat shows as one. */
const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*$/i;

/** What stands behind a line's `prefix`, with such a heading in bold. */
export const withAlert = (prefix: string, body: string): string => {
  const name = prefix.includes('>') ? ALERT.exec(body)?.[1]?.toLowerCase() : undefined;
  return name === undefined ? body : `**${name.charAt(0).toUpperCase()}${name.slice(1)}**`;
};
