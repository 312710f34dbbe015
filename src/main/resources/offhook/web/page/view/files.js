// The files that a phone would get now, and why; a written one can be read.
import { html, nothing } from 'lit';
import { Part, attempt } from '../part.js';
import { icon } from '../icons.js';
import { api } from '../api.js';
import { bytes } from '../words.js';
import { t } from '../texts.js';

const SIGNS = { 'trust list': 'shield', settings: 'sliders', 'load list': 'lines', load: 'chip', part: 'chip', comfort: 'bell' };

class Files extends Part {
  static properties = { mac: {}, target: {}, stage: {}, files: { state: true }, open: { state: true }, text: { state: true } };

  constructor() {
    super();
    this.files = null;
    this.open = '';
  }

  /** What it would get depends on its target and on where it is. */
  updated(changed) {
    if (changed.has('mac') || changed.has('target') || changed.has('stage')) {
      this.#fetch();
    }
  }

  async #fetch() {
    try {
      this.files = await api.files(this.mac);
    } catch {
      this.files = [];
    }
  }

  async #show(name) {
    if (this.open === name) {
      this.open = '';
      return;
    }
    const file = await attempt(() => api.file(this.mac, name));
    this.text = file?.text ?? '';
    this.open = file ? name : '';
  }

  render() {
    if (!this.files?.length) {
      return nothing;
    }
    return html`
      <section class="card" aria-labelledby="files-title">
        <div class="card-head"><h2 id="files-title">${t.phone.files}</h2><p class="small soft">${t.phone.filesText}</p></div>
        <ul class="file-list">
          ${this.files.map((file) => html`
            <li class=${file.answer}>
              ${icon(SIGNS[file.kind] ?? 'file')}
              <div class="file-what">
                <p class="mono wrap">${file.name} ${file.answer === 'absent' ? html`<span class="chip idle">${t.phone.absent}</span>` : nothing} <span class="faint small">${bytes(file.bytes)}</span></p>
                <p class="small soft wrap">${file.why}</p>
              </div>
              ${file.answer === 'rendered' ? html`
                <button class="button plain" aria-expanded=${this.open === file.name} @click=${() => this.#show(file.name)}>
                  ${this.open === file.name ? t.phone.hide : t.phone.show}</button>` : nothing}
              ${this.open === file.name ? html`<pre class="file-text" tabindex="0">${this.text}</pre>` : nothing}
            </li>`)}
        </ul>
      </section>`;
  }
}

customElements.define('offhook-files', Files);
