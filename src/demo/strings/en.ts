/** What the stand-in says. */
export const demoStrings = {
  intro:
    '*This is Parley’s offline stand-in, not Gemini. Set `GEMINI_API_KEY` in `.env` for real answers.*',
  workedOut: '*Worked out without a model.*',
  workedOutPlain: 'Worked out without a model',
  example: '*A prepared example. With a Gemini key, a model answers here.*',
  hello: 'Hello! I’m Parley’s offline stand-in: try me with something below.',
  thanks: 'You’re welcome.',
  cannot: (wish: string) => `I can’t do that without a model. With a Gemini key, I would ${wish}.`,
  needsModel:
    'That needs a model, and none is set up here yet. With a Gemini key, the answer would appear here as it’s written.',
  wouldTranslate: (language: string) => `translate that into ${language}`,
  wouldSearch: 'search the web for that and answer with sources',
  tryThis: [
    'What works without a key:',
    '- “Remind me tomorrow at 9 to send the launch plan”',
    '- “Make a poll: pizza or pasta”',
    '- “What is 17*23?” or “a chart of 3, 5, 9”',
    '- “Post "Hello" in #general”, which asks you first',
    '- “What did we decide here?”, and files with text',
  ].join('\n'),
  about: [
    'I’m **Parley**: a bot that puts Gemini into a team’s Slack and Discord channels. Right now no key is set, so this is my offline stand-in, and it doesn’t think.',
    'With a key I answer in threads while the answer is written, read images, PDFs, office files and recordings, draw and change images, search the web, remember what was decided (with links), and use your own tools after asking you.',
    'Without one, I still do what needs no model: reminders, polls and votes, sums and charts, times, reading files and pages you name, posting elsewhere after you approve, and plain lists of tasks. `/help` lists every command.',
  ].join('\n\n'),
  remindWhen: 'When? For example: “remind me tomorrow at 9 to send the launch plan”.',
  reminded: (time: string) =>
    `OK. I’ll post it here: **${time}**. \`/remind list\` shows and cancels it.`,
  remindUnsure: (time: string) =>
    `I read that as **${time}**. Is that right? Please confirm below.`,
  polled: 'Here’s the poll. Pick an option to vote.',
  drawn: 'Here is an image made of shapes from your words. With a key, an image model draws it.',
  redrawn: 'Here it is, changed by simple rules. With a key, an image model does what you ask.',
  zoneUnknown: 'I don’t know your time zone, so this is UTC. Set it with `/timezone`.',
  result: (value: string) => `The result is **${value}**.`,
  charted: 'Here’s the chart.',
  posted: 'Done. I posted it.',
  quoted: 'the quoted message',
  read: (name: string) => `The beginning of ${name}:`,
  nothingRead: 'There’s nothing to read there yet.',
  saidHere: 'What was said, in the first sentence of each message:',
  decided: 'What sounds like a decision:',
  tasksHere: 'What sounds like a task:',
  noTasks: 'I found no sentence like “Ada will send the plan by Friday”.',
  recalled: 'Earlier messages that seem to be about it:',
  notRecalled: 'I found nothing about that in earlier messages here.',
  came: 'This is what came back:',
  failed: 'That didn’t work this time.',
  cannotHear:
    '(The offline stand-in can’t hear. With a Gemini key, the words of this recording appear here.)',
  notKnown: 'Not known without a model',
  picture: (shape: string, type: string, size: string) =>
    `I received an image (${shape}${type}, ${size}). Describing it takes a model.`,
  file: (type: string, size: string) =>
    `I received a file (${type}, ${size}). Reading this kind takes a model.`,
  recording: (type: string, size: string) =>
    `I received a recording (${type}, ${size}). Transcribing it takes a model.`,
  searchPage: 'Nothing was searched: this is Parley’s offline stand-in.',
} as const;
