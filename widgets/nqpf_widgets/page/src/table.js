import { find, html } from "./html.js";
import { axisLabel } from "./layout.js";
import { Newest } from "./newest.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./types.js").Table} Figures */

/** Milliseconds of rest after which a table that nobody sees is brought up to date, for print. */
const REST = 600;

/**
 * The figures behind charts.
 * @param {import("./types.js").Caller} model @param {Chart[]} charts @returns {Promise<Figures[]>}
 */
export async function figures(model, charts) {
  const tables = await Promise.all(charts.map((chart) => model.call("nqpf_widgets.chart:table", chart)));
  return tables.map((table) => JSON.parse(table));
}

/** The tables in the explorer's <details>, kept in step with the pictures. */
export class Tables {
  #timer = 0;

  /** @param {HTMLElement} host @param {import("./text.js").Text} text @param {import("./types.js").Caller} model */
  constructor(host, text, model) {
    this.text = text;
    this.details = /** @type {HTMLDetailsElement} */ (find(host, ".nqpf-table"));
    this.newest = new Newest(async (/** @type {Chart[]} */ charts) => {
      const made = await figures(model, charts).catch(() => null);
      // A worker that is lost says so where the picture is.
      if (made) this.#write(charts, made);
    });
  }

  /** @param {Chart[]} charts */
  show(charts) {
    clearTimeout(this.#timer);
    const write = () => void this.newest.ask(charts);
    if (this.details.open) write();
    else this.#timer = window.setTimeout(write, REST);
  }

  /** Leave the tables as they are: the model is lost. */
  rest() {
    clearTimeout(this.#timer);
  }

  /** @param {Chart[]} charts @param {Figures[]} made */
  #write(charts, made) {
    const regions = this.details.querySelectorAll(".nqpf-scroll");
    charts.forEach((chart, i) => regions[i]?.replaceChildren(this.#table(chart, made[i])));
  }

  /** A table as markup.py writes it. @param {Chart} chart @param {Figures} figures */
  #table({ title }, { columns, rows }) {
    const heads = columns.map((column) => html("th", { scope: "col" }, axisLabel(column, this.text)));
    const body = rows.map((row) => {
      const [first, ...rest] = row.map((value, i) => this.#cell(value, columns[i].format));
      return html("tr", {}, html("th", { scope: "row" }, first), ...rest.map((cell) => html("td", {}, cell)));
    });
    return html("table", {}, html("caption", {}, title), html("thead", {}, html("tr", {}, ...heads)), html("tbody", {}, ...body));
  }

  /** @param {string | number | null} value @param {string} format */
  #cell(value, format) {
    if (value === null) return this.text.message("empty_cell");
    return typeof value === "string" ? value : this.text.number(value, format);
  }
}
