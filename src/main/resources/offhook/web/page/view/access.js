// Who may change something: the one-time link, its token, or the password.
import { html, nothing } from 'lit';
import { Part, announce, attempt } from '../part.js';
import { icon } from '../icons.js';
import { api } from '../api.js';
import { Listening, station } from '../station.js';
import { t } from '../texts.js';

class Access extends Part {
  static properties = { text: { state: true }, trouble: { state: true }, password: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.password = '';
    this.trouble = '';
    new Listening(this, 'session');
  }

  render() {
    const session = station.session;
    if (!session) {
      return nothing;
    }
    return html`
      <button class="access ${session.mayChange ? '' : 'only-looks'}" @click=${() => this.querySelector('dialog').showModal()}>
        ${icon(session.mayChange ? 'check' : 'lock')}<span>${session.mayChange ? t.session.signedIn : t.session.signIn}</span></button>
      <dialog aria-labelledby="access-title">
        ${session.mayChange ? this.#inside(session) : this.#outside(session)}
      </dialog>`;
  }

  #outside(session) {
    return html`
      <form method="dialog" @submit=${this.#signIn}>
        <header><h2 id="access-title">${t.session.title}</h2><p>${session.why || t.session.look}</p></header>
        <div class="dialog-body">
          <label class="labelled"><span>${t.session.tokenHint} / ${t.session.password}</span>
            <input class="field" type="password" autocomplete="current-password" .value=${this.text}
              @input=${(event) => (this.text = event.target.value)}></label>
          ${this.trouble ? html`<p class="small inline-trouble" role="alert">${this.trouble}</p>` : nothing}
        </div>
        <footer>
          <button class="button" type="button" @click=${this.#close}>${t.cancel}</button>
          <button class="button main" ?disabled=${!this.text.trim()}>${t.session.signIn}</button>
        </footer>
      </form>`;
  }

  #inside() {
    return html`
      <form method="dialog" @submit=${this.#setPassword}>
        <header><h2 id="access-title">${t.session.set}</h2><p>${t.session.setText}</p></header>
        <div class="dialog-body">
          <label class="labelled"><span>${t.session.password}</span>
            <input class="field" type="password" autocomplete="new-password" .value=${this.password}
              @input=${(event) => (this.password = event.target.value)}></label>
        </div>
        <footer>
          <button class="button plain" type="button" @click=${this.#signOut}>${t.session.signOut}</button>
          <button class="button" type="button" @click=${this.#close}>${t.close}</button>
          <button class="button main" ?disabled=${!this.password}>${t.session.set}</button>
        </footer>
      </form>`;
  }

  #close() {
    this.querySelector('dialog').close();
  }

  async #signIn(event) {
    event.preventDefault();
    const text = this.text.trim();
    const token = /token=([^&\s]+)/.exec(text)?.[1] ?? text;
    try {
      await api.signIn(token).catch(() => api.signInWith(text));
      this.text = '';
      this.trouble = '';
      this.#close();
      announce(t.session.signedIn, 'good');
    } catch (trouble) {
      this.trouble = trouble.message;
    }
    station.refreshSession();
  }

  async #setPassword() {
    await attempt(() => api.setPassword(this.password), t.session.saved);
    this.password = '';
    station.refreshSession();
  }

  async #signOut() {
    this.#close();
    await attempt(() => api.signOut(), t.session.signedOut);
    station.refreshSession();
  }
}

customElements.define('offhook-access', Access);
