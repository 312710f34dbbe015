// One phone among many: what it is, where it is on its way, what it does this second.
import { html, nothing } from 'lit';
import { Part, bar, chip } from '../part.js';
import { icon } from '../icons.js';
import { draw } from '../draw.js';
import { linkTo } from '../route.js';
import { station } from '../station.js';
import { doing, percent, span, stepOf, trouble, wayOf } from '../words.js';
import { t } from '../texts.js';

class Tile extends Part {
  static properties = {
    phone: {}, stands: { hasChanged: (now, before) => now?.word !== before?.word || now?.tone !== before?.tone },
    look: {}, isChosen: {}, mayChoose: {},
  };

  render() {
    const { phone, stands } = this;
    const name = `${phone.model ?? t.phones.unknownModel} ${phone.mac}`;
    return html`
      <article class="tile ${stands.tone} ${this.look} ${this.isChosen ? 'chosen' : ''}" data-mac=${phone.mac} data-group=${stands.group}>
        ${this.look === 'bench' ? this.#bench(phone, stands) : this.look === 'rows' ? this.#row(phone, stands, name) : this.#tile(phone, stands, name)}
      </article>`;
  }

  #link(phone, inside) {
    return html`<a class="stretched" href=${linkTo('phones', phone.mac)}>${inside}</a>`;
  }

  #box(name) {
    return this.mayChoose
      ? html`<input type="checkbox" class="choose" .checked=${this.isChosen} aria-label=${t.phones.select(name)}
          @change=${() => this.dispatchEvent(new CustomEvent('choose'))}>`
      : nothing;
  }

  #tile(phone, stands, name) {
    return html`
      <div class="tile-top">
        ${draw(phone.model, stands)}
        <div class="tile-state">${chip(stands.tone, stands.sign, stands.word)}${this.#box(name)}</div>
        <div class="tile-who">
          <h3>${this.#link(phone, html`${phone.model ?? t.phones.unknownModel}<span class="for-ears"> ${phone.mac}</span>`)}</h3>
          <p class="mono small soft cut" aria-hidden="true">${phone.mac}</p>
          <p class="mono small faint cut">${phone.address ?? '–'}</p>
        </div>
      </div>
      ${this.#loads(phone)}
      ${stands.group === 'help' ? this.#finding(phone) : this.#progress(phone, stands, name)}`;
  }

  #loads(phone) {
    const runs = phone.load?.name;
    const isThere = runs && runs === phone.target;
    return html`
      <p class="tile-loads mono small">
        <span class="cut ${runs ? '' : 'faint'}" title=${runs ?? ''}>${runs ?? t.phones.noLoad}</span>
        ${isThere || !phone.target ? nothing : html`${icon('arrow')}<b class="cut" title=${phone.target}>${phone.target}</b>`}
      </p>`;
  }

  #progress(phone, stands, name) {
    const at = stepOf(phone);
    const isDone = stands.group === 'done';
    const left = isDone ? null : station.pace.left(phone, Date.now());
    return html`
      <div class="tile-foot">
        ${phone.plan || isDone ? bar(isDone ? 1 : wayOf(phone), { tone: stands.tone, steps: at?.of ?? 1, label: t.phones.progress(name) }) : nothing}
        <p class="small soft tile-doing">
          <span class="cut">${isDone ? t.doing[phone.stage] : doing(phone)}</span>
          <span class="faint numbers">${at && !isDone ? t.phones.step(at.step, at.of) : nothing}${left ? ` · ${t.time.left(span(left))}` : nothing}</span>
        </p>
      </div>`;
  }

  #finding(phone) {
    const finding = trouble(phone);
    const why = finding?.sentence ?? phone.plan?.steps.find((step) => step.state === 'failed')?.why ?? t.doing.stuck;
    return html`
      <div class="tile-finding">
        ${finding?.remedy ? html`<p class="remedy">${finding.remedy}</p>` : nothing}
        <p class="small">${why}</p>
      </div>`;
  }

  #row(phone, stands, name) {
    const at = stepOf(phone);
    const finding = stands.group === 'help' ? trouble(phone) : null;
    return html`
      ${this.#box(name)}
      ${draw(phone.model, stands)}
      <div class="row-who"><h3>${this.#link(phone, html`${phone.model ?? t.phones.unknownModel}<span class="for-ears"> ${phone.mac}</span>`)}</h3>
        <p class="mono small soft cut" aria-hidden="true">${phone.mac}</p></div>
      <p class="mono small faint cut row-address">${phone.address ?? '–'}</p>
      ${this.#loads(phone)}
      <div class="row-progress">
        ${finding ? html`<p class="small cut" title=${finding.sentence}>${finding.remedy || finding.sentence}</p>`
          : html`${phone.plan ? bar(stands.group === 'done' ? 1 : wayOf(phone), { tone: stands.tone, steps: at?.of ?? 1, label: t.phones.progress(name) }) : nothing}
            <p class="small soft cut">${stands.group === 'done' ? nothing : doing(phone)}</p>`}
      </div>
      <div class="row-state">${chip(stands.tone, stands.sign, stands.word)}</div>`;
  }

  #bench(phone, stands) {
    const at = stepOf(phone);
    const share = stands.group === 'done' ? 1 : wayOf(phone);
    const finding = stands.group === 'help' ? trouble(phone) : null;
    const left = stands.group === 'moving' ? station.pace.left(phone, Date.now()) : null;
    return html`
      <div class="bench-top">
        ${icon(stands.sign)}
        <h3>${this.#link(phone, html`${phone.model ?? t.phones.unknownModel}`)}</h3>
        <span class="mono bench-mac">${phone.mac.slice(-8)}</span>
      </div>
      <p class="bench-word"><span>${stands.word}</span>${finding || !phone.plan ? nothing : html`<b class="numbers">${percent(share)}</b>`}</p>
      ${finding ? html`<p class="bench-remedy">${finding.remedy || finding.sentence}</p>` : html`
        <p class="bench-load mono cut">${phone.target ?? phone.load?.name ?? ''}</p>
        ${bar(share, { tone: stands.tone, steps: at?.of ?? 1, label: t.phones.progress(phone.mac) })}
        <p class="bench-foot numbers"><span>${at && stands.group !== 'done' ? t.phones.step(at.step, at.of) : nothing}</span>
          <span>${left ? t.time.left(span(left)) : nothing}</span></p>`}`;
  }
}

customElements.define('offhook-tile', Tile);
