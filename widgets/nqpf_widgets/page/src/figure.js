import { find } from "./html.js";
import { Legend } from "./legend.js";
import { patch } from "./patch.js";
import { drawPicture } from "./picture.js";
import { Tip } from "./tip.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./layout.js").Look} Look */

/** One chart on the page: title, legend and picture, in the box that the static picture had. */
export class Figure {
  #width = 0;
  /** @type {{chart: Chart, pinned: Chart | null} | null} */
  #shown = null;

  /** @param {HTMLElement} root @param {Look} look */
  constructor(root, look) {
    this.root = root;
    this.look = look;
    this.title = find(root, "figcaption");
    this.picture = find(root, ".nqpf-picture");
    this.legend = new Legend(root, look.text);
    this.tip = new Tip(this.picture, look.text);
    this.#width = this.picture.getBoundingClientRect().width;
    this.observer = new ResizeObserver(([{ contentRect }]) => this.#resize(contentRect.width));
    this.observer.observe(this.picture);
  }

  close() {
    this.observer.disconnect();
  }

  /**
   * Draw, and return what puts the drawing into the document: so nothing changes if anything fails.
   * @param {Chart} chart @param {Chart | null} pinned
   */
  prepare(chart, pinned) {
    if (this.#shown && isSame(chart, this.#shown.chart) && isSame(pinned, this.#shown.pinned)) return () => {};
    return this.#draw(chart, pinned);
  }

  /** @param {Chart} chart @param {Chart | null} pinned */
  #draw(chart, pinned) {
    const { svg, layout, hasGhost } = drawPicture(chart, pinned, this.#frame(), this.look);
    return () => {
      this.#shown = { chart, pinned };
      if (this.title.textContent !== chart.title) this.title.textContent = chart.title;
      this.legend.show(chart, hasGhost);
      const old = this.picture.querySelector(":scope > .nqpf-live");
      if (old) patch(old, svg);
      else this.#replace(svg);
      this.tip.follow(chart, layout);
    };
  }

  /** Put the first drawing in the place of the static ones. @param {SVGSVGElement} svg */
  #replace(svg) {
    for (const old of this.picture.querySelectorAll(":scope > svg")) old.remove();
    this.picture.prepend(svg);
  }

  /** The SVG that is shown now. */
  get svg() {
    return /** @type {SVGSVGElement} */ (this.picture.querySelector("svg"));
  }

  /** The chart that is shown now. */
  get chart() {
    return this.#shown?.chart;
  }

  /** The style says which of the theme's boxes the picture has; its shape is kept at any width. */
  #frame() {
    const name = getComputedStyle(this.root).getPropertyValue("--nqpf-box").trim();
    const box = this.look.theme.box[name === "wide" ? "wide" : "narrow"];
    const width = this.#width || box.width;
    return { width, height: (width * box.height) / box.width, ticks: box.ticks };
  }

  /** @param {number} width */
  #resize(width) {
    if (!width || width === this.#width) return;
    this.#width = width;
    if (this.#shown) this.#draw(this.#shown.chart, this.#shown.pinned)();
  }
}

/** @param {Chart | null} a @param {Chart | null} b */
function isSame(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
