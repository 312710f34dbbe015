// Where every tile stands, and which of them are near the window. Nothing of it touches the page.

const LOOKS = {
  tiles: { least: 340, height: 178, gap: 14, head: 44 },
  rows: { least: 10_000, height: 58, gap: 6, head: 40 },
  bench: { least: 440, height: 300, gap: 18, head: 0 },
};
const NARROW = { tiles: { height: 178, least: 280 }, rows: { height: 84, least: 10_000 }, bench: { height: 270, least: 300 } };
/** Drawn above and below the window, so that scrolling shows nothing empty. */
const AHEAD = 450;
const BETWEEN = 14;
/** The bench's heading, and the least that a tile's words need. */
const BENCH_HEAD = 76;
const BENCH_LEAST = 226;
/** A line that is longer is not read. */
const HELP_WIDTH_MAX = 980;
/** So narrow a remedy takes two lines, and the tile that much more. */
const HELP_NARROW = 460;
const HELP_MORE = 26;

export function arrange(groups, width, look) {
  const kind = { ...LOOKS[look], ...(width < 700 ? NARROW[look] : {}) };
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 15;
  const tall = Math.round(kind.height * scale);
  const columns = Math.max(1, Math.floor((width + kind.gap) / (kind.least * scale + kind.gap)));
  const wide = (width - (columns - 1) * kind.gap) / columns;
  // On the bench all tiles flow on, whatever their group; elsewhere each group begins a row.
  if (kind.head === 0) {
    return flow(groups, { columns, wide, tall: fitting(groups, columns, tall, kind.gap, scale), gap: kind.gap });
  }
  const blocks = [];
  let y = 0;
  for (const [group, members] of groups) {
    if (members.length === 0) {
      continue;
    }
    const head = Math.round(kind.head * scale);
    const first = y + head;
    // The few that need somebody have room for their sentences.
    const across = group === 'help' ? Math.min(columns, members.length) : columns;
    const room = across === columns ? wide : Math.min((width - (across - 1) * kind.gap) / across, HELP_WIDTH_MAX * scale);
    const high = group === 'help' && look === 'tiles' && room < HELP_NARROW * scale ? tall + Math.round(HELP_MORE * scale) : tall;
    const tiles = members.map((member, at) => ({
      ...member,
      at,
      x: (at % across) * (room + kind.gap),
      y: first + Math.floor(at / across) * (high + kind.gap),
      width: room,
      height: high,
    }));
    const rows = Math.ceil(members.length / across);
    blocks.push({ group, y, head, count: members.length, tiles, height: head + rows * (high + kind.gap) });
    y = first + rows * (high + kind.gap) + (kind.head ? BETWEEN : 0);
  }
  return { blocks, height: y };
}

/** A bench is seen whole if it can be: its tiles shrink a little before one has to scroll. */
function fitting(groups, columns, tall, gap, scale) {
  const rows = Math.ceil(groups.reduce((sum, [, members]) => sum + members.length, 0) / columns);
  const room = (innerHeight - BENCH_HEAD * scale) / Math.max(rows, 1) - gap;
  return Math.max(BENCH_LEAST * scale, Math.min(tall, Math.floor(room)));
}

function flow(groups, { columns, wide, tall, gap }) {
  const blocks = [];
  let slot = 0;
  for (const [group, members] of groups) {
    if (members.length === 0) {
      continue;
    }
    const tiles = members.map((member, at) => {
      const here = slot + at;
      return { ...member, at, x: (here % columns) * (wide + gap), y: Math.floor(here / columns) * (tall + gap), width: wide, height: tall };
    });
    slot += members.length;
    const y = tiles[0].y;
    blocks.push({ group, y, head: 0, count: members.length, tiles, height: tiles.at(-1).y + tall - y });
  }
  return { blocks, height: Math.ceil(slot / columns) * (tall + gap) };
}

export function visible(plan, { top, height }) {
  const from = top - AHEAD;
  const to = top + height + AHEAD;
  return plan.blocks
    .filter((block) => block.y < to && block.y + block.height > from)
    .map((block) => ({
      ...block,
      tiles: block.tiles.filter((tile) => tile.y < to && tile.y + tile.height > from),
    }));
}
