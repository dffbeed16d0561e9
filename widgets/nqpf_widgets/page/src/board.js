import { Figure } from "./figure.js";
import { Reading } from "./reading.js";
import { Readouts } from "./readouts.js";

/** @typedef {import("./types.js").View} View */

/** What shows a view: its pictures, its figures and what they say. */
export class Board {
  /** @param {HTMLElement} host @param {import("./layout.js").Look} look */
  constructor(host, look) {
    this.figures = Array.from(host.querySelectorAll(".nqpf-chart"), (figure) => new Figure(/** @type {HTMLElement} */ (figure), look));
    this.readouts = new Readouts(host, look.text);
    this.reading = new Reading(host, look.text);
  }

  close() {
    for (const figure of this.figures) figure.close();
  }

  /**
   * Draw all of a view, and return what puts it into the page: so nothing changes if some of it cannot be shown.
   * @param {View} view @param {View | null} pinned @returns {() => void}
   */
  prepare(view, pinned) {
    if (view.charts.length !== this.figures.length) throw new Error(`charts: ${view.charts.length}`);
    const steps = [
      ...this.figures.map((figure, i) => figure.prepare(view.charts[i], pinned?.charts[i] ?? null)),
      this.readouts.prepare(view.readouts, pinned?.readouts ?? null),
      this.reading.prepare(view.reading),
    ];
    return () => steps.forEach((step) => step());
  }
}
