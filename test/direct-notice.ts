/** What is said of a channel in a direct message, without the line that names the channel. */
export function withoutAbout(text: string): string {
  return text.replace(/^(?:-# )?About <#\w+>:\n/, '');
}
