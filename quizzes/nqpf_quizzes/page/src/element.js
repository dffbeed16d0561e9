import { whenNear } from "nqpf_widgets/page/src/near.js";
import { Status } from "nqpf_widgets/page/src/status.js";
import { start_failed, try_again } from "../../messages.json";

/** @typedef {import("./types.js").Page} Page */

/**
 * An element whose content is static until a reader comes near; then a module is loaded that brings it
 * to life. Its state stands in data-state: static, loading, ready or error.
 * @param {Page} page @param {import("./store.js").Store} store
 * @param {"wakePractice" | "wakeProgress"} wake the module's function
 * @param {() => string | undefined} still a sentence on why it must stay static
 * @param {string} also a selector of what belongs to it elsewhere on the page
 */
export function sleepingElement(page, store, wake, still, also = "") {
  return class extends HTMLElement {
    #stop = () => {};

    connectedCallback() {
      const sentence = still();
      if (sentence) new Status(this).say(sentence);
      else if (this.dataset.state === "static") this.#stop = whenNear([this, ...this.#others()], () => this.#wake());
    }

    disconnectedCallback() {
      this.#stop();
    }

    #others() {
      return also ? document.querySelectorAll(also) : [];
    }

    async #wake() {
      this.dataset.state = "loading";
      try {
        const module = await import(page.modules.practice);
        await module[wake](this, page, store);
        this.dataset.state = "ready";
      } catch (problem) {
        this.dataset.state = "error";
        new Status(this).offer(start_failed.replace("{reason}", () => String(problem)), try_again, () => this.#wake());
      }
    }
  };
}
