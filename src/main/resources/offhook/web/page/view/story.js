// A phone's story, newest first: its turns, or every packet.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part } from '../part.js';
import { icon } from '../icons.js';
import { key, toneOf } from '../story.js';
import { timeOf } from '../words.js';
import { t } from '../texts.js';

const SHOWN = 60;
const SIGNS = { good: 'check', bad: 'alert', turn: 'dot', traffic: 'dot' };

/** What happened stands out, how it is known stays behind. */
function told(text) {
  const cut = text.indexOf(' (');
  return cut < 0 ? text : html`${text.slice(0, cut)}<span class="known">${text.slice(cut)}</span>`;
}

class Story extends Part {
  static properties = { entries: {}, length: {}, hasTraffic: { state: true }, isWhole: { state: true } };

  constructor() {
    super();
    this.hasTraffic = false;
    this.isWhole = false;
  }

  render() {
    const all = (this.entries ?? []).filter((entry) => this.hasTraffic || toneOf(entry) !== 'traffic');
    const shown = (this.isWhole ? all : all.slice(-SHOWN)).toReversed();
    return html`
      <section class="card" aria-labelledby="story-title">
        <div class="card-head">
          <h2 id="story-title">${t.phone.story}</h2>
          <label class="check"><input type="checkbox" .checked=${this.hasTraffic}
            @change=${(event) => (this.hasTraffic = event.target.checked)}>${t.phone.traffic}</label>
        </div>
        <div class="tale" tabindex="0" role="group" aria-label=${t.phone.story}><ol>
          ${repeat(shown, (entry) => key(entry), (entry) => {
            const tone = toneOf(entry);
            return html`<li class="tale-entry ${tone}" data-kind=${entry.kind}>
              <time class="small faint numbers" datetime=${entry.at}>${timeOf(entry.at)}</time>
              <span class="tale-sign">${icon(SIGNS[tone])}</span>
              <p class="wrap">${told(entry.text)}</p></li>`;
          })}
        </ol></div>
        ${all.length > shown.length ? html`
          <div class="card-body"><button class="button plain" @click=${() => (this.isWhole = true)}>${t.phone.showAll(all.length)}</button></div>` : nothing}
        ${this.entries && all.length === 0 ? html`<p class="card-body soft">${t.phone.empty}</p>` : nothing}
      </section>`;
  }
}

customElements.define('offhook-story', Story);
