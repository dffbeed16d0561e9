/**
 * Progress as a file, and back.
 */
import { KINDS, checkEntry, isName } from "./entries.js";

/** @typedef {import("./types.js").Kept} Kept */

const FORMAT = "nqpf-progress";
const VERSION = 1;
const LARGEST = 2 ** 20; // bytes of a file that is read

/** @param {Kept} kept */
export function writeFile({ item, task }) {
  const content = { format: FORMAT, version: VERSION, item: Object.fromEntries(item), task: Object.fromEntries(task) };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/**
 * What a file holds, and how many of its entries are damaged; or the key of a sentence on why it
 * cannot be read.
 * @param {string} text @returns {{kept: Kept, damaged: number} | {problem: string}}
 */
export function readFile(text) {
  if (text.length > LARGEST) return { problem: "import_large" };
  const content = parse(text);
  if (content?.format !== FORMAT || !Number.isInteger(content.version)) return { problem: "import_damaged" };
  if (content.version > VERSION) return { problem: "import_newer" };
  /** @type {any} */
  const kept = { item: new Map(), task: new Map() };
  let damaged = 0;
  for (const kind of KINDS) {
    for (const [name, value] of Object.entries(content[kind] ?? {})) {
      const entry = isName(kind, name) && checkEntry(kind, value);
      if (entry) kept[kind].set(name, entry);
      else damaged += 1;
    }
  }
  return { kept, damaged };
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
