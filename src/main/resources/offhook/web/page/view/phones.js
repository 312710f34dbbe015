// Every phone at once: what needs a person on top, what moves next, what has arrived at the end.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part, bar, empty, place, put } from '../part.js';
import { icon } from '../icons.js';
import { Listening, station } from '../station.js';
import { GROUPS, standing } from '../words.js';
import { arrange, visible } from '../tiling.js';
import { Chimes } from '../chimes.js';
import { t } from '../texts.js';
import './tile.js';
import './choice.js';

const TONES = { help: 'bad', moving: 'busy', waiting: 'idle', done: 'good' };
const SIGNS = { help: 'alert', moving: 'down', waiting: 'clock', done: 'check' };
const VIEW_KEY = 'offhook.view';
const VIEWS = [['tiles', 'tiles'], ['rows', 'rows'], ['bench', 'bench']];
/** What only time changes, a restart that does not come, shows so soon. */
const AGAIN_MILLIS = 5000;

class Phones extends Part {
  static properties = {
    only: { state: true }, words: { state: true }, model: { state: true }, look: { state: true },
    chosen: { state: true }, range: { state: true },
  };

  constructor() {
    super();
    this.only = '';
    this.words = '';
    this.model = '';
    this.look = kept();
    this.chosen = new Set();
    this.chimes = new Chimes();
    new Listening(this, 'phones', 'session');
    this.measure = () => this.#measure();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('scroll', this.measure, { passive: true });
    addEventListener('resize', this.measure);
    this.again = setInterval(() => this.requestUpdate(), AGAIN_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('scroll', this.measure);
    removeEventListener('resize', this.measure);
    clearInterval(this.again);
    document.documentElement.classList.remove('benched');
  }

  #measure() {
    const field = this.querySelector('.field-of-phones');
    if (!field) {
      return;
    }
    const box = field.getBoundingClientRect();
    const range = { top: -box.top, height: innerHeight, width: field.clientWidth };
    const isNear = this.range && this.range.width === range.width
      && Math.abs(this.range.top - range.top) < 40 && this.range.height === range.height;
    if (!isNear) {
      this.range = range;
    }
  }

  updated() {
    this.#measure();
    document.documentElement.classList.toggle('benched', this.look === 'bench');
  }

