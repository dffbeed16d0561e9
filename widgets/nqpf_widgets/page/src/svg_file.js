import { svgElement } from "./svg.js";

/** @typedef {import("./figure.js").Figure} Figure */

const COLOURS = ["fill", "stroke"];
const FONT = "system-ui, sans-serif";
const EDGE = 16; // pixels around the pictures
const LINE = 20; // height of a line of words

/**
 * The pictures of an explorer as one SVG that needs nothing else: colours resolved as they are shown
 * now, fonts named, titles and legends written in.
 * @param {Figure[]} figures @param {string} title of the explorer
 */
export function svgFile(figures, title) {
  const { color, backgroundColor } = getComputedStyle(figures[0].root);
  const pictures = figures.map(picture);
  const width = Math.max(...pictures.map((each) => each.width)) + 2 * EDGE;
  const root = svgElement("svg", { xmlns: "http://www.w3.org/2000/svg", "font-family": FONT, color });
  root.append(svgElement("title", {}, title), svgElement("rect", { width: "100%", height: "100%", fill: ground(figures[0].root, backgroundColor) }));
  let top = EDGE;
  for (const { group, height } of pictures) {
    group.setAttribute("transform", `translate(${EDGE},${top})`);
    root.append(group);
    top += height + EDGE;
  }
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${top}`, width, height: top })) root.setAttribute(name, String(value));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

/** The colour of the ground: what stands behind the picture. @param {Element} element @param {string} own */
function ground(element, own) {
  const declared = getComputedStyle(element).getPropertyValue("--nqpf-ground").trim();
  return declared || own;
}

/** One chart with its title and legend. @param {Figure} figure */
function picture(figure) {
  const { width, height } = figure.svg.viewBox.baseVal;
  const group = svgElement("g", { fill: "currentColor" });
  group.append(svgElement("text", { y: LINE - 6, "font-size": 15, "font-weight": 600 }, figure.title.textContent ?? ""));
  const legend = legendLine(figure, width);
  const body = /** @type {SVGSVGElement} */ (figure.svg.cloneNode(true));
  resolve(figure.svg, body);
  const top = LINE + 6 + legend.height;
  for (const [name, value] of Object.entries({ x: 0, y: top, width, height })) body.setAttribute(name, String(value));
  body.removeAttribute("class");
  group.append(legend.group, body);
  return { group, width, height: top + height };
}

/** @param {Figure} figure @param {number} width */
function legendLine(figure, width) {
  const group = svgElement("g", { "font-size": 13 });
  let [x, row] = [0, 0];
  for (const item of figure.root.querySelectorAll(".nqpf-legend li")) {
    const swatch = item.querySelector(".nqpf-swatch");
    const colour = swatch ? getComputedStyle(swatch).color : "currentColor";
    const words = item.textContent ?? "";
    const room = 28 + 7.5 * words.length;
    if (x && x + room > width) [x, row] = [0, row + 1];
    const y = LINE + 6 + row * LINE;
    group.append(svgElement("rect", { x, y: y - 1, width: 14, height: 10, fill: colour }), svgElement("text", { x: x + 20, y: y + 9 }, words));
    x += room;
  }
  return { group, height: group.childElementCount ? (row + 1) * LINE : 0 };
}

/** Write into a copy the colours that variables stand for in the original. @param {Element} original @param {Element} copy */
function resolve(original, copy) {
  const style = getComputedStyle(original);
  for (const name of COLOURS) {
    if (copy.getAttribute(name)?.includes("var(")) copy.setAttribute(name, style.getPropertyValue(name));
  }
  [...original.children].forEach((child, i) => resolve(child, copy.children[i]));
}
