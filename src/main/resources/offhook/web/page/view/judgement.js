// What the station says of a load, in the order in which a person needs it.
import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { t } from '../texts.js';

/** What a person has to know of a load, worst first. */
export const judgement = (load) => html`
  <ul class="judgement small">
    ${load.defects.map((text) => html`<li class="bad">${icon('alert')}<span>${text}</span></li>`)}
    ${load.missing.length > 0 ? html`<li class="hold">${icon('alert')}<span>${t.firmware.missing(load.missing.join(', '))}${load.hint ? html` <b>${load.hint}</b>` : nothing}</span></li>` : nothing}
    ${load.warnings.map((text) => html`<li class="idle">${icon('bell')}<span>${text}</span></li>`)}
    ${load.needsFirst.map((need) => html`<li class="idle">${icon('oneway')}<span><b>${t.firmware.needs(need.phones)}.</b> ${need.statement} <span class="faint">(${need.rule}; ${need.source})</span></span></li>`)}
  </ul>`;
