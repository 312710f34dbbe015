// First run: three decisions at most, each with a default that works.
import { html, nothing } from 'lit';
import { Part, attempt, empty } from '../part.js';
import { icon } from '../icons.js';
import { api } from '../api.js';
import { linkTo } from '../route.js';
import { Listening, station } from '../station.js';
import { t } from '../texts.js';
import './drop.js';

class Start extends Part {
  static properties = { wishes: { state: true } };

  constructor() {
    super();
    this.wishes = {};
    new Listening(this, 'network', 'session', 'loads');
  }

  connectedCallback() {
    super.connectedCallback();
    station.refreshNetwork();
  }

  render() {
    const decisions = station.network?.firstRun?.decisions;
    return html`
      <div class="view start">
        <div class="start-head">
          <h1 tabindex="-1">${t.start.title}</h1>
          <p class="soft">${t.start.lead}</p>
        </div>
        ${decisions ? html`
          <ol class="decisions">${decisions.map((decision, at) => this.#decision(decision, at, decisions.length))}</ol>
          <div class="start-foot">
            <div><h2>${t.start.plug}</h2><p class="soft">${t.start.plugText}</p></div>
            <button class="button main large" data-act="finish" @click=${this.#finish}>${t.start.go}${icon('arrow')}</button>
          </div>` : station.hasPhones ? empty('sliders', t.network.none, t.network.noneText) : nothing}
      </div>`;
  }

  #decision(decision, at, of) {
    const chosen = this.wishes[decision.id] ?? decision.chosen;
    const needsRestart = decision.choices.length > 0 && chosen !== decision.active;
    return html`
      <li class="card decision" data-decision=${decision.id}>
        <span class="decision-number" aria-hidden="true">${at + 1}</span>
        <div class="decision-body">
          <p class="for-ears">${t.start.number(at + 1, of)}</p>
          <h2 id="decision-${decision.id}">${decision.question}</h2>
          ${decision.note ? html`<p class="soft wrap note">${decision.note}</p>` : nothing}
          ${decision.choices.length > 0 ? html`
            <div class="choices" role="radiogroup" aria-labelledby="decision-${decision.id}">
              ${decision.choices.map((choice) => html`
                <label class="choice-card">
                  <input type="radio" name=${decision.id} value=${choice.value} .checked=${choice.value === chosen}
                    ?disabled=${!station.mayChange} @change=${() => this.#choose(decision.id, choice.value)}>
                  <span><b class="wrap">${choice.label}</b>${choice.usual ? html` <span class="chip good">${t.start.recommended}</span>` : nothing}
                    ${choice.advice ? html`<span class="small soft choice-advice">${choice.advice}</span>` : nothing}</span>
                </label>`)}
            </div>` : nothing}
          ${needsRestart ? html`<p class="strip hold restart-needed">${icon('again')}${t.start.restart}</p>` : nothing}
          ${decision.id === 'firmware' ? html`<offhook-drop></offhook-drop>` : nothing}
        </div>
      </li>`;
  }

  async #choose(id, value) {
    this.wishes = { ...this.wishes, [id]: value };
    await attempt(() => api.decide({ [id]: value }), t.start.saved);
    station.refreshNetwork();
  }

  async #finish() {
    if (station.mayChange) {
      await attempt(() => api.decide({ done: true }));
      station.refreshNetwork();
    }
    location.hash = linkTo('phones');
  }
}

customElements.define('offhook-start', Start);
