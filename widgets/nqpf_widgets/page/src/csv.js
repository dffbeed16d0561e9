/** @typedef {import("./types.js").Table} Table */

/** A cell: numbers in full, text quoted where it must be (RFC 4180). @param {string | number | null} value */
function cell(value) {
  const text = value === null ? "" : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {{label: string, unit: string}} column */
function head({ label, unit }) {
  return unit ? `${label} (${unit})` : label;
}

/**
 * Tables as one CSV text. Several stand below each other, told apart by a first column with their
 * titles, each with columns of its own.
 * @param {Table[]} tables @param {string[]} titles @param {string} word the head of that column
 */
export function csv(tables, titles, word) {
  if (tables.length === 1) return lines([tables[0].columns.map(head), ...tables[0].rows]);
  const widths = tables.map(({ columns }) => columns.length);
  const blank = (/** @type {number} */ count) => Array(count).fill(null);
  const sum = (/** @type {number[]} */ counts) => counts.reduce((a, b) => a + b, 0);
  const rows = tables.flatMap(({ rows: own }, i) =>
    own.map((row) => [titles[i], ...blank(sum(widths.slice(0, i))), ...row, ...blank(sum(widths.slice(i + 1)))]),
  );
  return lines([[word, ...tables.flatMap(({ columns }) => columns.map(head))], ...rows]);
}

/** @param {(string | number | null)[][]} rows */
function lines(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
