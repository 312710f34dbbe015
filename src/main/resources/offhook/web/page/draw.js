// Drawings of phones, our own: their outline, screen and keys as one counts them, nobody's artwork.
import { html, nothing, svg } from 'lit';

/** Line keys, whether there are soft keys, the screen's size and kind. */
const DESK = {
  7902: { keys: 1, screen: null }, 7905: { keys: 1, screen: [40, 12] }, 7912: { keys: 1, screen: [40, 16], soft: true },
  7906: { keys: 1, screen: [40, 20], soft: true, slim: true }, 7911: { keys: 1, screen: [40, 20], soft: true, slim: true },
  7910: { keys: 1, screen: [44, 12] }, 7931: { keys: 24, screen: [38, 20], soft: true },
  7940: { keys: 2, screen: [42, 26], soft: true }, 7941: { keys: 2, screen: [42, 26], soft: true },
  7942: { keys: 2, screen: [42, 27], soft: true, pale: true }, 7945: { keys: 2, screen: [43, 28], soft: true, pale: true, colour: true },
  7960: { keys: 6, screen: [42, 26], soft: true }, 7961: { keys: 6, screen: [42, 26], soft: true },
  7962: { keys: 6, screen: [42, 27], soft: true, pale: true }, 7965: { keys: 6, screen: [43, 28], soft: true, pale: true, colour: true },
  7970: { keys: 8, screen: [46, 32], soft: true, colour: true }, 7971: { keys: 8, screen: [46, 32], soft: true, colour: true },
  7975: { keys: 8, screen: [46, 32], soft: true, pale: true, colour: true },
};

const SIGNS = {
  alert: svg`<path d="M0-7 7 6H-7zM0-2v4M0 4v.4"/>`,
  check: svg`<path d="m-6 0 4 4.5 8-9"/>`,
  clock: svg`<circle r="6"/><path d="M0-3.5V.5l2.5 1.5"/>`,
  hand: svg`<path d="M-2.5-4.5v9M2.5-4.5v9"/>`,
  again: svg`<path d="M5.5 0A5.5 5.5 0 1 1 3.8-4L5.5-2.3M5.5-6v3.7H1.8"/>`,
  down: svg`<path d="M0-6v8M-4-1.5 0 2.5l4-4M-5 6H5"/>`,
};

const handset = svg`
  <path class="d-handset" d="M13 16c0-4 3-6 7.5-6S28 12 28 16v13c0 2-1.5 3-3 4v34c1.5 1 3 2 3 4v13c0 4-3 6-7.5 6S13 88 13 84V71c0-2 1-3 2-4V33c-1-1-2-2-2-4z"/>`;

