// Firmware: archives in, judgement out, the library, and the ways through it.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part, chip, empty } from '../part.js';
import { icon } from '../icons.js';
import { linkTo } from '../route.js';
import { Listening, station } from '../station.js';
import { bytes } from '../words.js';
import { t } from '../texts.js';
import './drop.js';
import './graph.js';
import { judgement } from './judgement.js';

const TONES = { complete: 'good', incomplete: 'hold', damaged: 'bad' };
const SIGNS = { complete: 'check', incomplete: 'alert', damaged: 'close' };

class Firmware extends Part {
  static properties = { model: {}, words: { state: true } };

  constructor() {
    super();
    this.model = '';
    this.words = '';
    new Listening(this, 'loads', 'phones');
  }

  /** Models that have a load or a phone, so that there is something to draw. */
  #models() {
    const models = new Set((station.loads ?? []).flatMap((load) => load.models));
    for (const phone of station.phones.values()) {
      if (/^\d{4}/.test(phone.model ?? '') && !phone.model.includes('/')) {
        models.add(phone.model);
      }
    }
    return [...models].sort();
  }

  render() {
    const loads = station.loads;
    const models = this.#models();
    const model = models.includes(this.model) ? this.model : models.find((it) => it === '7961') ?? models[0] ?? '';
    return html`
      <div class="view firmware">
        <div class="view-head"><div class="view-title"><h1 tabindex="-1">${t.firmware.title}</h1>
          <p class="soft">${t.firmware.mine}</p></div></div>
        <offhook-drop></offhook-drop>
        ${model ? html`<offhook-graph .model=${model} .models=${models}
          @model=${(event) => (location.hash = linkTo('firmware', '', { model: event.detail }))}></offhook-graph>` : nothing}
        ${loads ? this.#library(loads) : nothing}
      </div>`;
  }

  #library(loads) {
    const needle = this.words.trim().toLowerCase();
    const shown = loads.filter((load) => !needle
      || [load.name, load.version, load.protocol, load.condition, ...load.models].some((text) => text?.toLowerCase().includes(needle)));
    return html`
      <section class="card" aria-labelledby="library-title">
        <div class="card-head"><h2 id="library-title">${t.firmware.library} <small class="faint numbers">${loads.length}</small></h2>
          ${loads.length > 4 ? html`<div class="searching">${icon('search')}<input class="field" type="search" aria-label=${t.firmware.filter}
            placeholder=${t.firmware.filter} .value=${this.words} @input=${(event) => (this.words = event.target.value)}></div>` : nothing}
        </div>
        ${loads.length === 0 ? empty('chip', t.firmware.libraryNone, t.firmware.libraryNoneText) : html`
          <ul class="loads">${repeat(shown, (load) => load.name, (load) => row(load))}</ul>`}
      </section>`;
  }
}

const row = (load) => html`
  <li class="load" data-load=${load.name}>
    <details>
      <summary>
        ${icon('more')}
        <span class="load-name mono cut">${load.name}</span>
        <span class="load-kind small soft">${(load.protocol ?? '').toUpperCase()} ${load.version}</span>
        <span class="load-models small soft cut">${load.models.join(', ')}</span>
        ${chip(TONES[load.condition] ?? 'idle', SIGNS[load.condition] ?? 'ring', t.firmware[load.condition] ?? load.condition)}
      </summary>
      ${judgement(load)}
      <ul class="load-parts">${[...load.parts, ...load.extras].map((part) => html`
        <li><span class="mono small cut">${part.name}</span><span class="small faint numbers">${part.size === null || part.size === undefined ? t.firmware.absent : bytes(part.size)}</span></li>`)}</ul>
      ${load.origin ? html`<p class="small faint wrap">${t.firmware.origin} ${load.origin}</p>` : nothing}
    </details>
  </li>`;

customElements.define('offhook-firmware', Firmware);
