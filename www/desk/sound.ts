// Two soft notes for a new lead, made on the spot so that there is no file to load. Off until somebody turns it on.

let context: AudioContext | undefined;

/** Browsers let a page sound only after a click or a key; calling this in one makes later notes audible. */
export function allowSound(): void {
  try {
    context ??= new AudioContext();
    void context.resume().catch(() => {});
  } catch {
    // No audio here: the desk works without.
  }
}

export function playSound(): void {
  if (context?.state !== "running") return;
  note(context, 659.25, 0);
  note(context, 880, 0.14);
}

function note(audio: AudioContext, frequency: number, delay: number): void {
  const start = audio.currentTime + delay;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.12, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.5);
  const tone = audio.createOscillator();
  tone.frequency.value = frequency;
  tone.connect(gain).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 0.55);
}
