/** A fifth apart: noticed without startling. */
const TONES = [523.25, 783.99];
const TONE_SECONDS = 0.16;
/** How loud the loudest is; a full scale tone would startle. */
const LOUDEST = 0.25;

/** One for the life of the page: browsers allow few. */
let audio: AudioContext | null = null;

/** Two soft tones, made here so that no file is fetched. `volume` is 1–100. Silent where the browser has no audio, or has not been clicked yet. */
export function beep(volume: number): void {
  if (typeof AudioContext === 'undefined' || isSilenced()) return;
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
  const start = audio.currentTime;
  for (const [at, hertz] of TONES.entries()) tone(audio, hertz, start + at * TONE_SECONDS, volume);
}

/** Browsers keep a page silent until somebody has clicked or typed in it once. */
export function isSilenced(): boolean {
  const { userActivation } = navigator as { userActivation?: { hasBeenActive: boolean } };
  return userActivation !== undefined && !userActivation.hasBeenActive;
}

function tone(context: AudioContext, hertz: number, start: number, volume: number): void {
  const source = context.createOscillator();
  const gain = context.createGain();
  source.frequency.value = hertz;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime((LOUDEST * volume) / 100, start + 0.02);
  gain.gain.linearRampToValueAtTime(0, start + TONE_SECONDS);
  source.connect(gain).connect(context.destination);
  source.start(start);
  source.stop(start + TONE_SECONDS);
}
