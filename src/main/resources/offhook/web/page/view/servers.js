// The servers that lines register at.
import { html, nothing } from 'lit';
import { Part, announce, attempt } from '../part.js';
import { icon } from '../icons.js';
import { save } from '../api.js';
import { Listening, station } from '../station.js';
import { t } from '../texts.js';

/** Its name in the book when the settings file says which it is. */
const OF_SETTINGS = 'settings';

class Servers extends Part {
  static properties = { book: {}, edited: { state: true }, faults: { state: true } };

  constructor() {
    super();
    this.edited = null;
    this.faults = [];
    new Listening(this, 'session');
  }

  render() {
    const servers = this.book?.pbxs ?? [];
    return html`
      <section class="card" aria-labelledby="servers-title">
        <div class="card-head"><h2 id="servers-title">${t.lines.servers} <small class="faint numbers">${servers.length}</small></h2>
          <button class="button" ?disabled=${!station.mayChange} data-act="add-server" @click=${() => this.#edit({ name: '', kind: 'asterisk-pjsip', host: '' }, -1)}>${icon('plus')}${t.lines.addServer}</button></div>
        ${servers.length === 0 ? html`<p class="card-body soft">${t.lines.noServer}</p>` : html`
          <ul class="pairs">${servers.map((server, at) => html`
            <li><p><span><b>${server.name}</b> ${server.name === this.book.usualPbx ? html`<span class="chip good">${t.lines.usual}</span>` : nothing}
                <span class="mono small soft">${server.host}${server.port ? `:${server.port}` : ''}</span> <span class="small faint">${t.lines.kinds[server.kind] ?? server.kind}</span></span>
              ${server.name === OF_SETTINGS ? nothing : html`<button class="button plain" ?disabled=${!station.mayChange} @click=${() => this.#edit(server, at)}>${t.lines.edit}</button>`}</p></li>`)}</ul>`}
        ${this.#dialog()}
      </section>`;
  }

  #dialog() {
    const server = this.edited?.server;
    const set = (field) => (event) => (this.edited = { ...this.edited, server: { ...server, [field]: event.target.value } });
    return html`
      <dialog aria-labelledby="server-title">
        ${server ? html`
          <form method="dialog" @submit=${this.#save}>
            <header><h2 id="server-title">${t.lines.serverTitle}</h2></header>
            <div class="dialog-body">
              ${this.faults.map((fault) => html`<p class="inline-trouble small" role="alert">${fault.where}: ${fault.sentence}</p>`)}
              <label class="labelled"><span>${t.lines.serverName}</span><input class="field" required .value=${server.name} @input=${set('name')}></label>
              <label class="labelled"><span>${t.lines.kind}</span><select class="field" @change=${set('kind')}>
                ${Object.entries(t.lines.kinds).map(([kind, word]) => html`<option value=${kind} ?selected=${kind === server.kind}>${word}</option>`)}</select></label>
              <label class="labelled"><span>${t.lines.host}</span><input class="field mono" required .value=${server.host} @input=${set('host')}></label>
              <label class="labelled"><span>${t.lines.port}</span><input class="field" inputmode="numeric" .value=${String(server.port ?? '')} @input=${set('port')}></label>
            </div>
            <footer>
              <button class="button" type="button" @click=${() => this.querySelector('dialog').close()}>${t.cancel}</button>
              <button class="button main">${t.lines.save}</button>
            </footer>
          </form>` : nothing}
      </dialog>`;
  }

  async #edit(server, at) {
    this.faults = [];
    this.edited = { server, at };
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  async #save(event) {
    event.preventDefault();
    const { server, at } = this.edited;
    const all = this.book.pbxs.filter((one) => one.name !== OF_SETTINGS);
    const place = all.findIndex((one) => one.name === this.book.pbxs[at]?.name);
    const pbxs = place < 0 ? [...all, server] : all.with(place, server);
    const verdict = await attempt(() => save('/pbxs', { usualPbx: this.book.usualPbx ?? server.name, pbxs }));
    if (verdict?.verdict === 'fine') {
      this.querySelector('dialog').close();
      announce(t.lines.saved, 'good');
      this.dispatchEvent(new CustomEvent('saved'));
    } else {
      this.faults = verdict?.faults ?? [];
    }
  }
}

customElements.define('offhook-servers', Servers);
