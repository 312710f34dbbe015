// Archives are dropped here; each shows how far it is and then its judgement.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part, announce, bar, chip } from '../part.js';
import { icon } from '../icons.js';
import { upload } from '../api.js';
import { Listening, station } from '../station.js';
import { bytes, percent } from '../words.js';
import { t } from '../texts.js';
import { judgement } from './judgement.js';

const FILES_MAX = 200;

class Drop extends Part {
  static properties = { isOver: { state: true }, items: { state: true } };

  constructor() {
    super();
    this.isOver = false;
    this.items = [];
    new Listening(this, 'session');
  }

  render() {
    const mayNot = station.session && !station.mayChange;
    return html`
      <section class="card drop ${this.isOver ? 'over' : ''}" aria-label=${t.firmware.drop}
          @dragover=${this.#over} @dragleave=${() => (this.isOver = false)} @drop=${this.#drop}>
        <div class="drop-sign">${icon('upload')}</div>
        <div>
          <h2>${t.firmware.drop}</h2>
          <p class="soft">${mayNot ? t.act.mayNot : t.firmware.dropText}</p>
        </div>
        <label class="button main ${mayNot ? 'off' : ''}">${t.firmware.choose}
          <input class="for-ears" type="file" multiple ?disabled=${mayNot} @change=${this.#choose}></label>
      </section>
      ${this.items.length > 0 ? html`
        <ul class="uploads" aria-live="polite">
          ${repeat(this.items, (item) => item.id, (item) => this.#item(item))}
        </ul>` : nothing}`;
  }

  #item(item) {
    const report = item.report;
    const loads = report?.packages.flatMap((one) => one.loads) ?? [];
    const isUsable = loads.some((load) => load.condition === 'complete');
    const verdict = item.trouble ? 'bad' : !report ? 'busy' : report.fine ? 'good' : isUsable ? 'hold' : 'bad';
    const word = { bad: t.firmware.bad, good: t.firmware.good, hold: t.firmware.partly }[verdict];
    return html`
      <li class="card upload ${verdict}" data-verdict=${verdict} data-name=${item.name}>
        <div class="upload-head">
          ${icon('file')}<b class="wrap">${item.name}</b><span class="small faint numbers">${bytes(item.size)}</span>
          ${verdict === 'busy' ? html`<span class="small soft numbers">${item.share < 1 ? t.firmware.sending(percent(item.share)) : t.firmware.judging}</span>`
            : chip(verdict, { bad: 'close', good: 'check', hold: 'alert' }[verdict], word)}
        </div>
        ${verdict === 'busy' ? bar(item.share, { label: item.name }) : nothing}
        ${item.trouble ? html`<p class="upload-said">${item.trouble}</p>` : nothing}
        ${report?.packages.map((one) => html`
          <div class="upload-said">
            ${one.defects.map((defect) => html`<p class="defect">${defect.sentence} <code class="faint">${defect.code}</code></p>`)}
            ${one.loads.length === 0 && one.defects.length === 0 ? html`<p>${t.firmware.noLoads}</p>` : nothing}
            ${one.loads.map((load) => html`
              <p><b class="mono">${load.name}</b> <span class="small soft">${(load.protocol ?? '').toUpperCase()} ${load.version} · ${load.models.join(', ')} · ${t.firmware[load.condition] ?? load.condition}</span></p>
              ${judgement(load)}`)}
            ${one.remarks.map((remark) => html`<p class="small soft">${remark}</p>`)}
          </div>`)}
      </li>`;
  }

  #over(event) {
    event.preventDefault();
    this.isOver = true;
  }

  #drop(event) {
    event.preventDefault();
    this.isOver = false;
    this.#take([...event.dataTransfer.files]);
  }

  #choose(event) {
    this.#take([...event.target.files]);
    event.target.value = '';
  }

  #take(files) {
    if (!station.mayChange) {
      announce(t.act.mayNot, 'bad');
      return;
    }
    const items = files.slice(0, FILES_MAX).map((file) => ({
      id: crypto.getRandomValues(new Uint32Array(1))[0], name: file.name, size: file.size, file, share: 0,
    }));
    this.items = [...items, ...this.items].slice(0, FILES_MAX);
    this.queue = (this.queue ?? Promise.resolve()).then(() => this.#send(items));
  }

  /** One after the other: the station's disk is the narrow place, and the first judgement comes sooner. */
  async #send(items) {
    for (const item of items) {
      try {
        item.report = await upload(item.file, (share) => {
          item.share = share;
          this.requestUpdate();
        });
      } catch (trouble) {
        item.trouble = trouble.message;
      }
      item.file = null;
      this.requestUpdate();
    }
    station.refreshLoads();
  }
}

customElements.define('offhook-drop', Drop);
