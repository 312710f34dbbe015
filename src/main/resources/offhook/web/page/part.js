// Small parts that several views use.
import { LitElement, html, nothing } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import { icon } from './icons.js';

/** Elements live in the page's own tree: one style sheet, and labels that find their fields. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** Sets a style without a style attribute, which the page's security policy forbids. */
export const put = directive(
  class extends Directive {
    render() {
      return nothing;
    }

    update(part, [values]) {
      for (const [name, value] of Object.entries(values)) {
        if (this[name] !== value) {
          this[name] = value;
          part.element.style.setProperty(name, value);
        }
      }
      return nothing;
    }
  },
);

/** Where a tile stands; it glides when its place changes. */
export const place = directive(
  class extends Directive {
    render() {
      return nothing;
    }

    update(part, [x, y, width, height, glides]) {
      const style = part.element.style;
      const from = this.at;
      if (from && from.x === x && from.y === y && from.width === width && from.height === height) {
        return nothing;
      }
      this.at = { x, y, width, height };
      style.transform = `translate(${x}px, ${y}px)`;
      style.width = `${width}px`;
      style.height = `${height}px`;
      if (from && glides && from.width === width && !prefersStill()) {
        part.element.animate(
          [{ transform: `translate(${from.x}px, ${from.y}px)` }, { transform: style.transform }],
          { duration: 380, easing: 'cubic-bezier(.2,.8,.2,1)' },
        );
      }
      return nothing;
    }
  },
);

export const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export const chip = (tone, sign, word) =>
  html`<span class="chip ${tone}">${icon(sign)}<span>${word}</span></span>`;

/** A bar with marks between the steps. */
export const bar = (share, { tone = 'busy', steps = 1, label = '' } = {}) => html`
  <div class="bar ${tone}" role="progressbar" aria-valuemin="0" aria-valuemax="100"
      aria-valuenow=${Math.floor(share * 100)} aria-label=${label}>
    <div class="bar-fill" ${put({ '--share': share.toFixed(4) })}></div>
    ${Array.from({ length: Math.max(0, Math.min(steps, 12) - 1) }, (_, i) => html`
      <i class="bar-mark" ${put({ '--at': ((i + 1) / steps).toFixed(4) })}></i>`)}
  </div>`;

export const empty = (sign, title, text, more = nothing) => html`
  <div class="empty">${icon(sign)}<h2>${title}</h2><p>${text}</p>${more}</div>`;

/** A sentence for everybody, also for those who hear the page. */
export function announce(text, tone = 'idle') {
  dispatchEvent(new CustomEvent('offhook-notice', { detail: { text, tone } }));
}

/** Runs a change and says how it went. */
export async function attempt(change, done) {
  try {
    const answer = await change();
    if (done) {
      announce(done, 'good');
    }
    return answer;
  } catch (trouble) {
    announce(trouble.message, 'bad');
    return null;
  }
}

export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure origin there is only the old way.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  announce(done);
}
