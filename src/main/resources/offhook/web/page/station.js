// What the page knows of the station: fetched once, kept true by the stream. Views listen, never ask.
import { api } from './api.js';
import { Pace } from './pace.js';
import { key } from './story.js';

/** Enough for an hour of a busy bench; the log view asks the station for what is older. */
const RECENT_MAX = 4000;
/** Of a phone whose page is open. */
const STORY_MAX = 5000;
const RECONNECT_MILLIS = [500, 1000, 2000, 5000];
/** Nobody sees more; the lists are sorted and laid out at most so often. */
const TELL_MILLIS = 120;

class Station extends EventTarget {
  phones = new Map();
  loads = null;
  network = null;
  /** It was asked for and never came. */
  isNetworkMissing = false;
  health = null;
  session = null;
  recent = [];
  /** connecting, live or lost */
  line = 'connecting';
  hasPhones = false;
  /** false: this machine shows what it knows only to who is signed in. */
  mayRead = true;
  pace = new Pace();

  #changed = new Set();
  #timer = 0;
  #source = null;
  #failures = 0;
  #lastId = '';
  /** Phones that the stream told of while all were being fetched; null while they are not. */
  #touched = null;
  #isStale = false;
  #retry = 0;
  #stories = new Map();
  /** The part of its load that each phone had last: between two parts a bar stays where it was. */
  #reached = new Map();

  start() {
    this.refreshSession();
    this.#connect();
  }