/** Many small boxes as one shape: a thousand phones are drawn with few elements each. */
const boxes = (places) => places.map(([x, y, width, height]) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');

const grid = (x, y, columns, rows, across, down, width, height) =>
  boxes(Array.from({ length: columns * rows }, (_, i) => [x + (i % columns) * across, y + Math.floor(i / columns) * down, width, height]));

const keypad = (x, y) => grid(x, y, 3, 4, 8.5, 6.2, 6.6, 4.3);

function desk(kind, sign) {
  const [width, height] = kind.screen ?? [0, 0];
  const left = 37;
  const top = 17;
  const many = kind.keys > 8;
  const keyHeight = kind.keys > 6 ? 3 : 3.6;
  const gap = height / Math.max(kind.keys, 1);
  const lineKeys = many
    ? grid(82, 16, 2, 12, 13, 5.8, 11, 4)
    : kind.keys > 1
      ? boxes(Array.from({ length: kind.keys }, (_, i) => [left + width + 5, top + gap * (i + 0.5) - keyHeight / 2, 9, keyHeight]))
      : '';
  const below = top + Math.max(height, 12) + 5;
  const softKeys = kind.soft ? boxes([0, 1, 2, 3].map((i) => [left + i * (width / 4) + 1, below, width / 4 - 2, 3.4])) : '';
  const ring = many ? 72 : 84;
  return svg`
    <rect class="d-body ${kind.pale ? 'pale' : ''}" x="6" y="7" width=${kind.slim ? 90 : 108} height="86" rx="9"/>
    ${handset}
    <circle class="d-lamp" cx="20.5" cy="16" r="2.6"/>
    ${kind.screen ? svg`
      <rect class="d-bezel" x=${left - 2.5} y=${top - 2.5} width=${width + 5} height=${height + 5} rx="3"/>
      <rect class="d-screen ${kind.colour ? 'colour' : ''}" x=${left} y=${top} width=${width} height=${height} rx="1.5"/>
      <g class="d-sign" transform="translate(${left + width / 2} ${top + height / 2}) scale(${Math.min(1.25, height / 18)})">${SIGNS[sign]}</g>`
      : svg`<g class="d-sign alone" transform="translate(58 24)">${SIGNS[sign]}</g>`}
    <path class="d-line" d=${lineKeys}/>
    <path class="d-key" d=${softKeys + keypad(left + 2, below + 9)}/>
    ${kind.soft && !kind.slim ? svg`<circle class="d-ring" cx=${ring} cy=${below + 15} r="6.5"/><circle class="d-key" cx=${ring} cy=${below + 15} r="2.2"/>` : nothing}`;
}

const conference = (sign) => svg`
  <path class="d-body" d="M60 12c9 0 12 9 16 18 4 8 14 13 24 22 9 8 6 24-6 26-12 1-20-4-34-4s-22 5-34 4c-12-2-15-18-6-26 10-9 20-14 24-22 4-9 7-18 16-18z"/>
  <rect class="d-bezel" x="42" y="32" width="36" height="20" rx="3"/><rect class="d-screen" x="44" y="34" width="32" height="16" rx="1.5"/>
  <g class="d-sign" transform="translate(60 42) scale(.9)">${SIGNS[sign]}</g>
  <circle class="d-lamp" cx="60" cy="20" r="2.6"/>
  <path class="d-key" d=${grid(48, 56, 3, 3, 8.5, 5, 6.5, 3.3)}/>`;

const wireless = (sign) => svg`
  <rect class="d-body" x="40" y="6" width="40" height="88" rx="10"/><rect class="d-handset" x="44" y="2" width="7" height="12" rx="3"/>
  <rect class="d-bezel" x="45" y="18" width="30" height="30" rx="3"/><rect class="d-screen colour" x="47" y="20" width="26" height="26" rx="1.5"/>
  <g class="d-sign" transform="translate(60 33)">${SIGNS[sign]}</g>
  <circle class="d-lamp" cx="60" cy="12" r="2.3"/><circle class="d-ring" cx="60" cy="56" r="5"/>
  <path class="d-key" d=${grid(47.5, 65, 3, 4, 8.8, 6, 7, 4)}/>`;

const sidecar = (sign) => svg`
  <rect class="d-body" x="34" y="7" width="52" height="86" rx="8"/>
  <rect class="d-screen" x="42" y="15" width="24" height="70" rx="2"/>
  <g class="d-sign" transform="translate(54 50)">${SIGNS[sign]}</g>
  <path class="d-line" d=${grid(70, 16, 1, 12, 0, 5.8, 9, 3.6)}/>`;

/**
 * @param model as the station writes it, 7961G-GE or 7941/61; unknown is drawn as what most are
 * @param standing its tone colours the screen and the lamp, its sign is on the screen
 */
export function draw(model, { tone, sign }) {
  const number = /\d{4}/.exec(model ?? '')?.[0];
  const drawing =
    /^793[567]$/.test(number) ? conference(sign)
    : /^792\d$/.test(number) ? wireless(sign)
    : /^791[456]$/.test(number) ? sidecar(sign)
    : desk(DESK[number] ?? DESK[7960], sign);
  return html`
    <svg class="drawing ${tone} ${number ? '' : 'unknown'}" viewBox="0 0 120 100" aria-hidden="true" focusable="false">
      ${drawing}
    </svg>`;
}
