// The boot ladder, drawn live: the rung it stands on moves, what is done carries its time.
import { html, nothing } from 'lit';
import { Part, bar } from '../part.js';
import { icon } from '../icons.js';
import { ladder } from '../rungs.js';
import { boots } from '../story.js';
import { bytes, clockOf } from '../words.js';
import { t } from '../texts.js';

class Ladder extends Part {
  static properties = { entries: {}, phone: {}, shown: { state: true } };

  constructor() {
    super();
    this.entries = [];
    this.shown = null;
  }

  render() {
    const all = boots(this.entries);
    const last = all.length - 1;
    const at = this.shown === null ? last : Math.min(this.shown, last);
    const rungs = ladder(all[at], at === last ? this.phone : null, all[at + 1]);
    const title = t.phone.ladderOf(all[at].number);
    return html`
      <section class="card ladder" aria-labelledby="ladder-title">
        <div class="card-head">
          <h2 id="ladder-title">${title}</h2>
          ${last > 0 ? html`
            <button class="button plain square flip" ?disabled=${at === 0} aria-label=${t.phone.older} title=${t.phone.older}
              @click=${() => (this.shown = at - 1)}>${icon('more')}</button>
            <button class="button plain square" ?disabled=${at === last} aria-label=${t.phone.newer} title=${t.phone.newer}
              @click=${() => (this.shown = at + 1 === last ? null : at + 1)}>${icon('more')}</button>` : nothing}
        </div>
        <ol class="rungs">
          ${rungs.map((rung) => this.#rung(rung))}
        </ol>
      </section>`;
  }

  #rung(rung) {
    const sign = { done: 'check', failed: 'alert', skipped: 'skip' }[rung.state] ?? rung.sign;
    const word = rung.id === 'home' && rung.state === 'done' && !/PBX|regist/i.test(rung.detail) ? t.rung.runs : t.rung[rung.id];
    return html`
      <li class="rung ${rung.state}" data-rung=${rung.id} data-state=${rung.state} aria-current=${rung.state === 'now' ? 'step' : nothing}>
        <span class="rung-sign">${icon(sign)}</span>
        <div class="rung-text">
          <h3>${word} <span class="for-ears">${t.rung[rung.state]}</span></h3>
          ${rung.detail && rung.state !== 'ahead' ? html`<p class="small soft wrap">${rung.detail}</p>` : nothing}
          ${rung.id === 'load' && rung.parts.length > 0 && rung.state !== 'skipped' ? html`
            <ul class="parts">${rung.parts.map((part) => html`
              <li><span class="mono cut" title=${part.name}>${part.name}</span>
                <span class="faint small numbers">${bytes(part.size)}</span>
                ${bar(part.share ?? 0, { tone: part.share === 1 ? 'good' : 'busy', label: part.name })}</li>`)}
            </ul>` : nothing}
        </div>
        <time class="small faint numbers">${rung.at && rung.state !== 'ahead' ? clockOf(rung.at) : ''}</time>
      </li>`;
  }
}

customElements.define('offhook-ladder', Ladder);
