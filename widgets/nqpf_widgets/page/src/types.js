/**
 * What passes between the parts of the page, in types.
 *
 * @typedef {string | number | boolean} Value A control's value.
 * @typedef {Record<string, Value>} Params
 *
 * @typedef {object} Axis
 * @property {string} label
 * @property {string} unit
 * @property {string} format A name in formats.json.
 * @property {"linear" | "log" | "band"} scale
 * @property {any[] | null} domain
 * @property {boolean} zero
 *
 * @typedef {{kind: string, label: string, role: string, dash: boolean} & Record<string, any>} Mark
 * @typedef {{title: string, x: Axis, y: Axis, marks: Mark[]}} Chart
 * @typedef {{key: string, label: string, value: number, format: string, unit: string}} Readout
 * @typedef {{template: string, values: Record<string, string | number>}} Sentence
 * @typedef {{columns: {label: string, unit: string, format: string}[], rows: (string | number | null)[][]}} Table
 *
 * @typedef {object} View What an explorer shows for some parameters.
 * @property {[string, Value][]} params
 * @property {Chart[]} charts
 * @property {Readout[]} readouts
 * @property {Sentence[]} reading
 * @property {[string, boolean][]} tasks
 * @property {string[]} idle
 *
 * @typedef {{control: string | null, message: string}} Problem
 *
 * @typedef {object} Format
 * @property {number} scale
 * @property {number} digits
 * @property {string} prefix
 * @property {string} suffix
 * @property {boolean} group
 * @property {boolean} sign
 *
 * @typedef {{width: number, height: number, ticks: {x: number, y: number}}} Box
 *
 * @typedef {object} Theme
 * @property {Record<string, Box>} box
 * @property {{left: number, right: number, top: number, bottom: number}} margins
 * @property {number} font_px
 * @property {number} grid_opacity
 * @property {number} zero_opacity
 * @property {Record<string, any>} mark
 *
 * @typedef {object} Page What the Sphinx extension says in `window.nqpfPage`.
 * @property {string} drawing
 * @property {string} worker
 * @property {string} micropython
 * @property {string} wasm
 * @property {string} portable the portable files of all packages
 * @property {string} [needed] those that this page needs, where it says so
 * @property {Record<string, string>} modules addresses of what packages load on demand, by their files' names
 * @property {import("./interpreter.js").Interpreter} model Python, shared by all that is on the page; page.js makes it
 * @property {Record<string, Format>} formats
 * @property {Record<string, string>} messages
 * @property {Theme} theme
 *
 * @typedef {{call(target: string, ...args: unknown[]): Promise<string>}} Caller
 */

export {};
