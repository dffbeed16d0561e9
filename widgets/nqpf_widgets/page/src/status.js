import { find, html } from "./html.js";

/** The line of an explorer that says what has just happened, in view and to screen readers. */
export class Status {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.line = find(host, ".nqpf-status");
  }

  /** @param {string} sentence @param {Node[]} more shown behind it */
  say(sentence, ...more) {
    this.line.replaceChildren(sentence, ...more.flatMap((node) => [" ", node]));
  }

  /** Offer a way out of a failure. @param {string} sentence @param {string} label @param {() => void} action */
  offer(sentence, label, action) {
    const button = html("button", { type: "button", "data-action": "again" }, label);
    button.addEventListener("click", () => {
      this.say("");
      // The button is gone; whoever came by keyboard stays here.
      this.line.tabIndex = -1;
      this.line.focus();
      action();
    });
    this.say(sentence, button);
  }
}
