/**
 * The room that a text takes, estimated as draw/layout.py does: no reader's font is known, and
 * asking the browser would have it lay out the page for every picture.
 */

const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/** @param {string} letter */
function advance(letter) {
  if (WIDE.test(letter)) return 1;
  if ("iljtfrI.,:;'|!()[] ".includes(letter)) return 0.36;
  if ("mwMW%@".includes(letter)) return 0.85;
  return letter !== letter.toLowerCase() ? 0.68 : 0.57;
}

/**
 * A generous estimate of the width of a text in pixels.
 * @param {string} text @param {number} size of the font
 */
export function textWidth(text, size) {
  let width = 0;
  for (const letter of text) width += advance(letter);
  return width * size;
}

/**
 * A text in at most `most` lines of `width` pixels, the last one shortened if it must be.
 * @param {string} text @param {number} width @param {number} most @param {number} size
 */
export function wrap(text, width, most, size) {
  const lines = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    const longer = `${last} ${word}`.trim();
    if (!last || textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += " …";
  return kept.map((line) => shorten(line, width, size));
}

/** @param {string} line @param {number} width @param {number} size */
function shorten(line, width, size) {
  let short = line;
  while (textWidth(short, size) > width && short.length > 2) {
    short = `${short.replace(/…$/, "").trimEnd().slice(0, -1)}…`;
  }
  return short;
}
