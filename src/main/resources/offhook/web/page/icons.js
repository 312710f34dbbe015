// Drawn for Offhook on a grid of 20; the stroke takes the text's colour.
import { html, svg } from 'lit';

const PATHS = {
  alert: svg`<path d="M10 3.2 17.6 16.5H2.4z"/><path d="M10 8v4M10 14.2v.3"/>`,
  check: svg`<path d="m4 10.5 4 4 8-9"/>`,
  clock: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4.2l2.8 1.8"/>`,
  hand: svg`<circle cx="10" cy="10" r="7"/><path d="M8 7.5v5M12 7.5v5"/>`,
  again: svg`<path d="M16 10a6 6 0 1 1-1.8-4.3L16 7.5M16 3.5v4h-4"/>`,
  down: svg`<path d="M10 3v10M5.5 8.8 10 13.3l4.5-4.5M4 17h12"/>`,
  phones: svg`<rect x="2.5" y="5" width="15" height="11.5" rx="2"/><path d="M6 8v5.5M9 8h5.5v3H9zM9 13.5h5.5"/>`,
  chip: svg`<rect x="5" y="5" width="10" height="10" rx="1.5"/><path d="M8 2v3M12 2v3M8 15v3M12 15v3M2 8h3M2 12h3M15 8h3M15 12h3"/>`,
  lines: svg`<path d="M3 5h14M3 10h14M3 15h9"/>`,
  events: svg`<path d="M3 4.5h2M3 10h2M3 15.5h2M8 4.5h9M8 10h9M8 15.5h6"/>`,
  network: svg`<rect x="7.5" y="2.5" width="5" height="4.5" rx="1"/><rect x="2" y="13" width="5" height="4.5" rx="1"/><rect x="13" y="13" width="5" height="4.5" rx="1"/><path d="M10 7v3M4.5 13v-3h11v3"/>`,
  search: svg`<circle cx="9" cy="9" r="5.5"/><path d="m13.2 13.2 4 4"/>`,
  tiles: svg`<rect x="3" y="3" width="6" height="6" rx="1.2"/><rect x="11" y="3" width="6" height="6" rx="1.2"/><rect x="3" y="11" width="6" height="6" rx="1.2"/><rect x="11" y="11" width="6" height="6" rx="1.2"/>`,
  rows: svg`<rect x="3" y="3.5" width="14" height="3.4" rx="1"/><rect x="3" y="8.3" width="14" height="3.4" rx="1"/><rect x="3" y="13.1" width="14" height="3.4" rx="1"/>`,
  bench: svg`<rect x="2.5" y="4" width="15" height="10" rx="1.5"/><path d="M7 17h6M10 14v3"/>`,
  sound: svg`<path d="M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.5 3.5 0 0 1 0 5M15.2 5a7 7 0 0 1 0 10"/>`,
  mute: svg`<path d="M3 8v4h3l4 3.5v-11L6 8zM13 8l4 4M17 8l-4 4"/>`,
  sun: svg`<circle cx="10" cy="10" r="3.5"/><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4"/>`,
  moon: svg`<path d="M16.5 12A7 7 0 0 1 8 3.5 7 7 0 1 0 16.5 12z"/>`,
  auto: svg`<circle cx="10" cy="10" r="7"/><path d="M10 3v14M10 5.5a4.5 4.5 0 0 1 0 9" class="fill"/>`,
  arrow: svg`<path d="M4 10h12M11.5 5.5 16 10l-4.5 4.5"/>`,
  back: svg`<path d="M16 10H4M8.5 5.5 4 10l4.5 4.5"/>`,
  more: svg`<path d="m7 5 5 5-5 5"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  upload: svg`<path d="M10 13V3.5M6 7.3l4-4 4 4M3.5 12.5V16h13v-3.5"/>`,
  download: svg`<path d="M10 3v9.5M6 8.7l4 4 4-4M3.5 12.5V16h13v-3.5"/>`,
  file: svg`<path d="M5 2.5h6.5L15.5 6.5v11h-10.5zM11.5 2.5v4h4"/>`,
  lock: svg`<rect x="4.5" y="9" width="11" height="8" rx="1.5"/><path d="M7 9V6.5a3 3 0 0 1 6 0V9"/>`,
  oneway: svg`<path d="M3 10h9M8.5 6.5 12 10l-3.5 3.5M16.5 4v12"/>`,
  target: svg`<circle cx="10" cy="10" r="7"/><circle cx="10" cy="10" r="3"/>`,
  trash: svg`<path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5 6.3 17h7.4l.8-11.5"/>`,
  copy: svg`<rect x="7" y="7" width="9.5" height="10" rx="1.5"/><path d="M13 7V4.5A1.5 1.5 0 0 0 11.5 3H5a1.5 1.5 0 0 0-1.5 1.5V12A1.5 1.5 0 0 0 5 13.5h2"/>`,
  pause: svg`<path d="M7 4v12M13 4v12"/>`,
  play: svg`<path d="m6 4 10 6-10 6z"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  ring: svg`<circle cx="10" cy="10" r="6"/>`,
  dot: svg`<circle cx="10" cy="10" r="2.5" class="fill"/>`,
  skip: svg`<path d="M5 10h10"/>`,
  shield: svg`<path d="M10 2.5 16 5v5c0 3.8-2.6 6.3-6 7.5-3.4-1.2-6-3.7-6-7.5V5z"/>`,
  sliders: svg`<path d="M4 5h7M15 5h1M4 10h1M9 10h7M4 15h6M14 15h2"/><circle cx="13" cy="5" r="1.8"/><circle cx="7" cy="10" r="1.8"/><circle cx="12" cy="15" r="1.8"/>`,
  pen: svg`<path d="M4 16v-3L13 4l3 3-9 9zM11 6l3 3"/>`,
  bell: svg`<path d="M5 14V9.5a5 5 0 0 1 10 0V14l1.5 1.5h-13zM8.5 17.5h3"/>`,
  plug: svg`<path d="M7 2.5V7M13 2.5V7M5 7h10v2.5a5 5 0 0 1-10 0zM10 14.5v3"/>`,
  full: svg`<path d="M3.5 8V3.5H8M12 3.5h4.5V8M16.5 12v4.5H12M8 16.5H3.5V12"/>`,
};

/** Decoration beside a word; what only a sign says gets a label of its own. */
export const icon = (name) => html`
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;

export const mark = html`
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="32" height="32" rx="8"></rect>
    <path class="mark-phone" d="M7.2 11.4c-1.5-1.9-.9-4.2 1.2-5.1l1.5-.6c1.2-.5 2.6 0 3.2 1.2l.8 1.7c.5 1.1.2 2.3-.7 3.1l-.9.7c-.5.4-.7 1.1-.4 1.7 1.2 2.5 3.2 4.5 5.7 5.7.6.3 1.3.1 1.7-.4l.7-.9c.8-.9 2-1.2 3.1-.7l1.7.8c1.2.6 1.7 2 1.2 3.2l-.6 1.5c-.9 2.1-3.2 2.7-5.1 1.2C14.9 21.2 10.8 17.1 7.2 11.4z"></path>
    <circle class="mark-lamp" cx="23.5" cy="8.5" r="3"></circle>
  </svg>`;
