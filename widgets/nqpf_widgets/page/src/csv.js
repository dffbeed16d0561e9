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
 * @typedef {object} Part
 * @property {string} title of the picture that the table belongs to
 * @property {string} state which state of the explorer it shows
 * @property {Table} table
 * @property {import("./settings.js").Setting[]} settings in force there, on every row
 */

/**
 * Tables as one CSV text, below each other, each with columns of its own: what stands in the same
 * column of the same picture shares it. Titles and states stand in front where there are several.
 * @param {Part[]} parts @param {{title: string, state: string}} words heads of those two columns
 */
export function csv(parts, words) {
  const front = /** @type {("title" | "state")[]} */ (["title", "state"]).filter((name) => new Set(parts.map((part) => part[name])).size > 1);
  /** @type {Map<string, string>} */
  const heads = new Map();
  for (const { title, table } of parts) table.columns.forEach((column, i) => heads.set(key(title, column, i), head(column)));
  const rows = parts.flatMap(({ table, settings, ...part }) => {
    const keys = table.columns.map((column, i) => key(part.title, column, i));
    const cells = (/** @type {any[]} */ row) => [...heads.keys()].map((each) => row[keys.indexOf(each)] ?? null);
    return table.rows.map((row) => [...front.map((name) => part[name]), ...cells(row), ...settings.map(({ value }) => value)]);
  });
  return lines([[...front.map((name) => words[name]), ...heads.values(), ...parts[0].settings.map(head)], ...rows]);
}

/** @param {string} title @param {{label: string, unit: string}} column @param {number} i */
function key(title, column, i) {
  return JSON.stringify([title, head(column), i]);
}

/** @param {(string | number | null)[][]} rows */
function lines(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