  /** Tells the listeners of a topic, soon and together with other changes. */
  #tell(...topics) {
    topics.forEach((topic) => this.#changed.add(topic));
    if (this.#timer === 0) {
      this.#timer = setTimeout(() => {
        this.#timer = 0;
        const changed = [...this.#changed];
        this.#changed.clear();
        changed.forEach((topic) => this.dispatchEvent(new Event(topic)));
      }, TELL_MILLIS);
    }
  }

  async refreshSession() {
    const couldRead = this.session?.mayChange;
    try {
      this.session = await api.session();
      if (couldRead === false && this.session.mayChange) {
        this.refresh();
      }
    } catch (trouble) {
      this.session = { signedIn: false, mayChange: false, why: trouble.message };
    }
    this.#tell('session');
  }

  get mayChange() {
    return this.session?.mayChange ?? false;
  }

  #connect() {
    // A new EventSource forgets where the old one was; the station takes the place as a parameter, too.
    const place = this.#lastId ? `?lastEventId=${encodeURIComponent(this.#lastId)}` : '';
    const source = new EventSource(api.events + place);
    this.#source = source;
    source.onopen = () => {
      this.#failures = 0;
      this.#setLine('live');
      if (!this.hasPhones) {
        this.refresh();
      }
    };
    source.onerror = () => {
      if (!this.hasPhones) {
        // It may be refused, not lost: a call says which.
        this.refresh();
      }
      this.#setLine('lost');
      // While it is CONNECTING the browser tries again by itself, with Last-Event-ID.
      if (source.readyState === EventSource.CLOSED) {
        const pause = RECONNECT_MILLIS[Math.min(this.#failures++, RECONNECT_MILLIS.length - 1)];
        setTimeout(() => this.#connect(), pause);
      }
    };
    const on = (type, handle) =>
      source.addEventListener(type, (event) => {
        this.#lastId = event.lastEventId || this.#lastId;
        handle.call(this, event.data ? JSON.parse(event.data) : null);
      });
    on('phone', this.#onPhone);
    on('story', this.#onStory);
    on('gone', this.#onGone);
    on('loads', this.refreshLoads);
    on('network', this.refreshNetwork);
    on('health', this.#onHealth);
    on('reset', this.refresh);
  }

  #setReadable(mayRead) {
    if (this.mayRead !== mayRead) {
      this.mayRead = mayRead;
      this.#tell('session');
    }
  }

  #setLine(line) {
    if (this.line !== line) {
      this.line = line;
      this.#tell('line');
    }
  }

  /** Fetches everything again: at the start, and when the stream can't make up what was missed. */
  async refresh() {
    clearTimeout(this.#retry);
    if (this.#touched) {
      this.#isStale = true;
      return;
    }
    this.#touched = new Set();
    try {
      const phones = await api.phones();
      const fetched = new Map(phones.map((phone) => [phone.mac, phone]));
      // What the stream said while this was under way is newer.
      for (const mac of this.#touched) {
        const newer = this.phones.get(mac);
        newer ? fetched.set(mac, newer) : fetched.delete(mac);
      }
      this.phones = fetched;
      this.hasPhones = true;
      this.#setReadable(true);
      this.#tell('phones');
    } catch (trouble) {
      this.#setReadable(trouble.status !== 401);
      this.#retry = setTimeout(() => this.refresh(), RECONNECT_MILLIS[trouble.status === 401 ? 3 : 1]);
      return;
    } finally {
      this.#touched = null;
    }
    if (this.#isStale) {
      this.#isStale = false;
      this.refresh();
      return;
    }
    this.refreshLoads();
    this.refreshNetwork();
    this.refreshHealth();
    for (const mac of this.#stories.keys()) {
      this.#fetchStory(mac);
    }
    this.#tell('reset');
  }

  async refreshLoads() {
    this.loads = (await api.loads().catch(() => null))?.loads ?? this.loads ?? [];
    this.#tell('loads', 'phones');
  }

  async refreshNetwork() {
    this.network = await api.network().catch(() => this.network);
    this.isNetworkMissing = !this.network;
    this.#tell('network');
  }

  async refreshHealth() {
    this.#onHealth(await api.health().catch(() => this.health));
  }

  #onHealth(health) {
    this.health = health ?? this.health;
    this.#tell('health');
  }

  #onPhone(phone) {
    if (phone.progress) {
      this.#reached.set(phone.mac, { ...phone.progress, isWhole: this.#reached.get(phone.mac)?.isWhole });
    }
    this.phones.set(phone.mac, phone);
    this.#touched?.add(phone.mac);
    this.#tell('phones', `phone ${phone.mac}`);
  }

  #onGone({ mac }) {
    this.phones.delete(mac);
    this.#touched?.add(mac);
    this.pace.forget(mac);
    this.#reached.delete(mac);
    this.#tell('phones', `phone ${mac}`);
  }

  #onStory(entry) {
    this.pace.hear(entry, this.phones.get(entry.mac));
    this.#reach(entry);
    this.recent.push(entry);
    if (this.recent.length > RECENT_MAX) {
      this.recent.splice(0, RECENT_MAX / 4);
    }
    const story = this.#stories.get(entry.mac);
    if (story?.entries) {
      story.entries.push(entry);
      story.entries.splice(0, Math.max(0, story.entries.length - STORY_MAX));
    }
    story?.early?.push(entry);
    this.#tell('story', `story ${entry.mac}`);
  }

  #reach(entry) {
    if (entry.kind === 'FileSent') {
      const isWhole = this.#reached.get(entry.mac)?.isWhole;
      this.#reached.set(entry.mac, { file: entry.name, bytes: entry.sizeBytes, total: entry.sizeBytes, isWhole });
    } else if (entry.kind === 'LoadDelivered') {
      this.#reached.set(entry.mac, { ...this.#reached.get(entry.mac), isWhole: true });
    } else if (/^Step(Begun|Proved|Failed|Interrupted)$/.test(entry.kind)) {
      this.#reached.delete(entry.mac);
    }
  }

  reachedBy(mac) {
    return this.#reached.get(mac) ?? null;
  }

  /** Keeps a phone's story live until it is let go; null until it has come. */
  storyOf(mac) {
    if (!this.#stories.has(mac)) {
      this.#stories.set(mac, { entries: null, early: [] });
      this.#fetchStory(mac);
    }
    return this.#stories.get(mac).entries;
  }

  letGo(mac) {
    this.#stories.delete(mac);
  }

  async #fetchStory(mac) {
    const story = this.#stories.get(mac);
    story.early = [];
    try {
      const fetched = (await api.story(mac)).slice(-STORY_MAX).map((entry) => ({ ...entry, mac }));
      fetched.forEach((entry) => this.pace.hear(entry, this.phones.get(mac)));
      const have = new Set(fetched.map(key));
      story.entries = [...fetched, ...story.early.filter((entry) => !have.has(key(entry)))];
    } catch {
      story.entries ??= [];
    }
    story.early = null;
    this.#tell(`story ${mac}`);
  }

  loadNamed(name) {
    return this.loads?.find((load) => load.name === name);
  }
}

export const station = new Station();

/** Draws its element again when the station says that one of the topics changed. */
export class Listening {
  #topics;

  constructor(host, ...topics) {
    this.host = host;
    this.#topics = topics;
    host.addController(this);
  }

  listen = () => this.host.requestUpdate();

  /** Listens to other topics from now on. */
  to(...topics) {
    this.hostDisconnected();
    this.#topics = topics;
    this.hostConnected();
  }

  hostConnected() {
    this.#topics.forEach((topic) => station.addEventListener(topic, this.listen));
  }

  hostDisconnected() {
    this.#topics.forEach((topic) => station.removeEventListener(topic, this.listen));
  }
}
