// The network as the station sees it: what is wrong first, then subnets, addresses, other servers.
import { html, nothing } from 'lit';
import { Part, bar, copy, empty } from '../part.js';
import { icon } from '../icons.js';
import { linkTo } from '../route.js';
import { Listening, station } from '../station.js';
import { timeOf } from '../words.js';
import { t } from '../texts.js';

const LEVELS = { fine: ['good', 'check'], note: ['hold', 'alert'], wrong: ['bad', 'alert'] };
const LEASES_SHOWN = 500;

class Network extends Part {
  static properties = { words: { state: true } };

  constructor() {
    super();
    this.words = '';
    new Listening(this, 'network', 'health', 'phones');
  }

  connectedCallback() {
    super.connectedCallback();
    station.refreshNetwork();
  }

  render() {
    const net = station.network;
    const troubles = station.health?.troubles ?? [];
    return html`
      <div class="view network">
        <div class="view-head"><div class="view-title"><h1 tabindex="-1">${t.network.title}</h1></div>
          <a class="button" href=${linkTo('start')}>${icon('sliders')}${t.nav.start}</a></div>
        ${troubles.map((sentence) => html`<p class="strip ${station.health.status === 'troubled' ? 'bad' : 'idle'}">${icon('alert')}${sentence}</p>`)}
        ${net ? html`
          ${this.#doctor(net.doctor ?? [])}
          <div class="halves">
            ${this.#subnets(net.subnets ?? [])}
            ${this.#cards(net.interfaces ?? [])}
            ${this.#others(net.otherServers ?? [])}
          </div>
          ${this.#leases(net.leases ?? [])}` : station.isNetworkMissing ? empty('network', t.network.none, t.network.noneText)
          : empty('network', t.network.looking, t.network.lookingText)}
      </div>`;
  }

  #doctor(findings) {
    return html`
      <section class="card" aria-labelledby="doctor-title">
        <div class="card-head"><h2 id="doctor-title">${t.network.doctor}</h2></div>
        <ul class="doctor">${findings.length === 0 ? html`<li class="good">${icon('check')}<p>${t.network.fine}</p></li>` : findings.map((finding) => {
          const [tone, sign] = LEVELS[finding.level] ?? LEVELS.wrong;
          return html`<li class=${tone}>${icon(sign)}<div><p class="wrap"><b class="subject">${finding.subject}</b> ${finding.sentence}</p>
            ${finding.cure ? html`<p class="cure"><code class="wrap">${finding.cure}</code>
              <button class="button plain tiny" aria-label=${t.network.copy} @click=${() => copy(finding.cure, t.phone.copied)}>${icon('copy')}</button></p>` : nothing}</div></li>`;
        })}</ul>
      </section>`;
  }

  #subnets(subnets) {
    return html`
      <section class="card" aria-labelledby="subnets-title">
        <div class="card-head"><h2 id="subnets-title">${t.network.subnets}</h2></div>
        <ul class="pairs">${subnets.map((one) => {
          const share = one.size > 0 ? one.used / one.size : 0;
          return html`<li><p><b class="mono">${one.subnet}</b><span class="small soft numbers">${t.network.used(one.used)} · ${t.network.free(one.free)}</span></p>
            ${bar(share, { tone: share > 0.9 ? 'bad' : share > 0.75 ? 'hold' : 'good', label: one.subnet })}
            <p class="small faint mono wrap">${[...one.pools, ...one.tftp.map((address) => t.network.files(address))].join(' · ')}</p></li>`;
        })}</ul>
      </section>`;
  }

  #cards(cards) {
    return html`
      <section class="card" aria-labelledby="cards-title">
        <div class="card-head"><h2 id="cards-title">${t.network.cards}</h2></div>
        <ul class="pairs">${cards.map((card) => html`<li><p><b>${card.name} ${card.served ? html`<span class="chip good">${icon('check')}${t.network.served}</span>` : nothing}</b><span class="mono small soft">${card.address}</span></p>
            <p class="small faint">${card.link || card.loopback ? card.subnet : t.network.noLink}</p></li>`)}</ul>
      </section>`;
  }

  #others(others) {
    return html`
      <section class="card" aria-labelledby="others-title">
        <div class="card-head"><h2 id="others-title">${t.network.others}</h2></div>
        ${others.length === 0 ? html`<p class="card-body soft">${t.network.noOthers}</p>` : html`
          <ul class="pairs">${others.map((one) => html`<li class=${one.fine ? 'good' : 'bad'}><p><b class="mono">${one.server}</b><span class="small soft">${one.network}</span></p><p class="small wrap">${one.sentence}</p></li>`)}</ul>`}
      </section>`;
  }

  #leases(leases) {
    const needle = this.words.trim().toLowerCase();
    const found = leases.filter((lease) => !needle || `${lease.mac} ${lease.address} ${station.phones.get(lease.mac)?.model ?? ''}`.toLowerCase().includes(needle));
    return html`
      <section class="card" aria-labelledby="leases-title">
        <div class="card-head"><h2 id="leases-title">${t.network.leases} <small class="faint numbers">${leases.length}</small></h2>
          ${leases.length > 5 ? html`<div class="searching">${icon('search')}<input class="field" type="search" aria-label=${t.network.filter}
            placeholder=${t.network.filter} .value=${this.words} @input=${(event) => (this.words = event.target.value)}></div>` : nothing}</div>
        ${leases.length === 0 ? html`<p class="card-body soft">${t.network.noLeases}</p>` : html`
          <div class="table-room" tabindex="0" role="group" aria-labelledby="leases-title"><table class="table">
            <thead><tr><th scope="col">${t.network.address}</th><th scope="col">${t.network.phone}</th><th scope="col">${t.phone.mac}</th><th scope="col">${t.network.until}</th></tr></thead>
            <tbody>${found.slice(0, LEASES_SHOWN).map((lease) => html`
              <tr><td class="mono">${lease.address}</td><td>${station.phones.get(lease.mac)?.model ?? ''}</td>
                <td class="mono">${station.phones.has(lease.mac) ? html`<a href=${linkTo('phones', lease.mac)}>${lease.mac}</a>` : lease.mac}</td>
                <td class="numbers">${timeOf(lease.endsAt)}</td></tr>`)}</tbody>
          </table></div>
          ${found.length > LEASES_SHOWN ? html`<p class="card-body small faint">${t.network.shown(LEASES_SHOWN, found.length)}</p>` : nothing}`}
      </section>`;
  }
}

customElements.define('offhook-network', Network);
