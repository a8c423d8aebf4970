import { announce, toClock } from './dom.js';
import { guardLeaving } from './leaving.js';
import { strings } from './strings.js';

/** Ten minutes: as long as a voice note may be. */
const MAX_MS = 10 * 60 * 1000;

const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/**
 * Starts and stops recording, which the button and the time in it show. Throws if the browser gives
 * no microphone.
 */
export function createRecorder({ button, elapsed, onRecording }) {
  let running = null;
  /** The browser asks whether it may. */
  let isAsking = false;
  guardLeaving(() => running !== null);

  const dress = (isOn) => {
    const label = isOn ? strings.stopRecording : strings.record;
    button.classList.toggle('on', isOn);
    button.setAttribute('aria-label', label);
    button.setAttribute('aria-pressed', String(isOn));
    button.title = label;
    elapsed.textContent = isOn ? toClock(0) : '';
    announce(isOn ? strings.recording : '');
  };

  const start = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    const startedAt = performance.now();
    const chunks = [];
    const timer = setInterval(() => {
      const ms = performance.now() - startedAt;
      elapsed.textContent = toClock(ms);
      if (ms >= MAX_MS) recorder.stop();
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

  return async () => {
    if (running) return running.stop();
    if (isAsking) return;
    isAsking = true;
    try {
      running = await start();
      dress(true);
    } finally {
      isAsking = false;
    }
  };
}
