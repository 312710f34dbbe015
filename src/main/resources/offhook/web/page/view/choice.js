// What is done with the phones that are selected: one or a thousand.
import { html, nothing } from 'lit';
import { Part, announce, attempt } from '../part.js';
import { icon } from '../icons.js';
import { api } from '../api.js';
import { station } from '../station.js';
import { standing } from '../words.js';
import { t } from '../texts.js';

/** A notice each would bury the page. */
const REFUSALS_SHOWN = 2;

class Choice extends Part {
  static properties = { macs: {}, isBar: {}, load: { state: true } };

  constructor() {
    super();
    this.macs = [];
    this.isBar = true;
    this.load = '';
  }

  get phones() {
    return this.macs.map((mac) => station.phones.get(mac)).filter(Boolean);
  }

  /** Loads of the library that fit at least one of the phones, complete ones first. */
  get loads() {
    const models = new Set(this.phones.map((phone) => /\d{4}/.exec(phone.model ?? '')?.[0]).filter(Boolean));
    return (station.loads ?? [])
      .filter((load) => models.size === 0 || load.models.some((model) => models.has(model)))
      .sort((one, other) => (one.condition === 'complete' ? 0 : 1) - (other.condition === 'complete' ? 0 : 1)
        || other.name.localeCompare(one.name, 'en', { numeric: true }));
  }

  render() {
    const mayNot = !station.mayChange;
    const canRetry = this.phones.some((phone) => standing(phone).group === 'help');
    const canRestart = this.phones.some((phone) => phone.stage === 'registered');
    const title = mayNot ? t.act.mayNot : nothing;
    const buttons = html`
      <button class="button main" ?disabled=${mayNot} title=${title} @click=${this.#askTarget} data-act="target">${icon('target')}${t.phones.target}</button>
      <button class="button" ?disabled=${mayNot || !canRetry} title=${title} @click=${this.#retry} data-act="retry">${icon('again')}${t.phones.retry}</button>
      ${canRestart ? html`<button class="button" ?disabled=${mayNot} title=${title} @click=${this.#restart} data-act="restart">${icon('plug')}${t.phones.restart}</button>` : nothing}
      <button class="button danger" ?disabled=${mayNot} title=${title} @click=${() => this.querySelector('.forget').showModal()} data-act="forget">${icon('trash')}${t.phones.forget}</button>`;
    return html`
      ${this.isBar ? html`
        <div class="choice" role="region" aria-label=${t.phones.selected(this.macs.length)}>
          <b class="numbers">${t.phones.selected(this.macs.length)}</b>
          ${buttons}
          <button class="button plain" @click=${this.#clear}>${t.phones.clear}</button>
        </div>` : html`<div class="acts">${buttons}</div>`}
      ${this.#targetDialog()}
      ${this.#forgetDialog()}`;
  }

  #targetDialog() {
    const loads = this.loads;
    const current = this.phones.length === 1 ? this.phones[0].target : '';
    return html`
      <dialog class="target" aria-labelledby="target-title">
        <form method="dialog" @submit=${this.#setTarget}>
          <header><h2 id="target-title">${t.act.targetTitle(this.macs.length)}</h2><p>${t.act.targetText}</p></header>
          <div class="dialog-body">
            ${loads.length === 0 ? html`<p class="soft">${t.act.targetNone}</p>` : html`
              <div class="load-choice" role="radiogroup" aria-labelledby="target-title">
                ${loads.map((load) => html`
                  <label class="load-option">
                    <input type="radio" name="load" value=${load.name} ?checked=${load.name === current}
                      @change=${() => (this.load = load.name)}>
                    <span class="mono cut">${load.name}</span>
                    <span class="small soft cut">${(load.protocol ?? '').toUpperCase()} ${load.version} · ${load.models.join(', ')}</span>
                    ${load.condition === 'complete' ? nothing : html`<span class="chip bad">${icon('alert')}${t.firmware[load.condition] ?? load.condition}</span>`}
                  </label>`)}
              </div>`}
            <label class="labelled"><span>${t.act.targetOther}</span>
              <input class="field mono" name="other" autocomplete="off" spellcheck="false" .value=${this.load}
                @input=${(event) => (this.load = event.target.value)}></label>
          </div>
          <footer>
            <button class="button" type="button" @click=${() => this.querySelector('.target').close()}>${t.cancel}</button>
            <button class="button main" ?disabled=${!this.load.trim()}>${t.act.save}</button>
          </footer>
        </form>
      </dialog>`;
  }

  #forgetDialog() {
    return html`
      <dialog class="forget" aria-labelledby="forget-title">
        <form method="dialog" @submit=${this.#forget}>
          <header><h2 id="forget-title">${t.act.forgetTitle(this.macs.length)}</h2><p>${t.act.forgetText}</p></header>
          <footer>
            <button class="button" type="button" @click=${() => this.querySelector('.forget').close()}>${t.cancel}</button>
            <button class="button main danger">${t.phones.forget}</button>
          </footer>
        </form>
      </dialog>`;
  }

  #askTarget() {
    this.load = this.phones.length === 1 ? this.phones[0].target ?? '' : '';
    this.querySelector('.target').showModal();
  }

  async #setTarget() {
    const load = this.load.trim();
    const answer = await attempt(() => api.target(this.macs, load));
    const refused = answer?.refused ?? [];
    refused.slice(0, REFUSALS_SHOWN).forEach(({ mac, why }) => announce(`${mac}: ${why}`, 'bad'));
    if (refused.length > REFUSALS_SHOWN) {
      announce(t.act.moreRefused(refused.length - REFUSALS_SHOWN), 'bad');
    }
    if (answer && this.macs.length > refused.length) {
      announce(t.act.targetSet(load, this.macs.length - refused.length), 'good');
    }
  }

  #retry() {
    const macs = this.phones.filter((phone) => standing(phone).group === 'help').map((phone) => phone.mac);
    attempt(() => Promise.all(macs.map((mac) => api.retry(mac))), t.act.retried(macs.length));
  }

  /** Each phone says itself whether it does: a registered one may belong to another PBX. */
  async #restart() {
    const macs = this.phones.filter((phone) => phone.stage === 'registered').map((phone) => phone.mac);
    const answers = await attempt(() => Promise.all(macs.map(async (mac) => ({ mac, ...(await api.restart(mac)) })))) ?? [];
    const silent = answers.filter((answer) => !answer.restarts);
    silent.slice(0, REFUSALS_SHOWN).forEach(({ mac, said }) => announce(`${mac}: ${said}`, 'bad'));
    if (silent.length > REFUSALS_SHOWN) {
      announce(t.act.moreRefused(silent.length - REFUSALS_SHOWN), 'bad');
    }
    if (answers.length > silent.length) {
      announce(t.act.restarted(answers.length - silent.length), 'good');
    }
  }

  async #forget() {
    const done = await attempt(
      () => Promise.all(this.macs.map((mac) => api.forget(mac))).then(() => true), t.act.forgotten(this.macs.length));
    if (done) {
      this.#clear();
      this.dispatchEvent(new CustomEvent('forgotten'));
    }
  }

  #clear() {
    this.dispatchEvent(new CustomEvent('clear'));
  }
}

customElements.define('offhook-choice', Choice);
