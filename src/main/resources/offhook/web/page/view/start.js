import { html } from 'lit';
import { Part } from '../part.js';
import { t } from '../texts.js';

class Start extends Part {
  render() {
    return html`<div class="view"><h1 tabindex="-1">${t.start.title}</h1></div>`;
  }
}

customElements.define('offhook-start', Start);
