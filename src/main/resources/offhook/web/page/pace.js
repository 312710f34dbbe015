// How long a step takes, learned from phones of the same family that made it; remembered by the browser.

const KEY = 'offhook.pace';
const STEPS_MAX = 200;
const SAMPLES_MAX = 9;

const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1];

export class Pace {
  #took = new Map();
  #begun = new Map();

  constructor() {
    try {
      this.#took = new Map(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
    } catch {
      // Learned anew.
    }
  }

  /** Of the stream, or of a story that was fetched. */
  hear(entry, phone) {
    const place = `${entry.mac} ${entry.load}`;
    if (entry.kind === 'StepBegun' && !this.#begun.has(place)) {
      this.#begun.set(place, Date.parse(entry.at));
    }
    if (entry.kind === 'StepProved' && this.#begun.has(place)) {
      this.#learn(`${phone?.family} ${entry.load}`, Date.parse(entry.at) - this.#begun.get(place));
      this.#begun.delete(place);
    }
  }

  forget(mac) {
    for (const place of this.#begun.keys()) {
      if (place.startsWith(mac)) {
        this.#begun.delete(place);
      }
    }
  }

  #learn(step, millis) {
    const samples = [...(this.#took.get(step) ?? []), millis].slice(-SAMPLES_MAX);
    this.#took.delete(step);
    this.#took.set(step, samples);
    while (this.#took.size > STEPS_MAX) {
      this.#took.delete(this.#took.keys().next().value);
    }
    try {
      localStorage.setItem(KEY, JSON.stringify([...this.#took]));
    } catch {
      // Kept for this visit only.
    }
  }

  /** Milliseconds until the phone is where it shall be, or null if its like was never seen. */
  left(phone, now) {
    let sum = 0;
    for (const step of phone.plan?.steps ?? []) {
      if (step.state === 'proved') {
        continue;
      }
      const samples = this.#took.get(`${phone.family} ${step.load}`);
      if (!samples) {
        return null;
      }
      const begun = this.#begun.get(`${phone.mac} ${step.load}`);
      const spent = step.state === 'current' && begun ? now - begun : 0;
      sum += Math.max(0, median(samples) - spent);
    }
    return sum;
  }
}
