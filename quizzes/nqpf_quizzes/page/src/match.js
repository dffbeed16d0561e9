/** @typedef {import("./types.js").Field} Field */

/**
 * Lines that are each given a number, by a list to choose from.
 * @implements {Field}
 */
export class Match {
  first = "match_first";

  /** @param {HTMLElement} form @param {import("./types.js").Text} text */
  constructor(form, text) {
    this.text = text;
    /** @type {HTMLSelectElement[]} */
    this.lists = [...form.querySelectorAll("select[data-letter]")].map((list) => /** @type {HTMLSelectElement} */ (list));
  }

  read() {
    const given = this.lists.filter(({ value }) => value);
    return given.length ? Object.fromEntries(given.map((list) => [letter(list), Number(list.value)])) : null;
  }

  /** @param {any} answer */
  write(answer) {
    if (typeof answer !== "object") return false;
    for (const list of this.lists) list.value = String(answer[letter(list)] ?? "");
    return this.lists.some(({ value }) => value);
  }

  clear() {
    for (const list of this.lists) list.value = "";
  }

  focus() {
    this.lists[0].focus();
  }

  problem() {
    return "";
  }

  missing() {
    const letters = this.lists.filter(({ value }) => !value).map(letter);
    return letters.length ? this.text.message("match_missing", { letters: letters.join(", ") }) : "";
  }
}

/** @param {HTMLSelectElement} list */
function letter(list) {
  return list.dataset.letter ?? "";
}
