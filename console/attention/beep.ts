/** Two soft tones, made here so that no file is fetched. Silent where the browser has no audio or has not been clicked yet. */
export function beep(): void {
  if (typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  const end = audio.currentTime + TONES.length * TONE_SECONDS;
  TONES.forEach((hertz, at) => tone(audio, hertz, audio.currentTime + at * TONE_SECONDS));
  setTimeout(() => void audio.close(), (end - audio.currentTime) * 1000 + 200);
}

/** A fifth apart: noticed without startling. */
const TONES = [523.25, 783.99];
const TONE_SECONDS = 0.16;
const LOUDNESS = 0.12;

function tone(audio: AudioContext, hertz: number, start: number): void {
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
  volume.gain.linearRampToValueAtTime(0, start + TONE_SECONDS);
  source.connect(volume).connect(audio.destination);
  source.start(start);
  source.stop(start + TONE_SECONDS);
}
