// The ways of one model drawn towards one load: which way every other load takes, and where it stands.

const WIDE = 176;
const TALL = 50;
const ACROSS = 50;
const BETWEEN = 14;

const STATES = ['here', 'incomplete', 'missing', 'seen', 'phone'];

/** What a graph is drawn towards if nobody chose: where most phones go, else the newest that is here. */
export function likelyTarget(graph, targets) {
  const names = new Set(graph.nodes.map((node) => node.load));
  const wanted = targets.filter((load) => names.has(load));
  const counts = Map.groupBy(wanted, (load) => load);
  const most = [...counts].sort((one, other) => other[1].length - one[1].length)[0]?.[0];
  return most ?? [...graph.nodes].sort(byWorth)[0]?.load ?? '';
}

const isHere = (node) => (node.state === 'here' ? 1 : 0);
const byWorth = (one, other) =>
  isHere(other) - isHere(one)
  || (other.protocol === 'sip') - (one.protocol === 'sip')
  || version(other.load).localeCompare(version(one.load), 'en', { numeric: true });

const version = (load) => load.replace(/^(SIP|SCCP|P0S3|P003)[\d]*[.-]?/i, '');

/** The next hop of every load that leads to the target, by the fewest steps. */
export function hopsTo(graph, target) {
  const into = Map.groupBy(graph.edges, (edge) => edge.to);
  const states = new Map(graph.nodes.map((node) => [node.load, node.state]));
  const hops = new Map();
  const distance = new Map([[target, 0]]);
  const queue = [target];
  while (queue.length > 0) {
    const to = queue.shift();
    // A load that is here is a better step than one that has to be found first.
    const edges = [...(into.get(to) ?? [])].sort(
      (one, other) => STATES.indexOf(states.get(one.from)) - STATES.indexOf(states.get(other.from)));
    for (const edge of edges) {
      if (!distance.has(edge.from)) {
        distance.set(edge.from, distance.get(to) + 1);
        hops.set(edge.from, edge);
        queue.push(edge.from);
      } else if (better(edge, hops.get(edge.from), distance, states)) {
        hops.set(edge.from, edge);
      }
    }
  }
  return { hops, distance };
}

/** Of two as short: through what is here, then what a source bears out. */
function better(edge, known, distance, states) {
  const isAsShort = known && distance.get(edge.to) === distance.get(known.to);
  return isAsShort && worth(edge, states) < worth(known, states);
}

const worth = (edge, states) =>
  2 * STATES.indexOf(states.get(edge.to)) + (/^no source/.test(edge.certainty) ? 1 : 0);

/** Where nodes and lines stand; the target is on the right, what needs the most steps on the left. */
export function layOut(graph, target) {
  const { hops, distance } = hopsTo(graph, target);
  const byName = new Map(graph.nodes.map((node) => [node.load, node]));
  const children = Map.groupBy([...hops.values()], (edge) => edge.to);
  const deepest = Math.max(0, ...distance.values());
  const boxes = new Map();
  let row = 0;
  const settle = (load) => {
    const from = (children.get(load) ?? []).map((edge) => edge.from).filter((name) => byName.has(name))
      .sort((one, other) => version(one).localeCompare(version(other), 'en', { numeric: true }));
    const rows = from.map(settle);
    const y = rows.length === 0 ? row++ : (rows[0] + rows.at(-1)) / 2;
    boxes.set(load, {
      node: byName.get(load),
      x: (deepest - distance.get(load)) * (WIDE + ACROSS),
      y: y * (TALL + BETWEEN),
      width: WIDE,
      height: TALL,
      steps: distance.get(load),
    });
    return y;
  };
  if (byName.has(target)) {
    settle(target);
  }
  const lines = [...hops.values()]
    .filter((edge) => boxes.has(edge.from) && boxes.has(edge.to))
    .map((edge) => ({ edge, path: curve(boxes.get(edge.from), boxes.get(edge.to)) }));
  return {
    boxes,
    lines,
    hops,
    lost: graph.nodes.filter((node) => !boxes.has(node.load)),
    width: deepest * (WIDE + ACROSS) + WIDE,
    height: Math.max(1, row) * (TALL + BETWEEN) - BETWEEN,
  };
}

function curve(from, to) {
  const x1 = from.x + WIDE;
  const y1 = from.y + TALL / 2;
  const x2 = to.x;
  const y2 = to.y + TALL / 2;
  const bend = Math.max(18, (x2 - x1) / 2);
  return {
    d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 5} ${y2}`,
    mid: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 },
  };
}

/** The loads on the way from one to the target, itself first. */
export function wayFrom(load, hops) {
  const way = [load];
  while (hops.has(way.at(-1)) && way.length < 20) {
    way.push(hops.get(way.at(-1)).to);
  }
  return way;
}
