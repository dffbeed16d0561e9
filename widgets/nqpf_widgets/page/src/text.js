/**
 * Numbers by named format, and templates: the twin of text.py, which has the same rules.
 */

/** @typedef {import("./types.js").Format} Format */

const MINUS = "\u2212";
const LARGEST = 1e21; // from here on toFixed turns to exponents

export class Text {
  /**
   * @param {Record<string, Format>} formats
   * @param {Record<string, string>} messages
   */
  constructor(formats, messages) {
    this.formats = formats;
    this.messages = messages;
  }

  /**
   * A number printed by a format, or with `digits` decimals instead of its own: rounded half away
   * from zero on its exact binary value, with thousands set off and no sign on what rounds to zero.
   * @param {unknown} value @param {string} name @param {number} [digits]
   */
  number(value, name, digits) {
    const rule = this.formats[name];
    if (!rule) throw new RangeError(this.message("error_format", { name, known: Object.keys(this.formats).join(", ") }));
    if (typeof value !== "number") {
      throw new RangeError(this.message("error_not_a_number", { value: String(value), name }));
    }
    const scaled = value * rule.scale;
    if (!(Math.abs(scaled) < LARGEST)) throw new RangeError(this.message("error_not_finite", { value: String(value) }));
    const size = Math.abs(scaled).toFixed(digits ?? rule.digits);
    const shown = rule.group ? group(size) : size;
    return sign(scaled, shown, rule.sign) + rule.prefix + shown + rule.suffix;
  }

  /**
   * An axis's ticks with the fewest decimals that print each exactly; null if its format has too few.
   * @param {number[]} values @param {string} name @returns {string[] | null}
   */
  ticks(values, name) {
    const rule = this.formats[name] ?? { scale: 1, digits: 0 };
    for (let digits = 0; digits <= rule.digits; digits += 1) {
      const isExact = values.every((value) => isClose(value * rule.scale, digits));
      if (isExact) return values.map((value) => this.number(value, name, digits));
    }
    return null;
  }

  /** A printed number with its unit: a space between them, but none before a percent sign (as explorer.py's). @param {string | number} printed @param {string} unit */
  measured(printed, unit) {
    return `${printed}${unit.startsWith("%") || !unit ? "" : " "}${unit}`;
  }

  /**
   * A template with each {name} filled by a string, each {name:format} by a number so printed.
   * @param {string} template @param {Record<string, unknown>} values
   */
  fill(template, values) {
    return template.replace(/\{([^}]*)(\}?)/g, (_, inside, end) => {
      if (!end) throw new RangeError(this.messages.error_brace.replace("{template}", () => template));
      return this.#placeholder(inside, values, template);
    });
  }

  /** @param {string} inside @param {Record<string, unknown>} values @param {string} template */
  #placeholder(inside, values, template) {
    const [name, ...rest] = inside.split(":");
    const format = rest.join(":");
    if (!Object.hasOwn(values, name)) {
      const known = Object.keys(values).sort().join(", ") || "nothing";
      throw new RangeError(this.message("error_placeholder", { template, name, known }));
    }
    const value = values[name];
    if (format) return this.number(value, format);
    if (typeof value === "string") return value;
    const example = `{${name}:number1}`;
    throw new RangeError(this.message("error_number_without_format", { template, name, example }));
  }

  /**
   * One of the host's own sentences.
   * @param {string} key @param {Record<string, string>} [values]
   */
  message(key, values = {}) {
    return this.fill(this.messages[key], values);
  }
}

/** @param {string} size */
function group(size) {
  const [whole, part] = size.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** @param {number} scaled @param {string} shown @param {boolean} showsPlus */
function sign(scaled, shown, showsPlus) {
  if (!/[1-9]/.test(shown)) return "";
  if (scaled < 0) return MINUS;
  return showsPlus ? "+" : "";
}

/** @param {number} value @param {number} digits */
function isClose(value, digits) {
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
  const error = Math.abs(rounded - value);
  return error <= Math.max(1e-9, 1e-9 * Math.max(Math.abs(rounded), Math.abs(value)));
}
