/** What only people on Slack read. */
export const catalog = {
  // The buttons of a form, up to 24 characters each.
  send: 'Send',
  cancel: 'Cancel',
  // To the person who used a command or a button, while Slack is rate-limiting us.
  waitsForSlack: 'Slack isn’t letting me post right now. Your answer comes as soon as it does.',
  // Slack puts Parley’s name and a space in front of it.
  thinking: 'is thinking…',
  // Above the suggested prompts on Parley’s page. Prompts: what the button says, what it sends.
  promptsTitle: 'What can I do for you?',
  promptSummarize: 'Summarize a text',
  promptSummarizeMessage: 'Summarize the text that I’ll paste next.',
  promptExplain: 'Explain something',
  promptExplainMessage: 'Explain to me in simple words: ',
  promptWrite: 'Draft a message',
  promptWriteMessage: 'Help me write a message to my team about ',
  promptHelp: 'What can you do?',
  promptHelpMessage: 'What can you do?',
  // In the app’s manifest: what it does, the description up to 140 characters.
  appDescription: 'Gemini in your team’s channels',
  agentDescription: 'Answers questions in channels, threads and direct messages.',
  // Of the command `/parley`, which runs all others.
  umbrella: 'Run any Parley command. List them with: /parley help',
  // Why a file can’t be used: behind “I left out NAME: …”, so with a small letter or “I”.
  fileNotShown:
    'Slack doesn’t let me read this file. Share it again in this conversation. If that doesn’t help, ask your Parley admin to give me the permission files:read.',
  fileDeleted: 'it was deleted from Slack. Upload it again if you still need it.',
  fileHidden: 'Slack hides it because this workspace is over its plan’s limit. Upload it again.',
  fileNotShared: 'it isn’t shared with me on Slack. Share it again in this conversation.',
  fileNotFound:
    'Slack can’t find it: it was deleted, or isn’t shared with me. Share it again in this conversation.',
  fileElsewhere: 'it’s kept outside Slack, where I don’t go. Upload the file itself.',
  webPageAsImage: 'it says it’s an image, but it’s a web page. Check the file and send it again.',
  webPageAsRecording:
    'it says it’s a recording, but it’s a web page. Check the file and send it again.',
  webPageAsPdf: 'it says it’s a PDF, but it’s a web page. Check the file and send it again.',
  webPageAsOther:
    'it says it’s something else, but it’s a web page. Check the file and send it again.',
} as const;
