/**
 * The state of explorers in a page's address: ?NAME.control=value&...#explorer-NAME
 *
 * Read by hand, part by part: one damaged part must not spoil the rest.
 */

/** @typedef {{pairs: [string, string][], garbled: string[]}} State of one explorer: texts by control, parts not decoded */

const PART = /^([a-z][a-z0-9-]*)\.([^=]*)(?:=(.*))?$/s;

/**
 * What an address holds, by explorer.
 * @param {string} query as in location.search @returns {Map<string, State>}
 */
export function readAddress(query) {
  /** @type {Map<string, State>} */
  const states = new Map();
  for (const part of query.replace(/^\?/, "").split("&")) {
    const [, name, control, value = ""] = part.match(PART) ?? [];
    if (!name) continue;
    const state = states.get(name) ?? { pairs: [], garbled: [] };
    states.set(name, state);
    try {
      state.pairs.push([decode(control), decode(value)]);
    } catch {
      state.garbled.push(part);
    }
  }
  return states;
}

/** @param {string} text */
function decode(text) {
  return decodeURIComponent(text.replaceAll("+", " "));
}

/**
 * The address of a page with an explorer in a state.
 * @param {string} page the address of the page @param {string} name @param {string} id of the element
 * @param {import("./types.js").Params} params
 */
export function writeAddress(page, name, id, params) {
  const parts = Object.entries(params).map(([control, value]) => `${name}.${encodeURIComponent(control)}=${encodeURIComponent(value)}`);
  const made = new URL(page);
  made.search = parts.join("&");
  made.hash = id;
  return made.href;
}
