// The whole stream, as in a log viewer: filter, pause, copy, and back to the beginning.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part, copy, empty, put } from '../part.js';
import { icon } from '../icons.js';
import { api } from '../api.js';
import { linkTo } from '../route.js';
import { Listening, station } from '../station.js';
import { key, toneOf } from '../story.js';
import { timeOf } from '../words.js';
import { t } from '../texts.js';

const ROW = 34;
const AHEAD = 12;
const PAGE = 500;
const OLDER_MAX = 20_000;
const COPIED_MAX = 5000;
const KINDS = { all: () => true, turns: (entry) => toneOf(entry) !== 'traffic', bad: (entry) => toneOf(entry) === 'bad' };
const SIGNS = { good: 'check', bad: 'alert', turn: 'dot', traffic: 'dot' };

class Events extends Part {
  static properties = {
    mac: {}, words: { state: true }, kind: { state: true }, paused: { state: true }, top: { state: true }, older: { state: true }, isEnd: { state: true },
  };

  constructor() {
    super();
    this.words = '';
    this.kind = 'turns';
    this.paused = null;
    this.top = 0;
    this.older = [];
    this.isEnd = false;
    new Listening(this, 'story', 'phones');
    this.onReset = () => this.#again();
  }

  connectedCallback() {
    super.connectedCallback();
    station.addEventListener('reset', this.onReset);
    this.words = this.mac || '';
    this.#fetch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    station.removeEventListener('reset', this.onReset);
  }

  #again() {
    this.older = [];
    this.isEnd = false;
    this.next = undefined;
    this.#fetch();
  }

  /** What was before the stream began, a page at a time. */
  async #fetch() {
    if (this.isFetching || this.isEnd) {
      return;
    }
    this.isFetching = true;
    try {
      const answer = await api.log({ limit: PAGE, before: this.next });
      this.next = answer.next ?? undefined;
      this.isEnd = this.next === undefined || this.older.length > OLDER_MAX;
      this.older = [...this.older, ...answer.entries];
    } catch {
      this.isEnd = true;
    } finally {
      this.isFetching = false;
    }
  }

  /** Newest first. */
  #entries() {
    const live = (this.paused ?? station.recent).toReversed();
    const have = new Set(live.map(key));
    const all = [...live, ...this.older.filter((entry) => !have.has(key(entry)))];
    const needle = this.words.trim().toLowerCase();
    return all.filter((entry) => KINDS[this.kind](entry)
      && (!needle || entry.text.toLowerCase().includes(needle) || entry.mac.includes(needle)
        || (station.phones.get(entry.mac)?.model ?? '').toLowerCase().includes(needle)));
  }

  render() {
    const entries = this.#entries();
    const waiting = this.paused ? Math.max(0, station.recent.length - this.paused.length) : 0;
    const from = Math.max(0, Math.floor(this.top / ROW) - AHEAD);
    const shown = entries.slice(from, from + Math.ceil(innerHeight / ROW) + 2 * AHEAD);
    this.copied = entries;
    return html`
      <div class="view events">
        <div class="view-head"><div class="view-title"><h1 tabindex="-1">${t.events.title}</h1></div>
          <div class="segments" role="group" aria-label=${t.events.kind}>
            ${['turns', 'bad', 'all'].map((kind) => html`<button aria-pressed=${this.kind === kind} data-kind=${kind} @click=${() => (this.kind = kind)}>${t.events[kind]}</button>`)}
          </div>
        </div>
        <div class="tools">
          <div class="searching">${icon('search')}<input class="field" type="search" aria-label=${t.events.filter} placeholder=${t.events.filterHint}
            .value=${this.words} @input=${(event) => (this.words = event.target.value)}></div>
          <button class="button" aria-pressed=${this.paused !== null} data-act="pause" @click=${this.#pause}>
            ${icon(this.paused ? 'play' : 'pause')}${this.paused ? t.events.go : t.events.pause}</button>
          <button class="button" data-act="copy" @click=${this.#copy}>${icon('copy')}${t.events.copy}</button>
          ${waiting > 0 ? html`<span class="small soft numbers" role="status">${t.events.waiting(waiting)}</span>` : nothing}
        </div>
        ${entries.length === 0 ? html`<div class="card">${empty('events', t.events.none, t.events.noneText)}</div>` : html`
          <div class="card log" role="table" aria-label=${t.events.title} aria-rowcount=${entries.length}>
            <div role="rowgroup"><div class="log-row log-head" role="row">
              <span role="columnheader">${t.events.time}</span><span role="columnheader">${t.events.phone}</span><span role="columnheader">${t.events.event}</span></div></div>
            <div class="log-room" role="rowgroup" tabindex="0" @scroll=${this.#scroll}>
              <div role="presentation" ${put({ height: `${from * ROW}px` })}></div>
              ${repeat(shown, (entry) => key(entry), (entry) => this.#row(entry))}
              <div role="presentation" ${put({ height: `${Math.max(0, entries.length - from - shown.length) * ROW}px` })}></div>
            </div>
          </div>`}
      </div>`;
  }

  #row(entry) {
    const tone = toneOf(entry);
    const model = station.phones.get(entry.mac)?.model;
    return html`
      <div class="log-row ${tone}" role="row" data-kind=${entry.kind}>
        <time role="cell" class="numbers" datetime=${entry.at}>${timeOf(entry.at)}</time>
        <a role="cell" class="cut" href=${linkTo('phones', entry.mac)}><b>${model ?? ''}</b> <span class="mono">${entry.mac}</span></a>
        <span role="cell" class="cut" title=${entry.text}>${icon(SIGNS[tone])}${entry.text}</span>
      </div>`;
  }

  #scroll(event) {
    const room = event.target;
    if (Math.abs(room.scrollTop - this.top) >= ROW) {
      this.top = room.scrollTop;
    }
    if (room.scrollTop + room.clientHeight > room.scrollHeight - 10 * ROW) {
      this.#fetch();
    }
  }

  #pause() {
    this.paused = this.paused ? null : [...station.recent];
  }

  #copy() {
    const lines = this.copied.slice(0, COPIED_MAX).map((entry) => `${entry.at}\t${entry.mac}\t${entry.text}`).toReversed();
    copy(lines.join('\n'), t.events.copied(lines.length));
  }
}

customElements.define('offhook-events', Events);
