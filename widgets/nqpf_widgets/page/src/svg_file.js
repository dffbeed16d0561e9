import { svgElement } from "./svg.js";
import { textWidth } from "./measure.js";

/** @typedef {import("./figure.js").Figure} Figure */

const FONT = "system-ui, sans-serif";
const EDGE = 16; // pixels around the pictures
const LINE = 20; // height of a line of words
const SIZE = 13; // of the legend's words

/**
 * The pictures of an explorer as one SVG that needs nothing else: colours resolved as they are shown
 * now, fonts named, titles and legends written in.
 * @param {Figure[]} figures @param {string} title of the explorer @param {string} settings in words
 */
export function svgFile(figures, title, settings) {
  const style = getComputedStyle(figures[0].root);
  const pictures = figures.map(picture);
  const width = Math.max(...pictures.map((each) => each.width)) + 2 * EDGE;
  const foot = paragraph(settings, width - 2 * EDGE);
  const height = pictures.reduce((sum, each) => sum + each.height + EDGE, EDGE) + foot.height + EDGE;
  const root = svgElement("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONT, color: style.color });
  const ground = svgElement("rect", { width: "100%", height: "100%", fill: style.getPropertyValue("--nqpf-ground").trim() });
  root.append(svgElement("title", {}, title), ground);
  let top = EDGE;
  for (const each of pictures) {
    each.group.setAttribute("transform", `translate(${EDGE},${top})`);
    root.append(each.group);
    top += each.height + EDGE;
  }
  foot.group.setAttribute("transform", `translate(${EDGE},${top})`);
  root.append(foot.group);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

/** A text in lines of at most a width. @param {string} text @param {number} width */
function paragraph(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (textWidth(longer, SIZE) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const group = svgElement("g", { "font-size": SIZE, fill: "currentColor" });
  group.append(...lines.map((line, i) => svgElement("text", { y: (i + 1) * LINE - 6 }, line)));
  return { group, height: lines.length * LINE };
}

/** One chart with its title and legend. @param {Figure} figure */
function picture(figure) {
  const { width, height } = figure.svg.viewBox.baseVal;
  const group = svgElement("g", { fill: "currentColor" });
  const items = legend(figure, width);
  const top = LINE + 6 + items.height;
  const body = /** @type {SVGSVGElement} */ (figure.svg.cloneNode(true));
  resolve(figure.svg, body);
  for (const [name, value] of Object.entries({ x: 0, y: top, width, height })) body.setAttribute(name, String(value));
  body.removeAttribute("class");
  group.append(svgElement("text", { y: LINE - 6, "font-size": 15, "font-weight": 600 }, figure.title.textContent ?? ""), items.group, body);
  return { group, width, height: top + height };
}

/** The legend in lines as long as the picture is wide. @param {Figure} figure @param {number} width */
function legend(figure, width) {
  const group = svgElement("g", { "font-size": SIZE });
  let [x, row] = [0, 0];
  for (const item of figure.root.querySelectorAll(".nqpf-legend li")) {
    const words = item.textContent ?? "";
    const room = 36 + textWidth(words, SIZE);
    if (x && x + room > width) [x, row] = [0, row + 1];
    const y = LINE + 6 + row * LINE;
    group.append(swatch(/** @type {HTMLElement} */ (item.querySelector(".nqpf-swatch")), x, y + 4), svgElement("text", { x: x + 22, y: y + 9 }, words));
    x += room;
  }
  return { group, height: group.childElementCount ? (row + 1) * LINE : 0 };
}

/** @param {HTMLElement} shown in the page's legend @param {number} x @param {number} y of its middle */
function swatch(shown, x, y) {
  const colour = getComputedStyle(shown).color;
  const { kind, dash } = shown.dataset;
  const isRing = getComputedStyle(shown).borderTopWidth !== "0px";
  if (kind === "dot") return svgElement("circle", { cx: x + 8, cy: y, r: 4, fill: isRing ? "none" : colour, stroke: colour });
  if (kind === "ghost") return svgElement("rect", { x, y: y - 5, width: 16, height: 10, fill: "none", stroke: colour, "stroke-dasharray": "2 3" });
  if (kind === "bar" || kind === "area" || kind === "cell") return svgElement("rect", { x, y: y - 5, width: 16, height: 10, fill: colour });
  const line = svgElement("path", { d: `M${x},${y}h16`, stroke: colour, "stroke-width": 2 });
  if (dash) line.setAttribute("stroke-dasharray", "6 4");
  return line;
}

/** Write into a copy the colours that variables stand for in the original. @param {Element} original @param {Element} copy */
function resolve(original, copy) {
  const style = getComputedStyle(original);
  for (const name of ["fill", "stroke"]) {
    if (copy.getAttribute(name)?.includes("var(")) copy.setAttribute(name, style.getPropertyValue(name));
  }
  [...original.children].forEach((child, i) => resolve(child, copy.children[i]));
}
