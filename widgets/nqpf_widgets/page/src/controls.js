import { control } from "./control.js";
import { find, html } from "./html.js";

/** @typedef {import("./types.js").Params} Params */
/** @typedef {import("./control.js").Control} Control */

/** The form of an explorer: reads its controls, writes settled values, says what is wrong. */
export class Controls {
  /** @type {string | null} the control that is being moved or typed into */
  #active = null;

  /**
   * @param {HTMLElement} host
   * @param {import("./text.js").Text} text
   * @param {() => void} changed called on every value that is allowed
   */
  constructor(host, text, changed) {
    this.text = text;
    this.changed = changed;
    this.form = /** @type {HTMLFormElement} */ (find(host, ".nqpf-controls"));
    /** @type {Map<string, {control: Control, root: HTMLElement}>} */
    this.all = new Map();
    for (const root of /** @type {NodeListOf<HTMLElement>} */ (host.querySelectorAll(".nqpf-control"))) {
      const made = control(root, text);
      this.all.set(made.name, { control: made, root });
    }
    this.form.addEventListener("input", (event) => this.#hear(event));
    this.form.addEventListener("change", (event) => this.#hear(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Let the reader move them. */
  open() {
    find(this.form, "fieldset").removeAttribute("disabled");
  }

  /** @returns {Params} */
  get params() {
    return Object.fromEntries([...this.all.values()].map(({ control: { name, value } }) => [name, value]));
  }

  /** Write values, but not into what the reader is moving at this moment. @param {Params} params */
  write(params) {
    for (const [name, { control }] of this.all) {
      if (name !== this.#active && name in params && params[name] !== control.value) {
        control.write(params[name]);
        this.problem(name, "");
      }
    }
  }

  /** Back to the values of the static page. */
  reset() {
    this.form.reset();
    this.#active = null;
    for (const [name, { control }] of this.all) {
      control.read(null);
      this.problem(name, "");
    }
  }

  /** Say what is wrong with a control, or with "" that all is well. @param {string} name @param {string} message */
  problem(name, message) {
    const { control, root } = /** @type {{control: Control, root: HTMLElement}} */ (this.all.get(name));
    const note = find(root, ".nqpf-problem");
    const input = control.inputs[control.inputs.length - 1];
    if (note.textContent === message) return;
    note.textContent = message;
    note.hidden = !message;
    note.id = `${input.id}-problem`;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    describe(input, note.id, Boolean(message));
  }

  /** Show a problem at its control, if it has one here. @param {import("./types.js").Problem} problem @returns {boolean} */
  refuse({ control, message }) {
    if (control === null || !this.all.has(control)) return false;
    this.problem(control, message);
    return true;
  }

  /** Note which controls have no effect at present. @param {string[]} names */
  setIdle(names) {
    for (const [name, { control, root }] of this.all) {
      const isIdle = names.includes(name);
      const note = root.querySelector(".nqpf-idle");
      if (isIdle === Boolean(note)) continue;
      if (isIdle) root.dataset.idle = "true";
      else delete root.dataset.idle;
      const id = `${control.inputs[0].id}-idle`;
      if (note) note.remove();
      else root.append(html("span", { class: "nqpf-idle", id }, this.text.message("idle_now")));
      for (const input of control.inputs) describe(input, id, isIdle);
    }
  }

  /** @param {Event} event */
  #hear({ target, type }) {
    const root = target instanceof Element ? target.closest(".nqpf-control") : null;
    const name = root instanceof HTMLElement ? (root.dataset.control ?? "") : "";
    const found = this.all.get(name);
    if (!found) return;
    this.#active = type === "input" ? name : null;
    const isAllowed = found.control.read(target);
    // Somebody who is still typing is not told that it is wrong so far.
    if (isAllowed || type === "change") this.problem(name, isAllowed ? "" : found.control.problem());
    if (isAllowed) this.changed();
  }
}

/** Add or remove one description of an input. @param {Element} input @param {string} id @param {boolean} isOn */
function describe(input, id, isOn) {
  const ids = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  if (isOn) ids.push(id);
  if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
  else input.removeAttribute("aria-describedby");
}
