import { html } from "nqpf_widgets/page/src/html.js";

/**
 * Ask before something that cannot be undone.
 * @param {string} question @param {string} yes @param {string} no @returns {Promise<boolean>}
 */
export function ask(question, yes, no) {
  const id = "nqpf-question";
  const buttons = [html("button", { value: "" }, no), html("button", { value: "yes" }, yes)];
  const form = html("form", { method: "dialog" }, html("p", { id }, question), html("p", { class: "nqpf-choices" }, ...buttons));
  const dialog = /** @type {HTMLDialogElement} */ (html("dialog", { class: "nqpf-dialog", "aria-labelledby": id }, form));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
