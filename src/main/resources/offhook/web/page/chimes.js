// Two sounds for the bench, only on request: a phone needs somebody, a phone has arrived.

const NOTES = { help: [392, 311], done: [523, 784] };

export class Chimes {
  isOn = false;
  #groups = null;
  #audio = null;

  /** Called by a click: browsers let no page make a sound by itself. */
  turn(isOn) {
    this.isOn = isOn;
    if (isOn) {
      this.#audio ??= new AudioContext();
      this.#audio.resume();
      this.#play('done');
    }
  }

  hear(groups) {
    const now = {
      help: new Set(groups.help.map(({ phone }) => phone.mac)),
      done: new Set(groups.done.map(({ phone }) => phone.mac)),
    };
    const before = this.#groups;
    this.#groups = now;
    if (!this.isOn || !before) {
      return;
    }
    for (const kind of ['help', 'done']) {
      if ([...now[kind]].some((mac) => !before[kind].has(mac))) {
        this.#play(kind);
        return;
      }
    }
  }

  #play(kind) {
    const audio = this.#audio;
    NOTES[kind].forEach((pitch, at) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const begin = audio.currentTime + at * 0.16;
      tone.frequency.value = pitch;
      tone.type = 'triangle';
      volume.gain.setValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(0.25, begin + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.45);
      tone.connect(volume).connect(audio.destination);
      tone.start(begin);
      tone.stop(begin + 0.5);
    });
  }
}
