import { find } from "./html.js";
import { whenNear } from "./near.js";
import { whyStill } from "./reason.js";
import { Status } from "./status.js";

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./interpreter.js").Interpreter} Interpreter */

/**
 * The element <nqpf-explorer>: its content is static until it comes near the viewport, then it wakes.
 * Its state stands in data-state: static, loading, ready or error.
 * @param {Page} page @param {Interpreter} interpreter shared by all explorers of the page
 */
export function explorerElement(page, interpreter) {
  return class extends HTMLElement {
    #stop = () => {};

    connectedCallback() {
      const reason = whyStill();
      if (reason) new Status(this).say(page.messages[reason]);
      else if (this.dataset.state !== "static") return;
      // Whoever follows a link to it is on the way there already.
      else if (location.hash === `#${this.id}`) void this.#wake();
      else {
        // Its controls are closed: who comes by keyboard would pass it by. To stop at it brings it near.
        find(this, "section").tabIndex = 0;
        this.#stop = whenNear([this], () => this.#wake());
      }
    }

    disconnectedCallback() {
      this.#stop();
    }

    /** Whoever stops at it goes on to its controls from there; nobody stops at it again. */
    #clear() {
      const section = find(this, "section");
      const clear = () => section.removeAttribute("tabindex");
      if (section !== document.activeElement) return clear();
      section.tabIndex = -1;
      section.addEventListener("blur", clear, { once: true });
    }

    async #wake() {
      this.dataset.state = "loading";
      // Python imports the explorer while the browser loads what draws it.
      interpreter.call("nqpf_widgets.explorer:answer", this.getAttribute("name"), "{}").catch(() => {});
      try {
        const { wake } = await import(page.drawing);
        const live = await wake(this, page, interpreter);
        this.#stop = () => live.close();
        this.#clear();
      } catch (problem) {
        this.dataset.state = "error";
        const sentence = page.messages.start_failed.replace("{reason}", () => String(problem));
        new Status(this).offer(sentence, page.messages.try_again, () => this.#wake());
      }
    }
  };
}
