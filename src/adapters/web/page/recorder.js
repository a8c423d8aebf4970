import { announce, make, toClock } from './dom.js';
import { icon } from './icons.js';

/** Ten minutes: as long as a voice note may be. */
const MAX_MS = 10 * 60 * 1000;

const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** The microphone button; null where the browser has no microphone for this page. */
export function createRecorder({ onRecording, onProblem }) {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return null;
  const label = make('span', { className: 'elapsed' });
  const button = make(
    'button',
    { type: 'button', className: 'icon-button mic' },
    icon('mic'),
    label,
  );
  let running = null;

  const dress = (isOn) => {
    button.classList.toggle('on', isOn);
    button.setAttribute('aria-label', isOn ? 'Stop recording' : 'Record a voice note');
    button.setAttribute('aria-pressed', String(isOn));
    button.title = isOn ? 'Stop recording' : 'Record a voice note';
    label.textContent = isOn ? '0:00' : '';
    announce(isOn ? 'Recording' : '');
  };

  const start = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    const startedAt = performance.now();
    const chunks = [];
    const timer = setInterval(() => {
      const elapsed = performance.now() - startedAt;
      label.textContent = toClock(elapsed);
      if (elapsed >= MAX_MS) recorder.stop();
    }, 250);
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    recorder.addEventListener('stop', () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      running = null;
      dress(false);
      const type = recorder.mimeType.split(';')[0] || 'audio/webm';
      const name = `voice-note.${type.split('/')[1]}`;
      onRecording(new File(chunks, name, { type }), performance.now() - startedAt);
    });
    recorder.start(1_000);
    return recorder;
  };

  button.addEventListener('click', async () => {
    if (running) return running.stop();
    try {
      running = await start();
      dress(true);
    } catch {
      onProblem('The microphone could not be used: allow it for this page in the browser.');
    }
  });
  dress(false);
  return button;
}
