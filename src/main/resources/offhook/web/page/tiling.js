// Where every tile stands, and which of them are near the window. Nothing of it touches the page.

const LOOKS = {
  tiles: { least: 340, height: 178, gap: 14, head: 44 },
  rows: { least: 10_000, height: 58, gap: 6, head: 40 },
  bench: { least: 440, height: 300, gap: 18, head: 0 },
};
const NARROW = { tiles: { height: 178, least: 280 }, rows: { height: 84, least: 10_000 }, bench: { height: 270, least: 300 } };
/** Drawn above and below the window, so that scrolling shows nothing empty. */
const AHEAD = 700;
const BETWEEN = 14;

export function arrange(groups, width, look) {
  const kind = { ...LOOKS[look], ...(width < 700 ? NARROW[look] : {}) };
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 15;
  const tall = Math.round(kind.height * scale);
  const columns = Math.max(1, Math.floor((width + kind.gap) / (kind.least * scale + kind.gap)));
  const wide = (width - (columns - 1) * kind.gap) / columns;
  const blocks = [];
  let y = 0;
  for (const [group, members] of groups) {
    if (members.length === 0) {
      continue;
    }
    const head = Math.round(kind.head * scale);
    const first = y + head;
    const tiles = members.map((member, at) => ({
      ...member,
      at,
      x: (at % columns) * (wide + kind.gap),
      y: first + Math.floor(at / columns) * (tall + kind.gap),
      width: wide,
      height: tall,
    }));
    const rows = Math.ceil(members.length / columns);
    blocks.push({ group, y, head, count: members.length, tiles, height: head + rows * (tall + kind.gap) });
    y = first + rows * (tall + kind.gap) + (kind.head ? BETWEEN : 0);
  }
  return { blocks, height: y };
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
