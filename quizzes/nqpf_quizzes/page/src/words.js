/**
 * Texts of the bank as nodes: Chinese marked for voices and fonts, lines and paragraphs kept, by the
 * rules of static.py.
 */
import { html } from "nqpf_widgets/page/src/html.js";

const CHINESE = /([\u3001-\u301f\uff00-\uff5e]*[\u3400-\u4dbf\u4e00-\u9fff][\u3001-\u301f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff5e]*)/u;

/** @param {string} text @returns {(Node | string)[]} */
export function words(text) {
  // Every second part of a split by a group is what the group found.
  return text.split(CHINESE).map((part, i) => (i % 2 ? html("span", { lang: "zh-Hans" }, part) : part));
}

/** @param {string} text */
export function paragraphs(text) {
  return text
    .trim()
    .split("\n\n")
    .map((part) => html("span", { class: "nqpf-paragraph" }, ...part.split("\n").flatMap((line, i) => [...(i ? [html("br")] : []), ...words(line)])));
}
