// Lines: whose phones they are. A list for many, a form for one, the servers they register at.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part, empty } from '../part.js';
import { icon } from '../icons.js';
import { api } from '../api.js';
import { linkTo } from '../route.js';
import { Listening, station } from '../station.js';
import { t } from '../texts.js';
import './sheet.js';
import './servers.js';
import './lineform.js';

const SHOWN = 500;

class Lines extends Part {
  static properties = { mac: {}, book: { state: true }, isAbsent: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.words = '';
    this.book = null;
    new Listening(this, 'phones', 'session');
  }

  connectedCallback() {
    super.connectedCallback();
    this.fetch();
  }

  async fetch() {
    try {
      this.book = await api.get('/lines');
      this.isAbsent = false;
    } catch (trouble) {
      this.isAbsent = true;
      this.why = trouble.message;
    }
  }

  render() {
    if (this.isAbsent) {
      return html`<div class="view"><h1 tabindex="-1">${t.lines.title}</h1>${empty('lines', t.lines.absent, this.why)}</div>`;
    }
    if (!this.book) {
      return html`<div class="view"><h1 tabindex="-1">${t.lines.title}</h1></div>`;
    }
    if (this.mac && !station.hasPhones) {
      return nothing;
    }
    return this.mac
      ? html`<offhook-line-form .mac=${this.mac} .book=${this.book} @saved=${this.fetch}></offhook-line-form>`
      : html`
        <div class="view lines">
          <div class="view-head"><div class="view-title"><h1 tabindex="-1">${t.lines.title}</h1><p class="soft">${t.lines.lead}</p></div>
            <a class="button" href="/api/v1/lines.csv" download>${icon('download')}${t.lines.export}</a></div>
          <offhook-sheet @imported=${this.fetch}></offhook-sheet>
          <offhook-servers .book=${this.book} @saved=${this.fetch}></offhook-servers>
          ${this.#table()}
        </div>`;
  }

  /** Phones of the book, and those that were seen and have no line yet. */
  #rows() {
    const written = new Map(this.book.phones.map((phone) => [phone.mac, phone]));
    const rows = [...written.values()].flatMap((phone) =>
      phone.lines.length === 0 ? [{ phone, line: null }] : phone.lines.map((line, at) => ({ phone, line, isFirst: at === 0 })));
    for (const phone of station.phones.values()) {
      if (!written.has(phone.mac)) {
        rows.push({ phone: { mac: phone.mac, model: phone.model, description: '' }, line: null });
      }
    }
    const needle = this.words.trim().toLowerCase();
    return rows.filter(({ phone, line }) => !needle
      || [phone.mac, phone.model, phone.description, line?.number, line?.label, line?.displayName, line?.pbx]
        .some((text) => text?.toLowerCase().includes(needle)));
  }

  #table() {
    const rows = this.#rows();
    return html`
      <section class="card" aria-labelledby="phones-title">
        <div class="card-head"><h2 id="phones-title">${t.lines.phones} <small class="faint numbers">${this.book.phones.length}</small></h2>
          <div class="searching">${icon('search')}<input class="field" type="search" aria-label=${t.lines.filter} placeholder=${t.lines.filter}
            .value=${this.words} @input=${(event) => (this.words = event.target.value)}></div></div>
        ${rows.length === 0 ? html`<p class="card-body soft">${t.lines.none}</p>` : html`
          <div class="table-room" tabindex="0" role="group" aria-labelledby="phones-title"><table class="table">
            <thead><tr><th scope="col">${t.phone.mac}</th><th scope="col">${t.phones.model}</th><th scope="col">${t.lines.number}</th>
              <th scope="col">${t.lines.displayName}</th><th scope="col">${t.lines.server}</th><th scope="col">${t.lines.description}</th></tr></thead>
            <tbody>${repeat(rows.slice(0, SHOWN), ({ phone, line }) => `${phone.mac} ${line?.button}`, ({ phone, line }) => html`
              <tr data-mac=${phone.mac}>
                <td class="mono"><a href=${linkTo('lines', phone.mac)}>${phone.mac}</a></td>
                <td>${phone.model ?? station.phones.get(phone.mac)?.model ?? ''}</td>
                <td class="numbers">${line ? html`<b>${line.number}</b> <span class="faint small">${line.label && line.label !== line.number ? line.label : ''}</span>`
                  : html`<span class="faint">${t.lines.noLine}</span>`}</td>
                <td>${line?.displayName ?? ''}</td><td>${line ? line.pbx ?? this.book.usualPbx ?? '' : ''}</td><td class="soft">${phone.description}</td>
              </tr>`)}</tbody>
          </table></div>
          ${rows.length > SHOWN ? html`<p class="card-body small faint">${t.network.shown(SHOWN, rows.length)}</p>` : nothing}`}
      </section>`;
  }
}

customElements.define('offhook-lines', Lines);
