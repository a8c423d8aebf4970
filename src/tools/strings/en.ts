import { createWording } from '../../core/strings/wording.ts';

const { counted } = createWording('en');

/** What people read of tools. What only the model reads stands beside the tool, in English. */
export const catalog = {
  // Shown while a tool works, in a quiet line.
  readingThread: 'Reading the thread…',
  readingChannel: 'Reading the channel…',
  runningCode: 'Running code…',
  checkingTime: 'Checking the time…',
  // `host` is a website’s name: “example.org”.
  readingPage: (host: string) => `Reading ${host}…`,
  readingSomePage: 'Reading a page…',
  searching: (query: string) => `Searching for “${query}”…`,
  posting: 'Posting in another channel…',
  // `name` is a file’s name.
  readingFile: (name: string) => `Reading ${name}…`,
  readingSomeFile: 'Reading the file…',
  // `tool` is the name of a server and of its tool: “jira: create_issue”.
  asking: (tool: string) => `Asking ${tool}…`,
  // Above Approve and Deny. `channel` is its mention; the text to be posted follows as a quote.
  postIn: (channel: string) => `Post this in ${channel}:`,
  // What is asked for above Approve and Deny, as a sentence: `tool` is its name in bold, `server`
  // the name of the MCP server that has it. There are spaces around `tool`.
  useTool: (tool: string, server: string) => `Use ${tool} on ${server}.`,
  // The server’s own description of its tool, below that.
  serverSays: (server: string, description: string) => `${server} describes it: “${description}”`,
  // In place of the list of fields and values that the call is made with.
  noFields: 'Without any fields.',
  // Below that list.
  moreFields: (n: number) => counted(n, { one: 'and # more field', other: 'and # more fields' }),
  inFull: 'Not everything fits here. The attached file has all of it.',
  // A value that is too long: its beginning, and how much was left out.
  cutValue: (beginning: string, n: number) =>
    `${beginning}… (${counted(n, { one: '# more character', other: '# more characters' })})`,
  // In place of a value: it holds nothing, or a password.
  emptyValue: '(empty)',
  hiddenValue: '(hidden)',
  yes: 'yes',
  no: 'no',
  // Describes the attached file. `call` is “server: tool”.
  wholeCall: (call: string) => `All fields of ${call}`,
  // What a screen reader says of an image: one of these three, its title and what it shows
  // (`about`), and how many labels it has.
  barChart: 'Bar chart',
  lineChart: 'Line chart',
  pieChart: 'Pie chart',
  chart: (chart: string, labels: number) =>
    `${chart}, ${counted(labels, { one: '# label', other: '# labels' })}`,
  titledChart: (chart: string, about: string, labels: number) =>
    `${chart} “${about}”, ${counted(labels, { one: '# label', other: '# labels' })}`,
  // `columns` are their headings.
  table: (rows: number, columns: string) =>
    `Table of ${counted(rows, { one: '# row', other: '# rows' })}: ${columns}`,
  // The last line of a table that was shortened.
  moreRows: (n: number) => counted(n, { one: '… and # more row', other: '… and # more rows' }),
  // Below an image that was drawn with text; `letters` are some of the characters.
  missingLetters: (letters: string) =>
    `Some characters in the image show as empty boxes or black shapes (${letters}): there’s no font for them here.`,
  imageFrom: (server: string, tool: string) => `An image from ${server}: ${tool}`,
  // Why nothing was read of a page. `host` is a website’s name: “example.org”.
  noTextInScan: (host: string) =>
    `I found no text in the PDF at ${host}. It’s a scan, or only has images.`,
  noTextOnPage: (host: string) =>
    `I found no text on the page at ${host}. It’s empty, or needs JavaScript to show anything.`,
  leadsOn: (host: string, target: string) =>
    `I found no text on the page at ${host}. It only leads on to ${target}.`,
  signInNeeded: (host: string) => `${host} asks for a sign-in, so I can’t read that page.`,
  notLetIn: (host: string) => `${host} doesn’t let me in (HTTP status 403).`,
  // The page was found, but all it says is that the page was not found.
  saysNoSuchPage: (host: string) => `${host} says there’s no such page.`,
  asksForConsent: (host: string) =>
    `${host} shows only a question about cookies, which I can’t answer. So I can’t read that page.`,
  showsOnlyNotice: (host: string) =>
    `${host} shows only a notice instead of the page: it’s down, or asks something first.`,
  asksIfHuman: (host: string) =>
    `${host} wants to make sure that a person is reading, so it doesn’t let me in.`,
  noSuchPage: (host: string) => `There’s no such page at ${host} (HTTP status 404).`,
  pageGone: (host: string) => `The page at ${host} is gone (HTTP status 410).`,
  pageBusy: (host: string) => `${host} gets too many requests (HTTP status 429). Try again later.`,
  pageFailed: (host: string, status: number) =>
    `${host} answered with an error (HTTP status ${status}).`,
  pageEmpty: (host: string) => `${host} answered with an empty page.`,
  pageTooTangled: (host: string) => `The page at ${host} is too large or too tangled to read.`,
  pagesBusy: 'I’m reading too many pages right now. Please try again in a minute.',
  pdfUnreadable: (host: string) =>
    `I can’t read the PDF at ${host}: it’s encrypted, damaged or too large.`,
  // `type` is a media type: “video/mp4”.
  fileUnreadable: (host: string, type: string) =>
    `There’s a file of type ${type} at ${host} that I can’t read.`,
  someFileUnreadable: (host: string) => `There’s a file at ${host} that I can’t read.`,
  // What to do then, a sentence behind one of those.
  downloadIt: 'Download it and attach the file.',
  giveThatAddress: 'Give me that address.',
} as const;
