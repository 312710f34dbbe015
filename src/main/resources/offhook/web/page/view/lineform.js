// One phone's lines: a form whose cells say what is wrong with them, and what changes in its file.
import { html, nothing } from 'lit';
import { Part, announce, attempt } from '../part.js';
import { icon } from '../icons.js';
import { api, save } from '../api.js';
import { difference } from '../difference.js';
import { linkTo } from '../route.js';
import { Listening, station } from '../station.js';
import { t } from '../texts.js';

const FIELDS = [
  ['number', 'text'], ['label', 'text'], ['displayName', 'text'], ['authName', 'text'], ['password', 'password'], ['voicemail', 'text'],
];
const KEYS_MAX = 48;

class LineForm extends Part {
  static properties = {
    mac: {}, book: {}, phone: { state: true }, faults: { state: true }, before: { state: true }, after: { state: true },
  };

  constructor() {
    super();
    this.faults = [];
    this.phone = null;
    new Listening(this, 'session');
  }

  willUpdate(changed) {
    if (changed.has('mac') || !this.phone) {
      this.#open();
    }
  }

  #open() {
    const written = this.book.phones.find((phone) => phone.mac === this.mac);
    const seen = station.phones.get(this.mac);
    this.phone = structuredClone(written) ?? {
      mac: this.mac, model: /^\d{4}[A-Z-]*$/.test(seen?.model ?? '') ? seen.model : null, site: null, description: '', lines: [], speedDials: [], settings: {},
    };
    if (this.phone.lines.length === 0) {
      this.phone.lines.push({ button: 1, number: '' });
    }
    this.faults = [];
    this.before = this.after = undefined;
    this.#file().then((text) => (this.before = text));
  }

  /** Its settings as they would be given now. */
  async #file() {
    try {
      const files = await api.files(this.mac);
      const own = files.find((file) => file.kind === 'settings' && file.answer === 'rendered' && /^(SEP|SIP)[0-9A-F]{12}/.test(file.name));
      return own ? (await api.file(this.mac, own.name)).text : '';
    } catch {
      return '';
    }
  }

  render() {
    const mayNot = !station.mayChange;
    const seen = station.phones.get(this.mac);
    const general = this.faults.filter((fault) => !/^(lines|speedDials|description|model|site)/.test(fault.where));
    return html`
      <div class="view line-form">
        <a class="back" href=${linkTo('lines')}>${icon('back')}${t.lines.title}</a>
        <div class="view-head"><div class="view-title"><h1 tabindex="-1">${this.phone.model ?? seen?.model ?? t.phones.unknownModel}</h1>
            <p class="mono soft">${this.mac}</p></div>
          ${seen ? html`<a class="button" href=${linkTo('phones', this.mac)}>${icon('phones')}${t.lines.toPhone}</a>` : nothing}</div>
        <form @submit=${this.#save} novalidate>
          <fieldset ?disabled=${mayNot}>
            <legend class="for-ears">${t.lines.title}</legend>
            ${mayNot ? html`<p class="strip hold">${icon('lock')}${t.act.mayNot}</p>` : nothing}
            ${general.map((fault) => html`<p class="strip bad" role="alert">${icon('alert')}<span>${fault.where}: ${fault.sentence}</span></p>`)}
            ${this.phone.lines.map((line, at) => this.#line(line, at))}
            <button class="button" type="button" @click=${this.#add}>${icon('plus')}${t.lines.add}</button>
            <div class="card card-body form-row">
              ${this.#input(this.phone, 'description', 'description')}
              ${this.#input(this.phone, 'model', 'model')}
              ${this.#input(this.phone, 'site', 'site')}
            </div>
            <div class="acts start-acts"><button class="button main" data-act="save">${t.lines.save}</button></div>
          </fieldset>
        </form>
        ${this.after === undefined ? nothing : this.#difference()}
        ${this.after === undefined && this.before ? html`
          <details class="card preview"><summary>${t.lines.preview}</summary><pre class="file-text" tabindex="0">${this.before}</pre></details>` : nothing}
      </div>`;
  }

  #line(line, at) {
    return html`
      <section class="card" aria-labelledby="line-${at}">
        <div class="card-head"><h2 id="line-${at}">${t.lines.line(line.button ?? at + 1)}</h2>
          <button class="button plain square" type="button" aria-label=${t.lines.remove(line.button ?? at + 1)} title=${t.lines.remove(line.button ?? at + 1)}
            @click=${() => this.#drop(at)}>${icon('trash')}</button></div>
        <div class="card-body form-row">
          ${FIELDS.map(([field, type]) => this.#input(line, field, `lines[${at}].${field}`, type))}
          <label class="labelled"><span>${t.lines.server}</span>
            <select class="field" @change=${(event) => this.#set(line, 'pbx', event.target.value || null)}>
              <option value="">${t.lines.usualServer(this.book.usualPbx ?? '–')}</option>
              ${this.book.pbxs.map((server) => html`<option value=${server.name} ?selected=${server.name === line.pbx}>${server.name}</option>`)}
            </select>${this.#fault(`lines[${at}].pbx`)}</label>
        </div>
      </section>`;
  }

  #input(object, field, where, type = 'text') {
    const fault = this.faults.find((one) => one.where === where);
    const id = `field-${where.replace(/\W/g, '-')}`;
    return html`
      <label class="labelled"><span>${t.lines[field]}</span>
        <input class="field ${fault ? 'wrong' : ''}" type=${type} autocomplete=${type === 'password' ? 'new-password' : 'off'} data-where=${where}
          placeholder=${field === 'password' && object.hasPassword ? t.lines.kept : nothing}
          aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? id : nothing}
          .value=${String(object[field] ?? '')} @input=${(event) => this.#set(object, field, event.target.value)}>
        ${this.#fault(where, id)}</label>`;
  }

  #fault(where, id = '') {
    const fault = this.faults.find((one) => one.where === where);
    return fault ? html`<small class="inline-trouble" id=${id}>${fault.sentence}</small>` : nothing;
  }

  #difference() {
    const lines = difference(this.before ?? '', this.after ?? '');
    const changed = lines.some((line) => line.kind !== 'same');
    return html`
      <section class="card" aria-labelledby="difference-title">
        <div class="card-head"><h2 id="difference-title">${changed ? t.lines.changed : t.lines.unchanged}</h2></div>
        ${changed ? html`<pre class="file-text difference" tabindex="0">${lines.map((line) => html`<span class=${line.kind}>${{ same: '  ', more: '+ ', less: '− ' }[line.kind]}${line.text}
</span>`)}</pre>` : nothing}
      </section>`;
  }

  #set(object, field, value) {
    object[field] = value;
    this.faults = this.faults.filter((fault) => !fault.where.endsWith(field));
    this.requestUpdate();
  }

  #add() {
    const used = new Set([...this.phone.lines, ...this.phone.speedDials].map((key) => key.button));
    const free = Array.from({ length: KEYS_MAX }, (_, at) => at + 1).find((button) => !used.has(button));
    this.phone.lines.push({ button: free, number: '' });
    this.requestUpdate();
  }

  #drop(at) {
    this.phone.lines.splice(at, 1);
    this.requestUpdate();
  }

  async #save(event) {
    event.preventDefault();
    const before = this.after ?? this.before ?? (await this.#file());
    const verdict = await attempt(() => save(`/phones/${encodeURIComponent(this.mac)}/lines`, withoutBlanks(this.phone)));
    if (!verdict) {
      return;
    }
    this.faults = verdict.faults;
    if (verdict.verdict === 'fine') {
      announce(t.lines.saved, 'good');
      this.before = before;
      this.after = await this.#file();
      this.dispatchEvent(new CustomEvent('saved'));
    } else {
      await this.updateComplete;
      this.querySelector('[aria-invalid]')?.focus();
    }
  }
}

/** A password that was not typed is not sent: it stays. */
function withoutBlanks(phone) {
  const lines = phone.lines.map(({ password, ...line }) => (password ? { ...line, password } : line));
  return { ...phone, lines };
}

customElements.define('offhook-line-form', LineForm);
