// A list of many phones: looked at first, taken only when every cell is right.
import { html, nothing } from 'lit';
import { Part, announce, attempt } from '../part.js';
import { icon } from '../icons.js';
import { sendList } from '../api.js';
import { Listening, station } from '../station.js';
import { t } from '../texts.js';

class Sheet extends Part {
  static properties = { text: { state: true }, name: { state: true }, verdict: { state: true }, isOver: { state: true }, replaces: { state: true } };

  constructor() {
    super();
    this.#reset();
    new Listening(this, 'session');
  }

  #reset() {
    this.text = '';
    this.name = '';
    this.verdict = null;
    this.isOver = false;
    this.replaces = false;
  }

  render() {
    const mayNot = !station.mayChange;
    return html`
      <section class="card sheet ${this.isOver ? 'over' : ''}" aria-labelledby="sheet-title"
          @dragover=${this.#over} @dragleave=${() => (this.isOver = false)} @drop=${this.#drop}>
        <div class="card-head"><h2 id="sheet-title">${t.lines.list}</h2>
          <label class="button ${mayNot ? 'off' : ''}">${icon('upload')}${t.lines.choose}
            <input class="for-ears" type="file" accept=".csv,.json,text/csv,application/json" ?disabled=${mayNot} @change=${this.#choose}></label></div>
        <div class="card-body sheet-body">
          <p class="soft small">${mayNot ? t.act.mayNot : t.lines.listText}</p>
          <label class="labelled"><span class="for-ears">${t.lines.list}</span>
            <textarea class="field mono sheet-text" rows="5" spellcheck="false" ?disabled=${mayNot} placeholder=${t.lines.example}
              .value=${this.text} @input=${this.#typed}></textarea></label>
          ${this.verdict ? this.#verdict(this.verdict) : nothing}
          <div class="acts start-acts">
            <button class="button" data-act="check" ?disabled=${mayNot || !this.text.trim()} @click=${() => this.#send(true)}>${t.lines.check}</button>
            <button class="button main" data-act="import" ?disabled=${mayNot || this.verdict?.verdict !== 'fine'} @click=${() => this.#send(false)}>${t.lines.take}</button>
            <label class="check"><input type="checkbox" .checked=${this.replaces} ?disabled=${mayNot}
              @change=${(event) => { this.replaces = event.target.checked; this.verdict = null; }}>${t.lines.replace}</label>
          </div>
        </div>
      </section>`;
  }

  #verdict(verdict) {
    const isFine = verdict.verdict === 'fine';
    return html`
      <div class="verdict ${isFine ? 'good' : 'bad'}" role="status" data-verdict=${verdict.verdict}>
        <p class="verdict-head">${icon(isFine ? 'check' : 'alert')}<b>${isFine ? t.lines.fine(verdict.phones, verdict.lines) : t.lines.wrong(verdict.faults.length + verdict.moreFaults)}</b></p>
        ${verdict.faults.length > 0 ? html`
          <table class="table faults"><tbody>${verdict.faults.map((fault) => html`
            <tr><th scope="row" class="small">${fault.where}</th><td class="wrap">${fault.sentence}</td></tr>`)}</tbody></table>` : nothing}
        ${isFine && verdict.changes.length > 0 ? html`
          <ul class="changes small">${verdict.changes.slice(0, 50).map((change) => html`
            <li><b>${change.what}</b> <span class="chip ${{ new: 'good', removed: 'bad' }[change.how] ?? 'busy'}">${change.how}</span>
              <span class="soft wrap">${change.details.map((one) => `${one.field} ${one.before ? one.before + ' → ' : ''}${one.after}`).join(', ')}</span></li>`)}</ul>` : nothing}
        ${verdict.notes.map((note) => html`<p class="small soft">${note}</p>`)}
      </div>`;
  }

  #typed(event) {
    this.text = event.target.value;
    this.verdict = null;
  }

  #over(event) {
    event.preventDefault();
    this.isOver = true;
  }

  #drop(event) {
    event.preventDefault();
    this.isOver = false;
    this.#take(event.dataTransfer.files[0]);
  }

  #choose(event) {
    this.#take(event.target.files[0]);
    event.target.value = '';
  }

  async #take(file) {
    if (file && station.mayChange) {
      this.text = await file.text();
      await this.#send(true);
    }
  }

  async #send(isDry) {
    const verdict = await attempt(() => sendList(this.text, isDry, this.replaces));
    if (!verdict) {
      return;
    }
    if (!isDry && verdict.verdict === 'fine') {
      announce(t.lines.taken, 'good');
      this.#reset();
      this.dispatchEvent(new CustomEvent('imported'));
    } else {
      this.verdict = verdict;
    }
  }
}

customElements.define('offhook-sheet', Sheet);
