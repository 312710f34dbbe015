// One phone: what to do first, then where it is, then everything that led there.
import { html, nothing } from 'lit';
import { Part, chip, copy, empty } from '../part.js';
import { icon } from '../icons.js';
import { draw } from '../draw.js';
import { api } from '../api.js';
import { linkTo } from '../route.js';
import { Listening, station } from '../station.js';
import { ago, doing, sorted, span, standing, timeOf, trouble } from '../words.js';
import { t } from '../texts.js';
import './choice.js';
import './ladder.js';
import './story.js';
import './files.js';

const TICK_MILLIS = 1000;

class Phone extends Part {
  static properties = { mac: {} };

  constructor() {
    super();
    this.listening = new Listening(this, 'phones');
  }

  connectedCallback() {
    super.connectedCallback();
    this.tick = setInterval(() => this.requestUpdate(), TICK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.tick);
    station.letGo(this.mac);
  }

  willUpdate(changed) {
    if (changed.has('mac')) {
      if (changed.get('mac')) {
        station.letGo(changed.get('mac'));
      }
      this.listening.to(`phone ${this.mac}`, `story ${this.mac}`, 'reset', 'loads', 'session');
    }
  }

  render() {
    const phone = station.phones.get(this.mac);
    if (!phone) {
      return html`<div class="view">${this.#backLink()}${station.hasPhones
        ? html`<h1 class="for-ears" tabindex="-1">${t.phone.notSeen}</h1>${empty('phones', t.phone.notSeen, t.phone.notSeenText)}` : html`<p class="soft" role="status">${t.loading}…</p>`}</div>`;
    }
    const entries = station.storyOf(this.mac);
    const stands = standing(phone);
    return html`
      <div class="view one-phone">
        ${this.#backLink()}
        ${this.#head(phone, stands)}
        ${this.#findings(phone)}
        <div class="columns">
          <div class="column">
            <offhook-ladder .entries=${entries ?? []} .phone=${entries ? { ...phone } : null} .count=${entries?.length}></offhook-ladder>
          </div>
          <div class="column wide">
            ${this.#plan(phone)}
            <offhook-story .entries=${entries} .length=${entries?.length}></offhook-story>
            <offhook-files .mac=${this.mac} .target=${phone.target} .stage=${phone.stage}></offhook-files>
          </div>
        </div>
      </div>`;
  }

  #backLink() {
    return html`<a class="back" href=${linkTo('phones')}>${icon('back')}${t.phone.all}</a>`;
  }

  #head(phone, stands) {
    return html`
      <div class="phone-head card ${stands.tone}">
        ${draw(phone.model, stands)}
        <div class="phone-name">
          <div class="phone-title">
            <h1 tabindex="-1">${phone.model ?? t.phones.unknownModel}</h1>${chip(stands.tone, stands.sign, stands.word)}
          </div>
          <p class="soft" aria-live="polite">${stands.group === 'help' ? nothing : doing(phone)}</p>
          <dl class="facts">
            ${fact(t.phone.mac, html`<span class="mono">${phone.mac}</span>
              <button class="button plain tiny" aria-label=${t.phone.copyMac} title=${t.phone.copyMac}
                @click=${() => copy(phone.mac, t.phone.copied)}>${icon('copy')}</button>`)}
            ${fact(t.phone.address, html`<span class="mono">${phone.address ?? '–'}</span>`)}
            ${fact(t.phone.runs, phone.load
              ? html`<span class="mono wrap" title=${phone.load.evidence}>${phone.load.name}</span>
                <small class="faint">${t.phone.certainty[phone.load.certainty] ?? phone.load.certainty}</small>`
              : html`<span class="faint">${t.phones.noLoad}</span>`)}
            ${fact(t.phone.target, phone.target ? html`<b class="mono wrap">${phone.target}</b>` : html`<span class="faint">${t.phones.noTarget}</span>`)}
            ${fact(t.phone.seen, html`<time datetime=${phone.lastSeen} title=${timeOf(phone.lastSeen)}>${ago(phone.lastSeen)}</time>`)}
          </dl>
        </div>
        <div class="phone-acts">
          <offhook-choice .macs=${[phone.mac]} .isBar=${false} @forgotten=${() => (location.hash = linkTo('phones'))}></offhook-choice>
          <div class="acts">
            <a class="button plain" href=${linkTo('lines', phone.mac)}>${icon('lines')}${t.phone.lines}</a>
            <a class="button plain" href=${api.captureOf(phone.mac)} download title=${t.phone.captureTip}>${icon('download')}${t.phone.capture}</a>
            <a class="button plain" href=${api.bundleOf(phone.mac)} download title=${t.phone.bundleTip}>${icon('file')}${t.phone.bundle}</a>
          </div>
        </div>
      </div>`;
  }

  #findings(phone) {
    const first = trouble(phone);
    // The way says by itself that it has steps.
    const others = sorted(phone.findings).filter((finding) => finding !== first && finding.severity !== 'good' && finding.code !== 'bridge-needed');
    return html`
      ${first ? html`
        <section class="finding card ${first.severity === 'notice' ? 'hold' : 'bad'}" role="alert" data-code=${first.code}>
          ${icon('alert')}
          <div>
            ${first.remedy ? html`<p class="finding-label">${t.phone.remedy}</p><p class="finding-remedy">${capital(first.remedy)}</p>` : nothing}
            <p class=${first.remedy ? 'finding-sentence' : 'finding-remedy'}>${capital(first.sentence)}</p>
            ${first.evidence ? html`<p class="small soft wrap"><b>${t.phone.evidence}:</b> ${first.evidence}</p>` : nothing}
            <p class="small faint"><code>${first.code}</code> · ${t.phone.since(span(Date.now() - Date.parse(first.since)))}</p>
          </div>
        </section>` : nothing}
      ${others.length > 0 ? html`
        <ul class="remarks">${others.map((finding) => html`
          <li class=${finding.severity === 'warning' ? 'hold' : 'idle'}>${icon(finding.severity === 'warning' ? 'alert' : 'bell')}
            <span>${capital(finding.sentence)}${finding.remedy ? html` <b>${capital(finding.remedy)}</b>` : nothing}</span></li>`)}
        </ul>` : nothing}`;
  }

  #plan(phone) {
    const steps = phone.plan?.steps ?? [];
    return html`
      <section class="card" aria-labelledby="plan-title">
        <div class="card-head"><h2 id="plan-title">${t.phone.plan}</h2></div>
        ${steps.length === 0 ? html`<p class="card-body soft"><b>${t.phone.noPlan}</b><br>${t.phone.noPlanText}</p>` : html`
          <ol class="steps">
            ${steps.map((step, at) => html`
              <li class="step ${step.state}" data-state=${step.state}>
                <span class="step-sign">${step.state === 'proved' ? icon('check') : step.state === 'failed' ? icon('alert') : at + 1}</span>
                <div>
                  <h3 class="mono wrap">${step.load} <span class="chip ${{ proved: 'good', current: 'busy', failed: 'bad' }[step.state] ?? 'idle'}">${t.phone[step.state] ?? step.state}</span></h3>
                  <p class="small soft wrap">${step.why}</p>
                </div>
              </li>`)}
          </ol>`}
      </section>`;
  }
}

const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

customElements.define('offhook-phone', Phone);
