/** The tasks of an explorer: one that is done is ticked, and stays so for the visit. */
export class Tasks {
  /**
   * @param {HTMLElement} host
   * @param {import("./text.js").Text} text
   * @param {(sentence: string) => void} say
   */
  constructor(host, text, say) {
    this.host = host;
    this.text = text;
    this.say = say;
    /** @type {NodeListOf<HTMLElement>} */
    this.items = host.querySelectorAll("[data-task]");
    for (const item of this.items) this.#name(item);
    /** @type {Set<string> | null} tasks that a link had done before the reader moved anything */
    this.given = null;
  }

  /** @param {[string, boolean][]} tasks */
  show(tasks) {
    const met = new Set(tasks.filter(([, isDone]) => isDone).map(([key]) => key));
    // One that the reader has left open counts when it is met again.
    this.given = this.given ? new Set([...this.given].filter((key) => met.has(key))) : met;
    for (const item of this.items) {
      const key = item.dataset.task ?? "";
      if (!met.has(key) || this.given.has(key) || item.dataset.done === "true") continue;
      item.dataset.done = "true";
      this.#name(item);
      this.say(this.text.message("task_done", { task: this.#goal(item) }));
      const detail = { explorer: this.host.getAttribute("name"), task: key };
      this.host.dispatchEvent(new CustomEvent("nqpf-task", { bubbles: true, detail }));
    }
  }

  /** The tick in words, for those who do not see it. @param {HTMLElement} item */
  #name(item) {
    const tick = item.querySelector(".nqpf-tick");
    tick?.removeAttribute("aria-hidden");
    tick?.setAttribute("role", "img");
    tick?.setAttribute("aria-label", this.text.message(item.dataset.done === "true" ? "task_is_done" : "task_is_open"));
  }

  /** @param {HTMLElement} item */
  #goal(item) {
    const texts = [...item.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    return texts.map(({ textContent }) => textContent).join(" ").trim();
  }
}
