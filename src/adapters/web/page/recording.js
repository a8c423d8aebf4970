import { make } from './dom.js';
import { strings } from './strings.js';

/** What can be done with a recording that a person has uploaded; a voice note is transcribed. */
export function toOwnButtons(message, { commands, messages }, { onSay, onReply }) {
  if (message.speaker === null || message.isDeleted || !isRecording(message)) return [];
  const canTranscribe = commands.some(({ name }) => name === 'transcribe');
  return [
    canTranscribe &&
      toButton(strings.transcribe, () => onSay(message, toCommand(message, messages))),
    toButton(strings.summarize, () => onSay(message, strings.askForSummary)),
    toButton(strings.ask, () => {
      onReply(message.thread ?? message.id);
      return null; // It can be pressed again.
    }),
  ].filter(Boolean);
}

function isRecording({ files }) {
  return files.some(({ mimeType, isVoice }) => !isVoice && /^(?:audio|video)\//.test(mimeType));
}

/** Without a link the latest recording of the thread is meant. */
function toCommand(message, messages) {
  const place = ({ id, thread }) => thread ?? id;
  const latest = [...messages.values()].findLast(
    (each) => place(each) === place(message) && each.files.some(isPlayed),
  );
  const link = `#/${encodeURIComponent(message.channel)}/${message.id}`;
  return latest?.id === message.id ? '/transcribe' : `/transcribe link:${link}`;
}

function isPlayed({ mimeType, isVoice }) {
  return isVoice || /^(?:audio|video)\//.test(mimeType);
}

/** It is done once a press, and can be pressed again where that failed. */
function toButton(label, act) {
  const onclick = async ({ currentTarget: button }) => {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true'; // Not `disabled`: that would take the focus from it.
    if ((await act()) === null) button.ariaDisabled = 'false';
  };
  return make('button', { type: 'button', className: 'button', onclick }, label);
}
