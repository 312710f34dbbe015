// Lines: numbers, names and servers of the phones.
import { html } from 'lit';
import { Part, empty } from '../part.js';
import { t } from '../texts.js';

class Lines extends Part {
  static properties = { mac: {} };

  render() {
    return html`
      <div class="view"><h1 tabindex="-1">${t.lines.title}</h1>${empty('lines', t.lines.soon, t.lines.soonText)}</div>`;
  }
}

customElements.define('offhook-lines', Lines);
