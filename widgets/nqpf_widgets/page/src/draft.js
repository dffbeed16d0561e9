/**
 * A reader's text of a source, kept for as long as the browser's tab is open, so that loading the page
 * again does not lose it. A draft of another edition of the source is dropped.
 */
export class Draft {
  /** @param {string} name @param {string} original */
  constructor(name, original) {
    this.key = `nqpf/1/draft/${location.pathname}/${name}`;
    this.original = original;
  }

  /** The draft, or the original where there is none. */
  get text() {
    try {
      const { original, text } = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
      return original === this.original && typeof text === "string" ? text : this.original;
    } catch {
      return this.original;
    }
  }

  /** @param {string} text */
  keep(text) {
    try {
      if (text === this.original) sessionStorage.removeItem(this.key);
      else sessionStorage.setItem(this.key, JSON.stringify({ original: this.original, text }));
    } catch {
      // A browser that stores nothing still runs the change.
    }
  }
}
