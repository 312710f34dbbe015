// The frame around the views: where one is, whether the stream lives, who may change something.
import { html, nothing } from 'lit';
import { Part, announce, empty } from '../part.js';
import { icon, mark } from '../icons.js';
import { linkTo, route } from '../route.js';
import { Listening, station } from '../station.js';
import { standing, trouble } from '../words.js';
import { THEMES, applyTheme, theme } from '../theme.js';
import { t } from '../texts.js';
import './phones.js';
import './phone.js';
import './firmware.js';
import './lines.js';
import './events.js';
import './network.js';
import './start.js';
import './access.js';

const VIEWS = [
  ['phones', 'phones'], ['firmware', 'chip'], ['lines', 'lines'], ['events', 'events'], ['network', 'network'],
];
const THEME_ICONS = { auto: 'auto', light: 'sun', dark: 'moon' };
const NOTICE_MILLIS = 6000;
const NOTICES_MAX = 4;
/** A reconnection of a blink is nobody's concern. */
const LOST_PATIENCE_MILLIS = 3000;

class App extends Part {
  static properties = {
    place: { state: true }, notices: { state: true }, theme: { state: true }, isLost: { state: true },
  };

  constructor() {
    super();
    this.place = route();
    this.notices = [];
    this.theme = theme();
    this.isLost = false;
    new Listening(this, 'line', 'health', 'session', 'phones', 'network');
    addEventListener('hashchange', () => this.#move());
    addEventListener('offhook-notice', (event) => this.#notice(event.detail));
    station.addEventListener('line', () => this.#watchLine());
  }

  #move() {
    const before = this.place;
    this.place = route();
    if (before.view !== this.place.view || before.argument !== this.place.argument) {
      scrollTo(0, 0);
      // Who can't see the page hears where it is now.
      this.updateComplete.then(() => this.querySelector('main h1')?.focus());
    }
  }

  /** A new station asks its three questions by itself, once. */
  #offerStart() {
    const first = station.network?.firstRun;
    if (first && !this.isOffered) {
      this.isOffered = true;
      if (!first.done && station.mayChange && this.place.view === 'phones' && !this.place.argument) {
        location.hash = linkTo('start');
      }
    }
  }

  #watchLine() {
    clearTimeout(this.lostTimer);
    if (station.line === 'lost') {
      this.lostTimer = setTimeout(() => (this.isLost = true), LOST_PATIENCE_MILLIS);
    } else {
      this.isLost = false;
    }
  }

  #notice(notice) {
    const entry = { ...notice, id: performance.now() };
    this.notices = [...this.notices, entry].slice(-NOTICES_MAX);
    // What went wrong stays until somebody has read it.
    if (notice.tone !== 'bad') {
      setTimeout(() => this.#dismiss(entry.id), NOTICE_MILLIS);
    }
  }

  #dismiss(id) {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  #turnTheme() {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length];
    applyTheme(this.theme);
    announce(t.theme[this.theme]);
  }

  #help() {
    return [...station.phones.values()].filter((phone) => standing(phone).group === 'help');
  }

  /** Who does not see the tile turn red hears of it. */
  #say(help) {
    const before = this.helped;
    this.helped = new Set(help.map((phone) => phone.mac));
    const fresh = before ? help.filter((phone) => !before.has(phone.mac)) : [];
    if (fresh.length > 0) {
      const [phone] = fresh;
      const finding = trouble(phone);
      this.said = fresh.length > 1 ? t.phones.shows(t.group.help, fresh.length)
        : `${phone.model ?? t.phones.unknownModel} ${phone.mac}: ${finding?.remedy || finding?.sentence || t.word.stuck}`;
    }
  }

  willUpdate() {
    this.help = this.#help();
    if (station.hasPhones) {
      this.#say(this.help);
    }
  }

  updated() {
    this.#offerStart();
    const help = this.help.length;
    document.title = (help > 0 ? `(${help}) ` : '') + `${t.nav[this.place.view] ?? t.name} · ${t.name}`;
  }

  render() {
    const { view } = this.place;
    return html`
      <a class="skip" href="#content" @click=${this.#skip}>${t.nav.skip}</a>
      <header class="side">
        <a class="brand" href=${linkTo('phones')}>${mark}<span>${t.name}</span></a>
        <nav aria-label=${t.nav.main}>${VIEWS.map(([name, sign]) => this.#tab(name, sign, view))}</nav>
        <div class="side-foot">
          ${this.#health()}
          <offhook-access></offhook-access>
          <div class="side-row">
            <span class="line ${station.line}" role="status"><i></i>${t.line[station.line]}</span>
            <button class="button plain square" @click=${this.#turnTheme} aria-label=${t.theme[this.theme]}
                title=${t.theme[this.theme]}>${icon(THEME_ICONS[this.theme])}</button>
          </div>
        </div>
      </header>
      <main id="content">
        ${this.isLost ? html`<p class="strip bad">${icon('plug')}${t.line.lostLong}</p>` : nothing}
        ${station.mayRead ? this.#view() : html`<h1 class="for-ears" tabindex="-1">${t.session.title}</h1>
          ${empty('lock', t.session.title, station.session?.why || t.session.look, html`
            <button class="button main" @click=${() => this.querySelector('.access').click()}>${t.session.signIn}</button>`)}`}
      </main>
      <p class="for-ears" role="alert">${this.said ?? ''}</p>
      <div class="notices" aria-live="polite" role="log">
        ${this.notices.map((notice) => html`
          <div class="notice ${notice.tone}">
            ${icon(notice.tone === 'bad' ? 'alert' : notice.tone === 'good' ? 'check' : 'bell')}
            <span>${notice.text}</span>
            <button class="button plain square" aria-label=${t.dismiss} @click=${() => this.#dismiss(notice.id)}>
              ${icon('close')}</button>
          </div>`)}
      </div>`;
  }

  #tab(name, sign, view) {
    const help = name === 'phones' ? this.help.length : 0;
    return html`
      <a class="tab" href=${linkTo(name)} aria-current=${view === name ? 'page' : nothing}>
        ${icon(sign)}<span>${t.nav[name]}</span>
        ${help > 0 ? html`<b class="badge" aria-label=${t.phones.shows(t.group.help, help)}>${help}</b>` : nothing}
      </a>`;
  }

  #health() {
    const troubles = station.health?.troubles ?? [];
    if (station.health?.status !== 'troubled') {
      return nothing;
    }
    return html`
      <a class="trouble bad" href=${linkTo('network')} title=${troubles.join('\n')}>
        ${icon('alert')}<span>${t.health.troubled}</span></a>`;
  }

  #view() {
    const { view, argument, search } = this.place;
    switch (view) {
      case 'firmware':
        return html`<offhook-firmware .model=${search.get('model') ?? ''}></offhook-firmware>`;
      case 'lines':
        return html`<offhook-lines .mac=${argument}></offhook-lines>`;
      case 'events':
        return html`<offhook-events .mac=${argument}></offhook-events>`;
      case 'network':
        return html`<offhook-network></offhook-network>`;
      case 'start':
        return html`<offhook-start></offhook-start>`;
      default:
        return argument
          ? html`<offhook-phone .mac=${argument}></offhook-phone>`
          : html`<offhook-phones></offhook-phones>`;
    }
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('main h1')?.focus();
  }
}

customElements.define('offhook-app', App);
