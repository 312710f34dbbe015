// What is different between two texts, line by line.

/** Longer files are compared as wholes: nobody reads such a difference. */
const LINES_MAX = 1500;

/** [{ kind: same, more or less, text }] */
export function difference(before, after) {
  const old = split(before);
  const now = split(after);
  if (old.length > LINES_MAX || now.length > LINES_MAX) {
    return now.map((text) => ({ kind: 'same', text }));
  }
  // The longest common part, from the end, so that it can be walked from the beginning.
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i][j] = old[i] === now[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i++] });
      j++;
    } else if (j < now.length && (i === old.length || common[i][j + 1] >= common[i + 1][j])) {
      lines.push({ kind: 'more', text: now[j++] });
    } else {
      lines.push({ kind: 'less', text: old[i++] });
    }
  }
  return lines;
}

const split = (text) => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/));