  /** Phones by group, those of a group in the order in which they came. */
  #sort() {
    const now = Date.now();
    const groups = { help: [], moving: [], waiting: [], done: [] };
    const models = new Set();
    const needle = this.words.trim().toLowerCase();
    let count = 0;
    for (const phone of station.phones.values()) {
      const stands = standing(phone, now);
      models.add(phone.model ?? '');
      if (this.model && this.model !== (phone.model ?? '')) {
        continue;
      }
      if (needle && !matches(phone, needle, stands)) {
        continue;
      }
      count++;
      groups[stands.group].push({ phone, stands });
    }
    for (const group of Object.values(groups)) {
      group.sort(byArrival);
    }
    this.chimes.hear(groups);
    return { groups, models: [...models].filter(Boolean).sort(), count };
  }

  render() {
    if (!station.hasPhones) {
      // The stream tells of some before all are there: their number would be taken for that of all.
      return html`
        <div class="view phones look-${this.look}">
          <div class="view-head"><div class="view-title">
            <h1 tabindex="-1">${t.phones.title}</h1><p class="soft" role="status">${t.loading}…</p>
          </div></div>
        </div>`;
    }
    const { groups, models, count } = this.#sort();
    const shown = GROUPS.filter((group) => !this.only || this.only === group);
    return html`
      <div class="view phones look-${this.look}">
        ${this.look === 'bench' ? this.#benchHead(groups) : this.#head(groups, models, count)}
        ${station.phones.size === 0
          ? this.#welcome()
          : this.#field(shown.map((group) => [group, groups[group]]))}
        ${this.chosen.size > 0 ? html`
          <offhook-choice .macs=${[...this.chosen].filter((mac) => station.phones.has(mac))}
            @clear=${() => (this.chosen = new Set())}></offhook-choice>` : nothing}
      </div>`;
  }

  #head(groups, models, count) {
    const all = station.phones.size;
    const done = groups.done.length;
    return html`
      <div class="view-head">
        <div class="view-title">
          <h1 tabindex="-1">${t.phones.title}</h1>
          ${all > 0 ? html`<p class="soft">${done === count && count === all ? t.phones.allDone(all) : t.phones.summary(done, count)}</p>` : nothing}
        </div>
        <div class="looks">${this.#looks()}</div>
      </div>
      ${all > 0 ? html`
        <div class="tally" role="group" aria-label=${t.phones.group}>
          ${GROUPS.map((group) => html`
            <button class="tally-part ${TONES[group]}" aria-pressed=${this.only === group}
                ?disabled=${groups[group].length === 0 && this.only !== group} data-group=${group}
                @click=${() => (this.only = this.only === group ? '' : group)}>
              <span class="tally-number numbers">${groups[group].length}</span>
              <span class="tally-word">${icon(SIGNS[group])}${t.group[group]}</span>
            </button>`)}
          <div class="tally-bar" aria-hidden="true">
            ${GROUPS.toReversed().map((group) => html`
              <i class=${TONES[group]} ${put({ '--grow': String(groups[group].length) })}></i>`)}
          </div>
        </div>
        <div class="tools">
          <div class="searching">${icon('search')}
            <input class="field" type="search" aria-label=${t.phones.search} placeholder=${t.phones.searchHint}
              .value=${this.words} @input=${(event) => (this.words = event.target.value)}></div>
          <select class="field narrow" aria-label=${t.phones.model} @change=${(event) => (this.model = event.target.value)}>
            <option value="">${t.phones.all}</option>
            ${models.map((model) => html`<option value=${model} ?selected=${this.model === model}>${model}</option>`)}
          </select>
          ${this.#shows(groups) > 0 && station.mayChange ? html`
            <button class="button plain" @click=${() => this.#chooseAll(groups)}>${t.phones.selectAll}</button>` : nothing}
        </div>` : nothing}`;
  }

  #looks() {
    return html`
      <div class="segments" role="group" aria-label=${t.phones.view}>
        ${VIEWS.map(([look, sign]) => html`
          <button aria-pressed=${this.look === look} data-look=${look} @click=${() => this.#choose(look)}>
            ${icon(sign)}<span>${t.phones[look]}</span></button>`)}
      </div>`;
  }

  #benchHead(groups) {
    const all = station.phones.size;
    return html`
      <div class="bench-head">
        <h1 class="for-ears" tabindex="-1">${t.phones.title}</h1>
        ${GROUPS.filter((group) => groups[group].length > 0).map((group) => html`
          <p class="bench-count ${TONES[group]}"><b class="numbers">${groups[group].length}</b>${icon(SIGNS[group])}<span>${t.group[group]}</span></p>`)}
        <div class="bench-bar">${bar(all ? groups.done.length / all : 0, { tone: 'good', label: t.phones.summary(groups.done.length, all) })}</div>
        <button class="button plain square" aria-pressed=${this.chimes.isOn} @click=${this.#sound}
          aria-label=${this.chimes.isOn ? t.phones.soundOn : t.phones.soundOff}
          title=${this.chimes.isOn ? t.phones.soundOn : t.phones.soundOff}>${icon(this.chimes.isOn ? 'sound' : 'mute')}</button>
        <button class="button plain square" @click=${this.#full} aria-label=${t.phones.full} title=${t.phones.full}>${icon('full')}</button>
        <button class="button plain square" data-look="tiles" @click=${() => this.#choose('tiles')}
          aria-label=${t.phones.leaveBench} title=${t.phones.leaveBench}>${icon('close')}</button>
      </div>`;
  }

  #welcome() {
    return empty('phones', t.phones.none, t.phones.noneText, html`
      <div class="pulse" aria-hidden="true"><i></i><i></i><i></i></div>`);
  }

  #shows(groups) {
    return GROUPS.reduce((sum, group) => sum + (!this.only || this.only === group ? groups[group].length : 0), 0);
  }

  /** Only the tiles near the window exist: a thousand phones scroll like ten. */
  #field(groups) {
    const width = this.range?.width ?? this.clientWidth;
    const plan = arrange(groups, width, this.look);
    if (plan.blocks.length === 0) {
      return empty('search', t.phones.nothing, t.phones.nothingText, html`
        <button class="button" @click=${this.#showAll}>${t.phones.showAll}</button>`);
    }
    const seen = visible(plan, this.range ?? { top: 0, height: innerHeight });
    // A whole new arrangement does not glide, a phone that changes its group does.
    const glides = this.arrangedFor === `${width} ${this.look} ${this.only} ${this.words} ${this.model}`;
    this.arrangedFor = `${width} ${this.look} ${this.only} ${this.words} ${this.model}`;
    return html`
      <div class="field-of-phones" ${put({ height: `${plan.height}px` })}>
        ${repeat(seen, (block) => block.group, (block) => html`
          <section aria-labelledby="group-${block.group}">
            ${block.head ? html`
              <h2 class="group-head ${TONES[block.group]}" id="group-${block.group}" ${place(0, block.y, width, block.head, false)}>
                ${icon(SIGNS[block.group])}<span>${t.group[block.group]}</span><small class="numbers">${block.count}</small></h2>`
              : html`<h2 class="for-ears" id="group-${block.group}">${t.group[block.group]}</h2>`}
            <ul>
              ${repeat(block.tiles, (tile) => tile.phone.mac, (tile) => html`
                <li class="slot" aria-setsize=${block.count} aria-posinset=${tile.at + 1}
                    ${place(tile.x, tile.y, tile.width, tile.height, glides)}>
                  <offhook-tile .phone=${tile.phone} .stands=${tile.stands} .look=${this.look}
                    .isChosen=${this.chosen.has(tile.phone.mac)} .mayChoose=${station.mayChange}
                    @choose=${() => this.#toggle(tile.phone.mac)}></offhook-tile>
                </li>`)}
            </ul>
          </section>`)}
      </div>`;
  }

  #choose(look) {
    this.look = look;
    try {
      localStorage.setItem(VIEW_KEY, look);
    } catch {
      // For this visit only.
    }
  }

  #showAll() {
    this.only = '';
    this.words = '';
    this.model = '';
  }

  #toggle(mac) {
    const chosen = new Set(this.chosen);
    chosen.delete(mac) || chosen.add(mac);
    this.chosen = chosen;
  }

  #chooseAll(groups) {
    const shown = GROUPS.filter((group) => !this.only || this.only === group);
    this.chosen = new Set(shown.flatMap((group) => groups[group].map(({ phone }) => phone.mac)));
  }

  #sound() {
    this.chimes.turn(!this.chimes.isOn);
    this.requestUpdate();
  }

  #full() {
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  }
}

const byArrival = ({ phone: one }, { phone: other }) =>
  one.firstSeen < other.firstSeen ? -1 : one.firstSeen > other.firstSeen ? 1 : one.mac < other.mac ? -1 : 1;

function matches(phone, needle, stands) {
  const bare = needle.replace(/[:.-]/g, '');
  return [
    phone.model, phone.address, phone.load?.name, phone.target, stands.word,
    ...phone.findings.map((finding) => `${finding.code} ${finding.sentence}`),
  ].some((text) => text?.toLowerCase().includes(needle))
    || bare.length > 1 && phone.mac.replaceAll(':', '').includes(bare);
}

function kept() {
  try {
    const look = localStorage.getItem(VIEW_KEY);
    return VIEWS.some(([name]) => name === look) ? look : 'tiles';
  } catch {
    return 'tiles';
  }
}

customElements.define('offhook-phones', Phones);
