/**
 * A new SVG element.
 * @param {string} name @param {Record<string, string | number>} [attributes] @param {string} [text]
 */
export function svgElement(name, attributes = {}, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) made.setAttribute(key, String(attributes[key]));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A pixel, to a tenth. @param {number} value */
export function pixel(value) {
  return Math.round(value * 10) / 10;
}
